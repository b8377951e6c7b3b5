/** Bounds as text for a terminal. */
import type { Bound, Finding } from './bound.ts';

/** So many pages are named for one finding; `--json` has them all. */
const NAMED = 5;

const HEAD = ['', 'Bound', 'Limit', 'Worst', 'Page'];

/** The table: one line for each bound, with where it is worst. */
export function tableText(bounds: readonly Bound[]): string {
  const rows = bounds.map(({ what, limit, worst, page, findings }) => [
    worst === null ? '?' : findings.length > 0 ? '✗' : '✓',
    what,
    limit,
    worst ?? 'not measured',
    page === null ? '' : `/${page}`,
  ]);
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Below the table: what breaks each bound, the same thing on many pages once, and the notes. */
export function detailsText(bounds: readonly Bound[]): string {
  return bounds
    .flatMap(({ what, findings, notes = [] }) => {
      const lines = [...groups(findings), ...notes];
      return lines.length === 0 ? [] : [[what, ...lines.map((line) => `  ${line}`)].join('\n')];
    })
    .join('\n\n');
}

function groups(findings: readonly Finding[]): string[] {
  const pagesOf = new Map<string, Set<string>>();
  for (const { page, text } of findings) pagesOf.set(text, (pagesOf.get(text) ?? new Set()).add(page));
  return [...pagesOf].map(([text, pages]) => {
    const named = [...pages].slice(0, NAMED).map((page) => `/${page}`);
    const more = pages.size > NAMED ? ` and ${pages.size - NAMED} more` : '';
    return `${text} (${named.join(' ')}${more})`;
  });
}
