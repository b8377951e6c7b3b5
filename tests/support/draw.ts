import fc from 'fast-check';

/** Choices made by chance: the same seed makes the same. */
export interface Draw {
  seed: number;
  /** A whole number below `end`. */
  whole(end: number): number;
  oneOf<T>(items: readonly T[]): T;
  /** True in about this share of cases. */
  happens(share: number): boolean;
  /** Some of the items, in any order. */
  some<T>(items: readonly T[], least: number, most: number): T[];
}

/** mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c */
export function drawFrom(seed: number): Draw {
  let state = seed;
  const whole = (end: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return {
    seed,
    whole,
    oneOf: <T>(items: readonly T[]): T => items[whole(items.length)] as T,
    happens: (share) => whole(1000) < share * 1000,
    some: <T>(items: readonly T[], least: number, most: number): T[] => {
      const rest = [...items];
      const count = Math.min(rest.length, least + whole(most - least + 1));
      return Array.from({ length: count }, () => rest.splice(whole(rest.length), 1)[0] as T);
    },
  };
}

/** Not made smaller when something fails: every choice depends on all before, and the text is in the message. */
export const draws: fc.Arbitrary<Draw> = fc.noShrink(fc.nat().map(drawFrom));
