/**
 * Files to checked records: the one reader, shared by the pages and the command line.
 *
 * Every problem of every file is collected; records are complete only when there is none.
 */
import type { Picture } from '../domain/body.ts';
import { compareText } from '../domain/date.ts';
import { stemOf } from '../domain/id.ts';
import type { LocatedProblem } from '../domain/issue.ts';
import type { Authored, Records } from '../domain/records.ts';
import { checkRecords } from '../domain/rules.ts';
import { placesSchema, trackerSchema, type Collection } from '../domain/schema.ts';
import { readImages } from './images.ts';
import { knownByName, knownFrom } from './known.ts';
import {
  bodyProblems,
  isTextSound,
  listFiles,
  located,
  missing,
  readFile,
  readMarkdown,
  readYaml,
  similarTo,
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
  /** How many threads help to read; as many as are worth it when left out. */
  threads?: number;
}

/** Reads and checks a content folder. */
export function readContent(folder: string, { tree, recorded, captures, threads }: ReadOptions = {}): ReadResult {
  const reading = startReading(folder, tree ?? diskTree(folder));
  if (isAbsent(reading)) return { records: null, proof: null, images: new Map(), ...located(reading) };
  const { problems } = reading;
  const { tracker, places } = readSettings(reading);
  const { parsed, inOrder } = readAll(reading, tree === undefined ? threads : 0);
  const of = <C extends Collection>(collection: C) =>
    parsed.filter(({ source }) => source.file.startsWith(`${collection}/`)) as Parsed<RecordOf<C>>[];
  const [articles, claims, actors] = [of('articles'), of('claims'), of('actors')];

  const { images, problems: unsound } = readImages(folder);
  problems.push(...unsound);
  const known = knownFrom({ articles, claims, actors }, images);
  for (const { source } of parsed) {
    if (!inOrder.has(source.file)) problems.push(...bodyProblems(reading, source, known));
  }

  const { dates, shallow } = recorded ?? readRecorded(folder);
  const collections = {
    articles: complete(articles, dates),
    claims: complete(claims, dates),
    actors: complete(actors, dates),
  };
  // A file that is there but broken has its own problems; those who point to it have none.
  const broken = parsed.filter(({ record }) => record === null).map(({ source }) => source.file);
  problems.push(...checkRecords({ tracker, places, ...collections, shallow }, { broken }));

  const whole = problems.length === 0 && tracker !== null && places !== null;
  const records = whole ? { tracker, places: places.toSorted(byId), ...collections, shallow } : null;
  const proof = records && captures ? prove(records, captures, reading.sources) : null;
  if (proof) problems.push(...proof.problems);
  const sound = problems.length === 0;
  return { records: sound ? records : null, proof, images, ...located(reading) };
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

/**
 * Checks only some files, and reads only what they can be in conflict with: all that `readContent` finds wrong with them,
 * with the claims whose status they move, and with the circles that they close.
 *
 * @param files Paths below the folder.
 */
export function readFiles(
  folder: string,
  files: readonly string[],
  { tree = diskTree(folder) }: ReadOptions = {},
): ReadResult {
  const reading = startReading(folder, tree);
  if (isAbsent(reading)) return { records: null, proof: null, images: new Map(), ...located(reading) };
  const named = new Set(files);
  const { tracker, places } = readSettings(reading);
  const names = {
    articles: listFiles(reading, 'articles'),
    claims: listFiles(reading, 'claims'),
    actors: listFiles(reading, 'actors'),
  };
  const parts = {
    articles: new Map<string, Parsed<RecordOf<'articles'>>>(),
    claims: new Map<string, Parsed<RecordOf<'claims'>>>(),
    actors: new Map<string, Parsed<RecordOf<'actors'>>>(),
  };
  const fileOf = {
    articles: new Map(names.articles.map((name) => [stemOf(name), name])),
    claims: new Map(names.claims.map((name) => [stemOf(name), name])),
    actors: new Map(names.actors.map((name) => [stemOf(name), name])),
  };
  const load = <C extends Collection>(collection: C, id: string): RecordOf<C> | null => {
    const part = parts[collection] as Map<string, Parsed<RecordOf<C>>>;
    const name = fileOf[collection].get(id);
    if (!part.has(id) && name !== undefined) part.set(id, readMarkdown(reading, collection, name));
    return part.get(id)?.record ?? null;
  };
  const asked = (collection: Collection) =>
    names[collection].filter((name) => named.has(`${collection}/${name}`)).map(stemOf);

  const frontMatters = new Map<string, string>();
  const frontMatter = (name: string): string => {
    const known = frontMatters.get(name) ?? frontMatterOf(tree, `articles/${name}`);
    frontMatters.set(name, known);
    return known;
  };

  // Names, groups and their circles concern all actors.
  for (const id of fileOf.actors.keys()) load('actors', id);
  const focus = new Set(asked('claims'));
  // Two claims may have one title.
  if (focus.size > 0) for (const id of fileOf.claims.keys()) load('claims', id);
  // Whose word something is changes with the groups of groups.
  const changed = closure(
    asked('actors'),
    [...parts.actors.values()].map(({ id, record }) => [
      id,
      [record?.group, ...(record?.roles ?? []).map(({ group }) => group)],
    ]),
  );
  if (changed.size > 0) {
    for (const name of names.articles.filter((one) => mentions(frontMatter(one), changed))) {
      const { statements = [], source } = load('articles', stemOf(name)) ?? {};
      for (const { by, origin, claim } of statements) {
        if ([by ?? source?.publisher, origin].some((actor) => actor != null && changed.has(actor))) focus.add(claim);
      }
    }
  }
  // What a copy says was said when the original says.
  const articles = asked('articles');
  if (articles.length > 0) {
    const copies = names.articles.filter((name) => mentions(frontMatter(name), ['copyOf']));
    const originals = copies.map((name): [string, string[]] => {
      const { copyOf } = load('articles', stemOf(name))?.source ?? {};
      return [stemOf(name), copyOf == null ? [] : [copyOf]];
    });
    for (const id of closure(articles, originals)) {
      for (const { claim } of load('articles', id)?.statements ?? []) focus.add(claim);
    }
  }
  const shown = shownIn(reading, named);
  for (const id of shown.articles) load('articles', id);
  const wanted = new Set([...focus, ...shown.claims]);
  if (wanted.size > 0) {
    for (const name of names.articles) if (carries(frontMatter(name), wanted)) load('articles', stemOf(name));
  }
  // What a record rests on in turn: articles that are copied, claims that follow.
  for (const { record } of parts.articles.values()) {
    const { copyOf = null } = record?.source ?? {};
    if (copyOf !== null) load('articles', copyOf);
  }
  for (const id of wanted) load('claims', id);
  for (const { record } of parts.claims.values()) for (const id of record?.implies ?? []) load('claims', id);

  const { images, problems: unsound } = readImages(folder);
  const known = {
    ...knownFrom(
      {
        articles: [...parts.articles.values()],
        claims: [...parts.claims.values()],
        actors: [...parts.actors.values()],
      },
      images,
    ),
    actor: new Set(fileOf.actors.keys()),
    claim: new Set(fileOf.claims.keys()),
    article: new Set(fileOf.articles.keys()),
  };
  reading.problems.push(...unsound);
  const all = [...parts.articles.values(), ...parts.claims.values(), ...parts.actors.values()];
  for (const { source } of all)
    if (named.has(source.file)) reading.problems.push(...bodyProblems(reading, source, known));
  const records = {
    articles: complete([...parts.articles.values()]),
    claims: complete([...parts.claims.values()]),
    actors: complete([...parts.actors.values()]),
  };
  const read = new Set(all.map(({ source }) => source.file));
  const unread = Object.entries(names).flatMap(([collection, list]) =>
    list.map((name) => `${collection}/${name}`).filter((file) => !read.has(file)),
  );
  const broken = all.filter(({ record }) => record === null).map(({ source }) => source.file);
  reading.problems.push(...checkRecords({ tracker, places, ...records, shallow: false }, { broken, unread }));
  reading.problems = reading.problems.filter(
    ({ rule, file }) =>
      named.has(file) || rule === 'relation/cycle' || (rule === 'claim/disagreement' && focus.has(stemOf(file))),
  );
  return { records: null, proof: null, images: new Map(), ...located(reading) };
}

/** What the components in the texts of some files may show: claims, and articles whose statements they name. */
function shownIn({ sources }: Reading, files: ReadonlySet<string>): { claims: string[]; articles: string[] } {
  const bodies = [...files].map((file) => {
    const source = sources.get(file);
    return source?.text.slice(source.body.from, source.body.to) ?? '';
  });
  const ids = bodies.flatMap((body) => [...body.matchAll(/=\s*["']([a-z0-9-]+)(\/)?/g)]);
  return {
    claims: ids.filter(([, , slash]) => slash === undefined).map(([, id = '']) => id),
    articles: ids.map(([, id = '']) => id),
  };
}

/** Where a claim is named in the front matter of an article; without an id where it is written in an unusual way. */
const CARRIED = /\bclaim["']?[ \t]*:(?:[ \t]*(["']?)([a-z0-9-]+)\1[ \t]*(?=[\r\n,}#]|$))?/g;

/** Whether an article may carry a statement on one of the claims: told from its front matter, in less time than it is read. */
function carries(text: string, claims: ReadonlySet<string>): boolean {
  if (text.includes('\\') || text.includes('? ')) return true;
  for (const [, , id] of text.matchAll(CARRIED)) if (id === undefined || claims.has(id)) return true;
  return false;
}

/** Whether front matter may name one of the words. */
const mentions = (text: string, wanted: Iterable<string>): boolean =>
  text.includes('\\') || [...wanted].some((word) => text.includes(word));

function frontMatterOf(tree: Tree, file: string): string {
  const bytes = tree.read(file);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.indexOf('\n---', 3);
  // Ids are letters of ASCII: any encoding that leaves those alone will do.
  return buffer.toString('latin1', 0, end === -1 ? undefined : end);
}

/** What leads to one of the ids, in any number of steps, and these themselves. */
function closure(
  ids: readonly string[],
  links: readonly (readonly [from: string, to: readonly (string | null | undefined)[]])[],
): ReadonlySet<string> {
  const reached = new Set(ids);
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const [from, to] of links) if (to.some((id) => id != null && reached.has(id))) reached.add(from);
  }
  return reached;
}

function isAbsent({ folder, tree, problems }: Reading): boolean {
  if (tree.list('') !== null) return false;
  const fix = `make the folder ${folder}, or name another in CLAIMLINE_CONTENT.`;
  problems.push(missing('.', 'no such folder', fix));
  return true;
}

function readSettings(reading: Reading) {
  const tracker = readYaml(reading, 'tracker.yaml', trackerSchema);
  const noPlaces = reading.tree.kind('places.yaml') === null && similarTo(reading, 'places.yaml') === null;
  return { tracker, places: noPlaces ? [] : readYaml(reading, 'places.yaml', placesSchema) };
}

/** The records that could be read, in the order of ids. */
const complete = <T>(parsed: Parsed<T>[], dates: ReadonlyMap<string, string> = new Map()): (T & Authored)[] =>
  parsed
    .flatMap(({ id, source: { file, text, body }, record }) =>
      record === null
        ? []
        : [{ ...record, id, file, body: text.slice(body.from, body.to), recorded: dates.get(file) ?? null }],
    )
    .toSorted(byId);

const byId = (a: { id: string }, b: { id: string }): number => compareText(a.id, b.id);
