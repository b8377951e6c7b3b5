/** The project that a user of Astro would make: content collections from glob(), read and joined once. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFile, writeBelow, type PeerContent } from './content.ts';

/** Writes the project into a folder. */
export function writeAstro(content: PeerContent, folder: string): void {
  cpSync(join(import.meta.dirname, 'astro'), folder, { recursive: true });
  cpSync(join(import.meta.dirname, 'style.css'), join(folder, 'static/style.css'));
  writeBelow(folder, files(content));
}

function* files({ title, description, data, ...records }: PeerContent): Generator<[file: string, text: string]> {
  for (const kind of ['articles', 'claims', 'actors'] as const) {
    for (const { id, fields, body } of records[kind]) yield [`content/${kind}/${id}.md`, markdownFile(fields, body)];
  }
  const values = { ...data, site: { title, description } };
  for (const [name, value] of Object.entries(values)) yield [`data/${name}.json`, JSON.stringify(value)];
}
