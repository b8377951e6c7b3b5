/**
 * Figures as they were said, on scales: each is a mark where it stands, as exact or as open as it was said.
 *
 * The scale is the value, and time runs down the rows: most figures are said on a day that is known only roughly or not
 * at all, and a place on an axis of time would say more than the sources do. Nothing is averaged, joined or interpolated.
 */
import { scaleLinear, scaleUtc } from 'd3-scale';
import { compareBounds, compareText, type Bounds, type Day } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import { STANDINGS } from '../domain/origin.ts';
import { comparesValues } from '../domain/status.ts';
import type { DateValue, NumberValue, Value } from '../domain/value.ts';
import { text } from '../text.ts';
import { daysBetween } from './days.ts';
import { actorLink, claimCard, statementView, type ClaimCard, type StatementView } from './parts.ts';
import { known, type Site } from './site.ts';

/** Scales one above the other; figures of different units never share one, nor do dates of different claims. */
export interface FigureChart {
  scales: FigureScale[];
}

interface FigureScale {
  /** `soldiers`; null where the values are dates, or where no unit is known. */
  unit: string | null;
  /** Whether the values are dates. */
  dates: boolean;
  /** Places are percentages of the scale's length. */
  ticks: { x: number; words: string }[];
  panels: FigurePanel[];
}

/** What one claim counts, or dates. */
interface FigurePanel {
  claim: ClaimCard;
  /** What exactly is counted. */
  counts: string | null;
  /** By origin: groups in order of their first figure, then what is not traced, then publishers' voices. */
  rows: FigureRow[];
  /** Earlier figures that the panel leaves out. */
  more: number;
  /** The day from which it has a figure. */
  from: Day;
}

export interface FigureRow {
  statement: StatementView;
  /** As said, without the unit that the scale tells: "over 10,000". */
  figure: string;
  mark: FigureMark;
  /** Where the figure is printed: over its mark, held inside the scale. */
  label: { x: number; anchor: 'start' | 'middle' | 'end' };
  /** On whose word it rests, where the speaker's name does not tell; whose text it is, in a copy. */
  notes: string[];
  /** The day that the figure is true of, or of saying; else that of the article. */
  date: string;
  /** Whether that day is the figure's own; else its mark is hollow. */
  dated: boolean;
  /** The day from which it is one of the two that cannot both be true; null where it is none of them. */
  conflict: Day | null;
}

/** Percentages of the scale's length. An open end reaches the end of the scale. */
interface FigureMark {
  /** `about` has soft ends; `up` and `down` are open upward ("over") and downward ("under"). */
  shape: 'point' | 'about' | 'span' | 'up' | 'down';
  /** The figure itself; of a span its lower end. */
  at: number;
  from: number;
  to: number;
}

/** Room that "over" and "under" get beyond their figure, as a part of it, so that the open end shows. */
const OPEN_ROOM = 0.25;
/** How many ticks a scale has, roughly: their words fit side by side on a narrow phone. */
const TICKS = 4;
/** Width of a letter of a label on the narrowest phone (7 of 280 px), in percent of the scale. */
const LETTER = 2.5;
/** Days of the shortest month and year. */
const MONTH = 28;
const YEAR = 365;

/** The figures of claims, by unit in the order in which they come; of each claim the `most` that were carried last. */
export function figureChart(site: Site, claims: readonly ClaimNode[], most = Infinity): FigureChart {
  const panels = claims
    .filter(({ record }) => comparesValues(record.kind))
    .flatMap((claim) => {
      const valued = claim.statements.flatMap((s) => (s.value === null ? [] : [{ statement: s, value: s.value }]));
      const latest = valued
        .toSorted((a, b) => compareText(a.statement.countsFrom, b.statement.countsFrom))
        .slice(-most);
      const shown = latest.toSorted(byDate);
      // A statement may count in a unit of its own.
      const units = Map.groupBy(shown, ({ value }) => unitOf(value));
      const more = valued.length - shown.length;
      return [...units].map(([unit, figures], index) => ({ claim, unit, figures, more: index === 0 ? more : 0 }));
    });
  const scales = Map.groupBy(panels, ({ claim, unit }) => unit ?? `date ${claim.record.id}`);
  return { scales: [...scales.values()].map((shared) => scaleView(site, shared)) };
}

interface Figure {
  statement: Statement;
  value: Value;
}
interface Panel {
  claim: ClaimNode;
  figures: Figure[];
  more: number;
}

/** The unit of a number, empty where it has none; null for a date. */
const unitOf = (value: Value): string | null => (value.kind === 'date' ? null : (value.unit ?? ''));

function scaleView(site: Site, panels: Panel[]): FigureScale {
  const values = panels.flatMap(({ figures }) => figures.map(({ value }) => value));
  const numbers = values.filter((value) => value.kind === 'number');
  const { ticks, place } = numbers.length > 0 ? numberScale(site, numbers) : dateScale(site, values as DateValue[]);
  return {
    unit: numbers[0]?.unit ?? null,
    dates: numbers.length === 0,
    ticks,
    panels: panels.map(({ claim, figures, more }) => ({
      claim: claimCard(site, claim),
      counts: claim.record.quantity?.counts ?? null,
      rows: figures.toSorted(byOrigin(figures)).map(({ statement, value }) => {
        const figure = site.words.value(value.kind === 'date' ? value : { ...value, unit: null });
        const mark = place(value);
        return {
          statement: statementView(site, statement),
          figure,
          mark,
          label: labelOf(figure, mark),
          notes: notesOf(site, statement),
          ...dateOf(site, statement),
          conflict: claim.status.conflict?.includes(statement.key) ? conflictDay(claim, claim.status.conflict) : null,
        };
      }),
      more,
      from: figures.map(({ statement }) => statement.countsFrom).toSorted()[0] ?? '',
    })),
  };
}

/** The day on which both of two statements counted. */
const conflictDay = ({ statements }: ClaimNode, keys: readonly string[]): Day =>
  statements
    .flatMap(({ key, countsFrom }) => (keys.includes(key) ? countsFrom : []))
    .toSorted()
    .at(-1) ?? '';

function labelOf(figure: string, { shape, at, from, to }: FigureMark): FigureRow['label'] {
  const x = shape === 'span' ? percent((from + to) / 2) : at;
  const half = (figure.length * LETTER) / 2;
  if (x < half) return { x: 0, anchor: 'start' };
  return x > 100 - half ? { x: 100, anchor: 'end' } : { x, anchor: 'middle' };
}

interface Scale {
  ticks: FigureScale['ticks'];
  place(value: Value): FigureMark;
}

/** Figures stand on a scale that holds zero, so that lengths can be compared. */
function numberScale({ words }: Site, values: readonly NumberValue[]): Scale {
  const room = ({ number }: NumberValue) => Math.abs(number) * OPEN_ROOM;
  const highest = Math.max(...values.map((value) => value.max ?? value.number + room(value)));
  const lowest = Math.min(...values.map((value) => value.min ?? value.number - room(value)));
  const top = Math.max(0, highest);
  const bottom = Math.min(0, lowest);
  const scale = scaleLinear()
    .domain([bottom, top === bottom ? 1 : top])
    .nice(TICKS)
    .range([0, 100]);
  return {
    ticks: scale.ticks(TICKS).map((tick) => ({ x: percent(scale(tick)), words: words.number(tick) })),
    place: (value) => {
      const { form, number, min, max } = value as NumberValue;
      const shapes = { exact: 'point', about: 'about', range: 'span' } as const;
      return {
        shape: form in shapes ? shapes[form as keyof typeof shapes] : max === null ? 'up' : 'down',
        at: percent(scale(number)),
        from: min === null ? 0 : percent(scale(min)),
        to: max === null ? 100 : percent(scale(max)),
      };
    },
  };
}

/** Dates stand on whole months; a month, a year or a choice of days is the stretch that it admits. */
function dateScale({ words }: Site, values: readonly DateValue[]): Scale {
  const days = values.flatMap(({ date: { from, to } }) => [from ?? to ?? [], to ?? from ?? []].flat()).toSorted();
  const [first = '', last = first] = [days[0], days.at(-1)];
  const room = Math.ceil(Math.max(MONTH, daysBetween(first, last)) * OPEN_ROOM) * DAY;
  const before = utc(first) - (values.some(({ date }) => date.from === null) ? room : 0);
  const after = utc(last) + (values.some(({ date }) => date.to === null) ? room : 0);
  // Days within one month are shown with the months beside it.
  const beside = monthOf(before, 0) === monthOf(after, 0) ? 1 : 0;
  const start = monthOf(before, -beside);
  const end = monthOf(after, 1 + beside);
  const scale = scaleUtc().domain([start, end]).range([0, 100]);
  const at = (ms: number) => percent(scale(ms));
  const ticks = scale.ticks(TICKS).map((tick) => tick.toISOString().slice(0, 10));
  const apart = daysBetween(ticks[0] ?? first, ticks[1] ?? ticks[0] ?? last);
  const precision = apart >= YEAR ? 'year' : 'month';
  return {
    ticks: words.axis(ticks, precision).map((tick, index) => ({ x: at(utc(ticks[index] ?? first)), words: tick })),
    place: (value) => {
      const { from, to } = (value as DateValue).date;
      const exact = from !== null && from === to;
      return {
        shape: exact ? 'point' : to === null ? 'up' : from === null ? 'down' : 'span',
        at: at(utc(from ?? to ?? first)),
        from: from === null ? 0 : at(utc(from)),
        // A stretch of days ends with its last day, not at its beginning.
        to: to === null ? 100 : at(utc(to) + (exact ? 0 : DAY)),
      };
    },
  };
}

const DAY = 86_400_000;
const utc = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
/** The first moment of the month that a moment lies in, or of a later one. */
const monthOf = (ms: number, later: number): number => {
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + later);
};
const percent = (x: number): number => Math.round(x * 10) / 10;

const boundsOf = ({ valueAt, stated }: Statement): Bounds | null => valueAt ?? stated;

/** By the day that the figure is true of, else of saying; undated ones last, by their article's day. */
const byDate = (a: Figure, b: Figure): number =>
  compareBounds(boundsOf(a.statement), boundsOf(b.statement)) ||
  compareText(a.statement.countsFrom, b.statement.countsFrom) ||
  compareText(a.statement.key, b.statement.key);

/** By what vouches for them; groups in the order of their first figure. `figures` are in order of date. */
function byOrigin(figures: readonly Figure[]): (a: Figure, b: Figure) => number {
  const groups = figures.map(({ statement }) => statement.originGroup);
  const rank = ({ statement: { standing, originGroup } }: Figure) => [
    STANDINGS.indexOf(standing),
    groups.indexOf(originGroup),
  ];
  return (a, b) => {
    const [standing = 0, group = 0] = rank(a);
    const [otherStanding = 0, otherGroup = 0] = rank(b);
    return standing - otherStanding || group - otherGroup;
  };
}

function notesOf(site: Site, { standing, originGroup, by, article }: Statement): string[] {
  const { copyOf } = known(site.graph.articles, article).record.source;
  const copy = copyOf === null ? [] : [text.origin.copy(known(site.graph.articles, copyOf).record.title)];
  if (standing !== 'group') return [text.voice[standing], ...copy];
  return originGroup === null || originGroup === by ? copy : [actorLink(site, originGroup).name, ...copy];
}

function dateOf(site: Site, { valueAt, stated, article }: Statement): Pick<FigureRow, 'date' | 'dated'> {
  const date = valueAt ?? stated;
  if (date) return { date: site.words.date(date).words, dated: true };
  const { published } = known(site.graph.articles, article);
  return { date: text.figures.articleDay(site.words.date(published).words), dated: false };
}
