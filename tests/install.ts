import { existsSync } from 'node:fs';
import { run } from '../src/cli/setup.mjs';

/** The commands that install packages of Debian; none where this process may not or cannot. */
export function debianInstall(...packages: string[]): string[][] {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return [];
  return [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', ...packages],
  ];
}

/** Runs a command quietly; the last lines of what it said when it failed. */
export async function attempt([command = '', ...args]: string[]): Promise<string | undefined> {
  const { code, output } = await run(command, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 4 * 60_000,
  });
  return code === 0 ? undefined : output.trim().split('\n').slice(-5).join('\n');
}
