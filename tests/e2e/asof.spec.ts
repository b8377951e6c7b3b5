/** The site as of a day: what the script shows is what a build of only the articles by then shows. */
import { expect, test, type Page } from './test.ts';
import { statusOn, type Histories } from '../../src/browser/histories.ts';
import { createWords } from '../../src/views/words.ts';
import { earlier, earlierDay, sites, siteUrl } from '../sites.ts';
import { apiList } from './built.ts';

interface ClaimData {
  id: string;
  title: string;
  when: string | null;
  history: { day: string; status: string }[];
}

const DAY = earlierDay();
const DAY_IN_WORDS = createWords('en').day(DAY);
const claims = apiList(sites.content, 'claims') as unknown as ClaimData[];
const then = new Set(apiList(earlier, 'claims').map((claim) => (claim as unknown as ClaimData).id));

/** Opens a page of the content as of the day, or of the site of that day; returns the visible texts of some parts. */
async function texts(page: Page, path: string, part: string, where: 'as of' | 'static' | 'built'): Promise<string[]> {
  const base = siteUrl(where === 'built' ? earlier : sites.content);
  await page.goto(base + path + (where === 'as of' ? `?asof=${DAY}` : ''));
  if (where === 'as of') await page.locator('html[data-asof]').waitFor();
  const found = await page.locator(part).filter({ visible: true }).allInnerTexts();
  return found.map((words) => words.replaceAll(/\s+/g, ' ').trim());
}

async function expectSame(page: Page, path: string, part: string): Promise<void> {
  const built = await texts(page, path, part, 'built');
  expect(built.length, `${path}: ${part}`).toBeGreaterThan(0);
  expect(await texts(page, path, part, 'as of'), `${path}: ${part}`).toEqual(built);
}

test('the front page', async ({ page }) => {
  await expectSame(page, '', '#record > *');
  await expect(page.locator('.asof .said')).toHaveText(
    `You see this page as of ${DAY_IN_WORDS}: what later articles carry is left out.`,
  );
});

test('the timeline', async ({ page }) => {
  await expectSame(page, 'timeline/', '.entries > li');
  await expectSame(page, 'timeline/newest/', '.entries > li');
});

test('the contradictions', async ({ page }) => {
  const built = await texts(page, 'contradictions/', '.case', 'built');
  expect(built.length).toBeGreaterThan(10);
  expect(await texts(page, `asof/${DAY}/contradictions/`, '.case', 'static')).toEqual(built);
});

test('claims whose status or statements changed since', async ({ page }) => {
  test.slow();
  const changed = claims.filter(({ id, history }) => then.has(id) && (history.at(-1)?.day ?? '') > DAY);
  expect(changed.length).toBeGreaterThan(5);
  for (const { id } of changed.slice(0, 12))
    await expectSame(page, `claims/${id}/`, '.verdict, #statements :is(td, th), #articles h3, #history td');
});

test('actors', async ({ page }) => {
  test.slow();
  const actors = apiList(earlier, 'actors') as unknown as { id: string; statements: string[] }[];
  for (const { id } of actors.filter(({ statements }) => statements.length > 0)) {
    await expectSame(page, `actors/${id}/`, '#said td');
  }
});

test('a claim that nobody had carried by then', async ({ page }) => {
  const later = claims.find(({ id }) => !then.has(id));
  await page.goto(`claims/${later?.id}/?asof=${DAY}`);
  await expect(page.locator('.asof .said')).toHaveText(`Nothing of this was on record by ${DAY_IN_WORDS}.`);
  await expect(page.locator('.verdict')).toHaveCount(0);
  await expect(page.locator('#statements td').filter({ visible: true })).toHaveCount(0);
});

test('the control sets the address, links keep the day, and one leads back to the latest', async ({ page }) => {
  await page.goto('timeline/');
  await page.getByLabel('As of', { exact: true }).fill(DAY);
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(new RegExp(`timeline/\\?asof=${DAY}$`));
  await expect(page.locator('.asof .said')).toContainText(DAY_IN_WORDS);
  await page.locator('.told .title').filter({ visible: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`claims/[^/]+/\\?asof=${DAY}$`));
  await page.getByRole('link', { name: 'Back to the latest' }).click();
  await expect(page).toHaveURL(/claims\/[^/]+\/$/);
});

test('without scripts, the static pages answer', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(siteUrl(sites.content));
  await page.getByRole('link', { name: 'What was known on an earlier date' }).click();
  await page.getByRole('link', { name: DAY_IN_WORDS }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`As of ${DAY_IN_WORDS}`);
  await page.getByRole('link', { name: /^All \d+ claims with their status then$/ }).click();
  await expect(page.locator('.claims > li')).toHaveCount(then.size);
  await context.close();
});

test('what changed between two dates', async ({ page }) => {
  const before = [...new Set(claims.flatMap(({ history }) => history.map((change) => change.day)))]
    .toSorted()
    .findLast((day) => day < DAY) as string;
  await page.goto(`asof/?from=${before}&to=${DAY}`);
  const difference = page.locator('#difference');
  const between = claims.filter(({ history }) => {
    const at = (day: string) => history.findLast((change) => change.day <= day)?.status;
    return at(before) !== undefined && at(before) !== at(DAY);
  });
  await expect(difference.getByRole('heading', { name: 'Claims whose status changed' })).toContainText(
    `(${between.length})`,
  );
  await expect(difference.locator('[data-part=added] li')).toHaveCount(
    claims.filter(({ history }) => history[0] && history[0].day > before && history[0].day <= DAY).length,
  );
});

for (const day of ['2019-03-05', '2019-03-21', '2019-04-12', '2030-01-01']) {
  test(`another story as of ${day}: each claim has the status of its history`, async ({ page }) => {
    const all = apiList(sites.fixture, 'claims') as unknown as ClaimData[];
    const histories = (await (
      await page.request.get(`${siteUrl(sites.fixture)}asof/histories.json`)
    ).json()) as Histories;
    await page.goto(`${siteUrl(sites.fixture)}timeline/?asof=${day}`);
    await page.locator('html[data-asof]').waitFor();
    const shown = await page
      .locator('.told .status')
      .filter({ visible: true })
      .evaluateAll((statuses) =>
        statuses.map(({ dataset, textContent }) => [dataset.claim ?? '', textContent?.trim() ?? '']),
      );
    const expected = all.flatMap(({ id, title, when, history }) => {
      const state = statusOn(histories, id, day);
      expect(state?.status, title).toBe(history.findLast((change) => change.day <= day)?.status);
      return when === null || state === null ? [] : [[id, state.label]];
    });
    expect(shown.toSorted()).toEqual(expected.toSorted());
  });
}

test('filters find by the status of the day', async ({ page }) => {
  const moved = claims.find(({ history }) => {
    const status = history.findLast((change) => change.day <= DAY)?.status;
    return status !== undefined && status !== history.at(-1)?.status;
  });
  const status = moved?.history.findLast((change) => change.day <= DAY)?.status;
  await page.goto(`timeline/?asof=${DAY}&status=${status}`);
  await page.locator('html[data-asof]').waitFor();
  const others = claims.filter(
    ({ history }) => history.findLast((change) => change.day <= DAY)?.status !== status && history.length > 0,
  );
  const shown = await page
    .locator('.told .status')
    .filter({ visible: true })
    .evaluateAll((all) => all.map(({ dataset }) => dataset.claim ?? ''));
  expect(shown.filter((id) => others.some((other) => other.id === id))).toEqual([]);
});

test('a record that cannot be loaded leaves no status of today under an earlier date', async ({ page }) => {
  await page.route('**/asof/histories.json', (route) => route.abort());
  await page.goto(`timeline/?asof=${DAY}`);
  await expect(page.locator('.asof .said')).toContainText('could not be loaded');
  await expect(page.locator('.told .status').filter({ visible: true })).toHaveCount(0);
});
