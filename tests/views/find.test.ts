/** What lists can be narrowed down by, of the story in fixtures/. */
import { expect, test } from 'vitest';
import { readContent } from '../../src/reader/read.ts';
import { claimsFinder, timelineFinder } from '../../src/views/find.ts';
import { createSite } from '../../src/views/site.ts';
import { newestFirst, timelineView } from '../../src/views/timeline.ts';

const { records } = readContent('tests/fixtures/story');
if (records === null) throw new Error('the story of the tests has problems');
const site = createSite(records);
const claims = claimsFinder(site);
const whole = timelineView(site);
const timeline = timelineFinder(site, whole.chapters, whole.undated);

test('claims carry who takes which stance, who is spoken of, and the day of the first report', () => {
  expect(claims.attributes.get('crack-in-north-pier')).toMatchInlineSnapshot(`
    {
      "data-date": "2019-03-05",
      "data-kind": "occurrence",
      "data-of": "crack-in-north-pier",
      "data-status": "contested",
      "data-topics": "closing",
      "data-voices": "ada-fenwick:asserts harbour-gazette:asserts ada-fenwick:denies port-authority merrow-ferries",
    }
  `);
});

test('on the timeline a claim is dated by what it says, a statement by the day of saying', () => {
  expect(timeline.attributes.get('crack-in-north-pier')?.['data-date']).toBe('2019-01-01/2019-12-31');
  expect(timeline.attributes.get('bridge-closes/crack-in-north-pier-ada-fenwick')).toMatchInlineSnapshot(`
    {
      "data-date": "2019-03-04",
      "data-kind": "occurrence",
      "data-of": "crack-in-north-pier",
      "data-status": "contested",
      "data-topics": "closing",
      "data-voices": "ada-fenwick:asserts port-authority merrow-ferries",
    }
  `);
});

test('every statement and every dated claim is on the timeline once, in either order', () => {
  const dated = [...site.graph.claims.values()].filter(({ when }) => when !== null);
  expect(timeline.total).toBe(site.graph.statements.size + dated.length);
  expect(timeline.attributes.size).toBe(timeline.total);
  const newest = newestFirst(whole);
  expect(timelineFinder(site, newest.chapters, newest.undated).choices).toEqual(timeline.choices);
});

test('choices are what occurs, each with how many claims have it', () => {
  const counted = claims.choices.map(({ name, options }) => [
    name,
    options.map(({ value, count }) => `${value} ${count}`).join(', '),
  ]);
  expect(Object.fromEntries(counted)).toMatchInlineSnapshot(`
    {
      "actor": "ada-fenwick 3, dock-workers 3, evening-tide 1, harbour-gazette 3, ivo-tarn 4, league-of-harbours 2, merrow-ferries 6, port-officials 1, port-authority 10, pontoon-company 1, town-council 5",
      "kind": "occurrence 11, quantity 2, date 2, position 3, motive 1, prediction 1, assessment 1",
      "stance": "asserts 17, confirms 1, denies 3, doubts 5, no-evidence 1, implies 1, declines 2",
      "status": "corroborated 2, single-origin 2, contested 1, inconsistent 1, questioned 2, denied 1, no-evidence 1, unattributed 2, implied 1, open 2, stated 1, reported 1, disowned 1, opinions-differ 1, attributed-view 1, publishers-view 1",
      "topic": "closing 13, traffic 9",
    }
  `);
});
