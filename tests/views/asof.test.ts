import { describe, expect, test } from 'vitest';
import { differenceBetween, statusOn } from '../../src/browser/histories.ts';
import { restrict } from '../../src/domain/asof.ts';
import { buildGraph } from '../../src/domain/graph.ts';
import { readContent } from '../../src/reader/read.ts';
import { dayClaims, dayPages, daySummaries, dayView, historiesView } from '../../src/views/asof.ts';
import { createSite, siteAsOf } from '../../src/views/site.ts';

const { records } = readContent('tests/fixtures/story');
if (records === null) throw new Error('the fixture has problems');
const site = createSite(records);
const days = daySummaries(site).map((summary) => ({ ...summary, changes: dayView(site, summary.day) }));
const histories = historiesView(site);
const claimsOf = (day: string) =>
  Array.from({ length: dayPages(siteAsOf(site, day).graph.claims.size) }, (_, at) =>
    dayClaims(site, day, at + 1),
  ).flatMap(({ claims }) => claims);

describe('days', () => {
  test('each says what it changed', () => {
    const said = days.map(({ day, changes: { articles, notices, added, moved, grounds }, counts }) => ({
      day,
      articles: articles.map(({ id }) => id),
      notices: notices.map(({ id }) => id),
      added: added.length,
      moved: moved.map(({ claim, before }) => `${claim.id}: ${before.status} → ${claim.status.status}`),
      grounds,
      counts,
    }));
    expect(said).toMatchInlineSnapshot(`
      [
        {
          "added": 12,
          "articles": [
            "bridge-closes",
          ],
          "counts": {
            "articles": 1,
            "claims": 12,
            "statements": 17,
          },
          "day": "2019-03-05",
          "grounds": 0,
          "moved": [],
          "notices": [],
        },
        {
          "added": 0,
          "articles": [
            "gates-down-in-short",
          ],
          "counts": {
            "articles": 2,
            "claims": 12,
            "statements": 19,
          },
          "day": "2019-03-06",
          "grounds": 2,
          "moved": [],
          "notices": [],
        },
        {
          "added": 0,
          "articles": [],
          "counts": {
            "articles": 2,
            "claims": 12,
            "statements": 19,
          },
          "day": "2019-03-07",
          "grounds": 0,
          "moved": [],
          "notices": [
            "bridge-closes",
          ],
        },
        {
          "added": 1,
          "articles": [
            "rumour-of-collapse",
          ],
          "counts": {
            "articles": 3,
            "claims": 13,
            "statements": 21,
          },
          "day": "2019-03-20",
          "grounds": 0,
          "moved": [],
          "notices": [],
        },
        {
          "added": 0,
          "articles": [],
          "counts": {
            "articles": 3,
            "claims": 13,
            "statements": 21,
          },
          "day": "2019-03-22",
          "grounds": 0,
          "moved": [
            "bridge-collapsed: single-origin → open",
          ],
          "notices": [
            "rumour-of-collapse",
          ],
        },
        {
          "added": 8,
          "articles": [
            "spring-of-doubt",
          ],
          "counts": {
            "articles": 4,
            "claims": 21,
            "statements": 40,
          },
          "day": "2019-04-12",
          "grounds": 4,
          "moved": [
            "crack-in-north-pier: single-origin → contested",
            "reopening-date: single-origin → questioned",
            "repair-cost: single-origin → corroborated",
            "south-pier-sound: open → implied",
          ],
          "notices": [],
        },
      ]
    `);
  });

  test('as many changes are counted as are shown', () => {
    const shown = days.map(({ changes: { articles, notices, added, moved, grounds } }) => ({
      articles: articles.length,
      notices: notices.length,
      added: added.length,
      moved: moved.length,
      grounds,
    }));
    expect(days.map(({ changed }) => changed)).toEqual(shown);
  });

  test('as much is counted as a tracker of the day holds', () => {
    const held = days.map(({ day }) => {
      const { claims, statements, articles } = buildGraph(restrict(records, day));
      return { claims: claims.size, statements: statements.size, articles: articles.size };
    });
    expect(days.map(({ counts }) => counts)).toEqual(held);
  });

  test('together they are the whole tracker', () => {
    expect(days.flatMap(({ changes }) => changes.articles.map(({ id }) => id)).toSorted()).toEqual(
      [...site.graph.articles.keys()].toSorted(),
    );
    expect(days.flatMap(({ changes }) => changes.added.map(({ id }) => id)).toSorted()).toEqual(
      [...site.graph.claims.keys()].toSorted(),
    );
    expect(days.at(-1)?.counts).toEqual({
      claims: site.graph.claims.size,
      statements: site.graph.statements.size,
      articles: site.graph.articles.size,
    });
  });

  test('their pages of claims hold every claim of the day once, with its status then', () => {
    for (const { day } of days) {
      const then = siteAsOf(site, day);
      const shown = claimsOf(day).map(({ id, status }) => [id, status.status]);
      const expected = [...then.graph.claims.values()].map(({ record, status }) => [record.id, status.status]);
      expect(shown.toSorted()).toEqual(expected.toSorted());
    }
  });
});

describe('histories for scripts', () => {
  test('say of each claim on each day what the rules say', () => {
    for (const { day } of days) {
      const then = siteAsOf(site, day);
      for (const id of site.graph.claims.keys()) {
        const card = claimsOf(day).find((claim) => claim.id === id);
        const expected = card ? { status: card.status.status, tone: card.status.tone, label: card.status.label } : null;
        expect(statusOn(histories, id, day), `${id} on ${day}`).toEqual(expected);
        expect(then.graph.claims.has(id)).toBe(card !== undefined);
      }
    }
  });

  test('the difference between two days is what the days between them changed', () => {
    const [first, ...later] = days;
    const last = later.at(-1);
    const { articles, added } = differenceBetween(histories, first?.day ?? '', last?.day ?? '');
    expect(articles.map(([id]) => id).toSorted()).toEqual(
      later.flatMap(({ changes }) => changes.articles.map(({ id }) => id)).toSorted(),
    );
    expect(added.map(({ id }) => id).toSorted()).toEqual(
      later.flatMap(({ changes }) => changes.added.map(({ id }) => id)).toSorted(),
    );
    for (const [at, { day, changes }] of later.entries()) {
      const { moved } = differenceBetween(histories, days[at]?.day ?? '', day);
      expect(moved.map(({ id }) => id)).toEqual(expect.arrayContaining(changes.moved.map(({ claim }) => claim.id)));
    }
  });
});
