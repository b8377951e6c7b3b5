/** The fourth clock: when the tracker recorded a file. */
import { execFileSync } from 'node:child_process';

export interface Recorded {
  /**
   * Committer date of the first commit that holds each file below a folder, ISO 8601 in UTC, by path below the folder.
   * Empty outside git and on a shallow clone, whose oldest commit would pass for the first one.
   */
  dates: ReadonlyMap<string, string>;
  shallow: boolean;
}

/** Whether a folder lies in a repository whose history was not fetched whole; null outside git. */
const shallowness = (folder: string): boolean | null => {
  const answer = git(folder, 'rev-parse', '--is-shallow-repository')?.trim();
  return answer === undefined ? null : answer === 'true';
};

export const isShallow = (folder: string): boolean => shallowness(folder) ?? false;

export function readRecorded(folder: string): Recorded {
  const dates = new Map<string, string>();
  const shallow = shallowness(folder);
  if (shallow !== false) return { dates, shallow: shallow ?? false };
  const prefix = git(folder, 'rev-parse', '--show-prefix')?.trim() ?? '';
  const log = git(
    folder,
    'log',
    '--reverse',
    '--no-renames',
    '--diff-filter=A',
    // A file can be added while branches are merged.
    '--diff-merges=first-parent',
    '--format=@%ct',
    '--name-only',
    '-z',
    '--',
    '.',
  );
  let day = '';
  for (const entry of (log ?? '').split(/[\0\n]/)) {
    if (/^@\d+$/.test(entry)) day = new Date(Number(entry.slice(1)) * 1000).toISOString();
    else if (entry.startsWith(prefix) && !dates.has(entry.slice(prefix.length)))
      dates.set(entry.slice(prefix.length), day);
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
