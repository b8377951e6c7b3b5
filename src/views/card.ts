/** Social cards: what the picture of a page says where its address is shared. */
import type { Day } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import type { Stance } from '../domain/schema.ts';
import { text } from '../text.ts';
import { axisOf, placeOf, standsOn, type Frame } from './axis.ts';
import { segmentsOf } from './line.ts';
import { pathOf } from './links.ts';
import { articleCard, carriers, claimCard } from './parts.ts';
import { known, type Site } from './site.ts';
import { toneOf, type Tone } from './status.ts';

export interface CardView {
  /** The tracker by name. */
  tracker: string;
  /** What kind of record it is; empty for the front page. */
  kind: string;
  title: string;
  /** One line that says most: the status, the number of statements, publisher and day. */
  label: string;
  /** The tone of a claim's status; null where there is no status. */
  tone: Tone | null;
  /** A sentence that says more. */
  detail: string;
  /** Claims by the look of their status, for the front page. */
  tally: { tone: Tone; count: number; words: string }[];
  line: CardLine;
}

/** A claim line in short. Places along it are percentages of its length. */
interface CardLine {
  segments: { from: number; to: number; tone: Tone | null }[];
  marks: { x: number; row: number; stance: Stance; own: boolean; dated: boolean }[];
  /** Places where more statements stand than are drawn, and how many more. */
  more: { x: number; count: number }[];
  /** Words below its ends. */
  ends: { start: string; end: string };
}

/** The picture that stands for a page. */
export interface CardImage {
  href: string;
  /** What it shows, in words. */
  alt: string;
}

/** A card with its place below the site, `cards/claims/<id>.png`, and the record that it shows. */
export interface Card {
  path: string;
  record: string;
  view: CardView;
}

type Collection = 'claims' | 'actors' | 'articles';

/** Marks on top of each other; more are left out: the page has them all. */
const MOST_ROWS = 3;
/** Where the first mark stands and where the last does at the most, and the distance below which marks are stacked, in percent. */
const FIRST = 2;
const LAST = 92;
const APART = 3;
const FRAME: Frame = { edge: 0, start: FIRST, end: LAST };
/** How far apart statements in the order of the source stand at the most, in percent. */
const WIDEST = 6;

/** Room between the pieces of the front page's line, in percent. */
const GAP = 0.5;
/** The shortest piece that still shows. */
const SHORTEST = 0.3;

/** All cards of a site; none where its address is not known, for a card needs a whole one. */
export function cards(site: Site): Card[] {
  const { graph, links } = site;
  if (links.canonical(links.home) === null) return [];
  const of = <Node extends { record: { id: string; file: string } }>(
    collection: Collection,
    nodes: ReadonlyMap<string, Node>,
  ) =>
    [...nodes].map(([id, { record }]) => ({
      path: pathOf(site, links.card(collection, id)),
      record: record.file,
      view: cardOf(site, collection, id),
    }));
  return [
    { path: pathOf(site, links.card()), record: 'tracker.yaml', view: frontCard(site) },
    ...of('claims', graph.claims),
    ...of('actors', graph.actors),
    ...of('articles', graph.articles),
  ];
}

/** The picture for a page: that of its record, or the front page's; null where the site's address is not known. */
export function cardImage(site: Site, collection?: Collection, id = ''): CardImage | null {
  const { links, graph } = site;
  const href = links.canonical(collection === undefined ? links.card() : links.card(collection, id));
  if (href === null) return null;
  if (collection === undefined) return { href, alt: sentences(graph.tracker.title, graph.tracker.description) };
  const { title, label, detail } = cardOf(site, collection, id);
  return { href, alt: sentences(title, label, detail) };
}

/** Each as a sentence: `sentences('A', '', 'B.')` is "A. B." */
const sentences = (...words: string[]): string =>
  words
    .filter((said) => said !== '')
    .map((said) => `${said.replace(/\.$/, '')}.`)
    .join(' ');

const CARDS = { claims: claimCardOf, actors: actorCardOf, articles: articleCardOf } as const;
const cardOf = (site: Site, collection: Collection, id: string): CardView => CARDS[collection](site, id);

function claimCardOf(site: Site, id: string): CardView {
  const claim = known(site.graph.claims, id);
  const { name, kindName, status } = claimCard(site, claim);
  return {
    tracker: site.graph.tracker.title,
    kind: kindName,
    title: name,
    label: status.label,
    tone: status.tone,
    detail: status.sentence,
    tally: [],
    line: throughTime(site, claim.statements, claim),
  };
}

function actorCardOf(site: Site, id: string): CardView {
  const { record, said, about } = known(site.graph.actors, id);
  const articles = carriers(site, said).articles.length;
  return {
    tracker: site.graph.tracker.title,
    kind: text.actorKind[record.kind],
    title: record.name,
    label: said.length === 0 ? text.card.silent : text.card.said(said.length, articles),
    tone: null,
    detail: about.length === 0 ? '' : text.card.about(about.length),
    tally: [],
    line: throughTime(site, said),
  };
}

function articleCardOf(site: Site, id: string): CardView {
  const node = known(site.graph.articles, id);
  const { name, publisherName, published, notice } = articleCard(site, node);
  const { statements } = node;
  const speakers = new Set(statements.flatMap(({ by }) => by ?? [])).size;
  const carried = text.capital(text.article.carries(statements.length, speakers));
  return {
    tracker: site.graph.tracker.title,
    kind: text.card.article,
    title: name,
    label: [publisherName, published.words].map(text.capital).join(' · '),
    tone: null,
    detail: notice === null ? `${carried}.` : `${text.capital(notice)}. ${carried}.`,
    tally: [],
    line: inOrder(statements),
  };
}

function frontCard(site: Site): CardView {
  const { tracker, claims, statements, actors, articles } = site.graph;
  const byTone = Map.groupBy(claims.values(), ({ status }) => toneOf(status));
  const tally = (Object.keys(text.card.tally) as Tone[]).flatMap((tone) => {
    const count = byTone.get(tone)?.length ?? 0;
    return count === 0 ? [] : [{ tone, count, words: text.card.tally[tone] }];
  });
  let at = 0;
  const segments = tally.map(({ tone, count }) => {
    const from = at;
    at += (count / claims.size) * 100;
    return { from, to: Math.max(at - GAP, from + SHORTEST), tone };
  });
  const counts = {
    claims: claims.size,
    statements: statements.size,
    actors: actors.size,
    articles: articles.size,
    texts: new Set([...articles.values()].map((article) => article.text)).size,
  };
  return {
    tracker: '',
    kind: text.card.tagline,
    title: tracker.title,
    label: '',
    tone: null,
    detail: tracker.description,
    tally,
    line: {
      segments,
      marks: [],
      more: [],
      ends: { start: text.brief.counts(counts), end: '' },
    },
  };
}

/** Statements on the day on which each stands, as on the claim line; of a claim with the look of its line. */
function throughTime(site: Site, statements: readonly Statement[], claim?: ClaimNode): CardLine {
  const reported = claim ? claim.history.map(({ day }) => day) : statements.map((s) => s.countsFrom);
  if (reported.length === 0) return plainLine([], { start: '', end: '' });
  const days = statements.map((s) => standsOn(s).day).toSorted();
  const axis = axisOf(reported, days);
  const at = (day: Day) => placeOf(axis, FRAME, day);
  const placed = statements
    .map((statement) => ({ statement, x: at(standsOn(statement).day) }))
    .toSorted((a, b) => a.x - b.x);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const line = plainLine(placed, { start: site.words.day(first), end: first === last ? '' : site.words.day(last) });
  return claim ? { ...line, segments: segmentsOf(claim, at, 100) } : line;
}

/** Statements side by side in the order of the source; of many, some on top of each other. */
function inOrder(statements: readonly Statement[]): CardLine {
  const each = Math.ceil((statements.length * APART) / (LAST - FIRST));
  const step = Math.min(WIDEST, ((LAST - FIRST) * each) / statements.length);
  const placed = statements.map((statement, at) => ({ statement, x: FIRST + Math.floor(at / each) * step }));
  return plainLine(placed, { start: text.card.inOrder, end: '' });
}

/** A line without a status. `placed` goes from left to right. */
function plainLine(placed: readonly { statement: Statement; x: number }[], ends: CardLine['ends']): CardLine {
  const rows = new Map<number, number>();
  let column = -APART;
  const marks = placed.map(({ statement, x }) => {
    const { stance, standing } = statement;
    if (x - column >= APART) column = x;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    return { x: column, row, stance, own: standing === 'publisher', dated: standsOn(statement).exact };
  });
  return {
    segments: placed.length === 0 ? [] : [{ from: FIRST, to: 100, tone: null }],
    ...short(marks),
    ends,
  };
}

/** What stands on a card of marks, and how many more there are where. */
function short(marks: CardLine['marks']): Pick<CardLine, 'marks' | 'more'> {
  const counts = new Map<number, number>();
  for (const { x, row } of marks) if (row >= MOST_ROWS) counts.set(x, (counts.get(x) ?? 0) + 1);
  return {
    marks: marks.filter(({ row }) => row < MOST_ROWS),
    more: [...counts].map(([x, count]) => ({ x, count })),
  };
}
