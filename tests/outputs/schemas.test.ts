import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { jsonSchema, RECORD_SCHEMA_NAMES, SCHEMA_NAMES } from '../../src/outputs/schemas.ts';
import { createLinks } from '../../src/views/links.ts';

const STORY = 'tests/fixtures/story';
type RecordName = (typeof RECORD_SCHEMA_NAMES)[number];
const links = createLinks({ url: 'https://example.org/tracker/' });
/** What judges by the JSON Schema alone, as an editor would. */
const judge = (name: RecordName) => z.fromJSONSchema(jsonSchema(name, links) as z.core.JSONSchema.JSONSchema);
const front = (file: string): unknown => parse(readFileSync(`${STORY}/${file}`, 'utf8').split(/^---$/m)[1] ?? '');
const filesIn = (folder: string) => readdirSync(`${STORY}/${folder}`).map((name) => `${folder}/${name}`);
const issues = (name: RecordName, data: unknown) =>
  judge(name)
    .safeParse(data)
    .error?.issues.map(({ path, code }) => `${path.join('.')}: ${code}`) ?? [];

const FILES: Record<RecordName, string[]> = {
  article: filesIn('articles'),
  claim: filesIn('claims'),
  actor: filesIn('actors'),
  tracker: ['tracker.yaml'],
  places: ['places.yaml'],
  permalinks: ['../permalinks.json'],
};

test.each(RECORD_SCHEMA_NAMES)('%s: accepts what check accepts', (name) => {
  expect(FILES[name]).not.toEqual([]);
  for (const file of FILES[name]) {
    const data = /\.(?:yaml|json)$/.test(file) ? parse(readFileSync(`${STORY}/${file}`, 'utf8')) : front(file);
    expect({ file, issues: issues(name, data) }).toEqual({ file, issues: [] });
  }
});

test.each<[RecordName, object, string[]]>([
  ['claim', { title: 'A' }, ['kind: invalid_value']],
  ['claim', { title: 'A', kind: 'fact' }, ['kind: invalid_value']],
  ['claim', { title: 'A', kind: 'date', by: 'me' }, [': unrecognized_keys']],
  ['actor', { name: 3, kind: 'person' }, ['name: invalid_type']],
  ['actor', { name: 'A', kind: 'person', roles: 'Mayor' }, ['roles: invalid_union']],
  ['article', { title: 'A', summary: 'A', source: {} }, ['source.published: invalid_union']],
])('%s: refuses %j', (name, data, expected) => {
  expect(issues(name, data)).toEqual(expected);
});

type Node = Readonly<Record<string, unknown>>;
/** Every property below a schema, with its path. */
function properties(node: unknown, path = ''): [string, Node][] {
  if (Array.isArray(node)) return node.flatMap((part) => properties(part, path));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, inner]): [string, Node][] =>
    key === 'properties'
      ? Object.entries(inner as Record<string, Node>).flatMap(([name, property]): [string, Node][] => [
          [`${path}.${name}`, property],
          ...properties(property, `${path}.${name}`),
        ])
      : properties(inner, path),
  );
}

describe.each(SCHEMA_NAMES)('%s', (name) => {
  test('describes every field', () => {
    const all = properties(jsonSchema(name, links));
    expect(all.length).toBeGreaterThan(1);
    expect(all.filter(([, { description }]) => typeof description !== 'string').map(([path]) => path)).toEqual([]);
  });

  test('has a title, and its address where the site’s own is known', () => {
    expect(jsonSchema(name, links)).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://example.org/tracker/api/v1/schema/${name}.json`,
      title: expect.any(String),
    });
    expect(Object.keys(jsonSchema(name, createLinks({})))).not.toContain('$id');
  });
});
