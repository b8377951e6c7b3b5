/** The fairness of the status rules, as properties that hold for every tracker. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeDays, changesByDay, graphsAsOf, restrict } from '../../src/domain/asof.ts';
import { buildGraph, statusAt, type Graph } from '../../src/domain/graph.ts';
import { countsOn } from '../../src/domain/history.ts';
import type { Article, Records } from '../../src/domain/records.ts';
import { SCOPES, STANCES, type Scope, type Stance, type StatementRecord } from '../../src/domain/schema.ts';
import type { Side, StatusResult } from '../../src/domain/status.ts';
import { DOCUMENTS, apiDocument } from '../../src/outputs/api.ts';
import { createSite } from '../../src/views/site.ts';
import { timelineView, type TimelineEntry } from '../../src/views/timeline.ts';
import { CLAIMS, DAYS, PUBLISHERS, ROOTS, day, problemsOf, trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { article } from '../support/records.ts';

const RUNS = 300;
/** What the rules make of every claim. */
const outcomes = (graph: Graph): Record<string, StatusResult> =>
  Object.fromEntries([...graph.claims].map(([id, { status }]) => [id, status]));
/** The part that does not name statements. */
const verdict = ({ status, rule, flags, origins, counts }: StatusResult) => ({ status, rule, flags, origins, counts });
const verdicts = (graph: Graph) =>
  Object.fromEntries(Object.entries(outcomes(graph)).map(([id, result]) => [id, verdict(result)]));
/** The part that an abridged copy leaves: flags such as `relayed` speak of every statement, those of the copy too. */
const withoutFlags = (graph: Graph) =>
  Object.fromEntries(
    Object.entries(outcomes(graph)).map(([id, { status, rule, origins, counts }]) => [
      id,
      { status, rule, origins, counts },
    ]),
  );

/** Fails on records that the reader would refuse: a property of those says nothing. */
function accepted(records: Records): Records {
  expect(problemsOf(records)).toEqual([]);
  return records;
}

const sorted = <T extends { id: string }>(records: T[]): T[] => records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
const withArticle = (records: Records, added: Article): Records =>
  accepted({ ...records, articles: sorted([...records.articles, added]) });

const articleOf = (records: Records) => fc.constantFrom(...records.articles);

describe('copying an article changes no status', () => {
  /** What an abridged copy leaves out: sentences, and in those that it keeps whose information it was, words, figures and days. */
  const cut = fc.record({
    statement: fc.boolean(),
    origin: fc.boolean(),
    quote: fc.boolean(),
    value: fc.boolean(),
    relayedBy: fc.boolean(),
    stated: fc.boolean(),
    valueAt: fc.boolean(),
  });
  type Cut = typeof cut extends fc.Arbitrary<infer T> ? T : never;
  /** Only of a declared copy is it known that what it says undated was not said on another day. */
  const abridged = (statements: StatementRecord[], cuts: Cut[], declared: boolean): StatementRecord[] =>
    statements.flatMap((statement, index) => {
      const leaves = cuts[index];
      if (!leaves || leaves.statement) return [];
      return [
        {
          ...statement,
          origin: leaves.origin ? null : statement.origin,
          quote: leaves.quote ? null : statement.quote,
          value: leaves.value ? null : statement.value,
          valueAt: leaves.value || (declared && leaves.valueAt) ? null : statement.valueAt,
          relayedBy: leaves.relayedBy ? null : statement.relayedBy,
          stated: declared && leaves.stated ? null : statement.stated,
        },
      ];
    });
  const copy = (original: Article, id: string, fields: Partial<Article>): Article => ({
    ...original,
    id,
    file: `articles/${id}.md`,
    ...fields,
  });
  const copied = trackers.chain((records) =>
    fc.record({
      records: fc.constant(records),
      original: articleOf(records),
      // Before and after the names of the others, so that its statements come first or last within a day.
      id: fc.constantFrom('a-copy', 'z-copy'),
      cuts: fc.array(cut, { minLength: 5, maxLength: 5 }),
      published: day,
      /** Whether the copy says what became of the text. */
      told: fc.boolean(),
    }),
  );

  test('whole: nothing changes at all', () => {
    check(RUNS, copied, ({ records, original, id }) => {
      const after = withArticle(records, copy(original, id, {}));
      expect(verdicts(buildGraph(after))).toEqual(verdicts(buildGraph(records)));
    });
  });

  test('abridged: status, rule and origins stay', () => {
    check(RUNS, copied, ({ records, original, id, cuts }) => {
      const after = withArticle(
        records,
        copy(original, id, { statements: abridged(original.statements, cuts, false) }),
      );
      expect(withoutFlags(buildGraph(after))).toEqual(withoutFlags(buildGraph(records)));
    });
  });

  test('reprinted on another day, whole or abridged: status, rule and origins stay, now and at every day', () => {
    check(RUNS, copied, ({ records, original, id, cuts, published, told }) => {
      const status = told ? original.source.status : null;
      const source = { ...original.source, published, status, copyOf: original.id };
      const before = buildGraph(records);
      for (const statements of [original.statements, abridged(original.statements, cuts, true)]) {
        const after = buildGraph(withArticle(records, copy(original, id, { source, statements })));
        expect(withoutFlags(after)).toEqual(withoutFlags(before));
        for (const [claimId, claim] of before.claims) {
          const then = DAYS.map((at) => statusAt(claim, at)?.status);
          const now = after.claims.get(claimId);
          expect(now && DAYS.map((at) => statusAt(now, at)?.status)).toEqual(then);
        }
      }
    });
  });
});

test('swapping the names of two groups swaps nothing but the names', () => {
  const pairs = fc.subarray([...ROOTS], { minLength: 2, maxLength: 2 }) as fc.Arbitrary<[string, string]>;
  check(RUNS, fc.tuple(trackers, pairs), ([records, [one, other]]) => {
    const swap = <T extends string | null>(id: T): T => (id === one ? other : id === other ? one : id) as T;
    const actors = records.actors.map((record) => ({
      ...record,
      id: swap(record.id),
      name: swap(record.name),
      file: `actors/${swap(record.id)}.md`,
      group: swap(record.group),
      roles: record.roles.map((role) => ({ ...role, group: swap(role.group) })),
    }));
    const swapped = accepted({
      ...records,
      actors: sorted(actors),
      claims: records.claims.map((claim) => ({ ...claim, holder: swap(claim.holder) })),
      articles: records.articles.map((record) => ({
        ...record,
        statements: record.statements.map((s) => ({ ...s, by: swap(s.by), origin: swap(s.origin) })),
      })),
    });
    const named = Object.entries(outcomes(buildGraph(records))).map(([id, { origins, ...result }]) => {
      const side = (which: Side) => origins[which].map(swap).toSorted();
      return [id, { ...result, origins: { for: side('for'), against: side('against'), question: side('question') } }];
    });
    expect(outcomes(buildGraph(swapped))).toEqual(Object.fromEntries(named));
  });
});

test('a publisher’s further opinion without a value changes no status, but gives a fact what nobody else gives it', () => {
  /** On facts, an opinion says or suggests what nobody has said so far. */
  const ALLOWED = ['implied to unattributed', 'open to unattributed', 'open to implied'];
  const opinion = fc
    .record({
      claim: fc.constantFrom(...CLAIMS),
      by: fc.constantFrom(null, 'gazette', 'columnist'),
      stance: fc.constantFrom(...(Object.keys(STANCES) as Stance[])),
      scope: fc.constantFrom(...(Object.keys(SCOPES) as Scope[])),
      stated: fc.option(day),
      quote: fc.constantFrom(null, 'as it were'),
    })
    .map(({ scope, ...fields }) => ({
      ...fields,
      id: 'opinion',
      scope: fields.stance === 'doubts' || fields.stance === 'no-evidence' ? scope : null,
    }));
  const given = trackers.chain((records) =>
    fc.record({
      records: fc.constant(records),
      opinion,
      published: day,
      publisher: fc.constantFrom(null, ...PUBLISHERS),
      host: fc.option(articleOf(records)),
    }),
  );
  check(RUNS, given, ({ records, opinion: fields, published, publisher, host }) => {
    const own = article('opinion', published, [], { publisher: host ? host.source.publisher : publisher });
    const by = fields.by === own.source.publisher ? null : fields.by;
    const [added] = article('opinion', published, [{ ...fields, by }]).statements as [StatementRecord];
    const after = host
      ? accepted({
          ...records,
          articles: records.articles.map((record) =>
            record === host ? { ...host, statements: [...host.statements, added] } : record,
          ),
        })
      : withArticle(records, { ...own, statements: [added] });
    const before = buildGraph(records).claims;
    const changes = [...buildGraph(after).claims].flatMap(([id, { record, status }]) => {
      const now = status.status;
      const old = before.get(id);
      const counted = old?.statements.some((s) => countsOn(s, null)) ?? false;
      // The first statement that counts on a claim gives it a status.
      if (id === fields.claim && !counted) return [];
      const was = old?.status.status;
      const onFacts = id === fields.claim && ['occurrence', 'quantity', 'date'].includes(record.kind);
      const allowed = onFacts && ALLOWED.includes(`${was} to ${now}`);
      return was === now || allowed ? [] : [{ id, was, now }];
    });
    expect(changes).toEqual([]);
  });
});

describe('the order of input does not matter', () => {
  test('of files: every document stays the same', () => {
    const shuffled = trackers.chain((records) => {
      const shuffle = <T>(list: T[]) => fc.shuffledSubarray(list, { minLength: list.length });
      return fc.tuple(
        fc.constant(records),
        fc.record({
          articles: shuffle(records.articles),
          claims: shuffle(records.claims),
          actors: shuffle(records.actors),
        }),
      );
    });
    check(RUNS / 3, shuffled, ([records, lists]) => {
      const documents = (of: Records) => DOCUMENTS.map((name) => apiDocument(createSite(of), name));
      expect(documents({ ...records, ...lists })).toEqual(documents(records));
    });
  });

  test('of statements in an article: status, rule, flags and origins stay the same', () => {
    check(RUNS, trackers, (records) => {
      const articles = records.articles.map((record) => ({ ...record, statements: record.statements.toReversed() }));
      expect(verdicts(buildGraph({ ...records, articles }))).toEqual(verdicts(buildGraph(records)));
    });
  });
});

describe('the view as of a day is that of a tracker made only of the articles that count by then', () => {
  const at = fc.tuple(trackers, fc.oneof(day, fc.constantFrom('2023-12-31', '2024-03-11', '2024-06-01')));
  /** The whole tracker, and the one of that day. */
  const both = (records: Records, asOf: string) => ({
    whole: buildGraph(records),
    restricted: buildGraph(accepted(restrict(records, asOf))),
  });

  test('all of it: articles, claims with status and history, statements with whose word they are, actors', () => {
    check(RUNS, at, ([records, asOf]) => {
      const { whole, restricted } = both(records, asOf);
      expect(graphsAsOf(whole, changesByDay(whole))(asOf)).toEqual(restricted);
    });
  });

  test('on every day, asked for one after the other, back and forth: what stays the same stays the same objects', () => {
    const days = fc.array(fc.oneof(day, fc.constantFrom(...DAYS)), { maxLength: 6 });
    check(RUNS / 3, fc.tuple(trackers, days), ([records, others]) => {
      const whole = buildGraph(records);
      const asOf = graphsAsOf(whole, changesByDay(whole));
      for (const asked of [...changeDays(whole), ...others]) {
        expect(asOf(asked)).toEqual(buildGraph(accepted(restrict(records, asked))));
        const { articles, claims, actors, statements } = asOf(asked);
        const said = [...claims.values(), ...articles.values()].flatMap((node) => node.statements);
        for (const s of [...said, ...[...actors.values()].flatMap((actor) => actor.said)]) {
          expect(s).toBe(statements.get(s.key));
        }
      }
    });
  });

  test('only the days on which something changed differ', () => {
    check(RUNS, at, ([records, asOf]) => {
      const { whole, restricted } = both(records, asOf);
      expect(changeDays(restricted)).toEqual(changeDays(whole).filter((changed) => changed <= asOf));
      const last = changeDays(restricted).at(-1) ?? asOf;
      expect(graphsAsOf(whole, changesByDay(whole))(last)).toEqual(restricted);
    });
  });

  test('sides and standings: the groups of the statements that count are the origins of the status', () => {
    check(RUNS, at, ([records, asOf]) => {
      const { whole, restricted } = both(records, asOf);
      for (const [id, claim] of restricted.claims) {
        const before = whole.claims.get(id);
        const groups = (side: Side) =>
          [...new Set(claim.statements.filter((s) => countsOn(s, null) && s.side === side).map((s) => s.originGroup))]
            .filter((group) => group !== null)
            .toSorted();
        expect(before && statusAt(before, asOf)?.origins).toEqual({
          for: groups('for'),
          against: groups('against'),
          question: groups('question'),
        });
        for (const s of claim.statements) expect(s.originGroup === null).toBe(s.standing !== 'group');
      }
    });
  });

  test('one day after another is the earlier day', () => {
    check(RUNS, fc.tuple(trackers, day, day), ([records, one, other]) => {
      const [earlier, later] = [one, other].toSorted() as [string, string];
      expect(restrict(restrict(records, later), earlier)).toEqual(restrict(records, earlier));
    });
  });

  test('the timeline', () => {
    check(RUNS, at, ([records, asOf]) => {
      const site = createSite(records);
      const statusOf = (id: string) => {
        const claim = site.graph.claims.get(id);
        return (claim && statusAt(claim, asOf)?.status) ?? null;
      };
      const shown = (key: string) => (site.graph.statements.get(key)?.countsFrom ?? '') <= asOf;
      const countsThen = (key: string) => {
        const statement = site.graph.statements.get(key);
        return statement !== undefined && countsOn(statement, asOf);
      };
      /** What an entry of the whole timeline is on the day; null when it is not there yet. */
      const onDay = (entry: TimelineEntry) => {
        if (entry.type === 'told') {
          const { date, claim } = entry;
          const status = statusOf(claim.id);
          return status && { date, claim: claim.id, status };
        }
        const {
          date,
          by,
          article: { id },
          statements,
        } = entry;
        if (!statements.some(({ key }) => shown(key))) return null;
        return {
          date,
          by: by?.id,
          article: id,
          statements: statements.map(({ key, stance, claim }) => ({
            key,
            stance,
            claim: claim.id,
            status: statusOf(claim.id),
            counts: countsThen(key),
          })),
        };
      };
      const asShown = (entry: TimelineEntry) =>
        entry.type === 'told'
          ? { date: entry.date, claim: entry.claim.id, status: entry.claim.status.status }
          : {
              date: entry.date,
              by: entry.by?.id,
              article: entry.article.id,
              statements: entry.statements.map(({ key, stance, claim, counts }) => ({
                key,
                stance,
                counts,
                claim: claim.id,
                status: claim.status.status,
              })),
            };
      const flat = (timeline: ReturnType<typeof timelineView>, print: (entry: TimelineEntry) => object | null) => {
        const entries = (where: string, list: TimelineEntry[]) =>
          list.flatMap((entry) => {
            const printed = print(entry);
            return printed === null ? [] : [{ where, ...printed }];
          });
        return [
          ...timeline.chapters.flatMap(({ key, band, days }) => [
            ...entries(key, band),
            ...days.flatMap((chapterDay) => entries(chapterDay.day, chapterDay.entries)),
          ]),
          ...entries('undated', timeline.undated),
        ];
      };
      const then = timelineView(createSite(accepted(restrict(records, asOf))));
      expect(flat(then, asShown)).toEqual(flat(timelineView(site), onDay));
    });
  });
});
