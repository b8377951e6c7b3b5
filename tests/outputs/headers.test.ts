import { CspEvaluator, DEFAULT_CHECKS, STRICTCSP_CHECKS } from 'csp_evaluator';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { describe, expect, test } from 'vitest';
import { outputFiles } from '../../src/outputs/files.ts';
import { headersAt, PLACES } from '../../src/outputs/headers.ts';
import { EMBED_POLICY, pagePolicy, policyText, type Need } from '../../src/outputs/policy.ts';
import { indexablePages } from '../../src/views/pages.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { HOST_NAMES, readHostRules, sentBy } from '../prove/host-rules.ts';
import { addedTo, readLocations } from '../prove/nginx-rules.ts';
import { storyRecords } from '../support/story.ts';

const story = storyRecords();
const site = createSite(story);
const atRoot = createSite({ ...story, tracker: { ...story.tracker, url: null } });

const file = (of: Site, path: string): string =>
  String(
    outputFiles(of)
      .find((one) => one.path === path)
      ?.content(),
  );

const EVERYWHERE = {
  'Strict-Transport-Security': 'max-age=63072000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': expect.stringMatching(/^accelerometer=\(\), (?:[a-z-]+=\(\), )+xr-spatial-tracking=\(\)$/),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'public, max-age=0, must-revalidate',
};
const PAGE_POLICY =
  "default-src 'none';script-src 'self';style-src 'self';img-src 'self';font-src 'self';manifest-src 'self';base-uri 'none';form-action 'self';require-trusted-types-for 'script';trusted-types 'none';connect-src 'self';frame-src 'self';frame-ancestors 'none'";
const FILE_POLICY =
  "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none';require-trusted-types-for 'script';trusted-types 'none'";
const PAGE = {
  ...EVERYWHERE,
  'Content-Security-Policy': PAGE_POLICY,
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const FILE = { ...PAGE, 'Content-Security-Policy': FILE_POLICY };
const ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' };
const CROSS = { 'Cross-Origin-Resource-Policy': 'cross-origin' };
/** Its page may start the service worker. */
const DATA = {
  ...PAGE,
  ...CROSS,
  ...ANY_ORIGIN,
  'Content-Security-Policy': PAGE_POLICY.replace("trusted-types 'none'", 'trusted-types worker').replace(
    "frame-src 'self';",
    "frame-src 'self';worker-src 'self';",
  ),
};

test.each([
  ['', PAGE],
  ['claims/repair-cost/', PAGE],
  ['claims/repair-cost/cite/', PAGE],
  [
    'search/',
    {
      ...PAGE,
      'Content-Security-Policy': PAGE_POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
        .replace("trusted-types 'none'", 'trusted-types default')
        .replace("frame-src 'self';", ''),
    },
  ],
  [
    'embed/claims/repair-cost/',
    {
      ...EVERYWHERE,
      ...CROSS,
      'Content-Security-Policy':
        "default-src 'none';style-src 'self';img-src 'self';base-uri 'none';form-action 'none';require-trusted-types-for 'script';trusted-types 'none';frame-ancestors *",
    },
  ],
  ['actors/port-authority/feed.xml', { ...PAGE, ...ANY_ORIGIN }],
  ['articles/first-cracks/citation.ris', { ...PAGE, ...ANY_ORIGIN }],
  ['changes/feed.json', { ...PAGE, ...ANY_ORIGIN }],
  ['asof/histories.json', { ...PAGE, ...ANY_ORIGIN }],
  ['calendar.ics', { ...FILE, ...CROSS, ...ANY_ORIGIN }],
  ['data/', DATA],
  ['data/claims.csv', DATA],
  ['api/v1/oembed/repair-cost.json', { ...FILE, ...CROSS, ...ANY_ORIGIN }],
  ['cards/index.png', { ...FILE, ...CROSS }],
  ['_astro/CwsrcBWI.js', { ...FILE, 'Cache-Control': 'public, max-age=31536000, immutable' }],
  [
    'pagefind/pagefind-worker.js',
    { ...FILE, 'Content-Security-Policy': `${FILE_POLICY};script-src 'self' 'wasm-unsafe-eval';connect-src 'self'` },
  ],
  ['favicon.ico', FILE],
  ['elsewhere/', null],
])('what is sent with /%s', (path, expected) => {
  expect(headersAt(path)).toEqual(expected);
});

describe.each([
  ['below a path', site],
  ['at the root', atRoot],
])('hosts of a site %s', (_, of) => {
  const { base } = of.links;
  const paths = [
    ...outputFiles(of).map(({ path }) => path),
    ...indexablePages(of).map(({ href }) => href.slice(base.length)),
    '404.html',
    'claims/a/cite/',
    'embed/figures/a/',
    'asof/2019-04-12/claims/2/',
    'cards/claims/a.png',
    'images/a.jpg',
    '_astro/a.css',
    'pagefind/pagefind.js',
    'favicon.ico',
    'icon.svg',
    'apple-touch-icon.png',
  ].filter((path) => !/^_(?:headers$|redirects$|nginx\/)/.test(path));
  const expected = (path: string) =>
    Object.fromEntries(Object.entries(headersAt(path) ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

  test('have a place for every address', () => {
    expect(paths.length).toBeGreaterThan(100);
    expect(paths.filter((path) => headersAt(path) === null)).toEqual([]);
  });

  test.each(HOST_NAMES)('are told so in _headers: %s', (host) => {
    const rules = readHostRules(file(of, '_headers'));
    for (const path of paths) expect([path, sentBy(host, rules, base + path)]).toEqual([path, expected(path)]);
  });

  test('are told so in server.conf', () => {
    const locations = readLocations(file(of, '_nginx/server.conf'));
    for (const path of paths) {
      const added = addedTo(base + path.replace(/(^|\/)$/, '$1index.html'), locations);
      const secure = { ...added, 'strict-transport-security': 'max-age=63072000' };
      expect([path, added?.['strict-transport-security']]).toEqual([path, '$claimline_https']);
      expect([path, secure]).toEqual([path, expected(path)]);
    }
  });

  test('can hold what they are told', () => {
    const text = file(of, '_headers');
    const rules = readHostRules(text);
    expect(rules.length).toBeLessThanOrEqual(100);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(2000);
    expect(rules.filter(({ pattern }) => pattern.split('*').length > 2)).toEqual([]);
  });
});

describe('csp_evaluator', () => {
  /** What it may find, and why that stands. */
  const STANDS: Record<string, string> = {
    "MEDIUM_MAYBE script-src 'self'":
      'Only files of the site itself are loaded; nobody uploads any, none is JSONP, and hosts say nosniff.',
  };

  const needs: Need[][] = [[], ['load'], ['send'], ['load', 'send'], ['frame'], ['search']];
  const policies = new Set([
    ...Object.values(PLACES).map((headers) => headers['Content-Security-Policy'] ?? ''),
    ...needs.map((need) => policyText(pagePolicy(need))),
    policyText(EMBED_POLICY),
  ]);
  const findings = (policy: string) =>
    new CspEvaluator(new CspParser(policy).csp).evaluate(DEFAULT_CHECKS, [...DEFAULT_CHECKS, ...STRICTCSP_CHECKS]);
  const named = (policy: string) =>
    findings(policy).map(({ severity, directive, value = '' }) => `${Severity[severity]} ${directive} ${value}`.trim());

  test('finds nothing but what stands with its reason', () => {
    expect(policies.size).toBeGreaterThan(8);
    expect(new Set([...policies].flatMap(named))).toEqual(new Set(Object.keys(STANDS)));
    const { HIGH, SYNTAX, MEDIUM } = Severity;
    const severities = [...policies].flatMap(findings).map(({ severity }) => severity);
    expect(severities.filter((severity) => [HIGH, SYNTAX, MEDIUM].includes(severity))).toEqual([]);
  });

  test('would find more in a weaker policy', () => {
    expect(named("script-src 'self' 'unsafe-inline'")).toEqual(
      expect.arrayContaining(["HIGH script-src 'unsafe-inline'", 'HIGH object-src']),
    );
  });
});
