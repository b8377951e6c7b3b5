/** What every page does with scripts: the theme, links to copy, text with its source; and what it is on paper. */
import { expect, test } from './test.ts';
import { sites } from '../sites.ts';
import { apiList } from './built.ts';

const claim = (apiList(sites.content, 'claims')[0] as unknown as { id: string }).id;
const article = (apiList(sites.content, 'articles')[0] as unknown as { id: string }).id;

test.describe('the theme', () => {
  test.use({ colorScheme: 'light' });
  const paper = 'getComputedStyle(document.documentElement).colorScheme';

  test('follows the system, then the reader, and is remembered', async ({ page }) => {
    await page.goto('');
    expect(await page.evaluate(paper)).toBe('light dark');
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await expect(page.locator('#news')).toHaveText('Dark theme');
    expect(await page.evaluate(paper)).toBe('dark');

    await page.goto(`claims/${claim}/`);
    expect(await page.evaluate(paper)).toBe('dark');
    await page.getByRole('button', { name: 'Light or dark' }).click();
    expect(await page.evaluate(paper)).toBe('light');
    await page.reload();
    expect(await page.evaluate(paper)).toBe('light');
  });

  test('without scripts there is no button', async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(baseURL ?? '');
    await expect(page.getByRole('button')).toHaveCount(0);
    await context.close();
  });
});

test.describe('copying', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
  const clipboard = 'navigator.clipboard.readText()';

  test('the address of a statement', async ({ page }) => {
    await page.goto(`articles/${article}/`);
    const row = page.locator('#statements tbody tr').first();
    await row.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.locator('#news')).toHaveText('Copied');
    expect(await page.evaluate(clipboard)).toBe(`${page.url()}#${await row.getAttribute('id')}`);
  });

  test('text takes its source along', async ({ page }) => {
    await page.goto(`articles/${article}/`);
    await page.locator('.prose p').first().selectText();
    await page.keyboard.press('ControlOrMeta+c');
    const copied = (await page.evaluate(clipboard)) as string;
    expect(copied.split('\n').slice(-2)).toEqual([await page.title(), page.url()]);
  });
});

test('a page prints with its address and its day, without what is only for screens', async ({ page }) => {
  await page.goto(`claims/${claim}/`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.imprint')).toContainText(
    new RegExp(`/claims/${claim}/ · the record as of \\d+ \\w+ \\d{4}`),
  );
  await expect(page.getByRole('navigation').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole('button')).toHaveCount(0);
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
});
