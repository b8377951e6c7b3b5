import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marked, plainName, requestOf } from '../../src/browser/query.ts';
import { plainName as nameInIndex } from '../../src/outputs/search.ts';
import { check } from '../support/check.ts';

const MONTHS = ['', '2019-02', '2019-03', '2019-05'];

test.each([
  [{}, null],
  [{ sort: 'newest' }, null],
  [{ q: ' pier ' }, { words: 'pier', filters: {}, sort: {} }],
  [
    { q: 'pier', sort: 'oldest' },
    { words: 'pier', filters: {}, sort: { date: 'asc' } },
  ],
  [
    { type: 'claim', status: 'open' },
    { words: null, filters: { type: 'claim', status: 'open' }, sort: { date: 'desc' } },
  ],
  [
    { q: 'a', from: '2019-03' },
    { words: 'a', filters: { month: { any: ['2019-03', '2019-05'] } }, sort: {} },
  ],
  [
    { q: 'a', to: '2019-03' },
    { words: 'a', filters: { month: { any: ['2019-02', '2019-03'] } }, sort: {} },
  ],
  [
    { q: 'a', from: '2019-05', to: '2019-02' },
    { words: 'a', filters: { month: { any: [] } }, sort: {} },
  ],
])('%j asks for %j', (state, request) => {
  expect(requestOf(state, MONTHS)).toEqual(request);
});

test.each([
  [
    'the <mark>sea</mark>',
    'the sea',
    [
      ['the ', false],
      ['sea', true],
    ],
  ],
  [
    'the <mark>sea</mark>',
    'by the sea',
    [
      ['… ', false],
      ['the ', false],
      ['sea', true],
    ],
  ],
  [
    '<mark>sea</mark> air',
    'sea air is',
    [
      ['sea', true],
      [' air', false],
      [' …', false],
    ],
  ],
  ['&lt;b&gt; &amp;amp;', '<b> &amp;', [['<b> &amp;', false]]],
  ['', '', []],
] as [string, string, [string, boolean][]][])('the pieces of %j', (excerpt, whole, pieces) => {
  expect(marked(excerpt, whole)).toEqual(pieces.map(([text, found]) => ({ text, found })));
});

test.each([
  ['Kim Jong-un', 'kim jong un'],
  ['  KIM  JONG UN ', 'kim jong un'],
  ['Wołodymyr Zełenski', 'wołodymyr zełenski'],
  ['Ngô Đình', 'ngo đinh'],
  ['U.S.', 'u s'],
  ['…', ''],
])('the name %j is sought as %j', (name, plain) => {
  expect(plainName(name)).toBe(plain);
});

test('what is asked for and what is in the index are made plain in one way', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('Élodie Ångström', 'O’Neill-Sørensen', 'Łódź'),
  );
  check(500, texts, (text) => expect(plainName(text)).toBe(nameInIndex(text)));
});
