/**
 * The graph: records joined once, with what the rules make of them.
 *
 * `buildGraph` expects checked records (`rules.ts` found no problem). Everything is a pure function of its arguments;
 * "now" is simply the absence of an as-of day.
 */
import { boundsKey, compareText, parseDate, type Day, type EdtfDate } from './date.ts';
import { historyOf, ruleOn, type StatusChange } from './history.ts';
import { rootOn, type Actors, type Standing } from './origin.ts';
import type { Actor, Article, Claim, Records } from './records.ts';
import type { PermalinkRecord, PlaceRecord, Scope, Stance, StatementRecord, TrackerRecord } from './schema.ts';
import { sideOf, type Side, type StatusResult } from './status.ts';
import { parseDateValue, parseFigure, type Value } from './value.ts';

/** A statement with its defaults filled in and its references joined. */
export interface Statement {
  /** `<article>/<id>`, unique in the tracker. */
  key: string;
  id: string;
  article: string;
  claim: string;
  /** Null is the article's own voice. */
  by: string | null;
  stance: Stance;
  /** Given for doubts and no-evidence only. */
  scope: Scope | null;
  side: Side | null;
  /** Null: not known. In the article's own voice, when its text was first published. */
  stated: EdtfDate | null;
  value: Value | null;
  valueAt: EdtfDate | null;
  hedge: string | null;
  quote: Quote | null;
  paragraph: number | null;
  /** An actor, `unknown`, or null for the speaker's own word. */
  origin: string | null;
  relayedBy: string | null;
  note: string | null;
  standing: Standing;
  originGroup: string | null;
  /** The day that decides which roles were in force. */
  roleDay: Day;
  /** On positions, the origin group of the holder on that day: a statement of this group is the holder's word. */
  holderGroup: string | null;
  /** The article's day: from here on the statement counts. */
  countsFrom: Day;
  /** The day on which its source was retracted: from here on it is shown and counts no more. */
  countsUntil: Day | null;
}

export interface Quote {
  text: string;
  /** Null: the tracker's language. */
  lang: string | null;
  translation: string | null;
  translatedBy: string | null;
}

export interface ArticleNode {
  record: Article;
  published: EdtfDate;
  countsFrom: Day;
  countsUntil: Day | null;
  /** The article whose text it carries: itself, or the end of its `copyOf` chain. */
  text: string;
  statements: Statement[];
}

export interface ClaimNode {
  record: Claim;
  when: EdtfDate | null;
  /** By day of saying, then by article and order in it. Never empty. */
  statements: Statement[];
  status: StatusResult;
  /** One entry per day on which what the rules look at changed, oldest first; the status may have stayed the same. */
  readonly history: StatusChange[];
  tension: { claim: string; reason: string }[];
  implies: string[];
  impliedBy: string[];
}

export interface ActorNode {
  record: Actor;
  /** What it said, by day of saying; of a publisher, what its articles say in their own voice too. */
  said: Statement[];
  /** Shown claims about it or held by it, by id. */
  about: string[];
  /** Actors whose group it is, now or in a role, by id. */
  members: string[];
}

export interface Graph {
  tracker: TrackerRecord;
  places: ReadonlyMap<string, PlaceRecord>;
  permalinks: readonly PermalinkRecord[];
  articles: ReadonlyMap<string, ArticleNode>;
  /** Only claims that carry a statement; the others are not shown. */
  claims: ReadonlyMap<string, ClaimNode>;
  /** Claims that no article carries. */
  hidden: ReadonlyMap<string, Claim>;
  actors: ReadonlyMap<string, ActorNode>;
  /** By claim, in the order of the claims' statements. */
  statements: ReadonlyMap<string, Statement>;
  /** Whether no day of recording is known because the git history was not fetched whole. */
  shallow: boolean;
}

/** An article, then the one that it copies, and so on; the last has the text that all of them carry. */
function lineage(article: Article, articles: ReadonlyMap<string, Article>): Article[] {
  const line = [article];
  for (let { copyOf } = article.source; copyOf !== null;) {
    const original = articles.get(copyOf);
    if (!original || line.includes(original)) break;
    line.push(original);
    ({ copyOf } = original.source);
  }
  return line;
}

/** The article whose text it carries: itself, or the end of its `copyOf` chain. */
export const textOf = (article: Article, articles: ReadonlyMap<string, Article>): Article =>
  lineage(article, articles).at(-1) ?? article;

/**
 * An article counts from the later of the lower bound of `published` and the latest lower bound among its `stated`; a
 * copy not before the article that it copies.
 */
export function countsFrom(article: Article, articles: ReadonlyMap<string, Article>): Day {
  return lineage(article, articles)
    .flatMap(({ source, statements }) => [source.published, ...statements.map((s) => s.stated)])
    .map((text) => (text === null ? '' : (parseDate(text).from ?? '')))
    .reduce((latest, day) => (day > latest ? day : latest));
}

/**
 * The day that decides which roles were in force when something was said: the lower bound of `stated`, else that of
 * the publication of the text. A copy has the same, whatever it leaves out.
 */
export const roleDay = (stated: EdtfDate | null, published: EdtfDate): Day => stated?.from ?? published.from ?? '';

/** The day on which its text was retracted, here or where it was copied from, at the earliest its own day; else null. */
function countsUntil(article: Article, from: Day, articles: ReadonlyMap<string, Article>): Day | null {
  const days = lineage(article, articles).flatMap(({ source: { status } }) =>
    status?.state === 'retracted' && status.date !== null ? (parseDate(status.date).from ?? []) : [],
  );
  const [day = null] = days.toSorted();
  return day === null || day > from ? day : from;
}

/**
 * The statements of an article. What a copy says undated was said, and its figure is true of the day, as in the text
 * that it copies: an abridged copy that leaves the days out says nothing else.
 */
export function statementsOf(article: Article, articles: ReadonlyMap<string, Article>): StatementRecord[] {
  const [, ...originals] = lineage(article, articles).map(({ statements }) => statements);
  const candidates = originals.toReversed().flat();
  return article.statements.map((statement) => {
    const original = candidates.find((candidate) => isCutFrom(statement, candidate));
    if (!original) return statement;
    const stated = statement.stated ?? original.stated;
    return { ...statement, stated, valueAt: statement.valueAt ?? (statement.value === null ? null : original.valueAt) };
  });
}

/** Whether a statement can be what an abridged copy left of another: the same, but for what it leaves out. */
const isCutFrom = (statement: StatementRecord, original: StatementRecord): boolean =>
  (['claim', 'by', 'stance', 'scope'] as const).every((field) => statement[field] === original[field]) &&
  (['value', 'stated', 'valueAt', 'origin'] as const).every(
    (field) => statement[field] === null || statement[field] === original[field],
  );

export const statementId = (statement: Pick<StatementRecord, 'id' | 'claim' | 'by'>): string =>
  statement.id ?? `${statement.claim}-${statement.by ?? 'source'}`;

/** Reads a statement's value as its claim's kind asks; null when it has none or when it does not parse. */
export function valueOf(statement: StatementRecord, claim: Claim | undefined): Value | null {
  if (statement.value === null) return null;
  return claim?.kind === 'date'
    ? parseDateValue(statement.value)
    : parseFigure(statement.value, claim?.quantity?.unit ?? null);
}

/** Joins checked records into the graph. */
export function buildGraph(records: Records): Graph {
  const actors: Actors = byId(records.actors);
  const claimRecords = byId(records.claims);
  const articleRecords = byId(records.articles);
  const articles = new Map<string, ArticleNode>();
  for (const record of articleRecords.values()) {
    const from = countsFrom(record, articleRecords);
    const text = textOf(record, articleRecords);
    const node: ArticleNode = {
      record,
      published: parseDate(record.source.published),
      countsFrom: from,
      countsUntil: countsUntil(record, from, articleRecords),
      text: text.id,
      statements: [],
    };
    articles.set(record.id, node);
    const published = parseDate(text.source.published);
    for (const statement of statementsOf(record, articleRecords)) {
      const joined = joinStatement(statement, node, published, claimRecords.get(statement.claim), actors);
      node.statements.push(joined);
    }
  }
  const said = sortedBySaying([...articles.values()].flatMap(({ statements }) => statements));
  const spoken = Map.groupBy(said, ({ claim }) => claim);

  const claims = new Map<string, ClaimNode>();
  for (const record of claimRecords.values()) {
    const statements = spoken.get(record.id);
    if (statements) claims.set(record.id, joinClaim(record, statements, actors, claims));
  }
  joinClaims(claims);
  return {
    tracker: records.tracker,
    places: new Map(records.places.map((place) => [place.id, place])),
    permalinks: records.permalinks,
    articles,
    claims,
    hidden: new Map([...claimRecords].filter(([id]) => !claims.has(id))),
    actors: joinActors(actors, said, claims, articles),
    statements: statementsByKey(claims),
    shallow: records.shallow,
  };
}

/** By claim, in the order of the claims' statements. */
export function statementsByKey(claims: Graph['claims']): Map<string, Statement> {
  const statements = new Map<string, Statement>();
  for (const claim of claims.values()) for (const s of claim.statements) statements.set(s.key, s);
  return statements;
}

/** In the order of ids, so that the order of input does not matter. */
const byId = <T extends { id: string }>(records: readonly T[]): Map<string, T> =>
  new Map(records.toSorted((a, b) => compareText(a.id, b.id)).map((record) => [record.id, record]));

/** By day of saying, undated last; then by the article's day, its id and the order in it. */
function sortedBySaying(statements: readonly Statement[]): Statement[] {
  const keyed = statements.map((s) => ({ s, key: `${boundsKey(s.stated)} ${s.countsFrom} ${s.article}` }));
  return keyed.toSorted((a, b) => compareText(a.key, b.key)).map(({ s }) => s);
}

/** `published` is when the text that the article carries was first published. */
function joinStatement(
  record: StatementRecord,
  article: ArticleNode,
  published: EdtfDate,
  claim: Claim | undefined,
  actors: Actors,
): Statement {
  const id = statementId(record);
  const scope = record.stance === 'doubts' || record.stance === 'no-evidence' ? (record.scope ?? 'full') : null;
  const unsaid = record.by === null ? published : null;
  const stated = record.stated === null ? unsaid : parseDate(record.stated);
  const day = roleDay(stated, published);
  const holder = claim?.holder ?? null;
  const { claim: claimId, by, stance, hedge, paragraph, origin, relayedBy, note } = record;
  return {
    key: `${article.record.id}/${id}`,
    id,
    article: article.record.id,
    claim: claimId,
    by,
    stance,
    scope,
    side: sideOf(stance, scope),
    stated,
    value: valueOf(record, claim),
    valueAt: record.valueAt === null ? null : parseDate(record.valueAt),
    hedge,
    quote:
      typeof record.quote === 'string'
        ? { text: record.quote, lang: null, translation: null, translatedBy: null }
        : record.quote,
    paragraph,
    origin,
    relayedBy,
    note,
    standing: 'publisher',
    originGroup: null,
    roleDay: day,
    holderGroup: holder === null ? null : rootOn(holder, day, actors),
    countsFrom: article.countsFrom,
    countsUntil: article.countsUntil,
  };
}

/** `claims` is what it will be among: those it is in tension with are looked up when its history is asked for. */
function joinClaim(
  record: Claim,
  statements: Statement[],
  actors: Actors,
  claims: ReadonlyMap<string, ClaimNode>,
): ClaimNode {
  const { vouched, result: status } = ruleOn(record, statements, actors);
  for (const statement of statements) Object.assign(statement, vouched.get(statement.key));
  const when = record.when === null ? null : parseDate(record.when);
  let history: StatusChange[] | null = null;
  const node: ClaimNode = {
    record,
    when,
    statements,
    status,
    tension: [],
    implies: [],
    impliedBy: [],
    // Asking the rules once for every day takes long, and checks need no history.
    get history() {
      return (history ??= inTensionSince(historyOf(record, statements, actors), tensionDay(node, claims)));
    },
  };
  return node;
}

/** Ties claims to each other: tension is symmetric, implications run both ways; claims that are not shown fall away. */
function joinClaims(claims: Map<string, ClaimNode>): void {
  for (const node of claims.values()) {
    for (const { claim, reason } of node.record.tension) {
      const other = claims.get(claim);
      if (!other) continue;
      node.tension.push({ claim, reason });
      const told = other.record.tension.some((back) => back.claim === node.record.id);
      if (!told) other.tension.push({ claim: node.record.id, reason });
    }
    for (const implied of node.record.implies) {
      const other = claims.get(implied);
      if (!other) continue;
      node.implies.push(implied);
      other.impliedBy.push(node.record.id);
    }
  }
  for (const node of claims.values()) {
    if (node.tension.length === 0) continue;
    node.tension.sort((a, b) => compareText(a.claim, b.claim) || compareText(a.reason, b.reason));
    node.status = inTension(node.status);
  }
}

/** The day on which a claim that this one is in tension with was first carried; null where there is none. */
function tensionDay({ tension }: ClaimNode, claims: ReadonlyMap<string, ClaimNode>): Day | null {
  const [first = null] = tension
    .flatMap(({ claim }) => claims.get(claim)?.statements.map((s) => s.countsFrom) ?? [])
    .toSorted();
  return first;
}

const inTension = (result: StatusResult): StatusResult => ({ ...result, flags: [...result.flags, 'in-tension'] });

/** Flags every change from the day on which another claim in tension was first carried; that day is a change itself. */
function inTensionSince(history: StatusChange[], since: Day | null): StatusChange[] {
  if (since === null) return history;
  const before = history.filter((change) => change.day < since);
  const after = history.filter((change) => change.day >= since);
  const last = before.at(-1);
  if (last && after[0]?.day !== since) {
    after.unshift({ day: since, result: last.result, added: [], dropped: [], vouched: new Map() });
  }
  return [...before, ...after.map((change) => ({ ...change, result: inTension(change.result) }))];
}

function joinActors(
  records: Actors,
  said: readonly Statement[],
  claims: ReadonlyMap<string, ClaimNode>,
  articles: ReadonlyMap<string, ArticleNode>,
): Map<string, ActorNode> {
  const nodes = new Map<string, ActorNode>(
    [...records].map(([id, record]) => [id, { record, said: [], about: [], members: [] }]),
  );
  for (const statement of said) {
    const speaker = statement.by ?? articles.get(statement.article)?.record.source.publisher ?? null;
    if (speaker !== null && claims.has(statement.claim)) nodes.get(speaker)?.said.push(statement);
  }
  for (const { record } of claims.values()) {
    const about = record.holder === null ? record.actors : [...record.actors, record.holder];
    for (const actor of new Set(about)) nodes.get(actor)?.about.push(record.id);
  }
  for (const node of nodes.values()) {
    const groups = new Set([node.record.group, ...node.record.roles.map((role) => role.group)]);
    for (const group of groups) if (group !== null) nodes.get(group)?.members.push(node.record.id);
  }
  return nodes;
}

/** What a claim's status was on a day: the last change by then; null before its first statement counted. */
export const statusAt = (claim: ClaimNode, day: Day): StatusResult | null =>
  claim.history.findLast((change) => change.day <= day)?.result ?? null;
