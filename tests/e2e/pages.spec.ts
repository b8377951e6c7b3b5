/** What holds for every page of both sites. */
import { expect, test, type Page } from './test.ts';
import { headersAt } from '../../src/outputs/headers.ts';
import { EMBED_POLICY, pagePolicy, policyText, type Policy } from '../../src/outputs/policy.ts';
import { sites, siteUrl, type Site } from '../sites.ts';
import { builtPages } from './built.ts';

/** Pages that are alike but for a name and a citation, one or two for each record: every eighth is looked at. */
const ALIKE = /(?:^embed\/|\/cite\/$)/;
const SAMPLED = 8;

test.describe('every page', () => {
  test.use({ javaScriptEnabled: true, viewport: { width: 320, height: 640 } });

  for (const [name, site] of Object.entries<Site>(sites)) {
    test(`${name}: has one heading, fits a narrow screen, loads nothing else`, async ({ page }) => {
      const paths = builtPages(site).filter((path, at) => !ALIKE.test(path) || at % SAMPLED === 0);
      test.setTimeout(paths.length * 300);
      const base = siteUrl(site);
      const troubles: string[] = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(base)) troubles.push(`request to ${request.url()}`);
      });
      // What a policy refuses is an error there, too.
      page.on('console', (message) => message.type() === 'error' && troubles.push(`${page.url()}: ${message.text()}`));
      for (const path of paths) {
        const response = await page.goto(base + path);
        const { 'content-security-policy': sent } = response?.headers() ?? {};
        if (sent !== headersAt(path)?.['Content-Security-Policy']) troubles.push(`${path}: the server sends ${sent}`);
        const seen = await look(page);
        if (seen.headings !== 1) troubles.push(`${path}: ${seen.headings} first-level headings`);
        if (seen.width > 320) troubles.push(`${path}: ${seen.width} px wide`);
        if (new Set(seen.ids).size !== seen.ids.length) troubles.push(`${path}: an id twice`);
        if (/undefined|\[object|NaN/.test(seen.text)) troubles.push(`${path}: a value leaks`);
        if (seen.policy !== policyText(neededBy(path, seen))) troubles.push(`${path}: its policy is ${seen.policy}`);
        for (const src of seen.scripts) {
          if (!src.startsWith(base)) troubles.push(`${path}: a script that is not the site’s own: ${src || 'inline'}`);
        }
      }
      expect(troubles).toEqual([]);
      expect(paths.length).toBeGreaterThan(20);
    });
  }
});

/** The policy that a page should have, from what is on it. */
const neededBy = (path: string, { searches, loads, sends, frames, keeps }: Awaited<ReturnType<typeof look>>): Policy =>
  path.startsWith('embed/')
    ? EMBED_POLICY
    : pagePolicy(
        searches
          ? ['search']
          : [
              ...(loads ? ['load' as const] : []),
              ...(sends ? ['send' as const] : []),
              ...(frames ? ['frame' as const] : []),
              ...(keeps ? ['keep' as const] : []),
            ],
      );

const look = (page: Page) =>
  page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    width: document.documentElement.scrollWidth,
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
    // Data in `<script>` is no script.
    scripts: [...document.scripts].filter(({ type }) => !type.endsWith('json')).map(({ src }) => src),
    text: document.body.innerText,
    policy: document.querySelector<HTMLMetaElement>('head > meta:nth-child(2)[http-equiv=Content-Security-Policy]')
      ?.content,
    searches: document.querySelector('form[data-search]') !== null,
    loads: document.querySelector('form[data-histories]') !== null,
    sends: document.querySelector('form[action], form.compare') !== null,
    frames: document.querySelector('iframe') !== null,
    keeps: document.querySelector('[data-part=keep]') !== null,
  }));

test('a site below a path has whole addresses, and every link stays below it', async ({ page }) => {
  const base = siteUrl(sites.fixture);
  await page.goto(`${base}claims/`);
  const canonical = page.locator('link[rel=canonical]');
  await expect(canonical).toHaveAttribute('href', 'https://example.org/tracker/claims/');
  const paths = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href)));
  expect(new URL(base).pathname).toBe('/tracker/');
  for (const { origin, pathname } of paths)
    if (origin === new URL(base).origin) expect(pathname).toMatch(/^\/tracker\//);
});

test('without an address of its own a site has no canonical addresses', async ({ page }) => {
  await page.goto('articles/');
  await expect(page.locator('link[rel=canonical]')).toHaveCount(0);
});

test('an unknown address leads to the lists', async ({ page }) => {
  const response = await page.goto('claims/no-such-claim/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page does not exist');
  await page.getByRole('main').getByRole('link', { name: 'Claims' }).click();
  await expect(page).toHaveURL(/\/claims\/$/);
});
