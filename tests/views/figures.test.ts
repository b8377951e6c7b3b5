/** Figures on their scales: where each mark stands, how they are grouped, and that none is lost. */
import { describe, expect, test } from 'vitest';
import { figureChart, type FigureChart } from '../../src/views/figures.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { actor, article, claim, tracker } from '../support/records.ts';
import { storyRecords } from '../support/story.ts';

const story = createSite(storyRecords());
const chartOf = (site: Site, ...ids: string[]) =>
  figureChart(
    site,
    ids.flatMap((id) => site.graph.claims.get(id) ?? []),
  );
const rowsOf = ({ scales }: FigureChart) => scales.flatMap(({ panels }) => panels.flatMap(({ rows }) => rows));

test('the figures of a claim, whole', () => {
  const { scales } = chartOf(story, 'vehicles-per-day');
  const [scale] = scales;
  expect(scales).toHaveLength(1);
  expect([scale?.unit, scale?.dates, scale?.ticks]).toEqual([
    'vehicles',
    false,
    [
      { x: 0, words: '0' },
      { x: 20, words: '2,000' },
      { x: 40, words: '4,000' },
      { x: 60, words: '6,000' },
      { x: 80, words: '8,000' },
      { x: 100, words: '10,000' },
    ],
  ]);
  expect(scale?.panels.map(({ claim: of, counts, more }) => [of.id, counts, more])).toEqual([
    ['vehicles-per-day', 'Vehicles that crossed the bridge on one day, both ways', 0],
  ]);
  expect(rowsOf({ scales }).map(({ statement, ...row }) => ({ key: statement.key, ...row }))).toEqual([
    {
      key: 'bridge-closes/vehicles-per-day-port-authority',
      figure: 'about 4,000',
      mark: { shape: 'about', at: 40, from: 36, to: 44 },
      label: { x: 40, anchor: 'middle' },
      notes: ['Republic of Merrow'],
      date: '25 February 2019',
      dated: true,
      conflict: '2019-03-05',
    },
    {
      key: 'bridge-closes/vehicles-per-day-town-council',
      figure: 'over 6,000',
      mark: { shape: 'up', at: 60, from: 60, to: 100 },
      label: { x: 60, anchor: 'middle' },
      notes: [],
      date: '25 February 2019',
      dated: true,
      conflict: '2019-03-05',
    },
    {
      key: 'gates-down-in-short/vehicles-per-day-town-council',
      figure: 'over 6,000',
      mark: { shape: 'up', at: 60, from: 60, to: 100 },
      label: { x: 60, anchor: 'middle' },
      notes: ['same text as “Port Merrow closes its swing bridge”'],
      date: '25 February 2019',
      dated: true,
      conflict: null,
    },
    {
      key: 'spring-of-doubt/vehicles-per-day-league-of-harbours',
      figure: 'under 9,000',
      mark: { shape: 'down', at: 90, from: 0, to: 90 },
      label: { x: 100, anchor: 'end' },
      notes: ['not traced to an origin'],
      date: '2018',
      dated: true,
      conflict: null,
    },
  ]);
});

describe('a mark stands where its figure does', () => {
  const numbers = (values: string[]) => {
    const site = createSite(
      tracker({
        actors: [actor('town')],
        claims: [claim('a', { kind: 'quantity', quantity: { counts: 'all', unit: 'pieces' } })],
        articles: [
          article(
            'one',
            '2031-01-10',
            values.map((value, index) => ({ id: `s${index}`, claim: 'a', by: 'town', stance: 'asserts', value })),
          ),
        ],
      }),
    );
    return chartOf(site, 'a');
  };

  test.each([
    ['500', { shape: 'point', at: 50, from: 50, to: 50 }],
    ['~ 500', { shape: 'about', at: 50, from: 45, to: 55 }],
    ['200..500', { shape: 'span', at: 20, from: 20, to: 50 }],
    ['> 500', { shape: 'up', at: 50, from: 50, to: 100 }],
    ['>= 500', { shape: 'up', at: 50, from: 50, to: 100 }],
    ['< 500', { shape: 'down', at: 50, from: 0, to: 50 }],
    ['<= 500', { shape: 'down', at: 50, from: 0, to: 50 }],
  ])('%s, on a scale up to 1,000', (value, mark) => {
    expect(rowsOf(numbers([value, '1000'])).map((row) => row.mark)).toEqual([
      mark,
      { shape: 'point', at: 100, from: 100, to: 100 },
    ]);
  });

  test('an open end has room beyond the highest figure, and numbers below zero stand left of it', () => {
    const [up] = rowsOf(numbers(['> 1000']));
    expect(up?.mark.at).toBeLessThan(90);
    const { scales } = numbers(['-50', '50']);
    expect(scales[0]?.ticks.map(({ words }) => words)).toEqual(['-60', '-40', '-20', '0', '20', '40', '60']);
  });

  test('nothing but zero has a scale too', () => {
    expect(rowsOf(numbers(['0'])).map(({ mark }) => mark)).toEqual([{ shape: 'point', at: 0, from: 0, to: 0 }]);
  });

  test.each([
    ['2031-06', { shape: 'span', at: 41.4, from: 41.4, to: 49.6 }, ['Jan 2031', 'Apr', 'Jul', 'Oct', 'Jan 2032']],
    ['2031-06-18', { shape: 'point', at: 46, from: 46, to: 46 }, ['Jan 2031', 'Apr', 'Jul', 'Oct', 'Jan 2032']],
    ['2031-01-01/..', { shape: 'up', at: 0, from: 0, to: 100 }, ['Jan 2031', 'Apr', 'Jul', 'Oct', 'Jan 2032', 'Apr']],
  ])('the date %s, on the months of 2031', (value, mark, ticks) => {
    const site = createSite(
      tracker({
        actors: [actor('town')],
        claims: [claim('a', { kind: 'date' })],
        articles: [
          article('one', '2031-01-10', [
            { id: 'x', claim: 'a', by: 'town', stance: 'asserts', value },
            { id: 'y', claim: 'a', by: 'town', stance: 'asserts', value: '2031' },
          ]),
        ],
      }),
    );
    const chart = chartOf(site, 'a');
    expect(rowsOf(chart)[0]?.mark).toEqual(mark);
    expect(chart.scales[0]?.ticks.map(({ words }) => words)).toEqual(ticks);
  });
});

test('a single day is shown with the months beside its own', () => {
  const { scales } = chartOf(story, 'reopening-date');
  expect(scales[0]?.ticks.map(({ words }) => words)).toEqual(['May 2019', 'Jun', 'Jul', 'Aug']);
  expect(rowsOf({ scales }).map(({ figure, mark }) => [figure, mark.shape])).toEqual([
    ['June 2019', 'span'],
    ['18 June 2019, uncertain', 'point'],
  ]);
});

test('one unit shares one scale across claims; other units and the dates of other claims have their own', () => {
  const of = (unit: string) => ({ kind: 'quantity' as const, quantity: { counts: 'all', unit } });
  const values = { a: '10', b: '20', c: '30', d: '2031', e: '1950' };
  const site = createSite(
    tracker({
      actors: [actor('town')],
      claims: [
        claim('a', of('pieces')),
        claim('b', of('crates')),
        claim('c', of('pieces')),
        claim('d', { kind: 'date' }),
        claim('e', { kind: 'date' }),
      ],
      articles: [
        article('one', '2031-01-10', [
          ...Object.entries(values).map(([id, value]) => ({
            claim: id,
            by: 'town',
            stance: 'asserts' as const,
            value,
          })),
          { id: 'own-unit', claim: 'a', by: 'town', stance: 'asserts', value: '2 boxes' },
        ]),
      ],
    }),
  );
  const { scales } = chartOf(site, 'a', 'b', 'c', 'd', 'e');
  expect(scales.map(({ unit, dates, panels }) => [unit, dates, panels.map((panel) => panel.claim.id)])).toEqual([
    ['pieces', false, ['a', 'c']],
    ['boxes', false, ['a']],
    ['crates', false, ['b']],
    [null, true, ['d']],
    [null, true, ['e']],
  ]);
});

test('rows stand by origin, groups by their first figure, and a figure without a day is hollow', () => {
  const site = createSite(
    tracker({
      actors: [
        actor('town'),
        actor('harbour'),
        actor('mayor', { kind: 'person', group: 'town' }),
        actor('officials', { kind: 'unnamed-group' }),
      ],
      claims: [claim('a', { kind: 'quantity', quantity: { counts: 'all', unit: 'pieces' } })],
      articles: [
        article('one', '2031-01-10/..', [
          { claim: 'a', stance: 'asserts', value: '1' },
          { claim: 'a', by: 'officials', stance: 'asserts', value: '2', stated: '2031-01-01' },
          { claim: 'a', by: 'mayor', stance: 'denies', value: '3', stated: '2031-01-06' },
          { claim: 'a', by: 'harbour', stance: 'asserts', value: '4', stated: '2031-01-05' },
          { claim: 'a', by: 'town', stance: 'asserts', value: '5' },
        ]),
      ],
    }),
  );
  expect(rowsOf(chartOf(site, 'a')).map(({ figure, notes, date, dated }) => [figure, notes, date, dated])).toEqual([
    ['4', [], '5 January 2031', true],
    ['3', ['town'], '6 January 2031', true],
    ['5', [], 'day not stated (article: on or after 10 January 2031)', false],
    ['2', ['not traced to an origin'], '1 January 2031', true],
    ['1', ['publisher’s voice'], 'on or after 10 January 2031', true],
  ]);
});

test('a limit keeps the figures that were carried last and counts the others', () => {
  const claims = [...story.graph.claims.values()].filter(({ record }) => record.id === 'vehicles-per-day');
  const { scales } = figureChart(story, claims, 1);
  expect(rowsOf({ scales }).map(({ figure }) => figure)).toEqual(['under 9,000']);
  expect(scales[0]?.panels[0]?.more).toBe(3);
});

test('in any tracker every figure of a quantity or date stands once, inside its scale', () => {
  check(40, trackers, (records) => {
    const site = createSite(records);
    const claims = [...site.graph.claims.values()];
    const rows = rowsOf(figureChart(site, claims));
    const valued = claims
      .filter(({ record }) => record.kind === 'quantity' || record.kind === 'date')
      .flatMap(({ statements }) => statements.filter(({ value }) => value !== null));
    expect(rows.map(({ statement }) => statement.key).toSorted()).toEqual(valued.map(({ key }) => key).toSorted());
    for (const { mark, label } of rows) {
      const { from, at, to } = mark;
      expect(from).toBeGreaterThanOrEqual(0);
      expect(at).toBeGreaterThanOrEqual(from);
      expect(to).toBeGreaterThanOrEqual(at);
      expect(to).toBeLessThanOrEqual(100);
      expect(mark.shape === 'point').toBe(from === to && mark.shape !== 'about');
      expect(label.x).toBeGreaterThanOrEqual(0);
      expect(label.x).toBeLessThanOrEqual(100);
    }
  });
});
