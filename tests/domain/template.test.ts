import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fieldsOf } from '../../src/domain/fields.ts';
import { COLLECTIONS, type Collection } from '../../src/domain/schema.ts';
import { EXAMPLES, flow, template, type Answers } from '../../src/domain/template.ts';
import { readContent } from '../../src/reader/read.ts';
import { check } from '../support/check.ts';

const collections = Object.keys(COLLECTIONS) as Collection[];
const frontMatter = (text: string): string => text.split(/^---$/m)[1] ?? '';

let folder: string | null = null;
afterEach(() => {
  if (folder !== null) rmSync(folder, { recursive: true });
  folder = null;
});

/** What is said of the files, laid over the invented story. */
function problemsWith(files: Record<string, string>): string[] {
  folder ??= mkdtempSync(join(tmpdir(), 'template-'));
  cpSync('tests/fixtures/story', folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return readContent(folder).problems.map(({ rule, found, fix }) => `${rule}: ${found}; ${fix}`);
}

describe('the template as it is', () => {
  test('is small enough for the address of a new file on GitHub', () => {
    for (const collection of collections) expect(template(collection).length).toBeLessThan(3500);
  });

  test('has a problem for every blank, and no other', () => {
    expect(
      problemsWith({
        'articles/new.md': template('articles'),
        'claims/new.md': template('claims'),
        'actors/new.md': template('actors'),
      }),
    ).toEqual([
      'field/missing: an empty `name`; fill in `name`.',
      'field/missing: an empty `kind`; fill in `kind`.',
      'field/missing: an empty `title`; fill in `title`.',
      'field/missing: an empty `summary`; fill in `summary`.',
      'field/missing: an empty `published`; fill in `published`.',
      'field/missing: an empty `claim`; fill in `claim`.',
      'field/missing: an empty `stance`; fill in `stance`.',
      'field/missing: an empty `title`; fill in `title`.',
      'field/missing: an empty `kind`; fill in `kind`.',
    ]);
  });

  test('is accepted when the blanks are filled in by hand', () => {
    const fill = (text: string, blanks: Record<string, string>) =>
      Object.entries(blanks).reduce(
        (filled, [name, value]) => filled.replace(new RegExp(`^([ -]*)#?${name}:.*$`, 'm'), `$1${name}: ${value}`),
        text,
      );
    const article = fill(template('articles'), {
      title: 'Boats wait off Port Merrow',
      summary: 'The Harbour Gazette counts them.',
      publisher: 'harbour-gazette',
      published: '2019-05-05',
    })
      .replace('  - claim:', '  - claim: boats-waiting')
      .replace('    stance:', '    stance: denies')
      .replace('    #by:', '    by: pell-rowan')
      .replace('    #quote:', '    quote: Not one boat');
    expect(
      problemsWith({
        'articles/boats-wait.md': `${article}\nNobody [waits](claim:boats-waiting).\n`,
        'claims/boats-waiting.md': fill(template('claims'), { title: 'Boats wait', kind: 'occurrence' }),
        'actors/pell-rowan.md': fill(template('actors'), { name: 'Pell Rowan', kind: 'person' }),
      }),
    ).toEqual([]);
  });

  test.each(collections)(
    'shows every field of %s, each optional one with an example that is accepted',
    (collection) => {
      const record = EXAMPLES[collection];
      expect(Object.keys(record).toSorted()).toEqual(
        fieldsOf(COLLECTIONS[collection])
          .map(({ name }) => name)
          .toSorted(),
      );
      const uncommented = frontMatter(template(collection)).replaceAll(/^( *)#(?![ -])/gm, '$1');
      const read = parse(uncommented) as Record<string, unknown>;
      const shown = Object.entries(record).filter(([name, value]) => read[name] !== null && typeof value !== 'object');
      expect(read).toMatchObject(Object.fromEntries(shown));
      expect(COLLECTIONS[collection].safeParse(record).error?.issues ?? []).toEqual([]);
    },
  );
});

describe('the template with answers', () => {
  test('keeps its comments, fills the fields and adds further statements', () => {
    const text = template('articles', {
      title: 'Toll: rejected',
      source: { published: '2019-04-02', byline: 'Yes' },
      statements: [
        { claim: 'ferries-reject-toll', stance: 'asserts', scope: null },
        { claim: 'vehicles-per-day', stance: 'asserts', value: '> 6000', paragraph: 2, id: 'second' },
      ],
    });
    expect(text).toContain("# Our headline for the report, in our own words.\ntitle: 'Toll: rejected'\n");
    expect(text).toContain("  # Author as printed.\n  byline: 'Yes'\n");
    expect(text).toContain('`claims/`.\n  - claim: ferries-reject-toll\n    # Who says it');
    expect(text).toContain(
      [
        '    # Rarely needed: scope, valueAt, id.',
        '  - claim: vehicles-per-day',
        '    stance: asserts',
        "    value: '> 6000'",
        '    paragraph: 2',
        '    id: second',
        '',
      ].join('\n'),
    );
  });

  const words = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    fc.string({ unit: fc.constantFrom(...`0123456789.:-_+eExXoTZ/#,'"[]{}&*!|>%@\` ~ny`), minLength: 1, maxLength: 8 }),
    fc.constantFrom(
      'yes',
      'null',
      '2019',
      '2019-04-02',
      '12:30',
      '1e5',
      '0x1F',
      '~ 200',
      'a # b',
      'a: b',
      '---',
      "it's",
    ),
  );

  test('reads back as what was answered, whatever it was', () => {
    const answers: fc.Arbitrary<Answers<'articles'>> = fc.record({
      title: words,
      summary: words,
      source: fc.record({
        published: words,
        title: words,
        credits: fc.array(fc.record({ text: words }), { minLength: 1 }),
      }),
      statements: fc.array(fc.record({ claim: words, stance: fc.constant('doubts' as const), note: words }), {
        minLength: 1,
        maxLength: 3,
      }),
    });
    check(200, answers, (answer) => {
      const yaml = template('articles', answer)
        .replace(/^---\n/, '')
        .replace(/\n---\n$/, '\n');
      expect(parse(yaml)).toEqual(answer);
    });
  });

  test('flow writes short YAML', () => {
    expect(flow({ text: 'Yes: no', actor: 'coast-wire', lang: null })).toBe("{ text: 'Yes: no', actor: coast-wire }");
    expect(flow(['a, b', 'c', '2031', '2031-05/..'])).toBe("['a, b', c, '2031', 2031-05/..]");
    expect(flow('tab\there')).toBe(String.raw`"tab\there"`);
  });
});
