import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/reader/read.ts';
import { NOT_ASKED } from '../../src/reader/recorded.ts';
import { writeCorpus } from '../bench/corpus.ts';

// Threads load the reader anew, on machines that are busy with others.
const recorded = NOT_ASKED;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'threads-'));
  writeCorpus(60, folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('threads read what one reader reads', () => {
  const alone = readContent(folder, { recorded, threads: 0 });
  expect(alone.problems).toEqual([]);
  expect(readContent(folder, { recorded, threads: 1 })).toEqual(alone);
  expect(readContent(folder, { recorded, threads: 3 })).toEqual(alone);
});

test('threads leave files with problems, and texts that show other records, to the reader', () => {
  const story = mkdtempSync(join(tmpdir(), 'threads-'));
  cpSync('tests/fixtures/story', story, { recursive: true });
  expect(readContent(story, { recorded, threads: 2 })).toEqual(readContent(story, { recorded, threads: 0 }));
  writeFileSync(join(story, 'articles/broken.md'), '---\ntitle: One: two\n---\n');
  writeFileSync(join(story, 'claims/empty.md'), '---\ntitle: x\nkind: fact\n---\n\n<b>[x](claim:none)\u200b\n');
  const hidden = readFileSync(join(story, 'claims/bridge-closed.md'), 'utf8').trimEnd();
  writeFileSync(join(story, 'claims/bridge-closed.md'), `${hidden}\u200b\n`);
  const broken = readContent(story, { recorded, threads: 0 });
  expect(broken.problems.length).toBeGreaterThan(2);
  expect(readContent(story, { recorded, threads: 2 })).toEqual(broken);
  rmSync(story, { recursive: true });
});
