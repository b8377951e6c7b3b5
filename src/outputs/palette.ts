/** The tokens of `styles/site.css` where no style sheet reaches: cards and the browser's own frame. */
import type { Tone } from '../views/status.ts';

/** Paper by day and by night. */
export const PAPER = { light: '#fbfaf6', dark: '#1d1c1a' } as const;

/** Ink on light paper: for titles, for what explains, for hairlines. */
export const INK = { strong: '#1b1c1e', quiet: '#55564f', hair: '#d9d4c5' } as const;

/** Tones on light paper. */
export const TONES = {
  several: '#12509b',
  one: INK.strong,
  none: '#62625b',
  conflict: '#b3310d',
  doubt: '#b3310d',
  position: INK.strong,
  view: '#6a3d9a',
} as const satisfies Record<Tone, string>;
