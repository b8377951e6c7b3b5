import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/domain/date.ts';
import type { ClaimKind, Stance } from '../../src/domain/schema.ts';
import {
  FLAGS,
  RULES,
  STATUSES,
  familyOf,
  sideOf,
  statusOf,
  type Flag,
  type RuledStatement,
  type StatusResult,
} from '../../src/domain/status.ts';
import { parseDateValue, parseFigure } from '../../src/domain/value.ts';

/** Who vouches: a group by its id, `untraced` or `publisher`. */
const says = (who: string, stance: Stance, more: Partial<RuledStatement> = {}): RuledStatement => ({
  key: `${who}-${stance}`,
  stance,
  scope: stance === 'doubts' || stance === 'no-evidence' ? 'full' : null,
  standing: who === 'untraced' || who === 'publisher' ? who : 'group',
  group: who === 'untraced' || who === 'publisher' ? null : who,
  value: null,
  valueDay: null,
  relayed: false,
  unnamed: false,
  ofHolder: false,
  dated: false,
  ...more,
});
const figure = (text: string, day: string | null = null): Partial<RuledStatement> => ({
  key: text,
  value: parseFigure(text, 'people'),
  valueDay: day === null ? null : parseDate(day),
});
const date = (text: string): Partial<RuledStatement> => ({ key: text, value: parseDateValue(text) });
const narrower = { scope: 'narrower' } as const;

type Expected = Pick<StatusResult, 'status' | 'rule'> & Partial<StatusResult>;
/** What is not said is empty: no groups on a side, nothing counted, no flag, nothing that it rests on. */
const expected = ({ origins, counts, ...result }: Omit<Expected, 'origins' | 'counts'> & Sides): StatusResult => ({
  flags: [],
  basis: [],
  conflict: null,
  ...result,
  origins: { for: [], against: [], question: [], ...origins },
  counts: { for: 0, against: 0, question: 0, ...counts },
});
interface Sides {
  origins?: Partial<StatusResult['origins']>;
  counts?: Partial<StatusResult['counts']>;
}
type Row = [title: string, statements: RuledStatement[], result: Parameters<typeof expected>[0]];

const check = (kind: ClaimKind, changes = false) => {
  return (_: string, statements: RuledStatement[], result: Parameters<typeof expected>[0]) => {
    expect(statusOf({ kind, changes }, statements)).toEqual(expected(result));
  };
};

const facts: Row[] = [
  // for >= 1, against >= 1, question any: contested
  [
    'one says so, another denies it',
    [says('usa', 'asserts'), says('russia', 'denies')],
    {
      status: 'contested',
      rule: 'facts-contested',
      origins: { for: ['usa'], against: ['russia'] },
      counts: { for: 1, against: 1 },
      basis: ['usa-asserts', 'russia-denies'],
    },
  ],
  [
    'contested stays contested, whoever questions it and however many say so',
    [
      says('usa', 'asserts'),
      says('russia', 'denies'),
      says('japan', 'doubts'),
      says('south-korea', 'confirms'),
      says('ukraine', 'asserts'),
      says('publisher', 'asserts'),
    ],
    {
      status: 'contested',
      rule: 'facts-contested',
      origins: { for: ['south-korea', 'ukraine', 'usa'], against: ['russia'], question: ['japan'] },
      counts: { for: 3, against: 1, question: 1 },
      basis: ['usa-asserts', 'russia-denies', 'south-korea-confirms', 'ukraine-asserts'],
    },
  ],
  [
    'an untraced denial is a denial',
    [says('usa', 'asserts'), says('untraced', 'denies')],
    {
      status: 'contested',
      rule: 'facts-contested',
      origins: { for: ['usa'] },
      counts: { for: 1, against: 1 },
      basis: ['usa-asserts', 'untraced-denies'],
    },
  ],
  // for >= 1, against 0, question >= 1: questioned
  [
    'one says so, another doubts it',
    [says('usa', 'asserts'), says('russia', 'doubts')],
    {
      status: 'questioned',
      rule: 'facts-questioned',
      origins: { for: ['usa'], question: ['russia'] },
      counts: { for: 1, question: 1 },
      basis: ['usa-asserts', 'russia-doubts'],
    },
  ],
  [
    'two say so, another sees no evidence',
    [says('usa', 'asserts'), says('japan', 'asserts'), says('untraced', 'no-evidence')],
    {
      status: 'questioned',
      rule: 'facts-questioned',
      origins: { for: ['japan', 'usa'] },
      counts: { for: 2, question: 1 },
      basis: ['usa-asserts', 'japan-asserts', 'untraced-no-evidence'],
    },
  ],
  // for >= 2, against 0, question 0: corroborated
  [
    'two groups say so',
    [says('usa', 'asserts'), says('south-korea', 'confirms')],
    {
      status: 'corroborated',
      rule: 'facts-corroborated',
      origins: { for: ['south-korea', 'usa'] },
      counts: { for: 2 },
      basis: ['usa-asserts', 'south-korea-confirms'],
    },
  ],
  [
    'two groups say so; who declines, implies, doubts in part or publishes takes no side',
    [
      says('usa', 'asserts'),
      says('south-korea', 'asserts'),
      says('russia', 'declines'),
      says('japan', 'implies'),
      says('ukraine', 'no-evidence', narrower),
      says('publisher', 'asserts'),
    ],
    {
      status: 'corroborated',
      rule: 'facts-corroborated',
      origins: { for: ['south-korea', 'usa'] },
      counts: { for: 2 },
      flags: ['reservation'],
      basis: ['usa-asserts', 'south-korea-asserts'],
    },
  ],
  // for 1, against 0, question 0: single-origin
  [
    'one group says so, however often',
    [says('usa', 'asserts'), says('usa', 'confirms'), says('publisher', 'asserts')],
    {
      status: 'single-origin',
      rule: 'facts-single-origin',
      origins: { for: ['usa'] },
      counts: { for: 1 },
      basis: ['usa-asserts', 'usa-confirms'],
    },
  ],
  [
    'an untraced statement never adds to a group',
    [says('usa', 'asserts'), says('untraced', 'asserts')],
    {
      status: 'single-origin',
      rule: 'facts-single-origin',
      origins: { for: ['usa'] },
      counts: { for: 1 },
      basis: ['usa-asserts', 'untraced-asserts'],
    },
  ],
  [
    'two unnamed officials are not two origins',
    [says('untraced', 'asserts', { key: 'one' }), says('untraced', 'asserts', { key: 'two' })],
    { status: 'single-origin', rule: 'facts-single-origin', counts: { for: 1 }, basis: ['one', 'two'] },
  ],
  // for 0, against >= 1, question any: denied
  [
    'one denies it and nobody says so',
    [says('russia', 'denies')],
    {
      status: 'denied',
      rule: 'facts-denied',
      origins: { against: ['russia'] },
      counts: { against: 1 },
      basis: ['russia-denies'],
    },
  ],
  [
    'denied, although it is doubted and implied, and a publisher says so',
    [says('untraced', 'denies'), says('usa', 'doubts'), says('japan', 'implies'), says('publisher', 'asserts')],
    {
      status: 'denied',
      rule: 'facts-denied',
      origins: { question: ['usa'] },
      counts: { against: 1, question: 1 },
      basis: ['untraced-denies'],
    },
  ],
  // for 0, against 0, question >= 1: no-evidence
  [
    'one sees no evidence and nobody says so',
    [says('usa', 'no-evidence'), says('publisher', 'asserts')],
    {
      status: 'no-evidence',
      rule: 'facts-no-evidence',
      origins: { question: ['usa'] },
      counts: { question: 1 },
      basis: ['usa-no-evidence'],
    },
  ],
  [
    'doubt alone is of the same side',
    [says('untraced', 'doubts'), says('japan', 'implies')],
    { status: 'no-evidence', rule: 'facts-no-evidence', counts: { question: 1 }, basis: ['untraced-doubts'] },
  ],
  // 0, but a publisher's voice asserts: unattributed
  [
    'only a publisher says so',
    [says('publisher', 'asserts'), says('usa', 'implies'), says('russia', 'declines')],
    { status: 'unattributed', rule: 'facts-unattributed', basis: ['publisher-asserts'] },
  ],
  [
    'one publisher says so, another doubts it',
    [says('publisher', 'asserts'), says('publisher', 'doubts')],
    {
      status: 'unattributed',
      rule: 'facts-unattributed',
      flags: ['publisher-dissent'],
      basis: ['publisher-asserts'],
    },
  ],
  // 0, but something implies it: implied
  [
    'somebody implies it',
    [says('usa', 'implies'), says('russia', 'declines')],
    { status: 'implied', rule: 'facts-implied', basis: ['usa-implies'] },
  ],
  [
    'a publisher implies it',
    [says('publisher', 'implies')],
    { status: 'implied', rule: 'facts-implied', basis: ['publisher-implies'] },
  ],
  // nothing of the above: open
  ['only declined', [says('usa', 'declines')], { status: 'open', rule: 'facts-open' }],
  ['only reserved', [says('usa', 'doubts', narrower)], { status: 'open', rule: 'facts-open', flags: ['reservation'] }],
  [
    'only a publisher’s doubt',
    [says('publisher', 'doubts')],
    { status: 'open', rule: 'facts-open', flags: ['publisher-dissent'] },
  ],
  [
    'only a publisher’s denial',
    [says('publisher', 'denies')],
    { status: 'open', rule: 'facts-open', flags: ['publisher-dissent'] },
  ],
  // Shown, but nothing on it counts any more.
  ['every source was retracted', [], { status: 'open', rule: 'facts-retracted' }],
];

describe('facts: the first rule that fits', () => {
  test.each(facts)('%s', check('occurrence'));
  test.each(facts)('%s (of a quantity)', check('quantity'));
  test.each(facts)('%s (of a date)', check('date'));
});

describe('values come first: two that cannot both be true', () => {
  const both: Sides = { origins: { for: ['south-korea', 'usa'] }, counts: { for: 2 } };
  test.each<Row>([
    [
      '“over 10,000” and “10,000”',
      [says('usa', 'asserts', figure('> 10000')), says('south-korea', 'asserts', figure('10000'))],
      {
        status: 'inconsistent',
        rule: 'facts-inconsistent',
        ...both,
        basis: ['> 10000', '10000'],
        conflict: ['> 10000', '10000'],
      },
    ],
    [
      '“at least 10,000” and “10,000” agree',
      [says('usa', 'asserts', figure('>= 10000')), says('south-korea', 'asserts', figure('10000'))],
      { status: 'corroborated', rule: 'facts-corroborated', ...both, basis: ['>= 10000', '10000'] },
    ],
    [
      'the first pair in order is named',
      [
        says('usa', 'asserts', figure('~ 10000')),
        says('south-korea', 'asserts', figure('10900')),
        says('publisher', 'asserts', figure('5000')),
        says('untraced', 'asserts', figure('3000')),
      ],
      {
        status: 'inconsistent',
        rule: 'facts-inconsistent',
        ...both,
        basis: ['~ 10000', '5000'],
        conflict: ['~ 10000', '5000'],
      },
    ],
    [
      'whoever said them: one group, or publishers',
      [says('publisher', 'asserts', figure('10000')), says('publisher', 'asserts', figure('12000'))],
      { status: 'inconsistent', rule: 'facts-inconsistent', basis: ['10000', '12000'], conflict: ['10000', '12000'] },
    ],
    [
      'before a denial',
      [says('usa', 'asserts', figure('1')), says('usa', 'asserts', figure('2')), says('russia', 'denies')],
      {
        status: 'inconsistent',
        rule: 'facts-inconsistent',
        origins: { for: ['usa'], against: ['russia'] },
        counts: { for: 1, against: 1 },
        basis: ['1', '2'],
        conflict: ['1', '2'],
      },
    ],
    [
      'values of other sides are not compared',
      [
        says('usa', 'asserts', figure('1')),
        says('russia', 'denies', figure('2')),
        says('japan', 'doubts', figure('3')),
        says('japan', 'implies', figure('4')),
      ],
      {
        status: 'contested',
        rule: 'facts-contested',
        origins: { for: ['usa'], against: ['russia'], question: ['japan'] },
        counts: { for: 1, against: 1, question: 1 },
        basis: ['1', '2'],
      },
    ],
    [
      'other days do not matter where what is counted cannot change',
      [says('usa', 'asserts', figure('1', '2024-10-28')), says('usa', 'asserts', figure('2', '2024-11-25'))],
      {
        status: 'inconsistent',
        rule: 'facts-inconsistent',
        origins: { for: ['usa'] },
        counts: { for: 1 },
        basis: ['1', '2'],
        conflict: ['1', '2'],
      },
    ],
  ])('%s', check('quantity'));

  const one: Sides = { origins: { for: ['usa'] }, counts: { for: 1 } };
  test.each<[first: string | null, second: string | null, conflict: boolean]>([
    ['2024-10-28', '2024-11-25', false],
    ['2024-10-28', '2024-10-28', true],
    ['2024-10-28', '2024-10', true],
    ['2024-10', '2024-11', false],
    ['2024-11-13/..', '2024-11-25', true],
    ['2024-11-13/..', '2024-10-28', false],
    [null, '2024-11-25', true],
    [null, null, true],
  ])('where what is counted can change, figures of %s and of %s are compared: %s', (first, second, conflict) => {
    check('quantity', true)(
      '',
      [says('usa', 'asserts', figure('1', first)), says('usa', 'asserts', figure('2', second))],
      conflict
        ? { status: 'inconsistent', rule: 'facts-inconsistent', ...one, basis: ['1', '2'], conflict: ['1', '2'] }
        : { status: 'single-origin', rule: 'facts-single-origin', ...one, basis: ['1', '2'] },
    );
  });

  test.each<Row>([
    [
      'two days',
      [says('usa', 'asserts', date('2024-06-18')), says('south-korea', 'asserts', date('2024-11'))],
      {
        status: 'inconsistent',
        rule: 'facts-inconsistent',
        ...both,
        basis: ['2024-06-18', '2024-11'],
        conflict: ['2024-06-18', '2024-11'],
      },
    ],
    [
      'a month contains its days',
      [says('usa', 'asserts', date('2024-06-18')), says('south-korea', 'asserts', date('2024-06'))],
      { status: 'corroborated', rule: 'facts-corroborated', ...both, basis: ['2024-06-18', '2024-06'] },
    ],
  ])('dates: %s', check('date'));

  test('figures on other kinds are shown and not compared', () => {
    check('occurrence')('', [says('usa', 'asserts', figure('1')), says('usa', 'asserts', figure('2'))], {
      status: 'single-origin',
      rule: 'facts-single-origin',
      ...one,
      basis: ['1', '2'],
    });
  });
});

describe('positions', () => {
  const holder = { ofHolder: true };
  const dated = { ofHolder: true, dated: true };
  test.each<Row>([
    [
      'the holder’s group denies it',
      [says('russia', 'asserts', dated), says('russia', 'denies', holder), says('usa', 'asserts')],
      {
        status: 'disowned',
        rule: 'positions-disowned',
        origins: { for: ['russia', 'usa'], against: ['russia'] },
        counts: { for: 2, against: 1 },
        flags: ['position-changed'],
        basis: ['russia-denies'],
      },
    ],
    [
      'the holder says so, with a day or in quoted words',
      [says('russia', 'asserts', dated), says('russia', 'confirms', holder), says('usa', 'denies')],
      {
        status: 'stated',
        rule: 'positions-stated',
        origins: { for: ['russia'], against: ['usa'] },
        counts: { for: 1, against: 1 },
        basis: ['russia-asserts'],
      },
    ],
    [
      'the holder says so, without a day or words',
      [says('russia', 'asserts', holder)],
      {
        status: 'reported',
        rule: 'positions-reported',
        origins: { for: ['russia'] },
        counts: { for: 1 },
        basis: ['russia-asserts'],
      },
    ],
    [
      'others report it, dated',
      [says('usa', 'asserts', { dated: true }), says('publisher', 'asserts', { dated: true })],
      {
        status: 'reported',
        rule: 'positions-reported',
        origins: { for: ['usa'] },
        counts: { for: 1 },
        basis: ['usa-asserts', 'publisher-asserts'],
      },
    ],
    [
      'others deny it, the holder doubts, implies or declines',
      [
        says('usa', 'denies', { dated: true }),
        says('russia', 'doubts', dated),
        says('russia', 'implies', dated),
        says('russia', 'declines', dated),
      ],
      {
        status: 'reported',
        rule: 'positions-reported',
        origins: { against: ['usa'], question: ['russia'] },
        counts: { against: 1, question: 1 },
      },
    ],
    ['every source was retracted', [], { status: 'open', rule: 'positions-retracted' }],
  ])('%s', check('position'));
});

describe('views never get a truth status', () => {
  const rows: Row[] = [
    [
      'held and denied',
      [says('usa', 'asserts'), says('russia', 'denies')],
      {
        status: 'opinions-differ',
        rule: 'views-opinions-differ',
        origins: { for: ['usa'], against: ['russia'] },
        counts: { for: 1, against: 1 },
        basis: ['usa-asserts', 'russia-denies'],
      },
    ],
    [
      'questioned by somebody untraced, held by a publisher',
      [says('publisher', 'asserts'), says('untraced', 'doubts')],
      {
        status: 'opinions-differ',
        rule: 'views-opinions-differ',
        counts: { question: 1 },
        basis: ['untraced-doubts'],
      },
    ],
    [
      'held by several groups',
      [says('usa', 'asserts'), says('japan', 'asserts'), says('publisher', 'asserts')],
      {
        status: 'attributed-view',
        rule: 'views-attributed-view',
        origins: { for: ['japan', 'usa'] },
        counts: { for: 2 },
        basis: ['usa-asserts', 'japan-asserts'],
      },
    ],
    [
      'held by somebody untraced; a publisher denies it',
      [says('untraced', 'asserts'), says('publisher', 'denies')],
      {
        status: 'attributed-view',
        rule: 'views-attributed-view',
        counts: { for: 1 },
        flags: ['publisher-dissent'],
        basis: ['untraced-asserts'],
      },
    ],
    [
      'held by publishers only',
      [says('publisher', 'asserts'), says('usa', 'implies')],
      { status: 'publishers-view', rule: 'views-publishers-view', basis: ['publisher-asserts'] },
    ],
    ['only declined', [says('usa', 'declines')], { status: 'publishers-view', rule: 'views-publishers-view' }],
    [
      'two figures that cannot both be true',
      [says('usa', 'asserts', figure('1')), says('usa', 'asserts', figure('2'))],
      {
        status: 'attributed-view',
        rule: 'views-attributed-view',
        origins: { for: ['usa'] },
        counts: { for: 1 },
        basis: ['1', '2'],
      },
    ],
    ['every source was retracted', [], { status: 'open', rule: 'views-retracted' }],
  ];
  test.each(rows)('%s (motive)', check('motive'));
  test.each(rows)('%s (prediction)', check('prediction'));
  test.each(rows)('%s (assessment)', check('assessment'));
});

describe('flags', () => {
  const unnamed = { unnamed: true };
  const relayed = { relayed: true };
  test.each<[string, RuledStatement[], Flag[]]>([
    ['a publisher denies it', [says('usa', 'asserts'), says('publisher', 'denies')], ['publisher-dissent']],
    ['a publisher doubts it', [says('usa', 'asserts'), says('publisher', 'doubts')], ['publisher-dissent']],
    ['a publisher sees no evidence', [says('publisher', 'no-evidence')], ['publisher-dissent']],
    ['a publisher doubts it, and a group does', [says('usa', 'no-evidence'), says('publisher', 'denies')], []],
    [
      'a publisher doubts it, and somebody untraced does, who is no group',
      [says('untraced', 'denies'), says('publisher', 'doubts')],
      ['publisher-dissent'],
    ],
    ['a publisher’s narrower doubt', [says('publisher', 'doubts', narrower)], ['reservation']],
    ['a narrower doubt', [says('usa', 'asserts'), says('japan', 'doubts', narrower)], ['reservation']],
    ['a full doubt', [says('usa', 'asserts'), says('japan', 'doubts')], []],
    ['a group says so and denies it', [says('usa', 'asserts'), says('usa', 'denies')], ['position-changed']],
    ['a group says so and doubts it', [says('usa', 'asserts'), says('usa', 'doubts')], ['position-changed']],
    ['a group denies and doubts it', [says('usa', 'denies'), says('usa', 'no-evidence')], ['position-changed']],
    [
      'a group says so and doubts it in part, implies it and declines',
      [says('usa', 'asserts'), says('usa', 'doubts', narrower), says('usa', 'implies'), says('usa', 'declines')],
      ['reservation'],
    ],
    ['two untraced statements on two sides', [says('untraced', 'asserts'), says('untraced', 'denies')], []],
    [
      'every statement for it is of unnamed people',
      [says('untraced', 'asserts', unnamed), says('usa', 'asserts', unnamed), says('japan', 'denies')],
      ['unnamed-origin'],
    ],
    ['not every statement for it is', [says('untraced', 'asserts', unnamed), says('usa', 'asserts')], []],
    [
      'a publisher says so in its own voice, too',
      [says('untraced', 'asserts', { ...unnamed, ...relayed }), says('publisher', 'asserts')],
      [],
    ],
    ['unnamed people on other sides', [says('untraced', 'denies', unnamed)], []],
    ['every statement for it was relayed', [says('usa', 'asserts', relayed), says('japan', 'denies')], ['relayed']],
    ['not every statement for it was', [says('usa', 'asserts', relayed), says('usa', 'confirms')], []],
    ['relayed on other sides', [says('usa', 'denies', relayed), says('usa', 'implies', relayed)], []],
    [
      'all at once, in one order',
      [
        says('usa', 'asserts', { ...unnamed, ...relayed }),
        says('usa', 'no-evidence', narrower),
        says('publisher', 'denies'),
      ],
      ['publisher-dissent', 'reservation', 'unnamed-origin', 'relayed'],
    ],
  ])('%s', (_, statements, flags) => {
    for (const kind of ['occurrence', 'position', 'motive'] as const) {
      expect(statusOf({ kind, changes: false }, statements).flags).toEqual(flags);
    }
  });
});

test.each<[Stance, ReturnType<typeof sideOf>, ReturnType<typeof sideOf>]>([
  ['asserts', 'for', 'for'],
  ['confirms', 'for', 'for'],
  ['denies', 'against', 'against'],
  ['doubts', 'question', null],
  ['no-evidence', 'question', null],
  ['implies', null, null],
  ['declines', null, null],
])('%s takes the side %s, with a narrower scope %s', (stance, full, narrow) => {
  expect([sideOf(stance, null), sideOf(stance, 'full'), sideOf(stance, 'narrower')]).toEqual([full, full, narrow]);
});

test('every status is the result of a rule, and every rule is in one table of its family', () => {
  const rules = Object.values(RULES).flatMap((table) => Object.values(table));
  expect(new Set(rules.map(({ status }) => status))).toEqual(new Set(STATUSES));
  expect(new Set(FLAGS).size).toBe(FLAGS.length);
  expect(
    (['occurrence', 'quantity', 'date', 'position', 'motive', 'prediction', 'assessment'] as const).map(familyOf),
  ).toEqual(['facts', 'facts', 'facts', 'positions', 'views', 'views', 'views']);
});
