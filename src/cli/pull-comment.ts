/**
 * The report of a finished check as the one comment on its pull request. Runs with a token that may write, on the code of
 * the default branch (.github/workflows/comment.yml); of the pull request it reads one text, and trusts no word of it.
 */
import { fitComment } from '../reader/comment.ts';
import { Failure } from './fail.ts';

/** What GitHub says of the run that ended: nothing in it but names of branches is the author's. */
interface CheckRun {
  id: number;
  event: string;
  conclusion: string;
  head_sha: string;
  head_branch: string;
  head_repository: { id: number; owner: { login: string } } | null;
  html_url: string;
}
/** The event `workflow_run`, as far as it matters. */
export interface CheckEvent {
  workflow_run: CheckRun;
  repository: { html_url: string };
}
/** Where GitHub answers about this repository, and the token that it knows the workflow by. */
export interface GitHub {
  api: string;
  token: string;
}
interface PullRequest {
  number: number;
  head: { sha: string; repo: { id: number } | null };
}
interface Artifact {
  id: number;
  expired: boolean;
  size_in_bytes: number;
}
interface Comment {
  id: number;
  body: string;
  user: { login: string } | null;
}

/** The artifact of check.yml that holds the report: one text, not an archive. */
const REPORT = 'report.md';
/** A report is a few KB. */
const REPORT_LIMIT = 100_000;
/** GitHub takes 65,536 characters. */
const COMMENT_LIMIT = 60_000;
/** What the comment is found by again, among those of this author. */
const MARK = '<!-- claimline: report of the check -->';
const AUTHOR = 'github-actions[bot]';

/**
 * Writes the report of a finished check as a comment on its pull request, or updates the one that is there; returns what it
 * did. `url` is where the site is: pages there may be linked. Throws when GitHub refuses.
 */
export async function writeComment(event: CheckEvent, github: GitHub, url: string | null): Promise<string> {
  const { workflow_run: run, repository } = event;
  const pull = await pullRequestOf(run, github);
  if (pull === undefined) {
    return 'No open pull request has this commit as its last: there is nothing to comment on.';
  }
  const report = await readReport(run, github);
  if (report === undefined && run.conclusion !== 'failure') {
    return `The check ended as "${run.conclusion}" and left no report.`;
  }
  const homes = ['blob', 'tree', 'commit', 'compare'].map((kind) => `${repository.html_url}/${kind}`);
  const body = commentBody(run, report, url === null ? homes : [...homes, url]);

  const comment = await findComment(pull, github);
  if (comment === undefined) {
    await request(github, `issues/${pull.number}/comments`, { method: 'POST', body: JSON.stringify({ body }) });
    return `Commented on pull request ${pull.number}.`;
  }
  if (comment.body === body) return `The comment on pull request ${pull.number} says so already.`;
  await request(github, `issues/comments/${comment.id}`, { method: 'PATCH', body: JSON.stringify({ body }) });
  return `Updated the comment on pull request ${pull.number}.`;
}

/**
 * The pull request whose last commit was checked. GitHub does not name it where it comes from a fork, so it is asked for by
 * its branch; one that has moved on has a check of its own.
 */
async function pullRequestOf(run: CheckRun, github: GitHub): Promise<PullRequest | undefined> {
  const { head_repository: from } = run;
  if (run.event !== 'pull_request' || from === null) return undefined;
  const head = new URLSearchParams({ state: 'open', head: `${from.owner.login}:${run.head_branch}` });
  const pulls = await ask<PullRequest[]>(github, `pulls?${head}`);
  return pulls.find((pull) => pull.head.sha === run.head_sha && pull.head.repo?.id === from.id);
}

/** The report, or undefined where there is none that is a text of a sensible size. */
async function readReport({ id }: CheckRun, github: GitHub): Promise<string | undefined> {
  const { artifacts } = await ask<{ artifacts: Artifact[] }>(github, `actions/runs/${id}/artifacts?name=${REPORT}`);
  const artifact = artifacts
    .filter(({ expired, size_in_bytes: size }) => !expired && size <= REPORT_LIMIT)
    .toSorted((a, b) => b.id - a.id)
    .at(0);
  if (artifact === undefined) return undefined;
  const { body } = await request(github, `actions/artifacts/${artifact.id}/zip`);
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += part.length;
    if (size > REPORT_LIMIT) return undefined;
    parts.push(part);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    return undefined;
  }
}

function commentBody(run: CheckRun, report: string | undefined, homes: string[]): string {
  const { html, cut } =
    report === undefined || report.trim() === ''
      ? { html: '<p>The check ended without a report that can be shown here.</p>', cut: false }
      : shown(report, homes);
  const all = cut ? 'This is the beginning of the report. All of it' : 'The report';
  return [
    MARK,
    `<div>${html}</div>`,
    '',
    `<sub>${all}, and the site as it would be, are on the page of [this check](${run.html_url}), of commit ${run.head_sha.slice(0, 7)}.</sub>`,
  ].join('\n');
}

function shown(report: string, homes: string[]): { html: string; cut: boolean } {
  try {
    return fitComment(report, homes, COMMENT_LIMIT);
  } catch {
    // Nested so deeply that it cannot be read: nobody writes that by accident.
    return { html: '', cut: true };
  }
}

/** Anyone can write the mark: only a comment of our own is ours. */
async function findComment({ number }: PullRequest, github: GitHub): Promise<Comment | undefined> {
  for (let page = 1; ; page++) {
    const comments = await ask<Comment[]>(github, `issues/${number}/comments?per_page=100&page=${page}`);
    const own = comments.find(({ user, body }) => user?.login === AUTHOR && body.startsWith(MARK));
    if (own !== undefined || comments.length < 100) return own;
  }
}

async function ask<T>(github: GitHub, path: string): Promise<T> {
  return (await request(github, path)).json() as Promise<T>;
}

/** Asks GitHub about this repository; an artifact is handed out by another host, which is not shown the token. */
async function request({ api, token }: GitHub, path: string, init: RequestInit = {}): Promise<Response> {
  const headers = {
    authorization: `Bearer ${token}`,
    accept: 'application/vnd.github+json',
    'x-github-api-version': '2022-11-28',
    'user-agent': 'claimline',
  };
  const response = await fetch(`${api}/${path}`, { ...init, headers, signal: AbortSignal.timeout(60_000) });
  if (!response.ok) {
    throw new Failure(`comment: ${init.method ?? 'GET'} ${api}/${path} was answered with ${response.status}.`);
  }
  return response;
}
