/** Every file that the site publishes beside its pages. The integration writes them, and serves them in dev. */
import type { Site } from '../views/site.ts';
import { apiFiles } from './api.ts';
import { citationFiles } from './citation.ts';
import { embedFiles } from './embed.ts';
import { schemaFiles } from './schemas.ts';

export interface OutputFile {
  /** Below the site’s root: `api/v1/claims.json`. */
  path: string;
  content(): string | Uint8Array;
}

/** In a fixed order; contents are made when they are asked for. */
export const outputFiles = (site: Site): OutputFile[] => [
  ...apiFiles(site),
  ...schemaFiles(site),
  ...citationFiles(site),
  ...embedFiles(site),
];

/** Media types by the ending of a file’s name, as servers should send them. */
export const MEDIA_TYPES: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  bib: 'application/x-bibtex; charset=utf-8',
  ris: 'application/x-research-info-systems; charset=utf-8',
};
