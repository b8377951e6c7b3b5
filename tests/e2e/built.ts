/** The built sites, as files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { leadsOn, readBuilt, type BuiltSite } from '../bounds/built.ts';
import type { Site } from '../sites.ts';

const root = join(import.meta.dirname, '..', '..');

/** A built site with all its pages. */
export const readSite = (site: Site): BuiltSite => readBuilt(join(root, site.outDir));

/** Addresses of all built pages, below the site's address: `claims/a/`; the 404 page is left out, and what leads on. */
export const builtPages = (site: Site): string[] =>
  readdirSync(join(root, site.outDir), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .filter((file) => !leadsOn(readFileSync(join(root, site.outDir, file), 'utf8')))
    .map((file) => file.slice(0, -'index.html'.length))
    .toSorted();

/** A document of the built API: `apiList(site, 'claims')`. */
export function apiList(site: Site, name: string): Record<string, never>[] {
  return JSON.parse(readFileSync(join(root, site.outDir, 'api', 'v1', `${name}.json`), 'utf8'))[name];
}
