/** Where claims say that things are or happened: the places, what is claimed of each, and where each is on a map. */
import { compareText, type Day } from '../domain/date.ts';
import type { PlaceRecord } from '../domain/schema.ts';
import { text } from '../text.ts';
import { claimCard, type ClaimCard, type Link } from './parts.ts';
import type { Site } from './site.ts';
import type { Tone } from './status.ts';

/** In degrees, WGS 84. */
export interface Point {
  lat: number;
  lon: number;
}

export interface PlaceView extends Link {
  id: string;
  anchor: string;
  /** What it lies in, from the inside out: "Harbour, Port of the town"; empty where nothing is said. */
  liesIn: string;
  /** Where the coordinates come from; null where it has none of its own. */
  source: string | null;
  /** Where it is on the map: at its own point, at that of a place in which it lies, or nowhere. */
  drawn: 'own' | 'around' | null;
  /** The place whose point stands for it; itself where it has one. */
  drawnAt: string | null;
  claims: ClaimCard[];
}

/** A point of the map, with all claims of the places that it stands for. */
export interface Spot {
  point: Point;
  /** Names of the places whose own point it is, the one with most claims first. */
  names: string[];
  /** The list's entry of the first. */
  href: string;
  /** "Harbour, Port Merrow: three claims". */
  label: string;
  claims: number;
  tones: { tone: Tone; count: number }[];
  from: Day;
}

export interface PlacesView {
  /** Places that claims name, most claims first. */
  places: PlaceView[];
  /** Most claims first. */
  spots: Spot[];
  /** Names that may be written on a country, if it is called so: those of places without a point. */
  countries: string[];
  tones: { tone: Tone; count: number }[];
  claims: number;
  withoutPlace: number;
}

/** Whether there is anything to show on the map's page. */
export const hasMap = ({ graph }: Pick<Site, 'graph'>): boolean =>
  [...graph.claims.values()].some(({ record }) => record.place !== null);

const TONES = Object.keys(text.tone) as Tone[];

export function placesView(site: Site): PlacesView {
  const { graph, links } = site;
  const claimsAt = Map.groupBy(
    [...graph.claims.values()].filter(({ record }) => record.place !== null),
    ({ record }) => record.place ?? '',
  );
  const entries = [...claimsAt]
    .flatMap(([id, claims]) => {
      const record = graph.places.get(id);
      return record ? [{ record, claims: claims.map((claim) => claimCard(site, claim)).toSorted(byTone) }] : [];
    })
    .toSorted((a, b) => b.claims.length - a.claims.length || compareText(a.record.name, b.record.name));
  const drawn = entries.map(({ record, claims }) => {
    const [, ...around] = placeChain(site, record.id);
    const at = [record, ...around].find(({ point }) => point !== null) ?? null;
    const view: PlaceView = {
      id: record.id,
      anchor: `place-${record.id}`,
      name: record.name,
      href: links.place(record.id),
      liesIn: around.map(({ name }) => name).join(', '),
      source: record.point && record.source,
      drawn: at === null ? null : at === record ? 'own' : 'around',
      drawnAt: at?.name ?? null,
      claims,
    };
    return { view, at };
  });
  const places = drawn.map(({ view }) => view);
  const all = places.flatMap(({ claims }) => claims);
  const spots = Map.groupBy(
    drawn.filter(({ at }) => at !== null),
    ({ at }) => `${at?.point?.lat} ${at?.point?.lon}`,
  );
  return {
    places,
    spots: [...spots.values()]
      .flatMap((group) => spotOf(site, group) ?? [])
      .toSorted((a, b) => b.claims - a.claims || compareText(a.label, b.label)),
    countries: [...graph.places.values()].filter(({ point }) => point === null).map(({ name }) => name),
    tones: tonesOf(all),
    claims: all.length,
    withoutPlace: graph.claims.size - all.length,
  };
}

function spotOf({ links }: Site, group: { view: PlaceView; at: PlaceRecord | null }[]): Spot[] {
  const [first] = group;
  const point = first?.at?.point;
  if (!first || !point) return [];
  const claims = group.flatMap(({ view }) => view.claims);
  const names = [...new Set(group.map(({ view }) => view.drawnAt ?? view.name))];
  return [
    {
      point,
      names,
      href: links.place(first.view.id),
      label: text.map.spot(names.join(', '), text.claims(claims.length)),
      claims: claims.length,
      tones: tonesOf(claims),
      from: claims.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
    },
  ];
}

/** A place, then what it lies in, and so on outwards. */
export function placeChain({ graph }: Pick<Site, 'graph'>, id: string): PlaceRecord[] {
  const line: PlaceRecord[] = [];
  for (let place = graph.places.get(id); place && !line.includes(place);) {
    line.push(place);
    place = place.within === null ? undefined : graph.places.get(place.within);
  }
  return line;
}

const tonesOf = (claims: readonly ClaimCard[]): { tone: Tone; count: number }[] =>
  TONES.flatMap((tone) => {
    const count = claims.filter(({ status }) => status.tone === tone).length;
    return count === 0 ? [] : [{ tone, count }];
  });

const byTone = (a: ClaimCard, b: ClaimCard): number =>
  TONES.indexOf(a.status.tone) - TONES.indexOf(b.status.tone) || compareText(a.name, b.name);
