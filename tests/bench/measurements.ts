/** What is measured, and what it must come to. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, siteUrl } from '../sites.ts';
import { changeArticle, writePagesOnly, type Checkout } from './checkout.ts';
import { collections } from './collections.ts';
import { writeCorpus } from './corpus.ts';
import { NOTHING, runCommand, type Subject, type Usage } from './measure.ts';
import { peerContent } from './peers/content.ts';
import { makeCold, type Found, type Peer } from './peers/peers.ts';
import { difference, pagesOf } from './peers/same.ts';
import { growth, middleOf, ratio, type Bound } from './results.ts';
import { createReader, served, startServer } from './serve.ts';

export interface Setting {
  /** In memory where there is such a folder: disks differ too much. Removed at the end. */
  folder: string;
  articles: number;
  /** Made when it is asked for. */
  checkout: () => Checkout;
  peers: (names: Peer['name'][]) => Promise<Found[]>;
  log: (text: string) => void;
}

export interface Measurement {
  title: string;
  /** Articles of the tracker that the bounds are for. */
  articles: number;
  includes: string;
  setUp: (setting: Setting) => Promise<{
    subjects: Subject[];
    peers?: Found[];
    /** Why what was built, by those who did not fail, does not compare; null where it does. */
    verify?: (built: ReadonlySet<string>) => string | null;
    tearDown?: () => Promise<void> | void;
  }>;
  bounds: (articles: number) => Bound[];
}

const US = 'Claimline';
const CHANGED = 'Claimline, one article changed';
const EVERYTHING = 'Claimline, everything on';
const CHECK = 'check, whole';
const CHECK_ONE = 'check, one file';
const SAVED = 'From saving an article to its page';
const START = 'npm start';

/** What a build of ours does in the time that is given for it. */
const OUR_BUILD =
  'Reading and checking every file, statuses and as-of pages, rendering, the search index, the hashes of all files, the audit of what was built, and publishing it by one rename';
const THEIR_BUILD =
  'the others read, render and write; they check and audit nothing, and statuses, their history and the order of the timeline are given to them as data';

export const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  pages: {
    title: 'Cold builds, pages only',
    articles: 10_000,
    includes: `${OUR_BUILD}; ${THEIR_BUILD}. Nothing is kept from an earlier build but the code that Node compiled.`,
    async setUp({ folder, articles, checkout, peers, log }) {
      const content = join(folder, 'content');
      writePagesOnly(articles, content);
      const found = await peers(['Hugo', 'Eleventy', 'Astro collections']);
      const had = found.filter((peer) => 'write' in peer);
      log('Writing the projects of the others');
      const theirs = peerSubjects(had, content, articles);
      const ours = ourBuild(checkout(), content, articles);
      return {
        peers: found,
        subjects: [ours, ...theirs.subjects],
        verify(built) {
          const sites = theirs.sites.filter(({ name }) => built.has(name));
          const missing = built.has(US) ? missingPage(checkout().build(content).output, sites[0]) : null;
          return difference(sites) ?? missing;
        },
      };
    },
    bounds: () => [
      { what: 'Time, to Hugo', unit: 'ratio', most: 0.9, beyond: 0.4, value: wall(US, 'Hugo') },
      {
        what: 'Peak memory, to Hugo',
        unit: 'ratio',
        most: 0.6,
        beyond: 0.35,
        value: ratio('peakMegabytes', { name: US }, { name: 'Hugo' }),
      },
      { what: 'Time, to Eleventy', unit: 'ratio', most: 0.15, beyond: 0.06, value: wall(US, 'Eleventy') },
      {
        what: 'Time, to Astro collections',
        unit: 'ratio',
        most: 0.45,
        beyond: 0.2,
        value: wall(US, 'Astro collections'),
      },
    ],
  },
  changed: {
    title: 'One article changed, pages only',
    articles: 10_000,
    includes: 'Ours is the build after the one before a new summary was written; Hugo builds everything, cold.',
    async setUp({ folder, articles, checkout, peers, log }) {
      const content = join(folder, 'content');
      writePagesOnly(articles, content);
      const found = await peers(['Hugo']);
      const theirs = peerSubjects(
        found.filter((peer) => 'write' in peer),
        content,
        articles,
      );
      const command = checkout().build(content);
      const article = `article-${Math.floor(articles / 2)}`;
      let changes = 0;
      let words = '';
      const ours: Subject = {
        name: CHANGED,
        articles,
        async prepare() {
          if (changes === 0) {
            log('Building what is changed then');
            await runCommand(command);
          }
          words = changeArticle(content, article, ++changes);
        },
        async run() {
          const usage = await runCommand(command);
          const page = readFileSync(join(command.output, `articles/${article}/index.html`), 'utf8');
          if (!page.includes(words)) throw new Error(`The change is not on the page of ${article}.`);
          return usage;
        },
      };
      return { peers: found, subjects: [ours, ...theirs.subjects] };
    },
    bounds: () => [
      { what: 'Time, to Hugo’s whole build', unit: 'ratio', most: 0.1, beyond: 0.05, value: wall(CHANGED, 'Hugo') },
    ],
  },
  outputs: {
    title: 'Everything on, to pages only',
    articles: 10_000,
    includes:
      'Both are cold, but for the social cards, which are taken from the cache. Everything: feeds, calendars, JSON, tables, linked data, citations and frames too, as the defaults for a tracker of that size have them.',
    async setUp({ folder, articles, checkout, log }) {
      const [everything, pages] = [join(folder, 'everything'), join(folder, 'pages')];
      writeCorpus(articles, everything);
      writePagesOnly(articles, pages);
      log('Building once for the social cards');
      await runCommand(checkout().build(everything));
      return {
        subjects: [
          { ...ourBuild(checkout(), everything, articles, ['cards']), name: EVERYTHING },
          ourBuild(checkout(), pages, articles, ['cards']),
        ],
      };
    },
    bounds: () => [{ what: 'Time, to pages only', unit: 'ratio', most: 2, beyond: 1.5, value: wall(EVERYTHING, US) }],
  },
  growth: {
    title: 'Growth, pages only',
    articles: 10_000,
    includes: `${OUR_BUILD}; Hugo builds the largest only. An exponent of 1 means that twice the articles take twice the processor’s time.`,
    async setUp({ folder, articles, checkout, peers, log }) {
      const ours = growthSizes(articles).map((size) => {
        const content = join(folder, `content-${size}`);
        log(`Writing ${size} articles`);
        writePagesOnly(size, content);
        return { size, content, subject: ourBuild(checkout(), content, size) };
      });
      const found = await peers(['Hugo']);
      const had = found.filter((peer) => 'write' in peer);
      const theirs = ours.slice(-1).map(({ size, content }) => peerSubjects(had, content, size));
      return {
        peers: found,
        subjects: [...ours.map(({ subject }) => subject), ...theirs.flatMap(({ subjects }) => subjects)],
      };
    },
    bounds(usual) {
      const [small, middle, large] = growthSizes(usual).map((articles) => ({ name: US, articles })) as [Of, Of, Of];
      const said = ({ articles }: Of) => articles.toLocaleString('en');
      return [
        {
          what: `Processor time, ${said(small)} to ${said(middle)}`,
          unit: 'exponent',
          most: 1,
          value: growth('cpuSeconds', small, middle),
        },
        {
          what: `Processor time, ${said(middle)} to ${said(large)}`,
          unit: 'exponent',
          most: 1.15,
          value: growth('cpuSeconds', middle, large),
        },
        {
          what: `Time of ${said(large)}, to Hugo`,
          unit: 'ratio',
          most: 0.5,
          beyond: 0.15,
          value: ratio('wallSeconds', large, { name: 'Hugo' }),
        },
        {
          what: `Peak memory of ${said(large)}`,
          unit: 'megabytes',
          most: 2000,
          value: middleOf('peakMegabytes', large),
        },
      ];
    },
  },
  dev: {
    title: 'While writing',
    articles: 10_000,
    includes:
      'From the moment that an article is saved, while npm run dev serves it, until the page that is open in a browser shows the change (without a browser: until an answer over HTTP has it).',
    async setUp({ folder, articles, checkout, log }) {
      const content = join(folder, 'content');
      writePagesOnly(articles, content);
      const article = `article-${Math.floor(articles / 2)}`;
      const reader = await createReader(log);
      const [port] = await freePorts(1);
      const address = `http://localhost:${port}/articles/${article}/`;
      const server = startServer(
        process.execPath,
        ['src/cli/main.mjs', 'dev', '--port', `${port}`],
        checkout().folder,
        {
          CLAIMLINE_CONTENT: content,
        },
      );
      log('Waiting for the first page');
      await Promise.race([served(address, '<h1'), server.failed]);
      await reader.open(address);
      let changes = 0;
      return {
        subjects: [
          {
            name: `${SAVED} in ${reader.name}`,
            articles,
            run: () =>
              timed(async () => {
                const words = changeArticle(content, article, ++changes);
                await Promise.race([reader.sees(words), server.failed]);
              }),
          },
        ],
        async tearDown() {
          await Promise.all([server.stop(), reader.close()]);
        },
      };
    },
    bounds: () => [{ what: SAVED, unit: 'seconds', most: 1, beyond: 0.3, value: middleOf('wallSeconds', {}) }],
  },
  start: {
    title: 'Start, the real tracker',
    articles: 0,
    includes:
      'npm start in a fresh copy of the project that is set up, until the front page is served; nothing is kept from an earlier build.',
    async setUp({ folder, checkout }) {
      const { folder: root, makeCold: cool } = checkout();
      const content = join(folder, 'tracker');
      return {
        subjects: [
          {
            name: START,
            articles: 0,
            prepare: () => cool(content),
            async run() {
              const [port] = await freePorts(1);
              const address = siteUrl({ content: 'content', outDir: '', port: port ?? 0 });
              const args = ['start', '--', '--outDir', `${content}-built`, '--port', `${port}`];
              let server: ReturnType<typeof startServer> | null = null;
              try {
                return await timed(async () => {
                  server = startServer('npm', args, root, {});
                  await Promise.race([served(address, '<h1'), server.failed]);
                });
              } finally {
                await (server as ReturnType<typeof startServer> | null)?.stop();
              }
            },
          },
        ],
      };
    },
    bounds: () => [
      { what: 'npm start to a served page', unit: 'seconds', most: 5, value: middleOf('wallSeconds', {}) },
    ],
  },
  check: {
    title: 'Checking',
    articles: 10_000,
    includes:
      'npm run check, whole and of one file that an editor would ask for; astro sync reads the same files with the same schema and parses their Markdown, and checks nothing between them.',
    async setUp({ folder, articles, checkout }) {
      const content = join(folder, 'content');
      writeCorpus(articles, content);
      const { folder: cwd } = checkout();
      const one = join(content, 'articles', `article-${Math.floor(articles / 2)}.md`);
      const check = (...files: string[]) => ({
        command: process.execPath,
        args: ['src/cli/main.mjs', 'check', ...files],
        cwd,
        env: { CLAIMLINE_CONTENT: content },
      });
      const peer = collections(content);
      return {
        subjects: [
          { name: CHECK, articles, run: () => runCommand(check()) },
          { name: CHECK_ONE, articles, run: () => runCommand(check(one)) },
          { name: 'astro sync (collections)', articles, run: () => runCommand(peer.command) },
        ],
        tearDown: peer.remove,
      };
    },
    bounds: () => [
      { what: 'check, whole', unit: 'seconds', most: 3, value: middleOf('wallSeconds', { name: CHECK }) },
      { what: 'check, one file', unit: 'seconds', most: 1, value: middleOf('wallSeconds', { name: CHECK_ONE }) },
    ],
  },
};

interface Of {
  name: string;
  articles: number;
}

/** A tenth, one, and five times as many. */
const growthSizes = (articles: number): number[] => [Math.max(1, Math.round(articles / 10)), articles, articles * 5];

const wall = (of: string, to: string): Bound['value'] => ratio('wallSeconds', { name: of }, { name: to });

const ourBuild = (
  { build, makeCold: cool }: Checkout,
  content: string,
  articles: number,
  kept?: string[],
): Subject => ({
  name: US,
  articles,
  prepare: () => cool(content, kept),
  run: () => runCommand(build(content)),
});

/** The same tracker in the projects of others, and how each of them is built, cold. */
function peerSubjects(peers: readonly Peer[], content: string, articles: number) {
  const written = peers.length === 0 ? null : peerContent(content);
  const projects = peers.map((peer) => {
    const project = `${content}-${peer.name.toLowerCase().replaceAll(' ', '-')}`;
    if (written !== null) peer.write(written, project);
    return { peer, project, command: peer.command(project) };
  });
  const subjects = projects.map(({ peer, project, command }): Subject => ({
    name: peer.name,
    articles,
    prepare: () => makeCold(peer, project),
    run: () => runCommand(command),
  }));
  const sites = projects.map(({ peer: { name }, project }) => ({ name, folder: join(project, 'public') }));
  return { subjects, sites };
}

/** A record that a peer built a page for, and we did not; null where there is none. */
function missingPage(ours: string, peer: { name: string; folder: string } | undefined): string | null {
  if (peer === undefined) return null;
  const page = [...pagesOf(peer.folder)].find(
    (address) => /^\/(?:articles|claims|actors)\/[a-z]+-\d+\/$/.test(address) && !existsSync(join(ours, address)),
  );
  return page === undefined ? null : `only ${peer.name} built ${page}.`;
}

async function timed(work: () => Promise<void>): Promise<Usage> {
  const start = performance.now();
  await work();
  return { wallSeconds: (performance.now() - start) / 1000, cpuSeconds: null, peakMegabytes: null, ...NOTHING };
}
