/** What measurements came to, as it is kept and shown. */
import type { Measured, Usage } from './measure.ts';

export type Unit = 'ratio' | 'seconds' | 'megabytes' | 'exponent';

/** What a measurement must come to on two processors, and what would be better still. */
export interface Bound {
  what: string;
  unit: Unit;
  most: number;
  beyond?: number;
  /** Null where not all that is compared was measured. */
  value: (measured: readonly Measured[]) => number | null;
}

export interface Result {
  title: string;
  /** Of the tracker, and of the one that the bounds are for. */
  articles: number;
  usual: number;
  rounds: number;
  machine: string;
  versions: Record<string, string>;
  /** What could not be had for comparison, and why. */
  missing: { name: string; why: string }[];
  /** What each time includes. */
  includes: string;
  figures: Figures[];
  bounds: { what: string; unit: Unit; most: number; beyond: number | null; value: number | null }[];
}

/** Medians over all runs. */
export interface Figures extends Record<keyof Usage, number | null> {
  name: string;
  articles: number;
  failed: string | null;
}

/** By measurement, in the order of the list of measurements. */
export type Results = Record<string, Result>;

export const figuresOf = ({ name, articles, runs, failed }: Measured): Figures => {
  const middle = (key: keyof Usage) => median(runs.flatMap((run) => run[key] ?? []));
  return {
    name,
    articles,
    failed,
    wallSeconds: middle('wallSeconds'),
    cpuSeconds: middle('cpuSeconds'),
    peakMegabytes: middle('peakMegabytes'),
    files: middle('files'),
    bytes: middle('bytes'),
  };
};

/** Null of nothing. */
export function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

type Choice = Partial<Pick<Measured, 'name' | 'articles'>>;
type Measure = 'wallSeconds' | 'cpuSeconds' | 'peakMegabytes';

/** The median of the ratios of runs that stood side by side in one round: what slows a round slows both. */
export const ratio =
  (measure: Measure, of: Choice, to: Choice): Bound['value'] =>
  (all) =>
    paired(all, measure, of, to, (a, b) => a / b);

/**
 * How what a subject takes grows with the tracker: 1 where twice the articles take twice as much, 2 where they take four
 * times as much.
 */
export const growth =
  (measure: Measure, small: Choice, large: Choice): Bound['value'] =>
  (all) => {
    const [from, to] = [find(all, small)?.articles, find(all, large)?.articles];
    if (from === undefined || to === undefined) return null;
    return paired(all, measure, large, small, (more, less) => Math.log(more / less) / Math.log(to / from));
  };

export const middleOf =
  (measure: Measure, of: Choice): Bound['value'] =>
  (all) =>
    median(find(all, of)?.runs.flatMap((run) => run[measure] ?? []) ?? []);

function paired(
  all: readonly Measured[],
  measure: Measure,
  of: Choice,
  to: Choice,
  compare: (a: number, b: number) => number,
): number | null {
  const [one, other] = [find(all, of), find(all, to)];
  if (one === undefined || other === undefined) return null;
  return median(
    one.runs.flatMap((run, round) => {
      const [a, b] = [run[measure], other.runs[round]?.[measure]];
      return a == null || b == null || b === 0 ? [] : compare(a, b);
    }),
  );
}

const find = (all: readonly Measured[], { name, articles }: Choice): Measured | undefined =>
  all.find((one) => (name ?? one.name) === one.name && (articles ?? one.articles) === one.articles);
