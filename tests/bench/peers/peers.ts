/** What a user would take instead, each got where it can be got, with the project that is built with it. */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { attempt, debianInstall } from '../../install.ts';
import { type Command } from '../measure.ts';
import { writeAstro } from './astro.ts';
import type { PeerContent } from './content.ts';
import { writeEleventy } from './eleventy.ts';
import { writeHugo } from './hugo.ts';

export interface Peer {
  name: 'Hugo' | 'Eleventy' | 'Astro collections';
  version: string;
  write: (content: PeerContent, folder: string) => void;
  /** Builds the project in a folder into `public` below it. */
  command: (folder: string) => Command;
  /** What it leaves beside the site, below the folder: a cold build has none of it. */
  leaves: readonly string[];
}

/** A peer, or why it cannot be had. */
export type Found = Peer | { name: Peer['name']; missing: string };

/** Tries to get every peer that is wanted; packages go below `folder`, outside of the project. */
export async function findPeers(
  wanted: readonly Peer['name'][],
  folder: string,
  log: (text: string) => void,
): Promise<Found[]> {
  const find = { Hugo: hugo, Eleventy: eleventy, 'Astro collections': astro } as const;
  const found: Found[] = [];
  for (const name of wanted) {
    log(`Getting ${name}`);
    found.push(await find[name](folder));
  }
  return found;
}

async function hugo(): Promise<Found> {
  const version = () => /v([\d.]+\S*)/.exec(spawnSync('hugo', ['version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
  const problems: string[] = [];
  if (version() === undefined) {
    const commands = debianInstall('hugo');
    if (commands.length === 0)
      problems.push('There is no hugo on the PATH, and Debian’s package can be installed by root only.');
    for (const command of commands) problems.push((await attempt(command)) ?? '');
  }
  const found = version();
  if (found === undefined) return { name: 'Hugo', missing: problems.join('\n').trim() };
  return {
    name: 'Hugo',
    version: found,
    write: writeHugo,
    command: (cwd) => ({ command: 'hugo', args: ['--quiet'], cwd, output: join(cwd, 'public') }),
    leaves: ['public', 'resources', '.hugo_build.lock'],
  };
}

/** In the versions of its own lockfile. */
async function eleventy(folder: string): Promise<Found> {
  const packages = join(folder, 'eleventy');
  mkdirSync(packages, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    cpSync(join(import.meta.dirname, 'eleventy', file), join(packages, file));
  }
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const problem = await attempt(['npm', 'ci', '--prefix', packages, ...quiet]);
  if (problem !== undefined) return { name: 'Eleventy', missing: problem };
  const modules = join(packages, 'node_modules');
  return {
    name: 'Eleventy',
    version: versionOf('@11ty/eleventy', modules),
    write: (content, project) => withPackages(modules, project, () => writeEleventy(content, project)),
    command: (cwd) => ({
      command: process.execPath,
      args: [join(modules, '@11ty/eleventy/cmd.cjs'), '--quiet', '--output=public'],
      cwd,
      output: join(cwd, 'public'),
    }),
    leaves: ['public', '.cache'],
  };
}

/** The same Astro that the project has. */
async function astro(): Promise<Found> {
  const modules = resolve('node_modules');
  return {
    name: 'Astro collections',
    version: versionOf('astro', modules),
    write: (content, project) => withPackages(modules, project, () => writeAstro(content, project)),
    command: (cwd) => ({
      command: process.execPath,
      args: [join(modules, 'astro/bin/astro.mjs'), 'build', '--silent'],
      cwd,
      output: join(cwd, 'public'),
      env: { ASTRO_TELEMETRY_DISABLED: '1' },
    }),
    leaves: ['public', 'cache', '.astro'],
  };
}

const versionOf = (name: string, modules: string): string =>
  (JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string }).version;

function withPackages(modules: string, project: string, write: () => void): void {
  write();
  symlinkSync(modules, join(project, 'node_modules'));
}

/** Takes away what a peer’s build left in its project. */
export function makeCold({ leaves }: Peer, project: string): void {
  for (const name of leaves) rmSync(join(project, name), { recursive: true, force: true });
}
