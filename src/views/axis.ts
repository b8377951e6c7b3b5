/** Time as a straight scale: the axis of the claim line, of the lines in lists and of the status history. */
import { isExactDay, type Day } from '../domain/date.ts';
import { addDays, daysBetween } from './days.ts';
import type { Statement } from '../domain/graph.ts';

export interface Axis {
  from: Day;
  to: Day;
  /** Whether something was said before `from`: it stands at the edge, with an arrow. */
  earlier: boolean;
}

/** Where an axis lies in a picture, in its units: the edge for what is earlier, then both ends. */
export interface Frame {
  edge: number;
  start: number;
  end: number;
}

/** Days that an axis spans at the least: four weeks, so that a single day does not fill a picture. */
const SHORTEST = 28;

/**
 * The axis of what was reported on some days. It starts with the first day of saying, unless that lies further before
 * the first report than the reports then run: one statement of 1950 would press all others together.
 */
export function axisOf(reported: readonly Day[], said: readonly Day[], until: Day | null = null): Axis {
  const days = reported.toSorted();
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const to = until ?? last;
  const reach = addDays(first, -reachOf(reported));
  const start = [first, ...said].filter((day) => day >= reach).toSorted()[0] ?? first;
  const from = daysBetween(start, to) < SHORTEST ? addDays(to, -SHORTEST) : start;
  return { from, to, earlier: said.some((day) => day < from) };
}

/** Days from the first report to the last, at the least the shortest axis. */
export function reachOf(reported: readonly Day[]): number {
  const days = reported.toSorted();
  return Math.max(SHORTEST, daysBetween(days[0] ?? '', days.at(-1) ?? ''));
}

/** The place of a day in a picture, to a tenth of its unit. */
export function placeOf({ from, to }: Axis, { edge, start, end }: Frame, day: Day): number {
  if (day < from) return edge;
  const share = Math.min(1, daysBetween(from, day) / daysBetween(from, to));
  return Math.round((start + share * (end - start)) * 10) / 10;
}

/**
 * The day on which a mark stands: that of saying; where it is not known exactly, the last one on which it can have been
 * said, which mostly is the day from which its article counts.
 */
export function standsOn({ stated, countsFrom }: Statement): { day: Day; exact: boolean } {
  if (stated !== null && isExactDay(stated)) return { day: stated.from, exact: true };
  const last = stated?.to ?? null;
  return { day: last !== null && last < countsFrom ? last : countsFrom, exact: false };
}
