import { existsSync, readdirSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

export interface Size {
  pages: number;
  files: number;
  bytes: number;
}

/**
 * Why a folder must not be replaced by a built site, or undefined.
 *
 * outDirProblem('/home/ann/tracker/src') // '--outDir is src, which holds files but no index.html: …'
 */
export function outDirProblem(target: string, root = process.cwd()): string | undefined {
  if (`${resolve(root)}${sep}`.startsWith(target.endsWith(sep) ? target : `${target}${sep}`)) {
    return `--outDir is ${target}, which holds the tracker itself; choose a folder of its own, such as dist.`;
  }
  const found = statSync(target, { throwIfNoEntry: false });
  if (!found) return undefined;
  const folder = shown(target, root);
  if (!found.isDirectory()) return `--outDir is ${folder}, which is a file; choose a folder.`;
  if (readdirSync(target).length === 0 || existsSync(join(target, 'index.html'))) return undefined;
  return `--outDir is ${folder}, which holds files but no index.html: it is not a built site, and a build would replace it. Choose another folder, or empty this one.`;
}

/** A folder as one would type it: relative below the working folder, else whole. */
export function shown(folder: string, root = process.cwd()): string {
  const path = relative(root, folder);
  return path.startsWith('..') ? folder : path;
}

/** How much a built site holds. */
export async function measure(folder: string): Promise<Size> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return {
    pages: files.filter((file) => file.name.endsWith('.html')).length,
    files: files.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
  };
}
