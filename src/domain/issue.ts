/** Problems in records are data; `reader/read.ts` finds their place in the file, `reader/report.ts` prints them. */

export interface Problem {
  /** Id of the rule in `rules.ts`. */
  rule: string;
  /** Path below the content folder, with `/`. */
  file: string;
  /** Keys and indexes from the top of the front matter; empty for the file itself. */
  path: (string | number)[];
  /** Whether the place is the value at `path` or its key. */
  at: 'value' | 'key';
  /** Where the reader already knows the place (YAML and Markdown syntax): line and column, counted from 1. */
  position: Position | null;
  found: string;
  expected: string;
  fix: string;
}

export interface Position {
  line: number;
  column: number;
}

/** A problem with its place in the file. */
export interface LocatedProblem extends Problem {
  position: Position;
}
