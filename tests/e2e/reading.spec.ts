/** What a reader does, with JavaScript off. */
import { expect, test } from './test.ts';
import { sites, siteUrl } from '../sites.ts';
import { apiList } from './built.ts';

test.use({ javaScriptEnabled: false });

test('from the brief to a claim, to the statement it rests on, to its speaker', async ({ page }) => {
  await page.goto('');
  await expect(page.getByRole('heading', { name: 'What the record says' })).toBeVisible();
  const claim = page.locator('.brief .claims a').first();
  const title = await claim.innerText();
  await claim.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);

  const row = page
    .getByRole('row')
    .filter({ has: page.locator('.who a') })
    .first();
  const speaker = await row.locator('.who a').innerText();
  await row.getByRole('link').last().click();
  await expect(page).toHaveURL(/\/articles\/[^/]+\/#/);
  const statement = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
  await expect(statement).toBeInViewport();
  await statement.getByRole('link', { name: speaker, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(speaker);
});

test('the reason for a status leads to its rule', async ({ page }) => {
  const claim = apiList(sites.content, 'claims').find(({ status }) => status === 'corroborated') as
    { id: string; rule: string } | undefined;
  await page.goto(`claims/${claim?.id}/`);
  await page.locator('.verdict').getByRole('link', { name: 'The rule' }).first().click();
  await expect(page).toHaveURL(new RegExp(`/method/#${claim?.rule}$`));
  await expect(page.locator(`#${claim?.rule}`)).toContainText('origins for: 2 or more');
});

test('both orders of the timeline hold the same entries', async ({ page }) => {
  const titles = async () => page.locator('section[id^="20"] > h2').allInnerTexts();
  await page.goto('timeline/');
  const oldest = await titles();
  await page.getByRole('link', { name: 'Newest first' }).click();
  expect(await titles()).toEqual(oldest.toReversed());
});

test('a month of the timeline has a page of its own', async ({ page }) => {
  await page.goto('timeline/2024-11/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Timeline: November 2024');
});

test('a retracted source is marked, and its statements stay visible', async ({ page }) => {
  const base = siteUrl(sites.fixture);
  const articles = apiList(sites.fixture, 'articles') as unknown as {
    id: string;
    countsUntil: string | null;
    statements: string[];
  }[];
  const retracted = articles.find(({ countsUntil }) => countsUntil !== null);
  await page.goto(`${base}articles/${retracted?.id}/`);
  await expect(page.getByText('This source was retracted.')).toBeVisible();
  await expect(page.locator('#statements tbody tr')).toHaveCount(retracted?.statements.length ?? 0);
});
