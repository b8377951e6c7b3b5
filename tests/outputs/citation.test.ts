/** Citations: what they say, that programs read them as they were meant, and when their version changes. */
import { parse as parseBibtex } from '@retorquere/bibtex-parser';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { restrict } from '../../src/domain/asof.ts';
import type { Article, Claim, Records } from '../../src/domain/records.ts';
import { bibtex, escapeTex } from '../../src/outputs/bibtex.ts';
import { citation, citationFiles, type CslItem } from '../../src/outputs/citation.ts';
import { citedArticle, citedClaim, citedDay, citedStatement, citedTracker } from '../../src/views/citation.ts';
import { createSite, siteAsOf, type Site } from '../../src/views/site.ts';
import { CLAIMS, trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { naughtyRecords } from '../support/naughty.ts';
import { actor, article, claim, tracker } from '../support/records.ts';
import { storyRecords } from '../support/story.ts';

const story = storyRecords();
/** Without the clock of the repository, which differs from checkout to checkout. */
const timeless = (records: Records): Records => ({
  ...records,
  claims: records.claims.map((record) => ({ ...record, recorded: '2031-05-04T10:00:00Z' })),
  articles: records.articles.map((record) => ({ ...record, recorded: null })),
});
const site = createSite(timeless(story));
const file = (of: Site, path: string) =>
  String(
    citationFiles(of)
      .find((one) => one.path === path)
      ?.content(),
  );
const versions = (of: Site) => {
  const { claims, articles, statements } = of.graph;
  return new Map(
    [
      ...[...claims.keys()].map((id) => citedClaim(of, id)),
      ...[...articles.keys()].map((id) => citedArticle(of, id)),
      ...[...statements.keys()].map((key) => citedStatement(of, key)),
    ].map(({ id, content }) => [id, JSON.stringify(content)]),
  );
};

describe('what is cited', () => {
  test.each([
    [
      'a claim',
      citedClaim(site, 'bridge-closed'),
      'The swing bridge of Port Merrow: “The swing bridge is closed to traffic”. Claim; status as of 12 April 2019: Two origins. Recorded on 4 May 2031, version VERSION. CC BY 4.0. https://example.org/tracker/claims/bridge-closed/?asof=2019-04-12',
    ],
    [
      'an article, with its source',
      citedArticle(site, 'bridge-closes'),
      'The swing bridge of Port Merrow: “Port Merrow closes its swing bridge”. Report on “Gates down at dawn” (Harbour Gazette, 5 March 2019). As of 5 March 2019, version VERSION. CC BY 4.0. https://example.org/tracker/articles/bridge-closes/',
    ],
    [
      'a statement',
      citedStatement(site, 'bridge-closes/bridge-closed-port-authority'),
      'The swing bridge of Port Merrow: “Port Authority of Merrow confirms it: The swing bridge is closed to traffic”. Statement, 4 March 2019; in “Port Merrow closes its swing bridge” (Harbour Gazette), paragraph 1. As of 5 March 2019, version VERSION. CC BY 4.0. https://example.org/tracker/articles/bridge-closes/#bridge-closed-port-authority',
    ],
    [
      'the record as of a day',
      citedDay(site, siteAsOf(site, '2019-03-05'), '2019-03-05'),
      'The swing bridge of Port Merrow: “The record as of 5 March 2019”. 12 claims, 17 statements, 1 article. As of 5 March 2019, version VERSION. CC BY 4.0. https://example.org/tracker/asof/2019-03-05/',
    ],
    [
      'the tracker',
      citedTracker(site),
      'The swing bridge of Port Merrow. 21 claims, 40 statements, 4 articles. Recorded on 4 May 2031, version VERSION. CC BY 4.0. https://example.org/tracker/',
    ],
  ])('%s', (_, cited, expected) => {
    const { text, csl } = citation(site, cited);
    expect(csl.version).toMatch(/^[0-9a-f]{12}$/);
    expect(text.replace(csl.version, 'VERSION')).toBe(expected);
  });

  test('an entry in each format', () => {
    const { version } = citation(site, citedClaim(site, 'bridge-closed')).csl;
    const read = (format: string) =>
      file(site, `claims/bridge-closed/citation.${format}`).replaceAll(version, 'VERSION');
    expect(read('bib')).toBe(`@misc{claim:bridge-closed,
  author = {{The swing bridge of Port Merrow}},
  title = {{The swing bridge is closed to traffic}},
  year = {2031},
  month = may,
  day = {4},
  note = {Claim; status as of 12 April 2019: Two origins. Recorded on 4 May 2031, version VERSION. CC BY 4.0.},
  url = {https://example.org/tracker/claims/bridge-closed/?asof=2019-04-12},
}
`);
    expect(read('ris').split('\r\n')).toEqual([
      'TY  - ELEC',
      'ID  - claim:bridge-closed',
      'AU  - The swing bridge of Port Merrow',
      'TI  - The swing bridge is closed to traffic',
      'T2  - The swing bridge of Port Merrow',
      'M3  - Claim',
      'PY  - 2031',
      'DA  - 2031/05/04',
      'ET  - VERSION',
      'N1  - Claim; status as of 12 April 2019: Two origins. Recorded on 4 May 2031, version VERSION. CC BY 4.0.',
      'LA  - en',
      'UR  - https://example.org/tracker/claims/bridge-closed/?asof=2019-04-12',
      'ER  - ',
      '',
      '',
    ]);
    expect(JSON.parse(read('json'))).toEqual([
      {
        id: 'claim:bridge-closed',
        type: 'webpage',
        title: 'The swing bridge is closed to traffic',
        author: [{ literal: 'The swing bridge of Port Merrow' }],
        'container-title': 'The swing bridge of Port Merrow',
        genre: 'Claim',
        issued: { 'date-parts': [[2031, 5, 4]] },
        version: 'VERSION',
        note: 'Claim; status as of 12 April 2019: Two origins. Recorded on 4 May 2031, version VERSION. CC BY 4.0.',
        language: 'en',
        URL: 'https://example.org/tracker/claims/bridge-closed/?asof=2019-04-12',
      },
    ]);
  });
});

describe('files', () => {
  const paths = (outputs: Records['tracker']['outputs']) =>
    citationFiles(createSite({ ...story, tracker: { ...story.tracker, outputs } })).map(({ path }) => path);
  const off = { feeds: null, calendar: null, documents: null, data: null, graph: null, embeds: null, archive: null };

  test('of each record, and all in one', () => {
    const { claims, articles } = site.graph;
    expect(paths(null)).toHaveLength(3 * (claims.size + articles.size + 1));
    expect(new Set(paths(null)).size).toBe(paths(null).length);
    expect(paths({ ...off, citations: null, records: false })).toEqual([
      'data/citations.bib',
      'data/citations.ris',
      'data/citations.json',
    ]);
    expect(paths({ ...off, citations: false, records: null })).toEqual([]);
  });

  test('an article’s holds its statements, and all hold every entry once', () => {
    const ids = (path: string) => (JSON.parse(file(site, path)) as CslItem[]).map(({ id }) => id);
    const { claims, articles, statements } = site.graph;
    expect(ids('articles/gates-down-in-short/citation.json')).toEqual([
      'article:gates-down-in-short',
      ...(articles.get('gates-down-in-short')?.statements ?? []).map(({ key }) => `statement:${key}`),
    ]);
    expect(ids('data/citations.json').toSorted()).toEqual(
      [
        'tracker',
        ...[...claims.keys()].map((id) => `claim:${id}`),
        ...[...articles.keys()].map((id) => `article:${id}`),
        ...[...statements.keys()].map((key) => `statement:${key}`),
      ].toSorted(),
    );
  });

  test('without an address of the site none is given', () => {
    const nowhere = createSite({ ...story, tracker: { ...story.tracker, url: null } });
    const { text, csl } = citation(nowhere, citedArticle(nowhere, 'bridge-closes'));
    expect(text.endsWith('CC BY 4.0.')).toBe(true);
    expect(bibtex(csl)).not.toContain('url');
    expect(csl).not.toHaveProperty('URL');
  });

  test('two runs give the same bytes', () => {
    const run = () => citationFiles(createSite(storyRecords())).map(({ path, content }) => [path, content()]);
    expect(run()).toEqual(run());
  });
});

describe('read back', () => {
  const { records, used } = naughtyRecords('https://example.org/tracker/');
  const naughty = createSite(records);
  const items = JSON.parse(file(naughty, 'data/citations.json')) as CslItem[];

  test('from CSL-JSON: titles as they are, but in one line', () => {
    expect(used.length).toBeGreaterThanOrEqual(400);
    const titles = new Map(items.map(({ id, title }) => [id, title]));
    for (const { record } of naughty.graph.claims.values()) {
      expect(titles.get(`claim:${record.id}`)).toBe(record.title.replaceAll(/\s+/g, ' '));
    }
  });

  test('from BibTeX, by a parser', () => {
    // The parser takes its time: articles and statements say the same again.
    const titled = items.filter(({ id }) => /^(?:claim|tracker)/.test(id));
    expect(titled.filter(({ title }) => escapeTex(title) !== title).length).toBeGreaterThan(100);
    const { entries, errors } = parseBibtex(titled.map(bibtex).join('\n'), { sentenceCase: false });
    expect(errors).toEqual([]);
    expect(
      entries.map(({ type, key, fields: { author, title, year, month, day, note, url } }) => ({
        type,
        id: key,
        author: author?.map(({ name }) => name),
        title,
        issued: [Number(year), Number(month), Number(day)],
        note,
        URL: url,
      })),
    ).toEqual(
      titled.map(({ id, author, title, issued, note, URL }) => ({
        type: 'misc',
        id,
        author: author.map(({ literal }) => literal),
        title,
        issued: issued?.['date-parts'][0],
        note,
        URL,
      })),
    );
  });

  test('from BibTeX, by undoing the escapes that are documented', () => {
    const commands = { backslash: '\\', braceleft: '{', braceright: '}', less: '<', greater: '>', bar: '|' };
    const undo = (written: string) =>
      written.replaceAll(
        /\\text(backslash|braceleft|braceright|less|greater|bar)\{\}|\\textascii(tilde|circum)\{\}|\\([&%$#_])|\{\}/g,
        (_, command: keyof typeof commands, ascii: string, plain: string) =>
          commands[command] ?? (ascii === undefined ? (plain ?? '') : ascii === 'tilde' ? '~' : '^'),
      );
    check(500, fc.string({ unit: 'grapheme', maxLength: 40 }), (words) => expect(undo(escapeTex(words))).toBe(words));
    const markup = fc.string({ unit: fc.constantFrom(..."\\{}~^<>|&%$#_-'`,?! a"), maxLength: 20 });
    check(500, markup, (words) => {
      expect(undo(escapeTex(words))).toBe(words);
      // As TeX counts them: balanced, so that no entry ends early.
      const braces = escapeTex(words).replaceAll(/[^{}]/g, '');
      expect(braces.replaceAll('{}', '')).toBe('');
    });
  });

  test('from BibTeX, by citation-js', () => {
    const told = JSON.parse(file(site, 'data/citations.json')) as CslItem[];
    const again: CslItem[] = plugins.input.chain(file(site, 'data/citations.bib'), { generateGraph: false });
    expect(again.map(({ id, title, issued, note, URL }) => ({ id, title, issued, note, URL }))).toEqual(
      told.map(({ id, title, issued, note, URL }) => ({ id, title, issued, note, URL })),
    );
  });

  test('from RIS, line by line and by citation-js', () => {
    const written = file(naughty, 'data/citations.ris');
    const read = written
      .split('ER  - \r\n\r\n')
      .slice(0, -1)
      .map((record) => {
        const lines = record.split('\r\n').slice(0, -1);
        expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- \S/.test(line))).toEqual([]);
        return Object.fromEntries(lines.map((line) => [line.slice(0, 2), line.slice(6)]));
      });
    expect(read.map(({ ID, AU, TI, T2, ET, N1, UR }) => [ID, AU, TI, T2, ET, N1, UR])).toEqual(
      items.map((item) => [
        item.id,
        item.author[0]?.literal,
        item.title,
        item['container-title'],
        item.version,
        item.note,
        item.URL,
      ]),
    );
    const again: CslItem[] = plugins.input.chain(written, { generateGraph: false });
    expect(again.map(({ id, issued, URL }) => [id, issued, URL])).toEqual(
      items.map(({ id, issued, URL }) => [id, issued, URL]),
    );
  });
});

const dayVersion = (now: Site, then: Site, day: string) => citation(now, citedDay(now, then, day)).csl.version;

describe('the version', () => {
  test('stays whatever happens elsewhere', () => {
    check(40, trackers, (records) => {
      const before = versions(createSite(records));
      const stranger = article('zz', '2024-04-20', [{ claim: 'elsewhere', by: 'stranger', stance: 'asserts' }]);
      const more = {
        ...records,
        actors: [...records.actors, actor('stranger')],
        claims: [...records.claims, claim('elsewhere', { implies: [CLAIMS[0]] })],
        articles: [...records.articles, stranger],
      };
      const after = versions(createSite(more));
      for (const [id, version] of before) expect([id, after.get(id)]).toEqual([id, version]);
    });
  });

  test('stays when a record was recorded on another day', () => {
    const moved = {
      ...story,
      articles: story.articles.map((record) => ({ ...record, recorded: '2040-01-01T00:00:00Z' })),
      claims: story.claims.map((record) => ({ ...record, recorded: null })),
    };
    expect(versions(createSite(moved))).toEqual(versions(createSite(story)));
  });

  const edit = (change: { claim?: Partial<Claim>; article?: Partial<Article>; statement?: object; name?: string }) =>
    tracker({
      actors: [
        actor('mayor', { name: change.name ?? 'The mayor' }),
        actor('clerk'),
        actor('gazette', { kind: 'news-publisher' }),
      ],
      claims: [{ ...claim('bridge', { title: 'The bridge is shut' }), ...change.claim }, claim('other')],
      articles: [
        {
          ...article(
            'report',
            '2031-05-04',
            [{ id: 'one', claim: 'bridge', by: 'mayor', stance: 'asserts', ...change.statement }],
            { publisher: 'gazette' },
          ),
          ...change.article,
        },
        article('elsewhere', '2031-05-06', [{ claim: 'other', by: 'clerk', stance: 'asserts' }]),
      ],
    });
  const before = versions(createSite(edit({})));
  const BOTH = ['claim:bridge', 'article:report', 'statement:report/one'];

  test.each<[string, Parameters<typeof edit>[0], string[]]>([
    ['the claim’s title', { claim: { title: 'The bridge is open' } }, BOTH],
    ['the claim’s text', { claim: { body: 'More.' } }, ['claim:bridge']],
    ['what follows from it', { claim: { implies: ['other'] } }, ['claim:bridge']],
    [
      'the article’s title',
      { article: { title: 'Another' } },
      ['claim:bridge', 'article:report', 'statement:report/one'],
    ],
    ['the article’s summary', { article: { summary: 'Another' } }, ['article:report']],
    ['the article’s text', { article: { body: 'More.' } }, ['article:report']],
    ['a stance', { statement: { stance: 'denies' } }, BOTH],
    ['a speaker', { statement: { by: 'clerk' } }, BOTH],
    ['a day of saying', { statement: { stated: '2031-05-03' } }, BOTH],
    ['quoted words', { statement: { quote: 'shut for good' } }, BOTH],
    ['a hedge', { statement: { hedge: 'reportedly' } }, BOTH],
    ['a paragraph', { statement: { paragraph: 2 } }, BOTH],
    ['on whose word it rests', { statement: { origin: 'clerk' } }, BOTH],
    ['who carried it', { statement: { relayedBy: 'clerk' } }, BOTH],
    ['a note', { statement: { note: 'On the radio.' } }, BOTH],
    ['a printed name', { name: 'The lord mayor' }, BOTH],
  ])('changes with %s, of what says so', (_, change, changed) => {
    const after = versions(createSite(edit(change)));
    expect([...before].filter(([id, version]) => after.get(id) !== version).map(([id]) => id)).toEqual(changed);
  });

  test('of a day stays when something is reported later, and changes when something by then is', () => {
    const of = (records: Records) => {
      const now = createSite(records);
      return dayVersion(now, siteAsOf(now, '2031-05-04'), '2031-05-04');
    };
    const records = edit({});
    const later = { ...records, articles: records.articles.filter(({ id }) => id !== 'elsewhere') };
    expect(of(later)).toBe(of(records));
    expect(of(edit({ statement: { stance: 'denies' } }))).not.toBe(of(records));
    expect(of(edit({ article: { summary: 'Another' } }))).not.toBe(of(records));
  });

  test('of a day is the same whichever days were asked for before', () => {
    // What is no day of a history: the second claim that another does not sit well with.
    const uneasy = ['second', 'third'].map((id) => ({ claim: id, reason: 'Both at once.' }));
    const tense = tracker({
      claims: [claim('first', { tension: uneasy }), claim('second'), claim('third')],
      articles: ['first', 'second', 'third'].map((id, at) =>
        article(`on-${id}`, `2031-05-0${at + 4}`, [{ claim: id, stance: 'asserts' }]),
      ),
    });
    check(60, fc.oneof({ arbitrary: trackers, weight: 9 }, fc.constant(tense)), (records) => {
      const now = createSite(records);
      const contents = new Map<string, string>();
      for (const day of now.index.days) {
        const then = siteAsOf(now, day);
        for (const { key, content } of citedDay(now, then, day).parts ?? []) {
          const plain = JSON.stringify(content());
          expect([key, contents.get(key) ?? plain]).toEqual([key, plain]);
          contents.set(key, plain);
        }
        const alone = createSite(restrict(records, day));
        expect(dayVersion(now, then, day)).toBe(dayVersion(alone, alone, day));
      }
    });
  });
});
