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
export function withFile(tree: Tree, file: string, text: string): Tree {
  const bytes = new TextEncoder().encode(text);
  const [folder, name] = [path.posix.dirname(file).replace(/^\.$/, ''), path.posix.basename(file)];
  return {
    list(asked) {
      const listed = tree.list(asked);
      if (asked !== folder || listed?.some((entry) => entry.name === name)) return listed;
      return [...(listed ?? []), { name, kind: 'file' }];
    },
    kind: (asked) => (asked === file ? 'file' : tree.kind(asked)),
    size: (asked) => (asked === file ? bytes.length : tree.size(asked)),
    read: (asked) => (asked === file ? bytes : tree.read(asked)),
  };
}
