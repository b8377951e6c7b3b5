/** Places in a text: offsets, lines and columns. */
import type { Position, Span } from '../domain/issue.ts';

/** Offsets in UTF-16 code units, the end not included. */
export interface Range {
  from: number;
  to: number;
}

const positionOf = (text: string, offset: number): Position => {
  const before = offset === 0 ? -1 : text.lastIndexOf('\n', offset - 1);
  return { line: lineAt(text, offset), column: offset - before };
};

/** The line that an offset lies on, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** A range as lines and columns; it ends at the latest with the line on which it starts. */
export function spanOf(text: string, { from, to }: Range): Span {
  const start = positionOf(text, from);
  const lineEnd = text.indexOf('\n', from);
  const end = Math.min(to, lineEnd === -1 ? text.length : lineEnd);
  return { start, end: { line: start.line, column: start.column + Math.max(1, end - from) } };
}
