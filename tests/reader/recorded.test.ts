import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContent } from '../../src/reader/read.ts';
import { readRecorded } from '../../src/reader/recorded.ts';
import { notesText } from '../../src/reader/report.ts';
import { tracker } from '../support/records.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'recorded-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const SETTINGS = ['user.name=Test', 'user.email=test@example.org', 'commit.gpgsign=false', 'core.autocrlf=false'];

function git(args: string[], date = '2019-03-05T00:00:00Z'): void {
  execFileSync('git', [...SETTINGS.flatMap((setting) => ['-c', setting]), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    // The author's date is another one: the committer's counts.
    env: { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: '2001-01-01T00:00:00Z' },
  });
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

function commit(date: string): void {
  git(['add', '--all']);
  git(['commit', '--quiet', '--message', 'Change'], date);
}

/** A history of three commits below `story/`. */
function history(): void {
  git(['init', '--quiet']);
  write('README.md', 'One\n');
  write('story/claims/a.md', 'First\n');
  write('story/claims/with ä space.md', 'Named oddly\n');
  commit('2019-03-05T10:00:00+02:00');
  write('story/claims/a.md', 'Changed\n');
  write('story/articles/b.md', 'Second, with words enough to be known again\n');
  commit('2019-03-06T12:30:00Z');
  renameSync(join(root, 'story/articles/b.md'), join(root, 'story/articles/c.md'));
  commit('2019-03-07T00:00:00-05:00');
  write('story/articles/not-yet.md', 'Not committed\n');
}

const dates = (recorded: string, revised = recorded) => ({ recorded, revised });
const DATES = {
  // It was taken away by the last commit.
  'articles/b.md': dates('2019-03-06T12:30:00.000Z', '2019-03-07T05:00:00.000Z'),
  'articles/c.md': dates('2019-03-07T05:00:00.000Z'),
  'claims/a.md': dates('2019-03-05T08:00:00.000Z', '2019-03-06T12:30:00.000Z'),
  'claims/with ä space.md': dates('2019-03-05T08:00:00.000Z'),
};
const datesIn = (folder: string) => Object.fromEntries(readRecorded(join(root, folder)).dates);

const notesOf = (shallow: boolean) => notesText(tracker({ shallow }));

test('a file is recorded by the first commit that holds it, in UTC', () => {
  history();
  expect(datesIn('story')).toEqual(DATES);
});

test('paths start at the folder, wherever it lies in the repository', () => {
  history();
  expect(datesIn('story/claims')).toEqual({
    'a.md': DATES['claims/a.md'],
    'with ä space.md': DATES['claims/with ä space.md'],
  });
  expect(datesIn('.')).toMatchObject({
    'README.md': DATES['claims/with ä space.md'],
    'story/claims/a.md': DATES['claims/a.md'],
  });
});

test('a file that comes back keeps its first day', () => {
  history();
  rmSync(join(root, 'story/claims/a.md'));
  commit('2019-03-08T00:00:00Z');
  write('story/claims/a.md', 'Back\n');
  commit('2019-03-09T00:00:00Z');
  expect(datesIn('story')['claims/a.md']).toEqual(dates('2019-03-05T08:00:00.000Z', '2019-03-09T00:00:00.000Z'));
});

test('a file is recorded where branches meet, and by the branch that brought it', () => {
  history();
  git(['checkout', '--quiet', '-b', 'side', 'HEAD~1']);
  write('story/claims/side.md', 'Side\n');
  commit('2019-03-08T00:00:00Z');
  git(['checkout', '--quiet', '-']);
  git(['merge', '--quiet', '--no-commit', '--no-ff', 'side']);
  write('story/claims/met.md', 'Added while merging\n');
  commit('2019-03-09T00:00:00Z');
  expect(datesIn('story/claims')).toMatchObject({
    'met.md': dates('2019-03-09T00:00:00.000Z'),
    // Seen from the branch it was merged into, it came with the merge, too.
    'side.md': dates('2019-03-08T00:00:00.000Z', '2019-03-09T00:00:00.000Z'),
  });
});

test('a shallow clone knows no dates, and it is said', () => {
  history();
  git(['clone', '--quiet', '--depth', '1', pathToFileURL(root).href, 'shallow']);
  expect(datesIn('shallow/story')).toEqual({});
  expect(readRecorded(join(root, 'shallow')).shallow).toBe(true);
  expect(notesOf(true)).toContain(
    'The git history is shallow: days of recording and the log of changes are not known; fetch it whole (fetch-depth: 0 in a workflow).',
  );
  git(['clone', '--quiet', pathToFileURL(root).href, 'whole']);
  expect(datesIn('whole/story')).toEqual(DATES);
  expect(readRecorded(join(root, 'whole')).shallow).toBe(false);
  expect(notesOf(false).join()).not.toContain('shallow');
});

test('a repository without a commit knows no dates', () => {
  git(['init', '--quiet']);
  write('story/claims/a.md', 'First\n');
  expect(datesIn('story')).toEqual({});
});

test('outside git there are no dates', () => {
  write('story/claims/a.md', 'First\n');
  expect(datesIn('story')).toEqual({});
});

test('records carry the date of their file', () => {
  git(['init', '--quiet']);
  const claim = '---\ntitle: It is open\nkind: occurrence\n---\n';
  const licence = 'licence: { name: None, url: https://example.org/ }';
  write('story/tracker.yaml', `title: A\ndescription: B\nlanguage: en\nstory: C\n${licence}\n`);
  write('story/claims/a.md', claim);
  for (const folder of ['articles', 'actors']) write(`story/${folder}/.gitkeep`, '');
  commit('2019-03-05T10:00:00Z');
  write('story/claims/b.md', claim.replace('open', 'shut'));
  const { records } = readContent(join(root, 'story'));
  expect(records?.claims.map(({ id, recorded }) => [id, recorded])).toEqual([
    ['a', '2019-03-05T10:00:00.000Z'],
    ['b', null],
  ]);
});
