import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDigits, withFraction, writeFigure } from '../../src/domain/meant.ts';
import { canBothBeTrue, parseDateValue, parseFigure, type NumberValue, type Value } from '../../src/domain/value.ts';
import { check } from '../support/check.ts';

const figure = (text: string, unit: string | null = 'people'): NumberValue => {
  const value = parseFigure(text, unit);
  if (value === null) throw new Error(`no figure: ${text}`);
  return value;
};

describe('a figure is kept as said and has limits', () => {
  test.each([
    ['10000', 'exact', 10000, 10000, 10000],
    ['= 10000', 'exact', 10000, 10000, 10000],
    ['0', 'exact', 0, 0, 0],
    ['-3', 'exact', -3, -3, -3],
    ['2.5', 'exact', 2.5, 2.5, 2.5],
    ['0.125', 'exact', 0.125, 0.125, 0.125],
    ['3.1250', 'exact', 3.125, 3.125, 3.125],
    ['1234.125', 'exact', 1234.125, 1234.125, 1234.125],
    ['~ 10000', 'about', 10000, 9000, 11000],
    ['~10900', 'about', 10900, 9810, 11990],
    ['~ 3', 'about', 3, 2.7, 3.3],
    ['~ 0.3', 'about', 0.3, 0.27, 0.33],
    ['~ -10', 'about', -10, -11, -9],
    ['~ 0', 'about', 0, 0, 0],
    ['> 10000', 'over', 10000, 10000, null],
    ['>10000', 'over', 10000, 10000, null],
    ['>= 10000', 'at-least', 10000, 10000, null],
    ['< 5', 'under', 5, null, 5],
    ['<= 5', 'at-most', 5, null, 5],
    ['1000..1500', 'range', 1000, 1000, 1500],
    ['7..7', 'range', 7, 7, 7],
    ['-5..-2', 'range', -5, -5, -2],
    ['999999999999999', 'exact', 999999999999999, 999999999999999, 999999999999999],
    ['1.23456789012345', 'exact', 1.23456789012345, 1.23456789012345, 1.23456789012345],
  ])('%s', (text, form, number, min, max) => {
    expect(parseFigure(text, 'people')).toEqual({ kind: 'number', text, form, number, min, max, unit: 'people' });
  });

  test.each([
    ['170 mm', 'pieces', 'mm'],
    ['0.125 mm', 'pieces', 'mm'],
    ['> 13000 containers', null, 'containers'],
    ['1000..1500 metric tons', 'people', 'metric tons'],
    ['170', null, null],
    ['170', 'mm', 'mm'],
  ])('the unit of %j on a claim counted in %s is %s', (text, claimUnit, unit) => {
    expect(figure(text, claimUnit).unit).toBe(unit);
  });

  test.each([
    '',
    'ten',
    'people',
    '10,000',
    '10.000',
    '3.125',
    '-3.125 mm',
    '1.5..2.125',
    '1.000.000',
    '10 000',
    '~ 10 000 people',
    '1 000..1 500',
    '1e3',
    '5.',
    '.5',
    '1500..1000',
    '1000...1500',
    '≥ 5',
    '> ',
    '> 5..7',
    '10000people',
    '=> 5',
    '1000000000000000',
    '0.123456789012345',
    '1..1000000000000000',
    '9'.repeat(400),
    `~ ${'9'.repeat(400)} mm`,
  ])('%j is no figure', (text) => {
    expect(parseFigure(text, 'people')).toBe(null);
  });
});

test.each([
  ['> 10,000', '> 10000'],
  ['1.000.000 people', '1000000 people'],
  ['10 000..12 500', '10000..12500'],
  ['1.000..1.500', '1000..1500'],
  ['10,000.5', '10000.5'],
  ['0.125', '0.125'],
  ['0,125', '0,125'],
  ['1234.125', '1234.125'],
  ['2.5', '2.5'],
])('the plain digits of %s are %s', (text, plain) => {
  expect(plainDigits(text)).toBe(plain);
});

test.each([
  ['10,000', 'write "10000".'],
  ['1.000.000', 'write "1000000".'],
  ['~ 3.125 mm', 'write "~ 3125 mm" for thousands, or "~ 3.1250 mm" for a fraction.'],
  ['*perhaps 3.125*', 'write "*perhaps 3125*".'],
])('what to write for %s', (text, fix) => {
  expect(writeFigure(withFraction(text, plainDigits(text)))).toBe(fix);
});

describe('whether both can be true', () => {
  test.each([
    // Exact figures.
    ['10000', '10000', true],
    ['10000', '= 10000', true],
    ['10000', '10001', false],
    ['2.5', '2.50', true],
    // "Over" leaves out the number itself, "at least" does not.
    ['> 10000', '10000', false],
    ['> 10000', '10001', true],
    ['> 10000', '10900', true],
    ['>= 10000', '10000', true],
    ['>= 10000', '9999', false],
    ['< 5', '5', false],
    ['< 5', '4', true],
    ['<= 5', '5', true],
    ['<= 5', '6', false],
    ['> 10000', '< 10000', false],
    ['> 10000', '<= 10000', false],
    ['>= 10000', '< 10000', false],
    ['>= 10000', '<= 10000', true],
    ['> 10000', '>= 12000', true],
    ['> 10000', '> 20000', true],
    ['< 5', '<= 1', true],
    // "About" admits ten percent either way, the edges included.
    ['~ 10000', '11000', true],
    ['~ 10000', '11001', false],
    ['~ 10000', '9000', true],
    ['~ 10000', '8999', false],
    ['~ 10000', '10900', true],
    ['~ 10000', '> 10000', true],
    ['~ 10000', '>= 11000', true],
    ['~ 10000', '> 11000', false],
    ['~ 10000', '<= 9000', true],
    ['~ 10000', '< 9000', false],
    ['~ 10000', '~ 12000', true],
    ['~ 10000', '~ 12222', true],
    ['~ 10000', '~ 12223', false],
    ['~ 3', '3.3', true],
    ['~ 3', '2.7', true],
    ['~ 3', '3.31', false],
    ['~ 0.3', '0.33', true],
    ['~ 0.3', '0.34', false],
    ['~ -10', '-11', true],
    // Ranges, both ends included.
    ['1000..1500', '1000', true],
    ['1000..1500', '1500', true],
    ['1000..1500', '1501', false],
    ['1000..1500', '> 1500', false],
    ['1000..1500', '>= 1500', true],
    ['1000..1500', '< 1000', false],
    ['1000..1500', '<= 1000', true],
    ['1000..1500', '1500..2000', true],
    ['1000..1500', '1501..2000', false],
    ['1000..1500', '~ 1650', true],
    ['1000..1500', '~ 1667', false],
    // Other units are not compared.
    ['170 mm', '240 mm', false],
    ['170 mm', '240 pieces', true],
    ['170', '240 mm', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(canBothBeTrue(figure(a), figure(b))).toBe(expected);
    expect(canBothBeTrue(figure(b), figure(a))).toBe(expected);
  });

  test.each([
    ['2024-06-18', '2024-06-18', true],
    ['2024-06-18', '2024-06', true],
    ['2024-06', '2024-11', false],
    ['2024-06-18', '2024-11', false],
    ['2024-11-13/..', '2024-11-12', false],
    ['2024-11-13/..', '2024-12', true],
    ['[2024-11-04..2024-11-08]', '2024-11-08', true],
  ])('on date claims, %s and %s: %s', (a, b, expected) => {
    expect(canBothBeTrue(parseDateValue(a), parseDateValue(b))).toBe(expected);
    expect(canBothBeTrue(parseDateValue(b), parseDateValue(a))).toBe(expected);
  });

  test('a figure and a date are not compared', () => {
    expect(canBothBeTrue(figure('5'), parseDateValue('2024'))).toBe(true);
  });
});

// ——— Properties ———

const LARGEST = 40;
/** A figure with whole numbers, and whether it admits a whole number of twentieths: exact without fractions. */
const figures = fc
  .tuple(
    fc.constantFrom('=', '~', '>', '>=', '<', '<=', '..'),
    fc.integer({ min: 0, max: LARGEST }),
    fc.integer({ min: 0, max: 10 }),
  )
  .map(([sign, n, more]) => {
    const admits: Record<string, (twentieths: number) => boolean> = {
      '=': (x) => x === 20 * n,
      '~': (x) => x >= 18 * n && x <= 22 * n,
      '>': (x) => x > 20 * n,
      '>=': (x) => x >= 20 * n,
      '<': (x) => x < 20 * n,
      '<=': (x) => x <= 20 * n,
      '..': (x) => x >= 20 * n && x <= 20 * (n + more),
    };
    const text = sign === '..' ? `${n}..${n + more}` : `${sign} ${n}`;
    return { text, value: figure(text), admits: admits[sign] as (twentieths: number) => boolean };
  });
const candidates = Array.from({ length: 20 * (LARGEST + 14) }, (_, index) => index - 20);

test('two figures can both be true when one number is admitted by both', () => {
  check(2000, fc.tuple(figures, figures), ([a, b]) => {
    expect(canBothBeTrue(a.value, b.value)).toBe(candidates.some((x) => a.admits(x) && b.admits(x)));
  });
});

test('canBothBeTrue is symmetric, and every value can be true beside itself', () => {
  const units = fc.constantFrom(null, 'people', 'tons');
  const numbers: fc.Arbitrary<Value> = fc.tuple(figures, units).map(([{ text }, unit]) => figure(text, unit));
  const dates: fc.Arbitrary<Value> = fc
    .constantFrom('2024', '2024-06', '2024-06-18', '2024-06-18/..', '../2024-05')
    .map(parseDateValue);
  const values = fc.oneof(numbers, dates);
  check(500, fc.tuple(values, values), ([a, b]) => {
    expect(canBothBeTrue(a, b)).toBe(canBothBeTrue(b, a));
    expect(canBothBeTrue(a, a)).toBe(true);
  });
});

test('limits hold the number that was said', () => {
  check(500, figures, ({ value: { number, min, max } }) => {
    expect((min ?? number) <= number && number <= (max ?? number)).toBe(true);
  });
});
