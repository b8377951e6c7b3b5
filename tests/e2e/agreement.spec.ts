/** The data documents say what the pages say. */
import { expect, test, type Page } from './test.ts';
import { sites, siteUrl, type Site } from '../sites.ts';
import { statusesAgain } from '../support/statuses-again.ts';
import { apiList } from './built.ts';

interface ClaimData {
  id: string;
  title: string;
  status: string;
  reason: string;
  statements: string[];
}
interface ArticleData {
  id: string;
  title: string;
  statements: string[];
}
interface ActorData {
  id: string;
  name: string;
  statements: string[];
  claims: string[];
}

// Pages are read by a script of the test, which their policy would refuse.
test.use({ bypassCSP: true });

for (const [name, site] of Object.entries<Site>(sites)) {
  const base = siteUrl(site);
  const list = <T>(document: string) => apiList(site, document) as unknown as T[];
  const statements = (keys: string[]) => keys.map((key) => `${base}articles/${key.replace('/', '/#')}`);

  test(`${name}: every status follows from statements.json and claims.json alone`, () => {
    const claims = list<ClaimData>('claims');
    const again = statusesAgain(apiList(site, 'statements'), apiList(site, 'claims'));
    expect(claims.length).toBeGreaterThan(0);
    expect(claims.map(({ id }) => [id, again.get(id)?.status])).toEqual(claims.map(({ id, status }) => [id, status]));
  });

  test(`${name}: claim pages and claims.json agree`, async ({ page }) => {
    const claims = list<ClaimData>('claims');
    const shown = await readPages(
      page,
      base,
      claims.map(({ id }) => `claims/${id}/`),
      {
        title: 'h1',
        reason: '.verdict > p:first-of-type',
        links: '#statements tbody td:last-child a',
      },
    );
    for (const [index, claim] of claims.entries()) {
      const { title, reason, links } = shown[index] ?? {};
      expect(title).toEqual([claim.title]);
      expect(reason?.[0]).toContain(claim.reason);
      expect(links?.toSorted()).toEqual(statements(claim.statements).toSorted());
    }
  });

  test(`${name}: article pages and articles.json agree`, async ({ page }) => {
    const articles = list<ArticleData>('articles');
    const shown = await readPages(
      page,
      base,
      articles.map(({ id }) => `articles/${id}/`),
      {
        title: 'h1',
        links: '#statements tbody td:first-child a',
      },
    );
    const expected = articles.map((article) => ({ title: [article.title], links: statements(article.statements) }));
    expect(shown).toEqual(expected);
  });

  test(`${name}: actor pages and actors.json agree`, async ({ page }) => {
    const actors = list<ActorData>('actors');
    const shown = await readPages(
      page,
      base,
      actors.map(({ id }) => `actors/${id}/`),
      {
        title: 'h1',
        said: '#said tbody td:last-child a',
        about: '#about .title',
      },
    );
    const expected = actors.map((actor) => ({
      title: [actor.name],
      said: statements(actor.statements),
      about: actor.claims.map((id) => `${base}claims/${id}/`),
    }));
    expect(shown).toEqual(expected);
  });

  test(`${name}: the timeline page and timeline.json agree`, async ({ page }) => {
    await page.goto(`${base}timeline/`);
    const entries = list<{ type: string }>('timeline');
    await expect(page.locator('.entries > li')).toHaveCount(entries.length);
    await expect(page.locator('.entries > .told')).toHaveCount(entries.filter(({ type }) => type === 'told').length);
  });
}

/** Of each page, what the selectors find: addresses of links, texts of everything else. */
async function readPages<K extends string>(
  page: Page,
  base: string,
  paths: string[],
  selectors: Record<K, string>,
): Promise<Record<K, string[]>[]> {
  await page.goto(base);
  return page.evaluate(
    async ([root, all, wanted]) => {
      const read = async (path: string) => {
        const address = root + path;
        const parsed = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
        const show = (element: Element) =>
          element.tagName === 'A'
            ? new URL(element.getAttribute('href') ?? '', address).href
            : (element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
        const found = Object.entries(wanted).map(([key, selector]) => [
          key,
          [...parsed.querySelectorAll(selector)].map(show),
        ]);
        return Object.fromEntries(found) as Record<K, string[]>;
      };
      return Promise.all(all.map(read));
    },
    [base, paths, selectors as Record<string, string>] as const,
  );
}
