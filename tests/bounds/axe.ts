/** axe finds nothing on any page. */
import { axeFindings } from '../axe.ts';
import { none, type Check } from './bound.ts';
import { inTabs } from './tabs.ts';

export const axe: Check = {
  title: 'Running axe',
  async measure({ site, url, browser, say }) {
    const start = performance.now();
    const perMinute = (count: number) => Math.round(count / ((performance.now() - start) / 60_000));
    const findings = await inTabs({
      browser,
      items: site.pages,
      async work(tab, { path }, done) {
        say(`${done} of ${site.pages.length} pages, ${perMinute(done)} a minute`);
        const texts = await axeFindings(tab, url + path);
        return texts.map((text) => ({ page: path, text }));
      },
    });
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
