/** The JSON Schemas below `/api/v1/schema/`: of what people write, and of the documents that the site publishes. */
import { z } from 'zod';
import { RECORD_SCHEMAS } from '../domain/schema.ts';
import { pathOf, type Links } from '../views/links.ts';
import type { Site } from '../views/site.ts';
import { DOCUMENT_SCHEMAS, type DocumentKind } from './documents.ts';
import type { OutputFile } from './files.ts';

type RecordSchemaName = keyof typeof RECORD_SCHEMAS;
/** `/api/v1/schema/<name>.json`: `claim` of the file that people write, `claim.document` of the document. */
export type SchemaName = RecordSchemaName | `${DocumentKind}.document`;

interface Published {
  schema: z.ZodType;
  io: 'input' | 'output';
  title: string;
}

const TITLES: Record<RecordSchemaName, string> = {
  article: 'Article: front matter of a file in articles/',
  claim: 'Claim: front matter of a file in claims/',
  actor: 'Actor: front matter of a file in actors/',
  tracker: 'Settings: tracker.yaml',
  places: 'Places: places.yaml',
  permalinks: 'Addresses that were given up: permalinks.json',
};

const SCHEMAS = Object.fromEntries<Published>([
  ...Object.entries(RECORD_SCHEMAS).map(([name, schema]): [SchemaName, Published] => [
    name as RecordSchemaName,
    { schema, io: 'input', title: TITLES[name as RecordSchemaName] },
  ]),
  ...Object.entries(DOCUMENT_SCHEMAS).map(([kind, schema]): [SchemaName, Published] => [
    documentSchema(kind as DocumentKind),
    { schema, io: 'output', title: documentTitle(kind as DocumentKind) },
  ]),
]) as Record<SchemaName, Published>;

export const SCHEMA_NAMES = Object.keys(SCHEMAS) as SchemaName[];
export const RECORD_SCHEMA_NAMES = Object.keys(RECORD_SCHEMAS) as RecordSchemaName[];

export function documentSchema(kind: DocumentKind): SchemaName {
  return `${kind}.document`;
}

/** What a document is, in a line. */
export function documentTitle(kind: DocumentKind): string {
  return DOCUMENT_SCHEMAS[kind].meta()?.title ?? kind;
}

export const schemaTitle = (name: SchemaName): string => SCHEMAS[name].title;

export const schemaFiles = (site: Site): OutputFile[] =>
  SCHEMA_NAMES.map((name) => ({
    path: pathOf(site, site.links.api(`schema/${name}`)),
    content: () => JSON.stringify(jsonSchema(name, site.links)),
  }));

/**
 * A schema in JSON Schema 2020-12, with its address where the site's own is known.
 *
 * Of what people write, dates, figures, addresses, languages and everything between records is judged by `check` alone: JSON
 * Schema cannot.
 */
export function jsonSchema(name: SchemaName, links: Links): Record<string, unknown> {
  const { schema: zod, io, title } = SCHEMAS[name];
  const { $schema, ...schema } = z.toJSONSchema(zod, { io, target: 'draft-2020-12' });
  const address = links.canonical(links.api(`schema/${name}`));
  return { $schema, ...(address === null ? {} : { $id: address }), title, ...schema };
}
