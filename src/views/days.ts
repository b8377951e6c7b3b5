/** Counting with days; none of them has a time of day or a zone. */
import type { Day } from '../domain/date.ts';

const MILLISECONDS = 86_400_000;

/** A day as a number: a date without a time of day is read as midnight in UTC, where all days are equally long. */
const numberOf = (day: Day): number => Date.parse(day) / MILLISECONDS;

/** Days from one day to another: `daysBetween('2024-10-28', '2024-11-04')` is 7. */
export const daysBetween = (from: Day, to: Day): number => numberOf(to) - numberOf(from);

/** The day so many days later: `addDays('2024-10-28', 7)` is `2024-11-04`. */
export const addDays = (day: Day, days: number): Day =>
  new Date((numberOf(day) + days) * MILLISECONDS).toISOString().slice(0, 10);
