/** The locator map: points lie in the picture, labels lie apart, and the picture stays light. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LABEL, locatorMap, type LocatorMap } from '../../src/outputs/map.ts';
import type { Spot } from '../../src/views/map.ts';
import { check } from '../support/check.ts';

const spot = (name: string, lat: number, lon: number, claims = 1): Spot => ({
  point: { lat, lon },
  names: [name],
  href: `#${name}`,
  label: name,
  claims,
  tones: [{ tone: 'one', count: claims }],
  from: '2031-01-01',
});
const mapOf = (spots: Spot[], countries: string[] = []) => locatorMap(spots, countries) as LocatorMap;

/** Rectangles of all labels and discs at a width, in pixels. */
const boxes = ({ spots, width, height }: LocatorMap, at: number) =>
  spots.flatMap(({ spot: one, x, y, radius, label }, index) => {
    const [left, top] = [(x / 100) * at, (y / 100) * at * (height / width)];
    const disc = { index, left: left - radius, right: left + radius, top: top - radius, bottom: top + radius };
    if (label === null) return [disc];
    const size = Math.max(
      ...one.names.map((name) => name.length * LABEL.character),
      one.tones.reduce(
        (sum, { count }) => sum + LABEL.mark + String(count).length * LABEL.digit + LABEL.gap,
        -LABEL.gap,
      ),
    );
    const start = left + label.dx - size * { start: 0, middle: 0.5, end: 1 }[label.anchor];
    const down = top + label.dy;
    const lines = one.names.length * LABEL.line + LABEL.marks;
    return [disc, { index, left: start, right: start + size, top: down, bottom: down + lines }];
  });

const names = ['Aa', 'Bergen', 'Cape of Long Names', 'Dorf', 'Eastern Harbour Town', 'Fa'];
const worlds = fc.array(
  fc.record({ lat: fc.integer({ min: -89, max: 89 }), lon: fc.integer({ min: -180, max: 180 }) }),
  { minLength: 1, maxLength: names.length },
);

test('every point lies in the picture, and no label on another or outside, at any width', () => {
  check(4, worlds, (points) => {
    const map = mapOf(points.map(({ lat, lon }, index) => spot(names[index] ?? '', lat, lon, index * 7 + 1)));
    expect(map.spots).toHaveLength(points.length);
    for (const { x, y } of map.spots) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(100);
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(100);
    }
    for (const at of [288, 328, 520, 680, 760]) {
      const all = boxes(map, at);
      const labels = all.filter(({ bottom, top }) => bottom - top === LABEL.line + LABEL.marks);
      for (const label of labels) {
        for (const other of all) {
          const apart =
            other.index === label.index ||
            label.right <= other.left + 0.2 ||
            other.right <= label.left + 0.2 ||
            label.bottom <= other.top + 0.2 ||
            other.bottom <= label.top + 0.2;
          expect(apart, `${at}: ${JSON.stringify([label, other])}`).toBe(true);
        }
        expect([label.left >= -0.2, label.right <= at + 0.2]).toEqual([true, true]);
      }
    }
  });
});

describe.each([
  ['one town', [spot('Vienna', 48.2, 16.4)]],
  ['towns of a continent', [spot('Lisbon', 38.7, -9.1), spot('Oslo', 59.9, 10.8), spot('Athens', 38, 23.7)]],
  ['both sides of the date line', [spot('Suva', -18.1, 178.4), spot('Apia', -13.8, -171.8)]],
  ['the ends of the world', [spot('Quito', -0.2, -78.5), spot('Nairobi', -1.3, 36.8), spot('Perth', -31.9, 115.9)]],
  ['the middle of an ocean', [spot('Nowhere', -48.5, -123.25)]],
])('of %s', (_, spots) => {
  const map = mapOf(spots);

  test('there is land, its paths are at most 9 kB compressed, and every town has its name', () => {
    expect(map.land).toMatch(/^M/);
    expect(gzipSync(map.land + map.borders + map.graticule).length).toBeLessThan(9000);
    expect(map.spots.filter(({ label }) => label === null)).toEqual([]);
    expect(map.land + map.borders + map.graticule).not.toMatch(/NaN|undefined|e-/);
  });
});

test('west of the date line is west of what lies east of it', () => {
  const [suva, apia] = mapOf([spot('Suva', -18.1, 178.4), spot('Apia', -13.8, -171.8)]).spots;
  expect(suva?.x).toBeLessThan(apia?.x ?? 0);
});

test('a country is named where it is seen and called so', () => {
  const { countries } = mapOf([spot('Vienna', 48.2, 16.4)], ['Austria', 'Chile', 'The harbour']);
  expect(countries.map(({ name }) => name)).toEqual(['Austria']);
});

test('without points there is no map', () => {
  expect(locatorMap([], ['Austria'])).toBeNull();
});

test('where towns crowd, those with most claims keep their names', () => {
  const crowd = Array.from({ length: 30 }, (_, i) => spot(`Settlement ${i}`, 48 + i / 500, 16, 100 - i));
  const { spots } = mapOf(crowd);
  const labelled = spots.filter(({ label }) => label !== null);
  expect(spots).toHaveLength(30);
  expect(labelled.length).toBeGreaterThan(0);
  expect(labelled.length).toBeLessThan(30);
});
