/** Reading without a network: pages that the browser keeps, and the whole site as one file. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { headersAt } from '../../src/outputs/headers.ts';
import { sites } from '../sites.ts';
import { expect, test, type Page } from './test.ts';

const BASE = '/tracker/';
const folder = sites.fixture.outDir;
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** A host of the built story whose files can be others; `close` is the end of the network. */
async function host(files: Map<string, string>): Promise<{ server: Server; url: string }> {
  const server = createServer(({ url = '' }, response) => {
    const path = new URL(url, 'http://localhost').pathname.slice(BASE.length);
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    const headers = Object.entries(headersAt(path) ?? {}).filter(([name]) => name !== 'Strict-Transport-Security');
    try {
      const body = files.get(file) ?? readFileSync(join(folder, file));
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...Object.fromEntries(headers), 'Content-Type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  return { server, url: `http://localhost:${(server.address() as AddressInfo).port}${BASE}` };
}

const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
const cacheNames = (page: Page) => page.evaluate(() => caches.keys());

test.describe('pages that the browser keeps', () => {
  test.use({ serviceWorkers: 'allow' });

  test('are there without a network, follow the site, and go when asked', async ({ page, context }) => {
    const files = new Map<string, string>();
    const { server, url } = await host(files);
    const worker = readFileSync(join(folder, 'sw.js'), 'utf8');
    const [, version = ''] = /"version":"(\w+)"/.exec(worker) ?? [];
    try {
      // Nobody's browser keeps anything of its own accord.
      await page.goto(`${url}claims/repair-cost/`);
      await page.goto(`${url}data/`);
      expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
      expect(await cacheNames(page)).toEqual([]);

      await page.getByRole('button', { name: 'Keep the pages that I read' }).click();
      await expect(page.getByRole('button', { name: 'Forget them, and keep no more' })).toBeVisible();
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      expect(await cacheNames(page)).toEqual([`claimline ${BASE} ${version}`]);
      await page.goto(`${url}claims/repair-cost/?asof=2019-04-01`);
      await heading(page, 'What the repair costs');

      await context.setOffline(true);
      await page.goto(`${url}claims/repair-cost/`);
      await heading(page, 'What the repair costs');
      expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length)).toBeGreaterThan(0);
      await page.goto(`${url}claims/bridge-closed/`);
      await heading(page, 'This page is not kept');
      expect(await page.evaluate(() => document.styleSheets[0]?.cssRules.length)).toBeGreaterThan(0);

      // Another state of the site: what was kept is kept as it is now, and nothing of before.
      await context.setOffline(false);
      const claim = readFileSync(join(folder, 'claims/repair-cost/index.html'), 'utf8');
      files.set('claims/repair-cost/index.html', claim.replaceAll('What the repair costs', 'What the repair cost'));
      files.set('sw.js', worker.replace(version, 'another'));
      await page.goto(`${url}data/`);
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      await expect.poll(() => cacheNames(page)).toEqual([`claimline ${BASE} another`]);
      await context.setOffline(true);
      await page.goto(`${url}claims/repair-cost/`);
      await heading(page, 'What the repair cost');

      await context.setOffline(false);
      await page.goto(`${url}data/`);
      await page.getByRole('button', { name: 'Forget them, and keep no more' }).click();
      await expect(page.getByRole('button', { name: 'Keep the pages that I read' })).toBeVisible();
      expect(await cacheNames(page)).toEqual([]);

      // The tracker no longer asks for it.
      await page.getByRole('button', { name: 'Keep the pages that I read' }).click();
      await expect.poll(() => cacheNames(page)).toHaveLength(1);
      files.set(
        'sw.js',
        readFileSync(join(sites.content.outDir, 'sw.js'), 'utf8').replace('"base":"/"', `"base":"${BASE}"`),
      );
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
      await expect.poll(() => cacheNames(page)).toEqual([]);
      await expect
        .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length))
        .toBe(0);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});

test('the site as a file reads from a folder: styled, with links that lead on, and without a word to the console', async ({
  page,
}) => {
  const place = mkdtempSync(join(tmpdir(), 'a folder, папка '));
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) said.push(request.url());
  });
  page.on('requestfailed', (request) => said.push(`not there: ${request.url()}`));
  try {
    for (const [name, content] of Object.entries(unzipSync(readFileSync(join(folder, 'data/site.zip'))))) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), content);
    }
    const [within = ''] = readdirSync(place);
    await page.goto(pathToFileURL(join(place, within, 'index.html')).href);
    await heading(page, 'The swing bridge of Port Merrow');
    expect(
      await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].map(({ status }) => status))),
    ).toContain('loaded');
    await page.getByRole('link', { name: 'Claims', exact: true }).click();
    await heading(page, 'Claims');
    await page.getByRole('link', { name: 'What the repair costs' }).first().click();
    await heading(page, 'What the repair costs');
    await page.getByRole('link', { name: 'Search' }).click();
    await expect(page.getByText('The search needs JavaScript')).toBeVisible();
    await page.goto(pathToFileURL(join(place, within, 'claims/repair-cost/cite/index.html')).href);
    await expect(page.frameLocator('iframe').first().getByRole('heading', { level: 1 })).toHaveText(
      'What the repair costs',
    );
    expect(said).toEqual([]);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
