import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../src/cli/lock.mjs';
import { createProgress } from '../../src/cli/progress.mjs';

const progress = createProgress({ stream: { write: () => true } });

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('work under one lock never overlaps', async () => {
  const path = join(folder, 'lock');
  const events: string[] = [];
  const work = (name: string) => async () => {
    events.push(`${name} begins`);
    await sleep(20);
    events.push(`${name} ends`);
  };
  await Promise.all([
    withLock(path, work('a'), { beat: 5, progress }),
    withLock(path, work('b'), { beat: 5, progress }),
  ]);
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  expect(existsSync(path)).toBe(false);
});

test('a lock that nobody touches any more is taken over', async () => {
  const path = join(folder, 'lock');
  mkdirSync(path);
  const before = new Date(Date.now() - 60_000);
  utimesSync(path, before, before);
  await expect(withLock(path, async () => 'done', { beat: 5, progress })).resolves.toBe('done');
});

test('work that fails gives the lock back', async () => {
  const path = join(folder, 'lock');
  await expect(withLock(path, () => Promise.reject(new Error('no network')), { progress })).rejects.toThrow(
    'no network',
  );
  expect(existsSync(path)).toBe(false);
});
