/** What new files would do to the tracker, found out before they are written. */
import { readFiles, type ReadResult } from './read.ts';
import { diskTree, withFile } from './tree.ts';

/** New files by their path below the content folder. */
export type NewFiles = Readonly<Record<string, string>>;

/** What a content folder with these files has to say of them, and of the claims whose status they move. */
export function checkWith(folder: string, files: NewFiles): Pick<ReadResult, 'problems' | 'texts'> {
  const tree = Object.entries(files).reduce((below, [file, text]) => withFile(below, file, text), diskTree(folder));
  return readFiles(folder, Object.keys(files), { tree });
}
