/** Checking some files says of them what checking all says. */
import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import type { Records } from '../../src/domain/records.ts';
import { checkRecords } from '../../src/domain/rules.ts';
import { readFiles } from '../../src/reader/read-part.ts';
import { readContent } from '../../src/reader/read.ts';
import { PUBLISHERS, ROOTS, trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { drawFrom, type Draw } from '../support/draw.ts';
import { inMemory, type Files } from '../support/memory-tree.ts';

type Fields = { [name: string]: unknown };

/** A file in one of the ways in which YAML can be written. */
function written(draw: Draw, fields: Fields): string {
  const style = draw.whole(4);
  if (style === 0) return `---\n${JSON.stringify(fields)}\n---\n`;
  if (style === 1)
    return `---\n${Object.entries(fields)
      .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
      .join('\n')}\n---\n`;
  const yaml = stringify(fields, { lineWidth: 0, defaultStringType: style === 2 ? 'QUOTE_DOUBLE' : 'PLAIN' });
  return `---\n${draw.happens(0.3) ? yaml.replaceAll('claim:', 'claim :') : yaml}---\n`;
}

/** What an author wrote of a record. */
const fieldsOf = (record: object): Fields =>
  Object.fromEntries(
    Object.entries(record).filter(([name]) => !['id', 'file', 'body', 'recorded', 'revised'].includes(name)),
  );

function filesOf(draw: Draw, records: Records): Record<string, string> {
  const collections = ['articles', 'claims', 'actors'] as const;
  const markdown = collections.flatMap((collection) =>
    records[collection].map((record): [string, string] => [record.file, written(draw, fieldsOf(record))]),
  );
  return { 'tracker.yaml': stringify(records.tracker), ...Object.fromEntries(markdown) };
}

/** Changes a file as an author may: its meaning, or its form. */
function change(draw: Draw, records: Records, file: string): string {
  const all = [...records.articles, ...records.claims, ...records.actors];
  const fields = structuredClone(fieldsOf(all.find((one) => one.file === file) ?? {}));
  const text = () => written(draw, fields);
  const actor = () =>
    draw.oneOf([...ROOTS, ...PUBLISHERS, 'ministry', 'envoy', ...(draw.happens(0.1) ? ['nobody'] : [])]);
  if (draw.happens(0.03)) return text().replace(': ', ':');
  if (draw.happens(0.03)) return text().replace('title', 'titel');
  if (file.startsWith('actors/')) fields['group'] = draw.happens(0.3) ? null : actor();
  if (file.startsWith('claims/')) {
    if (draw.happens(0.5)) fields['implies'] = [draw.oneOf(records.claims).id];
    if (draw.happens(0.3)) fields['disagreement'] = 'They do not say the same.';
    if (draw.happens(0.2)) fields['tension'] = [{ claim: draw.oneOf(['dam', 'nothing']), reason: 'So it is.' }];
  }
  if (file.startsWith('articles/') && draw.happens(0.6)) {
    // What others said is denied, and in order as to its form.
    for (const statement of fields['statements'] as Fields[]) {
      const said = { by: draw.oneOf(ROOTS), stance: draw.oneOf(['asserts', 'denies']), scope: null, origin: null };
      if (draw.happens(0.6)) Object.assign(statement, said);
    }
  } else if (file.startsWith('articles/')) {
    const source = fields['source'] as Fields;
    const statements = fields['statements'] as Fields[];
    if (draw.happens(0.3)) source['copyOf'] = draw.oneOf([...records.articles.map(({ id }) => id), 'none']);
    if (draw.happens(0.3))
      source['published'] = draw.oneOf(['2024-01-01', '2024-06-01', ...(draw.happens(0.1) ? ['June'] : [])]);
    if (draw.happens(0.2)) source['publisher'] = draw.oneOf(PUBLISHERS);
    for (const statement of statements) {
      if (draw.happens(0.3)) statement['by'] = actor();
      if (draw.happens(0.3))
        statement['stance'] = draw.oneOf(['asserts', 'denies', ...(draw.happens(0.1) ? ['assert'] : [])]);
      if (draw.happens(0.2)) statement['claim'] = draw.oneOf([...records.claims.map(({ id }) => id), 'nothing']);
      if (draw.happens(0.1)) statement['origin'] = actor();
    }
  }
  return text();
}

const DISAGREEMENT = 'claim/disagreement';
const told = (problems: ReturnType<typeof readContent>['problems']): string[] =>
  problems.map(
    ({ rule, file, span, found, fix }) => `${rule} ${file}:${span.start.line}:${span.start.column} ${found} ${fix}`,
  );
const readAll = (files: Files) => readContent('content', inMemory(files)).problems;
const readPart = (files: Files, named: readonly string[]) => readFiles('content', named, inMemory(files)).problems;

/** Without days of saying that are later than the publication. */
function saidBefore(records: Records): Records {
  const early = new Set(
    checkRecords(records).flatMap(({ rule, file, path }) => (rule === 'statement/date' ? `${file} ${path[1]}` : [])),
  );
  const articles = records.articles.map((article) => ({
    ...article,
    statements: article.statements.map((one, index) =>
      early.has(`${article.file} ${index}`) ? { ...one, stated: null } : one,
    ),
  }));
  return { ...records, articles };
}

/** With a word on every disagreement that there is, so that those to come are new. */
function explained(drawn: Records): Records {
  const records = saidBefore(drawn);
  const contested = new Set(checkRecords(records).map(({ file }) => file));
  const claims = records.claims.map((claim) => ({
    ...claim,
    disagreement: contested.has(claim.file) ? 'They do not say the same.' : null,
  }));
  return { ...records, claims };
}

test('of files that are named, what is said is what is said of them among all', () => {
  let problems = 0;
  let disagreements = 0;
  check(250, fc.noShrink(fc.tuple(trackers, fc.nat())), ([drawn, seed]) => {
    const draw = drawFrom(seed);
    const records = explained(drawn);
    const before = filesOf(draw, records);
    const named = draw.some(
      Object.keys(before).filter((file) => file !== 'tracker.yaml'),
      1,
      3,
    );
    const after = { ...before, ...Object.fromEntries(named.map((file) => [file, change(draw, records, file)])) };
    const all = readAll(after);
    const part = told(readPart(after, named));
    const ofNamed = told(all.filter(({ file }) => named.includes(file)));
    problems += ofNamed.length;
    const text = named.map((file) => `${file}\n${after[file]}`).join('\n');
    expect({ text, told: part.filter((one) => named.some((file) => one.includes(` ${file}:`))) }).toEqual({
      text,
      told: ofNamed,
    });
    // Claims that nobody named: what the change brings about is told, and nothing that is not so.
    const elsewhere = part.filter((one) => !ofNamed.includes(one));
    const disagree = all.filter(({ rule, file }) => rule === DISAGREEMENT && !named.includes(file));
    expect(told(all)).toEqual(expect.arrayContaining(elsewhere));
    const old = new Set(
      readAll(before)
        .filter(({ rule }) => rule === DISAGREEMENT)
        .map(({ file }) => file),
    );
    const brought = told(disagree.filter(({ file }) => !old.has(file)));
    disagreements += brought.length;
    expect({ text, missing: brought.filter((one) => !elsewhere.includes(one)) }).toEqual({ text, missing: [] });
  });
  expect(problems).toBeGreaterThan(50);
  expect(disagreements).toBeGreaterThan(0);
});

const FILES: Files = {
  'tracker.yaml': 'title: T\ndescription: D\nlanguage: en\nstory: S\nlicence: { name: L, url: https://example.org/ }\n',
  'actors/town.md': '---\nname: Town\nkind: state\n---\n',
  'actors/rival.md': '---\nname: Rival\nkind: state\n---\n',
  'actors/office.md': '---\nname: Office\nkind: government-body\ngroup: town\n---\n',
  'actors/mayor.md': '---\nname: Mayor\nkind: person\ngroup: office\n---\n',
  'actors/paper.md': '---\nname: Paper\nkind: news-publisher\n---\n',
  'claims/open.md': '---\ntitle: It is open\nkind: occurrence\n---\n',
  'claims/safe.md': '---\ntitle: It is safe\nkind: occurrence\n---\n',
  'articles/a.md':
    '---\ntitle: A\nsummary: A\nsource: { publisher: paper, published: 2024-01-01 }\nstatements:\n  - { claim: open, by: mayor, stance: asserts }\n---\n',
  'articles/b.md':
    '---\ntitle: B\nsummary: B\nsource: { published: 2024-01-02 }\nstatements:\n  - { claim: safe, by: rival, stance: asserts }\n---\n',
};

describe('what a named file brings about elsewhere', () => {
  const denial = (claim: string, by = 'rival') =>
    `---\ntitle: C\nsummary: C\nsource: { published: 2024-01-03 }\nstatements:\n  - ${claim}\n    by: ${by}\n    stance: denies\n---\n`;
  const withDenial = { ...FILES, 'articles/c.md': denial('claim: open', 'town') };

  test('nothing, as long as nobody disagrees', () => {
    expect(readAll(FILES)).toEqual([]);
    expect(readPart(FILES, ['articles/a.md', 'actors/town.md'])).toEqual([]);
  });

  test.each([
    'claim: open',
    '"claim": open',
    "'claim' : 'open'",
    'claim: "open"',
    'claim: "o\\u0070en"',
    '"cl\\u0061im": open',
    'claim: >-\n      open',
    '? claim\n    : open',
    'claim:\n      open',
    'claim: open # of the bridge',
  ])('a claim that is denied in another file, written as %j', (claim) => {
    const files = { ...FILES, 'articles/c.md': denial(claim) };
    const all = readAll(files);
    expect(told(all)).toHaveLength(1);
    for (const named of ['articles/a.md', 'articles/c.md', 'claims/open.md']) {
      expect({ named, told: told(readPart(files, [named])) }).toEqual({ named, told: told(all) });
    }
    expect(readPart(files, ['articles/b.md'])).toEqual([]);
  });

  test('the group of a group of the speaker', () => {
    // The town denies what its mayor says: inconsistent. Once the office belongs to the rival, it is contested.
    expect(told(readAll(withDenial))).toHaveLength(1);
    const files = {
      ...withDenial,
      'actors/office.md': '---\nname: Office\nkind: government-body\ngroup: rival\n---\n',
    };
    expect(told(readAll(files))[0]).toContain('contested');
    expect(told(readPart(files, ['actors/office.md']))).toEqual(told(readAll(files)));
  });

  test('the article that others copy', () => {
    const copy = (id: string, of: string) =>
      `---\ntitle: ${id}\nsummary: ${id}\nsource: { published: 2024-02-01, copyOf: ${of} }\nstatements:\n  - { claim: open, by: mayor, stance: asserts }\n---\n`;
    const files = {
      ...FILES,
      'articles/d.md': copy('d', 'a'),
      'articles/e.md': copy('e', 'd'),
      'articles/a.md': copy('a', 'e'),
    };
    expect(told(readAll(files))).toHaveLength(1);
    const [{ file } = { file: '' }] = readAll(files);
    expect(told(readPart(files, [file]))).toEqual(told(readAll(files)));
  });

  test('claims that follow in a circle', () => {
    const claim = (title: string, implies: string) =>
      `---\ntitle: ${title}\nkind: occurrence\nimplies: [${implies}]\n---\n`;
    const files = {
      ...FILES,
      'claims/open.md': claim('O', 'safe'),
      'claims/safe.md': claim('S', 'dry'),
      'claims/dry.md': claim('D', 'open'),
    };
    const all = readAll(files);
    expect(told(all)).toHaveLength(1);
    const named = all[0]?.file ?? '';
    expect(told(readPart(files, [named]))).toEqual(told(all));
    expect(told(readPart(files, Object.keys(FILES)))).toEqual(told(all));
  });
});
