/** Texts that show more than prose, with JavaScript off: parts of the site, tables, notes, pictures. */
import { expect, test, type Page } from './test.ts';
import { axeFindings } from '../axe.ts';
import { sites, siteUrl } from '../sites.ts';

test.use({ javaScriptEnabled: false });

const base = siteUrl(sites.fixture);
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('an article in Markdown shows a statement, a picture, a claim and a chart', async ({ page }) => {
  await page.goto(`${base}articles/bridge-closes/`);
  const parts = page.locator('.part');
  await expect(parts).toHaveCount(3);
  await expect(parts.nth(0)).toContainText('Ada Fenwick says so');
  await expect(parts.nth(0)).toContainText('La pile nord est fendue.');
  await expect(parts.nth(1).getByRole('link', { name: 'Ice damaged the north pier' })).toBeVisible();
  await expect(parts.nth(1)).toContainText('Questioned');
  const chart = page.getByRole('figure').filter({ hasText: 'How many vehicles crossed the bridge on a day' });
  await expect(chart.getByText('about 4,000')).toBeVisible();

  const picture = page.getByRole('img', { name: 'A line drawing of a swing bridge' });
  await picture.scrollIntoViewIfNeeded();
  await expect(picture).toHaveJSProperty('naturalWidth', 960);
  await expect(page.getByRole('figure').filter({ has: picture })).toContainText('Drawing: the harbour museum');
});

test('an article in MDX shows the same parts by tags', async ({ page }) => {
  await page.goto(`${base}articles/spring-of-doubt/`);
  const [timeline, ...claims] = await page.locator('.part').allInnerTexts();
  expect(timeline).toMatch(/^From the timeline, April 2019\n/);
  expect(timeline).toContain('11 April 2019');
  expect(claims.map((claim) => claim.split('\n')[0])).toEqual(['Disowned', 'Opinions differ']);
});

test('a note is reached by its call, and leads back', async ({ page }) => {
  await page.goto(`${base}articles/bridge-closes/`);
  await page.getByRole('link', { name: '1', exact: true }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'reprints the text without one' })).toBeInViewport();
  await page.getByRole('link', { name: 'Back to the text, note 1' }).click();
  await expect(page).toHaveURL(/#note_fnref-byline$/);
});

test('a table has heads of columns, and is a stop for the keyboard', async ({ page }) => {
  await page.goto(`${base}articles/bridge-closes/`);
  const table = page.getByRole('group', { name: 'Table' });
  await expect(table.getByRole('columnheader')).toHaveText(['Who', 'Vehicles a day']);
  await table.focus();
  await expect(table).toBeFocused();
});

test('several charts on a page have names of their own', async ({ page }) => {
  await page.goto(`${base}claims/reopening-date/`);
  await expect(page.locator('.figure-chart')).toHaveCount(2);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id));
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  const targets = await page
    .locator('use')
    .evaluateAll((uses) => uses.map((use) => use.getAttribute('href')?.slice(1)));
  expect(targets.filter((target) => !ids.includes(target ?? ''))).toEqual([]);
});

test.describe('on the narrowest phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  for (const path of [
    'articles/bridge-closes/',
    'articles/spring-of-doubt/',
    'claims/reopening-date/',
    'actors/ada-fenwick/',
  ]) {
    test(`${path} fits`, async ({ page }) => {
      await page.goto(base + path);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    });
  }
});

test.describe('as of a day', () => {
  test.use({ javaScriptEnabled: true });

  test('a part of a text shows the status of that day', async ({ page }) => {
    await page.goto(`${base}actors/ada-fenwick/?asof=2019-03-06`);
    await expect(page.locator('.part .status')).toHaveText('One origin');
    await page.goto(`${base}claims/reopening-date/?asof=2019-03-06`);
    await expect(page.locator('.part .figure-chart li:visible')).toHaveCount(1);
  });
});

test.describe('for everybody', () => {
  test.use({ javaScriptEnabled: true });

  for (const path of ['articles/bridge-closes/', 'articles/spring-of-doubt/', 'claims/reopening-date/']) {
    test(`axe finds nothing on ${path}`, async ({ page }) => {
      expect(await axeFindings(page, base + path)).toEqual([]);
    });
  }
});
