/** What was probably meant by what is wrong: a word that is near another, a date or a figure in another form. */
import leven from 'leven';
import { skeleton } from './characters.ts';
import { dateFormProblem } from './date.ts';
import type { Repair } from './issue.ts';
import { idOf } from './id.ts';
import { parseFigure } from './value.ts';

/** What is longer is no date and no figure. */
const LONGEST = 60;

// ——— Words ———

/** The options closest to a word, for "did you mean"; empty when none is near. */
export function nearest(word: string, options: Iterable<string>): string[] {
  // Two letters that changed places are two edits.
  const limit = Math.max(word.length < 4 ? 1 : 2, Math.floor(word.length / 3));
  const close = [...options].filter((option) => Math.abs(option.length - word.length) <= limit);
  const scored = close.map((option) => ({ option, distance: leven(word, option, { maxDistance: limit + 1 }) }));
  const best = Math.min(limit, ...scored.map(({ distance }) => distance));
  return scored
    .filter(({ distance }) => distance <= best && distance <= limit)
    .map(({ option }) => option)
    .slice(0, 3);
}

/**
 * What a word was probably meant to be: "did you mean "a" or "b"?", or the fallback when nothing is near. `named` is what
 * is known to go by that name.
 */
export function suggest(word: string, options: Iterable<string>, fallback: string, named?: string): Suggestion {
  const all = [...options];
  // The same word, spelled with capitals, spaces or letters that only look the same.
  const look = skeleton(idOf(word) || word);
  const same = all.filter((option) => skeleton(option) === look || skeleton(word) === skeleton(option));
  const near = named !== undefined ? [named] : same.length > 0 ? same.slice(0, 3) : similar(word, all);
  const [only] = near;
  return {
    fix:
      only === undefined ? fallback : `did you mean ${near.map((id) => `"${id}"`).join(' or ')}? Otherwise ${fallback}`,
    only: near.length === 1 && only !== undefined ? only : null,
    same: same.length === 1,
  };
}

/** Options of which the word is a part, such as `rowan` of `pell-rowan`; else those that are spelled nearly so. */
function similar(word: string, options: readonly string[]): string[] {
  const whole = options.filter((option) => option.split('-').includes(word)).slice(0, 3);
  return whole.length > 0 ? whole : nearest(word, options);
}

interface Suggestion {
  fix: string;
  /** The one that is near, where there is only one; and whether it is the same word written otherwise. */
  only: string | null;
  same: boolean;
}

// ——— Dates ———

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The dates that a text which is none may mean: one, or several where it can be read in more than one way.
 *
 *     datesMeant('13 November 2024')  // ['2024-11-13']
 *     datesMeant('4/5/2024')          // ['2024-05-04', '2024-04-05']
 */
export function datesMeant(text: string): string[] {
  if (text.length > LONGEST) return [];
  const words = text.trim().replaceAll(/[,.]\s+|\s+/g, ' ');
  const date = (year: string, month: string | number, day?: string) =>
    [year, ...[month, day].filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0'))].join('-');
  const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  const found: string[] = [];
  const read = (pattern: RegExp, meant: (...parts: string[]) => string[]) => {
    const [, ...parts] = pattern.exec(words) ?? [];
    if (parts.length > 0) found.push(...meant(...parts));
  };
  read(/^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?$/, (year = '', month = '', day) => [date(year, month, day)]);
  read(/^(\d{4})(\d\d)(\d\d)$/, (year = '', month = '', day) => [date(year, month, day)]);
  read(/^(\d{4})[/. ](\d{1,2})$/, (year = '', month = '') => [date(year, month)]);
  read(/^(\d{1,2})(?:st|nd|rd|th)? ?[- ]?([A-Za-z]{3,9})[- ](\d{4})$/, (day, month = '', year = '') => [
    date(year, monthOf(month), day),
  ]);
  read(/^([A-Za-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/, (month = '', day, year = '') => [
    date(year, monthOf(month), day),
  ]);
  read(/^([A-Za-z]{3,9}) (\d{4})$/, (month = '', year = '') => [date(year, monthOf(month))]);
  read(/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, (a = '', b = '', year = '') => [date(year, b, a), date(year, a, b)]);
  const dates = (rest: string) => (dateFormProblem(rest) === null ? [rest] : datesMeant(rest));
  read(/^(?:since|from|after|on or after) (.+)$/i, (rest = '') => dates(rest).map((one) => `${one}/..`));
  read(/^(?:before|until|by|on or before) (.+)$/i, (rest = '') => dates(rest).map((one) => `../${one}`));
  read(/^(?:about|around|circa|ca?\.?) (.+)$/i, (rest = '') => dates(rest).map((one) => `${one}~`));
  return [...new Set(found)].filter((one) => one !== text && dateFormProblem(one) === null);
}

/** What to write for a date that can be read in one way, or in several. */
export const writeDate = (meant: readonly string[]): string =>
  `write ${meant.map((date) => `"${date}"`).join(' or ')}.`;

/** Writes what was meant: by itself only where it can be read in one way. */
export const repairAs = ([first, second]: readonly string[]): Repair | null =>
  first === undefined ? null : { sure: second === undefined, do: 'write', value: first };

// ——— Figures ———

/** `plainDigits('> 10,000')` is `> 10000`; `0.125` and `1234.125` have no thousands in them. */
export const plainDigits = (text: string): string =>
  text.replaceAll(/(?<!\d[.,]?)[1-9]\d{0,2}(?:[.,_\u{A0}\u{2009}\u{202F}’' ]\d{3})+(?!\d)/gu, (grouped) =>
    grouped.replaceAll(/\D/g, ''),
  );

/** What to write for a figure: where its point may mean thousands or a fraction, both. */
export const writeFigure = ([plain, fraction]: readonly string[]): string =>
  fraction === undefined ? `write "${plain}".` : `write "${plain}" for thousands, or "${fraction}" for a fraction.`;

/** With a fraction, where the point of a figure in plain digits may stand for one: 1.500 is 1500 or 1.5. */
export function withFraction(text: string, plain: string): string[] {
  const fraction = text.replaceAll(/(?<!\d[.,]?)[1-9]\d{0,2}\.\d{3}(?!\d|[.,]\d)/g, (figure) =>
    figure.endsWith('0') ? String(Number(figure)) : `${figure}0`,
  );
  return parseFigure(fraction, null) === null || fraction === text ? [plain] : [plain, fraction];
}

/** How people write what the signs before a figure mean. */
const SIGNS: readonly (readonly [words: RegExp, sign: string])[] = [
  [/^(?:more than|over|above|upwards of|in excess of)\s+/i, '> '],
  [/^(?:at least|no fewer than|no less than|not less than)\s+/i, '>= '],
  [/^(?:less than|fewer than|under|below)\s+/i, '< '],
  [/^(?:at most|up to|no more than|not more than)\s+/i, '<= '],
  [/^(?:about|around|approximately|approx\.?|roughly|some|circa|ca?\.)\s+/i, '~ '],
  [/^≥\s*/, '>= '],
  [/^≤\s*/, '<= '],
  [/^[≈∼]\s*/, '~ '],
  [/^between\s+/i, ''],
];
const MULTIPLES: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, billion: 1e9 };

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES = ['hundred', ...Object.keys(MULTIPLES).filter((name) => name.length > 1)];
const NUMBER_WORD = `(?:${[...SMALL, ...TENS, ...SCALES].join('|')})`;
const NUMBER_WORDS = new RegExp(`\\b${NUMBER_WORD}(?:(?:[ -]|\\sand\\s)${NUMBER_WORD})*\\b`, 'gi');

/** `numberOf('twelve thousand five hundred')` is `12500`. */
function numberOf(words: string): string {
  let sum = 0;
  let group = 0;
  for (const name of words.toLowerCase().split(/[ -]/)) {
    if (SMALL.includes(name)) group += SMALL.indexOf(name);
    else if (TENS.includes(name)) group += (TENS.indexOf(name) + 2) * 10;
    else if (name === 'hundred') group = (group || 1) * 100;
    else if (name in MULTIPLES) {
      sum += (group || 1) * (MULTIPLES[name] ?? 1);
      group = 0;
    }
  }
  return String(sum + group);
}

/** The figures that a text which is none may mean: `figuresMeant('over 1.500')` is `['> 1500', '> 1.5000']`. */
export function figuresMeant(text: string): string[] {
  if (text.length > LONGEST) return [];
  const sign = SIGNS.find(([words]) => words.test(text));
  const bare = sign ? sign[1] + text.replace(sign[0], '') : text;
  const plain = [...repairs(bare), ...repairs(bare.replaceAll(NUMBER_WORDS, numberOf))].find(
    (repair) => parseFigure(repair, null) !== null,
  );
  return plain === undefined ? [] : withFraction(bare, plain);
}

/** What may have been meant by a figure: plain digits, a space before the unit, two dots, the lower end first. */
function repairs(text: string): string[] {
  const digits = plainDigits(text);
  const multiplied = (figure: string, multiples: string) =>
    figure.replaceAll(new RegExp(String.raw`(\d+(?:\.\d+)?)\s*(${multiples})\b`, 'gi'), (_, number, multiple) =>
      String(Math.round(Number(number) * (MULTIPLES[String(multiple).toLowerCase()] ?? 1))),
    );
  const range = digits
    // "1 to 2 million" is a million and two.
    .replace(/^([\d.]*\d)(\s*(?:[-–—]|to|and)\s*\d[\d.]*\s*)(thousand|million|billion)\b/i, '$1 $3$2$3')
    .replace(/^([\d.]*\d(?: [a-z]+)?)\s*(?:[-–—]|\b(?:to|and)\b)\s*(?=\d)/i, '$1..');
  return [
    // Before the digits as they stand: what follows them would pass for a unit.
    multiplied(range, 'thousand|million|billion'),
    digits,
    multiplied(digits, 'k|m'),
    digits.replace(/(\d)(?=[^\d\s.,]+$)/, '$1 '),
    digits.replace(/^([\d.]*\d)\.\.(\d[\d.]*)/, '$2..$1'),
    digits.replace(/^([<>=~]+\s*)+(?=[<>=~]+\s*\d)/, ''),
  ];
}
