import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressesToVisit, type Answer } from '../../src/domain/gone.ts';
import { readContent, type ReadResult } from '../../src/reader/read.ts';
import { applyEdits, sureEdits } from '../../src/reader/repair.ts';
import { FORMATS, problemsText, remarksText, visitsText } from '../../src/reader/report.ts';
import { check } from '../support/check.ts';
import { draws } from '../support/draw.ts';
import { inMemory } from '../support/memory-tree.ts';
import { saved, TRACKER, writeFile } from '../support/written.ts';

// Files are read some hundred times, on machines that are busy with others.

const TODAY = '2019-06-01';
const FOUND: Answer = { state: 'answers', leadsTo: null };
const GONE: Answer = { state: 'gone', why: 'its host answers 404' };
const DOWN: Answer = { state: 'unreachable', why: 'no answer in time' };

const FILE = 'articles/report.md';
const report = (source: string) =>
  `---\ntitle: A report\nsummary: It does.\nsource:\n  published: 2019-03-05\n${source}statements: []\n---\n`;
const A = 'https://example.org/a';
const COPY = 'https://archive.example.org/a';
const WITH_COPY = `  url: ${A}\n  accessPoints:\n    - url: ${COPY}\n`;

const read = (text: string, answers: Record<string, Answer>): ReadResult =>
  readContent('content', {
    ...inMemory({ ...TRACKER, [FILE]: text }),
    visits: { answers: new Map(Object.entries(answers)), today: TODAY },
  });

/** What `check --links` would print, and what `--fix` would leave of the file. */
function checked(text: string, answers: Record<string, Answer>) {
  const result = read(text, answers);
  return {
    problems: result.problems.map(({ span, found, fix }) => `${span.start.line}:${span.start.column} ${found}; ${fix}`),
    remarks: remarksText(result.remarks, 'content'),
    fixed: applyEdits(text, sureEdits(result.problems)),
  };
}
const nothing = (text: string) => ({ problems: [], remarks: [], fixed: text });

test('nothing is said of addresses that answer, have a copy, and are not marked', () => {
  expect(checked(report(WITH_COPY), { [A]: FOUND, [COPY]: FOUND })).toEqual(nothing(report(WITH_COPY)));
});

test('a source that is gone gets its day, and so does a copy', () => {
  expect(checked(report(WITH_COPY), { [A]: GONE, [COPY]: FOUND })).toEqual({
    problems: [
      `6:8 ${A}, where nothing is found any more: its host answers 404; add \`gone: 2019-06-01\` below \`url\`: \`check --links --fix\` does.`,
    ],
    remarks: [],
    fixed: report(WITH_COPY.replace(`${A}\n  acc`, `${A}\n  gone: 2019-06-01\n  acc`)),
  });
  expect(checked(report(WITH_COPY), { [A]: FOUND, [COPY]: GONE })).toMatchObject({
    fixed: report(WITH_COPY.replace(`${COPY}\n`, `${COPY}\n      gone: 2019-06-01\n`)),
  });
});

test('what is marked as gone, and is, is said already', () => {
  const text = report(
    `  url: ${A}\n  gone: 2019-05\n  accessPoints: [{ url: ${COPY}, gone: 2019 }, { url: ${A}/2 }]\n`,
  );
  expect(checked(text, { [A]: GONE, [COPY]: GONE, [`${A}/2`]: FOUND })).toEqual(nothing(text));
});

test('what is marked as gone and answers again loses its mark', () => {
  const marked = WITH_COPY.replace(`${A}\n`, `${A}\n  gone: 2019-05-01\n`).concat('      gone: 2019\n');
  expect(checked(report(marked), { [A]: FOUND, [COPY]: FOUND })).toEqual({
    problems: [
      `7:3 ${A}, which is marked as gone since 2019-05-01 and answers again; remove the line: \`check --links --fix\` does.`,
      `10:7 ${COPY}, which is marked as gone since 2019 and answers again; remove the line: \`check --links --fix\` does.`,
    ],
    remarks: [
      `content/articles/report.md:6:8  ${A} has no archived copy; make one at https://web.archive.org/save/${A}, and add the copy’s address and day to \`accessPoints\`, as \`url\` and \`accessed\`.`,
    ],
    fixed: report(WITH_COPY),
  });
});

test('what cannot be reached now is no problem, and nothing is written, whatever is marked', () => {
  const marked = report(`  url: ${A}\n  gone: 2019-05-01\n`);
  const remarks = [
    `content/articles/report.md:6:8  ${A} cannot be reached now: no answer in time; look again another day, or open it yourself; nothing is written about it.`,
  ];
  expect(checked(marked, { [A]: DOWN })).toEqual({ problems: [], remarks, fixed: marked });
  const text = report(`  url: ${A}\n`);
  expect(checked(text, { [A]: DOWN })).toEqual({ problems: [], remarks, fixed: text });
});

test('says where addresses lead, and how a missing copy is made or found', () => {
  const text = report(`  url: ${A}\n`);
  const make = `content/articles/report.md:6:8  ${A} has no archived copy; make one at https://web.archive.org/save/${A}, and add the copy’s address and day to \`accessPoints\`, as \`url\` and \`accessed\`.`;
  expect(checked(text, { [A]: { state: 'answers', leadsTo: 'https://example.org/2019/a' } }).remarks).toEqual([
    `content/articles/report.md:6:8  ${A} leads to https://example.org/2019/a; write that address instead where the same text stands there.`,
    make,
  ]);
  expect(checked(text, { [A]: { state: 'answers', leadsTo: 'https://example.org/?lang=en' } }).remarks).toEqual([
    `content/articles/report.md:6:8  ${A} leads to https://example.org/?lang=en; that is a front page: where the source is not there any more, add \`gone: 2019-06-01\` below \`url\`.`,
    make,
  ]);
  expect(checked(text, { [A]: GONE }).remarks).toEqual([
    `content/articles/report.md:6:8  ${A} is gone, and no copy is named; look for one at https://web.archive.org/web/*/${A}, and add the copy’s address and day to \`accessPoints\`, as \`url\` and \`accessed\`.`,
  ]);
});

test('the report is one of `check`, in each of its formats', () => {
  const result = read(report(`  url: ${A}\n`), { [A]: GONE });
  expect(problemsText(result, 'content')).toBe(
    [
      'content/articles/report.md:6:8  source/gone',
      '',
      '    5 │   published: 2019-03-05',
      '  > 6 │   url: https://example.org/a',
      '      │        ^^^^^^^^^^^^^^^^^^^^^',
      '',
      '  found     https://example.org/a, where nothing is found any more: its host answers 404',
      '  expected  `gone` with the day since which it is gone',
      '  fix       add `gone: 2019-06-01` below `url`: `check --links --fix` does.',
      '  see       content/README.md#source-gone',
      '',
      '1 problem in 1 file.',
    ].join('\n'),
  );
  const json = JSON.parse(FORMATS.json(result, 'content'));
  const end = report(`  url: ${A}\n`).indexOf('\nstatements');
  expect(json.problems[0].edit).toEqual({ from: end, to: end, text: '\n  gone: 2019-06-01', sure: true });
  expect(json.remarks.map(({ found }: { found: string }) => found)).toEqual([`${A} is gone, and no copy is named`]);
  expect(
    FORMATS.github(result, 'content')
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toEqual(['::error', '::notice']);
  expect(
    visitsText(
      new Map<string, Answer>([
        [A, GONE],
        [COPY, FOUND],
        ['https://example.org/b', DOWN],
      ]),
    ),
  ).toBe('3 addresses visited: 1 found, 1 gone, 1 not reached now.');
});

test('however a file is written, its mark says the day and changes nothing else', () => {
  let marked = 0;
  check(100, draws, (draw) => {
    const written = writeFile(draw, 'article');
    const text = saved(draw, written.text).toString();
    const at = (answers: Record<string, Answer>, whole: string) =>
      readContent('content', {
        ...inMemory({ ...TRACKER, [written.file]: whole }),
        visits: { answers: new Map(Object.entries(answers)), today: TODAY },
      });
    const { records } = at({}, text);
    fc.pre(records !== null);
    const urls = addressesToVisit({ articles: records?.articles ?? [] });
    const gone = Object.fromEntries(urls.map((url) => [url, GONE]));
    const { problems } = at(gone, text);
    const edits = sureEdits(problems);
    expect(problems.filter(({ edit }) => edit === null)).toEqual([]);
    const after = at(gone, applyEdits(text, edits));
    expect(after.problems).toEqual([]);
    const article = records?.articles.find(({ file }) => file === written.file);
    const mark = <T extends { url: string | null; gone: string | null }>(one: T): T =>
      one.url === null ? one : { ...one, gone: TODAY };
    expect(after.records?.articles.find(({ file }) => file === written.file)).toEqual(
      article && {
        ...article,
        source: { ...mark(article.source), accessPoints: article.source.accessPoints.map(mark) },
      },
    );
    marked += problems.length;
    const back = at(Object.fromEntries(urls.map((url) => [url, FOUND])), applyEdits(text, edits));
    expect(back.problems.map(({ edit }) => edit === null)).toEqual(back.problems.map(() => false));
    expect(back.problems.length).toBe(problems.length);
    expect(applyEdits(applyEdits(text, edits), sureEdits(back.problems))).toBe(text);
  });
  expect(marked).toBeGreaterThan(50);
});
