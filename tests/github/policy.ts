/**
 * What workflows may do. Pull requests come from strangers and run their code: where that happens there is nothing to take,
 * and where there is something to take it does not happen.
 */
import { parse } from 'yaml';

interface Row {
  triggers: string[];
  /** What each job may do with its token, at most. */
  jobs: Record<string, Record<string, 'read' | 'write'>>;
}

/** Every workflow. One that is new gets a row here, and with it a second look. */
export const POLICY: Record<string, Row> = {
  'check.yml': { triggers: ['pull_request', 'merge_group', 'push'], jobs: { content: { contents: 'read' } } },
  'test.yml': { triggers: ['pull_request', 'merge_group', 'push'], jobs: { code: { contents: 'read' } } },
  'comment.yml': {
    triggers: ['workflow_run'],
    jobs: { comment: { actions: 'read', contents: 'read', 'pull-requests': 'write' } },
  },
  'nightly.yml': { triggers: ['schedule', 'workflow_dispatch'], jobs: { prove: { contents: 'read' } } },
  'deploy.yml': {
    triggers: ['push', 'workflow_dispatch'],
    jobs: { build: { contents: 'read', pages: 'read' }, deploy: { pages: 'write', 'id-token': 'write' } },
  },
};

/** Whose actions are used: only what GitHub keeps itself. */
const OWNERS = ['actions'];
const PINNED = /^(\s*)(?:- )?uses: ([\w.-]+)\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
/** Names of what a pull request holds. */
const HEAD =
  /\bhead_(?:sha|ref|branch|commit|repository)\b|\bpull_request\.head\b|refs\/pull|\bpr checkout\b|\bgit (?:fetch|pull|clone)\b|\brun download\b/;

/** What a token may do, from the least. */
const LEVELS = ['none', 'read', 'write'];

interface Step {
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, unknown>;
}
interface Job {
  permissions?: Record<string, string> | string;
  'runs-on'?: unknown;
  'timeout-minutes'?: number;
  uses?: string;
  steps?: Step[];
}
interface Workflow {
  on: Record<string, unknown> | string[] | string;
  permissions?: unknown;
  concurrency?: { group?: string; 'cancel-in-progress'?: unknown };
  jobs: Record<string, Job>;
}

/** How a workflow breaks the policy, a sentence each. */
export function policyProblems(file: string, text: string): string[] {
  const row = POLICY[file];
  if (row === undefined) return ['has no row in POLICY'];
  const workflow = parse(text) as Workflow;
  const triggers = triggersOf(workflow);
  const said = JSON.stringify(workflow);
  const ofPullRequests = triggers.includes('pull_request');
  const problems = [
    ...triggers.filter((name) => !row.triggers.includes(name)).map((name) => `is triggered by ${name}`),
    JSON.stringify(workflow.permissions) !== '{}' && 'gives permissions to all of its jobs: expected `permissions: {}`',
    workflow.concurrency?.group === undefined && 'has no concurrency group',
    ofPullRequests && workflow.concurrency?.['cancel-in-progress'] !== true && 'does not cancel what is out of date',
    /\bsecrets\b/.test(said) && 'names secrets',
    ofPullRequests &&
      /github\.token|GITHUB_TOKEN|GH_TOKEN/.test(said) &&
      'hands its token to the code of a pull request',
    ...usesProblems(workflow, text),
    ...Object.entries(workflow.jobs).flatMap(([name, job]) => jobProblems(name, job, row, triggers)),
  ];
  return problems.filter((problem) => problem !== false);
}

const triggersOf = ({ on }: Workflow): string[] =>
  typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(on);

/** Each action on a line of its own, by its commit, with its version beside it. */
function usesProblems({ jobs }: Workflow, text: string): string[] {
  const used = Object.values(jobs).flatMap((job) => [job.uses, ...(job.steps ?? []).map(({ uses }) => uses)]);
  const lines = text.split('\n').filter((line) => /\buses:/.test(line) && !/^\s*#/.test(line));
  const loose = lines.filter((line) => !PINNED.test(line)).map((line) => `does not pin ${line.trim()}`);
  const foreign = lines.flatMap((line) => {
    const owner = PINNED.exec(line)?.[2];
    return owner === undefined || OWNERS.includes(owner) ? [] : [`uses an action of ${owner}`];
  });
  const hidden = used.filter((uses) => uses !== undefined && !lines.some((line) => line.includes(`uses: ${uses}`)));
  return [...loose, ...foreign, ...hidden.map((uses) => `hides ${uses}`)];
}

function jobProblems(name: string, job: Job, { jobs }: Row, triggers: string[]): string[] {
  const allowed = jobs[name];
  if (allowed === undefined) return [`has a job ${name} without a row in POLICY`];
  const { permissions = {} } = job;
  const wide =
    typeof permissions === 'string'
      ? [`${name} may ${permissions}`]
      : Object.entries(permissions)
          .filter(([scope, level]) => LEVELS.indexOf(level) > LEVELS.indexOf(allowed[scope] ?? 'none'))
          .map(([scope, level]) => `${name} may ${level} ${scope}`);
  return [
    ...wide,
    ...(job['runs-on'] === 'ubuntu-latest' ? [] : [`${name} runs on ${JSON.stringify(job['runs-on'])}`]),
    ...(job['timeout-minutes'] === undefined ? [`${name} has no time limit`] : []),
    ...(job.steps ?? []).flatMap((step) => stepProblems(step, triggers).map((problem) => `${name} ${problem}`)),
  ];
}

function stepProblems(step: Step, triggers: string[]): string[] {
  const action = step.uses?.replace(/@.*/, '');
  const values = [step.run, ...Object.values(step.with ?? {}), ...Object.values(step.env ?? {})].map(String);
  const problems = [
    step.run?.includes('${{') && 'puts an expression into a script: hand it over in env',
    action === 'actions/cache' && 'uses a cache',
    ...Object.entries(step.with ?? {}).map(([key, value]) => /cache/.test(key) && value !== false && `sets ${key}`),
    action === 'actions/checkout' && step.with?.['persist-credentials'] !== false && 'leaves the token in .git/config',
    action === 'actions/checkout' &&
      ['ref', 'repository'].some((key) => key in (step.with ?? {})) &&
      'checks out something else',
    triggers.includes('workflow_run') && values.some((value) => HEAD.test(value)) && 'reaches for the code of the head',
  ];
  return problems.filter((problem) => typeof problem === 'string');
}
