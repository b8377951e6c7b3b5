/** What `rename` and `withdraw` do, apart from the process that they run in: everything is worked out before anything is written. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  addressAt,
  answersOf,
  pathOf,
  permalinksText,
  withPermalink,
  type Address,
  type Answers,
} from '../domain/address.ts';
import { nearest } from '../domain/meant.ts';
import { buildGraph, statementId } from '../domain/graph.ts';
import type { Records } from '../domain/records.ts';
import { PERMALINK_PATTERN, type Fate, type PermalinkRecord } from '../domain/schema.ts';
import { readContent, type ReadResult } from '../reader/read.ts';
import { problemsText } from '../reader/report.ts';
import { rewrite, type Rewriting, type Rewritten } from '../reader/rewrite.ts';
import { diskTree, withFiles } from '../reader/tree.ts';
import { NOT_ASKED } from '../reader/recorded.ts';

/** Why nothing was done, with what to do about it. */
export class MoveError extends Error {
  override name = 'MoveError';
  /** Whether the command line is at fault, not the content. */
  readonly usage: boolean;

  constructor(message: string, usage = false) {
    super(message);
    this.usage = usage;
  }
}

export interface Move {
  /** An address as permalinks write it, or as people have it: with the site's address, slashes, or the path of a file. */
  from: string;
  /** What it is called from now on, or the record that takes its place; null where none does. */
  to: string | null;
  /** Whether it is renamed, or taken out. */
  how: 'rename' | 'withdraw';
  /** The day, as entries say it. */
  on: string;
  reason: string | null;
}

/** What is to be written; nothing is yet. */
export interface Plan {
  /** New texts by path below the folder; null for files that are removed. */
  files: ReadonlyMap<string, string | null>;
  from: string;
  to: string | null;
  /** Whether the record had been renamed or removed by hand before, so that only the address had to be noted down. */
  noted: boolean;
}

export const PERMALINKS = 'permalinks.json';
/** What has a file, or an entry, that can be renamed or removed. */
const PAGES: readonly Address['page'][] = ['claim', 'actor', 'article', 'topic', 'statement'];

/** Works out a move. Throws a `MoveError` that says why it cannot be, and changes nothing. */
export function planMove(folder: string, move: Move): Plan {
  const tree = diskTree(folder);
  const recorded = NOT_ASKED;
  const before = sound(
    readContent(folder, { recorded }),
    folder,
    'The content has problems. Mend them first; nothing was written.',
  );
  const [from, to] = [move.from, move.to].map((text) => (text === null ? null : canonical(text, folder, before))) as [
    string,
    string | null,
  ];
  const graph = buildGraph(before);
  const old = answersOf(graph);
  const records = recordsIn(before);
  const noted = !records.has(from);
  refuse(move, from, to, records, old, before.permalinks);

  const { page, id } = addressAt(from);
  const merge = move.how === 'withdraw' && to !== null;
  const rewriting: Rewriting = {
    page: page as Rewriting['page'],
    from: id,
    to: to === null ? null : addressAt(to).id,
    merge,
  };
  const { files, keys } = noted
    ? { files: new Map<string, string | null>(), keys: new Map<string, string | null>() }
    : rewrite(tree, before, rewriting);
  const without = withFiles(tree, files);
  const what: Fate = move.how === 'rename' ? 'renamed' : merge ? 'merged' : 'withdrawn';
  const entry: PermalinkRecord = { from, to, what, on: move.on, reason: move.reason };
  // A claim that no article carries has no page, and may never have had one.
  const wasPublished = noted || old.answer(from) !== null;
  const list = (wasPublished ? withPermalink(before.permalinks, entry) : before.permalinks).map((one) => ({
    ...one,
    to: one.to === null ? null : renamedKey(one.to, keys),
  }));
  const text = permalinksText(list);
  if (text !== permalinksText(before.permalinks)) files.set(PERMALINKS, text);

  const next = readContent(folder, { recorded, tree: withFiles(without, files) });
  const gone = to === null ? from : null;
  const after = sound(next, folder, refusal(from, to, move.how), gone);
  const settled = settle(old, { ...after, permalinks: list }, keys, entry);
  if (permalinksText(settled) !== text) {
    files.set(PERMALINKS, permalinksText(settled));
    sound(readContent(folder, { recorded, tree: withFiles(without, files) }), folder, refusal(from, to, move.how));
  }
  return { files, from, to, noted };
}

const refusal = (from: string, to: string | null, how: Move['how']): string => {
  if (how === 'rename') return `With ${from} as ${to} the content would have problems. Nothing was written.`;
  return to === null
    ? `${from} cannot be taken out while the tracker refers to it, or rests on it. Nothing was written.`
    : `With ${from} as a part of ${to} the content would have problems. Nothing was written. Mend these first.`;
};

/** The records of a reading; throws where it has problems. */
function sound(read: ReadResult, folder: string, title: string, gone: string | null = null): Records {
  if (read.records !== null) return read.records;
  const named =
    gone === null
      ? null
      : new RegExp(`^(?:claim|actor|article|topic|statement) "${addressAt(gone).id.split('/').at(-1)}"`);
  const problems = read.problems.map((problem) =>
    named?.test(problem.found)
      ? { ...problem, fix: 'take it out here first, or name what takes its place with --into.' }
      : problem,
  );
  throw new MoveError(`${title}\n\n${problemsText({ ...read, problems }, folder)}`);
}

/** Addresses of everything that is written, with a page or without. */
function recordsIn({ claims, actors, articles, tracker }: Records): Set<string> {
  const of = (page: Address['page'], list: readonly { id: string }[]) => list.map(({ id }) => pathOf({ page, id }));
  return new Set([
    ...of('claim', claims),
    ...of('actor', actors),
    ...of('article', articles),
    ...of('topic', tracker.topics),
    ...articles.flatMap(({ id, statements }) =>
      statements.map((statement) => pathOf({ page: 'statement', id: `${id}/${statementId(statement)}` })),
    ),
  ]);
}

/** An address as permalinks write it, from however it was copied. */
function canonical(text: string, folder: string, { tracker }: Records): string {
  const site = tracker.url?.replace(/\/$/, '');
  const inSite = site !== undefined && text.startsWith(site) ? text.slice(site.length) : text;
  const inFolder = inSite.startsWith(`${folder}/`) ? inSite.slice(folder.length + 1).replace(/\.mdx?$/, '') : inSite;
  const path = inFolder
    .replace(/^\/+/, '')
    .replace(/\?[^#]*/, '')
    .replace(/\/+(?=#|$)/, '');
  if (PERMALINK_PATTERN.test(path) && PAGES.includes(addressAt(path).page)) return path;
  throw new MoveError(
    `"${text}" is no address of a record; expected claims/<id>, actors/<id>, articles/<id>, topics/<id>, or articles/<id>#<statement>.`,
    true,
  );
}

/** Everything that speaks against a move before it is tried. */
function refuse(
  { how, reason }: Move,
  from: string,
  to: string | null,
  records: ReadonlySet<string>,
  { answer }: Answers,
  permalinks: Records['permalinks'],
): void {
  const entry = (path: string) => permalinks.find((one) => one.from === path);
  const near = (path: string) => nearest(path, records).map((one) => ` Did you mean ${one}?`)[0] ?? '';
  if (from === to) throw new MoveError(`${from} is called that already.`, true);
  if (to !== null && addressAt(from).page !== addressAt(to).page) {
    throw new MoveError(`${from} and ${to} are not of the same kind.`, true);
  }
  if (how === 'rename' && to !== null) {
    const [[home], [target]] = [from.split('#'), to.split('#')];
    if (from.includes('#') && home !== target) {
      throw new MoveError(`A statement stays in its article: expected ${home}#<id>.`, true);
    }
    if (records.has(from) && records.has(to)) {
      throw new MoveError(
        `There is ${to} already. To make one of the two: npm run withdraw -- ${quoted(from)} --into ${quoted(to)}`,
      );
    }
    const given = entry(to);
    if (records.has(from) && given !== undefined && given.to !== from) {
      throw new MoveError(
        `${to} was given up on ${given.on}${given.to === null ? '' : ` and leads to ${given.to}`}: who kept that address would find something else. Choose another id.`,
      );
    }
    if (!records.has(from) && !records.has(to)) throw new MoveError(`There is no ${from}.${near(from)}`);
  }
  if (how === 'withdraw') {
    if (to !== null && !records.has(to)) throw new MoveError(`There is no ${to} to take its place.${near(to)}`);
    if (to === null && reason === null)
      throw new MoveError('--reason is missing: readers who kept the address are told why.', true);
  }
  if (!records.has(from) && entry(from) !== undefined) {
    const now = answer(from);
    const state = now?.type === 'moved' ? `leads to ${now.to}` : 'says that it is gone';
    throw new MoveError(`${from} was given up on ${entry(from)?.on}, and ${state} already.`);
  }
}

/** As a shell takes it for one word: `#` would begin a comment after a space only, but people copy it with quotation marks. */
export const quoted = (word: string): string => (/^[\w./-]+$/.test(word) ? word : `"${word}"`);

const renamedKey = (path: string, keys: Rewritten['keys']): string => {
  if (!path.includes('#')) return path;
  const key = keys.get(addressAt(path).id);
  return key == null ? path : pathOf({ page: 'statement', id: key });
};

/**
 * The entries with all that follows from a move: claims that no article carries any more, statements that would be looked
 * for elsewhere, days and months on which nothing stands.
 */
function settle(old: Answers, after: Records, keys: Rewritten['keys'], entry: PermalinkRecord): PermalinkRecord[] {
  const now = answersOf(buildGraph(after));
  const { on } = entry;
  let list = after.permalinks;
  for (const path of old.all()) {
    const was = old.answer(path);
    const is = now.answer(path);
    const { page, id } = addressAt(path);
    if (page === 'statement') {
      const target = was?.type === 'moved' ? was.to : path;
      const key = was?.type === 'gone' ? null : keys.get(addressAt(target).id);
      const expected = key === undefined ? target : key === null ? null : pathOf({ page, id: key });
      const found = is?.type === 'moved' ? is.to : is?.type === 'page' ? path : null;
      if (is !== null && (expected === null || expected === found || !now.live.has(expected))) continue;
      const [article = '', statement = ''] = id.split('/');
      const home = now.answer(`articles/${article}`);
      const from = home?.type === 'moved' ? `${home.to}#${statement}` : path;
      // Something else has taken its name.
      if (now.live.has(from)) continue;
      list = withPermalink(list, { ...entry, from, to: expected !== null && now.live.has(expected) ? expected : null });
    } else if (is === null) {
      const calendar = page === 'day' || page === 'month';
      list = withPermalink(
        list,
        calendar
          ? { from: path, to: null, what: 'corrected', on, reason: null }
          : { from: path, to: null, what: 'withdrawn', on, reason: entry.reason ?? NO_LONGER_CARRIED },
      );
    }
  }
  return list;
}

const NO_LONGER_CARRIED = 'No article of this tracker carries it any more.';

/** Writes everything, or, where that fails, puts back what was there. */
export function writePlan(folder: string, { files }: Pick<Plan, 'files'>): void {
  const saved = [...files.keys()].map((file) => {
    const path = join(folder, file);
    return { path, bytes: bytesOf(path) };
  });
  try {
    // What is new stands before what is old goes.
    const order = [...files].toSorted(([, a], [, b]) => Number(a === null) - Number(b === null));
    for (const [file, text] of order) {
      const path = join(folder, file);
      mkdirSync(dirname(path), { recursive: true });
      if (text === null) rmSync(path);
      else writeFileSync(path, text);
    }
  } catch (error) {
    for (const { path, bytes } of saved) {
      if (bytes === null) rmSync(path, { force: true });
      else writeFileSync(path, bytes);
    }
    throw error;
  }
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** What was done, and what to do now. */
function planText(folder: string, { files, from, to, noted }: Plan, how: Move['how']): string {
  const done =
    how === 'rename'
      ? `${from} is ${to} now.`
      : to === null
        ? `${from} is withdrawn.`
        : `${from} is a part of ${to} now.`;
  return [
    ...[...files].map(([file, text]) => `${text === null ? 'Removed' : 'Wrote'} ${folder}/${file}`),
    '',
    noted ? `${done} It had been changed by hand: only its address was noted down.` : done,
    'Its old address leads on, or says what became of it. Run: npm run check',
  ].join('\n');
}

/** Runs a move: ends with 0 when it is done, 1 when it was refused, 2 for a mistake on the command line. */
export function runMove(
  folder: string,
  move: Move,
  say: (text: string) => void,
  complain: (text: string) => void,
): number {
  try {
    const plan = planMove(folder, move);
    writePlan(folder, plan);
    say(planText(folder, plan, move.how));
    return 0;
  } catch (error) {
    if (!(error instanceof MoveError)) throw error;
    complain(`${move.how}: ${error.message}${error.usage ? `\nSee: npm run ${move.how} -- --help` : ''}`);
    return error.usage ? 2 : 1;
  }
}
