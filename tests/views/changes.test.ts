import { describe, expect, test } from 'vitest';
import type { Records } from '../../src/domain/records.ts';
import type { StatementRecord } from '../../src/domain/schema.ts';
import type { ChangesView, GroupName } from '../../src/views/changes.ts';
import { createLinks } from '../../src/views/links.ts';
import { changesBetween } from '../support/pull-request.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

const base: Records = tracker({
  actors: [
    actor('ruritania', { name: 'Ruritania' }),
    actor('syldavia', { name: 'Syldavia' }),
    actor('envoy', { name: 'Jane Roe', kind: 'person', group: 'ruritania' }),
    actor('gazette', { name: 'The Gazette', kind: 'news-publisher' }),
  ],
  claims: [
    claim('bridge', { title: 'The bridge is closed' }),
    claim('cost', { title: 'What it costs', kind: 'quantity', quantity: { counts: 'costs', unit: 'crowns' } }),
  ],
  articles: [
    article(
      'report',
      '2024-01-05',
      [
        { claim: 'bridge', by: 'envoy', stance: 'asserts', stated: '2024-01-04', paragraph: 1 },
        { claim: 'bridge', by: 'syldavia', stance: 'denies', paragraph: 1 },
        { claim: 'cost', by: 'ruritania', stance: 'asserts', value: '10', paragraph: 2 },
      ],
      { publisher: 'gazette' },
    ),
  ],
});
const report = base.articles[0] as Records['articles'][0];

const edited = (edit: (all: StatementRecord[]) => StatementRecord[], source: Partial<typeof report.source> = {}) => ({
  ...base,
  articles: [{ ...report, source: { ...report.source, ...source }, statements: edit(report.statements) }],
});
const same = (all: StatementRecord[]) => all;
const withActor = (record: Records['actors'][0]): Records => ({
  ...base,
  actors: base.actors.map((old) => (old.id === record.id ? record : old)),
});
const withSecond = (...statements: NonNullable<Parameters<typeof article>[2]>): Records => ({
  ...base,
  articles: [...base.articles, article('second', '2024-02-01', statements)],
});

/** Sentences of a group, each with what it is about. */
const said = (view: ChangesView, name: GroupName): string[] =>
  (view.groups.find((group) => group.name === name)?.items ?? []).flatMap(({ subject, sentences }) =>
    sentences.map(({ parts }) =>
      [typeof subject === 'string' ? subject : subject.name, ': ', ...parts]
        .map((part) => (typeof part === 'string' ? part : part.name))
        .join(''),
    ),
  );
const readers = (after: Records) => said(changesBetween(base, after).view, 'readers');

describe('what changes for readers', () => {
  test.each<[string, Records, string[]]>([
    [
      'a denial that is taken back',
      edited((all) => all.filter((s) => s.stance !== 'denies')),
      ['The bridge is closed: moves from contested to one origin: the only denial, by Syldavia, in report, is removed'],
    ],
    [
      'a retracted source',
      edited(same, { status: { state: 'retracted', date: '2024-03-01', url: null } }),
      [
        'The bridge is closed: moves from contested to no side taken: a statement for it, by Jane Roe, in report, counts no more, since its source was retracted; a denial, by Syldavia, in report, counts no more, since its source was retracted',
        'What it costs: moves from one origin to no side taken: a statement for it, by Ruritania (“10 crowns”), in report, counts no more, since its source was retracted',
        'What it costs: no figures any more; before, “10 crowns”',
        'report: the source is now retracted by its publisher (before: stands as published); three statements count no more',
      ],
    ],
    [
      'an envoy who speaks for another state',
      withActor(actor('envoy', { name: 'Jane Roe', kind: 'person', group: 'syldavia' })),
      [
        'The bridge is closed: now says so too: Syldavia; no longer on record as saying so: Ruritania',
        'The bridge is closed: new remark: one origin on two sides',
        'Whose word statements are: one statement now counts as the word of Syldavia (before: Ruritania), since the group, roles or kind of Jane Roe changed',
      ],
    ],
    [
      'a statement that shows on whose information another speaks',
      withSecond({ claim: 'bridge', by: 'ruritania', stance: 'asserts', origin: 'gazette' }),
      [
        'The bridge is closed: moves from contested to denied: the statement by Jane Roe now counts as the word of a publisher (before: Ruritania), by what another statement shows',
        'Whose word statements are: one statement now counts as the word of a publisher (before: Ruritania), by what another statement shows',
      ],
    ],
    [
      'a claim of another kind',
      { ...base, claims: base.claims.map((c) => (c.id === 'bridge' ? { ...c, kind: 'assessment' as const } : c)) },
      [
        'The bridge is closed: moves from contested to opinions differ: the claim itself was edited (kind: “occurrence” → “assessment”)',
      ],
    ],
    [
      'values that conflict',
      withSecond({ claim: 'cost', by: 'syldavia', stance: 'asserts', value: '> 20' }),
      [
        'What it costs: moves from one origin to inconsistent: another statement for it, by Syldavia (“over 20 crowns”), in second. Ruritania gave “10 crowns”, Syldavia “over 20 crowns”; the two cannot both be true.',
        'What it costs: the figures are now from “10 crowns” to “over 20 crowns”; before, “10 crowns”; outside of what was said before: “over 20 crowns”, by Syldavia',
      ],
    ],
    [
      'an article’s own voice',
      withSecond({ claim: 'cost', stance: 'doubts' }),
      ['What it costs: new remark: a publisher disagrees'],
    ],
  ])('%s', (_, after, expected) => {
    expect(readers(after).toSorted()).toEqual(expected.toSorted());
  });
});

test('tension is told of the claim that was there, and of new ones among what is added', () => {
  const between = (id: string, ...others: string[]) =>
    claim(id, { title: id.toUpperCase(), tension: others.map((other) => ({ claim: other, reason: 'They differ.' })) });
  const { view } = changesBetween(base, {
    ...withSecond({ claim: 'a', stance: 'asserts' }, { claim: 'b', stance: 'asserts' }),
    claims: [...base.claims, between('a', 'bridge', 'b'), between('b')],
  });
  expect(said(view, 'readers')).toEqual(['The bridge is closed: now in tension with A: They differ.']);
  expect(said(view, 'added').filter((sentence) => sentence.includes('tension'))).toEqual([
    'A: now in tension with B: They differ.',
  ]);
});

test('mentions lead to pages and files, and tell what is new and gone', () => {
  const { view } = changesBetween(base, {
    ...withSecond({ claim: 'bridge', by: 'ruritania', stance: 'asserts' }),
    actors: base.actors,
    claims: base.claims.filter(({ id }) => id !== 'cost'),
    articles: [article('second', '2024-02-01', [{ claim: 'bridge', by: 'ruritania', stance: 'asserts' }])],
  });
  expect(view.groups.map(({ name, items }) => [name, items.map(({ subject }) => subject)])).toEqual([
    ['readers', [expect.objectContaining({ of: 'claims', id: 'bridge', state: 'kept', href: '/claims/bridge/' })]],
    [
      'added',
      [
        {
          of: 'articles',
          id: 'second',
          name: 'second',
          state: 'new',
          href: '/articles/second/',
          file: 'articles/second.md',
        },
      ],
    ],
    [
      'removed',
      [
        { of: 'articles', id: 'report', name: 'report', state: 'gone', href: null, file: 'articles/report.md' },
        { of: 'claims', id: 'cost', name: 'What it costs', state: 'gone', href: null, file: 'claims/cost.md' },
      ],
    ],
    ['look', ['/articles/report/', '/claims/cost/', '/asof/2024-01-05/', '/timeline/2024-01/']],
  ]);
  expect(view.addresses.map(({ was, now }) => [was.page, was.id, now])).toEqual([
    ['article', 'report', null],
    ['claim', 'cost', null],
    ['day', '2024-01-05', null],
    ['month', '2024-01', null],
    ['statement', 'report/bridge-envoy', null],
    ['statement', 'report/bridge-syldavia', null],
    ['statement', 'report/cost-ruritania', null],
  ]);
});

test('edits are told field by field; long ones are only named', () => {
  const { view } = changesBetween(base, {
    ...base,
    tracker: { ...base.tracker, title: 'Bridges', featured: ['cost'] },
    claims: base.claims.map((c) =>
      c.id === 'cost' ? { ...c, title: `What it costs ${'and more '.repeat(20)}`.trim(), body: 'Text.' } : c,
    ),
    articles: [
      {
        ...report,
        source: { ...report.source, byline: 'Pell Rowan' },
        statements: report.statements.map((s) => (s.by === 'envoy' ? { ...s, hedge: 'may', note: 'A note.' } : s)),
      },
    ],
  });
  const title = `What it costs ${'and more '.repeat(20)}`.trim();
  expect(said(view, 'changed')).toEqual([
    'report: source.byline: nothing → “Pell Rowan”',
    'report: Jane Roe says so (The bridge is closed): hedge: nothing → “may”; note: nothing → “A note.”',
    `${title}: title: edited; text: edited`,
    'Settings of the tracker: title: “Test” → “Bridges”; featured: added cost',
  ]);
  expect(view.headline).toBe('1 article, 1 claim, 1 statement changed; settings changed.');
});

test.each([
  ['https://github.com/example/tracker', 'content', 'https://github.com/example/tracker/blob/4ead/content/claims/a.md'],
  [
    'https://github.com/example/tracker.git/',
    'stories/a',
    'https://github.com/example/tracker/blob/4ead/stories/a/claims/a.md',
  ],
  ['https://github.com/example/tracker', '../elsewhere', null],
  [null, 'content', null],
])('a file in %s, content in %s, is read at %s', (repository, folder, expected) => {
  expect(createLinks({ repository }, folder).source('claims/a.md', '4ead')).toBe(expected);
});
