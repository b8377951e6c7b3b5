/**
 * The records as linked data: JSON-LD in terms of schema.org, with PROV-O for where statements come from.
 *
 * One graph, in one file; each page carries the little of it that it is about, and the way to it. Everything has an `@id`
 * below the page that shows it. Without an address of the site these are root-relative, which JSON-LD resolves against the
 * address that a document was read from: they lead to the right place wherever the site is served.
 *
 * No verdict is given, so there is no `ClaimReview`, and no status either: schema.org has no word for one that would not be
 * read as a rating. There is no `Event`: it would say that what a claim says did happen, which is for readers to judge,
 * however many sources say so. A date is given only where EDTF names one day, month or year without doubt. Roles are in the
 * JSON documents: schema.org has no honest way to say from when until when they are known.
 */
import type {
  ArticleLeaf,
  BreadcrumbListLeaf,
  ClaimLeaf,
  CreativeWorkLeaf,
  DatasetLeaf,
  GovernmentOrganizationLeaf,
  IdReference,
  NewsArticleLeaf,
  NewsMediaOrganizationLeaf,
  OrganizationLeaf,
  PersonLeaf,
  QuotationLeaf,
  SearchActionLeaf,
  StatementLeaf,
  WebSiteLeaf,
  WithActionConstraints,
} from 'schema-dts';
import type { EdtfDate } from '../domain/date.ts';
import type { ActorNode, ArticleNode, ClaimNode, Statement } from '../domain/graph.ts';
import { UNKNOWN_ORIGIN, type ActorKind } from '../domain/schema.ts';
import { text } from '../text.ts';
import { appearances, firstAppearance } from '../views/claim.ts';
import { pathOf } from '../views/links.ts';
import { groundsOf, qualifiersOf, statementView, type Link } from '../views/parts.ts';
import { publishes } from '../views/published.ts';
import { known, type Site } from '../views/site.ts';
import { DOCUMENTS } from './api.ts';
import { DOWNLOADS } from './data.ts';
import type { OutputFile } from './files.ts';

/** PROV-O, https://www.w3.org/TR/prov-o/: what a thing comes from, and whose it is. */
interface Provenance {
  'prov:wasDerivedFrom'?: IdReference;
  'prov:wasQuotedFrom'?: IdReference;
  /** The speaker; in a source’s own voice its publisher. */
  'prov:wasAttributedTo'?: IdReference;
  /** On whose information the speaker speaks. */
  'prov:wasInfluencedBy'?: IdReference;
}

type ActorThing = PersonLeaf | OrganizationLeaf | NewsMediaOrganizationLeaf | GovernmentOrganizationLeaf;
type SourceThing = (NewsArticleLeaf | CreativeWorkLeaf) & Provenance;
type ReportThing = ArticleLeaf & Provenance;
type StatementThing = (QuotationLeaf | StatementLeaf) & Provenance;
export type Thing =
  WebSiteLeaf | DatasetLeaf | ClaimLeaf | ActorThing | SourceThing | ReportThing | StatementThing | BreadcrumbListLeaf;

const CONTEXT = 'https://schema.org';

/** The file that holds the whole graph, among the downloads. */
export const GRAPH_FILE = 'graph.jsonld';

export const graphFiles = (site: Site): OutputFile[] =>
  publishes(site, 'graph')
    ? [
        {
          path: pathOf(site, site.links.download(GRAPH_FILE)),
          content: () =>
            JSON.stringify({
              '@context': [CONTEXT, { prov: 'http://www.w3.org/ns/prov#' }],
              '@graph': wholeGraph(site),
            }),
        },
      ]
    : [];

/** Everything: the site, its data, and all records, each under its own `@id`. */
function wholeGraph(site: Site): Thing[] {
  const { claims, actors, articles, statements } = site.graph;
  return [
    website(site),
    dataset(site),
    ...[...claims.values()].map((claim) => claimThing(site, claim)),
    ...[...actors.values()].map((actor) => actorThing(site, actor)),
    ...[...articles.values()].flatMap((article) => [reportThing(site, article), sourceThing(site, article)]),
    ...[...statements.values()].map((statement) => statementThing(site, statement)),
  ];
}

/** The record that a page is about. */
export interface About {
  collection: 'claims' | 'actors' | 'articles';
  id: string;
}

/** A page that lists more statements has no room for anything else: it weighs nearly the 14 KB that one may weigh. */
const MOST_STATEMENTS = 70;

/**
 * What a page carries in `<script type="application/ld+json">`, written so that no text can end the element: the thing that
 * it is about, as far as other things need not be told, and the way to it. Null where there is nothing to say.
 */
export function pageData(site: Site, href: string | null, crumbs: readonly Link[], about?: About): string | null {
  if (href === null || !publishes(site, 'graph')) return null;
  const { links, graph } = site;
  if (about?.collection === 'articles' && known(graph.articles, about.id).statements.length > MOST_STATEMENTS)
    return null;
  const things: Thing[] = [
    ...(href === links.home ? [named(website(site))] : []),
    ...(href === links.about || href === links.search ? [website(site)] : []),
    ...(href === links.data ? [dataset(site)] : []),
    ...(about === undefined ? [] : aboutPage(site, about)),
    ...(crumbs.length === 0 ? [] : [breadcrumbs(site, crumbs)]),
  ];
  return things.length === 0 ? null : inScript({ '@context': CONTEXT, '@graph': things });
}

/** JSON with all that HTML or old JavaScript could take for markup as escapes: nothing breaks out of its element. */
export const inScript = (data: unknown): string =>
  JSON.stringify(data).replaceAll(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function aboutPage(site: Site, { collection, id }: About): Thing[] {
  switch (collection) {
    case 'claims':
      return [claimThing(site, known(site.graph.claims, id))];
    case 'actors':
      return [actorThing(site, known(site.graph.actors, id))];
    case 'articles': {
      const { '@id': self, '@type': type, headline, isBasedOn } = reportThing(site, known(site.graph.articles, id));
      const { 'prov:wasDerivedFrom': _, ...source } = sourceThing(site, known(site.graph.articles, id));
      return [{ '@type': type, '@id': self ?? '', ...given({ headline, isBasedOn }) }, source];
    }
    default:
      throw collection satisfies never;
  }
}

// ——— Things ———

const at = (id: string): IdReference => ({ '@id': id });
const siteId = ({ links }: Site): string => `${links.absolute(links.home)}#website`;
const claimId = ({ links }: Site, id: string): string => `${links.absolute(links.claim(id))}#claim`;
const actorId = ({ links }: Site, id: string): string => `${links.absolute(links.actor(id))}#actor`;
// Statements have the anchors of their pages; `article` and `source` are none that a statement can have.
const reportId = ({ links }: Site, id: string): string => `${links.absolute(links.article(id))}#article`;
const sourceId = ({ links }: Site, id: string): string => `${links.absolute(links.article(id))}#source`;
const statementId = ({ links }: Site, key: string): string => links.absolute(links.statement(key));

function website(site: Site): WebSiteLeaf {
  const { links, graph } = site;
  const { title, description, language, licence } = graph.tracker;
  const search: WithActionConstraints<SearchActionLeaf> = {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${links.absolute(links.search)}?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  };
  return {
    '@type': 'WebSite',
    '@id': siteId(site),
    name: title,
    description,
    url: links.absolute(links.home),
    inLanguage: language,
    license: licence.url,
    potentialAction: search,
  };
}

/** What the front page has room for: what the site is called where it is found. */
const named = ({ '@type': type, '@id': id, name, url }: WebSiteLeaf): WebSiteLeaf => ({
  '@type': type,
  ...given({ '@id': id, name, url }),
});

/** Media types of the files of bulk data, by the ending of their names. */
const BULK_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  sqlite: 'application/vnd.sqlite3',
};

function dataset(site: Site): DatasetLeaf {
  const { links, graph } = site;
  const { title, story, language, licence } = graph.tracker;
  const download = (href: string, encodingFormat: string) =>
    ({
      '@type': 'DataDownload',
      name: href.slice(href.lastIndexOf('/') + 1),
      contentUrl: links.absolute(href),
      encodingFormat,
    }) as const;
  return {
    '@type': 'Dataset',
    '@id': `${links.absolute(links.data)}#dataset`,
    name: title,
    description: story,
    url: links.absolute(links.data),
    inLanguage: language,
    license: licence.url,
    isAccessibleForFree: true,
    isPartOf: at(siteId(site)),
    distribution: [
      ...DOCUMENTS.map((name) => download(links.api(name), 'application/json')),
      download(links.download(GRAPH_FILE), 'application/ld+json'),
      ...(publishes(site, 'data')
        ? DOWNLOADS.map((name) => download(links.download(name), BULK_TYPES[name.replace(/.*\./, '')] ?? ''))
        : []),
    ],
  };
}

/** Where a claim appears are the sources themselves, not our reports on them; which is the first is not always known. */
function claimThing(site: Site, claim: ClaimNode): ClaimLeaf {
  const { id, title } = claim.record;
  const sources = appearances(site, claim).map(({ record }) => at(sourceId(site, record.id)));
  const first = firstAppearance(site, claim);
  return {
    '@type': 'Claim',
    '@id': claimId(site, id),
    name: title,
    url: site.links.absolute(site.links.claim(id)),
    appearance: sources,
    ...(first && { firstAppearance: at(sourceId(site, first.record.id)) }),
  };
}

/** Types of schema.org by kind. A state acts by its government; for people without names there is no better one. */
const ACTOR_TYPES = {
  person: 'Person',
  state: 'GovernmentOrganization',
  'government-body': 'GovernmentOrganization',
  alliance: 'Organization',
  organisation: 'Organization',
  'military-unit': 'Organization',
  'news-publisher': 'NewsMediaOrganization',
  'wire-agency': 'NewsMediaOrganization',
  'unnamed-group': 'Organization',
} as const satisfies Record<ActorKind, ActorThing['@type']>;

function actorThing(site: Site, { record }: ActorNode): ActorThing {
  const { id, name, kind, aliases, group, sameAs } = record;
  const same = {
    '@id': actorId(site, id),
    name,
    disambiguatingDescription: text.actorKind[kind],
    url: site.links.absolute(site.links.actor(id)),
    ...given({ alternateName: aliases, sameAs }),
  };
  // Nobody can be a member of a person.
  const belongs = group !== null && known(site.graph.actors, group).record.kind !== 'person';
  const type = ACTOR_TYPES[kind];
  return type === 'Person'
    ? { '@type': type, ...same, ...(belongs && { affiliation: at(actorId(site, group)) }) }
    : { '@type': type, ...same, ...(belongs && { memberOf: at(actorId(site, group)) }) };
}

/** Our report on a source. */
function reportThing(site: Site, { record, statements }: ArticleNode): ReportThing {
  const { id, title, summary, recorded } = record;
  const { language, licence } = site.graph.tracker;
  const source = at(sourceId(site, id));
  return {
    '@type': 'Article',
    '@id': reportId(site, id),
    headline: title,
    abstract: summary,
    url: site.links.absolute(site.links.article(id)),
    inLanguage: language,
    license: licence.url,
    isPartOf: at(siteId(site)),
    isBasedOn: source,
    ...given({
      datePublished: recorded,
      mentions: [...new Set(statements.map(({ claim }) => claim))].map((claim) => at(claimId(site, claim))),
    }),
    'prov:wasDerivedFrom': source,
  };
}

/** What was published: news where a news publisher or agency did it. */
function sourceThing(site: Site, { record, published }: ArticleNode): SourceThing {
  const { source, id } = record;
  const { publisher, status } = source;
  const kind = publisher === null ? null : known(site.graph.actors, publisher).record.kind;
  const original = source.copyOf === null ? null : at(sourceId(site, source.copyOf));
  return {
    '@type': kind !== null && ACTOR_TYPES[kind] === 'NewsMediaOrganization' ? 'NewsArticle' : 'CreativeWork',
    '@id': sourceId(site, id),
    ...given({
      name: source.title,
      url: source.url,
      publisher: publisher === null ? null : at(actorId(site, publisher)),
      creditText: source.byline,
      datePublished: isoDate(published),
      inLanguage: source.language ?? site.graph.tracker.language,
      // "Date the content expires and is no longer useful or available" (https://schema.org/expires).
      expires: source.gone === null ? null : certain(source.gone),
      archivedAt: source.accessPoints.flatMap(({ url, gone }) => (gone === null ? (url ?? []) : [])),
      creativeWorkStatus: status === null || status.state === 'as-published' ? null : text.sourceState[status.state],
      correction: status?.state === 'corrected' ? status.url : null,
      isBasedOn: original,
    }),
    ...(original && { 'prov:wasDerivedFrom': original }),
  };
}

/** What somebody says of a claim, with the stance in words: a statement may just as well deny what the claim says. */
function statementThing(site: Site, statement: Statement): StatementThing {
  const { key, claim, article, by, stance, scope, stated, quote, origin } = statement;
  const { record } = known(site.graph.claims, claim);
  const { publisher } = known(site.graph.articles, article).record.source;
  const speaker = by ?? publisher;
  const source = at(sourceId(site, article));
  const view = statementView(site, statement);
  const does = text.feed.does(view.stanceWords, [...qualifiersOf(view), ...groundsOf(view)].join('; '));
  return {
    '@type': quote === null ? 'Statement' : 'Quotation',
    '@id': statementId(site, key),
    description: text.feed.onClaim(text.feed.says(view.speakerInFull, does), record.title),
    about: at(claimId(site, claim)),
    isPartOf: source,
    // Schema.org has no word for a stance: these are the words of the schema of records.
    ...given({
      keywords: [stance, ...(scope === null ? [] : [scope])],
      text: quote?.text ?? null,
      inLanguage: quote && (quote.lang ?? site.graph.tracker.language),
      author: speaker === null ? null : at(actorId(site, speaker)),
      dateCreated: stated === null ? null : isoDate(stated),
    }),
    [quote === null ? 'prov:wasDerivedFrom' : 'prov:wasQuotedFrom']: source,
    ...(speaker !== null && { 'prov:wasAttributedTo': at(actorId(site, speaker)) }),
    ...(origin !== null && origin !== UNKNOWN_ORIGIN && { 'prov:wasInfluencedBy': at(actorId(site, origin)) }),
  };
}

function breadcrumbs({ links }: Site, crumbs: readonly Link[]): BreadcrumbListLeaf {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: text.nav.home, href: links.home }, ...crumbs].map(({ name, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: links.absolute(href),
    })),
  };
}

/** A day, month or year in ISO 8601; null where a date is anything else, or not certain. */
/** A day, month or year as written; null where it is marked as uncertain. */
const certain = (edtf: string): string | null => (/^\d{4}(?:-\d\d){0,2}$/.test(edtf) ? edtf : null);

function isoDate(date: EdtfDate): string | null {
  if (date.type !== 'date' || date.uncertain || date.approximate) return null;
  const { precision, from } = date;
  return { day: from, month: from.slice(0, 7), year: from.slice(0, 4), years: null }[precision];
}

/** Fields that have something to say. */
const given = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0)),
  ) as { [K in keyof T]?: NonNullable<T[K]> };
