import { once } from 'node:events';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { countsFrom } from '../src/domain/graph.ts';
import { readContent } from '../src/reader/read.ts';

export interface Site {
  /** The folder of the story, for CLAIMLINE_CONTENT. */
  content: string;
  outDir: string;
  port: number;
}

/** `4401,4402`, for one; `npm test` chooses free ones, so that two checkouts can be tested at once. */
const [contentPort = 4401, fixturePort = 4402, earlierPort = 4403] =
  process.env.CLAIMLINE_PORTS?.split(',').map(Number) ?? [];

/** The two stories that the tests build and look at in a browser. */
export const sites = {
  content: { content: 'content', outDir: 'tests/.results/content', port: contentPort },
  fixture: { content: 'tests/fixtures/story', outDir: 'tests/.results/fixture', port: fixturePort },
} as const satisfies Record<string, Site>;

/** A day in the middle of the content, and the site of a copy of it that holds only the articles by then. */
export const EARLIER_DAY = '2024-11-13';
export const earlier: Site = {
  content: 'tests/.results/earlier-content',
  outDir: 'tests/.results/earlier',
  port: earlierPort,
};

/** Copies the content without the articles that count only after the day. */
export function copyEarlier(): void {
  const { records } = readContent(sites.content.content);
  if (records === null) throw new Error('The content has problems: npm run check');
  const all = new Map(records.articles.map((article) => [article.id, article]));
  rmSync(earlier.content, { recursive: true, force: true });
  cpSync(sites.content.content, earlier.content, { recursive: true });
  for (const article of records.articles) {
    if (countsFrom(article, all) > EARLIER_DAY) rmSync(join(earlier.content, article.file));
  }
}

/**
 * Where the tests serve a site: below the path that the `url` of its tracker.yaml names.
 *
 * `url: https://example.org/repo/` gives 'http://localhost:4402/repo/'
 */
export function siteUrl({ content, port }: Site): string {
  const { url } = parse(readFileSync(join(import.meta.dirname, '..', content, 'tracker.yaml'), 'utf8'));
  const path = url ? new URL(url).pathname : '/';
  return `http://localhost:${port}${path.replace(/\/?$/, '/')}`;
}

/** Ports that nobody listens to now. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
