/**
 * The log of changes, from git: each commit that touched the content is compared in meaning with the one before. A
 * comparison that was made before is taken from the cache; no tree is read for it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ContentCommit, History } from '../reader/history.ts';
import { RevisionError } from '../reader/revision.ts';
import { beginning, difference, type ChangeLog, type Difference, type KnownLog } from '../views/log.ts';
import { createSite, type Site } from '../views/site.ts';
import { cacheFolder, cacheName, forget, keep, readKept } from './cache.ts';

/** What is found at a commit: what changed since the one before, or what the tracker began with. */
type Found = { difference: Difference } | { began: string } | { broken: true };

/** The log of a history. What cannot be compared is passed over, and told with the next commit that can. */
export function makeLog(history: History, cache = cacheFolder('changes')): ChangeLog {
  if (history.state !== 'whole') return { state: history.state };
  try {
    return compareAll(history, cache);
  } finally {
    history.close();
    forget(cache);
  }
}

function compareAll(history: History & { state: 'whole' }, cache: string): KnownLog {
  const { commits, earlier, read } = history;
  const log: KnownLog = { state: 'known', steps: [], began: null, unread: [], cutAt: null };
  if (earlier) log.cutAt = commits.length - 1;
  const rules = rulesKey();
  const sites = latestSites(read);
  let before = earlier ? comparedFirst(commits, cache, rules) : null;
  for (const commit of commits) {
    const { sha, time, tree } = commit;
    if (tree !== null && tree === before?.tree) {
      // What was broken in between was taken back: it is in nothing that follows.
      log.unread = [];
      continue;
    }
    const step: Found =
      tree === null
        ? { broken: true }
        : found(cache, cacheName(rules, before?.tree ?? '', tree), () => compare(before, commit, sites));
    if ('broken' in step) {
      log.unread.push(sha);
      continue;
    }
    if ('difference' in step && before !== null) {
      log.steps.unshift({ ...step.difference, sha, time, before: before.sha, skipped: log.unread });
    } else if ('began' in step && !earlier) {
      log.began = { sha, time, headline: step.began, skipped: log.unread };
    }
    log.unread = [];
    before = commit;
  }
  return log;
}

/** The first commit where the second was compared with it before: nothing is told of it, and it need not be read again. */
function comparedFirst(commits: readonly ContentCommit[], cache: string, rules: string): ContentCommit | null {
  const [first = null, second] = commits;
  const kept = readKept(cache, cacheName(rules, first?.tree ?? '', second?.tree ?? ''));
  return kept !== null && 'difference' in (JSON.parse(kept.toString()) as Found) ? first : null;
}

function compare(before: ContentCommit | null, after: ContentCommit, sites: (commit: ContentCommit) => Site | null) {
  const old = before === null ? null : sites(before);
  const now = sites(after);
  if (now === null || (before !== null && old === null)) return { broken: true } as const;
  return old === null ? { began: beginning(now) } : { difference: difference(old, now) };
}

/** Each tree is read once: a commit is compared with the one before, so two are enough to hold. */
function latestSites(read: (commit: ContentCommit) => Parameters<typeof createSite>[0] | null) {
  const held: { tree: string | null; site: Site | null }[] = [];
  return (commit: ContentCommit): Site | null => {
    const known = held.find(({ tree }) => tree === commit.tree);
    if (known) return known.site;
    const records = read(commit);
    const site = records && createSite(records);
    // What is broken is compared with nothing, and must not drive out what is.
    if (site !== null) held.splice(0, held.length, ...held.slice(-1), { tree: commit.tree, site });
    return site;
  };
}

/** From the cache, or made and kept. What cannot be read now may be read another time: that is not kept. */
function found(cache: string, name: string, make: () => Found): Found {
  const kept = readKept(cache, name);
  if (kept !== null) return JSON.parse(kept.toString()) as Found;
  try {
    const made = make();
    keep(cache, name, Buffer.from(JSON.stringify(made)));
    return made;
  } catch (error) {
    if (error instanceof RevisionError) return { broken: true };
    throw error;
  }
}

const SRC = join(import.meta.dirname, '..');

/** Changes with everything that a comparison rests on beside the two trees: our code, the libraries, and Node. */
function rulesKey(): string {
  const code = ['domain', 'reader', 'views']
    .flatMap((folder) => readdirSync(join(SRC, folder)).map((file) => join(SRC, folder, file)))
    .toSorted();
  const files = [...code, join(SRC, 'text.ts'), join(SRC, 'build/log.ts'), join(SRC, '../package-lock.json')];
  return cacheName(process.version, ...files.map((file) => readFileSync(file, 'utf8')));
}
