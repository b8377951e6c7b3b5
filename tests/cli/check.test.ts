import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { expectedText, lay } from '../reader/broken-inputs.ts';

// Every test starts a process, on machines that are busy with others.
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

/** A copy of the small valid tracker in which files are written otherwise. */
function changed(files: Readonly<Record<string, string>>): string {
  const folder = copy('tests/fixtures/broken/base');
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

const MISTAKES = {
  'claims/bridge-open.md': '\u{FEFF}---\r\ntitle: Open\r\nkind:Occurrence\r\nslug: x\r\nwhen: 5 March 2019\r\n---\r\n',
  'claims/cars.md': '---\ntitle: Cars\nkind: quantity\nquantity: { counts: Cars, unti: cars }\n---\n',
};

test('--fix mends in rounds what can be meant in one way, and says what it mended', () => {
  const folder = changed(MISTAKES);
  const { status, stdout, stderr } = check(folder, '--fix');
  expect({ status, stderr, told: stdout.replaceAll(folder, 'content').split('\n').slice(0, 6) }).toEqual({
    status: 0,
    stderr: '',
    told: [
      'Mended content/claims/bridge-open.md:3  front-matter/syntax: no space after the colon: kind:Occurrence; put a space after the colon.',
      'Mended content/claims/cars.md:4  field/unknown: the field `unti`, which does not exist in `quantity`; did you mean "unit"? Otherwise remove the line.',
      'Mended content/claims/bridge-open.md:3  field/choice: "Occurrence"; did you mean "occurrence"? Otherwise choose one of the list.',
      'Mended content/claims/bridge-open.md:4  field/unknown: the field `slug`, which does not exist here; remove the line.',
      'Mended content/claims/bridge-open.md:5  date/form: "5 March 2019"; write "2019-03-05".',
      '1 article (1 text), 1 claim, 1 statement, 4 actors, 1 place: no problems.',
    ],
  });
  expect(readFileSync(join(folder, 'claims/bridge-open.md'), 'utf8')).toBe(
    '\u{FEFF}---\r\ntitle: Open\r\nkind: occurrence\r\nwhen: 2019-03-05\r\n---\r\n',
  );
});

test('--fix leaves alone what must be chosen, and every file that is not named', () => {
  const article = readFileSync('tests/fixtures/broken/base/articles/report.md', 'utf8').replace(
    'by: mayor',
    'by: mayer',
  );
  const folder = changed({ ...MISTAKES, 'articles/report.md': article });
  const { status, stdout, stderr } = check(folder, '--fix', join(folder, 'articles/report.md'));
  expect({ status, stdout, first: stderr.replaceAll(folder, 'content').split('\n')[0] }).toEqual({
    status: 1,
    stdout: '',
    first: 'content/articles/report.md:9:9  reference/unknown',
  });
  const files = ['articles/report.md', 'claims/bridge-open.md'].map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(files).toEqual([article, MISTAKES['claims/bridge-open.md']]);
});

test('only the files that are named are told of', () => {
  const folder = changed(MISTAKES);
  const cars = check(folder, join(folder, 'claims/cars.md'));
  expect([cars.status, cars.stderr.split('\n').at(-2)]).toEqual([1, '1 problem in 1 file.']);
  expect(check(folder, join(folder, 'claims/opening.md'), join(folder, 'actors/town.md'))).toEqual({
    status: 0,
    stdout: '2 files: no problems.\n',
    stderr: '',
  });
});

test('the formats for machines are printed to standard output', () => {
  const folder = changed(MISTAKES);
  const json = check(folder, '--format', 'json');
  expect([json.status, json.stderr, JSON.parse(json.stdout).problems.length]).toEqual([1, '', 2]);
  const github = check(folder, '--format', 'github', join(folder, 'claims/cars.md'));
  expect([github.status, github.stderr, github.stdout.split('\n').length]).toEqual([1, '', 2]);
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
      --links                       Visit the addresses of sources and archived copies too, and say which are gone. Needs the network.
      --base <revision>             Hold too that no address is lost that was published at a revision: a branch, a tag, a commit.
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
  [
    ['--links', 'content/tracker.yaml'],
    `check: --links visits the addresses of the whole tracker; name no files.\n${see}`,
  ],
  [['--format', 'xml'], `check: --format is "xml"; expected one of: human, github, json.\n${see}`],
])('refuses %j', (args, stderr) => {
  expect(check(undefined, ...args)).toEqual({ status: 2, stdout: '', stderr });
});

test('--links visits nothing but the internet, and writes nothing of what cannot be reached', () => {
  const inside = ['http://127.0.0.1:9/a', 'http://[::1]:9/b'];
  const article = readFileSync('tests/fixtures/broken/base/articles/report.md', 'utf8').replace(
    'publisher: paper',
    `publisher: paper\n  url: ${inside[0]}\n  accessPoints: [{ url: '${inside[1]}' }]`,
  );
  const folder = changed({ 'articles/report.md': article });
  const { status, stdout } = check(folder, '--links', '--fix');
  expect([status, ...stdout.replaceAll(folder, 'content').split('\n').slice(0, 4)]).toEqual([
    0,
    'content/articles/report.md:6:8  http://127.0.0.1:9/a cannot be reached now: 127.0.0.1 is 127.0.0.1, which is no address of the internet; look again another day, or open it yourself; nothing is written about it.',
    'content/articles/report.md:7:25  http://[::1]:9/b cannot be reached now: [::1] is ::1, which is no address of the internet; look again another day, or open it yourself; nothing is written about it.',
    '2 addresses visited: 0 found, 0 gone, 2 not reached now.',
    '1 article (1 text), 1 claim, 1 statement, 4 actors, 1 place: no problems.',
  ]);
  expect(readFileSync(join(folder, 'articles/report.md'), 'utf8')).toBe(article);
  const json = JSON.parse(check(folder, '--links', '--format', 'json').stdout);
  expect([json.problems, json.remarks.length]).toEqual([[], 2]);
});

test('--links waits until all else is mended', () => {
  const { status, stdout, stderr } = check(changed(MISTAKES), '--links');
  expect([status, stdout, stderr.split('\n').at(-2)]).toEqual([
    1,
    '',
    'No address was visited: mend what is above first.',
  ]);
});
