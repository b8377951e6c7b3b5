import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readSupply } from './read.ts';

test('every package that we ask for has its reason in src/README.md, once, and no other has one', () => {
  const [, section = ''] =
    /^## Dependencies$([^]*?)(?=^## |$(?![^]))/m.exec(readFileSync('src/README.md', 'utf8')) ?? [];
  const rows = [...section.matchAll(/^\| +(?!Package|-)(.+?) +\| +(.+?) +\|$/gm)];
  const named = rows.flatMap(([, names = '']) => names.split(', '));
  const { dependencies, devDependencies } = readSupply().manifest;
  expect(named.toSorted()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).toSorted());
  for (const [, , reason] of rows) expect(reason).toMatch(/\w{3}/);
});
