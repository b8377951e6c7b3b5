/** axe finds nothing on any page. */
import type { Page } from '@playwright/test';
import { axeFindings } from '../axe.ts';
import { none, type Check } from './bound.ts';
import { inParallel } from './pool.ts';

export const axe: Check = {
  title: 'Running axe',
  async measure({ site, url, browser, say }) {
    const start = performance.now();
    const perMinute = (count: number) => Math.round(count / ((performance.now() - start) / 60_000));
    const idle: Page[] = [];
    const findings = await inParallel(site.pages, async ({ path }, done) => {
      say(`${done} of ${site.pages.length} pages, ${perMinute(done)} a minute`);
      // Tabs go back and forth, so that fonts and styles come from their cache.
      const tab = idle.pop() ?? (await (await browser.newContext()).newPage());
      const texts = await axeFindings(tab, url + path);
      idle.push(tab);
      return texts.map((text) => ({ page: path, text }));
    });
    await Promise.all(idle.map((tab) => tab.context().close()));
    return [
      {
        ...none('axe: WCAG 2.2 AA and best practices', findings.flat()),
        notes: [
          `${site.pages.length} pages, light and dark, 320 and 1440 px: ${perMinute(site.pages.length)} a minute`,
        ],
      },
    ];
  },
};
