/** Addresses that were published at a revision and would lead nowhere now, each with the command that mends it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addressAt, answersOf, entryText, pathOf, withPermalink } from '../domain/address.ts';
import { diffGraphs } from '../domain/diff.ts';
import { buildGraph } from '../domain/graph.ts';
import type { LocatedProblem } from '../domain/issue.ts';
import type { Records } from '../domain/records.ts';
import { problem } from '../domain/rules.ts';
import type { PermalinkRecord } from '../domain/schema.ts';
import { goneAddresses } from '../views/addresses.ts';
import { createSite } from '../views/site.ts';
import { PERMALINKS, quoted } from './moves.ts';

export interface Lost {
  /** The address, as permalinks write it. */
  path: string;
  problem: LocatedProblem;
  /** The file of the problem; null where there is none. */
  text: string | null;
  /** What to write down, where nothing has to be decided: days and months. */
  entry: PermalinkRecord | null;
}

interface Advice {
  /** The day of entries that are proposed. */
  on: string;
  /** The command that writes down days and months. */
  command: string;
}

/** Every address that answered before and does not now. What follows from another that is lost is not told again. */
export function lostAddresses(folder: string, before: Records, after: Records, advice: Advice): Lost[] {
  const [old, now] = [buildGraph(before), buildGraph(after)];
  const [known, present] = [answersOf(old), answersOf(now)];
  const lost = known.all().filter((path) => present.answer(path) === null);
  if (lost.length === 0) return [];
  const changes = diffGraphs(old, now);
  const successors = new Map(
    goneAddresses(createSite(before), createSite(after), changes).flatMap(({ was, now: next }) =>
      next === null ? [] : [[pathOf(was), pathOf(next)] as const],
    ),
  );
  // What led to an address goes where that went.
  const successorOf = (path: string): string | null => {
    const was = known.answer(path);
    const last = was?.type === 'moved' ? was.to : path;
    return successors.get(last) ?? (last !== path && present.live.has(last) ? last : null);
  };
  const mended = lost
    .filter((path) => !path.includes('#'))
    .reduce<readonly PermalinkRecord[]>((list, from) => {
      const to = successorOf(from);
      return to === null ? list : withPermalink(list, { from, to, what: 'renamed', on: advice.on, reason: null });
    }, after.permalinks);
  const then = answersOf({ ...now, permalinks: mended });
  const gone = new Set(lost);
  return lost
    .filter((path) => !path.includes('#') || (!gone.has(path.split('#')[0] ?? '') && then.answer(path) === null))
    .map((path) => tell(folder, path, before, after, successorOf(path), advice));
}

/** The list with what needs no decision; null where there is nothing of the kind. */
export function withCalendar(lost: readonly Lost[], permalinks: readonly PermalinkRecord[]): PermalinkRecord[] | null {
  const entries = lost.flatMap(({ entry }) => entry ?? []);
  return entries.length === 0 ? null : entries.reduce<PermalinkRecord[]>(withPermalink, [...permalinks]);
}

function tell(
  folder: string,
  path: string,
  before: Records,
  after: Records,
  successor: string | null,
  { on, command }: Advice,
): Lost {
  const { page } = addressAt(path);
  const removed = before.permalinks.find(({ from }) => from === path);
  const calendar = page === 'day' || page === 'month';
  const entry: PermalinkRecord =
    removed ??
    (calendar
      ? { from: path, to: null, what: 'corrected', on, reason: null }
      : successor !== null
        ? { from: path, to: successor, what: page === 'statement' ? 'corrected' : 'renamed', on, reason: null }
        : { from: path, to: null, what: 'withdrawn', on, reason: '…' });
  const file = removed || calendar ? PERMALINKS : fileOf(path, before, after);
  const text = existsSync(join(folder, file))
    ? readFileSync(join(folder, file), 'utf8').replace(/^\u{FEFF}/u, '')
    : null;
  const line = lineOf(text ?? '', page);
  const start = { line, column: 1 };
  const details = problem('permalink/gone', file, [], {
    found: `${path}, an address that was published and would lead nowhere`,
    expected: 'that every address leads on, or says what became of it',
    fix: `${fixOf(path, successor, removed !== undefined, calendar, command)} Without commands: add to ${folder}/${PERMALINKS}, a list in square brackets, the entry ${entryText(entry)}`,
  });
  return {
    path,
    text,
    entry: calendar && !removed ? entry : null,
    problem: { ...details, span: { start, end: { line, column: 2 } }, edit: null },
  };
}

function fixOf(path: string, successor: string | null, removed: boolean, calendar: boolean, command: string): string {
  if (removed) return 'put its entry back.';
  if (calendar) return `run: ${command}.`;
  const withdraw = `npm run withdraw -- ${quoted(path)} --reason "…"`;
  return successor === null
    ? `run: ${withdraw}; where another takes its place, add --into <address>; where it only has another name: npm run rename -- ${quoted(path)} <address>.`
    : `run: npm run rename -- ${quoted(path)} ${quoted(successor)}; if that is another one: ${withdraw}.`;
}

/** The file that held it, or holds what it was a part of. */
function fileOf(path: string, before: Records, after: Records): string {
  const { page, id } = addressAt(path);
  if (page === 'topic') return 'tracker.yaml';
  const of = (records: Records) =>
    ({ claim: records.claims, actor: records.actors })[page as 'claim'] ?? records.articles;
  const [name] = id.split('/');
  return [...of(after), ...of(before)].find((record) => record.id === name)?.file ?? PERMALINKS;
}

/** Where in it the list stands that it was in. */
function lineOf(text: string, page: string): number {
  const head = { statement: /^statements:/m, topic: /^topics:/m }[page];
  const at = head === undefined ? -1 : text.search(head);
  return at === -1 ? 1 : text.slice(0, at).split('\n').length;
}
