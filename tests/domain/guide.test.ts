import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GUIDE, type ExamplePlace, type Explanation } from '../../src/domain/guide.ts';
import type { RuleOfRecords } from '../../src/domain/rules.ts';
import { readContent } from '../../src/reader/read.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guide-'));
  cpSync('tests/fixtures/story', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const indent = (text: string, spaces: number) => text.replaceAll(/^/gm, ' '.repeat(spaces));
/** Lines of a record, those that an example writes anew left out. */
const around = (usual: string[], example: string) => {
  const own = [...example.matchAll(/^(\w+):/gm)].map(([, name]) => name);
  return [...usual.filter((line) => !own.includes(line.split(':')[0])), example].join('\n');
};
const front = (fields: string, text = '') => `---\n${fields}\n---\n${text}\n`;
const CLAIM = ['title: The bridge is painted', 'kind: occurrence'];
const SOURCE = ['publisher: harbour-gazette', 'published: 2019-05-01'];
const article = (source: string, statements: string, text = '') =>
  front(`title: A\nsummary: A\nsource:\n${indent(source, 2)}\nstatements:\n${indent(statements, 2)}`, text);
const statement = (example: string) =>
  indent(around(['claim: vehicles-per-day', 'stance: asserts'], example), 2).replace('  ', '- ');

/** Where an example is laid, and the whole file that it makes. */
const LAID: Record<ExamplePlace, (example: string) => [file: string, text: string]> = {
  'file name': (file) => [file, front(CLAIM.join('\n'))],
  file: (text) => ['claims/bridge-painted.md', `${text}\n`],
  source: (example) => ['articles/new.md', article(around(SOURCE, example), '')],
  statement: (example) => ['articles/new.md', article(SOURCE.join('\n'), statement(example))],
  statements: (example) => ['articles/new.md', article(SOURCE.join('\n'), example)],
  claim: (example) => ['claims/bridge-painted.md', front(around(CLAIM, example))],
  actor: (example) => ['actors/pell-rowan.md', front(around(['name: Pell Rowan', 'kind: person'], example))],
  places: (example) => ['places.yaml', `${readFileSync('tests/fixtures/story/places.yaml', 'utf8')}${example}\n`],
  text: (text) => ['articles/new.md', article(SOURCE.join('\n'), '', `\n${text}`)],
  'mdx text': (text) => ['articles/new.mdx', article(SOURCE.join('\n'), '', `\n${text}`)],
};

const explanations = Object.entries(GUIDE) as [RuleOfRecords, Explanation][];
const examples = explanations.flatMap(([rule, { example }]) => (example ? [{ rule, ...example }] : []));

test.each(examples)('$rule: the examples break it and keep it', ({ rule, bad, good, ...example }) => {
  const judge = (text: string) => {
    const [file, whole] = LAID[example.in](text);
    writeFileSync(join(folder, file), whole);
    const found = readContent(folder).problems.map((problem) => problem.rule);
    rmSync(join(folder, file));
    return [...new Set(found)];
  };
  expect({ bad: judge(bad), good: judge(good) }).toEqual({ bad: [rule], good: [] });
});

test('most rules have examples, and all say why in full sentences', () => {
  expect(examples.length).toBeGreaterThan(25);
  expect(explanations.filter(([, { why }]) => !/^\p{Lu}.*\.$/u.test(why)).map(([rule]) => rule)).toEqual([]);
});
