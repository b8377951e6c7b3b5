/** The pages of the site: those that search engines may list, and all. */
import { compareText, slotOf } from '../domain/date.ts';
import type { ArticleNode } from '../domain/graph.ts';
import { dayPages, daySummaries } from './asof.ts';
import { citable } from './citation.ts';
import { embeddedClaims, embeddedFigures } from './embed.ts';
import { matrixAddresses } from './matrix.ts';
import { gonePages, movedPages } from './permalinks.ts';
import { known, type Site } from './site.ts';

export interface IndexablePage {
  href: string;
  /**
   * When the last of what it shows was changed: a time, or where that is not known the day from which the article counts.
   * Null for pages that show no records.
   */
  modified: string | null;
}

/** The address of every page but that for addresses which lead nowhere. */
export const allPages = (site: Site): string[] => {
  const { links, graph } = site;
  return [
    ...indexablePages(site).map(({ href }) => href),
    links.newest,
    ...(graph.tracker.offline ? [links.offline] : []),
    ...daySummaries(site).flatMap(({ day, href, counts }) => [
      href,
      `${href}contradictions/`,
      ...Array.from({ length: dayPages(counts.claims) }, (_, at) => links.asOfClaims(day, at + 1)),
    ]),
    ...(['claims', 'articles'] as const).flatMap((of) => citable(site, of).map((id) => links.cite(of, id))),
    ...embeddedClaims(site).map((id) => links.embed('claims', id)),
    ...embeddedFigures(site).map((id) => links.embed('figures', id)),
    ...movedPages(site).map(({ from }) => from),
    ...gonePages(site).map(({ href }) => href),
  ];
};

/** Those that search engines may list, each once, in a fixed order: none that only repeats others (days, newest first). */
export function indexablePages(site: Site): IndexablePage[] {
  const { graph, links, index } = site;
  const changed = ({ record, countsFrom }: ArticleNode): string => record.revised ?? countsFrom;
  const articles = new Map([...graph.articles].map(([id, article]) => [id, changed(article)]));
  const latest = (own: string | null, carriers: Iterable<string>): string | null => {
    let last = own ?? '';
    for (const id of carriers) {
      const time = known(articles, id);
      if (time > last) last = time;
    }
    return last || null;
  };
  const own = [...graph.claims.values(), ...graph.actors.values()].map(({ record }) => record.revised ?? '');
  const all = latest(
    own.reduce((last, time) => (time > last ? time : last), ''),
    articles.keys(),
  );
  const months = [
    ...[...graph.claims.values()].flatMap(({ when }) => when ?? []),
    ...[...graph.statements.values()].flatMap(({ stated }) => stated ?? []),
  ].map((date) => slotOf(date).chapter);
  const lists = [
    links.home,
    links.timeline(),
    ...[...new Set(months)].toSorted(compareText).map((month) => links.timeline(month)),
    links.claims,
    ...graph.tracker.topics.map(({ id }) => links.topic(id)),
    links.contradictions,
    links.actors,
    links.articles,
    ...matrixAddresses(site),
    links.map,
    links.asOf(),
    links.changes,
    links.corrections,
    links.data,
  ];
  return [
    ...lists.map((href) => ({ href, modified: all })),
    ...[links.method, links.about, links.search].map((href) => ({ href, modified: null })),
    ...[...graph.claims.values()].map(({ record, statements }) => ({
      href: links.claim(record.id),
      modified: latest(
        record.revised,
        statements.map(({ article }) => article),
      ),
    })),
    ...[...graph.actors.values()].map(({ record, said }) => ({
      href: links.actor(record.id),
      modified: latest(record.revised, [
        ...said.map(({ article }) => article),
        ...(index.published.get(record.id) ?? []).map((article) => article.record.id),
      ]),
    })),
    ...[...graph.articles.values()].map((article) => ({
      href: links.article(article.record.id),
      modified: changed(article),
    })),
  ];
}
