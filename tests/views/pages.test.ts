/** What the pages make of odd dates, silent actors and changes of mind. */
import { describe, expect, test } from 'vitest';
import { parseDate, slotOf } from '../../src/domain/date.ts';
import { actorView, heard } from '../../src/views/actor.ts';
import { contradictions } from '../../src/views/contradictions.ts';
import { createLinks } from '../../src/views/links.ts';
import { bodyLink } from '../../src/views/parts.ts';
import { createSite } from '../../src/views/site.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

test.each([
  ['2024-05-04', '2024-05', '2024-05-04'],
  ['2024-05-04?', '2024-05', null],
  ['2024-05-04~', '2024-05', null],
  ['2024-05', '2024-05', null],
  ['2024', '2024', null],
  ['202X', '2020', null],
  ['2024-05-04/..', '2024-05', null],
  ['2024/..', '2024', null],
  ['../2024-05-04', '2024-05', null],
  ['2024-05-04/2024-05-09', '2024-05', null],
  ['2024-05-30/2024-06-02', '2024', null],
  ['2023-12-30/2024-01-02', '2023', null],
  ['[2024-05-04,2024-05-09]', '2024-05', null],
])('%s belongs to chapter %s, day %s', (date, chapter, day) => {
  expect(slotOf(parseDate(date))).toEqual({ chapter, day });
});

const town = actor('town', { name: 'Town' });
const mayor = actor('mayor', { name: 'Mayor', kind: 'person', group: 'town' });
const harbour = actor('harbour', { name: 'Harbour' });
const league = actor('league', { name: 'League', kind: 'alliance' });

describe('a change of position', () => {
  const changes = (first: string | null, second: string | null) => {
    const site = createSite(
      tracker({
        actors: [town],
        claims: [claim('a', { disagreement: 'They differ.' })],
        articles: [
          article('one', '2031-01-10', [
            { claim: 'a', id: 'x', by: 'town', stance: 'denies', stated: first },
            { claim: 'a', id: 'y', by: 'town', stance: 'asserts', stated: second },
          ]),
        ],
      }),
    );
    return actorView(site, 'town').said.map(({ anchor, changedFrom }) => [anchor, changedFrom?.anchor ?? null]);
  };

  test.each([
    [
      '2031-01-01',
      '2031-01-05',
      [
        ['x', null],
        ['y', 'x'],
      ],
    ],
    [
      '2031-01-05',
      '2031-01-01',
      [
        ['y', null],
        ['x', 'y'],
      ],
    ],
    [
      '2031-01-01',
      null,
      [
        ['x', null],
        ['y', null],
      ],
    ],
    [
      '2031-01',
      '2031-01-05',
      [
        ['x', null],
        ['y', null],
      ],
    ],
    [
      null,
      null,
      [
        ['x', null],
        ['y', null],
      ],
    ],
  ])('is marked only where it is certain which came first: %s, %s', (first, second, expected) => {
    expect(changes(first, second)).toEqual(expected);
  });
});

test('a group whose people speak is heard; one that nobody cites is not', () => {
  const site = createSite(
    tracker({
      actors: [town, mayor, harbour, league],
      claims: [claim('a', { actors: ['town', 'harbour', 'league'] })],
      articles: [
        article('one', '2031-01-10', [
          { claim: 'a', by: 'mayor', stance: 'asserts' },
          { claim: 'a', by: 'league', stance: 'asserts', origin: 'town' },
          { claim: 'a', stance: 'asserts' },
        ]),
      ],
    }),
  );
  const { groups, ownVoice, untraced, unheard } = heard(site);
  expect(groups.map(({ group, statements }) => [group.name, statements])).toEqual([['Town', 2]]);
  expect([ownVoice, untraced, unheard.map(({ name }) => name)]).toEqual([1, 0, ['Harbour']]);
  expect(actorView(site, 'town').spokenFor.map(({ speaker }) => speaker.name)).toEqual(['Mayor', 'League']);
});

test('contradictions: conflicts on one claim first, then the rest; each side has its statements', () => {
  const site = createSite(
    tracker({
      actors: [town, harbour],
      claims: [
        claim('a', { tension: [{ claim: 'b', reason: 'Only one can hold.' }] }),
        claim('b'),
        claim('c', { disagreement: 'They differ.' }),
      ],
      articles: [
        article('one', '2031-01-10', [
          { claim: 'a', by: 'town', stance: 'asserts' },
          { claim: 'b', by: 'harbour', stance: 'asserts' },
          { claim: 'c', by: 'town', stance: 'asserts' },
          { claim: 'c', by: 'harbour', stance: 'denies' },
        ]),
      ],
    }),
  );
  expect(contradictions(site).map(({ id, why, left, right }) => [id, why, left[0]?.anchor, right[0]?.anchor])).toEqual([
    ['c', 'They differ.', 'c-town', 'c-harbour'],
    ['a--b', 'Only one can hold.', 'a-town', 'b-harbour'],
  ]);
});

test('links in bodies lead only to what is shown', () => {
  const link = bodyLink(createSite(tracker({ actors: [town], claims: [claim('a')] })));
  expect([link('actor', 'town'), link('claim', 'a'), link('article', 'late')]).toEqual(['/actors/town/', null, null]);
});

test.each([
  [null, '/', '/claims/a/'],
  ['https://example.org', '/', 'https://example.org/claims/a/'],
  ['https://example.org/sub', '/sub/', 'https://example.org/sub/claims/a/'],
])('addresses of a site at %s', (url, base, claimAddress) => {
  const links = createLinks({ url });
  expect([links.base, links.absolute(links.claim('a'))]).toEqual([base, claimAddress]);
});
