import { availableParallelism } from 'node:os';

/** Does work on all items, a few at a time; results are in the order of the items. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T, done: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let done = 0;
  const worker = async () => {
    for (const [index, item] of queue) {
      results[index] = await work(item, done);
      done += 1;
    }
  };
  // Two at least: a page waits for its fonts while another is drawn. More than four gain nothing from one browser.
  const workers = Math.min(4, Math.max(2, availableParallelism()));
  await Promise.all(Array.from({ length: workers }, worker));
  return results;
}
