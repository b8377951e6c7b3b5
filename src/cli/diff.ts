import { existsSync } from 'node:fs';
import { diffGraphs } from '../domain/diff.ts';
import type { Records } from '../domain/records.ts';
import { changesJson, changesMarkdown, changesText, fencedMarkdown } from '../outputs/changes.ts';
import { contentFolder } from '../reader/folder.ts';
import { readContent, type ReadResult } from '../reader/read.ts';
import { problemsText } from '../reader/report.ts';
import { findRepository, readRevision, RevisionError } from '../reader/revision.ts';
import { changesView } from '../views/changes.ts';
import { createSite } from '../views/site.ts';
import { CONTENT_NOTE, readArgs } from './args.ts';

const {
  base,
  head,
  format = 'human',
} = readArgs({
  name: 'diff',
  summary: `Says what changed between two revisions of the tracker in meaning: statements, statuses, figures, addresses.\n${CONTENT_NOTE}`,
  positionals: {
    base: { required: true, help: 'The revision before: a branch, a tag or a commit.' },
    head: { help: 'The revision after (default: the files as they are).' },
  },
  options: {
    format: {
      type: 'string',
      choices: ['human', 'markdown', 'json'],
      help: 'How to print it: for a terminal (the default), for a comment on GitHub, for programs.',
    },
  },
});

try {
  compare();
} catch (error) {
  if (!(error instanceof RevisionError)) throw error;
  console.error(`diff: ${error.message}`);
  process.exitCode = 2;
}

function compare(): void {
  const repository = findRepository(contentFolder());
  const before = readRevision(repository, base);
  const after = head === undefined ? filesAsTheyAre() : readRevision(repository, head);
  const sides = [
    { of: `before (${base})`, content: before.content },
    { of: head === undefined ? 'after (the files as they are)' : `after (${head})`, content: after.content },
  ];
  const broken = sides.filter(({ content }) => content !== null && content.records === null);
  if (broken.length > 0) return refuse(broken);
  const [old, now] = sides.map(({ content }) => content?.records ?? null);
  const some = old ?? now;
  if (!some) throw new RevisionError(`There is no folder ${repository.folder} before or after.`);

  const sites = {
    before: createSite(old ?? emptyLike(some), repository.folder),
    after: createSite(now ?? emptyLike(some), repository.folder),
  };
  const view = changesView(sites.before, sites.after, diffGraphs(sites.before.graph, sites.after.graph));
  const compared = {
    links: sites.before.links,
    base: before.commit,
    head: after.commit,
    command: ['npm run diff --', base, ...(head === undefined ? [] : [head])].join(' '),
  };
  const print = { human: () => changesText(view), markdown: changesMarkdown, json: changesJson }[format as Format];
  console.log(print(view, compared).trimEnd());
}

type Format = 'human' | 'markdown' | 'json';

function filesAsTheyAre(): { commit: null; content: ReadResult | null } {
  const folder = contentFolder();
  return { commit: null, content: existsSync(folder) ? readContent(folder) : null };
}

/** A tracker before its first record. */
function emptyLike({ tracker }: Records): Records {
  return {
    tracker: { ...tracker, topics: [] },
    places: [],
    permalinks: [],
    articles: [],
    claims: [],
    actors: [],
    shallow: false,
  };
}

/** Statuses follow from all records of a state together: one that has problems is not compared in part. */
function refuse(broken: { of: string; content: ReadResult | null }[]): void {
  process.exitCode = 1;
  const found = broken.flatMap(({ of, content }) => (content === null ? [] : [{ of, ...content }]));
  if (format === 'json') {
    return console.log(JSON.stringify({ problems: found.map(({ of, problems }) => ({ of, problems })) }, null, 2));
  }
  for (const { of, ...read } of found) {
    const title = `The content ${of} has problems, so it cannot be compared.`;
    const list = problemsText(read, contentFolder());
    if (format === 'markdown') console.log(fencedMarkdown(title, list).trimEnd());
    else console.error(`${title}\n\n${list}`);
  }
}
