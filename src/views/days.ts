/** Counting with days; none of them has a time of day or a zone. */
import { UTCDateMini } from '@date-fns/utc/date/mini';
// One by one: the package as a whole takes a second to load.
import { addDays as plusDays } from 'date-fns/addDays';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import type { Day } from '../domain/date.ts';

/** Days from one day to another: `daysBetween('2024-10-28', '2024-11-04')` is 7. */
export const daysBetween = (from: Day, to: Day): number =>
  differenceInCalendarDays(new UTCDateMini(to), new UTCDateMini(from));

/** The day so many days later: `addDays('2024-10-28', 7)` is `2024-11-04`. */
export const addDays = (day: Day, days: number): Day => plusDays(new UTCDateMini(day), days).toISOString().slice(0, 10);
