/**
 * Files to checked records: the one reader, shared by the pages and the command line.
 *
 * Every problem of every file is collected; records are complete only when there is none.
 */
import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Picture } from '../domain/body.ts';
import { compareText } from '../domain/date.ts';
import type { LocatedProblem, Problem } from '../domain/issue.ts';
import type { Authored, Records } from '../domain/records.ts';
import { checkRecords, nearest, problem } from '../domain/rules.ts';
import { COLLECTIONS, ID_PATTERN, placesSchema, trackerSchema, type Collection } from '../domain/schema.ts';
import { checkForm } from './form.ts';
import { parseYaml, splitFile, type SplitFile, type YamlSource } from './front-matter.ts';
import { readImages } from './images.ts';
import { knownFrom } from './known.ts';
import { checkBody } from './markdown.ts';
import { readRecorded } from './recorded.ts';

export interface ReadResult {
  /** Null when there are problems. */
  records: Records | null;
  problems: LocatedProblem[];
  /** Pictures by the name of their file. */
  images: ReadonlyMap<string, Picture>;
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
  if (!isFolder(folder)) {
    const fix = `make the folder ${folder}, or name another in CLAIMLINE_CONTENT.`;
    return { records: null, problems: [locate(missing('.', 'no such folder', fix), yaml)], images: new Map() };
  }
  const recorded = readRecorded(folder);
  const tracker = readYaml(folder, 'tracker.yaml', trackerSchema, problems, yaml);
  const noPlaces = !isFile(path.join(folder, 'places.yaml')) && similarTo('places.yaml', folder) === null;
  const places = noPlaces ? [] : readYaml(folder, 'places.yaml', placesSchema, problems, yaml);

  const read = <C extends Collection>(collection: C): Parsed<z.output<(typeof COLLECTIONS)[C]>>[] =>
    listFiles(folder, collection, problems).map((name) => readMarkdown(folder, collection, name, problems, yaml));
  const articles = read('articles');
  const claims = read('claims');
  const actors = read('actors');
  const all = [...articles, ...claims, ...actors];

  const { images, problems: unsound } = readImages(folder);
  problems.push(...unsound);
  const known = knownFrom({ articles, claims, actors }, images);
  for (const { file, body } of all) problems.push(...checkBody(body, file, known));

  const complete = <T>(parsed: Parsed<T>[]): (T & Authored)[] =>
    parsed
      .flatMap(({ id, file, body, record }) =>
        record === null ? [] : [{ ...record, id, file, body: body.text, recorded: recorded.dates.get(file) ?? null }],
      )
      .toSorted(byId);
  // A file that is there but broken has its own problems; those who point to it have none.
  const broken = all.filter(({ record }) => record === null).map(({ file }) => file);
  const collections = { articles: complete(articles), claims: complete(claims), actors: complete(actors) };
  problems.push(...checkRecords({ tracker, places, ...collections, shallow: recorded.shallow }, broken));

  const whole = problems.length === 0 && tracker !== null && places !== null;
  return {
    records: whole ? { tracker, places: places.toSorted(byId), ...collections, shallow: recorded.shallow } : null,
    problems: problems.map((p) => locate(p, yaml)).toSorted(byPlace),
    images,
  };
}

const isFolder = (name: string): boolean => statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
const isFile = (name: string): boolean => statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;
const byId = (a: { id: string }, b: { id: string }): number => compareText(a.id, b.id);

const missing = (file: string, found: string, fix: string): Problem =>
  problem('file/missing', file, [], {
    found,
    expected: 'a folder with tracker.yaml, articles/, claims/ and actors/, and places.yaml where there are places',
    fix,
  });

const PARTS = ['tracker.yaml', 'places.yaml', ...Object.keys(COLLECTIONS)];

/** What was probably meant to be a part of the folder. */
function similarTo(part: string, folder: string): string | null {
  const others = readdirSync(folder).filter((name) => !PARTS.includes(name));
  return nearest(part, others)[0] ?? null;
}

/** What to do about a missing part: rename what was probably meant, or add it. */
function replace(folder: string, part: string, add: string): string {
  const similar = similarTo(part, folder);
  return similar === null ? add : `rename ${similar} to ${part}.`;
}

function locate(found: Problem, yaml: ReadonlyMap<string, YamlSource>): LocatedProblem {
  const position =
    found.position ?? (found.path.length === 0 ? null : yaml.get(found.file)?.locate(found.path, found.at));
  return { ...found, position: position ?? { line: 1, column: 1 } };
}

const byPlace = (a: LocatedProblem, b: LocatedProblem): number =>
  compareText(a.file, b.file) || a.position.line - b.position.line || a.position.column - b.position.column;

/** Names of the Markdown files of a collection; anything else in the folder that is not hidden is a problem. */
function listFiles(folder: string, collection: Collection, problems: Problem[]): string[] {
  const directory = path.join(folder, collection);
  if (!isFolder(directory)) {
    const add = `make the folder ${collection}/, with an empty file .gitkeep in it while it holds nothing else.`;
    problems.push(missing(collection, 'no such folder', replace(folder, collection, add)));
    return [];
  }
  const names: string[] = [];
  const stems = new Map<string, string>();
  for (const entry of readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => compareText(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue;
    const file = `${collection}/${entry.name}`;
    const extension = path.extname(entry.name);
    const allowed = collection === 'articles' ? ['.md', '.mdx'] : ['.md'];
    const stem = path.basename(entry.name, extension);
    if (!entry.isFile() || !allowed.includes(extension)) {
      problems.push(
        problem('file/type', file, [], {
          found: kindOf(entry),
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

function kindOf(entry: Dirent): string {
  if (entry.isDirectory()) return 'a folder';
  if (!entry.isFile()) return 'a link or special file';
  const extension = path.extname(entry.name);
  return extension === '' ? 'a file without an ending' : `a file that ends in ${extension}`;
}

const toId = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Reads a file as UTF-8, without byte order mark and with plain line ends; null, with a problem, when it is not. */
function readText(folder: string, file: string, problems: Problem[]): string | null {
  const bytes = readFileSync(path.join(folder, file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
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
  if (!isFile(path.join(folder, file))) {
    problems.push(missing(file, 'no such file', replace(folder, file, `add ${file}.`)));
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
  return {
    id,
    file,
    record: record as z.output<(typeof COLLECTIONS)[T]> | null,
    yaml: sources.get(file) ?? null,
    body: parts.body,
  };
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
  // An empty file lacks its required fields; an empty list is one.
  const { record, problems: form } = checkForm(schema, source.data ?? (schema instanceof z.ZodArray ? [] : {}), file);
  problems.push(...form.map((found) => ({ ...found, position: source.locate(found.path, found.at) })));
  return record;
}
