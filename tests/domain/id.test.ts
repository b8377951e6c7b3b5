import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freeId, idOf } from '../../src/domain/id.ts';
import { ID_PATTERN } from '../../src/domain/schema.ts';
import { check } from '../support/check.ts';

test.each([
  ['The bridge, again', 'the-bridge-again'],
  ['Zażółć gęślą: the Straße’s “end”', 'zazolc-gesla-the-strasses-end'],
  ['Ærø, Þingvellir & Łódź', 'aero-thingvellir-lodz'],
  ['½ of ﬁve', '1-2-of-five'],
  ['Мост', ''],
  ['…', ''],
  ['word '.repeat(20), Array<string>(12).fill('word').join('-')],
  ['x'.repeat(80), 'x'.repeat(60)],
])('the id of %j is %j', (title, id) => {
  expect(idOf(title)).toBe(id);
});

test('whatever the title, there is an id of the right form, or none', () => {
  check(500, fc.string({ unit: 'grapheme' }), (title) => {
    const id = idOf(title);
    expect(id === '' || (ID_PATTERN.test(id) && id.length <= 60)).toBe(true);
  });
});

test('a taken id gets the next number', () => {
  expect(freeId('a', new Set(['b']))).toBe('a');
  expect(freeId('a', new Set(['a', 'a-2']))).toBe('a-3');
});
