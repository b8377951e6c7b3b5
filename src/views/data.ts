/** Bulk data: files of the whole tracker, and what the page about them shows. */
import type { Day } from '../domain/date.ts';
import { text } from '../text.ts';
import type { Site } from './site.ts';

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
  columns: string[];
  rows: (string | number | null)[][];
}

export interface Bulk {
  /** Tells one state of the data from another: it changes with any value in the tables, and with nothing else. */
  version: string;
  files: BulkFile[];
  /** Of the worked queries, by their names. */
  answers: Readonly<Record<string, Answer>>;
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
