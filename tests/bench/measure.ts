/** Times commands as whole processes, in turn, so that what else the machine does falls on all of them alike. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Subject {
  name: string;
  /** What Node runs: a file and its arguments. */
  args: string[];
  env?: Record<string, string>;
  cwd?: string;
}

export interface Figures {
  name: string;
  /** Medians over all runs. */
  wallSeconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

const USAGE = pathToFileURL(join(import.meta.dirname, 'usage.mjs')).href;

/** Runs every subject so many times, one after the other in each round. */
export function measure(subjects: readonly Subject[], rounds: number, log: (text: string) => void): Figures[] {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const seen = new Map<string, Omit<Figures, 'name'>[]>();
  try {
    for (let round = 1; round <= rounds; round++) {
      for (const subject of subjects) {
        log(`Round ${round} of ${rounds}: ${subject.name}`);
        seen.set(subject.name, [...(seen.get(subject.name) ?? []), once(subject, join(folder, 'usage.json'))]);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return [...seen].map(([name, runs]) => ({
    name,
    wallSeconds: median(runs.map((run) => run.wallSeconds)),
    cpuSeconds: median(runs.map((run) => run.cpuSeconds)),
    peakMegabytes: median(runs.map((run) => run.peakMegabytes)),
  }));
}

function once({ name, args, env, cwd }: Subject, usage: string): Omit<Figures, 'name'> {
  const start = performance.now();
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', USAGE, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env, CLAIMLINE_USAGE: usage },
    ...(cwd === undefined ? {} : { cwd }),
    maxBuffer: 2 ** 28,
  });
  const wallSeconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${stderr}${stdout}`);
  const { cpu, rss } = JSON.parse(readFileSync(usage, 'utf8')) as { cpu: number; rss: number };
  return { wallSeconds, cpuSeconds: cpu / 1e6, peakMegabytes: rss / 1024 };
}

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};
