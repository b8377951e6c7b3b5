/**
 * Who vouches for a statement: rule 1 of the status rules (/method/#whose-word).
 *
 * An origin group is one government or organisation with all its bodies and people. Derivation that is not known is
 * "untraced", never "independent".
 */
import { includesDay, parseDate, type Day } from './date.ts';
import type { Actor } from './records.ts';
import { UNKNOWN_ORIGIN } from './schema.ts';

/** `group`: one known origin group vouches. `untraced`: somebody does, but not who. `publisher`: the article's own voice, a news publisher's or a wire agency's. */
export const STANDINGS = ['group', 'untraced', 'publisher'] as const;
export type Standing = (typeof STANDINGS)[number];

export interface Vouching {
  standing: Standing;
  /** Root of the origin group; null unless `standing` is `group`. */
  group: string | null;
}

/** The part of a statement that decides whose word it is. */
export interface Voice {
  by: string | null;
  /** An actor, `unknown`, or null for the speaker's own word. */
  origin: string | null;
  /** The day that decides which role was in force: the lower bound of `stated`, else the article's day. */
  day: Day;
}

export type Actors = ReadonlyMap<string, Actor>;

/** The group that an actor speaks for on a day: that of the role in force, else its own. */
export function groupOn(actor: Actor, day: Day): string | null {
  const inForce = actor.roles.find(
    (role) =>
      role.group !== null &&
      includesDay({ from: role.from && parseDate(role.from).from, to: role.to && parseDate(role.to).to }, day),
  );
  return inForce?.group ?? actor.group;
}

/** Root of an actor's group chain on a day; a cycle, which `check` refuses, ends where it would repeat. */
export function rootOn(id: string, day: Day, actors: Actors): string {
  const seen = new Set<string>();
  let current = id;
  for (;;) {
    seen.add(current);
    const actor = actors.get(current);
    const group = actor ? groupOn(actor, day) : null;
    if (group === null || seen.has(group)) return current;
    current = group;
  }
}

const standingOf = (root: string, actors: Actors): Standing => {
  if (root === UNKNOWN_ORIGIN) return 'untraced';
  const kind = actors.get(root)?.kind;
  if (kind === 'news-publisher' || kind === 'wire-agency') return 'publisher';
  return kind === 'unnamed-group' ? 'untraced' : 'group';
};

/** What one statement shows of whose word it is. */
export interface Trace {
  /** Root of who vouches, before derivations are followed; null is the article's own voice. */
  start: string | null;
  /** Roots of a group, and of who else it speaks on the information of. */
  derivation: { speaker: string; informant: string } | null;
  /** Root of unnamed people who pass on what a publisher says. */
  repeater: string | null;
}

export function traceOf({ by, origin, day }: Voice, actors: Actors): Trace {
  const rootOf = (id: string) => (id === UNKNOWN_ORIGIN ? UNKNOWN_ORIGIN : rootOn(id, day, actors));
  const speaker = by === null ? null : rootOn(by, day, actors);
  if (origin === null || speaker === null) {
    return { start: origin === null ? speaker : rootOf(origin), derivation: null, repeater: null };
  }
  const informant = rootOf(origin);
  const derives = speaker !== informant && standingOf(speaker, actors) === 'group';
  const repeats = standingOf(informant, actors) === 'publisher' && standingOf(speaker, actors) === 'untraced';
  return {
    start: informant,
    derivation: derives ? { speaker, informant } : null,
    repeater: repeats ? speaker : null,
  };
}

/** Whether it shows something of whose word other statements are. */
export const tells = ({ derivation, repeater }: Trace): boolean => derivation !== null || repeater !== null;

/**
 * Which groups speak on whose information, over all statements on one claim: group root -> roots of its informants,
 * `unknown` among them.
 */
export const derivations = (voices: readonly Voice[], actors: Actors): Map<string, Set<string>> =>
  edgesOf(voices.map((voice) => traceOf(voice, actors)));

function edgesOf(traces: readonly Trace[]): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const { derivation } of traces) {
    if (derivation === null) continue;
    const { speaker, informant } = derivation;
    edges.set(speaker, (edges.get(speaker) ?? new Set()).add(informant));
  }
  return edges;
}

/** A path of roots that comes back to its start, when derivations run in a circle; else null. */
export function findCycle(edges: ReadonlyMap<string, Iterable<string>>): string[] | null {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] | null => {
    const start = path.indexOf(node);
    if (start >= 0) return [...path.slice(start), node];
    if (done.has(node)) return null;
    for (const next of edges.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return null;
  };
  for (const node of edges.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return null;
}

/** Says whose word a statement is. */
export type Judge = (trace: Pick<Trace, 'start'>) => Vouching;

/**
 * Whose word statements on one claim are, by what all of them show. A group that speaks on another's information counts as
 * that other in all its statements on the claim, transitively; one that speaks on several others' is untraced in its own
 * words, or, where a publisher is among them, only repeats: the reading that adds least, so that words without their
 * source add nothing. Unnamed people who pass on what a publisher says are no group, and without the publisher's name add
 * nothing.
 */
export function judgeBy(traces: readonly Trace[], actors: Actors): Judge {
  const edges = edgesOf(traces);
  const repeating = new Set(traces.map(({ repeater }) => repeater));
  const ends = (root: string, seen: ReadonlySet<string>): string[] => {
    const informants = edges.get(root);
    if (!informants) return [root];
    const path = new Set(seen).add(root);
    return [...informants].filter((next) => !path.has(next)).flatMap((next) => ends(next, path));
  };
  const judge = (start: string): Vouching => {
    const roots = [...new Set(ends(start, new Set()))];
    if (roots.length > 1) {
      const repeats = roots.some((root) => standingOf(root, actors) === 'publisher');
      return { standing: repeats ? 'publisher' : 'untraced', group: null };
    }
    const [root = UNKNOWN_ORIGIN] = roots;
    const standing = repeating.has(root) ? 'publisher' : standingOf(root, actors);
    return { standing, group: standing === 'group' ? root : null };
  };
  const judged = new Map<string | null, Vouching>([[null, { standing: 'publisher', group: null }]]);
  return ({ start }) => {
    const known = judged.get(start) ?? judge(start ?? UNKNOWN_ORIGIN);
    judged.set(start, known);
    return known;
  };
}

/** Whose word each statement on one claim is. */
export function vouch(voices: readonly Voice[], actors: Actors): Vouching[] {
  const traces = voices.map((voice) => traceOf(voice, actors));
  return traces.map(judgeBy(traces, actors));
}
