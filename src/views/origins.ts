/** The origin tree: which article carries whose word, resting on whose information; why five articles can be one origin. */
import { compareText, type Day } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import { rootOn, STANDINGS, type Standing } from '../domain/origin.ts';
import type { Side } from '../domain/status.ts';
import { text } from '../text.ts';
import { actorLink, carriers, statementView, type StatementView } from './parts.ts';
import { known, type Site } from './site.ts';

export interface OriginTree {
  /** "5 articles, 4 texts, 2 origins". */
  headline: string;
  /** What the headline does not tell: voices that add no origin. */
  note: string | null;
  sides: { side: Side | 'none'; name: string; origins: OriginBranch[] }[];
}

/** Who vouches: an origin group, what is not traced to one, or the articles' own voice. */
interface OriginBranch {
  standing: Standing;
  name: string;
  href: string | null;
  /** Why it is no origin; null for a group, which is one. */
  worth: string | null;
  /** Whether it counts as an origin: a group that takes a side. */
  counts: boolean;
  voices: VoiceBranch[];
  from: Day;
}

/** Somebody who speaks, on one and the same information. */
interface VoiceBranch {
  name: string;
  href: string | null;
  /** On whose information, where it is not the speaker's own word. */
  informant: { name: string; href: string | null } | null;
  /** Why it counts as an origin that is not its own, where its words do not tell. */
  derived: string | null;
  leaves: OriginLeaf[];
  from: Day;
}

interface OriginLeaf {
  statement: StatementView;
  /** The article whose text this one reprints. */
  copyOf: string | null;
}

const SIDES = ['for', 'against', 'question', 'none'] as const;

/** What is shown of a statement. */
type View = (statement: Statement) => StatementView;

/** Every statement of the claim stands in it once; those that count no more among them. */
export function originTree(
  site: Site,
  { statements }: ClaimNode,
  view: View = (statement) => statementView(site, statement),
): OriginTree {
  const counted = statements.filter((s) => s.countsUntil === null);
  const { articles, texts } = carriers(site, counted);
  const groups = new Set(counted.flatMap((s) => (s.side === null ? [] : (s.originGroup ?? []))));
  const has = (standing: Standing) => counted.some((s) => s.side !== null && s.standing === standing);
  const notes = [
    ...(has('untraced') ? [text.origin.untracedNote(groups.size > 0)] : []),
    ...(has('publisher') ? [text.origin.publisherNote] : []),
  ];
  return {
    headline: text.origin.headline(text.articlesAndTexts(articles.length, texts), groups.size),
    note: notes.length === 0 ? null : notes.join(' '),
    sides: SIDES.flatMap((side) => {
      const taken = statements.filter((s) => (s.side ?? 'none') === side);
      return taken.length === 0 ? [] : [{ side, name: text.side[side], origins: originsOf(site, taken, view) }];
    }),
  };
}

/** Groups in order of saying, then what is not traced, then publishers. */
function originsOf(site: Site, statements: readonly Statement[], view: View): OriginBranch[] {
  const branches = Map.groupBy(statements, (s) => s.originGroup ?? s.standing);
  return [...branches.values()]
    .map((of): OriginBranch => {
      const [{ standing, originGroup, side }] = of as [Statement];
      const group = originGroup === null ? null : actorLink(site, originGroup);
      const own = standing === 'publisher' ? text.origin.publisher : text.origin.untraced;
      return {
        standing,
        name: group?.name ?? own.name,
        href: group?.href ?? null,
        worth: group === null ? own.worth : null,
        counts: group !== null && side !== null,
        voices: voicesOf(site, of, view),
        from: firstDay(of),
      };
    })
    .toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing));
}

/** In the articles' own voice, every article by itself speaks. */
function voicesOf(site: Site, statements: readonly Statement[], view: View): VoiceBranch[] {
  const voices = Map.groupBy(
    statements,
    ({ by, origin, article }) => `${by ?? article} ${origin ?? ''} ${by === null}`,
  );
  return [...voices.values()].map((of) => {
    const sorted = of.toSorted((a, b) => compareText(a.countsFrom, b.countsFrom));
    const [first] = sorted as [Statement];
    const { speaker, origin } = view(first);
    return {
      ...speaker,
      informant: origin,
      derived: derivedFrom(site, first),
      leaves: sorted.map((s) => ({ statement: view(s), copyOf: copyOf(site, s) })),
      from: first.countsFrom,
    };
  });
}

/** The title of the article that the one with a statement reprints. */
function copyOf({ graph }: Site, { article }: Statement): string | null {
  const original = known(graph.articles, article).record.source.copyOf;
  return original === null ? null : known(graph.articles, original).record.title;
}

/** A group that speaks on another's information in one statement counts as that other in all of them. */
function derivedFrom({ index, graph }: Site, { by, origin, originGroup, roleDay }: Statement): string | null {
  if (by === null || origin !== null || originGroup === null || rootOn(by, roleDay, index.actors) === originGroup) {
    return null;
  }
  return text.origin.derived(known(graph.actors, originGroup).record.name);
}

const firstDay = (statements: readonly Statement[]): Day =>
  statements.map((s) => s.countsFrom).reduce((first, day) => (day < first ? day : first));
