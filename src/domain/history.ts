/**
 * The history of a claim: what the rules make of it on each day on which what they look at changes.
 *
 * Whose word a statement is depends on no other but those that show on whose information somebody speaks. So from one day
 * to the next only new statements are judged, unless one of those came or went.
 */
import type { Day } from './date.ts';
import type { Statement } from './graph.ts';
import { judgeBy, tells, traceOf, type Actors, type Judge, type Trace } from './origin.ts';
import type { Claim } from './records.ts';
import { UNKNOWN_ORIGIN } from './schema.ts';
import { statusOf, type RuledStatement, type StatusResult } from './status.ts';

/** What a claim's status was from a day on. */
export interface StatusChange {
  day: Day;
  result: StatusResult;
  /** Statements that count from this day on, and those that stopped counting. */
  added: string[];
  dropped: string[];
  /** Whose word statements are from this day on, by key: those that are new, and those of which it changed. */
  vouched: ReadonlyMap<string, Vouched>;
}

export type Vouched = Pick<Statement, 'standing' | 'originGroup'>;

export const isSame = (a: Vouched, b: Vouched): boolean => a.standing === b.standing && a.originGroup === b.originGroup;

/** Whether a statement counts on a day; without a day, whether it counts in the end. */
export const countsOn = ({ countsFrom: from, countsUntil: until }: Statement, day: Day | null): boolean =>
  day === null ? until === null : from <= day && (until === null || day < until);

/**
 * Status of a claim from its statements that count in the end, without `in-tension`; and whose word all of them are, by
 * key.
 */
export const ruleOn = (record: Claim, statements: readonly Statement[], actors: Actors): Ruling =>
  rulings(record, statements, actors)(null);

/** One entry per day on which a statement begins or ceases to count, oldest first. */
export function historyOf(record: Claim, statements: readonly Statement[], actors: Actors): StatusChange[] {
  const ruleOnDay = rulings(record, statements, actors);
  const added = Map.groupBy(statements, (s) => s.countsFrom);
  const dropped = Map.groupBy(statements, (s) => s.countsUntil);
  const keysOf = (list: readonly Statement[] = []) => list.map((s) => s.key);
  const days = new Set(statements.flatMap((s) => [s.countsFrom, s.countsUntil ?? s.countsFrom]));
  return [...days].toSorted().map((day) => {
    const { result, vouched } = ruleOnDay(day);
    return { day, result, added: keysOf(added.get(day)), dropped: keysOf(dropped.get(day)), vouched };
  });
}

type Ruling = Pick<StatusChange, 'result' | 'vouched'>;

/** A statement with what is asked of it day after day, as it was judged last; null before it was carried. */
interface Heard {
  statement: Statement;
  trace: Trace;
  ruled: RuledStatement | null;
}

/** Asks the rules about a claim for one day after the other (null: in the end), from what they said of the day before. */
function rulings(record: Claim, statements: readonly Statement[], actors: Actors): (day: Day | null) => Ruling {
  const heard = statements.map((statement): Heard => {
    const { by, origin, roleDay } = statement;
    return { statement, trace: traceOf({ by, origin, day: roleDay }, actors), ruled: null };
  });
  const claim = { kind: record.kind, changes: record.quantity?.changes ?? false };
  let telling: Trace[] = [];
  let judge: Judge = judgeBy(telling, actors);
  return (day) => {
    const counted = heard.filter(({ statement }) => countsOn(statement, day));
    const carried = heard.filter(({ statement }) => day === null || statement.countsFrom <= day);
    const told = counted.flatMap(({ trace }) => (tells(trace) ? trace : []));
    const isNews = told.length !== telling.length || told.some((trace, at) => trace !== telling[at]);
    if (isNews) {
      telling = told;
      judge = judgeBy(told, actors);
    }
    const vouched = new Map<string, Vouched>();
    for (const one of isNews ? carried : carried.filter(({ ruled }) => ruled === null)) {
      const { statement, trace, ruled } = one;
      // A statement that does not count shows no derivation to the others, and is judged by theirs and its own.
      const alone = tells(trace) && !countsOn(statement, day);
      const { standing, group } = (alone ? judgeBy([...told, trace], actors) : judge)(trace);
      if (ruled !== null && ruled.standing === standing && ruled.group === group) continue;
      vouched.set(statement.key, { standing, originGroup: group });
      one.ruled = ruledOf(statement, { standing, group }, actors);
    }
    return {
      result: statusOf(
        claim,
        counted.flatMap(({ ruled }) => ruled ?? []),
      ),
      vouched,
    };
  };
}

/** A statement as the rules see it. */
const ruledOf = (
  s: Statement,
  { standing, group }: Pick<RuledStatement, 'standing' | 'group'>,
  actors: Actors,
): RuledStatement => ({
  key: s.key,
  stance: s.stance,
  scope: s.scope,
  standing,
  group,
  value: s.value,
  valueDay: s.valueAt ?? s.stated,
  relayed: s.relayedBy !== null,
  unnamed: isUnnamed(s.origin ?? s.by, actors),
  ofHolder: group !== null && group === s.holderGroup,
  dated: s.stated !== null || s.quote !== null,
});

const isUnnamed = (speaker: string | null, actors: Actors): boolean =>
  speaker === UNKNOWN_ORIGIN || (speaker !== null && actors.get(speaker)?.kind === 'unnamed-group');
