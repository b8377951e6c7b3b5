/**
 * Names beside a line: each day of statements is a flag on a pole, raised until no name covers another name or a pole.
 * The measure is our own and wide, since nothing here can ask a font; what does not fit is counted, not named.
 */
import type { Day } from '../domain/date.ts';
import { text } from '../text.ts';
import type { Mark } from './line.ts';

/** A statement that asks for a place. */
export interface Column {
  x: number;
  /** Whether the line is split where it stands. */
  split: boolean;
  mark: Mark;
}

/** The statements of one day, or of days that are closer to each other than marks are wide. */
export interface Flag {
  x: number;
  split: boolean;
  /** Whether names run to the left of the pole. */
  left: boolean;
  /** Rows between the line and the row that is nearest to it. */
  level: number;
  /** The statements shown, in order. A single one stands on the line, several on the pole. */
  marks: Mark[];
  /** Statements that are only counted. */
  more: number;
  from: Day;
}

export interface Half {
  flags: Flag[];
  /** Rows of names, the height of this side. */
  rows: number;
  /** Whether there is room for names; else statements are counted. */
  named: boolean;
}

/** One em of the line's type, in percent of the narrowest line that lies: 0.8125rem of 40rem. See `styles/line.css`. */
export const EM = (0.8125 / 40) * 100;
/** A mark's width with its halo, in percent. */
const APART = 2.3;
/** Names for each flag that are tried, most first, and the rows that a side may take. */
const NAMED = [6, 4, 3, 2, 1] as const;
const TALLEST = 9;
/** From the pole to the names beside it, in em. */
const MARK = 0.9;
const ROOM = 0.6;
/** Between a name and its figure, in em. */
const GAP = 0.4;

/** Lays the flags of one side. Columns come in the order of their places. */
export function layFlags(columns: readonly Column[]): Half {
  const groups = grouped(columns);
  for (const most of NAMED) {
    const half = lay(groups.map((group) => flagOf(group, most)));
    if (half !== null && half.rows <= TALLEST) return half;
  }
  return counted(groups.map((group) => flagOf(group, 0)));
}

function grouped(columns: readonly Column[]): Column[][] {
  const groups: Column[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    if (last?.[0] && column.x - last[0].x < APART) last.push(column);
    else groups.push([column]);
  }
  return groups;
}

/** So many are named, publishers' own voices last; where none is, a lone statement still is a mark. */
function flagOf(group: readonly Column[], most: number): Flag {
  const { x = 0, split = false } = group[0] ?? {};
  const marks = group.map(({ mark }) => mark).toSorted((a, b) => Number(a.own) - Number(b.own));
  // The row that would count one statement names it as well.
  const all = marks.length === 1 || (most > 0 && marks.length <= most + 1);
  const taken = all ? marks.length : most;
  const from = marks.map((mark) => mark.from).toSorted()[0] ?? '';
  return { x, split, left: false, level: 0, marks: marks.slice(0, taken), more: marks.length - taken, from };
}

/** Rows that a flag takes. */
const rowsOf = ({ marks, more }: Flag): number => marks.length + Number(more > 0);
const isAlone = ({ marks, more }: Flag): boolean => marks.length + more === 1;

/** From where to where the names of a flag reach, in percent. `names` is how wide they are, in em. */
export function reachOfNames(flag: Flag, names = widthOfNames(flag)): { from: number; to: number } {
  const behind = MARK * EM * 0.5;
  const ahead = (names + ROOM + (isAlone(flag) ? 0 : MARK)) * EM;
  return flag.left ? { from: flag.x - ahead, to: flag.x + behind } : { from: flag.x - behind, to: flag.x + ahead };
}

const widthOfNames = ({ marks, more }: Flag): number =>
  Math.max(...marks.map(labelWidth), more > 0 ? widthOf(text.line.more(more)) : 0);

const labelWidth = ({ name, value }: Mark): number => widthOf(name) + (value === null ? 0 : GAP + widthOf(value));

/**
 * Names run to the right, or to the left where they would leave the picture or cover a pole of such. A flag that covers
 * a pole must hang above what that pole carries: so right-hand flags are laid from the right, left-hand ones from the
 * left. Null where some name still covers a pole.
 */
function lay(flags: Flag[]): Half | null {
  const widths = new Map(flags.map((flag) => [flag, widthOfNames(flag)]));
  const reachOf = (flag: Flag, left: boolean) => reachOfNames({ ...flag, left }, widths.get(flag));
  for (const flag of flags.toReversed()) {
    const { to } = reachOf(flag, false);
    const covers = flags.some((other) => other.left && flag.x < other.x && other.x < to);
    flag.left = to > 100 || (covers && reachOf(flag, true).from >= 0);
  }
  const reaching = (flag: Flag): Reaching => ({ flag, ...reachOf(flag, flag.left) });
  const laid = flags.map(reaching);
  const order = [...laid.filter(({ flag }) => !flag.left).toReversed(), ...laid.filter(({ flag }) => flag.left)];
  const done: Reaching[] = [];
  for (const one of order) {
    const below = done.filter((other) => one.from < other.to && other.from < one.to);
    one.flag.level = Math.max(0, ...below.map(({ flag }) => topOf(flag)));
    done.push(one);
  }
  // Whether the pole of one flag runs through the names of another.
  const crossed = laid.some(({ flag: pole }) =>
    laid.some(({ flag, from, to }) => flag !== pole && from < pole.x && pole.x < to && flag.level < topOf(pole)),
  );
  return crossed ? null : { flags, rows: Math.max(0, ...flags.map(topOf)), named: true };
}

interface Reaching {
  flag: Flag;
  from: number;
  to: number;
}

const topOf = (flag: Flag): number => flag.level + rowsOf(flag);

/** Numbers instead of names, in the middle above their poles; every second one is raised where they stand close. */
function counted(flags: Flag[]): Half {
  const numbers = flags.filter(({ more }) => more > 0);
  let free: number[] = [];
  for (const flag of numbers) {
    const half = (widthOf(text.line.count(flag.more)) / 2) * EM;
    const level = free.findIndex((end) => end <= flag.x - half);
    flag.level = level === -1 ? free.length : level;
    free = free.toSpliced(flag.level, 1, flag.x + half);
  }
  return { flags, rows: free.length, named: false };
}

/** A wide guess at the width of words in em: no system font that we know is wider. */
export function widthOf(words: string): number {
  let width = 0;
  for (const letter of words) width += letter >= '\u1100' ? 1.05 : isCapital(letter) ? 0.75 : 0.58;
  return width;
}

/** Most letters need no table of all capitals. */
const isCapital = (letter: string): boolean =>
  letter < '\u0080' ? letter >= 'A' && letter <= 'Z' : /\p{Lu}/u.test(letter);

/** A name where it is no wider; else the longest of its other names that fits; else the name, cut after a word. */
export function shorten([first = '', ...others]: readonly string[], widest: number): string {
  const fits = (name: string) => widthOf(name) <= widest;
  if (fits(first)) return first;
  const [longest] = others.filter(fits).toSorted((a, b) => b.length - a.length);
  if (longest !== undefined) return longest;
  let short = '';
  for (const word of first.split(' ')) {
    const longer = short === '' ? word : `${short} ${word}`;
    if (!fits(`${longer}…`)) break;
    short = longer;
  }
  if (short !== '') return `${short.replace(/[\s,;:]+$/, '')}…`;
  const letters = [...first];
  while (!fits(`${letters.join('')}…`)) letters.pop();
  return `${letters.join('')}…`;
}
