/** A locator map: Natural Earth's land and borders around points, as paths of an SVG, with places for their labels. */
import {
  geoAzimuthalEqualArea,
  geoCircle,
  geoContains,
  geoDistance,
  geoEqualEarth,
  geoGraticule,
  geoPath,
  type GeoContext,
  type GeoPermissibleObjects,
  type GeoProjection,
} from 'd3-geo';
import type { MultiPoint } from 'geojson';
import { feature, mesh } from 'topojson-client';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };
import type { Point, Spot } from '../views/map.ts';
import type { Tone } from '../views/status.ts';

export interface LocatorMap {
  /** Units of the paths; the picture may be drawn in any size of this shape. */
  width: number;
  height: number;
  land: string;
  borders: string;
  graticule: string;
  spots: MapSpot[];
  /** Names on countries; places are percentages of width and height. */
  countries: { name: string; x: number; y: number }[];
}

interface MapSpot {
  spot: Spot;
  /** Percentages of width and height. */
  x: number;
  y: number;
  /** In pixels, whatever the size of the map. */
  radius: number;
  /** Top of the label, from the spot, in pixels, and which part of it lies there; null: no room for one. */
  label: { dx: number; dy: number; anchor: 'start' | 'middle' | 'end' } | null;
  /** Where the mark of each tone stands in the label's last line, from its `dx`, in pixels. */
  marks: { tone: Tone; count: number; x: number }[];
}

type Placed = Omit<MapSpot, 'label' | 'marks'>;

/** Four to three: wide enough for a screen, high enough for a phone. */
const WIDTH = 800;
const HEIGHT = 600;
/** Room around each point in degrees, about 400 km: enough to tell where it is. */
const MARGIN = 3.5;
/** Points less far from their middle than this, in degrees, are shown on a map of one continent, others on one of the world. */
const CONTINENT = 60;
/** Parts of the width: room for labels at the edges. */
const PADDING = 0.1;
/** Corners that lie nearer to each other than this are drawn as one: four pixels on a wide screen. */
const THIN = 5;
/** Widths in pixels at which labels must be clear of each other: a phone's, a tablet's, a desk's. */
const DRAWN_AT = [288, 520, 760] as const;

/** Sizes of labels in pixels, as `map.css` draws them: a line of names, under it a line of marks with counts. */
export const LABEL = { line: 15, marks: 16, character: 7.2, mark: 13, digit: 7, gap: 6 } as const;

const LAND = feature(atlas, atlas.objects.land);
const COUNTRIES = feature(atlas, atlas.objects.countries).features;
const BORDERS = mesh(atlas, atlas.objects.countries, (a, b) => a !== b);

export function locatorMap(spots: readonly Spot[], countries: readonly string[]): LocatorMap | null {
  if (spots.length === 0) return null;
  const { projection, land } = viewOf(spots.map(({ point }) => point));
  const placed = spots.map((spot) => {
    const [x = 0, y = 0] = projection([spot.point.lon, spot.point.lat]) ?? [];
    return { spot, x: percent(x, WIDTH), y: percent(y, HEIGHT), radius: radiusOf(spot.claims) };
  });
  const { labelled, room } = labelAll(placed);
  return {
    width: WIDTH,
    height: HEIGHT,
    land,
    borders: pathOf(projection, BORDERS, THIN),
    graticule: pathOf(projection, geoGraticule().step(stepOf(projection))(), 8),
    spots: labelled,
    countries: countryNames(projection, countries, room),
  };
}

/** Area in proportion to the number of claims; in pixels, at the most 14. */
const radiusOf = (claims: number): number => Math.min(14, tenth(2.5 * Math.sqrt(claims)));

const percent = (value: number, whole: number): number => tenth((value / whole) * 100);

/** A projection of equal areas around the points, in which at least some land can be seen, and the land. */
function viewOf(points: readonly Point[]): { projection: GeoProjection; land: string } {
  const center = middle(points);
  const reach = Math.max(...points.map(({ lon, lat }) => degrees(geoDistance(center, [lon, lat]))));
  if (reach > CONTINENT) {
    const projection = geoEqualEarth()
      .rotate([-center[0], 0])
      .fitSize([WIDTH, HEIGHT], { type: 'Sphere' })
      .clipExtent(FRAME);
    return { projection, land: pathOf(projection, LAND, THIN) };
  }
  for (let margin = MARGIN; ; margin *= 2) {
    const around: MultiPoint = {
      type: 'MultiPoint',
      coordinates: points.flatMap(({ lon, lat }) => geoCircle().center([lon, lat]).radius(margin)().coordinates.flat()),
    };
    const pad = WIDTH * PADDING;
    const projection = geoAzimuthalEqualArea()
      .rotate([-center[0], -center[1]])
      .fitExtent(
        [
          [pad, pad],
          [WIDTH - pad, HEIGHT - pad],
        ],
        around,
      )
      .clipExtent(FRAME);
    const land = pathOf(projection, LAND, THIN);
    if (land !== '') return { projection, land };
  }
}

/** A little more than the picture, so that no coast runs along its edge. */
const FRAME: [[number, number], [number, number]] = [
  [-4, -4],
  [WIDTH + 4, HEIGHT + 4],
];

/** Middle of points on the globe, in degrees: nothing breaks at the date line. */
function middle(points: readonly Point[]): [lon: number, lat: number] {
  const sum = [0, 0, 0];
  for (const { lat, lon } of points) {
    const [phi, lambda] = [radians(lat), radians(lon)];
    const unit = [Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)];
    for (const axis of [0, 1, 2]) sum[axis] = (sum[axis] ?? 0) + (unit[axis] ?? 0);
  }
  const [x = 0, y = 0, z = 0] = sum;
  return [degrees(Math.atan2(y, x)), degrees(Math.atan2(z, Math.hypot(x, y)))];
}

const degrees = (angle: number): number => (angle * 180) / Math.PI;
const radians = (angle: number): number => (angle * Math.PI) / 180;

/** Degrees between the lines of the graticule: a handful across the picture. */
function stepOf(projection: GeoProjection): [number, number] {
  const across = degrees(WIDTH / projection.scale());
  const step = [1, 2, 5, 10, 20].find((each) => across / each <= 6) ?? 30;
  return [step, step];
}

/** An object as path data in whole units, corners relative to each other; `thin` leaves out those close together. */
function pathOf(projection: GeoProjection, object: GeoPermissibleObjects, thin: number): string {
  const lines: [number, number][][] = [];
  const closed = new Set<[number, number][]>();
  const context: GeoContext = {
    beginPath() {},
    arc() {},
    moveTo(x, y) {
      lines.push([[Math.round(x), Math.round(y)]]);
    },
    lineTo(x, y) {
      lines.at(-1)?.push([Math.round(x), Math.round(y)]);
    },
    closePath() {
      const line = lines.at(-1);
      if (line) closed.add(line);
    },
  };
  geoPath(projection, context)(object);
  return lines
    .map((line) => {
      const isRing = closed.has(line);
      const kept = thinned(line, thin);
      if (kept.length < (isRing ? 3 : 2)) return '';
      let [x, y] = kept[0] as [number, number];
      const steps = kept.slice(1).map(([nextX, nextY]) => {
        const step = `${nextX - x}${nextY < y ? '' : ' '}${nextY - y}`;
        [x, y] = [nextX, nextY];
        return step;
      });
      return `M${kept[0]?.join(' ')}l${steps.join(' ').replaceAll(' -', '-')}${isRing ? 'z' : ''}`;
    })
    .join('');
}

/** Without the corners nearer than `least` to the one kept before; the ends stay. */
function thinned(line: readonly [number, number][], least: number): [number, number][] {
  const kept: [number, number][] = [];
  for (const [index, corner] of line.entries()) {
    const last = kept.at(-1);
    const far = !last || Math.hypot(corner[0] - last[0], corner[1] - last[1]) >= least;
    const isEnd = index === line.length - 1 && (last?.[0] !== corner[0] || last?.[1] !== corner[1]);
    if (far || isEnd) kept.push(corner);
  }
  return kept;
}

// ——— Labels ———

/** From a spot, in pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Taken {
  /** Percentages of width and height. */
  x: number;
  y: number;
  box: Box;
}

/** What is taken of the picture, at every width at which it is drawn. */
class Room {
  #taken: Taken[] = [];

  take(taken: Taken): void {
    this.#taken.push(taken);
  }

  /** Whether it lies in the picture and on nothing else. */
  isFree(wanted: Taken): boolean {
    return DRAWN_AT.every((width) => {
      const height = (width * HEIGHT) / WIDTH;
      const at = ({ x, y, box }: Taken): Box => ({
        left: (x / 100) * width + box.left,
        right: (x / 100) * width + box.right,
        top: (y / 100) * height + box.top,
        bottom: (y / 100) * height + box.bottom,
      });
      const here = at(wanted);
      const inside = here.left >= 0 && here.right <= width && here.top >= 0 && here.bottom <= height;
      return inside && this.#taken.map(at).every((other) => areApart(here, other));
    });
  }
}

const areApart = (a: Box, b: Box): boolean =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;

const square = (half: number): Box => ({ left: -half, right: half, top: -half, bottom: half });

/** What share of a label's width lies before its `dx`. */
const BEFORE = { start: 0, middle: 0.5, end: 1 } as const;

const markWidth = ({ count }: { count: number }): number => LABEL.mark + String(count).length * LABEL.digit + LABEL.gap;
const marksWidth = ({ tones }: Spot): number => tones.reduce((sum, tone) => sum + markWidth(tone), -LABEL.gap);

/** Width of a label in pixels, on the safe side. */
const widthOf = (spot: Spot): number =>
  Math.max(marksWidth(spot), ...spot.names.map((name) => name.length * LABEL.character));

function marksOf(spot: Spot, label: MapSpot['label']): MapSpot['marks'] {
  let next = -marksWidth(spot) * BEFORE[label?.anchor ?? 'start'];
  return spot.tones.map((tone) => {
    const x = tenth(next);
    next += markWidth(tone);
    return { ...tone, x };
  });
}

/** How often labels are tried in another order, while some find no room. */
const MOST_ROUNDS = 12;

/** Labels those with most claims first; where one finds no room, it is tried once more before all others. */
function labelAll(placed: readonly Placed[]): { labelled: MapSpot[]; room: Room } {
  const score = (spots: readonly MapSpot[]) => spots.filter(({ label }) => label !== null).length;
  let order = placed;
  let best = labelInOrder(order);
  for (let round = 0, last = best; round < MOST_ROUNDS && score(best.labelled) < placed.length; round++) {
    const without = new Set(last.labelled.filter(({ label }) => label === null).map(({ spot }) => spot));
    order = [...order.filter(({ spot }) => without.has(spot)), ...order.filter(({ spot }) => !without.has(spot))];
    last = labelInOrder(order);
    if (score(last.labelled) > score(best.labelled)) best = last;
  }
  const labels = new Map(best.labelled.map((spot) => [spot.spot, spot]));
  return { labelled: placed.flatMap(({ spot }) => labels.get(spot) ?? []), room: best.room };
}

function labelInOrder(placed: readonly Placed[]): { labelled: MapSpot[]; room: Room } {
  const room = new Room();
  for (const { x, y, radius } of placed) room.take({ x, y, box: square(radius + 1) });
  const labelled = placed.map((one): MapSpot => {
    const label = labelFor(one, room);
    return { ...one, label, marks: marksOf(one.spot, label) };
  });
  return { labelled, room };
}

/** Beside the spot, above or below it: the first place that is free. */
function labelFor({ spot, x, y, radius }: Placed, room: Room): MapSpot['label'] {
  const width = widthOf(spot);
  const height = spot.names.length * LABEL.line + LABEL.marks;
  const away = radius + 4;
  const levels = [-height / 2, -height + radius, -radius, -height - radius, radius];
  const candidates = [
    ...levels.flatMap((dy) => [
      { dx: away, dy, anchor: 'start' as const },
      { dx: -away, dy, anchor: 'end' as const },
    ]),
    { dx: 0, dy: away, anchor: 'middle' as const },
    { dx: 0, dy: -away - height, anchor: 'middle' as const },
  ];
  for (const label of candidates) {
    const left = label.dx - width * BEFORE[label.anchor];
    const wanted = { x, y, box: { left, right: left + width, top: label.dy, bottom: label.dy + height } };
    if (!room.isFree(wanted)) continue;
    room.take(wanted);
    return { ...label, dx: tenth(label.dx), dy: tenth(label.dy) };
  }
  return null;
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Where a country's name may stand, from its middle, in percent: the nearest first. */
const STEPS = [-20, -15, -10, -5, 0, 5, 10, 15, 20];
const AROUND = STEPS.flatMap((x) => STEPS.map((y) => ({ x, y }))).toSorted(
  (a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y),
);

/** Names of places that are countries, where those can be seen and their names fit. */
function countryNames(
  projection: GeoProjection,
  names: readonly string[],
  room: Room,
): { name: string; x: number; y: number }[] {
  const wanted = new Set(names);
  const path = geoPath(projection);
  return COUNTRIES.flatMap((country) => {
    const { name } = country.properties;
    if (!wanted.has(name)) return [];
    const [middleX, middleY] = path.centroid(country);
    if (Number.isNaN(middleX)) return [];
    const half = (name.length * LABEL.character * 1.2) / 2;
    for (const step of AROUND) {
      const x = percent(middleX, WIDTH) + step.x;
      const y = percent(middleY, HEIGHT) + step.y;
      const taken = { x, y, box: { ...square(LABEL.line / 2), left: -half, right: half } };
      const point = projection.invert?.([(x * WIDTH) / 100, (y * HEIGHT) / 100]);
      if (!room.isFree(taken) || !point || !geoContains(country, point)) continue;
      room.take(taken);
      return [{ name, x: tenth(x), y: tenth(y) }];
    }
    return [];
  });
}
