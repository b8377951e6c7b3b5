/** What is read: a content folder on disk, or one with files laid over it that are not written yet. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type Kind = 'file' | 'folder' | 'other';

export interface Tree {
  /** Names in a folder of the tree (`''` is the tree itself), in no order; null where there is no such folder. */
  list(folder: string): { name: string; kind: Kind }[] | null;
  /** What a path is; null where nothing is there. A link is never followed. */
  kind(file: string): Kind | null;
  size(file: string): number;
  read(file: string): Uint8Array;
}

export function diskTree(root: string): Tree {
  const at = (file: string) => path.join(root, file);
  return {
    list(folder) {
      if (kindAt(at(folder), folder === '') !== 'folder') return null;
      return readdirSync(at(folder), { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        kind: kindOf(entry),
      }));
    },
    kind: (file) => kindAt(at(file)),
    size: (file) => lstatSync(at(file)).size,
    read: (file) => readFileSync(at(file)),
  };
}

interface Typed {
  isFile(): boolean;
  isDirectory(): boolean;
}
const kindOf = (entry: Typed): Kind => (entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other');

/** The content folder itself may be a link; nothing below it. */
function kindAt(file: string, follow = false): Kind | null {
  const stat = lstatSync(follow ? `${file}${path.sep}.` : file, { throwIfNoEntry: false });
  return stat ? kindOf(stat) : null;
}

/** A tree with a file in it that is not written, or is written otherwise. */
export const withFile = (tree: Tree, file: string, text: string): Tree => withFiles(tree, new Map([[file, text]]));

/** A tree with files in it that are not written, or are written otherwise, and without those that are null. */
export function withFiles(tree: Tree, files: ReadonlyMap<string, string | null>): Tree {
  const bytes = new Map(
    [...files].map(([file, text]) => [file, text === null ? null : new TextEncoder().encode(text)]),
  );
  const inFolder = Map.groupBy([...files], ([file]) => path.posix.dirname(file).replace(/^\.$/, ''));
  return {
    list(asked) {
      const listed = tree.list(asked);
      const own = inFolder.get(asked);
      if (own === undefined) return listed;
      const names = new Set(own.map(([file]) => path.posix.basename(file)));
      const others = (listed ?? []).filter(({ name }) => !names.has(name));
      const added = own.filter(([, text]) => text !== null).map(([file]) => path.posix.basename(file));
      return [...others, ...added.map((name) => ({ name, kind: 'file' as const }))];
    },
    kind: (asked) => (bytes.has(asked) ? (bytes.get(asked) === null ? null : 'file') : tree.kind(asked)),
    size: (asked) => bytes.get(asked)?.length ?? tree.size(asked),
    read: (asked) => bytes.get(asked) ?? tree.read(asked),
  };
}
