/** Every address of the site is made here, and only here. */
import { template } from '../domain/template.ts';
import { addressProblem, type TrackerRecord } from '../domain/schema.ts';

/** Atom, RSS and JSON Feed, by the ending of their files. */
export type FeedFormat = 'xml' | 'rss' | 'json';

export interface Links {
  /** `/` or `/repo/`: the path below which the site is deployed. */
  base: string;
  /** Any path of the site, given without its leading slash: `to('feed.xml')`. */
  to(path: string): string;
  home: string;
  claims: string;
  actors: string;
  articles: string;
  contradictions: string;
  method: string;
  about: string;
  /** The search page. */
  search: string;
  /** Actors by claims, whole or one topic: `matrix('treaty')`; what is large goes on: `matrix('treaty', 2)`. */
  matrix(topic?: string | null, page?: number): string;
  map: string;
  /** A place, beside the map. */
  place(id: string): string;
  /** What was known on a day: the calendar of days, or the page of one. */
  asOf(day?: string): string;
  /** Where accounts differed on a day. */
  asOfContradictions(day: string): string;
  /** Statuses by day, for scripts. */
  histories: string;
  /** The claims of a day, with their status then, by page from 1. */
  asOfClaims(day: string, page: number): string;
  claim(id: string): string;
  actor(id: string): string;
  article(id: string): string;
  topic(id: string): string;
  /** Address of a statement by its key `<article>/<id>`. */
  statement(key: string): string;
  /** The whole timeline, or one chapter of it, and a day or chapter in that: `timeline('2024-11', '2024-11-04')`. */
  timeline(chapter?: string, anchor?: string): string;
  /** The timeline, newest first. */
  newest: string;
  /** The claims that have a status. */
  claimsWith(status: string): string;
  /** A rule, status or term in Method. */
  rule(anchor: string): string;
  /** The picture of a record's page, or of the front page, for where its address is shared. */
  card(collection?: 'claims' | 'actors' | 'articles', id?: string): string;
  /** A picture in a text, by the name of its file. */
  image(name: string): string;
  /** A feed of all changes, of new articles or of corrections, in one of three formats. */
  feed(of: 'changes' | 'articles' | 'corrections', format?: FeedFormat): string;
  /** The Atom feed of one record. */
  recordFeed(collection: 'claims' | 'actors', id: string): string;
  /** Everything that is dated, or what one actor said, for calendars. */
  calendar(actor?: string): string;
  /** What changed in the tracker by day, and one entry of that by its commit. */
  changes: string;
  change(sha: string): string;
  /** Only what was corrected, and one entry of that. */
  corrections: string;
  correction(sha: string): string;
  /** The downloads, and one of them by its file name. */
  data: string;
  /** The whole site in one file. */
  archive: string;
  /** What browsers show of pages that they do not have, where there is no network; and the script that sees to it. */
  offline: string;
  worker: string;
  /** The hash of every file. */
  checksums: string;
  download(name: string): string;
  /** A JSON document of the whole tracker, of one record, or a schema: `api('claims')`, `api('claims/treaty')`. */
  api(name: string): string;
  /** How a record is cited, for programs. */
  citation(collection: 'claims' | 'articles', id: string, format: 'bib' | 'ris' | 'json'): string;
  /** How a claim, or an article with its statements, is cited and shown elsewhere, for people. */
  cite(collection: 'claims' | 'articles', id: string): string;
  /** The card of a claim, and the chart of its figures, for frames on other sites. */
  embed(of: 'claims' | 'figures', id: string): string;
  /** Where a file of the content is edited on the web; null unless it lies in a repository on GitHub. */
  edit(file: string): string | null;
  /** Where a file of the content is read as of a revision; null where the repository is not known. */
  source(file: string, revision: string): string | null;
  /** A commit on the web; null where the repository is not known. */
  commit(sha: string): string | null;
  /** Where an article is begun on the web, from the template that teaches; null as for `edit`. */
  addArticle: string | null;
  /** The form for those who suggest an article and write no files; null as for `edit`. */
  suggestArticle: string | null;
  /** The form for a mistake on a page, filled in as far as it goes; else the contact; null where there is neither. */
  reportMistake(title: string, href: string): string | null;
  /** Where people named can write to. */
  contact: string | null;
  /** The same address with the site's name in front, where it is known. */
  canonical(href: string): string | null;
  /** As `canonical`, or the root-relative address where the site's own is not known. */
  absolute(href: string): string;
}

/**
 * Addresses as `tracker.yaml` gives them: without `url` links are root-relative. `folder` is where the content lies in its
 * repository: what lies outside cannot be edited there.
 */
export function createLinks(
  { url = null, repository = null, contact = null }: Partial<Pick<TrackerRecord, 'url' | 'repository' | 'contact'>>,
  folder = 'content',
): Links {
  const site = url === null ? null : new URL(url.endsWith('/') ? url : `${url}/`);
  const base = site?.pathname ?? '/';
  const github = /^(?:[/\\]|\.\.|[A-Za-z]:)/.test(folder) ? null : homeOnGitHub(repository);
  const inFolder = folder.replace(/^\.\//, '');
  const inRepository = (file: string, where: string) =>
    github === null ? null : `${github}/${where}/${inFolder}/${file}`;
  const onGitHub = (path: string, query: Record<string, string>) =>
    github === null ? null : `${github}/${path}?${new URLSearchParams(query)}`;
  const to = (path: string) => base + path;
  // Addresses of ours, which are nearly all, need not be parsed: thousands are asked for.
  const canonical = (href: string) =>
    site === null ? null : href.startsWith(base) ? site.origin + href : new URL(href, site).href;
  const article = (id: string) => to(`articles/${id}/`);
  return {
    base,
    to,
    home: base,
    claims: to('claims/'),
    actors: to('actors/'),
    articles: to('articles/'),
    contradictions: to('contradictions/'),
    method: to('method/'),
    about: to('about/'),
    search: to('search/'),
    // A topic may be called `2`, and none can be called `-`.
    matrix: (topic = null, page = 1) =>
      to(`matrix/${topic === null ? (page === 1 ? '' : '-/') : `${topic}/`}${page === 1 ? '' : `${page}/`}`),
    map: to('map/'),
    histories: to('asof/histories.json'),
    asOfClaims: (day, page) => to(page === 1 ? `asof/${day}/claims/` : `asof/${day}/claims/${page}/`),
    asOfContradictions: (day) => to(`asof/${day}/contradictions/`),
    place: (id) => to(`map/#place-${id}`),
    asOf: (day) => to(day === undefined ? 'asof/' : `asof/${day}/`),
    claim: (id) => to(`claims/${id}/`),
    actor: (id) => to(`actors/${id}/`),
    article,
    topic: (id) => to(`topics/${id}/`),
    statement: (key) => {
      const [articleId = '', id = ''] = key.split('/');
      return `${article(articleId)}#${id}`;
    },
    timeline: (chapter, anchor) =>
      to(`timeline/${chapter === undefined ? '' : `${chapter}/`}${anchor === undefined ? '' : `#${anchor}`}`),
    newest: to('timeline/newest/'),
    claimsWith: (status) => to(`claims/#${status}`),
    rule: (anchor) => to(`method/#${anchor}`),
    card: (collection, id) => to(collection === undefined ? 'cards/index.png' : `cards/${collection}/${id}.png`),
    image: (name) => to(`images/${name}`),
    feed: (of, format = 'xml') =>
      to(`${of === 'articles' ? 'articles/feed' : `changes/${of === 'changes' ? 'feed' : of}`}.${format}`),
    recordFeed: (collection, id) => to(`${collection}/${id}/feed.xml`),
    calendar: (actor) => to(actor === undefined ? 'calendar.ics' : `actors/${actor}/calendar.ics`),
    changes: to('changes/'),
    change: (sha) => to(`changes/#${anchorOf(sha)}`),
    corrections: to('changes/corrections/'),
    correction: (sha) => to(`changes/corrections/#${anchorOf(sha)}`),
    data: to('data/'),
    archive: to('data/site.zip'),
    offline: to('offline/'),
    worker: to('sw.js'),
    checksums: to('SHA256SUMS'),
    download: (name) => to(`data/${name}`),
    api: (name) => to(`api/v1/${name}.json`),
    citation: (collection, id, format) => to(`${collection}/${id}/citation.${format}`),
    cite: (collection, id) => to(`${collection}/${id}/cite/`),
    embed: (of, id) => to(`embed/${of}/${id}/`),
    edit: (file) => inRepository(file, 'edit/main'),
    source: (file, revision) => inRepository(file, `blob/${revision}`),
    commit: (sha) => (github === null ? null : `${github}/commit/${sha}`),
    addArticle: onGitHub(`new/main/${inFolder}/articles`, { filename: 'rename-me.md', value: template('articles') }),
    suggestArticle: onGitHub('issues/new', { template: 'article.yml' }),
    reportMistake: (title, href) => {
      const page = canonical(href) ?? href;
      return onGitHub('issues/new', { template: 'mistake.yml', title, page }) ?? contactFor(contact, title, page);
    },
    contact: contactFor(contact),
    canonical,
    absolute: (href) => canonical(href) ?? href,
  };
}

/** Where a file is written: its address below the site’s root. */
export const pathOf = ({ links }: { links: Links }, href: string): string => href.slice(links.base.length);

/** A commit in addresses, and as people name it: as long in every clone, whatever git itself would print. */
export const anchorOf = (sha: string): string => sha.slice(0, 10);

/**
 * The address of a repository on GitHub, without what may stand at its end; null for others, whose addresses for editing
 * are not known.
 */
function homeOnGitHub(repository: string | null): string | null {
  const path = /^https?:\/\/(?:www\.)?github\.com\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/*$/i.exec(repository ?? '')?.[1];
  return path === undefined ? null : `https://github.com/${path}`;
}

/** An address that content names, as one that people may be led to, whether anybody checked it or not; else null. */
export const openable = (address: string | null): string | null =>
  address === null || addressProblem(address) !== null ? null : address;

/** The contact as a link: a web page as it is, a mail with its subject and first line where they are given. */
function contactFor(contact: string | null, subject?: string, body = ''): string | null {
  if (contact === null || openable(contact) !== null) return contact;
  const letter = `?subject=${encodeURIComponent(subject ?? '')}&body=${encodeURIComponent(body)}`;
  return `mailto:${contact}${subject === undefined ? '' : letter}`;
}

/** The same addresses, leading to a day where a page can show one: see src/browser/asof.ts. */
export function linksAsOf(links: Links, day: string): Links {
  const on = (href: string) => `${href}?asof=${day}`;
  return {
    ...links,
    home: on(links.home),
    claimsWith: () => links.asOfClaims(day, 1),
    contradictions: links.asOfContradictions(day),
    claim: (id) => on(links.claim(id)),
    actor: (id) => on(links.actor(id)),
    timeline: (chapter) => on(links.timeline(chapter)),
    newest: on(links.newest),
  };
}
