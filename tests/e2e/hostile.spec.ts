/** Hostile texts in every place, with no check in between: nothing runs, no page is lost. The long form is `npm run prove`. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchOptions } from '../browser.ts';
import { documentsIn, filesIn, OFFLINE, serveLoopback, visitAll } from '../support/hostile-browser.ts';
import { smallTracker } from '../support/hostile.ts';

const root = join(import.meta.dirname, '..', '..');
const NAME = 'hostile-small';

test('no text of ours runs, wherever it stands', async ({ playwright }) => {
  test.setTimeout(180_000);
  execFileSync(process.execPath, ['tests/support/build-hostile.ts', NAME], { cwd: root, stdio: 'pipe' });
  const { cases } = smallTracker();
  const folder = join(root, 'tests/.results', NAME);
  const paths = documentsIn(folder);
  const { args = [], ...options } = launchOptions(process.env['CLAIMLINE_BROWSER']);
  const browser = await playwright.chromium.launch({ ...options, args: [...args, ...OFFLINE] });
  const server = await serveLoopback('/tracker/', filesIn(folder));
  try {
    const visits = await visitAll(browser, server.url, paths);
    expect(visits.filter(({ ran, lost }) => ran.length + lost.length > 0)).toEqual([]);
    const seen = new Set(visits.flatMap(({ marks }) => marks));
    expect(cases.filter(({ shown }, number) => shown && !seen.has(number))).toEqual([]);
    expect(cases.length).toBeGreaterThan(2000);

    // The same watch sees what runs where nothing is escaped.
    const raw = await serveLoopback('/', () => ({
      type: 'text/html; charset=utf-8',
      body: '<!doctype html><title>A</title><p>a<script>alert(1)</script><img src="https://evil.example/a">',
    }));
    const [control] = await visitAll(browser, raw.url, ['']);
    await raw.close();
    expect(control?.ran.toSorted()).toEqual([
      'alert(1)',
      'asked for https://evil.example/a',
      'console error Failed to load resource: net::ERR_NAME_NOT_RESOLVED',
    ]);
  } finally {
    await server.close();
    await browser.close();
  }
});
