/** The project that a user of Eleventy would make: templates in JavaScript, its fastest, and collections joined once. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFile, writeBelow, type PeerContent } from './content.ts';

/** Writes the project into a folder. */
export function writeEleventy(content: PeerContent, folder: string): void {
  cpSync(join(import.meta.dirname, 'eleventy'), folder, { recursive: true });
  cpSync(join(import.meta.dirname, 'style.css'), join(folder, 'style.css'));
  writeBelow(folder, files(content));
}

function* files({ title, description, articles, claims, actors, data }: PeerContent): Generator<[string, string]> {
  for (const [kind, records] of Object.entries({ article: articles, claim: claims, actor: actors })) {
    const settings = { layout: `${kind}.11ty.js`, tags: [kind] };
    yield [`content/${kind}s/${kind}s.json`, JSON.stringify(settings)];
    // `topics` is the list of all of them, as data: a claim names its own otherwise.
    for (const {
      id,
      fields: { topics, ...fields },
      body,
    } of records) {
      yield [`content/${kind}s/${id}.md`, markdownFile({ ...fields, about: topics ?? null }, body)];
    }
  }
  const values = { ...data, site: { title, description } };
  for (const [name, value] of Object.entries(values)) yield [`_data/${name}.json`, JSON.stringify(value)];
}
