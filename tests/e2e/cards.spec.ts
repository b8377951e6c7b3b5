/** Social cards, as networks find them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './test.ts';
import { sites, siteUrl } from '../sites.ts';

for (const path of ['', 'claims/bridge-closed/', 'actors/town-council/', 'articles/bridge-closes/']) {
  test(`the page “${path}” names its picture, and the picture is there`, async ({ page }) => {
    await page.goto(siteUrl(sites.fixture) + path);
    const image = page.locator('meta[property="og:image"]');
    const name = path === '' ? 'index' : path.slice(0, -1);
    await expect(image).toHaveAttribute('content', `https://example.org/tracker/cards/${name}.png`);
    await expect(page.locator('meta[property="og:image:alt"]')).toHaveAttribute('content', /\w/);
    await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute('content', 'summary_large_image');
    const png = readFileSync(join(sites.fixture.outDir, 'cards', `${name}.png`));
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(png.length).toBeLessThan(80_000);
  });
}

test('an article has the day of its publication', async ({ page }) => {
  await page.goto(`${siteUrl(sites.fixture)}articles/bridge-closes/`);
  const published = page.locator('meta[property="article:published_time"]');
  await expect(published).toHaveAttribute('content', /^\d{4}-\d\d-\d\d$/);
});

test('without an address of its own a site names no picture', async ({ page }) => {
  await page.goto('claims/');
  await expect(page.locator('meta[property="og:image"]')).toHaveCount(0);
  await expect(page.locator('meta[name="twitter:card"]')).toHaveAttribute('content', 'summary');
});

test('the icons are there', async ({ page, request }) => {
  await page.goto(siteUrl(sites.fixture));
  const icons = await page
    .locator('link[rel="icon"], link[rel="apple-touch-icon"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  expect(icons).toHaveLength(3);
  for (const icon of icons) expect((await request.get(icon)).status()).toBe(200);
});
