/** The JSON Schemas below `/api/v1/schema/`: what an editor or a program may check files of the tracker against. */
import { z } from 'zod';
import { RECORD_SCHEMAS } from '../domain/schema.ts';
import type { Links } from '../views/links.ts';
import type { Site } from '../views/site.ts';
import type { OutputFile } from './files.ts';

/** `/api/v1/schema/<name>.json`. */
export type SchemaName = keyof typeof RECORD_SCHEMAS;
export const SCHEMA_NAMES = Object.keys(RECORD_SCHEMAS) as SchemaName[];

const TITLES: Record<SchemaName, string> = {
  article: 'Article: front matter of a file in articles/',
  claim: 'Claim: front matter of a file in claims/',
  actor: 'Actor: front matter of a file in actors/',
  tracker: 'Settings: tracker.yaml',
  places: 'Places: places.yaml',
};

export const schemaFiles = ({ links }: Site): OutputFile[] =>
  SCHEMA_NAMES.map((name) => ({
    path: `api/v1/schema/${name}.json`,
    content: () => JSON.stringify(jsonSchema(name, links)),
  }));

/**
 * The schema of what people write, in JSON Schema 2020-12, with its address where the site's own is known.
 *
 * Dates, figures, addresses, languages and everything between records is judged by `check` alone: JSON Schema cannot.
 */
export function jsonSchema(name: SchemaName, links: Links): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(RECORD_SCHEMAS[name], { io: 'input', target: 'draft-2020-12' });
  const address = links.canonical(links.api(`schema/${name}`));
  return { $schema, ...(address === null ? {} : { $id: address }), title: TITLES[name], ...schema };
}
