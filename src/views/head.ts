/** What a page tells machines about itself: search engines, networks where its address is shared, the browser's frame. */
import { isExactDay, type Day } from '../domain/date.ts';
import { text } from '../text.ts';
import { cardImage, type CardImage } from './card.ts';
import type { Link } from './parts.ts';
import { publishes } from './published.ts';
import { known, type Site } from './site.ts';

/** What search engines print of a description, in characters. */
const LONGEST = 160;

export interface PageHead {
  title: string;
  description: string;
  /** Address of the page, root-relative; null for pages that have none of their own. */
  href: string | null;
  /** The picture of the page where its address is shared; that of the front page if nothing is said, none if null. */
  image?: CardImage | null | undefined;
  /** The day on which what it reports was published; null where no exact day is known. */
  published?: Day | null | undefined;
  /** The day whose record it shows; the latest if nothing is said. */
  day?: Day | undefined;
  /** Whether search engines may list it: false for pages that only repeat others. */
  index?: boolean | undefined;
  /** The page’s own feed, in the words of the link that leads to it. */
  follow?: Link | null | undefined;
}

export interface HeadView {
  /** With the tracker's name behind it, but on the front page. */
  title: string;
  name: string;
  description: string;
  canonical: string | null;
  index: boolean;
  type: 'website' | 'article';
  locale: string;
  image: CardImage | null;
  published: Day | null;
  /** Feeds in Atom: the page’s own, and all changes. */
  feeds: Link[];
}

export function headView(site: Site, page: PageHead): HeadView {
  const { links, graph } = site;
  const { title, href, image = cardImage(site), published = null, index = true, follow } = page;
  const isHome = href === links.home;
  const inFull = isHome ? title : `${title} · ${graph.tracker.title}`;
  return {
    title: inFull,
    name: title,
    description: shorten(page.description),
    canonical: href === null ? null : links.canonical(href),
    index: index && href !== null,
    type: isHome ? 'website' : 'article',
    locale: territoryOf(text.locale(graph.tracker.language)),
    image: href === null ? null : image,
    published,
    feeds: [
      ...(follow ? [{ name: inFull, href: follow.href }] : []),
      ...(publishes(site, 'feeds') ? [{ name: text.follow.changes, href: links.feed('changes') }] : []),
    ],
  };
}

/** The day on which an article's source was published, where it is exact. */
export function publishedDay(site: Site, id: string): Day | null {
  const { published } = known(site.graph.articles, id);
  return isExactDay(published) ? published.from : null;
}

/** Whole words up to the length that is printed: `shorten(long)` ends in "…". */
export function shorten(words: string, longest = LONGEST): string {
  const plain = words.replaceAll(/\s+/g, ' ').trim();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest);
  const end = cut.lastIndexOf(' ');
  // Words without spaces, as in Chinese, are cut between characters, never inside one.
  const kept = end > longest / 2 ? cut.slice(0, end) : cut.slice(0, -1).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept.replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** `en_GB` for `en-GB`; the territory that is likeliest where none is given: `de_DE` for `de`. */
function territoryOf(tag: string): string {
  const { language, region } = new Intl.Locale(tag).maximize();
  return region === undefined ? language : `${language}_${region}`;
}
