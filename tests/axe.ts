/** axe over a page in every look that readers meet: light and dark, narrow and wide. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type AxeBuilder from '@axe-core/playwright';

type Axe = { run: (context: Document, options: object) => ReturnType<AxeBuilder['analyze']> };

/** The axe that @axe-core/playwright brings; its builder injects axe again for every run, which takes longer than the run. */
const source = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** WCAG 2.2 AA, and axe's best practices. */
const ALL = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** The rules of these that judge colours: the schemes differ in nothing else. */
const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

const SIZES = [
  { width: 320, height: 640 },
  { width: 1440, height: 900 },
];
const SCHEMES = [
  { colorScheme: 'light', runOnly: ALL },
  { colorScheme: 'dark', runOnly: COLOURS },
] as const;

/** Opens a page and returns what axe finds, each with the look in which it does. */
export async function axeFindings(tab: Page, address: string): Promise<string[]> {
  // Else colours may be on their way from one scheme to the other.
  await tab.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
  await tab.goto(address);
  await tab.evaluate(source);
  const findings: string[] = [];
  for (const size of SIZES) {
    await tab.setViewportSize(size);
    for (const { colorScheme, runOnly } of SCHEMES) {
      await tab.emulateMedia({ colorScheme });
      const { violations } = await tab.evaluate(
        (options) => (globalThis as unknown as { axe: Axe }).axe.run(document, options),
        { runOnly, resultTypes: ['violations'] },
      );
      for (const { id, help, nodes } of violations) {
        findings.push(`${id}: ${help}: ${nodes[0]?.html} (${nodes.length}; ${colorScheme}, ${size.width} px)`);
      }
    }
  }
  return findings;
}
