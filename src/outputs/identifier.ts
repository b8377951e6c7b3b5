/** Names for good of what programs keep: feeds and their entries, events in calendars. */
import { createHash } from 'node:crypto';
import type { Site } from '../views/site.ts';

/**
 * The whole address where that of the site is known; else a UUID made of the tracker's title and the path.
 *
 *     identifier(site, '/claims/treaty/')  // 'https://example.org/tracker/claims/treaty/'
 */
export const identifier = (site: Site, href: string): string =>
  site.links.canonical(href) ?? `urn:uuid:${uuid(`${site.graph.tracker.title}\n${href}`)}`;

/** A UUID of version 8, whose bits are our own: those of a SHA-256 (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-8). */
export function uuid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0b0011) | 0b1000).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
