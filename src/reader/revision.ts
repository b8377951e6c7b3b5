/**
 * The content as it was at a revision, read from git's objects: neither the working tree nor the index is touched.
 *
 * The tree may be a stranger's. Files are written below a new temporary folder and nowhere else, links are not
 * followed, nothing in it is run, no filter of the repository is applied, and the folder is removed in the end.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Records } from '../domain/records.ts';
import { readContent, type ReadResult } from './read.ts';
import { NOT_ASKED } from './recorded.ts';

/** Why a revision cannot be read, with what to do about it. */
export class RevisionError extends Error {
  override name = 'RevisionError';
}

export interface Revision {
  /** The commit, in full. */
  commit: string;
  /** Null where the content folder is not in it. */
  content: ReadResult | null;
}

/** A repository, and where in it the content lies, with `/`; empty for the repository itself. */
export interface Repository {
  root: string;
  folder: string;
}

/** Files from this size on are written as so many zero bytes: the reader refuses them, whatever they hold. */
const LARGEST_FILE = 1_000_000;
/** What a tracker never comes near: a tree made to fill the disk. */
const LARGEST_TREE = { files: 200_000, bytes: 500_000_000 };
/** Where links of the tree lead to here: nowhere, so that the reader finds a link and nothing behind it. */
const NOWHERE = 'a-link-that-is-not-followed';

/** The repository that holds a content folder. */
export function findRepository(folder: string): Repository {
  let there = path.resolve(folder);
  while (!existsSync(there)) there = path.dirname(there);
  const root = git(there, ['rev-parse', '--show-toplevel']);
  if (root === null) {
    throw new RevisionError(`${folder} is not in a git repository, so there are no revisions to compare.`);
  }
  const top = realpathSync(root.toString().replace(/\n$/, ''));
  const inside = path.join(realpathSync(there), path.relative(there, path.resolve(folder)));
  return { root: top, folder: path.relative(top, inside).split(path.sep).join('/') };
}

/** Reads and checks the content folder as it was at a revision: a branch, a tag, a commit. */
export function readRevision({ root, folder }: Repository, revision: string): Revision {
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit === null) throw new RevisionError(unknown(root, revision));
  const sha = commit.toString().trim();
  const tree = git(root, ['rev-parse', '--verify', '--quiet', `${sha}:${folder}`])
    ?.toString()
    .trim();
  if (tree === undefined || git(root, ['cat-file', '-t', tree])?.toString().trim() !== 'tree') {
    return { commit: sha, content: null };
  }
  const trees = openTrees(root);
  try {
    return { commit: sha, content: trees.read(tree, revision) };
  } finally {
    trees.close();
  }
}

/** So many commits are gone back for one without problems. */
const MOST_BACK = 20;

/**
 * What was published last at a revision: its content, or where that has problems, so that no site was built of it, that of
 * the last commit before that has none. Null where there was no content yet. Throws where it cannot be told.
 */
export function readPublished(repository: Repository, revision: string): Records | null {
  const { commit, content } = readRevision(repository, revision);
  if (content === null || content.records !== null) return content?.records ?? null;
  const { root, folder } = repository;
  const listing = git(root, [
    'rev-list',
    '--first-parent',
    `--max-count=${MOST_BACK}`,
    `${commit}~1`,
    '--',
    `:(top,literal)${folder}`,
  ]);
  for (const earlier of (listing?.toString() ?? '').split('\n').filter(Boolean)) {
    const { records = null } = readRevision(repository, earlier).content ?? {};
    if (records !== null) return records;
  }
  throw new RevisionError(
    `The content of "${revision}" has problems, and so has that of the commits before: what was published cannot be told.`,
  );
}

/** Reads trees of git's one after the other. */
export interface TreeReader {
  /** Reads and checks the content in a tree; `revision` is what the tree is called in an error. */
  read(tree: string, revision: string): ReadResult;
  /** Removes what was written to disk. */
  close(): void;
}

/** Of trees that follow each other only what differs is written: nearly all of a tracker is the same from commit to commit. */
export function openTrees(root: string): TreeReader {
  let there: string | null = null;
  let written: Entry[] = [];
  const close = () => {
    if (there !== null) rmSync(there, { recursive: true, force: true });
    [there, written] = [null, []];
  };
  return {
    read(tree, revision) {
      try {
        there ??= mkdtempSync(path.join(tmpdir(), 'claimline-revision-'));
        const entries = listTree(root, tree, revision);
        writeChanges(root, there, written, entries, revision);
        written = entries;
        // Nothing there is in a repository: git need not be asked.
        return readContent(there, { recorded: NOT_ASKED });
      } catch (error) {
        // What is there now is neither the one tree nor the other.
        close();
        throw error;
      }
    },
    close,
  };
}

function unknown(root: string, revision: string): string {
  const shallow = git(root, ['rev-parse', '--is-shallow-repository'])?.toString().trim() === 'true';
  return shallow
    ? `There is no revision "${revision}" here. The clone is shallow, so it may only be missing: fetch it with "git fetch origin ${revision}", or everything with "git fetch --unshallow" (in a workflow, fetch-depth: 0).`
    : `There is no revision "${revision}" here. Give a branch, a tag or a commit; "git fetch" gets those that are new.`;
}

interface Entry {
  mode: string;
  id: string;
  size: number;
  file: string;
}

const LINK = '120000';
const SUBMODULE = '160000';

/** Makes the files of one tree those of another; at first there is none. */
function writeChanges(
  root: string,
  there: string,
  old: readonly Entry[],
  now: readonly Entry[],
  revision: string,
): void {
  const keyOf = ({ mode, id, file }: Entry) => `${mode} ${id} ${file}`;
  const [before, after] = [new Set(old.map(keyOf)), new Set(now.map(keyOf))];
  // Twice the same could be written once, but not removed twice.
  if (after.size < now.length) throw new RevisionError(`"${revision}" names a file twice.`);
  const gone = old.filter((entry) => !after.has(keyOf(entry)));
  const come = now.filter((entry) => !before.has(keyOf(entry)));
  for (const { file } of gone) removeEntry(there, file);
  const files = come.filter(({ mode, size }) => mode !== LINK && mode !== SUBMODULE && size < LARGEST_FILE);
  const blobs = readBlobs(root, files, revision);
  for (const entry of come) {
    try {
      writeEntry(inside(there, entry.file), entry, blobs.get(entry));
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      throw new RevisionError(`"${revision}" holds a file that cannot be written (${code}): ${entry.file}.`);
    }
  }
}

const inside = (there: string, file: string): string => path.join(there, ...file.split('/'));

/** With the folders that held nothing else: git knows no empty ones. */
function removeEntry(there: string, file: string): void {
  rmSync(inside(there, file), { recursive: true });
  const folder = path.posix.dirname(file);
  if (folder !== '.' && readdirSync(inside(there, folder)).length === 0) removeEntry(there, folder);
}

/** Never over something that is there: a tree that names a path twice is refused. */
function writeEntry(target: string, { mode }: Entry, blob: Buffer | undefined): void {
  mkdirSync(path.dirname(target), { recursive: true });
  if (blob !== undefined) writeFileSync(target, blob, { flag: 'wx' });
  else if (mode === LINK) symlinkSync(NOWHERE, target);
  else if (mode === SUBMODULE) mkdirSync(target);
  else {
    writeFileSync(target, '', { flag: 'wx' });
    truncateSync(target, LARGEST_FILE);
  }
}

function listTree(root: string, tree: string, revision: string): Entry[] {
  const listing = git(root, ['ls-tree', '-r', '-z', '-l', tree]);
  if (listing === null) throw new RevisionError(`The content of "${revision}" cannot be listed: objects are missing.`);
  const entries = listing
    .toString()
    .split('\0')
    .flatMap((line): Entry[] => {
      const [, mode = '', id = '', size = '', file = ''] = /^(\d+) \w+ (\w+) +(\d+|-)\t(.*)$/s.exec(line) ?? [];
      return file === '' ? [] : [{ mode, id, size: Number(size) || 0, file }];
    });
  const odd = entries.find(({ file }) => !file.split('/').every(isPlainName));
  if (odd)
    throw new RevisionError(
      `"${revision}" holds a file with a name that cannot be written: ${JSON.stringify(odd.file)}.`,
    );
  const bytes = entries.reduce((sum, { size }) => sum + Math.min(size, LARGEST_FILE), 0);
  if (entries.length > LARGEST_TREE.files || bytes > LARGEST_TREE.bytes) {
    throw new RevisionError(
      `The content of "${revision}" is too large to compare: ${entries.length} files, ${bytes} bytes.`,
    );
  }
  return entries;
}

/** No way up, no drive, nothing that git itself reads, not longer than file systems allow. */
const isPlainName = (name: string): boolean =>
  name !== '' && !/^\.{1,2}$|^\.git$|[\\:\0\uFFFD]/i.test(name) && Buffer.byteLength(name) <= 255;

function readBlobs(root: string, files: readonly Entry[], revision: string): Map<Entry, Buffer> {
  const blobs = new Map<Entry, Buffer>();
  const output = git(root, ['cat-file', '--batch'], files.map(({ id }) => `${id}\n`).join(''));
  let at = 0;
  for (const entry of files) {
    const end = output?.indexOf('\n', at) ?? -1;
    const header = output?.subarray(at, end).toString() ?? '';
    if (output === null || end < 0 || header !== `${entry.id} blob ${entry.size}`) {
      throw new RevisionError(`The content of "${revision}" cannot be read: objects are missing.`);
    }
    blobs.set(entry, output.subarray(end + 1, end + 1 + entry.size));
    at = end + 1 + entry.size + 1;
  }
  return blobs;
}

/** The output of a git command, or null when it fails. */
export function git(folder: string, args: readonly string[], input = ''): Buffer | null {
  const { status, stdout } = spawnSync('git', ['--no-replace-objects', '-C', folder, ...args], {
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 2 ** 30,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
  });
  return status === 0 ? stdout : null;
}
