import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * The file that Node starts for the command of an installed package; without a shell, so the same on every system.
 *
 * toolPath('astro') // '…/node_modules/astro/bin/astro.mjs'
 */
export function toolPath(name: string, command = name): string {
  const manifest = join(process.cwd(), 'node_modules', name, 'package.json');
  const { bin } = require(manifest) as { bin: string | Record<string, string> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (!file) throw new Error(`The package ${name} has no command ${command}.`);
  return join(dirname(manifest), file);
}

/** Runs a package's command in the open and ends this process with its exit code. */
export function runTool(name: string, args: string[]): never {
  const { status } = spawnSync(process.execPath, [toolPath(name), ...args], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
