import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { findRepository, readRevision, type Repository } from '../../src/reader/revision.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

let repository: TestRepository;
let found: Repository;
/** Where temporary folders are made, for these tests alone. */
const temporary = mkdtempSync(join(tmpdir(), 'temporary-'));

beforeAll(() => {
  vi.stubEnv('TMPDIR', temporary);
  repository = createRepository();
  repository.commit('Add the story');
  found = findRepository(join(repository.folder, 'content'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
});

const problemsAt = (revision: string) =>
  readRevision(found, revision).content?.problems.map(({ file, found: what }) => `${file}: ${what}`);

/** A commit of a tree that is written by hand: what git would refuse to add, strangers can push. */
function commitTree(entries: [mode: string, type: string, id: string, name: string][]): string {
  const input = entries.map(([mode, type, id, name]) => `${mode} ${type} ${id}\t${name}\0`).join('');
  const tree = execFileSync('git', ['-C', repository.folder, 'mktree', '-z'], { input, encoding: 'utf8' }).trim();
  const root = execFileSync('git', ['-C', repository.folder, 'mktree', '-z'], {
    input: `040000 tree ${tree}\tcontent\0`,
    encoding: 'utf8',
  }).trim();
  return repository.git('commit-tree', root, '-m', 'By hand');
}
const blob = (words: string) =>
  execFileSync('git', ['-C', repository.folder, 'hash-object', '-w', '--stdin'], {
    input: words,
    encoding: 'utf8',
  }).trim();

describe('a revision', () => {
  test('is read as it was, whatever lies in the working tree and the index', () => {
    const commit = repository.git('rev-parse', 'HEAD');
    repository.write({ 'content/articles/broken.md': 'no front matter' });
    repository.git('add', '--all');
    const index = readFileSync(join(repository.folder, '.git/index'));
    const { commit: read, content } = readRevision(found, 'main');
    expect(read).toBe(commit);
    expect(content?.problems).toEqual([]);
    expect(content?.records?.articles.map(({ id }) => id)).toEqual([
      'bridge-closes',
      'gates-down-in-short',
      'rumour-of-collapse',
      'spring-of-doubt',
    ]);
    expect(readFileSync(join(repository.folder, '.git/index'))).toEqual(index);
    repository.git('reset', '--hard', '--quiet');
  });

  test('without the folder has no content', () => {
    const empty = repository.git(
      'commit-tree',
      repository.git('hash-object', '-t', 'tree', '-w', '/dev/null'),
      '-m',
      'x',
    );
    expect(readRevision(found, empty)).toEqual({ commit: empty, content: null });
  });

  test('may hold the content at its top', () => {
    const top = createRepository('empty');
    try {
      top.write({ 'tracker.yaml': 'title: x\n' });
      const commit = top.commit('Add a tracker');
      const { folder } = findRepository(top.folder);
      expect(folder).toBe('');
      expect(readRevision({ root: top.folder, folder }, commit).content?.problems[0]?.file).toBe('actors');
    } finally {
      top.remove();
    }
  });

  test.each(['nowhere', '--help', 'HEAD:content', '-x', ''])('%j is none', (revision) => {
    expect(() => readRevision(found, revision)).toThrow(
      `There is no revision "${revision}" here. Give a branch, a tag or a commit; "git fetch" gets those that are new.`,
    );
  });

  test('that a shallow clone lacks can be fetched', () => {
    const old = repository.git('rev-parse', 'HEAD');
    repository.write({ 'notes.txt': 'later' });
    repository.commit('Add notes');
    const clone = mkdtempSync(join(tmpdir(), 'repository-'));
    try {
      execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${repository.folder}`, clone]);
      expect(() => readRevision(findRepository(join(clone, 'content')), old)).toThrow(
        `There is no revision "${old}" here. The clone is shallow, so it may only be missing: fetch it with "git fetch origin ${old}", or everything with "git fetch --unshallow" (in a workflow, fetch-depth: 0).`,
      );
    } finally {
      rmSync(clone, { recursive: true });
    }
  });

  test('needs a repository', () => {
    const folder = mkdtempSync(join(tmpdir(), 'no-repository-'));
    try {
      expect(() => findRepository(join(folder, 'content'))).toThrow(
        `${join(folder, 'content')} is not in a git repository, so there are no revisions to compare.`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a hostile tree', () => {
  const secret = join(tmpdir(), `secret-${process.pid}.md`);
  const words = '---\ntitle: A secret\nkind: occurrence\n---\n';
  beforeAll(() => writeFileSync(secret, words));
  afterAll(() => rmSync(secret));

  test('cannot have files read or written through links', () => {
    repository.git('checkout', '--quiet', '-b', 'links');
    symlinkSync(secret, join(repository.folder, 'content/claims/secret.md'));
    symlinkSync('../../..', join(repository.folder, 'content/claims/up.md'));
    rmSync(join(repository.folder, 'content/places.yaml'));
    symlinkSync('/etc/hosts', join(repository.folder, 'content/places.yaml'));
    repository.commit('Add links');
    repository.git('checkout', '--quiet', 'main');
    const problems = problemsAt('links') ?? [];
    expect(problems).toContain('claims/secret.md: a link or special file');
    expect(problems).toContain('claims/up.md: a link or special file');
    expect(JSON.stringify(problems)).not.toContain('A secret');
    expect(readFileSync(secret, 'utf8')).toBe(words);
    expect(JSON.stringify(readRevision(found, 'links'))).not.toContain('localhost');
  });

  test('cannot write through a link that it puts in the place of a folder', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      const inner = execFileSync('git', ['-C', repository.folder, 'mktree', '-z'], {
        input: `100644 blob ${blob('written')}\twritten.md\0`,
        encoding: 'utf8',
      }).trim();
      const commit = commitTree([
        ['120000', 'blob', blob(outside), 'articles'],
        ['040000', 'tree', inner, 'articles'],
      ]);
      expect(() => readRevision(found, commit)).toThrow(
        /^".*" holds a file that cannot be written \((?:ENOENT|EEXIST)\): articles\b/,
      );
      expect(readdirSync(outside)).toEqual([]);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  test('cannot name a file twice', () => {
    const twice: [string, string, string, string] = ['100644', 'blob', blob('x'), 'places.yaml'];
    expect(() => readRevision(found, commitTree([twice, twice]))).toThrow(/^".*" names a file twice\.$/);
  });

  test.each(['..', '.git', 'a\\b', 'c:d', 'x'.repeat(300)])('cannot have a file named %s', (name) => {
    const id = blob('x');
    const bytes = Buffer.concat([Buffer.from(`100644 ${name}\0`), Buffer.from(id, 'hex')]);
    const file = join(repository.folder, '.git/by-hand');
    writeFileSync(file, bytes);
    const tree = repository.git('hash-object', '-t', 'tree', '-w', '--literally', file);
    const root = execFileSync('git', ['-C', repository.folder, 'mktree', '-z'], {
      input: `040000 tree ${tree}\tcontent\0`,
      encoding: 'utf8',
    }).trim();
    const commit = repository.git('commit-tree', root, '-m', 'By hand');
    expect(() => readRevision(found, commit)).toThrow(
      `"${commit}" holds a file with a name that cannot be written: ${JSON.stringify(name)}.`,
    );
  });

  test('has large files and submodules refused, not read', () => {
    repository.git('checkout', '--quiet', '-b', 'large', 'main');
    repository.write({ 'content/claims/large.md': 'x'.repeat(3_000_000) });
    repository.git('add', '--all');
    repository.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `160000,${repository.git('rev-parse', 'main')},content/claims/module.md`,
    );
    repository.git('commit', '--quiet', '--message=Add what is large');
    repository.git('checkout', '--quiet', '--force', 'main');
    const problems = problemsAt('large') ?? [];
    expect(problems.map((problem) => problem.split(':')[0])).toEqual(['claims/large.md', 'claims/module.md']);
    expect(problems[1]).toBe('claims/module.md: a folder');
  });

  test('has no filter of the repository run on it', () => {
    const canary = join(repository.folder, 'canary');
    repository.git('config', 'filter.evil.smudge', `touch ${canary}`);
    repository.git('config', 'filter.evil.clean', 'cat');
    repository.write({ 'content/.gitattributes': '*.md filter=evil\n' });
    const commit = repository.commit('Ask for a filter');
    expect(readRevision(found, commit).content?.problems).toEqual([]);
    expect(existsSync(canary)).toBe(false);
  });

  test('keeps names with spaces, line ends and other letters apart', () => {
    repository.git('checkout', '--quiet', '-b', 'names', 'main');
    repository.write({ 'content/claims/two words.md': words, 'content/claims/två\nrader.md': words });
    const commit = repository.commit('Add names');
    expect(problemsAt(commit)).toEqual([
      'claims/två\nrader.md: the name "två\nrader"',
      'claims/two words.md: the name "two words"',
    ]);
  });
});

test('leaves nothing behind, whatever happened', () => {
  repository.remove();
  expect(readdirSync(temporary)).toEqual([]);
});
