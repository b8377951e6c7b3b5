/** Files one by one: their texts, their records, and where in them a problem lies. */
import path from 'node:path';
import { z } from 'zod';
import { hiddenCharacters, skeleton } from '../domain/characters.ts';
import { compareText } from '../domain/date.ts';
import type { LocatedProblem, Problem } from '../domain/issue.ts';
import { nearest } from '../domain/meant.ts';
import { problem } from '../domain/rules.ts';
import { idOf } from '../domain/id.ts';
import type { Authored } from '../domain/records.ts';
import {
  COLLECTIONS,
  ID_PATTERN,
  permalinksSchema,
  placesSchema,
  trackerSchema,
  type Collection,
  type PermalinkRecord,
} from '../domain/schema.ts';
import { checkBody } from './check-body.ts';
import { checkForm } from './form.ts';
import { parseYaml, splitFile, type YamlSource } from './front-matter.ts';
import { isPlainText } from './plain-text.ts';
import { parsePlain } from './plain-yaml.ts';
import { lineAt, spanOf, type Range } from './text.ts';
import type { Kind, Tree } from './tree.ts';
import type { Recorded } from './recorded.ts';

/** Whole articles with a hundred statements stay far below; what is larger is no report. */
const MAX_FILE = 200 * 1024;
const MAX_FRONT_MATTER = 64 * 1024;

/** What a file of the tracker says, before anything is made of it. */
export interface Source {
  file: string;
  /** Without byte order mark, with plain line ends. */
  text: string;
  yaml: Range;
  body: Range;
}

export interface Parsed<T> {
  id: string;
  source: Source;
  record: T | null;
}

/** One reading of a tracker: what was read so far, and what is wrong with it. */
export interface Reading {
  folder: string;
  tree: Tree;
  problems: Problem[];
  sources: Map<string, Source>;
  /** Where things stand in a file, for those of which somebody asked. */
  yaml: Map<string, YamlSource | null>;
}

/** The record of a collection's schema. */
export type RecordOf<C extends Collection> = z.output<(typeof COLLECTIONS)[C]>;

export const startReading = (folder: string, tree: Tree): Reading => ({
  folder,
  tree,
  problems: [],
  sources: new Map(),
  yaml: new Map(),
});

// ——— Places of problems ———

export function located(reading: Reading): { problems: LocatedProblem[]; texts: Map<string, string> } {
  const problems = reading.problems.map((found) => locate(reading, found)).toSorted(byPlace);
  const texts = problems.flatMap(({ file }) => reading.sources.get(file) ?? []);
  return { problems, texts: new Map(texts.map(({ file, text }) => [file, text])) };
}

/** A problem with its place, and with the edit that mends it. */
export function locate(reading: Reading, found: Problem): LocatedProblem {
  const source = reading.sources.get(found.file);
  // The front matter as a whole has a place too, where a problem is with its fields.
  const inside = found.path.length > 0 || found.rule.startsWith('field/');
  const yaml = source && inside ? yamlOf(reading, source) : null;
  const span = found.span ?? (source && yaml ? spanOf(source.text, yaml.locate(found.path, found.at)) : START);
  // Repairs are written as YAML, which JSON is not.
  const edit =
    found.file === PERMALINKS
      ? null
      : found.repair?.do === 'edit'
        ? found.repair.edit
        : found.repair && yaml?.edit(found.repair, found.path, found.at);
  return { ...found, span, edit: edit ?? null };
}

const START = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

const byPlace = (a: LocatedProblem, b: LocatedProblem): number =>
  compareText(a.file, b.file) || a.span.start.line - b.span.start.line || a.span.start.column - b.span.start.column;

/** Where everything stands in a file whose YAML can be read; its mistakes were told when it was read. */
function yamlOf({ yaml }: Reading, source: Source): YamlSource | null {
  const known = yaml.get(source.file);
  if (known !== undefined) return known;
  const { source: parsed } = parseYaml(source.text, source.yaml, source.file);
  yaml.set(source.file, parsed);
  return parsed;
}

// ——— Files ———

const missing = (file: string, found: string, fix: string): Problem =>
  problem('file/missing', file, [], {
    found,
    expected: 'a folder with tracker.yaml, articles/, claims/ and actors/, and places.yaml where there are places',
    fix,
  });

const PERMALINKS = 'permalinks.json';
const PARTS = ['tracker.yaml', 'places.yaml', PERMALINKS, ...Object.keys(COLLECTIONS)];

/** What was probably meant to be a part of the folder. */
function similarTo({ tree }: Reading, part: string): string | null {
  const others = (tree.list('') ?? []).map(({ name }) => name).filter((name) => !PARTS.includes(name));
  return nearest(part, others)[0] ?? null;
}

/** What to do about a missing part: rename what was probably meant, or add it. */
function replace(reading: Reading, part: string, add: string): string {
  const similar = similarTo(reading, part);
  return similar === null ? add : `rename ${similar} to ${part}.`;
}

/** Names of the Markdown files of a collection; anything else in the folder that is not hidden is a problem. */
export function listFiles(reading: Reading, collection: Collection): string[] {
  const entries = reading.tree.list(collection);
  if (entries === null) {
    const kind = reading.tree.kind(collection);
    if (kind !== null) {
      const details = {
        found: kindOf(kind, ''),
        expected: 'a folder',
        fix: `put a folder ${collection}/ in its place.`,
      };
      reading.problems.push(problem('file/type', collection, [], details));
      return [];
    }
    const add = `make the folder ${collection}/, with an empty file .gitkeep in it while it holds nothing else.`;
    reading.problems.push(missing(collection, 'no such folder', replace(reading, collection, add)));
    return [];
  }
  const allowed = collection === 'articles' ? ['.md', '.mdx'] : ['.md'];
  const stems = new Map<string, string>();
  return entries
    .toSorted((a, b) => compareText(a.name, b.name))
    .filter(({ name, kind }) => {
      if (name.startsWith('.')) return false;
      const wrong = nameProblem(`${collection}/${name}`, kind, allowed, stems);
      if (wrong !== null) reading.problems.push(wrong);
      // What others refer to is there, even where its id is too near another.
      return wrong === null || wrong.rule === 'id/look-alike';
    })
    .map(({ name }) => name);
}

/** What is wrong with a file by its name and kind; `stems` are the ids of the others, by what they look like. */
function nameProblem(file: string, kind: Kind, allowed: readonly string[], stems: Map<string, string>): Problem | null {
  const extension = path.extname(file);
  const stem = path.basename(file, extension);
  if (kind !== 'file' || !allowed.includes(extension)) {
    return problem('file/type', file, [], {
      found: kindOf(kind, extension),
      expected: `only files that end in ${allowed.join(' or ')}`,
      fix: 'move or rename it.',
    });
  }
  if (!ID_PATTERN.test(stem)) {
    return problem('file/name', file, [], {
      found: `the name "${stem}"`,
      expected: 'lower-case letters, digits and single hyphens: the name is the id and part of the address',
      fix: `rename the file to ${idOf(stem) || 'an id'}${extension}.`,
    });
  }
  const look = skeleton(stem);
  const other = stems.get(look);
  stems.set(look, other ?? file);
  if (other === undefined) return null;
  if (path.basename(other, path.extname(other)) === stem) {
    return problem('file/duplicate', file, [], {
      found: `a second file for "${stem}" (the first is ${other})`,
      expected: 'one file per id',
      fix: 'keep one of the two.',
    });
  }
  return problem('id/look-alike', file, [], {
    found: `the id "${stem}", which looks like that of ${other}`,
    expected: 'ids that people can tell apart',
    fix: 'rename one of the two, or keep only one.',
  });
}

function kindOf(kind: Kind, extension: string): string {
  if (kind === 'folder') return 'a folder';
  if (kind === 'other') return 'a link or special file';
  return extension === '' ? 'a file without an ending' : `a file that ends in ${extension}`;
}

// ——— Texts ———

/** Reads a file as UTF-8, without byte order mark and with plain line ends; null, with a problem, when that cannot be. */
function readText({ tree, problems }: Reading, file: string): string | null {
  const size = tree.size(file);
  if (size > MAX_FILE) {
    problems.push(
      problem('file/size', file, [], {
        found: `a file of ${Math.ceil(size / 1024)} kB`,
        expected: `at most ${MAX_FILE / 1024} kB`,
        fix: 'split it, or shorten it.',
      }),
    );
    return null;
  }
  const bytes = tree.read(file);
  try {
    return decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const before = validStart(bytes);
    problems.push({
      ...problem('file/encoding', file, [], {
        found: 'bytes that are not UTF-8',
        expected: 'text saved as UTF-8',
        fix: 'save the file as UTF-8.',
      }),
      span: spanOf(before, { from: before.length, to: before.length }),
    });
    return null;
  }
}

const decode = (bytes: Uint8Array, options = {}): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(bytes, options).replaceAll('\r\n', '\n');

/** The text before the first byte that belongs to no character. */
function validStart(bytes: Uint8Array): string {
  let valid = '';
  let [from, to] = [0, bytes.length];
  while (from < to) {
    const middle = Math.ceil((from + to) / 2);
    try {
      // A character that is cut off at the end is left out, and may be one.
      valid = decode(bytes.subarray(0, middle), { stream: true });
      from = middle;
    } catch {
      to = middle - 1;
    }
  }
  return valid;
}

/** At most so many characters that cannot be seen are told of one file: the others are of the same kind. */
const HIDDEN_TOLD = 20;

/** Whether a part of a file is free of characters that cannot be seen; where it is not, nothing else in it is judged. */
function isVisible({ problems }: Reading, { file, text }: Source, part: Range): boolean {
  const hidden = hiddenCharacters(text.slice(part.from, part.to));
  for (const { offset, char, name } of hidden.slice(0, HIDDEN_TOLD)) {
    const range = { from: part.from + offset, to: part.from + offset + char.length };
    problems.push({
      ...problem('text/hidden', file, [], {
        found: name,
        expected: 'characters that everybody can see',
        fix: 'remove it.',
        repair: { sure: true, do: 'edit', edit: { ...range, text: char === '\r' ? '\n' : '' } },
      }),
      span: spanOf(text, range),
    });
  }
  return hidden.length === 0;
}

function readYaml<T extends z.ZodType>(reading: Reading, file: string, schema: T): z.output<T> | null {
  const { tree, problems } = reading;
  const kind = tree.kind(file);
  if (kind !== 'file') {
    problems.push(
      kind === null
        ? missing(file, 'no such file', replace(reading, file, `add ${file}.`))
        : problem('file/type', file, [], {
            found: kindOf(kind, ''),
            expected: 'a file',
            fix: `put a file ${file} in its place.`,
          }),
    );
    return null;
  }
  const text = readText(reading, file);
  if (text === null) return null;
  const source = { file, text, yaml: { from: 0, to: text.length }, body: { from: text.length, to: text.length } };
  reading.sources.set(file, source);
  return readRecord(reading, source, schema);
}

export function readMarkdown<T extends Collection>(reading: Reading, collection: T, name: string): Parsed<RecordOf<T>> {
  const file = `${collection}/${name}`;
  const id = path.basename(name, path.extname(name));
  const nothing = { from: 0, to: 0 };
  const text = readText(reading, file);
  if (text === null) return { id, source: { file, text: '', yaml: nothing, body: nothing }, record: null };
  const parts = splitFile(text);
  const source = { file, text, ...(parts ?? { yaml: nothing, body: nothing }) };
  reading.sources.set(file, source);
  if (parts === null) {
    reading.problems.push(noFrontMatter(file, text));
    return { id, source, record: null };
  }
  const size = parts.yaml.to - parts.yaml.from;
  if (size > MAX_FRONT_MATTER) {
    reading.problems.push(
      problem('file/size', file, [], {
        found: `front matter of ${Math.ceil(size / 1024)} kB`,
        expected: `at most ${MAX_FRONT_MATTER / 1024} kB`,
        fix: 'divide the report into two articles, or shorten it.',
      }),
    );
    return { id, source: { ...source, body: nothing }, record: null };
  }
  const record = readRecord(reading, source, COLLECTIONS[collection]);
  return { id, source, record: record as RecordOf<T> | null };
}

function noFrontMatter(file: string, text: string): Problem {
  const expected = 'a first line "---", the fields, and a line "---" before the text';
  const missingHere = (found: string, fix: string) =>
    problem('front-matter/missing', file, [], { found, expected, fix });
  if (text.startsWith('+++')) {
    return missingHere('front matter in TOML', 'write the fields in YAML, between two lines "---".');
  }
  if (!text.startsWith('---')) return missingHere('no front matter', 'start the file with "---".');
  const end = endOfFields(text);
  const apart = end === 0 || text[end - 1] === '\n' ? '' : '\n';
  return {
    ...missingHere('front matter that is not closed', 'add a line "---" after the fields.'),
    span: spanOf(text, { from: end, to: end }),
    repair: { sure: false, do: 'edit', edit: { from: end, to: end, text: `${apart}---\n` } },
  };
}

/** Where the fields of front matter that is not closed seem to end: before the first line that is like none of theirs. */
function endOfFields(text: string): number {
  const from = text.indexOf('\n') + 1;
  const end = text.slice(from).search(/^(?!\s|-\s|# |[a-z][A-Za-z0-9]*:\s)/m);
  return end === -1 ? text.length : from + end;
}

/** As `readMarkdown`, of a file in whatever collection. */
export function readFile(reading: Reading, file: string): Parsed<unknown> {
  const [collection = '', name = ''] = file.split('/');
  return readMarkdown(reading, collection as Collection, name);
}

/** The record in a file; null, with every problem of its form, where there is one. */
function readRecord<T extends z.ZodType>(reading: Reading, source: Source, schema: T): z.output<T> | null {
  const { file, text, yaml } = source;
  if (!isVisible(reading, source, yaml)) return null;
  const data = parsePlain(text.slice(yaml.from, yaml.to));
  const plain = data === undefined ? null : schema.safeParse(data);
  if (plain?.success) return plain.data;
  const { source: parsed, problems } = parseYaml(text, yaml, file);
  reading.yaml.set(file, parsed);
  reading.problems.push(...problems);
  if (parsed === null) return null;
  // An empty file lacks its required fields; an empty list is one.
  const { record, problems: form } = checkForm(schema, parsed.data ?? (schema instanceof z.ZodArray ? [] : {}), file);
  const told = new Set(form.map(({ path: place }) => place.join('.')));
  const hidden = hiddenByNumber(parsed.data, file).filter(({ path: place }) => !told.has(place.join('.')));
  reading.problems.push(...form, ...hidden);
  return hidden.length === 0 ? record : null;
}

/** Characters that cannot be seen in values: in the file they are written by number, as in `"\u202E"`. */
function hiddenByNumber(value: unknown, file: string, at: Problem['path'] = []): Problem[] {
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, one]) =>
      hiddenByNumber(one, file, [...at, Array.isArray(value) ? Number(key) : key]),
    );
  }
  const [first] = typeof value === 'string' ? hiddenCharacters(value) : [];
  if (first === undefined) return [];
  return [
    problem('text/hidden', file, at, {
      found: `${first.name}, written by its number`,
      expected: 'characters that everybody can see',
      fix: 'remove it.',
    }),
  ];
}

/** Whether nothing is wrong with the text below the front matter, as far as `known` tells. */
export function isTextSound(reading: Reading, source: Source, known: Parameters<typeof checkBody>[2]): boolean {
  const trial = { ...reading, problems: [] };
  return bodyProblems(trial, source, known).length + trial.problems.length === 0;
}

/** What is wrong with the text below the front matter. */
export function bodyProblems(reading: Reading, source: Source, known: Parameters<typeof checkBody>[2]): Problem[] {
  const { file, text, body } = source;
  if (!isVisible(reading, source, body)) return [];
  const below = text.slice(body.from, body.to);
  if (file.endsWith('.md') && isPlainText(below, known)) return [];
  return checkBody({ text: below, lineOffset: lineAt(text, body.from) - 1 }, file, known);
}

// ——— Trackers ———

/** Whether there is no such content folder, which is told. */
export function isAbsent({ folder, tree, problems }: Reading): boolean {
  if (tree.list('') !== null) return false;
  const fix = `make the folder ${folder}, or name another in CLAIMLINE_CONTENT.`;
  problems.push(missing('.', 'no such folder', fix));
  return true;
}

/** What stands in the files beside the collections. */
export function readSettings(reading: Reading) {
  const tracker = readYaml(reading, 'tracker.yaml', trackerSchema);
  const noPlaces = reading.tree.kind('places.yaml') === null && similarTo(reading, 'places.yaml') === null;
  return {
    tracker,
    places: noPlaces ? [] : readYaml(reading, 'places.yaml', placesSchema),
    permalinks: reading.tree.kind(PERMALINKS) === null ? [] : readPermalinks(reading),
  };
}

/** JSON is YAML too: what is wrong in it has a place. What only YAML allows is a problem as well. */
function readPermalinks(reading: Reading): PermalinkRecord[] | null {
  const known = reading.problems.length;
  const record = readYaml(reading, PERMALINKS, permalinksSchema);
  const text = reading.sources.get(PERMALINKS)?.text ?? '[]';
  try {
    JSON.parse(text);
    return record;
  } catch (error) {
    const [, what = '', line = '1', column = '1'] =
      /^(.*?)(?: in JSON)?(?: at position \d+)?(?: \(line (\d+) column (\d+)\))?$/s.exec(String(error)) ?? [];
    const start = { line: Number(line), column: Number(column) };
    // What YAML makes of it is beside the point.
    reading.problems.length = known;
    reading.problems.push({
      ...problem('permalink/syntax', PERMALINKS, [], {
        found: `text that is no JSON (${what.replace(/^SyntaxError: /, '')})`,
        expected: 'a list of entries in JSON, as `npm run rename` writes it',
        fix: 'look for a comma, a bracket or a quotation mark that is missing or too many, here or just before.',
      }),
      span: { start, end: { ...start, column: start.column + 1 } },
    });
    return null;
  }
}

const UNKNOWN = { recorded: null, revised: null };

/** The records that could be read, in the order of ids. */
export const completed = <T>(parsed: Parsed<T>[], dates: Recorded['dates'] = new Map()): (T & Authored)[] =>
  parsed
    .flatMap(({ id, source: { file, text, body }, record }) =>
      record === null
        ? []
        : [{ ...record, id, file, body: text.slice(body.from, body.to), ...(dates.get(file) ?? UNKNOWN) }],
    )
    .toSorted(byId);

export const byId = (a: { id: string }, b: { id: string }): number => compareText(a.id, b.id);
