/** A thread that draws cards: one for each message. */
import { parentPort } from 'node:worker_threads';
import type { CardView } from '../views/card.ts';
import type { Drawn } from './cards.ts';
import { drawCard } from './draw.ts';

parentPort?.on('message', async (view: CardView) => {
  const answer = await drawCard(view).then(
    (png): Drawn => ({ png }),
    (error: Error): Drawn => ({ error }),
  );
  parentPort?.postMessage(answer, []);
});
