/** The records of a folder by name, read leniently: a list to choose from needs no checked records. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { compareText } from '../domain/date.ts';
import type { Collection } from '../domain/schema.ts';
import { splitFile } from './front-matter.ts';

export interface Named {
  id: string;
  /** Title or name; the id where the file does not tell. */
  title: string;
  kind: string | null;
  aliases: readonly string[];
}

/** The records of a collection, in order of their ids; none where there is no such folder. */
export function namesIn(folder: string, collection: Collection): Named[] {
  return filesIn(path.join(folder, collection)).map((name) => {
    const id = name.replace(/\.mdx?$/, '');
    const { title, name: ownName, kind, aliases } = fieldsIn(path.join(folder, collection, name));
    return {
      id,
      title: String(title ?? ownName ?? id),
      kind: typeof kind === 'string' ? kind : null,
      aliases: Array.isArray(aliases) ? aliases.map(String) : [],
    };
  });
}

/** Ids and titles of the tracker's topics. */
export function topicsIn(folder: string): { id: string; title: string }[] {
  const { topics } = read(path.join(folder, 'tracker.yaml'));
  return Array.isArray(topics) ? topics.map(({ id, title }) => ({ id: String(id), title: String(title ?? id) })) : [];
}

const filesIn = (folder: string): string[] => {
  try {
    return readdirSync(folder)
      .filter((name) => /^[^.].*\.mdx?$/.test(name))
      .toSorted(compareText);
  } catch {
    return [];
  }
};

const fieldsIn = (file: string): Record<string, unknown> =>
  read(file, (text) => {
    const { from, to } = splitFile(text)?.yaml ?? { from: 0, to: 0 };
    return text.slice(from, to);
  });

function read(file: string, yamlOf = (text: string) => text): Record<string, unknown> {
  try {
    const data: unknown = load(yamlOf(readFileSync(file, 'utf8')));
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch {
    return {};
  }
}

/**
 * Fields written on one line, as in YAML; every value stays a text. Null when it cannot be read.
 *
 * readInline("claim: bridge-closed, value: '> 10'") // { claim: 'bridge-closed', value: '> 10' }
 */
export function readInline(text: string): Record<string, unknown> | null {
  try {
    const data: unknown = parse(/^\s*\{/.test(text) ? text : `{ ${text} }`, { schema: 'failsafe' });
    return typeof data === 'object' && data !== null && !Array.isArray(data) ? { ...data } : null;
  } catch {
    return null;
  }
}
