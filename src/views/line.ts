/**
 * The claim line: the statements on a claim as marks along time, and what stood behind the claim when. Wide, it lies,
 * with names above (what is said for the claim) and below (what is said against it); narrow, it stands upright.
 */
import { compareText, type Day } from '../domain/date.ts';
import { addDays } from './days.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import type { Stance } from '../domain/schema.ts';
import { comparesValues } from '../domain/status.ts';
import { text } from '../text.ts';
import { axisOf, placeOf, reachOf, standsOn, type Axis, type Frame } from './axis.ts';
import { EM, layFlags, shorten, widthOf, type Column, type Half } from './flags.ts';
import { known, type Site } from './site.ts';
import { speakerName, stanceWords, statusView, toneOf, type Tone } from './status.ts';

/** A statement as a mark. */
export interface Mark {
  href: string;
  /** Who speaks, short, and the figure given on a quantity or a date. */
  name: string;
  value: string | null;
  /** The same in full, with the stance and the day. */
  title: string;
  stance: Stance;
  /** In a publisher's own voice. */
  own: boolean;
  /** Whether the day of saying is known exactly. */
  exact: boolean;
  from: Day;
  until: Day | null;
}

/** A stretch in which the line looks the same, from the day on which it began to. */
export interface Segment {
  from: number;
  to: number;
  tone: Tone;
  day: Day;
}

export interface ClaimLine {
  /** What the picture shows, in a sentence; the table of statements is the whole of it. */
  label: string;
  /** Places along the line are percentages of its length. */
  segments: Segment[];
  /** From the first mark to the day from which an article counts; null where nothing was said before. */
  lead: { from: number; to: number } | null;
  above: Half;
  below: Half;
  ticks: Tick[];
  /** Where the time axis begins, if something earlier stands at the edge. */
  start: number | null;
  key: { tones: Tone[]; stances: Stance[]; own: boolean; faint: boolean };
  spine: SpineRow[];
}

interface Tick {
  x: number;
  /** The day from which it stands; null at the end, which is of the latest record only. */
  day: Day | null;
  words: string;
  anchor: 'start' | 'middle' | 'end';
}

/** A row of the upright line, with the look of the line from there on; null before anything counted. */
export type SpineRow = { tone: Tone | null } & (
  | { row: 'change'; day: Day; date: string; label: string }
  | { row: 'said'; mark: Mark; who: string; stance: string; value: string | null; date: string }
  | { row: 'skipped'; words: string }
  | { row: 'end'; day: Day; date: string }
);

const FRAME: Frame = { edge: 1, start: 1, end: 95 };
/** Room at the edge for what is earlier than the axis. */
const FRAME_WITH_EDGE: Frame = { edge: 1, start: 12, end: 95 };
/** The line runs past the last day, so that what began on it shows too. */
const END = 100;
/** Rows of the upright line at each end of a list that is too long to be shown whole. */
const SPINE_ENDS = 20;
/** Widest name and figure, in em: together less than half of the narrowest line, so that one side always has room. */
const WIDEST_NAME = 13.5;
const WIDEST_VALUE = 8.5;

/** A statement, and where it stands. */
interface Placed {
  statement: Statement;
  mark: Mark;
  day: Day;
}

export function claimLine(site: Site, claim: ClaimNode): ClaimLine {
  const { statements, history } = claim;
  const { axis, goesOn } = claimAxis(site, claim);
  const frame = axis.earlier ? FRAME_WITH_EDGE : FRAME;
  const at = (day: Day) => placeOf(axis, frame, day);
  const segments = segmentsOf(claim, at, END);
  const placed = statements
    .map((statement): Placed => ({ statement, mark: markOf(site, claim, statement), day: standsOn(statement).day }))
    .toSorted((a, b) => compareText(a.day, b.day));
  const toneOn = toneByDay(claim);
  const isBelow = belowOf(site, claim);
  const column = ({ day, mark }: Placed): Column => ({ x: at(day), split: toneOn(day) === 'conflict', mark });
  const marks = placed.map(({ mark }) => mark);
  const first = placed[0]?.day ?? axis.from;
  const begins = history[0]?.day ?? axis.from;
  return {
    label: text.line.label(statements.length, periodOf(site, first, placed.at(-1)?.day ?? first)),
    segments,
    lead: first < begins ? { from: at(first), to: at(begins) } : null,
    above: layFlags(placed.filter(({ statement }) => !isBelow(statement)).map(column)),
    below: layFlags(placed.filter(({ statement }) => isBelow(statement)).map(column)),
    ticks: ticksOf(
      site,
      axis,
      goesOn,
      at,
      [...placed, ...history].map(({ day }) => day),
    ),
    start: axis.earlier ? frame.start : null,
    key: {
      tones: [...new Set(segments.map(({ tone }) => tone))],
      stances: [...new Set(marks.map(({ stance }) => stance))],
      own: marks.some(({ own }) => own),
      faint: marks.some(({ own, exact }) => !own && !exact),
    },
    spine: spineOf(site, claim, placed),
  };
}

/** How much longer than a claim took to be told a line runs on where nothing was added. */
const SILENCE = 2;

/** A claim's own axis: from the first day of saying to the latest article, so that a line also shows what followed. */
export function claimAxis(site: Site, { statements, history }: ClaimNode): { axis: Axis; goesOn: boolean } {
  const reported = history.map(({ day }) => day);
  const now = site.index.axis?.to ?? '';
  const end = addDays(reported.at(-1) ?? now, SILENCE * reachOf(reported));
  const until = end < now ? end : now;
  return {
    axis: axisOf(
      reported,
      statements.map((s) => standsOn(s).day),
      until,
    ),
    goesOn: until < now,
  };
}

/** The stretches of a line: a new one begins where its look changes. */
export function segmentsOf({ history }: ClaimNode, at: (day: Day) => number, end: number): Segment[] {
  const segments: Segment[] = [];
  for (const { day, result } of history) {
    const tone = toneOf(result);
    const last = segments.at(-1);
    if (last?.tone === tone) continue;
    if (last) last.to = at(day);
    segments.push({ from: at(day), to: end, tone, day });
  }
  return segments;
}

/** The look of the line on a day; null before anything counted. */
export const toneByDay =
  ({ history }: ClaimNode) =>
  (day: Day): Tone | null => {
    const entry = history.findLast((change) => change.day <= day);
    return entry ? toneOf(entry.result) : null;
  };

const OPPOSING: readonly Stance[] = ['denies', 'doubts', 'no-evidence'];

/** What stands below the line: denials and doubts; where two figures exclude each other, the second of them. */
export function belowOf(site: Site, claim: ClaimNode): (statement: Statement) => boolean {
  const { status, conflict } = claim.status;
  const second = status === 'inconsistent' ? claim.statements.find(({ key }) => key === conflict?.[1]) : undefined;
  const excluded = second && valueOf(site, claim, second);
  return (statement) =>
    OPPOSING.includes(statement.stance) || (excluded !== undefined && valueOf(site, claim, statement) === excluded);
}

function markOf(site: Site, claim: ClaimNode, statement: Statement): Mark {
  const { stance, standing, stated, countsFrom, countsUntil } = statement;
  const value = valueOf(site, claim, statement);
  // Without its unit, if that makes it fit: it is the claim's. A figure that is cut is another figure.
  const bare = statement.value?.kind === 'number' ? site.words.value({ ...statement.value, unit: null }) : value;
  const shown = [value, bare].find((words) => words !== null && widthOf(words) <= WIDEST_VALUE) ?? null;
  const { full, names } = namesOf(site, statement);
  const name = shorten(names, WIDEST_NAME);
  const date = stated === null ? text.claim.noDate : site.words.date(stated).words;
  return {
    href: site.links.statement(statement.key),
    name,
    value: shown,
    title: text.line.mark(text.line.inFull(name, full), stanceWords(site, statement), value, date),
    stance,
    own: standing === 'publisher',
    exact: standsOn(statement).exact,
    from: countsFrom,
    until: countsUntil,
  };
}

const valueOf = ({ words }: Site, { record }: ClaimNode, { value }: Statement): string | null =>
  comparesValues(record.kind) && value !== null ? words.value(value) : null;

/** Who speaks in full, and the names from which a short one is taken. */
function namesOf(site: Site, statement: Statement): { full: string; names: string[] } {
  const { title, source } = known(site.graph.articles, statement.article).record;
  const speaker = statement.by ?? source.publisher;
  const full = text.capital(speakerName(site, statement));
  const names =
    speaker === null ? [text.line.article(title)] : [full, ...known(site.graph.actors, speaker).record.aliases];
  return { full, names };
}

const periodOf = ({ words }: Site, first: Day, last: Day): string =>
  first === last ? words.day(first) : text.line.period(words.day(first), words.day(last));

/** Room around the words of a tick, in percent. */
const TICK_ROOM = 1.5;

/** Days under the line: its end, the first statement, then the other statements and the changes as room allows. */
function ticksOf({ words, index }: Site, axis: Axis, goesOn: boolean, at: (day: Day) => number, days: Day[]): Tick[] {
  const years = axis.from.slice(0, 4) !== axis.to.slice(0, 4);
  const inRange = [...new Set(days)].filter((day) => day >= axis.from);
  const now = index.axis?.to ?? axis.to;
  const end = goesOn ? text.line.unchanged(words.shortDay(now, 'year')) : text.line.asOf(words.shortDay(now, 'year'));
  const wanted = [
    { x: at(axis.to), day: null, words: end },
    ...inRange.slice(0, 1).map((day) => ({ x: at(day), day, words: words.shortDay(day, 'year') })),
    ...(axis.earlier
      ? [{ x: at(''), day: axis.from, words: text.line.earlier(words.shortDay(axis.from, 'year')) }]
      : []),
    ...[...inRange.slice(1), axis.from].map((day) => ({
      x: at(day),
      day,
      words: words.shortDay(day, years ? 'year' : 'no-year'),
    })),
  ];
  const ticks: (Tick & { left: number; right: number })[] = [];
  for (const tick of wanted) {
    const width = widthOf(tick.words) * EM;
    const anchor = tick.x + width / 2 > 100 ? 'end' : tick.x - width / 2 < 0 ? 'start' : 'middle';
    const left = tick.x - { start: 0.5, middle: width / 2, end: width - 0.5 }[anchor] - TICK_ROOM;
    const right = left + width + 2 * TICK_ROOM;
    if (ticks.every((other) => right <= other.left || other.right <= left))
      ticks.push({ ...tick, anchor, left, right });
  }
  return ticks
    .toSorted((a, b) => a.x - b.x)
    .map(({ x, day, words: name, anchor }) => ({ x, day, words: name, anchor }));
}

/** Statements and changes of status in the order of their days; a change comes before what is said on its day. */
function spineOf(site: Site, claim: ClaimNode, placed: readonly Placed[]): SpineRow[] {
  const { words } = site;
  const toneOn = toneByDay(claim);
  const said = placed.map(({ statement, mark, day }): SpineRow & { at: Day } => {
    const date = statement.stated === null ? text.claim.noDate : words.date(statement.stated).words;
    const who = namesOf(site, statement).full;
    const stance = stanceWords(site, statement);
    return { at: day, row: 'said', tone: toneOn(day), mark, who, stance, value: valueOf(site, claim, statement), date };
  });
  const changes = changesOf(site, claim);
  // A status that never changed is told by the row that began it, if something was said before.
  const told = changes.length > 1 || said.some(({ at }) => at < (changes[0]?.at ?? ''));
  const rows = [...(told ? changes : []), ...said].toSorted((a, b) => compareText(a.at, b.at));
  const end = site.index.axis?.to ?? '';
  const last: SpineRow = { row: 'end', tone: rows.at(-1)?.tone ?? null, day: end, date: words.day(end) };
  if (rows.length <= 2 * SPINE_ENDS) return [...rows, last];
  const skipped: SpineRow = {
    row: 'skipped',
    tone: rows[SPINE_ENDS]?.tone ?? null,
    words: text.line.moreInFull(rows.slice(SPINE_ENDS, -SPINE_ENDS).filter(({ row }) => row === 'said').length),
  };
  return [...rows.slice(0, SPINE_ENDS), skipped, ...rows.slice(-SPINE_ENDS), last];
}

/** Days on which the status changed in words or look, the first one too. */
function changesOf(site: Site, claim: ClaimNode): (SpineRow & { at: Day })[] {
  const changes: (SpineRow & { at: Day; row: 'change' })[] = [];
  for (const { day, result } of claim.history) {
    const { label, tone } = statusView(site, claim, result, day);
    const before = changes.at(-1);
    if (before?.label === label && before.tone === tone) continue;
    changes.push({ at: day, row: 'change', tone, day, date: site.words.day(day), label });
  }
  return changes;
}
