/** Tables as CSV (RFC 4180), safe to open in a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import type { Cell, Table } from './tables.ts';

/**
 * What spreadsheets take for the start of a formula: OWASP’s list (https://owasp.org/www-community/attacks/CSV_Injection)
 * with the full-width signs that they take for the same.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A text that a spreadsheet would run gets an apostrophe in front. So does one that starts with an apostrophe: whoever
 * takes one off wherever there is one has the text as it was.
 *
 *     guarded('= 200')  // "'= 200"
 */
const guarded = (text: string): string => (FORMULA.test(text) || text.startsWith("'") ? `'${text}` : text);

/** A number is written by its digits and is no text that somebody chose: `-5` stays a number. Null is an empty cell. */
const cell = (value: Cell): string | number | null => {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'object') return JSON.stringify(value);
  return typeof value === 'boolean' ? String(value) : guarded(value);
};

/** A header row, then a line for each row; lines end as RFC 4180 has it. */
export const csv = ({ columns, rows }: Table): string =>
  stringify(
    rows.map((row) => row.map(cell)),
    {
      header: true,
      columns: columns.map(({ name }) => name),
      record_delimiter: 'windows',
      // The library leaves half a line end bare, which many readers take for a whole one.
      quoted_match: /[\r\n]/,
    },
  );
