/**
 * The JSON documents below `/api/v1/`: what the pages show, for programs. What each holds is said in `documents.ts`.
 *
 * Dates are EDTF as written; figures keep the text as written beside their limits; addresses are whole where the site's own
 * is known, else root-relative.
 */
import type { EdtfDate } from '../domain/date.ts';
import type { ActorNode, ArticleNode, ClaimNode, Statement } from '../domain/graph.ts';
import { RULES_VERSION } from '../domain/status.ts';
import type { Value } from '../domain/value.ts';
import { createLinks, pathOf } from '../views/links.ts';
import { claimCard } from '../views/parts.ts';
import { publishesRecords } from '../views/published.ts';
import { known, type Site } from '../views/site.ts';
import { timelineView, type TimelineEntry } from '../views/timeline.ts';
import {
  TRACKER_DOCUMENTS,
  type ActorData,
  type ArticleData,
  type ClaimData,
  type DocumentKind,
  type DocumentOf,
  type StatementData,
  type TimelineData,
  type TrackerData,
  type ValueData,
} from './documents.ts';
import type { OutputFile } from './files.ts';
import { documentSchema, documentTitle, schemaTitle, SCHEMA_NAMES } from './schemas.ts';
import { sha256 } from './version.ts';

/** The documents of the whole tracker, by name: `/api/v1/<name>.json`. */
export type DocumentName = keyof typeof TRACKER_DOCUMENTS;
export const DOCUMENTS = Object.keys(TRACKER_DOCUMENTS) as DocumentName[];

/**
 * What changed in the documents, newest first: the one list of it. Within `/api/v1/` fields and documents are added, and none
 * is taken away or gets another meaning; what does is published below `/api/v2/`, beside these.
 */
const API_CHANGES: DocumentOf<'index'>['api']['changes'] = [
  {
    version: '1.2',
    date: '2026-11-23',
    changes: [
      'The texts of claims, actors and articles: body.',
      'How a figure was said: form.',
      'Since when nothing is found at the address of a source or of an archived copy: gone.',
    ],
  },
  {
    version: '1.1',
    date: '2026-11-23',
    changes: [
      'An index of everything: index.json.',
      'A document for each claim, actor and article, with its statements in full.',
      'JSON Schemas of all documents, and $schema in each.',
    ],
  },
  {
    version: '1.0',
    date: '2026-11-22',
    changes: ['tracker.json, claims.json, actors.json, articles.json, statements.json and timeline.json.'],
  },
];

const CONVENTIONS = [
  'UTF-8; one JSON object in each document, which names its JSON Schema (2020-12) in $schema.',
  'Every field is always there; null is what is not stated, not known or does not apply.',
  'Fields may be added: pass over those that you do not know.',
  'Dates are EDTF, as written; days are YYYY-MM-DD; times are ISO 8601 in UTC.',
  'Records refer to each other by id; a statement’s id is <article>/<statement>, as in the address of its page.',
  'Statuses say what sources say and who stands behind it, by the rules of that version; none says what is true.',
  'The same content gives the same bytes.',
];

/** The records that have documents of their own, by collection. */
const RECORDS = { claims: 'claim', actors: 'actor', articles: 'article' } as const;
type Collection = keyof typeof RECORDS;
const COLLECTIONS = Object.keys(RECORDS) as Collection[];

/** Where a program begins. */
export const API_INDEX = 'index' as const;

export function apiFiles(site: Site): OutputFile[] {
  const file = (name: string, content: () => string): OutputFile => ({
    path: pathOf(site, site.links.api(name)),
    content,
  });
  // The index tells of the whole documents, so it comes after them: each is made once.
  const made = new Map<DocumentName, string>();
  const whole = (name: DocumentName): string => {
    const text = made.get(name) ?? JSON.stringify(apiDocument(site, name));
    made.set(name, text);
    return text;
  };
  return [
    ...DOCUMENTS.map((name) => file(name, () => whole(name))),
    file(API_INDEX, () => JSON.stringify(indexDocument(site, whole))),
    ...recordsPublished(site).flatMap((collection) =>
      [...site.graph[collection].keys()].map((id) =>
        file(`${collection}/${id}`, () => JSON.stringify(recordDocument(site, collection, id))),
      ),
    ),
  ];
}

const recordsPublished = (site: Site): Collection[] => (publishesRecords(site, 'documents') ? COLLECTIONS : []);

/** One document of the whole tracker as a plain object, keys in a fixed order. */
export function apiDocument(site: Site, name: DocumentName): DocumentOf<DocumentName> {
  const { graph } = site;
  const $schema = schemaAddress(site, name);
  switch (name) {
    case 'tracker':
      return { $schema, tracker: tracker(site) };
    case 'claims':
      return { $schema, claims: [...graph.claims.values()].map((claim) => claimData(site, claim)) };
    case 'actors':
      return { $schema, actors: [...graph.actors.values()].map((actor) => actorData(site, actor)) };
    case 'articles':
      return { $schema, articles: [...graph.articles.values()].map((article) => articleData(site, article)) };
    case 'statements':
      return { $schema, statements: [...graph.statements.values()].map((statement) => statementData(site, statement)) };
    case 'timeline':
      return { $schema, timeline: timelineData(site) };
    default:
      throw name satisfies never;
  }
}

/** The document of one record: it holds all that a page of the record would need. */
function recordDocument(site: Site, collection: Collection, id: string): DocumentOf<(typeof RECORDS)[Collection]> {
  const { graph } = site;
  const $schema = schemaAddress(site, RECORDS[collection]);
  const inFull = (statements: readonly Statement[]) => statements.map((statement) => statementData(site, statement));
  const articles = (ids: readonly string[]) =>
    [...new Set(ids)].map((article) => {
      const { body: _, ...inShort } = articleData(site, known(graph.articles, article));
      return inShort;
    });
  const carried = (statements: readonly Statement[]) => statements.map(({ article }) => article);
  const claims = (ids: readonly string[]) =>
    [...new Set(ids)].map((claim) => {
      const { record, status } = known(graph.claims, claim);
      const { title, kind } = record;
      return { id: claim, title, kind, status: status.status, url: site.links.absolute(site.links.claim(claim)) };
    });
  const actors = (ids: readonly (string | null)[]) =>
    [...new Set(ids)].toSorted().flatMap((actor) => {
      const node = actor === null ? undefined : graph.actors.get(actor);
      if (node === undefined) return [];
      const { name, kind } = node.record;
      return { id: node.record.id, name, kind, url: site.links.absolute(site.links.actor(node.record.id)) };
    });
  switch (collection) {
    case 'claims': {
      const claim = known(graph.claims, id);
      const { statements, record } = claim;
      const reports = articles(carried(statements));
      const named = [...record.actors, record.holder, ...statements.flatMap(speakers), ...reports.flatMap(credited)];
      return {
        $schema,
        claim: claimData(site, claim),
        statements: inFull(statements),
        articles: reports,
        actors: actors(named),
      };
    }
    case 'actors': {
      const actor = known(graph.actors, id);
      const { said, about, record } = actor;
      const published = (site.index.published.get(id) ?? []).map((article) => article.record.id);
      const reports = articles([...carried(said), ...published]);
      const groups = [record.group, ...record.roles.map(({ group }) => group)];
      return {
        $schema,
        actor: actorData(site, actor),
        statements: inFull(said),
        articles: reports,
        claims: claims([...said.map(({ claim }) => claim), ...about]),
        actors: actors([...groups, ...said.flatMap(speakers), ...reports.flatMap(credited)]),
      };
    }
    case 'articles': {
      const article = known(graph.articles, id);
      const { statements } = article;
      const data = articleData(site, article);
      return {
        $schema,
        article: data,
        statements: inFull(statements),
        claims: claims(statements.map(({ claim }) => claim)),
        actors: actors([...statements.flatMap(speakers), ...credited(data)]),
      };
    }
    default:
      throw collection satisfies never;
  }
}

/** Everybody whom a statement names; `unknown` is nobody. */
const speakers = (s: Statement): (string | null)[] => [s.by, s.origin, s.relayedBy, s.originGroup, s.holderGroup];
const credited = ({ source }: Pick<ArticleData, 'source'>): (string | null)[] => [
  source.publisher,
  ...source.credits.map(({ actor }) => actor),
];

/**
 * The hash of the content, as the documents say it, and of its texts: the same wherever the site is served, and whether or
 * not its history is known. What the tracker as a whole is known by: on `/data/`, in citations, in the index.
 */
export function contentHash(site: Site): string {
  if (site.contentHash !== null) return site.contentHash;
  const { claims, actors, articles, statements } = site.graph;
  const lasting = (data: object) => ({ ...data, url: undefined, recorded: undefined });
  // The timeline is made of all these.
  const contents = [
    tracker({ ...site, links: createLinks({}) }),
    ...claims.values().map((claim) => lasting(claimData(site, claim))),
    ...actors.values().map((actor) => lasting(actorData(site, actor))),
    ...articles.values().map((article) => lasting(articleData(site, article))),
    ...statements.values().map((statement) => lasting(statementData(site, statement))),
  ];
  return (site.contentHash = sha256(contents.map((content) => JSON.stringify(content)).join('\n')));
}

/** The index; `whole` gives the text of a document of the whole tracker. */
function indexDocument(site: Site, whole: (name: DocumentName) => string): DocumentOf<'index'> {
  const { graph, links } = site;
  const { title, description, language, licence } = graph.tracker;
  const documents = DOCUMENTS.map((name) => ({
    name,
    title: documentTitle(name),
    url: links.absolute(links.api(name)),
    schema: schemaAddress(site, name),
    bytes: Buffer.byteLength(whole(name)),
    sha256: sha256(whole(name)),
  }));
  return {
    $schema: schemaAddress(site, API_INDEX),
    api: { version: API_CHANGES[0]?.version ?? '', conventions: CONVENTIONS, changes: API_CHANGES },
    title,
    description,
    language,
    licence,
    rulesVersion: RULES_VERSION,
    counts: countsOf(site),
    contentHash: contentHash(site),
    documents,
    records: recordsPublished(site).map((collection) => ({
      name: collection,
      title: documentTitle(RECORDS[collection]),
      template: links.absolute(links.api(`${collection}/{id}`)),
      schema: schemaAddress(site, RECORDS[collection]),
      ids: [...graph[collection].keys()],
    })),
    schemas: SCHEMA_NAMES.map((name) => ({
      name,
      title: schemaTitle(name),
      url: links.absolute(links.api(`schema/${name}`)),
    })),
    url: links.absolute(links.home),
  };
}

const schemaAddress = ({ links }: Site, kind: DocumentKind): string =>
  links.absolute(links.api(`schema/${documentSchema(kind)}`));

const edtf = (date: EdtfDate | null): string | null => date?.text ?? null;

/** `{ text, form, min, max, unit }`: numbers, or days on date claims; null is no limit. */
function valueData(value: Value | null): ValueData | null {
  if (value === null) return null;
  return value.kind === 'date'
    ? { text: value.text, form: null, min: value.date.from, max: value.date.to, unit: null }
    : { text: value.text, form: value.form, min: value.min, max: value.max, unit: value.unit };
}

function tracker(site: Site): TrackerData {
  const { graph, links } = site;
  const { title, description, language, story, topics, featured, licence, contact, repository } = graph.tracker;
  return {
    title,
    description,
    language,
    story,
    places: [...graph.places.values()],
    topics: topics.map((topic) => ({ ...topic, url: links.absolute(links.topic(topic.id)) })),
    featured,
    licence,
    contact,
    repository,
    rulesVersion: RULES_VERSION,
    counts: countsOf(site),
    documents: DOCUMENTS.map((name) => links.absolute(links.api(name))),
    url: links.absolute(links.home),
  };
}

const countsOf = ({ graph }: Site): TrackerData['counts'] => ({
  claims: graph.claims.size,
  statements: graph.statements.size,
  actors: graph.actors.size,
  articles: graph.articles.size,
  texts: new Set([...graph.articles.values()].map((article) => article.text)).size,
});

function claimData(site: Site, claim: ClaimNode): ClaimData {
  const { record, status } = claim;
  const { sentence } = claimCard(site, claim).status;
  return {
    id: record.id,
    title: record.title,
    kind: record.kind,
    status: status.status,
    rule: status.rule,
    reason: sentence,
    flags: status.flags,
    origins: status.origins,
    counts: status.counts,
    basis: status.basis,
    conflict: status.conflict,
    history: claim.history.map(({ day, result, added, dropped }) => ({
      day,
      status: result.status,
      rule: result.rule,
      flags: result.flags,
      origins: result.origins,
      added,
      dropped,
    })),
    statements: claim.statements.map((s) => s.key),
    when: record.when,
    place: record.place,
    topics: record.topics,
    actors: record.actors,
    holder: record.holder,
    quantity: record.quantity,
    tension: claim.tension,
    disagreement: record.disagreement,
    implies: claim.implies,
    body: record.body,
    recorded: record.recorded,
    url: site.links.absolute(site.links.claim(record.id)),
  };
}

function statementData(site: Site, s: Statement): StatementData {
  return {
    id: s.key,
    claim: s.claim,
    claimKind: known(site.graph.claims, s.claim).record.kind,
    article: s.article,
    by: s.by,
    stance: s.stance,
    scope: s.scope,
    side: s.side,
    standing: s.standing,
    originGroup: s.originGroup,
    holderGroup: s.holderGroup,
    origin: s.origin,
    stated: edtf(s.stated),
    value: valueData(s.value),
    valueAt: edtf(s.valueAt),
    hedge: s.hedge,
    quote: s.quote,
    paragraph: s.paragraph,
    relayedBy: s.relayedBy,
    note: s.note,
    countsFrom: s.countsFrom,
    countsUntil: s.countsUntil,
    url: site.links.absolute(site.links.statement(s.key)),
  };
}

function articleData(
  { graph, links }: Site,
  { record, countsFrom, countsUntil, text, statements }: ArticleNode,
): ArticleData {
  const { source } = record;
  return {
    id: record.id,
    title: record.title,
    summary: record.summary,
    source: {
      ...source,
      language: source.language ?? graph.tracker.language,
      status: source.status ?? { state: 'as-published', date: null, url: null },
    },
    text,
    countsFrom,
    countsUntil,
    statements: statements.map((s) => s.key),
    body: record.body,
    recorded: record.recorded,
    url: links.absolute(links.article(record.id)),
  };
}

function actorData({ links }: Site, { record, said, about }: ActorNode): ActorData {
  return {
    id: record.id,
    name: record.name,
    kind: record.kind,
    aliases: record.aliases,
    group: record.group,
    roles: record.roles,
    sameAs: record.sameAs,
    statements: said.map((s) => s.key),
    claims: about,
    body: record.body,
    recorded: record.recorded,
    url: links.absolute(links.actor(record.id)),
  };
}

/** Entries in the order of the timeline page, undated ones last. */
function timelineData(site: Site): TimelineData[] {
  const { chapters, undated } = timelineView(site);
  const entry = (item: TimelineEntry, chapter: string | null, day: string | null): TimelineData =>
    item.type === 'told'
      ? { type: item.type, date: item.date.edtf, chapter, day, claim: item.claim.id, status: item.claim.status.status }
      : {
          type: item.type,
          date: item.date?.edtf ?? null,
          chapter,
          day,
          by: item.by?.id ?? null,
          article: item.article.id,
          statements: item.statements.map(({ key }) => key),
        };
  return [
    ...chapters.flatMap(({ key, band, days }) => [
      ...band.map((item) => entry(item, key, null)),
      ...days.flatMap(({ day, entries }) => entries.map((item) => entry(item, key, day))),
    ]),
    ...undated.map((item) => entry(item, null, null)),
  ];
}
