/** Files for programs that visit the site. */
import { DOMParser, type Document } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { crawlerFiles } from '../../src/outputs/crawlers.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { naughtyRecords } from '../support/naughty.ts';
import { article, claim, tracker } from '../support/records.ts';
import { storyRecords } from '../support/story.ts';

const story = storyRecords();
const naughty = naughtyRecords();
const site = createSite(story);
const homeless = createSite({ ...story, tracker: { ...story.tracker, url: null } });
const files = (of: Site, most?: number): Record<string, string> =>
  Object.fromEntries(crawlerFiles(of, most).map(({ path, content }) => [path, String(content())]));
/** Reads XML as strictly as it can be read. */
const read = (text = ''): Document =>
  new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'application/xml');
const texts = (document: Document, name: string): string[] =>
  [...document.getElementsByTagName(name)].map(({ textContent }) => textContent ?? '');

test('robots.txt of the story', () => {
  expect(files(site)['robots.txt']).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://example.org/tracker/sitemap.xml\n',
  );
  expect(files(homeless)['robots.txt']).toBe('User-agent: *\nAllow: /\n');
});

test('llms.txt of the story', async () => {
  await expect(files(site)['llms.txt']).toMatchFileSnapshot('../fixtures/outputs/llms.txt');
});

test('without an address of its own a site has no files that need one', () => {
  expect(Object.keys(files(homeless))).toEqual(['robots.txt', 'llms.txt', 'manifest.webmanifest']);
  expect(files(homeless)['llms.txt']).toContain('- [index.json](/api/v1/index.json): ');
});

test('a switch of linked data takes its file out of llms.txt', () => {
  const others = {
    feeds: null,
    calendar: null,
    documents: null,
    data: null,
    citations: null,
    embeds: null,
    archive: null,
  };
  const outputs = { ...others, graph: false, records: null };
  const off = createSite({ ...story, tracker: { ...story.tracker, outputs } });
  expect(files(site)['llms.txt']).toContain('graph.jsonld');
  expect(files(off)['llms.txt']).not.toContain('graph.jsonld');
});

describe('sitemap.xml', () => {
  const article2 = { ...article('second', '2024-02-01', [{ claim: 'dam', stance: 'denies', by: null }]) };
  const records = tracker({
    claims: [claim('dam', { topics: ['water'] })],
    articles: [
      {
        ...article('first', '2024-01-05', [{ claim: 'dam', stance: 'asserts' }]),
        recorded: '2024-01-06T10:00:00.000Z',
        revised: '2024-01-07T10:00:00.000Z',
      },
      { ...article2, recorded: null, revised: null },
    ],
  });
  const topics = [{ id: 'water', title: 'Water', description: null }];
  const small = createSite({
    ...records,
    tracker: { ...records.tracker, url: 'https://example.org/a&b/', topics },
  });

  test('every page once, with the day or time at which the last of what it shows was changed', () => {
    const pages = read(files(small)['sitemap.xml']);
    const at = (path: string) => `https://example.org/a&b/${path}`;
    const entries = [...pages.getElementsByTagName('url')].map((url) =>
      ['loc', 'lastmod'].map((name) => [...url.getElementsByTagName(name)][0]?.textContent),
    );
    expect(pages.documentElement?.namespaceURI).toBe('http://www.sitemaps.org/schemas/sitemap/0.9');
    expect(entries).toEqual([
      [at(''), '2024-02-01'],
      [at('timeline/'), '2024-02-01'],
      [at('timeline/2024-01/'), '2024-02-01'],
      [at('timeline/2024-02/'), '2024-02-01'],
      [at('claims/'), '2024-02-01'],
      [at('topics/water/'), '2024-02-01'],
      [at('contradictions/'), '2024-02-01'],
      [at('actors/'), '2024-02-01'],
      [at('articles/'), '2024-02-01'],
      [at('matrix/'), '2024-02-01'],
      [at('matrix/water/'), '2024-02-01'],
      [at('map/'), '2024-02-01'],
      [at('asof/'), '2024-02-01'],
      [at('changes/'), '2024-02-01'],
      [at('changes/corrections/'), '2024-02-01'],
      [at('data/'), '2024-02-01'],
      [at('method/'), undefined],
      [at('about/'), undefined],
      [at('search/'), undefined],
      [at('claims/dam/'), '2024-02-01'],
      [at('articles/first/'), '2024-01-07T10:00:00.000Z'],
      [at('articles/second/'), '2024-02-01'],
    ]);
  });

  test('is an index of several where there are too many addresses for one', () => {
    const whole = texts(read(files(small)['sitemap.xml']), 'loc');
    const several = files(small, 8);
    const index = read(several['sitemap.xml']);
    expect(index.documentElement?.tagName).toBe('sitemapindex');
    const parts = texts(index, 'loc').map((address) => address.slice('https://example.org/a&b/'.length));
    expect(parts).toEqual(['sitemap-1.xml', 'sitemap-2.xml', 'sitemap-3.xml']);
    const listed = parts.map((path) => texts(read(several[path]), 'loc'));
    expect(listed.map(({ length }) => length)).toEqual([8, 8, 6]);
    expect(listed.flat()).toEqual(whole);
  });
});

describe('opensearch.xml', () => {
  test('of the story', () => {
    expect(files(site)['opensearch.xml']).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>The swing…</ShortName>
<LongName>The swing bridge of Port Merrow</LongName>
<Description>Who says what about the closing of the swing bridge in the invented town of Port Merrow.</Description>
<Url type="text/html" template="https://example.org/tracker/search/?q={searchTerms}"/>
<Image height="32" width="32" type="image/x-icon">https://example.org/tracker/favicon.ico</Image>
<Language>en</Language>
<InputEncoding>UTF-8</InputEncoding>
</OpenSearchDescription>
`);
  });

  const named = (title: string) => {
    const empty = tracker({});
    const settings = { ...empty.tracker, url: 'https://example.org/', title, description: title };
    const file = crawlerFiles(createSite({ ...empty, tracker: settings })).find(
      ({ path }) => path === 'opensearch.xml',
    );
    const document = read(String(file?.content()));
    const [short = '', long = ''] = ['ShortName', 'LongName'].map((name) => texts(document, name).join());
    return { short, long, addresses: document.getElementsByTagName('Url').length };
  };

  test('says a name whatever is in it, but for what XML cannot say', () => {
    expect(naughty.used.length).toBeGreaterThan(400);
    const line = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
    const short = naughty.used.filter((name) => line(name).length <= 16);
    expect(short.length).toBeGreaterThan(50);
    expect(short.map((name) => named(name).long)).toEqual(short.map(line));
    const all = [...naughty.used, ']]><Url template="https://evil.example/">'].map(named);
    expect(all.filter(({ addresses }) => addresses !== 1)).toEqual([]);
    expect(Math.max(...all.map(({ short: name }) => name.length))).toBe(16);
    expect(Math.max(...all.map(({ long }) => long.length))).toBe(48);
    expect(named('a\u0000b\u001Bc\uFFFEd\uD800e')).toMatchObject({ short: 'abcde', long: 'abcde' });
  });
});

test('manifest.webmanifest of the story', () => {
  expect(JSON.parse(files(site)['manifest.webmanifest'] ?? '')).toEqual({
    name: 'The swing bridge of Port Merrow',
    short_name: 'The swing…',
    description: 'Who says what about the closing of the swing bridge in the invented town of Port Merrow.',
    lang: 'en',
    dir: 'ltr',
    id: '/tracker/',
    start_url: '/tracker/',
    scope: '/tracker/',
    display: 'browser',
    background_color: '#fbfaf6',
    theme_color: '#fbfaf6',
    icons: [
      { src: '/tracker/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/tracker/apple-touch-icon.png', sizes: '180x180', type: 'image/png' },
      { src: '/tracker/favicon.ico', sizes: '32x32', type: 'image/x-icon' },
    ],
  });
});
