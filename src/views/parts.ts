/** The parts that several pages show: links to records, statuses with their reasons, statements. */
import type { Day } from '../domain/date.ts';
import type { ArticleNode, ClaimNode, Quote, Statement } from '../domain/graph.ts';
import { UNKNOWN_ORIGIN, type ActorKind, type ClaimKind, type Stance } from '../domain/schema.ts';
import type { Standing } from '../domain/origin.ts';
import { familyOf, type Family, type Side } from '../domain/status.ts';
import { text } from '../text.ts';
import { known, type Site } from './site.ts';
import { spark, type Spark } from './spark.ts';
import { speakerName, stanceWords, statusView, type StatusView } from './status.ts';
import type { DateView } from './words.ts';

export interface Link {
  name: string;
  href: string;
}

export interface ClaimCard extends Link {
  id: string;
  kind: ClaimKind;
  kindName: string;
  family: Family;
  status: StatusView;
  /** Its line in lists. */
  spark: Spark;
  /** The day from which it is shown: that of the first article that carries it. */
  from: Day;
}

export interface ActorCard extends Link {
  id: string;
  kind: ActorKind;
}

export interface ArticleCard extends Link {
  id: string;
  /** Publisher as a link, or null when the source does not state one. */
  publisher: Link | null;
  /** The publisher's name, or "publisher not stated". */
  publisherName: string;
  published: DateView;
  /** The day from which it counts. */
  from: Day;
  /** Null while it stands. */
  notice: string | null;
}

/** What a table of statements can tell of each. */
export type LedgerColumn = keyof typeof text.columns;

export interface StatementView {
  key: string;
  anchor: string;
  href: string;
  claim: ClaimCard;
  article: ArticleCard;
  /** Null is the article's own voice. */
  by: Link | null;
  /** Who speaks; in the article's own voice its publisher, or "the article itself" where none is stated. */
  speaker: { name: string; href: string | null };
  /** The same where the article does not stand beside it: its title tells which. */
  speakerInFull: string;
  stance: Stance;
  stanceWords: string;
  /** "only in part: …" for a narrower scope, else empty. */
  scopeWords: string;
  side: Side | null;
  standing: Standing;
  /** Root of the origin group. */
  group: Link | null;
  stated: DateView | null;
  value: string | null;
  valueAt: DateView | null;
  hedge: string | null;
  quote: Quote | null;
  paragraph: number | null;
  /** On whose information: a name with an address where there is one; null for the speaker's own word. */
  origin: { name: string; href: string | null } | null;
  relayedBy: Link | null;
  note: string | null;
  /** The day from which it counts, and the day on which its source was retracted. */
  from: Day;
  until: Day | null;
  /** The day from which it counts as whose word it is now: later than `from` where that was learnt later. */
  vouchedFrom: Day;
  /** False once its source was retracted. */
  counts: boolean;
  /** The statement from which the speaker changed sides, where the page follows one speaker. */
  changedFrom: StatementView | null;
}

export const actorLink = ({ graph, links }: Site, id: string): Link => ({
  name: known(graph.actors, id).record.name,
  href: links.actor(id),
});

export function actorCard(site: Site, id: string): ActorCard {
  return { id, kind: known(site.graph.actors, id).record.kind, ...actorLink(site, id) };
}

export function articleCard(site: Site, { record, published, countsFrom }: ArticleNode): ArticleCard {
  const made = site.articleCards.get(record.id);
  if (made) return made;
  const publisher = record.source.publisher === null ? null : actorLink(site, record.source.publisher);
  const state = record.source.status?.state ?? 'as-published';
  const card = {
    id: record.id,
    name: record.title,
    href: site.links.article(record.id),
    publisher,
    publisherName: publisher?.name ?? text.voice.unnamedPublisher,
    published: site.words.date(published),
    from: countsFrom,
    notice: state === 'as-published' ? null : text.sourceState[state],
  };
  site.articleCards.set(record.id, card);
  return card;
}

export function claimCard(site: Site, claim: ClaimNode): ClaimCard {
  const { id, title, kind } = claim.record;
  const made = site.cards.get(id);
  if (made) return made;
  let line: Spark | null = null;
  const card = {
    id,
    name: title,
    href: site.links.claim(id),
    kind,
    kindName: text.kind[kind],
    family: familyOf(kind),
    status: statusView(site, claim, claim.status),
    // Costly, and not drawn where claims are only named.
    get spark() {
      return (line ??= spark(site, claim));
    },
    from: claim.history[0]?.day ?? '',
  };
  site.cards.set(id, card);
  return card;
}

/** Cards of claims by id, without those that are not shown. */
export const claimCards = (site: Site, ids: readonly string[]): ClaimCard[] =>
  ids.flatMap((id) => {
    const claim = site.graph.claims.get(id);
    return claim ? [claimCard(site, claim)] : [];
  });

export function statementView(site: Site, statement: Statement): StatementView {
  const { graph, links, words } = site;
  const { by, origin, relayedBy, originGroup, scope, stance } = statement;
  const speaker = by ?? known(graph.articles, statement.article).record.source.publisher;
  return {
    key: statement.key,
    anchor: statement.id,
    href: links.statement(statement.key),
    // Costly, and not needed where statements are only named.
    get claim() {
      return claimCard(site, known(graph.claims, statement.claim));
    },
    article: articleCard(site, known(graph.articles, statement.article)),
    by: by === null ? null : actorLink(site, by),
    speaker: speaker === null ? { name: text.voice.own, href: null } : actorLink(site, speaker),
    speakerInFull: text.capital(speakerName(site, statement)),
    stance,
    stanceWords: stanceWords(site, statement),
    scopeWords: scope === null ? '' : text.scope[scope],
    side: statement.side,
    standing: statement.standing,
    group: originGroup === null ? null : actorLink(site, originGroup),
    stated: statement.stated && words.date(statement.stated),
    value: statement.value && words.value(statement.value),
    valueAt: statement.valueAt && words.date(statement.valueAt),
    hedge: hedgeOf(site, statement),
    quote: statement.quote,
    paragraph: statement.paragraph,
    origin:
      origin === null
        ? null
        : origin === UNKNOWN_ORIGIN
          ? { name: text.voice.unknownOrigin, href: null }
          : actorLink(site, origin),
    relayedBy: relayedBy === null ? null : actorLink(site, relayedBy),
    note: statement.note,
    from: statement.countsFrom,
    until: statement.countsUntil,
    get vouchedFrom() {
      return vouchedFrom(site, statement);
    },
    counts: statement.countsUntil === null,
    changedFrom: null,
  };
}

const vouchedFrom = ({ graph }: Site, { key, claim, countsFrom }: Statement): Day =>
  known(graph.claims, claim).history.findLast(({ vouched }) => vouched.has(key))?.day ?? countsFrom;

/** The hedge as printed, unless the figure says it already: "over" beside "over 10,000". */
function hedgeOf({ words }: Site, { hedge, value }: Statement): string | null {
  return hedge !== null && value !== null && words.value(value).split(' ').includes(hedge) ? null : hedge;
}

/** What may not be left out where a statement is told: the figure, what weakens it, how far it reaches. */
export const qualifiersOf = (s: StatementView): string[] =>
  [
    s.value === null ? null : text.feed.value(s.value, s.valueAt?.words ?? null),
    s.hedge === null ? null : text.feed.hedged(s.hedge),
    s.scopeWords || null,
  ].filter((detail) => detail !== null);

/** What it rests on: words as printed, whose information, who passed it on, and what a reader must know. */
export const groundsOf = (s: StatementView): string[] =>
  [
    s.quote === null ? null : text.feed.quote(s.quote.text),
    s.quote?.translation == null
      ? null
      : `${text.claim.translation(s.quote.translatedBy)} ${text.feed.quote(s.quote.translation)}`,
    s.origin === null ? null : text.change.onInformationOf(s.origin.href === null ? null : s.origin.name),
    s.relayedBy === null ? null : text.claim.via(s.relayedBy.name),
    s.note,
  ].filter((detail) => detail !== null);

/** The day on which the tracker recorded a file, in words; null when not known. */
export const recordedOn = ({ words }: Site, { recorded }: { recorded: string | null }): string | null =>
  recorded === null ? null : words.day(recorded.slice(0, 10));

/** Articles and texts that carry statements: "5 articles, 3 texts". */
export function carriers(site: Site, statements: readonly Statement[]): { articles: ArticleNode[]; texts: number } {
  const articles = [...new Set(statements.map((s) => s.article))].map((id) => known(site.graph.articles, id));
  return { articles, texts: new Set(articles.map((article) => article.text)).size };
}

/** Addresses for links in bodies: null for what is not shown, so that only its words stay. */
export const bodyLink =
  ({ graph, links }: Site) =>
  (target: 'actor' | 'claim' | 'article', id: string): string | null =>
    graph[`${target}s`].has(id) ? links[target](id) : null;
