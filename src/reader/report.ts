/** Problems and counts as lines of text, the same for `check`, `build` and `dev`. */
import type { LocatedProblem } from '../domain/issue.ts';
import type { Graph } from '../domain/graph.ts';

/**
 *     content/claims/a.md:4:7  field/choice
 *       found     "fact"
 *       expected  one of: occurrence, quantity, …
 *       fix       choose one of the list.
 */
function problemText({ rule, file, position, found, expected, fix }: LocatedProblem, folder: string): string {
  return [
    `${file === '.' ? folder : `${folder}/${file}`}:${position.line}:${position.column}  ${rule}`,
    `  found     ${found}`,
    `  expected  ${expected}`,
    `  fix       ${fix}`,
  ].join('\n');
}

/** All problems and how many there are. */
export function problemsText(problems: readonly LocatedProblem[], folder: string): string {
  const files = new Set(problems.map(({ file }) => file)).size;
  const sum = `${plural(problems.length, 'problem')} in ${plural(files, 'file')}.`;
  return [...problems.map((p) => problemText(p, folder)), sum].join('\n\n');
}

/** "5 articles (5 texts), 104 claims, 231 statements, 48 actors, 9 places" */
export function countsText({ articles, claims, statements, actors, places }: Graph): string {
  const texts = new Set([...articles.values()].map((article) => article.text)).size;
  return [
    `${plural(articles.size, 'article')} (${plural(texts, 'text')})`,
    plural(claims.size, 'claim'),
    plural(statements.size, 'statement'),
    plural(actors.size, 'actor'),
    plural(places.size, 'place'),
  ].join(', ');
}

/** What is no problem but must be known: settings or days that are absent, claims that are not shown. */
export function notesText({ tracker, claims, shallow }: Graph, claimFiles: number): string[] {
  const hidden = claimFiles - claims.size;
  return [
    tracker.url === null &&
      'No `url` in tracker.yaml: links are root-relative, and there are no canonical addresses and no social cards.',
    tracker.repository === null && 'No `repository` in tracker.yaml: there are no edit links.',
    tracker.contact === null && 'No `contact` in tracker.yaml: the site names no address for corrections.',
    shallow &&
      'The git history is shallow: days of recording are not known; fetch it whole (fetch-depth: 0 in a workflow).',
    hidden > 0 && `${plural(hidden, 'claim')} without a statement: not shown until an article carries one.`,
  ].filter((note) => note !== false);
}

const plural = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;
