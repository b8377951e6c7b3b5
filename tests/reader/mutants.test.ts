/**
 * The proof of `check`: valid files in many ways of writing are accepted, and each of them with one known mistake is
 * refused at exactly the place of the mistake, by the right rule.
 */
import { expect, test, vi } from 'vitest';
import { COLLECTIONS, placesSchema, trackerSchema } from '../../src/domain/schema.ts';
import { parseFast, parseYaml } from '../../src/reader/front-matter.ts';
import { readContent } from '../../src/reader/read.ts';
import { check } from '../support/check.ts';
import { draws } from '../support/draw.ts';
import { inMemory } from '../support/memory-tree.ts';
import { saved, TRACKER, writeFile, type Kind, type Written } from '../support/written.ts';

// Thousands of files are read, on machines that are busy with others.
vi.setConfig({ testTimeout: 120_000 });

const KINDS = ['article', 'article', 'claim', 'actor', 'places', 'tracker'] as const satisfies Kind[];
const SCHEMAS = {
  article: COLLECTIONS.articles,
  claim: COLLECTIONS.claims,
  actor: COLLECTIONS.actors,
  places: placesSchema,
  tracker: trackerSchema,
};

const read = (file: string, text: string | Uint8Array) =>
  readContent('content', inMemory({ ...TRACKER, [file]: text }));

/** The record of a file, without what the reader adds to it. */
function recordOf(records: ReturnType<typeof readContent>['records'], { file }: Written): unknown {
  if (records === null) return null;
  if (file === 'tracker.yaml') return records.tracker;
  if (file === 'places.yaml') return records.places;
  const all = [...records.articles, ...records.claims, ...records.actors];
  const { id: _, file: __, body: ___, recorded: ____, ...fields } = all.find((one) => one.file === file) ?? {};
  return fields;
}

/** The slow reading keeps figures as they are written; of those that the fast one reads, that makes no difference. */
const withFiguresAsText = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data), (key, value) => (key === 'value' && typeof value === 'number' ? `${value}` : value));

const byId = (records: unknown): unknown =>
  Array.isArray(records) ? records.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : records;

test('1,000 valid files in many ways of writing are accepted, and say what was written', () => {
  let accepted = 0;
  check(1000, draws, (draw) => {
    const kind = draw.oneOf(KINDS);
    const written = writeFile(draw, kind);
    const { records, problems, texts } = read(written.file, saved(draw, written.text));
    expect(problems, texts.get(written.file) ?? '').toEqual([]);
    expect(recordOf(records, written)).toEqual(byId(SCHEMAS[kind].parse(written.data)));

    const { source, problems: mistakes } = parseYaml(written.text, written.yaml, written.file);
    expect(mistakes).toEqual([]);
    const fast = parseFast(written.text.slice(written.yaml.from, written.yaml.to));
    if (fast !== undefined) expect(withFiguresAsText(fast)).toEqual(source?.data);
    // Where the writer says that something stands, the reader finds it.
    const places = [...written.places.values()].filter(({ key }) => key !== null);
    expect(
      places.map(({ path }) => [source?.locate([...path], 'key'), source?.locate([...path], 'value').from]),
    ).toEqual(places.map(({ key, value }) => [key, value.from]));
    accepted++;
  });
  console.log(`${accepted.toLocaleString('en')} valid files: all accepted`);
});
