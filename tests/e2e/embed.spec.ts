/** Cards and charts as other sites show them in frames, and the pages that hand them out. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from './test.ts';
import { axeFindings } from '../axe.ts';
import { sites, siteUrl } from '../sites.ts';

test.use({ baseURL: siteUrl(sites.fixture) });

const oembed = JSON.parse(readFileSync(join(sites.fixture.outDir, 'api/v1/oembed/repair-cost.json'), 'utf8'));

test('a card says what stands behind the claim, and leads out of the frame', async ({ page }) => {
  await page.goto('embed/claims/repair-cost/');
  await expect(page.getByRole('heading', { level: 1, name: 'What the repair costs' })).toBeVisible();
  await expect(page.getByText('Two origins', { exact: true })).toBeVisible();
  await expect(page.getByText('2 articles · 3 statements')).toBeVisible();
  await expect(page.getByText('as of 12 April 2019')).toBeVisible();
  await expect(page.locator('script')).toHaveCount(0);
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', 'noindex');
  const [claim] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'What the repair costs' }).click(),
  ]);
  await expect(claim).toHaveURL(/\/claims\/repair-cost\/$/);
  expect(await claim.evaluate(() => window.opener)).toBe(null);
});

for (const path of ['embed/claims/repair-cost/', 'embed/figures/vehicles-per-day/']) {
  test(`/${path} passes axe, fits narrow frames and follows the reader’s scheme`, async ({ page }) => {
    expect(await axeFindings(page, path)).toEqual([]);
    await page.setViewportSize({ width: 280, height: 400 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(280);
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light' });
    const light = await paper();
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper()).not.toBe(light);
  });
}

test.describe('on another site', () => {
  let server: Server;
  test.beforeAll(async () => {
    const here = oembed.html.replace('https://example.org/tracker/', siteUrl(sites.fixture));
    server = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>Another site</title><h1>Another site</h1>${here}</html>`);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
  });
  test.afterAll(() => server.close());

  test('the snippet shows the card whole, on a phone too', async ({ page }) => {
    for (const width of [360, 1024]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const frame = page.getByTitle('What the repair costs (The swing bridge of Port Merrow)');
      await expect(frame.contentFrame().getByText('Two origins', { exact: true })).toBeVisible();
      await expect(frame.contentFrame().getByRole('link', { name: 'CC BY 4.0' })).toBeInViewport({ ratio: 1 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});

test('a claim’s page leads to how it is cited and embedded, and names its oEmbed document', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('claims/repair-cost/');
  await expect(page.locator('link[type="application/json+oembed"]')).toHaveAttribute(
    'href',
    'https://example.org/tracker/api/v1/oembed/repair-cost.json',
  );
  await page.getByRole('link', { name: 'Cite or embed' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cite: What the repair costs');
  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  const citation = page.getByText(/^The swing bridge of Port Merrow: “What the repair costs”\./);
  await page.locator('#citation').getByRole('button', { name: 'Copy' }).first().click();
  await expect(page.getByRole('status')).toHaveText('Copied');
  expect(await copied()).toBe(await citation.textContent());

  await page.locator('#embed').getByRole('button', { name: 'Copy' }).first().click();
  await expect.poll(copied).toBe(oembed.html);
});

test('an article’s page leads to how its statements are cited', async ({ page }) => {
  await page.goto('articles/bridge-closes/');
  await page.getByRole('link', { name: 'Cite', exact: true }).click();
  await expect(page.locator('#bridge-closed-port-authority')).toContainText('Port Authority of Merrow confirms it');
  await page.locator('#bridge-closed-port-authority').getByText('BibTeX').click();
  await expect(page.getByText('@misc{statement:bridge-closes/bridge-closed-port-authority,')).toBeVisible();
});

test('the record of a day can be cited where it stands', async ({ page }) => {
  await page.goto('asof/2019-03-05/');
  await expect(page.locator('#cite')).toContainText(
    'The swing bridge of Port Merrow: “The record as of 5 March 2019”. 12 claims, 17 statements, 1 article.',
  );
});
