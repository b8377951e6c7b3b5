/**
 * The JSON documents below `/api/v1/`: what the pages show, for programs.
 *
 * Each document is an object that holds its list under its own name. Dates are EDTF as written; figures keep the text
 * as written beside their limits; addresses are whole where the site's own is known, else root-relative.
 */
import type { EdtfDate } from '../domain/date.ts';
import type { ActorNode, ArticleNode, ClaimNode, Statement } from '../domain/graph.ts';
import { RULES_VERSION } from '../domain/status.ts';
import type { Value } from '../domain/value.ts';
import { claimCard } from '../views/parts.ts';
import { known, type Site } from '../views/site.ts';
import { timelineView, type TimelineEntry } from '../views/timeline.ts';
import type { OutputFile } from './files.ts';

/** The documents, by name: `/api/v1/<name>.json`. */
export const DOCUMENTS = ['tracker', 'claims', 'actors', 'articles', 'statements', 'timeline'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

export const apiFiles = (site: Site): OutputFile[] =>
  DOCUMENTS.map((name) => ({
    path: `api/v1/${name}.json`,
    content: () => JSON.stringify(apiDocument(site, name)),
  }));

/** One document as a plain object, keys in a fixed order. */
export function apiDocument(site: Site, name: DocumentName): Record<string, unknown> {
  const { graph } = site;
  switch (name) {
    case 'tracker':
      return { tracker: tracker(site) };
    case 'claims':
      return { claims: [...graph.claims.values()].map((claim) => claimData(site, claim)) };
    case 'actors':
      return { actors: [...graph.actors.values()].map((actor) => actorData(site, actor)) };
    case 'articles':
      return { articles: [...graph.articles.values()].map((article) => articleData(site, article)) };
    case 'statements':
      return { statements: [...graph.statements.values()].map((statement) => statementData(site, statement)) };
    case 'timeline':
      return { timeline: timelineData(site) };
    default:
      throw name satisfies never;
  }
}

const edtf = (date: EdtfDate | null): string | null => date?.text ?? null;

/** `{ text, min, max, unit }`: numbers, or days on date claims; null is no limit. */
function valueData(value: Value | null) {
  if (value === null) return null;
  return value.kind === 'date'
    ? { text: value.text, min: value.date.from, max: value.date.to, unit: null }
    : { text: value.text, min: value.min, max: value.max, unit: value.unit };
}

function tracker({ graph, links }: Site) {
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
    counts: {
      claims: graph.claims.size,
      statements: graph.statements.size,
      actors: graph.actors.size,
      articles: graph.articles.size,
      texts: new Set([...graph.articles.values()].map((article) => article.text)).size,
    },
    documents: DOCUMENTS.map((name) => links.absolute(links.api(name))),
    url: links.absolute(links.home),
  };
}

function claimData(site: Site, claim: ClaimNode) {
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
    recorded: record.recorded,
    url: site.links.absolute(site.links.claim(record.id)),
  };
}

function statementData(site: Site, s: Statement) {
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

function articleData({ graph, links }: Site, { record, countsFrom, countsUntil, text, statements }: ArticleNode) {
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
    recorded: record.recorded,
    url: links.absolute(links.article(record.id)),
  };
}

function actorData({ links }: Site, { record, said, about }: ActorNode) {
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
    recorded: record.recorded,
    url: links.absolute(links.actor(record.id)),
  };
}

/** Entries in the order of the timeline page, undated ones last. */
function timelineData(site: Site) {
  const { chapters, undated } = timelineView(site);
  const entry = (item: TimelineEntry, chapter: string | null, day: string | null) =>
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
