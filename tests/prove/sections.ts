/** Everything that `npm run prove` tries. */
import { addresses } from './addresses.ts';
import { canaries } from './canary.ts';
import { headers } from './headers.ts';
import { hostile } from './hostile.ts';
import { lost } from './lost.ts';
import { policy } from './policy.ts';
import { same } from './same.ts';
import { supply } from './supply.ts';
import type { Section } from './section.ts';

/** Quick ones first; names are for `--only`. */
export const SECTIONS: Readonly<Record<string, Section>> = {
  supply,
  headers,
  addresses,
  canaries,
  policy,
  same,
  hostile,
  lost,
};
