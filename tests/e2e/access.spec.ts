/** Accessibility of one page of each kind, light and dark, narrow and wide. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { sites } from '../sites.ts';
import { apiList } from './built.ts';

const first = (document: string, fits: (record: { status?: string }) => boolean = () => true) =>
  (apiList(sites.content, document).find(fits) as unknown as { id: string }).id;
const kinds = [
  '',
  'timeline/',
  'claims/',
  'timeline/2024-11/',
  `claims/${first('claims', ({ status }) => status === 'inconsistent')}/`,
  `claims/${first('claims', ({ status }) => status === 'corroborated')}/`,
  'actors/',
  `actors/${first('actors')}/`,
  'articles/',
  `articles/${first('articles')}/`,
  'topics/troops/',
  'contradictions/',
  'method/',
  'about/',
  'search/',
  'search/?q=troops',
  'claims/?topic=troops',
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
