/** The JSON documents: each fits the schema that is published for it, and the index knows them all. */
import { createHash } from 'node:crypto';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Records } from '../../src/domain/records.ts';
import { apiFiles, contentHash } from '../../src/outputs/api.ts';
import { DOCUMENT_SCHEMAS } from '../../src/outputs/documents.ts';
import { schemaFiles } from '../../src/outputs/schemas.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { naughtyRecords } from '../support/naughty.ts';
import { storyRecords } from '../support/story.ts';

const ajv = new Ajv2020({ allErrors: true });
formats.default(ajv);

const URL_OF_STORY = 'https://example.org/tracker/';
const withUrl = (records: Records, url: string | null) =>
  createSite({ ...records, tracker: { ...records.tracker, url } });
const read = (content: string | Uint8Array): Record<string, unknown> => JSON.parse(String(content));

/** Schemas by the address that documents name; compiled once, they are the same for all trackers. */
const schemas = (site: Site) =>
  new Map(
    schemaFiles(site).map(({ path, content }) => {
      const { $id: _, ...schema } = read(content());
      return [site.links.absolute(site.links.to(path)), schema];
    }),
  );
const compiled = new Map<string, ReturnType<typeof ajv.compile>>();

/** What is wrong with the documents of a tracker, by their schemas. */
function problems(site: Site): string[] {
  const published = schemas(site);
  return apiFiles(site).flatMap(({ path, content }) => {
    const document = read(content());
    const schema = published.get(String(document['$schema']));
    if (schema === undefined) return [`${path} names no schema that is published`];
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile(schema);
    compiled.set(key, validate);
    return validate(document) ? [] : (validate.errors ?? []).map((e) => `${path}${e.instancePath} ${e.message}`);
  });
}

const story = storyRecords();
const naughty = naughtyRecords();

describe.each([URL_OF_STORY, null])('with the address %s', (url) => {
  const site = withUrl(story, url);

  test('every document of the story fits the schema that it names', () => {
    expect(problems(site)).toEqual([]);
  });

  test('the index names every document and every schema, and nothing else', () => {
    const index = JSON.parse(
      JSON.stringify(
        read(
          apiFiles(site)
            .find(({ path }) => path === 'api/v1/index.json')
            ?.content() ?? '',
        ),
      ),
    );
    const named = [
      site.links.absolute(site.links.api('index')),
      ...index.documents.map((one: { url: string }) => one.url),
      ...index.records.flatMap((one: { template: string; ids: string[] }) =>
        one.ids.map((id) => one.template.replace('{id}', id)),
      ),
      ...index.schemas.map((one: { url: string }) => one.url),
    ];
    const files = [...apiFiles(site), ...schemaFiles(site)].map(({ path }) => site.links.absolute(site.links.to(path)));
    expect(named.toSorted()).toEqual(files.toSorted());
  });
});

test('every document of random trackers fits its schema', () => {
  check(30, trackers, (records) => {
    expect(problems(createSite(records))).toEqual([]);
  });
});

test('every document of a tracker of naughty strings fits its schema', () => {
  expect(naughty.used.length).toBeGreaterThan(400);
  expect(problems(createSite(naughty.records))).toEqual([]);
});

test('every kind of document is in the story', () => {
  const named = new Set(apiFiles(withUrl(story, null)).map(({ content }) => read(content())['$schema']));
  expect([...named].toSorted()).toEqual(
    Object.keys(DOCUMENT_SCHEMAS)
      .map((kind) => `/api/v1/schema/${kind}.document.json`)
      .toSorted(),
  );
});

test('a document that says more, less or something else does not fit', () => {
  const site = withUrl(story, null);
  const document = read(
    apiFiles(site)
      .find(({ path }) => path === 'api/v1/claims/bridge-closed.json')
      ?.content() ?? '',
  );
  const validate = ajv.compile(schemas(site).get(String(document['$schema'])) ?? {});
  const claim = { ...(document['claim'] as object) };
  const wrong = (changed: object) => {
    validate({ ...document, claim: { ...claim, ...changed } });
    return validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`) ?? [];
  };
  expect(wrong({})).toEqual([]);
  expect(wrong({ verdict: 'true' })).toEqual(['/claim must NOT have additional properties']);
  expect(wrong({ title: undefined })).toEqual(["/claim must have required property 'title'"]);
  expect(wrong({ status: 'true' })).toEqual(['/claim/status must be equal to one of the allowed values']);
  expect(wrong({ recorded: 'yesterday' }).at(0)).toBe('/claim/recorded must match format "date-time"');
});

test('the index of the story', () => {
  const site = withUrl(story, URL_OF_STORY);
  const files = apiFiles(site);
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const whole = ['tracker', 'claims', 'actors', 'articles', 'statements', 'timeline'];
  const contents = whole.map((name) => String(files.find(({ path }) => path === `api/v1/${name}.json`)?.content()));
  const index = JSON.parse(String(files.find(({ path }) => path === 'api/v1/index.json')?.content()));
  expect(index).toMatchObject({
    $schema: 'https://example.org/tracker/api/v1/schema/index.document.json',
    title: 'The swing bridge of Port Merrow',
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    rulesVersion: 1,
    counts: { claims: 21, statements: 40, actors: 13, articles: 4, texts: 3 },
    contentHash: contentHash(site),
    url: 'https://example.org/tracker/',
  });
  expect(index.documents.map((one: { sha256: string }) => one.sha256)).toEqual(contents.map(hash));
  expect(index.documents[4]).toEqual({
    name: 'statements',
    title: 'All statements',
    url: 'https://example.org/tracker/api/v1/statements.json',
    schema: 'https://example.org/tracker/api/v1/schema/statements.document.json',
    bytes: Buffer.byteLength(contents[4] ?? ''),
    sha256: hash(contents[4] ?? ''),
  });
  expect(index.records.map((one: { template: string }) => one.template)).toEqual([
    'https://example.org/tracker/api/v1/claims/{id}.json',
    'https://example.org/tracker/api/v1/actors/{id}.json',
    'https://example.org/tracker/api/v1/articles/{id}.json',
  ]);
  expect(index.api.changes.map((one: { version: string }) => one.version)).toEqual(['1.2', '1.1', '1.0']);
});

describe('the document of a record', () => {
  const site = withUrl(story, null);
  const documents = new Map(apiFiles(site).map(({ path, content }) => [path, content]));
  const document = (name: string) => JSON.parse(String(documents.get(`api/v1/${name}.json`)?.()));
  const lists = { claims: 'claim', actors: 'actor', articles: 'article' } as const;

  test.each(Object.entries(lists))(
    'of each of the %s holds it as the whole list does, and every id leads on',
    (name, key) => {
      const ids = [...site.graph[name as keyof typeof lists].keys()];
      expect(ids.length).toBeGreaterThan(3);
      const whole = document(name)[name];
      const said = new Map(document('statements').statements.map((one: { id: string }) => [one.id, one]));
      const articles = new Map(
        document('articles').articles.map((one: { id: string; body?: string }) => [
          one.id,
          { ...one, body: undefined },
        ]),
      );
      for (const [at, id] of ids.entries()) {
        const one = document(`${name}/${id}`);
        expect(one[key]).toEqual(whole[at]);
        expect(one.statements).toEqual(one[key].statements.map((statement: string) => said.get(statement)));
        for (const article of one.articles ?? []) expect(article).toEqual(articles.get(article.id));
        const actors = new Set(one.actors.map((actor: { id: string }) => actor.id));
        const named = one.statements.flatMap((s: Record<string, string | null>) => [
          s['by'],
          s['origin'],
          s['relayedBy'],
        ]);
        expect(
          named.filter((actor: string | null) => actor !== null && actor !== 'unknown' && !actors.has(actor)),
        ).toEqual([]);
      }
    },
  );

  test('is not there where the tracker switches it off, or has too many claims', () => {
    const paths = (outputs: NonNullable<Records['tracker']['outputs']>) =>
      apiFiles(createSite({ ...story, tracker: { ...story.tracker, outputs } })).map(({ path }) => path);
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
    const whole = ['tracker', 'claims', 'actors', 'articles', 'statements', 'timeline', 'index'];
    const expected = whole.map((name) => `api/v1/${name}.json`);
    expect(paths({ ...none, documents: false, records: null })).toEqual(expected);
    expect(paths({ ...none, records: false })).toEqual(expected);
    expect(paths({ ...none, records: true }).length).toBe(expected.length + 21 + 13 + 4);
  });
});

describe('the content hash', () => {
  const records = storyRecords();
  const hash = (changed: Partial<Records> = {}) => contentHash(createSite({ ...records, ...changed }));
  const [first] = records.articles;

  test('is the same wherever the site is served, and whether or not its history is known', () => {
    const recorded = records.articles.map((one) => ({ ...one, recorded: '2031-02-03T04:05:06.000Z' }));
    const url = 'https://example.com/elsewhere/';
    expect(hash()).toMatch(/^[0-9a-f]{64}$/);
    expect(hash({ articles: recorded, tracker: { ...records.tracker, url } })).toBe(hash());
  });

  test('changes with a title, a text, a statement, a day, an alias, a place', () => {
    const articles = records.articles.slice(1);
    const other = [
      hash({ articles: [{ ...first!, title: 'Other' }, ...articles] }),
      hash({ articles: [{ ...first!, body: 'Other.' }, ...articles] }),
      hash({
        articles: [
          { ...first!, statements: first!.statements.map((one) => ({ ...one, note: 'Other.' })) },
          ...articles,
        ],
      }),
      hash({ claims: records.claims.map((one) => ({ ...one, when: '2031-05-04' })) }),
      hash({ actors: records.actors.map((one) => ({ ...one, aliases: [...one.aliases, 'Other'] })) }),
      hash({ places: records.places.map((one) => ({ ...one, name: 'Other' })) }),
    ];
    expect(new Set([hash(), ...other]).size).toBe(7);
  });
});
