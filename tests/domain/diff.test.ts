import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffGraphs, type Change } from '../../src/domain/diff.ts';
import { buildGraph, type Graph } from '../../src/domain/graph.ts';
import type { Records } from '../../src/domain/records.ts';
import type { StatementRecord } from '../../src/domain/schema.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

// The properties take long on machines that are busy with others.
const diff = (before: Records, after: Records): Change[] => diffGraphs(buildGraph(before), buildGraph(after));

/** Two states and a gazette; the bridge, said by Ruritania. */
const base: Records = tracker({
  actors: [
    actor('ruritania'),
    actor('syldavia'),
    actor('envoy', { kind: 'person', group: 'ruritania' }),
    actor('gazette', { kind: 'news-publisher' }),
  ],
  claims: [
    claim('bridge', { title: 'The bridge is closed' }),
    claim('cost', { title: 'What it costs', kind: 'quantity', quantity: { counts: 'costs', unit: 'crowns' } }),
    claim('stance', { title: 'Syldavia wants a tunnel', kind: 'position', holder: 'syldavia' }),
    claim('unheard', { title: 'Nobody speaks of this' }),
  ],
  articles: [
    article(
      'report',
      '2024-01-05',
      [
        { claim: 'bridge', by: 'ruritania', stance: 'asserts', paragraph: 1 },
        { claim: 'cost', by: 'ruritania', stance: 'asserts', value: '10', paragraph: 2 },
        { claim: 'stance', by: 'envoy', stance: 'asserts', paragraph: 3 },
      ],
      { publisher: 'gazette', title: 'The bridge at dusk', url: 'https://example.org/dusk' },
    ),
  ],
});

/** The base with more in it, or with records replaced by those of the same id. */
function withRecords(
  changes: Partial<Pick<Records, 'articles' | 'claims' | 'actors'>>,
  without: string[] = [],
): Records {
  const merge = <T extends { id: string }>(old: T[], now: T[] = []) => [
    ...old.filter(({ id }) => !without.includes(id) && !now.some((record) => record.id === id)),
    ...now,
  ];
  return {
    ...base,
    articles: merge(base.articles, changes.articles),
    claims: merge(base.claims, changes.claims),
    actors: merge(base.actors, changes.actors),
  };
}

const [report, bridge, cost] = [base.articles[0], base.claims[0], base.claims[1]].map((record) => {
  if (record === undefined) throw new Error('the base is empty');
  return record;
}) as [Records['articles'][0], Records['claims'][0], Records['claims'][0]];

/** The report with its statements edited. */
const reportWith = (edit: (statements: StatementRecord[]) => StatementRecord[]) =>
  withRecords({ articles: [{ ...report, statements: edit(report.statements) }] });
const second = (statements: Parameters<typeof article>[2], source: Parameters<typeof article>[3] = {}) =>
  withRecords({ articles: [article('second', '2024-02-01', statements, source)] });

const added = { type: 'record-added', of: 'articles', id: 'second' } as const;
const statement = (id: string, on: string) =>
  ({ type: 'statement-added', statement: `second/${id}`, article: 'second', claim: on }) as const;
const figure = (text: string) => expect.objectContaining({ text });

describe('what changed and why', () => {
  test.each<[string, Records, unknown[]]>([
    ['nothing', base, []],
    [
      'a first denial',
      second([{ claim: 'bridge', by: 'syldavia', stance: 'denies' }]),
      [
        {
          type: 'status-changed',
          claim: 'bridge',
          from: 'single-origin',
          to: 'contested',
          because: [{ type: 'added', statement: 'second/bridge-syldavia', side: 'against', first: true }],
        },
        added,
        statement('bridge-syldavia', 'bridge'),
      ],
    ],
    [
      'a second origin, whatever else says the same',
      second([
        { claim: 'bridge', by: 'envoy', stance: 'asserts' },
        { claim: 'bridge', by: 'syldavia', stance: 'confirms' },
        { claim: 'bridge', stance: 'asserts' },
      ]),
      [
        {
          type: 'status-changed',
          claim: 'bridge',
          from: 'single-origin',
          to: 'corroborated',
          because: [{ type: 'added', statement: 'second/bridge-syldavia', side: 'for', first: false }],
        },
        added,
        statement('bridge-envoy', 'bridge'),
        statement('bridge-source', 'bridge'),
        statement('bridge-syldavia', 'bridge'),
      ],
    ],
    [
      'a denial, beside a further origin that makes no difference to it',
      second([
        { claim: 'bridge', by: 'syldavia', stance: 'asserts' },
        { claim: 'bridge', by: 'syldavia', stance: 'denies', id: 'denial' },
      ]),
      [
        {
          type: 'status-changed',
          claim: 'bridge',
          from: 'single-origin',
          to: 'contested',
          because: [{ type: 'added', statement: 'second/denial', side: 'against', first: true }],
        },
        { type: 'flags-changed', claim: 'bridge', gained: ['position-changed'], lost: [] },
        added,
        statement('bridge-syldavia', 'bridge'),
        statement('denial', 'bridge'),
      ],
    ],
    [
      'figures that cannot both be true, and lie outside of what was said',
      second([{ claim: 'cost', by: 'syldavia', stance: 'asserts', value: '> 20' }]),
      [
        {
          type: 'status-changed',
          claim: 'cost',
          from: 'single-origin',
          to: 'inconsistent',
          because: [{ type: 'added', statement: 'second/cost-syldavia', side: 'for', first: false }],
        },
        {
          type: 'figures-changed',
          claim: 'cost',
          unit: 'crowns',
          from: { lowest: figure('10'), highest: figure('10') },
          to: { lowest: figure('10'), highest: figure('> 20') },
          outside: ['second/cost-syldavia'],
        },
        { type: 'conflict-started', claim: 'cost', statements: ['report/cost-ruritania', 'second/cost-syldavia'] },
        added,
        statement('cost-syldavia', 'cost'),
      ],
    ],
    [
      'a holder who states its position, and an envoy who changes sides',
      second([
        { claim: 'stance', by: 'syldavia', stance: 'asserts', quote: 'a tunnel' },
        { claim: 'stance', by: 'envoy', stance: 'denies' },
      ]),
      [
        {
          type: 'status-changed',
          claim: 'stance',
          from: 'reported',
          to: 'stated',
          because: [{ type: 'added', statement: 'second/stance-syldavia', side: 'for', first: false }],
        },
        { type: 'position-changed', actor: 'envoy', claim: 'stance', from: ['for'], to: ['against', 'for'] },
        { type: 'flags-changed', claim: 'stance', gained: ['position-changed'], lost: [] },
        added,
        statement('stance-envoy', 'stance'),
        statement('stance-syldavia', 'stance'),
      ],
    ],
    [
      'a further origin that moves no status',
      second([{ claim: 'stance', by: 'syldavia', stance: 'asserts' }]),
      [
        { type: 'origins-changed', claim: 'stance', side: 'for', gained: ['syldavia'], lost: [] },
        added,
        statement('stance-syldavia', 'stance'),
      ],
    ],
    [
      'a claim that is carried for the first time',
      second([{ claim: 'unheard', by: 'syldavia', stance: 'asserts' }]),
      [{ type: 'claim-shown', claim: 'unheard' }, added, statement('unheard-syldavia', 'unheard')],
    ],
    [
      'a claim that is carried no more',
      reportWith((all) => all.filter((s) => s.claim !== 'bridge')),
      [
        { type: 'claim-hidden', claim: 'bridge' },
        { type: 'statement-removed', statement: 'report/bridge-ruritania', article: 'report', claim: 'bridge' },
      ],
    ],
    [
      'a source that was retracted',
      withRecords({
        articles: [
          {
            ...report,
            source: { ...report.source, status: { state: 'retracted', date: '2024-03-01', url: null } },
          },
        ],
      }),
      [
        {
          type: 'status-changed',
          claim: 'bridge',
          from: 'single-origin',
          to: 'open',
          because: [{ type: 'retracted', statement: 'report/bridge-ruritania', side: 'for' }],
        },
        {
          type: 'status-changed',
          claim: 'cost',
          from: 'single-origin',
          to: 'open',
          because: [{ type: 'retracted', statement: 'report/cost-ruritania', side: 'for' }],
        },
        {
          type: 'status-changed',
          claim: 'stance',
          from: 'reported',
          to: 'open',
          because: [{ type: 'retracted', statement: 'report/stance-envoy', side: 'for' }],
        },
        {
          type: 'figures-changed',
          claim: 'cost',
          unit: 'crowns',
          from: { lowest: figure('10'), highest: figure('10') },
          to: null,
          outside: [],
        },
        { type: 'source-state', article: 'report', from: 'as-published', to: 'retracted' },
      ],
    ],
    [
      'an actor that is put into another group',
      withRecords({ actors: [actor('ruritania', { group: 'gazette' })] }),
      [
        {
          type: 'status-changed',
          claim: 'bridge',
          from: 'single-origin',
          to: 'unattributed',
          because: [
            {
              type: 'vouched',
              statement: 'report/bridge-ruritania',
              from: { standing: 'group', group: 'ruritania' },
              to: { standing: 'publisher', group: null },
              actors: ['ruritania'],
            },
          ],
        },
        {
          type: 'status-changed',
          claim: 'cost',
          from: 'single-origin',
          to: 'unattributed',
          because: [
            {
              type: 'vouched',
              statement: 'report/cost-ruritania',
              from: { standing: 'group', group: 'ruritania' },
              to: { standing: 'publisher', group: null },
              actors: ['ruritania'],
            },
          ],
        },
        { type: 'origins-changed', claim: 'stance', side: 'for', gained: [], lost: ['ruritania'] },
        {
          type: 'vouching-changed',
          from: { standing: 'group', group: 'ruritania' },
          to: { standing: 'publisher', group: null },
          actors: ['ruritania'],
          statements: ['report/bridge-ruritania', 'report/cost-ruritania', 'report/stance-envoy'],
        },
        {
          type: 'record-changed',
          of: 'actors',
          id: 'ruritania',
          fields: [{ field: 'group', from: null, to: 'gazette' }],
        },
      ],
    ],
    [
      'a stance that was put right',
      reportWith((all) =>
        all.map((s) => (s.claim === 'bridge' ? { ...s, stance: 'denies', note: 'Of one lane.' } : s)),
      ),
      [
        {
          type: 'status-changed',
          claim: 'bridge',
          from: 'single-origin',
          to: 'denied',
          because: [
            {
              type: 'edited',
              statement: 'report/bridge-ruritania',
              fields: [{ field: 'stance', from: 'asserts', to: 'denies' }],
            },
          ],
        },
        { type: 'position-changed', actor: 'ruritania', claim: 'bridge', from: ['for'], to: ['against'] },
        {
          type: 'statement-changed',
          statement: 'report/bridge-ruritania',
          from: 'report/bridge-ruritania',
          article: 'report',
          claim: 'bridge',
          fields: [
            { field: 'stance', from: 'asserts', to: 'denies' },
            { field: 'note', from: null, to: 'Of one lane.' },
          ],
        },
      ],
    ],
    [
      'a speaker who was put right: the same statement under another id',
      reportWith((all) => all.map((s) => (s.claim === 'bridge' ? { ...s, by: 'syldavia' } : s))),
      [
        { type: 'origins-changed', claim: 'bridge', side: 'for', gained: ['syldavia'], lost: ['ruritania'] },
        {
          type: 'statement-changed',
          statement: 'report/bridge-syldavia',
          from: 'report/bridge-ruritania',
          article: 'report',
          claim: 'bridge',
          fields: [{ field: 'by', from: 'ruritania', to: 'syldavia' }],
        },
      ],
    ],
    [
      'a statement with an id of its own, and the others in another order',
      reportWith((all) => all.toReversed().map((s) => (s.claim === 'bridge' ? { ...s, id: 'gates' } : s))),
      [
        {
          type: 'statement-changed',
          statement: 'report/gates',
          from: 'report/bridge-ruritania',
          article: 'report',
          claim: 'bridge',
          fields: [],
        },
      ],
    ],
    [
      'a claim of another kind',
      withRecords({ claims: [{ ...bridge, kind: 'prediction' }] }),
      [
        {
          type: 'status-changed',
          claim: 'bridge',
          from: 'single-origin',
          to: 'attributed-view',
          because: [{ type: 'claim', fields: [{ field: 'kind', from: 'occurrence', to: 'prediction' }] }],
        },
        {
          type: 'record-changed',
          of: 'claims',
          id: 'bridge',
          fields: [{ field: 'kind', from: 'occurrence', to: 'prediction' }],
        },
      ],
    ],
    [
      'a tension',
      withRecords({ claims: [{ ...cost, tension: [{ claim: 'bridge', reason: 'What is closed costs nothing.' }] }] }),
      [
        { type: 'tension-started', claim: 'bridge', other: 'cost', reason: 'What is closed costs nothing.' },
        {
          type: 'record-changed',
          of: 'claims',
          id: 'cost',
          fields: [{ field: 'tension', from: [], to: [{ claim: 'bridge', reason: 'What is closed costs nothing.' }] }],
        },
      ],
    ],
    [
      'a second claim that says the same, and a second report of one source',
      withRecords({
        claims: [claim('gates', { title: 'The bridge is closed again' })],
        articles: [
          article('second', '2024-02-01', [], { title: 'Dusk', url: 'http://www.example.org/dusk/?utm_source=feed' }),
          article('third', '2024-02-01', [], { title: 'The Bridge, at dusk' }),
          article('reprint', '2024-02-01', [], { title: 'The Bridge, at dusk', copyOf: 'report' }),
        ],
      }),
      [
        { type: 'record-added', of: 'articles', id: 'reprint' },
        added,
        { type: 'record-added', of: 'articles', id: 'third' },
        { type: 'record-added', of: 'claims', id: 'gates' },
        { type: 'claim-alike', claim: 'gates', other: 'bridge' },
        { type: 'article-alike', article: 'reprint', other: 'third', same: 'title' },
        { type: 'article-alike', article: 'second', other: 'report', same: 'address' },
        { type: 'article-alike', article: 'third', other: 'report', same: 'title' },
      ],
    ],
  ])('%s', (_, after, expected) => {
    expect(diff(base, after)).toEqual(expected);
  });
});

describe('renames', () => {
  const moved: Records = {
    ...base,
    actors: base.actors.map((record) =>
      record.id === 'ruritania'
        ? { ...actor('ruri', { name: 'ruritania' }) }
        : record.group === 'ruritania'
          ? { ...record, group: 'ruri' }
          : record,
    ),
    claims: base.claims.map((record) =>
      record.id === 'bridge' ? { ...record, id: 'bridge-closed', file: 'claims/bridge-closed.md' } : record,
    ),
    articles: [
      {
        ...report,
        id: 'dusk',
        file: 'articles/dusk.md',
        statements: report.statements.map((s) => ({
          ...s,
          claim: s.claim === 'bridge' ? 'bridge-closed' : s.claim,
          by: s.by === 'ruritania' ? 'ruri' : s.by,
        })),
      },
    ],
  };

  test('are told as such, and nothing else changes', () => {
    expect(diff(base, moved)).toEqual([
      { type: 'record-renamed', of: 'articles', id: 'dusk', from: 'report' },
      { type: 'record-renamed', of: 'claims', id: 'bridge-closed', from: 'bridge' },
      { type: 'record-renamed', of: 'actors', id: 'ruri', from: 'ruritania' },
      {
        type: 'statement-changed',
        statement: 'dusk/bridge-closed-ruri',
        from: 'report/bridge-ruritania',
        article: 'dusk',
        claim: 'bridge-closed',
        fields: [],
      },
      {
        type: 'statement-changed',
        statement: 'dusk/cost-ruri',
        from: 'report/cost-ruritania',
        article: 'dusk',
        claim: 'cost',
        fields: [],
      },
      {
        type: 'statement-changed',
        statement: 'dusk/stance-envoy',
        from: 'report/stance-envoy',
        article: 'dusk',
        claim: 'stance',
        fields: [],
      },
    ]);
  });

  test('a reworded title with half of its words is a rename; another proposition is not', () => {
    const rename = (title: string) => diff(base, withRecords({ claims: [claim('tunnel', { title })] }, ['unheard']));
    expect(rename('Nobody speaks of all this')).toEqual([
      { type: 'record-renamed', of: 'claims', id: 'tunnel', from: 'unheard' },
      {
        type: 'record-changed',
        of: 'claims',
        id: 'tunnel',
        fields: [{ field: 'title', from: 'Nobody speaks of this', to: 'Nobody speaks of all this' }],
      },
    ]);
    expect(rename('A tunnel is built')).toEqual([
      { type: 'record-added', of: 'claims', id: 'tunnel' },
      { type: 'record-removed', of: 'claims', id: 'unheard' },
    ]);
  });
});

describe('for any two trackers', () => {
  const pairs = fc.tuple(trackers, trackers).map(([a, b]): [Graph, Graph] => [buildGraph(a), buildGraph(b)]);
  const ids = (changes: Change[], type: 'record-added' | 'record-removed') =>
    changes.flatMap((change) => (change.type === type ? [`${change.of} ${change.id}`] : [])).toSorted();
  const keys = (changes: Change[], type: 'statement-added' | 'statement-removed') =>
    changes.flatMap((change) => (change.type === type ? [change.statement] : [])).toSorted();

  test('a tracker does not differ from itself', () => {
    check(40, trackers, (records) => {
      expect(diff(records, structuredClone(records))).toEqual([]);
    });
  });

  test('the order of input does not matter', () => {
    check(30, fc.tuple(trackers, trackers), ([before, after]) => {
      const turned = (records: Records): Records => ({
        ...records,
        articles: records.articles.toReversed(),
        claims: records.claims.toReversed(),
        actors: records.actors.toReversed(),
      });
      expect(diff(turned(before), turned(after))).toEqual(diff(before, after));
    });
  });

  test('what one way adds, the other removes; what differs is named; what changes status has a cause', () => {
    check(80, pairs, ([before, after]) => {
      const [there, back] = [diffGraphs(before, after), diffGraphs(after, before)];
      expect(ids(there, 'record-added')).toEqual(ids(back, 'record-removed'));
      expect(keys(there, 'statement-added')).toEqual(keys(back, 'statement-removed'));

      const named = new Set(there.flatMap(claimsOf));
      const differ = [...new Set([...before.claims.keys(), ...after.claims.keys()])].filter(
        (id) => JSON.stringify(shape(before, id)) !== JSON.stringify(shape(after, id)),
      );
      expect(differ.filter((id) => !named.has(id))).toEqual([]);

      const vouched = new Set(there.flatMap((change) => (change.type === 'vouching-changed' ? change.statements : [])));
      const others = [...after.statements.values()].filter(({ key, claim: of, originGroup }) => {
        const was = before.statements.get(key);
        return was !== undefined && was.originGroup !== originGroup && !vouched.has(key) && !named.has(of);
      });
      expect(others).toEqual([]);

      const causeless = there.filter((change) => change.type === 'status-changed' && change.because.length === 0);
      expect(causeless).toEqual([]);
    });
  });
});

/** What readers see of a claim. */
function shape({ claims }: Graph, id: string) {
  const node = claims.get(id);
  if (node === undefined) return null;
  const { status, origins, flags } = node.status;
  const { tension, statements, record } = node;
  return { status, origins, flags, tension, record, keys: statements.map(({ key }) => key).toSorted() };
}

/** Ids of the claims that a change names. */
function claimsOf(change: Change): string[] {
  if (change.type.startsWith('record-') && 'of' in change) return change.of === 'claims' ? [change.id] : [];
  return [...('claim' in change ? [change.claim] : []), ...('other' in change ? [change.other] : [])];
}
