/** Bulk data: what is read back from the files is what was put in. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects, parquetSchema } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeFiles } from '../../src/build/files.ts';
import type { Records } from '../../src/domain/records.ts';
import { contentHash } from '../../src/outputs/api.ts';
import { citation } from '../../src/outputs/citation.ts';
import { csv } from '../../src/outputs/csv.ts';
import { bulk, dataFiles, dataPage, DOWNLOADS } from '../../src/outputs/data.ts';
import { QUERIES, VIEWS } from '../../src/outputs/queries.ts';
import { FILES, fileTables, linkTables, type Cell, type Table } from '../../src/outputs/tables.ts';
import { citedTracker } from '../../src/views/citation.ts';
import { dataCitation, latestRecord, sizeInWords } from '../../src/views/data.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { DATA_PACKAGE } from '../support/data-package.ts';
import { naughtyRecords } from '../support/naughty.ts';
import { tracker } from '../support/records.ts';
import { storyRecords } from '../support/story.ts';

/** Records as they were before anybody kept them under version control. */
const unrecorded = (records: Records): Records => ({
  ...records,
  articles: records.articles.map((record) => ({ ...record, recorded: null })),
  claims: records.claims.map((record) => ({ ...record, recorded: null })),
  actors: records.actors.map((record) => ({ ...record, recorded: null })),
});

const naughty = naughtyRecords('https://example.org/tracker/');
const SITES = {
  story: createSite(storyRecords()),
  naughty: createSite(naughty.records),
  'without an address': createSite({
    ...unrecorded(storyRecords()),
    tracker: { ...storyRecords().tracker, url: null, repository: null },
  }),
  empty: createSite(tracker({})),
};
const NAMES = Object.keys(SITES) as (keyof typeof SITES)[];

const folders: string[] = [];
/** The files of a site, written as a build writes them. */
function written(site: Site): string {
  const folder = mkdtempSync(join(tmpdir(), 'claimline-data-'));
  folders.push(folder);
  writeFiles(site, folder);
  return join(folder, 'data');
}
const folderOf = new Map<Site, string>();
beforeAll(() => {
  for (const name of NAMES) folderOf.set(SITES[name], written(SITES[name]));
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
const read = (name: keyof typeof SITES, file: string) => readFileSync(join(folderOf.get(SITES[name]) ?? '', file));

function onDatabase<T>(name: keyof typeof SITES, ask: (all: (sql: string) => Record<string, unknown>[]) => T): T {
  const db = new DatabaseSync(join(folderOf.get(SITES[name]) ?? '', 'tracker.sqlite'), { readOnly: true });
  try {
    return ask((sql) =>
      db
        .prepare(sql)
        .all()
        .map((row) => ({ ...row })),
    );
  } finally {
    db.close();
  }
}

/** Rows as objects, of the columns asked for. */
const objects = ({ columns, rows }: Table, keep: (column: Table['columns'][number]) => boolean = () => true) =>
  rows.map((row) =>
    Object.fromEntries(columns.flatMap((column, at) => (keep(column) ? [[column.name, row[at] ?? null]] : []))),
  );

/** The documented way back: one apostrophe is taken off wherever there is one. */
const decode = (cell: string) => cell.replace(/^'/, '');
const readCsv = (content: string | Buffer): string[][] => parse(content, { bom: false, relax_column_count: false });

/** What a cell of a CSV file holds, by its column’s type. */
function cellOf(cell: string, type: string): Cell {
  if (cell === '') return null;
  if (type === 'integer' || type === 'number') return Number(cell);
  if (type === 'boolean') return cell === 'true';
  return type === 'list' ? (JSON.parse(cell) as unknown[]) : decode(cell);
}

const FORMULA_SIGNS = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

describe.each(NAMES)('CSV: %s', (name) => {
  const tables = fileTables(SITES[name]);

  test.each(FILES)('%s.csv is what the table holds', (file) => {
    const { columns, rows } = tables[file];
    const [header, ...lines] = readCsv(read(name, `${file}.csv`));
    expect(header).toEqual(columns.map((column) => column.name));
    expect(lines.map((line) => line.map((cell, at) => cellOf(cell, columns[at]?.type ?? '')))).toEqual(rows);
  });

  test.each(FILES)('%s.csv holds no formula', (file) => {
    const { columns } = tables[file];
    const [, ...lines] = readCsv(read(name, `${file}.csv`));
    const risky = lines.flatMap((line) =>
      line.filter((cell, at) => FORMULA_SIGNS.includes(cell[0] ?? '') && columns[at]?.type !== 'number'),
    );
    expect(risky).toEqual([]);
    const numbers = lines.flatMap((line) => line.filter((cell, at) => cell !== '' && columns[at]?.type === 'number'));
    expect(numbers.filter((cell) => !/^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/.test(cell))).toEqual([]);
  });
});

test('the naughty strings are in the tables, formulas among them', () => {
  const cells = new Set(Object.values(fileTables(SITES.naughty)).flatMap(({ rows }) => rows.flat(2)));
  expect(naughty.used.length).toBeGreaterThan(400);
  expect(naughty.used.filter((text) => FORMULA_SIGNS.includes(text[0] ?? '')).length).toBeGreaterThan(5);
  expect(
    naughty.used.filter((text) => !cells.has(text) && !JSON.stringify([...cells]).includes(JSON.stringify(text))),
  ).toEqual([]);
});

describe('a cell of CSV', () => {
  const ofTexts = (texts: readonly string[]): Table => ({
    name: 'texts',
    meaning: 'Texts.',
    key: ['text'],
    columns: [{ name: 'text', type: 'text', meaning: 'A text.', required: true, words: null, refers: null }],
    rows: texts.map((text) => [text]),
  });

  test.each([
    ['= 200', "'= 200"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['\nx', '"\'\nx"'],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠A', "'＠A"],
    ["'quoted", "''quoted"],
    ["'=1", "''=1"],
    ['a=1', 'a=1'],
    ['1 - 2', '1 - 2'],
    ['a, b', '"a, b"'],
    ['say "so"', '"say ""so"""'],
  ])('%j is %j', (text, cell) => {
    expect(csv(ofTexts([text]))).toBe(`text\r\n${cell}\r\n`);
  });

  test('leads back to any text', () => {
    const risky = fc.constantFrom(...FORMULA_SIGNS, "'", '"', ',', ';', ' ', 'a', '\u0000', '\u{1F6B2}', '\uFEFF');
    const one = fc.array(risky, { minLength: 1, maxLength: 6 }).map((characters) => characters.join(''));
    check(60, fc.array(one, { minLength: 1, maxLength: 20 }), (texts) => {
      const [, ...lines] = readCsv(csv(ofTexts(texts)));
      expect(lines.map(([cell = '']) => decode(cell))).toEqual(texts);
      expect(lines.filter(([cell = '']) => FORMULA_SIGNS.includes(cell[0] ?? ''))).toEqual([]);
    });
  });
});

/** Where the database holds what lists of a row hold. */
const LISTS = [
  ['claims', 'flags', 'SELECT flag AS item FROM claim_flags WHERE claim = $id ORDER BY rowid'],
  [
    'claims',
    'origins_for',
    "SELECT actor AS item FROM claim_origins WHERE claim = $id AND side = 'for' ORDER BY rowid",
  ],
  [
    'claims',
    'origins_against',
    "SELECT actor AS item FROM claim_origins WHERE claim = $id AND side = 'against' ORDER BY rowid",
  ],
  [
    'claims',
    'origins_question',
    "SELECT actor AS item FROM claim_origins WHERE claim = $id AND side = 'question' ORDER BY rowid",
  ],
  ['claims', 'basis', 'SELECT statement AS item FROM claim_basis WHERE claim = $id ORDER BY rowid'],
  ['claims', 'conflict', 'SELECT statement AS item FROM claim_conflict WHERE claim = $id ORDER BY rowid'],
  ['claims', 'topics', 'SELECT topic AS item FROM claim_topics WHERE claim = $id ORDER BY position'],
  ['claims', 'actors', 'SELECT actor AS item FROM claim_actors WHERE claim = $id ORDER BY position'],
  ['claims', 'tension', 'SELECT other AS claim, reason FROM claim_tension WHERE claim = $id ORDER BY rowid'],
  ['claims', 'implies', 'SELECT implied AS item FROM claim_implies WHERE claim = $id ORDER BY rowid'],
  ['actors', 'aliases', 'SELECT alias AS item FROM actor_aliases WHERE actor = $id ORDER BY position'],
  [
    'actors',
    'roles',
    'SELECT title, member_of AS "group", started AS "from", ended AS "to" FROM actor_roles WHERE actor = $id ORDER BY position',
  ],
  ['actors', 'same_as', 'SELECT url AS item FROM actor_same_as WHERE actor = $id ORDER BY position'],
  ['articles', 'credits', 'SELECT credit AS text, actor FROM article_credits WHERE article = $id ORDER BY position'],
  [
    'articles',
    'access_points',
    'SELECT url, gone, accessed, sha256 FROM article_access_points WHERE article = $id ORDER BY position',
  ],
] as const;

describe.each(NAMES)('SQLite: %s', (name) => {
  const site = SITES[name];
  const tables = [...Object.values(fileTables(site)), ...linkTables(site)];

  test('is sound, and every reference leads somewhere', () => {
    onDatabase(name, (all) => {
      expect(all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
      expect(all('PRAGMA foreign_key_check')).toEqual([]);
    });
  });

  test('holds the tables', () => {
    onDatabase(name, (all) => {
      for (const table of tables) {
        const expected = objects(table, ({ type }) => type !== 'list').map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([column, cell]) => [column, typeof cell === 'boolean' ? Number(cell) : cell]),
          ),
        );
        expect({ [table.name]: all(`SELECT * FROM ${table.name} ORDER BY rowid`) }).toEqual({ [table.name]: expected });
      }
    });
  });

  test.each(LISTS)('has a table for %s.%s', (table, column, sql) => {
    onDatabase(name, (all) => {
      for (const row of objects(fileTables(site)[table])) {
        const found = all(sql.replace('$id', `'${String(row['id'])}'`));
        expect(found.map((one) => ('item' in one ? one['item'] : one))).toEqual(row[column]);
      }
    });
  });
});

test('every list has a table in the database', () => {
  const lists = Object.values(fileTables(SITES.story)).flatMap(({ name, columns }) =>
    columns.filter(({ type }) => type === 'list').map((column) => `${name}.${column.name}`),
  );
  expect(lists).toEqual(
    LISTS.map(([table, column]) => `${table}.${column}`).toSorted((x, y) => lists.indexOf(x) - lists.indexOf(y)),
  );
});

test('any tracker makes a sound database', () => {
  check(8, trackers, (records) => {
    const site = createSite(records);
    const db = new DatabaseSync(join(written(site), 'tracker.sqlite'), { readOnly: true });
    expect(db.prepare('PRAGMA integrity_check').all()).toMatchObject([{ integrity_check: 'ok' }]);
    expect(db.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    expect(db.prepare('SELECT count(*) AS n FROM statements_in_full').all()).toMatchObject([
      { n: site.graph.statements.size },
    ]);
    db.close();
  });
});

describe('the full-text index', () => {
  const found = (sql: string) => onDatabase('story', (all) => all(sql));

  test('finds records by titles, quotes, notes and other names', () => {
    expect(found("SELECT kind, id FROM search WHERE search MATCH 'fendue' ORDER BY rank, id")).toEqual([
      { kind: 'statements', id: 'bridge-closes/crack-in-north-pier-ada-fenwick' },
    ]);
    expect(
      found("SELECT kind, id FROM search WHERE search MATCH 'landmark AND title:bridge' ORDER BY kind, id"),
    ).toEqual([
      { kind: 'claims', id: 'bridge-is-landmark' },
      { kind: 'statements', id: 'spring-of-doubt/bridge-is-landmark-source' },
    ]);
  });

  test('answers the search that the page shows', () => {
    const sql = /"(.*)"/s.exec(dataPage(SITES.story)?.uses[0]?.code ?? '')?.[1] ?? '';
    expect(sql).toContain("MATCH 'vehicles'");
    expect(found(sql)).toContainEqual({
      kind: 'claims',
      id: 'vehicles-per-day',
      title: 'How many vehicles crossed the bridge on a day',
    });
  });
});

describe.each(NAMES)('Parquet: %s', (name) => {
  test('holds the statements', async () => {
    const { statements } = fileTables(SITES[name]);
    const content = read(name, 'statements.parquet');
    const file = content.buffer.slice(content.byteOffset, content.byteOffset + content.length) as ArrayBuffer;
    const days = new Set(statements.columns.filter(({ type }) => type === 'day').map((column) => column.name));
    const rows = (await parquetReadObjects({ file })).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, cell]) => [
          column,
          days.has(column) && cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell as unknown),
        ]),
      ),
    );
    expect(rows).toEqual(objects(statements));
    const metadata = parquetMetadata(file);
    expect(metadata.key_value_metadata).toEqual([
      { key: 'title', value: SITES[name].graph.tracker.title },
      { key: 'version', value: bulk(SITES[name]).version },
      { key: 'licence', value: SITES[name].graph.tracker.licence.url },
    ]);
    expect(parquetSchema(metadata).children.map(({ element }) => [element.name, element.repetition_type])).toEqual(
      statements.columns.map((column) => [column.name, column.required ? 'REQUIRED' : 'OPTIONAL']),
    );
  });
});

interface DataField {
  name: string;
  description: string;
}
interface Resource {
  name: string;
  path: string;
  bytes: number;
  hash: string;
  rows?: number;
  schema?: { fields: DataField[] };
  tables?: { name: string; rows?: number; schema: { fields: DataField[] } }[];
}

describe.each(NAMES)('datapackage.json: %s', (name) => {
  const description = () => JSON.parse(read(name, 'datapackage.json').toString()) as { resources: Resource[] };
  const resource = (path: string) => description().resources.find((one) => one.path === path);

  test('is as the standard asks', () => {
    const ajv = new Ajv({ allErrors: true });
    addFormats.default(ajv);
    expect({ valid: ajv.validate(DATA_PACKAGE, description()), errors: ajv.errors }).toEqual({
      valid: true,
      errors: null,
    });
  });

  test('gives bytes and hashes of all other files, and their rows', () => {
    const { resources } = description();
    const others = dataFiles(SITES[name]).flatMap(({ path }) =>
      path.endsWith('/datapackage.json') ? [] : path.slice('data/'.length),
    );
    expect(resources.map(({ path }) => path).toSorted()).toEqual(others.toSorted());
    for (const { path, bytes, hash } of resources) {
      const content = read(name, path);
      const sha256 = createHash('sha256').update(content).digest('hex');
      expect({ path, bytes, hash }).toEqual({ path, bytes: content.length, hash: `sha256:${sha256}` });
    }
    for (const file of FILES) expect(resource(`${file}.csv`)?.rows).toBe(readCsv(read(name, `${file}.csv`)).length - 1);
    expect(resource('statements.parquet')?.rows).toBe(SITES[name].graph.statements.size);
  });

  test('describes every column of every file', () => {
    const described = (fields: DataField[] = []) =>
      fields.filter((one) => one.description !== '').map((one) => one.name);
    for (const file of FILES) {
      expect(described(resource(`${file}.csv`)?.schema?.fields)).toEqual(readCsv(read(name, `${file}.csv`))[0]);
    }
    expect(described(resource('statements.parquet')?.schema?.fields)).toEqual(
      fileTables(SITES[name]).statements.columns.map((column) => column.name),
    );
    onDatabase(name, (all) => {
      // The index keeps tables of its own, called after it.
      const inDatabase = all(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
      ).map((row) => String(row['name']));
      const tables = resource('tracker.sqlite')?.tables ?? [];
      expect(tables.map((table) => table.name).toSorted()).toEqual(inDatabase.toSorted());
      const counted = tables.filter((table) => table.rows !== undefined);
      expect(counted.map((table) => table.rows)).toEqual(
        counted.map((table) => all(`SELECT count(*) AS n FROM ${table.name}`)[0]?.['n']),
      );
      for (const table of tables) {
        const columns = all(`SELECT name FROM pragma_table_info('${table.name}')`).map((row) => row['name']);
        expect({ [table.name]: described(table.schema.fields) }).toEqual({ [table.name]: columns });
      }
    });
  });
});

describe('two builds', () => {
  const reversed = (records: Records): Records => ({
    ...records,
    articles: records.articles.toReversed(),
    claims: records.claims.toReversed(),
    actors: records.actors.toReversed(),
  });

  test('make the same bytes, in whatever order the records are read', () => {
    const hashes = (site: Site) => bulk(site).files.map(({ name, sha256 }) => `${name} ${sha256}`);
    expect(hashes(createSite(reversed(storyRecords())))).toEqual(hashes(SITES.story));
    expect(hashes(createSite(naughty.records))).toEqual(hashes(SITES.naughty));
  });

  test('make each file once for a site', () => {
    const site = createSite(storyRecords());
    expect(bulk(site)).toBe(bulk(site));
    expect(dataFiles(site).map(({ content }) => content())).toEqual(bulk(site).files.map(({ content }) => content));
  });
});

test('the version is that of the tracker, as the index and citations have it', () => {
  const site = createSite(storyRecords());
  expect(bulk(site).version).toBe(contentHash(site).slice(0, 12));
  expect(citation(site, citedTracker(site)).csl.version).toBe(bulk(site).version);
});

/** What the worked queries give over the written file. */
const ANSWERS = {
  sides: [
    ['Divers inspected the north pier', 'Republic of Merrow', null, 'In spring, views of the pier part ways'],
    [
      'Ice damaged the north pier',
      'Republic of Merrow; Town Council of Port Merrow',
      null,
      'Town Council of Port Merrow',
    ],
    ['The Port Authority favours taking the bridge down', 'Dock workers, unnamed', 'Republic of Merrow', null],
    ['The bridge reopens in June 2019', 'Republic of Merrow', null, 'Merrow Ferries'],
    ['The market will lose customers', 'League of Harbours', null, 'Town Council of Port Merrow'],
    ['There is a crack in the north pier', 'Harbour Gazette; Republic of Merrow', 'Merrow Ferries', null],
  ],
  first: [
    ['The swing bridge is closed to traffic', '2019-03-04', 'Ivo Tarn', 'Harbour Gazette'],
    ['The swing bridge is closed to traffic', '2019-03-04', 'Port Authority of Merrow', 'Harbour Gazette'],
    ['The swing bridge is closed to traffic', '2019-03-04', 'Port Authority of Merrow', 'Evening Tide'],
    ['There is a crack in the north pier', '2019-03-04', 'Ada Fenwick', 'Harbour Gazette'],
    ['Ice damaged the north pier', '2019-03-04', 'Ada Fenwick', 'Harbour Gazette'],
  ],
  figures: [
    ['The bridge was built in 1911', null, 'Harbour Gazette', '1911', null, null, '2019-03-05'],
    ['The army laid a pontoon bridge', null, null, '= 1 bridge', 'bridge', null, '2019-04'],
    ['The bridge reopens in June 2019', 'Port Authority of Merrow', 'Harbour Gazette', '2019-06', null, null, null],
    ['The bridge reopens in June 2019', 'Merrow Ferries', null, '2019-06-18?', null, null, null],
    ['What the repair costs', 'Port Authority of Merrow', 'Harbour Gazette', '2..3', 'million crowns', null, null],
    ['What the repair costs', 'Town Council of Port Merrow', null, '>= 2.5', 'million crowns', null, null],
    ['What the repair costs', null, null, '<= 3 million crowns', 'million crowns', null, '2019-04'],
    [
      'How many vehicles crossed the bridge on a day',
      'Port Authority of Merrow',
      'Harbour Gazette',
      '~ 4000',
      'vehicles',
      'about',
      null,
    ],
    [
      'How many vehicles crossed the bridge on a day',
      'Town Council of Port Merrow',
      'Harbour Gazette',
      '> 6000 vehicles',
      'vehicles',
      'more than',
      null,
    ],
    [
      'How many vehicles crossed the bridge on a day',
      'Town Council of Port Merrow',
      'Evening Tide',
      '> 6000',
      'vehicles',
      null,
      null,
    ],
  ],
};

describe('the worked queries', () => {
  test.each(['sides', 'first', 'figures'] as const)('%s', (question) => {
    const rows = onDatabase('story', (all) => all(QUERIES[question])).map((row) => Object.values(row));
    expect(rows).toEqual(ANSWERS[question]);
    expect(bulk(SITES.story).answers[question].rows).toEqual(rows);
  });

  test('stand on the page with what they gave', () => {
    const page = dataPage(SITES.story);
    expect(page?.answers.map(({ question, sql }) => [question, sql])).toEqual([
      ['On which claims are there several sides, and who stands where?', QUERIES.sides],
      ['Who are the earliest speakers that the tracker has for a claim, by the dates it has?', QUERIES.first],
      ['Which figures and dates were given, as said?', QUERIES.figures],
    ]);
    expect(page?.answers.map(({ answer }) => answer.rows)).toEqual([ANSWERS.sides, ANSWERS.first, ANSWERS.figures]);
  });

  test('views name their columns, each with a meaning', () => {
    onDatabase('story', (all) => {
      for (const { name, columns } of VIEWS) {
        expect(all(`SELECT name FROM pragma_table_info('${name}')`).map((row) => row['name'])).toEqual(
          Object.keys(columns),
        );
      }
    });
  });
});

test('the view of unnamed sources counts as the rules do', () => {
  const rows = onDatabase('story', (all) =>
    all('SELECT article, statements, unnamed, untraced FROM unnamed_sources_by_article ORDER BY article'),
  );
  const { articles, actors } = SITES.story.graph;
  const isUnnamed = (id: string | null) => actors.get(id ?? '')?.record.kind === 'unnamed-group';
  expect(rows).toEqual(
    [...articles.values()].map(({ record, statements }) => ({
      article: record.id,
      statements: statements.length,
      unnamed: statements.filter(({ by, origin }) => isUnnamed(origin ?? by)).length,
      untraced: statements.filter(({ origin }) => origin === 'unknown').length,
    })),
  );
  expect(rows.map(({ unnamed }) => unnamed)).toContain(1);
});

describe('the page', () => {
  test('explains every column and table of the database', () => {
    const page = dataPage(SITES.story);
    expect(page?.tables.map(({ name }) => name)).toEqual([...FILES]);
    const names = [...(page?.tables ?? []), ...(page?.moreTables ?? []), ...(page?.views ?? [])].map(
      ({ name }) => name,
    );
    onDatabase('story', (all) => {
      const inDatabase = all("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')").map((row) =>
        String(row['name']),
      );
      expect(inDatabase.filter((name) => !/^(?:search_|sqlite_)/.test(name)).toSorted()).toEqual(names.toSorted());
    });
  });

  test('says how to cite the data', () => {
    const site = createSite(unrecorded(storyRecords()));
    const { version } = bulk(site);
    expect(dataPage(site)?.citation).toBe(
      `The swing bridge of Port Merrow [data], version ${version}, latest record of 12 April 2019. CC BY 4.0. https://example.org/tracker/data/`,
    );
    expect(dataCitation(SITES.empty, '0'.repeat(12))).toBe('Test [data], version 000000000000. CC BY 4.0. /data/');
  });

  test('dates the data by the latest record', () => {
    const [first, ...others] = unrecorded(storyRecords()).claims;
    const records = {
      ...unrecorded(storyRecords()),
      claims: first ? [{ ...first, recorded: '2031-05-06T22:00:00.000Z' }, ...others] : [],
    };
    expect(latestRecord(createSite(records))).toBe('2031-05-06');
    expect(latestRecord(SITES.empty)).toBe(null);
  });

  test.each([
    [940, '0.9 kB'],
    [11_662, '11.7 kB'],
    [6_885_376, '6.9 MB'],
  ])('%d bytes are %s', (bytes, words) => {
    expect(sizeInWords(SITES.story, bytes)).toBe(words);
  });
});

test('data can be switched off', () => {
  const records = storyRecords();
  const outputs = {
    feeds: null,
    calendar: null,
    documents: null,
    graph: null,
    citations: null,
    embeds: null,
    archive: null,
    records: null,
  };
  const site = createSite({ ...records, tracker: { ...records.tracker, outputs: { ...outputs, data: false } } });
  expect(dataFiles(site)).toEqual([]);
  expect(dataPage(site)).toBe(null);
  expect(site.bulk).toBe(null);
  expect(dataFiles(SITES.story).map(({ path }) => path)).toEqual(DOWNLOADS.map((name) => `data/${name}`));
});
