import { expect, test } from 'vitest';
import { matches } from '../../src/browser/match.ts';

const item = {
  status: 'contested',
  kind: 'occurrence',
  topics: 'closing traffic',
  voices: 'port:asserts mayor:denies merrow',
  date: '2019-03-04',
  words: () => 'The bridge is closed. José Núñez said: “It isn’t.”',
};

test.each([
  [{}, true],
  [{ status: 'contested' }, true],
  [{ status: 'open' }, false],
  [{ kind: 'occurrence', topic: 'traffic' }, true],
  [{ kind: 'occurrence', topic: 'traff' }, false],
  [{ actor: 'merrow' }, true],
  [{ actor: 'mer' }, false],
  [{ stance: 'denies' }, true],
  [{ stance: 'doubts' }, false],
  [{ actor: 'mayor', stance: 'denies' }, true],
  [{ actor: 'port', stance: 'denies' }, false],
  [{ actor: 'merrow', stance: 'denies' }, false],
  [{ text: 'NUNEZ bridge' }, true],
  [{ text: "isn't" }, true],
  [{ text: 'nunez ferry' }, false],
  [{ from: '2019-03-04', to: '2019-03-04' }, true],
  [{ from: '2019-03-05' }, false],
  [{ to: '2019-03-03' }, false],
  [{ status: 'contested', actor: 'port', text: 'closed', from: '2019-01-01' }, true],
  [{ status: 'contested', actor: 'port', text: 'closed', from: '2020-01-01' }, false],
])('an item fits %j: %s', (state, fits) => {
  expect(matches(item, state)).toBe(fits);
});

test.each([
  ['2019-03-04/2019-03-09', '2019-03-09', '', true],
  ['2019-03-04/2019-03-09', '2019-03-10', '', false],
  ['2019-03-04/2019-03-09', '', '2019-03-03', false],
  ['2019-03-04/', '2025-01-01', '', true],
  ['2019-03-04/', '', '2019-03-03', false],
  ['/2019-03-04', '', '1900-01-01', true],
  ['/2019-03-04', '2019-03-05', '', false],
  [undefined, '2019-01-01', '', false],
  [undefined, '', '', true],
])('dated %s, between "%s" and "%s": %s', (date, from, to, fits) => {
  expect(matches({ ...item, date }, { from, to })).toBe(fits);
});
