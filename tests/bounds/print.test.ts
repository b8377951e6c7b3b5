import { expect, test } from 'vitest';
import { atLeast, atMost, exitCode, none, notMeasured } from './bound.ts';
import { nuFindings } from './nu.ts';
import { detailsText, tableText } from './print.ts';

const print = (value: number) => `${value} KB`;
const weight = atMost('weight', 14, print, [
  { page: 'a/', value: 3 },
  { page: 'b/', value: 15, detail: 'HTML 15 KB' },
  { page: 'c/', value: 14 },
]);
const score = atLeast('score', 100, String, [
  { page: 'a/', value: 99 },
  { page: '', value: 98, detail: 'no title' },
]);
const quiet = none('cookies', []);
const links = none(
  'broken links',
  ['a/', 'b/', 'c/', 'd/', 'e/', 'f/', 'f/'].map((page, index) => ({ page, text: index === 6 ? '#y' : '#x' })),
);
const missing = notMeasured('Nu', '0', 'There is no Java.');

test('the table has a line for each bound, with where it is worst', () => {
  expect(tableText([weight, score, quiet, links, missing])).toBe(
    [
      '   Bound         Limit    Worst         Page',
      '✗  weight        ≤ 14 KB  15 KB         /b/',
      '✗  score         ≥ 100    98            /',
      '✓  cookies       0        0',
      '✗  broken links  0        7             /f/',
      '?  Nu            0        not measured',
    ].join('\n'),
  );
});

test('the details have each finding once, with its pages', () => {
  expect(detailsText([weight, score, quiet, links, missing])).toBe(
    [
      'weight\n  15 KB: HTML 15 KB (/b/)',
      'score\n  98: no title (/)\n  99 (/a/)',
      'broken links\n  #x (/a/ /b/ /c/ /d/ /e/ and 1 more)\n  #y (/f/)',
      'Nu\n  There is no Java.',
    ].join('\n\n'),
  );
});

test('the exit code: a bound that was not measured is worse than one that does not hold', () => {
  expect(exitCode([quiet])).toBe(0);
  expect(exitCode([quiet, weight])).toBe(1);
  expect(exitCode([weight, missing])).toBe(2);
});

test('Nu’s report by page', () => {
  const messages = [
    { type: 'error', url: 'file:/tmp/site/claims/a/index.html', message: 'Stray end tag.', extract: 'a\n  </p>' },
    { type: 'error', url: 'file:/tmp/site/404.html', message: 'Bad value.' },
  ];
  expect(nuFindings(JSON.stringify({ messages }), '/tmp/site')).toEqual([
    { page: 'claims/a/', text: 'Stray end tag. At a </p>' },
    { page: '404.html', text: 'Bad value.' },
  ]);
});
