/**
 * Writes the social cards of a site. A card that was drawn before is taken from the cache; the others are drawn in threads,
 * as many as there are processors.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { cardGround, cardTree } from '../outputs/card.ts';
import type { Card } from '../views/card.ts';
import { cacheFolder, cacheName, forget, keep, readKept } from './cache.ts';
import { FONT_FILES } from './fonts.ts';

/** A thread takes a third of a second to start: it must have some cards to draw. */
const WORTH_A_THREAD = 8;

/** Writes all cards below `folder`, and says how many of them had to be drawn. */
export async function writeCards(
  cards: readonly Card[],
  folder: string,
  cache = cacheFolder('cards'),
): Promise<{ drawn: number }> {
  if (cards.length === 0) return { drawn: 0 };
  const renderer = rendererKey();
  const nameOf = ({ view }: Card) => cacheName(renderer, JSON.stringify([cardTree(view), cardGround(view)]));
  const write = ({ path }: Card, png: Uint8Array) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, png);
  };
  const missing = cards.filter((card) =>
    naming(card, () => {
      const png = readKept(cache, nameOf(card));
      if (png !== null) write(card, png);
      return png === null;
    }),
  );
  await drawAll(missing, (card, png) => {
    write(card, png);
    keep(cache, nameOf(card), png);
  });
  forget(cache);
  return { drawn: missing.length };
}

/** Does work for a card; when it fails, says for which. */
function naming<Result>({ record }: Card, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The social card of ${record} cannot be drawn: ${reason}`, { cause: error });
  }
}

/** Changes with the code that draws, with the fonts and with the libraries. */
function rendererKey(): string {
  const { resolve } = createRequire(import.meta.url);
  const code = join(import.meta.dirname, 'draw.ts');
  const libraries = ['satori/package.json', '@resvg/resvg-js/package.json'].map((name) => resolve(name));
  const hash = createHash('sha256');
  for (const file of [code, ...libraries, ...FONT_FILES.map(({ file: font }) => font)]) hash.update(readFileSync(file));
  return hash.digest('hex');
}

/** What a thread answers. */
export type Drawn = { png: Uint8Array } | { error: Error };

/** Draws cards in threads, each the next one that nobody has taken. The first that fails ends all. */
async function drawAll(cards: readonly Card[], done: (card: Card, png: Uint8Array) => void): Promise<void> {
  const queue = cards.values();
  const work = (thread: Worker) =>
    new Promise<void>((resolve, reject) => {
      let card: Card;
      const take = () => {
        const next = queue.next();
        if (next.done) return resolve();
        card = next.value;
        naming(card, () => thread.postMessage(card.view, []));
      };
      const settle = (drawn: Drawn) => {
        try {
          naming(card, () => {
            if ('error' in drawn) throw drawn.error;
            done(card, drawn.png);
          });
          take();
        } catch (error) {
          reject(error);
        }
      };
      thread.on('message', settle);
      thread.on('error', (error: Error) => settle({ error }));
      take();
    });
  const count = Math.min(availableParallelism(), Math.ceil(cards.length / WORTH_A_THREAD));
  const threads = Array.from({ length: count }, () => new Worker(join(import.meta.dirname, 'card-worker.ts')));
  try {
    await Promise.all(threads.map(work));
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
