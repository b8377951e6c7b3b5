import fc from 'fast-check';

/** Fixed, so that a failure can be repeated: fast-check prints it with the smallest example that it found. */
const SEED = 20241113;

/** Checks a property on so many examples. */
export function check<T>(numRuns: number, example: fc.Arbitrary<T>, holds: (example: T) => void): void {
  const property = fc.property(example, (value) => {
    holds(value);
  });
  fc.assert(property, { seed: SEED, numRuns });
}
