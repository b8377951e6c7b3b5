/**
 * Citations: a sentence to copy, and entries for reference managers as BibTeX, RIS and CSL-JSON.
 *
 * CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html) is made first; the other two say the same.
 */
import { text } from '../text.ts';
import { citedClaim, citedParts, citedTracker, type Cited, type CitedPart } from '../views/citation.ts';
import { pathOf } from '../views/links.ts';
import { publishes, publishesRecords } from '../views/published.ts';
import type { Site } from '../views/site.ts';
import { contentHash } from './api.ts';
import { bibtex } from './bibtex.ts';
import type { OutputFile } from './files.ts';
import { ris } from './ris.ts';
import { sha256, versionIn } from './version.ts';

/** What CSL-JSON calls an item, as far as it is used here. */
export interface CslItem {
  id: string;
  type: 'webpage' | 'dataset';
  title: string;
  author: { literal: string }[];
  'container-title'?: string;
  genre: string;
  issued?: { 'date-parts': [number[]] };
  version: string;
  note: string;
  language: string;
  URL?: string;
}

export interface Citation {
  text: string;
  bibtex: string;
  csl: CslItem;
}

/** How something is cited, with the version that it has now. */
export function citation(site: Site, cited: Cited): Citation {
  const csl = cslItem(site, cited);
  const { title, note, URL } = csl;
  const [author] = csl.author;
  const named = csl['container-title'] === undefined ? title : text.citation.within(author?.literal ?? '', title);
  return { text: [`${named}.`, note, URL].filter(Boolean).join(' '), bibtex: bibtex(csl), csl };
}

function cslItem(site: Site, cited: Cited): CslItem {
  const { id, title, genre, about, day, recorded, href } = cited;
  const { graph, links, words } = site;
  const { tracker } = graph;
  const whole = id === 'tracker';
  const version = versionIn(whole ? contentHash(site) : hashOf(site, cited));
  const date = day === null ? null : words.day(day);
  const url = links.canonical(href);
  return {
    id,
    type: whole ? 'dataset' : 'webpage',
    title: oneLine(title),
    author: [{ literal: oneLine(tracker.title) }],
    ...(!whole && { 'container-title': oneLine(tracker.title) }),
    genre,
    ...(day !== null && { issued: { 'date-parts': [day.split('-').map(Number)] } }),
    version,
    note: oneLine(text.citation.note(about, date, recorded, version, tracker.licence.name)),
    language: tracker.language,
    ...(url !== null && { URL: url }),
  };
}

const hashOf = (site: Site, { content, parts }: Cited): string =>
  parts === undefined ? hashOfContent(content) : sha256(parts.map((part) => hashOfPart(site, part)).join('\n'));

const hashOfContent = (content: unknown): string => sha256(JSON.stringify(content));

/** Made once for all days on which it is the same. */
function hashOfPart({ partHashes }: Site, { key, content }: CitedPart): string {
  const known = partHashes.get(key);
  if (known !== undefined) return known;
  const hash = hashOfContent(content());
  partHashes.set(key, hash);
  return hash;
}

/** Fields of reference managers are lines. */
const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** Of each record, where records have files, and all in one; entries are made once for the files that hold them. */
export function citationFiles(site: Site): OutputFile[] {
  const { graph, links } = site;
  const claim = once((id) => [cslItem(site, citedClaim(site, id))]);
  const article = once((id) => citedParts(site, id).map((cited) => cslItem(site, cited)));
  const ids = { claims: [...graph.claims.keys()], articles: [...graph.articles.keys()] };
  const all = () => [cslItem(site, citedTracker(site)), ...ids.claims.flatMap(claim), ...ids.articles.flatMap(article)];
  const files = (items: () => CslItem[], href: (format: Format) => string): OutputFile[] =>
    FORMATS.map((format) => ({
      path: pathOf(site, href(format)),
      content: () => WRITERS[format](items()),
    }));
  return [
    ...(publishesRecords(site, 'citations')
      ? [
          ...ids.claims.flatMap((id) =>
            files(
              () => claim(id),
              (format) => links.citation('claims', id, format),
            ),
          ),
          ...ids.articles.flatMap((id) =>
            files(
              () => article(id),
              (format) => links.citation('articles', id, format),
            ),
          ),
        ]
      : []),
    ...(publishes(site, 'citations') ? files(all, (format) => links.download(`citations.${format}`)) : []),
  ];
}

function once<T>(make: (id: string) => T): (id: string) => T {
  const made = new Map<string, T>();
  return (id) => {
    const item = made.get(id) ?? make(id);
    made.set(id, item);
    return item;
  };
}

const WRITERS = {
  bib: (items: CslItem[]) => items.map((item) => `${bibtex(item)}\n`).join('\n'),
  ris: (items: CslItem[]) => items.map(ris).join(''),
  json: (items: CslItem[]) => JSON.stringify(items),
} as const;
type Format = keyof typeof WRITERS;
const FORMATS = Object.keys(WRITERS) as Format[];
