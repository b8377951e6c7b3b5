/** The fourth clock: when the tracker recorded a file. */
import { execFileSync } from 'node:child_process';

export interface Recorded {
  /**
   * Committer dates of the first commit that holds each file below a folder and of the last one that changed it, ISO 8601
   * in UTC, by path below the folder. Empty outside git and on a shallow clone, whose oldest commit would pass for the
   * first one.
   */
  dates: ReadonlyMap<string, { recorded: string; revised: string }>;
  shallow: boolean;
}

/** Where nobody asks when files were recorded: it moves no problem. */
export const NOT_ASKED: Recorded = { dates: new Map(), shallow: false };

/** Whether a folder lies in a repository whose history was not fetched whole; null outside git. */
const shallowness = (folder: string): boolean | null => {
  const answer = git(folder, 'rev-parse', '--is-shallow-repository')?.trim();
  return answer === undefined ? null : answer === 'true';
};

export const isShallow = (folder: string): boolean => shallowness(folder) ?? false;

export function readRecorded(folder: string): Recorded {
  const dates = new Map<string, { recorded: string; revised: string }>();
  const shallow = shallowness(folder);
  if (shallow !== false) return { dates, shallow: shallow ?? false };
  const prefix = git(folder, 'rev-parse', '--show-prefix')?.trim() ?? '';
  const log = git(
    folder,
    'log',
    '--reverse',
    '--no-renames',
    // A file can be added or changed while branches are merged.
    '--diff-merges=first-parent',
    '--format=@%ct',
    '--name-status',
    '-z',
    '--',
    '.',
  );
  let time = '';
  let status = '';
  for (const entry of (log ?? '').split(/[\0\n]/)) {
    if (status !== '') {
      const file = entry.slice(prefix.length);
      // A file that comes back after it was removed keeps its first day.
      if (status === 'A' || dates.has(file))
        dates.set(file, { recorded: dates.get(file)?.recorded ?? time, revised: time });
      status = '';
    } else if (/^@\d+$/.test(entry)) time = new Date(Number(entry.slice(1)) * 1000).toISOString();
    else status = entry;
  }
  return { dates, shallow: false };
}

function git(folder: string, ...args: string[]): string | null {
  try {
    return execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 2 ** 30,
    });
  } catch {
    return null;
  }
}
