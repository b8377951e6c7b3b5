import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failureText, UsageError } from '../../src/cli/fail.ts';
import { builtBase, measure, outDirProblem, shown } from '../../src/cli/out-dir.ts';
import { buildLine } from '../../src/cli/report.ts';

const FILES = {
  'dist/index.html': 'front',
  'dist/claims/index.html': 'claims',
  'dist/api/v1/tracker.json': '{"tracker":{"url":"/"}}',
  'below/index.html': '',
  'below/api/v1/tracker.json': '{"tracker":{"url":"https://example.org/repo/"}}',
  'cloned/index.html': '',
  'cloned/api/v1/tracker.json': '{"tracker":{"url":"/"}}',
  'cloned/.git/HEAD': '',
  'notes/index.html': '',
  'notes/notes.txt': '',
  'other/index.html': '',
  'other/api/v1/tracker.json': '{"tracker":null}',
  'headless/api/v1/tracker.json': '{"tracker":{"url":"/"}}',
  'src/page.ts': '',
};

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  mkdirSync(join(root, 'empty'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

test.each(['dist', 'below', 'empty', 'absent', '../elsewhere'])('a build may go into %s', (folder) => {
  expect(outDirProblem(join(root, folder), root)).toBeUndefined();
});

test.each([
  ...['src', 'notes', 'other', 'headless'].map((folder) => [
    folder,
    `--outDir is ${folder}, which holds files but no site that Claimline built, and a build would replace it. Choose another folder, or empty this one.`,
  ]),
  ['cloned', '--outDir is cloned, which is a Git repository, and a build would replace it. Choose another folder.'],
  ['src/page.ts', `--outDir is ${join('src', 'page.ts')}, which is a file; choose a folder.`],
])('a build may not go into %s', (folder, problem) => {
  expect(outDirProblem(join(root, folder), root)).toBe(problem);
});

test.each(['.', '..'])('a build may not replace the tracker itself: %s', (folder) => {
  const target = join(root, folder);
  expect(outDirProblem(target, root)).toContain('which holds the tracker itself');
});

test.each([
  ['dist', '/'],
  ['below', '/repo/'],
  ['notes', undefined],
  ['empty', undefined],
  ['absent', undefined],
])('the base of what is built in %s is %j', (folder, base) => {
  expect(builtBase(join(root, folder))).toBe(base);
});

test('shown is relative below the working folder and whole elsewhere', () => {
  expect(shown(join(root, 'dist'), root)).toBe('dist');
  expect(shown(tmpdir(), root)).toBe(tmpdir());
});

test('measure counts pages, files and bytes', async () => {
  expect(await measure(join(root, 'dist'))).toEqual({ pages: 2, files: 3, bytes: 34 });
});

test.each([
  [{ pages: 1, files: 1, bytes: 10 }, 'Built 1 page (1 file, 1 kB) into dist in 3.2 s'],
  [{ pages: 1200, files: 1400, bytes: 2_500_000 }, 'Built 1,200 pages (1,400 files, 2.5 MB) into dist in 3.2 s'],
])('buildLine(%j)', (size, line) => {
  expect(buildLine(size, 'dist', 3.21)).toBe(line);
});

test('failureText says what is left to say', () => {
  const printed = Object.assign(new Error('2 problems'), { name: 'ContentProblems' });
  const located = Object.assign(new Error('boom'), {
    stack: 'Error: boom',
    loc: { file: 'page.astro', line: 3 },
    hint: 'Mend it.',
  });
  expect(failureText(printed)).toBe('');
  expect(failureText(new UsageError('There is no built site in dist.'))).toBe('There is no built site in dist.');
  expect(failureText(located)).toBe('Error: boom\nIn page.astro:3\nHint: Mend it.');
  expect(failureText('text')).toBe('text');
});
