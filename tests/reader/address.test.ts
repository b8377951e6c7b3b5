import { expect, test } from 'vitest';
import { addressProblem } from '../../src/reader/address.ts';

const SERVED = 'https://example.github.io/bridge/';

test.each([null, SERVED, 'https://example.github.io/bridge', 'http://Example.GitHub.io/bridge/'])(
  'a site with url %s can be served at its address',
  (url) => expect(addressProblem(url, SERVED)).toBeNull(),
);

test.each(['https://example.github.io/', 'https://example.github.io/Bridge/', 'https://example.org/bridge/'])(
  'a site with url %s cannot be served elsewhere',
  (url) =>
    expect(addressProblem(url, SERVED)).toBe(
      `The site would be served at https://example.github.io/bridge/ (CLAIMLINE_URL), and tracker.yaml says that it is at ${url}.\n` +
        'Set `url` in tracker.yaml to https://example.github.io/bridge/, or leave it out.',
    ),
);

test.each([
  ['example.github.io', 'an address that starts with https:// or http://'],
  ['https://user:key@example.org/', 'an address without a user name or password in it'],
  ['https://example.org/?a', 'an address without ? and #'],
])('%s is no address to serve at', (served, expected) => {
  expect(addressProblem(null, served)).toBe(`CLAIMLINE_URL is "${served}"; expected ${expected}.`);
});
