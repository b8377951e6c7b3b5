/** Finds records by a few words, in whatever form and order they are typed. */
import type { Named } from '../reader/names.ts';

/** A record with the words that it can be found by. */
export interface Findable extends Named {
  /** Of its title, id and other names. */
  names: readonly string[];
  /** Of its fields, of what they point to, and of its text. */
  words: readonly string[];
}

/** A record made findable; `nameOf` gives the name of a record or topic that a field points to. */
export function findable(record: Named, nameOf: (id: string) => string): Findable {
  const { title, id, aliases, texts } = record;
  const words = wordsOf([...texts, ...texts.map(nameOf)].join(' '));
  return { ...record, names: wordsOf([title, id, ...aliases].join(' ')), words: [...new Set(words)] };
}

/** The records that have all of the words typed, those that have them in their names first. */
export function find<R extends Findable>(records: readonly R[], typed: string): R[] {
  const wanted = wordsOf(typed)
    .filter((word) => !COMMON.has(word))
    .map(stemOf);
  const has = (words: readonly string[]) => wanted.every((stem) => words.some((word) => word.startsWith(stem)));
  const named = records.filter(({ names }) => has(names));
  return [...named, ...records.filter((record) => !named.includes(record) && has([...record.names, ...record.words]))];
}

const COMMON: ReadonlySet<string> = new Set(
  'a an and are as at by for from in is of on or that the to was with'.split(' '),
);

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}|(?<=\d)[,.\u202F\u00A0](?=\d{3}(?!\d))/gu, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * The beginning that the forms of an English word have in common, roughly.
 *
 * stemOf('denied') // 'den', as of denies and deny
 */
const stemOf = (word: string): string =>
  word.length < 4
    ? word
    : word.replace(/(?<=.{3})(?:ies|ied|ing|ed|es|[sye])$/u, '').replace(/(?<=.{2}([bdgmnprt]))\1$/u, '');
