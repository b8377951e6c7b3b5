/** Places of claims: each is listed, whether or not a point stands for it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlaceRecord } from '../../src/domain/schema.ts';
import { claimView } from '../../src/views/claim.ts';
import { hasMap, placesView } from '../../src/views/map.ts';
import { createSite } from '../../src/views/site.ts';
import { check } from '../support/check.ts';
import { article, claim, tracker } from '../support/records.ts';

const place = (id: string, fields: Partial<PlaceRecord> = {}): PlaceRecord => ({
  id,
  name: `The ${id}`,
  within: null,
  point: null,
  source: fields.point ? 'A gazetteer' : null,
  ...fields,
});
const site = (places: PlaceRecord[], at: (string | null)[]) =>
  createSite(
    tracker({
      places,
      claims: at.map((id, index) => claim(`c${index}`, { place: id })),
      articles: [
        article(
          'one',
          '2031-01-10',
          at.map((_, index) => ({ claim: `c${index}`, stance: 'asserts' as const })),
        ),
      ],
    }),
  );

test('a place stands at its own point, at that of what it lies in, or nowhere', () => {
  const point = { lat: -48.5, lon: -123.25 };
  const places = [
    place('island'),
    place('town', { within: 'island', point }),
    place('harbour', { within: 'town', point }),
    place('pier', { within: 'harbour' }),
    place('sea'),
    place('market', { within: 'town', point: { lat: -48.6, lon: -123.25 } }),
  ];
  const view = placesView(site(places, ['pier', 'town', 'island', 'pier', 'sea', 'harbour', null, 'pier', 'town']));
  expect(
    view.places.map(({ name, liesIn, drawn, drawnAt, source, claims }) => [
      name,
      liesIn,
      drawn,
      drawnAt,
      source,
      claims.length,
    ]),
  ).toEqual([
    ['The pier', 'The harbour, The town, The island', 'around', 'The harbour', null, 3],
    ['The town', 'The island', 'own', 'The town', 'A gazetteer', 2],
    ['The harbour', 'The town, The island', 'own', 'The harbour', 'A gazetteer', 1],
    ['The island', '', null, null, null, 1],
    ['The sea', '', null, null, null, 1],
  ]);
  expect(view.spots).toEqual([
    {
      point,
      names: ['The harbour', 'The town'],
      href: '/map/#place-pier',
      label: 'The harbour, The town: six claims',
      claims: 6,
      tones: [{ tone: 'none', count: 6 }],
      from: '2031-01-10',
    },
  ]);
  expect([view.claims, view.withoutPlace, view.countries]).toEqual([8, 1, ['The island', 'The pier', 'The sea']]);
});

test('the page of a claim leads to its place', () => {
  const places = [place('town'), place('pier', { within: 'town' })];
  const here = site(places, ['pier', null]);
  expect(claimView(here, 'c0').place).toEqual({ name: 'The pier, The town', href: '/map/#place-pier' });
  expect(claimView(here, 'c1').place).toBeNull();
});

test('without places there is no map', () => {
  expect([hasMap(site([], [null])), hasMap(site([place('town')], ['town']))]).toEqual([false, true]);
  expect(placesView(site([], [null]))).toMatchObject({ places: [], spots: [], claims: 0, withoutPlace: 1 });
});

test('every claim with a place is listed once, and drawn as often as its place is', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const points = fc.option(fc.constantFrom({ lat: 0, lon: 0 }, { lat: 10, lon: -20 }, { lat: 89, lon: 179 }));
  const worlds = fc.record({
    places: fc.tuple(
      ...ids.map((id, index) =>
        fc
          .record({ point: points, within: fc.option(fc.constantFrom(...ids.slice(0, index), 'a')) })
          .map(({ point, within }) => place(id, { point, within: within === id ? null : within })),
      ),
    ),
    at: fc.array(fc.option(fc.constantFrom(...ids)), { minLength: 1, maxLength: 12 }),
  });
  check(60, worlds, ({ places, at }) => {
    const view = placesView(site(places, at));
    const listed = view.places.flatMap(({ id, claims }) => claims.map((card) => `${card.id} ${id}`));
    const named = at.flatMap((id, index) => (id === null ? [] : [`c${index} ${id}`]));
    expect(listed.toSorted()).toEqual(named.toSorted());
    const drawn = view.places.filter((one) => one.drawn !== null).reduce((sum, { claims }) => sum + claims.length, 0);
    expect(view.spots.reduce((sum, { claims }) => sum + claims, 0)).toBe(drawn);
    for (const { claims, tones } of view.spots) expect(tones.reduce((sum, { count }) => sum + count, 0)).toBe(claims);
  });
});
