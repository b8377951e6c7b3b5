/** The stance matrix: nothing is lost, nothing is told twice, and its order shows who says most. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/reader/read.ts';
import { MATRIX_LIMITS, matrixPages, type MatrixPage } from '../../src/views/matrix.ts';
import { createSite } from '../../src/views/site.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

const TOPICS = [
  { id: 'first', title: 'First', description: null },
  { id: '2', title: 'Second', description: null },
];
const limits = fc.record({ columns: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 1, max: 4 }) });
const of = (pages: readonly MatrixPage[], topic: string | null) => pages.filter((page) => page.topic === topic);
const marksOf = (pages: readonly MatrixPage[]) =>
  pages.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat()));

describe('of any tracker', () => {
  const filed = trackers.map((records) => ({
    ...records,
    tracker: { ...records.tracker, topics: TOPICS },
    claims: records.claims.map((one, index) => ({ ...one, topics: index % 2 === 0 ? ['first'] : ['first', '2'] })),
  }));

  test('every statement of a topic’s claims stands exactly once, over pages that keep the limit', () => {
    check(20, fc.tuple(filed, limits), ([records, most]) => {
      const site = createSite(records);
      const pages = matrixPages(site, most);
      for (const { id } of TOPICS) {
        const statements = [...site.graph.claims.values()]
          .filter(({ record }) => record.topics.includes(id))
          .flatMap((node) => node.statements.map(({ key }) => site.links.statement(key)));
        const shown = marksOf(of(pages, id)).map(({ href }) => href);
        expect(shown.toSorted()).toEqual(statements.toSorted());
      }
      for (const { rows, columns } of pages) {
        expect(rows.length).toBeLessThanOrEqual(most.rows);
        expect(columns.length).toBeLessThanOrEqual(most.columns);
        for (const { cells } of rows) {
          expect(cells).toHaveLength(columns.length);
          expect(cells.flat()).not.toEqual([]);
        }
        for (const index of columns.keys()) expect(rows.flatMap(({ cells }) => cells[index])).not.toEqual([]);
      }
      expect(new Set(pages.map(({ href }) => href)).size).toBe(pages.length);
    });
  });

  test('the whole holds the claims with several speakers, all statements of each', () => {
    check(20, filed, (records) => {
      const site = createSite(records);
      const publisher = (id: string) => site.graph.articles.get(id)?.record.source.publisher;
      const several = [...site.graph.claims.values()].filter(
        ({ statements }) => new Set(statements.map((s) => s.by ?? publisher(s.article) ?? `in ${s.article}`)).size > 1,
      );
      const pages = of(matrixPages(site), null);
      const shown = pages.flatMap(({ rows }) => rows.map((row) => row.claim.id));
      expect(shown.toSorted()).toEqual(several.map(({ record }) => record.id).toSorted());
      expect(marksOf(pages)).toHaveLength(several.flatMap(({ statements }) => statements).length);
    });
  });
});

test('a large topic goes on on further pages, each with its address', () => {
  const claims = Array.from({ length: MATRIX_LIMITS.rows + 5 }, (_, i) => claim(`claim-${i}`, { topics: ['2'] }));
  const actors = Array.from({ length: MATRIX_LIMITS.columns + 3 }, (_, i) => actor(`actor-${i}`));
  const statements = claims.flatMap(({ id }) =>
    actors.map((one) => ({ claim: id, by: one.id, stance: 'asserts' as const })),
  );
  const records = tracker({ actors, claims, articles: [article('all', '2031-01-10', statements)] });
  const site = createSite({ ...records, tracker: { ...records.tracker, topics: TOPICS } });
  const pages = matrixPages(site);
  expect(pages.map(({ path, rows, columns }) => [path, rows.length, columns.length])).toEqual([
    [undefined, 60, 40],
    ['-/2', 60, 3],
    ['-/3', 5, 40],
    ['-/4', 5, 3],
    ['first', 0, 0],
    ['2', 60, 40],
    ['2/2', 60, 3],
    ['2/3', 5, 40],
    ['2/4', 5, 3],
  ]);
  expect(pages.at(-1)?.pages).toEqual([
    { name: 'Page 1', href: '/matrix/2/', range: 'claims 1–60, speakers 1–40', current: false },
    { name: 'Page 2', href: '/matrix/2/2/', range: 'claims 1–60, speakers 41–43', current: false },
    { name: 'Page 3', href: '/matrix/2/3/', range: 'claims 61–65, speakers 1–40', current: false },
    { name: 'Page 4', href: '/matrix/2/4/', range: 'claims 61–65, speakers 41–43', current: true },
  ]);
});

describe('marks', () => {
  const marks = (...statements: Parameters<typeof article>[2] & object) =>
    marksOf(
      matrixPages(
        createSite(
          tracker({
            actors: [actor('town'), actor('league')],
            claims: [claim('a', { disagreement: 'They differ.' })],
            articles: [article('one', '2031-01-10', statements)],
          }),
        ),
      ),
    ).map(({ date, label, changed }) => [date, label, changed]);

  test.each([
    ['2031-01-05', '5 Jan', '5 January 2031'],
    ['2031-01-05/..', '≥ 5 Jan', 'on or after 5 January 2031'],
    ['../2031-01-05', '≤ 5 Jan', 'on or before 5 January 2031'],
    ['2031-01-05/2031-01-08', '5 Jan–8 Jan', 'between 5 January 2031 and 8 January 2031'],
    ['[2031-01-05,2031-01-08]', '5 Jan / 8 Jan', 'one of: 5 January 2031, 8 January 2031'],
    ['2031-01-05?', '5 Jan?', '5 January 2031, uncertain'],
    ['2031-01-05~', '~5 Jan', 'about 5 January 2031'],
    ['2031-01', 'Jan', 'January 2031'],
    ['2031', '2031', '2031'],
    [null, 'undated', 'day not stated'],
  ])('a day written %s is short in the cell and whole in the link’s name', (stated, date, words) => {
    const [mark] = marks(
      { claim: 'a', by: 'town', stance: 'doubts', scope: 'narrower', stated },
      { claim: 'a', by: 'league', stance: 'asserts', stated: '2031-01-01' },
    ).filter(([, label]) => String(label).startsWith('Doubts'));
    expect(mark).toEqual([date, `Doubts it, ${words}, only in part: one occasion or place`, false]);
  });

  test('the year is told where the days lie in several', () => {
    expect(
      marks(
        { claim: 'a', by: 'town', stance: 'asserts', stated: '2030-12-31' },
        { claim: 'a', by: 'league', stance: 'asserts', stated: '2031-01' },
      ).map(([date]) => date),
    ).toEqual(['Jan 2031', '31 Dec 2030']);
  });

  test('the later of two sides is marked as a change of position', () => {
    expect(
      marks(
        { claim: 'a', id: 'x', by: 'town', stance: 'denies', stated: '2031-01-05' },
        { claim: 'a', id: 'y', by: 'town', stance: 'asserts', stated: '2031-01-01' },
        { claim: 'a', by: 'league', stance: 'asserts' },
      ),
    ).toEqual([
      ['1 Jan', 'Says so, 1 January 2031', false],
      ['5 Jan', 'Denies it, 5 January 2031, a change of position', true],
      ['undated', 'Says so, day not stated', false],
    ]);
  });
});

test('a story of another place: groups side by side, those who publish last, most speakers on top', () => {
  const { records } = readContent('tests/fixtures/story');
  const [whole, closing] = matrixPages(createSite(records ?? tracker({})));
  expect(whole?.columns.map(({ name, group, band, own }) => [name, group, band, own])).toEqual([
    ['Port Authority of Merrow', 'Republic of Merrow', false, false],
    ['Officials of the Port Authority, unnamed', 'Republic of Merrow', false, false],
    ['Town Council of Port Merrow', null, true, false],
    ['Ivo Tarn', 'Town Council of Port Merrow', true, false],
    ['Ada Fenwick', 'Merrow Ferries', false, false],
    ['Merrow Ferries', null, false, false],
    ['Dock workers, unnamed', null, true, false],
    ['League of Harbours', null, false, false],
    ['In spring, views of the pier part ways', 'article, publisher not stated', true, true],
    ['Evening Tide', null, true, true],
    ['Harbour Gazette', null, true, true],
  ]);
  expect(whole?.rows.map(({ claim: { name }, cells }) => [cells.map((cell) => cell.length).join(''), name])).toEqual([
    ['20010100000', 'The swing bridge is closed to traffic'],
    ['10100000100', 'What the repair costs'],
    ['01010000100', 'Divers inspected the north pier'],
    ['10200001000', 'How many vehicles crossed the bridge on a day'],
    ['00111000000', 'Ice damaged the north pier'],
    ['00002000001', 'There is a crack in the north pier'],
    ['10000100000', 'The bridge reopens in June 2019'],
    ['10001000000', 'The south pier is sound'],
    ['00000010010', 'The bridge collapsed'],
    ['10000010000', 'The Port Authority favours taking the bridge down'],
    ['00100001000', 'The market will lose customers'],
  ]);
  expect([whole?.intro, whole?.changes, whole?.year, closing?.rows.length]).toEqual([
    '11 claims, 11 speakers, 30 statements: who takes which side on what, and since when.',
    1,
    '2019',
    13,
  ]);
});
