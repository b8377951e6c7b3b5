/** The data documents say what the pages say. */
import { expect, test } from '@playwright/test';
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

test.use({ javaScriptEnabled: false });

for (const [name, site] of Object.entries<Site>(sites)) {
  const base = siteUrl(site);
  const list = <T>(document: string) => apiList(site, document) as unknown as T[];

  test(`${name}: every status follows from statements.json and claims.json alone`, () => {
    const claims = list<ClaimData>('claims');
    const again = statusesAgain(apiList(site, 'statements'), apiList(site, 'claims'));
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims)
      expect({ [claim.id]: again.get(claim.id)?.status }).toEqual({ [claim.id]: claim.status });
  });

  test(`${name}: claim pages and claims.json agree`, async ({ page }) => {
    test.slow();
    for (const claim of list<ClaimData>('claims')) {
      await page.goto(`${base}claims/${claim.id}/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(claim.title);
      await expect(page.locator('.verdict > p')).toContainText(claim.reason);
      const links = await page.locator('#statements tbody td:last-child a').evaluateAll(hrefs);
      const expected = claim.statements.map((key) => statementHref(base, key));
      expect(links.toSorted()).toEqual(expected.toSorted());
    }
  });

  test(`${name}: article pages and articles.json agree`, async ({ page }) => {
    for (const article of list<ArticleData>('articles')) {
      await page.goto(`${base}articles/${article.id}/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(article.title);
      const anchors = await page.locator('#statements tbody tr').evaluateAll((rows) => rows.map((row) => row.id));
      expect(anchors).toEqual(article.statements.map((key) => key.split('/')[1]));
    }
  });

  test(`${name}: actor pages and actors.json agree`, async ({ page }) => {
    for (const actor of list<ActorData>('actors')) {
      await page.goto(`${base}actors/${actor.id}/`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(actor.name);
      const said = await page.locator('#said tbody td:last-child a').evaluateAll(hrefs);
      expect(said).toEqual(actor.statements.map((key) => statementHref(base, key)));
      const about = await page.locator('#about .title').evaluateAll(hrefs);
      expect(about).toEqual(actor.claims.map((id) => `${base}claims/${id}/`));
    }
  });

  test(`${name}: the timeline page and timeline.json agree`, async ({ page }) => {
    await page.goto(`${base}timeline/`);
    const entries = list<{ type: string }>('timeline');
    await expect(page.locator('.entries > li')).toHaveCount(entries.length);
    await expect(page.locator('.entries > .told')).toHaveCount(entries.filter(({ type }) => type === 'told').length);
  });
}

const hrefs = (links: (HTMLElement | SVGElement)[]) => links.map((link) => (link as HTMLAnchorElement).href);

function statementHref(base: string, key: string): string {
  const [article, id] = key.split('/');
  return `${base}articles/${article}/#${id}`;
}
