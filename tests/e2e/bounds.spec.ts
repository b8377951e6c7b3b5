/** The quick ones of the bounds that `npm run bounds` measures, and that its checks find what they look for. */
import { expect, test, type Page } from '@playwright/test';
import { axe } from '../bounds/axe.ts';
import type { Bound, Check, Subject } from '../bounds/bound.ts';
import type { BuiltSite } from '../bounds/built.ts';
import { bytesBounds } from '../bounds/bytes.ts';
import { readDocuments } from '../bounds/documents.ts';
import { forcedColors } from '../bounds/forced-colors.ts';
import { htmlErrors } from '../bounds/html.ts';
import { keyboard } from '../bounds/keyboard.ts';
import { representatives } from '../bounds/kinds.ts';
import { brokenLinks } from '../bounds/links.ts';
import { serve } from '../bounds/server.ts';
import { visits } from '../bounds/visits.ts';
import { sites, type Site } from '../sites.ts';
import { builtSite } from '../support/built.ts';
import { readSite } from './built.ts';

for (const [name, site] of Object.entries<Site>(sites)) {
  test(`${name}: every page is light enough, and every link leads somewhere`, async ({ page }) => {
    const built = readSite(site);
    const documents = await readDocuments(page, built.pages);
    expect(bytesBounds(built, documents).flatMap(({ findings }) => findings)).toEqual([]);
    expect(brokenLinks(built, documents)).toEqual([]);
    expect(documents.flatMap(({ addresses }) => addresses).length).toBeGreaterThan(documents.length * 10);
  });

  test(`${name}: html-validate finds nothing on a page of each kind`, async () => {
    expect(await htmlErrors(representatives(readSite(site).pages))).toEqual([]);
  });
}

test.describe('a site that breaks the bounds', () => {
  const body = (content: string) =>
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Broken</title></head><body><main><h1>Broken</h1>${content}</main></body></html>`;

  test('links: files, fragments and drawings that are not there', async ({ page }, { outputDir }) => {
    const links = `<a href="#gone">1</a> <a href="/repo/about/#here">2</a> <a href="/repo/none/">3</a> <a href="/about/">4</a>
      <a href="/repo/about">5</a> <a href="https://elsewhere.example/none">6</a> <a href="https://example.org/repo/none/">7</a>
      <svg><a href="/repo/drawn/"><text>8</text></a></svg> <img src="/repo/a.png" srcset="/repo/b.png 1x, /repo/c.png 2x" alt="">`;
    const files = { 'index.html': body(links), 'about/index.html': body('<p id="here">Here</p>') };
    const site = builtSite(outputDir, files, 'https://example.org/repo/');
    expect(brokenLinks(site, await readDocuments(page, site.pages)).map(({ text }) => text)).toEqual([
      '#gone leads to no element',
      '/repo/none/ leads to no file',
      '/about/ leads to no file',
      '/repo/about leads to no file',
      'https://example.org/repo/none/ leads to no file',
      '/repo/drawn/ leads to no file',
      '/repo/a.png leads to no file',
      '/repo/b.png leads to no file',
      '/repo/c.png leads to no file',
    ]);
  });

  test('html-validate: wrong markup', async () => {
    const { outputDir } = test.info();
    const { pages } = builtSite(outputDir, { 'index.html': body('<ul><p>Not an item</p></ul>') });
    expect((await htmlErrors(pages)).map(({ text }) => text.split(':')[0])).toEqual(['element-permitted-content']);
  });

  test('visits: other hosts, cookies, scripts that load by themselves, shifts, sideways scroll', async ({ page }, {
    outputDir,
  }) => {
    const content = `<img src="http://127.0.0.1:9/pixel.png" alt="" width="1" height="1"><div style="width: 500px">wide</div><p>Text</p>
      <script>document.cookie = 'seen=1'; import('/later.js');
      requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector('h1').style.marginTop = '200px'));</script>`;
    const site = builtSite(outputDir, { 'index.html': body(content), 'later.js': 'export {}' });
    const bounds = await measure(visits, site, page);
    expect(summary(bounds)).toEqual([
      'requests to other hosts: http://127.0.0.1:9/pixel.png',
      'cookies: seen=1',
      'scripts that load before they are asked for: later.js',
      expect.stringMatching(/^cumulative layout shift: 0\.\d+: .*at 360 px$/),
      expect.stringMatching(/^cumulative layout shift: 0\.\d+: .*at 1440 px$/),
      expect.stringMatching(/^sideways scroll at 320 px: \d+ px: <div/),
    ]);
  });

  test('axe: contrast in one scheme only, targets that are too small', async ({ page }, { outputDir }) => {
    const content = `<style>:root { color-scheme: light dark; background: light-dark(#fff, #000) } p { color: light-dark(#000, #333) }
      button { inline-size: 9px; block-size: 9px; padding: 0; border: 0; margin: 0 }</style>
      <p>Dark on dark</p><button aria-label="One"></button><button aria-label="Two"></button>`;
    const bounds = await measure(axe, builtSite(outputDir, { 'index.html': body(content) }), page);
    const rules = bounds.flatMap(({ findings }) =>
      findings.map(({ text }) => `${text.split(':')[0]} ${text.slice(text.lastIndexOf(';') + 2, -1)}`),
    );
    expect(rules).toEqual([
      'target-size light, 320 px',
      'color-contrast dark, 320 px',
      'target-size light, 1440 px',
      'color-contrast dark, 1440 px',
    ]);
  });

  test('keyboard: what Tab does not reach, reaches unseen or out of order', async ({ page }, { outputDir }) => {
    const content = `<a href="/" style="outline: none">Unseen</a> <a href="/" tabindex="3">Early</a> <button id="trap">Trap</button>
      <a href="/">Behind</a><details><summary>Closed</summary><a href="/">Inside</a></details>
      <script>trap.onkeydown = (event) => event.preventDefault()</script>`;
    const bounds = await measure(keyboard, builtSite(outputDir, { 'index.html': body(content) }), page);
    expect(summary(bounds)).toEqual([
      expect.stringMatching(/not reached: .*Behind/),
      expect.stringMatching(/not reached: .*Closed/),
      expect.stringMatching(/focus does not show: .*Unseen/),
      expect.stringMatching(/out of order .*Early/),
    ]);
  });

  test('forced colours: text and drawn text that melt into what is behind them', async ({ page }, { outputDir }) => {
    const content = `<p style="forced-color-adjust: none; color: #777; background: #888">Melted</p>
      <svg role="img" aria-label="A"><text y="20" style="forced-color-adjust: none" fill="Canvas">Drawn</text>
      <text y="40" fill="currentcolor">Kept</text></svg>`;
    const bounds = await measure(forcedColors, builtSite(outputDir, { 'index.html': body(content) }), page);
    expect(summary(bounds)).toEqual(
      ['light', 'dark'].flatMap((scheme) => [
        expect.stringMatching(`“Melted” .*${scheme}`),
        expect.stringMatching(`“Drawn” .*${scheme}`),
      ]),
    );
  });

  async function measure(check: Check, site: BuiltSite, page: Page): Promise<Bound[]> {
    const server = await serve(site.folder, site.base);
    const subject: Subject = {
      site,
      documents: await readDocuments(page, site.pages),
      kinds: site.pages,
      url: server.url,
      browser: page.context().browser() as Subject['browser'],
      browserPath: '',
      every: false,
      say: () => undefined,
    };
    return Promise.resolve(check.measure(subject)).finally(server.close);
  }

  /** Each finding with its bound, once. */
  const summary = (bounds: Bound[]): string[] => [
    ...new Set(bounds.flatMap(({ what, findings }) => findings.slice(0, 4).map(({ text }) => `${what}: ${text}`))),
  ];
});
