/** Geometry and words of the claim line, of the lines in lists and of the status history. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Records } from '../../src/domain/records.ts';
import { readContent } from '../../src/reader/read.ts';
import { axisOf, standsOn } from '../../src/views/axis.ts';
import { claimView } from '../../src/views/claim.ts';
import { layFlags, reachOfNames, shorten, widthOf, type Column, type Flag, type Half } from '../../src/views/flags.ts';
import { claimLine, type ClaimLine, type Mark } from '../../src/views/line.ts';
import { createSite, known, type Site } from '../../src/views/site.ts';
import { scaleOf, spark } from '../../src/views/spark.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

const story = createSite(readContent(join(import.meta.dirname, '../fixtures/story')).records as Records);

const lineOf = (site: Site, id: string) => claimLine(site, known(site.graph.claims, id));

// ——— Geometry ———

const mark = (name: string): Mark => ({
  href: '',
  name,
  value: null,
  title: name,
  stance: 'asserts',
  own: false,
  exact: true,
  from: '2031-01-01',
  until: null,
});

/** Names as short as they are drawn, from a few crowded places to many. */
const columns: fc.Arbitrary<Column[]> = fc
  .array(fc.record({ x: fc.integer({ min: 10, max: 950 }), letters: fc.integer({ min: 1, max: 23 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((list) =>
    list
      .map(({ x, letters }) => ({ x: x / 10, split: false, mark: mark('n'.repeat(letters)) }))
      .toSorted((a, b) => a.x - b.x),
  );

/** Rows of a flag's names, from the line outwards; none where it is a mark without a name. */
const boxOf = (flag: Flag, named: boolean) => {
  const rows = named ? flag.marks.length + Number(flag.more > 0) : Number(flag.more > 0);
  const half = (widthOf(String(flag.more)) * 0.8125 * 2.5) / 2;
  const across = named ? reachOfNames(flag) : { from: flag.x - half, to: flag.x + half };
  return { ...across, bottom: flag.level, top: flag.level + rows, pole: flag.x };
};

function expectReadable({ flags, named, rows }: Half) {
  const boxes = flags.map((flag) => boxOf(flag, named)).filter(({ bottom, top }) => top > bottom);
  for (const [index, a] of boxes.entries()) {
    expect(a.top).toBeLessThanOrEqual(rows);
    for (const [at, b] of boxes.entries()) {
      if (at === index) continue;
      const across = a.from < b.to && b.from < a.to;
      expect(across && a.bottom < b.top && b.bottom < a.top, 'names on names').toBe(false);
      expect(named && a.from < b.pole && b.pole < a.to && a.bottom < b.top, 'a pole through names').toBe(false);
    }
    expect(named && (a.from < -1.5 || a.to > 101), 'names outside').toBe(false);
  }
}

test('no name covers a name or a pole, none leaves the picture, and every statement is named or counted', () => {
  const seen = { named: 0, counted: 0, folded: 0 };
  check(300, columns, (list) => {
    const half = layFlags(list);
    expectReadable(half);
    expect(half.rows).toBeLessThanOrEqual(9);
    expect(half.flags.reduce((sum, { marks, more }) => sum + marks.length + more, 0)).toBe(list.length);
    expect(half.flags.map(({ x }) => x)).toEqual(half.flags.map(({ x }) => x).toSorted((a, b) => a - b));
    seen[half.named ? 'named' : 'counted'] += 1;
    if (half.named && half.flags.some(({ more }) => more > 0)) seen.folded += 1;
  });
  expect(Object.values(seen).every((times) => times > 3)).toBe(true);
});

test('every line of random trackers keeps to its picture, and shows every statement in order', () => {
  check(60, trackers, (records) => {
    const site = createSite(records);
    for (const node of site.graph.claims.values()) {
      const line = claimLine(site, node);
      const { above, below, segments, spine, ticks } = line;
      const flags = [...above.flags, ...below.flags];
      for (const half of [above, below]) expectReadable(half);
      expect(flags.reduce((sum, { marks, more }) => sum + marks.length + more, 0)).toBe(node.statements.length);
      const places = [
        ...flags.map(({ x }) => x),
        ...ticks.map(({ x }) => x),
        ...segments.flatMap((s) => [s.from, s.to]),
      ];
      expect(places.filter((x) => !(x >= 0 && x <= 100))).toEqual([]);
      // Stretches follow each other without a gap, to the end.
      expect(segments.map(({ from }) => from).slice(1)).toEqual(segments.map(({ to }) => to).slice(0, -1));
      expect(segments.at(-1)?.to).toBe(100);
      expect(spine.filter(({ row }) => row === 'said')).toHaveLength(node.statements.length);

      const small = spark(site, node);
      expect(small.marks.length).toBeGreaterThan(0);
      expect(small.marks.filter(({ x, y }) => !(x >= 0 && x <= 160 && Math.abs(y) <= 12))).toEqual([]);
      expect(small.segments.filter(({ from, to }) => !(from >= 0 && from < to && to <= 160))).toEqual([]);
    }
  });
});

// ——— Words ———

/** Names above / below, in order: "Ada Fenwick, Harbour Gazette (own) / Ivo Tarn (faint)". */
const labels = ({ above, below }: ClaimLine): string =>
  [above, below]
    .map(({ flags }) =>
      flags
        .flatMap(({ marks, more }) => [
          ...marks.map(({ name, value, own, exact }) =>
            [name, value, own ? '(own)' : !exact && '(faint)'].filter(Boolean).join(' '),
          ),
          ...(more > 0 ? [`+${more}`] : []),
        ])
        .join(', '),
    )
    .join(' / ');

test('the lines of the story: who stands above and who below, how the line looks, its days', () => {
  const told = [...story.graph.claims.keys()].map((id) => {
    const line = lineOf(story, id);
    const looks = line.segments.map(({ tone }) => tone).join(' ');
    return `${id}: ${labels(line)} | ${looks} | ${line.ticks.map(({ words }) => words).join(' ')}`;
  });
  expect(told.join('\n')).toMatchInlineSnapshot(`
    "bridge-built: Harbour Gazette 1911 (own) /  | none | 5 Mar 2019 as of 12 Apr 2019
    bridge-closed: Port Authority, Ivo Tarn, Port Authority / Merrow Ferries (faint) | several | 4 Mar 2019 as of 12 Apr 2019
    bridge-collapsed: Dock workers, unnamed (faint), Evening Tide (own) /  | none | 15 Mar 20 Mar 2019 as of 12 Apr 2019
    bridge-is-landmark: “In spring, views of… (own) /  | view | 15 Mar as of 12 Apr 2019
    bridge-was-overloaded:  / Port Authority (faint) | doubt | 15 Mar as of 12 Apr 2019
    closed-to-save-money: Merrow Ferries (faint) /  | view | 15 Mar as of 12 Apr 2019
    council-wants-second-bridge: Ivo Tarn (faint) /  | position | 5 Mar 2019 as of 12 Apr 2019
    crack-in-north-pier: Ada Fenwick, Harbour Gazette (own) / Ada Fenwick | one conflict | 4 Mar 2019 as of 12 Apr 2019
    divers-inspected-pier: Officials of the… (faint), Ivo Tarn (faint) / “In spring, views of… (own) | one | 5 Mar 2019 as of 12 Apr 2019
    ferries-reject-toll: Harbour Gazette (own) /  | position | 5 Mar 2019 as of 12 Apr 2019
    ferry-hit-pier:  / Merrow Ferries (faint) | conflict | 5 Mar 2019 as of 12 Apr 2019
    harbourmaster-resigned: Port Authority (faint) /  | none | 15 Mar as of 12 Apr 2019
    ice-damaged-pier: Ada Fenwick, Town Council of Port… / Ivo Tarn | doubt | 4 Mar 2019 as of 12 Apr 2019
    market-will-suffer: League of Harbours (faint) / Town Council of Port… (faint) | view | 15 Mar as of 12 Apr 2019
    no-crossing-left: Dock workers, unnamed (faint) /  | none | 15 Mar as of 12 Apr 2019
    pontoon-bridge-laid: “In spring, views of… 1 (own) /  | none | 15 Mar as of 12 Apr 2019
    port-favours-demolition: Dock workers, unnamed (faint) / Port Authority (faint) | conflict | 15 Mar as of 12 Apr 2019
    reopening-date: Port Authority June 2019 (faint) / Merrow Ferries (faint) | one doubt | 5 Mar 2019 as of 12 Apr 2019
    repair-cost: Port Authority 2 to 3 (faint), Town Council of Port… at least 2.5 (faint), “In spring, views of… at most 3 (own) /  | one several | 5 Mar 2019 as of 12 Apr 2019
    south-pier-sound: Port Authority (faint), Ada Fenwick (faint) /  | none | 5 Mar 2019 as of 12 Apr 2019
    vehicles-per-day: Port Authority about 4,000 (faint), League of Harbours under 9,000 (faint) / Town Council of Port… over 6,000 (faint), Town Council of Port… over 6,000 (faint) | conflict | 5 Mar 2019 as of 12 Apr 2019"
  `);
});

test('upright, changes of status stand before what is said on their day; the latest article ends the line', () => {
  const told = lineOf(story, 'crack-in-north-pier').spine.map((row) => {
    const words =
      row.row === 'said' ? `${row.date}: ${row.who} ${row.stance}` : row.row === 'change' ? row.label : row.row;
    return `${row.tone} | ${words}`;
  });
  expect(told).toEqual([
    'null | 4 March 2019: Ada Fenwick says so',
    'one | One origin',
    'one | 5 March 2019: Harbour Gazette says so',
    'one | 10 April 2019: Ada Fenwick denies it',
    'conflict | Contested',
    'conflict | end',
  ]);
});

const town = actor('town', { name: 'Town' });
const harbour = actor('harbour', { name: 'Harbour' });
const says = (id: string, stated: string | null, by: string | null = 'town') => ({
  claim: 'a',
  id,
  by,
  stance: 'asserts' as const,
  stated,
});
const siteOf = (...articles: ReturnType<typeof article>[]) =>
  createSite(tracker({ actors: [town, harbour], claims: [claim('a'), claim('b')], articles }));

test.each([
  ['2031-03-05', '2031-03-05', true],
  ['2031-03', '2031-03-10', false],
  ['2031-03-05/..', '2031-03-10', false],
  ['../2031-03-05', '2031-03-05', false],
  ['2031-03-05~', '2031-03-05', false],
  ['2031-02', '2031-02-28', false],
  [null, '2031-03-10', false],
])('what was said on %s stands on %s, firm: %s', (stated, day, exact) => {
  const site = siteOf(article('one', '2031-03-10', [says('s', stated)]));
  expect(standsOn(known(site.graph.statements, 'one/s'))).toEqual({ day, exact });
});

test.each<[string, string[], string[], string | null, ReturnType<typeof axisOf>]>([
  ['a day is four weeks', ['2031-03-10'], [], null, { from: '2031-02-10', to: '2031-03-10', earlier: false }],
  [
    'it starts with what was said',
    ['2031-03-10', '2031-04-20'],
    ['2031-02-08'],
    null,
    { from: '2031-02-08', to: '2031-04-20', earlier: false },
  ],
  [
    'but not further back than the reports run',
    ['2031-03-10', '2031-04-20'],
    ['1950-01-01', '2031-03-01'],
    null,
    { from: '2031-03-01', to: '2031-04-20', earlier: true },
  ],
  ['it runs on', ['2031-03-10'], [], '2031-05-01', { from: '2031-03-10', to: '2031-05-01', earlier: false }],
])('an axis: %s', (_, reported, said, until, axis) => {
  expect(axisOf(reported, said, until)).toEqual(axis);
});

test('what was said long before stands at the edge, with an arrow and a bound', () => {
  const site = siteOf(article('one', '2031-03-10', [says('old', '1950-06-01'), says('new', '2031-02-20')]));
  const line = lineOf(site, 'a');
  expect([line.start, line.above.flags.map(({ x }) => x)]).toEqual([12, [1, 41.6]]);
  expect(line.ticks.map(({ words }) => words)).toEqual(['before 10 Feb 2031', '20 Feb 2031', 'as of 10 Mar 2031']);
  const small = spark(site, known(site.graph.claims, 'a'));
  expect([small.earlier, small.marks.map(({ x }) => x)]).toEqual([true, [9, 68]]);
});

test('a line ends where nothing was added for long, and says so; upright, the day of the tracker ends it', () => {
  const site = siteOf(
    article('one', '2031-03-10', [says('s', null)]),
    article('two', '2033-01-05', [{ claim: 'b', by: 'harbour', stance: 'asserts' }]),
  );
  const line = lineOf(site, 'a');
  expect(line.ticks.map(({ words }) => words)).toEqual(['10 Mar 2031', 'no change up to 5 Jan 2033']);
  expect(line.spine.at(-1)).toMatchObject({ row: 'end', day: '2033-01-05' });
});

test('a retraction changes the line and carries its day; the small line shows it too', () => {
  const retracted = { status: { state: 'retracted' as const, date: '2031-03-20' } };
  const site = siteOf(
    article('one', '2031-03-10', [says('s', null)], retracted),
    article('two', '2031-04-10', [says('t', null, 'harbour')]),
  );
  const { segments, above } = lineOf(site, 'a');
  expect(segments.map(({ tone, day }) => [tone, day])).toEqual([
    ['one', '2031-03-10'],
    ['none', '2031-03-20'],
    ['one', '2031-04-10'],
  ]);
  const days = [
    ['2031-03-10', '2031-03-20'],
    ['2031-04-10', null],
  ];
  expect(above.flags.flatMap(({ marks }) => marks.map(({ from, until }) => [from, until]))).toEqual(days);
  const small = spark(site, known(site.graph.claims, 'a'));
  expect(small.marks.map(({ from, until }) => [from, until])).toEqual(days);
  expect(small.segments.map(({ tone }) => tone)).toEqual(['one', 'none', 'one']);
});

test('small lines share one axis, put what opposes below, and draw once what looks the same', () => {
  const site = siteOf(
    article('one', '2031-03-10', [
      says('s', null),
      says('t', null),
      says('own', null, null),
      { claim: 'a', id: 'no', by: 'harbour', stance: 'denies' },
    ]),
    article('two', '2031-04-20', [{ claim: 'b', by: 'harbour', stance: 'asserts' }]),
  );
  const places = (id: string) =>
    spark(site, known(site.graph.claims, id)).marks.map(({ x, y, stance, own }) => [x, y, stance, own]);
  expect([places('a'), places('b')]).toEqual([
    [
      [5, -4, 'asserts', false],
      [5, -10, 'asserts', true],
      [5, 4, 'denies', false],
    ],
    [[155, 0, 'asserts', false]],
  ]);
  expect(scaleOf(site)).toEqual({ first: 'Mar 2031', last: 'Apr 2031' });
});

test('a long list of statements is upright with its ends, and counts the rest', () => {
  const many = Array.from({ length: 70 }, (_, index) => says(`s${index}`, null));
  const { spine } = lineOf(siteOf(article('one', '2031-03-10', many)), 'a');
  expect(spine).toHaveLength(42);
  expect(spine[20]).toMatchObject({ row: 'skipped', words: '30 statements more, in the table' });
});

test.each([
  [['Town', 'City'], 'Town'],
  [['Government of the Republic', 'Republic', 'The Government'], 'The Government'],
  [['Officials of the Port Authority, unnamed'], 'Officials of…'],
  [['Donaudampfschifffahrtsgesellschaft'], 'Donaudampfsch…'],
])('%j in nine em is %s', (names, short) => {
  expect([shorten(names, 9), widthOf(short) <= 9]).toEqual([short, true]);
});

// ——— The history of a status ———

test('one change of status is a sentence; several are a strip with what made each', () => {
  const strips = ['south-pier-sound', 'crack-in-north-pier', 'bridge-collapsed'].map((id) => {
    const { strip } = claimView(story, id);
    return (
      strip.sentence ??
      strip.changes.map(({ status, date, because, href }) => `${href} ${date}: ${status.label} ${because}`)
    );
  });
  expect(strips).toMatchInlineSnapshot(`
    [
      [
        "#history-2019-03-05 5 March 2019: No side taken because of Port Authority of Merrow",
        "#history-2019-04-12 12 April 2019: Only implied because of Ada Fenwick",
      ],
      [
        "#history-2019-03-05 5 March 2019: One origin because of Ada Fenwick and Harbour Gazette",
        "#history-2019-04-12 12 April 2019: Contested because of Ada Fenwick",
      ],
      [
        "#history-2019-03-20 20 March 2019: One unnamed origin because of Dock workers, unnamed and Evening Tide",
        "#history-2019-03-22 22 March 2019: No side taken because the source of Dock workers, unnamed and Evening Tide was retracted",
      ],
    ]
  `);
});

test('numbers on a strip never lie on each other, and changes come in order; one status is a sentence', () => {
  check(60, trackers, (records) => {
    const site = createSite(records);
    for (const id of site.graph.claims.keys()) {
      const { strip, history } = claimView(site, id);
      const changes = strip.sentence === null ? strip.changes : [];
      const looks = new Set(history.map(({ status }) => `${status.label} ${status.tone}`));
      expect(strip.sentence === null).toBe(looks.size > 1);
      expect(changes.map(({ day }) => day)).toEqual(changes.map(({ day }) => day).toSorted());
      const covered = changes.filter((a, at) => changes.slice(0, at).some((b) => a.row === b.row && a.x - b.x < 6));
      expect(covered).toEqual([]);
    }
  });
});
