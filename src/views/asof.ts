/** What was known on a day: the days on which something changed, what changed on each, and the histories for scripts. */
import { statementsAsOf } from '../domain/asof.ts';
import { compareText, type Day } from '../domain/date.ts';
import type { ClaimNode } from '../domain/graph.ts';
import type { StatusResult } from '../domain/status.ts';
import { text } from '../text.ts';
import { articleCard, claimCard, type ArticleCard, type ClaimCard, type Link } from './parts.ts';
import { known, siteAsOf, type Site } from './site.ts';
import { looksOf, statusView, type Looks, type StatusView } from './status.ts';

/** A day on which something changed: how much it changed, and how much there was then. */
export interface DaySummary {
  day: Day;
  words: string;
  href: string;
  /**
   * Articles that came to count and those whose source was corrected or retracted; claims that were not on record before,
   * those whose status is another, and those with the same status on other grounds.
   */
  changed: Record<'articles' | 'notices' | 'added' | 'moved' | 'grounds', number>;
  counts: Record<'claims' | 'statements' | 'articles', number>;
}

/** Each day on which something changed, oldest first: counted in one sweep over the histories. */
export function daySummaries(site: Site): DaySummary[] {
  const days = new Map<Day, Pick<DaySummary, 'changed' | 'counts'>>();
  for (const { day, articles, notices } of site.index.changes.values()) {
    const changed = { articles: articles.length, notices: notices.length, added: 0, moved: 0, grounds: 0 };
    days.set(day, { changed, counts: { claims: 0, statements: 0, articles: 0 } });
  }
  for (const { history } of site.graph.claims.values()) {
    for (const [at, { day, result, added }] of history.entries()) {
      const { changed, counts } = known(days, day);
      const before = history[at - 1];
      changed[before === undefined ? 'added' : looksAlike(before.result, result) ? 'grounds' : 'moved']++;
      counts.statements += added.length;
    }
  }
  let so = { claims: 0, statements: 0, articles: 0 };
  return [...days].map(([day, { changed, counts }]) => {
    so = {
      claims: so.claims + changed.added,
      statements: so.statements + counts.statements,
      articles: so.articles + changed.articles,
    };
    return { day, words: site.words.day(day), href: site.links.asOf(day), changed, counts: so };
  });
}

function looksAlike(a: StatusResult, b: StatusResult): boolean {
  const [before, now] = [looksOf(a), looksOf(b)];
  return before.status === now.status && before.tone === now.tone && before.label === now.label;
}

/** What a day changed. */
export interface DayView {
  /** Articles that came to count, in order of publication. */
  articles: ArticleCard[];
  /** Articles whose source was corrected or retracted. */
  notices: ArticleCard[];
  /** Claims that were not on record before, by title. */
  added: ClaimCard[];
  /** Claims whose status is another. */
  moved: { claim: ClaimCard; before: StatusView }[];
  /** Claims with the same status on other grounds: how many. */
  grounds: number;
}

export function dayView(site: Site, day: Day): DayView {
  const { claims, articles, notices } = known(site.index.changes, day);
  const then = siteAsOf(site, day);
  const added: ClaimNode[] = [];
  const moved: DayView['moved'] = [];
  let grounds = 0;
  for (const id of claims) {
    const claim = known(then.graph.claims, id);
    const before = claim.history.at(-2);
    if (before === undefined) added.push(claim);
    else if (looksAlike(before.result, claim.status)) grounds++;
    else {
      const earlier = { ...claim, statements: statementsAsOf(known(site.graph.claims, id), before.day) };
      moved.push({ claim: claimCard(then, claim), before: statusView(then, earlier, before.result) });
    }
  }
  const { articleAt } = site.index;
  const cards = (ids: readonly string[]) =>
    ids
      .toSorted((a, b) => known(articleAt, a) - known(articleAt, b))
      .map((id) => articleCard(then, known(then.graph.articles, id)));
  return {
    articles: cards(articles),
    notices: cards(notices),
    added: added.toSorted((a, b) => compareText(a.record.title, b.record.title)).map((claim) => claimCard(then, claim)),
    moved,
    grounds,
  };
}

/**
 * Statuses by day, for scripts: what a page shows as of a day is looked up, no rule is asked again. Of each claim its
 * title and then, in turn, the place of a day in `days` and of what its status was from then on in `states`.
 */
export interface Histories {
  days: Day[];
  states: Looks[];
  claims: Record<string, readonly [title: string, ...changes: number[]]>;
  articles: [id: string, title: string, from: Day][];
}

export function historiesView(site: Site): Histories {
  const { graph, index } = site;
  const states: Histories['states'] = [];
  const places = new Map<string, number>();
  const place = (result: StatusResult): number => {
    const looks = looksOf(result);
    const key = `${looks.status} ${looks.tone} ${looks.label}`;
    const at = places.get(key) ?? states.push(looks) - 1;
    places.set(key, at);
    return at;
  };
  const dayAt = new Map(index.days.map((day, at) => [day, at]));
  const claims = [...graph.claims.values()].map((claim) => {
    const changes = claim.history.map(({ day, result }) => [dayAt.get(day) ?? 0, place(result)] as const);
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

/** How many pages so many claims of a day take. */
export const dayPages = (claims: number): number => Math.max(1, Math.ceil(claims / PAGE));

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
  const pages = dayPages(then.graph.claims.size);
  const href = (of: number) => site.links.asOfClaims(day, of);
  const link = (of: number): Link | null =>
    of < 1 || of > pages ? null : { name: text.asOf.page(of, pages), href: href(of) };
  return {
    pages,
    href: href(page),
    claims: then.index.byStatus.slice((page - 1) * PAGE, page * PAGE).map((claim) => claimCard(then, claim)),
    previous: link(page - 1),
    next: link(page + 1),
  };
}
