/** Whether sites that were built by different generators show the same. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Addresses of the pages of a built site. Hugo sends `…/page/1/` on to the list itself: no other has that. */
export const pagesOf = (folder: string): Set<string> =>
  new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name === 'index.html')
      .map((entry) => `/${relative(folder, entry.parentPath).split(sep).join('/')}/`.replace('//', '/'))
      .filter((page) => !page.endsWith('/page/1/')),
  );

/** What a page says, without its markup and its spaces. */
const wordsOf = (folder: string, page: string): string =>
  readFileSync(join(folder, page, 'index.html'), 'utf8')
    .replace(/<title>.*?<\/title>/s, '')
    .replaceAll(/<[^>]*>|\s+|,/g, '');

/**
 * Where a site shows other pages than the first one, or other words on one of them: a sentence for the first such page,
 * else null.
 */
export function difference(sites: readonly { name: string; folder: string }[]): string | null {
  const [first, ...others] = sites;
  if (first === undefined) return null;
  const pages = pagesOf(first.folder);
  for (const other of others) {
    const found = pagesOf(other.folder);
    const odd = [...pages.symmetricDifference(found)][0];
    if (odd !== undefined) {
      return `Only ${(pages.has(odd) ? first : other).name} built ${odd}, and not ${(pages.has(odd) ? other : first).name}.`;
    }
    const unlike = [...pages].find((page) => wordsOf(first.folder, page) !== wordsOf(other.folder, page));
    if (unlike !== undefined) return `${first.name} and ${other.name} say different things on ${unlike}.`;
  }
  return null;
}
