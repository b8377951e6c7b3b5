/** The files that GitHub itself reads. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { createLinks } from '../../src/views/links.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface Form {
  name: string;
  description: string;
  title: string;
  body: { type: string; id?: string; attributes: { label?: string; value?: string } }[];
}
const FORMS = readdirSync(join(ROOT, '.github/ISSUE_TEMPLATE')).filter((file) => file !== 'config.yml');
const form = (file: string) => parse(read(`.github/ISSUE_TEMPLATE/${file}`)) as Form;

test.each(FORMS)('%s is a form', (file) => {
  const { name, description, title, body } = form(file);
  const fields = body.filter(({ type }) => type !== 'markdown');
  for (const words of [name, description, title]) expect(words).toMatch(/\S/);
  expect(body.every(({ type }) => ['markdown', 'input', 'textarea'].includes(type))).toBe(true);
  expect(fields.length).toBeGreaterThan(2);
  expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
  for (const { id, attributes } of fields)
    expect([id, attributes.label]).toEqual([expect.stringMatching(/^\w+$/), expect.any(String)]);
});

test('the site leads to forms that are there, and fills in fields that they have', () => {
  const links = createLinks({ repository: 'https://github.com/example/port-merrow' });
  for (const href of [links.suggestArticle, links.reportMistake('Mistake: Tolls', links.claim('tolls'))]) {
    const { template = '', title: _, ...filled } = Object.fromEntries(new URL(href ?? '').searchParams);
    expect(FORMS).toContain(template);
    const ids = form(template).body.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(filled)));
  }
});

test('CODEOWNERS names nobody, and only what is there', () => {
  const lines = read('.github/CODEOWNERS').trim().split('\n');
  expect(lines.filter((line) => !line.startsWith('#'))).toEqual([]);
  const paths = lines.flatMap((line) => /^# (\/\S+) @OWNER$/.exec(line)?.[1] ?? []);
  expect(paths).toEqual(expect.arrayContaining(['/src/', '/.github/']));
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('Dependabot leaves alone what is pinned on purpose', () => {
  const { devDependencies, dependencies } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
  const pinned = Object.entries({ ...dependencies, ...devDependencies }).filter(([, range]) => /^\d/.test(range));
  const { updates } = parse(read('.github/dependabot.yml')) as {
    updates: { 'package-ecosystem': string; ignore?: { 'dependency-name': string; 'update-types'?: string[] }[] }[];
  };
  const [npm] = updates.filter((update) => update['package-ecosystem'] === 'npm');
  const ignored = npm?.ignore?.filter((entry) => entry['update-types'] === undefined);
  expect(ignored?.map((entry) => entry['dependency-name']).toSorted()).toEqual(pinned.map(([name]) => name).toSorted());
});
