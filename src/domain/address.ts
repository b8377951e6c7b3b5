/**
 * Addresses that the site answers for ever: which there are, and what an address that was given up leads to.
 *
 * Of a record that was renamed or merged only its own address is kept. What follows from it is worked out: the addresses
 * of statements whose ids are made of ids of claims and actors, and the days and months on which nothing stands any more.
 */
import { compareText, slotOf } from './date.ts';
import { changeDays } from './asof.ts';
import type { Graph } from './graph.ts';
import type { PermalinkRecord } from './schema.ts';

/** What has an address of its own. Of a statement the id is its key, of a month `2024-11` or `2024`, of a day the day. */
export interface Address {
  page: 'article' | 'claim' | 'actor' | 'topic' | 'place' | 'statement' | 'month' | 'day';
  id: string;
}

const FOLDERS = {
  article: 'articles',
  claim: 'claims',
  actor: 'actors',
  topic: 'topics',
  month: 'timeline',
  day: 'asof',
} as const;

/**
 * An address as permalinks write it, below that of the site and without the slash at its end.
 *
 * pathOf({ page: 'statement', id: 'gates-down/bridge-closed-mayor' }) // 'articles/gates-down#bridge-closed-mayor'
 */
export function pathOf({ page, id }: Address): string {
  if (page === 'place') return `map#place-${id}`;
  return page === 'statement' ? `articles/${id.replace('/', '#')}` : `${FOLDERS[page]}/${id}`;
}

/** The same read back. Throws where the path is not of this form: `PERMALINK_PATTERN` was asked before. */
export function addressAt(path: string): Address {
  const [folder = '', id = ''] = path.split('/');
  if (id.includes('#')) return { page: 'statement', id: id.replace('#', '/') };
  const page = (Object.keys(FOLDERS) as (keyof typeof FOLDERS)[]).find((one) => FOLDERS[one] === folder);
  if (page === undefined) throw new Error(`no address of a page: ${path}`);
  return { page, id };
}

/** Every address that people may have kept, by what it shows. */
export function addressesOf(graph: Graph): Address[] {
  const of = (page: Address['page'], ids: Iterable<string>): Address[] => [...ids].map((id) => ({ page, id }));
  const dates = [...graph.claims.values()].map(({ when }) => when);
  const said = [...graph.statements.values()].map(({ stated }) => stated);
  const months = [...dates, ...said].flatMap((date) => (date === null ? [] : slotOf(date).chapter));
  return [
    ...of('article', graph.articles.keys()),
    ...of('claim', graph.claims.keys()),
    ...of('actor', graph.actors.keys()),
    ...of(
      'topic',
      graph.tracker.topics.map(({ id }) => id),
    ),
    // The map has those that claims name.
    ...of('place', new Set([...graph.claims.values()].flatMap(({ record }) => record.place ?? []))),
    ...of('statement', graph.statements.keys()),
    ...of('month', new Set(months)),
    ...of('day', changeDays(graph)),
  ];
}

/** What an address answers with; `why` is the entry that says what became of it, null where that follows from others. */
type Answer =
  | { type: 'page' }
  | { type: 'moved'; to: string; why: PermalinkRecord | null }
  | { type: 'gone'; why: PermalinkRecord };

/** What a tracker knows of its addresses. */
export interface Answers {
  /** Addresses of pages and statements that are there. */
  live: ReadonlySet<string>;
  /** Addresses of statements that are not there, by the article whose page answers for them. */
  lost: ReadonlyMap<string, readonly string[]>;
  /** What an address answers with, in one hop; null where it leads nowhere. */
  answer(path: string): Answer | null;
  /** Every address that answers, days and months included. */
  all(): string[];
}

/** Where days lead on which nothing stands, and none before them does; and months. */
export const CALENDAR = 'asof';
export const TIMELINE = 'timeline';

export function answersOf(graph: Graph): Answers {
  const live = new Set(
    addressesOf(graph)
      .filter(({ page }) => page !== 'place')
      .map(pathOf),
  );
  const entries = new Map(graph.permalinks.map((entry) => [entry.from, entry]));
  const former = formerStatements(graph, live);
  let days: string[] | null = null;
  const answer = (path: string, seen: readonly string[] = []): Answer | null => {
    if (live.has(path)) return { type: 'page' };
    const { page, id } = addressAt(path);
    if (page === 'statement') {
      const [article = '', statement = ''] = id.split('/');
      const home = answer(`articles/${article}`, seen);
      if (home === null || home.type === 'gone') return home;
      if (home.type === 'moved') {
        const moved = `${home.to}#${statement}`;
        const there = answer(moved, seen);
        return there?.type === 'page' ? { type: 'moved', to: moved, why: home.why } : there;
      }
    }
    const why = entries.get(path);
    if (why === undefined) {
      const now = former.get(path);
      return now === undefined ? null : { type: 'moved', to: now, why: null };
    }
    if (page === 'day') {
      days ??= changeDays(graph);
      const before = days.findLast((day) => day < id);
      return { type: 'moved', to: before === undefined ? CALENDAR : pathOf({ page, id: before }), why };
    }
    if (page === 'month') return { type: 'moved', to: TIMELINE, why };
    if (why.to === null) return { type: 'gone', why };
    // A circle leads nowhere, which is told by the check.
    const next = seen.includes(path) ? null : answer(why.to, [...seen, path]);
    return next?.type === 'page' ? { type: 'moved', to: why.to, why } : next;
  };
  const statements = [...entries.keys(), ...former.keys()].filter((path) => path.includes('#') && !live.has(path));
  return {
    live,
    lost: Map.groupBy(new Set(statements), (path) => addressAt(path).id.split('/')[0] ?? ''),
    answer: (path) => answer(path),
    all: () => [...new Set([...live, ...entries.keys(), ...former.keys()])].toSorted(compareText),
  };
}

/**
 * A statement without an `id` of its own is called after its claim and its speaker: while these had other names, so had it.
 */
function formerStatements({ articles, permalinks }: Graph, live: ReadonlySet<string>): Map<string, string> {
  const names = Map.groupBy(
    permalinks.filter(({ from, to }) => to !== null && /^(?:claims|actors)\//.test(from)),
    ({ to }) => to ?? '',
  );
  const former = new Map<string, string>();
  if (names.size === 0) return former;
  const namesOf = (folder: 'claims' | 'actors', id: string): string[] => [
    id,
    ...(names.get(`${folder}/${id}`) ?? []).map(({ from }) => addressAt(from).id),
  ];
  for (const [id, { record }] of articles) {
    for (const { id: own, claim, by } of record.statements) {
      if (own !== null) continue;
      const now = `articles/${id}#${claim}-${by ?? 'source'}`;
      for (const of of namesOf('claims', claim)) {
        for (const speaker of by === null ? ['source'] : namesOf('actors', by)) {
          const then = `articles/${id}#${of}-${speaker}`;
          if (!live.has(then) && !former.has(then)) former.set(then, now);
        }
      }
    }
  }
  return former;
}

/**
 * The list with one more entry, in order: what led to the address leads on to where it leads now, so that every address
 * has one hop at most; and what is there again needs no entry.
 */
export function withPermalink(list: readonly PermalinkRecord[], added: PermalinkRecord): PermalinkRecord[] {
  const { from, to } = added;
  const follow = (path: string): string =>
    to !== null && (path === from || path.startsWith(`${from}#`)) ? to + path.slice(from.length) : path;
  const kept = list
    .filter((entry) => entry.from !== from && entry.from !== to)
    // Of an article that is gone, its one entry answers for all of its statements.
    .filter((entry) => to !== null || !entry.from.startsWith(`${from}#`))
    .map((entry) => ({
      ...entry,
      from: follow(entry.from),
      to: entry.to === null ? null : follow(entry.to),
    }))
    .filter((entry) => entry.from !== entry.to);
  const known = new Set<string>([from]);
  return [...kept.filter((entry) => !known.has(entry.from) && known.add(entry.from)), added].toSorted((a, b) =>
    compareText(a.from, b.from),
  );
}

/** The file, one entry on a line: two that are added at the same time seldom meet. */
export function permalinksText(list: readonly PermalinkRecord[]): string {
  return list.length === 0 ? '[]\n' : `[\n${list.map((entry) => `  ${entryText(entry)}`).join(',\n')}\n]\n`;
}

/** An entry as the file has it. */
export function entryText({ from, to, what, on, reason }: PermalinkRecord): string {
  const fields = Object.entries({ from, to, what, on, reason }).filter(([, value]) => value !== null);
  return `{ ${fields.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')} }`;
}
