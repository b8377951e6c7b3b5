/** Bulk data below `/data/`: CSV, SQLite, Parquet, and the description of them all. */
import { createHash } from 'node:crypto';
import type { Bulk, BulkFile } from '../views/data.ts';
import { publishes } from '../views/published.ts';
import type { Site } from '../views/site.ts';
import { csv } from './csv.ts';
import { dataPackage } from './datapackage.ts';
import type { OutputFile } from './files.ts';
import { parquet } from './parquet.ts';
import { database } from './sqlite.ts';
import { FILES, fileTables, linkTables, trackerTable, type Table } from './tables.ts';

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
    ? DOWNLOADS.map((name) => ({ path: `data/${name}`, content: () => bulkFile(site, name).content }))
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

function makeBulk(site: Site): Bulk {
  const { tracker } = site.graph;
  const byName = fileTables(site);
  const tables = FILES.map((name) => byName[name]);
  const linked = linkTables(site);
  const version = versionOf([...tables, ...linked]);
  const inDatabase = [...tables, ...linked, trackerTable(site, version)];
  const about = { title: tracker.title, version, licence: tracker.licence.url };
  const { content, answers } = database(inDatabase);
  const files = [
    ...FILES.map((name) => file(`${name}.csv`, Buffer.from(csv(byName[name])), byName[name].rows.length)),
    file('statements.parquet', parquet(byName.statements, about), byName.statements.rows.length),
    file('tracker.sqlite', content, null),
  ];
  const description = dataPackage(site, { version, files, tables, inDatabase });
  return { version, files: [...files, file('datapackage.json', Buffer.from(description), null)], answers };
}

/** The first digits of the hash of all values. */
const versionOf = (tables: readonly Table[]): string =>
  sha256(
    JSON.stringify(tables.map(({ name, columns, rows }) => [name, columns.map((column) => column.name), rows])),
  ).slice(0, 12);

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

const file = (name: Download, content: Uint8Array, rows: number | null): BulkFile => ({
  name,
  content,
  rows,
  sha256: sha256(content),
});
