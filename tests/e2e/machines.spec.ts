/** What the built pages tell programs: structured data as a browser reads it, and that the sitemap names the pages. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from './test.ts';
import { inScript } from '../../src/outputs/graph.ts';
import { fileOf } from '../bounds/built.ts';
import { readDocuments } from '../bounds/documents.ts';
import { sites, type Site } from '../sites.ts';
import { naughtyRecords } from '../support/naughty.ts';
import { readSite } from './built.ts';

type Node = Record<string, unknown>;

/** The JSON-LD of pages, as a browser finds it. */
const structuredData = (page: Page, html: readonly string[]): Promise<string[][]> =>
  page.evaluate(
    (texts) =>
      texts.map((text) =>
        [
          ...new DOMParser().parseFromString(text, 'text/html').querySelectorAll('script[type="application/ld+json"]'),
        ].map(({ textContent }) => textContent ?? ''),
      ),
    html,
  );

for (const [name, site] of Object.entries<Site>(sites)) {
  test(`${name}: what pages tell of records is what the whole graph tells`, async ({ page }) => {
    const { pages, folder } = readSite(site);
    const { '@graph': graph } = JSON.parse(readFileSync(join(folder, 'data/graph.jsonld'), 'utf8'));
    const whole = new Map((graph as Node[]).map((node) => [node['@id'], node]));
    const found = await structuredData(
      page,
      pages.map(({ html }) => html),
    );
    const told = found.flat().flatMap((text) => JSON.parse(text)['@graph'] as Node[]);
    expect(Math.max(...found.map(({ length }) => length))).toBe(1);
    for (const node of told.filter(({ '@type': type }) => type !== 'BreadcrumbList'))
      expect(whole.get(node['@id'])).toMatchObject(node);
    const types = new Set(told.map(({ '@type': type }) => type));
    for (const type of ['WebSite', 'Claim', 'Article', 'Person', 'BreadcrumbList']) expect([...types]).toContain(type);
  });
}

test('no text breaks out of structured data', async ({ page }) => {
  const { used } = naughtyRecords();
  const strings = [...used, '</script><b>', '<!-- <script>', ']]>', '&lt;', '\u2028\u2029', '</SCRIPT >', '<script>'];
  const html = strings.map((text) => `<script type="application/ld+json">${inScript({ text })}</script>`);
  const found = await structuredData(page, html);
  expect(found.map((texts) => texts.map((text) => JSON.parse(text).text))).toEqual(strings.map((text) => [text]));
  const others = await page.evaluate(
    (texts) =>
      texts.filter((text) => new DOMParser().parseFromString(text, 'text/html').querySelectorAll('body *').length > 0),
    html,
  );
  expect(others).toEqual([]);
});

test('the sitemap names every page that search engines may list, once, and nothing else', async ({ page }) => {
  const site = readSite(sites.fixture);
  const sitemap = readFileSync(join(site.folder, 'sitemap.xml'), 'utf8');
  const addresses = await page.evaluate(
    (text) =>
      [...new DOMParser().parseFromString(text, 'application/xml').querySelectorAll('url > loc')].map(
        ({ textContent }) => textContent ?? '',
      ),
    sitemap,
  );
  const named = addresses.map((address) => fileOf(site, '', address));
  const indexable = (await readDocuments(page, site.pages)).filter(({ noindex }) => !noindex);
  expect(named.toSorted()).toEqual(indexable.map(({ page: { path } }) => `${path}index.html`).toSorted());
  expect(named.length).toBeGreaterThan(40);
});

test('icons of the manifest are there, in the sizes that it says', async () => {
  const site = readSite(sites.fixture);
  const manifest = JSON.parse(readFileSync(join(site.folder, 'manifest.webmanifest'), 'utf8'));
  expect(manifest.icons.length).toBe(3);
  for (const { src, sizes } of manifest.icons) {
    const file = fileOf(site, '', src) ?? '';
    expect(site.files).toContain(file);
    if (!file.endsWith('.png')) continue;
    const picture = readFileSync(join(site.folder, file));
    expect(`${picture.readUInt32BE(16)}x${picture.readUInt32BE(20)}`).toBe(sizes);
  }
});
