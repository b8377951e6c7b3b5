// node src/cli/main.mjs <command> [options]: sets up what is missing, then runs the command on a
// Node that satisfies `engines`. Plain JavaScript without dependencies: runs on Node 18 or newer.
import { existsSync, readFileSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { environment, run, setUp, SetupError } from './setup.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const commands = Object.keys(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts);
const [command = '--help', ...args] = process.argv.slice(2);
const inTests = new Map([
  ['test', 'tests/run.ts'],
  ['bounds', 'tests/bounds/run.ts'],
  ['bench', 'tests/bench/run.ts'],
  ['prove', 'tests/prove/run.ts'],
]);
const file = join(root, inTests.get(command) ?? `src/cli/${command}.ts`);

if (command === '--help' || command === '-h') {
  console.log(`Usage: npm run <command> -- [options]\n\nCommands: ${commands.join(', ')}`);
  console.log('Each explains itself with --help: npm run build -- --help');
} else if (!commands.includes(command) || !existsSync(file)) {
  console.error(`There is no command "${command}". Commands: ${commands.join(', ')}`);
  process.exitCode = 2;
} else {
  try {
    await start(await setUp(root));
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 3;
  }
}

/**
 * Runs the command in this process when its Node will do, else on the Node given.
 *
 * @param {string} node
 */
async function start(node) {
  process.chdir(root);
  // Modules are compiled once and kept: commands start in a third of the time.
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'claimline', 'compiled');
  Object.assign(process.env, environment(root), {
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
  });
  if (node === process.execPath) {
    process.argv = [node, file, ...args];
    modules.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
    await import(pathToFileURL(file).href);
    return;
  }
  const { code, signal } = await run(node, [file, ...args], { stdio: 'inherit' });
  if (signal) process.kill(process.pid, signal);
  process.exitCode = code ?? 1;
}
