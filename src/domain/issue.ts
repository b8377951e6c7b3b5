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
  /** Where the reader already knows the place (text, YAML and Markdown syntax). */
  span: Span | null;
  found: string;
  expected: string;
  fix: string;
  repair: Repair | null;
}

/** How a machine mends a problem. */
export type Repair = {
  /**
   * Whether nothing else can have been meant: `check --fix` does these by itself. Who said something, and what about, is
   * never guessed.
   */
  sure: boolean;
} & (
  | { do: 'write'; value: Writable }
  | { do: 'rename'; key: string }
  /** Another field of the same group, below. */
  | { do: 'add'; key: string; value: Writable }
  /** The field with its value, or the entry of a list. */
  | { do: 'remove' }
  | { do: 'edit'; edit: Edit }
);

/** A value that can stand in front matter on one line. */
export type Writable = string | number | boolean | Writable[];

/** Text put in the place of other text; offsets in UTF-16 code units from the start of the file's text, without byte order mark and with plain line ends. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** Counted from 1; columns in UTF-16 code units, as editors count. */
export interface Position {
  line: number;
  column: number;
}

/** From one position up to, not including, another. */
export interface Span {
  start: Position;
  end: Position;
}

/** A problem with its place in the file. */
export interface LocatedProblem extends Problem {
  span: Span;
  /** What mends it, as text. */
  edit: Edit | null;
}
