import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { permalinksText } from '../domain/address.ts';
import { addressesToVisit } from '../domain/gone.ts';
import type { LocatedProblem } from '../domain/issue.ts';
import type { Records } from '../domain/records.ts';
import { contentFolder } from '../reader/folder.ts';
import { isShallow, NOT_ASKED } from '../reader/recorded.ts';
import { readFiles } from '../reader/read-part.ts';
import { readContent, type ReadOptions, type ReadResult } from '../reader/read.ts';
import { readCaptures } from '../reader/proof.ts';
import { applyEdits, sureEdits } from '../reader/repair.ts';
import {
  countsText,
  FORMATS,
  notesText,
  plural,
  proofText,
  remarksText,
  visitsText,
  type Format,
} from '../reader/report.ts';
import { findRepository, readPublished } from '../reader/revision.ts';
import { CONTENT_NOTE, fail, readArgs } from './args.ts';
import { PERMALINKS, writePlan } from './moves.ts';
import { createProgress } from './progress.mjs';
import { lostAddresses, withCalendar } from './published.ts';
import { visitAll } from './visit.ts';

const {
  files,
  format: asked = 'human',
  fix = false,
  sources,
  links = false,
  base,
} = readArgs({
  name: 'check',
  summary: [
    'Checks every file of the tracker, or only the files named, and prints all problems.',
    CONTENT_NOTE,
    'Ends with 0 when there are none, with 1 when there are some, and with 2 when it could not check.',
  ].join('\n'),
  positionals: {
    files: { multiple: true, help: 'Files to check, such as content/articles/a-report.md. Left out: all.' },
  },
  options: {
    format: {
      type: 'string',
      choices: Object.keys(FORMATS),
      help: 'How problems are printed: for people (human), as annotations (github), as data (json).',
    },
    sources: {
      type: 'string',
      value: 'folder',
      help: 'Prove every quote and hedge with the captured texts in a folder, and that our own words are our own.',
    },
    links: {
      type: 'boolean',
      help: 'Visit the addresses of sources and archived copies too, and say which are gone. Needs the network.',
    },
    base: {
      type: 'string',
      value: 'revision',
      help: 'Hold too that no address is lost that was published at a revision: a branch, a tag, a commit.',
    },
    fix: { type: 'boolean', help: 'Mend first what can be meant in one way only.' },
  },
});
if (files.length > 0 && sources !== undefined) fail('check', '--sources proves the whole tracker; name no files.');
if (files.length > 0 && links) fail('check', '--links visits the addresses of the whole tracker; name no files.');
if (files.length > 0 && base !== undefined) fail('check', '--base concerns the whole tracker; name no files.');
if (sources !== undefined && !isFolder(sources)) fail('check', `--sources is "${sources}", which is no folder.`);
const format = asked as Format;
const folder = contentFolder();

/** The files named on the command line, by path below the content folder. */
const only = files.map((file) => {
  const below = path.relative(folder, file).split(path.sep).join('/');
  const isThere = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
  if (isThere && !below.startsWith('..') && !path.isAbsolute(below)) return below;
  return fail('check', `${file} is no file in the folder ${folder}.`);
});

let visits: NonNullable<ReadOptions['visits']> | undefined;

const read = (): ReadResult => {
  const recorded = { ...NOT_ASKED, shallow: isShallow(folder) };
  const captures = sources === undefined ? {} : { captures: readCaptures(sources) };
  return only.length === 0
    ? readContent(folder, { recorded, ...captures, ...(visits && { visits }) })
    : readFiles(folder, only, { recorded });
};

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Each repair may bring to light what it hid. */
const ROUNDS = 10;

try {
  const mended: string[] = [];
  let result = readAndMend(mended);
  if (links && result.records !== null) {
    visits = await visit(result.records);
    result = readAndMend(mended);
  }
  if (base !== undefined && result.records !== null) result = keepAddresses(base, result, result.records, mended);
  if (format === 'human') for (const line of mended) console.log(line);
  print(result);
} catch (error) {
  console.error(`check: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}

/** Reads, and with `--fix` mends and reads again; `mended` says what was written. */
function readAndMend(mended: string[]): ReadResult {
  let result = read();
  for (let round = 0; round < (fix ? ROUNDS : 0); round++) {
    const done = mend(result.problems);
    if (done.length === 0) break;
    mended.push(...done);
    result = read();
  }
  return result;
}

/** Visits what the records name. The day of the visits is that of the computer, in UTC. */
async function visit(records: Records): Promise<NonNullable<ReadOptions['visits']>> {
  const urls = addressesToVisit(records);
  const home = records.tracker.url ?? records.tracker.repository;
  const progress = createProgress();
  progress.step('Visiting the addresses of sources');
  const answers = await visitAll(urls, {
    agent: `Claimline-link-check${home === null ? '' : ` (+${home})`}`,
    visited: (count) => progress.update(`Visited ${count} of ${urls.length} addresses`),
  });
  progress.clear();
  return { answers, today: new Date().toISOString().slice(0, 10) };
}

/** The same result with a problem for each address that is lost; what follows from dates alone is written down by `--fix`. */
function keepAddresses(revision: string, result: ReadResult, records: Records, mended: string[]): ReadResult {
  const before = readPublished(findRepository(folder), revision);
  if (before === null) return result;
  const today = new Date().toISOString().slice(0, 10);
  // In a workflow the revision is the one that a pull request is merged into.
  const command = `npm run check -- --base ${revision.startsWith('HEAD') ? 'main' : revision} --fix`;
  const all = lostAddresses(folder, before, records, { on: today, command });
  const calendar = fix ? withCalendar(all, records.permalinks) : null;
  if (calendar !== null) {
    writePlan(folder, { files: new Map([[PERMALINKS, permalinksText(calendar)]]) });
    mended.push(`Wrote ${folder}/${PERMALINKS}: days and months on which nothing stands any more.`);
    return keepAddresses(revision, result, { ...records, permalinks: calendar }, mended);
  }
  if (all.length === 0) return result;
  const problems = all.map(({ problem }) => problem);
  const texts = new Map(all.flatMap(({ problem: { file }, text }) => (text === null ? [] : [[file, text] as const])));
  return { ...result, records: null, problems, texts };
}

/** Writes what is sure into the files, and says what it wrote. */
function mend(problems: readonly LocatedProblem[]): string[] {
  const byFile = Map.groupBy(problems, ({ file }) => file);
  return [...byFile].flatMap(([file, own]) => {
    const edits = sureEdits(own);
    if (edits.length === 0) return [];
    const saved = path.join(folder, file);
    writeFileSync(saved, applyEdits(readFileSync(saved, 'utf8'), edits));
    return own
      .filter(({ edit }) => edit !== null && edits.includes(edit))
      .map(
        ({ rule, span, found, fix: how }) => `Mended ${folder}/${file}:${span.start.line}  ${rule}: ${found}; ${how}`,
      );
  });
}

function print(result: ReadResult): void {
  const { records, problems, proof, remarks } = result;
  if (format === 'human' && visits)
    console.log([...remarksText(remarks, folder), visitsText(visits.answers)].join('\n'));
  if (problems.length > 0) {
    const text = FORMATS[format](result, folder);
    if (format === 'human') console.error(text);
    else console.log(text);
    if (links && !visits) console.error('\nNo address was visited: mend what is above first.');
    process.exitCode = 1;
  } else if (format === 'json' || (format === 'github' && remarks.length > 0)) {
    console.log(FORMATS[format](result, folder));
  } else if (records !== null) {
    const notes = [...(proof ? proofText(proof) : []), ...notesText(records)];
    console.log([`${countsText(records)}: no problems.`, ...notes].join('\n'));
  } else {
    console.log(`${plural(only.length, 'file')}: no problems.`);
  }
}
