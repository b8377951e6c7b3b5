/** That no build, however it ends, leaves anything but the old site or the new one. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from '../../src/cli/work-folder.ts';
import { drawFrom } from '../support/draw.ts';
import { layProject, siteHash, startBuild, type Build } from '../support/project.ts';
import { killAmidst, killBetween, SCENES } from '../support/swaps.ts';
import { none, notTried, type Options, type Proof, type Section } from './section.ts';

const KILLS = 100;
/** So many of them come when the new site is about to take the place of the old one; the others at any moment. */
const AT_THE_SWAP = 20;
const TERMS = 25;
const DISKS = 10;
const PAIRS = 5;

const FULL = 'partial sites after builds on a disk that is full';

export const lost: Section = {
  title: 'Trying to break builds off',
  prove: async ({ seed, say }) => {
    const swapped = await swaps(seed, say);
    const root = mkdtempSync(join(tmpdir(), 'claimline-lost-'));
    try {
      const stage = await setStage(root, say);
      return [
        swapped,
        await killed(stage, 'SIGKILL', KILLS, AT_THE_SWAP, seed, say),
        await killed(stage, 'SIGTERM', TERMS, 0, seed + 1, say),
        await pairs(stage, say),
        await fullDisks(root, stage, say),
      ];
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};

async function swaps(seed: number, say: Options['say']): Promise<Proof> {
  const findings: string[] = [];
  let kills = 0;
  for (const scene of SCENES) {
    say(scene.what);
    const done = await killBetween(scene);
    kills += done.kills;
    findings.push(...done.findings);
  }
  say('many at once');
  const draw = drawFrom(seed);
  const moments = Array.from({ length: 50 }, () => draw.whole(200));
  const amidst = await killAmidst(moments);
  return none(
    'partial sites where small sites are published',
    `killed before each of ${kills} file operations, and ${moments.length} times amidst publications by two processes; ${amidst.looks} looks, ${amidst.swaps} sites seen`,
    [...findings, ...amidst.findings],
  );
}

/** A project with two states of its content, and what is built of each. */
interface Stage {
  folder: string;
  dist: string;
  hashes: Record<State, string>;
  /** How long a build takes, in milliseconds. */
  duration: number;
}

type State = 'one' | 'other';
const another = (state: State): State => (state === 'one' ? 'other' : 'one');

/** Gives the tracker one of two titles, which stand on every page. */
function write(folder: string, state: State): void {
  const file = join(folder, 'content', 'tracker.yaml');
  const title = `title: The ${state} tracker`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, title));
}

async function setStage(root: string, say: Options['say']): Promise<Stage> {
  const folder = join(root, 'project');
  mkdirSync(folder);
  layProject(folder);
  const dist = join(folder, 'dist');
  const hashes = { one: '', other: '' };
  let duration = 0;
  for (const state of ['one', 'other'] as const) {
    say(`building ${state} site`);
    write(folder, state);
    const start = performance.now();
    const { status, output } = await startBuild(folder).ended;
    if (status !== 0) throw new Error(`The story cannot be built:\n${output}`);
    duration = performance.now() - start;
    hashes[state] = siteHash(dist) ?? '';
  }
  if (hashes.one === hashes.other) throw new Error('Both states of the content give the same site.');
  return { folder, dist, hashes, duration };
}

/** `one`, `other`, or what else stands there. */
function served({ dist, hashes }: Stage): string {
  const hash = siteHash(dist);
  if (hash === hashes.one) return 'one';
  if (hash === hashes.other) return 'other';
  return hash === undefined ? 'nothing' : `a partial site (${readdirSync(dist).length} entries at its root)`;
}

/** What builds left beside the site and in their workshop. */
function leftOver({ folder, dist }: Stage): string[] {
  const kept = [basename(dist), basename(realpathSync(dist))];
  return [folder, join(folder, '.astro')]
    .filter(existsSync)
    .flatMap((place) => readdirSync(place))
    .filter((name) => /-build-/.test(name) && !kept.includes(name));
}

/** Builds a state to the end, and says what is wrong then. */
async function buildWhole(stage: Stage, state: State, what: string): Promise<string[]> {
  write(stage.folder, state);
  const { status, signal, output } = await startBuild(stage.folder).ended;
  const left = leftOver(stage);
  return [
    ...(status === 0 ? [] : [`${what}: the next build ends with ${status ?? signal}: ${lastLine(output)}`]),
    ...(served(stage) === state ? [] : [`${what}: after the next build ${served(stage)} is served`]),
    ...(left.length === 0 ? [] : [`${what}: left over: ${left.join(', ')}`]),
  ];
}

const lastLine = (output: string): string => output.trim().split('\n').at(-1) ?? '';

async function killed(
  stage: Stage,
  signal: 'SIGKILL' | 'SIGTERM',
  times: number,
  atTheSwap: number,
  seed: number,
  say: Options['say'],
): Promise<Proof> {
  const draw = drawFrom(seed);
  const findings: string[] = [];
  const came = { one: 0, other: 0, amidst: 0 };
  let old = served(stage) as State;
  let broken = 0;
  for (let time = 0; time < times; time++) {
    say(`${signal} ${time + 1} of ${times}`);
    const next = another(old);
    // One moment in each part of a build, in any order it would be the same.
    const parts = times - atTheSwap;
    const moment = time < parts ? ((time + draw.whole(1000) / 1000) / parts) * stage.duration : null;
    const what = `${signal} ${moment === null ? 'at the swap' : `after ${Math.round(moment)} ms`}`;
    // Half of the swaps take the place of a folder, as on the first build after one on a host.
    if (moment === null && time % 2 === 0) unlink(stage.dist);
    write(stage.folder, next);
    const build = startBuild(stage.folder);
    const strike = moment === null ? atSwap(stage.dist, build) : sleep(moment);
    await Promise.race([strike, build.ended]);
    build.child.kill(signal);
    const { status } = await build.ended;
    if (status === null) came.amidst += 1;
    recover(stage.dist);
    const after = served(stage);
    if (after === 'one' || after === 'other') came[after === old ? 'one' : 'other'] += 1;
    else {
      broken += 1;
      findings.push(`${what}: ${after} is served`);
    }
    findings.push(...(await buildWhole(stage, next, what)));
    old = next;
  }
  return {
    what: `partial sites after ${signal}`,
    tried: `${times} builds, ${came.amidst} of them ended by it; ${came.one} left the old site, ${came.other} the new one; each followed by a build that must be right and leave nothing over`,
    limit: '0',
    found: String(broken),
    findings,
  };
}

/** Makes a folder of the link and what it leads to. */
function unlink(dist: string): void {
  const folder = realpathSync(dist);
  rmSync(dist);
  cpSync(folder, dist, { recursive: true });
  rmSync(folder, { recursive: true });
}

/** The moment at which a build makes the link that takes the place of the old site, or moves that aside, or ends. */
async function atSwap(dist: string, { ended }: Build): Promise<void> {
  const over = new AbortController();
  const begun = once(over.signal, 'abort');
  const watcher = watch(join(dist, '..'), (_event, name) => {
    if (name !== null && /-(?:link|old\d+)$/.test(name)) over.abort();
  });
  await Promise.race([begun, ended]);
  watcher.close();
}

async function pairs(stage: Stage, say: Options['say']): Promise<Proof> {
  const findings: string[] = [];
  for (let pair = 1; pair <= PAIRS; pair++) {
    say(`pair ${pair} of ${PAIRS}`);
    const old = served(stage) as State;
    const next = another(old);
    write(stage.folder, next);
    const ends = await Promise.all([startBuild(stage.folder).ended, startBuild(stage.folder).ended]);
    for (const { status, signal, output } of ends) {
      if (status !== 0) findings.push(`pair ${pair}: a build ends with ${status ?? signal}: ${lastLine(output)}`);
    }
    if (served(stage) !== next) findings.push(`pair ${pair}: ${served(stage)} is served`);
    findings.push(...(await buildWhole(stage, old, `pair ${pair}`)));
  }
  return none('partial sites after two builds at once', `${PAIRS} pairs`, findings);
}

async function fullDisks(root: string, stage: Stage, say: Options['say']): Promise<Proof> {
  const disk = join(root, 'disk');
  mkdirSync(disk);
  const mount = (...args: string[]) => spawnSync('mount', args, { encoding: 'utf8' });
  const mounted = mount('-t', 'tmpfs', '-o', 'size=1g', 'tmpfs', disk);
  if (mounted.status !== 0) {
    const why = mounted.stderr?.trim() || String(mounted.error?.message);
    return notTried(FULL, '0', `A small disk has to be mounted, which only root may do on Linux: ${why}`);
  }
  try {
    const folder = join(disk, 'project');
    cpSync(stage.folder, folder, { recursive: true, verbatimSymlinks: true });
    const here: Stage = { ...stage, folder, dist: join(folder, 'dist') };
    const used = () => {
      const { blocks, bfree, bsize } = statfsSync(disk);
      return (blocks - bfree) * bsize;
    };
    const size = (bytes: number) => {
      const { status, stderr } = mount('-o', `remount,size=${Math.ceil(bytes / 4096) * 4096}`, disk);
      if (status !== 0) throw new Error(`The disk cannot be resized: ${stderr}`);
    };
    const findings: string[] = [];
    const ends: string[] = [];
    let old = served(here) as State;
    // The site twice: in the workshop, and beside the old one.
    const needed = 2 * siteSize(here.dist);
    for (let time = 0; time < DISKS; time++) {
      const room = Math.round((needed * time) / (DISKS - 1) / 4096) * 4096;
      const what = `${(room / 1e6).toFixed(1)} MB of room`;
      say(what);
      const next = another(old);
      write(folder, next);
      size(used() + room);
      const { status, signal, output } = await startBuild(folder).ended;
      const after = served(here);
      ends.push(
        `${what}: ends with ${status ?? signal}, ${after === next ? 'the new' : 'the old'} site: ${lastLine(output)}`,
      );
      const is = status === 0 ? next : old;
      if (after !== is) findings.push(`${what}: ends with ${status ?? signal}, and ${after} is served`);
      if (status !== 0 && status !== 1) findings.push(`${what}: ends with ${status ?? signal} where 1 is expected`);
      if (status === 1 && !output.includes('The disk is full.')) findings.push(`${what}: does not say that it is full`);
      size(1 << 30);
      findings.push(...(await buildWhole(here, next, what)));
      old = next;
    }
    return none(FULL, `${DISKS} sizes of a disk in memory`, findings, ends);
  } finally {
    spawnSync('umount', ['--lazy', disk]);
  }
}

/** The room that its files take, in whole blocks. */
const siteSize = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (sum, { parentPath, name }) => sum + Math.ceil(readFileSync(join(parentPath, name)).length / 4096) * 4096,
      0,
    );
