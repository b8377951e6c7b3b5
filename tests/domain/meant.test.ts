import { describe, expect, test } from 'vitest';
import { dateFormProblem } from '../../src/domain/date.ts';
import { datesMeant, figuresMeant, nearest, plainDigits, suggest } from '../../src/domain/meant.ts';
import { parseFigure } from '../../src/domain/value.ts';

const OPTIONS = ['asserts', 'confirms', 'denies', 'doubts', 'no-evidence', 'implies', 'declines'];

describe('nearest', () => {
  test.each([
    ['assert', ['asserts']],
    ['confrims', ['confirms']],
    ['denys', ['denies']],
    ['noevidence', ['no-evidence']],
    ['decline', ['declines']],
    ['by', []],
    ['', []],
    ['celebrates', []],
    ['x'.repeat(10_000), []],
  ])('of %j is %j', (word, near) => {
    expect(nearest(word, OPTIONS)).toEqual(near);
  });

  test('at most three, all as near', () => {
    expect(nearest('cat', ['bat', 'hat', 'rat', 'mat', 'dog'])).toEqual(['bat', 'hat', 'rat']);
  });
});

describe('suggest', () => {
  test.each([
    ['assert', { fix: 'did you mean "asserts"? Otherwise choose one.', only: 'asserts', same: false }],
    ['Asserts', { fix: 'did you mean "asserts"? Otherwise choose one.', only: 'asserts', same: true }],
    ['No Evidence', { fix: 'did you mean "no-evidence"? Otherwise choose one.', only: 'no-evidence', same: true }],
    ['d\u{435}nies', { fix: 'did you mean "denies"? Otherwise choose one.', only: 'denies', same: true }],
    ['sings', { fix: 'choose one.', only: null, same: false }],
  ])('%j', (word, suggestion) => {
    expect(suggest(word, OPTIONS, 'choose one.')).toEqual(suggestion);
  });

  test('says all that are as near, and chooses none of them', () => {
    expect(suggest('mat', ['bat', 'hat'], 'add it.')).toEqual({
      fix: 'did you mean "bat" or "hat"? Otherwise add it.',
      only: null,
      same: false,
    });
  });
});

describe('datesMeant', () => {
  const DATES: [string, string[]][] = [
    ['13 November 2024', ['2024-11-13']],
    ['13 Nov 2024', ['2024-11-13']],
    ['13. Nov. 2024', ['2024-11-13']],
    ['13-Nov-2024', ['2024-11-13']],
    ['13th November 2024', ['2024-11-13']],
    ['November 13, 2024', ['2024-11-13']],
    ['Nov 13th 2024', ['2024-11-13']],
    ['november 2024', ['2024-11']],
    ['2024/11/13', ['2024-11-13']],
    ['2024.11.13', ['2024-11-13']],
    ['2024-1-5', ['2024-01-05']],
    ['20241113', ['2024-11-13']],
    ['2024/11', ['2024-11']],
    ['13/11/2024', ['2024-11-13']],
    ['11/13/2024', ['2024-11-13']],
    ['4/5/2024', ['2024-05-04', '2024-04-05']],
    ['5/5/2024', ['2024-05-05']],
    ['2024-11-13T10:30:00Z', ['2024-11-13']],
    ['2024-11-13 10:30', ['2024-11-13']],
    ['since November 2024', ['2024-11/..']],
    ['before 13 November 2024', ['../2024-11-13']],
    ['about November 2024', ['2024-11~']],
    ['circa 5 May 2024', ['2024-05-05~']],
    ['30 February 2024', []],
    ['32/13/2024', []],
    ['13 Movember 2024', []],
    ['yesterday', []],
    ['13.11.24', []],
    ['November', []],
    ['', []],
    ['1'.repeat(100_000), []],
  ];
  test.each(DATES)('%j means %j', (text, dates) => {
    expect(datesMeant(text)).toEqual(dates);
  });
  test('all are dates', () => {
    expect(DATES.flatMap(([, dates]) => dates).filter((date) => dateFormProblem(date) !== null)).toEqual([]);
  });
});

describe('figuresMeant', () => {
  const FIGURES: [string, string[]][] = [
    ['10,000', ['10000']],
    ['10 000', ['10000']],
    ['10’000', ['10000']],
    ['10_000', ['10000']],
    ['10\u{A0}000 cars', ['10000 cars']],
    ['1,250,000', ['1250000']],
    ['10.000', ['10000', '10']],
    ['1.250.000', ['1250000']],
    ['over 10,000', ['> 10000']],
    ['more than 500 cars', ['> 500 cars']],
    ['at least 500', ['>= 500']],
    ['no fewer than 500', ['>= 500']],
    ['fewer than 5', ['< 5']],
    ['up to 12 thousand', ['<= 12000']],
    ['about 4000', ['~ 4000']],
    ['some 4000', ['~ 4000']],
    ['≈ 4000', ['~ 4000']],
    ['≥ 5', ['>= 5']],
    ['ten thousand', ['10000']],
    ['twelve thousand five hundred', ['12500']],
    ['two million', ['2000000']],
    ['1.5 million', ['1500000']],
    ['10k', ['10000']],
    ['1500cars', ['1500 cars']],
    ['1000-1500', ['1000..1500']],
    ['1000–1500', ['1000..1500']],
    ['1000 to 1500 cars', ['1000..1500 cars']],
    ['between 1000 and 1500', ['1000..1500']],
    ['between 10 and 12 thousand', ['10000..12000']],
    ['1 to 2 million', ['1000000..2000000']],
    ['1500..1000', ['1000..1500']],
    ['several', []],
    ['', []],
    ['9'.repeat(100_000), []],
  ];
  test.each(FIGURES)('%j means %j', (text, figures) => {
    expect(figuresMeant(text)).toEqual(figures);
  });
  test('all are figures', () => {
    expect(FIGURES.flatMap(([, figures]) => figures).filter((figure) => parseFigure(figure, null) === null)).toEqual(
      [],
    );
  });
});

test.each([
  ['> 10,000', '> 10000'],
  ['0.125', '0.125'],
  ['1234.125', '1234.125'],
  ['1,25', '1,25'],
  ['12,345,678', '12345678'],
])('plainDigits(%j) is %j', (text, plain) => {
  expect(plainDigits(text)).toBe(plain);
});
