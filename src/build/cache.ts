/**
 * What builds keep for later ones, below `node_modules/.cache/claimline`. It may be deleted at any time, and nothing in it
 * is trusted: a name holds everything that the content depends on, and the content stands behind a sum of both.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../../node_modules/.cache/claimline');
const DAY = 24 * 60 * 60_000;
/** What no build has used for so long is of something that changed or went. */
const KEPT = 30 * DAY;
const SUM = 32;

/** The folder of a cache: `cacheFolder('cards')`. */
export const cacheFolder = (name: string): string => join(ROOT, name);

/** A name made of everything that the content depends on. */
export const cacheName = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

const sumOf = (name: string, content: Uint8Array): Buffer =>
  createHash('sha256').update(`${name}\n`).update(content).digest();

/** What was kept under a name; null where there is nothing, or not the whole of it. */
export function readKept(folder: string, name: string): Buffer | null {
  const file = join(folder, name);
  try {
    const kept = readFileSync(file);
    const content = kept.subarray(SUM);
    if (!sumOf(name, content).equals(kept.subarray(0, SUM))) return null;
    const now = Date.now();
    if (now - statSync(file).mtimeMs > DAY) utimesSync(file, now / 1000, now / 1000);
    return content;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

export function keep(folder: string, name: string, content: Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), Buffer.concat([sumOf(name, content), content]));
}

/** Removes what no build has used for a month. */
export function forget(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > KEPT) rmSync(file, { force: true });
  }
}
