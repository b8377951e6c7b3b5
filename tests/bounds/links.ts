/** Every address inside the site leads to a file, and every fragment to an element. */
import { none, type Check, type Finding } from './bound.ts';
import { fileOf, type BuiltSite } from './built.ts';
import type { Document } from './documents.ts';

export const links: Check = {
  title: 'Following links',
  measure: ({ site, documents }) => [none('broken internal links and fragments', brokenLinks(site, documents))],
};

/** What leads nowhere; addresses of other sites are not looked at. */
export function brokenLinks(site: BuiltSite, documents: readonly Document[]): Finding[] {
  const anchors = new Map(
    documents.map(({ page, anchors: ids }) => [fileOf(site, page.path, ''), new Set(ids)] as const),
  );
  return documents.flatMap(({ page, addresses }) =>
    [...new Set(addresses)].flatMap((address) => {
      const file = fileOf(site, page.path, address);
      if (file === null) return [];
      if (!site.files.has(file)) return [{ page: page.path, text: `${address} leads to no file` }];
      const fragment = fragmentOf(address);
      const known = anchors.get(file);
      if (fragment === '' || known === undefined || known.has(fragment)) return [];
      return [{ page: page.path, text: `${address} leads to no element` }];
    }),
  );
}

/** fragmentOf('/claims/#a%20b') // 'a b'; a part of the text (`#:~:text=`) is none */
function fragmentOf(address: string): string {
  const at = address.indexOf('#');
  return at < 0 ? '' : decodeURIComponent(address.slice(at + 1).replace(/:~:.*$/, ''));
}
