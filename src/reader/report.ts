/** Problems and counts as text, the same for `check`, `build` and `dev`. */
import stringWidth from 'fast-string-width';
import { visible } from '../domain/characters.ts';
import type { Answer } from '../domain/gone.ts';
import { textOf } from '../domain/graph.ts';
import type { LocatedProblem } from '../domain/issue.ts';
import type { Records } from '../domain/records.ts';
import { anchorOf } from '../domain/rules.ts';
import type { Proof } from './proof.ts';
import type { ReadResult } from './read.ts';

/** The guide that explains every rule, below the content folder. */
const GUIDE = 'README.md';

/** How problems are printed: for people, for GitHub’s annotations, for programs. */
export const FORMATS = {
  human: problemsText,
  github: problemsForGitHub,
  json: problemsJson,
} as const satisfies Record<string, (read: Problems, folder: string) => string>;
export type Format = keyof typeof FORMATS;

type Problems = Pick<ReadResult, 'problems' | 'texts'> & Partial<Pick<ReadResult, 'remarks'>>;

/** All problems and how many there are. */
export function problemsText({ problems, texts }: Problems, folder: string): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  const sum = `${plural(problems.length, 'problem')} in ${plural(files, 'file')}.`;
  const lines = new Map([...texts].map(([file, text]) => [file, text.split('\n')]));
  return [...problems.map((p) => problemText(p, lines.get(p.file) ?? [], folder)), sum].join('\n\n');
}

/**
 *     content/claims/a.md:4:7  field/choice
 *
 *         3 │ title: A claim
 *       > 4 │ kind: fact
 *           │       ^^^^
 *
 *       found     "fact"
 *       expected  one of: occurrence, quantity, …
 *       fix       choose one of the list.
 *       see       content/README.md#field-choice
 */
function problemText(problem: LocatedProblem, lines: readonly string[], folder: string): string {
  const { rule, file, span, found, expected, fix } = problem;
  const frame = frameOf(lines, span);
  return [
    `${pathOf(file, folder)}:${span.start.line}:${span.start.column}  ${rule}`,
    ...(frame.length > 0 ? ['', ...frame, ''] : []),
    `  found     ${found}`,
    `  expected  ${expected}`,
    `  fix       ${fix}`,
    `  see       ${folder}/${GUIDE}#${anchorOf(rule)}`,
  ].join('\n');
}

const pathOf = (file: string, folder: string): string => (file === '.' ? folder : `${folder}/${file}`);

/** Longer lines are cut to what stands around the place. */
const FRAME_WIDTH = 100;

/** The line of a problem, the one before it, and marks below the place. Nothing in it moves a terminal. */
function frameOf(lines: readonly string[], { start, end }: LocatedProblem['span']): string[] {
  const line = lines[start.line - 1];
  if (line === undefined || (lines.length === 1 && line === '')) return [];
  const width = String(start.line).length;
  const cut = line.length > FRAME_WIDTH ? Math.max(0, start.column - 1 - Math.floor(FRAME_WIDTH / 2)) : 0;
  const show = (part: string) => visible(part).replaceAll('\t', '  ');
  const shown = (whole: string) => show(whole.slice(cut, cut + FRAME_WIDTH));
  const before = start.line > 1 ? lines[start.line - 2] : undefined;
  const indent = stringWidth(show(line.slice(cut, start.column - 1)));
  const marked = stringWidth(show(line.slice(start.column - 1, Math.min(end.column - 1, cut + FRAME_WIDTH))));
  return [
    ...(before === undefined ? [] : [`    ${String(start.line - 1).padStart(width)} │ ${shown(before)}`.trimEnd()]),
    `  > ${start.line} │ ${shown(line)}`.trimEnd(),
    `    ${' '.repeat(width)} │ ${' '.repeat(indent)}${'^'.repeat(Math.max(1, marked))}`,
  ];
}

/**
 * Commands for GitHub’s runner, which shows them beside the lines of a pull request:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
function problemsForGitHub({ problems, remarks = [] }: Problems, folder: string): string {
  const property = (text: string | number) => data(String(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const commands = (level: 'error' | 'notice', list: readonly LocatedProblem[]) =>
    list.map(({ rule, file, span: { start, end }, found, expected, fix }) => {
      const place = {
        file: pathOf(file, folder),
        line: start.line,
        endLine: end.line,
        col: start.column,
        endColumn: end.column,
        title: rule,
      };
      const message = `Found ${found}.\nExpected ${expected}.\nTo fix it: ${fix}\nSee ${folder}/${GUIDE}#${anchorOf(rule)}`;
      const properties = Object.entries(place).map(([name, value]) => `${name}=${property(value)}`);
      return `::${level} ${properties.join(',')}::${data(message)}`;
    });
  return [...commands('error', problems), ...commands('notice', remarks)].join('\n');
}

/** Lists of problems and remarks; `edit` is what a machine may put in the place, `sure` whether `--fix` does. */
function problemsJson({ problems, remarks }: Problems, folder: string): string {
  const list = (located: readonly LocatedProblem[]) =>
    located.map(({ rule, file, path, span, found, expected, fix, repair, edit }) => ({
      rule,
      file: pathOf(file, folder),
      ...span,
      path,
      found,
      expected,
      fix,
      see: `${folder}/${GUIDE}#${anchorOf(rule)}`,
      edit: edit && { ...edit, sure: repair?.sure ?? false },
    }));
  return JSON.stringify({ problems: list(problems), ...(remarks && { remarks: list(remarks) }) }, null, 2);
}

/** "5 articles (5 texts), 104 claims, 231 statements, 48 actors, 9 places" */
export function countsText({ articles, claims, actors, places }: Records): string {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const texts = new Set(articles.map((article) => textOf(article, byId).id)).size;
  const statements = articles.flatMap((article) => article.statements);
  return [
    `${plural(articles.length, 'article')} (${plural(texts, 'text')})`,
    plural(claims.length - hiddenClaims({ articles, claims }), 'claim'),
    plural(statements.length, 'statement'),
    plural(actors.length, 'actor'),
    plural(places.length, 'place'),
  ].join(', ');
}

/** How many claims no article carries a statement on. */
function hiddenClaims({ articles, claims }: Pick<Records, 'articles' | 'claims'>): number {
  const carried = new Set(articles.flatMap(({ statements }) => statements.map(({ claim }) => claim)));
  return claims.filter(({ id }) => !carried.has(id)).length;
}

/** "Proved with 5 texts: 57 quotations, 31 hedges; our own words are our own." */
export function proofText({ articles, quotes, hedges, unproved }: Proof): string[] {
  if (articles === 0) {
    const how = 'name a text after its article, such as a-report.txt, or write its SHA-256 into the article';
    return [`Nothing was proved: no text in the folder belongs to an article (${how}).`];
  }
  const proved = `Proved with ${plural(articles, 'text')}: ${plural(quotes, 'quotation')}, ${plural(hedges, 'hedge')}; our own words are our own.`;
  return unproved.length === 0
    ? [proved]
    : [proved, `No captured text of ${unproved.join(', ')}: nothing proved there.`];
}

/** "content/articles/a.md:7:8  https://example.org/ cannot be reached now: …; look again another day." */
export const remarksText = (remarks: readonly LocatedProblem[], folder: string): string[] =>
  remarks.map(
    ({ file, span: { start }, found, fix }) =>
      `${pathOf(file, folder)}:${start.line}:${start.column}  ${visible(found)}; ${visible(fix)}`,
  );

/** "3 addresses visited: 1 found, 1 gone, 1 not reached now." */
export function visitsText(answers: ReadonlyMap<string, Answer>): string {
  const count = (state: Answer['state']) => [...answers.values()].filter((answer) => answer.state === state).length;
  const noun = answers.size === 1 ? 'address' : 'addresses';
  return `${answers.size.toLocaleString('en')} ${noun} visited: ${count('answers')} found, ${count('gone')} gone, ${count('unreachable')} not reached now.`;
}

/** What is no problem but must be known: settings or days that are absent, claims that are not shown. */
export function notesText(records: Records): string[] {
  const { tracker, shallow } = records;
  const hidden = hiddenClaims(records);
  return [
    tracker.url === null &&
      'No `url` in tracker.yaml: links are root-relative, and there are no canonical addresses and no social cards.',
    tracker.repository === null && 'No `repository` in tracker.yaml: there are no edit links.',
    tracker.contact === null && 'No `contact` in tracker.yaml: the site names no address for corrections.',
    shallow &&
      'The git history is shallow: days of recording and the log of changes are not known; fetch it whole (fetch-depth: 0 in a workflow).',
    hidden > 0 && `${plural(hidden, 'claim')} without a statement: not shown until an article carries one.`,
  ].filter((note) => note !== false);
}

export const plural = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
