/** Every address of the site is made here, and only here. */

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
  /** Where a file of the content is edited on the web; null where the repository is not known. */
  edit(file: string): string | null;
  /** Where a file of the content is read as of a revision; null where the repository is not known. */
  source(file: string, revision: string): string | null;
  /** The same address with the site's name in front, where it is known. */
  canonical(href: string): string | null;
  /** As `canonical`, or the root-relative address where the site's own is not known. */
  absolute(href: string): string;
}

/**
 * `url` and `repository` as in `tracker.yaml`; without `url` links are root-relative, without `repository` nothing can be
 * edited. `folder` is where the content lies in the repository: one outside of it cannot be edited there.
 */
export function createLinks(url: string | null, repository: string | null = null, folder = 'content'): Links {
  const site = url === null ? null : new URL(url.endsWith('/') ? url : `${url}/`);
  const base = site?.pathname ?? '/';
  const to = (path: string) => base + path;
  const canonical = (href: string) => (site === null ? null : new URL(href, site).href);
  const article = (id: string) => to(`articles/${id}/`);
  const inRepository = (file: string, where: string) =>
    repository === null || /^(?:[/\\]|\.\.|[A-Za-z]:)/.test(folder)
      ? null
      : `${repository.replace(/\/+$/, '').replace(/\.git$/, '')}/${where}/${folder}/${file}`;
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
    edit: (file) => inRepository(file, 'edit/main'),
    source: (file, revision) => inRepository(file, `blob/${revision}`),
    canonical,
    absolute: (href) => canonical(href) ?? href,
  };
}

/** The same addresses, leading to a day where a page can show one: see src/browser/asof.ts. */
export function linksAsOf(links: Links, day: string): Links {
  const on = (href: string) => `${href}?asof=${day}`;
  return {
    ...links,
    home: on(links.home),
    claimsWith: () => links.asOfClaims(day, 1),
    contradictions: `${links.asOf(day)}contradictions/`,
    claim: (id) => on(links.claim(id)),
    actor: (id) => on(links.actor(id)),
    timeline: (chapter) => on(links.timeline(chapter)),
    newest: on(links.newest),
  };
}
