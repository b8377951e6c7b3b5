/**
 * Redirects for hosts, and the files of records under the addresses that those had before.
 *
 * Programs that read a feed or a document follow no page that says where to go, so hosts that know no redirects have a
 * copy there. Pages have one that leads on: see src/pages/[...permalink].astro.
 */
import { movedPages, movedRecords } from '../views/permalinks.ts';
import type { Site } from '../views/site.ts';
import type { OutputFile } from './files.ts';

/** From one address to another, root-relative. */
interface Redirect {
  from: string;
  to: string;
}

/** `files` are those that the site publishes beside its pages. */
export function permalinkFiles(site: Site, files: readonly OutputFile[]): OutputFile[] {
  const copies = copiesOf(site, files);
  const redirects: Redirect[] = [
    ...movedPages(site).map(({ from, to }) => ({ from, to: to.href })),
    ...copies.map(({ copy, of }) => ({ from: site.links.to(copy.path), to: site.links.to(of) })),
    ...cardsOf(site),
  ];
  return [
    ...(redirects.length === 0 ? [] : [{ path: '_redirects', content: () => forStaticHosts(redirects) }]),
    // A server's settings name the map, whether anything moved or not.
    { path: '_nginx/map.conf', content: () => forNginx(site, redirects) },
    ...copies.map(({ copy }) => copy),
  ];
}

/** Files of a record: in its own folder, and among the documents of the API. */
const OF_RECORD =
  /^(?:(?:api\/v1\/)?(claims|actors|articles)\/([a-z0-9-]+)(?:\/.+|\.json)|api\/v1\/(oembed)\/([a-z0-9-]+)\.json)$/;

function copiesOf(site: Site, files: readonly OutputFile[]): { copy: OutputFile; of: string }[] {
  const former = Map.groupBy(movedRecords(site), ({ collection, to }) => `${collection}/${to}`);
  if (former.size === 0) return [];
  return files.flatMap(({ path, content }) => {
    const [, folder, of, oembed, claim] = OF_RECORD.exec(path) ?? [];
    const id = of ?? claim ?? '';
    return (former.get(`${folder ?? 'claims'}/${id}`) ?? []).map(({ from }) => ({
      copy: { path: path.replace(`${folder ?? oembed}/${id}`, `${folder ?? oembed}/${from}`), content },
      of: path,
    }));
  });
}

/** Pictures of records are drawn, not copied: hosts without redirects show none. */
const cardsOf = (site: Site): Redirect[] =>
  site.links.canonical(site.links.home) === null
    ? []
    : movedRecords(site).map(({ collection, from, to }) => ({
        from: site.links.card(collection, from),
        to: site.links.card(collection, to),
      }));

/**
 * For Netlify and Cloudflare Pages, one static rule a line: Cloudflare takes 2,000 of these and 100 with wildcards, and
 * leaves out a line that it cannot read; a `!` tells Netlify that the rule holds although there is a page. Where rules are
 * left out, that page leads on.
 * https://docs.netlify.com/manage/routing/redirects/overview/ https://developers.cloudflare.com/pages/configuration/redirects/
 */
function forStaticHosts(redirects: readonly Redirect[]): string {
  const lines = redirects.flatMap(({ from, to }) => {
    const bare = from.endsWith('/') ? [`${from.slice(0, -1)} ${to} 301`] : [];
    return [`${from} ${to} 301!`, `${from} ${to} 301`, ...bare];
  });
  return `${lines.join('\n')}\n`;
}

/** What nginx's tables are made for without being told: https://nginx.org/en/docs/http/ngx_http_map_module.html */
const SHORT_KEY = 40;
const FEW_KEYS = 1000;

/** For the `http` context of nginx: where an address has moved to; empty for all others. */
function forNginx(site: Site, redirects: readonly Redirect[]): string {
  const keys = redirects.flatMap(({ from, to }) => {
    // nginx compares addresses as they are read, without percent signs.
    const plain = decodeURI(from);
    return [[plain, to] as const, ...(plain.endsWith('/') ? [[plain.slice(0, -1), to] as const] : [])];
  });
  const longest = Math.max(0, ...keys.map(([key]) => Buffer.byteLength(key)));
  const power = (least: number) => 2 ** Math.ceil(Math.log2(least));
  return [
    `# Where addresses of ${site.links.base} have moved to. Include it in the http context.`,
    ...(longest > SHORT_KEY ? [`map_hash_bucket_size ${power(longest + 32)};`] : []),
    ...(keys.length > FEW_KEYS ? [`map_hash_max_size ${power(keys.length * 4)};`] : []),
    'map $uri $claimline_moved {',
    '  default "";',
    ...keys.map(([key, to]) => `  ${quoted(key)} ${quoted(to)};`),
    '}',
    '',
  ].join('\n');
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
