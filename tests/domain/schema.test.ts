import { describe, expect, test } from 'vitest';
import { actorSchema, articleSchema, trackerSchema } from '../../src/domain/schema.ts';
import { tracker } from '../support/records.ts';

/** What is expected instead; null when it is accepted. */
const messageOf = (result: { error?: { issues: { message: string }[] } | undefined }): string | null =>
  result.error?.issues.map(({ message }) => message).join('; ') ?? null;
const withAddress = (address: string) => actorSchema.safeParse({ name: 'A', kind: 'state', sameAs: [address] });
const withSettings = (fields: object) => trackerSchema.safeParse({ ...tracker({}).tracker, ...fields });
const articleWith = (source: object, statement: object = {}) =>
  articleSchema.safeParse({
    title: 'A',
    summary: 'A',
    source: { published: '2019', ...source },
    statements: [{ claim: 'a', stance: 'asserts', ...statement }],
  });

describe('an address', () => {
  test.each([
    'https://example.org',
    'HTTPS://EXAMPLE.ORG/',
    'http://localhost:4321/a',
    'https://intranet/page',
    'https://192.0.2.7/',
    'https://[2001:db8::1]/a',
    'https://bücher.example/größe',
    'https://пример.испытание/страница?а=б#в',
    'https://example.org/@name?to=a@b.example',
    'https://user.github.io/repo/?a=b#c',
    // To browsers the host ends at the backslash, and nobody is named before it.
    'https://example.org\\@other.example/',
  ])('%s', (address) => {
    expect(messageOf(withAddress(address))).toBe(null);
  });

  test.each([
    ['javascript:alert(1)', 'starts with'],
    ['data:text/html,x', 'starts with'],
    ['//example.org/', 'starts with'],
    ['https:example.org', 'starts with'],
    ['https:\\\\example.org', 'starts with'],
    ['https:///me@example.org/', 'starts with'],
    ['', 'starts with'],
    ['https://me:secret@example.org/', 'user name'],
    ['https://me@example.org', 'user name'],
    ['https://:@example.org', 'user name'],
    ['https://example.org/a b', 'spaces'],
    ['https://example.org/\u{A0}', 'spaces'],
    ['https://example.org/\n', 'spaces'],
    ['https://example.org/\u{7F}', 'spaces'],
    ['https://example.org/\u{2067}a', 'spaces'],
    [' https://example.org/', 'starts with'],
    ['https://exa%mple.org/', 'browser'],
    ['https://1.2.3.400/', 'browser'],
  ])('%j: %s', (address, expected) => {
    expect(messageOf(withAddress(address))).toContain(expected);
  });
});

test.each([
  ['https://example.org', null],
  ['https://user.github.io/repo/', null],
  ['http://localhost:4321', null],
  ['https://example.org/?a', 'an address without ? and #'],
  ['https://example.org/#', 'an address without ? and #'],
  ['https://example.org/a/../b/', 'an address whose path is written as browsers write it'],
  ['https://example.org/größe/', 'an address whose path is written as browsers write it'],
  ['https://example.org\\a', 'an address whose path is written as browsers write it'],
  ['ftp://example.org/', 'an address that starts with https:// or http://'],
])('the address of the site: %s', (url, expected) => {
  expect(messageOf(withSettings({ url }))).toBe(expected);
});

test.each([
  ['en', null],
  ['pt-BR', null],
  ['zh-Hant', null],
  ['en_GB', 'a language tag, such as en or pt-BR'],
  ['', 'a language tag, such as en or pt-BR'],
  ['English', 'a language tag that Node.js knows, such as en or pt-BR'],
  ['xx', 'a language tag that Node.js knows, such as en or pt-BR'],
])('the language of the tracker: %j', (language, expected) => {
  expect(messageOf(withSettings({ language }))).toBe(expected);
});

test('a source and a quotation can be in any language', () => {
  expect(messageOf(articleWith({ language: 'tlh' }, { quote: { text: 'nuqneH', lang: 'tlh' } }))).toBe(null);
  expect(messageOf(articleWith({ language: 'in French' }))).toBe('a language tag, such as en or pt-BR');
});

test.each([
  ['2019', null],
  [2019, null],
  ['2019-03', null],
  ['2019-03-05', null],
  ['2019-03?', null],
  ['2019-03-XX', null],
  ['201X', 'one date: a day, a month or a year'],
  ['2019/2020', 'one date: a day, a month or a year'],
  ['2019/..', 'one date: a day, a month or a year'],
  ['[2019,2020]', 'one date: a day, a month or a year'],
  ['{2019..2020}', 'one date: a day, a month or a year'],
  ['2019-02-30', 'a day that exists in the calendar'],
])('a role from or to %s', (date, expected) => {
  for (const end of ['from', 'to']) {
    const roles = [{ title: 'Mayor', [end]: date }];
    expect(messageOf(actorSchema.safeParse({ name: 'A', kind: 'person', roles }))).toBe(expected);
  }
});

describe('short forms', () => {
  test('a credit is text, with whom it credits where that is known', () => {
    const credits = ['With inputs from AP', { text: 'Photo: Reuters', actor: 'reuters' }];
    expect(articleWith({ credits }).data?.source.credits).toEqual([
      { text: 'With inputs from AP', actor: null },
      { text: 'Photo: Reuters', actor: 'reuters' },
    ]);
  });

  test('a quotation without a language is in that of the tracker', () => {
    const quote = { text: 'It is open', translation: null, translatedBy: null };
    expect(articleWith({}, { quote }).data?.statements[0]?.quote).toEqual({ ...quote, lang: null });
  });

  test('a licence has an address', () => {
    expect(withSettings({ licence: 'CC BY 4.0' }).success).toBe(false);
  });
});
