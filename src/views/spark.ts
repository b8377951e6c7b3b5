/** The claim line in a list: small, on one time axis for the whole tracker, so that the lines of a list compare. */
import type { Day } from '../domain/date.ts';
import type { ClaimNode } from '../domain/graph.ts';
import type { Stance } from '../domain/schema.ts';
import { placeOf, standsOn, type Frame } from './axis.ts';
import { belowOf, segmentsOf, toneByDay, type Segment } from './line.ts';
import type { Site } from './site.ts';

/** Places in the picture of 160 by 20 that `Spark.astro` draws; the line is at height 0. */
export interface Spark {
  segments: Segment[];
  /** Statements; those that look the same in the same place are one mark. */
  marks: SparkMark[];
  /** Whether something stands at the edge because it was said before the axis begins. */
  earlier: boolean;
}

interface SparkMark {
  x: number;
  y: number;
  stance: Stance;
  own: boolean;
  from: Day;
  until: Day | null;
}

const FRAME: Frame = { edge: 5, start: 5, end: 155 };
/** Room at the edge, in every line of a tracker in which something was said before its axis begins. */
const FRAME_WITH_EDGE: Frame = { edge: 9, start: 20, end: 155 };
const END = 160;
/** From the line to a strand, to what hangs below a line that is not split, and from mark to mark on one day. */
const STRAND = 4;
const HANGING = 6;
const STEP = 6;
/** Different marks of one side on one day; more would leave the picture. */
const MOST = 2;

export function spark(site: Site, claim: ClaimNode): Spark {
  const { axis } = site.index;
  if (axis === null) return { segments: [], marks: [], earlier: false };
  const frame = axis.earlier ? FRAME_WITH_EDGE : FRAME;
  const at = (day: Day) => Math.round(placeOf(axis, frame, day));
  const toneOn = toneByDay(claim);
  const isBelow = belowOf(site, claim);
  const places = new Map<string, SparkMark[]>();
  let earlier = false;
  for (const statement of claim.statements.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)))) {
    const { day } = standsOn(statement);
    const side = isBelow(statement) ? 1 : -1;
    const x = at(day);
    earlier ||= day < axis.from;
    const key = `${x} ${side}`;
    const here = places.get(key) ?? [];
    places.set(key, here);
    const { stance, countsFrom: from, countsUntil: until } = statement;
    const same = here.find((mark) => mark.stance === stance && mark.own === isOwn(statement));
    if (same) {
      same.from = same.from < from ? same.from : from;
      same.until = same.until === null || until === null ? null : same.until > until ? same.until : until;
    } else if (here.length < MOST) {
      const level = toneOn(day) === 'conflict' ? STRAND : side === 1 ? HANGING : 0;
      const height = level + here.length * STEP;
      here.push({ x, y: side === 1 ? height : 0 - height, stance, own: isOwn(statement), from, until });
    }
  }
  return { segments: segmentsOf(claim, at, END), marks: [...places.values()].flat(), earlier };
}

const isOwn = ({ standing }: ClaimNode['statements'][number]): boolean => standing === 'publisher';

/** First and last month of the axis that the lines of a list share; the same one twice in a short tracker. */
export function scaleOf({ words, index }: Site): { first: string; last: string } | null {
  return index.axis && { first: words.shortMonth(index.axis.from), last: words.shortMonth(index.axis.to) };
}
