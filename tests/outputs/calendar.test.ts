/** Calendars, read back by ical.js: days, words for days that are not exact, and lines as the format wants them. */
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/domain/date.ts';
import type { Records } from '../../src/domain/records.ts';
import { calendarFiles, writeCalendar } from '../../src/outputs/calendar.ts';
import { actorCalendar, calendarLink, daysOf, trackerCalendar, type CalendarView } from '../../src/views/calendar.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { naughtyRecords } from '../support/naughty.ts';
import { actor, article, claim, tracker } from '../support/records.ts';
import { storyRecords } from '../support/story.ts';

const URL_OF_SITE = 'https://example.org/tracker/';

const at = (url: string | null, records: Records): Site =>
  createSite({ ...records, tracker: { ...records.tracker, url } });
const filesOf = (site: Site): Map<string, string> =>
  new Map(calendarFiles(site).map(({ path, content }) => [path, content() as string]));

const small = (): Records =>
  tracker({
    actors: [
      actor('port', { name: 'The port' }),
      actor('mayor', { name: 'The mayor', kind: 'person' }),
      actor('silent'),
    ],
    claims: [
      {
        ...claim('gate-shut', { title: 'The gate; is, shut', when: '2031-05-04' }),
        recorded: '2031-06-01T10:00:00.000Z',
      },
      claim('ice', { title: 'Ice lay on the pier', when: '2031-02' }),
      claim('age', { title: 'The gate is old', when: '1911' }),
    ],
    articles: [
      {
        ...article('one', '2031-05-04', [
          { claim: 'gate-shut', by: 'port', stance: 'asserts', stated: '2031-05-03/..' },
          { claim: 'ice', by: 'port', stance: 'denies', stated: '2031-05-03/..' },
          { claim: 'age', by: 'mayor', stance: 'asserts', stated: '2031' },
        ]),
        title: 'Gate shut',
        recorded: '2031-06-02T10:00:00.000Z',
      },
    ],
  });

test.each([
  // An exact day, and a stretch of time between two of them.
  ['2031-05-04', 'day', { from: '2031-05-04', to: '2031-05-04', tentative: false }],
  ['2031-05-04/2031-09-08', 'lasting', { from: '2031-05-04', to: '2031-09-08', tentative: false }],
  // One unknown day within two.
  ['2031-05-04/2031-05-08', 'day', { from: '2031-05-04', to: '2031-05-08', tentative: true }],
  ['2031-05-04/2031-09-08', 'day', null],
  // Uncertain, approximate, one of several, all of several.
  ['2031-05-04?', 'day', { from: '2031-05-04', to: '2031-05-04', tentative: true }],
  ['2031-05-04~', 'lasting', { from: '2031-05-04', to: '2031-05-04', tentative: true }],
  ['2031-05-04?/2031-05-08', 'lasting', { from: '2031-05-04', to: '2031-05-08', tentative: true }],
  ['[2031-05-04..2031-05-06]', 'day', { from: '2031-05-04', to: '2031-05-06', tentative: true }],
  ['{2031-05-04,2031-05-09}', 'lasting', { from: '2031-05-04', to: '2031-05-09', tentative: true }],
  // A month, and what is wider.
  ['2031-05', 'day', { from: '2031-05-01', to: '2031-05-31', tentative: true }],
  ['2031-05-XX', 'day', { from: '2031-05-01', to: '2031-05-31', tentative: true }],
  ['2031-05/2031-06', 'lasting', null],
  ['2031', 'lasting', null],
  ['203X', 'lasting', null],
  // Open on one side: the day that is named.
  ['2031-05-04/..', 'day', { from: '2031-05-04', to: '2031-05-04', tentative: true }],
  ['../2031-05-04', 'lasting', { from: '2031-05-04', to: '2031-05-04', tentative: true }],
  ['2031-05/..', 'lasting', null],
  ['[..2031-05-04]', 'day', null],
] as const)('%s (%s) stands on %j', (text, open, days) => {
  expect(daysOf(parseDate(text), open)).toEqual(days);
});

test('a whole calendar', async () => {
  const files = filesOf(at(URL_OF_SITE, small()));
  expect([...files.keys()]).toEqual(['calendar.ics', 'actors/port/calendar.ics']);
  // With plain line ends, since git may change the others.
  await expect(files.get('calendar.ics')?.replaceAll('\r\n', '\n')).toMatchFileSnapshot(
    '../fixtures/calendars/small.ics',
  );
});

test('what an article says itself is no event of an actor, whatever its id', () => {
  const said = [
    { claim: 'ice', stance: 'asserts' as const, stated: '2031-05-04' },
    { claim: 'age', by: 'source', stance: 'denies' as const, stated: '2031-05-04' },
  ];
  const records = { ...small(), actors: [actor('source')], articles: [article('one', '2031-05-04', said)] };
  const { events } = trackerCalendar(at(null, records));
  expect(events.filter(({ id }) => id.startsWith('/articles/')).map(({ summary }) => summary)).toEqual([
    'The article “one” says so: Ice lay on the pier',
    'Source denies it: The gate is old',
  ]);
});

test('an event says what weakens a statement, and on whose word it rests', () => {
  const said = {
    claim: 'ice',
    by: 'crews',
    stance: 'doubts' as const,
    scope: 'narrower' as const,
    stated: '2031-05-04',
    hedge: 'perhaps',
    origin: 'port',
    relayedBy: 'mayor',
  };
  const crews = actor('crews', { name: 'Crews, unnamed', kind: 'unnamed-group' });
  const records = { ...small(), actors: [...small().actors, crews], articles: [article('one', '2031-05-04', [said])] };
  const event = trackerCalendar(at(null, records)).events.find(({ id }) => id.startsWith('/articles/'));
  expect([event?.summary, event?.description.split('\n')[0]]).toEqual([
    'Crews, unnamed doubt it (hedged: “perhaps”; only in part: one occasion or place): Ice lay on the pier',
    'Doubt it (hedged: “perhaps”; only in part: one occasion or place; on information of The port; relayed by The mayor): Ice lay on the pier',
  ]);
});

test('who said nothing on a day has no calendar, and nothing leads there', () => {
  const site = at(URL_OF_SITE, small());
  expect(calendarLink(site, 'port')).toEqual([
    { name: 'Dates for calendars', href: '/tracker/actors/port/calendar.ics' },
  ]);
  expect(calendarLink(site, 'mayor')).toEqual([]);
  expect(calendarLink(site, 'silent')).toEqual([]);
  expect(calendarFiles(createSite(tracker({})))).toEqual([]);
});

test('calendars can be switched off, all or those of records', () => {
  const none = {
    feeds: null,
    calendar: null,
    documents: null,
    data: null,
    graph: null,
    citations: null,
    embeds: null,
    archive: null,
  };
  const paths = (outputs: object) => {
    const records = small();
    const settings = { ...records.tracker, outputs: { ...none, records: null, ...outputs } };
    return calendarFiles(createSite({ ...records, tracker: settings })).map(({ path }) => path);
  };
  expect(paths({ records: false })).toEqual(['calendar.ics']);
  expect(paths({ calendar: false })).toEqual([]);
});

test('without the address of the site, events have ids and no address', () => {
  const events = eventsOf(filesOf(at(null, small())).get('calendar.ics') ?? '');
  expect(events.map(({ url }) => url)).toEqual([null, null, null]);
  for (const { uid } of events) expect(uid).toMatch(/^urn:uuid:/);
});

interface Event {
  uid: string;
  start: string;
  end: string;
  stamp: string;
  summary: string;
  description: string;
  url: string | null;
}

const componentOf = (text: string) => new ICAL.Component(ICAL.parse(text));
const eventsOf = (text: string): Event[] =>
  componentOf(text)
    .getAllSubcomponents('vevent')
    .map((event) => {
      const value = (name: string) => String(event.getFirstPropertyValue(name));
      return {
        uid: value('uid'),
        start: value('dtstart'),
        end: value('dtend'),
        stamp: value('dtstamp'),
        summary: value('summary'),
        description: value('description'),
        url: event.getFirstPropertyValue('url') === null ? null : value('url'),
      };
    });

const next = (day: string): string => new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** Text of a property of the calendar that ical.js does not know, and gives back as it is written. */
const textOf = (text: string, property: string): string =>
  String(componentOf(text).getFirstPropertyValue(property)).replaceAll(/\\(.)/g, (_, char: string) =>
    char === 'n' ? '\n' : char,
  );

/** An event as the file must say it. */
const told = (view: CalendarView): Event[] =>
  view.events.map(({ id, href, from, to, recorded, summary, description }) => ({
    uid: `https://example.org${id}`,
    start: from,
    end: next(to),
    stamp: recorded.replace(/\.\d+Z$/, 'Z'),
    summary,
    description,
    url: `https://example.org${href}`,
  }));

describe.each([
  ['the story', storyRecords()],
  ['naughty strings', naughtyRecords().records],
])('calendars of %s', (_, records) => {
  const site = at(URL_OF_SITE, records);
  const files = filesOf(site);

  test('are read back as they were', () => {
    const views = new Map([
      ['calendar.ics', trackerCalendar(site)],
      ...[...site.graph.actors.keys()].map((id): [string, CalendarView] => [
        `actors/${id}/calendar.ics`,
        actorCalendar(site, id),
      ]),
    ]);
    for (const [path, view] of views) if (view.events.length === 0) views.delete(path);
    expect([...files.keys()]).toEqual([...views.keys()]);
    for (const [path, view] of views) {
      const text = files.get(path) ?? '';
      expect(eventsOf(text)).toEqual(told(view));
      expect(textOf(text, 'name')).toBe(view.title);
    }
  });

  test('have lines of at most 75 octets, and no line of their own making', () => {
    for (const text of files.values()) {
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(line).toMatch(
          /^(?: |$|(?:BEGIN|END|VERSION|PRODID|URL|NAME|X-WR-CALNAME|X-WR-CALDESC|UID|SEQUENCE|DTSTAMP|DTSTART|DTEND|X-MICROSOFT-[A-Z-]+|SUMMARY|TRANSP|DESCRIPTION|STATUS)[:;])/,
        );
      }
    }
  });

  test('name each event once', () => {
    for (const text of files.values()) {
      const uids = eventsOf(text).map(({ uid }) => uid);
      expect(new Set(uids).size).toBe(uids.length);
    }
  });

  test('are the same bytes in every run, whatever the order of records', () => {
    const { articles, claims, actors } = records;
    const other = { articles: articles.toReversed(), claims: claims.toReversed(), actors: actors.toReversed() };
    expect([...filesOf(at(URL_OF_SITE, { ...records, ...other }))]).toEqual([...files]);
  });
});

test('title and description of a calendar break out of no line', () => {
  const site = at(URL_OF_SITE, small());
  const view = { ...trackerCalendar(site), title: 'a\\b;c,d\nBEGIN:VEVENT', description: 'e\nEND:VCALENDAR' };
  const text = writeCalendar(site, view);
  expect(textOf(text, 'name')).toBe(view.title);
  expect(textOf(text, 'x-wr-calname')).toBe(view.title);
  expect(textOf(text, 'x-wr-caldesc')).toBe(
    'e\nEND:VCALENDAR\nCC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
  );
  expect(eventsOf(text)).toHaveLength(view.events.length);
});

test('the event of a claim, and of what was said, stays what it is when a record is added', () => {
  const before = trackerCalendar(at(URL_OF_SITE, small())).events;
  const records = small();
  const more = article('two', '2031-05-05', [{ claim: 'age', by: 'port', stance: 'doubts', stated: '2031-05-05' }]);
  const after = trackerCalendar(at(URL_OF_SITE, { ...records, articles: [...records.articles, more] })).events;
  expect(after.filter(({ id }) => before.some((event) => event.id === id))).toEqual(before);
  expect(after).toHaveLength(before.length + 1);
});
