// Plain JavaScript without dependencies: part of the set-up.
import { mkdirSync, rmdirSync, statSync, utimesSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createProgress } from './progress.mjs';

/** The holder of a lock touches it every second; untouched for 15 seconds, it was left by a process that died. */
const BEAT = 1_000;
const STALE_AFTER = 15_000;

/**
 * Does work that only one process at a time may do; the others wait for their turn.
 *
 * @template Result
 * @param {string} path A folder that exists while the work is being done.
 * @param {() => Promise<Result>} work
 * @param {{ beat?: number, staleAfter?: number, progress?: import('./progress.mjs').Progress }} [options]
 */
export async function withLock(
  path,
  work,
  { beat = BEAT, staleAfter = STALE_AFTER, progress = createProgress() } = {},
) {
  let waiting = false;
  while (!take(path)) {
    if (!waiting) progress.step('Waiting for the set-up that runs already');
    waiting = true;
    // A random wait, so that two do not find the same lock stale at the same moment.
    await sleep(beat / 2 + Math.random() * beat);
    if (age(path) > staleAfter) release(path);
  }
  progress.clear();

  const timer = setInterval(() => touch(path), beat);
  const leave = () => release(path);
  process.on('exit', leave);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    process.off('exit', leave);
    release(path);
  }
}

/** @param {string} path */
function take(path) {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function age(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? Date.now() - stat.mtimeMs : 0;
}

/** @param {string} path */
function touch(path) {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch {
    // Somebody removed it; the work goes on.
  }
}

/** @param {string} path */
function release(path) {
  try {
    rmdirSync(path);
  } catch {
    // Somebody else was quicker.
  }
}
