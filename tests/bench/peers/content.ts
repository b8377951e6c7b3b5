/**
 * A tracker as the users of other generators would keep it: Markdown with YAML above it, and beside it, as data, what
 * those generators cannot work out. The statuses of claims with their history and the order of the timeline are given to
 * them; what one record tells of another is for them to join.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { compareBounds } from '../../../src/domain/date.ts';
import type { Statement } from '../../../src/domain/graph.ts';
import { UNKNOWN_ORIGIN } from '../../../src/domain/schema.ts';
import { readContent } from '../../../src/reader/read.ts';
import { createSite, type Site } from '../../../src/views/site.ts';
import { statusView } from '../../../src/views/status.ts';

/** How many rows a page of a list has, in every generator: their templates say it too. */
export const PAGE_SIZE = 100;

interface PeerRecord {
  id: string;
  fields: Record<string, unknown>;
  body: string;
}

export interface PeerContent {
  title: string;
  description: string;
  articles: PeerRecord[];
  claims: PeerRecord[];
  actors: PeerRecord[];
  data: {
    /** By claim. */
    statuses: Record<string, ClaimStatus>;
    timeline: TimelineRow[];
    topics: Record<string, string>;
    places: Record<string, string>;
  };
}

interface ClaimStatus {
  label: string;
  sentence: string;
  history: { day: string; label: string; sentence: string; because: Said[] }[];
}

interface Said {
  article: string;
  /** Null is the article's own voice. */
  by: string | null;
  stance: string;
}

/** What is said to have happened, or what one speaker said on a day in one article. */
type TimelineRow =
  | { date: string; claim: string }
  | { date: string; article: string; by: string | null; said: { claim: string; stance: string }[] };

/** @throws Where the tracker has problems: there is nothing to compare then. */
export function peerContent(folder: string): PeerContent {
  const { records } = readContent(folder);
  if (records === null) throw new Error(`The tracker in ${folder} has problems: npm run check names them.`);
  const site = createSite(records, folder);
  const { graph, words } = site;
  const { tracker } = graph;
  return {
    title: tracker.title,
    description: tracker.description,
    articles: [...graph.articles.values()].map(({ record, published, statements }) => ({
      id: record.id,
      fields: {
        title: record.title,
        date: published.from,
        summary: record.summary,
        source: {
          title: record.source.title,
          publisher: record.source.publisher,
          url: record.source.url,
          published: words.date(published).words,
        },
        statements: statements.map((said) => ({
          claim: said.claim,
          by: said.by,
          stance: said.stance,
          stated: said.stated && words.date(said.stated).words,
          value: said.value && words.value(said.value),
          hedge: said.hedge,
          quote: said.quote?.text ?? null,
          paragraph: said.paragraph,
          origin: said.origin === UNKNOWN_ORIGIN ? null : said.origin,
        })),
      },
      body: plainLinks(record.body),
    })),
    claims: [...graph.claims.values()].map(({ record, when, tension }) => ({
      id: record.id,
      fields: {
        title: record.title,
        category: record.kind,
        when: when && words.date(when).words,
        place: record.place,
        holder: record.holder,
        counts: record.quantity && `${record.quantity.counts} (${record.quantity.unit})`,
        topics: record.topics,
        disagreement: record.disagreement,
        tension,
      },
      body: plainLinks(record.body),
    })),
    actors: [...graph.actors.values()].map(({ record }) => ({
      id: record.id,
      fields: {
        title: record.name,
        category: record.kind,
        alsoKnownAs: record.aliases,
        roles: record.roles.map(({ title, group }) => ({ title, group })),
      },
      body: plainLinks(record.body),
    })),
    data: {
      statuses: statuses(site),
      timeline: timeline(site),
      topics: Object.fromEntries(tracker.topics.map(({ id, title }) => [id, title])),
      places: Object.fromEntries([...graph.places.values()].map(({ id, name }) => [id, name])),
    },
  };
}

/** Links to records as other generators know them: by address. */
const plainLinks = (body: string): string =>
  body.replaceAll(/\]\((claim|actor|article):([^)]+)\)/g, (_, kind, id) => `](/${kind}s/${id}/)`);

function statuses(site: Site): PeerContent['data']['statuses'] {
  const { claims, statements } = site.graph;
  const said = (key: string): Said => {
    const { article, by, stance } = statements.get(key) as Statement;
    return { article, by, stance };
  };
  return Object.fromEntries(
    [...claims].map(([id, claim]) => {
      const { label, sentence } = statusView(site, claim, claim.status);
      const history = claim.history.map(({ day, result, added }) => {
        const then = statusView(site, claim, result, day);
        return { day, label: then.label, sentence: then.sentence, because: added.map(said) };
      });
      return [id, { label, sentence, history }];
    }),
  );
}

function timeline({ graph, words }: Site): TimelineRow[] {
  const told = [...graph.claims.values()].flatMap(({ record, when }) =>
    when === null ? [] : [{ when, row: { date: words.date(when).words, claim: record.id } }],
  );
  const dated = [...graph.statements.values()].filter((s) => s.stated !== null);
  const occasions = Map.groupBy(dated, ({ stated, by, article }) => `${stated?.text} ${by} ${article}`);
  const spoken = [...occasions.values()].flatMap((statements) => {
    const [{ stated, by, article }] = statements as [Statement];
    if (stated === null) return [];
    const said = statements.map(({ claim, stance }) => ({ claim, stance }));
    return [{ when: stated, row: { date: words.date(stated).words, article, by, said } }];
  });
  return [...told, ...spoken].toSorted((a, b) => compareBounds(a.when, b.when)).map(({ row }) => row);
}

/** Writes files below a folder, with the folders that they lie in. */
export function writeBelow(folder: string, files: Iterable<readonly [file: string, text: string]>): void {
  for (const [file, text] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/**
 * A record as a file. YAML 1.1, which Go and js-yaml read, takes some texts for dates and numbers: those are put in quotes.
 * Fields without a value are left out.
 */
export function markdownFile(fields: Record<string, unknown>, body: string): string {
  const present = JSON.parse(JSON.stringify(fields, (_, value) => (value === null ? undefined : value)));
  return `---\n${stringify(present, { lineWidth: 0, version: '1.1' })}---\n\n${body}\n`;
}
