/** The overview of the timeline: every entry is counted once, where it belongs, and leads there. */
import { expect, test } from 'vitest';
import { densityView, latestDays, type Density } from '../../src/views/density.ts';
import { createSite } from '../../src/views/site.ts';
import { newestFirst, timelineView } from '../../src/views/timeline.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { actor, article, claim, tracker } from '../support/records.ts';
import { storyRecords } from '../support/story.ts';

test('the overview of a story, whole', () => {
  const site = createSite(storyRecords());
  const density = densityView(site, timelineView(site));
  expect({ ...density, columns: density?.columns.slice(0, 3) }).toEqual({
    unit: 'day',
    label:
      'Entries of the timeline, March 2019 to April 2019: above the line what is said to have happened, below it what was said.',
    columns: [
      {
        key: '2019-03-04',
        words: '4 March 2019',
        name: '4 March 2019: 0 said to have happened, 4 said',
        href: '/tracker/timeline/#2019-03-04',
        x: 4.92,
        width: 1.64,
        told: { count: 0, pieces: [] },
        said: {
          count: 4,
          pieces: [
            { from: '2019-03-05', start: 0, count: 3 },
            { from: '2019-03-06', start: 3, count: 1 },
          ],
        },
      },
      {
        key: '2019-03-05',
        words: '5 March 2019',
        name: '5 March 2019: 0 said to have happened, 1 said',
        href: '/tracker/timeline/#2019-03-05',
        x: 6.56,
        width: 1.64,
        told: { count: 0, pieces: [] },
        said: { count: 1, pieces: [{ from: '2019-03-05', start: 0, count: 1 }] },
      },
      {
        key: '2019-03-18',
        words: '18 March 2019',
        name: '18 March 2019: 1 said to have happened, 0 said',
        href: '/tracker/timeline/#2019-03-18',
        x: 27.87,
        width: 1.64,
        told: { count: 1, pieces: [{ from: '2019-04-12', start: 0, count: 1 }] },
        said: { count: 0, pieces: [] },
      },
    ],
    most: { told: 1, said: 4 },
    marks: [
      {
        x: 0,
        width: 50.82,
        words: 'Mar 2019',
        rough: { name: '+4 without a day', href: '/tracker/timeline/#2019-03', count: 4 },
      },
      {
        x: 50.82,
        width: 49.18,
        words: 'Apr',
        rough: { name: '+3 without a day', href: '/tracker/timeline/#2019-04', count: 3 },
      },
    ],
    outside: [
      { name: 'before March 2019', href: '/tracker/timeline/#1911', count: 4 },
      { name: 'in 2019, without a month', href: '/tracker/timeline/#2019', count: 3 },
      { name: 'after April 2019', href: '/tracker/timeline/#2019-06', count: 1 },
      { name: 'said on a day that is not stated', href: '/tracker/timeline/#undated', count: 12 },
    ],
  });
});

/** A tracker whose articles appear on these days, each with a claim that happened on its day. */
const siteOf = (days: string[], told: string[] = []) =>
  createSite(
    tracker({
      actors: [actor('town')],
      claims: [
        ...days.map((day) => claim(`on-${day}`, { when: day })),
        ...told.map((when, index) => claim(`told-${index}`, { when })),
      ],
      articles: days.map((day, index) =>
        article(`a-${day}`, day, [
          { claim: `on-${day}`, by: 'town', stance: 'asserts', stated: day },
          ...(index === 0
            ? told.map((_, at) => ({ claim: `told-${at}`, by: 'town', stance: 'asserts' as const, stated: day }))
            : []),
        ]),
      ),
    }),
  );
const strip = (days: string[], told: string[] = []) => {
  const site = siteOf(days, told);
  return densityView(site, timelineView(site));
};

test.each([
  [['2031-01-05'], 'day', ['Jan 2031']],
  [['2030-12-31', '2031-01-05'], 'day', ['Dec 2030', 'Jan 2031']],
  [['2031-01-05', '2031-03-31'], 'day', ['Jan 2031', 'Feb', 'Mar']],
  [['2031-01-05', '2031-04-01'], 'month', ['2031']],
  [['2030-12-05', '2032-04-01'], 'month', ['2031', '2032']],
  [['2030-06-05', '2032-04-01'], 'month', ['2030', '2031', '2032']],
  [['2001-06-05', '2020-01-01'], 'month', ['2002', '2006', '2010', '2014', '2018']],
])('articles of %j are told by %s, over %j', (days, unit, marks) => {
  const density = strip(days);
  expect([density?.unit, density?.marks.map(({ words }) => words)]).toEqual([unit, marks]);
});

test('what is told of long ago and of later is counted beside the strip, and does not stretch it', () => {
  const density = strip(['2031-01-05', '2031-02-03'], ['1950', '2030', '2031', '2031-01', '2060-05-01']);
  expect(density?.columns.map(({ key }) => key)).toEqual(['2031-01-05', '2031-02-03']);
  expect(density?.marks.map(({ rough }) => rough?.count ?? 0)).toEqual([1, 0]);
  expect(density?.outside.map(({ name, href, count }) => [name, href, count])).toEqual([
    ['before January 2031', '/timeline/#1950', 2],
    ['in 2031, without a month', '/timeline/#2031', 1],
    ['after February 2031', '/timeline/#2060-05', 1],
  ]);
});

test('columns lead to the page itself where it shows their chapter', () => {
  const site = siteOf(['2031-01-05', '2031-02-03']);
  const density = densityView(site, timelineView(site), new Set(['2031-02']));
  expect(density?.columns.map(({ href }) => href)).toEqual(['/timeline/#2031-01-05', '#2031-02-03']);
});

test('a long timeline is read a chapter at a time, and columns lead there', () => {
  const told = Array.from({ length: 450 }, (_, index) => (index % 2 === 0 ? '2031-01-06' : '2031-02-07'));
  const density = strip(['2031-01-05', '2031-02-03'], told);
  expect(density?.columns.map(({ href }) => href)).toEqual([
    '/timeline/2031-01/#2031-01-05',
    '/timeline/2031-01/#2031-01-06',
    '/timeline/2031-02/#2031-02-03',
    '/timeline/2031-02/#2031-02-07',
  ]);
});

test('an empty tracker has no strip', () => {
  const site = createSite(tracker({}));
  expect(densityView(site, timelineView(site))).toBeNull();
  expect(latestDays(site, timelineView(site), 8)).toEqual([]);
});

test('the latest days: newest first, cut at so many entries, without what is due later', () => {
  const site = siteOf(['2031-01-05', '2031-01-06', '2031-02-03'], ['2031-01-06', '2031-01-06', '2060-05-01']);
  const days = (most: number) =>
    latestDays(site, timelineView(site), most).map(({ day, entries, more }) => [day, entries.length, more?.name]);
  expect(days(4)).toEqual([
    ['2031-02-03', 2, undefined],
    ['2031-01-06', 2, '2 more entries on this day'],
  ]);
  expect(days(6)).toEqual([
    ['2031-02-03', 2, undefined],
    ['2031-01-06', 4, undefined],
  ]);
});

test('in any tracker every entry is counted once, in the strip or beside it, whatever the order', () => {
  const counted = ({ columns, marks, outside }: Density) =>
    [
      ...columns.flatMap(({ told, said }) => [told.count, said.count]),
      ...marks.map(({ rough }) => rough?.count ?? 0),
      ...outside.map(({ count }) => count),
    ].reduce((sum, count) => sum + count, 0);
  check(40, trackers, (records) => {
    const site = createSite(records);
    const timeline = timelineView(site);
    const density = densityView(site, timeline) as Density;
    expect(counted(density)).toBe(timeline.count);
    expect(densityView(site, newestFirst(timeline))).toEqual(density);
    for (const { x, width, told, said } of density.columns) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(100.02);
      for (const { count, pieces } of [told, said]) {
        expect(pieces.reduce((sum, piece) => sum + piece.count, 0)).toBe(count);
      }
    }
  });
});
