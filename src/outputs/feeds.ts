/** Feeds in the formats that readers of feeds know: Atom, RSS 2.0 and JSON Feed 1.1. */
import { Feed } from 'feed';
import { text } from '../text.ts';
import { changesFeed, correctionsFeed } from '../views/changelog-feed.ts';
import { actorFeed, articlesFeed, claimFeed, type FeedView } from '../views/feed.ts';
import { pathOf, type FeedFormat } from '../views/links.ts';
import { publishes, publishesRecords } from '../views/published.ts';
import type { Site } from '../views/site.ts';
import { escapeXml } from '../views/xhtml.ts';
import type { OutputFile } from './files.ts';
import { identifier, uuid } from './identifier.ts';

export function feedFiles(site: Site): OutputFile[] {
  const { graph } = site;
  const ofRecords = [
    ...[...graph.claims.keys()].map((id) => ['claims', id, claimFeed] as const),
    ...[...graph.actors.keys()].map((id) => ['actors', id, actorFeed] as const),
  ];
  return [
    ...(publishes(site, 'feeds')
      ? [
          ...inAllFormats(site, 'changes', () => changesFeed(site)),
          ...inAllFormats(site, 'articles', () => articlesFeed(site)),
          ...inAllFormats(site, 'corrections', () => correctionsFeed(site)),
        ]
      : []),
    ...(publishesRecords(site, 'feeds')
      ? ofRecords.map(([collection, id, view]) =>
          feedFile(site, 'xml', site.links.recordFeed(collection, id), () => view(site, id)),
        )
      : []),
  ];
}

/** A feed of the whole tracker: one file for each format. */
export function inAllFormats(
  site: Site,
  of: 'changes' | 'articles' | 'corrections',
  view: () => FeedView,
): OutputFile[] {
  let made: FeedView | null = null;
  const once = () => (made ??= view());
  return (['xml', 'rss', 'json'] as const).map((format) => feedFile(site, format, site.links.feed(of, format), once));
}

const feedFile = (site: Site, format: FeedFormat, href: string, view: () => FeedView): OutputFile => ({
  path: pathOf(site, href),
  content: () => writeFeed(site, view(), format, href),
});

/**
 * A feed in a format; `href` is where it is published.
 *
 * Without the site's own address, links are root-relative, and ids are UUIDs.
 */
export function writeFeed(site: Site, view: FeedView, format: FeedFormat, href: string): string {
  // The library writes whole addresses only: what stands for that of the site is taken away again.
  const unknown = `https://${uuid(view.self)}.invalid`;
  const whole = (address: string) => site.links.canonical(address) ?? unknown + address;
  const { title: nameOf, language, licence } = site.graph.tracker;
  const author = { name: nameOf, link: whole(site.links.home) };
  const { library, title, heading, plain, print } = FORMATS[format];
  const feed = new Feed({
    id: identifier(site, view.self),
    title: heading(view.title),
    description: heading(view.description),
    link: whole(view.href),
    feedLinks: { [library.link]: whole(href) },
    language,
    updated: new Date(view.updated),
    copyright: plain(words.rights(licence.name, licence.url)),
    generator: words.generator,
    author: { ...author, name: plain(author.name) },
  });
  for (const entry of view.entries) {
    feed.addItem({
      id: identifier(site, entry.id),
      link: whole(entry.href),
      title: title(entry.title),
      date: new Date(entry.updated),
      ...(entry.published === null ? {} : { published: new Date(entry.published) }),
      [library.content]: entry.html,
    });
  }
  return print(feed, { language, author }).replaceAll(`${unknown}/`, '/');
}

const words = text.feed;

/**
 * RSS does not say whether titles are text or HTML, nor does Atom of names, and readers of feeds differ: what some would
 * take for markup is written in signs that look alike (`＜`, `＆`, `＞`).
 */
export const unlikeMarkup = (plain: string): string =>
  plain.replaceAll(/<(?=[a-z!/?])|&(?=#|\w+;|\w*\d)|(?<=\]\])>/gi, (char) =>
    String.fromCodePoint((char.codePointAt(0) ?? 0) + FULL_WIDTH),
  );
/** From a sign of ASCII to its full-width form: https://www.unicode.org/charts/PDF/UFF00.pdf */
const FULL_WIDTH = 0xfee0;

/** The library takes `&amp;` in plain text for an escaped `&`. */
const escapeAmpersands = (plain: string): string => plain.replaceAll('&', '&amp;');
const asItIs = (plain: string): string => plain;

interface Format {
  /** What the library calls the address of the feed, and what it writes the text of an entry from. */
  library: { link: 'atom' | 'rss' | 'json'; content: 'content' | 'description' };
  /** Plain text as the library wants it: titles of entries, title and description of the feed, names. */
  title(plain: string): string;
  heading(plain: string): string;
  plain(plain: string): string;
  /** What the library writes, with what it leaves out. */
  print(feed: Feed, of: { language: string; author: { name: string; link: string } }): string;
}

const FORMATS: Readonly<Record<FeedFormat, Format>> = {
  // Titles are HTML, with nothing in them that is not escaped.
  xml: {
    library: { link: 'atom', content: 'content' },
    title: escapeXml,
    heading: (plain) => escapeAmpersands(escapeXml(plain)),
    plain: (plain) => escapeAmpersands(unlikeMarkup(plain)),
    print: (feed, { language }) =>
      feed
        .atom1()
        .replace('<feed ', `<feed xml:lang="${language}" `)
        .replace('<title>', '<title type="html">')
        .replace('<subtitle>', '<subtitle type="html">'),
  },
  rss: {
    library: { link: 'rss', content: 'description' },
    title: unlikeMarkup,
    heading: (plain) => escapeAmpersands(unlikeMarkup(plain)),
    plain: (plain) => escapeAmpersands(unlikeMarkup(plain)),
    print: (feed) => feed.rss2(),
  },
  // Version 1.1 names the language, and authors.
  json: {
    library: { link: 'json', content: 'content' },
    title: asItIs,
    heading: asItIs,
    plain: asItIs,
    print: (feed, { language, author: { name, link } }) => {
      const { version: _, author: __, ...rest } = JSON.parse(feed.json1()) as Record<string, unknown>;
      const version = 'https://jsonfeed.org/version/1.1';
      return JSON.stringify({ version, ...rest, language, authors: [{ name, url: link }] });
    },
  },
};
