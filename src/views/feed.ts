/**
 * Feeds: what changed in meaning, for those who follow an article list, a claim or an actor.
 *
 * Ids are made of the ids of records and of days, never of numbers or of an order. Times are those at which the tracker
 * recorded the articles, or the days from which they count where that is not known: another record changes no entry.
 */
import { compareText, parseDate, type Day } from '../domain/date.ts';
import type { ArticleNode, ClaimNode, Statement } from '../domain/graph.ts';
import type { Stance } from '../domain/schema.ts';
import { text, type Sentence } from '../text.ts';
import { changesFrom } from './actor.ts';
import { openable } from './links.ts';
import { once } from './lazy.ts';
import { articleCard, groundsOf, qualifiersOf, statementView, type Link, type StatementView } from './parts.ts';
import { publishes, publishesRecords } from './published.ts';
import { known, type Site } from './site.ts';
import { speakerName, stanceWords, statusView } from './status.ts';
import { historyAnchor } from './strip.ts';
import { list, paragraph } from './xhtml.ts';

/** A feed; addresses and ids are root-relative. */
export interface FeedView {
  /** Address of the feed as Atom, which names it in every format. */
  self: string;
  /** The page that it follows. */
  href: string;
  title: string;
  description: string;
  /** When its newest entry was updated (ISO 8601, UTC). */
  updated: string;
  /** Newest first. */
  entries: FeedEntry[];
}

interface FeedEntry {
  /** Names the entry for good. */
  id: string;
  href: string;
  /** Plain text. */
  title: string;
  /** When the tracker first had it to tell; never after `updated`. */
  published: string | null;
  updated: string;
  /** A fragment of XHTML in which all text is escaped: see `xhtml.ts`. */
  html: string;
}

/** A feed holds its newest entries: who reads it once in a while misses nothing, and it stays small. */
export const MOST_ENTRIES = 50;

const words = text.feed;

/** Each article: what it reports, with its statements. */
export const articlesFeed = (site: Site): FeedView =>
  feedView(site, {
    self: site.links.feed('articles'),
    href: site.links.articles,
    title: words.title(text.page.articles, site.graph.tracker.title),
    description: words.articles,
    entries: site.index.articles.map((article) => articleEntry(site, article)),
  });

/** A claim: one entry for each day on which what the rules look at changed. */
export function claimFeed(site: Site, id: string): FeedView {
  const claim = known(site.graph.claims, id);
  const firsts = once(() => firstSteps(site, claim));
  return feedView(site, {
    self: site.links.recordFeed('claims', id),
    href: site.links.claim(id),
    title: words.title(claim.record.title, site.graph.tracker.title),
    description: words.claim,
    entries: claim.history.map((_, step) => claimEntry(site, claim, step, firsts)),
  });
}

/** An actor: one entry for each article that carries its words, or words that count as its own. */
export function actorFeed(site: Site, id: string): FeedView {
  const { record, said } = known(site.graph.actors, id);
  const own = Map.groupBy(said, ({ article }) => article);
  const others = Map.groupBy(site.index.spokenFor.get(id) ?? [], ({ article }) => article);
  const articles = new Set([...own.keys(), ...others.keys()]);
  return feedView(site, {
    self: site.links.recordFeed('actors', id),
    href: site.links.actor(id),
    title: words.title(record.name, site.graph.tracker.title),
    description: words.actor(record.name),
    entries: [...articles].map((article) => actorEntry(site, id, article, own.get(article), others.get(article))),
  });
}

/** The feed of a record with the words of the link that leads to it; null where there is none. */
export const followLink = (site: Site, collection: 'claims' | 'actors', id: string): Link | null =>
  publishesRecords(site, 'feeds')
    ? { name: text.follow[collection], href: site.links.recordFeed(collection, id) }
    : null;

/** As `followLink`, for the feed of articles. */
export const followArticles = (site: Site): Link | null =>
  publishes(site, 'feeds') ? { name: text.follow.articles, href: site.links.feed('articles') } : null;

/** An entry that is told only if it is among the newest. */
export interface Draft extends Pick<FeedEntry, 'id' | 'published' | 'updated'> {
  /** The day that it tells of: what came into the tracker at once is told in its order. */
  day: Day;
  tell(): Pick<FeedEntry, 'href' | 'title' | 'html'>;
}

/** A feed of entries in any order: only the newest, in order. Without entries it is as old as the tracker's last article. */
export function feedView(
  site: Site,
  { entries, ...feed }: Omit<FeedView, 'updated' | 'entries'> & { entries: readonly Draft[] },
): FeedView {
  const newest = entries.toSorted(byNewest).slice(0, MOST_ENTRIES);
  return {
    ...feed,
    updated: newest[0]?.updated ?? midnight(site.index.lastDay ?? '1970-01-01'),
    entries: newest.map(({ id, published, updated, tell }) => ({ id, published, updated, ...tell() })),
  };
}

const byNewest = (a: Draft, b: Draft): number =>
  compareText(b.updated, a.updated) || compareText(b.day, a.day) || compareText(a.id, b.id);

// ——— Times ———

const midnight = (day: Day): string => `${day}T00:00:00.000Z`;
const latest = (times: readonly string[]): string => times.toSorted().at(-1) ?? '';

/** When an article came into the tracker. */
const publishedOf = ({ record, countsFrom }: ArticleNode): string =>
  latest([midnight(countsFrom), ...(record.recorded === null ? [] : [record.recorded])]);

/** The same; a correction or retraction of its source that came later is told at its day. */
function updatedOf(article: ArticleNode): string {
  const { status } = article.record.source;
  const day = status === null || status.date === null ? null : parseDate(status.date).from;
  return latest([publishedOf(article), ...(day === null ? [] : [midnight(day)])]);
}

// ——— Entries ———

const articleEntry = (site: Site, article: ArticleNode): Draft => ({
  id: site.links.article(article.record.id),
  day: article.countsFrom,
  published: publishedOf(article),
  updated: updatedOf(article),
  tell: () => tellArticle(site, article),
});

function tellArticle(site: Site, article: ArticleNode): ReturnType<Draft['tell']> {
  const { record, countsUntil, statements } = article;
  const { name, href, publisher, publisherName, published, notice } = articleCard(site, article);
  const { title } = record.source;
  const url = openable(record.source.url);
  const source = url === null ? title : { name: title ?? url, href: url };
  return {
    href,
    title: name,
    html: [
      paragraph(site, [record.summary]),
      paragraph(site, words.source<Link>(publisher ?? text.capital(publisherName), published.words, source)),
      ...(notice === null
        ? []
        : [paragraph(site, [countsUntil === null ? text.capital(notice) : text.article.retracted])]),
      list(
        site,
        statements.map((s) => statementWords(site, s, ['claim'])),
      ),
    ].join(''),
  };
}

/** The step of a claim's history at which somebody first took each stance. */
function firstSteps(site: Site, { history }: ClaimNode): Map<Stance, number> {
  const firsts = new Map<Stance, number>();
  for (const [step, { added }] of history.entries()) {
    for (const { stance } of statementsOf(site, added)) if (!firsts.has(stance)) firsts.set(stance, step);
  }
  return firsts;
}

function claimEntry(site: Site, claim: ClaimNode, step: number, firsts: () => ReadonlyMap<Stance, number>): Draft {
  const { day, added } = claim.history[step] as ClaimNode['history'][number];
  const href = `${site.links.claim(claim.record.id)}#${historyAnchor(day)}`;
  const recorded = statementsOf(site, added).map((s) => known(site.graph.articles, s.article).record.recorded);
  const time = latest([midnight(day), ...recorded.filter((one) => one !== null)]);
  return {
    id: href,
    day,
    published: time,
    updated: time,
    tell: () => ({ href, ...tellStep(site, claim, step, firsts()) }),
  };
}

const statementsOf = ({ graph }: Site, keys: readonly string[]): Statement[] =>
  keys.map((key) => known(graph.statements, key));

function tellStep(
  site: Site,
  claim: ClaimNode,
  step: number,
  firsts: ReadonlyMap<Stance, number>,
): Pick<FeedEntry, 'title' | 'html'> {
  const { day, result, added, dropped } = claim.history[step] as ClaimNode['history'][number];
  const before = claim.history[step - 1];
  const now = statusView(site, claim, result, day);
  const then = before ? statusView(site, claim, before.result, before.day) : null;
  const moved = then !== null && then.label !== now.label;
  const [came, went] = [statementsOf(site, added), statementsOf(site, dropped)];
  const earlier = new Set([...firsts].flatMap(([stance, first]) => (first < step ? stance : [])));
  const news = claimNews(site, came, went, earlier);
  return {
    title: moved ? words.moved(news, then.label, now.label) : news,
    html: [
      paragraph(site, [
        then === null
          ? words.status(now.label)
          : moved
            ? words.statusMoved(then.label, now.label)
            : words.statusKept(now.label),
        ` ${now.sentence}`,
      ]),
      list(site, [
        ...came.map((s) => statementWords(site, s, ['article'])),
        ...went.map((s) => words.noLongerCounts(statementWords(site, s, ['article']))),
      ]),
      paragraph(site, words.about({ name: claim.record.title, href: site.links.claim(claim.record.id) })),
    ].join(''),
  };
}

/**
 * What weighs most among what came on one day: a denial before a doubt, both before what says so; what is only denied or
 * doubted in part after that.
 */
const WEIGHT = {
  denies: 0,
  doubts: 1,
  'no-evidence': 2,
  confirms: 3,
  asserts: 4,
  implies: 5,
  declines: 6,
} as const satisfies Record<Stance, number>;

const weightOf = ({ stance, scope }: Statement): number =>
  scope === 'narrower' ? WEIGHT.asserts + 0.5 : WEIGHT[stance];

/** The news of a day in a line: first of its kind before what was said before. */
function claimNews(
  site: Site,
  came: readonly Statement[],
  went: readonly Statement[],
  earlier: ReadonlySet<Stance>,
): string {
  const [lead] = came.toSorted(
    (a, b) => Number(earlier.has(a.stance)) - Number(earlier.has(b.stance)) || weightOf(a) - weightOf(b),
  );
  const others = came.length + went.length - 1;
  if (lead) {
    const said = saidIn(site, lead);
    const line = earlier.has(lead.stance) ? text.capital(said) : words.first(text.change.word[lead.stance], said);
    return words.others(line, others);
  }
  const [gone] = went;
  return gone ? words.others(words.noLonger(saidIn(site, gone)), others) : words.vouched;
}

const saidIn = (site: Site, s: Statement): string =>
  words.within(saidBy(site, s), 0, known(site.graph.articles, s.article).record.title);

const saidBy = (site: Site, s: Statement): string =>
  words.says(speakerName(site, s), words.does(stanceWords(site, s), qualifiersOf(statementView(site, s)).join('; ')));

function actorEntry(
  site: Site,
  actor: string,
  id: string,
  own: readonly Statement[] = [],
  others: readonly Statement[] = [],
): Draft {
  const article = known(site.graph.articles, id);
  return {
    id: `${site.links.actor(actor)}#${id}`,
    day: article.countsFrom,
    published: publishedOf(article),
    updated: updatedOf(article),
    tell: () => tellWords(site, actor, article, own, others),
  };
}

function tellWords(
  site: Site,
  actor: string,
  article: ArticleNode,
  own: readonly Statement[],
  others: readonly Statement[],
): ReturnType<Draft['tell']> {
  const { graph, links } = site;
  const { said } = known(graph.actors, actor);
  const claims = new Set(own.map(({ claim }) => claim));
  const there = said.filter(({ claim }) => claims.has(claim));
  const changed = new Map(own.map((s) => [s.key, there.findLast((other) => changesFrom(other, s))]));
  const lead = own.find((s) => changed.get(s.key)) ?? own[0] ?? (others[0] as Statement);
  const title = known(graph.claims, lead.claim).record.title;
  const stance = words.does(stanceWords(site, lead), qualifiersOf(statementView(site, lead)).join('; '));
  const news = changed.get(lead.key)
    ? words.changes(stance, title)
    : words.onClaim(own.includes(lead) ? stance : words.says(speakerName(site, lead), stance), title);
  const { name, href, publisherName, published, notice } = articleCard(site, article);
  const ownWords = own.map((s): Sentence<Link> => {
    const before = changed.get(s.key);
    const sentence = statementWords(site, s, ['claim']);
    if (!before) return sentence;
    const { stanceWords: did, stated } = statementView(site, before);
    return [...sentence, '. ', text.actor.changed(did, stated?.words ?? text.date.unknown)];
  });
  return {
    href: links.statement(lead.key),
    title: words.within(news, own.length + others.length - 1, name),
    html: [
      paragraph(site, words.reported({ name, href }, publisherName, published.words)),
      ...(notice === null ? [] : [paragraph(site, [text.capital(notice)])]),
      list(site, ownWords),
      ...(others.length === 0 ? [] : [paragraph(site, [words.spokenFor])]),
      list(
        site,
        others.map((s) => statementWords(site, s, ['claim'])),
      ),
    ].join(''),
  };
}

/** A statement in a sentence: who does what, how, and where that does not stand beside it on which claim, in which article. */
function statementWords(site: Site, s: Statement, beside: readonly ('claim' | 'article')[]): Sentence<Link> {
  const view = statementView(site, s);
  const { name, href } = view.speaker;
  return words.statement<Link>(
    href === null ? name : { name, href },
    { name: view.stanceWords, href: view.href },
    detailsOf(view).join('; '),
    beside.includes('claim') ? view.claim : null,
    beside.includes('article') ? view.article : null,
  );
}

const detailsOf = (s: StatementView): string[] => [
  ...qualifiersOf(s),
  ...(s.by === null || s.stated === null ? [] : [words.saidOn(s.stated.words)]),
  ...groundsOf(s),
];
