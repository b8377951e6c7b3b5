/** Runs what is compared in turn, so that what else the machine does falls on all of them alike. */
import { spawn } from 'node:child_process';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { peakOf, reaped } from './usage.ts';

/** What one run took; null is what was not measured, or cannot be measured here. */
export interface Usage {
  wallSeconds: number;
  /** User and system, of the process and all that it started. */
  cpuSeconds: number | null;
  peakMegabytes: number | null;
  /** What it wrote. */
  files: number | null;
  bytes: number | null;
}

export interface Subject {
  name: string;
  /** Of the tracker that it works on. */
  articles: number;
  /** What is done before each run, and not measured: `--cold` things are made cold. */
  prepare?: () => void | Promise<void>;
  run: () => Promise<Usage>;
}

export interface Measured {
  name: string;
  articles: number;
  /** By round. After a run that failed there are no more. */
  runs: Usage[];
  failed: string | null;
}

/** Runs every subject so many times, one after the other in each round. Who fails is left out from then on. */
export async function measure(
  subjects: readonly Subject[],
  rounds: number,
  log: (text: string) => void,
): Promise<Measured[]> {
  const all = subjects.map((subject) => ({
    subject,
    measured: { name: subject.name, articles: subject.articles, runs: [] as Usage[], failed: null as string | null },
  }));
  for (let round = 1; round <= rounds; round++) {
    for (const { subject, measured } of all) {
      if (measured.failed !== null) continue;
      log(`Round ${round} of ${rounds}: ${subject.name}`);
      try {
        await subject.prepare?.();
        measured.runs.push(await subject.run());
      } catch (error) {
        measured.failed = (error as Error).message;
      }
    }
  }
  return all.map(({ measured }) => measured);
}

export interface Command {
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: Readonly<Record<string, string>>;
  /** The folder that it writes. */
  output?: string;
}

/**
 * Runs a command to its end. The processor time is that of the whole tree of processes, exactly: the system adds it to
 * ours when the tree has ended. @throws Where it ends otherwise than with 0.
 */
export async function runCommand({ command, args, cwd, env, output }: Command): Promise<Usage> {
  const before = reaped();
  const start = performance.now();
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  const peak = peakOf(child.pid);
  const code = await new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => resolve(status ?? signal));
  });
  const wallSeconds = (performance.now() - start) / 1000;
  const peakMegabytes = peak();
  const after = reaped();
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${said.trim().split('\n').slice(-8).join('\n')}`);
  const cpuSeconds = before === null || after === null ? null : after - before;
  return { wallSeconds, cpuSeconds, peakMegabytes, ...(output === undefined ? NOTHING : sizeOf(output)) };
}

export const NOTHING = { files: null, bytes: null };

/** How many files lie below a folder, and how many bytes are in them. */
export function sizeOf(folder: string): { files: number; bytes: number } {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => lstatSync(join(entry.parentPath, entry.name)).size);
  return { files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
