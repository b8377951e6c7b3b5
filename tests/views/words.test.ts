import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/domain/date.ts';
import { parseDateValue, parseFigure, type Value } from '../../src/domain/value.ts';
import { createWords, type OpenEnd } from '../../src/views/words.ts';

const words = createWords('en');

describe('dates', () => {
  test.each<[edtf: string, words: string, datetime: string | null]>([
    ['2024-11-13', '13 November 2024', '2024-11-13'],
    ['2024-06', 'June 2024', '2024-06'],
    ['2024', '2024', '2024'],
    ['2024-11-04?', '4 November 2024, uncertain', '2024-11-04'],
    ['2024-06~', 'about June 2024', '2024-06'],
    ['2024-06-18%', 'about 18 June 2024, uncertain', '2024-06-18'],
    ['2024-06-XX', 'June 2024', '2024-06'],
    ['2024-XX', '2024', '2024'],
    ['202X', 'between 2020 and 2029', null],
    // One unknown day inside an interval.
    ['2024-11-13/..', 'on or after 13 November 2024', null],
    ['2024-11-13/', 'on or after 13 November 2024', null],
    ['../2024-06', 'on or before June 2024', null],
    ['2024-11-04/2024-11-08', 'between 4 November 2024 and 8 November 2024', null],
    ['2024-06?/..', 'on or after June 2024, uncertain', null],
    // One of several days, all of several days.
    ['[2024-06-18,2024-06-20]', 'one of: 18 June 2024, 20 June 2024', null],
    ['[2024-11-04..2024-11-08]', 'between 4 November 2024 and 8 November 2024', null],
    ['[..2024-11-08]', 'on or before 8 November 2024', null],
    ['[2024-11-04..]', 'on or after 4 November 2024', null],
    ['[2024-06-18]', '18 June 2024', null],
    ['{2024-06-18,2024-06-20}', '18 June 2024 and 20 June 2024', null],
    ['{2024-06,2024-08,2024-11-04}', 'June 2024, August 2024 and 4 November 2024', null],
  ])('%s is “%s”', (edtf, expected, datetime) => {
    expect(words.date(parseDate(edtf))).toEqual({ edtf, words: expected, datetime });
  });

  test.each<[edtf: string, open: OpenEnd, words: string]>([
    ['2023-08/..', 'day', 'on or after August 2023'],
    ['2023-08/..', 'lasting', 'since August 2023'],
    ['../2024-07-02', 'day', 'on or before 2 July 2024'],
    ['../2024-07-02', 'lasting', 'until 2 July 2024'],
    ['2024-11-04/2024-11-08', 'day', 'between 4 November 2024 and 8 November 2024'],
    ['2024-11-04/2024-11-08', 'lasting', '4 November 2024 to 8 November 2024'],
    ['2024-11-04', 'lasting', '4 November 2024'],
    // An uncertain day is one day, whatever lasts.
    ['[2024-11-04..2024-11-08]', 'lasting', 'between 4 November 2024 and 8 November 2024'],
  ])('%s, where an interval means %s, is “%s”', (edtf, open, expected) => {
    expect(words.date(parseDate(edtf), open).words).toBe(expected);
  });

  test('days and chapters', () => {
    expect(words.day('2024-02-29')).toBe('29 February 2024');
    expect(words.day('2024-01-01')).toBe('1 January 2024');
    expect(words.chapter('2024-11')).toBe('November 2024');
    expect(words.chapter('2024')).toBe('2024');
  });
});

describe('figures', () => {
  const figure = (text: string, unit: string | null = 'people'): Value => parseFigure(text, unit) as Value;
  test.each([
    ['10000', '10,000 people'],
    ['= 10000', '10,000 people'],
    ['> 10000', 'over 10,000 people'],
    ['>= 10000', 'at least 10,000 people'],
    ['~ 10900', 'about 10,900 people'],
    ['< 5', 'under 5 people'],
    ['<= 24 hours', 'at most 24 hours'],
    ['1000..1500', '1,000 to 1,500 people'],
    ['170 mm', '170 mm'],
    ['2.5', '2.5 people'],
    ['610000', '610,000 people'],
    ['-3', '-3 people'],
  ])('%s is “%s”', (text, expected) => {
    expect(words.value(figure(text))).toBe(expected);
  });

  test('without a unit it is the number alone', () => {
    expect(words.value(figure('1000', null))).toBe('1,000');
  });

  test.each([
    ['2024-06-18', '18 June 2024'],
    ['2024-11-13/..', 'on or after 13 November 2024'],
    ['[2024-06-18,2024-06-20]', 'one of: 18 June 2024, 20 June 2024'],
  ])('the value %s of a date claim is “%s”', (text, expected) => {
    expect(words.value(parseDateValue(text))).toBe(expected);
  });

  test('numbers', () => {
    expect(words.number(1234567.5)).toBe('1,234,567.5');
  });
});

test('lists', () => {
  expect(words.list(['Ukraine'])).toBe('Ukraine');
  expect(words.list(['South Korea', 'Ukraine'])).toBe('South Korea and Ukraine');
  expect(words.list(['Japan', 'South Korea', 'Ukraine'])).toBe('Japan, South Korea and Ukraine');
});

test('another language prints days, numbers and lists in its own way', () => {
  const german = createWords('de');
  expect(german.day('2024-11-13')).toBe('13. November 2024');
  expect(german.number(10000)).toBe('10.000');
  expect(german.list(['Japan', 'Ukraine'])).toBe('Japan und Ukraine');
});
