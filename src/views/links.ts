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
  /** Actors by claims, whole or one topic: `matrix('treaty')`. */
  matrix(topic?: string): string;
  map: string;
  /** What was known on a day: the calendar of days, or the page of one. */
  asOf(day?: string): string;
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
  /** Where a file of the content is edited on the web; null where the repository is not known. */
  edit(file: string): string | null;
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
    matrix: (topic) => to(topic === undefined ? 'matrix/' : `matrix/${topic}/`),
    map: to('map/'),
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
    edit: (file) =>
      repository === null || /^(?:[/\\]|\.\.|[A-Za-z]:)/.test(folder)
        ? null
        : `${repository.replace(/\/+$/, '').replace(/\.git$/, '')}/edit/main/${folder}/${file}`,
    canonical,
    absolute: (href) => canonical(href) ?? href,
  };
}
