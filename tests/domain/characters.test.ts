import { describe, expect, test } from 'vitest';
import { asLatin, hiddenCharacters, mixedWord, skeleton, visible } from '../../src/domain/characters.ts';

describe('hiddenCharacters', () => {
  test.each([
    ['plain words', 'The gates are down.'],
    ['tabs and line ends', 'a\tb\nc'],
    ['accents, composed and not', 'café cafe\u{301}'],
    ['a non-joiner in Persian', 'می\u{200C}شود'],
    ['a joiner in Sinhala', 'ශ්\u{200D}රී'],
    ['a non-joiner in Malayalam', 'അന്\u{200C}ഗ്'],
    ['a family of emoji', '👨\u{200D}👩\u{200D}👧'],
    ['emoji with a colour of skin and a joiner', '👩🏽\u{200D}🚀'],
    ['emoji with a variation selector and a joiner', '🏳\u{FE0F}\u{200D}🌈'],
    ['the sign before Arabic numbers', '\u{600}١٢'],
    ['no-break and thin spaces', '10\u{A0}000\u{2009}cars\u{202F}'],
    ['ideographs outside the first plane', '𠀀𝒜'],
    ['Hebrew and Arabic', 'שלום جسر'],
  ])('finds nothing in %s', (_, text) => {
    expect(hiddenCharacters(text)).toEqual([]);
  });

  test.each([
    ['a\0b', 1, 'a NUL character (U+0000)'],
    ['a\u{7}b', 1, 'a control character (U+0007)'],
    ['a\rb', 1, 'a carriage return without a line feed (U+000D)'],
    ['a\u{85}b', 1, 'a control character (U+0085)'],
    ['br\u{AD}idge', 2, 'a soft hyphen (U+00AD)'],
    ['br\u{200B}idge', 2, 'a zero-width space (U+200B)'],
    ['br\u{200C}idge', 2, 'a zero-width non-joiner (U+200C)'],
    ['br\u{200D}idge', 2, 'a zero-width joiner (U+200D)'],
    ['👩\u{200D} gates', 2, 'a zero-width joiner (U+200D)'],
    ['\u{200D}👩', 0, 'a zero-width joiner (U+200D)'],
    ['می\u{200C}\u{200C}شود', 2, 'a zero-width non-joiner (U+200C)'],
    ['a\u{200E}b', 1, 'a character that turns the direction of writing (U+200E)'],
    ['a\u{202E}b', 1, 'a character that turns the direction of writing (U+202E)'],
    ['a\u{2066}b', 1, 'a character that turns the direction of writing (U+2066)'],
    ['a\u{61C}b', 1, 'a character that turns the direction of writing (U+061C)'],
    ['a\u{2028}b', 1, 'a line separator (U+2028)'],
    ['a\u{2029}b', 1, 'a paragraph separator (U+2029)'],
    ['a\u{2060}b', 1, 'a word joiner (U+2060)'],
    ['a\u{2063}b', 1, 'a character that cannot be seen (U+2063)'],
    ['a\u{FEFF}b', 1, 'a byte order mark inside the text (U+FEFF)'],
    ['👍\u{E0041}b', 2, 'a tag character (U+E0041)'],
    ['a\u{FFFE}b', 1, 'a character that cannot be seen (U+FFFE)'],
    ['a\u{FDD0}b', 1, 'a character that cannot be seen (U+FDD0)'],
    ['a\u{FFF9}b', 1, 'a character that cannot be seen (U+FFF9)'],
  ])('finds in %j at %i: %s', (text, offset, name) => {
    expect(hiddenCharacters(text)[0]).toEqual({
      offset,
      char: String.fromCodePoint(text.codePointAt(offset) ?? 0),
      name,
    });
  });
});

test.each([
  ['plain', 'plain'],
  ['a\u{202E}b\0', 'a\\u202eb\\u0000'],
  ['\u{E0041}', '\\u{e0041}'],
  ['\u{1B}[31mred', '\\u001b[31mred'],
  ['港 é', '港 é'],
])('visible(%j) is %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

describe('mixedWord', () => {
  test.each([
    'Port Merrow',
    'Ångström',
    'Порт Мерроу',
    'Port Мерроу',
    '港湾局',
    'ソニーSony',
    '한국KBS',
    'Ada-Мария',
    'A4',
    'Nº 5',
    'ꓐꓑ',
    'می\u{200C}شود',
    'O’Neill',
    'Zoë',
  ])('lets %j pass', (name) => {
    expect(mixedWord(name)).toBeNull();
  });
  test.each([
    ['P\u{43E}rt Merrow', 'P\u{43E}rt'],
    ['Port M\u{435}rrow', 'M\u{435}rrow'],
    ['\u{391}da', '\u{391}da'],
    ['The Мerrow', 'Мerrow'],
    ['Мерроуgate', 'Мерроуgate'],
    ['Αда', 'Αда'],
  ])('finds in %j the word %j', (name, word) => {
    expect(mixedWord(name)).toBe(word);
  });
});

describe('skeleton', () => {
  test.each([
    ['paypal', 'p\u{430}yp\u{430}l'],
    ['Port Merrow', 'PORT MERROW'],
    ['mayor', 'ｍａｙｏｒ'],
    ['toll', 'to11'],
    ['modern', 'modem'],
    ['Dockers', 'D0ckers'],
    ['é', 'e\u{301}'],
    ['Ⅳ', 'IV'],
  ])('%j looks like %j', (a, b) => {
    expect(skeleton(a)).toBe(skeleton(b));
  });
  test.each([
    ['mayor', 'major'],
    ['bridge-closed', 'bridge-opened'],
    ['e', 'é'],
    ['port', 'fort'],
  ])('%j does not look like %j', (a, b) => {
    expect(skeleton(a)).not.toBe(skeleton(b));
  });
});

test.each([
  ['m\u{430}yor', 'mayor'],
  ['c\u{43E}\u{430}st-wire', 'coast-wire'],
  ['Zoë 港', 'Zoë 港'],
  ['plain', 'plain'],
])('asLatin(%j) is %j', (text, latin) => {
  expect(asLatin(text)).toBe(latin);
});
