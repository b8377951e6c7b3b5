import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { expectedText, lay } from '../reader/broken-inputs.ts';

// Every test starts a process, on machines that are busy with others.
vi.setConfig({ testTimeout: 60_000 });

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

function check(content: string | undefined, ...args: string[]): Outcome {
  const { CLAIMLINE_CONTENT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/check.ts', ...args], {
    encoding: 'utf8',
    env: { ...env, ...(content === undefined ? {} : { CLAIMLINE_CONTENT: content }) },
  });
  return { status, stdout, stderr };
}

let laid: ReturnType<typeof lay> | null = null;
let copied: string | null = null;
afterEach(() => {
  laid?.remove();
  laid = null;
  if (copied !== null) rmSync(copied, { recursive: true });
  copied = null;
});

/** Copies a story to where there is no git history, so that nothing is said about it. */
function copy(story: string): string {
  copied = mkdtempSync(join(tmpdir(), 'check-'));
  cpSync(story, copied, { recursive: true });
  return copied;
}

test.each([undefined, '', 'content', 'content/'])('the content has no problems (CLAIMLINE_CONTENT=%j)', (content) => {
  const { status, stdout, stderr } = check(content);
  const files = (folder: string) => readdirSync(`content/${folder}`).length;
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.split('\n')[0]).toMatch(
    new RegExp(
      `^${files('articles')} articles \\(\\d+ texts\\), \\d+ claims, \\d+ statements, ${files('actors')} actors, \\d+ places: no problems\\.$`,
    ),
  );
});

test('prints the counts of another story, and what must be known', () => {
  const folder = copy('tests/fixtures/story');
  expect(check(folder)).toEqual({
    status: 0,
    stdout: [
      '4 articles (3 texts), 21 claims, 40 statements, 13 actors, 3 places: no problems.',
      '1 claim without a statement: not shown until an article carries one.',
      '',
    ].join('\n'),
    stderr: '',
  });
});

test('says which settings are absent', () => {
  const folder = copy('tests/fixtures/broken/base');
  expect(check(folder)).toEqual({
    status: 0,
    stdout: [
      '1 article (1 text), 1 claim, 1 statement, 4 actors, 1 place: no problems.',
      'No `url` in tracker.yaml: links are root-relative, and there are no canonical addresses and no social cards.',
      'No `repository` in tracker.yaml: there are no edit links.',
      'No `contact` in tracker.yaml: the site names no address for corrections.',
      '2 claims without a statement: not shown until an article carries one.',
      '',
    ].join('\n'),
    stderr: '',
  });
});

test.each([{ input: 'several-problems' }, { input: 'content-missing' }])('prints all problems: $input', ({ input }) => {
  const folder = readdirSync('tests/fixtures/broken').find((name) => name.endsWith(input)) ?? '';
  laid = lay(folder);
  const { status, stdout, stderr } = check(laid.folder);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr.replaceAll(laid.folder, 'content')).toBe(`${expectedText(folder)}\n`);
});

const help = `Usage: npm run check -- [<files>…] [options]

Checks every file of the tracker, or only the files named, and prints all problems.
The content comes from the folder in CLAIMLINE_CONTENT (default: content).
Ends with 0 when there are none, with 1 when there are some, and with 2 when it could not check.

Arguments:
  <files>…                          Files to check, such as content/articles/a-report.md. Left out: all.

Options:
      --format <human|github|json>  How problems are printed: for people (human), as annotations (github), as data (json).
      --sources <folder>            Prove every quote and hedge with the captured texts in a folder, and that our own words are our own.
      --fix                         Mend first what can be meant in one way only.
  -h, --help                        Show this text.
`;

test.each(['--help', '-h'])('%s helps', (flag) => {
  expect(check(undefined, flag)).toEqual({ status: 0, stdout: help, stderr: '' });
});

const see = 'See: npm run check -- --help\n';

test.each([
  [['--mend'], `check: Unknown option '--mend'.\n${see}`],
  [['content'], `check: content is no file in the folder content.\n${see}`],
  [['README.md'], `check: README.md is no file in the folder content.\n${see}`],
  [['content/articles/none.md'], `check: content/articles/none.md is no file in the folder content.\n${see}`],
  [['--format', 'xml'], `check: --format is "xml"; expected one of: human, github, json.\n${see}`],
])('refuses %j', (args, stderr) => {
  expect(check(undefined, ...args)).toEqual({ status: 2, stdout: '', stderr });
});
