import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/views/days.ts';
import { check } from '../support/check.ts';

describe('counting with days', () => {
  test.each([
    ['2024-10-28', '2024-11-04', 7],
    ['2024-11-04', '2024-10-28', -7],
    ['2024-10-28', '2024-10-28', 0],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['1900-02-28', '1900-03-01', 1],
    // Clocks are put forward and back in between, in most places.
    ['2024-03-30', '2024-04-01', 2],
    ['2024-10-26', '2024-10-28', 2],
    ['1000-01-01', '9999-12-31', 3_287_181],
  ])('from %s to %s', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
    expect(addDays(from, days)).toBe(to);
  });

  test('goes there and back, over any number of days', () => {
    const days = fc.integer({ min: -300_000, max: 300_000 });
    check(500, fc.tuple(fc.constantFrom('2024-02-29', '2000-01-01', '1999-12-31'), days), ([day, count]) => {
      expect(daysBetween(day, addDays(day, count))).toBe(count);
      expect(addDays(addDays(day, count), -count)).toBe(day);
    });
  });
});
