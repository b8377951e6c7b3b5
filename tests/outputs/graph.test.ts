/** Linked data: in the terms of schema.org, whole in itself, and honest about what is not known. */
import Validator from '@adobe/structured-data-validator';
import { describe, expect, test } from 'vitest';
import type { Records } from '../../src/domain/records.ts';
import { outputFiles } from '../../src/outputs/files.ts';
import { graphFiles, inScript, pageData } from '../../src/outputs/graph.ts';
import { firstAppearance } from '../../src/views/claim.ts';
import { createSite, known, type Site } from '../../src/views/site.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { naughtyRecords } from '../support/naughty.ts';
import { actor, article, claim, tracker } from '../support/records.ts';
import { asJsonLd, rangeProblems, schemaOrg, type Node } from '../support/schema-org.ts';
import { storyRecords } from '../support/story.ts';

const HOME = 'https://example.org/tracker/';
const story = storyRecords();
const naughty = naughtyRecords(HOME);
const vocabulary = schemaOrg();
const validator = new Validator(asJsonLd(vocabulary));

const graphOf = (site: Site): Node[] => JSON.parse(String(graphFiles(site)[0]?.content()))['@graph'];
const about = (site: Site) =>
  (['claims', 'actors', 'articles'] as const).flatMap((collection) =>
    [...site.graph[collection].keys()].map((id) => ({ collection, id })),
  );
/** What all pages of records carry, About and the page of data. */
const pages = (site: Site): Node[] =>
  [site.links.about, site.links.data, ...about(site)].flatMap((page) => {
    const record = typeof page === 'string' ? undefined : page;
    const crumbs = record ? [{ name: record.collection, href: site.links[record.collection] }] : [];
    const data = pageData(site, typeof page === 'string' ? page : site.links.to(page.id), crumbs, record);
    return JSON.parse(data ?? '{"@graph":[]}')['@graph'] as Node[];
  });

/** Every `@id` that a value refers to. */
const references = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(references);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  return Object.keys(node).join() === '@id' ? [String(node['@id'])] : Object.values(node).flatMap(references);
};

/** What is wrong by schema.org, where nothing may lead out of the graph. */
async function problems(graph: readonly Node[], whole = graph): Promise<string[]> {
  const types = new Map(whole.map((node) => [String(node['@id']), String(node['@type'])]));
  const ids = graph.flatMap((node) => (node['@id'] === undefined ? [] : [String(node['@id'])]));
  const ofSchema = graph.map((node) =>
    Object.fromEntries(Object.entries(node).filter(([property]) => !property.startsWith('prov:'))),
  );
  const issues = await validator.validate({ jsonld: Object.groupBy(ofSchema, (node) => String(node['@type'])) });
  return [
    ...issues.map(
      ({ rootType, issueMessage }: { rootType: string; issueMessage: string }) => `${rootType}: ${issueMessage}`,
    ),
    ...graph.flatMap((node) => rangeProblems(vocabulary, node, (id) => types.get(id))),
    ...graph.flatMap(references).filter((id) => !types.has(id)),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} twice`),
  ];
}

describe('schema.org', () => {
  test('the vocabulary is there', () => {
    expect(vocabulary.kinds.size).toBeGreaterThan(800);
    expect([...(vocabulary.kinds.get('NewsArticle') ?? [])]).toEqual([
      'NewsArticle',
      'Article',
      'CreativeWork',
      'Thing',
    ]);
    expect(vocabulary.properties.get('Claim')?.get('firstAppearance')).toEqual(['CreativeWork', 'IdReference']);
  });

  test('the validators find what is wrong', async () => {
    const wrong = [
      { '@type': 'Claim', '@id': 'a', verdict: 'true', appearance: { '@id': 'b' }, name: 3 },
      { '@type': 'Person', '@id': 'b', memberOf: { '@id': 'c' }, sameAs: 'nowhere', birthDate: '2024?' },
      { '@type': 'Fact', '@id': 'b' },
    ];
    expect(await problems(wrong)).toEqual([
      'Claim: Property "verdict" for type "Claim" is not supported by the schema.org specification',
      'Person: Required attribute "name" is missing',
      'Fact: Type "Fact" is not a valid schema.org type',
      'Claim.verdict may not be "true"',
      'Claim.appearance may not be a Fact',
      'Claim.name may not be 3',
      'Person.memberOf leads nowhere: c',
      'Person.sameAs may not be "nowhere"',
      'Person.birthDate may not be "2024?"',
      'c',
      'b twice',
    ]);
  });

  test.each<[string, Records]>([
    ['the story', story],
    ['naughty strings', naughty.records],
  ])(
    '%s: the graph and what pages carry of it is valid, and every reference leads to something in it',
    async (_, records) => {
      const site = createSite(records);
      const graph = graphOf(site);
      expect(graph.length).toBeGreaterThan(60);
      expect(await problems(graph)).toEqual([]);
      const parts = pages(site);
      expect(parts.length).toBeGreaterThan(60);
      // Each page names what it is about again.
      expect((await problems(parts, graph)).filter((problem) => !problem.endsWith(' twice'))).toEqual([]);
    },
  );

  test('random trackers: every reference leads to something of a fitting type', () => {
    check(50, trackers, (records) => {
      const graph = graphOf(createSite(records));
      const types = new Map(graph.map((node) => [String(node['@id']), String(node['@type'])]));
      expect(types.size).toBe(graph.length);
      expect(graph.flatMap((node) => rangeProblems(vocabulary, node, (id) => types.get(id)))).toEqual([]);
      expect(graph.flatMap(references).filter((id) => !types.has(id))).toEqual([]);
    });
  });
});

describe('the story', () => {
  const site = createSite(story);
  const graph = new Map(graphOf(site).map((node) => [node['@id'], node]));
  const at = (id: string) => ({ '@id': `${HOME}${id}` });

  test('the file says where its words are from', () => {
    const [file] = graphFiles(site);
    expect(file?.path).toBe('data/graph.jsonld');
    expect(JSON.parse(String(file?.content()))['@context']).toEqual([
      'https://schema.org',
      { prov: 'http://www.w3.org/ns/prov#' },
    ]);
  });

  test('a claim appears in sources, first in the one published first', () => {
    expect(graph.get(`${HOME}claims/bridge-closed/#claim`)).toEqual({
      '@type': 'Claim',
      '@id': `${HOME}claims/bridge-closed/#claim`,
      name: expect.any(String),
      url: `${HOME}claims/bridge-closed/`,
      appearance: expect.arrayContaining([at('articles/bridge-closes/#source')]),
      firstAppearance: at('articles/bridge-closes/#source'),
    });
  });

  test('which source was the first is said only where days tell', () => {
    const carried = (...days: string[]) => {
      const records = tracker({
        claims: [claim('gate')],
        articles: days.map((day, i) => article(`report-${i}`, day, [{ claim: 'gate', stance: 'asserts' }])),
      });
      return firstAppearance(createSite(records), known(createSite(records).graph.claims, 'gate'))?.record.id ?? null;
    };
    expect(carried('2031-05-04')).toBe('report-0');
    expect(carried('2031-05-05', '2031-05-04')).toBe('report-1');
    expect(carried('2031-05-04', '2031-05-04')).toBe(null);
    expect(carried('2031-05-03/..', '2031-05-04')).toBe(null);
    expect(carried('2031-05', '2031-05-04')).toBe(null);
    expect(carried('2031-05-04', '2031-06')).toBe('report-0');
  });

  test('a source is news of its publisher; our report is based on it', () => {
    expect(graph.get(`${HOME}articles/bridge-closes/#source`)).toEqual({
      '@type': 'NewsArticle',
      '@id': `${HOME}articles/bridge-closes/#source`,
      name: 'Gates down at dawn',
      url: 'https://example.org/gazette/gates-down',
      publisher: at('actors/harbour-gazette/#actor'),
      creditText: 'Pell Rowan',
      datePublished: '2019-03-05',
      inLanguage: 'en',
      expires: '2019-06-01',
      archivedAt: ['https://example.org/archive/gates-down'],
      creativeWorkStatus: 'corrected by its publisher',
      correction: 'https://example.org/gazette/corrections',
    });
    expect(graph.get(`${HOME}articles/bridge-closes/#article`)).toMatchObject({
      '@type': 'Article',
      headline: 'Port Merrow closes its swing bridge',
      isBasedOn: at('articles/bridge-closes/#source'),
      'prov:wasDerivedFrom': at('articles/bridge-closes/#source'),
    });
  });

  test('a statement says who says what, from where, and on whose word', () => {
    const statements = [...graph.values()].filter(
      (node) => node['@type'] === 'Quotation' || node['@type'] === 'Statement',
    );
    expect(statements.length).toBe(site.graph.statements.size);
    expect(graph.get(`${HOME}articles/bridge-closes/#bridge-closed-port-authority`)).toEqual({
      '@type': 'Statement',
      '@id': `${HOME}articles/bridge-closes/#bridge-closed-port-authority`,
      description: 'Port Authority of Merrow confirms it: The swing bridge is closed to traffic',
      keywords: ['confirms'],
      about: at('claims/bridge-closed/#claim'),
      isPartOf: at('articles/bridge-closes/#source'),
      author: at('actors/port-authority/#actor'),
      dateCreated: '2019-03-04',
      'prov:wasDerivedFrom': at('articles/bridge-closes/#source'),
      'prov:wasAttributedTo': at('actors/port-authority/#actor'),
    });
    for (const statement of statements) {
      const quoted = statement['@type'] === 'Quotation';
      expect('text' in statement).toBe(quoted);
      expect('prov:wasQuotedFrom' in statement).toBe(quoted);
      expect('prov:wasDerivedFrom' in statement).toBe(!quoted);
    }
  });

  test('the data can be had in all their forms', () => {
    const { distribution, ...data } = graph.get(`${HOME}data/#dataset`) ?? {};
    expect(data).toEqual({
      '@type': 'Dataset',
      '@id': `${HOME}data/#dataset`,
      name: 'The swing bridge of Port Merrow',
      description: story.tracker.story,
      url: `${HOME}data/`,
      inLanguage: 'en',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      isAccessibleForFree: true,
      isPartOf: at('#website'),
    });
    const downloads = distribution as { contentUrl: string; encodingFormat: string }[];
    const published = new Set(outputFiles(site).map(({ path }) => HOME + path));
    expect(downloads.filter(({ contentUrl }) => !published.has(contentUrl))).toEqual([]);
    expect(downloads.map(({ encodingFormat }) => encodingFormat)).toEqual([
      ...Array.from({ length: 6 }, () => 'application/json'),
      'application/ld+json',
      ...Array.from({ length: 4 }, () => 'text/csv'),
      'application/vnd.apache.parquet',
      'application/vnd.sqlite3',
      'application/json',
    ]);
  });

  test('no verdicts, no statuses, no events', () => {
    const types = new Set([...graph.values()].map((node) => node['@type']));
    expect([...types].toSorted()).toEqual([
      'Article',
      'Claim',
      'CreativeWork',
      'Dataset',
      'GovernmentOrganization',
      'NewsArticle',
      'NewsMediaOrganization',
      'Organization',
      'Person',
      'Quotation',
      'Statement',
      'WebSite',
    ]);
    expect(JSON.stringify([...graph.values()])).not.toMatch(/rating|contested|corroborated|single-origin/i);
  });
});

test.each([
  ['2024-06-18', '2024-06-18'],
  ['2024-06', '2024-06'],
  ['2024', '2024'],
  ['2024-06-XX', '2024-06'],
  ['2024-06-18?', undefined],
  ['2024-06~', undefined],
  ['202X', undefined],
  ['2024-06-18/..', undefined],
  ['[2024-06-18,2024-06-20]', undefined],
])('a source published %s has the date %s', (published, date) => {
  const site = createSite(tracker({ articles: [article('report', published)] }));
  expect(graphOf(site).find((node) => node['@id'] === '/articles/report/#source')?.['datePublished']).toBe(date);
});

test('nobody is a member of a person', () => {
  const actors = [
    actor('jane', { kind: 'person' }),
    actor('staff', { kind: 'unnamed-group', group: 'jane' }),
    actor('union', { kind: 'organisation' }),
    actor('joe', { kind: 'person', group: 'union' }),
  ];
  const graph = graphOf(createSite(tracker({ actors })));
  expect(graph.filter((node) => 'memberOf' in node || 'affiliation' in node)).toEqual([
    expect.objectContaining({ '@id': '/actors/joe/#actor', affiliation: { '@id': '/actors/union/#actor' } }),
  ]);
});

describe('in a page', () => {
  const hostile = '</script><script>alert(1)</script><!-- & \u2028 \u2029 ]]>';

  test('nothing breaks out, and everything comes back', () => {
    const records = tracker({
      claims: [claim('bad', { title: hostile })],
      articles: [article('report', '2024-06-18', [{ claim: 'bad', stance: 'asserts' }])],
    });
    const site = createSite(records);
    const data = pageData(site, site.links.claim('bad'), [], { collection: 'claims', id: 'bad' }) ?? '';
    expect(data).toMatch(/^[^<>&\u2028\u2029]+$/);
    expect(JSON.parse(data)['@graph'][0].name).toBe(hostile);
  });

  test('naughty strings come back as they are', () => {
    expect(naughty.used.length).toBeGreaterThan(400);
    for (const string of naughty.used) {
      const written = inScript(string);
      expect(written).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(written)).toBe(string);
    }
  });

  test('About tells of the site and its search', () => {
    const site = createSite(story);
    expect(JSON.parse(pageData(site, site.links.about, []) ?? '')).toEqual({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'WebSite',
          '@id': `${HOME}#website`,
          name: 'The swing bridge of Port Merrow',
          description: story.tracker.description,
          url: HOME,
          inLanguage: 'en',
          license: 'https://creativecommons.org/licenses/by/4.0/',
          potentialAction: {
            '@type': 'SearchAction',
            target: { '@type': 'EntryPoint', urlTemplate: `${HOME}search/?q={search_term_string}` },
            'query-input': 'required name=search_term_string',
          },
        },
      ],
    });
  });

  test('is on the front page what the site is called', () => {
    const site = createSite(story);
    expect(JSON.parse(pageData(site, site.links.home, []) ?? '')).toEqual({
      '@context': 'https://schema.org',
      '@graph': [
        {
          '@type': 'WebSite',
          '@id': 'https://example.org/tracker/#website',
          name: 'The swing bridge of Port Merrow',
          url: 'https://example.org/tracker/',
        },
      ],
    });
  });

  test('is nothing where there is nothing to say, or where the tracker switches it off', () => {
    const site = createSite(story);
    expect(pageData(site, null, [])).toBeNull();
    expect(pageData(site, site.links.method, [])).toBeNull();
    const outputs = {
      feeds: null,
      calendar: null,
      documents: null,
      data: null,
      graph: false,
      citations: null,
      embeds: null,
      archive: null,
    };
    const off = createSite({ ...story, tracker: { ...story.tracker, outputs: { ...outputs, records: null } } });
    expect(pageData(off, off.links.about, [])).toBeNull();
    expect(graphFiles(off)).toEqual([]);
  });
});
