/**
 * Whether every address ever published still resolves, after random histories of renames, merges, removals and additions;
 * and whether a server takes the redirects as they are written.
 */
import fc from 'fast-check';
import type { PermalinkRecord } from '../../src/domain/schema.ts';
import { outputFiles } from '../../src/outputs/files.ts';
import { createSite } from '../../src/views/site.ts';
import { histories, play } from '../support/histories.ts';
import { hasNginx, wrongRedirects } from '../support/nginx.ts';
import { storyRecords } from '../support/story.ts';
import { none, notTried, type Proof, type Section } from './section.ts';

const HISTORIES = 200;

export const addresses: Section = {
  title: 'Addresses',
  async prove({ seed, say }) {
    const sum = { addresses: 0, done: 0, refused: 0 };
    const redirects = await served();
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
      redirects,
    ];
  },
};

/** Short and long ids of every kind, of a tracker below a path. */
async function served(): Promise<Proof> {
  const what = 'redirects that nginx does not answer as written';
  if (!hasNginx()) return notTried(what, '0', 'nginx is not installed (apt-get install nginx-light).');
  const records = storyRecords();
  const permalinks = ['a', 'long-'.repeat(40)].flatMap((name): PermalinkRecord[] =>
    (
      [
        ['claims', records.claims],
        ['actors', records.actors],
        ['articles', records.articles],
      ] as const
    ).flatMap(([folder, list]) =>
      list.slice(0, 10).map(({ id }) => ({
        from: `${folder}/${name}${id}`,
        to: `${folder}/${id}`,
        what: 'renamed',
        on: '2031-05-06',
        reason: null,
      })),
    ),
  );
  const map = outputFiles(createSite({ ...records, permalinks })).find(({ path }) => path === '_nginx/map.conf');
  const { tried, wrong } = await wrongRedirects(String(map?.content()));
  return none(what, `${tried} addresses`, wrong);
}
