import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readHistory } from '../../src/reader/history.ts';
import { RevisionError } from '../../src/reader/revision.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

let repository: TestRepository;
let content = '';
const commits: string[] = [];
const places = (name: string) => ({ 'content/places.yaml': `- id: quay\n  name: ${name}\n` });

beforeAll(() => {
  repository = createRepository('empty');
  content = join(repository.folder, 'content');
  const { write, commit, git } = repository;
  write({ 'README.md': 'No content yet.\n' });
  commit('Begin');
  write(places('Quay'));
  commits.push(commit('Add a place', '2031-05-05T01:00:00+02:00'));
  write({ 'content/README.md': 'A guide.\n' });
  commit('Reword the guide');
  git('checkout', '--quiet', '-b', 'side');
  write(places('Old Quay'));
  commit('Try a name');
  write(places('Grand Quay'));
  commit('Try another');
  git('checkout', '--quiet', 'main');
  write({ 'README.md': 'Content.\n' });
  commit('Say so');
  git('merge', '--quiet', '--no-ff', '--message=Merge names', 'side');
  commits.push(git('rev-parse', 'HEAD'));
  git('rm', '-r', '--quiet', 'content');
  commits.push(commit('Take it all away', '2031-05-06T00:00:00Z'));
  write(places('Quay'));
  commits.push(commit('Put it back', '2031-05-07T00:00:00Z'));
});
afterAll(() => repository.remove());

const tree = (commit = '') => repository.git('rev-parse', `${commit}:content`);

test('lists what touched the content, merges as one step, and nothing of the working tree', () => {
  repository.write(places('Not committed'));
  const history = readHistory(content);
  expect(history).toMatchObject({
    state: 'whole',
    earlier: false,
    commits: [
      { sha: commits[0], time: '2031-05-04T23:00:00.000Z', tree: tree(commits[0]) },
      { sha: commits[1], time: '2031-05-04T12:00:00.000Z', tree: tree(commits[1]) },
      { sha: commits[2], time: '2031-05-06T00:00:00.000Z', tree: null },
      { sha: commits[3], time: '2031-05-07T00:00:00.000Z', tree: tree(commits[3]) },
    ],
  });
  repository.git('checkout', '--quiet', '.');
});

test.each([
  ['commits', { commits: 2, files: 1000 }],
  ['files', { commits: 100, files: 4 }],
])('is bounded by %s, with one more to compare the first with', (_what, bounds) => {
  expect(readHistory(content, bounds)).toMatchObject({
    earlier: true,
    commits: commits.slice(1).map((sha) => ({ sha })),
  });
});

test('is not known on a shallow clone, outside git, and without git', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'history-'));
  const clone = join(elsewhere, 'clone');
  execFileSync('git', ['clone', '--quiet', '--depth=1', pathToFileURL(repository.folder).href, clone]);
  expect(readHistory(join(clone, 'content'))).toEqual({ state: 'shallow' });
  expect(readHistory(elsewhere)).toEqual({ state: 'no-repository' });
  execFileSync('git', ['init', '--quiet', elsewhere]);
  expect(readHistory(elsewhere)).toMatchObject({ state: 'whole', commits: [] });
  rmSync(elsewhere, { recursive: true });
});

test('reads trees one after the other as each by itself, and leaves nothing on disk', () => {
  const story = createRepository();
  const temporary = mkdtempSync(join(tmpdir(), 'temporary-'));
  vi.stubEnv('TMPDIR', temporary);
  const { folder, write, commit } = story;
  const claim = 'content/claims/bridge-closed.md';
  commit('Add the story');
  write({ 'content/places.yaml': null, 'content/places.yaml/is-a-folder': 'now\n' });
  commit('Put a folder where a file was');
  story.git('revert', '--no-edit', '--no-commit', 'HEAD');
  commit('Put it back');
  write({ [claim]: '---\ntitle: Reworded\nkind: occurrence\n---\n' });
  commit('Reword a claim');
  const history = readHistory(join(folder, 'content'));
  if (history.state !== 'whole') throw new Error(history.state);
  const apart = readHistory(join(folder, 'content'));
  const read = history.commits.map((one) => history.read(one));
  expect(read.map((records) => records?.claims.find(({ id }) => id === 'bridge-closed')?.title ?? null)).toEqual([
    'The swing bridge is closed to traffic',
    null,
    'The swing bridge is closed to traffic',
    'Reworded',
  ]);
  for (const [at, one] of history.commits.entries()) {
    if (apart.state !== 'whole') throw new Error(apart.state);
    expect(apart.read(one)).toEqual(read[at]);
    apart.close();
  }
  const lost = { sha: 'no such commit', time: '', tree: '0'.repeat(40) };
  expect(() => history.read(lost)).toThrow(RevisionError);
  expect(history.read(history.commits[3]!)).toEqual(read[3]);
  history.close();
  expect(readdirSync(temporary)).toEqual([]);
  vi.unstubAllEnvs();
  rmSync(temporary, { recursive: true });
  story.remove();
});
