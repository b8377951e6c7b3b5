/** Lighthouse as on a phone: all four categories at 100. */
import { chromium } from '@playwright/test';
import lighthouseRun, { type Result } from 'lighthouse';
import { launchOptions } from '../browser.ts';
import { freePorts } from '../sites.ts';
import { atLeast, type Check, type Measure } from './bound.ts';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];
type Scores = Record<Category, Measure>;

/** A performance below 100 is measured so often in all, and the median counts: another program may have been busy. */
const ATTEMPTS = 3;

export const lighthouse: Check = {
  title: 'Running Lighthouse',
  async measure({ documents, kinds, every, url, browserPath, say }) {
    // Pages that search engines are asked to leave out are not measured: the 404 page, embeds.
    const paths = documents
      .filter(({ page, noindex }) => !noindex && page.kind !== 'page not found' && (every || kinds.includes(page)))
      .map(({ page }) => page.path);
    const [port = 0] = await freePorts(1);
    const { args = [], ...options } = launchOptions(browserPath);
    const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${port}`] });
    try {
      const scores: Scores[] = [];
      // One after the other: two at once would slow each other down.
      for (const path of paths) {
        say(`/${path}, ${scores.length} of ${paths.length}`);
        scores.push(await scoresOf(url, path, port));
      }
      return CATEGORIES.map((category) =>
        atLeast(
          `Lighthouse: ${category}`,
          100,
          String,
          scores.map((one) => one[category]),
        ),
      );
    } finally {
      await browser.close();
    }
  },
};

async function scoresOf(url: string, path: string, port: number): Promise<Scores> {
  const runs = [await measure(url, path, port, CATEGORIES)];
  while ((runs[0]?.performance.value ?? 0) < 100 && runs.length < ATTEMPTS) {
    runs.push({ ...(runs[0] as Scores), ...(await measure(url, path, port, ['performance'])) });
  }
  const performance = runs.map((run) => run.performance).toSorted((a, b) => a.value - b.value);
  return { ...(runs[0] as Scores), performance: performance[Math.floor(performance.length / 2)] as Measure };
}

async function measure(url: string, path: string, port: number, only: readonly Category[]): Promise<Scores> {
  const result = await lighthouseRun(url + path, {
    port,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: [...only],
  });
  if (!result) throw new Error(`Lighthouse gave no result for /${path}.`);
  const { lhr } = result;
  if (lhr.runtimeError) throw new Error(`Lighthouse on /${path}: ${lhr.runtimeError.message}`);
  const measures = only.map((category) => [
    category,
    { page: path, value: Math.round((lhr.categories[category]?.score ?? 0) * 100), detail: complaints(lhr, category) },
  ]);
  return Object.fromEntries(measures) as Scores;
}

/** The audits that cost a page its points, with what they measured. */
function complaints({ categories, audits }: Result, category: Category): string {
  return (categories[category]?.auditRefs ?? [])
    .filter(({ weight }) => weight > 0)
    .flatMap(({ id }) => {
      const audit = audits[id];
      const failed = audit !== undefined && audit.score !== null && audit.score < 1;
      return failed ? [`${audit.title}${audit.displayValue ? ` ${audit.displayValue}` : ''}`] : [];
    })
    .join(', ');
}
