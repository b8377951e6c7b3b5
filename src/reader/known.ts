/** What bodies may refer to, from the files that were read: also from those that are broken, as far as they can tell. */
import type { Picture } from '../domain/body.ts';
import { statementId } from '../domain/graph.ts';
import { stemOf } from '../domain/id.ts';
import type { ActorRecord, ArticleRecord, ClaimRecord } from '../domain/schema.ts';
import { comparesValues } from '../domain/status.ts';

/** What a link in a body may lead to inside the tracker. */
export type LinkTarget = 'actor' | 'claim' | 'article';

export interface Known extends Record<LinkTarget, ReadonlySet<string>> {
  /** Ids of statements by article; null where the article is broken, so that nobody knows. */
  statements: ReadonlyMap<string, ReadonlySet<string> | null>;
  /** Claims on which a statement carries a figure; null where a broken file may hold one. */
  figures: ReadonlySet<string> | null;
  images: ReadonlyMap<string, Picture>;
}

/**
 * What the names of files tell, by path below the folder: what links may lead to. A text that names a statement, a
 * figure or a picture has to be looked at again, where all files are known.
 */
export function knownByName(files: readonly string[]): Known {
  const ids = (collection: string) =>
    new Set(files.filter((file) => file.startsWith(`${collection}/`)).map((file) => stemOf(file)));
  return {
    article: ids('articles'),
    claim: ids('claims'),
    actor: ids('actors'),
    statements: new Map(),
    figures: new Set(),
    images: new Map(),
  };
}

/** A file that was found; its record is null where it is broken. */
interface Found<T> {
  id: string;
  record: T | null;
}

/** Collects what bodies may refer to. */
export function knownFrom(
  {
    articles,
    claims,
    actors,
  }: { articles: Found<ArticleRecord>[]; claims: Found<ClaimRecord>[]; actors: Found<ActorRecord>[] },
  images: ReadonlyMap<string, Picture>,
): Known {
  const ids = (files: Found<unknown>[]) => new Set(files.map(({ id }) => id));
  const statements = articles.flatMap(({ record }) => record?.statements ?? []);
  const valued = new Set(statements.filter(({ value }) => value !== null).map(({ claim }) => claim));
  const comparable = claims.filter(({ id, record }) => record && valued.has(id) && comparesValues(record.kind));
  return {
    actor: ids(actors),
    claim: ids(claims),
    article: ids(articles),
    statements: new Map(
      articles.map(({ id, record }) => [id, record && new Set(record.statements.map(statementId))] as const),
    ),
    figures: [...articles, ...claims].some(({ record }) => record === null) ? null : ids(comparable),
    images,
  };
}
