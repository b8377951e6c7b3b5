/** How a reader comes to mend the record or to add to it: the story of the tests has a repository. */
import { expect, test, type Page } from './test.ts';
import { sites, siteUrl } from '../sites.ts';
import { apiList } from './built.ts';

test.use({ javaScriptEnabled: false, baseURL: siteUrl(sites.fixture) });

const REPOSITORY = 'https://github.com/example/port-merrow';

const hrefOf = async (page: Page, name: string): Promise<URL> =>
  new URL((await page.getByRole('main').getByRole('link', { name, exact: true }).getAttribute('href')) ?? '');

for (const collection of ['articles', 'claims', 'actors']) {
  test(`every page of ${collection} can be edited, and a mistake on it reported`, async ({ page }) => {
    for (const { id } of apiList(sites.fixture, collection)) {
      await page.goto(`${collection}/${id}/`);
      const title = await page.getByRole('heading', { level: 1 }).innerText();
      const edit = await hrefOf(page, 'Edit this page');
      expect(edit.href).toMatch(`${REPOSITORY}/edit/main/tests/fixtures/story/${collection}/${id}.md`);
      const { origin, pathname, searchParams } = await hrefOf(page, 'Report a mistake');
      expect(origin + pathname).toBe(`${REPOSITORY}/issues/new`);
      expect(Object.fromEntries(searchParams)).toEqual({
        template: 'mistake.yml',
        title: `Mistake: ${title}`,
        page: `https://example.org/tracker/${collection}/${id}/`,
      });
    }
  });
}

for (const path of ['articles/', 'about/']) {
  test(`an article can be added or suggested from ${path}`, async ({ page }) => {
    await page.goto(path);
    const add = await hrefOf(page, 'Add an article');
    expect(add.pathname).toBe('/example/port-merrow/new/main/tests/fixtures/story/articles');
    expect(add.searchParams.get('value')).toMatch(/^---\n[^]*\ntitle:/);
    expect((await hrefOf(page, 'Suggest an article')).href).toBe(`${REPOSITORY}/issues/new?template=article.yml`);
  });
}

test('pages that hold no record offer nothing of it', async ({ page }) => {
  await page.goto('');
  for (const name of ['Edit this page', 'Report a mistake', 'Add an article']) {
    await expect(page.getByRole('link', { name })).toHaveCount(0);
  }
});
