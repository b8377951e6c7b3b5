/** What changed for readers, and why: statuses, origins, figures, conflicts, positions of actors. */
import { compareText } from './date.ts';
import type { ClaimNode, Graph, Statement } from './graph.ts';
import { groupOn, type Standing } from './origin.ts';
import { changedFields, type FieldChange, type Pair } from './pairs.ts';
import type { Actor, Claim } from './records.ts';
import { UNKNOWN_ORIGIN, type Stance, type StatementRecord } from './schema.ts';
import { comparesValues, familyOf, SIDE_NAMES, type Flag, type Side, type Status } from './status.ts';
import type { Value } from './value.ts';

/** What moved a status. Statements that are gone are named by their keys before. */
export type Cause =
  /** `first`: nobody was on that side before. `side` is null for what takes none. */
  | { type: 'added'; statement: string; side: Side | null; first: boolean }
  /** `last`: nobody is on that side any more. */
  | { type: 'removed'; statement: string; side: Side | null; last: boolean }
  /** Its source was retracted; or is no longer. */
  | { type: 'retracted'; statement: string; side: Side | null }
  | { type: 'reinstated'; statement: string; side: Side | null }
  | { type: 'edited'; statement: string; fields: FieldChange[] }
  /** It is another's word than before: because of what these actors belong to, or, without any, of another statement. */
  | { type: 'vouched'; statement: string; from: Vouched; to: Vouched; actors: string[] }
  /** The claim itself was put differently: its kind, what it counts, its holder. */
  | { type: 'claim'; fields: FieldChange[] };

/** Whose word a statement is: an origin group, or none. */
export interface Vouched {
  standing: Standing;
  group: string | null;
}

/** The lowest and the highest figure or date that was said for a claim: "over 3" is higher than "3". */
export interface Range {
  lowest: Value;
  highest: Value;
}

/** What a speaker does with a claim: a side, or what takes none. */
type Position = Side | 'reservation' | 'implies' | 'declines';

export type Effect =
  | { type: 'status-changed'; claim: string; from: Status; to: Status; because: Cause[] }
  /** The status is the same, on other origins. */
  | { type: 'origins-changed'; claim: string; side: Side; gained: string[]; lost: string[] }
  | { type: 'flags-changed'; claim: string; gained: Flag[]; lost: Flag[] }
  /** `outside`: statements whose figures lie wholly outside of what was said before. */
  | {
      type: 'figures-changed';
      claim: string;
      unit: string | null;
      from: Range | null;
      to: Range | null;
      outside: string[];
    }
  /** Two values that cannot both be true, by statement. */
  | { type: 'conflict-started'; claim: string; statements: [string, string] }
  | { type: 'conflict-ended'; claim: string; statements: [string, string] }
  | { type: 'tension-started'; claim: string; other: string; reason: string }
  | { type: 'tension-ended'; claim: string; other: string }
  | { type: 'position-changed'; actor: string; claim: string; from: Position[]; to: Position[] }
  /** The claim has its first statement, or has lost its last one: it has a page, or none. */
  | { type: 'claim-shown'; claim: string }
  | { type: 'claim-hidden'; claim: string }
  /** Statements that were not edited and are another's word than before. */
  | { type: 'vouching-changed'; from: Vouched; to: Vouched; actors: string[]; statements: string[] };

/** `before` has the ids of `after`; `pairs` are their statements. */
export function effects(before: Graph, after: Graph, pairs: readonly Pair[]): Effect[] {
  const sides: Sides = { before, after, was: new Map(pairs.flatMap((p) => (p.before ? [[p.before.key, p.was]] : []))) };
  const byClaim = new Map<string, Pair[]>();
  for (const pair of pairs) {
    for (const claim of new Set([pair.before?.claim, pair.after?.claim])) {
      if (claim === undefined) continue;
      const own = byClaim.get(claim) ?? [];
      own.push(pair);
      byClaim.set(claim, own);
    }
  }
  const claims = [...after.claims.values()].flatMap((now): Effect[] => {
    const { id } = now.record;
    const earlier = before.claims.get(id);
    if (earlier === undefined) return before.hidden.has(id) ? [{ type: 'claim-shown', claim: id }] : [];
    const own = (byClaim.get(id) ?? []).map((pair) => within(pair, id));
    return [
      ...statusEffects(earlier, now, own, sides),
      ...flagEffects(earlier, now),
      ...figureEffects(earlier, now, own),
      ...conflictEffects(earlier, now, sides),
      ...positionEffects(id, own),
    ];
  });
  const hidden = [...after.hidden.keys()].filter((id) => before.claims.has(id));
  return [
    ...claims,
    ...hidden.map((claim): Effect => ({ type: 'claim-hidden', claim })),
    ...tensionEffects(before, after),
    ...vouchingEffects(pairs, sides),
  ];
}

interface Sides {
  before: Graph;
  after: Graph;
  /** Keys that statements of `before` had under their old ids. */
  was: ReadonlyMap<string, string>;
}

const wasKey = ({ was }: Sides, key: string): string => was.get(key) ?? key;

/** The pair as one claim sees it: what went to another claim is gone here. */
const within = (pair: Pair, claim: string): Pair => ({
  ...pair,
  before: pair.before?.claim === claim ? pair.before : null,
  after: pair.after?.claim === claim ? pair.after : null,
});

const counts = (statement: Statement | null): statement is Statement => statement?.countsUntil === null;

// ——— Statuses ———

function statusEffects(before: ClaimNode, after: ClaimNode, pairs: readonly Pair[], sides: Sides): Effect[] {
  const claim = after.record.id;
  const [from, to] = [before.status, after.status];
  if (from.status !== to.status) {
    return [
      { type: 'status-changed', claim, from: from.status, to: to.status, because: causes(before, after, pairs, sides) },
    ];
  }
  return SIDE_NAMES.flatMap((side): Effect[] => {
    const gained = to.origins[side].filter((group) => !from.origins[side].includes(group));
    const lost = from.origins[side].filter((group) => !to.origins[side].includes(group));
    return gained.length + lost.length === 0 ? [] : [{ type: 'origins-changed', claim, side, gained, lost }];
  });
}

/** A cause with the statements that it is about. */
interface Suspect {
  cause: Cause;
  before: Statement | null;
  after: Statement | null;
}

/**
 * What moved a status: of everything that changed on the claim, what the rules turned on. For values that conflict these
 * are the statements of the two values; else those who brought somebody to a side where nobody was, or took the last one
 * away; else what the statuses rest on; else all of it. Several statements by which one origin came to a side, or went,
 * are one cause.
 */
function causes(before: ClaimNode, after: ClaimNode, pairs: readonly Pair[], sides: Sides): Cause[] {
  const suspects = pairs.flatMap((pair) => suspectsOf(pair, before, after, sides));
  const put = claimCause(before, after);
  // Other rules decide: what was said on it is not what moved it.
  if (familyOf(before.record.kind) !== familyOf(after.record.kind)) return put;
  const conflict = [...(before.status.conflict ?? []), ...(after.status.conflict ?? [])];
  const basis = [...before.status.basis, ...after.status.basis];
  const amongst = (keys: readonly string[]) => (s: Suspect) =>
    [s.before, s.after].some((statement) => statement !== null && keys.includes(statement.key));
  const crossed = SIDE_NAMES.filter((side) => crosses(before, after, side));
  const crossing = (s: Suspect) => crossed.some((side) => isTurn(s, side, before, after));
  const inconsistent = before.status.status === 'inconsistent' || after.status.status === 'inconsistent';
  const first = inconsistent ? [amongst(conflict)] : familyOf(after.record.kind) === 'positions' ? [] : [crossing];
  const tests = [...first, amongst(basis), () => true];
  const found = tests.map((test) => suspects.filter(test)).find((list) => list.length > 0) ?? [];
  return [...put, ...onePerOrigin(found).map(({ cause }) => cause)];
}

/** Statuses that tell several origins from one; to the others it is all the same how many there are. */
const COUNTING: readonly Status[] = ['corroborated', 'single-origin'];

/** Whether the number of origins on a side went from none to some or back, or, where it counts, from one to several. */
function crosses(before: ClaimNode, after: ClaimNode, side: Side): boolean {
  const most = side === 'for' && COUNTING.includes(after.status.status) ? 2 : 1;
  const step = ({ status }: ClaimNode) => Math.min(status.counts[side], most);
  return step(before) !== step(after);
}

/** Whose word it is where it counts on a side: the group, or `''` for somebody who is not traced; null where it does not count there. */
const standsOn = (statement: Statement | null, side: Side, { record }: ClaimNode): string | null =>
  counts(statement) && statement.claim === record.id && statement.side === side && statement.standing !== 'publisher'
    ? (statement.originGroup ?? '')
    : null;

/** Whether by it an origin came to the side or left it. */
function isTurn(s: Suspect, side: Side, before: ClaimNode, after: ClaimNode): boolean {
  const [left, came] = [standsOn(s.before, side, before), standsOn(s.after, side, after)];
  const isOn = (node: ClaimNode, group: string) => node.statements.some((one) => standsOn(one, side, node) === group);
  return left !== came && ((came !== null && !isOn(before, came)) || (left !== null && !isOn(after, left)));
}

/** What the rules look at in a statement. */
const RULED: ReadonlySet<string> = new Set(
  Object.keys({
    claim: true,
    by: true,
    stance: true,
    scope: true,
    stated: true,
    value: true,
    valueAt: true,
    quote: true,
    origin: true,
    relayedBy: true,
  } satisfies Partial<Record<keyof StatementRecord, true>>),
);

function suspectsOf(pair: Pair, before: ClaimNode, after: ClaimNode, sides: Sides): Suspect[] {
  const cause = causeOf(pair, before, after, sides);
  return cause === null ? [] : [{ cause, before: pair.before, after: pair.after }];
}

function causeOf(
  { before: a, after: b, was, fields }: Pair,
  before: ClaimNode,
  after: ClaimNode,
  sides: Sides,
): Cause | null {
  const { statements } = before;
  const taken = (list: readonly Statement[], side: Side | null) =>
    side !== null && list.some((s) => counts(s) && s.side === side);
  if (a === null || b === null) {
    if (b !== null) {
      return counts(b) ? { type: 'added', statement: b.key, side: b.side, first: !taken(statements, b.side) } : null;
    }
    if (a === null || !counts(a)) return null;
    return { type: 'removed', statement: was, side: a.side, last: !taken(after.statements, a.side) };
  }
  if (counts(a) !== counts(b)) return { type: counts(b) ? 'reinstated' : 'retracted', statement: b.key, side: b.side };
  if (!counts(b)) return null;
  const ruled = fields.filter(({ field }) => RULED.has(field));
  if (ruled.length > 0) return { type: 'edited', statement: b.key, fields: ruled };
  const moved = vouchedAnew(a, b, sides);
  return moved === null ? null : { type: 'vouched', statement: b.key, ...moved };
}

function claimCause({ record: before }: ClaimNode, { record: after }: ClaimNode): Cause[] {
  const ruled = ({ kind, holder, quantity }: Claim) =>
    new Map<string, unknown>([
      ['kind', kind],
      ['holder', holder],
      ['quantity.unit', quantity?.unit],
      ['quantity.changes', quantity?.changes],
    ]);
  const fields = changedFields(ruled(before), ruled(after));
  return fields.length === 0 ? [] : [{ type: 'claim', fields }];
}

/** One suspect for each way in which one origin came to a side or went from it. */
function onePerOrigin(suspects: readonly Suspect[]): Suspect[] {
  const seen = new Set<string>();
  return suspects.filter(({ cause, before, after }) => {
    const { originGroup, by, article, side } = after ??
      before ?? { originGroup: null, by: null, article: '', side: null };
    const key = [cause.type, side, originGroup ?? by ?? article].join(' ');
    return !seen.has(key) && seen.add(key);
  });
}

// ——— Whose word ———

/** Whether a statement is another's word than before, and the actors whose group, role or kind made it so. */
function vouchedAnew(
  a: Statement,
  b: Statement,
  { before, after }: Sides,
): { from: Vouched; to: Vouched; actors: string[] } | null {
  const from = { standing: a.standing, group: a.originGroup };
  const to = { standing: b.standing, group: b.originGroup };
  if (from.standing === to.standing && from.group === to.group) return null;
  const chains = [...chainOf(a, before), ...chainOf(b, after)];
  const actors = [...new Set(chains)].filter((id) => belonging(before, id) !== belonging(after, id)).toSorted();
  return { from, to, actors };
}

/** Speaker or informant, and up its groups. */
function chainOf({ by, origin, roleDay }: Statement, { actors }: Graph): string[] {
  const chain: string[] = [];
  for (let id = origin === UNKNOWN_ORIGIN ? by : (origin ?? by); id !== null && !chain.includes(id);) {
    chain.push(id);
    const record: Actor | undefined = actors.get(id)?.record;
    id = record === undefined ? null : groupOn(record, roleDay);
  }
  return chain;
}

const belonging = ({ actors }: Graph, id: string): string => {
  const record = actors.get(id)?.record;
  return JSON.stringify([record?.kind, record?.group, record?.roles]);
};

function vouchingEffects(pairs: readonly Pair[], sides: Sides): Effect[] {
  const groups = new Map<string, Extract<Effect, { type: 'vouching-changed' }>>();
  for (const { before: a, after: b, fields } of pairs) {
    if (a === null || b === null || fields.some(({ field }) => RULED.has(field))) continue;
    const moved = vouchedAnew(a, b, sides);
    if (moved === null) continue;
    const key = JSON.stringify(moved);
    const group = groups.get(key) ?? { type: 'vouching-changed', ...moved, statements: [] };
    group.statements.push(b.key);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...group, statements: group.statements.toSorted() }));
}

// ——— Flags, conflicts, tension ———

/** Without `in-tension`, which is told as tension. */
function flagEffects({ status: from }: ClaimNode, { record, status: to }: ClaimNode): Effect[] {
  const only = (a: Flag[], b: Flag[]) => a.filter((flag) => flag !== 'in-tension' && !b.includes(flag));
  const [gained, lost] = [only(to.flags, from.flags), only(from.flags, to.flags)];
  return gained.length + lost.length === 0 ? [] : [{ type: 'flags-changed', claim: record.id, gained, lost }];
}

function conflictEffects({ status: from }: ClaimNode, { record, status: to }: ClaimNode, sides: Sides): Effect[] {
  if (from.conflict === null && to.conflict !== null) {
    return [{ type: 'conflict-started', claim: record.id, statements: to.conflict }];
  }
  if (from.conflict === null || to.conflict !== null) return [];
  const [a, b] = from.conflict;
  return [{ type: 'conflict-ended', claim: record.id, statements: [wasKey(sides, a), wasKey(sides, b)] }];
}

function tensionEffects(before: Graph, after: Graph): Effect[] {
  const pairsOf = ({ claims }: Graph) =>
    new Map(
      [...claims].flatMap(([claim, { tension }]) =>
        tension
          .filter((other) => claim < other.claim)
          .map((other) => [`${claim} ${other.claim}`, { claim, other: other.claim, reason: other.reason }] as const),
      ),
    );
  const [old, now] = [pairsOf(before), pairsOf(after)];
  return [
    ...[...now].flatMap(([key, pair]): Effect[] => (old.has(key) ? [] : [{ type: 'tension-started', ...pair }])),
    // With a claim that is gone nothing is in tension: that it is gone says it all.
    ...[...old].flatMap(([key, { claim, other }]): Effect[] =>
      now.has(key) || !after.claims.has(claim) || !after.claims.has(other)
        ? []
        : [{ type: 'tension-ended', claim, other }],
    ),
  ];
}

// ——— Figures and positions ———

function figureEffects(before: ClaimNode, after: ClaimNode, pairs: readonly Pair[]): Effect[] {
  if (!comparesValues(before.record.kind) || !comparesValues(after.record.kind)) return [];
  const [old, now] = [rangesOf(before), rangesOf(after)];
  const isNew = new Set(
    pairs.flatMap((p) => (p.after && p.before?.value?.text !== p.after.value?.text ? [p.after.key] : [])),
  );
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((unit): Effect[] => {
    const [from = null, to = null] = [old.get(unit), now.get(unit)];
    const same =
      from !== null &&
      to !== null &&
      compareEnds(low(from.lowest), low(to.lowest)) === 0 &&
      compareEnds(high(from.highest), high(to.highest)) === 0;
    if (same) return [];
    const outside = figures(after).filter(
      ({ key, value }) =>
        isNew.has(key) &&
        unitOf(value) === unit &&
        from !== null &&
        (isAbove(value, from.highest) || isAbove(from.lowest, value)),
    );
    return [
      {
        type: 'figures-changed',
        claim: after.record.id,
        unit: unit === '' ? null : unit,
        from,
        to,
        outside: outside.map(({ key }) => key),
      },
    ];
  });
}

/** Values of statements that count for the claim. */
const figures = ({ statements }: ClaimNode): { key: string; value: Value }[] =>
  statements.flatMap((s) =>
    counts(s) && s.side === 'for' && s.value !== null ? [{ key: s.key, value: s.value }] : [],
  );

const unitOf = (value: Value): string => (value.kind === 'number' ? (value.unit ?? '') : '');

/** How far the values said for a claim reach, by unit; figures in different units are not compared. */
function rangesOf(claim: ClaimNode): Map<string, Range> {
  const ranges = new Map<string, Range>();
  for (const { value } of figures(claim)) {
    const range = ranges.get(unitOf(value));
    ranges.set(unitOf(value), {
      lowest: range === undefined || compareLows(value, range.lowest) < 0 ? value : range.lowest,
      highest: range === undefined || compareHighs(value, range.highest) > 0 ? value : range.highest,
    });
  }
  return ranges;
}

/** An end of a value as said, number or day, and whether the value is open beyond it: -1 below, 1 above. */
type End = [said: number | string, open: number];

const low = (value: Value): End =>
  value.kind === 'number'
    ? [value.number, value.min === null ? -1 : 0]
    : [value.date.from ?? value.date.to ?? '', value.date.from === null ? -1 : 0];
const high = (value: Value): End =>
  value.kind === 'number'
    ? [value.form === 'range' ? (value.max ?? value.number) : value.number, value.max === null ? 1 : 0]
    : [value.date.to ?? value.date.from ?? '', value.date.to === null ? 1 : 0];

const compareEnds = ([a, openA]: End, [b, openB]: End): number => (a === b ? openA - openB : a < b ? -1 : 1);
/** Of values that end alike, the one that is first as text. */
const compareLows = (a: Value, b: Value) => compareEnds(low(a), low(b)) || compareText(a.text, b.text);
const compareHighs = (a: Value, b: Value) => compareEnds(high(a), high(b)) || compareText(b.text, a.text);

const isAbove = (a: Value, b: Value): boolean => low(a)[0] > high(b)[0];

/** Actors who take another position on a claim than before; those who said nothing on it before, or now, have none. */
function positionEffects(claim: string, pairs: readonly Pair[]): Effect[] {
  const [old, now] = [positions(pairs.map((p) => p.before)), positions(pairs.map((p) => p.after))];
  return [...now]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([actor, to]): Effect[] => {
      const from = old.get(actor);
      if (from === undefined || (from.size === to.size && [...from].every((position) => to.has(position)))) return [];
      return [{ type: 'position-changed', actor, claim, from: [...from].toSorted(), to: [...to].toSorted() }];
    });
}

function positions(statements: readonly (Statement | null)[]): Map<string, Set<Position>> {
  const found = new Map<string, Set<Position>>();
  for (const statement of statements) {
    if (!counts(statement) || statement.by === null) continue;
    found.set(statement.by, (found.get(statement.by) ?? new Set()).add(positionOf(statement)));
  }
  return found;
}

const positionOf = ({ side, stance }: Statement): Position => side ?? SIDELESS[stance] ?? 'reservation';
const SIDELESS: Partial<Record<Stance, Position>> = { implies: 'implies', declines: 'declines' };
