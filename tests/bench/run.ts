import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fail, readArgs } from '../../src/cli/args.ts';
import { createProgress } from '../../src/cli/progress.mjs';
import { createCheckout, type Checkout } from './checkout.ts';
import { measure } from './measure.ts';
import { MEASUREMENTS, type Setting } from './measurements.ts';
import { findPeers, type Found } from './peers/peers.ts';
import { between, performance as performanceOf, PICTURE } from './readme.ts';
import { figuresOf, type Result, type Results } from './results.ts';
import { report } from './table.ts';

const KEPT = 'tests/.results/bench.json';
const README = 'README.md';
const NAMES = Object.keys(MEASUREMENTS);

const {
  articles,
  rounds = '3',
  only,
  write = false,
} = readArgs({
  name: 'bench',
  summary: `Measures how long checking, building and serving take, beside what one would use instead. Prints a table, and keeps\neach measurement in ${KEPT} until it is made again.`,
  options: {
    only: {
      type: 'string',
      multiple: true,
      value: 'measurement',
      help: `Measure one thing only: ${NAMES.join(', ')}.`,
    },
    articles: { type: 'string', value: 'number', help: 'How many articles the tracker has (default: as its bounds).' },
    rounds: { type: 'string', value: 'number', help: 'How often each is run, in turn (default: 3).' },
    write: { type: 'boolean', help: `Measure nothing; put what was kept into ${README}, with a picture.` },
  },
});
const unknown = only?.find((name) => !NAMES.includes(name));
if (unknown !== undefined) fail('bench', `There is no measurement "${unknown}"; expected one of: ${NAMES.join(', ')}.`);
const size = articles === undefined ? null : wholeNumber('articles', articles);
const times = wholeNumber('rounds', rounds);
const progress = createProgress();

if (write) writeKept();
else await measureAll();

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0
    ? number
    : fail('bench', `--${option} is "${text}"; expected a whole number from 1.`);
}

async function measureAll(): Promise<void> {
  for (const name of NAMES) {
    if (only !== undefined && !only.includes(name)) continue;
    const { result, problem } = await measureOne(name);
    if (result !== null) {
      console.log(`${report({ [name]: result })}\n`);
      keep(name, result);
      if (result.figures.some(({ failed }) => failed !== null)) process.exitCode = 1;
    }
    if (problem !== null) {
      console.error(`What was measured does not compare: ${problem}`);
      process.exitCode = 1;
    }
  }
}

async function measureOne(name: string): Promise<{ result: Result | null; problem: string | null }> {
  const { title, articles: usual, includes, setUp, bounds } = MEASUREMENTS[name] as (typeof MEASUREMENTS)[string];
  const count = usual === 0 ? 0 : (size ?? usual);
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
  const tools = mkdtempSync(join(tmpdir(), 'bench-peers-'));
  const clean = () => {
    for (const path of [folder, tools]) rmSync(path, { recursive: true, force: true });
  };
  let end: (() => Promise<void> | void) | undefined;
  const forget = onSignal(() => {
    void end?.();
    clean();
  });
  let checkout: Checkout | null = null;
  const log = (text: string) => progress.step(text);
  const setting: Setting = {
    folder,
    articles: count,
    checkout: () => (checkout ??= createCheckout(join(folder, 'checkout'))),
    peers: (names) => findPeers(names, tools, log),
    log,
  };
  try {
    log(usual === 0 ? 'Copying the project' : `Writing ${count} articles`);
    const { subjects, peers = [], verify, tearDown } = await setUp(setting);
    end = tearDown;
    try {
      const measured = await measure(subjects, times, log);
      const built = new Set(measured.flatMap(({ name: subject, failed }) => (failed === null ? subject : [])));
      const problem = verify?.(built) ?? null;
      if (problem !== null) return { result: null, problem };
      const result: Result = {
        title,
        articles: count,
        usual,
        rounds: times,
        machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
        versions: versionsOf(peers),
        missing: peers.flatMap((peer) => ('missing' in peer ? { name: peer.name, why: peer.missing } : [])),
        includes,
        figures: measured.map(figuresOf),
        bounds: bounds(count).map(({ value, beyond = null, ...bound }) => ({
          ...bound,
          beyond,
          value: value(measured),
        })),
      };
      return { result, problem: null };
    } finally {
      await tearDown?.();
    }
  } finally {
    progress.clear();
    clean();
    forget();
  }
}

/** Cleans up before the process ends by a signal: what is measured fills the memory. Returns what calls that off. */
function onSignal(clean: () => void): () => void {
  const end = (signal: NodeJS.Signals) => {
    forget();
    clean();
    process.kill(process.pid, signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const forget = () => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.on(signal, end);
  return forget;
}

function versionsOf(peers: readonly Found[]): Record<string, string> {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  const theirs = peers.flatMap((peer) => ('version' in peer ? [[peer.name, peer.version] as const] : []));
  const { stdout: revision } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  const exact = revision ? `${version} (${revision.trim()})` : version;
  return { Claimline: exact, Node: process.versions.node, ...Object.fromEntries(theirs) };
}

/** What was measured before, in the order of the list of measurements. */
function kept(): Results {
  if (!existsSync(KEPT)) return {};
  const { results } = JSON.parse(readFileSync(KEPT, 'utf8')) as { results: Results };
  return Object.fromEntries(NAMES.flatMap((name) => (results[name] === undefined ? [] : [[name, results[name]]])));
}

function keep(name: string, result: Result): void {
  mkdirSync('tests/.results', { recursive: true });
  writeFileSync(KEPT, `${JSON.stringify({ results: { ...kept(), [name]: result } }, null, 2)}\n`);
}

function writeKept(): void {
  const results = kept();
  if (Object.keys(results).length === 0) {
    console.error(`bench: There is nothing in ${KEPT} yet. Measure first: npm run bench`);
    process.exitCode = 2;
    return;
  }
  const { text, svg } = performanceOf(results);
  writeFileSync(README, between(readFileSync(README, 'utf8'), text));
  if (svg !== null) writeFileSync(PICTURE, svg);
  console.log(`Wrote ${[README, ...(svg === null ? [] : [PICTURE])].join(' and ')}.`);
}
