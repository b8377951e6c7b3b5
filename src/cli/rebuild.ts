/** Builds in other circumstances, and what comes out otherwise then. */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { differingFiles, manifestOf, readManifest } from '../build/manifest.ts';
import { builtBase } from './out-dir.ts';

/** What must make no difference to a build. */
export interface Circumstances {
  /** The folder of the software, and of the content where that lies in it. */
  checkout: string;
  env?: Readonly<Record<string, string>>;
  umask?: number;
  /** A program that starts the build, with its arguments: `taskset -c 0`. */
  within?: readonly string[];
  /** Options of Node: `--import …`. */
  node?: readonly string[];
}

/** Builds into a folder; what the build printed when it failed, else null. */
export async function buildIn(at: Circumstances, outDir: string): Promise<string | null> {
  const build = [...(at.node ?? []), join(at.checkout, 'src/cli/build.ts'), '--outDir', outDir];
  const [command = '', ...args] = [...(at.within ?? []), process.execPath, ...build];
  // A process takes the mask of the one that starts it.
  const before = at.umask === undefined ? undefined : process.umask(at.umask);
  try {
    const child = spawn(command, args, {
      cwd: at.checkout,
      env: { ...process.env, ...at.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (before !== undefined) process.umask(before);
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    return await new Promise((done, fail) => {
      child.on('error', fail);
      child.on('close', (code) => done(code === 0 ? null : said.trim() || `It ended with ${code}.`));
    });
  } finally {
    if (before !== undefined) process.umask(before);
  }
}

/** Entries of a checkout that a build makes, or that belong to the place where it lies. */
const OWN = new Set(['node_modules', '.git', '.astro']);

/**
 * Copies a checkout with what is in it now. It has the same packages and the same history, and none of what builds keep for
 * later ones.
 */
export function copyCheckout(from: string, to: string): void {
  cpSync(from, to, {
    recursive: true,
    filter: (path) => !OWN.has(basename(path)) && (!isFolder(path) || builtBase(path) === undefined),
  });
  const packages = join(from, 'node_modules');
  mkdirSync(join(to, 'node_modules'));
  for (const name of readdirSync(packages)) {
    if (KEPT.has(name)) continue;
    const folder = join(packages, name);
    symlinkSync(folder, join(to, 'node_modules', name), isFolder(folder) ? 'junction' : 'file');
  }
  const history = join(from, '.git');
  if (!existsSync(history)) return;
  // Where .git is a file, it names the folder.
  const named = isFolder(history) ? `gitdir: ${resolve(history)}\n` : readFileSync(history, 'utf8');
  writeFileSync(join(to, '.git'), named);
}

/** What builds keep beside the packages. */
const KEPT = new Set(['.cache', '.astro', '.vite']);

const isFolder = (path: string): boolean => lstatSync(path).isDirectory();

/** What differs between two built sites, one text for each file; empty when all bytes are the same. */
export function differences(one: string, other: string): string[] {
  const [first, second] = [one, other].map((folder) => readManifest(manifestOf(folder))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return differingFiles(first, second).map(({ file, in: where }) =>
    where === 'both'
      ? `${file}${firstDifference(readFileSync(join(one, file)), readFileSync(join(other, file)))}`
      : `${file}: only in the ${where} build`,
  );
}

const SHOWN = 60;

/** Where two files differ first: the line of each from shortly before that place, or which byte where there are no lines. */
export function firstDifference(one: Buffer, other: Buffer): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  if (one.subarray(0, at + SHOWN).includes(0)) return `: byte ${at + 1} of ${one.length} and ${other.length}`;
  const before = one.subarray(0, at).toString();
  const start = Math.max(before.lastIndexOf('\n') + 1, before.length - SHOWN / 2);
  const from = Buffer.byteLength(before.slice(0, start));
  const lines = [one, other].map((text) => {
    const [line = ''] = text
      .subarray(from, at + SHOWN * 4)
      .toString()
      .split('\n', 1);
    return JSON.stringify(line.slice(0, SHOWN));
  });
  return `:${before.split('\n').length}\n  first   ${lines[0]}\n  second  ${lines[1]}`;
}
