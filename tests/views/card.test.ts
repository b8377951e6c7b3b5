/** What cards say, over the fixture story. */
import { describe, expect, test } from 'vitest';
import { readContent } from '../../src/reader/read.ts';
import { cardImage, cards, type CardView } from '../../src/views/card.ts';
import { createSite } from '../../src/views/site.ts';
import { article, claim, tracker } from '../support/records.ts';

const { records } = readContent('tests/fixtures/story');
if (records === null) throw new Error('the fixture story does not read');
const story = createSite(records);
const made = new Map(cards(story).map((card) => [card.path, card]));
const view = (path: string): CardView => {
  const card = made.get(path);
  if (!card) throw new Error(`no card ${path}`);
  return card.view;
};

test('every claim, actor, article and the front page has one', () => {
  const { claims, actors, articles } = story.graph;
  expect([...made.keys()].toSorted()).toEqual(
    [
      'cards/index.png',
      ...[...claims.keys()].map((id) => `cards/claims/${id}.png`),
      ...[...actors.keys()].map((id) => `cards/actors/${id}.png`),
      ...[...articles.keys()].map((id) => `cards/articles/${id}.png`),
    ].toSorted(),
  );
  expect(made.get('cards/claims/bridge-closed.png')?.record).toBe('claims/bridge-closed.md');
});

test('without an address of its own a site has none', () => {
  const site = createSite({ ...records, tracker: { ...records.tracker, url: null } });
  expect([cards(site), cardImage(site), cardImage(site, 'claims', 'bridge-closed')]).toEqual([[], null, null]);
});

test('a claim: its status with the reason, its statements on the line', () => {
  expect(view('cards/claims/crack-in-north-pier.png')).toMatchInlineSnapshot(`
    {
      "detail": "One origin says so: Republic of Merrow; one denies it: Merrow Ferries.",
      "kind": "Occurrence",
      "label": "Contested",
      "line": {
        "ends": {
          "end": "10 April 2019",
          "start": "4 March 2019",
        },
        "marks": [
          {
            "dated": true,
            "own": false,
            "row": 0,
            "stance": "asserts",
            "x": 2,
          },
          {
            "dated": true,
            "own": true,
            "row": 1,
            "stance": "asserts",
            "x": 2,
          },
          {
            "dated": true,
            "own": false,
            "row": 0,
            "stance": "denies",
            "x": 87.4,
          },
        ],
        "more": [],
        "segments": [
          {
            "day": "2019-03-05",
            "from": 4.3,
            "to": 92,
            "tone": "one",
          },
          {
            "day": "2019-04-12",
            "from": 92,
            "to": 100,
            "tone": "conflict",
          },
        ],
      },
      "tally": [],
      "title": "There is a crack in the north pier",
      "tone": "conflict",
      "tracker": "The swing bridge of Port Merrow",
    }
  `);
});

test('an actor: its kind and how much it said', () => {
  expect(view('cards/actors/town-council.png')).toMatchInlineSnapshot(`
    {
      "detail": "One claim about it.",
      "kind": "Government body",
      "label": "Five statements in three articles",
      "line": {
        "ends": {
          "end": "12 April 2019",
          "start": "5 March 2019",
        },
        "marks": [
          {
            "dated": false,
            "own": false,
            "row": 0,
            "stance": "asserts",
            "x": 2,
          },
          {
            "dated": false,
            "own": false,
            "row": 1,
            "stance": "asserts",
            "x": 2,
          },
          {
            "dated": true,
            "own": false,
            "row": 0,
            "stance": "asserts",
            "x": 89.6,
          },
          {
            "dated": false,
            "own": false,
            "row": 1,
            "stance": "asserts",
            "x": 89.6,
          },
          {
            "dated": false,
            "own": false,
            "row": 2,
            "stance": "doubts",
            "x": 89.6,
          },
        ],
        "more": [],
        "segments": [
          {
            "from": 2,
            "to": 100,
            "tone": null,
          },
        ],
      },
      "tally": [],
      "title": "Town Council of Port Merrow",
      "tone": null,
      "tracker": "The swing bridge of Port Merrow",
    }
  `);
});

test('an actor that says nothing', () => {
  const silent = [...story.graph.actors.values()].find(({ said }) => said.length === 0);
  const { label, line } = view(`cards/actors/${silent?.record.id}.png`);
  expect({ label, line }).toEqual({
    label: 'No words of its own',
    line: { segments: [], marks: [], more: [], ends: { start: '', end: '' } },
  });
});

test('an article: publisher, day and how much it carries', () => {
  const { line, ...words } = view('cards/articles/bridge-closes.png');
  expect(words).toMatchInlineSnapshot(`
    {
      "detail": "Corrected by its publisher. 17 statements, 6 speakers besides its own voice.",
      "kind": "Article",
      "label": "Harbour Gazette · 5 March 2019",
      "tally": [],
      "title": "Port Merrow closes its swing bridge",
      "tone": null,
      "tracker": "The swing bridge of Port Merrow",
    }
  `);
  const { statements } = story.graph.articles.get('bridge-closes') ?? { statements: [] };
  expect(line.marks.map(({ stance }) => stance)).toEqual(statements.map(({ stance }) => stance));
});

test('a source that was retracted says so', () => {
  const retracted = [...story.graph.articles.values()].find(
    ({ record }) => record.source.status?.state === 'retracted',
  );
  expect(view(`cards/articles/${retracted?.record.id}.png`).detail).toMatch(/^Retracted by its publisher\. /);
});

test('the front page: claims by what stands behind them', () => {
  expect(view('cards/index.png')).toMatchInlineSnapshot(`
    {
      "detail": "Who says what about the closing of the swing bridge in the invented town of Port Merrow.",
      "kind": "Who said what, and on whose word",
      "label": "",
      "line": {
        "ends": {
          "end": "",
          "start": "21 claims · 40 statements · 13 actors · 4 articles, 3 texts",
        },
        "marks": [],
        "more": [],
        "segments": [
          {
            "from": 0,
            "to": 9.023809523809524,
            "tone": "several",
          },
          {
            "from": 9.523809523809524,
            "to": 13.785714285714285,
            "tone": "one",
          },
          {
            "from": 14.285714285714285,
            "to": 42.357142857142854,
            "tone": "none",
          },
          {
            "from": 42.857142857142854,
            "to": 61.4047619047619,
            "tone": "conflict",
          },
          {
            "from": 61.9047619047619,
            "to": 75.69047619047618,
            "tone": "doubt",
          },
          {
            "from": 76.19047619047618,
            "to": 85.2142857142857,
            "tone": "position",
          },
          {
            "from": 85.7142857142857,
            "to": 99.49999999999997,
            "tone": "view",
          },
        ],
      },
      "tally": [
        {
          "count": 2,
          "tone": "several",
          "words": "with several origins",
        },
        {
          "count": 1,
          "tone": "one",
          "words": "with one origin",
        },
        {
          "count": 6,
          "tone": "none",
          "words": "with no origin named",
        },
        {
          "count": 4,
          "tone": "conflict",
          "words": "in conflict",
        },
        {
          "count": 3,
          "tone": "doubt",
          "words": "in doubt",
        },
        {
          "count": 2,
          "tone": "position",
          "words": "positions",
        },
        {
          "count": 3,
          "tone": "view",
          "words": "views",
        },
      ],
      "title": "The swing bridge of Port Merrow",
      "tone": null,
      "tracker": "",
    }
  `);
});

describe('where many statements stand', () => {
  const many = (count: number) =>
    createSite(
      tracker({
        tracker: { ...tracker({}).tracker, url: 'https://example.org/' },
        claims: [claim('a')],
        articles: [
          article(
            'one',
            '2031-01-10',
            Array.from({ length: count }, (_, i) => ({ claim: 'a', id: `s${i}`, stance: 'asserts' as const })),
          ),
        ],
      }),
    );
  const lines = (count: number) =>
    cards(many(count))
      .filter(({ record }) => record !== 'tracker.yaml')
      .map(({ view: { line } }) => line);

  test.each([1, 3, 4, 30, 31, 95, 400])('%d statements are all drawn or counted', (count) => {
    for (const { marks, more } of lines(count)) {
      expect(marks.length + more.reduce((sum, place) => sum + place.count, 0)).toBe(count);
      expect(Math.max(...marks.map(({ row }) => row))).toBeLessThan(3);
      expect(marks.every(({ x }) => x >= 2 && x <= 92)).toBe(true);
      expect(new Set(marks.map(({ x, row }) => `${x} ${row}`)).size).toBe(marks.length);
    }
  });
});

test('the picture is described in words', () => {
  expect([cardImage(story)?.alt, cardImage(story, 'claims', 'crack-in-north-pier')]).toMatchInlineSnapshot(`
    [
      "The swing bridge of Port Merrow. Who says what about the closing of the swing bridge in the invented town of Port Merrow.",
      {
        "alt": "There is a crack in the north pier. Contested. One origin says so: Republic of Merrow; one denies it: Merrow Ferries.",
        "href": "https://example.org/tracker/cards/claims/crack-in-north-pier.png",
      },
    ]
  `);
});
