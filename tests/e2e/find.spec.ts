/** Search and filters, in the browser. */
import { test as plain } from '@playwright/test';
import { expect, test, type Page } from './test.ts';
import { sites, siteUrl } from '../sites.ts';
import { apiList } from './built.ts';

const base = siteUrl(sites.fixture);
const api = (name: string) => apiList(sites.fixture, name) as unknown as Record<string, unknown>[];
const claims = api('claims') as { id: string; title: string; status: string; topics: string[] }[];
const statements = api('statements') as { id: string; claim: string; by: string | null; stance: string }[];

const results = (page: Page) => page.getByRole('region', { name: 'Results' }).getByRole('listitem');
const choice = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const box = (page: Page) => page.getByRole('searchbox', { name: 'Search the tracker' });

test.describe('search', () => {
  test('loads nothing of its index before somebody is about to search', async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${base}search/`);
    await page.waitForLoadState('networkidle');
    expect(requests.filter((url) => url.includes('pagefind'))).toEqual([]);
    await box(page).fill('crack');
    await expect(results(page).first()).toBeVisible();
    expect(requests.filter((url) => url.startsWith(`${base}pagefind/`))).not.toEqual([]);
    expect(requests.filter((url) => !url.startsWith(base))).toEqual([]);
  });

  test('finds an actor by another spelling', async ({ page }) => {
    await page.goto(`${base}search/`);
    await box(page).fill('A. Fenwick');
    await expect(results(page).first()).toContainText('Person');
    await expect(results(page).first().getByRole('link')).toHaveText('Ada Fenwick');
    await expect(results(page).first().locator('mark').first()).toBeVisible();
  });

  test('puts who has exactly this name before those whose names hold it', async ({ page }) => {
    await page.goto(`${base}search/?q=port+authority`);
    await expect(results(page).first().getByRole('link')).toHaveText('Port Authority of Merrow');
  });

  test('narrows down, leads to the statement, and going back restores it', async ({ page }) => {
    await page.goto(`${base}search/?q=crack`);
    const count = page.locator('[role=status][data-words]');
    await expect(count).toHaveText(/^\d+ results?$/);
    const before = Number.parseInt(await count.innerText(), 10);
    await choice(page, 'Look in').selectOption({ label: `Statements (${statements.length})` });
    await choice(page, 'Stance').selectOption('denies');
    await expect(page).toHaveURL(`${base}search/?q=crack&type=statement&stance=denies`);
    const denials = statements.filter(({ claim, stance }) => claim === 'crack-in-north-pier' && stance === 'denies');
    await expect(count).toHaveText(`${denials.length} result${denials.length === 1 ? '' : 's'}`);
    expect(denials.length).toBeLessThan(before);
    await expect(results(page)).toHaveCount(denials.length);
    await expect(results(page).first()).toContainText('denies it');

    await results(page).first().getByRole('link').click();
    const [article, anchor] = (denials[0]?.id ?? '').split('/');
    await expect(page).toHaveURL(`${base}articles/${article}/#${anchor}`);
    await expect(page.locator(':target')).toBeVisible();

    await page.goBack();
    await expect(box(page)).toHaveValue('crack');
    await expect(choice(page, 'Stance')).toHaveValue('denies');
    await expect(results(page)).toHaveCount(denials.length);
    await page.goBack();
    await expect(choice(page, 'Stance')).toHaveValue('');
    await expect(page).toHaveURL(`${base}search/?q=crack&type=statement`);
  });

  test('shows the status of a claim: mark and words', async ({ page }) => {
    await page.goto(`${base}search/?status=contested&type=claim`);
    const contested = claims.filter(({ status }) => status === 'contested');
    await expect(results(page)).toHaveCount(contested.length);
    await expect(results(page).first()).toContainText('Contested');
    await expect(results(page).first().locator('[data-tone=conflict] svg')).toBeVisible();
  });

  test('gives more of many, latest first where no words decide', async ({ page }) => {
    await page.goto(`${base}search/?type=statement`);
    await expect(page.locator('[role=status][data-words]')).toHaveText(`${statements.length} results`);
    await expect(results(page)).toHaveCount(10);
    await page.getByRole('button', { name: 'More results' }).click();
    await expect(results(page)).toHaveCount(20);
    await expect(results(page).nth(10).getByRole('link')).toBeFocused();
  });

  test('works with the keyboard', async ({ page }) => {
    await page.goto(`${base}search/`);
    await box(page).focus();
    await page.keyboard.type('bridge');
    await page.keyboard.press('Enter');
    await expect(results(page).first()).toBeVisible();
    await expect(page).toHaveURL(`${base}search/?q=bridge`);
    await page.keyboard.press('ArrowDown');
    await expect(results(page).first().getByRole('link')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(box(page)).toBeFocused();
    await page.goBack();
    await expect(box(page)).toHaveValue('');
    await expect(results(page)).toHaveCount(0);
  });

  plain('can start Pagefind’s worker and no other', async ({ page }) => {
    const [worker] = await Promise.all([page.waitForEvent('worker'), page.goto(`${base}search/?q=crack`)]);
    expect(worker.url()).toBe(`${base}pagefind/pagefind-worker.js`);
    await expect(results(page).first()).toBeVisible();
    const start = (address: string) => {
      try {
        return String(new Worker(address));
      } catch (error) {
        return (error as Error).name;
      }
    };
    expect(await page.evaluate(start, `${new URL(base).pathname}pagefind/pagefind.js`)).toBe('TypeError');
  });

  test('helps where nothing is found', async ({ page }) => {
    await page.goto(`${base}search/?q=xqzzv`);
    await expect(page.locator('[role=status][data-words]')).toHaveText('Nothing found.');
    await expect(page.getByText('Check the spelling')).toBeVisible();
    await expect(page.getByRole('main').getByRole('link', { name: 'Actors' })).toBeVisible();
  });

  test('says so where there is no index', async ({ page }) => {
    await page.route('**/pagefind/**', (route) => route.fulfill({ status: 404 }));
    await page.goto(`${base}search/?q=crack`);
    await expect(page.getByText('The search cannot be loaded.')).toBeVisible();
  });

  test('is asked for on the page that does not exist', async ({ page }) => {
    await page.goto(`${base}no/such/page/`);
    const form = page.locator('form[role=search]');
    await expect(form).toHaveAttribute('action', new URL(`${base}search/`).pathname);
    await expect(form.locator('input[name=q]')).toHaveCount(1);
  });
});

test.describe('filters', () => {
  const shown = (page: Page) => page.locator('.claims > li:visible');

  test('combine, are in the address, survive reload and going back, and can be cleared', async ({ page }) => {
    await page.goto(`${base}claims/`);
    const count = page.locator('[role=status][data-words]');
    await expect(count).toHaveText(`${claims.length} of ${claims.length} claims`);

    await choice(page, 'Topic').selectOption('closing');
    const closing = claims.filter(({ topics }) => topics.includes('closing'));
    await expect(count).toHaveText(`${closing.length} of ${claims.length} claims`);
    await choice(page, 'Stance').selectOption('denies');
    const denied = closing.filter(({ id }) => statements.some((s) => s.claim === id && s.stance === 'denies'));
    expect(denied.length).toBeGreaterThan(0);
    expect(denied.length).toBeLessThan(closing.length);
    await expect(shown(page)).toHaveCount(denied.length);
    await expect(page).toHaveURL(`${base}claims/?stance=denies&topic=closing`);

    await page.reload();
    await expect(choice(page, 'Stance')).toHaveValue('denies');
    await expect(shown(page)).toHaveCount(denied.length);
    await page.goBack();
    await expect(choice(page, 'Stance')).toHaveValue('');
    await expect(count).toHaveText(`${closing.length} of ${claims.length} claims`);
    await page.goForward();
    await expect(shown(page)).toHaveCount(denied.length);

    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(page).toHaveURL(`${base}claims/`);
    await expect(count).toHaveText(`${claims.length} of ${claims.length} claims`);
    await expect(page.getByRole('button', { name: 'Clear filters' })).toBeHidden();
  });

  test('an actor and a stance mean the stance of this actor', async ({ page }) => {
    await page.goto(`${base}claims/?actor=ada-fenwick&stance=denies`);
    const titles = claims
      .filter(({ id }) => statements.some((s) => s.claim === id && s.by === 'ada-fenwick' && s.stance === 'denies'))
      .map(({ title }) => title);
    await expect(page.locator('.claims .title:visible')).toHaveText(titles);
  });

  test('hide sections, their entries in the list above, and count what is left in the others', async ({ page }) => {
    await page.goto(`${base}claims/?status=contested#contested`);
    const contested = claims.filter(({ status }) => status === 'contested').length;
    await expect(page.locator('section:visible > h2')).toHaveText([`Contested (${contested})`]);
    await expect(page.locator('.tally li:visible')).toHaveCount(1);
    await expect(page.locator('#contested')).toBeInViewport();
    // What is already gone for another reason is not counted.
    await page
      .locator('.claims > li:visible')
      .first()
      .evaluate((item) => item.setAttribute('data-later', ''));
    await page.evaluate(() => document.dispatchEvent(new Event('asof')));
    await expect(page.locator('[role=status][data-words]')).toHaveText(new RegExp(`^${contested - 1 || 'None'} of `));
  });

  test('of words: every one of them, in any case', async ({ page }) => {
    await page.goto(`${base}timeline/`);
    await page.getByLabel('Words').fill('PIER fenwick');
    await expect(page).toHaveURL(`${base}timeline/?text=PIER+fenwick`);
    const items = page.locator('[data-voices]:visible');
    await expect(page.locator('[role=status][data-words]')).toHaveText(new RegExp(`^${await items.count()} of `));
    expect(await items.count()).toBeGreaterThan(0);
    for (const entry of await page.locator('.entries > li:visible').all()) {
      await expect(entry).toContainText(/pier/i);
      await expect(entry).toContainText(/fenwick/i);
    }
    await page.goBack();
    await expect(page.getByLabel('Words')).toHaveValue('');
  });

  test('of dates leave out what has none; empty months and days go', async ({ page }) => {
    await page.goto(`${base}timeline/?from=2019-03-04&to=2019-03-04`);
    await expect(page.locator('#undated')).toBeHidden();
    for (const day of await page.locator('.day:visible').all()) {
      expect(await day.locator('[data-voices]:visible').count()).toBeGreaterThan(0);
    }
    await expect(page.locator('.day:not(.band):visible time')).toHaveText(['4 March 2019']);
  });

  test('with a value that nothing has, nothing fits, and the page says so', async ({ page }) => {
    await page.goto(`${base}claims/?actor=nobody-here`);
    await expect(page.locator('[role=status][data-words]')).toHaveText(`None of the ${claims.length} claims fits.`);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(shown(page)).toHaveCount(claims.length);
  });

  test('are folded on a phone, and the fold says how many are on', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(`${base}claims/?topic=closing&stance=denies`);
    await expect(choice(page, 'Topic')).toBeHidden();
    await page.getByText('Filters 2 on').click();
    await expect(choice(page, 'Topic')).toBeVisible();
    await page.getByRole('button', { name: 'Show what fits' }).click();
    await expect(choice(page, 'Topic')).toBeHidden();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('no form stands that does nothing, and the lists are there', async ({ page }) => {
    for (const path of ['search/', 'claims/', 'timeline/', 'no/such/page/']) {
      await page.goto(base + path);
      await expect(page.locator('form:visible')).toHaveCount(0);
    }
    await page.goto(`${base}search/`);
    // Playwright's texts and roles leave out what stands in <noscript>.
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.locator('noscript a', { hasText: 'Claims' })).toBeVisible();
  });
});
