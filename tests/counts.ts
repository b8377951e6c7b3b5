export interface Counts {
  passed: number;
  failed: number;
}

/** The single tests in the report of vitest's JSON reporter. */
export function vitestCounts(json: unknown): Counts {
  const { numPassedTests, numFailedTests } = json as { numPassedTests: number; numFailedTests: number };
  return { passed: numPassedTests, failed: numFailedTests };
}

/** The single tests in the report of Playwright's JSON reporter. */
export function playwrightCounts(json: unknown): Counts {
  const { stats } = json as { stats: { expected: number; unexpected: number; flaky: number } };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
}

/**
 * The counts of a step. One that ended with an error although no test failed (the runner died, a
 * file could not be read), or that ran no test at all, has one failure more.
 *
 * settle(true) // { passed: 1, failed: 0 }: a step without a report
 * settle(false, { passed: 7, failed: 0 }) // { passed: 7, failed: 1 }
 */
export function settle(succeeded: boolean, counts?: Counts): Counts {
  if (!counts) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const { passed, failed } = counts;
  const unexplained = failed === 0 && (!succeeded || passed === 0);
  return { passed, failed: unexplained ? 1 : failed };
}
