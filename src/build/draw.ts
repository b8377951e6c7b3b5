/** Draws one card: satori lays the words out, resvg makes pixels of them. */
import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import satori, { type Font } from 'satori';
import { CARD_SIZE, cardGround, cardTree, type CardNode } from '../outputs/card.ts';
import type { CardView } from '../views/card.ts';
import { FONT_FILES } from './fonts.ts';

const fonts = FONT_FILES.map(({ name, weight, file }): Font => ({
  name,
  weight,
  style: 'normal',
  data: readFileSync(file),
}));

/** A card as a PNG. Words with letters that the fonts lack are left out. */
export async function drawCard(view: CardView): Promise<Buffer> {
  const missing = new Set<string>();
  const layOut = (tree: CardNode) =>
    // Satori takes plain objects for elements, but types them as React's.
    satori(tree as unknown as Parameters<typeof satori>[0], {
      ...CARD_SIZE,
      fonts,
      loadAdditionalAsset: async (_language, letters) => {
        for (const letter of letters) missing.add(letter);
        return [];
      },
    });
  const whole = await layOut(cardTree(view));
  const canWrite = (words: string) => ![...words].some((letter) => missing.has(letter));
  const words = missing.size === 0 ? whole : await layOut(cardTree(view, canWrite));
  const svg = words.replace('>', `>${cardGround(view)}`);
  return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
}
