/**
 * The tracker as of a day: what each day changed, and the graph as it stood then.
 *
 * Both come from the claims' histories, in one sweep over the days: no rule is asked again.
 */
import { parseDate, type Day } from './date.ts';
import { countsFrom, statementsByKey, type ActorNode, type ClaimNode, type Graph, type Statement } from './graph.ts';
import { isSame, type Vouched } from './history.ts';
import type { Article, Records } from './records.ts';

/** What a day changed, by ids in the order of the graph. */
export interface DayChanges {
  day: Day;
  /** Articles that came to count. */
  articles: string[];
  /** Articles that counted before and whose source was corrected or retracted. */
  notices: string[];
  /** Articles whose text was retracted, here or where it was copied from. */
  ended: string[];
  /** Claims with an entry in their history: one that was not on record before, or one whose status or its grounds moved. */
  claims: string[];
}

/** The days on which something changed, oldest first, each with what it changed. */
export function changesByDay({ articles, claims }: Graph): DayChanges[] {
  const days = new Map<Day, DayChanges>();
  const on = (day: Day): DayChanges => {
    const known = days.get(day) ?? { day, articles: [], notices: [], ended: [], claims: [] };
    days.set(day, known);
    return known;
  };
  for (const [id, { record, countsFrom: from, countsUntil: until }] of articles) {
    on(from).articles.push(id);
    const noticed = noticeDay(record);
    if (noticed !== null && noticed > from) on(noticed).notices.push(id);
    if (until !== null && until > from) on(until).ended.push(id);
  }
  for (const [id, { history }] of claims) for (const { day } of history) on(day).claims.push(id);
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** The days on which something changed, oldest first. */
export const changeDays = (graph: Graph): Day[] => changesByDay(graph).map(({ day }) => day);

/** The first day on which its source can have been corrected or retracted; null where that is not known, or did not happen. */
function noticeDay({ source: { status } }: Article): Day | null {
  const { date = null } = status ?? {};
  return date === null ? null : parseDate(date).from;
}

/**
 * The records of a tracker made only of the articles that count by a day: later articles are dropped, then claims
 * without statements, and what pointed to them; corrections and retractions of a later day have not happened.
 */
export function restrict(records: Records, day: Day): Records {
  const all = new Map(records.articles.map((article) => [article.id, article]));
  const articles = records.articles
    .filter((article) => countsFrom(article, all) <= day)
    .map((article) => articleAsOf(article, day));
  const spoken = new Set(articles.flatMap((article) => article.statements.map((s) => s.claim)));
  const claims = records.claims.filter((claim) => spoken.has(claim.id));
  return {
    ...records,
    tracker: { ...records.tracker, featured: records.tracker.featured.filter((id) => spoken.has(id)) },
    articles,
    claims: claims.map((claim) => ({
      ...claim,
      tension: claim.tension.filter((other) => spoken.has(other.claim)),
      implies: claim.implies.filter((other) => spoken.has(other)),
    })),
  };
}

/** Without a correction or retraction that has not happened. */
const articleAsOf = (article: Article, day: Day): Article =>
  (noticeDay(article) ?? '') <= day ? article : { ...article, source: { ...article.source, status: null } };

/**
 * Graphs as of days, from the histories: each equal to `buildGraph(restrict(records, day))`, without asking the rules
 * again. Asked for one day after the other, each is made from the one before: what is the same on both days are the
 * same objects. `changes` are those of the graph.
 */
export function graphsAsOf(graph: Graph, changes: readonly DayChanges[]): (day: Day) => Graph {
  const actors = new Map<string, ActorNode>();
  for (const [id, actor] of graph.actors) actors.set(id, { ...actor, said: [], about: [] });
  const empty: State = { day: '', articles: new Map(), claims: new Map(), actors };
  let last = empty;
  return (day) => {
    const before = last.day <= day ? last : empty;
    const news = changes.filter((change) => change.day > before.day && change.day <= day);
    last = { day, ...nodesAsOf(graph, before, news, day) };
    return graphOf(graph, last);
  };
}

type Nodes = Pick<Graph, 'articles' | 'claims' | 'actors'>;
type State = Nodes & { day: Day };

function graphOf(whole: Graph, { articles, claims, actors }: State): Graph {
  let statements: Graph['statements'] | null = null;
  return {
    ...whole,
    tracker: { ...whole.tracker, featured: whole.tracker.featured.filter((id) => claims.has(id)) },
    articles,
    claims,
    hidden: new Map(),
    actors,
    // Longer than all else, and not needed by every page.
    get statements() {
      return (statements ??= statementsByKey(claims));
    },
  };
}

/** Nodes as of a day, from those of an earlier day and what the days between them changed. */
function nodesAsOf(whole: Graph, before: State, news: readonly DayChanges[], day: Day): Nodes {
  const moved = new Set(news.flatMap((change) => change.claims));
  const shown = (id: string) => before.claims.has(id) || moved.has(id);
  const came = [...moved].flatMap((id) => (before.claims.has(id) ? [] : (whole.claims.get(id) ?? [])));
  const tied = came.flatMap(({ tension, implies, impliedBy }) => [
    ...tension.map((t) => t.claim),
    ...implies,
    ...impliedBy,
  ]);

  // Statements that were not, or not the same.
  const fresh = new Map<string, Statement>();
  const claims = renewed(whole.claims, before.claims, new Set([...moved, ...tied.filter(shown)]), (node, earlier) => {
    const history = node.history.filter((change) => change.day <= day);
    const vouched = new Map(history.flatMap((change) => (change.day > before.day ? [...change.vouched] : [])));
    const statements = current(node.statements, earlier?.statements ?? [], (statement, old) => {
      if (statement.countsFrom > day) return null;
      const now = statementAsOf(statement, vouched.get(statement.key) ?? old ?? statement, day);
      if (old !== null && old.countsUntil === now.countsUntil && isSame(old, now)) return old;
      fresh.set(now.key, now);
      return now;
    });
    return {
      ...node,
      record: {
        ...node.record,
        tension: node.record.tension.filter(({ claim }) => shown(claim)),
        implies: node.record.implies.filter(shown),
      },
      statements,
      status: history.at(-1)?.result ?? node.status,
      history,
      tension: node.tension.filter(({ claim }) => shown(claim)),
      implies: node.implies.filter(shown),
      impliedBy: node.impliedBy.filter(shown),
    };
  });

  const told = [...fresh.values()];
  const touched = news.flatMap(({ articles, notices, ended }) => [...articles, ...notices, ...ended]);
  const refreshed = (statement: Statement, old: Statement | null) => fresh.get(statement.key) ?? old;
  const articles = renewed(
    whole.articles,
    before.articles,
    new Set([...touched, ...told.map(({ article }) => article)]),
    (article, earlier) => ({
      ...article,
      record: articleAsOf(article.record, day),
      countsUntil: notAfter(article.countsUntil, day),
      statements: current(article.statements, earlier?.statements ?? [], refreshed),
    }),
  );
  const speakers = told.flatMap(({ by, article }) => by ?? whole.articles.get(article)?.record.source.publisher ?? []);
  const named = came.flatMap(({ record: { actors, holder } }) => [...actors, holder ?? []].flat());
  const actors = renewed(whole.actors, before.actors, new Set([...speakers, ...named]), (actor, earlier) => ({
    ...actor,
    said: current(actor.said, earlier?.said ?? [], refreshed),
    about: actor.about.filter(shown),
  }));
  return { articles, claims, actors };
}

/** The statements of a claim as of a day. */
export function statementsAsOf({ statements, history }: ClaimNode, day: Day): Statement[] {
  const vouched = new Map(history.flatMap((change) => (change.day <= day ? [...change.vouched] : [])));
  return statements.flatMap((s) => (s.countsFrom <= day ? statementAsOf(s, vouched.get(s.key) ?? s, day) : []));
}

/** Nodes in the order of the whole: those with these ids made anew, the others as they were, if they were there. */
function renewed<Node>(
  whole: ReadonlyMap<string, Node>,
  before: ReadonlyMap<string, Node>,
  ids: ReadonlySet<string>,
  make: (node: Node, earlier: Node | undefined) => Node,
): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const [id, node] of whole) {
    const earlier = before.get(id);
    const now = ids.has(id) ? make(node, earlier) : earlier;
    if (now !== undefined) nodes.set(id, now);
  }
  return nodes;
}

/** Statements of a list as they are now, without those that are not there; `earlier` is the same list of an earlier day. */
function current(
  list: readonly Statement[],
  earlier: readonly Statement[],
  nowOf: (statement: Statement, old: Statement | null) => Statement | null,
): Statement[] {
  const statements: Statement[] = [];
  let at = 0;
  for (const statement of list) {
    const next = earlier[at];
    const old = next?.key === statement.key ? next : null;
    if (old !== null) at++;
    const now = nowOf(statement, old);
    if (now !== null) statements.push(now);
  }
  return statements;
}

const notAfter = (until: Day | null, day: Day): Day | null => (until === null || until > day ? null : until);

/** A statement as of a day: the same object where it says the same. */
function statementAsOf(statement: Statement, vouched: Vouched, day: Day): Statement {
  const until = notAfter(statement.countsUntil, day);
  return until === statement.countsUntil && isSame(vouched, statement)
    ? statement
    : { ...statement, countsUntil: until, standing: vouched.standing, originGroup: vouched.originGroup };
}
