import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtSite } from '../support/built.ts';
import { fileOf, readBuilt } from './built.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'built-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test('a built site is read with its base path, its address and the kind of each page', () => {
  const site = builtSite(folder, { 'claims/a/index.html': '<p>A', 'icon.svg': '<svg/>' }, 'https://example.org/repo/');
  expect(site).toMatchObject({ base: '/repo/', url: 'https://example.org/repo/' });
  expect(site.pages).toEqual([
    { path: 'claims/a/', kind: 'claim', html: '<p>A' },
    { path: '', kind: 'front', html: '' },
  ]);
  expect([...site.files]).toEqual(['api/v1/tracker.json', 'claims/a/index.html', 'icon.svg', 'index.html']);
  expect(builtSite(folder, {}).url).toBeNull();
});

test('what is no built site, and a page of no kind, are refused', () => {
  expect(() => readBuilt('/no/such/folder')).toThrow('There is no built site in /no/such/folder.');
  expect(() => builtSite(folder, { 'news/index.html': '' })).toThrow('/news/ is of no known kind');
});

test.each([
  ['/repo/', 'index.html'],
  ['/repo/claims/', 'claims/index.html'],
  ['/repo/claims/#b', 'claims/index.html'],
  ['/repo/claims/?asof=2024-11-05', 'claims/index.html'],
  ['#b', 'claims/a/index.html'],
  ['', 'claims/a/index.html'],
  ['../b/', 'claims/b/index.html'],
  ['/repo/fonts/a%20b.woff2', 'fonts/a b.woff2'],
  ['/repo/claims', 'claims'],
  ['/claims/', '/claims/'],
  ['https://example.org/repo/cards/a.png', 'cards/a.png'],
  ['https://example.org/other/', null],
  ['https://example.com/', null],
  ['mailto:desk@example.org', null],
])('from /repo/claims/a/, %j leads to %j', (address, file) => {
  expect(fileOf({ base: '/repo/', url: 'https://example.org/repo/' }, 'claims/a/', address)).toBe(file);
});
