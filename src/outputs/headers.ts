/**
 * What servers send with each address, said once: printed for Netlify and Cloudflare Pages, for nginx, and, as far as a page
 * can say it of itself, in pages.
 *
 * Hosts differ in what two rules for one address come to: Cloudflare joins the values of a header, Netlify takes the last.
 * So each header of an address is said by one rule: some everywhere, the others in places that do not overlap, and leave to
 * read from other origins by patterns that lie in places without it.
 */
import type { Site } from '../views/site.ts';
import { MEDIA_TYPES, type OutputFile } from './files.ts';
import { EMBED_POLICY, ENGINE_POLICY, FILE_POLICY, pagePolicy, policyText, type Need, type Policy } from './policy.ts';

export type Headers = Readonly<Record<string, string>>;

/** Two years, as https://hstspreload.org asks for; other sites on the same domain are not ours to speak for. */
const HSTS = 'max-age=63072000';
/** Files whose names change with what they hold, and all others. */
const KEPT = 'public, max-age=31536000, immutable';
const REVALIDATED = 'public, max-age=0, must-revalidate';

/** What browsers can do and no page of ours does: https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md */
const UNUSED_FEATURES =
  'accelerometer autoplay bluetooth camera display-capture encrypted-media fullscreen geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture publickey-credentials-get screen-wake-lock serial usb web-share xr-spatial-tracking';

const EVERYWHERE: Headers = {
  'Strict-Transport-Security': HSTS,
  'X-Content-Type-Options': 'nosniff',
  // Which page sent a reader there is nobody's business: what is linked are sources, and sides of a conflict.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': UNUSED_FEATURES.split(' ')
    .map((feature) => `${feature}=()`)
    .join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** Any page of any site may read it with a script. */
const OPEN: Headers = { 'Access-Control-Allow-Origin': '*' };
const SHARED: Headers = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

const sent = (policy: Policy, cache = REVALIDATED): Headers => ({
  'Content-Security-Policy': policyText(policy),
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': cache,
});

const asPage = (...needs: Need[]): Headers => sent({ ...pagePolicy(needs), 'frame-ancestors': "'none'" });
const PAGES = asPage('load', 'send', 'frame');
const FILES = sent(FILE_POLICY);
const { 'X-Frame-Options': _, ...FRAMED } = { ...sent({ ...EMBED_POLICY, 'frame-ancestors': '*' }), ...SHARED };

/** Every address lies in one place, below the site's own: `*` stands for all that follows. */
export const PLACES: Readonly<Record<string, Headers>> = {
  '': PAGES,
  '404.html': PAGES,
  'about/*': PAGES,
  'actors/*': PAGES,
  'articles/*': PAGES,
  'asof/*': PAGES,
  'changes/*': PAGES,
  'claims/*': PAGES,
  'contradictions/*': PAGES,
  'map/*': PAGES,
  'matrix/*': PAGES,
  'method/*': PAGES,
  'timeline/*': PAGES,
  'topics/*': PAGES,
  'search/*': asPage('search'),
  'embed/*': FRAMED,
  'data/*': { ...PAGES, ...SHARED, ...OPEN },
  'api/*': { ...FILES, ...SHARED, ...OPEN },
  'calendar.ics': { ...FILES, ...SHARED, ...OPEN },
  'cards/*': { ...FILES, ...SHARED },
  // Feeds show them too.
  'images/*': { ...FILES, ...SHARED },
  '_astro/*': sent(FILE_POLICY, KEPT),
  'pagefind/*': sent(ENGINE_POLICY),
  'apple-touch-icon.png': FILES,
  'favicon.ico': FILES,
  'icon.svg': FILES,
  'llms.txt': FILES,
  'manifest.webmanifest': FILES,
  'opensearch.xml': FILES,
  'robots.txt': FILES,
  'sitemap*': FILES,
};

/** Feeds, calendars, citations and histories that lie beside pages; `:id` stands for one part of a path. */
export const OPEN_FILES = [
  'actors/:id/calendar.ics',
  'actors/:id/feed.xml',
  'articles/feed.*',
  'articles/:id/citation.*',
  'asof/histories.json',
  'changes/corrections.*',
  'changes/feed.*',
  'claims/:id/citation.*',
  'claims/:id/feed.xml',
] as const;

/** Files for servers, which they do not hand out. */
const FOR_SERVERS = ['_headers', '_redirects', '_nginx/*'];

export const headerFiles = (site: Site): OutputFile[] => [
  { path: '_headers', content: () => hostRules(site.links.base) },
  { path: '_nginx/server.conf', content: () => nginxServer(site.links.base) },
];

/** Whether a path below the site's is one of those that a pattern stands for. */
export const matches = (pattern: string, path: string): boolean => new RegExp(regExp('', pattern), 'u').test(path);

/** All that is sent with a path below the site's address; null where it lies in no known place. */
export function headersAt(path: string): Headers | null {
  const place = Object.entries(PLACES).find(([pattern]) => matches(pattern, path));
  if (place === undefined) return null;
  return { ...EVERYWHERE, ...place[1], ...(OPEN_FILES.some((pattern) => matches(pattern, path)) && OPEN) };
}

/**
 * The file `_headers`, as https://docs.netlify.com/routing/headers/ and
 * https://developers.cloudflare.com/pages/configuration/headers/ describe it: at most 100 rules, of lines of at most 2,000
 * characters, with one `*` each.
 */
function hostRules(base: string): string {
  const rules: [pattern: string, headers: Headers][] = [
    ['*', EVERYWHERE],
    ...Object.entries(PLACES),
    ...OPEN_FILES.map((pattern): [string, Headers] => [pattern, OPEN]),
  ];
  return `${rules
    .map(([pattern, headers]) => [base + pattern, ...lines(headers, (name, value) => `  ${name}: ${value}`)].join('\n'))
    .join('\n\n')}\n`;
}

/**
 * Directives for the `server` block of nginx. `add_header` in a `location` replaces all of those around it, so that each
 * has the whole list: https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
function nginxServer(base: string): string {
  // With their charset they are too long for the tables of nginx, which adds it.
  const types = Object.entries({ ...PAGE_TYPES, ...MEDIA_TYPES }).map(([ending, type]) => {
    const bare = type.replace(CHARSET, '');
    return { ending, bare, text: bare !== type, small: bare === type && !COMPRESSED.test(bare) };
  });
  const listed = (some: typeof types) =>
    // Without being told, nginx does so to HTML.
    [...new Set(some.map(({ bare }) => bare))]
      .filter((type) => type !== 'text/html')
      .map((type) => `  "${type}"`)
      .join('\n');
  return `# How nginx serves the site: include this file in its server block, beside the root and certificates.
#
#   server {
#     listen 443 ssl;
#     server_name example.org;
#     root /srv/www;
#     include /srv/www${base}_nginx/server.conf;
#   }
#
# What lies below ${base} is looked up below root${base}.

absolute_redirect off;
server_tokens off;
error_page 404 ${base}404.html;

types {
${types.map(({ ending, bare }) => `  "${bare}" ${ending};`).join('\n')}
}
default_type application/octet-stream;
charset utf-8;
charset_types
${listed(types.filter(({ text }) => text))};

gzip on;
gzip_vary on;
gzip_types
${listed(types.filter(({ small }) => !small))};

# Only readers who came by https are told to stay with it.
set $claimline_https '';
if ($https) { set $claimline_https '${HSTS}'; }
if ($http_x_forwarded_proto = https) { set $claimline_https '${HSTS}'; }

${[
  location(`^~ ${base}`, FILES),
  ...Object.entries(PLACES).map(([pattern, headers]) => placeInNginx(base, pattern, headers)),
  ...FOR_SERVERS.map((pattern) => `location ${nginxPath(base, pattern)} { return 404; }`),
].join('\n')}
`;
}

const PAGE_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  ico: 'image/vnd.microsoft.icon',
};
const CHARSET = '; charset=utf-8';
/** What is compressed beside text. */
const COMPRESSED = /\+(?:json|xml)$|sqlite/;

function placeInNginx(base: string, pattern: string, headers: Headers): string {
  // nginx looks up the page of a folder as a request of its own.
  const path = pattern === '' ? 'index.html' : pattern;
  const within = OPEN_FILES.filter((file) => pattern.endsWith('/*') && file.startsWith(pattern.slice(0, -1)));
  const open = within.map((file) => location(`~ "${regExp(base, file)}"`, { ...headers, ...OPEN }));
  return location(nginxPath(base, path), headers, open);
}

const nginxPath = (base: string, pattern: string): string =>
  pattern.endsWith('*') ? `^~ ${base}${pattern.slice(0, -1)}` : `= ${base}${pattern}`;

const location = (what: string, headers: Headers, within: string[] = []): string =>
  `location ${what} {\n${[
    ...lines({ ...EVERYWHERE, ...headers, 'Strict-Transport-Security': '$claimline_https' }, nginxHeader),
    ...within,
  ]
    .join('\n')
    .replaceAll(/^/gm, '  ')}\n}`;

const nginxHeader = (name: string, value: string): string => `add_header ${name} "${value}" always;`;

const lines = (headers: Headers, line: (name: string, value: string) => string): string[] =>
  Object.entries(headers).map(([name, value]) => line(name, value));

/** A pattern as a regular expression that nginx and JavaScript read alike. */
const regExp = (base: string, pattern: string): string =>
  `^${(base + pattern)
    .replaceAll(/[.+?()[\]{}|^$\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll(/:\w+/g, '[^/]+')}$`;
