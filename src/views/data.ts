/** Bulk data: files of the whole tracker, and what the page about them shows. */
import type { Day } from '../domain/date.ts';
import { text } from '../text.ts';
import type { Site } from './site.ts';

/**
 * `day` is `YYYY-MM-DD`, `date` an EDTF date as written, `time` ISO 8601 in UTC; `list` is a JSON array, which databases
 * hold in a table of its own.
 */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'day' | 'date' | 'time' | 'list';

export interface Column {
  name: string;
  type: ColumnType;
  /** In a sentence, for people. */
  meaning: string;
  /** Whether every row has it. */
  required: boolean;
  /** Its words, where there are only so many. */
  words: readonly string[] | null;
  /** The table whose `id` it holds. */
  refers: string | null;
}

/** A table without its rows. */
export interface Described {
  name: string;
  meaning: string;
  columns: readonly Column[];
}

export interface BulkFile {
  name: string;
  content: Uint8Array;
  /** Null where a file holds more than one table, or none. */
  rows: number | null;
  /** In hexadecimal digits. */
  sha256: string;
}

/** What a query gave. */
export interface Answer {
  columns: readonly string[];
  rows: readonly (string | number | null)[][];
}

/** The questions that are asked of the database for the page. */
export type Question = keyof typeof text.data.question;

export interface Bulk {
  /** Tells one state of the data from another: it is that of the whole tracker. */
  version: string;
  files: readonly BulkFile[];
  /** The tables that have files of their own, and those that only the database has. */
  tables: readonly Described[];
  moreTables: readonly Described[];
  answers: Readonly<Record<Question, Answer>>;
}

/** When the latest record was recorded, ISO 8601 in UTC; null where no such time is known. */
export function latestRecording({ graph }: Site): string | null {
  const records = [...graph.articles.values(), ...graph.claims.values(), ...graph.actors.values()];
  return (
    records.map(({ record }) => record.recorded ?? '').reduce((latest, time) => (time > latest ? time : latest), '') ||
    null
  );
}

/** The day of the latest record: when it was recorded where that is known, else from when it counts; null without any. */
export const latestRecord = (site: Site): Day | null => latestRecording(site)?.slice(0, 10) ?? site.index.lastDay;

/** How the data are cited in a text. */
export function dataCitation(site: Site, version: string): string {
  const { graph, links, words } = site;
  const day = latestRecord(site);
  return text.data.citation({
    title: graph.tracker.title,
    version,
    day: day === null ? null : words.day(day),
    licence: graph.tracker.licence.name,
    address: links.absolute(links.data),
  });
}

/** Sizes in the units of SI: "11.7 kB". */
export function sizeInWords(site: Site, bytes: number): string {
  const [unit, size]: [string, number] = bytes < 1e6 ? ['kilobyte', bytes / 1e3] : ['megabyte', bytes / 1e6];
  return new Intl.NumberFormat(text.locale(site.graph.tracker.language), {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
  }).format(size);
}
