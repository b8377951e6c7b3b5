/** The front page's brief: computed from statuses, never written by hand. */
import { compareText } from '../domain/date.ts';
import type { ArticleNode, ClaimNode } from '../domain/graph.ts';
import { familyOf, type Status } from '../domain/status.ts';
import { articleCard, claimCard, type ArticleCard, type ClaimCard } from './parts.ts';
import type { Site } from './site.ts';

export interface BriefSection {
  key: 'several' | 'one' | 'differ' | 'unsourced';
  claims: ClaimCard[];
  /** How many claims there are in all; `claims` holds the first of them. */
  total: number;
}

export interface Brief {
  sections: BriefSection[];
  /** Positions and views: how many there are, by family. */
  positions: number;
  views: number;
  /** The articles that were added last, newest first. */
  latest: { article: ArticleCard; summary: string; day: string; statements: number }[];
  counts: { claims: number; statements: number; actors: number; articles: number; texts: number };
}

/** Claims shown in a section of the brief, and articles in "added last". */
const SHOWN = 6;
const LATEST = 5;

const SECTIONS: Record<BriefSection['key'], readonly Status[]> = {
  several: ['corroborated'],
  one: ['single-origin'],
  differ: ['contested', 'inconsistent', 'questioned', 'denied', 'no-evidence'],
  unsourced: ['unattributed', 'implied', 'open'],
};

export function briefView(site: Site): Brief {
  const { graph, words } = site;
  const claims = [...graph.claims.values()];
  const facts = claims.filter(({ record }) => familyOf(record.kind) === 'facts');
  const ofFamily = (family: string) => claims.filter(({ record }) => familyOf(record.kind) === family).length;
  const articles = [...graph.articles.values()].toSorted(
    (a, b) =>
      compareText(addedOn(b), addedOn(a)) ||
      compareText(b.countsFrom, a.countsFrom) ||
      compareText(a.record.id, b.record.id),
  );
  return {
    sections: (Object.keys(SECTIONS) as BriefSection['key'][]).map((key) => {
      const found = facts.filter((claim) => SECTIONS[key].includes(claim.status.status)).toSorted(byWeight(SECTIONS[key]));
      return { key, claims: found.slice(0, SHOWN).map((claim) => claimCard(site, claim)), total: found.length };
    }),
    positions: ofFamily('positions'),
    views: ofFamily('views'),
    latest: articles.slice(0, LATEST).map((article) => ({
      article: articleCard(site, article),
      summary: article.record.summary,
      day: words.day(addedOn(article)),
      statements: article.statements.length,
    })),
    counts: {
      claims: claims.length,
      statements: graph.statements.size,
      actors: graph.actors.size,
      articles: articles.length,
      texts: new Set(articles.map((article) => article.text)).size,
    },
  };
}

/** The day on which the tracker recorded an article; outside git the article's own day. */
const addedOn = ({ record, countsFrom }: ArticleNode): string =>
  record.recorded?.slice(0, 10) ?? countsFrom;

/** In the section's order of statuses; then by number of origins, then by latest change, then by id. */
const byWeight =
  (order: readonly Status[]) =>
  (a: ClaimNode, b: ClaimNode): number =>
    order.indexOf(a.status.status) - order.indexOf(b.status.status) ||
    originsOf(b) - originsOf(a) ||
    compareText(b.history.at(-1)?.day ?? '', a.history.at(-1)?.day ?? '') ||
    compareText(a.record.id, b.record.id);

const originsOf = ({ status: { counts } }: ClaimNode): number => counts.for + counts.against + counts.question;
