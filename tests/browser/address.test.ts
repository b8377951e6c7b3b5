import { expect, test } from 'vitest';
import { parse, print } from '../../src/browser/address.ts';

const NAMES = ['status', 'actor', 'q'];

test.each([
  ['', {}],
  ['?status=contested', { status: 'contested' }],
  ['?q=north+pier&actor=a&asof=2024-11-05', { q: 'north pier', actor: 'a' }],
  ['?status=&q=%20%20', {}],
  ['?q=caf%C3%A9%20%26%20%3Cb%3E', { q: 'café & <b>' }],
  ['?status=a&status=b', { status: 'a' }],
])('%j says %j', (query, state) => {
  expect(parse(query, NAMES)).toEqual(state);
});

test.each([
  ['', {}, ''],
  ['?status=open', {}, ''],
  ['?status=open', { status: 'stated' }, '?status=stated'],
  ['?q=x&asof=2024-11-05', { q: 'north pier', status: 'open' }, '?asof=2024-11-05&status=open&q=north+pier'],
  ['?asof=2024-11-05', {}, '?asof=2024-11-05'],
  ['', { q: 'a&b=<c>' }, '?q=a%26b%3D%3Cc%3E'],
])('%j with %j becomes %j', (query, state, printed) => {
  expect(print(query, NAMES, state)).toBe(printed);
});

test.each([{}, { q: 'é & <b> "c" +' }, { status: 'open', actor: 'a-b', q: '100 %' }])(
  '%j is read as it was printed',
  (state) => {
    expect(parse(print('?other=1', NAMES, state), NAMES)).toEqual(state);
  },
);
