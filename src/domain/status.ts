/**
 * Status of a claim from its statements: version 1 of the rules, as tables that the code runs on and the Method page
 * prints. Nothing else moves a status: no weights, no editor's choice, no counting of articles.
 */
import { canCoincide, type Bounds } from './date.ts';
import type { Standing } from './origin.ts';
import type { ClaimKind, Scope, Stance } from './schema.ts';
import { canBothBeTrue, type Value } from './value.ts';

export const RULES_VERSION = 1;

export const SIDE_NAMES = ['for', 'against', 'question'] as const;
export type Side = (typeof SIDE_NAMES)[number];

export const STATUSES = [
  'corroborated',
  'single-origin',
  'contested',
  'inconsistent',
  'questioned',
  'denied',
  'no-evidence',
  'unattributed',
  'implied',
  'open',
  'stated',
  'reported',
  'disowned',
  'opinions-differ',
  'attributed-view',
  'publishers-view',
] as const;
export type Status = (typeof STATUSES)[number];

export const FLAGS = [
  'publisher-dissent',
  'reservation',
  'position-changed',
  'unnamed-origin',
  'relayed',
  'in-tension',
] as const;
export type Flag = (typeof FLAGS)[number];

/** Rule 2: which side a stance takes; a narrower scope takes none. */
export const SIDES = {
  asserts: 'for',
  confirms: 'for',
  denies: 'against',
  doubts: 'question',
  'no-evidence': 'question',
  implies: null,
  declines: null,
} as const satisfies Record<Stance, Side | null>;

export const sideOf = (stance: Stance, scope: Scope | null): Side | null =>
  SIDES[stance] === 'question' && scope === 'narrower' ? null : SIDES[stance];

/** The kinds that rules 4 and 5, 6 and 7 speak of. */
const FAMILIES = {
  facts: ['occurrence', 'quantity', 'date'],
  positions: ['position'],
  views: ['motive', 'prediction', 'assessment'],
} as const satisfies Record<string, readonly ClaimKind[]>;
export type Family = keyof typeof FAMILIES;

export const familyOf = (kind: ClaimKind): Family =>
  kind === 'position' ? 'positions' : (FAMILIES.facts as readonly ClaimKind[]).includes(kind) ? 'facts' : 'views';

/** Whether the values of a kind are compared (rule 4). */
export const comparesValues = (kind: ClaimKind): boolean => kind === 'quantity' || kind === 'date';

/** A statement as the rules see it. */
export interface RuledStatement {
  /** `<article>/<statement>` */
  key: string;
  stance: Stance;
  scope: Scope | null;
  standing: Standing;
  group: string | null;
  value: Value | null;
  /** The day that the value is true of: `valueAt`, else `stated`; null when unknown. */
  valueDay: Bounds | null;
  /** Whether it has `relayedBy`. */
  relayed: boolean;
  /** Whether it rests on people whom the source does not name. */
  unnamed: boolean;
  /** Whether it is the word of the group of the claim's holder. */
  ofHolder: boolean;
  /** Whether it carries `stated` or `quote`. */
  dated: boolean;
}

/** How many a condition asks for. */
export type Count = 'any' | 'none' | 'one' | 'some' | 'several';
const COUNTS: Record<Count, (n: number) => boolean> = {
  any: () => true,
  none: (n) => n === 0,
  one: (n) => n === 1,
  some: (n) => n >= 1,
  several: (n) => n >= 2,
};

/** What the conditions are asked of: n of each side (rule 3), and what has no group. */
export interface Tally {
  for: number;
  against: number;
  question: number;
  /** against + question: what rule 7 adds up. */
  opposing: number;
  /** Pairs of values that cannot both be true (rule 4). */
  conflicts: number;
  /** Publishers' voices on the for side. */
  publisherFor: number;
  implied: number;
  /** Statements of the holder's group that deny, and that are for and carry `stated` or `quote` (rule 6). */
  holderDenies: number;
  holderStates: number;
  /** All statements that count. */
  counted: number;
}

export interface Rule {
  status: Status;
  /** All of these must hold; what is not named is not asked. */
  when: Partial<Record<keyof Tally, Count>>;
}

/** Rules 4 and 5 for facts, 6 for positions, 7 for views: the first that fits decides. Keys are anchors in Method. */
export const RULES = {
  facts: {
    'facts-retracted': { status: 'open', when: { counted: 'none' } },
    'facts-inconsistent': { status: 'inconsistent', when: { conflicts: 'some' } },
    'facts-contested': { status: 'contested', when: { for: 'some', against: 'some' } },
    'facts-questioned': { status: 'questioned', when: { for: 'some', against: 'none', question: 'some' } },
    'facts-corroborated': { status: 'corroborated', when: { for: 'several', against: 'none', question: 'none' } },
    'facts-single-origin': { status: 'single-origin', when: { for: 'one', against: 'none', question: 'none' } },
    'facts-denied': { status: 'denied', when: { for: 'none', against: 'some' } },
    'facts-no-evidence': { status: 'no-evidence', when: { for: 'none', against: 'none', question: 'some' } },
    'facts-unattributed': {
      status: 'unattributed',
      when: { for: 'none', against: 'none', question: 'none', publisherFor: 'some' },
    },
    'facts-implied': {
      status: 'implied',
      when: { for: 'none', against: 'none', question: 'none', implied: 'some' },
    },
    'facts-open': { status: 'open', when: {} },
  },
  positions: {
    'positions-retracted': { status: 'open', when: { counted: 'none' } },
    'positions-disowned': { status: 'disowned', when: { holderDenies: 'some' } },
    'positions-stated': { status: 'stated', when: { holderStates: 'some' } },
    'positions-reported': { status: 'reported', when: {} },
  },
  views: {
    'views-retracted': { status: 'open', when: { counted: 'none' } },
    'views-opinions-differ': { status: 'opinions-differ', when: { opposing: 'some' } },
    'views-attributed-view': { status: 'attributed-view', when: { for: 'some' } },
    'views-publishers-view': { status: 'publishers-view', when: {} },
  },
} as const satisfies Record<Family, Record<string, Rule>>;
export type RuleId = { [F in Family]: keyof (typeof RULES)[F] }[Family];

export interface StatusResult {
  status: Status;
  rule: RuleId;
  flags: Flag[];
  /** Origin groups on each side, by id. */
  origins: Record<Side, string[]>;
  /** n of each side, as rule 3 counts. */
  counts: Record<Side, number>;
  /** Keys of the statements that the rule rests on. */
  basis: string[];
  /** The first two values that cannot both be true, by key. */
  conflict: [string, string] | null;
}

export interface ClaimUnderRules {
  kind: ClaimKind;
  /** `quantity.changes`: only values whose days can coincide are compared. */
  changes: boolean;
}

/**
 * Status of a claim from the statements that count at a date. Order of the statements is the order in which `basis`,
 * `conflict` and `origins` name them, and has no other effect. `in-tension` is added where the other claims are known.
 */
export function statusOf(claim: ClaimUnderRules, statements: readonly RuledStatement[]): StatusResult {
  const on = (side: Side) => statements.filter((s) => sideOf(s.stance, s.scope) === side);
  const sides: Record<Side, RuledStatement[]> = { for: on('for'), against: on('against'), question: on('question') };
  const origins = { for: groups(sides.for), against: groups(sides.against), question: groups(sides.question) };
  const count = (side: Side) => origins[side].length || Number(sides[side].some((s) => s.standing === 'untraced'));
  const counts = { for: count('for'), against: count('against'), question: count('question') };
  const conflict = comparesValues(claim.kind) ? firstConflict(sides.for, claim.changes) : null;

  const tally: Tally = {
    ...counts,
    opposing: counts.against + counts.question,
    conflicts: conflict ? 1 : 0,
    publisherFor: sides.for.filter((s) => s.standing === 'publisher').length,
    implied: statements.filter((s) => s.stance === 'implies').length,
    holderDenies: sides.against.filter((s) => s.ofHolder).length,
    holderStates: sides.for.filter((s) => s.ofHolder && s.dated).length,
    counted: statements.length,
  };
  const [rule, { status }] = firstThatFits(RULES[familyOf(claim.kind)], tally);
  const result = { status, rule, origins, counts, conflict };
  return { ...result, flags: flagsOf(statements, sides, origins), basis: basisOf(result, sides, statements) };
}

const groups = (statements: readonly RuledStatement[]): string[] =>
  [...new Set(statements.flatMap((s) => s.group ?? []))].toSorted();

function firstThatFits(rules: Record<string, Rule>, tally: Tally): [RuleId, Rule] {
  const found = Object.entries(rules).find(([, { when }]) =>
    Object.entries(when).every(([what, wanted]) => COUNTS[wanted](tally[what as keyof Tally])),
  );
  if (!found) throw new Error('every table of rules ends with one that always fits');
  return found as [RuleId, Rule];
}

function firstConflict(statements: readonly RuledStatement[], changes: boolean): [string, string] | null {
  for (const [index, a] of statements.entries()) {
    for (const b of statements.slice(index + 1)) {
      if (a.value === null || b.value === null || canBothBeTrue(a.value, b.value)) continue;
      if (!changes || canCoincide(a.valueDay, b.valueDay)) return [a.key, b.key];
    }
  }
  return null;
}

function flagsOf(
  statements: readonly RuledStatement[],
  sides: Record<Side, RuledStatement[]>,
  origins: Record<Side, string[]>,
): Flag[] {
  const dissent = [...sides.against, ...sides.question];
  const all = [...origins.for, ...origins.against, ...origins.question];
  const everyFor = (test: (s: RuledStatement) => boolean) => sides.for.length > 0 && sides.for.every(test);
  const holds: Record<Exclude<Flag, 'in-tension'>, boolean> = {
    'publisher-dissent':
      dissent.some((s) => s.standing === 'publisher') && !dissent.some((s) => s.standing === 'group'),
    reservation: statements.some((s) => SIDES[s.stance] === 'question' && s.scope === 'narrower'),
    'position-changed': new Set(all).size < all.length,
    'unnamed-origin': everyFor((s) => s.unnamed),
    relayed: everyFor((s) => s.relayed),
  };
  return FLAGS.filter((flag) => flag !== 'in-tension' && holds[flag]);
}

/** The statements that a rule looked at and found. */
function basisOf(
  { status, conflict }: Pick<StatusResult, 'status' | 'conflict'>,
  sides: Record<Side, RuledStatement[]>,
  statements: readonly RuledStatement[],
): string[] {
  const keys = (...lists: RuledStatement[][]) => {
    const chosen = new Set(lists.flat());
    return statements.filter((s) => chosen.has(s)).map((s) => s.key);
  };
  const counted = (side: Side) => sides[side].filter((s) => s.standing !== 'publisher');
  switch (status) {
    case 'inconsistent':
      return conflict ?? [];
    case 'contested':
      return keys(counted('for'), counted('against'));
    case 'questioned':
      return keys(counted('for'), counted('question'));
    case 'corroborated':
    case 'single-origin':
    case 'attributed-view':
      return keys(counted('for'));
    case 'denied':
      return keys(counted('against'));
    case 'no-evidence':
      return keys(counted('question'));
    case 'opinions-differ':
      return keys(counted('for'), counted('against'), counted('question'));
    case 'unattributed':
    case 'reported':
    case 'publishers-view':
      return keys(sides.for);
    case 'implied':
      return keys(statements.filter((s) => s.stance === 'implies'));
    case 'disowned':
      return keys(sides.against.filter((s) => s.ofHolder));
    case 'stated':
      return keys(sides.for.filter((s) => s.ofHolder && s.dated));
    case 'open':
      return [];
    default:
      throw status satisfies never;
  }
}
