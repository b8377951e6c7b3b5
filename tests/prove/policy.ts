/**
 * The policy alone: pages on which nothing at all is escaped or sanitised, with the policy of the site, from the page alone
 * and from the server alone. Nothing may run on them; without one the watch must see what runs.
 */
import type { Browser } from '@playwright/test';
import { buildRecords } from '../support/hostile-build.ts';
import { filesIn, offlineBrowser, toldBy, visited, type Answer, type Teller } from '../support/hostile-browser.ts';
import { findLists, payloads } from '../support/hostile-lists.ts';
import { CLASSICS, hostileRecords, PLACEHOLDER, unsanitised } from '../support/hostile.ts';
import { none, notTried, type Options, type Proof, type Section } from './section.ts';

const WANTS_TO_RUN = /<script|\bon[a-z]+\s*=|javascript:/i;
/** What a script does that only a script can do. */
const CALLED = /^(?:alert|confirm|prompt|print|open|dialog)\b/;
/** Payloads, beside the classics, of which pages are made that escape nothing. */
const MOST_RAW = 120;

export const policy: Section = { title: 'The policy alone', prove };

async function prove({ say }: Options): Promise<Proof[]> {
  try {
    await findLists();
  } catch (error) {
    return [notTried('texts that ran on pages that escape nothing', '0', (error as Error).message)];
  }
  const browser = await offlineBrowser(say);
  try {
    return await unescaped(browser, [...payloads().values()].flat(), say);
  } finally {
    await browser.close();
  }
}

/** A page of each kind, on which texts stand in every way that they stand anywhere. */
const KINDS = [
  'articles/r-0/',
  'claims/c-0/',
  'actors/a-0/',
  'topics/t-0/',
  '',
  'search/',
  'timeline/newest/',
  'asof/',
  'map/',
  'matrix/',
  'about/',
  'embed/claims/c-0/',
];

async function unescaped(browser: Browser, all: readonly string[], say: (text: string) => void): Promise<Proof[]> {
  const { records } = hostileRecords([[PLACEHOLDER]], [PLACEHOLDER], 'https://example.org/');
  const { folder } = await buildRecords(records, 'hostile-control');
  const files = filesIn(folder);
  const wanting = all.filter((payload) => WANTS_TO_RUN.test(payload) && !CLASSICS.includes(payload));
  const step = Math.ceil(wanting.length / MOST_RAW);
  const live = [...CLASSICS, ...wanting.filter((_, i) => i % step === 0)];
  const answer: Answer = (path) => {
    const [, number, page = ''] = /^raw\/(\d+)\/(.*)$/.exec(path) ?? [];
    const payload = live[Number(number)];
    if (payload === undefined) return files(path);
    const found = files(page);
    return found && { ...found, body: unsanitised(String(found.body), payload) };
  };
  const [first = '', ...others] = KINDS;
  // A page of one kind has them all, every other kind a few of the classics.
  const paths = [
    ...live.map((_, i) => `raw/${i}/${first}`),
    ...CLASSICS.flatMap((_, i) => [0, 1].map((turn) => `raw/${i}/${others[(i * 2 + turn) % others.length]}`)),
  ];
  const open = (tellers: readonly Teller[], how: string) =>
    visited(browser, toldBy(tellers, answer), paths, {
      say: (done) => say(`${done} of ${paths.length} pages that escape nothing, ${how}`),
    });
  const bare = await open([], 'without a policy');
  const ran = new Set(bare.filter((visit) => visit.ran.some((what) => CALLED.test(what))).map(({ path }) => path));
  const must = paths.filter((path) => Number(/\d+/.exec(path)) < CLASSICS.length);
  const missed = must.filter((path) => !ran.has(path));
  const onFirst = live.filter((_, i) => ran.has(`raw/${i}/${first}`)).length;
  const proofs: Proof[] = [
    {
      what: 'control: classics that run where nothing is escaped and no policy is sent',
      tried: `${CLASSICS.length} of them, on a page of one kind and on two of ${others.length} others`,
      limit: '100 %',
      found: `${must.length - missed.length} of ${must.length}`,
      findings: missed.map((path) => `${path}: ${live[Number(/\d+/.exec(path))]} was not seen to run.`),
      notes: [
        `Of ${live.length} of the ${wanting.length + CLASSICS.length} payloads that speak of scripts ${onFirst} run on one page (${Math.round((onFirst / live.length) * 100)} %): others wait for a click, an older browser or another place.`,
      ],
    },
  ];
  for (const teller of ['page', 'server'] as const) {
    const visits = await open([teller], `with the policy of the ${teller}`);
    const left = visits.filter(({ lost }) => lost.some((what) => what.startsWith('went'))).length;
    proofs.push(
      none(
        `texts that ran, or asked another host, on pages that escape nothing, with the policy of the ${teller} alone`,
        `${paths.length} payloads and pages, of which ${ran.size} run without it`,
        visits.flatMap(({ path, ran: what }) =>
          what
            .filter((one) => CALLED.test(one) || /^asked for (?!.*which is not)/.test(one))
            .map((one) => `${path}: ${live[Number(/\d+/.exec(path))]}: ${one}`),
        ),
        [`${left} led away, which no policy can refuse.`],
      ),
    );
  }
  return proofs;
}
