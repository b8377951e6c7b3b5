/** Nothing outside of the content folder can be read: secrets beside it, and every path and link that could lead there. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aimed, checkedWith, LINKS, makeCanary, WAYS, checked } from '../support/canary.ts';
import { buildRecords } from '../support/hostile-build.ts';
import { findLists, traversals } from '../support/hostile-lists.ts';
import { groupsOf, hostileRecords } from '../support/hostile.ts';
import { none, notTried, type Options, type Proof, type Section } from './section.ts';

/** Paths in one check: each is written in every way. */
const AT_ONCE = 25;
/** Paths in one field of a record that is built. */
const TOGETHER = 40;

export const canaries: Section = { title: 'Nothing outside of the content is read', prove };

/** The secret is in nothing that a check says, and in no file of a site that was built without a check. */
async function prove({ say }: Options): Promise<Proof[]> {
  try {
    await findLists();
  } catch (error) {
    return [notTried('secrets that came out', '0', (error as Error).message)];
  }
  const canary = makeCanary();
  const { content, secret } = canary;
  try {
    const paths = [...canary.paths, ...traversals().map((path) => aimed(path, canary))];
    const told = groupsOf(paths, AT_ONCE).filter((group, i) => {
      say(`${i * AT_ONCE} of ${paths.length} paths`);
      return checkedWith(canary, group).includes(secret);
    });
    const { records } = hostileRecords(groupsOf(paths, TOGETHER), ['A tracker'], null);
    const { folder } = await buildRecords(records, 'hostile-canary', content);
    const published = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file).includes(secret));
    const linked = Object.entries(LINKS).filter(([, put]) => {
      const own = makeCanary();
      try {
        put(own.content);
        return checked(own.content).includes(own.secret);
      } finally {
        own.remove();
      }
    });
    return [
      none(
        'secrets that came out',
        `${paths.length} paths, ${WAYS} ways to name one in a file that is checked, all places of a tracker that is not, and ${Object.keys(LINKS).length} links`,
        [
          ...told.map((group) => `A check told it, of one of: ${group.join(' ')}`),
          ...published.map((file) => `It is published in ${file}.`),
          ...linked.map(([what]) => `A link in the place of ${what} told it.`),
        ],
      ),
    ];
  } finally {
    canary.remove();
  }
}
