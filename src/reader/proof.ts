/** Captured source texts beside the records: which belongs to which article, and what they prove. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from '../domain/issue.ts';
import {
  copiedFrom,
  COPIED_WORDS,
  ownTexts,
  paragraphsOf,
  proveQuotes,
  quotationsIn,
  runsOf,
  standsIn,
} from '../domain/proof.ts';
import type { Article, Records } from '../domain/records.ts';
import { problem } from '../domain/rules.ts';
import type { Source } from './reading.ts';
import { spanOf } from './text.ts';

/** A captured text, as it was saved. */
export interface Capture {
  /** The file’s name without its ending. */
  name: string;
  sha256: string;
  text: string;
}

/** The captured texts in a folder: every file in it that is not hidden. */
export const readCaptures = (folder: string): Capture[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => {
      const bytes = readFileSync(path.join(folder, name));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { name: path.basename(name, path.extname(name)), sha256, text: new TextDecoder().decode(bytes) };
    });

/** What was proved, for the closing line. */
export interface Proof {
  problems: Problem[];
  articles: number;
  quotes: number;
  hedges: number;
  /** Articles of which no text was given, by file. */
  unproved: string[];
}

/** Proves what the records quote, and that their own words are their own. `sources` are the files that they were read from. */
export function prove(records: Records, captures: readonly Capture[], sources: ReadonlyMap<string, Source>): Proof {
  const proof: Proof = { problems: [], articles: 0, quotes: 0, hedges: 0, unproved: [] };
  for (const article of records.articles) {
    const capture = captureOf(article, captures);
    if (capture === null) {
      proof.unproved.push(article.file);
      continue;
    }
    const { problems, quotes, hedges } = proveQuotes(article, paragraphsOf(capture.text));
    proof.articles++;
    proof.quotes += quotes;
    proof.hedges += hedges;
    proof.problems.push(...changed(article, capture), ...problems);
    proof.problems.push(...quotedInReport(article, paragraphsOf(capture.text), sources.get(article.file)));
  }
  const runs = runsOf(captures.flatMap(({ text }) => paragraphsOf(text)));
  for (const { file, path: at, text } of ownTexts(records)) {
    const source = sources.get(file);
    for (const { words, from, to } of copiedFrom(text, runs)) {
      proof.problems.push({
        ...problem('proof/own-words', file, at, {
          found: `words of a source: ${words}`,
          expected: `fewer than ${COPIED_WORDS} words in a row that stand in a source too`,
          fix: 'say it in your own words, or quote it with its speaker.',
        }),
        span: spanInBody(source, at, from, to),
      });
    }
  }
  return proof;
}

/** Quotations in the report itself: title, summary, notes and text. */
function quotedInReport(article: Article, paragraphs: readonly string[], source: Source | undefined): Problem[] {
  const texts = ownTexts({ tracker: null, articles: [article], claims: [], actors: [] });
  return texts.flatMap(({ file, path: at, text }) =>
    quotationsIn(text)
      .filter(({ words }) => !standsIn(words, paragraphs))
      .map(({ words, from, to }) => ({
        ...problem('proof/quote', file, at, {
          found: `"${words}" between quotation marks, which does not stand in the source`,
          expected: 'words of the source between quotation marks, and no others',
          fix: 'copy the words from the source, letter by letter, or leave out the quotation marks.',
        }),
        span: spanInBody(source, at, from, to),
      })),
  );
}

/** Where a part of a text lies, when that is the one below the fields. */
const spanInBody = (source: Source | undefined, at: Problem['path'], from: number, to: number): Problem['span'] =>
  source && at.length === 0 ? spanOf(source.text, { from: source.body.from + from, to: source.body.from + to }) : null;

/** The text of an article: by its SHA-256, else by its name, which is that of the article. */
const captureOf = ({ id, source }: Article, captures: readonly Capture[]): Capture | null =>
  captures.find(({ sha256 }) => source.accessPoints.some((point) => point.sha256 === sha256)) ??
  captures.find(({ name }) => name === id) ??
  null;

/** A text that was found by its name, and is not the one that the article names. */
function changed({ file, source }: Article, capture: Capture): Problem[] {
  const index = source.accessPoints.findIndex(({ sha256 }) => sha256 !== null);
  if (index === -1 || source.accessPoints.some(({ sha256 }) => sha256 === capture.sha256)) return [];
  return [
    problem('proof/text', file, ['source', 'accessPoints', index, 'sha256'], {
      found: `the SHA-256 of another text than the captured ${capture.name}`,
      expected: capture.sha256,
      fix: 'use the text that was captured, or write its SHA-256 if this is the one.',
      repair: { sure: false, do: 'write', value: capture.sha256 },
    }),
  ];
}
