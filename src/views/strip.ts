/** The history of a status as a strip by date: how it looked when, and what changed it. */
import type { Day } from '../domain/date.ts';
import type { ClaimNode } from '../domain/graph.ts';
import { text } from '../text.ts';
import { placeOf } from './axis.ts';
import { claimAxis, segmentsOf, type Segment } from './line.ts';
import type { StatementView } from './parts.ts';
import { known, type Site } from './site.ts';
import { speakerName, type StatusView } from './status.ts';

/** A day of the history as the claim's page tells it. */
export interface HistoryDay {
  day: Day;
  words: string;
  status: StatusView;
  added: StatementView[];
  dropped: StatementView[];
}

/** One change is a sentence; more are a picture with a list. */
export type HistoryStrip =
  { sentence: string; href: string } | { sentence: null; label: string; segments: Segment[]; changes: Change[] };

interface Change {
  /** Place in percent of the strip. */
  x: number;
  /** Row of its number, since numbers that stand close are put below each other. */
  row: number;
  day: Day;
  date: string;
  status: StatusView;
  because: string;
  /** The row of the table. */
  href: string;
}

const FRAME = { edge: 0, start: 0, end: 95 };
/** The strip runs past the last day, so that a status that began on it shows too. */
const END = 100;
/** Width of a number with its room, in percent of a strip on a phone. */
const NUMBER = 6;
/** Names in a reason; the table has all. */
const NAMES = 3;

export const historyAnchor = (day: Day): string => `history-${day}`;

export function historyStrip(site: Site, claim: ClaimNode, days: readonly HistoryDay[]): HistoryStrip {
  const { axis } = claimAxis(site, claim);
  const at = (day: Day) => placeOf(axis, FRAME, day);
  const turns = days.filter(({ status }, index) => {
    const before = days[index - 1]?.status;
    return before === undefined || before.label !== status.label || before.tone !== status.tone;
  });
  const [first, ...others] = turns;
  if (first && others.length === 0) {
    const sentence = text.historyStrip.sentence(first.status.label, first.words, becauseOf(site, first));
    return { sentence, href: `#${historyAnchor(first.day)}` };
  }
  const changes: Change[] = [];
  for (const turn of turns) {
    const x = at(turn.day);
    const before = changes.at(-1);
    const row = before && x - before.x < NUMBER ? before.row + 1 : 0;
    const { day, words: date, status } = turn;
    changes.push({ x, row, day, date, status, because: becauseOf(site, turn), href: `#${historyAnchor(day)}` });
  }
  const period = text.line.period(turns[0]?.words ?? '', turns.at(-1)?.words ?? '');
  const label = text.historyStrip.label(turns.length, period);
  return { sentence: null, label, segments: segmentsOf(claim, at, END), changes };
}

/** Who made the difference: origins before publishers' own voices. */
function becauseOf(site: Site, { added, dropped }: HistoryDay): string {
  const names = (statements: readonly StatementView[]) => {
    const speakers = statements
      .toSorted((a, b) => Number(a.standing === 'publisher') - Number(b.standing === 'publisher'))
      .map(({ key }) => speakerName(site, known(site.graph.statements, key)));
    const all = [...new Set(speakers)];
    const rest = all.length - NAMES;
    return site.words.list(rest > 1 ? [...all.slice(0, NAMES), text.historyStrip.others(rest)] : all);
  };
  return [
    ...(added.length > 0 ? [text.historyStrip.because(names(added))] : []),
    ...(dropped.length > 0 ? [text.historyStrip.dropped(names(dropped))] : []),
  ].join('; ');
}
