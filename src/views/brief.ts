/** The front page's brief: computed from statuses, never written by hand. */
import { compareText } from '../domain/date.ts';
import type { ArticleNode, ClaimNode } from '../domain/graph.ts';
import { familyOf, STATUSES, type Family, type Status } from '../domain/status.ts';
import { heard, type Heard } from './actor.ts';
import { densityView, latestDays, type Density, type LatestDay } from './density.ts';
import { figureChart, type FigureChart } from './figures.ts';
import { articleCard, claimCard, recordedOn, type ArticleCard, type ClaimCard } from './parts.ts';
import { scaleOf } from './spark.ts';
import type { Site } from './site.ts';
import type { Tone } from './status.ts';
import { timelineView } from './timeline.ts';

interface BriefSection {
  key: 'several' | 'one' | 'differ' | 'unsourced';
  claims: ClaimCard[];
  /** How many claims there are in all; `claims` holds the first of them, `href` leads to all. */
  total: number;
  href: string;
}

/** Every fact as a stroke, by what stands behind it. */
export interface Glance {
  total: number;
  parts: { key: BriefSection['key']; tone: Tone; count: number; href: string; path: string }[];
}

export interface Brief {
  sections: BriefSection[];
  glance: Glance;
  /** The months between which the lines of its claims run. */
  months: { first: string; last: string } | null;
  /** Positions and views: how many there are, and where they begin. */
  positions: { count: number; href: string };
  views: { count: number; href: string };
  /** The articles that were added last, newest first. */
  latest: { article: ArticleCard; summary: string; recorded: string | null; statements: number }[];
  /** Figures of the featured quantities and dates, as they were said. */
  figures: FigureChart;
  heard: Heard;
  /** The day of the latest article; null in an empty tracker. */
  asOf: string | null;
  counts: { claims: number; statements: number; actors: number; articles: number; texts: number };
}

/** Claims shown in a section of the brief, and articles in "added last". */
const SHOWN = 5;
const LATEST = 3;
/** Figures shown of each featured claim. */
const FIGURES = 8;
/** Entries of the timeline shown under "The last weeks". */
const ENTRIES = 5;

const SECTIONS: Record<BriefSection['key'], readonly Status[]> = {
  several: ['corroborated'],
  one: ['single-origin'],
  differ: ['contested', 'inconsistent', 'questioned', 'denied', 'no-evidence'],
  unsourced: ['unattributed', 'implied', 'open'],
};

export function briefView(site: Site): Brief {
  const { graph, index, words } = site;
  const claims = [...graph.claims.values()];
  const facts = claims.filter(({ record }) => familyOf(record.kind) === 'facts');
  const ofFamily = (family: Family) => {
    const found = claims.filter(({ record }) => familyOf(record.kind) === family);
    const statuses = new Set(found.map(({ status }) => status.status));
    // What is open for want of a source stands first among the facts.
    const leading = STATUSES.find((status) => status !== 'open' && statuses.has(status));
    return { count: found.length, href: leading === undefined ? site.links.claims : site.links.claimsWith(leading) };
  };
  const articles = [...graph.articles.values()];
  const latest = first(
    articles,
    LATEST,
    (a, b) =>
      compareText(addedOn(b), addedOn(a)) ||
      compareText(b.countsFrom, a.countsFrom) ||
      compareText(a.record.id, b.record.id),
  );
  const sections = (Object.keys(SECTIONS) as BriefSection['key'][]).map((key): BriefSection => {
    const found = facts.filter((claim) => SECTIONS[key].includes(claim.status.status));
    const shown = first(found, SHOWN, byWeight(SECTIONS[key]));
    const status = shown[0]?.status.status ?? SECTIONS[key][0] ?? '';
    return {
      key,
      claims: shown.map((claim) => claimCard(site, claim)),
      total: found.length,
      href: site.links.claimsWith(status),
    };
  });
  return {
    sections,
    glance: glanceOf(sections),
    months: scaleOf(site),
    positions: ofFamily('positions'),
    views: ofFamily('views'),
    latest: latest.map((article) => ({
      article: articleCard(site, article),
      summary: article.record.summary,
      recorded: recordedOn(site, article.record),
      statements: article.statements.length,
    })),
    figures: figureChart(
      site,
      graph.tracker.featured.flatMap((id) => graph.claims.get(id) ?? []),
      FIGURES,
    ),
    heard: heard(site),
    asOf: index.lastDay === null ? null : words.day(index.lastDay),
    counts: {
      claims: claims.length,
      statements: claims.reduce((sum, { statements }) => sum + statements.length, 0),
      actors: graph.actors.size,
      articles: articles.length,
      texts: new Set(articles.map((article) => article.text)).size,
    },
  };
}

/** The first of many in an order, without ordering all of them. */
function first<T>(items: readonly T[], most: number, compare: (a: T, b: T) => number): T[] {
  let found: T[] = [];
  for (const item of items) {
    const last = found[most - 1];
    if (last === undefined || compare(item, last) < 0) found = [...found, item].toSorted(compare).slice(0, most);
  }
  return found;
}

const GLANCE_TONES = { several: 'several', one: 'one', differ: 'conflict', unsourced: 'none' } as const;
/** From this many facts on, strokes would run into each other: each part is one bar. */
const MOST_STROKES = 400;

/** Strokes in a box that is as wide as there are facts, and one high. */
function glanceOf(sections: readonly BriefSection[]): Glance {
  const total = sections.reduce((sum, section) => sum + section.total, 0);
  let x = 0;
  const parts = sections.map(({ key, total: count, href }) => {
    const start = x;
    x += count;
    const path =
      total > MOST_STROKES ? `M${start} .5h${count}` : `M${start + 0.5} 0v1${'m1-1v1'.repeat(Math.max(0, count - 1))}`;
    return { key, tone: GLANCE_TONES[key], count, href, path: count === 0 ? '' : path };
  });
  return { total, parts };
}

/** The last weeks: the overview of the timeline, and its latest entries. */
export function weeksView(site: Site): { density: Density | null; days: LatestDay[] } {
  const timeline = timelineView(site);
  return { density: densityView(site, timeline), days: latestDays(site, timeline, ENTRIES) };
}

/** The day on which the tracker recorded an article; outside git the article's own day. */
const addedOn = ({ record, countsFrom }: ArticleNode): string => record.recorded?.slice(0, 10) ?? countsFrom;

/** In the section's order of statuses; then by number of named origins, then by latest change, then by id. */
const byWeight =
  (order: readonly Status[]) =>
  (a: ClaimNode, b: ClaimNode): number =>
    order.indexOf(a.status.status) - order.indexOf(b.status.status) ||
    originsOf(b) - originsOf(a) ||
    compareText(b.history.at(-1)?.day ?? '', a.history.at(-1)?.day ?? '') ||
    compareText(a.record.id, b.record.id);

const originsOf = ({ status: { origins } }: ClaimNode): number =>
  origins.for.length + origins.against.length + origins.question.length;
