import { describe, expect, test } from 'vitest';
import { hiddenCharacters } from '../../src/domain/characters.ts';
import { readContent } from '../../src/reader/read.ts';
import { FORMATS, type Format } from '../../src/reader/report.ts';
import { inMemory } from '../support/memory-tree.ts';
import { TRACKER } from '../support/written.ts';

/** What is printed of a claim with these lines in its front matter. */
function printed(format: Format, lines: string, body = ''): string {
  const file = `---\n${lines}\n---\n${body}`;
  return FORMATS[format](readContent('content', inMemory({ ...TRACKER, 'claims/a.md': file })), 'content');
}

/** The code frames of all problems. */
const framesOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^ (?: {3}| >)[ \d]+ │/.test(line))
    .join('\n');

describe('for people', () => {
  test('a place, the line with marks, what was found and expected, what mends it, where that is explained', () => {
    expect(printed('human', 'title: A claim\nkind: fact')).toBe(
      [
        'content/claims/a.md:3:7  field/choice',
        '',
        '    2 │ title: A claim',
        '  > 3 │ kind: fact',
        '      │       ^^^^',
        '',
        '  found     "fact"',
        '  expected  one of: occurrence, quantity, date, position, motive, prediction, assessment',
        '  fix       choose one of the list.',
        '  see       content/README.md#field-choice',
        '',
        '1 problem in 1 file.',
      ].join('\n'),
    );
  });

  test.each([
    [
      'wide characters',
      '{ title: 港湾局の橋, kind: fact }',
      ['    1 │ ---', '  > 2 │ { title: 港湾局の橋, kind: fact }', '      │                            ^^^^'],
    ],
    [
      'emoji of several code points',
      '{ title: "👩\u{200D}👩\u{200D}👧", kind: fact }',
      [
        '    1 │ ---',
        '  > 2 │ { title: "👩\\u200d👩\\u200d👧", kind: fact }',
        '      │                                      ^^^^',
      ],
    ],
    [
      'combining marks',
      '{ title: cafe\u{301}, kind: fact }',
      ['    1 │ ---', '  > 2 │ { title: cafe\u{301}, kind: fact }', '      │                      ^^^^'],
    ],
    [
      'tabs',
      '{ title: a,\tkind: fact }',
      ['    1 │ ---', '  > 2 │ { title: a,  kind: fact }', '      │                    ^^^^'],
    ],
  ])('marks stand below the place: %s', (_, line, frame) => {
    expect(framesOf(printed('human', line))).toBe(frame.join('\n'));
  });

  test('long lines are cut to what stands around the place', () => {
    const frame = framesOf(
      printed(
        'human',
        `{ title: ${'gates '.repeat(60)}, kind: fact, place: harbour, disagreement: ${'So it is. '.repeat(30)}}`,
      ),
    );
    const [, line = '', marks = ''] = frame.split('\n');
    expect(line.length).toBeLessThan(120);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('fact');
  });

  test('nothing that is printed moves a terminal', () => {
    const text = printed(
      'human',
      'title: \u{1B}[31mred\u{202E}\nkind: "\\u001B[2J\\u202Efact"',
      'A \u{200B} b \u{9B}1m',
    );
    expect(text).toContain('> 2 │ title: \\u001b[31mred\\u202e');
    expect(hiddenCharacters(text)).toEqual([]);
    expect(text).not.toContain('\t');
  });
});

describe('for GitHub', () => {
  test('an annotation for each problem', () => {
    expect(printed('github', 'title: A claim\nkind: fact')).toBe(
      '::error file=content/claims/a.md,line=3,endLine=3,col=7,endColumn=11,title=field/choice::' +
        'Found "fact".%0AExpected one of: occurrence, quantity, date, position, motive, prediction, assessment.%0A' +
        'To fix it: choose one of the list.%0ASee content/README.md#field-choice',
    );
  });

  test.each([
    ['a line end', 'kind: "fact\\n::add-mask::x"'],
    ['a carriage return', 'kind: "fact\\r::set-output name=a::b"'],
    ['signs that are escapes', 'kind: "100%0A::warning::x"'],
    ['a name of a field', '"::error::x\\n::stop-commands::y": z'],
    ['a reference', 'implies: ["a\\n::error::b"]'],
    ['a link', 'title: x\nkind: occurrence'],
  ])('no other command comes in by %s', (_, lines) => {
    const body = '\n[a](claim:a%0A::error::b)\n\n[b](<claim:x ::warning::y>)\n\n![c](d)\n\n<b>\n::error::e\n';
    const commands = printed('github', lines, body).split('\n');
    expect(commands.length).toBeGreaterThan(1);
    for (const command of commands) {
      expect(command).toMatch(
        /^::error file=content\/claims\/a\.md,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[a-z/-]+::Found /,
      );
      expect(command).not.toMatch(/\r|%(?!25|0A|0D|3A|2C)/);
    }
  });

  test('a file whose name holds signs of a command', () => {
    const tree = inMemory({ ...TRACKER, 'claims/a,line=1::b.md': '' });
    expect(FORMATS.github(readContent('content', tree), 'content')).toMatch(
      /^::error file=content\/claims\/a%2Cline=1%3A%3Ab\.md,line=1,/,
    );
  });
});

describe('for programs', () => {
  test('a list of problems with what mends them', () => {
    expect(JSON.parse(printed('json', 'title: A claim\nkind: Occurrence\nplace: harbor'))).toEqual({
      problems: [
        {
          rule: 'field/choice',
          file: 'content/claims/a.md',
          start: { line: 3, column: 7 },
          end: { line: 3, column: 17 },
          path: ['kind'],
          found: '"Occurrence"',
          expected: 'one of: occurrence, quantity, date, position, motive, prediction, assessment',
          fix: 'did you mean "occurrence"? Otherwise choose one of the list.',
          see: 'content/README.md#field-choice',
          edit: { from: 25, to: 35, text: 'occurrence', sure: true },
        },
      ],
      remarks: [],
    });
  });

  test('an empty list where there is none', () => {
    expect(JSON.parse(printed('json', 'title: A claim\nkind: occurrence'))).toEqual({ problems: [], remarks: [] });
  });
});
