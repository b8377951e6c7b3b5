import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtSite } from '../support/built.ts';
import { exitCode } from './bound.ts';
import { bytesBounds, gzipBytes, scriptFiles, staticImports } from './bytes.ts';
import type { BuiltSite } from './built.ts';
import type { Document } from './documents.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'built-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

test.each([
  ['import\'./a.js\';import{b}from"./b.js";', ['./a.js', './b.js']],
  ["export*from'./c.js';export{d as e}from'./d.js';export const f=1", ['./c.js', './d.js']],
  ["const g=()=>import('./g.js')", []],
  ["// import './h.js'\nconst i = 'import \"./i.js\"'", []],
  ['', []],
])('%j imports %j when it is loaded', (code, expected) => {
  expect(staticImports(code)).toEqual(expected);
});

const document = (site: BuiltSite, path: string, parts: Partial<Document> = {}): Document => {
  const page = site.pages.find((one) => one.path === path);
  if (!page) throw new Error(`no page ${path}`);
  return {
    page,
    addresses: [],
    anchors: [],
    styles: [],
    scripts: [],
    inlineScripts: [],
    noindex: false,
    ...parts,
  };
};

/** Text that gzip cannot make shorter than about the number of bytes given. */
function noise(bytes: number): string {
  let state = 1;
  const next = () => (state = (state * 48_271) % 2_147_483_647);
  return Array.from({ length: bytes }, () => String.fromCodePoint(33 + (next() % 90))).join('');
}

test('gzip is what servers send', () => {
  expect(gzipBytes('abc')).toBe(gzipSync('abc', { level: 9 }).length);
  expect(gunzipSync(gzipSync('abc')).toString()).toBe('abc');
});

test('scripts are followed through static imports, once each, in circles too', () => {
  const site = builtSite(folder, {
    '_astro/a.js': "import './b.js'; import './parts/c.js'; void import('./search.js')",
    '_astro/b.js': "import './a.js'",
    '_astro/parts/c.js': "import '../b.js'",
    '_astro/search.js': '',
  });
  expect(scriptFiles(site, document(site, '', { scripts: ['/_astro/a.js'] }))).toEqual([
    '_astro/a.js',
    '_astro/b.js',
    '_astro/parts/c.js',
  ]);
});

test('a page weighs its HTML and its styles, each compressed; lists may weigh more', () => {
  const [text, style] = [noise(9000), noise(9000)];
  const site = builtSite(folder, { 'about/index.html': text, 'claims/index.html': text, 'a.css': style });
  const documents = [
    document(site, 'about/', { styles: ['/a.css'] }),
    document(site, 'claims/', { styles: ['/a.css'] }),
  ];
  const value = `${((gzipBytes(text) + gzipBytes(style)) / 1024).toFixed(1)} KB`;
  const [page, list] = bytesBounds(site, documents);
  expect(page).toMatchObject({ limit: '≤ 14.0 KB', worst: value, page: 'about/' });
  expect(page?.findings).toEqual([
    { page: 'about/', text: expect.stringMatching(new RegExp(`^${value}: HTML .+, CSS`)) },
  ]);
  expect(list).toMatchObject({ limit: '≤ 40.0 KB', worst: value, page: 'claims/', findings: [] });
});

test('plain pages load one shared script of a kilobyte; pages with controls up to eight', () => {
  const site = builtSite(folder, {
    'about/index.html': '',
    'method/index.html': '',
    'claims/index.html': '',
    'theme.js': 'theme()',
    'other.js': 'other()',
    'large.js': `'${noise(2000).replaceAll(/['\\]/g, '')}'`,
  });
  const breaches = (...documents: Document[]) => {
    const bounds = bytesBounds(site, documents);
    expect(exitCode(bounds)).toBe(bounds.some(({ findings }) => findings.length > 0) ? 1 : 0);
    return bounds.flatMap(({ what, findings }) => findings.map(({ page }) => `${what} /${page}`));
  };
  const about = (...scripts: string[]) => document(site, 'about/', { scripts });
  expect(breaches(about('/theme.js'), document(site, 'method/', { scripts: ['/theme.js'] }))).toEqual([]);
  expect(breaches(about('/theme.js', '/other.js'))).toEqual(['scripts of plain pages beside the shared one /about/']);
  expect(breaches(about('/theme.js'), document(site, 'method/', { scripts: ['/other.js'] }))).toEqual([
    'scripts of plain pages beside the shared one /method/',
  ]);
  expect(breaches(about('/large.js'))).toEqual(['JavaScript of plain pages /about/']);
  expect(breaches(document(site, 'about/', { inlineScripts: [noise(2000)] }))).toEqual([
    'JavaScript of plain pages /about/',
  ]);
  expect(breaches(document(site, 'claims/', { scripts: ['/large.js', '/theme.js'] }))).toEqual([]);
  expect(breaches(document(site, 'claims/', { scripts: ['/large.js'], inlineScripts: [noise(9000)] }))).toEqual([
    'JavaScript of pages with controls /claims/',
  ]);
});

test('a style sheet that is not in the site cannot be weighed', () => {
  const site = builtSite(folder, {});
  expect(() => bytesBounds(site, [document(site, '', { styles: ['/gone.css'] })])).toThrow(
    '/ needs /gone.css, which is not in the site.',
  );
});
