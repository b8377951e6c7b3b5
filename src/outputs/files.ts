/** Every file that the site publishes beside its pages. The integration writes them, and serves them in dev. */
import type { Site } from '../views/site.ts';
import { apiFiles } from './api.ts';
import { calendarFiles } from './calendar.ts';
import { citationFiles } from './citation.ts';
import { crawlerFiles } from './crawlers.ts';
import { dataFiles } from './data.ts';
import { embedFiles } from './embed.ts';
import { feedFiles } from './feeds.ts';
import { graphFiles } from './graph.ts';
import { hostFiles } from './hosts.ts';
import { noticeFiles } from './notices.ts';
import { permalinkFiles } from './permalinks.ts';
import { schemaFiles } from './schemas.ts';
import { workerFiles } from './worker.ts';

export interface OutputFile {
  /** Below the site’s root: `api/v1/claims.json`. */
  path: string;
  content(): string | Uint8Array;
}

/** In a fixed order; contents are made when they are asked for. */
export function outputFiles(site: Site): OutputFile[] {
  const files = ownFiles(site);
  return [...files, ...permalinkFiles(site, files)];
}

/** Without what stands at addresses that were given up. */
const ownFiles = (site: Site): OutputFile[] => [
  ...apiFiles(site),
  ...schemaFiles(site),
  ...dataFiles(site),
  ...graphFiles(site),
  ...crawlerFiles(site),
  ...feedFiles(site),
  ...calendarFiles(site),
  ...citationFiles(site),
  ...embedFiles(site),
  ...hostFiles(site),
  ...noticeFiles(site),
  ...workerFiles(site),
];

/** Media types by the ending of a file’s name, as servers should send them. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  sqlite: 'application/vnd.sqlite3',
  parquet: 'application/vnd.apache.parquet',
  jsonld: 'application/ld+json',
  txt: 'text/plain; charset=utf-8',
  webmanifest: 'application/manifest+json',
  xml: 'application/xml; charset=utf-8',
  rss: 'application/rss+xml; charset=utf-8',
  ics: 'text/calendar; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  conf: 'text/plain; charset=utf-8',
  zip: 'application/zip',
  SHA256SUMS: 'text/plain; charset=utf-8',
  _redirects: 'text/plain; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
};
