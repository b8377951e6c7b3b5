import type { Kind, Tree } from '../../src/reader/tree.ts';
import type { ReadOptions } from '../../src/reader/read.ts';
import { NOT_ASKED } from '../../src/reader/recorded.ts';

/** Files by their path below the content folder. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A content folder that is on no disk. The three collections are there, even without a file. */
function memoryTree(files: Files): Tree {
  const bytes = new Map(
    Object.entries(files).map(([file, text]) => [file, typeof text === 'string' ? Buffer.from(text) : text]),
  );
  const folders = new Map<string, Map<string, Kind>>(['', 'articles', 'claims', 'actors'].map((at) => [at, new Map()]));
  for (const at of folders.keys()) if (at !== '') folders.get('')?.set(at, 'folder');
  for (const file of bytes.keys()) {
    const cut = file.lastIndexOf('/');
    folders.get(file.slice(0, Math.max(0, cut)))?.set(file.slice(cut + 1), 'file');
  }
  const read = (file: string): Uint8Array => {
    const found = bytes.get(file);
    if (found === undefined) throw new Error(`no file ${file}`);
    return found;
  };
  return {
    list: (folder) => {
      const entries = folders.get(folder);
      return entries === undefined ? null : [...entries].map(([name, kind]) => ({ name, kind }));
    },
    kind: (file) => (bytes.has(file) ? 'file' : folders.has(file) ? 'folder' : null),
    size: (file) => read(file).length,
    read,
  };
}

/** What `readContent` and `readFiles` take to read files that are on no disk and in no history. */
export const inMemory = (files: Files): Required<Pick<ReadOptions, 'tree' | 'recorded'>> => ({
  tree: memoryTree(files),
  recorded: NOT_ASKED,
});
