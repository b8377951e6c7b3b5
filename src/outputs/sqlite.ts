/** The tracker as one SQLite file: tables with their references, a full-text index, views; and the worked queries. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Answer, Bulk, Column, ColumnType } from '../views/data.ts';
import { QUERIES, VIEWS } from './queries.ts';
import type { Cell, Table } from './tables.ts';

export interface Database {
  content: Uint8Array;
  /** Of the worked queries. */
  answers: Bulk['answers'];
}

const TYPES: Record<Exclude<ColumnType, 'list'>, string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  boolean: 'INTEGER',
  day: 'TEXT',
  date: 'TEXT',
  time: 'TEXT',
};

/** Lists are tables of their own. */
export const columnsInDatabase = ({ columns }: Table): Column[] => columns.filter(({ type }) => type !== 'list');

/** What the full-text index holds of a record: `SELECT kind, id, title FROM search WHERE search MATCH 'bridge'`. */
export const SEARCH = {
  name: 'search',
  meaning: 'Full-text index (FTS5) over titles, texts, quotes, notes and names.',
  columns: {
    kind: 'The table that the record stands in.',
    id: 'The record.',
    title: 'Title or name; of a statement, the title of its claim.',
    words: 'Texts, summaries, quotes, translations, notes, other names, roles.',
  },
} as const;

const CREATE_SEARCH =
  "CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, id UNINDEXED, title, words, tokenize = 'unicode61 remove_diacritics 2')";

const FILL_SEARCH = `INSERT INTO search
SELECT 'claims', id, title, coalesce(disagreement || '; ', '') || coalesce(body, '') FROM claims
UNION ALL
SELECT 'actors', id, name,
  coalesce((SELECT group_concat(alias, '; ') FROM actor_aliases WHERE actor = actors.id) || '; ', '') ||
  coalesce((SELECT group_concat(title, '; ') FROM actor_roles WHERE actor = actors.id) || '; ', '') || coalesce(body, '')
FROM actors
UNION ALL
SELECT 'articles', id, title, coalesce(source_title || '; ', '') || summary || coalesce('; ' || body, '') FROM articles
UNION ALL
SELECT 'statements', statements.id, claims.title,
  coalesce(quote || '; ', '') || coalesce(quote_translation || '; ', '') || coalesce(hedge || '; ', '') || coalesce(note, '')
FROM statements JOIN claims ON claims.id = statements.claim`;

/**
 * The file’s bytes, and what the worked queries give when they are run over it.
 *
 * The same tables give the same bytes: page size and order are fixed, and SQLite writes no times. (Its own version stands
 * in the file, so another Node may write other bytes.)
 */
export function database(tables: readonly Table[]): Database {
  const folder = mkdtempSync(join(tmpdir(), 'claimline-'));
  try {
    const file = join(folder, 'tracker.sqlite');
    fill(tables, file);
    const written = new DatabaseSync(file, { readOnly: true });
    const answers = {
      sides: answer(written, QUERIES.sides),
      first: answer(written, QUERIES.first),
      figures: answer(written, QUERIES.figures),
    };
    written.close();
    return { content: readFileSync(file), answers };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function fill(tables: readonly Table[], file: string): void {
  const db = new DatabaseSync(':memory:');
  db.exec('PRAGMA page_size = 4096; PRAGMA encoding = "UTF-8"; PRAGMA foreign_keys = OFF; BEGIN');
  for (const table of tables) {
    db.exec(createTable(table));
    insert(db, table);
  }
  for (const table of tables) for (const sql of indexes(table)) db.exec(sql);
  db.exec(CREATE_SEARCH);
  db.exec(FILL_SEARCH);
  db.exec("INSERT INTO search(search) VALUES ('optimize')");
  for (const { name, columns, sql } of VIEWS)
    db.exec(`CREATE VIEW ${name} (${Object.keys(columns).join(', ')}) AS\n${sql}`);
  db.exec('COMMIT');
  db.prepare('VACUUM INTO ?').run(file);
  db.close();
}

/** With the meaning of each column as a comment, which SQLite keeps: `.schema` shows it. */
function createTable(table: Table): string {
  const columns = columnsInDatabase(table);
  const lines = columns.map((column) => [definition(column), column.meaning]);
  const key = `PRIMARY KEY (${table.key.join(', ')})`;
  const body = lines.map(([sql, meaning]) => `  ${sql}, -- ${meaning}`).join('\n');
  return `CREATE TABLE ${table.name} ( -- ${table.meaning}\n${body}\n  ${key}\n)`;
}

function definition({ name, type, required, words, refers }: Column): string {
  if (type === 'list') throw new Error(`${name} is a list`);
  return [
    name,
    TYPES[type],
    ...(required ? ['NOT NULL'] : []),
    ...(words === null ? [] : [`CHECK (${name} IN (${words.map((word) => `'${word}'`).join(', ')}))`]),
    ...(refers === null ? [] : [`REFERENCES ${refers} (id)`]),
  ].join(' ');
}

/** One for each reference that is not looked up by the key already. */
const indexes = (table: Table): string[] =>
  columnsInDatabase(table)
    .filter(({ name, refers }) => refers !== null && name !== table.key[0])
    .map(({ name }) => `CREATE INDEX ${table.name}_${name} ON ${table.name} (${name})`);

function insert(db: DatabaseSync, table: Table): void {
  const kept = table.columns.flatMap(({ type }, index) => (type === 'list' ? [] : [index]));
  const statement = db.prepare(`INSERT INTO ${table.name} VALUES (${kept.map(() => '?').join(', ')})`);
  for (const row of table.rows) statement.run(...kept.map((index) => bound(row[index])));
}

function bound(cell: Cell | undefined): SQLInputValue {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell === 'object' && cell !== null) throw new Error('a list is no cell of a database');
  return cell ?? null;
}

function answer(db: DatabaseSync, sql: string): Answer {
  const query = db.prepare(sql);
  const columns = query.columns().map(({ name }) => name);
  const rows = query.all() as Record<string, string | number | null>[];
  return { columns, rows: rows.map((row) => columns.map((name) => row[name] ?? null)) };
}
