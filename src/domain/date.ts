/**
 * EDTF dates: kept as written, compared by their bounds, printed by `views/words.ts`.
 *
 * The tracker reads level 1 (dates, intervals, `?`, `~`, `%`, `X`), sets and lists of level 2, and no seasons:
 * https://www.loc.gov/standards/datetime/. Days are strings (`2024-11-13`), so that they compare as text and no
 * time zone can touch them.
 */
import { parse, type IntervalEnd, type Parsed, type ParsedDate } from 'edtf';

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

/** First and last day that a date admits, both included; null is an open or unknown end. */
export interface Bounds {
  from: Day | null;
  to: Day | null;
}

/** One date of a precision: `2024`, `2024-06` or `2024-06-18`, with its qualifiers. */
export interface SimpleDate {
  type: 'date';
  precision: 'day' | 'month' | 'year' | 'years';
  from: Day;
  to: Day;
  uncertain: boolean;
  approximate: boolean;
}
/** A stretch of time; null is an open or unknown end. */
export interface IntervalDate {
  type: 'interval';
  start: SimpleDate | null;
  end: SimpleDate | null;
}
/** One of several dates (`[…]`) or all of them (`{…}`). */
export interface SetDate {
  type: 'one-of' | 'all-of';
  members: (SimpleDate | IntervalDate)[];
}
export type EdtfDate = (SimpleDate | IntervalDate | SetDate) & Bounds & { text: string };

const TYPES = ['Date', 'Interval', 'Set', 'List'];
/** A four-digit year from 1000 on, a month, a day; `X` for what is not known at the end. No time of day, no exponents. */
const PART = String.raw`[1-9](?:\d{3}|\d\dX|\dXX|\d{3}-XX(?:-XX)?|\d{3}-\d\d(?:-XX|-\d\d)?)[?~%]?`;
const INTERVAL = String.raw`(?:${PART}|\.\.)?/(?:${PART}|\.\.)?`;
const RUN = String.raw`${PART}(?:\.\.${PART})?`;
const SET = String.raw`(?:\.\.)?${RUN}(?:\s*,\s*${RUN})*(?:\.\.)?`;
const ALLOWED = new RegExp(String.raw`^(?:${PART}|${INTERVAL}|\[${SET}\]|\{${SET}\})$`);

/** Sets of a dozen days are shorter; the parser’s time and memory grow with the square of the length. */
const LONGEST = 200;

/** What nearly all dates are: a day, a month or a year, and "on or after" one. */
const PLAIN = /^([1-9]\d{3})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?(\/\.\.)?$/;

/** Whether the calendar has every day that a text names: the parser takes 29 February for 1 March in common years. */
const daysExist = (text: string): boolean =>
  [...text.matchAll(/(\d{4})-(\d\d)-(\d\d)/g)].every(([, year, month, day]) => isDay(year, month, day));

const isDay = (year = '', month = '', day = ''): boolean => day >= '01' && Number(day) <= daysIn(year, month);

/** How many days a month has; none where there is no such month. */
function daysIn(year: string, month: string): number {
  if (month < '01' || month > '12') return 0;
  if (month !== '02') return ['04', '06', '09', '11'].includes(month) ? 30 : 31;
  const number = Number(year);
  return number % 4 === 0 && (number % 100 !== 0 || number % 400 === 0) ? 29 : 28;
}

/** The same few dates are asked for again and again, and the parser takes long. What is said of one never changes. */
function remembered<T>(about: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    if (text.length > LONGEST) return about(text);
    if (answers.size === REMEMBERED) answers.clear();
    const answer = about(text);
    answers.set(text, answer);
    return answer;
  };
}
const REMEMBERED = 20_000;

/** Why a text is not a date that the tracker reads, said as what is expected; null when it is one. */
export const dateFormProblem = remembered((text): string | null => {
  if (/^\d{4}-(2[1-9]|3\d|4[01])$/.test(text)) return 'months instead of a season, such as 2024-06/2024-08';
  if (/T\d\d:/.test(text)) return 'a day without the time, such as 2024-10-29';
  if (ALLOWED.test(text) && !daysExist(text)) return 'a day that exists in the calendar';
  const date = read(text);
  if (date === null) {
    return 'an EDTF date, such as 2024-11-13, 2024-11, 2024-11-13/.. (on or after) or 2024-06-18? (uncertain)';
  }
  if (date.from === null && date.to === null) return 'a date with at least one known end; leave an unknown date out';
  if (!ordered(date)) return 'an interval that ends on or after the day on which it starts';
  return null;
});

const ordered = (date: SimpleDate | IntervalDate | SetDate): boolean => {
  if ('members' in date) return date.members.every(ordered);
  const { from, to } = boundsOf(date);
  return from === null || to === null || from <= to;
};

/**
 * Reads an EDTF date.
 *
 *     parseDate('2024-11-13/..')  // { type: 'interval', from: '2024-11-13', to: null, … }
 *
 * @throws RangeError on a text for which `dateFormProblem` has an answer: the schema has refused those before.
 */
export function parseDate(text: string): EdtfDate {
  const date = read(text);
  if (date === null) throw new RangeError(`not an EDTF date: ${text}`);
  return date;
}

const read = remembered((text): EdtfDate | null => {
  const plain = readPlain(text);
  if (plain !== null) return plain;
  if (text.length > LONGEST || !ALLOWED.test(text) || !daysExist(text)) return null;
  let parsed: Parsed;
  try {
    parsed = parse(text, { level: 2, types: TYPES });
  } catch {
    return null;
  }
  if (parsed.type === 'Date') return { ...simple(parsed), text };
  if (parsed.type === 'Interval') return { ...interval(parsed.values[0], parsed.values[1]), text };
  const members: SetDate['members'] = parsed.values.map((member) =>
    Array.isArray(member) ? interval(member[0], member[1]) : simple(member),
  );
  const first = members[0];
  const last = members.at(-1);
  if (parsed.earlier && first) members[0] = { type: 'interval', start: null, end: endOf(first) };
  if (parsed.later && last) members[members.length - 1] = { type: 'interval', start: startOf(last), end: null };
  const bounds = members.map(boundsOf);
  return {
    type: parsed.type === 'Set' ? 'one-of' : 'all-of',
    members,
    from: bounds.some((b) => b.from === null) ? null : min(bounds.map((b) => b.from as Day)),
    to: bounds.some((b) => b.to === null) ? null : max(bounds.map((b) => b.to as Day)),
    text,
  };
});

/**
 * Reads a plain date as the parser would, which takes a thousand times as long over one; null where it is none, or where
 * the calendar does not have it.
 */
function readPlain(text: string): EdtfDate | null {
  const [, year, month, day, onOrAfter] = PLAIN.exec(text) ?? [];
  if (year === undefined || (day !== undefined && !isDay(year, month, day))) return null;
  const precision = day === undefined ? (month === undefined ? 'year' : 'month') : 'day';
  const { from, to } = boundsIn(year, month, day);
  const date = { type: 'date', precision, from, to, uncertain: false, approximate: false } as const;
  return onOrAfter === undefined
    ? { ...date, text }
    : { type: 'interval', start: date, end: null, from, to: null, text };
}

const startOf = (date: SimpleDate | IntervalDate) => (date.type === 'date' ? date : date.start);
const endOf = (date: SimpleDate | IntervalDate) => (date.type === 'date' ? date : date.end);
const boundsOf = (date: SimpleDate | IntervalDate): Bounds => ({
  from: startOf(date)?.from ?? null,
  to: endOf(date)?.to ?? null,
});

function interval(start: IntervalEnd, end: IntervalEnd): IntervalDate & Bounds {
  const result: IntervalDate = { type: 'interval', start: closed(start), end: closed(end) };
  return { ...result, ...boundsOf(result) };
}

/** An open end (a number) and an unknown end (null) leave the interval without that bound alike. */
const closed = (end: IntervalEnd): SimpleDate | null => (end === null || typeof end === 'number' ? null : simple(end));

function simple(parsed: ParsedDate): SimpleDate {
  const [year = 0, month = 0, day = 1] = parsed.values;
  const unspecified = parsed.unspecified ?? 0;
  // Bits of edtf's mask, lowest first: YYYY MM DD (https://github.com/inukshuk/edtf.js, src/bitmask.js).
  const openYears = (unspecified & 0b1000) > 0 ? ((unspecified & 0b100) > 0 ? 100 : 10) : 1;
  const hasMonth = parsed.values.length > 1 && (unspecified & 0b11_0000) === 0;
  const hasDay = parsed.values.length > 2 && (unspecified & 0b1100_0000) === 0;
  const precision = openYears > 1 ? 'years' : !hasMonth ? 'year' : hasDay ? 'day' : 'month';
  const bounds = boundsIn(`${year}`, hasMonth ? twoDigits(month + 1) : undefined, hasDay ? twoDigits(day) : undefined);
  return {
    type: 'date',
    precision,
    from: bounds.from,
    to: openYears > 1 ? `${year + openYears - 1}-12-31` : bounds.to,
    uncertain: Boolean(parsed.uncertain),
    approximate: Boolean(parsed.approximate),
  };
}

const twoDigits = (number: number): string => `${number}`.padStart(2, '0');

/** First and last day of a year, a month or a day. */
function boundsIn(year: string, month?: string, day?: string): { from: Day; to: Day } {
  const from = `${year}-${month ?? '01'}-${day ?? '01'}`;
  return { from, to: day === undefined ? `${year}-${month ?? '12'}-${daysIn(year, month ?? '12')}` : from };
}

const min = (days: Day[]) => days.reduce((a, b) => (b < a ? b : a));
const max = (days: Day[]) => days.reduce((a, b) => (b > a ? b : a));

/** Whether two dates can fall on one and the same day. An unknown date can fall on any day. */
export function canCoincide(a: Bounds | null, b: Bounds | null): boolean {
  if (a === null || b === null) return true;
  const starts = a.to === null || b.from === null || b.from <= a.to;
  const ends = b.to === null || a.from === null || a.from <= b.to;
  return starts && ends;
}

/** Whether a date names one day, with neither doubt nor "about". */
export const isExactDay = (date: EdtfDate): date is EdtfDate & SimpleDate =>
  date.type === 'date' && date.precision === 'day' && !date.uncertain && !date.approximate;

/** Whether a day lies within bounds. */
export const includesDay = (bounds: Bounds, day: Day): boolean =>
  (bounds.from === null || bounds.from <= day) && (bounds.to === null || day <= bounds.to);

/** What sorts by lower bound, then by upper bound; what has no bounds at all comes last. */
export const boundsKey = (bounds: Bounds | null): string =>
  bounds === null || (bounds.from === null && bounds.to === null)
    ? '~'
    : `${bounds.from ?? bounds.to} ${bounds.to ?? '~'}`;

/** Order by lower bound, then by upper bound; what has no bounds at all sorts last. */
export const compareBounds = (a: Bounds | null, b: Bounds | null): number => compareText(boundsKey(a), boundsKey(b));

/** Order by code units: the same on every machine and in every locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Where a date belongs on a timeline: a chapter, and in it a day or the band of what has none. */
export function slotOf(date: EdtfDate): { chapter: string; day: string | null } {
  const { from, to } = date;
  if (isExactDay(date)) return { chapter: date.from.slice(0, 7), day: date.from };
  // An open end says nothing: the known one decides, with its own precision.
  const end = date.type === 'interval' ? (date.start ?? date.end) : null;
  const [first, last] = from === null || to === null ? [end?.from, end?.to] : [from, to];
  const start = first ?? from ?? to ?? '';
  const withinMonth = start.slice(0, 7) === (last ?? start).slice(0, 7);
  return { chapter: start.slice(0, withinMonth ? 7 : 4), day: null };
}
