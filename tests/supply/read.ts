import { readFileSync } from 'node:fs';
import type { Lockfile, Manifest, Supply } from './lockfile.ts';

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** What this repository asks for, what it has locked, and what npm installed of it. A copy each time. */
export const readSupply = (): Supply => ({
  lockfile: json<Lockfile>('package-lock.json'),
  manifest: json<Manifest>('package.json'),
  installed: json<Lockfile>('node_modules/.package-lock.json'),
});
