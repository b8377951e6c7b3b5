import { expect, test } from 'vitest';
import { playwrightCounts, settle, vitestCounts } from '../counts.ts';

test.each([
  { title: 'a step that passes', succeeded: true, counts: undefined, expected: { passed: 1, failed: 0 } },
  { title: 'a step that fails', succeeded: false, counts: undefined, expected: { passed: 0, failed: 1 } },
  { title: 'tests that pass', succeeded: true, counts: { passed: 7, failed: 0 }, expected: { passed: 7, failed: 0 } },
  { title: 'tests that fail', succeeded: false, counts: { passed: 7, failed: 2 }, expected: { passed: 7, failed: 2 } },
  {
    title: 'a runner that died',
    succeeded: false,
    counts: { passed: 7, failed: 0 },
    expected: { passed: 7, failed: 1 },
  },
  { title: 'no tests at all', succeeded: true, counts: { passed: 0, failed: 0 }, expected: { passed: 0, failed: 1 } },
])('$title', ({ succeeded, counts, expected }) => {
  expect(settle(succeeded, counts)).toEqual(expected);
});

test('vitest’s report', () => {
  expect(vitestCounts({ numTotalTests: 9, numPassedTests: 6, numFailedTests: 2, numPendingTests: 1 })).toEqual({
    passed: 6,
    failed: 2,
  });
});

test('Playwright’s report: a test that passes only now and then fails', () => {
  expect(playwrightCounts({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({
    passed: 5,
    failed: 2,
  });
});
