import { once } from 'node:events';
import { cpSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');

export interface Site {
  /** The folder of the story, for CLAIMLINE_CONTENT. */
  content: string;
  /** Where its tracker.yaml is, if `content` is there only once a test run has made it. */
  settings?: string;
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

/** The site of a copy of the content that holds only the articles by the last day but one on which any came to count. */
export const earlier: Site = {
  content: 'tests/.results/earlier-content',
  settings: sites.content.content,
  outDir: 'tests/.results/earlier',
  port: earlierPort,
};

const articles = (): { id: string; countsFrom: string }[] =>
  JSON.parse(readFileSync(join(root, sites.content.outDir, 'api/v1/articles.json'), 'utf8')).articles;

/** That day; the content must have been built. */
export function earlierDay(): string {
  const days = [...new Set(articles().map(({ countsFrom }) => countsFrom))].toSorted();
  return days.at(-2) ?? days.at(-1) ?? '';
}

/** Makes that copy. */
export function copyEarlier(): void {
  const day = earlierDay();
  rmSync(join(root, earlier.content), { recursive: true, force: true });
  cpSync(join(root, sites.content.content), join(root, earlier.content), { recursive: true });
  for (const { id, countsFrom } of articles()) {
    if (countsFrom <= day) continue;
    for (const ending of ['md', 'mdx'])
      rmSync(join(root, earlier.content, `articles/${id}.${ending}`), { force: true });
  }
}

/**
 * Where the tests serve a site: below the path that the `url` of its tracker.yaml names.
 *
 * `url: https://example.org/repo/` gives 'http://localhost:4402/repo/'
 */
export function siteUrl({ content, settings = content, port }: Site): string {
  const { url } = parse(readFileSync(join(root, settings, 'tracker.yaml'), 'utf8'));
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
