/** The overview of the timeline: how many entries fall on each day or month, told and said apart. */
import { compareText, type Day } from '../domain/date.ts';
import { daysBetween } from './days.ts';
import { text } from '../text.ts';
import type { Link } from './parts.ts';
import type { Site } from './site.ts';
import { shownChapters, type Chapter, type Timeline, type TimelineEntry } from './timeline.ts';

export interface Density {
  unit: 'day' | 'month';
  /** What the picture shows, in a sentence. */
  label: string;
  /** Days or months with entries, in order. Places are percentages of the strip's length. */
  columns: DensityColumn[];
  /** The highest stack of each type. */
  most: Record<TimelineEntry['type'], number>;
  /** Months, or years; with the entries of a month that have no exact day. */
  marks: { x: number; width: number; words: string; rough: CountedLink | null }[];
  /** Entries that the strip leaves out, and where they stand. */
  outside: CountedLink[];
}

interface CountedLink extends Link {
  count: number;
}

interface DensityColumn extends Link {
  key: string;
  /** "4 November 2024", "November 2024". */
  words: string;
  x: number;
  width: number;
  told: Stack;
  said: Stack;
}

interface Stack {
  count: number;
  /** Entries by the day from which they count, lowest first, so that on any day the stack has its height of that day. */
  pieces: { from: Day; start: number; count: number }[];
}

/** The longest stretch that is told by day: three months, at 3 px a day on the narrowest phone. */
const MOST_DAYS = 92;
/** Years named below a strip of months, at the most. */
const MOST_YEARS = 6;

/**
 * The strip covers the months in which the articles appeared: what they tell of long ago, or expect, would squash the
 * weeks that they report. Those entries are counted beside it. `here` names the chapters on the page that shows it.
 */
export function densityView(site: Site, timeline: Timeline, here: ReadonlySet<string> = new Set()): Density | null {
  const { links, words, graph } = site;
  const days = [...graph.articles.values()].map((article) => article.countsFrom).toSorted();
  const [first, last] = [days[0]?.slice(0, 7), days.at(-1)?.slice(0, 7)];
  if (first === undefined || last === undefined) return null;
  const months = monthsBetween(first, last);
  const start = `${first}-01`;
  const length = daysBetween(start, `${nextMonth(last)}-01`);
  const unit = length <= MOST_DAYS ? 'day' : 'month';
  const whole = shownChapters(timeline, 'oldest').length === timeline.chapters.length;
  const address = (chapter: string, anchor: string) =>
    here.has(chapter) ? `#${anchor}` : links.timeline(whole || chapter === 'undated' ? undefined : chapter, anchor);
  const at = (day: Day) => percent((daysBetween(start, day) / length) * 100);

  const chapters = new Map(timeline.chapters.map((chapter) => [chapter.key, chapter]));
  const slots = months.flatMap((month) => {
    const chapter = chapters.get(month);
    if (chapter === undefined) return [];
    if (unit === 'month') return [{ key: month, chapter, name: chapter.name, entries: entriesOf(chapter) }];
    return chapter.days.map(({ day, words: name, entries }) => ({ key: day, chapter, name, entries }));
  });
  const columns = slots
    .toSorted((a, b) => compareText(a.key, b.key))
    .map(({ key, chapter, name, entries }): DensityColumn => {
      const x = at(unit === 'day' ? key : `${key}-01`);
      const end = unit === 'day' ? x + 100 / length : at(`${nextMonth(key)}-01`);
      const [told, said] = [stack(entries, 'told'), stack(entries, 'said')];
      const counts = text.density.counts(told.count, said.count);
      return {
        key,
        words: name,
        x,
        width: percent(end - x),
        name: `${name}: ${counts}`,
        href: address(chapter.key, key),
        told,
        said,
      };
    });
  const most = {
    told: Math.max(0, ...columns.map(({ told }) => told.count)),
    said: Math.max(0, ...columns.map(({ said }) => said.count)),
  };
  const marked = unit === 'day' ? months : yearsOf(months);
  const marks = words
    .axis(
      marked.map((month) => `${month}-01`),
      unit === 'day' ? 'month' : 'year',
    )
    .map((name, index) => {
      const month = marked[index] ?? '';
      const count = unit === 'day' ? (chapters.get(month)?.band.length ?? 0) : 0;
      const rough = count === 0 ? null : { name: text.density.rough(count), href: address(month, month), count };
      const x = at(`${month}-01`);
      const next = marked[index + 1];
      return { x, width: percent((next === undefined ? 100 : at(`${next}-01`)) - x), words: name, rough };
    });
  const period = first === last ? words.chapter(first) : text.line.period(words.chapter(first), words.chapter(last));
  return {
    unit,
    label: text.density.label(period),
    columns,
    most,
    marks,
    outside: outsideOf(site, timeline, { first, last }, address),
  };
}

/** What lies before and after the strip, in its years without a month, and on days that are not stated. */
function outsideOf(
  { words }: Site,
  { chapters, undated }: Timeline,
  { first, last }: { first: string; last: string },
  address: (chapter: string, anchor: string) => string,
): CountedLink[] {
  const sorted = chapters.toSorted((a, b) => compareText(a.key, b.key));
  // A year is before the months where it ends before they begin, and after them where it begins after they end.
  const before = sorted.filter(({ key }) => key < first.slice(0, key.length));
  const after = sorted.filter(({ key }) => key > last.slice(0, key.length));
  const years = sorted.filter((chapter) => chapter.key.length === 4 && ![...before, ...after].includes(chapter));
  const link = (name: string, of: Chapter[]): CountedLink[] => {
    const [chapter] = of;
    const count = of.reduce((sum, one) => sum + one.count, 0);
    return chapter === undefined ? [] : [{ name, href: address(chapter.key, chapter.key), count }];
  };
  return [
    ...link(text.density.before(words.chapter(first)), before),
    ...years.flatMap((chapter) => link(text.density.year(chapter.name), [chapter])),
    ...link(text.density.after(words.chapter(last)), after),
    ...(undated.length === 0
      ? []
      : [
          {
            name: text.density.undated,
            href: address('undated', 'undated'),
            count: undated.length,
          },
        ]),
  ];
}

const entriesOf = ({ band, days }: Chapter): TimelineEntry[] => [...band, ...days.flatMap(({ entries }) => entries)];

function stack(entries: readonly TimelineEntry[], type: TimelineEntry['type']): Stack {
  const days = entries
    .filter((entry) => entry.type === type)
    .map((entry) => (entry.type === 'told' ? entry.claim.from : entry.article.from))
    .toSorted();
  const pieces = [...Map.groupBy(days, (day) => day)].map(([from, { length: count }]) => ({
    from,
    start: days.indexOf(from),
    count,
  }));
  return { count: days.length, pieces };
}

const nextMonth = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

function monthsBetween(first: string, last: string): string[] {
  const months = [first];
  for (let month = first; month < last;) {
    month = nextMonth(month);
    months.push(month);
  }
  return months;
}

/** Months with which years begin, and the first month where there is room for its year; every other one, every third… */
function yearsOf(months: readonly string[]): string[] {
  const january = months.findIndex((month) => month.endsWith('-01'));
  const room = january === -1 || january / months.length > 1 / MOST_YEARS;
  const starts = months.filter((month, index) => month.endsWith('-01') || (index === 0 && room));
  const step = Math.ceil(starts.length / MOST_YEARS);
  return starts.filter((_, index) => index % step === 0);
}

const percent = (x: number): number => Math.round(x * 100) / 100;

/** Days of the timeline, newest first, up to so many entries. */
export interface LatestDay {
  day: Day;
  words: string;
  entries: TimelineEntry[];
  /** Entries of the day that are not listed, and where they stand. */
  more: CountedLink | null;
}

/** The latest entries with an exact day, up to the day of the latest article: what is due later has not been reported. */
export function latestDays(site: Site, timeline: Timeline, most: number): LatestDay[] {
  const asOf = [...site.graph.articles.values()].reduce(
    (day, { countsFrom }) => (countsFrom > day ? countsFrom : day),
    '',
  );
  const whole = shownChapters(timeline, 'oldest').length === timeline.chapters.length;
  const days = timeline.chapters
    .flatMap(({ key, days: of }) => of.map((day) => ({ chapter: key, ...day })))
    .filter(({ day }) => day <= asOf)
    .toSorted((a, b) => compareText(b.day, a.day));
  let room = most;
  return days.flatMap(({ chapter, day, words, entries }) => {
    if (room <= 0) return [];
    const shown = entries.slice(0, room);
    room -= entries.length;
    const count = entries.length - shown.length;
    const href = site.links.timeline(whole ? undefined : chapter, day);
    const more = count === 0 ? null : { name: text.density.moreOnDay(count), href, count };
    return [{ day, words, entries: shown, more }];
  });
}
