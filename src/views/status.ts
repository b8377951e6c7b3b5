/** A status as readers see it: mark, words, and the reason in a sentence. */
import type { Day } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import { countsOn } from '../domain/history.ts';
import { rootOn } from '../domain/origin.ts';
import { UNKNOWN_ORIGIN } from '../domain/schema.ts';
import { comparesValues, type Flag, type RuleId, type Side, type Status, type StatusResult } from '../domain/status.ts';
import { text, type Reason } from '../text.ts';
import { once } from './lazy.ts';
import { known, type Site } from './site.ts';

/** The looks of a status: several origins, one, none named, in conflict, in doubt, a position, a view. */
export type Tone = 'several' | 'one' | 'none' | 'conflict' | 'doubt' | 'position' | 'view';

const TONES = {
  corroborated: 'several',
  'single-origin': 'one',
  contested: 'conflict',
  inconsistent: 'conflict',
  questioned: 'doubt',
  denied: 'conflict',
  'no-evidence': 'doubt',
  unattributed: 'none',
  implied: 'none',
  open: 'none',
  stated: 'position',
  reported: 'position',
  disowned: 'conflict',
  'opinions-differ': 'view',
  'attributed-view': 'view',
  'publishers-view': 'view',
} as const satisfies Record<Status, Tone>;

/** The look of a status; one origin that is not named looks like none. */
export const toneOf = ({ status, origins }: Pick<StatusResult, 'status' | 'origins'>): Tone =>
  status === 'single-origin' && origins.for.length === 0 ? 'none' : TONES[status];

/** The look of a status where no claim is at hand. */
export const toneOfStatus = (status: Status): Tone => TONES[status];

export interface StatusView {
  status: Status;
  tone: Tone;
  /** Two or three words, for lists. */
  label: string;
  /** The reason in a sentence. */
  sentence: string;
  rule: RuleId;
  ruleHref: string;
  flags: { flag: Flag; label: string; meaning: string; href: string }[];
}

/** What a status looks like in lists. */
export type Looks = Pick<StatusView, 'status' | 'tone' | 'label'>;

export const looksOf = (result: StatusResult): Looks => ({
  status: result.status,
  tone: toneOf(result),
  label: labelOf(result),
});

/** The status of a claim, now or, with the day, as it stood then. */
export function statusView(site: Site, claim: ClaimNode, result: StatusResult, day: Day | null = null): StatusView {
  const { rule } = result;
  const { status, tone, label } = looksOf(result);
  let sentence: string | null = null;
  return {
    status,
    tone,
    label,
    // Costly, and not needed in every list.
    get sentence() {
      return (sentence ??= text.reason[rule](reasonOf(site, claim, result, day)));
    },
    rule,
    ruleHref: site.links.rule(rule),
    flags: result.flags.map((flag) => ({
      flag,
      label: text.flag[flag],
      meaning: text.flagMeaning[flag],
      href: site.links.rule(flag),
    })),
  };
}

function labelOf({ status, counts, origins }: StatusResult): string {
  if (status === 'corroborated') return text.capital(text.origins(counts.for));
  if (status === 'single-origin' && origins.for.length === 0) return text.oneUnnamed;
  return text.status[status];
}

/** What would change the status, by the rules. */
export function wouldChange({ record, status }: ClaimNode): string {
  const unnamed = status.rule === 'facts-single-origin' && status.origins.for.length === 0;
  const change = unnamed ? text.wouldChangeUnnamed : text.wouldChange[status.rule];
  const open = comparesValues(record.kind) && status.status !== 'inconsistent' && status.counts.for > 0;
  return open ? `${change} ${text.wouldChangeValues}` : change;
}

/** What sentences are made of; of each claim and day only what its sentence says is worked out. */
function reasonOf(site: Site, claim: ClaimNode, result: StatusResult, day: Day | null): Reason {
  const { graph, words } = site;
  const counted = claim.statements.filter((s) => countsOn(s, day));
  const basis = once(() => {
    const keys = new Set(result.basis);
    return counted.filter((s) => keys.has(s.key));
  });
  const list = (names: Iterable<string>) => words.list([...new Set(names)]);
  const side = (which: Side) =>
    result.origins[which].length > 0
      ? list(result.origins[which].map((id) => originName(site, id, counted.filter(on(which, id)))))
      : list(counted.filter((s) => s.side === which && s.standing === 'untraced').map((s) => untracedName(site, s)));
  const speaking = (test: (s: Statement) => boolean) => [
    ...new Set(counted.filter(test).map((s) => speakerName(site, s))),
  ];
  return {
    names: {
      get for() {
        return side('for');
      },
      get against() {
        return side('against');
      },
      get question() {
        return side('question');
      },
    },
    named: result.origins.for.length > 0,
    counts: result.counts,
    get doubts() {
      return [...new Set(counted.filter((s) => s.side === 'question').map((s) => s.stance))];
    },
    get articles() {
      // Untraced statements stand for a side only where no group does.
      const grouped = basis().filter((s) => s.originGroup !== null);
      const bearing = grouped.length > 0 ? grouped : basis();
      return new Set(bearing.map((s) => s.article)).size;
    },
    get agencies() {
      return basis().some((s) => s.by !== null);
    },
    holder: claim.record.holder === null ? '' : known(graph.actors, claim.record.holder).record.name,
    get holderSpeaks() {
      return counted.some((s) => s.by !== null && s.by === claim.record.holder && s.side === 'for');
    },
    get implying() {
      return speaking((s) => s.stance === 'implies');
    },
    get declining() {
      return speaking((s) => s.stance === 'declines');
    },
    list,
    get values() {
      return (result.conflict ?? []).flatMap((key) => {
        const statement = claim.statements.find((s) => s.key === key);
        return statement?.value ? [{ words: words.value(statement.value), who: speakerName(site, statement) }] : [];
      });
    },
    get hasFor() {
      return counted.some((s) => s.side === 'for');
    },
  };
}

const on =
  (which: Side, group: string) =>
  ({ side, originGroup }: Statement): boolean =>
    side === which && originGroup === group;

/** An origin group by its name; where only others speak on its information, with who does: they are not its own words. */
function originName(site: Site, group: string, said: readonly Statement[]): string {
  const { name } = known(site.graph.actors, group).record;
  const isOwn = said.some(({ by, roleDay }) => by !== null && rootOn(by, roleDay, site.index.actors) === group);
  if (isOwn) return name;
  return text.voice.through(name, site.words.list([...new Set(said.map((s) => speakerName(site, s)))]));
}

/** Who speaks: the actor, or for an article's own voice its publisher, or the article by its title here. */
export function speakerName(site: Site, { by, article }: Statement): string {
  if (by !== null) return known(site.graph.actors, by).record.name;
  const { title, source } = known(site.graph.articles, article).record;
  return source.publisher === null ? text.voice.article(title) : known(site.graph.actors, source.publisher).record.name;
}

/** What a speaker does with a claim, in words: `says so`; of people without names `say so`. */
export function stanceWords({ graph }: Site, { by, stance }: Pick<Statement, 'by' | 'stance'>): string {
  const isMany = by !== null && known(graph.actors, by).record.kind === 'unnamed-group';
  return (isMany ? text.stanceOfMany : text.stance)[stance];
}

/** Whom an untraced statement rests on, as far as the source says. */
function untracedName(site: Site, statement: Statement): string {
  const { by, origin } = statement;
  if (origin === UNKNOWN_ORIGIN) {
    return text.voice.onUnknown(by === null ? text.voice.anArticle : speakerName(site, statement));
  }
  return origin === null ? speakerName(site, statement) : known(site.graph.actors, origin).record.name;
}
