/** Where accounts differ: contested and inconsistent claims, and claims in tension, both sides face to face. */
import { compareText } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import type { Side } from '../domain/status.ts';
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
  // Made where they are shown: most pages show a few, and count the others.
  const view = (statements: readonly Statement[]) => statements.map((s) => statementView(site, s));
  const ranked: { item: Contradiction; grouped: boolean; day: string; key: string }[] = [];
  for (const claim of graph.claims.values()) {
    const { record, status } = claim;
    const day = lastChange(claim);
    if (status.status === 'contested' || status.status === 'inconsistent') {
      const [left, right] = sidesOf(claim);
      const sides = [left.slice(0, SHOWN), right.slice(0, SHOWN)] as const;
      const item: Contradiction = {
        type: 'within',
        id: record.id,
        get claim() {
          return claimCard(site, claim);
        },
        why: record.disagreement ?? '',
        get left() {
          return view(sides[0]);
        },
        get right() {
          return view(sides[1]);
        },
        more: left.length + right.length - sides[0].length - sides[1].length,
      };
      ranked.push({ item, grouped: haveGroups(sides), day, key: record.id });
    }
    for (const { claim: otherId, reason } of claim.tension) {
      if (otherId < record.id) continue;
      const other = known(graph.claims, otherId);
      const sides = [[leading(claim)], [leading(other)]] as const;
      ranked.push({
        item: {
          type: 'between',
          id: `${record.id}--${otherId}`,
          get claims(): [ClaimCard, ClaimCard] {
            return [claimCard(site, claim), claimCard(site, other)];
          },
          why: reason,
          get left() {
            return view(sides[0]);
          },
          get right() {
            return view(sides[1]);
          },
        },
        grouped: haveGroups(sides),
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

type Sides = readonly [left: readonly Statement[], right: readonly Statement[]];

/** The statements that contradict each other: the two whose values cannot both be true, else all that take sides. */
function sidesOf({ statements, status }: ClaimNode): Sides {
  const { conflict } = status;
  if (conflict)
    return [statements.filter((s) => s.key === conflict[0]), statements.filter((s) => s.key === conflict[1])];
  const basis = new Set(status.basis);
  const on = (side: Side) => statements.filter((s) => s.side === side && basis.has(s.key));
  return [on('for'), on('against')];
}

const haveGroups = (sides: Sides): boolean => sides.every((side) => side.some((s) => s.originGroup !== null));

const lastChange = ({ history }: ClaimNode): string => history.at(-1)?.day ?? '';
