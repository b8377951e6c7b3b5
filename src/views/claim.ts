/** Views of claims: the page of one, the lists of all. */
import { compareBounds, compareText } from '../domain/date.ts';
import { type ArticleNode, type ClaimNode, type Statement } from '../domain/graph.ts';
import { comparesValues, type Side, type Status } from '../domain/status.ts';
import { text } from '../text.ts';
import {
  actorLink,
  articleCard,
  carriers,
  claimCard,
  claimCards,
  recordedOn,
  statementView,
  type ArticleCard,
  type ClaimCard,
  type Link,
  type StatementView,
} from './parts.ts';
import { figureChart, type FigureChart } from './figures.ts';
import { originTree, type OriginTree } from './origins.ts';
import { claimLine, type ClaimLine } from './line.ts';
import { placeChain } from './map.ts';
import { historyStrip, type HistoryStrip } from './strip.ts';
import { known, type Site } from './site.ts';
import { statusView, toneOfStatus, wouldChange, type StatusView, type Tone } from './status.ts';
import type { DateView } from './words.ts';

export interface ClaimView extends ClaimCard {
  when: DateView | null;
  /** A place with what it lies in: "Harbour, Port Merrow". */
  place: Link | null;
  topics: Link[];
  actors: Link[];
  holder: Link | null;
  /** What exactly is counted, on quantities. */
  counts: { what: string; unit: string; changes: boolean } | null;
  disagreement: string | null;
  wouldChange: string;
  line: ClaimLine;
  strip: HistoryStrip;
  /** "3 articles, 2 texts" and "2 independent origins". */
  carriedBy: string;
  sides: { side: Side | 'none'; name: string; statements: StatementView[] }[];
  statements: StatementView[];
  origins: OriginTree;
  /** Every figure or date that a statement gives; no scales on claims of other kinds. */
  figures: FigureChart;
  /** How many of them the rules compare. */
  compared: number;
  /** The first two values that cannot both be true. */
  conflict: [StatementView, StatementView] | null;
  history: {
    day: string;
    words: string;
    status: StatusView;
    /** What the day changed: the status, only the reason for it, or neither. */
    change: 'status' | 'reason' | 'none';
    added: StatementView[];
    dropped: StatementView[];
  }[];
  /** Id of the article that carried it first, where several do and that can be told. */
  first: string | null;
  articles: { article: ArticleCard; statements: StatementView[] }[];
  tension: { claim: ClaimCard; reason: string; here: StatementView; there: StatementView }[];
  implies: ClaimCard[];
  impliedBy: ClaimCard[];
  body: string;
  file: string;
  recorded: string | null;
  previous: Link | null;
  next: Link | null;
}

const SIDE_ORDER = ['for', 'against', 'question', 'none'] as const;

export function claimView(site: Site, id: string): ClaimView {
  const { graph, links } = site;
  const claim = known(graph.claims, id);
  const { record, statements, status } = claim;
  const views = new Map(statements.map((s) => [s.key, statementView(site, s)]));
  const view = (key: string) => known(views, key);
  const { articles, texts } = carriers(site, statements);
  const carried = Map.groupBy(statements, (s) => s.article);
  const { claims: ids, claimAt } = site.index;
  const at = known(claimAt, id);
  const history = historyOf(site, claim, view);
  const neighbour = (offset: number): Link | null => {
    const other = graph.claims.get(ids[at + offset] ?? '');
    return other ? { name: other.record.title, href: links.claim(other.record.id) } : null;
  };
  return {
    ...claimCard(site, claim),
    when: whenOf(site, claim),
    place: record.place === null ? null : placeLink(site, record.place),
    topics: record.topics.map((topic) => topicLink(site, topic)),
    actors: record.actors.map((actor) => actorLink(site, actor)),
    holder: record.holder === null ? null : actorLink(site, record.holder),
    counts: record.quantity && {
      what: record.quantity.counts,
      unit: record.quantity.unit,
      changes: record.quantity.changes,
    },
    disagreement: status.status === 'contested' || status.status === 'inconsistent' ? record.disagreement : null,
    wouldChange: wouldChange(claim),
    line: claimLine(site, claim),
    strip: historyStrip(site, claim, history),
    carriedBy: text.articlesAndTexts(articles.length, texts),
    sides: SIDE_ORDER.flatMap((side) => {
      const taken = statements.filter((s) => (s.side ?? 'none') === side).map((s) => view(s.key));
      return taken.length === 0 ? [] : [{ side, name: text.side[side], statements: taken }];
    }),
    statements: statements.map((s) => view(s.key)),
    origins: originTree(site, claim, ({ key }) => view(key)),
    figures: figureChart(site, [claim]),
    compared: comparesValues(record.kind) ? statements.filter((s) => s.value !== null && s.side === 'for').length : 0,
    conflict: status.conflict && [view(status.conflict[0]), view(status.conflict[1])],
    history,
    first: articles.length > 1 ? (firstAppearance(site, claim)?.record.id ?? null) : null,
    articles: articles
      .toSorted((a, b) => compareText(a.countsFrom, b.countsFrom))
      .map((article) => ({
        article: articleCard(site, article),
        statements: (carried.get(article.record.id) ?? []).map((s) => view(s.key)),
      })),
    tension: claim.tension.map(({ claim: other, reason }) => {
      const node = known(graph.claims, other);
      return {
        claim: claimCard(site, node),
        reason,
        here: view(leading(claim).key),
        there: statementView(site, leading(node)),
      };
    }),
    implies: claimCards(site, claim.implies),
    impliedBy: claimCards(site, claim.impliedBy),
    body: record.body,
    file: record.file,
    recorded: recordedOn(site, record),
    previous: neighbour(-1),
    next: neighbour(1),
  };
}

function historyOf(site: Site, claim: ClaimNode, view: (key: string) => StatementView): ClaimView['history'] {
  const history: ClaimView['history'] = [];
  for (const { day, result, added, dropped } of claim.history) {
    const status = statusView(site, claim, result, day);
    const before = history.at(-1)?.status;
    const change = status.rule !== before?.rule ? 'status' : status.sentence === before.sentence ? 'none' : 'reason';
    history.push({
      day,
      words: site.words.day(day),
      status,
      change,
      added: added.map(view),
      dropped: dropped.map(view),
    });
  }
  return history;
}

/** `when`: an interval means that it lasted. */
export const whenOf = (site: Site, { when }: ClaimNode): DateView | null => when && site.words.date(when, 'lasting');

const placeLink = (site: Site, id: string): Link => ({
  name: placeChain(site, id)
    .map(({ name }) => name)
    .join(', '),
  href: site.links.place(id),
});

const topicLink = ({ graph, links }: Site, id: string): Link => ({
  name: graph.tracker.topics.find((topic) => topic.id === id)?.title ?? id,
  href: links.topic(id),
});

/** The articles that carry a claim, by day of publication. */
export const appearances = (site: Site, { statements }: ClaimNode): ArticleNode[] =>
  carriers(site, statements).articles.toSorted(
    (a, b) => compareBounds(a.published, b.published) || compareText(a.record.id, b.record.id),
  );

/** The article that was surely published before all others that carry a claim; null where that cannot be told. */
export function firstAppearance(site: Site, claim: ClaimNode): ArticleNode | null {
  const [first, ...others] = appearances(site, claim);
  const { to } = first?.published ?? { to: null };
  const isFirst = others.every(({ published: { from } }) => to !== null && from !== null && to < from);
  return first !== undefined && isFirst ? first : null;
}

/** The statement that stands for a claim where it is set beside another: the first that takes a side with a group behind it. */
export const leading = ({ statements }: ClaimNode): Statement =>
  statements.find((s) => s.side !== null && s.standing === 'group') ??
  statements.find((s) => s.side !== null) ??
  (statements[0] as Statement);

export interface StatusGroup {
  status: Status;
  tone: Tone;
  name: string;
  meaning: string;
  href: string;
  claims: ClaimCard[];
}

/** All claims by status, in the order of the vocabulary; statuses that no claim has are left out. */
export function claimsByStatus(site: Site): StatusGroup[] {
  const groups = Map.groupBy(site.index.byStatus, ({ status }) => status.status);
  return [...groups].map(([status, claims]) => ({
    status,
    tone: toneOfStatus(status),
    name: text.status[status],
    meaning: text.statusMeaning[status],
    href: site.links.claimsWith(status),
    claims: claims.map((claim) => claimCard(site, claim)),
  }));
}

export interface TopicView extends Link {
  id: string;
  description: string | null;
  claims: ClaimCard[];
}

/** Topics in the tracker's order, with their claims. */
export const topics = (site: Site): TopicView[] =>
  site.graph.tracker.topics.map(({ id, description }) => ({
    id,
    ...topicLink(site, id),
    description,
    claims: site.index.byStatus
      .filter(({ record }) => record.topics.includes(id))
      .map((claim) => claimCard(site, claim)),
  }));
