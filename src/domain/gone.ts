/** What visits to the addresses of sources showed, against what the records say of them. */
import type { Problem } from './issue.ts';
import type { Article, Records } from './records.ts';
import { problem } from './rules.ts';

/** What an address answers; `why` and `leadsTo` are shown as they are. */
export type Answer =
  | { state: 'answers'; leadsTo: string | null }
  /** Its host says so, or is no more. */
  | { state: 'gone'; why: string }
  /** No answer that says anything of the address: it may be there tomorrow. */
  | { state: 'unreachable'; why: string };

/** An address that a record names, with the day since which it is marked as gone. */
interface Named {
  file: string;
  /** Of the fields that hold it. */
  path: (string | number)[];
  url: string;
  gone: string | null;
  /** Whether it is the source itself, not a copy. */
  source: Article['source'] | null;
}

function namedAddresses({ articles }: Pick<Records, 'articles'>): Named[] {
  return articles.flatMap(({ file, source }) =>
    [
      { path: ['source'], url: source.url, gone: source.gone, source },
      ...source.accessPoints.map(({ url, gone }, i) => ({
        path: ['source', 'accessPoints', i],
        url,
        gone,
        source: null,
      })),
    ].flatMap(({ url, ...named }) => (url === null ? [] : [{ file, url, ...named }])),
  );
}

/** Every address of a source and of an archived copy, once. */
export const addressesToVisit = (records: Pick<Records, 'articles'>): string[] => [
  ...new Set(namedAddresses(records).map(({ url }) => url)),
];

/**
 * What the records do not say yet: `problems` are sure, and carry the edit that says it; `remarks` are for a person to look at.
 *
 * @param today The day of the visits.
 */
export function checkGone(
  records: Pick<Records, 'articles'>,
  answers: ReadonlyMap<string, Answer>,
  today: string,
): { problems: Problem[]; remarks: Problem[] } {
  const problems: Problem[] = [];
  const remarks: Problem[] = [];
  for (const named of namedAddresses(records)) {
    const { file, path, url, gone } = named;
    const answer = answers.get(url);
    if (answer === undefined) continue;
    const at = [...path, 'url'];
    if (answer.state === 'gone' && gone === null) {
      problems.push(
        problem('source/gone', file, at, {
          found: `${url}, where nothing is found any more: ${answer.why}`,
          expected: '`gone` with the day since which it is gone',
          fix: `add \`gone: ${today}\` below \`url\`: \`check --links --fix\` does.`,
          repair: { sure: true, do: 'add', key: 'gone', value: today },
        }),
      );
    } else if (answer.state === 'answers' && gone !== null) {
      problems.push(
        problem('source/gone', file, [...path, 'gone'], {
          at: 'key',
          found: `${url}, which is marked as gone since ${gone} and answers again`,
          expected: 'no `gone` where the address answers',
          fix: 'remove the line: `check --links --fix` does.',
          repair: { sure: true, do: 'remove' },
        }),
      );
    } else if (answer.state === 'unreachable') {
      remarks.push(
        problem('source/gone', file, at, {
          found: `${url} cannot be reached now: ${answer.why}`,
          expected: 'an answer',
          fix: 'look again another day, or open it yourself; nothing is written about it.',
        }),
      );
    } else if (answer.state === 'answers' && answer.leadsTo !== null) {
      remarks.push(leadsElsewhere(named, at, answer.leadsTo, today));
    }
    const copy = copyWanted(named, answer);
    if (copy !== null) remarks.push(problem('source/gone', file, at, { expected: 'an archived copy', ...copy }));
  }
  return { problems, remarks };
}

function leadsElsewhere({ file, url }: Named, at: Problem['path'], leadsTo: string, today: string): Problem {
  // Many hosts lead to their front page from where an article was.
  const home = new URL(leadsTo).pathname === '/' && new URL(url).pathname !== '/';
  return problem('source/gone', file, at, {
    found: `${url} leads to ${leadsTo}`,
    expected: 'the address of the source itself',
    fix: home
      ? `that is a front page: where the source is not there any more, add \`gone: ${today}\` below \`url\`.`
      : 'write that address instead where the same text stands there.',
  });
}

/** How to get the copy that a source lacks, where nothing of it can be opened but its own address. */
function copyWanted({ url, source }: Named, answer: Answer): Pick<Problem, 'found' | 'fix'> | null {
  if (source === null || answer.state === 'unreachable') return null;
  if (source.accessPoints.some((point) => point.url !== null && point.gone === null)) return null;
  const record = 'add the copy’s address and day to `accessPoints`, as `url` and `accessed`';
  return answer.state === 'gone'
    ? {
        found: `${url} is gone, and no copy is named`,
        fix: `look for one at https://web.archive.org/web/*/${url}, and ${record}.`,
      }
    : { found: `${url} has no archived copy`, fix: `make one at https://web.archive.org/save/${url}, and ${record}.` };
}
