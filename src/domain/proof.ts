/**
 * Proof of words against captured source texts: what is quoted stands there, in its paragraph and between quotation
 * marks; what is a hedge stands there; and our own words are our own.
 *
 * The texts are never published. Their SHA-256 and the number of the paragraph are, so that anyone who holds a copy can
 * repeat the proof.
 */
import type { Problem } from './issue.ts';
import type { Article, Claim, Records } from './records.ts';
import { problem } from './rules.ts';

/** So many words in a row that stand in a source too are no longer our own: editorial principle 2. */
export const COPIED_WORDS = 8;

/** The paragraphs of a captured text: its lines that are not empty, the first is number 1. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r\n|[\n\r]/)
    .map(plain)
    .filter((line) => line !== '');

/** One kind of blank, of double and of single quotation mark. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[“”„‟«»]/g, '"')
    .replaceAll(/[‘’‚‛‹›]/g, "'")
    .trim();

/** What stands between quotation marks in a text of ours, and where, if it has words enough to be told from a single term. */
export function quotationsIn(text: string): { words: string; from: number; to: number }[] {
  return [...text.matchAll(QUOTED)]
    .map(({ 0: all, index }) => ({ words: all.slice(1, -1), from: index, to: index + all.length }))
    .filter(({ words }) => wordsOf(words).length > 1);
}

/** Whether words stand somewhere in the source; the first letter may be another, where a sentence asks for it. */
export function standsIn(words: string, paragraphs: readonly string[]): boolean {
  const [first = '', ...rest] = words.replace(/[,.;:!?]+$/, '');
  return [first, first.toLowerCase(), first.toUpperCase()].some(
    (letter) => placesOf(letter + rest.join(''), paragraphs).length > 0,
  );
}

/** Problems of what an article quotes, from the paragraphs of its source; and how much was proved. */
export function proveQuotes(
  { file, statements }: Article,
  paragraphs: readonly string[],
): { problems: Problem[]; quotes: number; hedges: number } {
  const problems: Problem[] = [];
  const report = (...args: Parameters<typeof problem>) => problems.push(problem(...args));
  let [quotes, hedges] = [0, 0];
  statements.forEach(({ quote, hedge, paragraph }, index) => {
    const path = ['statements', index];
    if (paragraph !== null && paragraph > paragraphs.length) {
      report('proof/paragraph', file, [...path, 'paragraph'], {
        found: `paragraph ${paragraph} of a text with ${paragraphs.length}`,
        expected: 'the number of a line that is not empty, counted from 1',
        fix: 'count again in the captured text.',
      });
      return;
    }
    if (quote !== null) {
      quotes++;
      const [words, at] = typeof quote === 'string' ? [quote, 'quote'] : [quote.text, 'quote'];
      const place = typeof quote === 'string' ? [...path, at] : [...path, at, 'text'];
      const where = placesOf(words, paragraphs);
      const here = paragraph === null ? where : where.filter((found) => found.paragraph === paragraph);
      if (here.length === 0) {
        report('proof/quote', file, place, notThere(words, paragraph, where));
      } else if (!here.some(({ marked }) => marked)) {
        report('proof/marks', file, place, {
          found: `"${words}", which stands outside quotation marks in the source`,
          expected: 'words between quotation marks in the source: the others are the source’s own report',
          fix: 'remove `quote`, or put words that weaken the statement into `hedge`.',
        });
      }
    }
    if (hedge !== null) {
      hedges++;
      const where = placesOf(
        hedge.toLowerCase(),
        paragraphs.map((line) => line.toLowerCase()),
      );
      if (!where.some((found) => paragraph === null || found.paragraph === paragraph)) {
        report('proof/hedge', file, [...path, 'hedge'], notThere(hedge, paragraph, where));
      }
    }
  });
  return { problems, quotes, hedges };
}

function notThere(words: string, paragraph: number | null, where: readonly Found[]) {
  const others = [...new Set(where.map((found) => found.paragraph))];
  const place = paragraph === null ? 'the source' : `paragraph ${paragraph} of the source`;
  return {
    found: `"${words}", which does not stand in ${place}`,
    expected: 'the words as printed, and the number of their paragraph',
    fix:
      others.length > 0
        ? `they stand in paragraph ${others.join(' and ')}: correct \`paragraph\`, or the words.`
        : 'copy the words from the source, letter by letter.',
  };
}

interface Found {
  paragraph: number;
  /** Whether all of it stands between one pair of quotation marks. */
  marked: boolean;
}

/** Where words stand; `…` and `[…]` in them are words left out. */
function placesOf(words: string, paragraphs: readonly string[]): Found[] {
  const parts = plain(words)
    .split(/\s*(?:\[(?:…|\.{3})\]|…|\.{3})\s*/)
    .map((part) => part.replaceAll(/^["']|["']$/g, ''))
    .filter((part) => part !== '');
  return paragraphs.flatMap((text, index) => {
    const spans = quotedSpans(text);
    const starts = parts[0] === undefined ? [] : occurrences(text, parts[0]);
    return starts.flatMap((start) => {
      const end = endOfParts(text, parts, start);
      if (end === null) return [];
      return { paragraph: index + 1, marked: spans.some(([from, to]) => from <= start && end <= to) };
    });
  });
}

/** Where a text stands as whole words. */
function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
    const joins = (a = '', b = '') => /[\p{L}\p{N}]/u.test(a) && /[\p{L}\p{N}]/u.test(b);
    const end = at + part.length;
    if (!joins(text[at - 1], part[0]) && !joins(part.at(-1), text[end])) found.push(at);
  }
  return found;
}

function endOfParts(text: string, parts: readonly string[], start: number): number | null {
  let end = start;
  for (const part of parts) {
    const at = occurrences(text, part).find((offset) => offset >= end);
    if (at === undefined) return null;
    end = at + part.length;
  }
  return end;
}

/** What stands between quotation marks; one that is not closed goes on in the next paragraph. */
function quotedSpans(text: string): [from: number, to: number][] {
  const spans: [number, number][] = [];
  const marks = [...text.matchAll(/"/g)].map(({ index }) => index);
  for (let i = 0; i < marks.length; i += 2) spans.push([(marks[i] ?? 0) + 1, marks[i + 1] ?? text.length]);
  // A single mark opens after a blank and closes before one; between letters it is an apostrophe.
  for (const { index } of text.matchAll(/(?<![\p{L}\p{N}])'(?=\S)/gu)) {
    const close = /(?<=\S)'(?![\p{L}\p{N}])/u.exec(text.slice(index + 1));
    if (close) spans.push([index + 1, index + 1 + close.index]);
  }
  return spans;
}

// ——— Own words ———

/** A text in our own words, and where it stands: a field, or the body with an offset in it. */
interface OwnText {
  file: string;
  path: Problem['path'];
  text: string;
}

/** Runs of so many words as they stand in the sources. */
export type Runs = ReadonlySet<string>;

export const runsOf = (paragraphs: readonly string[]): Runs =>
  new Set(
    paragraphs.flatMap((paragraph) => {
      const words = wordsOf(paragraph).map(({ word }) => word);
      return words.slice(COPIED_WORDS - 1).map((_, at) => words.slice(at, at + COPIED_WORDS).join(' '));
    }),
  );

interface Word {
  word: string;
  from: number;
  to: number;
}
const wordsOf = (text: string): Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)].map(({ 0: word, index }) => ({
    word: word.toLowerCase().replaceAll('’', "'"),
    from: index,
    to: index + word.length,
  }));

/** What stands between quotation marks in our texts is quoted, and no part of a run. */
const QUOTED = /“[^”]*”|"[^"]*"|«[^»]*»|„[^“”]*[“”]/g;

/** Own words that stand in a source too, eight or more in a row; offsets are those of the text. */
export function copiedFrom(text: string, runs: Runs): { words: string; from: number; to: number }[] {
  const found: { words: string; from: number; to: number }[] = [];
  const quoted = [...text.matchAll(QUOTED)].map(({ 0: all, index }) => [index, index + all.length] as const);
  const words = wordsOf(text);
  const isQuoted = (word: Word) => quoted.some(([from, to]) => from < word.from && word.to < to);
  for (let at = 0; at + COPIED_WORDS <= words.length; at++) {
    let end = at;
    while (end + COPIED_WORDS <= words.length && isRun(words.slice(end, end + COPIED_WORDS))) end++;
    if (end === at) continue;
    const [first, last] = [words[at], words[end + COPIED_WORDS - 2]];
    if (first && last) found.push({ words: text.slice(first.from, last.to), from: first.from, to: last.to });
    at = end + COPIED_WORDS - 2;
  }
  return found;

  function isRun(window: Word[]): boolean {
    return !window.some(isQuoted) && runs.has(window.map(({ word }) => word).join(' '));
  }
}

/** Every text of the records that is in our own words; of a body the path is empty. */
export function ownTexts({
  tracker,
  articles,
  claims,
  actors,
}: Pick<Records, 'articles' | 'claims' | 'actors'> & { tracker: Records['tracker'] | null }): OwnText[] {
  const texts: OwnText[] = [];
  const add = (file: string, path: Problem['path'], text: string | null | undefined) => {
    if (text) texts.push({ file, path, text });
  };
  for (const field of ['title', 'description', 'story'] as const) add('tracker.yaml', [field], tracker?.[field]);
  tracker?.topics.forEach((topic, i) => add('tracker.yaml', ['topics', i, 'description'], topic.description));
  for (const article of articles) addArticle(article, add);
  for (const claim of claims) addClaim(claim, add);
  for (const { file, body } of [...articles, ...claims, ...actors]) add(file, [], body);
  return texts;
}

type Add = (file: string, path: Problem['path'], text: string | null | undefined) => void;

function addArticle({ file, title, summary, statements }: Article, add: Add): void {
  add(file, ['title'], title);
  add(file, ['summary'], summary);
  statements.forEach((statement, i) => add(file, ['statements', i, 'note'], statement.note));
}

function addClaim({ file, title, disagreement, quantity, tension }: Claim, add: Add): void {
  add(file, ['title'], title);
  add(file, ['disagreement'], disagreement);
  add(file, ['quantity', 'counts'], quantity?.counts);
  tension.forEach(({ reason }, i) => add(file, ['tension', i, 'reason'], reason));
}
