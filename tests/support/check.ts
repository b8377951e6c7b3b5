import fc from 'fast-check';

/**
 * Fixed, so that a run says the same everywhere: fast-check prints it with the smallest example that it found. Other
 * examples, and more: `CLAIMLINE_SEED=7 CLAIMLINE_RUNS=10 npm test -- --only unit` (ten times as many).
 */
const SEED = Number(process.env['CLAIMLINE_SEED'] ?? 20241113);
const TIMES = Number(process.env['CLAIMLINE_RUNS'] ?? 1);

/** Checks a property on so many examples. */
export function check<T>(numRuns: number, example: fc.Arbitrary<T>, holds: (example: T) => void): void {
  const property = fc.property(example, (value) => {
    holds(value);
  });
  fc.assert(property, { seed: SEED, numRuns: numRuns * TIMES });
}
