import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A git repository in a temporary folder. */
export interface TestRepository {
  folder: string;
  git(...args: string[]): string;
  /** Writes files, path to text, or removes those that are null. */
  write(files: Record<string, string | null>): void;
  /** Commits everything that is there and returns the commit; the time is the author's if nothing is said. */
  commit(message: string, time?: string): string;
  remove(): void;
}

const AUTHOR = { NAME: 'Pell Rowan', EMAIL: 'pell@example.org', DATE: '2031-05-04T12:00:00Z' };
const IDENTITY = Object.fromEntries(
  Object.entries(AUTHOR).flatMap(([key, value]) => [
    [`GIT_AUTHOR_${key}`, value],
    [`GIT_COMMITTER_${key}`, value],
  ]),
);

/** A repository with the story of the fixtures in `content/`, or an empty one; nothing is committed yet. */
export function createRepository(story: 'story' | 'empty' = 'story'): TestRepository {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'repository-')));
  let committed = AUTHOR.DATE;
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'core.autocrlf=false', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...IDENTITY, GIT_COMMITTER_DATE: committed, GIT_CONFIG_GLOBAL: '/dev/null' },
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  if (story === 'story') cpSync('tests/fixtures/story', join(folder, 'content'), { recursive: true });
  return {
    folder,
    git,
    write(files) {
      for (const [file, words] of Object.entries(files)) {
        const target = join(folder, file);
        mkdirSync(dirname(target), { recursive: true });
        if (words === null) rmSync(target);
        else writeFileSync(target, words);
      }
    },
    commit(message, time = AUTHOR.DATE) {
      committed = time;
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', `--message=${message}`);
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
