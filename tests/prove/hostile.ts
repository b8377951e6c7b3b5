/**
 * Nothing hostile executes: hostile texts in every place of a tracker, built with no check in between, and every document
 * of it opened in a real browser.
 *
 * Each document has a browser context of its own. Where a page shows several cases, none can hide another: what swallows
 * what follows it would take the number that stands behind, and every number must be found on a page; markup that is not
 * ours is found by the audit and again in the page as it stands after its scripts; and when anything happens at all, the
 * texts of that document are built again, each on pages of its own.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { audit, type Flaw } from '../../src/build/audit.ts';
import { findBrowser, launchOptions } from '../browser.ts';
import { buildRecords, type BuiltHostile } from '../support/hostile-build.ts';
import {
  documentsIn,
  filesIn,
  OFFLINE,
  serveLoopback,
  visitAll,
  type Answer,
  type Visit,
} from '../support/hostile-browser.ts';
import { findLists, payloads } from '../support/hostile-lists.ts';
import { groupsOf, hostileRecords, OWN_PAYLOADS, PLACEHOLDER, unsanitised, type Case } from '../support/hostile.ts';
import { proveCanaries } from './canary.ts';
import { none, notTried, type Options, type Proof, type Section } from './section.ts';

/** Payloads in one field: pages stay of a size that a browser reads at once. */
const TOGETHER = 16;
/** The share of payloads with a script or a handler that must run where nothing is escaped; others need old browsers. */
const CONTROL = 0.25;
const WANTS_TO_RUN = /<script|\bon[a-z]+\s*=/i;
/** What a script does that only a script can do. */
const CALLED = /^(?:alert|confirm|prompt|print|open|dialog)\b/;
const MOST_CONTROLS = 200;
const LEAST_CASES = 5000;

export const hostile: Section = { title: 'Nothing hostile executes', prove };

async function prove({ say }: Options): Promise<Proof[]> {
  const { args, ...options } = launchOptions(await findBrowser(say));
  try {
    await findLists();
  } catch (error) {
    return [notTried('hostile texts that ran', '0', (error as Error).message)];
  }
  const lists = payloads();
  const all = [...lists.values()].flat();
  const browser = await chromium.launch({ ...options, args: [...(args ?? []), ...OFFLINE] });
  try {
    const placed = await everywhere(browser, all, say);
    const asked = await inAddresses(browser, placed, say);
    const control = await unprotected(browser, all, say);
    const from = [...lists].map(([name, own]) => `${own.length} of ${name}`).join(', ');
    const places = new Set(placed.cases.map(({ place }) => place));
    const cases = placed.cases.length + asked.cases;
    const tried = `${cases.toLocaleString('en')} cases: ${all.length} payloads (${from}) in ${places.size} places, ${asked.cases} in addresses, on ${placed.visits.length + asked.visits.length} documents`;
    const visits = [...placed.visits, ...asked.visits];
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
      control,
      ...(await proveCanaries({ say })),
    ];
  } finally {
    await browser.close();
  }
}

interface Everywhere {
  built: BuiltHostile;
  cases: Case[];
  visits: Visit[];
  unseen: Case[];
  flaws: Flaw[];
}

/** All payloads in all places; what happens on a page with several is looked for again with one on a page. */
async function everywhere(browser: Browser, all: readonly string[], say: (text: string) => void): Promise<Everywhere> {
  const pages = await inPlaces(browser, 'hostile-places', all, TOGETHER, ['A tracker'], null, say);
  // The settings are on every page: a smaller tracker carries them all. It has an address, and so pictures for networks too.
  const settings = await inPlaces(
    browser,
    'hostile-settings',
    OWN_PAYLOADS.slice(0, TOGETHER),
    TOGETHER,
    all,
    'https://example.org/',
    say,
  );
  const found = [pages, settings].flatMap(({ visits, cases }) =>
    visits
      .filter(({ ran, lost }) => ran.length + lost.length > 0)
      .flatMap(({ marks }) => marks.flatMap((number) => cases[number]?.payload ?? [])),
  );
  const suspects = [...new Set(found)];
  const single =
    suspects.length === 0 ? [] : [await inPlaces(browser, 'hostile-single', suspects, 1, ['A tracker'], null, say)];
  const rounds = [pages, settings, ...single];
  return {
    built: pages.built,
    cases: [...pages.cases, ...settings.cases],
    visits: rounds.flatMap(({ visits }) => visits),
    unseen: rounds.flatMap(({ unseen }) => unseen),
    flaws: rounds.flatMap(({ flaws }) => flaws),
  };
}

async function inPlaces(
  browser: Browser,
  name: string,
  all: readonly string[],
  together: number,
  settings: readonly string[],
  url: string | null,
  say: (text: string) => void,
): Promise<Everywhere> {
  const { records, cases } = hostileRecords(groupsOf(all, together), settings, url);
  say(`building ${cases.length} cases`);
  const built = await buildRecords(records, name);
  const flaws = audit(built.site, built.folder).filter(({ expected }) => expected !== 'all of it');
  const paths = documentsIn(built.folder);
  const visits = await visited(browser, filesIn(built.folder), paths, (done) =>
    say(`${done} of ${paths.length} documents`),
  );
  const seen = new Set(visits.flatMap(({ marks }) => marks));
  return { built, cases, visits, unseen: cases.filter(({ shown }, number) => shown && !seen.has(number)), flaws };
}

async function visited(
  browser: Browser,
  answer: Answer,
  paths: readonly string[],
  say: (done: number) => void,
  after?: (page: Page) => Promise<void>,
): Promise<Visit[]> {
  const server = await serveLoopback('/', answer);
  try {
    return await visitAll(browser, server.url, paths, { say, ...(after && { after }) });
  } finally {
    await server.close();
  }
}

/** Pages whose scripts read their own addresses. */
const READERS = ['search/', 'claims/', 'asof/', ''];

/** Our own payloads as every parameter that a form of the site has, and as the fragment; and as what is searched for. */
async function inAddresses(browser: Browser, { built: { folder }, cases }: Everywhere, say: (text: string) => void) {
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
  const found = cases.flatMap(({ place, payload }, number) =>
    place === 'title of a claim' && OWN_PAYLOADS.includes(payload) && number % 3 === 0 ? `search/?q=zq${number}z` : [],
  );
  const all = [...paths.map(({ path }) => path), ...found];
  const visits = await visited(
    browser,
    filesIn(folder),
    all,
    (done) => say(`${done} of ${all.length} addresses`),
    async (page) => {
      if (page.url().includes('/search/?q=zq'))
        await page.locator('[data-part=results] li').first().waitFor({ timeout: 30_000 });
    },
  );
  return { visits, cases: paths.reduce((sum, path) => sum + path.cases, 0) + found.length };
}

/** The same watch over a page on which nothing is escaped: it must see texts run. */
async function unprotected(browser: Browser, all: readonly string[], say: (text: string) => void): Promise<Proof> {
  const wanting = all.filter((payload) => WANTS_TO_RUN.test(payload));
  const step = Math.ceil(wanting.length / MOST_CONTROLS);
  const live = wanting.filter((_, i) => i % step === 0);
  const { records } = hostileRecords([[PLACEHOLDER]], ['A tracker'], null);
  const { folder } = await buildRecords(records, 'hostile-control');
  const page = readFileSync(join(folder, 'articles/r-0/index.html'), 'utf8');
  const files = filesIn(folder);
  const answer: Answer = (path) => {
    const payload = live[Number(/^control\/(\d+)$/.exec(path)?.[1])];
    return payload === undefined ? files(path) : { type: 'text/html; charset=utf-8', body: unsanitised(page, payload) };
  };
  const visits = await visited(
    browser,
    answer,
    live.map((_, i) => `control/${i}`),
    (done) => say(`${done} of ${live.length} without protection`),
  );
  const ran = visits.filter((visit) => visit.ran.some((what) => CALLED.test(what)));
  const share = ran.length / live.length;
  return {
    what: 'control: payloads that run where nothing is escaped',
    tried: `every ${step === 1 ? 'one' : `${step}th`} of ${wanting.length} payloads with a script or a handler`,
    limit: `at least ${CONTROL * 100} %`,
    found: `${ran.length} (${Math.round(share * 100)} %)`,
    findings: share < CONTROL ? ['The watch sees too little: what it does not find proves nothing.'] : [],
  };
}
