/** What new files would do to the tracker, found out before they are written. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LocatedProblem } from '../domain/issue.ts';
import { readContent } from './read.ts';

/** New files by their path below the content folder. */
export type NewFiles = Readonly<Record<string, string>>;

/** The problems that a content folder would have with these files and does not have without them. */
export function checkWith(folder: string, files: NewFiles): LocatedProblem[] {
  const before = new Set(readContent(folder).problems.map(keyOf));
  const parent = mkdtempSync(path.join(tmpdir(), 'claimline-'));
  try {
    const copy = path.join(parent, 'content');
    cpSync(folder, copy, { recursive: true });
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
      writeFileSync(path.join(copy, file), text);
    }
    return readContent(copy).problems.filter((problem) => !before.has(keyOf(problem)));
  } finally {
    rmSync(parent, { recursive: true });
  }
}

const keyOf = ({ rule, file, path: keys, found }: LocatedProblem): string => JSON.stringify([rule, file, keys, found]);
