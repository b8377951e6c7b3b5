import { expect, test } from 'vitest';
import { isCorrection } from '../../src/domain/corrections.ts';
import type { Change } from '../../src/domain/diff.ts';
import type { FieldChange } from '../../src/domain/pairs.ts';

const statement = (...fields: FieldChange[]): Change => ({
  type: 'statement-changed',
  statement: 'a/b',
  from: 'a/b',
  article: 'a',
  claim: 'c',
  fields,
});
const record = (of: 'articles' | 'claims' | 'actors' | 'topics' | 'places', ...fields: FieldChange[]): Change => ({
  type: 'record-changed',
  of,
  id: 'a',
  fields,
});
const field = (name: string, from: unknown, to: unknown): FieldChange => ({ field: name, from, to });

test.each<[what: string, change: Change, is: boolean]>([
  ['another stance', statement(field('stance', 'asserts', 'denies')), true],
  ['a figure that is taken back', statement(field('value', '2', null)), true],
  ['a quotation filled in', statement(field('quote.text', null, 'Closed.')), false],
  [
    'a quotation filled in beside another stance',
    statement(field('quote', null, 'x'), field('stance', 'a', 'b')),
    true,
  ],
  ['a speaker where the article spoke itself', statement(field('by', null, 'port')), true],
  ['a source where the speaker stood for it', statement(field('origin', null, 'port')), true],
  ['only another key', statement(), false],
  ['a statement removed', { type: 'statement-removed', statement: 'a/b', article: 'a', claim: 'c' }, true],
  ['a statement added', { type: 'statement-added', statement: 'a/b', article: 'a', claim: 'c' }, false],
  ['a claim reworded', record('claims', field('title', 'It fell', 'It leans')), true],
  ['a text of our own written', record('actors', field('body', '', 'A port.')), false],
  ['a topic more', record('claims', field('topics', ['a'], ['b', 'a'])), false],
  ['another topic', record('claims', field('topics', ['a'], ['b'])), true],
  ['an article found to be a copy', record('articles', field('source.copyOf', null, 'b')), true],
  ['a place moved on the map', record('places', field('point.lat', 1, 2)), false],
  ['a topic reworded', record('topics', field('title', 'a', 'b')), false],
  ['an actor removed', { type: 'record-removed', of: 'actors', id: 'a' }, true],
  ['a place removed', { type: 'record-removed', of: 'places', id: 'a' }, false],
  ['a claim renamed', { type: 'record-renamed', of: 'claims', id: 'b', from: 'a' }, false],
  ['a source retracted', { type: 'source-state', article: 'a', from: 'as-published', to: 'retracted' }, true],
  ['settings', { type: 'tracker-changed', fields: [field('title', 'a', 'b')] }, false],
])('%s', (_what, change, is) => {
  expect(isCorrection(change)).toBe(is);
});
