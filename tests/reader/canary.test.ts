/** Nothing outside of the content folder can be read by what stands in it. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { imagesIn } from '../../src/reader/markdown.ts';
import { renderBody } from '../../src/reader/render-body.ts';
import { checked, checkedWith, LINKS, makeCanary } from '../support/canary.ts';
import { context } from '../support/body.ts';

const canary = makeCanary();
afterAll(() => canary.remove());

test('the secrets are where the paths lead', () => {
  const there = canary.paths.filter((path) => path.startsWith('/') && existsSync(path));
  expect(there.length).toBeGreaterThan(4);
  for (const path of there) expect(readFileSync(path, 'utf8')).toContain(canary.secret);
});

test('no check tells what lies at a path that a text or a field names', () => {
  const some = canary.paths.filter((path) => path.endsWith('secret.png') || path.endsWith('.env'));
  const said = checkedWith(canary, some);
  expect(said).toContain('canary-0-0.md');
  expect(said).not.toContain(canary.secret);
});

test.each(Object.entries(LINKS))('a link in the place of %s is refused', (_, put) => {
  const own = makeCanary();
  try {
    expect(checked(own.content)).toMatch(/\n\{"tracker"/);
    put(own.content);
    const said = checked(own.content);
    expect(said).not.toContain(own.secret);
    expect(said.endsWith('\nnull')).toBe(true);
  } finally {
    own.remove();
  }
});

test('no picture leads out of its folder, checked or not', () => {
  for (const path of canary.paths) {
    expect(imagesIn(`![a](${path} "b")`, 'articles/a.md')).toEqual([]);
    const { blocks } = renderBody(`![a](${path} "b")`, 'articles/a.md', context);
    expect(JSON.stringify(blocks)).not.toContain('img');
  }
});
