/** A built site as files. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { builtBase, shown } from '../../src/cli/out-dir.ts';
import { kindProblem, kindsOf, type KindName } from './kinds.ts';

export interface BuiltPage {
  /** Address below the site's: `claims/a/`, or `404.html`. */
  path: string;
  kind: KindName;
  html: string;
}

export interface BuiltSite {
  folder: string;
  /** The path below which its links lead: `/` or `/repo/`. */
  base: string;
  /** Its own address on the web, when its tracker.yaml names one: `https://example.org/repo/`. */
  url: string | null;
  /** Every file, below the folder, with slashes. */
  files: ReadonlySet<string>;
  /** In the order of their addresses, without those that only lead on. */
  pages: BuiltPage[];
}

/** Reads a site that was built; an error says what is wrong with it. */
export function readBuilt(folder: string): BuiltSite {
  const base = builtBase(folder);
  if (base === undefined) throw new Error(`There is no built site in ${shown(folder)}.`);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/'))
    .toSorted();
  const html = files.filter((file) => file.endsWith('.html'));
  const problem = kindProblem(html.map(pathOf));
  if (problem) throw new Error(problem);
  const { tracker } = JSON.parse(readFileSync(join(folder, 'api', 'v1', 'tracker.json'), 'utf8'));
  return {
    folder,
    base,
    url: URL.canParse(tracker.url) ? tracker.url : null,
    files: new Set(files),
    pages: html
      .map((file) => ({
        path: pathOf(file),
        kind: kindsOf(pathOf(file))[0] as KindName,
        html: readFileSync(join(folder, file), 'utf8'),
      }))
      .filter((page) => !leadsOn(page.html)),
  };
}

/** Whether a page only leads to the address that it has now. */
export const leadsOn = (html: string): boolean => html.includes('<meta http-equiv="refresh"');

/** pathOf('claims/a/index.html') // 'claims/a/' */
const pathOf = (file: string): string => file.replace(/(^|\/)index\.html$/, '$1');

/**
 * The file that an address of a site leads to, or null for an address elsewhere. `from` is the page that holds it.
 *
 * fileOf({ base: '/repo/', url: null }, 'claims/a/', '/repo/claims/#b') // 'claims/index.html'
 */
export function fileOf({ base, url }: Pick<BuiltSite, 'base' | 'url'>, from: string, address: string): string | null {
  const here = new URL(base + from, 'http://site.invalid');
  const to = new URL(address, here);
  const own = to.origin === here.origin || (url !== null && to.href.startsWith(url));
  if (!own) return null;
  const path = decodeURIComponent(to.pathname);
  // An address of the site that does not lie below its base leads nowhere: no file begins with a slash.
  if (!path.startsWith(base)) return path;
  return path.slice(base.length).replace(/(^|\/)$/, '$1index.html');
}
