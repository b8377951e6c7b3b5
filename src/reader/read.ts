/**
 * Files to checked records: the one reader, shared by the pages and the command line.
 *
 * Every problem of every file is collected; records are complete only when there is none.
 */
import type { Picture } from '../domain/body.ts';
import { checkGone, type Answer } from '../domain/gone.ts';
import type { LocatedProblem } from '../domain/issue.ts';
import type { Records } from '../domain/records.ts';
import { checkRecords } from '../domain/rules.ts';
import type { Collection } from '../domain/schema.ts';
import { readImages } from './images.ts';
import { knownByName, knownFrom } from './known.ts';
import {
  bodyProblems,
  byId,
  completed,
  isAbsent,
  isTextSound,
  listFiles,
  locate,
  located,
  readFile,
  readSettings,
  startReading,
  type Parsed,
  type Reading,
  type RecordOf,
} from './reading.ts';
import { prove, type Capture, type Proof } from './proof.ts';
import { readRecorded, type Recorded } from './recorded.ts';
import { readAhead } from './threads.ts';
import { diskTree, type Tree } from './tree.ts';

export interface ReadResult {
  /** Null when there are problems, or when only some files were read. */
  records: Records | null;
  problems: LocatedProblem[];
  /** The texts of files with problems, by path below the folder; without byte order mark, with plain line ends. */
  texts: ReadonlyMap<string, string>;
  /** What captured texts proved; null where there was nothing to prove it with, or other problems come first. */
  proof: Proof | null;
  /** What visits to addresses showed and is no problem, for a person to look at. */
  remarks: LocatedProblem[];
  /** Pictures by the name of their file. */
  images: ReadonlyMap<string, Picture>;
}

export interface ReadOptions {
  /** What is read, when it is not the folder on disk. */
  tree?: Tree;
  /** When files were recorded; asked of git when left out. */
  recorded?: Recorded;
  /** Texts of the sources, to prove what is quoted. */
  captures?: readonly Capture[];
  /** What addresses of sources answered, and on which day. */
  visits?: { answers: ReadonlyMap<string, Answer>; today: string };
  /** How many threads help to read; as many as are worth it when left out. */
  threads?: number;
}

/** Reads and checks a content folder. */
export function readContent(
  folder: string,
  { tree, recorded, captures, visits, threads }: ReadOptions = {},
): ReadResult {
  const reading = startReading(folder, tree ?? diskTree(folder));
  if (isAbsent(reading)) return { records: null, proof: null, remarks: [], images: new Map(), ...located(reading) };
  const { problems } = reading;
  const { tracker, places, permalinks } = readSettings(reading);
  const { parsed, inOrder } = readAll(reading, tree === undefined ? threads : 0);
  const of = <C extends Collection>(collection: C) =>
    parsed.filter(({ source }) => source.file.startsWith(`${collection}/`)) as Parsed<RecordOf<C>>[];
  const [articles, claims, actors] = [of('articles'), of('claims'), of('actors')];

  const { images, problems: unsound } = readImages(folder);
  problems.push(...unsound);
  const doubtful = parsed.filter(({ source }) => !inOrder.has(source.file));
  if (doubtful.length > 0) {
    const known = knownFrom({ articles, claims, actors }, images);
    for (const { source } of doubtful) problems.push(...bodyProblems(reading, source, known));
  }

  const { dates, shallow } = recorded ?? readRecorded(folder);
  const collections = {
    articles: completed(articles, dates),
    claims: completed(claims, dates),
    actors: completed(actors, dates),
  };
  // A file that is there but broken has its own problems; those who point to it have none.
  const broken = parsed.filter(({ record }) => record === null).map(({ source }) => source.file);
  problems.push(...checkRecords({ tracker, places, permalinks, ...collections, shallow }, { broken }));

  const whole = problems.length === 0 && tracker !== null && places !== null && permalinks !== null;
  const records = whole ? { tracker, places: places.toSorted(byId), permalinks, ...collections, shallow } : null;
  const proof = records && captures ? prove(records, captures, reading.sources) : null;
  if (proof) problems.push(...proof.problems);
  const links = records && visits ? checkGone(records, visits.answers, visits.today) : null;
  if (links) problems.push(...links.problems);
  const sound = problems.length === 0;
  const remarks = links?.remarks.map((remark) => locate(reading, remark)) ?? [];
  return { records: sound ? records : null, proof, remarks, images, ...located(reading) };
}

/** Every file of the collections, and those whose text is known to be in order. */
function readAll(reading: Reading, threads?: number): { parsed: Parsed<unknown>[]; inOrder: ReadonlySet<string> } {
  const files = (['articles', 'claims', 'actors'] as const).flatMap((collection) =>
    listFiles(reading, collection).map((name) => `${collection}/${name}`),
  );
  const ahead = readAhead(reading.folder, files, threads);
  const parsed = new Map<string, Parsed<unknown>>();
  const inOrder = new Set<string>();
  const known = knownByName(files);
  const read = (file: string) => {
    const one = readFile(reading, file);
    parsed.set(file, one);
    if (isTextSound(reading, one.source, known)) inOrder.add(file);
  };
  ahead.take(read);
  const handed = ahead.finish();
  for (const one of handed) {
    parsed.set(one.source.file, one);
    reading.sources.set(one.source.file, one.source);
    if (one.textIsSound) inOrder.add(one.source.file);
  }
  // What threads left: files with problems.
  for (const file of files) if (!parsed.has(file)) read(file);
  return { parsed: [...parsed.values()], inOrder };
}
