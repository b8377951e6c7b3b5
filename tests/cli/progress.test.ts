import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgress } from '../../src/cli/progress.mjs';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function record(live: boolean, columns = 80) {
  const written: string[] = [];
  const stream = { write: (text: string) => written.push(text), columns };
  return { written, progress: createProgress({ stream, live, now: () => Date.now() }) };
}

test('in CI every step is a plain line, and long ones say every 15 seconds that they go on', () => {
  const { written, progress } = record(false);
  progress.step('Rendering 120 pages');
  progress.update('Rendering 120 pages: 40 done');
  vi.advanceTimersByTime(31_000);
  progress.step('Finishing');
  progress.done('Built 120 pages');
  vi.advanceTimersByTime(60_000);
  expect(written).toEqual([
    'Rendering 120 pages…\n',
    'Rendering 120 pages: 40 done… (15 s)\n',
    'Rendering 120 pages: 40 done… (30 s)\n',
    'Finishing…\n',
    'Built 120 pages\n',
  ]);
});

test('on a terminal one line moves and gives way to the last', () => {
  const { written, progress } = record(true);
  progress.step('Rendering');
  progress.update('Rendering: 1 done');
  vi.advanceTimersByTime(100);
  progress.done('Built');
  expect(written).toEqual(['\r\u001B[2K⠋ Rendering…\r', '\r\u001B[2K⠙ Rendering: 1 done…\r', '\r\u001B[2K', 'Built\n']);
});

test('a moving line never wraps', () => {
  const { written, progress } = record(true, 12);
  progress.step('Rendering a great many pages');
  progress.clear();
  expect(written).toEqual(['\r\u001B[2K⠋ Rendering\r', '\r\u001B[2K']);
});

test('hide takes a moving line away until the next tick, and leaves plain lines alone', () => {
  const { written, progress } = record(true);
  progress.step('Rendering');
  progress.hide();
  vi.advanceTimersByTime(100);
  progress.clear();
  expect(written).toEqual(['\r\u001B[2K⠋ Rendering…\r', '\r\u001B[2K', '\r\u001B[2K⠙ Rendering…\r', '\r\u001B[2K']);

  const plain = record(false);
  plain.progress.step('Rendering');
  plain.progress.hide();
  plain.progress.clear();
  expect(plain.written).toEqual(['Rendering…\n']);
});
