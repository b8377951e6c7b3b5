/** The manifest of a site, and what shows that a site is not what it says. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { manifestFlaws, readManifest, writeManifest } from '../../src/build/manifest.ts';
import { firstDifference } from '../../src/cli/rebuild.ts';
import { sha256 } from '../../src/outputs/version.ts';

const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whole = { line: 1, column: 1 };

test('it names every file once, as sha256sum reads it, and shows what was changed, added and taken away', () => {
  mkdirSync(join(folder, 'b'));
  writeFileSync(join(folder, 'b', 'a page.html'), 'one');
  writeFileSync(join(folder, 'a.txt'), 'two');
  expect(manifestFlaws(folder)).toEqual([
    { file: 'SHA256SUMS', ...whole, found: 'no such file', expected: 'the hash of every file' },
  ]);
  writeManifest(folder);
  expect(execFileSync('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' })).toBe(
    'a.txt: OK\nb/a page.html: OK\n',
  );
  expect(manifestFlaws(folder)).toEqual([]);

  writeFileSync(join(folder, 'a.txt'), 'three');
  writeFileSync(join(folder, 'c.js'), 'four');
  rmSync(join(folder, 'b'), { recursive: true });
  expect(manifestFlaws(folder)).toEqual([
    { file: 'a.txt', ...whole, found: 'another hash than SHA256SUMS gives', expected: 'the file as it was built' },
    { file: 'b/a page.html', ...whole, found: 'no such file', expected: 'the file that SHA256SUMS names' },
    { file: 'c.js', ...whole, found: 'a file that SHA256SUMS does not name', expected: 'no such file' },
  ]);
});

test('what is no manifest has no hashes', () => {
  expect([...readManifest(`<!doctype html>\n${sha256('a').slice(1)}  a\n`)]).toEqual([]);
  expect([...readManifest(`${sha256('a')}  a b\n${sha256('c')} *d/e\n`)]).toEqual([
    ['a b', sha256('a')],
    ['d/e', sha256('c')],
  ]);
});

test.each([
  ['one\ntwo\n', 'one\ntoo\n', ':2\n  first   "two"\n  second  "too"'],
  ['one', 'one\ntwo', ':1\n  first   "one"\n  second  "one"'],
  ['a\0b', 'a\0c', ': byte 3 of 3 and 3'],
])('where %j and %j differ first', (one, other, said) => {
  expect(firstDifference(Buffer.from(one), Buffer.from(other))).toBe(said);
});
