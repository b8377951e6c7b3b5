import { describe, expect, test } from 'vitest';
import { derivations, findCycle, groupOn, rootOn, vouch, type Voice, type Vouching } from '../../src/domain/origin.ts';
import { actor } from '../support/records.ts';

const actors = new Map(
  [
    actor('usa'),
    actor('pentagon', { kind: 'government-body', group: 'usa' }),
    actor('singh', { kind: 'person', roles: [{ title: 'Deputy Press Secretary', group: 'pentagon' }] }),
    actor('south-korea'),
    actor('nis', { kind: 'government-body', group: 'south-korea' }),
    actor('delegation', { kind: 'government-body', group: 'nis' }),
    actor('japan'),
    actor('ukraine'),
    actor('nato', { kind: 'alliance' }),
    actor('rutte', {
      kind: 'person',
      group: 'netherlands',
      roles: [
        { title: 'Prime Minister', group: 'netherlands', from: '2010-10-14', to: '2024-07-02' },
        { title: 'Secretary General', group: 'nato', from: '2024-10-01' },
      ],
    }),
    actor('netherlands'),
    actor('envoy', { kind: 'person', roles: [{ title: 'Envoy', group: 'usa', from: '2024-06', to: '2024-08' }] }),
    actor('officials', { kind: 'unnamed-group' }),
    actor('seoul-officials', { kind: 'unnamed-group', group: 'south-korea' }),
    actor('paper', { kind: 'news-publisher' }),
    actor('columnist', { kind: 'person', group: 'paper' }),
    actor('ap', { kind: 'wire-agency' }),
    actor('kcna', { kind: 'wire-agency', group: 'north-korea' }),
    actor('north-korea'),
  ].map((record) => [record.id, record]),
);

const DAY = '2024-10-28';
const group = (id: string): Vouching => ({ standing: 'group', group: id });
const untraced: Vouching = { standing: 'untraced', group: null };
const publisher: Vouching = { standing: 'publisher', group: null };

/** `rutte < delegation` speaks on another's information; `< delegation` is the article's own voice doing so. */
function voice(text: string): Voice {
  const [by = '', origin = ''] = text.split('<').map((part) => part.trim());
  return { by: by || null, origin: origin || null, day: DAY };
}

describe('the role in force decides the group', () => {
  test.each([
    ['rutte', '2010-10-13', 'netherlands'],
    ['rutte', '2010-10-14', 'netherlands'],
    ['rutte', '2024-07-02', 'netherlands'],
    ['rutte', '2024-07-03', 'netherlands'],
    ['rutte', '2024-09-30', 'netherlands'],
    ['rutte', '2024-10-01', 'nato'],
    ['rutte', '2030-01-01', 'nato'],
    // A role that is dated to months lasts from the first day to the last.
    ['envoy', '2024-05-31', null],
    ['envoy', '2024-06-01', 'usa'],
    ['envoy', '2024-08-31', 'usa'],
    ['envoy', '2024-09-01', null],
    ['singh', '1999-01-01', 'pentagon'],
    ['usa', DAY, null],
  ])('%s on %s speaks for %s', (id, day, expected) => {
    const record = actors.get(id);
    expect(record && groupOn(record, day)).toBe(expected);
  });

  test('a role without a group leaves the actor’s own', () => {
    const record = actor('hayashi', { kind: 'person', group: 'japan', roles: [{ title: 'Chief Cabinet Secretary' }] });
    expect(groupOn(record, DAY)).toBe('japan');
  });
});

test.each([
  ['usa', DAY, 'usa'],
  ['singh', DAY, 'usa'],
  ['delegation', DAY, 'south-korea'],
  ['seoul-officials', DAY, 'south-korea'],
  ['officials', DAY, 'officials'],
  ['columnist', DAY, 'paper'],
  ['kcna', DAY, 'north-korea'],
  ['rutte', '2024-06-01', 'netherlands'],
  ['rutte', DAY, 'nato'],
])('the root of %s on %s is %s', (id, day, expected) => {
  expect(rootOn(id, day, actors)).toBe(expected);
});

test('a group that runs in a circle ends somewhere', () => {
  const circle = new Map([actor('a', { group: 'b' }), actor('b', { group: 'a' })].map((record) => [record.id, record]));
  expect(rootOn('a', DAY, circle)).toBe('b');
});

describe('whose word every statement on one claim is', () => {
  test.each<[string, [string, Vouching][]]>([
    ['a state speaks for itself', [['usa', group('usa')]]],
    ['a person speaks for the group of its role, transitively', [['singh', group('usa')]]],
    [
      'bodies and people of one state are one group',
      [
        ['nis', group('south-korea')],
        ['delegation', group('south-korea')],
      ],
    ],
    ['nobody named is the article’s own voice', [['', publisher]]],
    ['a news publisher is a publisher’s voice', [['paper', publisher]]],
    ['a columnist grouped under a paper is the paper', [['columnist', publisher]]],
    ['a wire agency is a publisher’s voice', [['ap', publisher]]],
    ['a state agency grouped under its state is the state', [['kcna', group('north-korea')]]],
    ['unnamed people of no known group are untraced', [['officials', untraced]]],
    ['unnamed people of a known group speak for it', [['seoul-officials', group('south-korea')]]],
    ['an origin speaks, not the speaker', [['rutte < delegation', group('south-korea')]]],
    ['an origin behind the article’s own voice', [['< nis', group('south-korea')]]],
    ['an origin behind unnamed people', [['officials < usa', group('usa')]]],
    [
      'an origin behind a news publisher',
      [
        ['paper < usa', group('usa')],
        ['paper', publisher],
      ],
    ],
    ['an origin that is not known', [['rutte < unknown', untraced]]],
    [
      'an unknown origin behind the article’s own voice',
      [
        ['< unknown', untraced],
        ['', publisher],
      ],
    ],
    ['an origin that is not named', [['usa < officials', untraced]]],
    [
      'an origin that is a news publisher',
      [
        ['usa < paper', publisher],
        ['usa', publisher],
      ],
    ],
    [
      'NATO on South Korea’s information counts as South Korea in all its statements on the claim',
      [
        ['rutte < delegation', group('south-korea')],
        ['nato', group('south-korea')],
        ['rutte', group('south-korea')],
        ['nis', group('south-korea')],
        ['usa', group('usa')],
      ],
    ],
    [
      'the order of statements does not matter',
      [
        ['nato', group('south-korea')],
        ['rutte < delegation', group('south-korea')],
      ],
    ],
    [
      'derivation is transitive',
      [
        ['usa', group('south-korea')],
        ['nato < south-korea', group('south-korea')],
        ['pentagon < nato', group('south-korea')],
        ['japan', group('japan')],
      ],
    ],
    [
      'a chain that ends at an unknown origin is untraced throughout',
      [
        ['usa', untraced],
        ['usa < nato', untraced],
        ['nato < unknown', untraced],
      ],
    ],
    [
      'own information of one’s own group is no derivation',
      [
        ['nis < south-korea', group('south-korea')],
        ['south-korea < delegation', group('south-korea')],
      ],
    ],
    [
      'who speaks on several others’ information is untraced in its own words, and each informant speaks in its own',
      [
        ['nato < south-korea', group('south-korea')],
        ['nato < ukraine', group('ukraine')],
        ['nato', untraced],
      ],
    ],
    [
      'several informants that lead to one origin are one',
      [
        ['nato < south-korea', group('south-korea')],
        ['nato < usa', group('south-korea')],
        ['usa < south-korea', group('south-korea')],
        ['nato', group('south-korea')],
      ],
    ],
    [
      'several informants, one of them unknown',
      [
        ['nato < south-korea', group('south-korea')],
        ['nato < unknown', untraced],
        ['nato', untraced],
      ],
    ],
    [
      'several informants, a publisher among them: its own words only repeat',
      [
        ['nato < south-korea', group('south-korea')],
        ['nato < ap', publisher],
        ['nato', publisher],
      ],
    ],
    [
      'unnamed people who pass on what a publisher says only repeat',
      [
        ['officials < ap', publisher],
        ['officials', publisher],
      ],
    ],
    [
      'unnamed people pass nothing on to one another: they are no group',
      [
        ['officials < usa', group('usa')],
        ['officials', untraced],
      ],
    ],
  ])('%s', (_, statements) => {
    const voices = statements.map(([text]) => voice(text));
    expect(vouch(voices, actors)).toEqual(statements.map(([, expected]) => expected));
  });

  test('the day of each statement decides whose word it is', () => {
    const on = (day: string): Voice => ({ by: 'rutte', origin: null, day });
    expect(vouch([on('2024-06-01'), on('2024-10-28')], actors)).toEqual([group('netherlands'), group('nato')]);
    const briefed: Voice = { by: 'rutte', origin: 'delegation', day: '2024-10-28' };
    expect(vouch([briefed, on('2024-06-01'), on('2024-10-29')], actors)).toEqual([
      group('south-korea'),
      group('netherlands'),
      group('south-korea'),
    ]);
  });
});

test.each([
  [['usa', 'rutte < delegation'], { nato: ['south-korea'] }],
  [['rutte < delegation', 'nato < unknown'], { nato: ['south-korea', 'unknown'] }],
  [['nis < south-korea', '< nis', 'officials < usa', 'paper < usa', 'usa'], {}],
  [['singh < nato', 'seoul-officials < usa'], { usa: ['nato'], 'south-korea': ['usa'] }],
])('%j shows these derivations', (texts, expected) => {
  const edges = derivations(texts.map(voice), actors);
  expect(Object.fromEntries([...edges].map(([from, to]) => [from, [...to]]))).toEqual(expected);
});

test.each([
  [{}, null],
  [{ a: ['b'], b: ['c'] }, null],
  [{ a: ['b', 'c'], b: ['d'], c: ['d'] }, null],
  [{ a: ['a'] }, ['a', 'a']],
  [{ a: ['b'], b: ['a'] }, ['a', 'b', 'a']],
  [{ x: ['a'], a: ['b'], b: ['c', 'd'], d: ['a'] }, ['a', 'b', 'd', 'a']],
])('the circle in %j is %j', (edges: Record<string, string[]>, expected) => {
  expect(findCycle(new Map(Object.entries(edges)))).toEqual(expected);
});
