/** Which statement of one state of a tracker is which of another, and what was edited in it. */
import type { Graph, Statement } from './graph.ts';
import { pairUp } from './rename.ts';
import type { StatementRecord } from './schema.ts';

/** A field by its path, such as `source.title`, with its value before and after as in the record. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

/** The same statement in both states; null where there is none. */
export interface Pair {
  before: Statement | null;
  after: Statement | null;
  /** Its key before; empty where there was none. */
  was: string;
  /** What was edited in it. */
  fields: FieldChange[];
}

/** Fields that differ, in the order of the records. */
export function changedFields(
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): FieldChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
    const [from, to] = [before.get(field) ?? null, after.get(field) ?? null];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }];
  });
}

/**
 * Which statement of the one state is which of the other. `old` is `before` under the new ids.
 *
 * Within an article, statements of one id are the same. Of the others, two are when they agree on claim and speaker, or
 * on one of the two and on everything else that is said: then their id was changed, or the claim or the speaker put
 * right. A statement belongs to its article: what moves to another one is another source's word, removed and added.
 */
export function pairStatements(before: Graph, old: Graph, after: Graph, articles: ReadonlyMap<string, string>): Pair[] {
  const pairs: Pair[] = [];
  const keys = new Map<Statement, string>();
  for (const [id, { statements }] of before.articles) {
    const twins = old.articles.get(articles.get(id) ?? id)?.statements ?? [];
    for (const [index, twin] of twins.entries()) keys.set(twin, statements[index]?.key ?? twin.key);
  }
  for (const id of new Set([...old.articles.keys(), ...after.articles.keys()])) {
    const [earlier, now] = [sayings(old, id), sayings(after, id)];
    const ids = new Map(now.map((said) => [said.id, said]));
    const same = earlier.flatMap((said): [Said, Said][] => {
      const twin = ids.get(said.id);
      return twin === undefined ? [] : [[said, twin]];
    });
    const known = new Set(same.flat());
    const other = (list: Said[]) => list.filter((said) => !known.has(said));
    same.push(...pairUp(other(earlier), other(now), likenessOf));
    const paired = new Set(same.flat());
    const was = ({ statement }: Said) => keys.get(statement) ?? statement.key;
    pairs.push(
      ...same.map(([a, b]): Pair => ({ before: a.statement, after: b.statement, was: was(a), fields: edits(a, b) })),
      ...earlier.filter((a) => !paired.has(a)).map((a): Pair => ({ ...ALONE, before: a.statement, was: was(a) })),
      ...now.filter((b) => !paired.has(b)).map((b): Pair => ({ ...ALONE, after: b.statement })),
    );
  }
  return pairs;
}

const ALONE: Pair = { before: null, after: null, was: '', fields: [] };

/** A statement as joined, and as written. */
interface Said {
  id: string;
  statement: Statement;
  record: StatementRecord;
}

const sayings = (graph: Graph, article: string): Said[] => {
  const { record, statements = [] } = graph.articles.get(article) ?? {};
  return (record?.statements ?? []).flatMap((written, index) => {
    const statement = statements[index];
    return statement === undefined ? [] : [{ id: statement.id, statement, record: written }];
  });
};

/** What must be the same where claim or speaker are not; one of the last three is there, so that it says enough. */
const SAID = ['stance', 'scope', 'stated', 'value', 'quote', 'paragraph'] as const;
const TELLING = ['value', 'quote', 'paragraph'] as const;

/** How surely two statements of an article are one; 0 is not at all. */
function likenessOf({ record: a }: Said, { record: b }: Said): number {
  const same = (field: keyof StatementRecord) => JSON.stringify(a[field]) === JSON.stringify(b[field]);
  if (same('claim') && same('by')) return 1 + SAID.filter(same).length;
  const told = TELLING.some((field) => a[field] !== null) && SAID.every(same);
  return told && (same('claim') || same('by')) ? 1 : 0;
}

/** What was edited; ids are told by keys. */
const edits = ({ record: a }: Said, { record: b }: Said): FieldChange[] => {
  const fields = (record: StatementRecord) => new Map<string, unknown>(Object.entries({ ...record, id: null }));
  return changedFields(fields(a), fields(b));
};
