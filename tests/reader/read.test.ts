import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildGraph, type ClaimNode, type Statement } from '../../src/domain/graph.ts';
import type { Records } from '../../src/domain/records.ts';
import {
  ACTOR_KINDS,
  CLAIM_KINDS,
  COLLECTIONS,
  placesSchema,
  SCOPES,
  SOURCE_STATES,
  STANCES,
  trackerSchema,
} from '../../src/domain/schema.ts';
import { FLAGS, STATUSES } from '../../src/domain/status.ts';
import { readContent } from '../../src/reader/read.ts';
import { countsText } from '../../src/reader/report.ts';

const STORY = 'tests/fixtures/story';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(from: string): Records {
  const { records, problems } = readContent(from);
  expect(problems).toEqual([]);
  if (records === null) throw new Error('no records');
  return records;
}

/** Without times, which are known only where there is a history. */
const undated = ({ articles, claims, actors, ...rest }: Records) => ({
  ...rest,
  ...Object.fromEntries(
    Object.entries({ articles, claims, actors }).map(([name, list]) => [
      name,
      list.map((record) => ({ ...record, recorded: null, revised: null })),
    ]),
  ),
});

const filesIn = (from: string): string[] =>
  readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Copies a story file by file, in any order, with any change to the bytes. */
function copy(from: string, to: string, files: string[], change = (bytes: Buffer) => bytes): void {
  for (const file of files) {
    const target = join(to, file.slice(from.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, change(readFileSync(file)));
  }
}

describe.each(['content', STORY])('%s', (story) => {
  test('has no problems', () => {
    read(story);
  });

  test('is sorted by id', () => {
    const { articles, claims, actors, places } = read(story);
    const lists = [articles, claims, actors, places].map((list) => list.map(({ id }) => id));
    expect(lists).toEqual(lists.map((ids) => ids.toSorted()));
  });

  test('reads the same from files written in another order', () => {
    copy(story, folder, filesIn(story).toReversed());
    expect(JSON.stringify(undated(read(folder)))).toBe(JSON.stringify(undated(read(story))));
  });

  test('reads the same from files with byte order mark and CRLF', () => {
    const mark = Buffer.from([0xef, 0xbb, 0xbf]);
    copy(story, folder, filesIn(story), (bytes) =>
      bytes.includes(0) ? bytes : Buffer.concat([mark, Buffer.from(bytes.toString('utf8').replaceAll('\n', '\r\n'))]),
    );
    expect(undated(read(folder))).toEqual(undated(read(story)));
  });
});

test('hidden files are no records', () => {
  cpSync(STORY, folder, { recursive: true });
  for (const name of ['claims/.DS_Store', 'actors/.gitkeep', 'articles/.notes.md'])
    writeFileSync(join(folder, name), '');
  expect(undated(read(folder))).toEqual(undated(read(STORY)));
});

test('places and empty collections may be absent', () => {
  for (const name of Object.keys(COLLECTIONS)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, '.gitkeep'), '');
  }
  cpSync('tests/fixtures/broken/base/tracker.yaml', join(folder, 'tracker.yaml'));
  expect(countsText(read(folder))).toBe('0 articles (0 texts), 0 claims, 0 statements, 0 actors, 0 places');
});

test('an empty list of places is one', () => {
  cpSync('tests/fixtures/broken/base', folder, { recursive: true });
  writeFileSync(join(folder, 'places.yaml'), '# None yet.\n');
  expect(read(folder).places).toEqual([]);
});

describe('files that are not read', () => {
  const told = () => readContent(folder).problems.map(({ rule, file, found }) => `${rule} ${file}: ${found}`);
  beforeEach(() => cpSync('tests/fixtures/broken/base', folder, { recursive: true }));

  test.each([
    [
      'a link to a file',
      () => symlinkSync(join(folder, 'claims/cars.md'), join(folder, 'claims/linked.md')),
      'file/type claims/linked.md: a link or special file',
    ],
    [
      'a link to a file outside',
      () => symlinkSync('/etc/passwd', join(folder, 'actors/passwd.md')),
      'file/type actors/passwd.md: a link or special file',
    ],
    [
      'a link that leads nowhere',
      () => symlinkSync('nowhere', join(folder, 'articles/x.md')),
      'file/type articles/x.md: a link or special file',
    ],
    ['a folder', () => mkdirSync(join(folder, 'claims/more.md')), 'file/type claims/more.md: a folder'],
    [
      'a picture',
      () => writeFileSync(join(folder, 'articles/x.png'), ''),
      'file/type articles/x.png: a file that ends in .png',
    ],
    [
      'MDX that is no article',
      () => writeFileSync(join(folder, 'claims/x.mdx'), ''),
      'file/type claims/x.mdx: a file that ends in .mdx',
    ],
    [
      'a file without an ending',
      () => writeFileSync(join(folder, 'claims/x'), ''),
      'file/type claims/x: a file without an ending',
    ],
  ])('%s', (_, make, problem) => {
    make();
    expect(told()).toEqual([problem]);
  });

  test.each(['tracker.yaml', 'places.yaml'])('%s that is a link', (name) => {
    writeFileSync(join(folder, 'other.yaml'), readFileSync(join(folder, name)));
    rmSync(join(folder, name));
    symlinkSync('other.yaml', join(folder, name));
    expect(told()).toEqual([`file/type ${name}: a link or special file`]);
  });

  test('a collection that is a link', () => {
    cpSync(join(folder, 'claims'), join(folder, 'elsewhere'), { recursive: true });
    rmSync(join(folder, 'claims'), { recursive: true });
    symlinkSync('elsewhere', join(folder, 'claims'));
    expect(told()).toContain('file/type claims: a link or special file');
  });

  const words = (kilobytes: number) => 'Twelve bytes'.repeat(Math.ceil((kilobytes * 1024) / 12));
  test.each([
    [
      'a file of more than 200 kB',
      `---\ntitle: x\nkind: date\n---\n${words(200)}`,
      'file/size claims/x.md: a file of 201 kB',
    ],
    [
      'front matter of more than 64 kB',
      `---\ntitle: x\nkind: date\ndisagreement: ${words(64)}\n---\n`,
      'file/size claims/x.md: front matter of 65 kB',
    ],
    ['a tracker.yaml of more than 200 kB', null, 'file/size tracker.yaml: a file of 201 kB'],
  ])('%s', (_, text, problem) => {
    if (text === null) writeFileSync(join(folder, 'tracker.yaml'), `# ${words(200)}`);
    else writeFileSync(join(folder, 'claims/x.md'), text);
    expect(told()).toEqual([problem]);
  });

  test('what is as large as it may be is read', () => {
    const paragraphs = Array.from({ length: 9 }, () => words(18)).join('\n\n');
    writeFileSync(
      join(folder, 'claims/x.md'),
      `---\ntitle: x\nkind: date\ndisagreement: ${words(31)}\n---\n\n${paragraphs}`,
    );
    expect(told()).toEqual([]);
  });
});

interface Story extends Records {
  shown: ClaimNode[];
  statements: Statement[];
}

function readStory(): Story {
  const records = read(STORY);
  const graph = buildGraph(records);
  return { ...records, shown: [...graph.claims.values()], statements: [...graph.statements.values()] };
}

/** The small story stands for all that a story can hold, wherever a test needs one. */
describe('the small story uses', () => {
  const sorted = (values: Iterable<unknown>) => [...new Set(values)].filter((value) => value != null).toSorted();
  const keys = (table: object) => Object.keys(table).toSorted();

  test.each<[string, (story: Story) => unknown[], string[]]>([
    ['every kind of claim', ({ shown }) => shown.map(({ record }) => record.kind), keys(CLAIM_KINDS)],
    ['every kind of actor', ({ actors }) => actors.map(({ kind }) => kind), keys(ACTOR_KINDS)],
    ['every stance', ({ statements }) => statements.map(({ stance }) => stance), keys(STANCES)],
    ['every scope', ({ statements }) => statements.map(({ scope }) => scope), keys(SCOPES)],
    [
      'every state of a source',
      ({ articles }) => articles.map(({ source }) => source.status?.state),
      keys(SOURCE_STATES),
    ],
    ['every status', ({ shown }) => shown.map(({ status }) => status.status), STATUSES.toSorted()],
    ['every flag', ({ shown }) => shown.flatMap(({ status }) => status.flags), FLAGS.toSorted()],
    [
      'every standing',
      ({ statements }) => statements.map(({ standing }) => standing),
      ['group', 'publisher', 'untraced'],
    ],
    [
      'every form of a figure',
      ({ statements }) => statements.map(({ value }) => (value?.kind === 'number' ? value.form : null)),
      ['about', 'at-least', 'at-most', 'exact', 'over', 'range', 'under'],
    ],
    [
      'every type of date',
      ({ shown, statements }) => [
        ...shown.map(({ when }) => when?.type),
        ...statements.map(({ stated }) => stated?.type),
      ],
      ['all-of', 'date', 'interval', 'one-of'],
    ],
    ['both kinds of file', ({ articles }) => articles.map(({ file }) => file.split('.').at(-1)), ['md', 'mdx']],
  ])('%s', (_, used, all) => {
    expect(sorted(used(readStory()))).toEqual(all);
  });

  /** Paths of all fields below a JSON Schema, such as `source.credits.actor`. */
  function fieldsOf(schema: z.core.JSONSchema.BaseSchema, path: string[] = []): string[] {
    const { properties = {}, items, anyOf = [] } = schema;
    const below = [items, ...anyOf].filter((part) => typeof part === 'object' && !Array.isArray(part));
    return [
      ...below.flatMap((part) => fieldsOf(part as z.core.JSONSchema.BaseSchema, path)),
      ...Object.entries(properties).flatMap(([name, part]) => [
        [...path, name].join('.'),
        ...(typeof part === 'object' ? fieldsOf(part as z.core.JSONSchema.BaseSchema, [...path, name]) : []),
      ]),
    ];
  }

  /** Paths of the fields that hold something. */
  function usedIn(value: unknown, path: string[] = []): string[] {
    if (Array.isArray(value)) return value.flatMap((item) => usedIn(item, path));
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value)
      .filter(([, field]) => field !== null && !(Array.isArray(field) && field.length === 0))
      .flatMap(([name, field]) => [[...path, name].join('.'), ...usedIn(field, [...path, name])]);
  }

  test.each([
    ['tracker', trackerSchema],
    ['places', placesSchema],
    ['articles', COLLECTIONS.articles],
    ['claims', COLLECTIONS.claims],
    ['actors', COLLECTIONS.actors],
  ] as const)('every field of %s', (part, schema) => {
    const used = new Set(usedIn(readStory()[part]));
    const fields = fieldsOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    expect(fields.length).toBeGreaterThan(3);
    expect(fields.filter((field) => !used.has(field))).toEqual([]);
  });
});
