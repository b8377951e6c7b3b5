/** The timeline: what is said to have happened, and what was said, each where its date honestly puts it. */
import { boundsKey, compareText, slotOf, type Bounds, type EdtfDate } from '../domain/date.ts';
import type { Statement } from '../domain/graph.ts';
import type { Stance } from '../domain/schema.ts';
import { whenOf } from './claim.ts';
import { actorCard, articleCard, claimCard, type ActorCard, type ArticleCard, type ClaimCard } from './parts.ts';
import { known, sortedBy, type Site } from './site.ts';
import type { DateView } from './words.ts';

/** Something that is said to have happened, or to be due. */
interface ToldEntry {
  type: 'told';
  date: DateView;
  claim: ClaimCard;
}

/** What one speaker said on one day, as one article carries it. */
interface SaidEntry {
  type: 'said';
  /** Null: said on a day that is not stated. */
  date: DateView | null;
  /** Null is the article's own voice. */
  by: ActorCard | null;
  article: ArticleCard;
  statements: { key: string; href: string; stance: Stance; claim: ClaimCard; counts: boolean }[];
}

export type TimelineEntry = ToldEntry | SaidEntry;

export interface Chapter {
  /** `2024-11`, or `2024` for what is dated to a year only. */
  key: string;
  name: string;
  href: string;
  /** Entries whose dates are no single day: never put on an invented one. */
  band: TimelineEntry[];
  days: { day: string; words: string; entries: TimelineEntry[] }[];
  count: number;
}

export interface Timeline {
  /** Oldest first. */
  chapters: Chapter[];
  undated: SaidEntry[];
  count: number;
}

/** From this many entries on, the timeline is read a chapter at a time. */
const LONG_TIMELINE = 400;

/** Every entry by date; entries of one date keep told before said, then the order of articles. Made once for all pages. */
export const timelineView = (site: Site): Timeline => (site.timeline ??= makeTimeline(site));

function makeTimeline(site: Site): Timeline {
  const dated = datedEntries(site, () => true);
  const chapters = new Map<string, Chapter>();
  const undated: SaidEntry[] = [];
  for (const { entry, bounds } of dated) {
    if (bounds === null) {
      if (entry.type === 'said') undated.push(entry);
      continue;
    }
    const { chapter: key, day } = slotOf(bounds);
    const chapter = chapters.get(key) ?? newChapter(site, key);
    chapters.set(key, chapter);
    chapter.count++;
    if (day === null) chapter.band.push(entry);
    else if (chapter.days.at(-1)?.day === day) chapter.days.at(-1)?.entries.push(entry);
    else chapter.days.push({ day, words: site.words.day(day), entries: [entry] });
  }
  for (const chapter of chapters.values()) chapter.days.sort((a, b) => compareText(a.day, b.day));
  return {
    chapters: [...chapters.values()].toSorted((a, b) => compareText(a.key, b.key)),
    undated,
    count: dated.length,
  };
}

/** A stretch of the timeline: what is dated wholly within it, oldest first, with the chapters. A null end is open. */
export const timelineWithin = (site: Site, { from, to }: Bounds): { entry: TimelineEntry; chapter: string }[] =>
  datedEntries(
    site,
    (bounds) =>
      bounds !== null &&
      (from === null || (bounds.from !== null && bounds.from >= from)) &&
      (to === null || (bounds.to !== null && bounds.to <= to)),
  ).map(({ entry, bounds }) => ({ entry, chapter: bounds ? slotOf(bounds).chapter : '' }));

/** The chapters that the whole timeline shows: all, or the latest one once there is too much to read on a page. */
export const shownChapters = ({ chapters, count }: Timeline, order: 'oldest' | 'newest'): Chapter[] =>
  count <= LONG_TIMELINE ? chapters : order === 'oldest' ? chapters.slice(-1) : chapters.slice(0, 1);

/** The same timeline, newest first. */
export const newestFirst = ({ chapters, ...timeline }: Timeline): Timeline => ({
  ...timeline,
  chapters: chapters
    .map((chapter) => ({ ...chapter, band: chapter.band.toReversed(), days: chapter.days.toReversed() }))
    .toReversed(),
});

const newChapter = ({ links, words }: Site, key: string): Chapter => ({
  key,
  name: words.chapter(key),
  href: links.timeline(key),
  band: [],
  days: [],
  count: 0,
});

interface Dated {
  entry: TimelineEntry;
  bounds: (EdtfDate & Bounds) | null;
  key: string;
}

type Choice = (bounds: Dated['bounds']) => boolean;

const datedEntries = (site: Site, shown: Choice): Dated[] =>
  sortedBy(
    [...toldEntries(site, shown), ...saidEntries(site, shown)],
    ({ entry, bounds, key }) => `${boundsKey(bounds)} ${entry.type === 'told' ? 0 : 1} ${key}`,
  );

const toldEntries = (site: Site, shown: Choice): Dated[] =>
  [...site.graph.claims.values()].flatMap((claim) => {
    if (!shown(claim.when)) return [];
    const date = whenOf(site, claim);
    if (date === null) return [];
    return [{ entry: { type: 'told', date, claim: claimCard(site, claim) }, bounds: claim.when, key: claim.record.id }];
  });

function saidEntries(site: Site, shown: Choice): Dated[] {
  const { graph, links, words } = site;
  const chosen = [...graph.statements.values()].filter(({ stated }) => shown(stated));
  const occasions = Map.groupBy(chosen, (s) => `${s.stated?.text ?? ''} ${s.by ?? ''} ${s.article}`);
  return [...occasions.values()].map((statements) => {
    const [first] = statements as [Statement];
    const { stated, by, article } = first;
    const entry: SaidEntry = {
      type: 'said',
      date: stated && words.date(stated),
      by: by === null ? null : actorCard(site, by),
      article: articleCard(site, known(graph.articles, article)),
      statements: statements.map((s) => ({
        key: s.key,
        href: links.statement(s.key),
        stance: s.stance,
        claim: claimCard(site, known(graph.claims, s.claim)),
        counts: s.countsUntil === null,
      })),
    };
    return { entry, bounds: stated, key: `${first.countsFrom} ${article} ${by ?? ''}` };
  });
}
