/** Accessibility of one page of each kind, light and dark, narrow and wide; `npm run bounds` takes every page. */
import { expect, test } from './test.ts';
import { axeFindings } from '../axe.ts';
import { representatives } from '../bounds/kinds.ts';
import { sites } from '../sites.ts';
import { readSite } from './built.ts';

for (const { kind, path } of representatives(readSite(sites.content).pages)) {
  test(`axe finds nothing on ${kind}: /${path}`, async ({ page }) => {
    expect(await axeFindings(page, path)).toEqual([]);
  });
}
