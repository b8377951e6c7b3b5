/** The log of changes for feeds: an entry for each commit that changed something in meaning, or that corrected something. */
import { text, type Sentence } from '../text.ts';
import { changelogView, type LogEntryView, type LogOf } from './changelog.ts';
import { feedView, type Draft, type FeedView } from './feed.ts';
import type { Link } from './parts.ts';
import type { Site } from './site.ts';
import { list, paragraph } from './xhtml.ts';

export const changesFeed = (site: Site): FeedView => feedOf(site, 'changes');
export const correctionsFeed = (site: Site): FeedView => feedOf(site, 'corrections');

function feedOf(site: Site, of: LogOf): FeedView {
  const { links, graph } = site;
  const { days, why } = changelogView(site, of, 'feed');
  const words = text.log;
  const isWhole = of === 'changes';
  return feedView(site, {
    self: links.feed(of),
    href: isWhole ? links.changes : links.corrections,
    title: text.feed.title(isWhole ? words.title : words.corrections, graph.tracker.title),
    description: why ?? (isWhole ? words.intro : words.correctionsIntro),
    entries: days
      .flatMap((day) => day.entries)
      .map((entry): Draft => {
        const { href, time, headline } = entry;
        const tell = () => ({
          href,
          title: isWhole ? headline : correctedTitle(entry),
          html: entryHtml(site, entry),
        });
        return { id: href, day: time.slice(0, 10), published: time, updated: time, tell };
      }),
  });
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
  const commits = skipped.map(({ short }) => text.log.commit(short)).join(', ');
  return [
    paragraph(site, [headline]),
    ...(skipped.length === 0 ? [] : [paragraph(site, [`${text.log.skipped(skipped.length)} ${commits}`])]),
    ...groups.flatMap(({ title, open, folded }) => [
      ...(title === '' ? [] : [paragraph(site, [title])]),
      list(
        site,
        [...open, ...folded].flatMap(({ subject, sentences }) =>
          sentences.map((sentence) => [...subject, ': ', ...sentence]),
        ),
      ),
    ]),
    ...(left === null ? [] : [paragraph(site, [`${text.log.left(left.n)} ${left.command}`])]),
  ].join('');
}
