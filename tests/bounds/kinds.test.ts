import { expect, test } from 'vitest';
import { hasControls, isList, kindProblem, KINDS, kindsOf, representatives, type KindName } from './kinds.ts';

test.each([
  ['', 'front'],
  ['timeline/', 'timeline'],
  ['timeline/newest/', 'timeline, newest first'],
  ['timeline/2024/', 'chapter of the timeline'],
  ['timeline/2024-11/', 'chapter of the timeline'],
  ['claims/', 'claims'],
  ['claims/bridge-open/', 'claim'],
  ['actors/', 'actors'],
  ['actors/mayor/', 'actor'],
  ['articles/', 'articles'],
  ['articles/report/', 'article'],
  ['topics/bridge/', 'topic'],
  ['contradictions/', 'contradictions'],
  ['matrix/', 'matrix'],
  ['matrix/bridge/', 'matrix of a topic'],
  ['map/', 'map'],
  ['asof/', 'calendar of days'],
  ['asof/2024-11-05/', 'as of a day'],
  ['asof/2024-11-05/claims/2/', 'claims of a day'],
  ['asof/2024-11-05/contradictions/', 'contradictions of a day'],
  ['matrix/-/2/', 'matrix of a topic'],
  ['claims/bridge-open/cite/', 'citing a claim'],
  ['articles/report/cite/', 'citing an article'],
  ['embed/claims/bridge-open/', 'card of a claim'],
  ['embed/figures/losses/', 'chart of figures'],
  ['search/', 'search'],
  ['method/', 'method'],
  ['data/', 'data'],
  ['about/', 'about'],
  ['404.html', 'page not found'],
])('/%s is of one kind: %s', (path, kind) => {
  expect(kindsOf(path)).toEqual([kind]);
});

test('a page of no kind is a problem that says what to do', () => {
  expect(kindProblem(['claims/a/', 'claims/a/history/'])).toBe(
    '/claims/a/history/ is of no known kind\n' +
      'Every page is of one kind: mend the row for it in KINDS in tests/bounds/kinds.ts, or add one.',
  );
  expect(kindProblem(['claims/a/'])).toBeUndefined();
});

test('what may weigh more, and what may load more', () => {
  const names = Object.keys(KINDS) as KindName[];
  expect(names.filter(isList)).toEqual([
    'timeline',
    'timeline, newest first',
    'chapter of the timeline',
    'claims',
    'actors',
    'topic',
    'contradictions',
    'matrix',
    'matrix of a topic',
    'calendar of days',
    'as of a day',
    'claims of a day',
    'contradictions of a day',
    'changes',
  ]);
  expect(names.filter(hasControls)).toEqual([
    'front',
    'timeline',
    'timeline, newest first',
    'chapter of the timeline',
    'claims',
    'claim',
    'actor',
    'calendar of days',
    'search',
    'data',
  ]);
});

test('of each kind the heaviest page stands for all', () => {
  const pages = [
    { path: 'claims/a/', kind: 'claim', html: '12' },
    { path: 'claims/c/', kind: 'claim', html: '123' },
    { path: 'claims/b/', kind: 'claim', html: '123' },
    { path: '', kind: 'front', html: '1' },
  ] as const;
  expect(representatives(pages).map(({ path }) => path)).toEqual(['', 'claims/b/']);
});
