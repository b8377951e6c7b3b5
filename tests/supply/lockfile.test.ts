import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lockfileProblems } from './lockfile.ts';
import { readSupply } from './read.ts';
import { TAMPERINGS } from './tampered.ts';

test('every package is pinned by its hash, comes from one registry, and was asked for', () => {
  expect(lockfileProblems(readSupply())).toEqual([]);
});

describe('a lockfile that was tampered with is refused', () => {
  test.each(TAMPERINGS)('$what', ({ tamper, said }) => {
    const supply = readSupply();
    tamper(supply);
    expect(lockfileProblems(supply)).toEqual(said(supply));
  });
});

test('a script that is allowed and gone, and a lockfile of another kind, are refused', () => {
  const supply = readSupply();
  supply.manifest.allowScripts = { ...supply.manifest.allowScripts, none: false };
  supply.lockfile.lockfileVersion = 1;
  expect(lockfileProblems(supply)).toEqual([
    'lockfileVersion is 1; expected 3.',
    'allowScripts in package.json names none, which is no package of the lockfile.',
  ]);
});

test('npm runs no script of a package, and no file names another registry', () => {
  const settings = readFileSync('.npmrc', 'utf8').trim().split('\n');
  expect(settings).toContain('ignore-scripts=true');
  expect(settings.filter((line) => line.includes('registry') || line.includes('//'))).toEqual([]);
  const allowed = Object.entries(readSupply().manifest.allowScripts ?? {});
  expect(allowed.filter(([, may]) => may)).toEqual([]);
});
