/** What lists and search can be narrowed by: the values that each item has, and the choices that occur. */
import { compareText, type Bounds, type Day } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import { CLAIM_KINDS, STANCES, type ClaimKind, type Stance } from '../domain/schema.ts';
import { STATUSES, type Status } from '../domain/status.ts';
import { text } from '../text.ts';
import { known, type Site } from './site.ts';
import type { Chapter, TimelineEntry } from './timeline.ts';

export interface Facets {
  /** The claim that it is, or that it is a statement on. */
  claim: string;
  status: Status;
  kind: ClaimKind;
  topics: readonly string[];
  /** Who speaks, with the stance taken, and who is spoken of, without one. A publisher that is not stated is ''. */
  voices: readonly { actor: string; stance: Stance | null }[];
  /** The days that it may belong to; null where none is known. */
  dates: Bounds | null;
}

/** The same as attributes, read by `browser/filter.ts`: ids joined by spaces, voices as `actor:stance`. */
export type FacetAttributes = Record<
  `data-${'of' | 'status' | 'kind' | 'topics' | 'voices' | 'date'}`,
  string | undefined
>;

const CHOICES = ['status', 'stance', 'actor', 'topic', 'kind'] as const;
export type ChoiceName = (typeof CHOICES)[number];

/** One thing to choose by, with the values that occur and how many items have each. */
export interface Choice {
  name: ChoiceName;
  label: string;
  options: { value: string; name: string; count: number }[];
}

export interface Finder {
  /** By claim id, and by statement key. */
  attributes: ReadonlyMap<string, FacetAttributes>;
  choices: Choice[];
  /** Claims and statements in the list. */
  total: number;
}

/** A claim, dated by the day on which it was first reported. */
export function claimFacets(site: Site, claim: ClaimNode): Facets {
  const { record, status, statements, history } = claim;
  const day = history[0]?.day ?? null;
  const voices = statements.map((s) => voiceOf(site, s));
  const about = [...record.actors, ...(record.holder === null ? [] : [record.holder])];
  return {
    claim: record.id,
    status: status.status,
    kind: record.kind,
    topics: record.topics,
    voices: [
      ...new Map(voices.map((voice) => [voiceWords(voice), voice])).values(),
      ...[...new Set(about)]
        .filter((actor) => !voices.some((voice) => voice.actor === actor))
        .map((actor) => ({ actor, stance: null })),
    ],
    dates: { from: day, to: day },
  };
}

/** A statement, dated by the day of saying. */
export function statementFacets(site: Site, statement: Statement): Facets {
  const { record, status } = known(site.graph.claims, statement.claim);
  const about = record.actors.map((actor) => ({ actor, stance: null }));
  return {
    claim: record.id,
    status: status.status,
    kind: record.kind,
    topics: record.topics,
    voices: [voiceOf(site, statement), ...about],
    dates: statement.stated,
  };
}

/** The page of all claims. */
export const claimsFinder = (site: Site): Finder =>
  finder(
    site,
    [...site.graph.claims].map(([id, claim]) => [id, claimFacets(site, claim)]),
  );

/** A page of the timeline: what is said to have happened by its own date, what was said by the day of saying. */
export function timelineFinder(site: Site, chapters: readonly Chapter[], undated: readonly TimelineEntry[]): Finder {
  const { claims, statements } = site.graph;
  const entries = [
    ...chapters.flatMap(({ band, days }) => [...band, ...days.flatMap((day) => day.entries)]),
    ...undated,
  ];
  return finder(
    site,
    entries.flatMap((entry): [string, Facets][] => {
      if (entry.type === 'said') {
        return entry.statements.map(({ key }) => [key, statementFacets(site, known(statements, key))]);
      }
      const claim = known(claims, entry.claim.id);
      return [[entry.claim.id, { ...claimFacets(site, claim), dates: claim.when }]];
    }),
  );
}

const finder = (site: Site, items: readonly (readonly [string, Facets])[]): Finder => ({
  attributes: new Map(items.map(([id, facets]) => [id, attributesOf(facets)])),
  choices: choicesOf(
    site,
    items.map(([, facets]) => ({
      status: [facets.status],
      stance: facets.voices.flatMap(({ stance }) => stance ?? []),
      actor: facets.voices.map(({ actor }) => actor),
      topic: facets.topics,
      kind: [facets.kind],
    })),
  ),
  total: items.length,
});

/** The choices that narrow items down: values that occur, in the order of their vocabulary, actors by name. */
export function choicesOf({ graph }: Site, items: readonly Partial<Record<ChoiceName, readonly string[]>>[]): Choice[] {
  const { actors, tracker } = graph;
  const vocabulary: Record<ChoiceName, [value: string, name: string][]> = {
    status: STATUSES.map((status) => [status, text.status[status]]),
    stance: Object.keys(STANCES).map((stance) => [stance, text.stance[stance as Stance]]),
    actor: [...actors.values()]
      .map(({ record }): [string, string] => [record.id, record.name])
      .toSorted(([, a], [, b]) => compareText(a, b)),
    topic: tracker.topics.map(({ id, title }) => [id, title]),
    kind: Object.keys(CLAIM_KINDS).map((kind) => [kind, text.kind[kind as ClaimKind]]),
  };
  return CHOICES.flatMap((name) => {
    const counts = new Map<string, number>();
    for (const item of items) {
      for (const value of new Set(item[name])) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const options = vocabulary[name].flatMap(([value, words]) => {
      const count = counts.get(value);
      return count === undefined ? [] : [{ value, name: words, count }];
    });
    return options.length === 0 ? [] : [{ name, label: text.filters.choice[name], options }];
  });
}

/** Who speaks: in an article's own voice its publisher. */
const voiceOf = ({ graph }: Site, { by, article, stance }: Statement): { actor: string; stance: Stance | null } => ({
  actor: by ?? known(graph.articles, article).record.source.publisher ?? '',
  stance,
});

const voiceWords = ({ actor, stance }: Facets['voices'][number]): string =>
  stance === null ? actor : `${actor}:${stance}`;

const attributesOf = ({ claim, status, kind, topics, voices, dates }: Facets): FacetAttributes => ({
  'data-of': claim,
  'data-status': status,
  'data-kind': kind,
  'data-topics': topics.join(' ') || undefined,
  'data-voices': voices.map(voiceWords).join(' '),
  'data-date': dates === null ? undefined : datesWords(dates),
});

/** `2024-11-04`, `2024-11-04/2024-11-09`, `2024-11-04/` where the end is open. */
const datesWords = ({ from, to }: { from: Day | null; to: Day | null }): string | undefined =>
  from === null && to === null ? undefined : from === to ? (from ?? '') : `${from ?? ''}/${to ?? ''}`;
