/**
 * What processes use, as Linux tells it in /proc (https://man7.org/linux/man-pages/man5/proc.5.html). Elsewhere nothing of
 * it is measured.
 */
import { readdirSync, readFileSync } from 'node:fs';

/** In milliseconds: often enough to see a peak of memory, and well below a hundredth of a processor. */
const EVERY = 20;
/** Of /proc on every architecture: `USER_HZ`. */
const TICKS_PER_SECOND = 100;

/** Processor seconds of all processes that we started, theirs included, that have ended: `cutime` and `cstime`. */
export function reaped(): number | null {
  const stat = read('/proc/self/stat');
  if (stat === null) return null;
  // The second field is a name in parentheses, which may hold anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / TICKS_PER_SECOND;
}

/**
 * Begins to look at a process and all that descend from it, until the function that is returned says the most megabytes
 * that lay in memory at once: the largest sum of their resident sets that was seen, or the largest that the system noted
 * for one of them (`VmHWM`), which no look can miss. Pages that several processes share count for each: none of what is
 * compared here shares much.
 */
export function peakOf(pid: number | undefined): () => number | null {
  if (pid === undefined || read(`/proc/${pid}/status`) === null) return () => null;
  let most = 0;
  const look = () => {
    const seen = tree(pid).map(memoryOf);
    most = Math.max(most, sum(seen.map(({ now }) => now)), ...seen.map(({ highest }) => highest));
  };
  look();
  const timer = setInterval(look, EVERY);
  return () => {
    clearInterval(timer);
    return most / 1024;
  };
}

/** A process and its descendants, whichever of its threads started them. */
function tree(pid: number): number[] {
  const threads = list(`/proc/${pid}/task`);
  const children = threads.flatMap((thread) =>
    (read(`/proc/${pid}/task/${thread}/children`) ?? '').split(' ').filter((text) => text !== ''),
  );
  return [pid, ...children.flatMap((child) => tree(Number(child)))];
}

/** Kilobytes. A process that has just ended has none. */
function memoryOf(pid: number): { now: number; highest: number } {
  const status = read(`/proc/${pid}/status`) ?? '';
  const of = (field: string) => Number(new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0);
  return { now: of('VmRSS'), highest: of('VmHWM') };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
