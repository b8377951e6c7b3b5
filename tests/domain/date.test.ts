import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canCoincide,
  compareBounds,
  dateFormProblem,
  includesDay,
  parseDate,
  type Bounds,
} from '../../src/domain/date.ts';
import { check } from '../support/check.ts';

describe('a date is kept as written and has bounds', () => {
  test.each([
    // One date of a precision.
    ['2024-11-13', 'date', '2024-11-13', '2024-11-13'],
    ['2024-06', 'date', '2024-06-01', '2024-06-30'],
    ['2024', 'date', '2024-01-01', '2024-12-31'],
    ['2024-02', 'date', '2024-02-01', '2024-02-29'],
    ['2023-02', 'date', '2023-02-01', '2023-02-28'],
    ['1900-02', 'date', '1900-02-01', '1900-02-28'],
    ['2000-02-29', 'date', '2000-02-29', '2000-02-29'],
    ['2024-12-31', 'date', '2024-12-31', '2024-12-31'],
    // Qualifiers move no bound.
    ['2024-11-04?', 'date', '2024-11-04', '2024-11-04'],
    ['2024-11~', 'date', '2024-11-01', '2024-11-30'],
    ['2024%', 'date', '2024-01-01', '2024-12-31'],
    // What is not known at the end.
    ['2024-06-XX', 'date', '2024-06-01', '2024-06-30'],
    ['2024-XX', 'date', '2024-01-01', '2024-12-31'],
    ['2024-XX-XX', 'date', '2024-01-01', '2024-12-31'],
    ['202X', 'date', '2020-01-01', '2029-12-31'],
    ['20XX', 'date', '2000-01-01', '2099-12-31'],
    // Intervals, open and unknown ends alike.
    ['2024-11-04/2024-11-08', 'interval', '2024-11-04', '2024-11-08'],
    ['2024-11-08/2024-11-08', 'interval', '2024-11-08', '2024-11-08'],
    ['2024-06/2024-08-15', 'interval', '2024-06-01', '2024-08-15'],
    ['2024-06/2024-06-17', 'interval', '2024-06-01', '2024-06-17'],
    ['2023-08/..', 'interval', '2023-08-01', null],
    ['2023-08/', 'interval', '2023-08-01', null],
    ['../2024-06', 'interval', null, '2024-06-30'],
    ['/2024-06', 'interval', null, '2024-06-30'],
    ['2024-06?/2024-07~', 'interval', '2024-06-01', '2024-07-31'],
    // One of several, all of several.
    ['[2024-11-04..2024-11-08]', 'one-of', '2024-11-04', '2024-11-08'],
    ['[2024-06-20,2024-06-18]', 'one-of', '2024-06-18', '2024-06-20'],
    ['[2024-06, 2023-12-24]', 'one-of', '2023-12-24', '2024-06-30'],
    ['[..2024-11-08]', 'one-of', null, '2024-11-08'],
    ['[2024-11-04..]', 'one-of', '2024-11-04', null],
    ['{2024-06-18,2024-06-20}', 'all-of', '2024-06-18', '2024-06-20'],
    ['{2024-01..2024-03}', 'all-of', '2024-01-01', '2024-03-31'],
  ])('%s', (text, type, from, to) => {
    expect(dateFormProblem(text)).toBe(null);
    expect(parseDate(text)).toMatchObject({ text, type, from, to });
  });

  test.each([
    ['2024-11-04', { precision: 'day', uncertain: false, approximate: false }],
    ['2024-11-04?', { precision: 'day', uncertain: true, approximate: false }],
    ['2024-06~', { precision: 'month', uncertain: false, approximate: true }],
    ['2024%', { precision: 'year', uncertain: true, approximate: true }],
    ['2024-06-XX', { precision: 'month', uncertain: false, approximate: false }],
    ['202X', { precision: 'years', uncertain: false, approximate: false }],
  ])('%s: precision and qualifiers', (text, expected) => {
    expect(parseDate(text)).toMatchObject(expected);
  });

  test('an interval and a set keep their parts', () => {
    const day = (text: string) => {
      const { from, to } = parseDate(text);
      return { type: 'date', precision: 'day', from, to, uncertain: false, approximate: false };
    };
    expect(parseDate('2024-11-13/..')).toEqual({
      type: 'interval',
      start: day('2024-11-13'),
      end: null,
      from: '2024-11-13',
      to: null,
      text: '2024-11-13/..',
    });
    expect(parseDate('[2024-06-18,2024-11-04..2024-11-08]')).toMatchObject({
      type: 'one-of',
      members: [day('2024-06-18'), { type: 'interval', start: day('2024-11-04'), end: day('2024-11-08') }],
      from: '2024-06-18',
      to: '2024-11-08',
      text: '[2024-06-18,2024-11-04..2024-11-08]',
    });
  });
});

describe('what is no date is refused with what is expected', () => {
  const edtf = 'an EDTF date, such as 2024-11-13, 2024-11, 2024-11-13/.. (on or after) or 2024-06-18? (uncertain)';
  const calendar = 'a day that exists in the calendar';
  const season = 'months instead of a season, such as 2024-06/2024-08';
  const time = 'a day without the time, such as 2024-10-29';
  const end = 'a date with at least one known end; leave an unknown date out';
  const order = 'an interval that ends on or after the day on which it starts';
  test.each([
    ['', edtf],
    ['June 2024', edtf],
    ['13.11.2024', edtf],
    ['2024-1-1', edtf],
    ['20241113', edtf],
    ['2024-13', edtf],
    ['-2024', edtf],
    ['0099', edtf],
    ['12024', edtf],
    ['2024-11-13..2024-11-14', edtf],
    ['2024-11-13/open', edtf],
    ['2024/2025/2026', edtf],
    ['[]', edtf],
    ['[2024-06-18,]', edtf],
    ['[2024-06-18}', edtf],
    ['2024?-06', edtf],
    // A known day or month inside an unknown month or year has no bounds of its own.
    ['2024-XX-15', edtf],
    ['20XX-06-18', edtf],
    ['20XX-06', edtf],
    ['2024-06-31', calendar],
    ['2024-02-30', calendar],
    ['2023-02-29', calendar],
    ['1900-02-29?', calendar],
    ['2024-06-00', calendar],
    ['2024-13-01', calendar],
    ['2023-02-29/..', calendar],
    ['[2024-06-18,2024-06-31]', calendar],
    ['2024-21', season],
    ['2024-24', season],
    ['2024-41', season],
    ['2024-10-29T01:43', time],
    ['2024-10-29T01:43:00Z', time],
    ['../..', end],
    ['/', end],
    ['2024-11-13/2024-11-12', order],
    ['2024/2023', order],
    ['[2024-11-08..2024-11-04]', order],
  ])('%j', (text, expected) => {
    expect(dateFormProblem(text)).toBe(expected);
  });

  test.each(['2023-02-29', '2024-XX-15', 'June 2024', '2024-21'])('parseDate throws on %s', (text) => {
    expect(() => parseDate(text)).toThrow(new RangeError(`not an EDTF date: ${text}`));
  });
});

describe('whether two dates can fall on one day', () => {
  test.each([
    ['2024-06-18', '2024-06-18', true],
    ['2024-06-18', '2024-06-19', false],
    ['2024-06', '2024-06-18', true],
    ['2024-06', '2024-11', false],
    ['2024-06', '2024', true],
    ['2024-11-13/..', '2024-11-13', true],
    ['2024-11-13/..', '2024-11-12', false],
    ['../2024-11-13', '2024-11-13/..', true],
    ['../2024-11-12', '2024-11-13/..', false],
    ['[2024-11-04..2024-11-08]', '2024-11-08', true],
    ['[2024-11-04..2024-11-08]', '2024-11-09', false],
    // Bounds decide, not members.
    ['[2024-11-04,2024-11-08]', '2024-11-06', true],
    ['2024-11-04?', '2024-11-05', false],
    [null, '2024-11-05', true],
    [null, null, true],
  ])('%s and %s: %s', (a, b, expected) => {
    const dates = [a, b].map((text) => (text === null ? null : parseDate(text))) as [Bounds | null, Bounds | null];
    expect(canCoincide(...dates)).toBe(expected);
  });
});

test.each([
  ['2024-06-18', '2024-06-18', true],
  ['2024-06', '2024-06-30', true],
  ['2024-06', '2024-07-01', false],
  ['2024-06/..', '2099-01-01', true],
  ['2024-06/..', '2024-05-31', false],
  ['../2024-06', '1999-01-01', true],
])('%s includes %s: %s', (text, day, expected) => {
  expect(includesDay(parseDate(text), day)).toBe(expected);
});

test('order: by first day, then by last day; an open end after any day, no bounds last', () => {
  const sorted = [
    '2023',
    '../2024-01-05',
    '2024-01-05',
    '2024-01-05/2024-01-07',
    '2024-01-05/..',
    '2024-01-06',
    '2024-11',
    null,
  ];
  const bounds = (text: string | null) => ({ text, bounds: text === null ? null : parseDate(text) });
  const shuffled = sorted.toReversed().map(bounds);
  // The open start sorts by its only day, beside the day itself: equal, so it keeps its place among equals.
  const result = shuffled.toSorted((a, b) => compareBounds(a.bounds, b.bounds)).map(({ text }) => text);
  expect(result).toEqual(['2023', '2024-01-05', '../2024-01-05', ...sorted.slice(3)]);
});

// ——— Properties ———

const two = (n: number) => String(n).padStart(2, '0');
const year = fc.oneof(fc.constantFrom(2023, 2024), fc.integer({ min: 1000, max: 9999 }));
const month = fc.integer({ min: 1, max: 12 });
const dayText = fc
  .tuple(year, month, fc.integer({ min: 1, max: 31 }))
  .filter(([y, m, d]) => d <= new Date(Date.UTC(y, m, 0)).getUTCDate())
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
const monthText = fc.tuple(year, month).map(([y, m]) => `${y}-${two(m)}`);
const plainText = fc.oneof(dayText, monthText, year.map(String));
const simpleText = fc.tuple(plainText, fc.constantFrom('', '?', '~', '%')).map((parts) => parts.join(''));
const openEnd = fc.constantFrom('', '..');
const dateText = fc.oneof(
  simpleText,
  fc.tuple(simpleText, openEnd).map(([start, end]) => `${start}/${end}`),
  fc.tuple(openEnd, simpleText).map(([start, end]) => `${start}/${end}`),
  fc.tuple(simpleText, simpleText).map((ends) => ends.toSorted().join('/')),
  fc.array(plainText, { minLength: 1, maxLength: 4 }).map((members) => `[${members.join(',')}]`),
  fc.array(plainText, { minLength: 1, maxLength: 4 }).map((members) => `{${members.join(',')}}`),
);
const dated = dateText.filter((text) => dateFormProblem(text) === null);
const bounds = fc.option(dated.map(parseDate));

test('every simple date, interval with an open end and set is read', () => {
  const closed = /^\d.*\/\d/;
  check(500, dateText, (text) => expect(closed.test(text) ? null : dateFormProblem(text)).toBe(null));
});

test('bounds are in order, and days of the calendar', () => {
  const exists = (day: string) => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;
  check(500, dated, (text) => {
    const { from, to } = parseDate(text);
    expect((from ?? to ?? '') <= (to ?? '9999-12-31')).toBe(true);
    expect([from, to].every((day) => day === null || exists(day))).toBe(true);
    expect(from ?? to).not.toBe(null);
  });
});

test('plain dates, which are not parsed, are what the parser makes of them', () => {
  check(300, plainText, (text) => {
    const { text: _, ...date } = parseDate(text);
    const { text: __, ...onOrAfter } = parseDate(`${text}/..`);
    const { from, to, ...open } = onOrAfter;
    expect(parseDate(`[${text}]`)).toMatchObject({ members: [date] });
    expect(parseDate(`[${text}..]`)).toEqual({ type: 'one-of', members: [open], from, to, text: `[${text}..]` });
  });
});

test('a month and a year contain their days, and no others', () => {
  check(500, fc.tuple(dayText, dayText), ([day, other]) => {
    expect(includesDay(parseDate(day.slice(0, 7)), day)).toBe(true);
    expect(includesDay(parseDate(day.slice(0, 4)), day)).toBe(true);
    expect(includesDay(parseDate(day.slice(0, 7)), other)).toBe(day.slice(0, 7) === other.slice(0, 7));
    expect(canCoincide(parseDate(day.slice(0, 7)), parseDate(day))).toBe(true);
  });
});

test('canCoincide is symmetric, and reflexive', () => {
  check(500, fc.tuple(bounds, bounds), ([a, b]) => {
    expect(canCoincide(a, b)).toBe(canCoincide(b, a));
    expect(canCoincide(a, a)).toBe(true);
  });
});

test('canCoincide finds the days that both include', () => {
  const near = fc.integer({ min: 1, max: 6 }).map((d) => `2024-06-0${d}`);
  const end = fc.option(near);
  const range = fc.tuple(end, end).map(([a, b]) => ({
    from: a !== null && b !== null && a > b ? b : a,
    to: a !== null && b !== null && a > b ? a : b,
  }));
  const days = ['2024-06-00', ...[1, 2, 3, 4, 5, 6].map((d) => `2024-06-0${d}`), '2024-06-07'];
  check(500, fc.tuple(range, range), ([a, b]) => {
    expect(canCoincide(a, b)).toBe(days.some((day) => includesDay(a, day) && includesDay(b, day)));
  });
});

test('compareBounds is a total order', () => {
  check(500, fc.tuple(bounds, bounds, bounds), ([a, b, c]) => {
    expect(compareBounds(a, b)).toBe(-compareBounds(b, a) + 0);
    expect(compareBounds(a, a)).toBe(0);
    const [x, y, z] = [a, b, c].toSorted(compareBounds) as [typeof a, typeof a, typeof a];
    expect([compareBounds(x, y), compareBounds(y, z), compareBounds(x, z)].every((order) => order <= 0)).toBe(true);
    // What is equal stands in the same order to all others.
    expect(compareBounds(a, b) !== 0 || compareBounds(a, c) === compareBounds(b, c)).toBe(true);
  });
});
