import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inWorkFolder, swapIn } from '../../src/cli/work-folder.ts';

let root = '';
let target = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'work-'));
  target = join(root, 'dist');
});
afterEach(() => rmSync(root, { recursive: true }));

function lay(folder: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), text);
  return folder;
}
const standing = () => readFileSync(join(target, 'index.html'), 'utf8');

describe('inWorkFolder', () => {
  test('gives a fresh folder beside the target and removes it', async () => {
    const name = await inWorkFolder(join(root, 'sites', 'dist'), async (folder) => {
      lay(join(folder, 'site'), 'new');
      expect(readdirSync(join(root, 'sites'))).toEqual([basename(folder)]);
      return basename(folder);
    });
    expect(name).toMatch(/^\.dist-partial-\w{6}$/);
    expect(readdirSync(join(root, 'sites'))).toEqual([]);
  });

  test('removes it when the work fails', async () => {
    const work = inWorkFolder(target, async (folder) => {
      lay(join(folder, 'site'), 'half');
      throw new Error('no memory');
    });
    await expect(work).rejects.toThrow('no memory');
    expect(readdirSync(root)).toEqual([]);
  });

  test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)('removes it at %s', async (signal) => {
    const code = `
      import { inWorkFolder } from './src/cli/work-folder.ts';
      await inWorkFolder(${JSON.stringify(target)}, () => new Promise(() => setInterval(() => console.log('busy'), 20)));
    `;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    expect(readdirSync(root)).toHaveLength(1);
    child.kill(signal);
    expect(await ended).toEqual([null, signal]);
    expect(readdirSync(root)).toEqual([]);
  });

  test('removes what a killed process left an hour ago, and nothing else', async () => {
    const old = [
      '.dist-partial-aB3dE6',
      '.dist-backup',
      '.dist-partial-of-mine',
      '.docs-partial-aB3dE6',
      'dist-partial',
    ];
    for (const name of old) {
      const before = new Date(Date.now() - 61 * 60_000);
      utimesSync(lay(join(root, name), 'old'), before, before);
    }
    lay(join(root, '.dist-partial-inUse1'), 'of another build');
    await inWorkFolder(target, async () => {});
    expect(readdirSync(root).toSorted()).toEqual([...old.slice(1), '.dist-partial-inUse1'].toSorted());
  });
});

describe('swapIn', () => {
  test('puts the new in the place of the old', async () => {
    lay(target, 'old');
    await inWorkFolder(target, async (folder) => swapIn(lay(join(folder, 'site'), 'new'), target, folder));
    expect(standing()).toBe('new');
    expect(readdirSync(root)).toEqual(['dist']);
  });

  test('needs nothing to be there', () => {
    swapIn(lay(join(root, 'site'), 'new'), target, root);
    expect(standing()).toBe('new');
  });

  test('brings the old back when the new cannot be moved', () => {
    lay(target, 'old');
    expect(() => swapIn(join(root, 'absent'), target, root)).toThrow('ENOENT');
    expect(standing()).toBe('old');
  });

  test('many at once all end well', async () => {
    const code = `
      import { mkdirSync, writeFileSync } from 'node:fs';
      import { inWorkFolder, swapIn } from './src/cli/work-folder.ts';
      for (let i = 0; i < 200; i++) {
        await inWorkFolder(${JSON.stringify(target)}, async (folder) => {
          mkdirSync(folder + '/site');
          writeFileSync(folder + '/site/index.html', 'new');
          swapIn(folder + '/site', ${JSON.stringify(target)}, folder);
        });
      }
    `;
    const builds = Array.from({ length: 3 }, () =>
      once(spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: 'inherit' }), 'exit'),
    );
    expect(await Promise.all(builds)).toEqual([
      [0, null],
      [0, null],
      [0, null],
    ]);
    expect(standing()).toBe('new');
    expect(readdirSync(root)).toEqual(['dist']);
  });
});
