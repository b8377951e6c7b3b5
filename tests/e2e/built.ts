/** The built sites, as files. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteUrl, type Site } from '../sites.ts';

const root = join(import.meta.dirname, '..', '..');

/** Addresses of all built pages, below the site's address: `claims/a/`; the 404 page is left out. */
export const builtPages = (site: Site): string[] =>
  readdirSync(join(root, site.outDir), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => file.slice(0, -'index.html'.length))
    .toSorted();

/** Whether an address of the site, as a page links to it, leads to a built file. */
export function isBuilt(site: Site, url: URL): boolean {
  const base = new URL(siteUrl(site)).pathname;
  if (!url.pathname.startsWith(base)) return false;
  const file = decodeURIComponent(url.pathname.slice(base.length));
  return existsSync(join(root, site.outDir, file.endsWith('/') || file === '' ? `${file}index.html` : file));
}

/** A document of the built API: `apiList(site, 'claims')`. */
export function apiList(site: Site, name: string): Record<string, never>[] {
  return JSON.parse(readFileSync(join(root, site.outDir, 'api', 'v1', `${name}.json`), 'utf8'))[name];
}
