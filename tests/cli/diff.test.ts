import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRepository, type TestRepository } from '../support/repository.ts';

// Every test starts a process, on machines that are busy with others.
/** Where the command makes its temporary folders, for these tests alone. */
const temporary = mkdtempSync(join(tmpdir(), 'temporary-'));

let repository: TestRepository;
let commits: Record<'empty' | 'story' | 'change' | 'broken', string>;

const answer = `---
title: Merrow Ferries answers the port
summary: Coast Wire carries the answer of the ferry company.
source:
  publisher: coast-wire
  published: 2019-05-02
statements:
  - claim: harbourmaster-resigned
    by: merrow-ferries
    stance: asserts
    stated: 2019-05-01
---
`;

/** Edits a file of the story. */
function edit(file: string, from: string, to: string): void {
  const words = readFileSync(join(repository.folder, file), 'utf8');
  if (!words.includes(from)) throw new Error(`${file} does not hold ${from}`);
  repository.write({ [file]: words.replaceAll(from, to) });
}

beforeAll(() => {
  repository = createRepository();
  const empty = repository.git('commit-tree', repository.git('mktree'), '-m', 'Begin');
  commits = { empty, story: repository.commit('Add the story'), change: '', broken: '' };
  repository.write({
    'content/articles/ferries-speak.md': answer,
    'content/articles/rumour-of-collapse.md': null,
    'content/claims/bridge-collapsed.md': null,
  });
  edit('content/articles/bridge-closes.md', 'value: 2..3', 'value: 2..4');
  repository.git('mv', 'content/claims/bridge-was-overloaded.md', 'content/claims/bridge-overloaded.md');
  edit('content/articles/spring-of-doubt.mdx', 'bridge-was-overloaded', 'bridge-overloaded');
  commits.change = repository.commit('Add an answer');

  edit('content/articles/ferries-speak.md', 'stance: asserts', 'stance: insists');
  symlinkSync('/etc/hosts', join(repository.folder, 'content/claims/hosts.md'));
  commits.broken = repository.commit('Break it');
  repository.git('reset', '--quiet', '--hard', commits.change);
});
afterAll(() => {
  repository.remove();
  rmSync(temporary, { recursive: true });
});

function diff(...args: string[]) {
  const { CLAIMLINE_CONTENT: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/cli/diff.ts'), ...args], {
    encoding: 'utf8',
    cwd: repository.folder,
    env: { ...env, TMPDIR: temporary },
  });
  return { status, stdout, stderr };
}

const headline =
  '1 article, 1 statement added; 1 statement changed; 1 claim renamed; 1 article, 1 claim, 2 statements removed; 1 claim changes status; 4 addresses would disappear.';

const changed = `${headline}

What changes for readers
  “The harbourmaster resigned” (claims/harbourmaster-resigned.md): moves from no side taken to one origin: first statement for it, by Merrow Ferries, in “Merrow Ferries answers the port”
  “What the repair costs” (claims/repair-cost.md): the figures are now “2 to 4 million crowns”; before, “2 to 3 million crowns”

Added
  “Merrow Ferries answers the port” (articles/ferries-speak.md):
    new article, Coast Wire, 2 May 2019, one statement
    Merrow Ferries says so (1 May 2019): “The harbourmaster resigned”

Changed
  “The bridge carried more than it was built for” (claims/bridge-overloaded.md): renamed from “bridge-was-overloaded” to “bridge-overloaded”
  “Port Merrow closes its swing bridge” (articles/bridge-closes.md): Port Authority of Merrow says so (“What the repair costs”): value: “2..3” → “2..4”

Removed
  “A report of a collapse, later withdrawn” (articles/rumour-of-collapse.md): removed, with two statements
  “The bridge collapsed” (claims/bridge-collapsed.md): removed

Addresses
  /tracker/claims/bridge-was-overloaded/: the page of the claim “bridge-was-overloaded” would move to /tracker/claims/bridge-overloaded/
  /tracker/articles/spring-of-doubt/#bridge-was-overloaded-port-authority: the statement “spring-of-doubt/bridge-was-overloaded-port-authority” would move to /tracker/articles/spring-of-doubt/#bridge-overloaded-port-authority

Please look at
  /tracker/articles/rumour-of-collapse/: the page of the article “rumour-of-collapse” with its two statements would disappear
  /tracker/claims/bridge-collapsed/: the page of the claim “bridge-collapsed” would disappear
  /tracker/asof/2019-03-20/: the record as of 2019-03-20 would disappear
  /tracker/asof/2019-03-22/: the record as of 2019-03-22 would disappear
`;

describe('says what changed in meaning', () => {
  test('between two revisions', () => {
    expect(diff(commits.story, commits.change)).toEqual({ status: 0, stdout: changed, stderr: '' });
  });

  test('between a revision and the files as they are, whatever was committed', () => {
    const before = repository.git('status', '--porcelain');
    edit('content/articles/ferries-speak.md', 'stance: asserts', 'stance: denies');
    expect(diff(commits.change, '--format=markdown').stdout).toContain(
      '  - moves from one origin to denied: the statement by [Merrow Ferries](https://example.org/tracker/actors/merrow-ferries/) was edited (stance: “asserts” → “denies”)\n',
    );
    repository.git('checkout', '--quiet', '.');
    expect(repository.git('status', '--porcelain')).toBe(before);
  });

  test('for programs', () => {
    const { status, stdout } = diff(commits.story, 'HEAD', '--format', 'json');
    const data = JSON.parse(stdout);
    expect({ status, base: data.base, head: data.head, headline: data.headline }).toEqual({
      status: 0,
      base: commits.story,
      head: commits.change,
      headline,
    });
  });

  test('where there was no content before, or is none after', () => {
    expect(diff(commits.empty, commits.story).stdout.split('\n')[0]).toBe(
      '4 articles, 22 claims, 13 actors, 2 topics, 3 places, 40 statements added.',
    );
    expect(diff(commits.story, commits.empty).stdout.split('\n')[0]).toMatch(
      /^4 articles, 22 claims, 13 actors, 2 topics, 3 places, 40 statements removed; \d+ addresses would disappear\.$/,
    );
  });
});

describe('content with problems is not compared', () => {
  const found = 'content/articles/ferries-speak.md:10:13  field/choice';

  test('after: for a terminal', () => {
    const { status, stdout, stderr } = diff(commits.story, commits.broken);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(
      `The content after (${commits.broken}) has problems, so it cannot be compared.\n\n${found}`,
    );
    expect(stderr).toContain('content/claims/hosts.md:1:1');
    expect(stderr).not.toContain('localhost');
  });

  test('before: for a comment', () => {
    const { status, stdout } = diff(commits.broken, commits.story, '--format', 'markdown');
    expect(status).toBe(1);
    expect(stdout).toContain(
      `**The content before (${commits.broken}) has problems, so it cannot be compared.**\n\n\`\`\`text\n${found}`,
    );
  });

  test('on both sides: for programs', () => {
    const { status, stdout } = diff(commits.broken, commits.broken, '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout).problems.map(({ of }: { of: string }) => of)).toEqual([
      `before (${commits.broken})`,
      `after (${commits.broken})`,
    ]);
  });
});

describe('cannot run', () => {
  test.each([
    [[], 'diff: <base> is missing.\nSee: npm run diff -- --help\n'],
    [
      ['nowhere'],
      'diff: There is no revision "nowhere" here. Give a branch, a tag or a commit; "git fetch" gets those that are new.\n',
    ],
  ])('%j', (args, stderr) => {
    expect(diff(...args)).toEqual({ status: 2, stdout: '', stderr });
  });

  test('where neither side has content', () => {
    expect(diff(commits.empty, commits.empty)).toEqual({
      status: 2,
      stdout: '',
      stderr: 'diff: There is no folder content before or after.\n',
    });
  });
});

test('leaves nothing behind', () => {
  expect(readdirSync(temporary)).toEqual([]);
  expect(repository.git('status', '--porcelain')).toBe('');
});

test('helps', () => {
  expect(diff('--help').stdout).toBe(`Usage: npm run diff -- <base> [<head>] [options]

Says what changed between two revisions of the tracker in meaning: statements, statuses, figures, addresses.
The content comes from the folder in CLAIMLINE_CONTENT (default: content).

Arguments:
  <base>                              The revision before: a branch, a tag or a commit.
  <head>                              The revision after (default: the files as they are).

Options:
      --format <human|markdown|json>  How to print it: for a terminal (the default), for a comment on GitHub, for programs.
  -h, --help                          Show this text.
`);
});
