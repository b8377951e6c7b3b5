/** Addresses that the site answers: what a change would take away, and what takes its place. */
import { compareText } from '../domain/date.ts';
import type { Change } from '../domain/diff.ts';
import type { Links } from './links.ts';
import type { Site } from './site.ts';
import { slotOf } from './timeline.ts';

/** What has an address of its own. Of a statement the id is its key, of a month `2024-11` or `2024`, of a day the day. */
export interface Address {
  page: 'article' | 'claim' | 'actor' | 'topic' | 'place' | 'statement' | 'month' | 'day';
  id: string;
}

/** An address that would disappear, and the one that its record has now. */
export interface GoneAddress {
  was: Address;
  now: Address | null;
}

/** Every address that people may have kept, by what it shows. */
export function addresses({ graph, index }: Site): Address[] {
  const of = (page: Address['page'], ids: Iterable<string>): Address[] => [...ids].map((id) => ({ page, id }));
  const dates = [...graph.claims.values()].map(({ when }) => when);
  const said = [...graph.statements.values()].map(({ stated }) => stated);
  const months = [...dates, ...said].flatMap((date) => (date === null ? [] : slotOf(date).chapter));
  return [
    ...of('article', graph.articles.keys()),
    ...of('claim', graph.claims.keys()),
    ...of('actor', graph.actors.keys()),
    ...of(
      'topic',
      graph.tracker.topics.map(({ id }) => id),
    ),
    ...of('place', graph.places.keys()),
    ...of('statement', graph.statements.keys()),
    ...of('month', new Set(months)),
    ...of('day', index.days),
  ];
}

export function addressHref(links: Links, { page, id }: Address): string {
  switch (page) {
    case 'article':
    case 'claim':
    case 'actor':
    case 'topic':
    case 'place':
    case 'statement':
      return links[page](id);
    case 'month':
      return links.timeline(id);
    case 'day':
      return links.asOf(id);
    default:
      throw page satisfies never;
  }
}

const PAGES = { articles: 'article', claims: 'claim', actors: 'actor', topics: 'topic', places: 'place' } as const;

/** Addresses of the one state that the other does not have. */
export function goneAddresses(before: Site, after: Site, changes: readonly Change[]): GoneAddress[] {
  const keyOf = ({ page, id }: Address) => `${page} ${id}`;
  const there = new Map(addresses(after).map((address) => [keyOf(address), address]));
  const moved = new Map(
    changes.flatMap((change): [string, Address][] => {
      if (change.type === 'record-renamed') {
        const page = PAGES[change.of];
        return [[keyOf({ page, id: change.from }), { page, id: change.id }]];
      }
      if (change.type !== 'statement-changed') return [];
      return [[keyOf({ page: 'statement', id: change.from }), { page: 'statement', id: change.statement }]];
    }),
  );
  return addresses(before)
    .filter((address) => !there.has(keyOf(address)))
    .map((was) => {
      const now = moved.get(keyOf(was));
      return { was, now: (now && there.get(keyOf(now))) ?? null };
    })
    .toSorted((a, b) => compareText(keyOf(a.was), keyOf(b.was)));
}
