import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** No build takes an hour: a work folder of that age was left by one that was killed. */
const LEFT_AFTER = 60 * 60_000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does work in a fresh hidden folder beside `target`, such as `.dist-partial-x7Kq2B` beside `dist`. Removes it when the
 * work ends, fails or is interrupted, and with it those that killed processes left an hour ago or more.
 */
export async function inWorkFolder<Result>(target: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const parent = dirname(target);
  const prefix = `.${basename(target)}-partial-`;
  mkdirSync(parent, { recursive: true });
  leftovers(parent, prefix).forEach(remove);
  const folder = mkdtempSync(join(parent, prefix));

  const interrupted = (signal: NodeJS.Signals) => {
    remove(folder);
    stopListening();
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
    remove(folder);
  }
}

/**
 * Moves the folder `fresh` to `target`; what stood there goes to `aside` first, and comes back when that fails. Of several
 * processes that do so at once the last one wins.
 */
export function swapIn(fresh: string, target: string, aside: string): void {
  let old: string | undefined;
  for (let attempt = 1; ; attempt++) {
    const place = join(aside, `old-${attempt}`);
    if (moveIfThere(target, place)) old = place;
    try {
      renameSync(fresh, target);
      return;
    } catch (error) {
      // Another process may have put its own there in between.
      if (attempt < 10) continue;
      if (old !== undefined && !existsSync(target)) renameSync(old, target);
      throw error;
    }
  }
}

function moveIfThere(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function leftovers(parent: string, prefix: string): string[] {
  return readdirSync(parent)
    .filter((name) => name.startsWith(prefix) && /^\w{6}$/.test(name.slice(prefix.length)))
    .map((name) => join(parent, name))
    .filter((folder) => {
      const found = statSync(folder, { throwIfNoEntry: false });
      return found?.isDirectory() && Date.now() - found.mtimeMs > LEFT_AFTER;
    });
}

/** What cannot be removed now is left over. */
function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A later build removes it.
  }
}
