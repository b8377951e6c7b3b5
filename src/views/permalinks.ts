/** Addresses that were given up: where they lead, and what is said of those that lead nowhere. */
import { addressAt, CALENDAR, TIMELINE, type Address } from '../domain/address.ts';
import { parseDate } from '../domain/date.ts';
import type { PermalinkRecord } from '../domain/schema.ts';
import { text } from '../text.ts';
import { addressHref } from './addresses.ts';
import { citable } from './citation.ts';
import { embeddedClaims, embeddedFigures } from './embed.ts';
import { matrixAddresses } from './matrix.ts';
import type { Link } from './parts.ts';
import type { Site } from './site.ts';

/** A page whose address has moved, with its name as far as it has one. */
export interface MovedPage {
  from: string;
  to: Link;
}

/** What stands where a record was that is no longer published. */
export interface GonePage {
  href: string;
  kicker: string;
  title: string;
  sentence: string;
  reason: string | null;
  /** What there is instead. */
  links: Link[];
}

/** Every page that has moved, with those that hang on it. */
export function movedPages(site: Site): MovedPage[] {
  const { links } = site;
  return site.graph.permalinks.flatMap(({ from }): MovedPage[] => {
    const answer = from.includes('#') ? null : site.answers.answer(from);
    const { page, id } = addressAt(from);
    if (answer?.type === 'gone' && page !== 'topic') {
      const to = { name: id, href: links.to(`${from}/`) };
      return hanging(site, page, id).map(({ old }) => ({ from: old, to }));
    }
    if (answer?.type !== 'moved') return [];
    if (answer.to === CALENDAR || answer.to === TIMELINE) {
      const to =
        page === 'day'
          ? { name: text.asOf.title, href: links.asOf() }
          : { name: text.nav.timeline, href: links.timeline() };
      const pages = page === 'day' ? daysOf(site, id) : [links.timeline(id)];
      return pages.map((old) => ({ from: old, to }));
    }
    const now = addressAt(answer.to);
    const name = nameOf(site, now);
    const all =
      page === 'day'
        ? daysOf(site, id).map((old, at) => ({ old, href: daysOf(site, now.id)[at] ?? links.asOf(now.id) }))
        : [
            { old: addressHref(links, { page, id }), href: addressHref(links, now) },
            ...hanging(site, page, id, now.id).map(({ old, now: href }) => ({ old, href })),
          ];
    return all.map(({ old, href }) => ({ from: old, to: { name, href } }));
  });
}

/** A record with files of its own, under its former id and the one that it has now. */
export interface MovedRecord {
  collection: 'claims' | 'actors' | 'articles';
  from: string;
  to: string;
}

export const movedRecords = (site: Site): MovedRecord[] =>
  site.graph.permalinks.flatMap(({ from }): MovedRecord[] => {
    const [, collection] = /^(claims|actors|articles)\/[^#]*$/.exec(from) ?? [];
    const answer = collection === undefined ? null : site.answers.answer(from);
    if (answer?.type !== 'moved') return [];
    return [
      { collection: collection as MovedRecord['collection'], from: addressAt(from).id, to: addressAt(answer.to).id },
    ];
  });

/** The pages of a day that every day has. */
const daysOf = ({ links }: Site, day: string): string[] => [
  links.asOf(day),
  links.asOfContradictions(day),
  links.asOfClaims(day, 1),
];

/** Pages beside that of a record: how it is cited, its frames, its matrix. Without `now` those that such records have. */
function hanging(site: Site, page: Address['page'], id: string, now?: string): { old: string; now: string }[] {
  const { links } = site;
  const there = (ids: readonly string[]) => (now === undefined ? ids.length > 0 : ids.includes(now));
  const to = now ?? id;
  switch (page) {
    case 'claim':
      return [
        ...(there(citable(site, 'claims')) ? [{ old: links.cite('claims', id), now: links.cite('claims', to) }] : []),
        ...(there(embeddedClaims(site)) ? [{ old: links.embed('claims', id), now: links.embed('claims', to) }] : []),
        ...(there(embeddedFigures(site)) ? [{ old: links.embed('figures', id), now: links.embed('figures', to) }] : []),
      ];
    case 'article':
      return there(citable(site, 'articles'))
        ? [{ old: links.cite('articles', id), now: links.cite('articles', to) }]
        : [];
    case 'topic':
      return matrixAddresses(site).includes(links.matrix(to)) ? [{ old: links.matrix(id), now: links.matrix(to) }] : [];
    default:
      return [];
  }
}

function nameOf({ graph, words }: Site, { page, id }: Address): string {
  switch (page) {
    case 'claim':
      return graph.claims.get(id)?.record.title ?? id;
    case 'actor':
      return graph.actors.get(id)?.record.name ?? id;
    case 'article':
      return graph.articles.get(id)?.record.title ?? id;
    case 'topic':
      return graph.tracker.topics.find((topic) => topic.id === id)?.title ?? id;
    case 'day':
      return words.day(id);
    default:
      return id;
  }
}

/** Every page of a record that is no longer published. */
export function gonePages(site: Site): GonePage[] {
  const { links } = site;
  return site.graph.permalinks.flatMap(({ from }): GonePage[] => {
    const answer = from.includes('#') ? null : site.answers.answer(from);
    if (answer?.type !== 'gone') return [];
    const { page, id } = addressAt(from);
    const kind = page as keyof typeof text.permalink.kicker;
    return [
      {
        href: addressHref(links, { page, id }),
        kicker: text.permalink.kicker[kind],
        title: text.permalink.gone(site.graph.hidden.get(page === 'claim' ? id : '')?.title ?? id),
        sentence: text.permalink.withdrawn(dayOf(site, answer.why)),
        reason: answer.why.reason,
        links: [
          { name: text.permalink.changes, href: links.changes },
          page === 'actor'
            ? { name: text.page.actors, href: links.actors }
            : page === 'article'
              ? { name: text.page.articles, href: links.articles }
              : { name: text.page.claims, href: links.claims },
        ],
      },
    ];
  });
}

const dayOf = ({ words }: Site, { on }: PermalinkRecord): string => words.date(parseDate(on)).words;

/** What the page of an article says of statements that had other addresses. */
export interface LostStatements {
  /** Former anchors of statements that are there, by their anchor. */
  former: ReadonlyMap<string, string[]>;
  /** Statements that are not there any more. */
  notices: { anchor: string; sentence: string; link: Link | null }[];
}

export function lostStatements(site: Site, article: string): LostStatements {
  const former = new Map<string, string[]>();
  const notices: LostStatements['notices'] = [];
  for (const path of site.answers.lost.get(article) ?? []) {
    const answer = site.answers.answer(path);
    const [, anchor = ''] = path.split('#');
    if (answer?.type === 'moved') {
      const { id: key } = addressAt(answer.to);
      const [home, id = ''] = key.split('/');
      if (home === article) {
        former.set(id, [...(former.get(id) ?? []), anchor]);
      } else {
        const title = site.graph.articles.get(home ?? '')?.record.title ?? key;
        const sentence = text.permalink.statementMoved(answer.why === null ? '' : dayOf(site, answer.why));
        notices.push({ anchor, sentence, link: { name: title, href: site.links.statement(key) } });
      }
    } else if (answer?.type === 'gone') {
      const sentence = text.permalink.statementGone(dayOf(site, answer.why), answer.why.reason);
      notices.push({ anchor, sentence, link: null });
    }
  }
  return { former, notices };
}
