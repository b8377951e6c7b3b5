/** The stance matrix with the keyboard alone, and what its headers are called. */
import { expect, test } from './test.ts';
import { sites, siteUrl } from '../sites.ts';

test.use({ javaScriptEnabled: false });

const matrix = `${siteUrl(sites.fixture)}matrix/`;

test('a row is named by its claim and status, a column by its speaker and group', async ({ page }) => {
  await page.goto(matrix);
  const table = page.getByRole('table', { name: 'Claims, and what each speaker does with them' });
  await expect(
    table.getByRole('rowheader', { name: 'The swing bridge is closed to traffic Two origins', exact: true }),
  ).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Ivo Tarn Town Council of Port Merrow' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'In spring, views of the pier part ways' })).toBeVisible();
});

test('the keyboard scrolls the table, reaches a mark and follows it to its statement', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(matrix);
  const region = page.getByRole('region', { name: 'Claims, and what each speaker does with them' });
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);

  const mark = region
    .getByRole('row', { name: 'The swing bridge is closed to traffic' })
    .getByRole('link', { name: 'Says so, 4 March 2019' });
  const address = await mark.getAttribute('href');
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await mark.evaluate((link) => link === document.activeElement)) break;
  }
  await expect(mark).toBeFocused();
  await expect(mark).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${address}$`));
  await expect(page.locator(`[id="${address?.split('#')[1]}"]`)).toBeInViewport();
});

test('a place on the map leads to its claims, and a claim back to its place', async ({ page }) => {
  await page.goto(`${siteUrl(sites.fixture)}map/`);
  await page.getByRole('link', { name: 'Port Merrow: eight claims' }).focus();
  await page.keyboard.press('Enter');
  const section = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
  await expect(section).toBeInViewport();
  await section.locator('.claims a').first().click();
  await page.getByRole('link', { name: 'North pier of the swing bridge, Swing bridge, Port Merrow' }).click();
  await expect(page).toHaveURL(/\/map\/#place-north-pier$/);
});
