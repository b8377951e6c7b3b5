/** The quick look at a text says that it is in order only where the whole check finds nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { knownByName } from '../../src/reader/known.ts';
import { checkBody } from '../../src/reader/check-body.ts';
import { isPlainText } from '../../src/reader/plain-text.ts';
import { check } from '../support/check.ts';

const known = knownByName(['articles/report.md', 'claims/one.md', 'actors/mayor.md']);

const PIECES = [
  ['\n', '\n\n', '\n\n', ' ', ' ', '  ', '    ', '\t', 'a', 'Two words.', 'It was 10:30', 'he said: no', '“so”'],
  ['[one](claim:one)', '[the mayor](actor:mayor)', '[x](article:report)', '[x](claim:none)', '[x](actor: mayor)'],
  ['[', ']', '](', '(claim:one)', ')', '!', '![', '[a][b]', '[b]: claim:none', '[^1]', '[^1]: note', '(', 'claim:one'],
  [':claim', '::claim', '::claim{id="one"}', ':::', ':', '{', '}', '<b>', '<', '>', '- ', '+ ', '* ', '1. ', '1) '],
  ['# ', '---', '===', '| a | b |', '|---|---|', '`', '```', '~~', '**', '_', '\\', '&amp;', '&#91;', '@', 'a@b.org'],
  ['http://x:y@z.org', 'https://z.org', 'www.z.org', 'mailto:a@b.org', 'javascript:', '\u00A0', '\u2028', 'é'],
].flat();
const texts = fc
  .array(fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 4 })), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''));

test('what it lets pass, the whole check does', () => {
  let passed = 0;
  check(40_000, texts, (text) => {
    if (!isPlainText(text, known)) return;
    passed++;
    expect(checkBody({ text, lineOffset: 0 }, 'articles/a.md', known)).toEqual([]);
  });
  expect(passed).toBeGreaterThan(1000);
});

test('it knows an ordinary text when it sees one', () => {
  const text =
    'The mayor said on Monday: [it is closed](claim:one).\n\nAt 10:30 [he](actor:mayor) left – “for good”!\n';
  expect(isPlainText(text, known)).toBe(true);
  expect(isPlainText(text.replace('claim:one', 'claim:two'), known)).toBe(false);
  expect(isPlainText(`${text}<b>`, known)).toBe(false);
});
