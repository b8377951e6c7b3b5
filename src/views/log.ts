/**
 * What each commit changed in meaning, as plain data: made once when a commit is compared, kept by builds. It holds no
 * addresses: they are made when it is shown, from what the site has then.
 */
import { isCorrection } from '../domain/corrections.ts';
import { diffGraphs, type Change } from '../domain/diff.ts';
import { recordsOf, type RecordKind } from '../domain/rename.ts';
import { text, type Sentence } from '../text.ts';
import { changesView, type Mention } from './changes.ts';
import type { Site } from './site.ts';

/** A record, or a statement, under the name and id that it had after the commit; before it where it is gone. */
export type LogMention = Pick<Mention, 'name' | 'of' | 'id' | 'state'>;

/** In this order they are shown. */
const LOG_GROUPS = ['corrections', 'readers', 'added', 'changed', 'removed'] as const;
export type LogGroup = (typeof LOG_GROUPS)[number];

export interface LogItem {
  subject: LogMention | string;
  sentences: Sentence<LogMention>[];
}

/** What became of an id: added (from null), removed (to null), or renamed. */
export interface Move {
  of: Mention['of'];
  from: string | null;
  to: string | null;
}

/** What differs between two states. */
export interface Difference {
  headline: string;
  /** Without empty ones; none where nothing changed in meaning. */
  groups: { name: LogGroup; items: LogItem[] }[];
  moves: Move[];
}

/** A commit, compared with the one before that could be read. */
export interface LogStep extends Difference {
  sha: string;
  /** When it was committed, ISO 8601 in UTC. */
  time: string;
  before: string;
  /** Commits in between that could not be compared: what they changed is told here. */
  skipped: string[];
}

export interface KnownLog {
  state: 'known';
  /** Newest first; those that change nothing in meaning are among them. */
  steps: LogStep[];
  /** The first commit, and what was in it; null where it lies further back, or where there is none. */
  began: { sha: string; time: string; headline: string; skipped: string[] } | null;
  /** The latest commits, where they could not be compared. */
  unread: string[];
  /** How many commits were compared, where there are earlier ones. */
  cutAt: number | null;
}

/** The history of a tracker; where it is not known, why. */
export type ChangeLog = KnownLog | { state: 'no-repository' | 'shallow' };

/** Settings that say something to readers; the others are about the site and its addresses. */
const SAID_IN_SETTINGS = /^(?:title|description|story|language|licence\b.*)$/;

/** What readers are told: likenesses are for reviewers of a change that is not made yet. */
function told(change: Change): Change[] {
  if (change.type === 'claim-alike' || change.type === 'article-alike') return [];
  if (change.type !== 'tracker-changed') return [change];
  const fields = change.fields.filter(({ field }) => SAID_IN_SETTINGS.test(field));
  return fields.length === 0 ? [] : [{ ...change, fields }];
}

/** What differs between two states, in sentences; corrections come first, and stand nowhere else. */
export function difference(before: Site, after: Site): Difference {
  const changes = diffGraphs(before.graph, after.graph).flatMap(told);
  const view = changesView(before, after, changes, 'readers');
  const items = Object.fromEntries(LOG_GROUPS.map((name) => [name, [] as LogItem[]])) as Record<LogGroup, LogItem[]>;
  for (const { name, items: said } of view.groups) {
    for (const { subject, sentences } of said) {
      const corrections = sentences.filter(({ change }) => change !== null && isCorrection(change));
      const others = sentences.filter((sentence) => !corrections.includes(sentence));
      if (corrections.length > 0) addTo(items.corrections, subject, corrections);
      if (others.length > 0 && isLogGroup(name)) addTo(items[name], subject, others);
    }
  }
  return {
    headline: view.headline,
    groups: LOG_GROUPS.map((name) => ({ name, items: items[name] })).filter((group) => group.items.length > 0),
    moves: changes.flatMap(movesOf),
  };
}

const isLogGroup = (name: string): name is LogGroup => (LOG_GROUPS as readonly string[]).includes(name);

/** What is said of one record stands together, also where it comes from two groups. */
function addTo(items: LogItem[], subject: Mention | string, sentences: readonly { parts: Sentence<Mention> }[]): void {
  const about = logged(subject);
  const item = items.find((one) => sameSubject(one.subject, about)) ?? { subject: about, sentences: [] };
  if (!items.includes(item)) items.push(item);
  item.sentences.push(...sentences.map(({ parts }) => parts.map(logged)));
}

const logged = (part: Mention | string): LogMention | string =>
  typeof part === 'string' ? part : { name: part.name, of: part.of, id: part.id, state: part.state };

const sameSubject = (a: LogItem['subject'], b: LogItem['subject']): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.of === b.of && a.id === b.id;

function movesOf(change: Change): Move[] {
  switch (change.type) {
    case 'record-added':
      return [{ of: change.of, from: null, to: change.id }];
    case 'record-removed':
      return [{ of: change.of, from: change.id, to: null }];
    case 'record-renamed':
      return [{ of: change.of, from: change.from, to: change.id }];
    case 'statement-added':
      return [{ of: 'statements', from: null, to: change.statement }];
    case 'statement-removed':
      return [{ of: 'statements', from: change.statement, to: null }];
    case 'statement-changed':
      return change.from === change.statement ? [] : [{ of: 'statements', from: change.from, to: change.statement }];
    default:
      return [];
  }
}

/** What a tracker began with: "The tracker began with 5 articles, 60 statements, 12 claims." */
export function beginning({ graph }: Site): string {
  const records = recordsOf(graph);
  const counts = (['articles', 'statements', 'claims', 'actors', 'topics', 'places'] as const)
    .map((of) => ({ of, n: of === 'statements' ? graph.statements.size : records[of satisfies RecordKind].size }))
    .filter(({ n }) => n > 0)
    .map(({ of, n }) => text.change.counts[of](n));
  return text.log.began(counts.join(', '));
}
