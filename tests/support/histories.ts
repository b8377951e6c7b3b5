/** Random histories of a tracker, made through what the commands run, and whether every address of them still resolves. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { MoveError, planMove, PERMALINKS, writePlan, type Move } from '../../src/cli/moves.ts';
import { lostAddresses, withCalendar } from '../../src/cli/published.ts';
import { addressAt, addressesOf, pathOf, permalinksText } from '../../src/domain/address.ts';
import { statementId } from '../../src/domain/graph.ts';
import type { Records } from '../../src/domain/records.ts';
import { readContent } from '../../src/reader/read.ts';
import { addressHref } from '../../src/views/addresses.ts';
import { gonePages, lostStatements, movedPages } from '../../src/views/permalinks.ts';
import { createSite, type Site } from '../../src/views/site.ts';

/** What is done to a tracker; numbers choose among what there is. */
type Step = {
  do: 'rename' | 'merge' | 'withdraw' | 'add' | 'date' | 'rename by hand' | 'speaker by hand' | 'remove by hand';
  of: number;
  to: number;
};
export type History = Step[];

const STEPS = [
  'rename',
  'rename',
  'merge',
  'merge',
  'withdraw',
  'withdraw',
  'add',
  'date',
  'rename by hand',
  'speaker by hand',
  'remove by hand',
] as const;

export const histories: fc.Arbitrary<History> = fc.array(
  fc.record({ do: fc.constantFrom(...STEPS), of: fc.nat(999), to: fc.nat(999) }),
  { minLength: 4, maxLength: 10 },
);

export interface Played {
  /** Addresses that were published at some time. */
  addresses: number;
  /** Those that lead nowhere, elsewhere, in a circle or by more than one hop. */
  unresolved: string[];
  /** Steps that were done, and how often the commands refused one. */
  done: number;
  refused: number;
}

const ON = '2031-05-06';
const CLAIMS = 5;
const ACTORS = 4;
const ARTICLES = 4;

/** A small tracker in which everything names everything; `uid` tells a record or statement whatever it is called. */
function write(folder: string): void {
  const put = (file: string, lines: string[], lineEnd = '\n') => {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), `${lines.join(lineEnd)}${lineEnd}`);
  };
  put('tracker.yaml', [
    'title: Port Merrow # the tracker',
    'description: A tracker for tests.',
    'language: en',
    'story: Nothing happened. Then it was reported.',
    'topics: [{ id: quay, title: uid-quay }, { id: town, title: uid-town }]',
    'featured: [claim-0, claim-1]',
    'licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }',
    'url: https://example.org/tracker/',
  ]);
  for (let n = 0; n < CLAIMS; n++) {
    put(`claims/claim-${n}.md`, [
      '---',
      `title: uid-claim-${n}`,
      'kind: occurrence',
      `when: 2030-0${n + 1}`,
      `actors: [actor-${n % ACTORS}]`,
      'topics:',
      `  - ${n % 2 === 0 ? 'quay' : 'town'} # where it is filed`,
      ...(n === 1 ? ['implies:', '  - claim-2', '  - "claim-3"'] : []),
      ...(n === 2 ? ['tension: [{ claim: claim-4, reason: They differ. }]'] : []),
      '---',
      n === 3 ? 'See [another](claim:claim-0), [a report][r] and `claim:claim-0`.\n\n[r]: article:article-1' : '',
    ]);
  }
  for (let n = 0; n < ACTORS; n++) {
    put(
      `actors/actor-${n}.md`,
      ['---', `name: uid-actor-${n}`, 'kind: person', ...(n === 2 ? ['group: actor-3'] : []), '---', ''],
      n === 1 ? '\r\n' : '\n',
    );
  }
  for (let n = 0; n < ARTICLES; n++) {
    put(`articles/article-${n}.md`, [
      ...articleHead(n),
      `  - claim: claim-${n}`,
      '    by: actor-0 # who says so',
      '    stance: asserts',
      '    paragraph: 1',
      `    note: uid-${n}-a`,
      `  - { claim: claim-${(n + 1) % CLAIMS}, by: actor-${(n + 1) % ACTORS}, stance: asserts, paragraph: 2, note: uid-${n}-b }`,
      `  - id: own-${n}`,
      `    claim: claim-${(n + 2) % CLAIMS}`,
      '    stance: asserts',
      '    origin: actor-2',
      '    paragraph: 3',
      `    note: uid-${n}-c`,
      '---',
      n === 2 ? `As [he](actor:actor-0) said.\n\n::statement{id="claim-2-actor-0"}\n\n::claim{id="claim-1"}` : '',
    ]);
  }
}

const articleHead = (n: number): string[] => [
  '---',
  `title: uid-article-${n}`,
  'summary: What it reports.',
  'source:',
  `  published: 2031-0${(n % 9) + 1}-0${(n % 7) + 1}`,
  'statements:',
];

const read = (folder: string) => readContent(folder, { recorded: { dates: new Map(), shallow: false } });

/** What every address that is there shows: a record or statement by its uid, null for days and months. */
function published({ graph }: Site): Map<string, string | null> {
  const shown = new Map<string, string | null>();
  for (const address of addressesOf(graph)) {
    const { page, id } = address;
    const uid = {
      claim: () => graph.claims.get(id)?.record.title,
      actor: () => graph.actors.get(id)?.record.name,
      article: () => graph.articles.get(id)?.record.title,
      topic: () => graph.tracker.topics.find((topic) => topic.id === id)?.title,
      statement: () => graph.statements.get(id)?.note,
      place: () => null,
      month: () => null,
      day: () => null,
    }[page]();
    if (page !== 'place') shown.set(pathOf(address), uid ?? null);
  }
  return shown;
}

/** Plays a history in a folder of its own, and asks of every address of it what it answers with in the end. */
export function play(history: History): Played {
  const folder = mkdtempSync(join(tmpdir(), 'history-'));
  try {
    write(folder);
    return new Play(folder).all(history);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

class Play {
  readonly #folder: string;
  /** What was shown at each address, when it was published last. */
  readonly #known = new Map<string, string | null>();
  /** What took the place of a record, by uid. */
  readonly #into = new Map<string, string>();
  #records: Records;
  #added = 0;
  #done = 0;
  #refused = 0;

  constructor(folder: string) {
    this.#folder = folder;
    this.#records = this.#publish();
  }

  all(history: History): Played {
    for (const step of history) {
      this.#step(step);
      this.#records = this.#publish();
    }
    return { addresses: this.#known.size, unresolved: this.#unresolved(), done: this.#done, refused: this.#refused };
  }

  #publish(): Records {
    const { records, problems } = read(this.#folder);
    if (records === null) throw new Error(`the tracker is broken: ${JSON.stringify(problems[0])}`);
    for (const [path, uid] of published(createSite(records))) this.#known.set(path, uid);
    return records;
  }

  #step({ do: what, of, to }: Step): void {
    const live = [...published(createSite(this.#records))].filter(([, uid]) => uid !== null);
    const [from = '', uid = ''] = live[of % live.length] ?? [];
    const { page } = addressAt(from);
    if (what === 'rename') return void this.#move({ from, to: named(from, to), how: 'rename', on: ON, reason: null });
    if (what === 'withdraw')
      return void this.#move({ from, to: null, how: 'withdraw', on: ON, reason: 'It was a test.' });
    if (what === 'merge') {
      const others = live.filter(([path]) => path !== from && addressAt(path).page === page);
      const [into, survivor] = others[to % others.length] ?? [];
      if (into === undefined || !survivor || !uid) return;
      if (this.#move({ from, to: into, how: 'withdraw', on: ON, reason: null })) this.#into.set(uid, survivor);
      return;
    }
    this.#byHand(what, of, to);
  }

  #move(move: Move): boolean {
    try {
      writePlan(this.#folder, planMove(this.#folder, move));
      this.#done++;
      return true;
    } catch (error) {
      if (!(error instanceof MoveError)) throw error;
      this.#refused++;
      return false;
    }
  }

  /** As people do on a web page: a file is edited, and what the check says then is done. */
  #byHand(what: Step['do'], of: number, to: number): void {
    const before = this.#records;
    const saved = this.#files();
    const articles = before.articles;
    const article = articles[of % Math.max(1, articles.length)];
    const edit = (file: string, change: (text: string) => string) =>
      writeFileSync(join(this.#folder, file), change(readFileSync(join(this.#folder, file), 'utf8')));
    if (what === 'add') {
      const n = ARTICLES + this.#added++;
      const claim = before.claims[to % Math.max(1, before.claims.length)]?.id;
      if (claim === undefined) return;
      writeFileSync(
        join(this.#folder, `articles/article-${n}.md`),
        [...articleHead(n), `  - { claim: ${claim}, stance: asserts, note: uid-${n}-a }`, '---', ''].join('\n'),
      );
    } else if (article && what === 'date') {
      edit(article.file, (text) => text.replace(/published: .*/, `published: 2031-1${to % 3}-1${of % 10}`));
    } else if (article && what === 'speaker by hand') {
      const speaker = before.actors[to % Math.max(1, before.actors.length)]?.id;
      edit(article.file, (text) => text.replace(/^( {4}by: )[a-z0-9-]+/m, `$1${speaker}`));
    } else if (article && what === 'remove by hand') {
      edit(article.file, (text) => text.replace(/^ {2}- \{.*\n/m, ''));
    } else if (what === 'rename by hand') {
      const claim = before.claims[to % Math.max(1, before.claims.length)];
      if (!claim) return;
      const id = `hand-${of % 5}`;
      if (saved.has(`claims/${id}.md`)) return;
      for (const [file, text] of saved) {
        if (file === PERMALINKS) continue;
        writeFileSync(
          join(this.#folder, file),
          text.replaceAll(new RegExp(`(?<!uid-|-)\\b${claim.id}\\b(?!-)`, 'g'), id),
        );
      }
      writeFileSync(join(this.#folder, `claims/${id}.md`), readFileSync(join(this.#folder, claim.file), 'utf8'));
      rmSync(join(this.#folder, claim.file));
    }
    const { records } = read(this.#folder);
    if (records === null || !this.#asAdvised(before, records)) {
      this.#restore(saved);
      this.#refused++;
    } else {
      this.#done++;
    }
  }

  /** Does what the check with `--base` says, and whether it is satisfied then. */
  #asAdvised(before: Records, after: Records): boolean {
    const advice = { on: ON, command: '' };
    let records = after;
    const calendar = withCalendar(lostAddresses(this.#folder, before, records, advice), records.permalinks);
    if (calendar !== null) {
      writeFileSync(join(this.#folder, PERMALINKS), permalinksText(calendar));
      records = { ...records, permalinks: calendar };
    }
    for (;;) {
      const [lost] = lostAddresses(this.#folder, before, records, advice);
      if (lost === undefined) return true;
      const [, renamed] = /^run: npm run rename -- \S+ "?([^\s";]+)/.exec(lost.problem.fix) ?? [];
      const move = { from: lost.path, on: ON, reason: 'By hand.' };
      if (
        !(renamed !== undefined && this.#move({ ...move, to: renamed, how: 'rename' })) &&
        !this.#move({ ...move, to: null, how: 'withdraw' })
      ) {
        return false;
      }
      const next = read(this.#folder).records;
      if (next === null) return false;
      records = next;
    }
  }

  #files(): Map<string, string> {
    const files = readdirSync(this.#folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      files.map(({ parentPath, name }) => {
        const path = join(parentPath, name);
        return [path.slice(this.#folder.length + 1), readFileSync(path, 'utf8')];
      }),
    );
  }

  #restore(saved: ReadonlyMap<string, string>): void {
    for (const file of this.#files().keys()) if (!saved.has(file)) rmSync(join(this.#folder, file));
    for (const [file, text] of saved) writeFileSync(join(this.#folder, file), text);
  }

  /** Asks the site, as its pages and redirects would answer. */
  #unresolved(): string[] {
    const site = createSite(this.#records);
    const { links } = site;
    const there = published(site);
    const places = new Map([...there].flatMap(([path, uid]) => (uid === null ? [] : [[uid, path] as const])));
    const pages = new Set(
      [...there.keys()].filter((path) => !path.includes('#')).map((path) => addressHref(links, addressAt(path))),
    );
    for (const page of [links.asOf(), links.timeline()]) pages.add(page);
    const gone = new Set(gonePages(site).map(({ href }) => href));
    const moved = new Map(movedPages(site).map(({ from, to }) => [from, to.href]));
    return [...this.#known].flatMap(([path, uid]) => {
      const href = addressHref(links, addressAt(path));
      const [page = '', fragment] = href.split('#');
      const wrong = (why: string) => [`${path}: ${why}`];
      if ([pages.has(page), gone.has(page), moved.has(page)].filter(Boolean).length > 1) return wrong('answers twice');
      const end = moved.get(page) ?? page;
      if (!end.startsWith(links.base) || end.startsWith('//')) return wrong(`leads to ${end}`);
      if (moved.has(end)) return wrong(`leads on from ${end}`);
      const place = uid === null ? undefined : places.get(survivorOf(uid, this.#into));
      if (gone.has(end))
        return place === undefined || uid === null ? [] : wrong(`is said to be gone, but is at ${place}`);
      if (!pages.has(end)) return wrong('leads nowhere');
      if (fragment === undefined) {
        const right = place === undefined || addressHref(links, addressAt(place)) === end;
        return right ? [] : wrong(`leads to ${end}, not to ${place}`);
      }
      return this.#fragment(site, path, end, fragment, place);
    });
  }

  #fragment(site: Site, path: string, end: string, fragment: string, place: string | undefined): string[] {
    const article = end.slice(site.links.articles.length).replace(/\/$/, '');
    const { former, notices } = lostStatements(site, article);
    const statements = this.#records.articles.find(({ id }) => id === article)?.statements.map(statementId) ?? [];
    const at = statements.includes(fragment)
      ? fragment
      : [...former].find(([, anchors]) => anchors.includes(fragment))?.[0];
    const notice = notices.find(({ anchor }) => anchor === fragment);
    if (at === undefined && notice === undefined) return [`${path}: no place for #${fragment} on ${end}`];
    const right = place === undefined || place === `articles/${article}#${at}` || notice?.link != null;
    return right ? [] : [`${path}: leads to ${article}#${at ?? fragment}, not to ${place}`];
  }
}

/** Names that come back, so that histories return to where they were. */
function named(from: string, to: number): string {
  const [home = '', fragment] = from.split('#');
  if (fragment !== undefined) return `${home}#name-${to % 4}`;
  return `${from.split('/')[0]}/name-${to % 6}`;
}

function survivorOf(uid: string, into: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let now = uid;
  while (into.has(now) && !seen.has(now)) {
    seen.add(now);
    now = into.get(now) ?? now;
  }
  return now;
}
