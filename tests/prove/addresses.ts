/** Whether every address ever published still resolves, after random histories of renames, merges, removals and additions. */
import fc from 'fast-check';
import { histories, play } from '../support/histories.ts';
import { none, type Section } from './section.ts';

const HISTORIES = 200;

export const addresses: Section = {
  title: 'Addresses',
  prove({ seed, say }) {
    const sum = { addresses: 0, done: 0, refused: 0 };
    const unresolved = fc.sample(histories, { seed, numRuns: HISTORIES }).flatMap((history, index) => {
      const played = play(history);
      sum.addresses += played.addresses;
      sum.done += played.done;
      sum.refused += played.refused;
      say(`${index + 1} of ${HISTORIES} histories`);
      return played.unresolved.map((one) => `${one} (history ${index + 1})`);
    });
    return [
      none(
        'addresses that do not resolve in one hop',
        `${HISTORIES} histories, ${sum.done} steps done and ${sum.refused} refused, ${sum.addresses} addresses`,
        unresolved,
      ),
    ];
  },
};
