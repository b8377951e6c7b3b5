/**
 * Nothing hostile executes: hostile texts in every place of a tracker, built with no check in between, and every document
 * of it opened in a real browser.
 *
 * Each document has a browser context of its own. Where a page shows several cases, none can hide another: what swallows
 * what follows it would take the number that stands behind, and every number must be found on a page; markup that is not
 * ours is found by the audit and again in the page as it stands after its scripts; and when anything happens at all, the
 * texts of that document are built again, each on pages of its own.
 *
 * No policy helps: what makes the pages is tried alone. See policy.ts for the other layer.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { audit, type Flaw } from '../../src/build/audit.ts';
import { buildRecords, type BuiltHostile } from '../support/hostile-build.ts';
import { documentsIn, filesIn, offlineBrowser, toldBy, visited, type Visit } from '../support/hostile-browser.ts';
import { findLists, payloads } from '../support/hostile-lists.ts';
import { groupsOf, hostileRecords, OWN_PAYLOADS, type Case, type Hostile } from '../support/hostile.ts';
import { none, notTried, type Options, type Proof, type Section } from './section.ts';

/** Payloads in one field: pages stay of a size that a browser reads at once. */
const TOGETHER = 32;
/** Payloads that are tried again by themselves, should anything happen. */
const MOST_ALONE = 32;
const LEAST_CASES = 5000;

export const hostile: Section = { title: 'Nothing hostile executes', prove };

async function prove({ say }: Options): Promise<Proof[]> {
  try {
    await findLists();
  } catch (error) {
    return [notTried('hostile texts that ran', '0', (error as Error).message)];
  }
  const lists = payloads();
  const all = [...lists.values()].flat();
  const browser = await offlineBrowser(say);
  try {
    const placed = await everywhere(browser, all, say);
    const asked = await inAddresses(browser, placed, say);
    const from = [...lists].map(([name, own]) => `${own.length} of ${name}`).join(', ');
    const places = new Set(placed.cases.map(({ place }) => place));
    const cases = placed.cases.length + asked.cases;
    const visits = [...placed.visits, ...asked.visits];
    const tried = `${all.length} payloads (${from}) in ${places.size} places, ${asked.cases} in addresses, on ${visits.length} documents, without a policy`;
    return [
      {
        what: 'cases',
        tried: '',
        limit: `at least ${LEAST_CASES}`,
        found: String(cases),
        findings: cases < LEAST_CASES ? ['There are too few cases.'] : [],
      },
      none(
        'hostile texts that ran',
        tried,
        visits.flatMap(({ path, ran }) => ran.map((what) => `${path}: ${what}`)),
      ),
      none(
        'documents lost',
        tried,
        visits.flatMap(({ path, lost }) => lost.map((what) => `${path}: ${what}`)),
      ),
      none(
        'texts not whole on any page',
        tried,
        placed.unseen.map(({ place, payload }) => `${place}: ${JSON.stringify(payload)}`),
      ),
      none(
        'flaws that the audit finds',
        tried,
        placed.flaws.map(({ file, found }) => `${file}: ${found}`),
      ),
    ];
  } finally {
    await browser.close();
  }
}

interface Everywhere {
  built: BuiltHostile;
  /** Those in what was built, by number; and all. */
  own: Case[];
  cases: Case[];
  visits: Visit[];
  unseen: Case[];
  flaws: Flaw[];
}

/** All payloads in all places; what happens on a page with several is looked for again with one on a page. */
async function everywhere(browser: Browser, all: readonly string[], say: (text: string) => void): Promise<Everywhere> {
  const plain = ['A tracker'];
  const pages = await inPlaces(browser, 'places', hostileRecords(groupsOf(all, TOGETHER), plain, null), say);
  // The settings are on every page: a smaller tracker carries them. It has an address, and so pictures for networks too.
  const few = [OWN_PAYLOADS.slice(0, TOGETHER)];
  const settings = await inPlaces(browser, 'settings', hostileRecords(few, OWN_PAYLOADS, 'https://example.org/'), say);
  const breaking = OWN_PAYLOADS.filter((payload) => /[<>"'&]/.test(payload));
  const ids = await inPlaces(
    browser,
    'ids',
    hostileRecords(groupsOf(breaking, 1), plain, null, { ids: true }),
    say,
    ({ place }) => place.startsWith('id of'),
    /^(?:articles\/[^/]+\/$|topics\/|map\/|matrix\/$)/,
  );
  const rounds = [pages, settings, ids];
  const suspects = rounds.flatMap(({ visits, cases }) =>
    visits
      .filter(({ ran, lost }) => ran.length + lost.length > 0)
      .flatMap(({ marks }) => marks.flatMap((number) => cases[number]?.payload ?? [])),
  );
  const alone = groupsOf([...new Set(suspects)], 1).slice(0, MOST_ALONE);
  if (alone.length > 0) rounds.push(await inPlaces(browser, 'single', hostileRecords(alone, plain, null), say));
  return {
    built: pages.built,
    own: pages.cases,
    cases: [pages, settings, ids].flatMap(({ cases }) => cases),
    visits: rounds.flatMap(({ visits }) => visits),
    unseen: rounds.flatMap(({ unseen }) => unseen),
    flaws: rounds.flatMap(({ flaws }) => flaws),
  };
}

/** Builds records and opens what came of them. `counts` says which cases are new, `opened` which documents. */
async function inPlaces(
  browser: Browser,
  name: string,
  { records, cases }: Hostile,
  say: (text: string) => void,
  counts: (one: Case) => boolean = () => true,
  opened = /^/,
): Promise<Everywhere> {
  say(`building ${cases.length} cases in ${name}`);
  const built = await buildRecords(records, `hostile-${name}`);
  const flaws = audit(built.site, built.folder).filter(({ expected }) => expected !== 'all of it');
  const paths = documentsIn(built.folder).filter((path) => opened.test(path));
  const visits = await visited(browser, toldBy([], filesIn(built.folder)), paths, {
    say: (done) => say(`${done} of ${paths.length} documents with ${name}`),
  });
  const seen = new Set(visits.flatMap(({ marks }) => marks));
  const unseen = cases.filter((one, number) => one.shown && counts(one) && !seen.has(number));
  return { built, own: cases, cases: cases.filter(counts), visits, unseen, flaws };
}

/** Pages whose scripts read their own addresses. */
const READERS = ['search/', 'claims/', 'asof/', ''];

/** Our own payloads as every parameter that a form of the site has, and as the fragment; and as what is searched for. */
async function inAddresses(browser: Browser, { built: { folder }, own }: Everywhere, say: (text: string) => void) {
  const names = (path: string) => {
    const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
    return [
      ...new Set([...html.matchAll(/<(?:input|select)\b[^>]* name="?([\w-]+)/g)].map(([, name = '']) => name)),
      'asof',
    ];
  };
  const paths = READERS.flatMap((path) => {
    const parameters = names(path);
    return OWN_PAYLOADS.map((payload) => {
      const query = new URLSearchParams(parameters.map((name) => [name, payload])).toString();
      return { path: `${path}?${query}#${encodeURIComponent(payload)}`, cases: parameters.length + 1 };
    });
  });
  const found = own.flatMap(({ place, payload }, number) =>
    place === 'title of a claim' && OWN_PAYLOADS.includes(payload) && number % 3 === 0 ? `search/?q=zq${number}z` : [],
  );
  const all = [...paths.map(({ path }) => path), ...found];
  const visits = await visited(browser, toldBy([], filesIn(folder)), all, {
    say: (done) => say(`${done} of ${all.length} addresses`),
    after: async (page) => {
      if (page.url().includes('/search/?q=zq'))
        await page.locator('[data-part=results] li').first().waitFor({ timeout: 30_000 });
    },
  });
  return { visits, cases: paths.reduce((sum, path) => sum + path.cases, 0) + found.length };
}
