/** CITATION.cff tells how the software itself is cited; it says the same as package.json. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

test('CITATION.cff is true to package.json', () => {
  const { name, version, license, description } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { message, title, ...cited } = parse(readFileSync('CITATION.cff', 'utf8'));
  expect(message).toMatch(/cite/);
  expect(title.toLowerCase()).toBe(name);
  expect(cited).toEqual({
    'cff-version': '1.2.0',
    type: 'software',
    abstract: description,
    version,
    license,
    authors: [{ name: 'The Claimline contributors' }],
  });
});
