/** What can be cited: each with its words, its day, its address, and what its version is made of. */
import type { Day } from '../domain/date.ts';
import type { ArticleNode, ClaimNode, Statement } from '../domain/graph.ts';
import { UNKNOWN_ORIGIN } from '../domain/schema.ts';
import { text } from '../text.ts';
import { latestRecord, latestRecording } from './data.ts';
import { hasFrames } from './embed.ts';
import { placeChain } from './map.ts';
import { articleCard, claimCard, groundsOf, qualifiersOf, statementView, type Link } from './parts.ts';
import { publishesRecords } from './published.ts';
import { known, type Site } from './site.ts';

export interface Cited {
  /** Unique among all that can be cited: `claim:treaty`, `statement:report/mayor`. */
  id: string;
  title: string;
  /** What it is, in a word. */
  genre: string;
  /** What it is, in a sentence without its full stop. */
  about: string;
  /** The day on which the tracker recorded it, else the one from which it counts; null where there is neither. */
  day: Day | null;
  recorded: boolean;
  /** Address that shows what is cited, root-relative. */
  href: string;
  /**
   * What its page says of it, as plain data in a fixed order: another version says something else here. Other records are
   * in it by the names that the page prints. What only points at it from elsewhere is not. A day has `parts` instead.
   */
  content: unknown;
  parts?: CitedPart[];
}

/** A record as of a day. What has the same key on two days of a site says the same on both. */
export interface CitedPart {
  key: string;
  content(): unknown;
}

const words = text.citation;

/** Records of a collection with a page on how to cite them, and claims on how to embed them. */
export const citable = (site: Site, collection: 'claims' | 'articles'): string[] =>
  isCitable(site, collection) ? [...site.graph[collection].keys()] : [];

/** Where a record's page sends people who want to cite or embed it; null where there is no such page. */
export const citeLink = (site: Site, collection: 'claims' | 'articles', id: string): Link | null =>
  isCitable(site, collection) ? { name: words.action[collection], href: site.links.cite(collection, id) } : null;

const isCitable = (site: Site, collection: 'claims' | 'articles'): boolean =>
  publishesRecords(site, 'citations') || (collection === 'claims' && hasFrames(site));

export function citedClaim(site: Site, id: string): Cited {
  const claim = known(site.graph.claims, id);
  const { name, href, status, from } = claimCard(site, claim);
  const day = claim.history.at(-1)?.day ?? from;
  return {
    id: `claim:${id}`,
    title: name,
    genre: words.genre.claim,
    about: words.claim(site.words.day(day), status.label),
    ...dayOf(claim.record, from),
    href: `${href}?asof=${day}`,
    content: claimContent(site, claim),
  };
}

export function citedArticle(site: Site, id: string): Cited {
  const article = known(site.graph.articles, id);
  const { name, href, publisherName, published, from } = articleCard(site, article);
  const { title } = article.record.source;
  return {
    id: `article:${id}`,
    title: name,
    genre: words.genre.article,
    about: words.article(title, publisherName, published.words),
    ...dayOf(article.record, from),
    href,
    content: articleContent(site, article),
  };
}

export function citedStatement(site: Site, key: string): Cited {
  const statement = known(site.graph.statements, key);
  const article = known(site.graph.articles, statement.article);
  const view = statementView(site, statement);
  const { name, publisherName } = articleCard(site, article);
  return {
    id: `statement:${key}`,
    title: text.feed.onClaim(
      text.feed.says(view.speakerInFull, text.feed.does(view.stanceWords, qualifiersOf(view).join('; '))),
      view.claim.name,
    ),
    genre: words.genre.statement,
    about: words.statement(view.stated?.words ?? null, groundsOf(view).join('; '), name, publisherName, view.paragraph),
    ...dayOf(article.record, article.countsFrom),
    href: view.href,
    content: { ...statementContent(site, statement), article: sourceOf(site, article) },
  };
}

/** An article, and what it carries in the order of the source. */
export const citedParts = (site: Site, id: string): [article: Cited, ...statements: Cited[]] => [
  citedArticle(site, id),
  ...known(site.graph.articles, id).statements.map(({ key }) => citedStatement(site, key)),
];

/** The record as of a day; `then` is the site of that day. */
export const citedDay = (site: Site, then: Site, day: Day): Cited => ({
  id: `asof:${day}`,
  title: words.dayTitle(site.words.day(day)),
  genre: words.genre.day,
  about: words.day(sizesOf(then)),
  day,
  recorded: false,
  href: site.links.asOf(day),
  content: null,
  parts: recordParts(then),
});

/** Statements are counted claim by claim: of a day, their list is made only where somebody reads it. */
function sizesOf({
  graph: { claims, articles },
}: Site): Record<'claims' | 'statements' | 'articles', { size: number }> {
  const size = claims.values().reduce((sum, { statements }) => sum + statements.length, 0);
  return { claims, statements: { size }, articles };
}

/** The tracker as a whole, with its data. */
export function citedTracker(site: Site): Cited {
  const { graph, links } = site;
  return {
    id: 'tracker',
    title: graph.tracker.title,
    genre: words.genre.tracker,
    about: words.day(graph),
    day: latestRecord(site),
    recorded: latestRecording(site) !== null,
    href: links.home,
    // Its version is that of all data.
    content: null,
  };
}

const dayOf = ({ recorded }: { recorded: string | null }, from: Day): Pick<Cited, 'day' | 'recorded'> =>
  recorded === null ? { day: from, recorded: false } : { day: recorded.slice(0, 10), recorded: true };

/**
 * All records as of a day, statements with their claims. A history has each day on which a statement begins to count or ends
 * to; it and the lists of other claims only grow, so that their lengths tell which they are.
 */
const recordParts = (site: Site): CitedPart[] => [
  ...[...site.graph.claims].map(([id, claim]) => {
    const { history, tension, implies } = claim;
    const sizes = [history, tension, implies].map((list) => list.length);
    return { key: `claim ${id} ${sizes.join(' ')}`, content: () => claimContent(site, claim) };
  }),
  ...[...site.graph.articles].map(([id, { record }]) => ({
    key: `article ${id} ${record.source.status === null}`,
    content: () => reportContent(site, record),
  })),
];

function claimContent(site: Site, claim: ClaimNode) {
  const { graph } = site;
  const { title, kind, when, place, topics, actors, holder, quantity, disagreement, implies, body } = claim.record;
  const topicTitles = new Map(graph.tracker.topics.map((topic) => [topic.id, topic.title]));
  const titlesOf = (ids: readonly string[]) => ids.flatMap((id) => graph.claims.get(id)?.record.title ?? []);
  return {
    title,
    kind,
    when,
    place: place === null ? null : placeChain(site, place).map(({ name }) => name),
    topics: topics.map((id) => topicTitles.get(id) ?? id),
    actors: actors.map((id) => nameOf(site, id)),
    holder: nameOf(site, holder),
    quantity,
    disagreement,
    text: body,
    history: claim.history.map(({ day, result: { status, rule, flags } }) => ({ day, status, rule, flags })),
    tension: claim.tension.map(({ claim: other, reason }) => ({ claim: titlesOf([other]), reason })),
    implies: titlesOf(implies),
    statements: claim.statements.map((statement) => ({
      ...statementContent(site, statement),
      article: sourceOf(site, known(graph.articles, statement.article)),
    })),
  };
}

const articleContent = (site: Site, { record, statements }: ArticleNode) => ({
  ...reportContent(site, record),
  statements: statements.map((statement) => statementContent(site, statement)),
});

/** What an article says of itself. */
function reportContent(site: Site, { title, summary, source, body }: ArticleNode['record']) {
  const { publisher, credits, copyOf, ...printed } = source;
  return {
    title,
    summary,
    source: {
      ...printed,
      publisher: nameOf(site, publisher),
      credits: credits.map((credit) => ({ text: credit.text, actor: nameOf(site, credit.actor) })),
      copyOf: copyOf === null ? null : (site.graph.articles.get(copyOf)?.record.title ?? copyOf),
    },
    text: body,
  };
}

/** What an article is called where its statements stand elsewhere. */
const sourceOf = (site: Site, { record, published }: ArticleNode) => ({
  title: record.title,
  publisher: nameOf(site, record.source.publisher),
  published: published.text,
});

function statementContent(site: Site, statement: Statement) {
  const { claim, by, stance, scope, stated, value, valueAt, hedge, quote, paragraph, origin, relayedBy } = statement;
  return {
    claim: known(site.graph.claims, claim).record.title,
    by: nameOf(site, by),
    stance,
    scope,
    stated: stated?.text ?? null,
    value: value?.text ?? null,
    valueAt: valueAt?.text ?? null,
    hedge,
    quote,
    paragraph,
    origin: origin === UNKNOWN_ORIGIN ? origin : nameOf(site, origin),
    relayedBy: nameOf(site, relayedBy),
    note: statement.note,
    standing: statement.standing,
    group: nameOf(site, statement.originGroup),
    countsFrom: statement.countsFrom,
    countsUntil: statement.countsUntil,
  };
}

const nameOf = ({ graph }: Site, id: string | null): string | null =>
  id === null ? null : known(graph.actors, id).record.name;
