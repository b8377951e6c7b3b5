import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { Failure, UsageError } from './fail.ts';

export interface Size {
  pages: number;
  files: number;
  bytes: number;
}

/**
 * Why a folder must not be replaced by a built site, or undefined.
 *
 * outDirProblem('/home/ann/tracker/src') // '--outDir is src, which holds files but no site that Claimline built, …'
 */
export function outDirProblem(target: string, root = process.cwd()): string | undefined {
  if (`${resolve(root)}${sep}`.startsWith(target.endsWith(sep) ? target : `${target}${sep}`)) {
    return `--outDir is ${target}, which holds the tracker itself; choose a folder of its own, such as dist.`;
  }
  const found = statSync(target, { throwIfNoEntry: false });
  if (!found) return undefined;
  const folder = shown(target, root);
  if (!found.isDirectory()) return `--outDir is ${folder}, which is a file; choose a folder.`;
  if (existsSync(join(target, '.git'))) {
    return `--outDir is ${folder}, which is a Git repository, and a build would replace it. Choose another folder.`;
  }
  if (readdirSync(target).length === 0 || builtBase(target) !== undefined) return undefined;
  return `--outDir is ${folder}, which holds files but no site that Claimline built, and a build would replace it. Choose another folder, or empty this one.`;
}

/** What the system says when it does not let us write to a place, in words. */
const UNWRITABLE: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'nothing can be written there',
  ENOTDIR: 'a file stands in the way',
  EEXIST: 'a file stands in the way',
  ENOENT: 'no folder can be made there',
  ELOOP: 'it is a link that leads in a circle',
  EBUSY: 'it is a mount point; choose a folder in it',
};

/** The explanation of an error of the file system that stopped a build of `target`; undefined for other errors. */
export function writeFailure(error: unknown, target: string): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  const { code = '', path = '', message }: NodeJS.ErrnoException = error;
  const kept = builtBase(target) === undefined ? '' : ' The site that was there is as it was.';
  // Programs that are not Node say it in the words of the system.
  if (/ENOSPC|EDQUOT|no space left|quota exceeded/i.test(`${code} ${message}`)) {
    return new Failure(`The disk is full.${kept} Make room and build again.`);
  }
  const why = UNWRITABLE[code];
  const parent = dirname(target);
  const ours = `${parent}${sep}`.startsWith(`${path}${sep}`) || dirname(path) === parent;
  return why !== undefined && ours ? new UsageError(`--outDir is ${shown(target)}: ${why}.${kept}`) : undefined;
}

/** The path below which the links of a built site lead, `/` or `/repo/`; undefined for any other folder. */
export function builtBase(folder: string): string | undefined {
  if (!existsSync(join(folder, 'index.html'))) return undefined;
  try {
    const { tracker } = JSON.parse(readFileSync(join(folder, 'api', 'v1', 'tracker.json'), 'utf8'));
    return typeof tracker.url === 'string' ? new URL(tracker.url, 'http://localhost').pathname : undefined;
  } catch {
    return undefined;
  }
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
