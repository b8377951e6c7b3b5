/** What pages tell machines about themselves. */
import { describe, expect, test } from 'vitest';
import { headView, publishedDay, shorten } from '../../src/views/head.ts';
import { createSite } from '../../src/views/site.ts';
import { article, tracker } from '../support/records.ts';

const siteAt = (url: string | null, language = 'en') =>
  createSite(
    tracker({
      tracker: { ...tracker({}).tracker, url, language },
      articles: ['2031-01-10', '2031-01', '2031-01-10?', '2031-01-10/..'].map((day, i) => article(`a${i}`, day)),
    }),
  );
const page = { title: 'Claims', description: 'All of them.', href: '/r/claims/' };

test('a page of a site whose address is known', () => {
  expect(headView(siteAt('https://example.org/r'), page)).toEqual({
    title: 'Claims · Test',
    name: 'Claims',
    description: 'All of them.',
    canonical: 'https://example.org/r/claims/',
    index: true,
    type: 'article',
    locale: 'en_GB',
    image: { href: 'https://example.org/r/cards/index.png', alt: 'Test. A tracker for tests.' },
    published: null,
    feeds: [{ name: 'Changes', href: '/r/changes/feed.xml' }],
  });
});

test.each([
  ['the front page', { href: '/' }, { title: 'Claims', type: 'website' }],
  ['a page without an address', { href: null }, { canonical: null, index: false, image: null }],
  ['a page that repeats others', { href: '/x/', index: false }, { canonical: 'https://example.org/x/', index: false }],
  ['a page without a picture', { href: '/x/', image: null }, { image: null }],
  ['a page of a day', { href: '/x/', published: '2031-01-10' }, { published: '2031-01-10' }],
])('%s', (_name, fields, expected) => {
  expect(headView(siteAt('https://example.org'), { ...page, ...fields })).toMatchObject(expected);
});

test('a site without an address has neither canonical addresses nor pictures', () => {
  expect(headView(siteAt(null), page)).toMatchObject({ canonical: null, index: true, image: null });
});

test.each([
  ['en', 'en_GB'],
  ['de', 'de_DE'],
  ['pt-BR', 'pt_BR'],
  ['zh-Hant', 'zh_TW'],
])('the locale of %s is %s', (language, locale) => {
  expect(headView(siteAt(null, language), page).locale).toBe(locale);
});

test('only an exact day is a day of publication', () => {
  expect(['a0', 'a1', 'a2', 'a3'].map((id) => publishedDay(siteAt(null), id))).toEqual([
    '2031-01-10',
    null,
    null,
    null,
  ]);
});

describe('descriptions', () => {
  test.each([
    ['short  and\nplain', 20, 'short and plain'],
    ['one two three', 13, 'one two three'],
    ['one two three', 12, 'one two…'],
    ['one, two three', 7, 'one…'],
    ['朝鮮兵士がロシアに到着した', 6, '朝鮮兵士が…'],
    ['a😀😀😀', 3, 'a…'],
  ])('%j in %d', (words, longest, expected) => {
    expect(shorten(words, longest)).toBe(expected);
  });
});
