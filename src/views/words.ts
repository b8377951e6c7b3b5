/** Dates, figures and lists as readers see them, in the tracker's language. */
import type { EdtfDate, IntervalDate, SetDate, SimpleDate } from '../domain/date.ts';
import type { Value } from '../domain/value.ts';
import { text } from '../text.ts';

/** A date as printed, with what a `<time>` needs. */
export interface DateView {
  /** As written in the record (EDTF). */
  edtf: string;
  words: string;
  /** For `<time datetime>`: a day, month or year; null where the date is none of these. */
  datetime: string | null;
}

export interface Words {
  /** Whether the tracker's language is written from right to left. */
  rightToLeft: boolean;
  /** "13 November 2024", "June 2024", "on or after 13 November 2024", "4 November 2024, uncertain". */
  date(date: EdtfDate, open?: OpenEnd): DateView;
  /** For narrow columns, with or without the year: "13 Nov", "≥ 13 Nov 2024". */
  short(date: EdtfDate, year: boolean): string;
  /** A day of the tracker's own making, such as the day from which an article counts. */
  day(day: string): string;
  /** The same where room is short: "13 Nov 2024", or "13 Nov" where the year stands nearby. */
  shortDay(day: string, year: 'year' | 'no-year'): string;
  /** "Nov 2024" for any day of that month. */
  shortMonth(day: string): string;
  /** "November 2024" for `2024-11`, "2024" for `2024`. */
  chapter(key: string): string;
  /** First days of months or years along an axis; the year stands where it begins: "Oct 2024", "Nov", "Dec", "Jan 2025". */
  axis(days: readonly string[], precision: 'month' | 'year'): string[];
  number(n: number): string;
  /** "over 10,000 people"; a date claim's value in words. */
  value(value: Value): string;
  /** "A, B and C". */
  list(items: readonly string[]): string;
}

/** What an open end means: one unknown day inside (`day`), or a state that lasts (`lasting`), as in a claim's `when`. */
export type OpenEnd = 'day' | 'lasting';

export function createWords(language: string): Words {
  const locale = text.locale(language);
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return remembered((day) => formatter.format(new Date(`${day}T00:00:00Z`)));
  };
  const formats = {
    day: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    month: format({ month: 'long', year: 'numeric' }),
    year: format({ year: 'numeric' }),
  };
  /** For narrow places, with the year or without where it stands nearby. */
  const shortFormats = {
    day: {
      year: format({ day: 'numeric', month: 'short', year: 'numeric' }),
      'no-year': format({ day: 'numeric', month: 'short' }),
    },
    month: { year: format({ month: 'short', year: 'numeric' }), 'no-year': format({ month: 'short' }) },
    year: { year: formats.year, 'no-year': formats.year },
  } as const;
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

  const simple = (date: SimpleDate): string => {
    const plain =
      date.precision === 'years'
        ? text.date.years(date.from.slice(0, 4), date.to.slice(0, 4))
        : formats[date.precision](date.from);
    const about = date.approximate ? text.date.approximate(plain) : plain;
    return date.uncertain ? text.date.uncertain(about) : about;
  };
  const interval = ({ start, end }: IntervalDate, open: OpenEnd): string => {
    if (start && end) return (open === 'day' ? text.date.between : text.date.fromTo)(simple(start), simple(end));
    if (start) return (open === 'day' ? text.date.onOrAfter : text.date.since)(simple(start));
    if (end) return (open === 'day' ? text.date.onOrBefore : text.date.until)(simple(end));
    return text.date.unknown;
  };
  const set = ({ type, members }: SetDate): string => {
    const [only, ...others] = members;
    const words = members.map((member) => (member.type === 'date' ? simple(member) : interval(member, 'day')));
    if (only && others.length === 0) return words[0] ?? '';
    return type === 'one-of' ? text.date.oneOf(words.join(', ')) : lists.format(words);
  };

  const short = (date: SimpleDate | IntervalDate | SetDate, year: boolean): string => {
    if ('members' in date) {
      return date.members.map((member) => short(member, year)).join(date.type === 'one-of' ? ' / ' : ', ');
    }
    if (date.type === 'interval') {
      const [start, end] = [date.start && short(date.start, year), date.end && short(date.end, year)];
      if (start && end) return `${start}–${end}`;
      if (start) return text.short.onOrAfter(start);
      return end ? text.short.onOrBefore(end) : text.short.unknown;
    }
    const plain =
      date.precision === 'years'
        ? `${date.from.slice(0, 4)}–${date.to.slice(0, 4)}`
        : shortFormats[date.precision][year ? 'year' : 'no-year'](date.from);
    return `${date.approximate ? text.short.approximate(plain) : plain}${date.uncertain ? text.short.uncertain : ''}`;
  };

  const dateView = (date: EdtfDate, open: OpenEnd = 'day'): DateView => {
    const words = 'members' in date ? set(date) : date.type === 'date' ? simple(date) : interval(date, open);
    const lengths = { day: 10, month: 7, year: 4, years: 0 };
    const datetime = date.type === 'date' ? date.from.slice(0, lengths[date.precision]) || null : null;
    return { edtf: date.text, words, datetime };
  };
  const valueWords = (value: Value): string => {
    if (value.kind === 'date') return dateView(value.date).words;
    const { form, number, max, unit } = value;
    const figure = text.figure[form](numbers.format(number), numbers.format(max ?? number));
    return unit === null ? figure : `${figure} ${unit}`;
  };
  return {
    rightToLeft: new Intl.Locale(locale).getTextInfo().direction === 'rtl',
    date: dateView,
    short,
    day: formats.day,
    shortDay: (day, year) => shortFormats.day[year](day),
    shortMonth: shortFormats.month.year,
    chapter: (key) => (key.length === 4 ? key : formats.month(`${key}-01`)),
    axis: (days, precision) =>
      days.map((day, index) => {
        const year = day.slice(0, 4) === days[index - 1]?.slice(0, 4) ? 'no-year' : 'year';
        return shortFormats[precision][year](day);
      }),
    number: (n) => numbers.format(n),
    value: valueWords,
    list: (items) => lists.format(items),
  };
}

/** The same days are printed again and again, and formatting takes long. */
function remembered(print: (day: string) => string): (day: string) => string {
  const printed = new Map<string, string>();
  return (day) => {
    const words = printed.get(day) ?? print(day);
    printed.set(day, words);
    return words;
  };
}
