/**
 * Files to checked records: the one reader, shared by the pages and the command line.
 *
 * Every problem of every file is collected; records are complete only when there is none.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { compareText } from '../domain/date.ts';
import type { LocatedProblem, Problem } from '../domain/issue.ts';
import type { Authored, Records } from '../domain/records.ts';
import { checkRecords, problem, suggest } from '../domain/rules.ts';
import { COLLECTIONS, ID_PATTERN, placesSchema, trackerSchema, type Collection } from '../domain/schema.ts';
import { checkForm } from './form.ts';
import { parseYaml, splitFile, type SplitFile, type YamlSource } from './front-matter.ts';
import { checkBody } from './markdown.ts';
import { recordedDates } from './recorded.ts';

export interface ReadResult {
  /** Null when there are problems. */
  records: Records | null;
  problems: LocatedProblem[];
  /** Files read. */
  files: number;
}

interface Parsed<T> {
  id: string;
  file: string;
  record: T | null;
  body: SplitFile['body'];
  yaml: YamlSource | null;
}

/** Reads and checks a content folder. */
export function readContent(folder: string): ReadResult {
  const problems: Problem[] = [];
  const yaml = new Map<string, YamlSource>();
  if (!existsSync(folder)) {
    problems.push(missing('.', 'no such folder', `make the folder ${folder}, or name another in CLAIMLINE_CONTENT.`));
    return { records: null, problems: problems.map((p) => ({ ...p, position: { line: 1, column: 1 } })), files: 0 };
  }
  const recorded = recordedDates(folder);
  const tracker = readYaml(folder, 'tracker.yaml', trackerSchema, problems, yaml);
  const places = existsSync(path.join(folder, 'places.yaml')) ? readYaml(folder, 'places.yaml', placesSchema, problems, yaml) : [];

  const read = <C extends Collection>(collection: C): Parsed<z.output<(typeof COLLECTIONS)[C]>>[] =>
    listFiles(folder, collection, problems).map((name) => readMarkdown(folder, collection, name, problems, yaml));
  const articles = read('articles');
  const claims = read('claims');
  const actors = read('actors');
  const all = [...articles, ...claims, ...actors];

  const known = { actor: ids(actors), claim: ids(claims), article: ids(articles) };
  for (const { file, body } of all) problems.push(...checkBody(body, file, known));

  const complete = <T>(parsed: Parsed<T>[]): (T & Authored)[] =>
    parsed.flatMap(({ id, file, body, record }) =>
      record === null ? [] : [{ ...record, id, file, body: body.text, recorded: recorded.get(file) ?? null }],
    );
  // A file that is there but broken has its own problems; those who point to it have none.
  const broken = all.filter(({ record }) => record === null).map(({ file }) => file);
  const records =
    tracker === null || places === null
      ? null
      : { tracker, places, articles: complete(articles), claims: complete(claims), actors: complete(actors) };
  if (records !== null) problems.push(...checkRecords(records, broken));

  return {
    records: problems.length === 0 ? records : null,
    problems: problems.map((p) => locate(p, yaml)).toSorted(byPlace),
    files: all.length + yaml.size,
  };
}

const ids = (parsed: Parsed<unknown>[]): ReadonlySet<string> => new Set(parsed.map(({ id }) => id));

const missing = (file: string, found: string, fix: string): Problem =>
  problem('file/missing', file, [], { found, expected: 'a folder with tracker.yaml, articles/, claims/ and actors/', fix });

function locate(found: Problem, yaml: ReadonlyMap<string, YamlSource>): LocatedProblem {
  const position = found.position ?? (found.path.length === 0 ? null : yaml.get(found.file)?.locate(found.path, found.at));
  return { ...found, position: position ?? { line: 1, column: 1 } };
}

const byPlace = (a: LocatedProblem, b: LocatedProblem): number =>
  compareText(a.file, b.file) || a.position.line - b.position.line || a.position.column - b.position.column;

/** Names of the Markdown files of a collection, sorted; anything else in the folder is a problem. */
function listFiles(folder: string, collection: Collection, problems: Problem[]): string[] {
  const directory = path.join(folder, collection);
  if (!existsSync(directory)) return [];
  const names: string[] = [];
  const stems = new Map<string, string>();
  for (const entry of readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => compareText(a.name, b.name))) {
    const file = `${collection}/${entry.name}`;
    const extension = path.extname(entry.name);
    const allowed = collection === 'articles' ? ['.md', '.mdx'] : ['.md'];
    const stem = path.basename(entry.name, extension);
    if (!entry.isFile() || !allowed.includes(extension)) {
      problems.push(
        problem('file/type', file, [], {
          found: entry.isDirectory() ? 'a folder' : entry.isFile() ? `a file of type "${extension}"` : 'a link or special file',
          expected: `only files that end in ${allowed.join(' or ')}`,
          fix: 'move or rename it.',
        }),
      );
    } else if (!ID_PATTERN.test(stem)) {
      problems.push(
        problem('file/name', file, [], {
          found: `the name "${stem}"`,
          expected: 'lower-case letters, digits and single hyphens: the name is the id and part of the address',
          fix: `rename the file to ${toId(stem) || 'an id'}${extension}.`,
        }),
      );
    } else if (stems.has(stem)) {
      problems.push(
        problem('file/duplicate', file, [], {
          found: `a second file for "${stem}" (the first is ${stems.get(stem)})`,
          expected: 'one file per id',
          fix: 'keep one of the two.',
        }),
      );
    } else {
      stems.set(stem, file);
      names.push(entry.name);
    }
  }
  return names;
}

const toId = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Reads a file as UTF-8 without its byte order mark; null, with a problem, when it is not UTF-8. */
function readText(folder: string, file: string, problems: Problem[]): string | null {
  const bytes = readFileSync(path.join(folder, file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    problems.push(
      problem('file/encoding', file, [], {
        found: 'bytes that are not UTF-8',
        expected: 'text saved as UTF-8',
        fix: 'save the file as UTF-8.',
      }),
    );
    return null;
  }
}

function readYaml<T extends z.ZodType>(
  folder: string,
  file: string,
  schema: T,
  problems: Problem[],
  sources: Map<string, YamlSource>,
): z.output<T> | null {
  if (!existsSync(path.join(folder, file))) {
    const similar = suggest(file, readdirSync(folder), `add ${file}.`);
    problems.push(missing(file, 'no such file', similar));
    return null;
  }
  const text = readText(folder, file, problems);
  return text === null ? null : parseRecord(text, 0, file, schema, problems, sources);
}

function readMarkdown<T extends Collection>(
  folder: string,
  collection: T,
  name: string,
  problems: Problem[],
  sources: Map<string, YamlSource>,
): Parsed<z.output<(typeof COLLECTIONS)[T]>> {
  const file = `${collection}/${name}`;
  const id = path.basename(name, path.extname(name));
  const nothing = { id, file, record: null, yaml: null, body: { text: '', lineOffset: 0 } };
  const text = readText(folder, file, problems);
  if (text === null) return nothing;
  const parts = splitFile(text);
  if (parts === null) {
    problems.push(
      problem('front-matter/missing', file, [], {
        found: text.startsWith('---') ? 'front matter that is not closed' : 'no front matter',
        expected: 'a first line "---", the fields, and a line "---" before the text',
        fix: text.startsWith('---') ? 'add a line "---" after the fields.' : 'start the file with "---".',
      }),
    );
    return nothing;
  }
  const record = parseRecord(parts.yaml.text, parts.yaml.lineOffset, file, COLLECTIONS[collection], problems, sources);
  return { id, file, record: record as z.output<(typeof COLLECTIONS)[T]> | null, yaml: sources.get(file) ?? null, body: parts.body };
}

function parseRecord<T extends z.ZodType>(
  text: string,
  lineOffset: number,
  file: string,
  schema: T,
  problems: Problem[],
  sources: Map<string, YamlSource>,
): z.output<T> | null {
  const { source, problems: syntax } = parseYaml(text, lineOffset, file);
  problems.push(...syntax);
  if (source === null) return null;
  sources.set(file, source);
  const { record, problems: form } = checkForm(schema, source.data ?? {}, file);
  problems.push(...form);
  return record;
}
