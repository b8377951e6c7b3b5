import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname, tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { followed, formOf, inWorkFolder, publish, recover, type Form } from '../../src/cli/work-folder.ts';
import { killAmidst, killBetween, lay, publishText, SCENES, told } from '../support/swaps.ts';

let root = '';
let target = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'work-'));
  target = join(root, 'dist');
});
afterEach(() => rmSync(root, { recursive: true }));

const HERE = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
const WORK = /^\.dist-build-[0-9a-f]{6}-\d+-[0-9a-f]{6}$/;
/** A number that no process has: it had one, and ended. */
const DEAD = await (async () => {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid;
})();
const isLink = () => lstatSync(target).isSymbolicLink();

describe('inWorkFolder', () => {
  test('gives a fresh folder beside the target and removes it', async () => {
    const name = await inWorkFolder(join(root, 'sites', 'dist'), async (folder) => {
      lay(folder, 'new');
      expect(readdirSync(join(root, 'sites'))).toEqual([basename(folder)]);
      return basename(folder);
    });
    expect(name).toMatch(WORK);
    expect(readdirSync(join(root, 'sites'))).toEqual([]);
  });

  test('removes it when the work fails', async () => {
    const work = inWorkFolder(target, async (folder) => {
      lay(folder, 'half');
      throw new Error('no memory');
    });
    await expect(work).rejects.toThrow('no memory');
    expect(readdirSync(root)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)('removes it at %s', async (signal) => {
    const code = `
      import { inWorkFolder } from './src/cli/work-folder.ts';
      const other = ${JSON.stringify(join(root, 'site'))};
      await inWorkFolder(${JSON.stringify(target)}, () => inWorkFolder(other, () => new Promise(() => {
        setInterval(() => console.log('busy'), 20);
      })));
    `;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    expect(readdirSync(root)).toHaveLength(2);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(readdirSync(root)).toEqual([]);
  });

  test('removes what nobody works with any more, and nothing else', async () => {
    const hourAgo = new Date(Date.now() - 61 * 60_000);
    const left = [
      `.dist-build-${HERE}-${DEAD}-0a1b2c`,
      `.dist-build-${HERE}-${DEAD}-0a1b2c-old1`,
      `.dist-build-${HERE}-${process.pid}-0a1b2d`,
      `.dist-build-${HERE}-${process.ppid}-0a1b2e`,
      '.dist-build-ffffff-1-0a1b2c',
    ];
    const kept = [
      `.dist-build-${HERE}-${process.ppid}-0a1b2f`,
      '.dist-build-ffffff-1-0a1b2f',
      `.other-build-${HERE}-${DEAD}-0a1b2c`,
      '.dist-build-of-mine',
      '.dist-backup',
      'dist-build',
    ];
    for (const name of [...left, ...kept]) lay(join(root, name), 'old');
    for (const name of left.slice(3)) utimesSync(join(root, name), hourAgo, hourAgo);
    symlinkSync('absent', join(root, `.dist-build-${HERE}-${DEAD}-0a1b2c-link`));
    lay(target, 'served');
    await inWorkFolder(target, async () => {});
    expect(readdirSync(root).toSorted()).toEqual(['dist', ...kept].toSorted());
  });

  test('never removes what is served', async () => {
    const served = `.dist-build-${HERE}-${DEAD}-0a1b2c`;
    lay(join(root, served), 'served');
    symlinkSync(served, target);
    await inWorkFolder(target, async () => {});
    expect(told(target)).toBe('served');
  });
});

describe('publish', () => {
  test.each<[before: Form | null, form: Form, after: Form]>([
    [null, 'link', 'link'],
    [null, 'folder', 'folder'],
    ['folder', 'folder', 'folder'],
    ['folder', 'link', 'link'],
    ['link', 'link', 'link'],
    ['link', 'folder', 'link'],
  ])('where %s stands, %s gives a %s and leaves nothing of the old', async (before, form, after) => {
    if (before === 'folder') lay(target, 'old');
    else if (before === 'link') await publishText(target, 'old', 'link');
    await publishText(target, 'new', form);
    expect([told(target), isLink() ? 'link' : 'folder']).toEqual(['new', after]);
    const [work, ...others] = readdirSync(root).filter((name) => name !== 'dist');
    expect(others).toEqual([]);
    expect(after === 'link' ? readlinkSync(target) : undefined).toBe(work);
  });

  test('takes the place of an empty folder at once', async () => {
    mkdirSync(target);
    await publishText(target, 'new', 'folder');
    expect(told(target)).toBe('new');
  });

  test('brings the old back when the new cannot be moved', () => {
    lay(target, 'old');
    expect(() => publish(join(root, 'absent'), target, 'folder')).toThrow('ENOENT');
    expect([told(target), readdirSync(root)]).toEqual(['old', ['dist']]);
  });

  // The others take their turn in `npm run prove`.
  test.each(SCENES.slice(2, 4))('killed before any file operation, nothing is lost: $what', async (scene) => {
    const { kills, findings } = await killBetween(scene);
    expect(findings).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(7);
  });

  test('processes that publish at once and are killed leave a whole site at every look', async () => {
    const { swaps, findings } = await killAmidst([20, 35, 5, 60]);
    expect(findings).toEqual([]);
    expect(swaps).toBeGreaterThan(5);
  });
});

describe('recover', () => {
  const old = (id: string) => join(root, `.dist-build-${HERE}-${DEAD}-${id}-old1`);

  test('puts back the last site that was moved aside, and a build removes the others', async () => {
    lay(old('0a1b2c'), 'older');
    await new Promise((done) => setTimeout(done, 20));
    lay(old('000000'), 'last');
    recover(target);
    expect(told(target)).toBe('last');
    await inWorkFolder(target, async () => {});
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('leaves alone what stands there, and what another build is about to replace', () => {
    lay(target, 'served');
    lay(old('0a1b2c'), 'old');
    recover(target);
    expect(told(target)).toBe('served');
    rmSync(target, { recursive: true });
    rmSync(old('0a1b2c'), { recursive: true });
    lay(join(root, `.dist-build-${HERE}-${process.ppid}-0a1b2c-old1`), 'old');
    recover(target);
    expect(told(target)).toBeUndefined();
  });
});

describe('followed', () => {
  test('a link of one’s own is followed, a link that publish made is what is replaced', async () => {
    const mine = join(root, 'mine');
    symlinkSync('dist', mine);
    expect([followed(mine), followed(target)]).toEqual([target, target]);
    await publishText(followed(mine), 'new', 'link');
    expect([followed(mine), told(mine), isLink(), readlinkSync(mine)]).toEqual([target, 'new', true, 'dist']);
  });

  test('links in a circle end', () => {
    symlinkSync('other', target);
    symlinkSync('dist', join(root, 'other'));
    writeFileSync(join(root, 'file'), '');
    expect([target, join(root, 'other')]).toContain(followed(target));
  });
});

test.each<[NodeJS.ProcessEnv, NodeJS.Platform, Form]>([
  [{}, 'linux', 'link'],
  [{ CI: '' }, 'darwin', 'link'],
  [{ CI: 'true' }, 'linux', 'folder'],
  [{}, 'win32', 'folder'],
])('with %j on %s a site becomes a %s', (environment, platform, form) => {
  expect(formOf(environment, platform)).toBe(form);
});
