/** That a build gives the same bytes wherever, whenever and by whomever it is made. */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MANIFEST } from '../../src/build/manifest.ts';
import { buildIn, copyCheckout, differences, type Circumstances } from '../../src/cli/rebuild.ts';
import { sha256 } from '../../src/outputs/version.ts';
import { attempt, debianInstall } from '../install.ts';
import { sites } from '../sites.ts';
import { none, notTried, type Proof, type Section } from './section.ts';

const WHAT = 'files that differ between builds of the same content';
/** Caches of a build that belong to the computer, which a copy does without. */
const FRESH = {
  NODE_COMPILE_CACHE: '',
  GIT_CONFIG_COUNT: '1',
  GIT_CONFIG_KEY_0: 'safe.directory',
  GIT_CONFIG_VALUE_0: '*',
};
const NOBODY = 65_534;
const SETPRIV = '/usr/bin/setpriv';
const DISORDERFS = '/usr/bin/disorderfs';
const TASKSET = '/usr/bin/taskset';

interface Environment {
  name: string;
  /** What is otherwise than in the first build. */
  change?: Partial<Circumstances>;
  /** Made ready in a copy of the checkout; gives what more is otherwise. */
  prepare?: (checkout: string) => Promise<Partial<Circumstances>>;
  /** After the build. */
  finish?: (checkout: string) => Promise<void>;
  /** The folder of the copy. */
  folder?: string;
  /** Builds twice in the copy, and compares the second. */
  warm?: boolean;
  /** Why it cannot be tried here, or null. */
  missing?: () => Promise<string | null>;
}

const withEnv = (env: Record<string, string>): Partial<Circumstances> => ({ env });

const ENVIRONMENTS: readonly Environment[] = [
  ...['America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Kiritimati', 'Europe/Berlin', 'Asia/Seoul'].map((zone) => ({
    name: `time zone ${zone}`,
    change: withEnv({ TZ: zone }),
  })),
  ...['en_US.UTF-8', 'ko_KR.UTF-8', 'tr_TR.UTF-8'].map((locale) => ({
    name: `locale ${locale}`,
    change: withEnv({ LANG: locale, LC_ALL: locale }),
  })),
  ...['+10y', '-10y'].map((shift) => ({
    name: `clock ${shift}`,
    change: {},
    missing: () => missing('faketime', () => fakeTime() !== null),
    // Timers go by the other clock, which must not stand still.
    prepare: async () => withEnv({ LD_PRELOAD: fakeTime() ?? '', FAKETIME: shift, DONT_FAKE_MONOTONIC: '1' }),
  })),
  { name: 'umask 077', change: { umask: 0o077 } },
  { name: 'umask 002', change: { umask: 0o002 } },
  // Astro takes variables of the environment for its own.
  { name: 'variables PROD and DEV', change: withEnv({ PROD: '', DEV: '1' }) },
  { name: 'another path', folder: 'a path, путь' },
  {
    name: 'another user',
    missing: async () =>
      process.getuid?.() === 0 ? missing('setpriv', () => existsSync(SETPRIV)) : 'only root can become another user',
    prepare: async (checkout) => {
      const home = join(checkout, '..', 'home');
      mkdirSync(home);
      for (const folder of [checkout, home]) giveAway(folder);
      chownSync(join(checkout, '..'), NOBODY, NOBODY);
      return {
        env: { HOME: home, USER: 'nobody' },
        within: [SETPRIV, `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'],
      };
    },
  },
  {
    name: 'files in another order',
    change: { node: ['--import', pathToFileURL(join(import.meta.dirname, 'shuffle.mjs')).href] },
  },
  {
    name: 'files in another order, of the file system',
    missing: () => missing('disorderfs', () => existsSync(DISORDERFS) && existsSync('/dev/fuse')),
    prepare: async (checkout) => {
      const mount = `${checkout}-shuffled`;
      mkdirSync(mount);
      const refused = await attempt([DISORDERFS, '--shuffle-dirents=yes', checkout, mount]);
      if (refused !== undefined) throw new Error(`disorderfs does not mount: ${refused}`);
      return { checkout: mount };
    },
    finish: async (checkout) => void (await attempt(['fusermount', '-u', `${checkout}-shuffled`])),
  },
  ...['0', '0,1'].map((cores) => ({
    name: cores === '0' ? '1 core' : '2 cores',
    missing: () => missing('taskset', () => existsSync(TASKSET)),
    change: { within: [TASKSET, '--cpu-list', cores] },
  })),
  { name: 'warm', warm: true },
  {
    name: 'lines that end as on Windows',
    prepare: async (checkout) => {
      endAsOnWindows(checkout);
      return {};
    },
  },
];

const PACKAGES: Readonly<Record<string, string>> = {
  faketime: 'faketime',
  disorderfs: 'disorderfs',
  setpriv: 'util-linux',
  taskset: 'util-linux',
};

/** Installs a program where it is not there; why it is not, or null. */
async function missing(program: string, isThere: () => boolean): Promise<string | null> {
  const name = PACKAGES[program] ?? program;
  if (!isThere()) for (const command of debianInstall(name)) await attempt(command);
  return isThere() ? null : `${program} cannot run here: apt-get install -y --no-install-recommends ${name}`;
}

const fakeTime = (): string | null =>
  ['x86_64-linux-gnu', 'aarch64-linux-gnu']
    .map((machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`)
    .find((file) => existsSync(file)) ?? null;

/**
 * What lies in a copy itself. Symbolic links are not followed: packages are linked, and belong to the checkout that was
 * copied, so nothing there may be written. Recursive `readdir` does follow them.
 */
export const below = (folder: string): { path: string; isFile: boolean }[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isSymbolicLink()) return [];
    return [{ path, isFile: entry.isFile() }, ...(entry.isDirectory() ? below(path) : [])];
  });

function giveAway(folder: string): void {
  for (const { path } of [{ path: folder }, ...below(folder)]) chownSync(path, NOBODY, NOBODY);
}

/**
 * As git would check it out there without `.gitattributes`. What lies in `public` is sent as it stands, so that its line ends
 * are left to git.
 */
function endAsOnWindows(checkout: string): void {
  const left = [join(checkout, '.git'), join(checkout, 'public')];
  for (const { path, isFile } of below(checkout)) {
    if (!isFile || left.some((one) => path === one || path.startsWith(one + sep))) continue;
    const content = readFileSync(path);
    if (!content.includes(0)) writeFileSync(path, content.toString().replaceAll(/\r?\n/g, '\r\n'));
  }
}

export const same: Section = {
  title: 'Building in other circumstances',
  async prove({ say }) {
    const folder = mkdtempSync(join(tmpdir(), 'claimline-same-'));
    chmodSync(folder, 0o755);
    try {
      const proofs: Proof[] = [];
      const reasons = new Map<string, string>();
      for (const { name, missing: why } of ENVIRONMENTS) {
        const reason = (await why?.()) ?? null;
        if (reason !== null) reasons.set(name, reason);
      }
      const tried = ENVIRONMENTS.filter(({ name }) => !reasons.has(name));
      for (const { content } of Object.values(sites)) {
        const first: Environment = { name: 'UTC, locale C, cold' };
        const original = join(folder, 'original');
        await build(first, content, folder, original);
        const manifest = readFileSync(join(original, MANIFEST), 'utf8');
        const findings: string[] = [];
        for (const [at, environment] of tried.entries()) {
          say(`${content}: ${environment.name}, ${at + 1} of ${tried.length}`);
          const other = join(folder, 'other');
          try {
            await build(environment, content, folder, other);
            findings.push(...differences(original, other).map((text) => `${environment.name}: ${text}`));
          } catch (error) {
            findings.push(`${environment.name}: ${(error as Error).message}`);
          } finally {
            rmSync(other, { recursive: true, force: true });
          }
        }
        rmSync(original, { recursive: true });
        const names = [first, ...tried].map(({ name }) => name);
        proofs.push(
          none(
            WHAT,
            `${content}: ${manifest.split('\n').length} files in ${names.length} environments: ${names.join('; ')}`,
            findings,
            [`${MANIFEST}: ${sha256(manifest)}`],
          ),
        );
      }
      return [...proofs, ...[...reasons].map(([name, reason]) => notTried(`${WHAT}: ${name}`, '0', reason))];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Builds in a fresh copy of the checkout; throws what the build printed when it fails. */
async function build(environment: Environment, content: string, folder: string, outDir: string): Promise<void> {
  const { change = {}, prepare, finish, warm = false, folder: name = 'checkout' } = environment;
  const around = mkdtempSync(join(folder, 'copy-'));
  chmodSync(around, 0o755);
  const checkout = join(around, name);
  copyCheckout(resolve('.'), checkout);
  try {
    const more = (await prepare?.(checkout)) ?? {};
    // Whoever builds may write there.
    const built = join(around, 'site');
    const env = { TZ: 'UTC', LANG: 'C', LC_ALL: 'C', CLAIMLINE_CONTENT: content, ...FRESH, ...change.env, ...more.env };
    for (let times = warm ? 2 : 1; times > 0; times -= 1) {
      const failure = await buildIn({ checkout, ...change, ...more, env }, built);
      if (failure !== null) throw new Error(`The build fails:\n${failure}`);
    }
    // Outside of CI it is a link to the site.
    renameSync(realpathSync(built), outDir);
  } finally {
    await finish?.(checkout);
    rmSync(around, { recursive: true, force: true });
  }
}
