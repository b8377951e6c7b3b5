/**
 * What is dated, as events of whole days.
 *
 * A calendar knows days only, so a date gets an event where days can carry it, and says in words what it is:
 *
 * - an exact day, or a stretch of time between two exact days for which something lasted: as it is;
 * - an uncertain or approximate day, one of several days, a month: the days that it admits, up to 31, with the date in
 *   words in front, as tentative;
 * - what is open on one side ("on or after 4 May"): the one day that is named, likewise;
 * - a year, a decade, or anything else that wide: none. A bar over a year tells nobody a day.
 */
import { compareText, isExactDay, parseDate, type Day, type EdtfDate } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import { text } from '../text.ts';
import { daysBetween } from './days.ts';
import { articleCard, claimCard, groundsOf, qualifiersOf, statementView, type Link } from './parts.ts';
import { publishes, publishesRecords } from './published.ts';
import { known, type Site } from './site.ts';
import { speakerName, stanceWords } from './status.ts';
import type { OpenEnd } from './words.ts';

export interface CalendarView {
  title: string;
  description: string;
  /** The page that it belongs to. */
  href: string;
  /** By day, then by id. */
  events: CalendarEvent[];
}

interface CalendarEvent {
  /** Names the event for good: a root-relative address. */
  id: string;
  href: string;
  /** First and last day. */
  from: Day;
  to: Day;
  /** Whether the days are not certain. */
  tentative: boolean;
  summary: string;
  description: string;
  /** When the tracker recorded it (ISO 8601, UTC). */
  recorded: string;
}

/** The longest that a date may be in doubt: a month. */
const MOST_DAYS_IN_DOUBT = 31;

const words = text.calendar;

/** What is said to have happened, and what was said. */
export function trackerCalendar(site: Site): CalendarView {
  const { graph, links } = site;
  return {
    title: graph.tracker.title,
    description: `${words.tracker(graph.tracker.description)} ${words.rough}`,
    href: links.home,
    events: inOrder([
      ...[...graph.claims.values()].flatMap((claim) => toldEvent(site, claim)),
      ...saidEvents(site, [...graph.statements.values()]),
    ]),
  };
}

/** What one actor said. */
export function actorCalendar(site: Site, id: string): CalendarView {
  const { record, said } = known(site.graph.actors, id);
  return {
    title: text.feed.title(record.name, site.graph.tracker.title),
    description: `${words.actor(record.name)} ${words.rough}`,
    href: site.links.actor(id),
    events: inOrder(saidEvents(site, said)),
  };
}

/** Where the calendar of an actor is, or that of the tracker; null where there is none, since nothing has a day. */
export function calendarHref(site: Site, actor?: string): string | null {
  const published = actor === undefined ? publishes(site, 'calendar') : publishesRecords(site, 'calendar');
  return published && hasEvents(site, actor) ? site.links.calendar(actor) : null;
}

/** The same in the words of a link; empty where there is none. */
export function calendarLink(site: Site, actor?: string): Link[] {
  const href = calendarHref(site, actor);
  return href === null ? [] : [{ name: text.follow.calendar, href }];
}

function hasEvents({ graph }: Site, actor: string | undefined): boolean {
  const said = actor === undefined ? [...graph.statements.values()] : known(graph.actors, actor).said;
  return (
    said.some(({ stated }) => stated !== null && daysOf(stated, 'day') !== null) ||
    (actor === undefined &&
      [...graph.claims.values()].some(({ when }) => when !== null && daysOf(when, 'lasting') !== null))
  );
}

const inOrder = (events: CalendarEvent[]): CalendarEvent[] =>
  events.toSorted((a, b) => compareText(a.from, b.from) || compareText(a.id, b.id));

type Days = Pick<CalendarEvent, 'from' | 'to' | 'tentative'>;

/** The days that a date stands on in a calendar; null where it has no place there. */
export function daysOf(date: EdtfDate, open: OpenEnd): Days | null {
  if (isExactDay(date)) return { from: date.from, to: date.to, tentative: false };
  const ends = date.type === 'interval' ? [date.start, date.end] : [];
  const named = ends.filter((end) => end?.precision === 'day');
  const { from, to } = date;
  if (from === null || to === null) {
    const day = named.length === 1 ? (from ?? to) : null;
    return day === null ? null : { from: day, to: day, tentative: true };
  }
  const isExact = named.length === 2 && named.every((end) => !end?.uncertain && !end?.approximate);
  if (isExact && open === 'lasting') return { from, to, tentative: false };
  return daysBetween(from, to) >= MOST_DAYS_IN_DOUBT ? null : { from, to, tentative: true };
}

/** Facts about an event, with its date in words where days do not tell all. */
function eventOf(site: Site, date: EdtfDate, open: OpenEnd, event: Omit<CalendarEvent, keyof Days>): CalendarEvent[] {
  const days = daysOf(date, open);
  if (days === null) return [];
  if (!days.tentative) return [{ ...event, ...days }];
  const inWords = site.words.date(date, open).words;
  return [
    {
      ...event,
      ...days,
      summary: words.dated(inWords, event.summary),
      description: `${words.date(inWords)}\n${event.description}`,
    },
  ];
}

function toldEvent(site: Site, claim: ClaimNode): CalendarEvent[] {
  const { record, when } = claim;
  if (when === null) return [];
  const { name, href, status, from } = claimCard(site, claim);
  return eventOf(site, when, 'lasting', {
    id: href,
    href,
    summary: words.told(name, status.label),
    description: words.status(status.label, status.sentence),
    recorded: record.recorded ?? `${from}T00:00:00.000Z`,
  });
}

/** One event for what a speaker said on a date, as an article carries it. */
function saidEvents(site: Site, statements: readonly Statement[]): CalendarEvent[] {
  const { graph, links } = site;
  const does = (s: Statement, grounds: readonly string[] = []) =>
    words.line(
      stanceWords(site, s),
      [...qualifiersOf(statementView(site, s)), ...grounds].join('; '),
      known(graph.claims, s.claim).record.title,
    );
  const occasions = Map.groupBy(
    statements.filter(({ stated }) => stated !== null),
    (s) => `${links.article(s.article)}#${s.by ?? ''}-${encodeURIComponent(s.stated?.text ?? '')}`,
  );
  return [...occasions].flatMap(([id, said]) => {
    const [first] = said as [Statement];
    const article = known(graph.articles, first.article);
    const { name, publisherName } = articleCard(site, article);
    const who = speakerName(site, first);
    return eventOf(site, first.stated ?? parseDate(first.roleDay), 'day', {
      id,
      href: links.statement(first.key),
      summary:
        said.length === 1 ? `${text.capital(who)} ${does(first)}` : words.said(text.capital(who), said.length, name),
      description: [
        ...said.map((s) => text.capital(does(s, groundsOf(statementView(site, s))))),
        words.inArticle(name, publisherName),
        ...(article.countsUntil === null ? [] : [words.noLongerCounts]),
      ].join('\n'),
      recorded: article.record.recorded ?? `${article.countsFrom}T00:00:00.000Z`,
    });
  });
}
