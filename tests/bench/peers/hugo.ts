/** The project that a user of Hugo would make: claims and actors are taxonomies of articles, names come from data. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { markdownFile, PAGE_SIZE, writeBelow, type PeerContent } from './content.ts';

interface Statement {
  claim: string;
  by: string | null;
}

/** Writes the project into a folder. */
export function writeHugo(content: PeerContent, folder: string): void {
  cpSync(join(import.meta.dirname, 'hugo'), folder, { recursive: true });
  cpSync(join(import.meta.dirname, 'style.css'), join(folder, 'static/style.css'));
  writeBelow(folder, files(content));
}

function* files({ articles, claims, actors, data }: PeerContent): Generator<[file: string, text: string]> {
  for (const { id, fields, body } of articles) {
    const statements = fields['statements'] as Statement[];
    const { publisher } = fields['source'] as { publisher: string | null };
    const quoted = [...statements.map(({ by }) => by), publisher].filter((actor) => actor !== null);
    const terms = { claims: [...new Set(statements.map(({ claim }) => claim))], actors: [...new Set(quoted)] };
    yield [`content/articles/${id}.md`, markdownFile({ ...fields, ...terms }, body)];
  }
  for (const { id, fields, body } of claims) yield [`content/claims/${id}/_index.md`, markdownFile(fields, body)];
  for (const { id, fields, body } of actors) yield [`content/actors/${id}/_index.md`, markdownFile(fields, body)];
  // Hugo pages through pages only: each page of the timeline is one.
  const pages = Math.ceil(data.timeline.length / PAGE_SIZE);
  for (let number = 1; number <= pages; number++) {
    const file = number === 1 ? '_index.md' : `page/${number}.md`;
    yield [`content/timeline/${file}`, markdownFile({ title: 'Timeline', number, pages }, '')];
  }
  const names = Object.fromEntries(
    Object.entries({ articles, claims, actors }).map(([kind, records]) => [
      kind,
      Object.fromEntries(records.map(({ id, fields }) => [id, fields['title']])),
    ]),
  );
  for (const [name, value] of Object.entries({ ...data, names })) yield [`data/${name}.json`, JSON.stringify(value)];
}
