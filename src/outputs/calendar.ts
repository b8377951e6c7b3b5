/**
 * Calendars as iCalendar files (https://www.rfc-editor.org/rfc/rfc5545): whole days, that keep nobody busy.
 *
 * There is no file for who has no event: the format asks for one.
 */
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { text } from '../text.ts';
import { actorCalendar, calendarHref, trackerCalendar, type CalendarView } from '../views/calendar.ts';
import { addDays } from '../views/days.ts';
import { pathOf } from '../views/links.ts';
import type { Site } from '../views/site.ts';
import type { OutputFile } from './files.ts';
import { identifier } from './identifier.ts';

export const calendarFiles = (site: Site): OutputFile[] => [
  ...fileAt(site, calendarHref(site), () => trackerCalendar(site)),
  ...[...site.graph.actors.keys()].flatMap((id) => fileAt(site, calendarHref(site, id), () => actorCalendar(site, id))),
];

const fileAt = (site: Site, href: string | null, view: () => CalendarView): OutputFile[] =>
  href === null ? [] : [{ path: pathOf(site, href), content: () => writeCalendar(site, view()) }];

/** A calendar as iCalendar; without the site's own address no event has one. */
export function writeCalendar(site: Site, { title, description, href, events }: CalendarView): string {
  const { tracker } = site.graph;
  const calendar = ical({
    prodId: { company: text.feed.generator, product: text.feed.generator, language: tracker.language },
    name: escapeText(title),
    description: escapeText(`${description}\n${text.feed.rights(tracker.licence.name, tracker.licence.url)}`),
    url: site.links.canonical(href),
    events: events.map((event) => ({
      id: identifier(site, event.id),
      stamp: new Date(event.recorded),
      start: new Date(event.from),
      // The end of an event is the day on which it is over.
      end: new Date(addDays(event.to, 1)),
      allDay: true,
      summary: event.summary,
      description: event.description,
      url: site.links.canonical(event.href),
      // Programs show the other state as "confirmed": a word about a day would read as one about what is told.
      ...(event.tentative && { status: ICalEventStatus.TENTATIVE }),
      transparency: ICalEventTransparency.TRANSPARENT,
    })),
  });
  // The library leaves the last line open: https://www.rfc-editor.org/rfc/rfc5545#section-3.1
  return `${calendar.toString()}\r\n`;
}

/** The library escapes what belongs to events only: https://www.rfc-editor.org/rfc/rfc5545#section-3.3.11 */
const escapeText = (plain: string): string => plain.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
