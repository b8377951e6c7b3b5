/** The results in the README, between two marks. */
import { alternative, picture } from './picture.ts';
import type { Results } from './results.ts';
import { report } from './table.ts';

export const PICTURE = '.github/bench.svg';
const BEGIN = '<!-- bench -->';
const END = '<!-- /bench -->';

/** What stands between the marks, with the picture that it shows, if any. */
export function performance(results: Results): { text: string; svg: string | null } {
  const svg = picture(results);
  const shown = svg === null ? [] : [`![${alternative(results)}](${PICTURE})`];
  return { text: [...shown, report(results)].join('\n\n'), svg };
}

/** Exchanges what stands between the marks. @throws Where they are not both there, in their order. */
export function between(document: string, text: string): string {
  const from = document.indexOf(BEGIN);
  const to = document.indexOf(END);
  if (from === -1 || to < from) throw new Error(`The results go between ${BEGIN} and ${END}: put both into the file.`);
  return `${document.slice(0, from + BEGIN.length)}\n\n${text}\n\n${document.slice(to)}`;
}
