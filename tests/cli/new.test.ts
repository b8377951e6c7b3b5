import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { writeNew } from '../../src/cli/new-files.ts';
import { answersOf, optionsOf } from '../../src/cli/new-flags.ts';
import { newRecord } from '../../src/cli/new-record.ts';
import { readContent } from '../../src/reader/read.ts';
import { CTRL_C, DOWN, ENTER, ESCAPE, SPACE, Terminal } from '../support/terminal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'new-'));
  cpSync('tests/fixtures/story', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const frontMatter = (file: string): unknown => parse(read(file).split(/^---$/m)[1] ?? '');
const problems = () => readContent(folder).problems.map(({ rule, file }) => `${file}: ${rule}`);
const listing = () => readdirSync(folder, { recursive: true }).toSorted();

interface Outcome {
  code: number;
  printed: string;
  errors: string;
}

/** Runs with flags, as where nobody can be asked. */
async function run(
  kind: 'article' | 'claim' | 'actor',
  values: Record<string, unknown>,
  order: { id?: string; dryRun?: boolean } = {},
): Promise<Outcome> {
  const [out, err] = [new Terminal(), new Terminal()];
  const code = await newRecord({
    kind,
    folder,
    values,
    id: order.id,
    dryRun: order.dryRun ?? false,
    terminal: false,
    input: out.input,
    output: out.output,
    errors: err.output,
  });
  const hide = (text: string) => text.replaceAll(folder, 'content');
  return { code, printed: hide(out.printed), errors: hide(err.printed) };
}

const ARTICLE = { title: 'Zażółć: the “Bridge”, again', summary: 'A summary.', published: '2019-05-01' };

describe('flags', () => {
  test('write an article from the template, and say what to do next', async () => {
    const values = {
      ...ARTICLE,
      publisher: 'harbour-gazette',
      'source-title': 'Bridge: again',
      credits: ['With inputs from Coast Wire'],
      statement: [
        "claim: vehicles-per-day, by: town-council, stance: asserts, value: '> 12.50', paragraph: 2",
        'claim: bridge-closed, stance: denies, quote: { text: "Nein, nie", lang: de }',
      ],
    };
    expect(await run('article', values)).toEqual({
      code: 0,
      printed: [
        'Wrote content/articles/zazolc-the-bridge-again.md',
        '',
        'Next:',
        '1. Open the article: add what the comments ask for, and write the report below the last line "---", in your own words.',
        '2. Run: npm run check',
        '3. Send it: git switch --create zazolc-the-bridge-again; git add content; git commit -m "Add zazolc-the-bridge-again"; git push --set-upstream origin zazolc-the-bridge-again; then open the pull request that GitHub offers. Or upload the files on the repository’s web page.',
        '',
      ].join('\n'),
      errors: '',
    });
    expect(frontMatter('articles/zazolc-the-bridge-again.md')).toEqual({
      title: ARTICLE.title,
      summary: 'A summary.',
      source: {
        title: 'Bridge: again',
        publisher: 'harbour-gazette',
        published: '2019-05-01',
        credits: ['With inputs from Coast Wire'],
      },
      statements: [
        { claim: 'vehicles-per-day', by: 'town-council', stance: 'asserts', value: '> 12.50', paragraph: 2 },
        { claim: 'bridge-closed', stance: 'denies', quote: { text: 'Nein, nie', lang: 'de' } },
      ],
    });
    expect(problems()).toEqual([]);
  });

  test('without statements leave them to be filled in, and the file is accepted as it is', async () => {
    expect(await run('article', ARTICLE, { id: 'again' })).toMatchObject({ code: 0, errors: '' });
    expect(read('articles/again.md')).toContain('\n  #- claim:\n');
    expect(problems()).toEqual([]);
  });

  test('write a claim and an actor', async () => {
    const quantity = {
      title: 'Boats that wait',
      kind: 'quantity',
      quantity: 'counts: boats, unit: boats, changes: true',
    };
    expect(await run('claim', { ...quantity, topics: ['traffic'] })).toMatchObject({ code: 0, errors: '' });
    expect(await run('actor', { name: 'Pell Rowan', kind: 'person' })).toMatchObject({ code: 0, errors: '' });
    expect(frontMatter('claims/boats-that-wait.md')).toEqual({
      title: 'Boats that wait',
      kind: 'quantity',
      quantity: { counts: 'boats', unit: 'boats', changes: true },
      topics: ['traffic'],
    });
    expect(frontMatter('actors/pell-rowan.md')).toEqual({ name: 'Pell Rowan', kind: 'person' });
    expect(problems()).toEqual([]);
  });

  test.each(['articles', 'claims', 'actors'] as const)('of %s have examples that can be read', (collection) => {
    const examples = Object.entries(optionsOf(collection)).flatMap(([flag, { help, multiple }]) => {
      const [, example] = /Such as: --\S+ '(.*?)'\./.exec(help) ?? [];
      return example === undefined ? [] : [[flag, multiple ? [example] : example] as const];
    });
    expect(examples.length).toBeGreaterThan(0);
    const answers = answersOf(collection, Object.fromEntries(examples));
    expect(JSON.stringify(answers)).not.toContain('field: value');
  });

  test('list everything that is missing', async () => {
    expect(await run('article', { byline: 'Pell Rowan' })).toEqual({
      code: 2,
      printed: '',
      errors: [
        'new: these are missing, and there is no terminal to ask in:',
        '  --title  Our headline for the report, in our own words.',
        '  --summary  What the source reports, in one or two sentences of our own.',
        '  --published  Day of publication, such as `2031-05-05`. Where none is printed, the earliest that the text allows: `2031-05-05/..` for “on or after”.',
        'See: npm run new -- --help',
        '',
      ].join('\n'),
    });
  });

  test('of fields that cannot be read are refused with an example', async () => {
    expect(await run('article', { ...ARTICLE, statement: ['claim: a, value: > 10'] })).toEqual({
      code: 2,
      printed: '',
      errors:
        'new: --statement is "claim: a, value: > 10"; expected fields as in the file, "field: value, field: value", such as \'claim: boats-waiting-number, by: harbour-office, stance: asserts, value: "~ 200"\'. Texts with a comma, a colon or a sign such as > stand between quotation marks.\nSee: npm run new -- --help\n',
    });
  });

  test.each([
    [
      'claim: vehicles-per-day, stance: asserts, value: 10,000, note: he said so, and more',
      'has the piece "000", which names no field; expected fields as in the file, "field: value, field: value", such as \'claim: boats-waiting-number, by: harbour-office, stance: asserts, value: "~ 200"\'. A text with a comma stands between quotation marks: value: "10,000".',
    ],
    [
      'claim: bridge-closed, quote: { text: Never, never, ever, lang: en }',
      'has the piece "never", which names no field; expected fields as in the file, "field: value, field: value", such as \'claim: boats-waiting-number, by: harbour-office, stance: asserts, value: "~ 200"\'. A text with a comma stands between quotation marks: text: "Never, never, ever".',
    ],
    [
      'claim=bridge-closed',
      'has the piece "claim=bridge-closed", which names no field; expected fields as in the file, "field: value, field: value", such as \'claim: boats-waiting-number, by: harbour-office, stance: asserts, value: "~ 200"\'.',
    ],
    [
      'claim: bridge-closed, speaker: ivo-tarn',
      'has the field "speaker", which does not exist; expected id, claim, by, stance, scope, stated, value, valueAt, hedge, quote, paragraph, origin, relayedBy, note.',
    ],
  ])('refuse a statement with a piece that is no field: %s', async (statement, errors) => {
    expect(await run('article', { ...ARTICLE, statement: [statement] })).toEqual({
      code: 2,
      printed: '',
      errors: `new: --statement ${errors}\nSee: npm run new -- --help\n`,
    });
  });

  test('take a credit as text or as fields', async () => {
    const credits = [
      'With inputs: Coast Wire, others',
      '{ text: With inputs from CW, actor: coast-wire }',
      'text: "Tide, Wire", actor: evening-tide',
    ];
    expect(await run('article', { ...ARTICLE, credits }, { id: 'again' })).toMatchObject({ code: 0, errors: '' });
    expect(frontMatter('articles/again.md')).toMatchObject({
      source: {
        credits: [
          'With inputs: Coast Wire, others',
          { text: 'With inputs from CW', actor: 'coast-wire' },
          { text: 'Tide, Wire', actor: 'evening-tide' },
        ],
      },
    });
  });

  test('that break another file write nothing', async () => {
    const before = listing();
    const { code, errors } = await run('actor', { name: 'CW', kind: 'wire-agency' }, { id: 'a-wire' });
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^content\/actors\/coast-wire\.md:\d+:\d+ {2}alias\/duplicate\n[^]*"CW", which is already a name of "a-wire"[^]*\nNothing was written\. It does not go with content\/actors\/coast-wire\.md: use that, or name it otherwise\.\n$/,
    );
    expect(listing()).toEqual(before);
  });

  test('that make an invalid file write nothing', async () => {
    const before = listing();
    const statement = ['claim: bridge-close, by: ivo-tarn, stance: denys'];
    expect(await run('article', { ...ARTICLE, published: '../2019', statement }, { id: 'again' })).toMatchObject({
      code: 1,
      printed: '',
      errors: expect.stringMatching(
        /field\/choice\n[^]* {2}found {5}"denys"\n.*\n {2}fix {7}did you mean "denies"[^]*\nNothing was written\.\n$/,
      ),
    });
    expect(await run('claim', { title: 'B', kind: 'position' })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('found     a position without a `holder`'),
    });
    expect(listing()).toEqual(before);
  });

  test.each([
    ['Again', 'new: --id is "Again"; expected lower-case letters, digits and single hyphens, such as "again".\n'],
    ['../x', 'new: --id is "../x"; expected lower-case letters, digits and single hyphens, such as "x".\n'],
    ['…', 'new: --id is "…"; expected lower-case letters, digits and single hyphens.\n'],
  ])('refuse the id %s', async (id, errors) => {
    const result = await run('article', ARTICLE, { id });
    expect(result).toEqual({ code: 2, printed: '', errors: `${errors}See: npm run new -- --help\n` });
  });

  test('never overwrite', async () => {
    const before = read('articles/spring-of-doubt.mdx');
    expect(await run('article', ARTICLE, { id: 'spring-of-doubt' })).toEqual({
      code: 1,
      printed: '',
      errors: 'content/articles/spring-of-doubt.mdx exists already, and stays as it is. Choose another --id.\n',
    });
    expect(read('articles/spring-of-doubt.mdx')).toBe(before);
    await run('actor', { name: 'Pell Rowan', kind: 'person' });
    const pell = read('actors/pell-rowan.md');
    await run('actor', { name: 'Pell Rowan!', kind: 'person' });
    expect(read('actors/pell-rowan.md')).toBe(pell);
    expect(frontMatter('actors/pell-rowan-2.md')).toEqual({ name: 'Pell Rowan!', kind: 'person' });
  });

  test('write all files or, where one is there already, none', () => {
    const before = listing();
    const pell = { 'actors/pell.md': 'a', 'actors/ivo-tarn.md': 'b' };
    expect(() => writeNew(folder, pell)).toThrow('EEXIST');
    expect(listing()).toEqual(before);
    expect(read('actors/ivo-tarn.md')).not.toBe('b');
  });

  test('need a folder to write into', async () => {
    rmSync(join(folder, 'actors'), { recursive: true });
    expect(await run('actor', { name: 'Pell Rowan', kind: 'person' })).toMatchObject({
      code: 2,
      errors: expect.stringContaining('new: there is no folder content/actors to put it in: make it, or name another.'),
    });
  });

  test('print the file on a dry run, and write nothing', async () => {
    const before = listing();
    const { code, printed } = await run('actor', { name: 'Pell Rowan', kind: 'person' }, { dryRun: true });
    expect(code).toBe(0);
    expect(parse(printed.split(/^---$/m)[1] ?? '')).toEqual({ name: 'Pell Rowan', kind: 'person' });
    expect(listing()).toEqual(before);
  });

  test('name what must be mended elsewhere', async () => {
    const statement = [
      'claim: ferries-reject-toll, by: ivo-tarn, stance: denies',
      'claim: ferry-hit-pier, by: ivo-tarn, stance: asserts',
    ];
    expect(await run('article', { ...ARTICLE, statement }, { id: 'again' })).toMatchObject({
      code: 0,
      errors: '',
      printed: expect.stringMatching(
        /\n2\. Mend content\/claims\/ferry-hit-pier\.md: the claim is contested .* and does not say why; add `disagreement:` to the front matter\.\n3\. Run/,
      ),
    });
  });

  test('work while other files have problems', async () => {
    writeFileSync(join(folder, 'articles/draft.md'), '---\ntitle: A draft\n---\n');
    expect(await run('claim', { title: 'Boats wait', kind: 'occurrence' })).toMatchObject({ code: 0, errors: '' });
  });
});

describe('the command', () => {
  const command = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/new.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, CLAIMLINE_CONTENT: folder },
      input: '',
    });
    return { status, stdout, stderr };
  };

  test('asks for nothing where there is no terminal', () => {
    expect(command('actor', '--kind', 'person')).toEqual({
      status: 2,
      stdout: '',
      stderr: [
        'new: these are missing, and there is no terminal to ask in:',
        '  --name  The name in the tracker’s one spelling.',
        'See: npm run new -- --help',
        '',
      ].join('\n'),
    });
  });

  test('says what can be made', () => {
    expect(command('event')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'new: <record> is "event"; expected one of: article, claim, actor.\nSee: npm run new -- --help\n',
    });
    expect(command('claim', '--help').stdout).toMatch(
      /^Usage: npm run new -- <record> \[options\]\n[^]* --kind <word> +Required\. What would settle it\. One of: occurrence, /,
    );
  });

  test('takes every field as an option', () => {
    const { status, stdout } = command(
      'actor',
      '--name',
      'Pell Rowan',
      '--kind',
      'person',
      '--aliases',
      'P. R.',
      '--dry-run',
    );
    expect(status).toBe(0);
    expect(parse(stdout.split(/^---$/m)[1] ?? '')).toEqual({ name: 'Pell Rowan', kind: 'person', aliases: ['P. R.'] });
  });
});

describe('questions', () => {
  async function sit(answers: [string, ...string[]][], kind: 'article' | 'claim' | 'actor' = 'article', values = {}) {
    const terminal = new Terminal();
    const work = newRecord({
      kind,
      folder,
      values,
      id: undefined,
      dryRun: false,
      terminal: true,
      input: terminal.input,
      output: terminal.output,
      errors: terminal.output,
    });
    return { code: await terminal.sit(work, answers), printed: terminal.printed.replaceAll(folder, 'content') };
  }

  test('make an article with two statements, a new claim and a new actor', async () => {
    const { code, printed } = await sit([
      ['title  ', 'The bridge, again', ENTER],
      ['summary  ', 'What is said of it.', ENTER],
      ['id  ', ENTER],
      ['publisher  ', 'gazet', ENTER],
      ['Title of the source, as printed  ', ENTER],
      ['byline  ', ENTER],
      ['url  ', 'example.org', ENTER],
      [
        'expected an address that starts with https://',
        ...Array<string>(11).fill('\b'),
        'https://example.org/again',
        ENTER,
      ],
      ['published  ', '1 May 2019', ENTER],
      ['Found "1 May 2019"; expected', ...Array<string>(10).fill('\b'), '2019-05-01', ENTER],
      ['More about the source?', ENTER],
      ['Write its statements now?', ENTER],
      // The first: an actor and a claim that are there, with a figure.
      ['claim  ', 'vehicles', ENTER],
      ['by  ', 'council', ENTER],
      ['stance  ', ENTER],
      ['stated  ', '2019-04-30', ENTER],
      ['value  ', '> 6,000', ENTER],
      // What check says of it, at once.
      ['To mend it: write', ...Array<string>(7).fill('\b'), '> 6000', ENTER],
      ['hedge  ', ENTER],
      ['quote  ', ENTER],
      ['paragraph  ', '3', ENTER],
      ['origin  ', ENTER],
      ['Anything else?', ENTER],
      ['Another statement?', ENTER],
      // The second: both are new.
      ['claim  ', 'Boats wait', ENTER],
      ['title  ', 'Boats wait off the harbour', ENTER],
      ['kind  ', ENTER],
      ['id  ', ENTER],
      ['when  ', ENTER],
      ['topics  ', ENTER],
      ['by  ', 'Pell', ENTER],
      ['name  ', 'Pell Rowan', ENTER],
      ['kind  ', ENTER],
      ['id  ', ENTER],
      ['group  ', ENTER],
      ['stance  ', DOWN, DOWN, DOWN, ENTER],
      ['stated  ', ENTER],
      ['hedge  ', 'hardly', ENTER],
      ['quote  ', ENTER],
      ['paragraph  ', ENTER],
      ['origin  ', ENTER],
      ['Anything else?', DOWN, SPACE, ENTER],
      ['scope  ', DOWN, ENTER],
      ['Another statement?', 'n'],
    ]);
    expect(printed).toContain(
      'Wrote content/claims/boats-wait-off-the-harbour.md\nWrote content/actors/pell-rowan.md\nWrote content/articles/the-bridge-again.md\n',
    );
    expect(code).toBe(0);
    expect(frontMatter('articles/the-bridge-again.md')).toEqual({
      title: 'The bridge, again',
      summary: 'What is said of it.',
      source: { publisher: 'harbour-gazette', url: 'https://example.org/again', published: '2019-05-01' },
      statements: [
        {
          claim: 'vehicles-per-day',
          by: 'town-council',
          stance: 'asserts',
          stated: '2019-04-30',
          value: '> 6000',
          paragraph: 3,
        },
        {
          claim: 'boats-wait-off-the-harbour',
          by: 'pell-rowan',
          stance: 'doubts',
          hedge: 'hardly',
          paragraph: 3,
          scope: 'narrower',
        },
      ],
    });
    expect(frontMatter('claims/boats-wait-off-the-harbour.md')).toEqual({
      title: 'Boats wait off the harbour',
      kind: 'occurrence',
    });
    expect(frontMatter('actors/pell-rowan.md')).toEqual({ name: 'Pell Rowan', kind: 'person' });
    expect(problems()).toEqual([]);
  });

  test('skip what the flags say, and ask what the kind of a claim needs', async () => {
    const { code } = await sit(
      [
        ['title  ', 'Boats that wait', ENTER],
        ['id  ', ENTER],
        ['counts  ', 'boats off the harbour', ENTER],
        ['unit  ', 'boats', ENTER],
        ['changes  ', 'y'],
        ['when  ', ENTER],
        ['topics  ', 'traffic', '\t', ENTER],
      ],
      'claim',
      { kind: 'quantity' },
    );
    expect(code).toBe(0);
    expect(frontMatter('claims/boats-that-wait.md')).toEqual({
      title: 'Boats that wait',
      kind: 'quantity',
      quantity: { counts: 'boats off the harbour', unit: 'boats', changes: true },
      topics: ['traffic'],
    });
    expect(problems()).toEqual([]);
  });

  test('go back one question with Escape, to an answer that can be changed', async () => {
    const { code, printed } = await sit(
      [
        ['title  ', ESCAPE],
        ['title  ', 'Boats wai', ENTER],
        ['id  ', ESCAPE],
        ['title  ', 't', ENTER],
        ['id  ', 'boats', ENTER],
        ['when  ', '2019-05', ENTER],
        ['topics  ', ESCAPE],
        ['when  ', ESCAPE],
        ['boats', '-wait', ENTER],
        ['when  ', '2019-06', ENTER],
        ['topics  ', ENTER],
      ],
      'claim',
      { kind: 'occurrence' },
    );
    expect([code, printed.match(/^Wrote .*$/m)?.[0]]).toEqual([0, 'Wrote content/claims/boats-wait.md']);
    expect(frontMatter('claims/boats-wait.md')).toEqual({ title: 'Boats wait', kind: 'occurrence', when: '2019-06' });
  });

  test('ask for more about the source, for a second statement’s id, and for what a new claim must explain', async () => {
    const { code } = await sit(
      [
        ['id  ', ENTER],
        ['Title of the source', ENTER],
        ['byline  ', ENTER],
        ['published  ', '2019-05-01', ENTER],
        ['More about the source?', SPACE, DOWN, SPACE, ENTER],
        ['language  ', 'fr', ENTER],
        ['text  ', 'With inputs from CW', ENTER],
        ['actor  ', 'coast', ENTER],
        ['Another entry of credits?', ENTER],
        ['Write its statements now?', ENTER],
        ['claim  ', 'Boats wait', ENTER],
        ['A new claim:', ENTER],
        ['kind  ', ENTER],
        ['id  ', ENTER],
        ['when  ', ENTER],
        ['topics  ', ENTER],
        ['by  ', 'tarn', ENTER],
        ['stance  ', ENTER],
        ['stated  ', '2019-04-30', ENTER],
        ['hedge  ', ENTER],
        ['quote  ', ENTER],
        ['paragraph  ', '3', ENTER],
        ['origin  ', ENTER],
        ['Anything else?', ENTER],
        ['Another statement?', ENTER],
        // The same speaker on the same claim: asked at once.
        ['claim  ', 'waiting boats', ENTER],
        ['by  ', ENTER],
        ['id  ', 'boats-wait-later', ENTER],
        ['stance  ', DOWN, DOWN, ENTER],
        ['stated  ', '-', ENTER],
        ['hedge  ', ENTER],
        ['quote  ', ENTER],
        ['paragraph  ', ENTER],
        ['origin  ', ENTER],
        ['Anything else?', ENTER],
        ['disagreement  ', 'He says both.', ENTER],
        ['Another statement?', 'n'],
      ],
      'article',
      { title: 'Again', summary: 'A.', publisher: 'harbour-gazette', url: 'https://example.org/' },
    );
    expect(code).toBe(0);
    expect(frontMatter('articles/again.md')).toMatchObject({
      source: { language: 'fr', credits: [{ text: 'With inputs from CW', actor: 'coast-wire' }] },
      statements: [
        { claim: 'boats-wait', by: 'ivo-tarn', stance: 'asserts', stated: '2019-04-30', paragraph: 3 },
        { claim: 'boats-wait', by: 'ivo-tarn', stance: 'denies', id: 'boats-wait-later', paragraph: 3 },
      ],
    });
    expect(frontMatter('claims/boats-wait.md')).toMatchObject({ disagreement: 'He says both.' });
    expect(problems()).toEqual([]);
  });

  test('ask at once for another name where it is another actor’s', async () => {
    const { code, printed } = await sit(
      [
        ['name  ', 'CW', ENTER],
        ['To mend it', '\b', '\b', 'Another Wire', ENTER],
        ['id  ', 'a-wire', ENTER],
        ['group  ', ENTER],
      ],
      'actor',
      { kind: 'wire-agency' },
    );
    expect(code).toBe(0);
    expect(printed).toContain('Found "CW", which is already a name of "coast-wire"; expected');
    expect(frontMatter('actors/a-wire.md')).toEqual({ name: 'Another Wire', kind: 'wire-agency' });
  });

  test('ask again for a name that a flag gave, where another file has a problem with it', async () => {
    const { code, printed } = await sit(
      [
        ['kind  ', ENTER],
        ['id  ', 'a-wire', ENTER],
        ['group  ', ENTER],
        ['name  ', 'Another Wire', ENTER],
      ],
      'actor',
      { name: 'CW' },
    );
    expect(code).toBe(0);
    expect(printed).toContain('▲  actors/coast-wire.md\n');
    expect(frontMatter('actors/a-wire.md')).toEqual({ name: 'Another Wire', kind: 'person' });
  });

  test('ended with Ctrl+C leave nothing behind', async () => {
    const before = listing();
    const { code, printed } = await sit([
      ['title  ', 'The bridge, again', ENTER],
      ['summary  ', 'What is said of it.', ENTER],
      ['id  ', ENTER],
      ['publisher  ', 'New Paper', ENTER],
      ['name  ', ENTER],
      ['kind  ', ENTER],
      ['id  ', ENTER],
      ['group  ', ENTER],
      ['Title of the source', CTRL_C],
    ]);
    expect(code).toBe(130);
    expect(printed).toContain('Nothing was written.');
    expect(listing()).toEqual(before);
  });

  test('ended later show what was answered, to be copied', async () => {
    const before = listing();
    const { code, printed } = await sit(
      [
        ['id  ', ENTER],
        ['Title of the source', ENTER],
        ['byline  ', ENTER],
        ['published  ', '2019-05-01', ENTER],
        ['More about the source?', ENTER],
        ['Write its statements now?', ENTER],
        ['claim  ', 'pontoon', ENTER],
        ['by  ', ENTER],
        ['stance  ', ENTER],
        ['stated  ', ENTER],
        ['hedge  ', ENTER],
        ['quote  ', ENTER],
        ['paragraph  ', ENTER],
        ['Anything else?', ENTER],
        ['Another statement?', CTRL_C],
      ],
      'article',
      { title: 'Again', summary: 'A.', publisher: 'harbour-gazette', url: 'https://example.org/' },
    );
    expect(code).toBe(130);
    const draft = printed.split('What was answered so far, to be copied:\n\n')[1]?.split(/^---$/m)[1] ?? '';
    expect(parse(draft)).toEqual({
      title: 'Again',
      summary: 'A.',
      source: { publisher: 'harbour-gazette', url: 'https://example.org/', published: '2019-05-01' },
      statements: [{ claim: 'pontoon-bridge-laid', stance: 'asserts' }],
    });
    expect(listing()).toEqual(before);
  });
});
