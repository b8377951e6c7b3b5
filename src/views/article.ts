/** Views of articles: the page of one, the list of all. */
import { parseDate } from '../domain/date.ts';
import type { ArticleNode } from '../domain/graph.ts';
import { text } from '../text.ts';
import { openable } from './links.ts';
import {
  articleCard,
  claimCard,
  recordedOn,
  statementView,
  type ArticleCard,
  type ClaimCard,
  type Link,
  type StatementView,
} from './parts.ts';
import { actorLink } from './parts.ts';
import { known, type Site } from './site.ts';
import type { DateView } from './words.ts';

export interface ArticleSummary extends ArticleCard {
  summary: string;
  statements: number;
  speakers: number;
}

/** An archived or captured copy. */
interface AccessPoint {
  url: string | null;
  /** Where it is kept: the host of its address. */
  host: string | null;
  gone: DateView | null;
  accessed: DateView | null;
  sha256: string | null;
}

export interface ArticleView extends ArticleCard {
  summary: string;
  source: {
    title: string | null;
    byline: string | null;
    url: string | null;
    /** Since when nothing is found at the address. */
    gone: DateView | null;
    language: string;
    credits: { text: string; actor: Link | null }[];
    accessPoints: AccessPoint[];
    /** The copy to read where the source is gone: the latest in the list that can be opened. */
    copy: string | null;
    state: string;
    stateDate: DateView | null;
    stateUrl: string | null;
    copyOf: Link | null;
    copies: Link[];
  };
  /** The day from which it counts. */
  countsFrom: string;
  /** In the order of the source. */
  statements: StatementView[];
  /** Whether its statements stopped counting. */
  retracted: boolean;
  /** Claims that no other article carries. */
  onlyHere: ClaimCard[];
  body: string;
  file: string;
  /** The day on which the tracker recorded it, in words; null when not known. */
  recorded: string | null;
  previous: Link | null;
  next: Link | null;
}

export function articleView(site: Site, id: string): ArticleView {
  const { graph, links, words } = site;
  const node = known(graph.articles, id);
  const { record, statements } = node;
  const { source } = record;
  const { articles, articleAt, copies } = site.index;
  const at = known(articleAt, id);
  const link = (article: ArticleNode | undefined): Link | null =>
    article ? { name: article.record.title, href: links.article(article.record.id) } : null;
  const state = source.status?.state ?? 'as-published';
  const date = (edtf: string | null) => (edtf === null ? null : words.date(parseDate(edtf)));
  return {
    ...articleCard(site, node),
    summary: record.summary,
    source: {
      title: source.title,
      byline: source.byline,
      url: openable(source.url),
      gone: date(source.gone),
      language: source.language ?? graph.tracker.language,
      credits: source.credits.map(({ text: words_, actor }) => ({
        text: words_,
        actor: actor === null ? null : actorLink(site, actor),
      })),
      accessPoints: source.accessPoints.map((point) => {
        const url = openable(point.url);
        return {
          ...point,
          url,
          host: url === null ? null : new URL(url).hostname,
          gone: date(point.gone),
          accessed: date(point.accessed),
        };
      }),
      copy: openable(source.accessPoints.findLast(({ url, gone }) => url !== null && gone === null)?.url ?? null),
      state: text.sourceState[state],
      stateDate: date(source.status?.date ?? null),
      stateUrl: openable(source.status?.url ?? null),
      copyOf: link(source.copyOf === null ? undefined : graph.articles.get(source.copyOf)),
      copies: (copies.get(id) ?? []).flatMap((other) => link(other) ?? []),
    },
    countsFrom: words.day(node.countsFrom),
    statements: statements.map((s) => statementView(site, s)),
    retracted: node.countsUntil !== null,
    onlyHere: [...new Set(statements.map((s) => s.claim))]
      .map((claim) => known(graph.claims, claim))
      .filter((claim) => claim.statements.every((s) => s.article === id))
      .map((claim) => claimCard(site, claim)),
    body: record.body,
    file: record.file,
    recorded: recordedOn(site, record),
    previous: link(articles[at - 1]),
    next: link(articles[at + 1]),
  };
}

/** Articles by day of publication, oldest first. */
export const articleList = (site: Site): ArticleSummary[] =>
  site.index.articles.map((node) => ({
    ...articleCard(site, node),
    summary: node.record.summary,
    statements: node.statements.length,
    speakers: new Set(node.statements.map((s) => s.by).filter((by) => by !== null)).size,
  }));
