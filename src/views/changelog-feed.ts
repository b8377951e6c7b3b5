/** The log of changes for feeds: an entry for each commit that changed something in meaning, or that corrected something. */
import { text, type Sentence } from '../text.ts';
import { changelogView, type LogEntryView, type LogItemView, type LogOf } from './changelog.ts';
import type { Link } from './parts.ts';
import type { Site } from './site.ts';

/** A feed before it is written in one of the formats. */
export interface FeedView {
  /** Its own address, for the format whose file has no other ending. */
  self: string;
  /** The page that shows the same. */
  href: string;
  title: string;
  description: string;
  /** The time of the latest entry; null where there is none. */
  updated: string | null;
  entries: FeedEntry[];
}

export interface FeedEntry {
  id: string;
  href: string;
  title: string;
  published: string | null;
  updated: string;
  /** XHTML, with whole addresses. */
  html: string;
}

/** Who follows a feed asks often: what is older stands on the page. */
const MOST_ENTRIES = 50;

export const changesFeed = (site: Site): FeedView => feedOf(site, 'changes');
export const correctionsFeed = (site: Site): FeedView => feedOf(site, 'corrections');

function feedOf(site: Site, of: LogOf): FeedView {
  const { days, why } = changelogView(site, of);
  const entries = days
    .flatMap((day) => day.entries)
    .slice(0, MOST_ENTRIES)
    .map((entry): FeedEntry => {
      const href = site.links.absolute(entry.href);
      const title = of === 'changes' ? entry.headline : correctedTitle(entry);
      return { id: href, href, title, published: entry.time, updated: entry.time, html: entryHtml(site, entry) };
    });
  const { tracker } = site.graph;
  const [title, intro] =
    of === 'changes' ? [text.log.title, text.log.intro] : [text.log.corrections, text.log.correctionsIntro];
  return {
    self: site.links.absolute(site.links.feed(of)),
    href: site.links.absolute(of === 'changes' ? site.links.changes : site.links.corrections),
    title: text.log.feedOf(title, tracker.title),
    description: why ?? intro,
    // Committers' clocks may differ: the latest is not always the first.
    updated: entries.map(({ updated }) => updated).reduce<string | null>((a, b) => (a !== null && a > b ? a : b), null),
    entries,
  };
}

/** Names that a title holds. */
const NAMED = 3;

/** What was corrected: "Corrected: “The pier is cracked”, “The bridge is closed”". */
function correctedTitle({ groups, left }: LogEntryView): string {
  const names = groups.flatMap(({ open, folded }) => [...open, ...folded]).map(({ subject }) => plain(subject));
  const known = [...new Set(names)];
  return text.log.corrected(known.slice(0, NAMED), left !== null || known.length > NAMED);
}

const plain = (parts: Sentence<Link>): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.name)).join('');

function entryHtml(site: Site, { headline, groups, left, skipped }: LogEntryView): string {
  const sentence = (parts: Sentence<Link>) =>
    parts
      .map((part) =>
        typeof part === 'string'
          ? escapeXml(part)
          : `<a href="${escapeXml(site.links.absolute(part.href))}">${escapeXml(part.name)}</a>`,
      )
      .join('');
  const item = ({ subject, sentences }: LogItemView) =>
    sentences.length === 1
      ? `<li>${sentence(subject)}: ${sentence(sentences[0] ?? [])}</li>`
      : `<li>${sentence(subject)}<ul>${sentences.map((parts) => `<li>${sentence(parts)}</li>`).join('')}</ul></li>`;
  return [
    `<p>${escapeXml(headline)}</p>`,
    ...(skipped.length === 0
      ? []
      : [
          `<p>${escapeXml(text.log.skipped(skipped.length))} ${skipped.map(({ short }) => text.log.commit(short)).join(', ')}</p>`,
        ]),
    ...groups.flatMap(({ title, open, folded }) => [
      ...(title === '' ? [] : [`<h3>${escapeXml(title)}</h3>`]),
      `<ul>${[...open, ...folded].map(item).join('')}</ul>`,
    ]),
    ...(left === null ? [] : [`<p>${escapeXml(text.log.left(left.n))} <code>${escapeXml(left.command)}</code></p>`]),
  ].join('');
}

/** Text of any kind as characters of XML, in which it stands for itself. */
const escapeXml = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');
