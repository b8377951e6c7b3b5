/** Where accounts differ: contested and inconsistent claims, and claims in tension, both sides face to face. */
import { compareText } from '../domain/date.ts';
import type { ClaimNode } from '../domain/graph.ts';
import { leading } from './claim.ts';
import { claimCard, statementView, type ClaimCard, type StatementView } from './parts.ts';
import { known, type Site } from './site.ts';

export type Contradiction =
  | {
      type: 'within';
      /** Anchor on the page. */
      id: string;
      claim: ClaimCard;
      /** The sentence that explains it. */
      why: string;
      left: StatementView[];
      right: StatementView[];
      /** Statements on both sides that are left out: the claim's page has all. */
      more: number;
    }
  | {
      type: 'between';
      id: string;
      claims: [ClaimCard, ClaimCard];
      why: string;
      left: StatementView[];
      right: StatementView[];
    };

/** Statements shown on a side at the most; the claim's page has all. */
const SHOWN = 3;

/**
 * All contradictions in a documented order: conflicts on one claim first, then those with origin groups on both sides,
 * then the latest change, then the claim's id. Nobody chooses.
 */
export function contradictions(site: Site): Contradiction[] {
  const { graph } = site;
  const view = (keys: readonly string[]) => keys.map((key) => statementView(site, known(graph.statements, key)));
  const ranked: { item: Contradiction; grouped: boolean; day: string; key: string }[] = [];
  for (const claim of graph.claims.values()) {
    const { record, status } = claim;
    const day = lastChange(claim);
    if (status.status === 'contested' || status.status === 'inconsistent') {
      const sides = status.conflict
        ? status.conflict.map((key) => [key])
        : (['for', 'against'] as const).map((side) =>
            claim.statements.filter((s) => s.side === side && status.basis.includes(s.key)).map((s) => s.key),
          );
      const [left = [], right = []] = sides.map((keys) => view(keys.slice(0, SHOWN)));
      const more = sides.reduce((sum, keys) => sum + Math.max(0, keys.length - SHOWN), 0);
      const item: Contradiction = {
        type: 'within',
        id: record.id,
        claim: claimCard(site, claim),
        why: record.disagreement ?? '',
        left,
        right,
        more,
      };
      ranked.push({ item, grouped: haveGroups(left, right), day, key: record.id });
    }
    for (const { claim: otherId, reason } of claim.tension) {
      if (otherId < record.id) continue;
      const other = known(graph.claims, otherId);
      const left = view([leading(claim).key]);
      const right = view([leading(other).key]);
      ranked.push({
        item: {
          type: 'between',
          id: `${record.id}--${otherId}`,
          claims: [claimCard(site, claim), claimCard(site, other)],
          why: reason,
          left,
          right,
        },
        grouped: haveGroups(left, right),
        day: [day, lastChange(other)].toSorted().at(-1) ?? day,
        key: `${record.id} ${otherId}`,
      });
    }
  }
  return ranked
    .toSorted(
      (a, b) =>
        compareText(b.item.type, a.item.type) ||
        Number(b.grouped) - Number(a.grouped) ||
        compareText(b.day, a.day) ||
        compareText(a.key, b.key),
    )
    .map(({ item }) => item);
}

const haveGroups = (left: StatementView[], right: StatementView[]): boolean =>
  left.some((s) => s.group !== null) && right.some((s) => s.group !== null);

const lastChange = ({ history }: ClaimNode): string => history.at(-1)?.day ?? '';
