/** Accessibility of one page of each kind, light and dark, narrow and wide. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { sites } from '../sites.ts';
import { apiList } from './built.ts';

const [claim] = apiList(sites.content, 'claims').filter(({ status }) => status === 'inconsistent') as { id?: string }[];
const [actor] = apiList(sites.content, 'actors') as { id?: string }[];
const [article] = apiList(sites.content, 'articles') as { id?: string }[];
const kinds = [
  '',
  'timeline/',
  'claims/',
  `claims/${claim?.id}/`,
  'actors/',
  `actors/${actor?.id}/`,
  'articles/',
  `articles/${article?.id}/`,
  'contradictions/',
  'method/',
  'about/',
  '404.html',
];

for (const { colorScheme, width } of [
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 1440 },
] as const) {
  test.describe(`${colorScheme}, ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 900 } });
    for (const path of kinds) {
      test(`axe finds nothing on /${path}`, async ({ page }) => {
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html} (${nodes.length})`);
        expect(found).toEqual([]);
      });
    }
  });
}
