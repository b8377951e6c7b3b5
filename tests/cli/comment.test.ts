/** The comment on a pull request, written to a server on this computer that answers as GitHub does. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { writeComment, type CheckEvent } from '../../src/cli/pull-comment.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const MARK = '<!-- claimline: report of the check -->';
const FOOT =
  '<sub>The report, and the site as it would be, are on the page of [this check](https://github.com/o/r/actions/runs/7), of commit 0123456.</sub>';
const REPORT = `**1 claim changes status**\n\n- [Tolls](https://github.com/o/r/blob/main/content/claims/tolls.md): first denial, by @jane`;
const SHOWN = [
  MARK,
  '<div><p><strong>1 claim changes status</strong></p>&#10;<ul>&#10;<li><a href="https://github.com/o/r/blob/main/content/claims/tolls.md">Tolls</a>: first denial, by @\u200Bjane</li>&#10;</ul></div>',
  '',
  FOOT,
].join('\n');
const LOST = [MARK, '<div><p>The check ended without a report that can be shown here.</p></div>', '', FOOT].join('\n');

/** What is on GitHub. */
interface State {
  run: CheckEvent['workflow_run'];
  pulls: unknown[];
  artifacts: unknown[];
  report: string | Buffer;
  comments: { id: number; body: string; user: { login: string } | null }[];
}
const state = (changes: Partial<State> = {}): State => ({
  run: {
    id: 7,
    event: 'pull_request',
    conclusion: 'success',
    head_sha: SHA,
    head_branch: 'tolls&state=all',
    head_repository: { id: 2, owner: { login: 'jane' } },
    html_url: 'https://github.com/o/r/actions/runs/7',
  },
  pulls: [
    { number: 4, head: { sha: SHA, repo: { id: 3 } } },
    { number: 5, head: { sha: SHA, repo: { id: 2 } } },
  ],
  artifacts: [{ id: 11, expired: false, size_in_bytes: 200 }],
  report: REPORT,
  comments: [],
  ...changes,
});

/** GitHub, and the host that hands artifacts out. */
let servers: Server[] = [];
afterEach(async () => {
  for (const server of servers) server.close();
  await Promise.all(servers.map((server) => (server.closeAllConnections(), once(server, 'close'))));
  servers = [];
});

async function serve(
  answer: (request: IncomingMessage) => Promise<[status: number, body: unknown, location?: string]>,
) {
  const server = createServer(async (request, response) => {
    const [status, body, location] = await answer(request);
    response.writeHead(status, location === undefined ? {} : { location });
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** `written` is what was written on GitHub, `tokens` who was shown the token. */
async function comment(github: State) {
  const written: string[] = [];
  const tokens = { github: new Set<string | undefined>(), store: new Set<string | undefined>() };
  const store = await serve(async ({ headers }) => {
    tokens.store.add(headers.authorization);
    return [200, github.report];
  });
  const api = await serve(async (request) => {
    tokens.github.add(request.headers.authorization);
    const { url = '', method } = request;
    if (method !== 'GET') {
      written.push(`${method} ${url}`, JSON.parse(await text(request)).body);
      return [200, {}];
    }
    const page = /^\/repos\/o\/r\/issues\/5\/comments\?per_page=100&page=(\d+)$/.exec(url)?.[1];
    if (page !== undefined) return [200, github.comments.slice(Number(page) * 100 - 100, Number(page) * 100)];
    switch (url) {
      case '/repos/o/r/pulls?state=open&head=jane%3Atolls%26state%3Dall':
        return [200, github.pulls];
      case '/repos/o/r/actions/runs/7/artifacts?name=report.md':
        return [200, { artifacts: github.artifacts }];
      case '/repos/o/r/actions/artifacts/11/zip':
        return [302, '', `${store}/report`];
      default:
        return [404, {}];
    }
  });

  const event = { workflow_run: github.run, repository: { html_url: 'https://github.com/o/r' } };
  const said = await writeComment(event, { api: `${api}/repos/o/r`, token: 'secret' }, 'https://example.org/').catch(
    (error: Error) => `${error.name}: ${error.message.replace(api, '')}`,
  );
  return { said, written, tokens };
}

test('writes the first comment, on the pull request of the fork that was checked', async () => {
  const { said, written, tokens } = await comment(state());
  expect(said).toBe('Commented on pull request 5.');
  expect(written).toEqual(['POST /repos/o/r/issues/5/comments', SHOWN]);
  expect(tokens.github).toEqual(new Set(['Bearer secret']));
  expect(tokens.store).toEqual(new Set([undefined]));
});

const others = Array.from({ length: 100 }, (_, id) => ({ id, body: `${MARK}\nnot ours`, user: { login: 'jane' } }));
const ours = (body: string) => ({ id: 200, body, user: { login: 'github-actions[bot]' } });

test('updates its own comment, and nobody else’s', async () => {
  const before = [...others, { ...ours('Deployed.'), id: 150 }, ours(`${MARK}\nbefore`)];
  const { said, written } = await comment(state({ comments: before }));
  expect(said).toBe('Updated the comment on pull request 5.');
  expect(written).toEqual(['PATCH /repos/o/r/issues/comments/200', SHOWN]);
});

test('leaves a comment that says the same', async () => {
  const { said, written } = await comment(state({ comments: [ours(SHOWN)] }));
  expect({ said, written }).toEqual({ said: 'The comment on pull request 5 says so already.', written: [] });
});

test.each<[string, Partial<State>]>([
  ['is of no pull request', { pulls: [] }],
  ['is of one that has moved on', { pulls: [{ number: 5, head: { sha: SHA.replace('0', 'f'), repo: { id: 2 } } }] }],
  ['is of one whose fork is gone', { pulls: [{ number: 5, head: { sha: SHA, repo: null } }] }],
  ['came from a fork that is gone', { run: { ...state().run, head_repository: null } }],
  ['was of a push', { run: { ...state().run, event: 'push' } }],
])('a check that %s is not commented on', async (_, changes) => {
  const { said, written } = await comment(state(changes));
  expect({ said, written }).toEqual({
    said: 'No open pull request has this commit as its last: there is nothing to comment on.',
    written: [],
  });
});

const failed = { ...state().run, conclusion: 'failure' };

test.each<[string, Partial<State>]>([
  ['there is none', { artifacts: [] }],
  ['it has expired', { artifacts: [{ id: 11, expired: true, size_in_bytes: 200 }] }],
  ['it is announced as too large', { artifacts: [{ id: 11, expired: false, size_in_bytes: 100_001 }] }],
  ['it is larger than announced', { report: 'x'.repeat(100_001) }],
  ['it is no text', { report: Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff]) }],
  ['it is empty', { report: '\n' }],
])('a failed check says that its report cannot be shown: %s', async (_, changes) => {
  const { written } = await comment(state({ run: failed, ...changes }));
  expect(written).toEqual(['POST /repos/o/r/issues/5/comments', LOST]);
});

test('a check that was cancelled before it had a report is left alone', async () => {
  const run = { ...failed, conclusion: 'cancelled' };
  const { said, written } = await comment(state({ run, artifacts: [] }));
  expect({ said, written }).toEqual({ said: 'The check ended as "cancelled" and left no report.', written: [] });
});

test('a long report is cut, and says so', async () => {
  const lines = Array.from({ length: 5000 }, (_, at) => `- statement ${at}`);
  const { written } = await comment(state({ report: lines.join('\n') }));
  expect(written[1]?.length).toBeLessThan(65_536);
  expect(written[1]).toContain('<sub>This is the beginning of the report. All of it, and the site');
});

test('fails when GitHub refuses', async () => {
  const { said, written } = await comment(state({ run: { ...state().run, id: 8 } }));
  expect({ said, written }).toEqual({
    said: 'Failure: comment: GET /repos/o/r/actions/runs/8/artifacts?name=report.md was answered with 404.',
    written: [],
  });
});

test('elsewhere than on GitHub the command says what is missing', { timeout: 60_000 }, () => {
  const { GITHUB_EVENT_PATH: _, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/comment.ts'], { encoding: 'utf8', env });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'comment: GITHUB_EVENT_PATH is not set. This command is run on GitHub, by comment.yml.\n',
  });
});
