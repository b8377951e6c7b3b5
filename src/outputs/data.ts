/** Bulk data below `/data/`: CSV, SQLite, Parquet, and the description of them all. */
import { text } from '../text.ts';
import { dataCitation, latestRecord, type Bulk, type BulkFile, type Described, type Question } from '../views/data.ts';
import { pathOf } from '../views/links.ts';
import { publishes } from '../views/published.ts';
import type { Site } from '../views/site.ts';
import { contentHash } from './api.ts';
import { csv } from './csv.ts';
import { dataPackage } from './datapackage.ts';
import type { OutputFile } from './files.ts';
import { parquet } from './parquet.ts';
import { QUERIES, uses, VIEWS } from './queries.ts';
import { database, SEARCH } from './sqlite.ts';
import { FILES, fileTables, linkTables, trackerTable, type Table } from './tables.ts';
import { sha256, versionIn } from './version.ts';

/** The files, in the order of the page. */
export const DOWNLOADS = [
  'statements.csv',
  'claims.csv',
  'actors.csv',
  'articles.csv',
  'statements.parquet',
  'tracker.sqlite',
  'datapackage.json',
] as const;
export type Download = (typeof DOWNLOADS)[number];

export const dataFiles = (site: Site): OutputFile[] =>
  publishes(site, 'data')
    ? DOWNLOADS.map((name) => ({
        path: pathOf(site, site.links.download(name)),
        content: () => bulkFile(site, name).content,
      }))
    : [];

/** One of the files, as it is published. */
export function bulkFile(site: Site, name: Download): BulkFile {
  const file = bulk(site).files.find((one) => one.name === name);
  if (file === undefined) throw new Error(`no file "${name}" was made`);
  return file;
}

/**
 * All files, made once for a site: the page that gives their sizes and hashes is made from the very bytes. They are kept
 * with the site, since pages and build are bundles of their own with modules of their own.
 */
export const bulk = (site: Site): Bulk => (site.bulk ??= makeBulk(site));

const QUESTIONS = ['sides', 'first', 'figures'] as const satisfies readonly Question[];
const USES = ['sqlite', 'duckdb', 'pandas'] as const;

/** What the page shows of the bulk data; null where they are switched off. */
export function dataPage(site: Site) {
  if (!publishes(site, 'data')) return null;
  const { version, answers, tables, moreTables } = bulk(site);
  const { links, words } = site;
  const day = latestRecord(site);
  const programs = uses((name) => links.canonical(links.download(name)) ?? name, wordIn(site));
  return {
    state: text.data.state(version, day === null ? null : words.day(day)),
    citation: dataCitation(site, version),
    answers: QUESTIONS.map((name) => ({
      question: text.data.question[name],
      sql: QUERIES[name],
      answer: answers[name],
    })),
    views: VIEWS,
    uses: USES.map((name) => ({ how: text.data.uses[name], code: programs[name] })),
    tables,
    moreTables: [...moreTables, SEARCH],
  };
}

function makeBulk(site: Site): Bulk {
  const { tracker } = site.graph;
  const byName = fileTables(site);
  const tables = FILES.map((name) => byName[name]);
  const linked = linkTables(site);
  const version = versionIn(contentHash(site));
  const moreTables = [...linked, trackerTable(site, version)];
  const inDatabase = [...tables, ...moreTables];
  const about = { title: tracker.title, version, licence: tracker.licence.url };
  const { content, answers } = database(inDatabase);
  const files = [
    ...FILES.map((name) => file(`${name}.csv`, Buffer.from(csv(byName[name])), byName[name].rows.length)),
    file('statements.parquet', parquet(byName.statements, about), byName.statements.rows.length),
    file('tracker.sqlite', content, null),
  ];
  const description = dataPackage(site, { version, files, tables, inDatabase });
  return {
    version,
    files: [...files, file('datapackage.json', Buffer.from(description), null)],
    tables: tables.map(described),
    moreTables: moreTables.map(described),
    answers,
  };
}

/** Rows are not kept: large trackers have many. */
const described = ({ name, meaning, columns }: Table): Described => ({ name, meaning, columns });

const file = (name: Download, content: Uint8Array, rows: number | null): BulkFile => ({
  name,
  content,
  rows,
  sha256: sha256(content),
});

/** A word that a search of the data finds: the first longer one in the title of a claim. */
function wordIn({ graph }: Site): string {
  const ids = [...graph.tracker.featured, ...graph.claims.keys()];
  const words = ids.flatMap((id) => /\p{L}{5,}/u.exec(graph.claims.get(id)?.record.title ?? '') ?? []);
  return words[0]?.toLowerCase() ?? 'claim';
}
