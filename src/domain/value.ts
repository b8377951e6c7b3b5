/**
 * Figures as they were said: "over 10,000" is not 10,000.
 *
 * A value admits a set of numbers (or days). Two values conflict when no number is admitted by both.
 */
import { canCoincide, parseDate, type EdtfDate } from './date.ts';

/** "About" admits ten percent either way: rule 4 of the status rules, see /method/#values. */
const ABOUT_TOLERANCE = 0.1;

/** To the digits that binary fractions keep: 0.3 and a tenth of it would be less than 0.33. */
const rounded = (number: number): number => Number(number.toPrecision(14));

export const FIGURE_FORMS = ['exact', 'about', 'over', 'at-least', 'under', 'at-most', 'range'] as const;
export type FigureForm = (typeof FIGURE_FORMS)[number];

export interface NumberValue {
  kind: 'number';
  /** As written in the record. */
  text: string;
  form: FigureForm;
  /** The number as said, or the lower end of a range. */
  number: number;
  /** Smallest and largest number admitted; null is no limit. */
  min: number | null;
  max: number | null;
  /** The unit as written, else the claim's; null where neither is known. */
  unit: string | null;
}

export interface DateValue {
  kind: 'date';
  text: string;
  date: EdtfDate;
}

export type Value = NumberValue | DateValue;

/**
 * Digits of a number that any program keeps: two that differ only in later ones may be one number to it.
 * https://en.cppreference.com/w/cpp/types/numeric_limits/digits10 (`double`)
 */
const MOST_DIGITS = 15;
const MORE_DIGITS = String.raw`\d(?:\.?\d){${MOST_DIGITS}}`;
/** Plain digits; `3.125` is refused, since many mean thousands by it, and `0.125` or `3.1250` is not. */
const NUMBER = String.raw`-?(?!${MORE_DIGITS})(?![1-9]\d{0,2}\.\d{3}(?!\d))\d+(?:\.\d+)?`;
/** Starts with no digit: "10 000" is a figure with a space in it, not ten of something. */
const UNIT = String.raw`(?:\s+([^\s\d].*))?`;
const FIGURE = new RegExp(String.raw`^(?:(=|~|>=|>|<=|<)\s*)?(${NUMBER})${UNIT}$`);
const RANGE = new RegExp(String.raw`^(${NUMBER})\.\.(${NUMBER})${UNIT}$`);

const FORMS = { '=': 'exact', '~': 'about', '>': 'over', '>=': 'at-least', '<': 'under', '<=': 'at-most' } as const;

export const FIGURE_EXPECTED =
  'a figure in plain digits, such as 10000, "~ 10000" (about), "> 10000" (over), ">= 10000" (at least), "< 10000", "<= 10000" or 1000..1500, followed by the unit where it is not the claim’s';

export const DIGITS_EXPECTED = `numbers of at most ${MOST_DIGITS} digits`;
export const hasMoreDigits = (text: string): boolean => new RegExp(MORE_DIGITS).test(text);

/**
 * Reads a figure; null when the text is none.
 *
 *     parseFigure('> 10000', 'people')  // { form: 'over', number: 10000, min: 10000, max: null, unit: 'people', … }
 */
export function parseFigure(text: string, claimUnit: string | null): NumberValue | null {
  const range = RANGE.exec(text);
  if (range) {
    const [min, max] = [Number(range[1]), Number(range[2])];
    if (min > max) return null;
    return { kind: 'number', text, form: 'range', number: min, min, max, unit: range[3] ?? claimUnit };
  }
  const figure = FIGURE.exec(text);
  if (!figure) return null;
  const number = Number(figure[2]);
  const form = FORMS[(figure[1] ?? '=') as keyof typeof FORMS];
  return { kind: 'number', text, form, number, ...limits(form, number), unit: figure[3] ?? claimUnit };
}

/** Reads the value of a `date` claim; the text has passed `dateFormProblem`. */
export const parseDateValue = (text: string): DateValue => ({ kind: 'date', text, date: parseDate(text) });

function limits(form: Exclude<FigureForm, 'range'>, number: number): { min: number | null; max: number | null } {
  switch (form) {
    case 'exact':
      return { min: number, max: number };
    case 'about': {
      const margin = Math.abs(number) * ABOUT_TOLERANCE;
      return { min: rounded(number - margin), max: rounded(number + margin) };
    }
    case 'over':
    case 'at-least':
      return { min: number, max: null };
    case 'under':
    case 'at-most':
      return { min: null, max: number };
    default:
      throw form satisfies never;
  }
}

/** Whether one number (or day) is admitted by both. Values of different kinds or units are not compared. */
export function canBothBeTrue(a: Value, b: Value): boolean {
  if (a.kind === 'date' && b.kind === 'date') return canCoincide(a.date, b.date);
  if (a.kind !== 'number' || b.kind !== 'number' || a.unit !== b.unit) return true;
  return reaches(a, b) && reaches(b, a);
}

/** Whether `high` admits a number at or above the least that `low` admits. */
function reaches(low: NumberValue, high: NumberValue): boolean {
  if (low.min === null || high.max === null) return true;
  const touchOnly = low.form === 'over' || high.form === 'under';
  return touchOnly ? low.min < high.max : low.min <= high.max;
}
