import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCaptures } from '../../src/reader/proof.ts';
import { readContent } from '../../src/reader/read.ts';
import { proofText } from '../../src/reader/report.ts';
import { diskTree, withFile } from '../../src/reader/tree.ts';
import { NOT_ASKED } from '../../src/reader/recorded.ts';

const STORY = 'tests/fixtures/broken/base';
/** What the paper printed; the third line is empty and counts nothing. */
const TEXT = `The bridge opens

The mayor called the opening a “great day for the whole of the town” and added that some 200 people had come.
“It’s the work of years,” she said. It was, an adviser noted, 'high time', and reportedly cheap.
“A new age begins,
“and it begins here,” the mayor said.`;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'captures-'));
  writeFileSync(join(folder, 'report.txt'), TEXT);
  writeFileSync(join(folder, '.hidden'), 'great day');
  mkdirSync(join(folder, 'more'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const article = (statement: string, { source = '', title = 'It opens', body = '' } = {}) => `---
title: ${title}
summary: The paper reports the opening.
source:
  publisher: paper
  published: 2019-03-05
${source}statements:
  - claim: bridge-open
    by: mayor
    stance: asserts
${statement}---

${body}
`;

/** What is proved of the report with these lines in its one statement. */
function proved(text: string) {
  const tree = withFile(diskTree(STORY), 'articles/report.md', text);
  const recorded = NOT_ASKED;
  const { problems, proof } = readContent(STORY, { tree, recorded, captures: readCaptures(folder) });
  return {
    problems: problems.map(
      ({ rule, file, span: { start }, found, fix }) =>
        `${file}:${start.line}:${start.column} ${rule}: ${found}; ${fix}`,
    ),
    proof: proof && proofText(proof),
  };
}

describe('quotations and hedges', () => {
  test.each([
    ['as printed', 'quote: great day for the whole of the town', 2],
    ['with other blanks', 'quote: "great  day for\\n the whole"', 2],
    ['with an apostrophe that is printed otherwise', `quote: It's the work of years`, 3],
    ['between single quotation marks', 'quote: high time', 3],
    ['with words left out', 'quote: great day … of the town', 2],
    ['with words left out in brackets', 'quote: "great day [...] town"', 2],
    ['that goes on in the next paragraph', 'quote: A new age begins', 4],
    ['in another language', 'quote: { text: great day, lang: en, translation: x }', 2],
    ['a hedge outside quotation marks', 'hedge: Some', 2],
    ['a hedge of two parts', 'hedge: noted … reportedly', 3],
  ])('%s', (_, line, paragraph) => {
    const kind = line.startsWith('quote') ? '1 quotation, 0 hedges' : '0 quotations, 1 hedge';
    expect(proved(article(`    ${line}\n    paragraph: ${paragraph}\n`))).toEqual({
      problems: [],
      proof: [`Proved with 1 text: ${kind}; our own words are our own.`],
    });
  });

  test('without a paragraph, anywhere in the text', () => {
    expect(proved(article('    quote: high time\n    hedge: reportedly\n')).problems).toEqual([]);
  });

  test.each([
    [
      'words that are not there',
      '    quote: greatest day\n    paragraph: 2\n',
      [
        '11:12 proof/quote: "greatest day", which does not stand in paragraph 2 of the source; copy the words from the source, letter by letter.',
      ],
    ],
    [
      'part of a word',
      '    quote: great da\n    paragraph: 2\n',
      [
        '11:12 proof/quote: "great da", which does not stand in paragraph 2 of the source; copy the words from the source, letter by letter.',
      ],
    ],
    [
      'in capitals, where the source has none',
      '    quote: Great day\n',
      [
        '11:12 proof/quote: "Great day", which does not stand in the source; copy the words from the source, letter by letter.',
      ],
    ],
    [
      'another paragraph',
      '    quote: { text: great day }\n    paragraph: 3\n    hedge: some\n',
      [
        '11:20 proof/quote: "great day", which does not stand in paragraph 3 of the source; they stand in paragraph 2: correct `paragraph`, or the words.',
        '13:12 proof/hedge: "some", which does not stand in paragraph 3 of the source; they stand in paragraph 2: correct `paragraph`, or the words.',
      ],
    ],
    [
      'outside quotation marks',
      '    quote: some 200 people\n    paragraph: 2\n',
      [
        '11:12 proof/marks: "some 200 people", which stands outside quotation marks in the source; remove `quote`, or put words that weaken the statement into `hedge`.',
      ],
    ],
    [
      'half outside quotation marks',
      '    quote: whole of the town” and added\n    paragraph: 2\n',
      [
        '11:12 proof/marks: "whole of the town” and added", which stands outside quotation marks in the source; remove `quote`, or put words that weaken the statement into `hedge`.',
      ],
    ],
    [
      'words left out in the wrong order',
      '    quote: of the town … great day\n    paragraph: 2\n',
      [
        '11:12 proof/quote: "of the town … great day", which does not stand in paragraph 2 of the source; copy the words from the source, letter by letter.',
      ],
    ],
    [
      'a paragraph that the text does not have',
      '    paragraph: 6\n',
      ['11:16 proof/paragraph: paragraph 6 of a text with 5; count again in the captured text.'],
    ],
  ])('%s', (_, lines, problems) => {
    expect(proved(article(lines)).problems).toEqual(problems.map((one) => `articles/report.md:${one}`));
  });
});

describe('own words', () => {
  const copied = 'the opening a great day for the whole of';

  test.each([
    ['seven words in the title', article('', { title: 'On the opening a great day for the story' }), []],
    [
      'nine words in the summary, whatever their signs',
      article('').replace('The paper reports the opening.', `"“X” and the opening, a great day (for the whole) of"`),
      [
        '3:10 proof/own-words: words of a source: the opening, a great day (for the whole) of; say it in your own words, or quote it with its speaker.',
      ],
    ],
    [
      'a note',
      article(`    note: It says ${copied}.\n`),
      [`11:11 proof/own-words: words of a source: ${copied}; say it in your own words, or quote it with its speaker.`],
    ],
    [
      'a body',
      article('', { body: `First line.\n\nThen ${copied} again.` }),
      [`15:6 proof/own-words: words of a source: ${copied}; say it in your own words, or quote it with its speaker.`],
    ],
    [
      'a body that quotes them',
      article('', { body: `She called the opening a “great day for the whole of the town”.` }),
      [],
    ],
    [
      'a quotation in the report that is none',
      article('', { body: 'She called it “the best day of all”, and “great”.' }),
      [
        '13:15 proof/quote: "the best day of all" between quotation marks, which does not stand in the source; copy the words from the source, letter by letter, or leave out the quotation marks.',
      ],
    ],
    ['a title as printed', article('', { source: `  title: ${copied}\n` }), []],
    ['seven words', article('', { body: 'the opening a great day for the' }), []],
  ])('%s', (_, text, problems) => {
    expect(proved(text).problems).toEqual(problems.map((one) => `articles/report.md:${one}`));
  });
});

describe('which text belongs to an article', () => {
  const sha256 = createHash('sha256').update(TEXT).digest('hex');
  const point = (hash: string) => ({ source: `  accessPoints:\n    - sha256: ${hash}\n` });

  test('the one with its SHA-256, whatever its name', () => {
    const text = article('    quote: great day\n', point(sha256));
    const tree = withFile(diskTree(STORY), 'articles/report.md', text);
    const [capture] = readCaptures(folder);
    const captures = capture ? [{ ...capture, name: 'other' }] : [];
    const recorded = NOT_ASKED;
    expect(readContent(STORY, { tree, recorded, captures }).proof).toMatchObject({
      articles: 1,
      quotes: 1,
      unproved: [],
    });
  });

  test('the one of its name is told to be another, by its SHA-256', () => {
    expect(proved(article('', point('a'.repeat(64)))).problems).toEqual([
      'articles/report.md:8:15 proof/text: the SHA-256 of another text than the captured report; use the text that was captured, or write its SHA-256 if this is the one.',
    ]);
  });

  test('none: nothing is proved, and that is said', () => {
    const recorded = NOT_ASKED;
    const { problems, proof } = readContent(STORY, { recorded, captures: [] });
    expect({ problems, proof: proof && proofText(proof) }).toEqual({
      problems: [],
      proof: [
        'Nothing was proved: no text in the folder belongs to an article (name a text after its article, such as a-report.txt, or write its SHA-256 into the article).',
      ],
    });
  });
});
