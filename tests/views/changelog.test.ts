import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, test } from 'vitest';
import { changesFeed, correctionsFeed } from '../../src/views/changelog-feed.ts';
import { changelogView } from '../../src/views/changelog.ts';
import type { ChangeLog, KnownLog, LogItem, LogStep, Move } from '../../src/views/log.ts';
import { createSite } from '../../src/views/site.ts';
import { article, claim, tracker } from '../support/records.ts';

const records = tracker({
  claims: ['a', 'b', 'c'].map((id) => claim(id)),
  articles: [
    article(
      'report',
      '2031-05-01',
      ['a', 'b', 'c'].map((id) => ({ claim: id, stance: 'asserts' })),
    ),
  ],
});
const siteWith = (log: ChangeLog) => createSite(records, 'content', new Map(), () => log);
const known = (steps: LogStep[], log: Partial<KnownLog> = {}): KnownLog => ({
  state: 'known',
  steps,
  began: null,
  unread: [],
  cutAt: null,
  ...log,
});

const sha = (n: number) => String(n).padStart(40, '0').split('').toReversed().join('');
const step = (n: number, fields: Partial<LogStep> = {}): LogStep => ({
  sha: sha(n),
  time: '2031-05-04T12:00:00.000Z',
  before: sha(n - 1),
  skipped: [],
  headline: `Step ${n}.`,
  groups: [{ name: 'added', items: [{ subject: 'Claims', sentences: [[mention('a'), ' ', mention('b')]] }] }],
  moves: [],
  ...fields,
});
const mention = (id: string, name = id) => ({ name, of: 'claims', id, state: 'kept' }) as const;
const move = (from: string | null, to: string | null): Move => ({ of: 'claims', from, to });

describe('where there is nothing to list, it says why', () => {
  const why = (log: ChangeLog) => [
    changelogView(siteWith(log), 'changes').why,
    changelogView(siteWith(log), 'corrections').why,
    changesFeed(siteWith(log)).description,
  ];
  const began = { sha: sha(1), time: '2031-05-04T12:00:00.000Z', headline: 'The tracker began.', skipped: [] };

  test('without git, on a shallow clone, before the first commit', () => {
    const outside =
      'What changed is not known here: this site was built from a folder that is not in a git repository. Build it in a clone of the repository, and the changes are listed.';
    expect(why({ state: 'no-repository' })).toEqual([outside, outside, outside]);
    const shallow =
      'What changed is not known here: this site was built from a shallow clone, which holds only the latest commits. Fetch all of them (“git fetch --unshallow”; in a workflow, “fetch-depth: 0” for actions/checkout), build again, and the changes are listed.';
    expect(why({ state: 'shallow' })).toEqual([shallow, shallow, shallow]);
    expect(why(known([]))).toEqual(Array.from({ length: 3 }, () => 'Nothing was committed yet.'));
    expect(changesFeed(siteWith({ state: 'shallow' }))).toMatchObject({
      updated: '2031-05-01T00:00:00.000Z',
      entries: [],
    });
  });

  test('where nothing was corrected', () => {
    expect(why(known([], { began }))).toEqual([
      null,
      'Nothing that was committed changes what the record said before.',
      'What changed in this record, in meaning: newest first.',
    ]);
  });
});

test('leads to what had an id then, wherever it is now', () => {
  const steps = [
    // Newest first: c is new under an id that another claim had; a and b change places; what was c goes.
    step(4, { moves: [move(null, 'c')] }),
    step(3, { moves: [move('a', 'b'), move('b', 'a')] }),
    step(2, {
      moves: [move('c', null)],
      groups: [{ name: 'removed', items: [{ subject: { ...mention('c'), state: 'gone' }, sentences: [['removed']] }] }],
    }),
    step(1, {
      groups: [{ name: 'added', items: [{ subject: mention('c'), sentences: [[mention('a'), mention('b')]] }] }],
    }),
  ];
  const items = changelogView(siteWith(known(steps)), 'changes').days.flatMap(({ entries }) =>
    entries.map(({ groups }) => groups.flatMap(({ open }) => open)),
  );
  const link = (name: string, id: string) => ({ name: `“${name}”`, href: `/claims/${id}/` });
  expect(items).toEqual([
    [{ subject: ['Claims'], sentences: [[link('a', 'a'), ' ', link('b', 'b')]] }],
    [{ subject: ['Claims'], sentences: [[link('a', 'a'), ' ', link('b', 'b')]] }],
    [{ subject: ['“c”'], sentences: [['removed']] }],
    [{ subject: ['“c”'], sentences: [[link('a', 'b'), link('b', 'a')]] }],
  ]);
});

describe('what is long', () => {
  const items = (n: number, length: number): LogItem[] =>
    Array.from({ length: n }, (_, at) => ({
      subject: mention('a', `Claim ${at}`),
      sentences: [['x'.repeat(length)], ['y'.repeat(length)]],
    }));
  const long = (n: number) =>
    step(n, {
      groups: [
        { name: 'corrections', items: items(5, 100) },
        { name: 'added', items: items(500, 100) },
      ],
    });

  test('is folded, and cut with the number of what is left', () => {
    const [entry] = changelogView(siteWith(known([long(1)])), 'changes').days[0]?.entries ?? [];
    const count = (list: readonly { sentences: unknown[] }[] = []) =>
      list.reduce((sum, { sentences }) => sum + sentences.length, 0);
    const [corrections, added] = entry?.groups ?? [];
    expect(count(corrections?.open)).toBe(8);
    expect(corrections?.foldedCount).toBe(2);
    expect(count(added?.open)).toBe(8);
    expect(count(added?.folded)).toBe(added?.foldedCount);
    expect(entry?.left).toEqual({
      n: 1010 - 18 - (added?.foldedCount ?? 0),
      command: 'npm run diff -- 0000000000 1000000000',
    });
    expect(JSON.stringify(entry?.groups).length).toBeLessThan(25_000);
  });

  test('leaves every commit its headline, and the page its bound', () => {
    const { days } = changelogView(siteWith(known(Array.from({ length: 100 }, (_, at) => long(100 - at)))), 'changes');
    const entries = days.flatMap((day) => day.entries);
    expect(entries.map(({ headline }) => headline)).toEqual(
      Array.from({ length: 100 }, (_, at) => `Step ${100 - at}.`),
    );
    expect(entries.at(0)?.groups).toHaveLength(2);
    expect(entries.at(-1)).toMatchObject({ groups: [], left: { n: 1010 } });
    expect(JSON.stringify(days).length).toBeLessThan(200_000);
    expect(changesFeed(siteWith(known(entries.map((_, at) => step(at + 1)))))).toMatchObject({
      entries: { length: 50 },
    });
  });
});

test('entries of feeds stay as they are when newer commits come', () => {
  const items = (at: number) =>
    Array.from({ length: 400 }, (_, item): LogItem => ({
      subject: mention('a', `Claim ${at}, ${item}`),
      sentences: [['x'.repeat(100)]],
    }));
  const steps = Array.from({ length: 40 }, (_, at) => {
    const n = 40 - at;
    return step(n, {
      time: `2031-05-04T12:00:${String(n).padStart(2, '0')}.000Z`,
      groups: [
        { name: 'corrections', items: items(n) },
        { name: 'added', items: items(n) },
      ],
    });
  });
  for (const feed of [changesFeed, correctionsFeed]) {
    const now = feed(siteWith(known(steps))).entries;
    expect(feed(siteWith(known(steps.slice(-3)))).entries).toEqual(now.slice(-3));
    expect(now.map(({ html }) => html.includes('Claim') && html.length < 20_000)).toEqual(steps.map(() => true));
  }
});

test('feeds hold any name as text, in well-formed XHTML', () => {
  const name = `</li><script>"&' ]]> 😀`;
  const steps = [
    step(1, {
      headline: `${name}.`,
      groups: [
        {
          name: 'corrections',
          items: [{ subject: mention('a', name), sentences: [[name, mention('b', name)], ['x']] }],
        },
      ],
    }),
  ];
  for (const feed of [changesFeed(siteWith(known(steps))), correctionsFeed(siteWith(known(steps)))]) {
    const [{ html = '' } = {}] = feed.entries;
    const problems: string[] = [];
    const parser = new DOMParser({ onError: (level, message) => problems.push(`${level}: ${message}`) });
    const document = parser.parseFromString(`<div xmlns="http://www.w3.org/1999/xhtml">${html}</div>`, 'text/xml');
    expect(problems).toEqual([]);
    const links = [...document.getElementsByTagName('a')].map((a) => [a.getAttribute('href'), a.textContent]);
    expect(links).toEqual([
      ['/claims/a/', `“${name}”`],
      ['/claims/b/', `“${name}”`],
      ['/claims/a/', `“${name}”`],
    ]);
    expect([...document.getElementsByTagName('script')]).toEqual([]);
  }
});
