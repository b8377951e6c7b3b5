import { createHash, randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync, type Stats } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** No build takes an hour: for folders of other computers, and for processes whose number was given away again. */
const LEFT_AFTER = 60 * 60_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** As many links as Linux follows in one path, see path_resolution(7). */
const MOST_LINKS = 40;

/** What a rename says when something stands in its way that it cannot replace: rename(2), and EPERM on Windows. */
const OCCUPIED: readonly (string | undefined)[] = ['ENOTEMPTY', 'EEXIST', 'EISDIR', 'ENOTDIR', 'EPERM'];

/** Numbers of processes are those of one computer, or of one container. */
const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);

/**
 * What is named after a target: a work folder `.dist-build-3f9c2a-4711-9d01e2` beside `dist`, a link to it that is about
 * to become `dist` (`…-link`), or the folder that stood there before there was a link (`…-old1`).
 */
const NAME = /^\.(.+)-build-([0-9a-f]{6})-(\d+)-[0-9a-f]{6}(-link|-old\d+)?$/;

/** What a site becomes when it is published: a link to its folder, which can be replaced at once, or the folder itself. */
export type Form = 'link' | 'folder';

/**
 * Hosts build in a fresh place and expect a folder there; they set CI. Windows cannot replace a link at once.
 *
 * formOf({ CI: 'true' }, 'linux') // 'folder'
 */
export const formOf = (environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): Form =>
  environment['CI'] || platform === 'win32' ? 'folder' : 'link';

/** Where a path leads through links that are not of our making: a build goes to what people point at. */
export function followed(target: string): string {
  let path = target;
  for (let link = 0; link < MOST_LINKS; link++) {
    const to = linkAt(path);
    if (to === undefined || NAME.exec(to)?.[1] === basename(path)) return path;
    path = resolve(dirname(path), to);
  }
  return path;
}

/**
 * Does work in a fresh hidden folder beside `target`. Removes it when the work ends, fails or is interrupted, unless it is
 * what `target` leads to by then; and with it what builds that were killed left behind.
 */
export async function inWorkFolder<Result>(target: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  recover(target);
  removeLeftovers(target);
  const folder = join(parent, `.${basename(target)}-build-${HERE}-${process.pid}-${randomBytes(3).toString('hex')}`);
  mkdirSync(folder);

  const interrupted = (signal: NodeJS.Signals) => {
    stopListening();
    removeUnlessServed(folder, target);
    process.kill(process.pid, signal);
  };
  const stopListening = () => {
    for (const signal of SIGNALS) process.off(signal, interrupted);
  };
  for (const signal of SIGNALS) process.on(signal, interrupted);
  try {
    return await work(folder);
  } finally {
    stopListening();
    removeUnlessServed(folder, target);
  }
}

/**
 * Puts a work folder in the place of what stands at its target. One rename does it where nothing stands there, or a link:
 * who looks sees the old or the new. A folder that holds files has to be moved aside first; for that instant nothing
 * stands there, and `recover` puts the old one back when the process is killed then. Where a link stands it stays one,
 * whatever `form` says. Of several processes that publish at once the last one wins.
 */
export function publish(folder: string, target: string, form: Form): void {
  const before = linkAt(target);
  const fresh = form === 'link' || before !== undefined ? linkTo(folder) : folder;
  let aside: string | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      renameSync(fresh, target);
      break;
    } catch (error) {
      const occupied = OCCUPIED.includes((error as NodeJS.ErrnoException).code);
      const place = `${folder}-old${attempt}`;
      // Another process may put its own there in between.
      if (occupied && attempt < 10 && moveIfThere(target, place)) aside = place;
      if (occupied && attempt < 10) continue;
      if (aside !== undefined && standing(target) === undefined) renameSync(aside, target);
      throw error;
    }
  }
  // Whoever made it is done with it: it was published.
  if (before !== undefined) removeUnlessServed(join(dirname(target), basename(before)), target);
}

/** Puts back the site that a build moved aside before it was killed; to be called before `target` is looked at. */
export function recover(target: string): void {
  if (standing(target) !== undefined) return;
  const [latest] = besides(target)
    .filter(({ kind, left }) => left && kind?.startsWith('-old'))
    .toSorted((a, b) => b.stats.ctimeMs - a.stats.ctimeMs);
  if (latest) moveIfThere(latest.path, target);
}

interface Beside {
  path: string;
  /** `-link`, `-old1`; undefined for a work folder. */
  kind: string | undefined;
  stats: Stats;
  /** Whether nobody works with it any more. */
  left: boolean;
}

/** What builds for this target have beside it. */
function besides(target: string): Beside[] {
  const parent = dirname(target);
  if (standing(parent) === undefined) return [];
  return readdirSync(parent).flatMap((name) => {
    const [, of, host, pid, kind] = NAME.exec(name) ?? [];
    const path = join(parent, name);
    const stats = of === basename(target) ? standing(path) : undefined;
    if (stats === undefined) return [];
    const atWork = host !== HERE || isAtWork(Number(pid));
    return [{ path, kind, stats, left: !atWork || Date.now() - stats.mtimeMs > LEFT_AFTER }];
  });
}

/** Whether another process has this number: this one begins its own folder only after it has looked. */
function isAtWork(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It is there, and of another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function removeLeftovers(target: string): void {
  for (const { path, left } of besides(target)) if (left && !isServed(path, target)) remove(path);
}

/** Removes a work folder and what `publish` made beside it. */
function removeUnlessServed(folder: string, target: string): void {
  for (const { path } of besides(target)) {
    if (path.startsWith(folder) && !isServed(path, target)) remove(path);
  }
}

/** Whether it is what stands at the target; a site that was moved aside is, as long as nothing else stands there. */
function isServed(path: string, target: string): boolean {
  const to = linkAt(target);
  if (to !== undefined) return resolve(dirname(target), to) === path;
  return /-old\d+$/.test(path) && standing(target) === undefined;
}

function linkTo(folder: string): string {
  const link = `${folder}-link`;
  symlinkSync(basename(folder), link, 'dir');
  return link;
}

const standing = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

const linkAt = (path: string): string | undefined =>
  standing(path)?.isSymbolicLink() ? readlinkSync(path) : undefined;

function moveIfThere(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** What cannot be removed now is left over. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A later build removes it.
  }
}
