/** Views of actors: the page of one, the list of all. */
import { compareText, parseDate, type EdtfDate } from '../domain/date.ts';
import type { Statement } from '../domain/graph.ts';
import { ACTOR_KINDS, type ActorKind } from '../domain/schema.ts';
import { text } from '../text.ts';
import { openable } from './links.ts';
import {
  actorCard,
  actorLink,
  articleCard,
  carriers,
  claimCards,
  statementView,
  type ActorCard,
  type ArticleCard,
  type ClaimCard,
  type Link,
  type StatementView,
} from './parts.ts';
import { known, type Site } from './site.ts';

export interface ActorView extends ActorCard {
  kindName: string;
  aliases: string[];
  group: Link | null;
  roles: { title: string; group: Link | null; period: string }[];
  members: (ActorCard & { statements: number })[];
  sameAs: string[];
  /** Whether there is anything to list beside its text. */
  hasFacts: boolean;
  /** In order of saying; `changedFrom` names the earlier statement where the actor took another side before. */
  said: StatementView[];
  /** Statements of others that count as its word: by its bodies and people, or on its information. */
  spokenFor: StatementView[];
  about: ClaimCard[];
  /** Articles that carry its words, or that it published. */
  articles: ArticleCard[];
  published: ArticleCard[];
  body: string;
  file: string;
}

export function actorView(site: Site, id: string): ActorView {
  const { graph, words } = site;
  const { record, said, about, members } = known(graph.actors, id);
  const onClaim = Map.groupBy(said, ({ claim }) => claim);
  const views = said.map((statement) => {
    const before = onClaim.get(statement.claim)?.findLast((other) => changesFrom(other, statement));
    // Not a copy: it would make what is made only where it is shown.
    return Object.assign(statementView(site, statement), { changedFrom: before ? statementView(site, before) : null });
  });
  return {
    ...actorCard(site, id),
    kindName: text.actorKind[record.kind],
    aliases: record.aliases,
    group: record.group === null ? null : actorLink(site, record.group),
    roles: record.roles.map(({ title, group, from, to }) => ({
      title,
      group: group === null ? null : actorLink(site, group),
      period: from === null && to === null ? '' : words.date(periodOf(from, to), 'lasting').words,
    })),
    members: members.map((member) => ({
      ...actorCard(site, member),
      statements: known(graph.actors, member).said.length,
    })),
    sameAs: record.sameAs.filter((address) => openable(address) !== null),
    hasFacts:
      [record.aliases, record.roles, members, record.sameAs].some((list) => list.length > 0) || record.group !== null,
    said: views,
    spokenFor: (site.index.spokenFor.get(id) ?? []).map((s) => statementView(site, s)),
    about: claimCards(site, about),
    articles: carriers(site, said).articles.map((article) => articleCard(site, article)),
    published: (site.index.published.get(id) ?? []).map((article) => articleCard(site, article)),
    body: record.body,
    file: record.file,
  };
}

const periodOf = (from: string | null, to: string | null): EdtfDate => parseDate(`${from ?? '..'}/${to ?? '..'}`);

/** Whether an actor took another side on a claim before: only where it is certain which came first, and both still count. */
export const changesFrom = (before: Statement, after: Statement): boolean =>
  before.claim === after.claim &&
  before.side !== null &&
  after.side !== null &&
  before.side !== after.side &&
  before.countsUntil === null &&
  after.countsUntil === null &&
  (before.stated?.to ?? '~') < (after.stated?.from ?? '');

/** All actors by kind, in the order of the interface's list of kinds. */
export function actorsByKind(
  site: Site,
): { kind: ActorKind; name: string; meaning: string; actors: (ActorCard & { statements: number; about: number })[] }[] {
  const nodes = [...site.graph.actors.values()];
  return (Object.keys(text.actorKinds) as ActorKind[]).flatMap((kind) => {
    const actors = nodes
      .filter(({ record }) => record.kind === kind)
      .map(({ record, said, about }) => ({
        ...actorCard(site, record.id),
        statements: said.length + (site.index.spokenFor.get(record.id)?.length ?? 0),
        about: about.length,
      }))
      .toSorted((a, b) => b.statements - a.statements || compareText(a.name, b.name));
    return actors.length === 0 ? [] : [{ kind, name: text.actorKinds[kind], meaning: ACTOR_KINDS[kind], actors }];
  });
}

/** Who is heard in this tracker, and who is not. */
export interface Heard {
  /** Statements by origin group, most first; `share` is relative to the first. */
  groups: { group: Link; statements: number; share: number }[];
  /** Statements in the articles' own voice, and those not traced to an origin. */
  ownVoice: number;
  untraced: number;
  /** States and alliances that claims are about, and that no statement cites: not they, nor their bodies or people. */
  unheard: Link[];
}

export function heard(site: Site): Heard {
  const { graph } = site;
  const counts = new Map<string, number>();
  const standings = { group: 0, untraced: 0, publisher: 0 };
  for (const { statements } of graph.claims.values()) {
    for (const { standing, originGroup } of statements) {
      standings[standing]++;
      if (originGroup !== null) counts.set(originGroup, (counts.get(originGroup) ?? 0) + 1);
    }
  }
  const most = Math.max(1, ...counts.values());
  const byName = (a: Link, b: Link) => compareText(a.name, b.name);
  return {
    groups: [...counts]
      .map(([id, n]) => ({ group: actorLink(site, id), statements: n, share: n / most }))
      .toSorted((a, b) => b.statements - a.statements || byName(a.group, b.group)),
    ownVoice: standings.publisher,
    untraced: standings.untraced,
    unheard: [...graph.actors.values()]
      .filter(({ record, about }) => about.length > 0 && (record.kind === 'state' || record.kind === 'alliance'))
      .filter(({ record }) => !isHeard(site, record.id))
      .map(({ record }) => actorLink(site, record.id))
      .toSorted(byName),
  };
}

/** Whether an actor, or any of its bodies and people, speaks, or others speak on its information. */
function isHeard({ graph, index }: Pick<Site, 'graph' | 'index'>, id: string, seen = new Set<string>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const { said, members } = known(graph.actors, id);
  return (
    said.length > 0 || index.spokenFor.has(id) || members.some((member) => isHeard({ graph, index }, member, seen))
  );
}
