/** Records that are the same under another id, and a tracker in which they have that id from the start. */
import { REWORDED, overlap, sameHeading, sameSource, wordsOf } from './alike.ts';
import { compareText } from './date.ts';
import { buildGraph, type Graph } from './graph.ts';
import type { Actor, Article, Claim, Records } from './records.ts';
import type { PlaceRecord, TrackerRecord } from './schema.ts';

/** What has an id and can be added, removed, renamed and changed. */
export const RECORD_KINDS = ['articles', 'claims', 'actors', 'topics', 'places'] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];
type Topic = TrackerRecord['topics'][number];
export type AnyRecord = Article | Claim | Actor | Topic | PlaceRecord;

/** New ids by old ids. */
export type Renames = Record<RecordKind, ReadonlyMap<string, string>>;

interface RecordsById {
  articles: ReadonlyMap<string, Article>;
  claims: ReadonlyMap<string, Claim>;
  actors: ReadonlyMap<string, Actor>;
  topics: ReadonlyMap<string, Topic>;
  places: ReadonlyMap<string, PlaceRecord>;
}

/** The records of a graph by kind and id; claims that no article carries are among them. */
export const recordsOf = (graph: Graph): RecordsById => ({
  articles: new Map([...graph.articles].map(([id, { record }]) => [id, record])),
  claims: claimRecords(graph),
  actors: new Map([...graph.actors].map(([id, { record }]) => [id, record])),
  topics: new Map(graph.tracker.topics.map((topic) => [topic.id, topic])),
  places: graph.places,
});

/** All claims by id, with those that no article carries. */
export const claimRecords = ({ claims, hidden }: Graph): Map<string, Claim> =>
  new Map([...[...claims].map(([id, { record }]) => [id, record] as const), ...hidden]);

/** What a record is called. */
export const headingOf = (record: AnyRecord): string => ('title' in record ? record.title : record.name);

/** Fields by path: `source.title`; lists are values of their own. Ids, files and statements are told otherwise. */
export function fieldsOf(record: object): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  const walk = (value: unknown, path: string): void => {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`);
    } else {
      fields.set(path, typeof value === 'string' ? value.trim() : value);
    }
  };
  const {
    id: _id,
    file: _file,
    recorded: _recorded,
    revised: _revised,
    statements: _statements,
    ...rest
  } = record as Partial<Article>;
  walk(rest, '');
  return fields;
}

/** The share of fields that are the same, of those that either record fills in. */
function likeness(a: AnyRecord, b: AnyRecord): number {
  const [left, right] = [fieldsOf(a), fieldsOf(b)];
  const isFilled = (value: unknown) => value != null && value !== '' && !(Array.isArray(value) && value.length === 0);
  const paths = [...new Set([...left.keys(), ...right.keys()])].filter(
    (path) => isFilled(left.get(path)) || isFilled(right.get(path)),
  );
  const same = paths.filter((path) => JSON.stringify(left.get(path)) === JSON.stringify(right.get(path)));
  return paths.length === 0 ? 0 : same.length / paths.length;
}

/** Half of the fields must be the same where the heading was reworded. */
const LIKE = 0.5;

/**
 * How surely one record is the other under another id: 0 is not at all. It is when the heading is the same; when it is
 * the article of the same source; or when half of the heading's words and half of the fields are the same.
 */
function sureness(a: AnyRecord, b: AnyRecord): number {
  const alike = likeness(a, b);
  if (sameHeading(headingOf(a), headingOf(b))) return 2 + alike;
  if ('statements' in a && 'statements' in b && sameSource(a, b) !== null) return 1 + alike;
  return alike >= LIKE && overlap(wordsOf(headingOf(a)), wordsOf(headingOf(b))) >= REWORDED ? alike : 0;
}

/** Records that went and came back under another id, the surest pairs first. */
export function findRenames(before: Graph, after: Graph): Renames {
  const [old, now] = [recordsOf(before), recordsOf(after)];
  const renamesOf = (kind: RecordKind): Map<string, string> => {
    const gone = [...old[kind].values()].filter(({ id }) => !now[kind].has(id));
    const come = [...now[kind].values()].filter(({ id }) => !old[kind].has(id));
    return new Map(
      pairUp(gone, come, sureness)
        .map(([a, b]): [string, string] => [a.id, b.id])
        .toSorted(([a], [b]) => compareText(a, b)),
    );
  };
  return {
    articles: renamesOf('articles'),
    claims: renamesOf('claims'),
    actors: renamesOf('actors'),
    topics: renamesOf('topics'),
    places: renamesOf('places'),
  };
}

/** Pairs of items by score, the highest first, each item once; a score of 0 is no pair. */
export function pairUp<T extends { id: string | null }>(
  left: readonly T[],
  right: readonly T[],
  score: (a: T, b: T) => number,
): [T, T][] {
  const scored = left
    .flatMap((a) => right.map((b) => ({ a, b, score: score(a, b) })))
    .filter((pair) => pair.score > 0)
    .toSorted((x, y) => y.score - x.score || compareIds(x.a, y.a) || compareIds(x.b, y.b));
  const taken = new Set<T>();
  return scored.flatMap(({ a, b }): [T, T][] => {
    if (taken.has(a) || taken.has(b)) return [];
    taken.add(a).add(b);
    return [[a, b]];
  });
}

const compareIds = (a: { id: string | null }, b: { id: string | null }): number => compareText(a.id ?? '', b.id ?? '');

/** The graph with records under their new ids, and with every reference to them; the same graph where there are none. */
export function renamed(graph: Graph, renames: Renames): Graph {
  if (RECORD_KINDS.every((kind) => renames[kind].size === 0)) return graph;
  const to = <T extends string | null>(kind: RecordKind, id: T): T =>
    id === null ? id : ((renames[kind].get(id) as T | undefined) ?? id);
  const each = (kind: RecordKind, ids: readonly string[]) => ids.map((id) => to(kind, id));
  const body = (text: string) =>
    text.replace(
      /\b(article|claim|actor):([a-z0-9-]+)/g,
      (_, kind: 'article' | 'claim' | 'actor', id: string) => `${kind}:${to(`${kind}s`, id)}`,
    );
  const written = <T extends Article | Claim | Actor>(kind: RecordKind, record: T): T => ({
    ...record,
    id: to(kind, record.id),
    body: body(record.body),
  });
  const { tracker } = graph;
  const records: Records = {
    tracker: {
      ...tracker,
      topics: tracker.topics.map((topic) => ({ ...topic, id: to('topics', topic.id) })),
      featured: each('claims', tracker.featured),
    },
    places: [...graph.places.values()].map((place) => ({
      ...place,
      id: to('places', place.id),
      within: to('places', place.within),
    })),
    articles: [...graph.articles.values()].map(({ record }) => ({
      ...written('articles', record),
      source: {
        ...record.source,
        publisher: to('actors', record.source.publisher),
        copyOf: to('articles', record.source.copyOf),
        credits: record.source.credits.map((credit) => ({ ...credit, actor: to('actors', credit.actor) })),
      },
      statements: record.statements.map((statement) => ({
        ...statement,
        claim: to('claims', statement.claim),
        by: to('actors', statement.by),
        origin: to('actors', statement.origin),
        relayedBy: to('actors', statement.relayedBy),
      })),
    })),
    claims: [...claimRecords(graph).values()].map((record) => ({
      ...written('claims', record),
      place: to('places', record.place),
      actors: each('actors', record.actors),
      holder: to('actors', record.holder),
      topics: each('topics', record.topics),
      tension: record.tension.map((other) => ({ ...other, claim: to('claims', other.claim) })),
      implies: each('claims', record.implies),
    })),
    actors: [...graph.actors.values()].map(({ record }) => ({
      ...written('actors', record),
      group: to('actors', record.group),
      roles: record.roles.map((role) => ({ ...role, group: to('actors', role.group) })),
    })),
    permalinks: [...graph.permalinks],
    shallow: graph.shallow,
  };
  return buildGraph(records);
}
