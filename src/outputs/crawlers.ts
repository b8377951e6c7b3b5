/**
 * Files for programs that visit the site: which pages there are, what it is, how it is searched, how browsers show it.
 *
 * Sitemaps and OpenSearch need whole addresses: without the site’s own there are none.
 */
import { RULES_VERSION } from '../domain/status.ts';
import { text } from '../text.ts';
import { shorten } from '../views/head.ts';
import { indexablePages, type IndexablePage } from '../views/pages.ts';
import { publishes } from '../views/published.ts';
import type { Site } from '../views/site.ts';
import { escapeXml } from '../views/xhtml.ts';
import { API_INDEX, DOCUMENTS } from './api.ts';
import type { OutputFile } from './files.ts';
import { GRAPH_FILE } from './graph.ts';
import { PAPER } from './palette.ts';

/** https://www.sitemaps.org/protocol.html: the most addresses of one file. */
const MOST_ADDRESSES = 50_000;
const SITEMAP = 'sitemap.xml';
/** https://github.com/dewitt/opensearch: the most characters of the short and of the long name. */
const NAME_LENGTHS = { short: 16, long: 48 };
/** What a home screen prints of a name; https://developer.mozilla.org/docs/Web/Progressive_web_apps/Manifest */
const SHORT_NAME = 12;

export const crawlerFiles = (site: Site, mostAddresses = MOST_ADDRESSES): OutputFile[] => [
  { path: 'robots.txt', content: () => robots(site) },
  { path: 'llms.txt', content: () => llms(site) },
  { path: 'manifest.webmanifest', content: () => JSON.stringify(manifest(site)) },
  ...(site.links.canonical(site.links.home) === null
    ? []
    : [{ path: 'opensearch.xml', content: () => openSearch(site) }, ...sitemaps(site, mostAddresses)]),
];

/** One file, or where there are more addresses than it may hold, an index of several. */
function sitemaps(site: Site, most: number): OutputFile[] {
  const { links } = site;
  const pages = indexablePages(site);
  if (pages.length <= most) return [{ path: SITEMAP, content: () => sitemap(site, pages) }];
  const parts = Array.from({ length: Math.ceil(pages.length / most) }, (_, index) => ({
    path: `sitemap-${index + 1}.xml`,
    content: () => sitemap(site, pages.slice(index * most, (index + 1) * most)),
  }));
  const entries = parts.map(({ path }) => element('sitemap', element('loc', xml(links.absolute(links.to(path))))));
  return [{ path: SITEMAP, content: () => listed('sitemapindex', entries) }, ...parts];
}

const sitemap = ({ links }: Site, pages: readonly IndexablePage[]): string =>
  listed(
    'urlset',
    pages.map(({ href, modified }) =>
      element(
        'url',
        element('loc', xml(links.absolute(href))) + (modified === null ? '' : element('lastmod', modified)),
      ),
    ),
  );

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const listed = (name: string, entries: readonly string[]): string =>
  `${DECLARATION}<${name} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</${name}>\n`;
const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

/** Text in XML 1.0, which has no way to write most control characters: they are left out. */
const xml = (words: string): string =>
  escapeXml(words.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''));

/** Everything may be read. On a site below a path the file is not where crawlers look; the sitemap can be told to them. */
function robots({ links }: Site): string {
  const sitemapAddress = links.canonical(links.to(SITEMAP));
  return `User-agent: *\nAllow: /\n${sitemapAddress === null ? '' : `\nSitemap: ${sitemapAddress}\n`}`;
}

/** https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md */
function openSearch({ links, graph }: Site): string {
  const { title, description, language } = graph.tracker;
  const parts = [
    element('ShortName', xml(shorten(title, NAME_LENGTHS.short))),
    element('LongName', xml(shorten(title, NAME_LENGTHS.long))),
    element('Description', xml(shorten(description))),
    `<Url type="text/html" template="${xml(links.absolute(links.search))}?q={searchTerms}"/>`,
    `<Image height="32" width="32" type="image/x-icon">${xml(links.absolute(links.to('favicon.ico')))}</Image>`,
    element('Language', xml(language)),
    element('InputEncoding', 'UTF-8'),
  ];
  return `${DECLARATION}<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n${parts.join('\n')}\n</OpenSearchDescription>\n`;
}

/** https://www.w3.org/TR/appmanifest/: how a browser shows the site among those that a reader keeps. */
function manifest({ links, graph, words }: Site) {
  const { title, description, language } = graph.tracker;
  return {
    name: title,
    short_name: shorten(title, SHORT_NAME),
    description,
    lang: language,
    dir: words.rightToLeft ? 'rtl' : 'ltr',
    id: links.home,
    start_url: links.home,
    scope: links.home,
    display: 'browser',
    background_color: PAPER.light,
    theme_color: PAPER.light,
    icons: [
      { src: links.to('icon.svg'), sizes: 'any', type: 'image/svg+xml' },
      { src: links.to('apple-touch-icon.png'), sizes: '180x180', type: 'image/png' },
      { src: links.to('favicon.ico'), sizes: '32x32', type: 'image/x-icon' },
    ],
  };
}

/** https://llmstxt.org: what the site is, how its statuses are made and where its data is, as Markdown. */
function llms(site: Site): string {
  const { links, graph } = site;
  const { title, description, story, licence } = graph.tracker;
  const words = text.llms;
  const { documents } = text.about;
  const line = (words_: string) => words_.replaceAll(/\s+/g, ' ').trim();
  const link = (name: string, href: string, what: string) => `- [${name}](${links.absolute(href)}): ${what}`;
  const paragraphs = [
    `# ${line(title)}`,
    `> ${line(description)}`,
    line(story),
    words.how(RULES_VERSION),
    words.licence(line(licence.name), licence.url),
    `## ${words.pages}`,
    [
      link(text.nav.claims, links.claims, words.claims(graph.claims.size)),
      link(text.nav.contradictions, links.contradictions, words.contradictions),
      link(text.nav.timeline, links.timeline(), words.timeline),
      link(text.nav.articles, links.articles, words.articles(graph.articles.size)),
      link(text.nav.actors, links.actors, words.actors(graph.actors.size)),
      link(text.nav.method, links.method, words.method),
      link(text.footer.changes, links.changes, words.changes),
    ].join('\n'),
    `## ${words.data}`,
    [
      link(text.data.title, links.data, publishes(site, 'data') ? text.data.intro : text.data.introPrograms),
      link(`${API_INDEX}.json`, links.api(API_INDEX), documents.index),
      ...DOCUMENTS.map((name) => link(`${name}.json`, links.api(name), documents[name])),
      ...(publishes(site, 'graph') ? [link(GRAPH_FILE, links.download(GRAPH_FILE), documents.graph)] : []),
    ].join('\n'),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}
