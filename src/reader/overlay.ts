/** What new files would do to the tracker, found out before they are written. */
import type { LocatedProblem } from '../domain/issue.ts';
import { readFiles } from './read-part.ts';
import { readContent, type ReadResult } from './read.ts';
import { diskTree, withFile, type Tree } from './tree.ts';
import { NOT_ASKED } from './recorded.ts';

/** New files by their path below the content folder. */
export type NewFiles = Readonly<Record<string, string>>;
type Verdict = Pick<ReadResult, 'problems' | 'texts'>;

/** What a content folder with these files has to say of them, and of the claims whose status they move: in no time. */
export const checkWith = (folder: string, files: NewFiles): Verdict =>
  readFiles(folder, Object.keys(files), { tree: laidOver(folder, files) });

/** All that these files cause in a content folder: their own problems, and those that other files have only with them. */
export function checkWhole(folder: string, files: NewFiles): Verdict {
  const { problems, texts } = readContent(folder, { recorded: NOT_ASKED, tree: laidOver(folder, files) });
  const isOwn = ({ file }: LocatedProblem) => Object.hasOwn(files, file);
  if (problems.every(isOwn)) return { problems, texts };
  const before = new Set(readContent(folder, { recorded: NOT_ASKED }).problems.map(keyOf));
  return { problems: problems.filter((one) => isOwn(one) || !before.has(keyOf(one))), texts };
}

const laidOver = (folder: string, files: NewFiles): Tree =>
  Object.entries(files).reduce((below, [file, text]) => withFile(below, file, text), diskTree(folder));

const keyOf = ({ rule, file, path, found }: LocatedProblem): string => JSON.stringify([rule, file, path, found]);
