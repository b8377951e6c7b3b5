/**
 * What servers send with each address, said once: printed for Netlify and Cloudflare Pages, for nginx, and, as far as a page
 * can say it of itself, in pages.
 *
 * Hosts differ in what two rules for one address come to: Cloudflare joins the values of a header, Netlify takes the last.
 * So each header of an address is said by one rule: some everywhere, the others in places that do not overlap, and leave to
 * read from other origins by patterns that lie in places without it.
 */
import {
  EMBED_POLICY,
  ENGINE_POLICY,
  FILE_POLICY,
  pagePolicy,
  policyText,
  WORKER_POLICY,
  type Need,
  type Policy,
} from './policy.ts';

export type Headers = Readonly<Record<string, string>>;

/** Two years, as https://hstspreload.org asks for; other sites on the same domain are not ours to speak for. */
export const HSTS = 'max-age=63072000';
/** Files whose names change with what they hold, and all others. */
const KEPT = 'public, max-age=31536000, immutable';
const REVALIDATED = 'public, max-age=0, must-revalidate';

/**
 * What no page of ours does: https://github.com/w3c/webappsec-permissions-policy/blob/main/features.md
 * Chromium complains on every page of a feature that it does not know on the machine at hand.
 */
const UNUSED_FEATURES =
  'accelerometer autoplay camera display-capture encrypted-media fullscreen geolocation gyroscope hid idle-detection local-fonts magnetometer microphone midi payment picture-in-picture publickey-credentials-get screen-wake-lock serial usb xr-spatial-tracking';

export const EVERYWHERE: Headers = {
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
export const OPEN: Headers = { 'Access-Control-Allow-Origin': '*' };
const SHARED: Headers = { 'Cross-Origin-Resource-Policy': 'cross-origin' };

const sent = (policy: Policy, cache = REVALIDATED): Headers => ({
  'Content-Security-Policy': policyText(policy),
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': cache,
});

const asPage = (...needs: Need[]): Headers => sent({ ...pagePolicy(needs), 'frame-ancestors': "'none'" });
const PAGES = asPage('load', 'send', 'frame');
export const FILES = sent(FILE_POLICY);
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
  'offline/*': PAGES,
  'timeline/*': PAGES,
  'topics/*': PAGES,
  'search/*': asPage('search'),
  'embed/*': FRAMED,
  'data/*': { ...asPage('load', 'send', 'frame', 'keep'), ...SHARED, ...OPEN },
  'api/*': { ...FILES, ...SHARED, ...OPEN },
  'calendar.ics': { ...FILES, ...SHARED, ...OPEN },
  'cards/*': { ...FILES, ...SHARED },
  // Feeds show them too.
  'images/*': { ...FILES, ...SHARED },
  '_astro/*': sent(FILE_POLICY, KEPT),
  'pagefind/*': sent(ENGINE_POLICY),
  SHA256SUMS: { ...FILES, ...SHARED, ...OPEN },
  'apple-touch-icon.png': FILES,
  'favicon.ico': FILES,
  'icon.svg': FILES,
  'llms.txt': FILES,
  'manifest.webmanifest': FILES,
  'opensearch.xml': FILES,
  'robots.txt': FILES,
  'sw.js': sent(WORKER_POLICY),
  'sitemap*': FILES,
  'third-party-notices.txt': FILES,
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

/** Whether a path below the site's is one of those that a pattern stands for. */
export const matches = (pattern: string, path: string): boolean => new RegExp(regExp(pattern), 'u').test(path);

/** All that is sent with a path below the site's address; null where it lies in no known place. */
export function headersAt(path: string): Headers | null {
  const place = Object.entries(PLACES).find(([pattern]) => matches(pattern, path));
  if (place === undefined) return null;
  return { ...EVERYWHERE, ...place[1], ...(OPEN_FILES.some((pattern) => matches(pattern, path)) && OPEN) };
}

/** A pattern as a regular expression that nginx and JavaScript read alike. */
export const regExp = (pattern: string): string =>
  `^${pattern
    .replaceAll(/[.+?()[\]{}|^$\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll(/:\w+/g, '[^/]+')}$`;
