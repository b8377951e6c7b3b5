import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export interface Site {
  /** The folder of the story, for CLAIMLINE_CONTENT. */
  content: string;
  outDir: string;
  port: number;
}

/** The two stories that the tests build and look at in a browser. */
export const sites = {
  content: { content: 'content', outDir: 'tests/.results/content', port: 4401 },
  fixture: { content: 'tests/fixtures/story', outDir: 'tests/.results/fixture', port: 4402 },
} as const satisfies Record<string, Site>;

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
