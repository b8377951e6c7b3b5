/** Addresses that the site answers: what a change would take away, and what takes its place. */
import { addressesOf, answersOf, pathOf, type Address } from '../domain/address.ts';
import { compareText } from '../domain/date.ts';
import type { Change } from '../domain/diff.ts';
import type { Links } from './links.ts';
import type { Site } from './site.ts';

/** An address that would disappear, and the one that its record has now. */
export interface GoneAddress {
  was: Address;
  now: Address | null;
}

/** Every address that people may have kept. */
export const addresses = ({ graph }: Site): Address[] => addressesOf(graph);

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

/**
 * Addresses of the one state that the other does not have. Those of which the other says what became of them are told only
 * where they lead on.
 */
export function goneAddresses(before: Site, after: Site, changes: readonly Change[]): GoneAddress[] {
  const { answer } = answersOf(after.graph);
  const there = new Map(addressesOf(after.graph).map((address) => [pathOf(address), address]));
  const moved = new Map(
    changes.flatMap((change): [string, Address][] => {
      if (change.type === 'record-renamed') {
        const page = PAGES[change.of];
        return [[pathOf({ page, id: change.from }), { page, id: change.id }]];
      }
      if (change.type !== 'statement-changed') return [];
      return [[pathOf({ page: 'statement', id: change.from }), { page: 'statement', id: change.statement }]];
    }),
  );
  return addressesOf(before.graph)
    .flatMap((was): GoneAddress[] => {
      const path = pathOf(was);
      if (there.has(path)) return [];
      const known = was.page === 'place' ? null : answer(path);
      if (known?.type === 'moved') return [{ was, now: there.get(known.to) ?? null }].filter(({ now }) => now !== null);
      if (known !== null) return [];
      const now = moved.get(path);
      return [{ was, now: (now && there.get(pathOf(now))) ?? null }];
    })
    .toSorted((a, b) => compareText(keyOf(a), keyOf(b)));
}

const keyOf = ({ was }: GoneAddress): string => `${was.page} ${was.id}`;
