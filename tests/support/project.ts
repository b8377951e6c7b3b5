/** A project of its own with a small tracker: its builds can be killed, and disturb nobody. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { STORY } from './story.ts';

const COPIED = ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json', 'THIRD-PARTY-NOTICES.txt'];

/** Lays a copy of the code with the story of the fixtures as `content` into a folder; packages are links. */
export function layProject(folder: string): void {
  for (const name of COPIED) cpSync(name, join(folder, name), { recursive: true });
  cpSync(STORY, join(folder, 'content'), { recursive: true });
  // One link each, so that caches are its own.
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync('node_modules').filter((entry) => !entry.startsWith('.'))) {
    symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name));
  }
}

/** A build that has begun. */
export interface Build {
  child: ChildProcess;
  ended: Promise<{ status: number | null; signal: NodeJS.Signals | null; output: string }>;
}

export function startBuild(folder: string, args: readonly string[] = [], environment: NodeJS.ProcessEnv = {}): Build {
  const { CI: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['src/cli/build.ts', ...args], {
    cwd: folder,
    env: { ...inherited, CLAIMLINE_CONTENT: 'content', ASTRO_TELEMETRY_DISABLED: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const ended = new Promise<Awaited<Build['ended']>>((done, fail) => {
    child.on('error', fail);
    // Not `close`: programs that a killed build had started may hold on to its output for a moment.
    child.on('exit', (status, signal) => done({ status, signal, output }));
  });
  return { child, ended };
}

/** A hash of all files of a site, by their names; undefined where there is none. */
export function siteHash(folder: string): string | undefined {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const file of files.toSorted()) {
    hash.update(`${relative(folder, file)}\0`);
    hash.update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}
