/** Small sites that are published by processes which are killed: what `npm test` and `npm run prove` do with them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inWorkFolder, publish, recover, type Form } from '../../src/cli/work-folder.ts';

/** A site of two files that say the same: one that says two things is half old and half new. */
export function lay(folder: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of ['index.html', 'last.html']) writeFileSync(join(folder, file), text);
}

/** What the site at `target` says; undefined where none stands. */
export function told(target: string): string | undefined {
  const place = () =>
    unlessGone(() => (lstatSync(target).isSymbolicLink() ? join(target, '..', readlinkSync(target)) : target));
  for (;;) {
    const folder = place();
    if (folder === undefined) return undefined;
    const texts = unlessGone(() => readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8')));
    // What was replaced while it was read may have been removed: what is served is read again.
    if (place() !== folder) continue;
    return texts?.length === 2 && texts[0] === texts[1] ? texts[0] : texts && `partly ${texts.join(', ')}`;
  }
}

function unlessGone<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export const publishText = (target: string, text: string, form: Form): Promise<void> =>
  inWorkFolder(target, async (folder) => {
    lay(folder, text);
    publish(folder, target, form);
  });

/** What stands at a target before, and what is put there. */
export const SCENES: readonly { what: string; before: Form | null; form: Form; gap: boolean }[] = [
  { what: 'the first site', before: null, form: 'link', gap: false },
  { what: 'the first site, on a host', before: null, form: 'folder', gap: false },
  { what: 'a link in the place of a link', before: 'link', form: 'link', gap: false },
  { what: 'a link in the place of a folder', before: 'folder', form: 'link', gap: true },
  { what: 'a folder in the place of a folder', before: 'folder', form: 'folder', gap: true },
];

/** Kills its process in the place of the file operation whose number is in KILL_AT. */
const KILLED_AT = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let left = Number(process.env.KILL_AT);
  for (const name of ['mkdirSync', 'writeFileSync', 'symlinkSync', 'renameSync', 'rmSync']) {
    const real = fs[name];
    fs[name] = (...args) => {
      if (left-- === 0) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    };
  }
  syncBuiltinESMExports();
  const { publishText } = await import(${JSON.stringify(pathToFileURL(import.meta.filename).href)});
  await publishText(process.env.TARGET, 'new', process.env.FORM);
`;

/** More file operations than one publication has. */
const MOST = 40;

export interface KilledSwaps {
  kills: number;
  findings: string[];
}

/**
 * Publishes in a process that is killed before its first file operation, its second and so on until one runs through.
 * After each: what stands there must be the old or the new, or nothing where `gap` says so and `recover` brings the old
 * back; and the next publication must end well and leave nothing behind.
 */
export async function killBetween({ what, before, form, gap }: (typeof SCENES)[number]): Promise<KilledSwaps> {
  const findings: string[] = [];
  for (let kills = 0; kills < MOST; kills++) {
    const root = mkdtempSync(join(tmpdir(), 'swap-'));
    const target = join(root, 'dist');
    try {
      if (before === 'folder') lay(target, 'old');
      else if (before === 'link') await publishText(target, 'old', 'link');
      const old = before === null ? undefined : 'old';
      const child = spawn(process.execPath, ['--input-type=module', '--eval', KILLED_AT], {
        env: { ...process.env, KILL_AT: String(kills), TARGET: target, FORM: form },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      const at = `${what}, killed before operation ${kills + 1}`;
      const after = told(target);
      const missing = gap && after === undefined;
      if (code !== null && after !== 'new') findings.push(`${what}: ends with ${code}, and serves ${after}`);
      else if (after !== old && after !== 'new' && !missing) findings.push(`${at}: serves ${after}`);
      recover(target);
      const recovered = told(target);
      if (missing && recovered !== 'old') findings.push(`${at}: ${recovered} was put back`);
      await publishText(target, 'next', form);
      const served = [target, realpathSync(target)];
      const left = readdirSync(root).filter((name) => !served.includes(join(root, name)));
      if (told(target) !== 'next' || left.length > 0)
        findings.push(`${at}: then serves ${told(target)}; left: ${left}`);
      if (signal === null) return { kills, findings };
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  }
  return { kills: MOST, findings: [...findings, `${what}: still being killed after ${MOST} operations`] };
}

const SWAPPING = `
  const { publishText } = await import(${JSON.stringify(pathToFileURL(import.meta.filename).href)});
  for (let i = 0; ; i++) {
    await publishText(process.env.TARGET, process.pid + '-' + i, 'link');
    if (i % 10 === 0) console.log(i);
  }
`;

/** Processes that publish on and on, two at once, each killed at its moment; meanwhile the site is read all the time. */
export async function killAmidst(
  moments: readonly number[],
): Promise<{ swaps: number; looks: number; findings: string[] }> {
  const root = mkdtempSync(join(tmpdir(), 'swap-'));
  const target = join(root, 'dist');
  const findings: string[] = [];
  const seen = new Set<string>();
  let looks = 0;
  const over = new AbortController();
  try {
    await publishText(target, 'first', 'link');
    const look = async () => {
      while (!over.signal.aborted) {
        const text = told(target);
        looks += 1;
        if (text !== undefined && /^(?:first|\d+-\d+)$/.test(text)) seen.add(text);
        else findings.push(`look ${looks}: ${text}`);
        await new Promise(setImmediate);
      }
    };
    const looking = look();
    const lane = async (mine: readonly number[]) => {
      for (const moment of mine) {
        const child = spawn(process.execPath, ['--input-type=module', '--eval', SWAPPING], {
          env: { ...process.env, TARGET: target },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        await once(child.stdout, 'data');
        setTimeout(() => child.kill('SIGKILL'), moment);
        await once(child, 'exit');
      }
    };
    await Promise.all([0, 1].map((half) => lane(moments.filter((_, index) => index % 2 === half))));
    over.abort();
    await looking;
    await publishText(target, 'next', 'link');
    const left = readdirSync(root);
    if (told(target) !== 'next' || left.length !== 2) findings.push(`then serves ${told(target)}; there are ${left}`);
    return { swaps: seen.size, looks, findings };
  } finally {
    over.abort();
    rmSync(root, { recursive: true, force: true });
  }
}
