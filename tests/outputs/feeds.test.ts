/** What readers of feeds are given: form, ids, times and words, read back by parsers. */
import { readFileSync } from 'node:fs';
import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Article, Records } from '../../src/domain/records.ts';
import type { TrackerRecord } from '../../src/domain/schema.ts';
import { feedFiles, inAllFormats, unlikeMarkup, writeFeed } from '../../src/outputs/feeds.ts';
import { articlesFeed, claimFeed, followLink, MOST_ENTRIES, type FeedView } from '../../src/views/feed.ts';
import { headView } from '../../src/views/head.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { paragraph } from '../../src/views/xhtml.ts';
import { naughtyRecords } from '../support/naughty.ts';
import { actor, article, claim, tracker } from '../support/records.ts';
import { storyRecords } from '../support/story.ts';

const URL_OF_SITE = 'https://example.org/tracker/';

const within = (records: Records, settings: Partial<TrackerRecord>): Records => ({
  ...records,
  tracker: { ...records.tracker, ...settings },
});

/** The feeds of a site by their paths. */
const feedsOf = (site: Site): Map<string, string> =>
  new Map(feedFiles(site).map(({ path, content }) => [path, content() as string]));

/** Parses XML; whatever the parser remarks is an error. */
function xml(text: string): Document {
  return new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  }).parseFromString(text, 'text/xml');
}
const elements = (parent: Document | Element, name: string): Element[] => [...parent.getElementsByTagName(name)];
const textOf = (parent: Document | Element, name: string): string => elements(parent, name)[0]?.textContent ?? '';

interface Entry {
  id: string;
  link: string;
  title: string;
  updated: string;
  html: string;
}
interface Parsed {
  id: string;
  self: string;
  title: string;
  updated: string;
  entries: Entry[];
}

/** Text of HTML that has no elements. */
const unescaped = (html: string): string => xml(`<text>${html}</text>`).documentElement?.textContent ?? '';

function atom(text: string): Parsed {
  const document = xml(text);
  const links = elements(document, 'link');
  return {
    id: textOf(document, 'id'),
    self: links.find((link) => link.getAttribute('rel') === 'self')?.getAttribute('href') ?? '',
    title: unescaped(textOf(document, 'title')),
    updated: textOf(document, 'updated'),
    entries: elements(document, 'entry').map((entry) => ({
      id: textOf(entry, 'id'),
      link: elements(entry, 'link')[0]?.getAttribute('href') ?? '',
      title: unescaped(textOf(entry, 'title')),
      updated: textOf(entry, 'updated'),
      html: textOf(entry, 'content'),
    })),
  };
}

function rss(text: string): Parsed {
  const document = xml(text);
  return {
    id: '',
    self: elements(document, 'atom:link')[0]?.getAttribute('href') ?? '',
    title: textOf(document, 'title'),
    updated: textOf(document, 'lastBuildDate'),
    entries: elements(document, 'item').map((item) => ({
      id: textOf(item, 'guid'),
      link: textOf(item, 'link'),
      title: textOf(item, 'title'),
      updated: textOf(item, 'pubDate'),
      html: textOf(item, 'description'),
    })),
  };
}

const ajv = new Ajv2020({ allErrors: true });
addFormats.default(ajv);
const isJsonFeed = ajv.compile(JSON.parse(readFileSync('tests/fixtures/schemas/json-feed-1.1.json', 'utf8')));

const story = storyRecords();
const naughty = naughtyRecords(URL_OF_SITE);

/** Two claims, of which one is denied on a second day. */
const small = (): Records =>
  tracker({
    tracker: { ...tracker({}).tracker, title: 'Port & pier', url: URL_OF_SITE },
    actors: [actor('port', { name: 'The <Port>' }), actor('mayor', { name: 'The mayor', kind: 'person' })],
    claims: [claim('gate-shut', { title: 'The gate is shut', disagreement: 'They look at two gates.' })],
    articles: [
      {
        ...article('one', '2031-05-04', [
          { claim: 'gate-shut', by: 'port', stance: 'asserts', quote: 'Shut & “locked”.' },
        ]),
        title: 'Gate shut',
        recorded: '2031-06-01T10:00:00.000Z',
      },
      {
        ...article('two', '2031-05-06', [{ claim: 'gate-shut', by: 'mayor', stance: 'denies', stated: '2031-05~' }]),
        title: 'Gate <open>?',
        recorded: '2031-06-02T10:00:00.000Z',
      },
    ],
  });

test('an entry says what changed in meaning', () => {
  const [entry] = claimFeed(createSite(small()), 'gate-shut').entries;
  expect(entry).toEqual({
    id: '/tracker/claims/gate-shut/#history-2031-05-06',
    href: '/tracker/claims/gate-shut/#history-2031-05-06',
    title: 'First denial: The mayor denies it, in “Gate <open>?”; status from “One origin” to “Contested”',
    published: '2031-06-02T10:00:00.000Z',
    updated: '2031-06-02T10:00:00.000Z',
    html: [
      '<p>Status: from “One origin” to “Contested”. One origin says so: The &lt;Port&gt;; one denies it: The mayor.</p>',
      '<ul><li><a href="https://example.org/tracker/actors/mayor/">The mayor</a> ',
      '<a href="https://example.org/tracker/articles/two/#gate-shut-mayor">denies it</a> (said: about May 2031), in ',
      '<a href="https://example.org/tracker/articles/two/">Gate &lt;open&gt;?</a></li></ul>',
      '<p>All that is on record about it: <a href="https://example.org/tracker/claims/gate-shut/">The gate is shut</a></p>',
    ].join(''),
  });
});

test.each([
  ['xml', 'claims/gate-shut/feed.xml'],
  ['rss', 'articles/feed.rss'],
  ['json', 'articles/feed.json'],
])('a whole feed: %s', async (format, path) => {
  await expect(feedsOf(createSite(small())).get(path)).toMatchFileSnapshot(`../fixtures/feeds/small.${format}`);
});

describe.each([
  ['the story', story],
  ['naughty strings', naughty.records],
])('feeds of %s', (_, records) => {
  const site = createSite(within(records, { url: URL_OF_SITE }));
  const feeds = feedsOf(site);
  const lastDay = `${site.index.lastDay}T00:00:00.000Z`;

  test('are of changes, articles and corrections in each format, and of each claim and actor', () => {
    expect([...feeds.keys()]).toEqual([
      ...OF_TRACKER,
      ...[...site.graph.claims.keys()].map((id) => `claims/${id}/feed.xml`),
      ...[...site.graph.actors.keys()].map((id) => `actors/${id}/feed.xml`),
    ]);
  });

  test('name themselves, with ids that are no others’ and times in order', () => {
    const ids = new Set<string>();
    for (const [path, text] of feeds) {
      if (!path.endsWith('.xml')) continue;
      const { id, self, updated, entries } = atom(text);
      expect(self).toBe(URL_OF_SITE + path);
      expect(id).toBe(self);
      expect(entries.length).toBeLessThanOrEqual(MOST_ENTRIES);
      const times = entries.map((entry) => entry.updated);
      expect(times).toEqual(times.toSorted().toReversed());
      expect(updated).toBe(times[0] ?? lastDay);
      for (const name of [id, ...entries.map((entry) => entry.id)]) {
        expect(name).toMatch(/^https:\/\/example\.org\/tracker\//);
        expect(ids).not.toContain(name);
        ids.add(name);
      }
    }
  });

  test('hold well-formed XHTML with whole addresses, and no element but ours', () => {
    for (const [path, text] of feeds) {
      if (path.endsWith('.json')) continue;
      for (const { html, link } of path.endsWith('.xml') ? atom(text).entries : rss(text).entries) {
        expect(link).toMatch(/^https:\/\/example\.org\/tracker\//);
        const found = elements(xml(`<div>${html}</div>`), '*');
        expect(found.filter(({ tagName }) => !['div', 'p', 'ul', 'li', 'a'].includes(tagName))).toEqual([]);
        const addresses = found.filter(({ tagName }) => tagName === 'a').map((a) => a.getAttribute('href') ?? '');
        expect(addresses.filter((address) => !/^https?:\/\//.test(address))).toEqual([]);
      }
    }
  });

  test('are valid JSON Feed', () => {
    const feed = JSON.parse(feeds.get('articles/feed.json') ?? '');
    isJsonFeed(feed);
    expect(isJsonFeed.errors ?? []).toEqual([]);
    expect(feed.feed_url).toBe(`${URL_OF_SITE}articles/feed.json`);
    const ids = atom(feeds.get('articles/feed.xml') ?? '').entries.map(({ id }) => id);
    expect(feed.items.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(rss(feeds.get('articles/feed.rss') ?? '').entries.map(({ id }) => id)).toEqual(ids);
  });

  test('are the same bytes in every run, whatever the order of records', () => {
    const { articles, claims, actors } = records;
    const other = { articles: articles.toReversed(), claims: claims.toReversed(), actors: actors.toReversed() };
    expect([...feedsOf(createSite(within({ ...records, ...other }, { url: URL_OF_SITE })))]).toEqual([...feeds]);
  });
});

test('what is valid JSON Feed is no matter of course', () => {
  const feed = JSON.parse(feedsOf(createSite(small())).get('articles/feed.json') ?? '');
  for (const wrong of [
    { ...feed, version: 'https://jsonfeed.org/version/1' },
    { ...feed, author: { name: 'a' } },
    { ...feed, feed_url: '/feed.json' },
    { ...feed, items: [{ id: 'a' }] },
  ]) {
    expect(isJsonFeed(wrong)).toBe(false);
  }
});

const OF_TRACKER = ['changes/feed', 'articles/feed', 'changes/corrections'].flatMap((name) =>
  ['xml', 'rss', 'json'].map((ending) => `${name}.${ending}`),
);

describe('naughty strings', () => {
  test('are at least 400, and the others are refused', () => {
    expect(naughty.used.length).toBeGreaterThanOrEqual(400);
    expect(naughty.refused.length).toBe(16);
  });

  const site = createSite(naughty.records);
  const view: FeedView = {
    ...articlesFeed(site),
    title: naughty.used.join(' '),
    entries: naughty.used.map((string, i) => ({
      id: `/tracker/#${i}`,
      href: `/tracker/#${i}`,
      title: string,
      published: null,
      updated: '2031-05-04T00:00:00.000Z',
      html: paragraph(site, [string, { name: string, href: '/tracker/' }]),
    })),
  };
  const write = (format: 'xml' | 'rss' | 'json') => writeFeed(site, view, format, '/tracker/feed');
  const wordsIn = (html: string) => xml(html).documentElement?.textContent;

  test('are read back from Atom', () => {
    const { title, entries } = atom(write('xml'));
    expect(title).toBe(view.title);
    expect(entries.map((entry) => entry.title)).toEqual(naughty.used);
    expect(entries.map(({ html }) => wordsIn(html))).toEqual(naughty.used.map((string) => string + string));
  });

  test('are read back from RSS, but for what looks like markup in titles', () => {
    const { title, entries } = rss(write('rss'));
    expect(title).toBe(unlikeMarkup(view.title));
    expect(entries.map((entry) => entry.title)).toEqual(naughty.used.map(unlikeMarkup));
    expect(entries.filter((entry) => /<[a-z!/?]|&#?\w+;/i.test(entry.title))).toEqual([]);
    expect(entries.map(({ html }) => wordsIn(html))).toEqual(naughty.used.map((string) => string + string));
  });

  test('are read back from JSON Feed', () => {
    const { title, items } = JSON.parse(write('json'));
    expect(title).toBe(view.title);
    expect(items.map((item: { title: string }) => item.title)).toEqual(naughty.used);
  });
});

test.each([
  ['AT&T', 'AT&T'],
  ['2 < 3 & 4 > 3', '2 < 3 & 4 > 3'],
  ['<b>bold</b>', '＜b>bold＜/b>'],
  ['&lt;i&gt; &#60; &1', '＆lt;i＆gt; ＆#60; ＆1'],
  ['<!-- ]]>', '＜!-- ]]＞'],
])('where a format cannot tell text from markup, %j is written %j', (plain, written) => {
  expect(unlikeMarkup(plain)).toBe(written);
});

test('another article changes no entry that does not tell of it', () => {
  const entriesOf = (records: Records) =>
    new Map(
      [...feedsOf(createSite(records))]
        .filter(([path]) => path.endsWith('.xml'))
        .flatMap(([path, text]) => atom(text).entries.map((entry): [string, Entry] => [`${path} ${entry.id}`, entry])),
    );
  const recorded = {
    ...story,
    articles: story.articles.map((one, i) => ({ ...one, recorded: `2020-01-0${i + 1}T00:00:00.000Z` })),
  };
  const all = entriesOf(recorded);
  const copied = new Set(story.articles.map(({ source }) => source.copyOf));
  for (const { id } of story.articles.filter((one) => !copied.has(one.id))) {
    const before = entriesOf({ ...recorded, articles: recorded.articles.filter((one) => one.id !== id) });
    expect([...before.keys()].filter((key) => !all.has(key))).toEqual([]);
    const others = [...before].filter(([key]) => !all.get(key)?.html.includes(`/articles/${id}/`));
    expect(others.length).toBeGreaterThan(30);
    expect(others.map(([key]) => all.get(key)?.updated)).toEqual(others.map(([, { updated }]) => updated));
  }
});

test('a source that is corrected or retracted is told on that day', () => {
  const updated = (state: 'corrected' | 'retracted') => {
    const { articles, ...records } = small();
    const [one, ...others] = articles as [Article, ...Article[]];
    const source = { ...one.source, status: { state, date: '2031-07-01', url: null } };
    const { entries } = articlesFeed(createSite({ ...records, articles: [{ ...one, source }, ...others] }));
    return entries.find(({ id }) => id === '/tracker/articles/one/');
  };
  for (const state of ['corrected', 'retracted'] as const) {
    expect(updated(state)).toMatchObject({
      published: '2031-06-01T10:00:00.000Z',
      updated: '2031-07-01T00:00:00.000Z',
    });
  }
});

test('a long list holds the newest entries', () => {
  const { entries } = articlesFeed(createSite(naughty.records));
  const newest = naughty.records.articles
    .toSorted((a, b) => (a.source.published < b.source.published ? 1 : -1))
    .slice(0, MOST_ENTRIES);
  expect(entries.map(({ id }) => id)).toEqual(newest.map(({ id }) => `/tracker/articles/${id}/`));
});

describe('without the address of the site', () => {
  const site = createSite(within(small(), { url: null }));
  const feeds = feedsOf(site);

  test('links are root-relative, and ids are UUIDs that stay', () => {
    const { id, self, entries } = atom(feeds.get('claims/gate-shut/feed.xml') ?? '');
    expect(self).toBe('/claims/gate-shut/feed.xml');
    expect(entries.map(({ link }) => link)).toEqual([
      '/claims/gate-shut/#history-2031-05-06',
      '/claims/gate-shut/#history-2031-05-04',
    ]);
    const names = [id, ...entries.map((entry) => entry.id)];
    expect(new Set(names).size).toBe(3);
    for (const name of names) {
      expect(name).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
    expect([...feedsOf(createSite(within(small(), { url: null })))]).toEqual([...feeds]);
  });

  test('nothing is left of what stood for it', () => {
    expect([...feeds.values()].join('')).not.toMatch(/\.invalid|https?:\/\/\//);
  });
});

test('an empty tracker has an empty feed that is as old as can be', () => {
  const { title, updated, entries } = atom(feedsOf(createSite(tracker({}))).get('articles/feed.xml') ?? '');
  expect({ title, updated, entries }).toEqual({
    title: 'Articles · Test',
    updated: '1970-01-01T00:00:00.000Z',
    entries: [],
  });
});

test('an actor that says nothing yet can be followed', () => {
  const records = { ...small(), actors: [...small().actors, actor('silent')] };
  const { entries, updated } = atom(feedsOf(createSite(records)).get('actors/silent/feed.xml') ?? '');
  expect({ entries, updated }).toEqual({ entries: [], updated: '2031-05-06T00:00:00.000Z' });
});

test('a view is made once for its three formats', () => {
  const site = createSite(small());
  let made = 0;
  const files = inAllFormats(site, 'changes', () => {
    made += 1;
    return { ...articlesFeed(site), self: site.links.feed('changes') };
  });
  expect(files.map(({ path, content }) => [path, content().length > 0])).toEqual([
    ['changes/feed.xml', true],
    ['changes/feed.rss', true],
    ['changes/feed.json', true],
  ]);
  expect(made).toBe(1);
});

describe('what is switched off', () => {
  const off = (outputs: Partial<NonNullable<TrackerRecord['outputs']>>) => {
    const none = {
      feeds: null,
      calendar: null,
      documents: null,
      data: null,
      graph: null,
      citations: null,
      embeds: null,
      archive: null,
    };
    return createSite(within(small(), { outputs: { ...none, records: null, ...outputs } }));
  };
  const head = (site: Site) =>
    headView(site, {
      title: 'T',
      description: 'D',
      href: site.links.claim('gate-shut'),
      follow: followLink(site, 'claims', 'gate-shut'),
    }).feeds;
  const changes = { name: 'Changes', href: '/tracker/changes/feed.xml' };

  test('nothing: a page names its own feed, and that of all changes', () => {
    expect(head(off({}))).toEqual([{ name: 'T · Port & pier', href: '/tracker/claims/gate-shut/feed.xml' }, changes]);
  });

  test('files of records', () => {
    expect([...feedsOf(off({ records: false })).keys()]).toEqual(OF_TRACKER);
    expect(head(off({ records: false }))).toEqual([changes]);
  });

  test('all feeds', () => {
    expect(feedFiles(off({ feeds: false }))).toEqual([]);
    expect(head(off({ feeds: false }))).toEqual([]);
  });
});
