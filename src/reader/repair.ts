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
 * Applies edits to the bytes of a file as it was saved: byte order mark and line ends stay, and new lines end as the others do.
 *
 * @param edits From the end of the text to its start.
 */
export function applyEdits(saved: string, edits: readonly Edit[]): string {
  const start = saved.startsWith('\u{FEFF}') ? 1 : 0;
  const lineEnd = saved.includes('\r\n') ? '\r\n' : '\n';
  let text = saved;
  for (const { from, to, text: put } of edits) {
    const [first, last] = [savedOffset(saved, start, from), savedOffset(saved, start, to)];
    text = text.slice(0, first) + put.replaceAll('\n', lineEnd) + text.slice(last);
  }
  return text;
}

/** Where in a file as it was saved an offset lies that counts every line end as one character. */
function savedOffset(saved: string, start: number, offset: number): number {
  let before = start;
  for (let at = saved.indexOf('\r\n'); at !== -1 && at - before < offset; at = saved.indexOf('\r\n', at + 2)) before++;
  return before + offset;
}
