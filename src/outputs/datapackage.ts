/** `datapackage.json`: every file and column, for programs: https://datapackage.org, version 2. */
import { latestRecording, type BulkFile, type Column, type ColumnType } from '../views/data.ts';
import type { Site } from '../views/site.ts';
import { VIEWS } from './queries.ts';
import { columnsInDatabase, SEARCH } from './sqlite.ts';
import type { Table } from './tables.ts';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** Types of fields: https://datapackage.org/standard/table-schema/#field-types */
const TYPES: Record<ColumnType, { type: string; rdfType?: string }> = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  day: { type: 'date' },
  date: { type: 'string', rdfType: 'http://id.loc.gov/datatypes/edtf/EDTF' },
  time: { type: 'datetime' },
  list: { type: 'array' },
};

interface Parts {
  version: string;
  /** All files but this one. */
  files: readonly BulkFile[];
  /** The tables that have CSV files. */
  tables: readonly Table[];
  inDatabase: readonly Table[];
}

/** As JSON, indented, since people read it too. */
export function dataPackage(site: Site, { version, files, tables, inDatabase }: Parts): string {
  const { tracker } = site.graph;
  const { links } = site;
  const homepage = links.canonical(links.data);
  const created = latestRecording(site);
  const licence = { title: tracker.licence.name, path: tracker.licence.url };
  const source = tracker.repository ?? links.canonical(links.home);
  return JSON.stringify(
    {
      $schema: `${PROFILES}/datapackage.json`,
      title: tracker.title,
      description: tracker.description,
      ...(homepage === null ? {} : { homepage }),
      version,
      ...(created === null ? {} : { created }),
      licenses: [licence],
      sources: [{ title: tracker.title, ...(source === null ? {} : { path: source }) }],
      resources: files.map((file) => resource(file, tables, inDatabase)),
    },
    null,
    2,
  );
}

function resource({ name, content, rows, sha256 }: BulkFile, tables: readonly Table[], inDatabase: readonly Table[]) {
  const [title = '', format = ''] = name.split('.');
  const file = { name: name.replace('.', '-'), path: name, bytes: content.length, hash: `sha256:${sha256}` };
  const table = tables.find((one) => one.name === title);
  if (table === undefined) return { ...file, ...DATABASE, tables: databaseTables(inDatabase) };
  const described = { type: 'table', description: table.meaning, rows };
  return format === 'csv'
    ? { ...file, ...described, ...CSV, schema: schema(table, table.columns, (other) => `${other}-csv`, tables) }
    : { ...file, ...described, ...PARQUET, schema: schema(table, table.columns, null, tables) };
}

const CSV = {
  format: 'csv',
  mediatype: 'text/csv',
  encoding: 'utf-8',
  dialect: {
    $schema: `${PROFILES}/tabledialect.json`,
    header: true,
    delimiter: ',',
    lineTerminator: '\r\n',
    quoteChar: '"',
    doubleQuote: true,
  },
};
const PARQUET = { format: 'parquet', mediatype: 'application/vnd.apache.parquet' };
const DATABASE = {
  format: 'sqlite',
  mediatype: 'application/vnd.sqlite3',
  description: 'All tables as a SQLite database, with views and a full-text index.',
};

/** What the standard has no word for: the tables, views and index inside the database. */
const databaseTables = (inDatabase: readonly Table[]) => [
  ...inDatabase.map((table) => ({
    name: table.name,
    type: 'table',
    description: table.meaning,
    rows: table.rows.length,
    schema: schema(table, columnsInDatabase(table), (other) => other, inDatabase),
  })),
  ...[...VIEWS.map((view) => ({ ...view, type: 'view' })), { ...SEARCH, type: 'full-text index' }].map(
    ({ name, type, meaning, columns }) => ({
      name,
      type,
      description: meaning,
      schema: { fields: Object.entries(columns).map(([column, description]) => ({ name: column, description })) },
    }),
  ),
];

/** `resourceOf` names the resource that holds another table; null where none is referred to. */
function schema(
  { key }: Table,
  columns: readonly Column[],
  resourceOf: ((table: string) => string) | null,
  tables: readonly Table[],
) {
  const foreignKeys = columns
    .filter(({ type, refers }) => type !== 'list' && tables.some(({ name }) => name === refers))
    .map(({ name, refers }) => ({
      fields: [name],
      reference: { resource: resourceOf?.(refers ?? '') ?? '', fields: ['id'] },
    }));
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: columns.map(fieldOf),
    missingValues: [''],
    primaryKey: key,
    ...(resourceOf === null || foreignKeys.length === 0 ? {} : { foreignKeys }),
  };
}

function fieldOf({ name, type, meaning, required, words }: Column) {
  const constraints = {
    ...(required ? { required } : {}),
    ...(words === null || type === 'list' ? {} : { enum: words }),
  };
  return {
    name,
    ...TYPES[type],
    description: meaning,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}
