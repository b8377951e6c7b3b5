/** What every view starts from: the graph, the addresses and the words of one tracker. */
import type { Picture } from '../domain/body.ts';
import { answersOf, type Answers } from '../domain/address.ts';
import { boundsKey, compareText, type Day } from '../domain/date.ts';
import { changesByDay, graphsAsOf, type DayChanges } from '../domain/asof.ts';
import { buildGraph, type ArticleNode, type ClaimNode, type Graph, type Statement } from '../domain/graph.ts';
import type { Actors } from '../domain/origin.ts';
import type { Records } from '../domain/records.ts';
import { STATUSES } from '../domain/status.ts';
import { axisOf, standsOn, type Axis } from './axis.ts';
import type { Bulk } from './data.ts';
import { lazily } from './lazy.ts';
import { createLinks, linksAsOf, type Links } from './links.ts';
import type { ChangeLog } from './log.ts';
import type { ArticleCard, ClaimCard } from './parts.ts';
import type { Timeline } from './timeline.ts';
import { createWords, type Words } from './words.ts';

export interface Site {
  graph: Graph;
  links: Links;
  words: Words;
  readonly index: Index;
  /** What addresses answer with that were given up. */
  readonly answers: Answers;
  /** Pictures that texts may show, by the name of their file. */
  images: ReadonlyMap<string, Picture>;
  /** Cards of claims and of articles, each made once, when it is first shown. */
  cards: Map<string, ClaimCard>;
  articleCards: Map<string, ArticleCard>;
  /** Made once, when it is first asked for: several pages show parts of it. */
  timeline: Timeline | null;
  /** Made once, when it is first asked for: by the page that lists the files, or by the build that writes them. */
  bulk: Bulk | null;
  /** Made once, when it is first asked for. */
  contentHash: string | null;
  /** Hashes of records as of days, by what tells them apart: see `citation.ts`. */
  partHashes: Map<string, string>;
  /** What its commits changed: asked of git when a page first needs it. */
  log(): ChangeLog;
  /** The graph as of a day: made from that of the day before, where days are asked for one after the other. */
  graphAsOf(day: Day): Graph;
  /** The site of the day that was asked for last: its pages are made one after the other. */
  lastAsOf: { day: Day; site: Site } | null;
}

/** What many pages look up, each made once, when it is first asked for. */
interface Index {
  /** Days on which something changed, oldest first, and what each changed; and the last day on which an article came to count. */
  days: Day[];
  changes: ReadonlyMap<Day, DayChanges>;
  lastDay: Day | null;
  /** By day of publication, oldest first. */
  articles: ArticleNode[];
  /** Articles that reprint an article, and articles that an actor published, by id. */
  copies: ReadonlyMap<string, ArticleNode[]>;
  published: ReadonlyMap<string, ArticleNode[]>;
  /** Records of actors by id. */
  actors: Actors;
  /** Statements of others that count as an actor's word. */
  spokenFor: ReadonlyMap<string, Statement[]>;
  /** Ids of claims in order, and the place of each in it. */
  claims: string[];
  claimAt: ReadonlyMap<string, number>;
  /** Claims by title; and by status in the order of the vocabulary, then by title. */
  titles: ClaimNode[];
  byStatus: ClaimNode[];
  articleAt: ReadonlyMap<string, number>;
  /** Days on which an article came to count or ceased to; and those on which marks stand, each with the day from which one does. */
  reported: Day[];
  said: ReadonlyMap<Day, Day>;
  /** The days of the tracker: the axis of every line in a list; null in an empty tracker. */
  axis: Axis | null;
}

/**
 * Compiles checked records, and their pictures, into a site; `folder` is where the content lies in its repository, `log`
 * what git knows of it.
 */
export function createSite(
  records: Records,
  folder = 'content',
  images: Site['images'] = new Map(),
  log: Site['log'] = () => ({ state: 'no-repository' }),
): Site {
  const graph = buildGraph(records);
  const links = createLinks(records.tracker, folder);
  const words = createWords(records.tracker.language);
  let answers: Answers | null = null;
  return siteOf({ graph, links, words, images, log }, indexOf(graph), () => (answers ??= answersOf(graph)));
}

/**
 * The site as of a day: every view of it shows what a site made only of the articles by then would show. Its links to
 * pages that can show a day lead to that day.
 */
export function siteAsOf(site: Site, day: Day): Site {
  if (site.lastAsOf?.day === day) return site.lastAsOf.site;
  const graph = site.graphAsOf(day);
  const { words, images, log } = site;
  const given = { graph, links: linksAsOf(site.links, day), words, images, log };
  const then = siteOf(given, indexAsOf(site.index, graph, day), () => site.answers);
  site.lastAsOf = { day, site: then };
  return then;
}

function siteOf(
  given: Pick<Site, 'graph' | 'links' | 'words' | 'images' | 'log'>,
  index: Index,
  answers: () => Answers,
): Site {
  let asOf: Site['graphAsOf'] | null = null;
  return {
    ...given,
    index,
    get answers() {
      return answers();
    },
    cards: new Map(),
    articleCards: new Map(),
    timeline: null,
    bulk: null,
    contentHash: null,
    partHashes: new Map(),
    graphAsOf: (day) => (asOf ??= graphsAsOf(given.graph, [...index.changes.values()]))(day),
    lastAsOf: null,
  };
}

const indexOf = (graph: Graph): Index =>
  lazily((index) => ({
    changes: () => new Map(changesByDay(graph).map((change) => [change.day, change])),
    articles: () => sortedBy([...graph.articles.values()], (a) => `${boundsKey(a.published)} ${a.record.id}`),
    titles: () => sortedBy([...graph.claims.values()], ({ record }) => record.title),
    actors: () => new Map([...graph.actors].map(([id, { record }]) => [id, record])),
    reported: () => {
      const days = [...graph.articles.values()].flatMap((a) => [a.countsFrom, a.countsUntil ?? a.countsFrom]);
      return [...new Set(days)].toSorted();
    },
    said: () => {
      const days = new Map<Day, Day>();
      for (const statement of graph.statements.values()) {
        const { day } = standsOn(statement);
        const from = days.get(day);
        if (from === undefined || statement.countsFrom < from) days.set(day, statement.countsFrom);
      }
      return days;
    },
    ...lookUps(graph, index),
  }));

/** What is as of a day is cut from what is now: it is asked for anew for every day. */
const indexAsOf = (now: Index, graph: Graph, asOf: Day): Index =>
  lazily((index) => ({
    changes: () => new Map([...now.changes].filter(([day]) => day <= asOf)),
    articles: () => now.articles.flatMap(({ record }) => graph.articles.get(record.id) ?? []),
    titles: () => now.titles.flatMap(({ record }) => graph.claims.get(record.id) ?? []),
    actors: () => now.actors,
    reported: () => now.reported.filter((day) => day <= asOf),
    said: () => new Map([...now.said].filter(([, from]) => from <= asOf)),
    ...lookUps(graph, index),
  }));

/** The part of an index that follows from the rest. */
const lookUps = (graph: Graph, index: Index) => ({
  days: () => [...index.changes.keys()],
  lastDay: () => [...index.changes.values()].findLast(({ articles }) => articles.length > 0)?.day ?? null,
  copies: () => groupBy(index.articles, ({ record }) => record.source.copyOf),
  published: () => groupBy(index.articles, ({ record }) => record.source.publisher),
  spokenFor: () => {
    const statements = [...graph.claims.values()].flatMap((claim) => claim.statements);
    return groupBy(
      statements.filter((s) => s.originGroup !== s.by),
      (s) => s.originGroup,
    );
  },
  claims: () => [...graph.claims.keys()],
  byStatus: () => {
    const groups = Map.groupBy(index.titles, ({ status }) => status.status);
    return STATUSES.flatMap((status) => groups.get(status) ?? []);
  },
  claimAt: () => new Map(index.claims.map((id, at) => [id, at])),
  articleAt: () => new Map(index.articles.map(({ record }, at) => [record.id, at])),
  axis: () => (index.reported.length === 0 ? null : axisOf(index.reported, [...index.said.keys()])),
});

/** In the order of a text, then as they were. */
export const sortedBy = <T>(items: readonly T[], text: (item: T) => string): T[] =>
  items
    .map((item) => ({ item, key: text(item) }))
    .toSorted((a, b) => compareText(a.key, b.key))
    .map(({ item }) => item);

/** Items by key, without those that have none. */
function groupBy<T>(items: readonly T[], key: (item: T) => string | null): Map<string, T[]> {
  const groups = Map.groupBy(items, (item) => key(item) ?? '');
  groups.delete('');
  return groups;
}

/** A record that the views know to be there: a missing one is a defect of ours, not of the content. */
export function known<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`no record "${id}"`);
  return record;
}
