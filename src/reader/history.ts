/**
 * The commits that touched the content, as the default branch tells them: a merge is one step, and what it merged is not
 * told again. Read from git's objects; the working tree is no part of it.
 */
import { isShallow } from './recorded.ts';
import type { ReadResult } from './read.ts';
import { findRepository, git, openTrees, RevisionError, type Repository } from './revision.ts';

/**
 * How many commits are compared, and fewer where that many trackers of today's size would hold more files: a thousand are
 * read and compared in a third of a second. What is older stands in git.
 */
const MOST = { commits: 100, files: 100_000 };

export interface ContentCommit {
  /** In full. */
  sha: string;
  /** Committer date, ISO 8601 in UTC. */
  time: string;
  /** The content folder in it, by git's hash; null where there is none. */
  tree: string | null;
}

export type History =
  | { state: 'no-repository' | 'shallow' }
  | {
      state: 'whole';
      /** Oldest first. */
      commits: ContentCommit[];
      /** Whether there are earlier ones: then the first is only what the second is compared with. */
      earlier: boolean;
      /** The content of a commit; null where it breaks today's rules. Throws a `RevisionError` where it cannot be read. */
      read(commit: ContentCommit): ReadResult['records'];
      /** Removes what reading left on disk. */
      close(): void;
    };

/** What git knows of a content folder; nothing is read of it yet. */
export function readHistory(folder: string, bounds = MOST): History {
  const repository = repositoryOf(folder);
  if (repository === null) return { state: 'no-repository' };
  if (isShallow(repository.root)) return { state: 'shallow' };
  const most = Math.max(1, Math.min(bounds.commits, Math.floor(bounds.files / countFiles(repository))));
  const commits = listCommits(repository, most + 1);
  const trees = openTrees(repository.root);
  return {
    state: 'whole',
    commits,
    // The first is compared with nothing, unless it is not the first.
    earlier: commits.length > most,
    read: ({ sha, tree }) => (tree === null ? null : trees.read(tree, sha).records),
    close: trees.close,
  };
}

function repositoryOf(folder: string): Repository | null {
  try {
    return findRepository(folder);
  } catch (error) {
    if (error instanceof RevisionError) return null;
    throw error;
  }
}

/** How many files the content holds as it was committed last. */
function countFiles({ root, folder }: Repository): number {
  const listing = git(root, ['ls-tree', '-r', '-z', '--name-only', `HEAD:${folder}`]);
  return Math.max(1, listing?.toString().split('\0').length ?? 0);
}

/** What a reading rests on; the guide and the templates beside it change nothing in meaning. */
const COMPARED = ['articles', 'claims', 'actors', 'images', 'tracker.yaml', 'places.yaml'];

function listCommits({ root, folder }: Repository, most: number): ContentCommit[] {
  const inFolder = (name: string) => `:(top,literal)${folder === '' ? '' : `${folder}/`}${name}`;
  const listing = git(root, [
    'rev-list',
    '--first-parent',
    '--timestamp',
    `--max-count=${most}`,
    'HEAD',
    '--',
    ...COMPARED.map(inFolder),
  ]);
  const lines = (listing?.toString() ?? '').split('\n').filter(Boolean).toReversed();
  const commits = lines.map((line) => {
    const [seconds = '', sha = ''] = line.split(' ');
    return { sha, time: new Date(Number(seconds) * 1000).toISOString() };
  });
  const trees = git(
    root,
    ['cat-file', '--batch-check=%(objecttype) %(objectname)'],
    commits.map(({ sha }) => `${sha}:${folder}\n`).join(''),
  );
  const answers = (trees?.toString() ?? '').split('\n');
  return commits.map((commit, at) => ({ ...commit, tree: /^tree (\w+)$/.exec(answers[at] ?? '')?.[1] ?? null }));
}
