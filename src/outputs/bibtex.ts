/**
 * Citations as BibTeX, for classic BibTeX and biblatex alike.
 *
 * Text is UTF-8. What TeX would read as something else is written as follows, so that decoding gives the text back:
 *
 * - `\ { } ~ ^ < > |` become `\textbackslash{}`, `\textbraceleft{}`, `\textbraceright{}`, `\textasciitilde{}`,
 *   `\textasciicircum{}`, `\textless{}`, `\textgreater{}`, `\textbar{}`: braces stay balanced.
 * - `& % $ # _` get a backslash.
 * - `{}` parts characters that TeX would join: two of `-`, `'`, `` ` `` or `,` in a row, and `` ` `` after `?` or `!`.
 *
 * Addresses stand as they are. Titles and names have a second pair of braces: no style changes their case or parts them.
 */
import type { CslItem } from './citation.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const COMMANDS: Readonly<Record<string, string>> = {
  '\\': 'textbackslash',
  '{': 'textbraceleft',
  '}': 'textbraceright',
  '~': 'textasciitilde',
  '^': 'textasciicircum',
  '<': 'textless',
  '>': 'textgreater',
  '|': 'textbar',
};

/** A text as TeX prints it: `escapeTex('50 % of {a}')` is `50 \% of \textbraceleft{}a\textbraceright{}`. */
export const escapeTex = (words: string): string =>
  words
    .replaceAll(/[\\{}~^<>|]/g, (character) => `\\${COMMANDS[character]}{}`)
    .replaceAll(/[&%$#_]/g, String.raw`\$&`)
    .replaceAll(/([-'`,])(?=\1)|[?!](?=`)/g, '$&{}');

/** One entry, without a line break at its end. */
export function bibtex({ id, title, author, issued, note, URL }: CslItem): string {
  const [year, month = 1, day] = issued?.['date-parts'][0] ?? [];
  const names = author.map(({ literal }) => `{${escapeTex(literal)}}`).join(' and ');
  const fields = [
    `author = {${names}}`,
    `title = {{${escapeTex(title)}}}`,
    ...(year === undefined ? [] : [`year = {${year}}`, `month = ${MONTHS[month - 1]}`, `day = {${day}}`]),
    `note = {${escapeTex(note)}}`,
    ...(URL === undefined ? [] : [`url = {${URL}}`]),
  ];
  return `@misc{${id},\n${fields.map((field) => `  ${field},\n`).join('')}}`;
}
