/**
 * The proof of `check`: valid files in many ways of writing are accepted, and each of them with one known mistake is
 * refused at exactly the place of the mistake, by the right rule.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { skeleton } from '../../src/domain/characters.ts';
import { idOf } from '../../src/domain/id.ts';
import { COLLECTIONS, placesSchema, trackerSchema } from '../../src/domain/schema.ts';
import { parseYaml, splitFile } from '../../src/reader/front-matter.ts';
import { parsePlain } from '../../src/reader/plain-yaml.ts';
import { readContent } from '../../src/reader/read.ts';
import { applyEdits, sureEdits } from '../../src/reader/repair.ts';
import { check } from '../support/check.ts';
import { draws, type Draw } from '../support/draw.ts';
import { inMemory } from '../support/memory-tree.ts';
import { MUTATIONS, type Mutant, type Mutation } from '../support/mutations.ts';
import { saved, TRACKER, writeFile, type Kind, type Written } from '../support/written.ts';

// Thousands of files are read, on machines that are busy with others.
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
  const {
    id: _,
    file: __,
    body: ___,
    recorded: ____,
    revised: _____,
    ...fields
  } = all.find((one) => one.file === file) ?? {};
  return fields;
}

const byId = (records: unknown): unknown =>
  Array.isArray(records) ? records.toSorted((a, b) => (a.id < b.id ? -1 : 1)) : records;

test('1,000 valid files in many ways of writing are accepted, and say what was written', () => {
  let accepted = 0;
  check(1000, draws, (draw) => {
    const kind = draw.oneOf(KINDS);
    const written = writeFile(draw, kind);
    const { records, problems, texts } = read(written.file, saved(draw, written.text));
    expect({ problems, text: texts.get(written.file) }).toEqual({ problems: [], text: undefined });
    expect(recordOf(records, written)).toEqual(byId(SCHEMAS[kind].parse(written.data)));

    const { source, problems: mistakes } = parseYaml(written.text, written.yaml, written.file);
    expect(mistakes).toEqual([]);
    const plain = parsePlain(written.text.slice(written.yaml.from, written.yaml.to));
    expect(plain === undefined ? source?.data : plain).toEqual(source?.data);
    // Where the writer says that something stands, the reader finds it.
    const places = [...written.places.values()].filter(({ key }) => key !== null);
    expect(
      places.map(({ path }) => [source?.locate([...path], 'key'), source?.locate([...path], 'value').from]),
    ).toEqual(places.map(({ key, value }) => [key, value.from]));
    accepted++;
  });
  console.log(`${accepted.toLocaleString('en')} valid files: all accepted`);
});

/** Each mistake is made in so many files. */
const TIMES = 4;

interface Tally {
  files: number;
  refused: number;
  made: Map<string, number>;
  offered: number;
  accepted: number;
  /** What went otherwise than it must, in full; and the repairs after which something is left. */
  wrong: string[];
  left: string[];
}

/** Makes a mistake in a file, and tallies what `check` says of it. */
function tryOut({ id, kind, rule, repair, mutate }: Mutation, draw: Draw, tally: Tally): void {
  const written = writeFile(draw, kind);
  const mutant = mutate(written, draw);
  fc.pre(mutant !== null);
  if (mutant === null) return;
  tally.files++;
  tally.made.set(id, (tally.made.get(id) ?? 0) + 1);
  const tell = (what: string): string => `${id}, seed ${draw.seed}: ${what}\n${linesAround(mutant)}`;
  const complain = (what: string) => tally.wrong.push(tell(what));

  const file = mutant.file ?? written.file;
  const text = saved(draw, mutant.text);
  const bytes = mutant.bytes === undefined ? text : Buffer.from(text.replace('\u{FEFF}', ''), mutant.bytes);
  const { problems } = read(file, bytes);
  const found = problems.map((one) => `${one.rule} ${one.file}:${one.span.start.line}:${one.span.start.column}`);
  const expected = `${rule} ${mutant.told ?? file}:${placeOf(mutant.text, mutant.at)}`;
  if (found.join() !== expected) complain(`found ${found.join(', ') || 'nothing'}; expected ${expected}`);

  const [problem] = problems;
  if (!problem) return;
  tally.refused++;
  const offers = problem.edit === null ? 'none' : problem.repair?.sure === true ? 'sure' : 'offered';
  const isExpected = repair === 'either' || offers === repair || (repair === 'offered' && offers === 'sure');
  if (!isExpected) complain(`a repair that is ${offers}, not ${repair}: ${problem.fix}`);
  if (problem.edit === null) return;
  tally.offered++;
  const [left] = read(file, applyEdits(text, [problem.edit])).problems;
  if (left === undefined) tally.accepted++;
  else tally.left.push(tell(`not mended by ${JSON.stringify(problem.edit)}: ${left.rule}, ${left.found}`));
}

test('files with one known mistake are refused at its place, and the repair that is offered mends them', () => {
  const tally: Tally = { files: 0, refused: 0, made: new Map(), offered: 0, accepted: 0, wrong: [], left: [] };
  for (const mutation of MUTATIONS) check(TIMES, draws, (draw) => tryOut(mutation, draw, tally));
  const { files, refused, made, offered, accepted, wrong, left } = tally;
  const count = (number: number) => number.toLocaleString('en');
  console.log(
    `${count(files)} files with one of ${MUTATIONS.length} mistakes: ${count(refused)} refused; ` +
      `${count(offered)} repairs offered, ${count(accepted)} accepted`,
  );
  expect(wrong.join('\n\n')).toBe('');
  expect(files).toBeGreaterThanOrEqual(1000);
  expect(MUTATIONS.filter(({ id }) => !made.has(id))).toEqual([]);
  expect(accepted >= 0.95 * offered ? [] : left).toEqual([]);
});

test('no two mistakes of the table have one name', () => {
  const ids = MUTATIONS.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

/** Line and column of an offset. */
function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

function linesAround({ text, at }: Mutant): string {
  const line = text.slice(0, at).split('\n').length;
  const first = Math.max(0, line - 4);
  return text
    .split('\n')
    .slice(first, line + 3)
    .map((one, index) => `    ${first + index + 1} | ${one.slice(0, 200)}`)
    .join('\n');
}

/** Who said something, on whose information, and what about. */
const WHO = ['by', 'origin', 'relayedBy', 'claim', 'publisher', 'actor', 'holder', 'group', 'copyOf'];

test('a repair that is made unasked never changes who said what', () => {
  const looks = (data: unknown) =>
    groupsOf(data).map((one) => WHO.map((name) => (typeof one[name] === 'string' ? skeleton(idOf(one[name])) : null)));
  let mended = 0;
  for (const { id, kind, mutate } of MUTATIONS) {
    check(2, draws, (draw) => {
      const written = writeFile(draw, kind);
      const mutant = mutate(written, draw);
      fc.pre(mutant !== null);
      if (mutant === null || mutant.bytes !== undefined || mutant.file !== undefined) return;
      const edits = sureEdits(read(written.file, mutant.text).problems);
      const after = edits.length === 0 ? null : dataOf(applyEdits(mutant.text, edits), written);
      if (after === null) return;
      mended++;
      expect({ id, text: mutant.text, said: looks(after) }).toEqual({
        id,
        text: mutant.text,
        said: looks(written.data),
      });
    });
  }
  expect(mended).toBeGreaterThan(200);
});

/** The data in front matter; null where it cannot be read. */
function dataOf(text: string, { file }: Written): unknown {
  const range = file.endsWith('.yaml') ? { from: 0, to: text.length } : splitFile(text)?.yaml;
  return range ? (parseYaml(text, range, file).source?.data ?? null) : null;
}

/** Every group of fields in some data. */
function groupsOf(data: unknown): Record<string, unknown>[] {
  if (typeof data !== 'object' || data === null) return [];
  const below = Object.values(data).flatMap(groupsOf);
  return Array.isArray(data) ? below : [data as Record<string, unknown>, ...below];
}
