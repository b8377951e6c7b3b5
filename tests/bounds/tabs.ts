import type { Browser, BrowserContextOptions, Page } from '@playwright/test';

/** Half of the time a page waits for its fonts; more than four gain nothing from one browser. */
const TABS = 4;

interface Work<T, R> {
  browser: Browser;
  items: readonly T[];
  /** How each tab is opened. */
  context?: BrowserContextOptions;
  /** What is done with each tab before its first item. */
  prepare?: (tab: Page) => Promise<void>;
  /** `done` is how many items are. */
  work: (tab: Page, item: T, done: number) => Promise<R>;
}

/** Works on all items in a few tabs at once, which are opened once; results are in the order of the items. */
export async function inTabs<T, R>({ browser, items, context, prepare, work }: Work<T, R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let done = 0;
  const worker = async () => {
    const own = await browser.newContext(context);
    try {
      const tab = await own.newPage();
      await prepare?.(tab);
      for (const [index, item] of queue) {
        results[index] = await work(tab, item, done);
        done += 1;
      }
    } finally {
      await own.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(TABS, items.length) }, worker));
  return results;
}
