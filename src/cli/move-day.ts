/** The day that is written beside an address that is given up. */
import { fail, type Option } from './args.ts';

export const MOVE_DAY = {
  on: { type: 'string', value: 'day', help: 'The day that readers are told (default: today).' },
} as const satisfies Record<string, Option>;

/** Prints a mistake and ends with 2 where it is no day. */
export function moveDay(command: string, text = new Date().toISOString().slice(0, 10)): string {
  const isDay =
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  return isDay ? text : fail(command, `--on is "${text}"; expected a day, such as 2031-05-06.`);
}
