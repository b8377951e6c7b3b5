import fc from 'fast-check';
import { check } from '../support/check.ts';
import { trackers } from '../support/arbitraries.ts';
import { checkRecords } from '../../src/domain/rules.ts';
import { describe, expect, test } from 'vitest';
import { restrict } from '../../src/domain/asof.ts';
import { buildGraph, countsFrom, statementId, statusAt, type Graph } from '../../src/domain/graph.ts';
import { countsOn } from '../../src/domain/history.ts';
import type { Article, Records } from '../../src/domain/records.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

const actors = [
  actor('usa'),
  actor('pentagon', { kind: 'government-body', group: 'usa' }),
  actor('south-korea'),
  actor('delegation', { kind: 'government-body', group: 'south-korea' }),
  actor('nato', { kind: 'alliance' }),
  actor('netherlands'),
  actor('rutte', {
    kind: 'person',
    roles: [
      { title: 'Prime Minister', group: 'netherlands', to: '2024-07-02' },
      { title: 'Secretary General', group: 'nato', from: '2024-10-01' },
    ],
  }),
  actor('gazette', { kind: 'news-publisher' }),
  actor('officials', { kind: 'unnamed-group' }),
];
const records = (fields: Partial<Records>): Records => tracker({ actors, claims: [claim('troops')], ...fields });
const asserts = (by: string | null, fields = {}) => ({ claim: 'troops', stance: 'asserts' as const, by, ...fields });

const claimOf = (graph: Graph, id = 'troops') => {
  const node = graph.claims.get(id);
  if (node === undefined) throw new Error(`no claim "${id}"`);
  return node;
};
/** `day status [flags] +added -dropped`, a line per change. */
const historyOf = (graph: Graph, id = 'troops'): string[] =>
  claimOf(graph, id).history.map(({ day, result, added, dropped }) =>
    [day, result.status, ...result.flags, ...added.map((key) => `+${key}`), ...dropped.map((key) => `-${key}`)].join(
      ' ',
    ),
  );

describe('an article counts from its day', () => {
  const counts = (...articles: [Article, ...Article[]]) =>
    countsFrom(articles[0], new Map(articles.map((record) => [record.id, record])));
  test.each<[string, Article, string]>([
    ['the day of publication', article('a', '2024-10-29'), '2024-10-29'],
    ['the first day of a bound', article('a', '2024-11-13/..'), '2024-11-13'],
    ['the first day of a month', article('a', '2024-11'), '2024-11-01'],
    [
      'the latest day on which something in it was said',
      article('a', '2024-10-28/..', [
        asserts('rutte', { stated: '2024-10-28' }),
        asserts('usa', { stated: '2024-11-25' }),
        asserts('nato', { stated: '2024-11-04' }),
        asserts(null),
      ]),
      '2024-11-25',
    ],
    [
      'the first day of what was said within bounds',
      article('a', '2024-10-28/..', [
        asserts('usa', { stated: '2024-11' }),
        asserts('nato', { stated: '../2024-12-01' }),
      ]),
      '2024-11-01',
    ],
    [
      'never before its publication',
      article('a', '2024-11-25', [asserts('usa', { stated: '2024-06-18' })]),
      '2024-11-25',
    ],
  ])('%s', (_, record, expected) => {
    expect(counts(record)).toBe(expected);
  });

  test('a copy counts no earlier than what it copies, through every copy between', () => {
    const original = article('a', '2024-10-28/..', [asserts('usa', { stated: '2024-11-25' })]);
    const copy = article('b', '2024-11-01', [], { copyOf: 'a' });
    const late = article('c', '2024-12-01', [], { copyOf: 'b' });
    const early = article('d', '2024-10-01', [], { copyOf: 'c' });
    expect(counts(copy, original)).toBe('2024-11-25');
    expect(counts(late, copy, original)).toBe('2024-12-01');
    expect(counts(early, late, copy, original)).toBe('2024-12-01');
    expect(counts(copy)).toBe('2024-11-01');
  });
});

test.each([
  [{ id: null, claim: 'troops', by: 'mark-rutte' }, 'troops-mark-rutte'],
  [{ id: null, claim: 'troops', by: null }, 'troops-source'],
  [{ id: 'second', claim: 'troops', by: 'mark-rutte' }, 'second'],
])('the id of %j is %s', (statement, expected) => {
  expect(statementId(statement)).toBe(expected);
});

describe('defaults of a statement', () => {
  const graph = buildGraph(
    records({
      claims: [
        claim('troops'),
        claim('number', { kind: 'quantity', quantity: { counts: 'troops', unit: 'people' } }),
        claim('signing', { kind: 'date' }),
      ],
      articles: [
        article('report', '2024-11-13/..', [
          asserts(null),
          asserts('usa'),
          asserts('nato', { stated: '2024-10-28', quote: 'they are there', hedge: 'reportedly', paragraph: 3 }),
          { claim: 'troops', by: 'officials', stance: 'doubts' },
          { claim: 'troops', by: 'south-korea', stance: 'no-evidence', scope: 'narrower' },
          { claim: 'number', stance: 'asserts', value: '> 10000', valueAt: '2024-10' },
          { claim: 'signing', by: 'usa', stance: 'asserts', value: '2024-06-18' },
        ]),
        article('reprint', '2024-11-20', [asserts(null), asserts('usa')], { copyOf: 'report' }),
      ],
    }),
  );
  const statement = (key: string) => graph.statements.get(key);

  test('the article’s own voice says when it publishes, others on a day that is not known', () => {
    expect(statement('report/troops-source')?.stated?.text).toBe('2024-11-13/..');
    expect(statement('report/troops-usa')?.stated).toBe(null);
    expect(statement('report/troops-nato')?.stated?.text).toBe('2024-10-28');
  });

  test('a reprint said what it says when its text was first published', () => {
    expect(statement('reprint/troops-source')?.stated?.text).toBe('2024-11-13/..');
    expect(statement('reprint/troops-usa')).toMatchObject({
      stated: null,
      roleDay: '2024-11-13',
      countsFrom: '2024-11-20',
    });
  });

  test('a whole statement', () => {
    expect(statement('report/troops-nato')).toMatchObject({
      key: 'report/troops-nato',
      id: 'troops-nato',
      article: 'report',
      claim: 'troops',
      by: 'nato',
      stance: 'asserts',
      scope: null,
      side: 'for',
      value: null,
      valueAt: null,
      hedge: 'reportedly',
      quote: { text: 'they are there', lang: null, translation: null, translatedBy: null },
      paragraph: 3,
      origin: null,
      relayedBy: null,
      note: null,
      standing: 'group',
      originGroup: 'nato',
      holderGroup: null,
      roleDay: '2024-10-28',
      countsFrom: '2024-11-13',
      countsUntil: null,
    });
  });

  test.each([
    ['report/troops-source', null, 'for'],
    ['report/troops-officials', 'full', 'question'],
    ['report/troops-south-korea', 'narrower', null],
  ])('%s has the scope %s and takes the side %s', (key, scope, side) => {
    expect(statement(key)).toMatchObject({ scope, side });
  });

  test('values are read as the kind of the claim asks', () => {
    expect(statement('report/number-source')).toMatchObject({
      value: { kind: 'number', form: 'over', min: 10000, max: null, unit: 'people' },
      valueAt: { text: '2024-10' },
    });
    expect(statement('report/signing-usa')).toMatchObject({ value: { kind: 'date', date: { from: '2024-06-18' } } });
  });
});

test('statements of a claim stand by day of saying, undated ones last; then by article', () => {
  const graph = buildGraph(
    records({
      articles: [
        article('b', '2024-11-25', [
          asserts('usa'),
          asserts('nato', { stated: '2024-10-28' }),
          asserts('south-korea', { stated: '2024-06' }),
        ]),
        article('a', '2024-11-25', [asserts(null), asserts('nato', { stated: '2024-10-28' })]),
        article('c', '2024-11-01', [asserts('delegation'), asserts('nato', { stated: '2024-10-28' })]),
      ],
    }),
  );
  expect(claimOf(graph).statements.map(({ key }) => key)).toEqual([
    'b/troops-south-korea',
    'c/troops-nato',
    'a/troops-nato',
    'b/troops-nato',
    'a/troops-source',
    'c/troops-delegation',
    'b/troops-usa',
  ]);
});

test('only claims that carry a statement are shown, and an actor’s page lists them', () => {
  const graph = buildGraph(
    records({
      claims: [
        claim('about', { actors: ['usa', 'nato'] }),
        claim('held', { kind: 'position', holder: 'usa', actors: ['usa'] }),
        claim('silent', { actors: ['usa'] }),
      ],
      articles: [
        article('a', '2024-11-01', [
          { claim: 'held', by: 'usa', stance: 'asserts' },
          { claim: 'about', by: 'usa', stance: 'denies', stated: '2024-10-01' },
          { claim: 'about', stance: 'asserts' },
        ]),
      ],
    }),
  );
  expect([...graph.claims.keys()]).toEqual(['about', 'held']);
  const { said, about, members } = graph.actors.get('usa') ?? {};
  expect(said?.map(({ key }) => key)).toEqual(['a/about-usa', 'a/held-usa']);
  expect(about).toEqual(['about', 'held']);
  expect(members).toEqual(['pentagon']);
  expect(graph.actors.get('nato')).toMatchObject({ said: [], about: ['about'], members: ['rutte'] });
});

test('the role in force decides whose word it is: of the day of saying, else of the day of publication', () => {
  const graph = buildGraph(
    records({
      articles: [
        article('early', '2024-06-01/..', [
          asserts('rutte'),
          asserts('rutte', { id: 'later', stated: '2024-10-28' }),
          asserts('rutte', { id: 'until', stated: '../2024-12-01' }),
        ]),
        article('late', '2024-11-01', [asserts('rutte'), asserts('rutte', { id: 'before', stated: '2024-06' })]),
      ],
    }),
  );
  expect(Object.fromEntries([...graph.statements].map(([key, { originGroup }]) => [key, originGroup]))).toEqual({
    'early/troops-rutte': 'netherlands',
    'early/later': 'nato',
    'early/until': 'netherlands',
    'late/troops-rutte': 'nato',
    'late/before': 'netherlands',
  });
});

describe('positions: the holder’s word', () => {
  const position = (statements: Parameters<typeof article>[2]) =>
    claimOf(
      buildGraph(
        records({
          claims: [claim('troops', { kind: 'position', holder: 'rutte' })],
          articles: [article('a', '2024-11-01', statements)],
        }),
      ),
    ).status.rule;
  test.each([
    ['the holder, dated', [asserts('rutte', { stated: '2024-10-28' })], 'positions-stated'],
    ['the holder, quoted', [asserts('rutte', { quote: 'so it is' })], 'positions-stated'],
    ['the holder, neither', [asserts('rutte')], 'positions-reported'],
    ['another of its group, dated', [asserts('nato', { stated: '2024-10-28' })], 'positions-stated'],
    ['another, dated', [asserts('usa', { stated: '2024-10-28' })], 'positions-reported'],
    [
      'another on the holder’s word, dated',
      [asserts('usa', { stated: '2024-10-28', origin: 'nato' })],
      'positions-stated',
    ],
    [
      'the article on the holder’s word, quoted',
      [asserts(null, { quote: 'so it is', origin: 'rutte' })],
      'positions-stated',
    ],
    ['the article itself', [asserts(null)], 'positions-reported'],
    ['its former group, dated', [asserts('netherlands', { stated: '2024-10-28' })], 'positions-reported'],
    ['its group of then, of then', [asserts('netherlands', { stated: '2024-06-01' })], 'positions-stated'],
    [
      'the holder denies it',
      [asserts('rutte', { stated: '2024-10-28' }), { claim: 'troops', by: 'nato', stance: 'denies' as const }],
      'positions-disowned',
    ],
  ])('%s', (_, statements, expected) => {
    expect(position(statements)).toBe(expected);
  });
});

describe('copies', () => {
  const copyOf = (original: string) => ({ copyOf: original });
  test('have the text of the end of their chain; a chain that is cut has the text of its own end', () => {
    const graph = buildGraph(
      records({
        articles: [
          article('a', '2024-11-01'),
          article('b', '2024-11-02', [], copyOf('a')),
          article('c', '2024-11-03', [], copyOf('b')),
          article('d', '2024-11-04', [], copyOf('gone')),
          article('e', '2024-11-05'),
        ],
      }),
    );
    expect(Object.fromEntries([...graph.articles].map(([id, { text }]) => [id, text]))).toEqual({
      a: 'a',
      b: 'a',
      c: 'a',
      d: 'd',
      e: 'e',
    });
  });

  test('an abridged copy makes no second origin', () => {
    const graph = buildGraph(
      records({
        articles: [
          article('a', '2024-10-28', [asserts('rutte', { stated: '2024-10-28', origin: 'delegation' })]),
          article('b', '2024-10-29', [asserts('nato', { stated: '2024-10-28' })]),
          article('c', '2024-10-30', [asserts('south-korea')]),
        ],
      }),
    );
    expect(claimOf(graph).status).toMatchObject({ status: 'single-origin', origins: { for: ['south-korea'] } });
  });

  test('a figure that a reprint repeats is one of the first day', () => {
    const figure = (value: string) => [{ claim: 'number', stance: 'asserts' as const, value }];
    const graph = buildGraph(
      records({
        claims: [claim('number', { kind: 'quantity', quantity: { counts: 'troops', unit: 'people', changes: true } })],
        articles: [
          article('early', '2024-10-01', figure('3000')),
          article('late', '2024-11-01', figure('10000')),
          article('reprint', '2024-11-01', figure('3000'), copyOf('early')),
        ],
      }),
    );
    expect(claimOf(graph, 'number').status.status).toBe('unattributed');
  });
});

describe('an abridged copy', () => {
  const changing = { kind: 'quantity', quantity: { counts: 'troops', unit: 'people', changes: true } } as const;
  const figure = (value: string, fields = {}) => asserts('usa', { claim: 'number', value, ...fields });
  const withCopy = (original: ReturnType<typeof asserts>[], copied: ReturnType<typeof asserts>[]) =>
    buildGraph(
      records({
        claims: [claim('troops'), claim('number', changing)],
        articles: [
          article('a', '2024-11-10', original),
          article('b', '2024-11-11', copied, { copyOf: 'a' }),
          article('c', '2024-11-12', copied, { copyOf: 'b' }),
        ],
      }),
    );
  const datesIn = (graph: Graph, id: string) =>
    graph.articles.get(id)?.statements.map(({ stated, valueAt }) => [stated?.text, valueAt?.text]);

  test('that drops the days of a figure has those of its original, through every copy between', () => {
    const june = { id: 'june', stated: '2024-06-18' };
    const november = { id: 'november', stated: '2024-11-04', valueAt: '2024-11-01' };
    const graph = withCopy(
      [figure('3000', june), figure('10000', november)],
      [figure('10000', { id: 'cut' }), figure('3000')],
    );
    for (const id of ['b', 'c']) {
      expect(datesIn(graph, id)).toEqual([
        ['2024-11-04', '2024-11-01'],
        ['2024-06-18', undefined],
      ]);
    }
    expect(claimOf(graph, 'number').status.status).toBe('single-origin');
  });

  test('that drops the figure too has no day of a figure', () => {
    const graph = withCopy(
      [figure('10000', { stated: '2024-11-04', valueAt: '2024-11-01' })],
      [asserts('usa', { claim: 'number' })],
    );
    expect(datesIn(graph, 'b')).toEqual([['2024-11-04', undefined]]);
  });

  test.each([
    ['on another claim', asserts('usa')],
    ['of another speaker', asserts('nato', { claim: 'number', value: '10000' })],
    ['with another figure', figure('9000')],
    ['on other information', figure('10000', { origin: 'nato' })],
  ])('has days of its own %s', (_, copied) => {
    expect(datesIn(withCopy([figure('10000', { stated: '2024-11-04' })], [copied]), 'b')).toEqual([
      [undefined, undefined],
    ]);
  });

  test('speaks in the role of the day on which its original says that it was said', () => {
    const graph = withCopy([asserts('rutte', { stated: '2024-06-18' })], [asserts('rutte')]);
    expect(claimOf(graph).status).toMatchObject({ status: 'single-origin', origins: { for: ['netherlands'] } });
  });
});

describe('the history of a status', () => {
  test('has an entry a day, with what was added', () => {
    const graph = buildGraph(
      records({
        articles: [
          article('a', '2024-10-28', [asserts(null)]),
          article('b', '2024-10-29', [asserts('usa', { quote: 'yes' }), asserts(null)]),
          article('c', '2024-11-25', [asserts('south-korea')]),
          article('d', '2024-11-25', [{ claim: 'troops', by: 'nato', stance: 'denies' }]),
        ],
      }),
    );
    expect(historyOf(graph)).toEqual([
      '2024-10-28 unattributed +a/troops-source',
      '2024-10-29 single-origin +b/troops-source +b/troops-usa',
      '2024-11-25 contested +c/troops-south-korea +d/troops-nato',
    ]);
    expect(
      ['2024-10-27', '2024-10-28', '2024-11-24', '2024-11-25', '2030-01-01'].map(
        (day) => statusAt(claimOf(graph), day)?.status,
      ),
    ).toEqual([undefined, 'unattributed', 'single-origin', 'contested', 'contested']);
  });

  test('shows what was learnt later about whose information it was', () => {
    const graph = buildGraph(
      records({
        articles: [
          article('a', '2024-10-28', [asserts('nato'), asserts('south-korea')]),
          article('b', '2024-10-29', [asserts('rutte', { origin: 'delegation' })]),
        ],
      }),
    );
    expect(historyOf(graph)).toEqual([
      '2024-10-28 corroborated +a/troops-nato +a/troops-south-korea',
      '2024-10-29 single-origin +b/troops-rutte',
    ]);
  });
});

describe('what became of a source', () => {
  const retracted = (date: string) => ({ status: { state: 'retracted' as const, date } });
  const graph = buildGraph(
    records({
      articles: [
        article('a', '2024-10-28', [asserts('nato', { origin: 'delegation' })], retracted('2024-11-10')),
        article('b', '2024-10-30', [asserts('nato'), asserts('usa')]),
      ],
    }),
  );

  test('a retracted source counts until that day and stays visible', () => {
    expect(historyOf(graph)).toEqual([
      '2024-10-28 single-origin +a/troops-nato',
      '2024-10-30 corroborated +b/troops-nato +b/troops-usa',
      '2024-11-10 corroborated -a/troops-nato',
    ]);
    expect(claimOf(graph).history.map(({ result }) => result.origins.for)).toEqual([
      ['south-korea'],
      ['south-korea', 'usa'],
      ['nato', 'usa'],
    ]);
    const [a] = claimOf(graph).statements.filter((s) => s.article === 'a');
    expect(a).toMatchObject({ countsUntil: '2024-11-10', standing: 'group', originGroup: 'south-korea' });
    expect(['2024-10-27', '2024-10-28', '2024-11-09', '2024-11-10', null].map((day) => a && countsOn(a, day))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });

  test('a copy counts no longer than what it copies', () => {
    const days = (...articles: Article[]) =>
      [...buildGraph(records({ articles })).articles.values()].map(({ countsUntil }) => countsUntil);
    const original = article('a', '2024-10-28', [asserts('usa')], retracted('2024-11-10'));
    const copy = (id: string, published: string, fields = {}) =>
      article(id, published, [asserts('usa')], { copyOf: 'a', ...fields });
    expect(days(original, copy('b', '2024-10-29'))).toEqual(['2024-11-10', '2024-11-10']);
    expect(days(original, copy('b', '2024-12-01'))).toEqual(['2024-11-10', '2024-12-01']);
    expect(days(original, copy('b', '2024-10-29', retracted('2024-11-03')))).toEqual(['2024-11-10', '2024-11-03']);
    expect(days(original, copy('b', '2024-10-29', retracted('2024-11-20')))).toEqual(['2024-11-10', '2024-11-10']);
    expect(days(article('a', '2024-10-28'), copy('b', '2024-10-29', retracted('2024-11-03')))).toEqual([
      null,
      '2024-11-03',
    ]);
  });

  test('a claim all of whose sources were retracted is open', () => {
    const one = buildGraph(records({ articles: [article('a', '2024-10-28', [asserts('usa')], retracted('2024-11'))] }));
    expect(historyOf(one)).toEqual(['2024-10-28 single-origin +a/troops-usa', '2024-11-01 open -a/troops-usa']);
    expect(claimOf(one).status).toMatchObject({ rule: 'facts-retracted', basis: [], origins: { for: [] } });
  });

  test('one that was retracted before its day never counts', () => {
    const one = buildGraph(
      records({ articles: [article('a', '2024-10-28', [asserts('usa')], retracted('2024-10-01'))] }),
    );
    expect(historyOf(one)).toEqual(['2024-10-28 open +a/troops-usa -a/troops-usa']);
  });

  test('a corrected source counts on', () => {
    const status = { state: 'corrected' as const, date: '2024-11-10' };
    const one = buildGraph(records({ articles: [article('a', '2024-10-28', [asserts('usa')], { status })] }));
    expect(historyOf(one)).toEqual(['2024-10-28 single-origin +a/troops-usa']);
    expect(one.articles.get('a')?.countsUntil).toBe(null);
  });
});

describe('ties between claims', () => {
  const tied = records({
    claims: [
      claim('early', { tension: [{ claim: 'late', reason: 'Other days.' }], implies: ['late', 'silent'] }),
      claim('late', { implies: ['middle'] }),
      claim('middle', {
        tension: [
          { claim: 'early', reason: 'Other places.' },
          { claim: 'silent', reason: 'None.' },
        ],
      }),
      claim('silent'),
    ],
    articles: [
      article('a', '2024-10-01', [{ claim: 'early', by: 'usa', stance: 'asserts' }]),
      article('b', '2024-10-10', [{ claim: 'middle', by: 'usa', stance: 'asserts' }]),
      article('c', '2024-10-20', [{ claim: 'late', by: 'usa', stance: 'asserts' }]),
      article('d', '2024-10-30', [{ claim: 'early', by: 'nato', stance: 'asserts' }]),
    ],
  });
  const graph = buildGraph(tied);

  test('tension is written once and shown on both; what is not shown falls away', () => {
    expect(claimOf(graph, 'early').tension).toEqual([
      { claim: 'late', reason: 'Other days.' },
      { claim: 'middle', reason: 'Other places.' },
    ]);
    expect(claimOf(graph, 'late').tension).toEqual([{ claim: 'early', reason: 'Other days.' }]);
    expect(claimOf(graph, 'middle').tension).toEqual([{ claim: 'early', reason: 'Other places.' }]);
  });

  test('what a claim implies is shown both ways and moves no status', () => {
    expect(claimOf(graph, 'early')).toMatchObject({ implies: ['late'], impliedBy: [] });
    expect(claimOf(graph, 'late')).toMatchObject({ implies: ['middle'], impliedBy: ['early'] });
    expect(claimOf(graph, 'middle')).toMatchObject({ implies: [], impliedBy: ['late'] });
    expect(claimOf(graph, 'late').status.status).toBe('single-origin');
  });

  test('tension flags a claim from the first day on which another one in tension is carried', () => {
    expect(historyOf(graph, 'early')).toEqual([
      '2024-10-01 single-origin +a/early-usa',
      '2024-10-10 single-origin in-tension',
      '2024-10-30 corroborated in-tension +d/early-nato',
    ]);
    expect(historyOf(graph, 'middle')).toEqual(['2024-10-10 single-origin in-tension +b/middle-usa']);
    expect(historyOf(graph, 'late')).toEqual(['2024-10-20 single-origin in-tension +c/late-usa']);
    expect(claimOf(graph, 'early').status.flags).toEqual(['in-tension']);
  });
});

describe('the records of a day', () => {
  const all = tracker({
    actors,
    tracker: { ...tracker({}).tracker, featured: ['late', 'troops'] },
    claims: [
      claim('late'),
      claim('troops', { tension: [{ claim: 'late', reason: 'Other days.' }], implies: ['late'] }),
      claim('silent'),
    ],
    articles: [
      article('a', '2024-10-01', [asserts('usa')], { status: { state: 'retracted', date: '2024-11-10' } }),
      article('b', '2024-10-10', [asserts('nato', { stated: '2024-10-20' })]),
      article('c', '2024-10-15', [asserts('nato')], { copyOf: 'b' }),
      article('d', '2024-11-01', [{ claim: 'late', stance: 'asserts' }]),
    ],
  });
  const shown = (day: string) => {
    const { articles, claims, tracker: own, actors: people } = restrict(all, day);
    return {
      articles: articles.map(({ id, source }) => (source.status ? `${id} ${source.status.state}` : id)),
      claims: claims.map(({ id }) => id),
      featured: own.featured,
      ties: claims.flatMap(({ tension, implies }) => [...tension.map((other) => other.claim), ...implies]),
      actors: people.length,
    };
  };
  test.each([
    ['2024-09-30', { articles: [], claims: [], featured: [], ties: [] }],
    ['2024-10-01', { articles: ['a'], claims: ['troops'], featured: ['troops'], ties: [] }],
    ['2024-10-19', { articles: ['a'], claims: ['troops'], featured: ['troops'], ties: [] }],
    ['2024-10-20', { articles: ['a', 'b', 'c'], claims: ['troops'], featured: ['troops'], ties: [] }],
    [
      '2024-11-01',
      {
        articles: ['a', 'b', 'c', 'd'],
        claims: ['late', 'troops'],
        featured: ['late', 'troops'],
        ties: ['late', 'late'],
      },
    ],
    [
      '2024-11-10',
      {
        articles: ['a retracted', 'b', 'c', 'd'],
        claims: ['late', 'troops'],
        featured: ['late', 'troops'],
        ties: ['late', 'late'],
      },
    ],
  ])('%s', (day, expected) => {
    expect(shown(day)).toEqual({ ...expected, actors: actors.length });
  });
});

test('every conflict that nobody explains is told, and nothing else', () => {
  check(200, trackers, (random) => {
    const problems = checkRecords(random);
    // The rules are asked only where nothing else is wrong.
    fc.pre(problems.every(({ rule }) => rule === 'claim/disagreement'));
    const told = problems.map(({ rule, file }) => `${rule} ${file}`);
    const conflicts = [...buildGraph(random).claims.values()].filter(
      ({ record, status }) =>
        record.disagreement === null && (status.status === 'contested' || status.status === 'inconsistent'),
    );
    expect(told.toSorted()).toEqual(conflicts.map(({ record }) => `claim/disagreement ${record.file}`).toSorted());
  });
});
