/** What every view starts from: the graph, the addresses and the words of one tracker. */
import type { Picture } from '../domain/body.ts';
import { answersOf, type Answers } from '../domain/address.ts';
import { compareBounds, compareText, type Day } from '../domain/date.ts';
import { buildGraph, changeDays, graphAsOf, type ArticleNode, type Graph, type Statement } from '../domain/graph.ts';
import type { Actors } from '../domain/origin.ts';
import type { Records } from '../domain/records.ts';
import { axisOf, standsOn, type Axis } from './axis.ts';
import type { Bulk } from './data.ts';
import { createLinks, linksAsOf, type Links } from './links.ts';
import type { ChangeLog } from './log.ts';
import type { ClaimCard } from './parts.ts';
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
  /** Cards of claims, each made once, when it is first shown. */
  cards: Map<string, ClaimCard>;
  /** Made once, when it is first asked for: by the page that lists the files, or by the build that writes them. */
  bulk: Bulk | null;
  /** Made once, when it is first asked for. */
  contentHash: string | null;
  /** Hashes of records as of days, by what tells them apart: see `citation.ts`. */
  partHashes: Map<string, string>;
  /** What its commits changed: asked of git when a page first needs it. */
  log(): ChangeLog;
  /** The site of the day that was asked for last: its pages are made one after the other. */
  lastAsOf: { day: Day; site: Site } | null;
}

/** What many pages look up, worked out once. */
interface Index {
  /** Days on which something changed, oldest first; and the last day on which an article came to count. */
  days: Day[];
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
  let index: Index | null = null;
  let answers: Answers | null = null;
  return {
    graph,
    links: createLinks(records.tracker, folder),
    words: createWords(records.tracker.language),
    // Not needed to compare two sites, and as costly as all else.
    get index() {
      return (index ??= indexOf(graph));
    },
    get answers() {
      return (answers ??= answersOf(graph));
    },
    images,
    cards: new Map(),
    bulk: null,
    contentHash: null,
    partHashes: new Map(),
    log,
    lastAsOf: null,
  };
}

/**
 * The site as of a day: every view of it shows what a site made only of the articles by then would show. Its links to
 * pages that can show a day lead to that day.
 */
export function siteAsOf(site: Site, day: Day): Site {
  if (site.lastAsOf?.day === day) return site.lastAsOf.site;
  const graph = graphAsOf(site.graph, day);
  const { words } = site;
  const then = {
    graph,
    links: linksAsOf(site.links, day),
    words,
    index: indexOf(graph),
    answers: site.answers,
    images: site.images,
    cards: new Map(),
    bulk: null,
    contentHash: null,
    partHashes: new Map(),
    log: site.log,
    lastAsOf: null,
  };
  site.lastAsOf = { day, site: then };
  return then;
}

function indexOf(graph: Graph): Index {
  const articles = [...graph.articles.values()].toSorted(
    (a, b) => compareBounds(a.published, b.published) || compareText(a.record.id, b.record.id),
  );
  const claims = [...graph.claims.keys()];
  const others = [...graph.statements.values()].filter((s) => s.originGroup !== s.by);
  return {
    days: changeDays(graph),
    lastDay:
      articles
        .map(({ countsFrom }) => countsFrom)
        .toSorted()
        .at(-1) ?? null,
    articles,
    copies: groupBy(articles, ({ record }) => record.source.copyOf),
    published: groupBy(articles, ({ record }) => record.source.publisher),
    actors: new Map([...graph.actors].map(([id, { record }]) => [id, record])),
    spokenFor: groupBy(others, (s) => s.originGroup),
    claims,
    claimAt: new Map(claims.map((id, at) => [id, at])),
    axis: trackerAxis(graph),
  };
}

function trackerAxis({ articles, statements }: Graph): Axis | null {
  const reported = [...articles.values()].flatMap((a) => [a.countsFrom, a.countsUntil ?? a.countsFrom]);
  return reported.length === 0
    ? null
    : axisOf(
        reported,
        [...statements.values()].map((s) => standsOn(s).day),
      );
}

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
