/** The stance matrix: claims by speakers, each statement a mark in its cell. */
import { compareText, type Day } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import { rootOn, type Actors } from '../domain/origin.ts';
import type { Stance } from '../domain/schema.ts';
import { STATUSES } from '../domain/status.ts';
import { text } from '../text.ts';
import { changesFrom } from './actor.ts';
import { claimCard, statementView, type ClaimCard, type Link } from './parts.ts';
import { known, type Site } from './site.ts';

export interface MatrixPage extends Link {
  topic: string | null;
  /** Below `/matrix/`, as a route has it: `treaty/2`; undefined for the first page of the whole. */
  path: string | undefined;
  /** Counts of the whole matrix, all its pages together. */
  intro: string;
  /** Why only some claims are here; null where all of a topic are. */
  selection: string | null;
  /** The one year of all its dates, which are then printed without it. */
  year: string | null;
  changes: number;
  columns: MatrixColumn[];
  rows: MatrixRow[];
  /** All pages of this matrix, if there is more than one. */
  pages: (Link & { range: string; current: boolean })[];
  /** The matrix of everything, and that of each topic. */
  matrices: (Link & { claims: number; current: boolean })[];
}

interface MatrixColumn extends Link {
  /** The origin group that it speaks for, or what else tells it apart; null where it is its own. */
  group: string | null;
  /** Columns of one group share a band, every second of which is shaded. */
  band: boolean;
  /** Whether it publishes and speaks in its own voice. */
  own: boolean;
}

interface MatrixRow {
  claim: ClaimCard;
  /** One for each column. */
  cells: MatrixMark[][];
}

interface MatrixMark {
  href: string;
  stance: Stance;
  own: boolean;
  date: string;
  /** The mark in words: "Denies it, 29 October 2024, a change of position". */
  label: string;
  changed: boolean;
  counts: boolean;
  from: Day;
  until: Day | null;
}

/** What one page holds at the most: a table of this size still reads, and weighs about 40 KB compressed. */
export const MATRIX_LIMITS = { columns: 40, rows: 60 } as const;

/** Who speaks: an actor, or an article whose publisher is not stated. */
interface Speaker extends Omit<MatrixColumn, 'band'> {
  key: string;
  /** Root of its group; publishers, agencies and articles are all of one. */
  root: string;
  statements: number;
}

interface Row {
  claim: ClaimNode;
  bySpeaker: Map<string, Statement[]>;
}

const OWN = '';

/** Every matrix, cut into pages: that of claims with several speakers, and one for each topic. */
function matricesOf(site: Site, limits: { columns: number; rows: number }) {
  const { graph } = site;
  const rows = [...graph.claims.values()].map((claim): Row => ({
    claim,
    bySpeaker: Map.groupBy(claim.statements, (s) => speakerKey(site, s)),
  }));
  const several = rows.filter(({ bySpeaker }) => bySpeaker.size > 1);
  const matrices = [
    { topic: null, name: text.matrix.whole, title: text.matrix.title, rows: several },
    ...graph.tracker.topics.map(({ id, title }) => ({
      topic: id,
      name: title,
      title: text.matrix.topicTitle(title),
      rows: rows.filter(({ claim }) => claim.record.topics.includes(id)),
    })),
  ];
  return matrices.map((matrix) => {
    const speakers = speakersOf(site, matrix.rows);
    return { ...matrix, speakers, tiles: split(sortRows(matrix.rows, speakers), speakers, limits) };
  });
}

/** Addresses of all matrices, without what they show. */
export const matrixAddresses = (site: Site): string[] =>
  matricesOf(site, MATRIX_LIMITS).flatMap(({ topic, tiles }) =>
    tiles.map((_, index) => site.links.matrix(topic, index + 1)),
  );

/** Every page of every matrix. */
export function matrixPages(site: Site, limits: { columns: number; rows: number } = MATRIX_LIMITS): MatrixPage[] {
  const { links } = site;
  const matrices = matricesOf(site, limits);
  return matrices.flatMap(({ speakers, tiles, ...matrix }) => {
    const intro = text.matrix.intro({
      claims: matrix.rows.length,
      speakers: speakers.length,
      statements: matrix.rows.reduce((sum, { claim }) => sum + claim.statements.length, 0),
    });
    return tiles.map(({ rows: shown, speakers: columns }, index): MatrixPage => {
      const page = index + 1;
      const href = links.matrix(matrix.topic, page);
      const dated = shown.flatMap((row) => columns.flatMap(({ key }) => row.bySpeaker.get(key) ?? []));
      const year = commonYear(dated);
      const drawn = shown.map((row): MatrixRow => ({
        claim: claimCard(site, row.claim),
        cells: columns.map(({ key }) => marksOf(site, row.bySpeaker.get(key) ?? [], year === null)),
      }));
      return {
        topic: matrix.topic,
        name: page === 1 ? matrix.title : text.matrix.pageTitle(matrix.title, page),
        href,
        path: href.slice(links.matrix().length).replace(/\/$/, '') || undefined,
        intro,
        selection: matrix.topic === null ? text.matrix.several : null,
        year,
        changes: drawn.flatMap(({ cells }) => cells.flat()).filter(({ changed }) => changed).length,
        columns: inBands(columns),
        rows: drawn,
        pages:
          tiles.length === 1
            ? []
            : tiles.map((tile, other) => ({
                name: text.matrix.page(other + 1),
                href: links.matrix(matrix.topic, other + 1),
                range: text.matrix.range(text.matrix.span(...tile.rowSpan), text.matrix.span(...tile.columnSpan)),
                current: other === index,
              })),
        matrices: matrices.map(({ topic, name, rows: all }) => ({
          name,
          href: links.matrix(topic),
          claims: all.length,
          current: topic === matrix.topic,
        })),
      };
    });
  });
}

/** The actor, or for an article's own voice its publisher, or the article where none is stated. */
function speakerKey({ graph }: Site, { by, article }: Statement): string {
  return by ?? known(graph.articles, article).record.source.publisher ?? `/${article}`;
}

/** Columns: groups by how much they say, in them speakers by how much they say; those who publish come last. */
function speakersOf(site: Site, rows: readonly Row[]): Speaker[] {
  const { graph, links } = site;
  const records: Actors = new Map([...graph.actors].map(([id, { record }]) => [id, record]));
  const said = Map.groupBy(
    rows.flatMap(({ claim }) => claim.statements),
    (s) => speakerKey(site, s),
  );
  const speakers = [...said].map(([key, statements]): Speaker => {
    if (key.startsWith('/')) {
      const { id, title } = known(graph.articles, key.slice(1)).record;
      const group = text.matrix.articleColumn;
      return { key, name: title, href: links.article(id), group, own: true, root: OWN, statements: statements.length };
    }
    // Roles change: the column stands where its speaker stood at the end.
    const day = statements.map((s) => s.roleDay).reduce((a, b) => (a > b ? a : b));
    const root = known(records, rootOn(key, day, records));
    const own = root.kind === 'news-publisher' || root.kind === 'wire-agency';
    return {
      key,
      name: known(records, key).name,
      href: links.actor(key),
      group: root.id === key ? null : root.name,
      own,
      root: own ? OWN : root.id,
      statements: statements.length,
    };
  });
  const totals = new Map<string, number>();
  for (const { root, statements } of speakers) totals.set(root, (totals.get(root) ?? 0) + statements);
  const total = ({ root }: Speaker) => totals.get(root) ?? 0;
  return speakers.toSorted(
    (a, b) =>
      Number(a.own) - Number(b.own) ||
      total(b) - total(a) ||
      compareText(a.root, b.root) ||
      b.statements - a.statements ||
      compareText(a.name, b.name) ||
      compareText(a.key, b.key),
  );
}

function inBands(speakers: readonly Speaker[]): MatrixColumn[] {
  const roots = [...new Set(speakers.map(({ root }) => root))];
  return speakers.map(({ name, href, group, own, root }) => ({
    name,
    href,
    group,
    own,
    band: roots.indexOf(root) % 2 === 1,
  }));
}

/** Rows: most speakers first, then by status, then by the first column with a mark, so that the marks run in steps. */
function sortRows(rows: readonly Row[], speakers: readonly Speaker[]): Row[] {
  const place = new Map(speakers.map(({ key }, index) => [key, index]));
  const first = ({ bySpeaker }: Row) => Math.min(...[...bySpeaker.keys()].map((key) => place.get(key) ?? 0));
  const status = ({ claim }: Row) => STATUSES.indexOf(claim.status.status);
  return rows.toSorted(
    (a, b) =>
      b.bySpeaker.size - a.bySpeaker.size ||
      status(a) - status(b) ||
      first(a) - first(b) ||
      compareText(a.claim.record.title, b.claim.record.title) ||
      compareText(a.claim.record.id, b.claim.record.id),
  );
}

interface Tile {
  rows: readonly Row[];
  speakers: readonly Speaker[];
  /** First and last place in the lists, counted from 1. */
  rowSpan: [from: number, to: number];
  columnSpan: [from: number, to: number];
}

/** Cuts a large matrix into pages, rows first; a page without a mark is left out, and so are rows and columns without one. */
function split(rows: readonly Row[], speakers: readonly Speaker[], limits: { columns: number; rows: number }): Tile[] {
  const tiles: Tile[] = [];
  for (let top = 0; top < rows.length; top += limits.rows) {
    for (let start = 0; start < speakers.length; start += limits.columns) {
      const columns = speakers.slice(start, start + limits.columns);
      const lines = rows.slice(top, top + limits.rows);
      const shown = lines.filter(({ bySpeaker }) => columns.some(({ key }) => bySpeaker.has(key)));
      if (shown.length === 0) continue;
      tiles.push({
        rows: shown,
        speakers: columns.filter(({ key }) => shown.some(({ bySpeaker }) => bySpeaker.has(key))),
        rowSpan: [top + 1, top + lines.length],
        columnSpan: [start + 1, start + columns.length],
      });
    }
  }
  return tiles.length === 0 ? [{ rows: [], speakers: [], rowSpan: [0, 0], columnSpan: [0, 0] }] : tiles;
}

function marksOf(site: Site, statements: readonly Statement[], withYear: boolean): MatrixMark[] {
  return statements.map((statement) => {
    const changed = statements.some((before) => changesFrom(before, statement));
    const { href, stance, stanceWords, scopeWords, standing, stated, counts, from, until } = statementView(
      site,
      statement,
    );
    const notes = [
      ...(scopeWords === '' ? [] : [scopeWords]),
      ...(changed ? [text.matrix.changedLabel] : []),
      ...(counts ? [] : [text.claim.notCounted]),
    ];
    return {
      href,
      stance,
      own: standing === 'publisher',
      date: statement.stated === null ? text.short.unknown : site.words.short(statement.stated, withYear),
      label: text.matrix.label(text.capital(stanceWords), stated?.words ?? text.claim.noDate, notes),
      changed,
      counts,
      from,
      until,
    };
  });
}

/** The year that all dates lie in; null where they lie in several, or none is known. */
function commonYear(statements: readonly Statement[]): string | null {
  const days = statements.flatMap(({ stated }) => [stated?.from, stated?.to]).filter((day) => day != null);
  const years = new Set(days.map((day) => day.slice(0, 4)));
  const [year = null] = years;
  return years.size === 1 ? year : null;
}
