import { describe, expect, test } from 'vitest';
import { addressAt, addressesOf, answersOf, pathOf, permalinksText, withPermalink } from '../../src/domain/address.ts';
import { buildGraph } from '../../src/domain/graph.ts';
import type { PermalinkRecord } from '../../src/domain/schema.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

const renamed = (from: string, to: string): PermalinkRecord => ({
  from,
  to,
  what: 'renamed',
  on: '2031-05-06',
  reason: null,
});
const gone = (from: string): PermalinkRecord => ({
  from,
  to: null,
  what: 'withdrawn',
  on: '2031-05-06',
  reason: 'Said twice.',
});
const empty = (from: string): PermalinkRecord => ({ ...gone(from), what: 'corrected', reason: null });

const records = tracker({
  actors: [actor('mayor'), actor('port')],
  claims: [claim('closed', { when: '2031-05' }), claim('hidden')],
  articles: [
    article('report', '2031-05-04', [
      { claim: 'closed', by: 'mayor', stance: 'asserts' },
      { claim: 'closed', by: 'port', stance: 'denies', id: 'own' },
      { claim: 'closed', stance: 'asserts' },
    ]),
    article('later', '2031-05-08', [{ claim: 'closed', by: 'port', stance: 'denies' }]),
  ],
});
const answers = (...permalinks: PermalinkRecord[]) => answersOf(buildGraph({ ...records, permalinks }));

test('addresses are written and read back', () => {
  const paths = addressesOf(buildGraph(records)).map(pathOf);
  expect(paths).toEqual(
    [
      'articles/later',
      'articles/report',
      'claims/closed',
      'actors/mayor',
      'actors/port',
      'articles/report#closed-mayor',
      'articles/report#own',
      'articles/report#closed-source',
      'articles/later#closed-port',
      'timeline/2031-05',
      'asof/2031-05-04',
      'asof/2031-05-08',
    ].toSorted((a, b) => paths.indexOf(a) - paths.indexOf(b)),
  );
  for (const path of paths) expect(pathOf(addressAt(path))).toBe(path);
});

describe('answers', () => {
  const { answer } = answers(
    renamed('claims/shut', 'claims/closed'),
    renamed('actors/major', 'actors/mayor'),
    renamed('articles/draft', 'articles/report'),
    gone('articles/rumour'),
    gone('articles/report#slip'),
    renamed('articles/report#first', 'articles/later#closed-port'),
    gone('claims/hidden'),
    renamed('claims/unseen', 'claims/hidden'),
    empty('asof/2031-05-06'),
    empty('asof/2031-05-01'),
    empty('timeline/2030'),
  );

  test.each<[path: string, to: string | null]>([
    ['claims/closed', 'claims/closed'],
    ['claims/shut', 'claims/closed'],
    ['articles/draft', 'articles/report'],
    // Called after what its claim and its speaker were called.
    ['articles/report#shut-mayor', 'articles/report#closed-mayor'],
    ['articles/report#closed-major', 'articles/report#closed-mayor'],
    ['articles/report#shut-major', 'articles/report#closed-mayor'],
    ['articles/report#shut-source', 'articles/report#closed-source'],
    ['articles/draft#shut-major', 'articles/report#closed-mayor'],
    ['articles/draft#own', 'articles/report#own'],
    ['articles/draft#first', 'articles/later#closed-port'],
    // It has an id of its own, and never had another.
    ['articles/report#shut-port', null],
    ['asof/2031-05-06', 'asof/2031-05-04'],
    ['asof/2031-05-01', 'asof'],
    ['asof/2031-05-05', null],
    ['timeline/2030', 'timeline'],
    ['claims/never', null],
    ['articles/never#own', null],
  ])('%s leads to %j', (path, to) => {
    const found = answer(path);
    expect(found?.type === 'page' ? path : found?.type === 'moved' ? found.to : found).toBe(to);
  });

  test.each([
    ['articles/rumour', 'articles/rumour'],
    ['articles/rumour#anything', 'articles/rumour'],
    ['articles/report#slip', 'articles/report#slip'],
    ['articles/draft#slip', 'articles/report#slip'],
    // No article carries it, so it has no page; what led to it says so too.
    ['claims/unseen', 'claims/hidden'],
  ])('%s is gone by the entry of %s', (path, why) => {
    expect(answer(path)).toMatchObject({ type: 'gone', why: { from: why } });
  });

  test('a circle leads nowhere', () => {
    const { answer: round } = answers(renamed('claims/a', 'claims/b'), renamed('claims/b', 'claims/a'));
    expect(round('claims/a')).toBeNull();
  });

  test('a page that is there again answers itself', () => {
    expect(answers(gone('claims/closed')).answer('claims/closed')).toEqual({ type: 'page' });
  });
});

describe('entries', () => {
  const paths = (list: readonly PermalinkRecord[]) => list.map(({ from, to }) => `${from} ${to}`);
  const add = (...list: PermalinkRecord[]) => paths(list.reduce<PermalinkRecord[]>(withPermalink, []));

  test.each<[string, PermalinkRecord[], string[]]>([
    [
      'one step',
      [renamed('claims/a', 'claims/b'), renamed('claims/b', 'claims/c')],
      ['claims/a claims/c', 'claims/b claims/c'],
    ],
    ['back again', [renamed('claims/a', 'claims/b'), renamed('claims/b', 'claims/a')], ['claims/b claims/a']],
    [
      'statements go with their article',
      [gone('articles/a#x'), renamed('articles/a', 'articles/b')],
      ['articles/a articles/b', 'articles/b#x null'],
    ],
    ['an article answers for its statements', [gone('articles/a#x'), gone('articles/a')], ['articles/a null']],
    [
      'another article is not meant',
      [gone('articles/ab#x'), gone('articles/a')],
      ['articles/a null', 'articles/ab#x null'],
    ],
  ])('%s', (_, list, expected) => {
    expect(add(...list)).toEqual(expected);
  });

  test('stand one on a line', () => {
    expect(permalinksText([renamed('claims/a', 'claims/b'), gone('claims/c')])).toBe(
      '[\n' +
        '  { "from": "claims/a", "to": "claims/b", "what": "renamed", "on": "2031-05-06" },\n' +
        '  { "from": "claims/c", "what": "withdrawn", "on": "2031-05-06", "reason": "Said twice." }\n' +
        ']\n',
    );
  });
});
