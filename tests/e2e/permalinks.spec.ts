/** Addresses that were given up, as a host without redirects serves them. */
import { expect, test, type Page } from './test.ts';
import { sites, siteUrl } from '../sites.ts';

const base = siteUrl(sites.fixture);
const arrived = (page: Page) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText('The swing bridge is closed to traffic');

test('an address that has moved leads on, with what stands behind its path', async ({ page }) => {
  await page.goto(`${base}claims/bridge-shut/?asof=2019-03-10#statements`);
  await expect(page).toHaveURL(`${base}claims/bridge-closed/?asof=2019-03-10#statements`);
  await arrived(page);
  await expect(page.locator('#statements')).toBeInViewport();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('an address that has moved leads on', async ({ page }) => {
    await page.goto(`${base}claims/bridge-shut/`);
    await expect(page).toHaveURL(`${base}claims/bridge-closed/`);
    await arrived(page);
  });

  test('where a record was withdrawn it says so, when and why, and what there is instead', async ({ page }) => {
    await page.goto(`${base}claims/bridge-sold/`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('“bridge-sold” is no longer here');
    await expect(page.getByRole('main')).toContainText('It was withdrawn from this tracker on 21 April 2019.');
    await expect(page.getByRole('main')).toContainText('The reason given: No source says so.');
    await page.getByRole('link', { name: 'What changed in the tracker, day by day' }).click();
    await expect(page).toHaveURL(`${base}changes/`);
  });
});
