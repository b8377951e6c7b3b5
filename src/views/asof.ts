/** What was known on a day: the days on which something changed, what changed on each, and the histories for scripts. */
import { compareText, type Day } from '../domain/date.ts';
import type { ClaimNode } from '../domain/graph.ts';
import type { Status, StatusResult } from '../domain/status.ts';
import { text } from '../text.ts';
import { byStatus } from './claim.ts';
import { articleCard, claimCard, type ArticleCard, type ClaimCard, type Link } from './parts.ts';
import { siteAsOf, type Site } from './site.ts';
import { statusView, toneOf, type StatusView, type Tone } from './status.ts';

/** What a day changed, or what the days between two dates did. */
interface Changes {
  /** Articles that came to count, in order of publication. */
  articles: ArticleCard[];
  /** Articles whose source was corrected or retracted. */
  notices: ArticleCard[];
  /** Claims that were not on record before, by status. */
  added: ClaimCard[];
  /** Claims whose status is another. */
  moved: { claim: ClaimCard; before: StatusView }[];
  /** Claims with the same status on other grounds: how many. */
  grounds: number;
}

export interface DayView {
  day: Day;
  words: string;
  href: string;
  changes: Changes;
  counts: { claims: number; statements: number; articles: number };
}

/** Each day on which something changed, oldest first, with what it changed. */
export function dayViews(site: Site): DayView[] {
  let before: Site | null = null;
  return site.index.days.map((day) => {
    const now = siteAsOf(site, day);
    const view = {
      day,
      words: site.words.day(day),
      href: site.links.asOf(day),
      changes: changesBetween(before, now),
      counts: {
        claims: now.graph.claims.size,
        statements: now.graph.statements.size,
        articles: now.graph.articles.size,
      },
    };
    before = now;
    return view;
  });
}

/** What differs between two states of a tracker; null is the state before anything was recorded. */
function changesBetween(before: Site | null, now: Site): Changes {
  const added: ClaimNode[] = [];
  const moved: Changes['moved'] = [];
  let grounds = 0;
  for (const [id, claim] of now.graph.claims) {
    const earlier = before?.graph.claims.get(id);
    if (!before || !earlier) added.push(claim);
    else if (labelOf(before, earlier) !== labelOf(now, claim)) {
      moved.push({ claim: claimCard(now, claim), before: statusView(before, earlier, earlier.status) });
    } else if (earlier.history.length !== claim.history.length) grounds++;
  }
  const articles = now.index.articles.filter(({ record }) => !before?.graph.articles.has(record.id));
  return {
    articles: articles.map((article) => articleCard(now, article)),
    notices: now.index.articles
      .filter(({ record }) => before?.graph.articles.has(record.id) && record.source.status !== null)
      .filter(({ record }) => before?.graph.articles.get(record.id)?.record.source.status === null)
      .map((article) => articleCard(now, article)),
    added: added.map((claim) => claimCard(now, claim)).toSorted((a, b) => compareText(a.name, b.name)),
    moved,
    grounds,
  };
}

/** What a status looks like in lists; the same as `states` below holds. */
function labelOf(site: Site, claim: ClaimNode): string {
  const { status, tone, label } = claimCard(site, claim).status;
  return `${status} ${tone} ${label}`;
}

/**
 * Statuses by day, for scripts: what a page shows as of a day is looked up, no rule is asked again. Of each claim its
 * title and then, in turn, the place of a day in `days` and of what its status was from then on in `states`.
 */
export interface Histories {
  days: Day[];
  states: { status: Status; tone: Tone; label: string }[];
  claims: Record<string, readonly [title: string, ...changes: number[]]>;
  articles: [id: string, title: string, from: Day][];
}

export function historiesView(site: Site): Histories {
  const { graph, index } = site;
  const states: Histories['states'] = [];
  const places = new Map<string, number>();
  const place = (result: StatusResult, claim: ClaimNode, day: Day): number => {
    const tone = toneOf(result);
    const { label } = statusView(site, claim, result, day);
    const { status } = result;
    const key = `${status} ${tone} ${label}`;
    const at = places.get(key) ?? states.push({ status, tone, label }) - 1;
    places.set(key, at);
    return at;
  };
  const dayAt = new Map(index.days.map((day, at) => [day, at]));
  const claims = [...graph.claims.values()].map((claim) => {
    const changes = claim.history.map(({ day, result }) => [dayAt.get(day) ?? 0, place(result, claim, day)] as const);
    const kept = changes.filter(([, state], at) => state !== changes[at - 1]?.[1]);
    return [claim.record.id, [claim.record.title, ...kept.flat()]] as const;
  });
  return {
    days: index.days,
    states,
    claims: Object.fromEntries(claims),
    articles: index.articles.map(({ record, countsFrom }) => [record.id, record.title, countsFrom]),
  };
}

/** Claims on a page of the list of a day. */
const PAGE = 200;

/** How many pages the claims of a day take. */
export const dayPages = (site: Site, day: Day): number =>
  Math.max(1, Math.ceil(siteAsOf(site, day).graph.claims.size / PAGE));

/** A page of the claims of a day, with their status then. */
export interface DayClaims {
  pages: number;
  href: string;
  claims: ClaimCard[];
  previous: Link | null;
  next: Link | null;
}

/** The claims of a day by status and title; pages count from 1. */
export function dayClaims(site: Site, day: Day, page: number): DayClaims {
  const then = siteAsOf(site, day);
  const pages = dayPages(site, day);
  const href = (of: number) => site.links.asOfClaims(day, of);
  const link = (of: number): Link | null =>
    of < 1 || of > pages ? null : { name: text.asOf.page(of, pages), href: href(of) };
  return {
    pages,
    href: href(page),
    claims: [...then.graph.claims.values()]
      .map((claim) => claimCard(then, claim))
      .toSorted(byStatus)
      .slice((page - 1) * PAGE, page * PAGE),
    previous: link(page - 1),
    next: link(page + 1),
  };
}
