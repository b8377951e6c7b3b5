import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTPUT_KINDS, type OutputKind } from '../../src/domain/schema.ts';
import { readContent } from '../../src/reader/read.ts';
import { writePagesOnly } from './checkout.ts';
import { writeCorpus } from './corpus.ts';
import { writeAstro } from './peers/astro.ts';
import { peerContent, type PeerContent } from './peers/content.ts';
import { writeEleventy } from './peers/eleventy.ts';
import { writeHugo } from './peers/hugo.ts';

const SIZE = 45;
const root = mkdtempSync(join(tmpdir(), 'corpus-'));
const at = (name: string) => join(root, name);
afterAll(() => rmSync(root, { recursive: true }));

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
const hashOf = (folder: string): string =>
  createHash('sha256')
    .update(
      filesOf(folder)
        .map((file) => `${file}\n${readFileSync(join(folder, file), 'utf8')}`)
        .join('\n'),
    )
    .digest('hex');

beforeAll(() => {
  writeCorpus(SIZE, at('one'));
});

describe('a corpus', () => {
  test('is the same whenever it is made', () => {
    writeCorpus(SIZE, at('again'));
    expect(filesOf(at('again'))).toEqual(filesOf(at('one')));
    expect(hashOf(at('again'))).toBe(hashOf(at('one')));
  });

  test('is a tracker without a problem, of as many records as are asked for', () => {
    const { records, problems } = readContent(at('one'));
    expect(problems).toEqual([]);
    expect([records?.articles, records?.claims, records?.actors].map((list) => list?.length)).toEqual([45, 22, 10]);
  });

  test('has none either where it publishes its pages only', () => {
    writePagesOnly(SIZE, at('pages'));
    const { outputs } = readContent(at('pages')).records?.tracker ?? {};
    const kinds = Object.keys(OUTPUT_KINDS) as OutputKind[];
    expect(kinds.filter((kind) => outputs?.[kind] !== false)).toEqual([]);
  });
});

describe('the projects of others', () => {
  let content: PeerContent;
  beforeAll(() => {
    content = peerContent(at('one'));
    writeHugo(content, at('hugo'));
    writeEleventy(content, at('eleventy'));
    writeAstro(content, at('astro'));
  });

  /** Records and pages of lists that a project has a source for: those of lists are paged by the generators. */
  const sourcesOf = (folder: string): string[] =>
    filesOf(join(folder, 'content'))
      .flatMap(
        (file) => /^(articles|claims|actors)\/([a-z]+-\d+)(?:\/_index)?\.md$/.exec(file)?.slice(1, 3).join('/') ?? [],
      )
      .toSorted();

  test('have the same pages, those of the records that are shown', () => {
    const expected = (['articles', 'claims', 'actors'] as const)
      .flatMap((kind) => content[kind].map(({ id }) => `${kind}/${id}`))
      .toSorted();
    expect(expected.length).toBeGreaterThan(SIZE);
    expect(sourcesOf(at('hugo'))).toEqual(expected);
    expect(sourcesOf(at('eleventy'))).toEqual(expected);
    expect(sourcesOf(at('astro'))).toEqual(expected);
  });

  test('have a template for every kind of page', () => {
    const present = (folder: string, files: string[]) =>
      expect(filesOf(at(folder))).toEqual(expect.arrayContaining(files));
    present('hugo', [
      'layouts/index.html',
      'layouts/articles/list.html',
      'layouts/articles/single.html',
      'layouts/claims/taxonomy.html',
      'layouts/claims/term.html',
      'layouts/actors/taxonomy.html',
      'layouts/actors/term.html',
      'layouts/timeline/list.html',
      'layouts/timeline/single.html',
    ]);
    present('eleventy', [
      'content/index.11ty.js',
      'content/article-list.11ty.js',
      '_includes/article.11ty.js',
      'content/claim-list.11ty.js',
      '_includes/claim.11ty.js',
      'content/actor-list.11ty.js',
      '_includes/actor.11ty.js',
      'content/timeline.11ty.js',
    ]);
    present('astro', [
      'src/pages/index.astro',
      'src/pages/articles/[...page].astro',
      'src/pages/articles/[id].astro',
      'src/pages/claims/[...page].astro',
      'src/pages/claims/[id].astro',
      'src/pages/actors/[...page].astro',
      'src/pages/actors/[id].astro',
      'src/pages/timeline/[...page].astro',
    ]);
  });

  test('page the timeline alike: by a hundred rows, of which Hugo must be told', () => {
    const pages = Math.ceil(content.data.timeline.length / 100);
    expect(pages).toBeGreaterThan(1);
    expect(filesOf(join(at('hugo'), 'content/timeline'))).toEqual([
      '_index.md',
      ...Array.from({ length: pages - 1 }, (_, index) => `page/${index + 2}.md`),
    ]);
  });

  test('are given what they cannot work out: statuses with their history, and nothing that is not shown', () => {
    const { statuses, timeline } = content.data;
    const shown = new Set(content.claims.map(({ id }) => id));
    expect(new Set(Object.keys(statuses))).toEqual(shown);
    for (const { history } of Object.values(statuses)) expect(history.length).toBeGreaterThan(0);
    for (const row of timeline) {
      for (const claim of 'claim' in row ? [row.claim] : row.said.map((said) => said.claim))
        expect(shown).toContain(claim);
    }
    for (const name of ['statuses', 'timeline', 'topics', 'places'] as const) {
      const value = JSON.stringify(content.data[name]);
      expect(
        ['hugo/data', 'eleventy/_data', 'astro/data'].map((folder) =>
          readFileSync(at(`${folder}/${name}.json`), 'utf8'),
        ),
      ).toEqual([value, value, value]);
    }
  });

  test('have links to addresses, and dates that YAML 1.1 leaves alone', () => {
    const text = readFileSync(at('hugo/content/articles/article-0.md'), 'utf8');
    expect(text).toMatch(/\[this claim\]\(\/claims\/claim-\d+\/\) and \[it\]\(\/actors\/actor-0\/\)/);
    expect(text).toMatch(/^date: "203\d-\d\d-\d\d"$/m);
  });
});
