/** What the search finds, of the story in fixtures/. */
import { expect, test } from 'vitest';
import { searchChoices, searchRecords } from '../../src/outputs/search.ts';
import { plainBody } from '../../src/reader/markdown.ts';
import { readContent } from '../../src/reader/read.ts';
import { createSite } from '../../src/views/site.ts';

const { records } = readContent('tests/fixtures/story');
if (records === null) throw new Error('the story of the tests has problems');
const site = createSite(records);
const found = searchRecords(site, plainBody);
const at = (path: string) => found.find(({ url }) => url === `/tracker/${path}`);

test('one record for each claim, actor, article and statement, each with an address of its own', () => {
  const { claims, actors, articles, statements } = site.graph;
  expect(found).toHaveLength(claims.size + actors.size + articles.size + statements.size);
  expect(new Set(found.map(({ url }) => url)).size).toBe(found.length);
  expect(found.filter(({ url }) => !url.startsWith('/tracker/'))).toEqual([]);
});

test('a claim: status and reason, what it is about, who speaks on it or is spoken of', () => {
  expect(at('claims/crack-in-north-pier/')).toMatchInlineSnapshot(`
    {
      "content": "One origin says so: Republic of Merrow; one denies it: Merrow Ferries. · The port’s engineer saw a crack; a month later, for the ferry company, she called it a seam. · The closing",
      "filters": {
        "actor": [
          "ada-fenwick",
          "harbour-gazette",
          "merrow-ferries",
          "port-authority",
        ],
        "kind": [
          "occurrence",
        ],
        "mark": [
          "conflict",
        ],
        "month": [
          "2019-03",
        ],
        "status": [
          "contested",
        ],
        "topic": [
          "closing",
        ],
        "type": [
          "claim",
        ],
      },
      "meta": {
        "about": "Claim · Occurrence",
        "claim": "There is a crack in the north pier",
        "label": "Contested",
        "names": "Ada Fenwick, A. Fenwick, Harbour Gazette, Merrow Ferries, Port Authority of Merrow, The Port, Port Authority",
        "self": "",
        "title": "There is a crack in the north pier",
      },
      "sort": {
        "date": "2019-03-05",
      },
      "url": "/tracker/claims/crack-in-north-pier/",
    }
  `);
});

test('an actor: every spelling of the name, roles and their time', () => {
  expect(at('actors/ada-fenwick/')).toMatchInlineSnapshot(`
    {
      "content": "Also written: A. Fenwick · Chief engineer · 2015 to 31 March 2019, Technical adviser · since 1 April 2019 · Engineer. She left the Port Authority for Merrow Ferries in spring 2019. · 4 statements · subject of no claim",
      "filters": {
        "actor": [
          "ada-fenwick",
        ],
        "name": [
          "a fenwick",
          "ada fenwick",
        ],
        "type": [
          "actor",
        ],
      },
      "meta": {
        "about": "Actor",
        "claim": "",
        "label": "Person",
        "names": "Ada Fenwick, A. Fenwick",
        "self": "Ada Fenwick, A. Fenwick",
        "title": "Ada Fenwick",
      },
      "sort": {
        "date": "0",
      },
      "url": "/tracker/actors/ada-fenwick/",
    }
  `);
});

test('an article: its title as printed too, and its speakers', () => {
  expect(at('articles/bridge-closes/')).toMatchInlineSnapshot(`
    {
      "content": "The Harbour Gazette reports the closing, the port’s reason and the council’s demand. · Gates down at dawn · Pell Rowan · The Port Authority lowered the gates of the swing bridge and gave a crack as its reason. The notice is public. A line drawing of a swing bridge: two piers, the north one with a crack. Drawing: the harbour museum What the port says, others doubt: Figures Who Vehicles a day Port about 4,000 Town council over 6,000 The correction concerns the byline. See Evening Tide, which reprints the text without one.",
      "filters": {
        "actor": [
          "ada-fenwick",
          "harbour-gazette",
          "ivo-tarn",
          "merrow-ferries",
          "port-authority",
          "port-officials",
          "town-council",
        ],
        "month": [
          "2019-03",
        ],
        "topic": [
          "closing",
          "traffic",
        ],
        "type": [
          "article",
        ],
      },
      "meta": {
        "about": "Article · 5 March 2019",
        "claim": "",
        "label": "Harbour Gazette",
        "names": "Ada Fenwick, A. Fenwick, Harbour Gazette, Ivo Tarn, Merrow Ferries, Port Authority of Merrow, The Port, Port Authority, Officials of the Port Authority, unnamed, Town Council of Port Merrow",
        "self": "",
        "title": "Port Merrow closes its swing bridge",
      },
      "sort": {
        "date": "2019-03-05",
      },
      "url": "/tracker/articles/bridge-closes/",
    }
  `);
});

test('a statement: who said what and how, the words, their translation', () => {
  expect(at('articles/bridge-closes/#crack-in-north-pier-ada-fenwick')).toMatchInlineSnapshot(`
    {
      "content": "“La pile nord est fendue.” · The north pier is split. · Status of the claim: Contested",
      "filters": {
        "actor": [
          "ada-fenwick",
        ],
        "kind": [
          "occurrence",
        ],
        "mark": [
          "asserts",
        ],
        "month": [
          "2019-03",
        ],
        "stance": [
          "asserts",
        ],
        "status": [
          "contested",
        ],
        "topic": [
          "closing",
        ],
        "type": [
          "statement",
        ],
      },
      "meta": {
        "about": "Statement · 4 March 2019 · Port Merrow closes its swing bridge",
        "claim": "",
        "label": "Ada Fenwick says so",
        "names": "Ada Fenwick, A. Fenwick",
        "self": "",
        "title": "There is a crack in the north pier",
      },
      "sort": {
        "date": "2019-03-04",
      },
      "url": "/tracker/articles/bridge-closes/#crack-in-north-pier-ada-fenwick",
    }
  `);
});

test('the same records whatever the order of the files', () => {
  const reversed = createSite({
    ...records,
    claims: records.claims.toReversed(),
    actors: records.actors.toReversed(),
    articles: records.articles.toReversed(),
  });
  expect(searchRecords(reversed, plainBody)).toEqual(found);
});

test('choices: what occurs, with how many records have it', () => {
  const { types, choices, months } = searchChoices(site);
  const { claims, actors, articles, statements } = site.graph;
  expect(types.map(({ value, count }) => [value, count])).toEqual([
    ['claim', claims.size],
    ['statement', statements.size],
    ['actor', actors.size],
    ['article', articles.size],
  ]);
  expect(choices.map(({ name }) => name)).toEqual(['status', 'stance', 'actor', 'topic', 'kind']);
  for (const { name, options } of choices) {
    for (const { value, count } of options) {
      expect([value, found.filter(({ filters }) => filters[name]?.includes(value)).length]).toEqual([value, count]);
    }
  }
  expect(months.map(({ value }) => value)).toEqual(
    [...new Set(found.flatMap(({ filters }) => filters.month ?? []))].toSorted(),
  );
});

test.each([
  ['Ada *left* the [port](actor:port) for `good`.', 'Ada left the port for good.'],
  ['# One\n\nTwo  \nthree\n\n- four\n- five', 'One Two three four five'],
  ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
])('the words of %j', (body, words) => {
  expect(plainBody(body, 'claims/a.md')).toBe(words);
});
