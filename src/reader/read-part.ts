/**
 * Some files alone, in a fraction of the time: all that `readContent` finds wrong with them, with the claims whose status
 * they move, and with the circles that they close. Only what they can be in conflict with is read.
 */
import { stemOf } from '../domain/id.ts';
import { checkRecords } from '../domain/rules.ts';
import type { Collection } from '../domain/schema.ts';
import { readImages } from './images.ts';
import { knownFrom } from './known.ts';
import type { ReadOptions, ReadResult } from './read.ts';
import {
  bodyProblems,
  completed,
  isAbsent,
  listFiles,
  located,
  readMarkdown,
  readSettings,
  startReading,
  type Parsed,
  type Reading,
  type RecordOf,
} from './reading.ts';
import { diskTree, type Tree } from './tree.ts';

/**
 * Checks only some files.
 *
 * @param files Paths below the folder.
 */
export function readFiles(
  folder: string,
  files: readonly string[],
  { tree = diskTree(folder) }: ReadOptions = {},
): ReadResult {
  const reading = startReading(folder, tree);
  const nothing = { records: null, proof: null, remarks: [], images: new Map() };
  if (isAbsent(reading)) return { ...nothing, ...located(reading) };
  const named = new Set(files);
  const { tracker, places, permalinks } = readSettings(reading);
  const part = new Part(reading, named);

  // Names, groups and their circles concern all actors.
  part.loadAll('actors');
  const moved = new Set([...part.named('claims'), ...movedByActors(part), ...movedByArticles(part)]);
  // Two claims may have one title.
  if (part.named('claims').length > 0) part.loadAll('claims');
  const shown = shownIn(reading, named);
  for (const id of shown.articles) part.load('articles', id);
  const wanted = new Set([...moved, ...shown.claims]);
  if (wanted.size > 0) part.loadArticles((text) => carries(text, wanted));
  // What a record rests on in turn: articles that are copied, claims that follow.
  for (const { source } of part.records('articles')) if (source.copyOf !== null) part.load('articles', source.copyOf);
  for (const id of wanted) part.load('claims', id);
  for (const { implies } of part.records('claims')) for (const id of implies) part.load('claims', id);

  const { images, problems: unsound } = readImages(folder);
  const known = { ...knownFrom(part.parsed(), images), ...part.ids() };
  reading.problems.push(...unsound);
  for (const { source } of part.all()) {
    if (named.has(source.file)) reading.problems.push(...bodyProblems(reading, source, known));
  }
  const { articles, claims, actors } = part.parsed();
  const records = {
    tracker,
    places,
    permalinks,
    articles: completed(articles),
    claims: completed(claims),
    actors: completed(actors),
    shallow: false,
  };
  const broken = part.all().flatMap(({ record, source }) => (record === null ? source.file : []));
  reading.problems.push(...checkRecords(records, { broken, unread: part.unread() }));
  reading.problems = reading.problems.filter(
    ({ rule, file }) =>
      named.has(file) || rule === 'relation/cycle' || (rule === 'claim/disagreement' && moved.has(stemOf(file))),
  );
  return { ...nothing, ...located(reading) };
}

type AnyParsed = { [C in Collection]: Parsed<RecordOf<C>> }[Collection];

/** What was read of a tracker, and what it has beside. */
class Part {
  readonly #reading: Reading;
  readonly #named: ReadonlySet<string>;
  /** Names of files by id. */
  readonly #files: Readonly<Record<Collection, ReadonlyMap<string, string>>>;
  readonly #read = {
    articles: new Map<string, Parsed<RecordOf<'articles'>>>(),
    claims: new Map<string, Parsed<RecordOf<'claims'>>>(),
    actors: new Map<string, Parsed<RecordOf<'actors'>>>(),
  };
  readonly #frontMatters = new Map<string, string>();

  constructor(reading: Reading, named: ReadonlySet<string>) {
    const filesOf = (collection: Collection) =>
      new Map(listFiles(reading, collection).map((name) => [stemOf(name), `${collection}/${name}`]));
    this.#reading = reading;
    this.#named = named;
    this.#files = { articles: filesOf('articles'), claims: filesOf('claims'), actors: filesOf('actors') };
  }

  /** Ids of the files of a collection that are checked. */
  named(collection: Collection): string[] {
    return [...this.#files[collection]].flatMap(([id, file]) => (this.#named.has(file) ? id : []));
  }

  /** The record of a file, which is read where it was not; null where there is none, or a broken one. */
  load<C extends Collection>(collection: C, id: string): RecordOf<C> | null {
    const read = this.#read[collection] as Map<string, Parsed<RecordOf<C>>>;
    const file = this.#files[collection].get(id);
    if (!read.has(id) && file !== undefined) {
      read.set(id, readMarkdown(this.#reading, collection, file.slice(collection.length + 1)));
    }
    return read.get(id)?.record ?? null;
  }

  loadAll(collection: Collection): void {
    for (const id of this.#files[collection].keys()) this.load(collection, id);
  }

  /** Articles by what their front matter says, which is looked at before it is read. */
  loadArticles(wanted: (frontMatter: string) => boolean): { id: string; record: RecordOf<'articles'> | null }[] {
    return [...this.#files.articles].flatMap(([id, file]) => {
      const text = this.#frontMatters.get(id) ?? frontMatterOf(this.#reading.tree, file);
      this.#frontMatters.set(id, text);
      return wanted(text) ? { id, record: this.load('articles', id) } : [];
    });
  }

  parsed() {
    const { articles, claims, actors } = this.#read;
    return { articles: [...articles.values()], claims: [...claims.values()], actors: [...actors.values()] };
  }

  all(): AnyParsed[] {
    const { articles, claims, actors } = this.parsed();
    return [...articles, ...claims, ...actors];
  }

  /** The records of a collection that were read and are not broken. */
  records<C extends Collection>(collection: C): RecordOf<C>[] {
    const read = [...this.#read[collection].values()] as Parsed<RecordOf<C>>[];
    return read.flatMap(({ record }) => record ?? []);
  }

  /** What links may lead to: every file, read or not. */
  ids() {
    const ids = (collection: Collection) => new Set(this.#files[collection].keys());
    return { actor: ids('actors'), claim: ids('claims'), article: ids('articles') };
  }

  unread(): string[] {
    const read = new Set(this.all().map(({ source }) => source.file));
    const files = Object.values(this.#files).flatMap((collection) => [...collection.values()]);
    return files.filter((file) => !read.has(file));
  }
}

/** Claims whose status the actors that are checked may move: whose word something is changes with the groups of groups. */
function movedByActors(part: Part): string[] {
  const groups = part.parsed().actors.map(({ id, record }) => {
    const roles = record?.roles ?? [];
    return [id, [record?.group, ...roles.map(({ group }) => group)]] as const;
  });
  const changed = closure(part.named('actors'), groups);
  if (changed.size === 0) return [];
  return part
    .loadArticles((text) => mentions(text, changed))
    .flatMap(({ record }) =>
      (record?.statements ?? []).flatMap(({ by, origin, claim }) =>
        [by ?? record?.source.publisher, origin].some((actor) => actor != null && changed.has(actor)) ? claim : [],
      ),
    );
}

/** Claims whose status the articles that are checked may move: what a copy says was said when the original says. */
function movedByArticles(part: Part): string[] {
  const named = part.named('articles');
  if (named.length === 0) return [];
  const copies = part
    .loadArticles((text) => mentions(text, ['copyOf']))
    .map(({ id, record }) => [id, [record?.source.copyOf]] as const);
  const articles = [...closure(named, copies)];
  return articles.flatMap((id) => part.load('articles', id)?.statements.map(({ claim }) => claim) ?? []);
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

/** The front matter of an article, unread. */
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
