/** Mends files: puts in what `check` would, where nothing else can have been meant. */
import type { Edit, LocatedProblem } from '../domain/issue.ts';

/** The edits that need no thought, from the end of the text to its start, so that none moves another; those that overlap wait for the next round. */
export function sureEdits(problems: readonly LocatedProblem[]): Edit[] {
  const edits = problems.flatMap(({ edit, repair }) => (edit !== null && repair?.sure === true ? [edit] : []));
  const kept: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => b.from - a.from || b.to - a.to)) {
    if (edit.to <= (kept.at(-1)?.from ?? Number.POSITIVE_INFINITY)) kept.push(edit);
  }
  return kept;
}

/**
 * Applies edits to the bytes of a file as it was saved: byte order mark and line ends stay.
 *
 * @param edits From the end of the text to its start.
 */
export function applyEdits(saved: string, edits: readonly Edit[]): string {
  const mark = saved.startsWith('\u{FEFF}') ? '\u{FEFF}' : '';
  const windows = saved.includes('\r\n');
  let text = saved.slice(mark.length).replaceAll('\r\n', '\n');
  for (const { from, to, text: put } of edits) text = text.slice(0, from) + put + text.slice(to);
  return mark + (windows ? text.replaceAll('\n', '\r\n') : text);
}
