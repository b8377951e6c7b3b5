/** The claim line: a claim's statements as marks on a line through time, and what stood behind the claim when. */
import { compareText, daysBetween, isExactDay, type Day } from '../domain/date.ts';
import type { ClaimNode, Statement } from '../domain/graph.ts';
import type { Stance } from '../domain/schema.ts';
import { text } from '../text.ts';
import type { Site } from './site.ts';
import { toneOf, type Tone } from './status.ts';

export interface ClaimLine {
  /** What the picture shows, in a sentence; the table of statements is the whole of it. */
  label: string;
  /** Places along the line are percentages of its length. */
  marks: { x: number; row: number; stance: Stance; own: boolean; dated: boolean }[];
  /** Places where more statements stand than are drawn, and how many more. */
  more: { x: number; count: number }[];
  segments: { from: number; to: number; tone: Tone }[];
  /** Marks on top of each other, at the most `MOST_ROWS`. */
  rows: number;
  ticks: { x: number; day: Day; words: string; end: 'start' | 'end' }[];
}

/** Room before the first day and after the last, and the distance below which marks are stacked, in percent. */
const BEFORE = 2;
const AFTER = 8;
const APART = 2;
const MOST_ROWS = 8;

export function claimLine({ words }: Site, { statements, history }: ClaimNode): ClaimLine {
  const days = [...statements.map(dayOf), ...history.map(({ day }) => day)].toSorted();
  const first = days[0] ?? '';
  const last = days.at(-1) ?? first;
  const length = Math.max(1, daysBetween(first, last));
  const at = (day: Day) => BEFORE + (daysBetween(first, day) / length) * (100 - BEFORE - AFTER);

  const columns: { x: number; statements: Statement[] }[] = [];
  for (const statement of statements.toSorted((a, b) => compareText(dayOf(a), dayOf(b)))) {
    const x = at(dayOf(statement));
    const column = columns.at(-1);
    if (column && x - column.x < APART) column.statements.push(statement);
    else columns.push({ x, statements: [statement] });
  }
  const marks = columns.flatMap(({ x, statements: stacked }) =>
    stacked.slice(0, MOST_ROWS).map((s, row) => {
      const { stance, standing, stated } = s;
      return { x, row, stance, own: standing === 'publisher', dated: stated !== null && isExactDay(stated) };
    }),
  );
  const names = first === last ? words.day(first) : text.line.period(words.day(first), words.day(last));
  return {
    label: text.line.label(statements.length, names),
    marks,
    more: columns
      .filter(({ statements: stacked }) => stacked.length > MOST_ROWS)
      .map(({ x, statements: stacked }) => ({ x, count: stacked.length - MOST_ROWS })),
    segments: history.map(({ day, result }, index) => {
      const next = history[index + 1];
      return { from: at(day), to: next ? at(next.day) : 100, tone: toneOf(result) };
    }),
    rows: Math.max(...marks.map(({ row }) => row)) + 1,
    ticks:
      first === last
        ? [{ x: at(first), day: first, words: words.day(first), end: 'start' }]
        : [
            { x: at(first), day: first, words: words.day(first), end: 'start' },
            { x: at(last), day: last, words: words.day(last), end: 'end' },
          ],
  };
}

/** The day on which a mark stands: that of saying; where that is not stated, the article's. */
const dayOf = (statement: Statement): Day => statement.stated?.from ?? statement.countsFrom;
