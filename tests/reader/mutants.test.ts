/**
 * The proof of `check`: valid files in many ways of writing are accepted, and each of them with one known mistake is
 * refused at exactly the place of the mistake, by the right rule.
 */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { COLLECTIONS, placesSchema, trackerSchema } from '../../src/domain/schema.ts';
import { parseFast, parseYaml } from '../../src/reader/front-matter.ts';
import { readContent } from '../../src/reader/read.ts';
import { applyEdits } from '../../src/reader/repair.ts';
import { check } from '../support/check.ts';
import { draws } from '../support/draw.ts';
import { inMemory } from '../support/memory-tree.ts';
import { MUTATIONS, type Mutant } from '../support/mutations.ts';
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

const CASES = Number(process.env['CASES'] ?? 5);

test('files with one known mistake are refused at its place, and the repair mends them', () => {
  const seen = new Map<string, number>();
  let offered = 0;
  let mended = 0;
  const wrong: string[] = [];
  for (const { id, kind, rule, repair, mutate } of MUTATIONS) {
    check(CASES, draws, (draw) => {
      const written = writeFile(draw, kind);
      const mutant = mutate(written, draw);
      fc.pre(mutant !== null);
      if (mutant === null) return;
      seen.set(id, (seen.get(id) ?? 0) + 1);
      const file = mutant.file ?? written.file;
      const bytes = saved(draw, mutant.text);
      const { problems } = read(
        file,
        mutant.bytes === undefined ? bytes : Buffer.from(bytes.replace('\u{FEFF}', ''), mutant.bytes),
      );
      const found = problems.map(
        (problem) => `${problem.rule} ${problem.file}:${problem.span.start.line}:${problem.span.start.column}`,
      );
      const where = placeOf(mutant.text, mutant.at);
      if (found.join('\n') !== `${rule} ${mutant.told ?? file}:${where}`) {
        wrong.push(
          `${id} seed ${draw.seed}\n  expected ${rule} ${where}\n  found ${found.join('\n        ') || 'nothing'}\n${context(mutant)}`,
        );
        return;
      }
      const [problem] = problems;
      if (!problem) return;
      const offers = problem.edit === null ? 'none' : problem.repair?.sure ? 'sure' : 'offered';
      if (repair !== 'either' && offers !== repair && !(repair === 'offered' && offers === 'sure'))
        wrong.push(`${id} seed ${draw.seed}: offers ${offers}, not ${repair}: ${problem.found}; ${problem.fix}`);
      if (problem.edit === null) return;
      offered++;
      const after = applyEdits(bytes, [problem.edit]);
      const left = read(file, after).problems;
      if (left.length === 0) mended++;
      else
        wrong.push(
          `${id} seed ${draw.seed}: not mended by ${JSON.stringify(problem.edit)}: ${problem.fix}\n${context(mutant)}\n  left: ${left[0]?.rule} ${left[0]?.found}`,
        );
    });
  }
  console.log(
    `${MUTATIONS.length} mutations, ${[...seen.values()].reduce((a, b) => a + b, 0)} files; ${offered} repairs offered, ${mended} accepted`,
  );
  writeFileSync('/tmp/wrong.txt', wrong.join('\n\n'));
  expect(wrong.length).toBe(0);
});

const placeOf = (text: string, offset: number): string => {
  const lines = text.slice(0, offset).split('\n');
  return `${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`;
};

const context = ({ text, at }: Mutant) => {
  const line = text.slice(0, at).split('\n').length;
  return text
    .split('\n')
    .slice(Math.max(0, line - 4), line + 3)
    .map((one, i) => `    ${Math.max(0, line - 4) + i + 1}| ${one}`)
    .join('\n');
};
