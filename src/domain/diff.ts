/**
 * What differs between two states of a tracker, in meaning: the core of `npm run diff` and of the site's change log.
 *
 * `diffGraphs` compares graphs, not text. A record that has another id is told as renamed, and everything else is
 * compared as if it had had that id before, so that a new file name alone changes nothing else. Ids and keys are those
 * of the later state, but for what is gone.
 */
import { alikeArticles, alikeClaims, type SameSource } from './alike.ts';
import { compareText } from './date.ts';
import { effects, type Effect } from './effects.ts';
import type { Graph } from './graph.ts';
import { changedFields, pairStatements, type FieldChange, type Pair } from './pairs.ts';
import {
  RECORD_KINDS,
  claimRecords,
  fieldsOf,
  findRenames,
  recordsOf,
  renamed,
  type AnyRecord,
  type RecordKind,
} from './rename.ts';
import type { Article, Claim } from './records.ts';
import type { SourceState } from './schema.ts';

export type Change =
  | { type: 'record-added'; of: RecordKind; id: string }
  | { type: 'record-removed'; of: RecordKind; id: string }
  | { type: 'record-renamed'; of: RecordKind; id: string; from: string }
  | { type: 'record-changed'; of: RecordKind; id: string; fields: FieldChange[] }
  /** Settings of the tracker, without its topics, which are records. */
  | { type: 'tracker-changed'; fields: FieldChange[] }
  /** What a source's publisher did: it was corrected, retracted, or stands again. */
  | { type: 'source-state'; article: string; from: SourceState; to: SourceState }
  /** `article` and `claim` are those that it is told under, under the ids that they have now. */
  | { type: 'statement-added'; statement: string; article: string; claim: string }
  | { type: 'statement-removed'; statement: string; article: string; claim: string }
  /** The same statement, under another key where `from` differs from `statement`; without fields it only moved. */
  | {
      type: 'statement-changed';
      statement: string;
      from: string;
      article: string;
      claim: string;
      fields: FieldChange[];
    }
  | Effect
  /** A new claim that may say the same as another; a new article whose source may be that of another. */
  | { type: 'claim-alike'; claim: string; other: string }
  | { type: 'article-alike'; article: string; other: string; same: SameSource };

/** In this order changes are told; within a type by what they are about. */
const ORDER = [
  'status-changed',
  'origins-changed',
  'figures-changed',
  'conflict-started',
  'conflict-ended',
  'position-changed',
  'flags-changed',
  'source-state',
  'claim-shown',
  'claim-hidden',
  'vouching-changed',
  'record-added',
  'statement-added',
  'tension-started',
  'tension-ended',
  'record-renamed',
  'record-changed',
  'statement-changed',
  'tracker-changed',
  'record-removed',
  'statement-removed',
  'claim-alike',
  'article-alike',
] as const satisfies Change['type'][];

/**
 * What differs, in a fixed order.
 *
 *     diffGraphs(graph, graph)  // []
 */
export function diffGraphs(before: Graph, after: Graph): Change[] {
  const renames = findRenames(before, after);
  const old = renamed(before, renames);
  const pairs = pairStatements(before, old, after, renames.articles);
  const changes: Change[] = [
    ...RECORD_KINDS.flatMap((kind) => [...renames[kind]].map(([from, id]) => renaming(kind, from, id))),
    ...recordChanges(old, after),
    ...trackerChanges(old, after),
    ...pairs.flatMap(statementChanges),
    ...effects(old, after, pairs),
    ...likenesses(old, after),
  ];
  return changes.toSorted(byOrder);
}

const renaming = (of: RecordKind, from: string, id: string): Change => ({ type: 'record-renamed', of, id, from });

const place = (change: Change): number => (ORDER as readonly string[]).indexOf(change.type);
const kind = (change: Change): number => ('of' in change ? RECORD_KINDS.indexOf(change.of) : 0);
const byOrder = (a: Change, b: Change): number =>
  place(a) - place(b) || kind(a) - kind(b) || compareText(JSON.stringify(a), JSON.stringify(b));

function recordChanges(before: Graph, after: Graph): Change[] {
  const [old, now] = [recordsOf(before), recordsOf(after)];
  return RECORD_KINDS.flatMap((of) => [
    ...[...now[of].values()].flatMap((record): Change[] => {
      const earlier = old[of].get(record.id);
      if (earlier === undefined) return [{ type: 'record-added', of, id: record.id }];
      const state = isArticle(record) && isArticle(earlier) ? sourceState(earlier, record) : [];
      const told = state.length > 0 ? /^source\.status\b/ : null;
      const fields = changedFields(fieldsOf(earlier), fieldsOf(record)).filter(({ field }) => !told?.test(field));
      return fields.length === 0 ? state : [...state, { type: 'record-changed', of, id: record.id, fields }];
    }),
    ...[...old[of].keys()].filter((id) => !now[of].has(id)).map((id): Change => ({ type: 'record-removed', of, id })),
  ]);
}

const isArticle = (record: AnyRecord): record is Article => 'statements' in record;

function sourceState(before: Article, after: Article): Change[] {
  const [from, to] = [before, after].map(({ source }) => source.status?.state ?? 'as-published');
  return from === undefined || to === undefined || from === to
    ? []
    : [{ type: 'source-state', article: after.id, from, to }];
}

function trackerChanges({ tracker: before }: Graph, { tracker: after }: Graph): Change[] {
  const { topics: _old, ...old } = before;
  const { topics: _now, ...now } = after;
  const fields = changedFields(fieldsOf(old), fieldsOf(now));
  return fields.length === 0 ? [] : [{ type: 'tracker-changed', fields }];
}

function statementChanges({ before, after, was, fields }: Pair): Change[] {
  if (after === null) {
    if (before === null) return [];
    const { article, claim } = before;
    return [{ type: 'statement-removed', statement: was, article, claim }];
  }
  const { key: statement, article, claim } = after;
  if (before === null) return [{ type: 'statement-added', statement, article, claim }];
  if (fields.length === 0 && was === statement) return [];
  return [{ type: 'statement-changed', statement, from: was, article, claim, fields }];
}

/** Nothing can be a second one where nothing was before. */
function likenesses(before: Graph, after: Graph): Change[] {
  const claims = claimRecords(before);
  const isNew = ({ id }: Claim) => claims.size > 0 && !claims.has(id);
  const isNewArticle = ({ id }: Article) => before.articles.size > 0 && !before.articles.has(id);
  const articles = [...after.articles.values()].map(({ record }) => record);
  return [
    ...alikeClaims([...claimRecords(after).values()], isNew).map(([claim, other]): Change => {
      return { type: 'claim-alike', claim, other };
    }),
    ...alikeArticles(articles, isNewArticle).map(([article, other, same]): Change => {
      return { type: 'article-alike', article, other, same };
    }),
  ];
}
