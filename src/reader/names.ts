/** The records of a folder by name, read leniently: a list to choose from needs no checked records. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isNode, isScalar, parse, parseDocument, visit, type Pair } from 'yaml';
import { compareText } from '../domain/date.ts';
import type { Collection } from '../domain/schema.ts';
import { splitFile } from './front-matter.ts';
import { parsePlain } from './plain-yaml.ts';

export interface Named {
  id: string;
  /** Title or name; the id where the file does not tell. */
  title: string;
  kind: string | null;
  aliases: readonly string[];
  /** Every text in its fields, and the one below them. */
  texts: readonly string[];
}

/** The records of a collection, in order of their ids; none where there is no such folder. */
export function namesIn(folder: string, collection: Collection): Named[] {
  return filesIn(path.join(folder, collection)).map((name) => {
    const id = name.replace(/\.mdx?$/, '');
    const text = textOf(path.join(folder, collection, name));
    const { yaml, body } = splitFile(text) ?? { yaml: { from: 0, to: 0 }, body: { from: 0, to: 0 } };
    const fields = fieldsOf(text.slice(yaml.from, yaml.to));
    const { title, name: ownName, kind, aliases } = fields;
    return {
      id,
      title: String(title ?? ownName ?? id),
      kind: typeof kind === 'string' ? kind : null,
      aliases: Array.isArray(aliases) ? aliases.map(String) : [],
      texts: [...textsIn(fields), text.slice(body.from, body.to)],
    };
  });
}

const textsIn = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [String(value ?? '')];

/** Ids and titles of the tracker's topics. */
export function topicsIn(folder: string): { id: string; title: string }[] {
  const { topics } = fieldsOf(textOf(path.join(folder, 'tracker.yaml')));
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

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function fieldsOf(yaml: string): Record<string, unknown> {
  try {
    const data: unknown = parsePlain(yaml) ?? parse(yaml);
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch {
    return {};
  }
}

/** A piece between commas that names no field, and how it was perhaps meant: as a part of the value before it. */
export interface BarePiece {
  piece: string;
  before: { name: string; value: string } | null;
}

/**
 * Fields written on one line, as in YAML; every value stays a text. Null when it cannot be read.
 *
 * readInline("claim: bridge-closed, value: '> 10'") // { fields: { claim: 'bridge-closed', value: '> 10' } }
 * readInline('value: 10,000') // { bare: { piece: '000', before: { name: 'value', value: '10,000' } } }
 */
export function readInline(text: string): { fields: Record<string, unknown> } | { bare: BarePiece } | null {
  const inline = /^\s*\{/.test(text) ? text : `{ ${text} }`;
  const document = parseDocument(inline, { schema: 'failsafe' });
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  let bare: BarePiece | null = null;
  visit(document, {
    Map(_, { items }) {
      bare ??= barePiece(items, inline);
    },
  });
  return bare === null ? { fields: document.toJS() } : { bare };
}

function barePiece(items: readonly Pair[], text: string): BarePiece | null {
  const first = items.findIndex(({ value }) => value === null);
  const bare = items[first];
  if (bare === undefined) return null;
  const end = items.slice(first).findIndex(({ value }) => value !== null);
  const last = items.at(end === -1 ? -1 : first + end - 1);
  const before = items[first - 1];
  const [from, to] = [rangeOf(before?.value)?.[0], rangeOf(last?.key)?.[1]];
  return {
    piece: textAt(bare.key, text),
    before: isScalar(before?.value) ? { name: textAt(before.key, text), value: text.slice(from, to) } : null,
  };
}

const rangeOf = (node: unknown) => (isNode(node) ? node.range : null);
const textAt = (node: unknown, text: string): string => text.slice(...(rangeOf(node) ?? [0, 0]).slice(0, 2));
