/** The headers of the site as files for those that serve it: Netlify and Cloudflare Pages, and nginx. */
import type { Site } from '../views/site.ts';
import { MEDIA_TYPES, type OutputFile } from './files.ts';
import { EVERYWHERE, FILES, HSTS, OPEN, OPEN_FILES, PLACES, regExp, type Headers } from './headers.ts';

export const hostFiles = (site: Site): OutputFile[] => [
  { path: '_headers', content: () => hostRules(site.links.base) },
  { path: '_nginx/server.conf', content: () => nginxServer(site.links.base) },
];

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

const lines = (headers: Headers, line: (name: string, value: string) => string): string[] =>
  Object.entries(headers).map(([name, value]) => line(name, value));

/** Media types of pages and of what they load, by the ending of a file’s name. */
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

/** Files for servers, which they do not hand out. */
const FOR_SERVERS = ['_headers', '_redirects', '_nginx/*'];

/**
 * Directives for the `server` block of nginx. `add_header` in a `location` replaces all of those around it, so that each
 * has the whole list: https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
function nginxServer(base: string): string {
  // With their charset types are too long for the tables of nginx, which adds it itself.
  const types = Object.entries({ ...PAGE_TYPES, ...MEDIA_TYPES }).map(([ending, type]) => ({
    ending,
    type: type.replace(CHARSET, ''),
    isText: type.includes(CHARSET),
  }));
  const texts = types.filter(({ isText }) => isText);
  const compressed = types.filter(({ type, isText }) => isText || COMPRESSED.test(type));
  const whole = location(
    `^~ ${base}`,
    FILES,
    `absolute_redirect off;`,
    `server_tokens off;`,
    `error_page 404 ${base}404.html;`,
    `types {\n${types.map(({ ending, type }) => `  "${type}" ${ending};`).join('\n')}\n}`,
    `default_type application/octet-stream;`,
    `charset utf-8;`,
    `charset_types${listed(texts)};`,
    `gzip on;`,
    `gzip_vary on;`,
    `gzip_types${listed(compressed)};`,
    ...Object.entries(PLACES).map(([pattern, headers]) => place(base, pattern, headers)),
    ...FOR_SERVERS.map((pattern) => `location ${pathOf(base, pattern)} { return 404; }`),
  );
  return `# Include this file in the server block of the site, where the root and the certificates are:
#
#   server {
#     listen 443 ssl;
#     server_name example.org;
#     ssl_certificate …; ssl_certificate_key …;
#     root /srv/www;
#     include /srv/www${base}_nginx/server.conf;
#   }
#
# The site lies in the folder /srv/www${base} then.

# Readers who came by https are told to stay with it.
set $claimline_https '';
if ($https) { set $claimline_https '${HSTS}'; }
if ($http_x_forwarded_proto = https) { set $claimline_https '${HSTS}'; }

# Where addresses have moved to; include _nginx/map.conf in the http context.
if ($claimline_moved) { return 301 $claimline_moved$is_args$args; }

${whole}
`;
}

/** Types for a directive that knows of HTML without being told. */
const listed = (types: readonly { type: string }[]): string =>
  [...new Set(types.map(({ type }) => type))]
    .filter((type) => type !== 'text/html')
    .map((type) => `\n  "${type}"`)
    .join('');

function place(base: string, pattern: string, headers: Headers): string {
  // The page of a folder is looked up as a request of its own.
  const path = pattern === '' ? 'index.html' : pattern;
  const within = OPEN_FILES.filter((file) => pattern.endsWith('/*') && file.startsWith(pattern.slice(0, -1)));
  const open = within.map((file) => location(`~ "${regExp(base + file)}"`, { ...headers, ...OPEN }));
  return location(pathOf(base, path), headers, ...typeOf(path), ...open);
}

/** nginx knows types by what follows a dot: a name without one is told its own. */
function typeOf(path: string): string[] {
  const type = MEDIA_TYPES[path];
  return type === undefined ? [] : ['types {}', `default_type ${type.replace(CHARSET, '')};`];
}

const pathOf = (base: string, pattern: string): string =>
  pattern.endsWith('*') ? `^~ ${base}${pattern.slice(0, -1)}` : `= ${base}${pattern}`;

function location(what: string, headers: Headers, ...directives: string[]): string {
  const sent = { ...EVERYWHERE, ...headers, 'Strict-Transport-Security': '$claimline_https' };
  const all = [...lines(sent, (name, value) => `add_header ${name} "${value}" always;`), ...directives];
  return `location ${what} {\n${all.join('\n').replaceAll(/^/gm, '  ')}\n}`;
}
