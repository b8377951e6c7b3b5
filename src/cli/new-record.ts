/** What `new` does, apart from the process that it runs in. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { cancel, intro, outro } from '@clack/prompts';
import type { LocatedProblem } from '../domain/issue.ts';
import { freeId, idOf } from '../domain/id.ts';
import { ID_PATTERN } from '../domain/schema.ts';
import type { NewFiles } from '../reader/overlay.ts';
import { problemsText } from '../reader/report.ts';
import { mistake } from './args.ts';
import { existing, filesText, judge, KINDS, pathOf, takenIds, textOf, writeNew, type Kind } from './new-files.ts';
import { answersOf, FlagError, missingIn, type Data } from './new-flags.ts';
import { askRecord, Cancelled } from './new-questions.ts';

interface Order {
  kind: Kind;
  folder: string;
  /** What the flags say, by their names. */
  values: Readonly<Record<string, unknown>>;
  id: string | undefined;
  dryRun: boolean;
  /** Whether somebody is there to be asked. */
  terminal: boolean;
  input: Readable;
  output: Writable;
  errors: Writable;
}

/**
 * Makes the file of a new record, and of the claims and actors that were made on the way.
 *
 * Ends with 0 when all is written (or printed), 1 when it was refused, 2 for a mistake in the flags, 130 when the
 * questions were ended; then nothing was written.
 */
export async function newRecord(order: Order): Promise<number> {
  const { kind, folder, values, id, dryRun, terminal, input, output, errors } = order;
  const collection = KINDS[kind];
  const fail = (code: number, text: string): number => {
    errors.write(`${text}\n`);
    return code;
  };

  let answers: Data;
  try {
    answers = answersOf(collection, values);
  } catch (error) {
    if (!(error instanceof FlagError)) throw error;
    return fail(2, mistake('new', error.message));
  }
  if (id !== undefined && !ID_PATTERN.test(id)) {
    const made = idOf(id);
    const fix = made === '' ? '' : `, such as "${made}"`;
    return fail(2, mistake('new', `--id is "${id}"; expected lower-case letters, digits and single hyphens${fix}.`));
  }
  if (!existsSync(join(folder, collection))) {
    return fail(
      2,
      mistake('new', `there is no folder ${folder}/${collection} to put it in: make it, or name another.`),
    );
  }
  const taken = id === undefined ? null : existing(folder, collection, id);
  if (taken !== null) return fail(1, `${folder}/${taken} exists already, and stays as it is. Choose another --id.`);

  const missing = missingIn(collection, answers);
  let files: Readonly<Record<string, string>>;
  const asked = missing.length > 0 && terminal;
  if (asked) {
    const there = { input, output };
    try {
      intro(`A new ${kind} (Escape goes back one question, Ctrl+C ends without writing anything)`, there);
      files = await askRecord({ folder, ...there }, collection, answers, id);
      outro('Everything is answered.', there);
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      cancel('Nothing was written.', there);
      showAnswered(folder, error.files, output);
      return 130;
    }
  } else if (missing.length > 0) {
    const lines = missing.map(({ flag, field }) => `  --${flag}  ${field.meaning}`);
    return fail(2, mistake('new', `these are missing, and there is no terminal to ask in:\n${lines.join('\n')}`));
  } else {
    const made = id ?? freeId(idOf(String(answers['title'] ?? answers['name'])), takenIds(folder, collection, {}));
    if (made === '') return fail(2, mistake('new', 'no id can be made from a title without Latin letters: add --id.'));
    const written = collection === 'articles' ? { statements: [], ...answers } : answers;
    files = { [pathOf(collection, made)]: textOf(collection, written) };
  }

  const { blocking, afterwards, texts } = judge(folder, files);
  if (blocking.length > 0) {
    if (asked) showAnswered(folder, files, output);
    const others = new Set(blocking.map(({ file }) => file).filter((file) => !Object.hasOwn(files, file)));
    const note = [...others].map((file) => ` It does not go with ${folder}/${file}: use that, or name it otherwise.`);
    return fail(1, `${problemsText({ problems: blocking, texts }, folder)}\n\nNothing was written.${note.join('')}`);
  }
  if (dryRun) {
    output.write(filesText(folder, files));
    return 0;
  }
  try {
    writeNew(folder, files);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return fail(1, `${(error as NodeJS.ErrnoException).path} exists already, and stays as it is. Nothing was written.`);
  }
  output.write(`${nextSteps(kind, folder, Object.keys(files), afterwards)}\n`);
  return 0;
}

/** So that no answer is lost with what was not written. */
function showAnswered(folder: string, files: NewFiles, output: Writable): void {
  if (Object.keys(files).length === 0) return;
  output.write(`What was answered so far, to be copied:\n\n${filesText(folder, files)}`);
}

const OPEN: Record<Kind, string> = {
  article:
    'Open the article: add what the comments ask for, and write the report below the last line "---", in your own words.',
  claim: 'Open the claim, and add what the comments ask for where it applies.',
  actor: 'Open the actor, and add what the comments ask for where it applies.',
};

/** What was written, and what to do now. */
function nextSteps(
  kind: Kind,
  folder: string,
  files: readonly string[],
  afterwards: readonly LocatedProblem[],
): string {
  const paths = files.map((file) => `${folder}/${file}`);
  const id = files.at(-1)?.replace(/^.*\/|\.md$/g, '');
  const steps = [
    OPEN[kind],
    ...afterwards.map(({ file, found, fix }) => `Mend ${folder}/${file}: ${found}; ${fix}`),
    'Run: npm run check',
    `Send it: git switch --create ${id}; git add ${folder}; git commit -m "Add ${id}"; git push --set-upstream origin ${id}; then open the pull request that GitHub offers. Or upload the files on the repository’s web page.`,
  ];
  return [
    ...paths.map((path) => `Wrote ${path}`),
    '',
    'Next:',
    ...steps.map((step, index) => `${index + 1}. ${step}`),
  ].join('\n');
}
