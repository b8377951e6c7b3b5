/** The log of a small repository, told whole; and the cache behind it. */
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeLog } from '../../src/build/log.ts';
import type { Records } from '../../src/domain/records.ts';
import { readHistory, type ContentCommit, type History } from '../../src/reader/history.ts';
import { readContent } from '../../src/reader/read.ts';
import { changesFeed, correctionsFeed } from '../../src/views/changelog-feed.ts';
import { changelogView, type LogItemView, type LogOf } from '../../src/views/changelog.ts';
import type { ChangeLog, KnownLog } from '../../src/views/log.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { article, claim, tracker } from '../support/records.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

// Whole trackers are read, on machines that are busy with others.
const temporary = mkdtempSync(join(tmpdir(), 'log-'));
let repository: TestRepository;
let site: Site;
const commits: Record<string, string> = {};
const cache = join(temporary, 'cache');
const historyNow = () => readHistory(join(repository.folder, 'content'));

const answer = `---
title: Merrow Ferries answers the port
summary: Coast Wire carries the answer of the ferry company.
source:
  publisher: coast-wire
  published: 2019-05-02
statements:
  - claim: harbourmaster-resigned
    by: merrow-ferries
    stance: asserts
    stated: 2019-05-01
---
`;

function edit(file: string, from: string, to: string): void {
  const words = readFileSync(join(repository.folder, file), 'utf8');
  if (!words.includes(from)) throw new Error(`${file} does not hold ${from}`);
  repository.write({ [file]: words.replaceAll(from, to) });
}

beforeAll(() => {
  repository = createRepository();
  const { write, git, commit } = repository;
  commits['began'] = commit('Add the story', '2031-05-04T09:00:00Z');
  write({ 'content/articles/ferries-speak.md': answer });
  commits['added'] = commit('Add an answer', '2031-05-04T10:30:00Z');

  edit('content/articles/bridge-closes.md', 'value: 2..3', 'value: 2..4');
  edit('content/articles/ferries-speak.md', 'stance: asserts', 'stance: insists');
  commits['broken'] = commit('Break it', '2031-05-05T08:00:00Z');
  edit('content/articles/ferries-speak.md', 'stance: insists', 'stance: asserts');
  edit('content/tracker.yaml', '  - vehicles-per-day\n', '');
  commits['corrected'] = commit('Mend it', '2031-05-05T09:00:00Z');

  git('checkout', '--quiet', '-b', 'side');
  git('mv', 'content/claims/bridge-was-overloaded.md', 'content/claims/bridge-overloaded.md');
  edit('content/articles/spring-of-doubt.mdx', 'bridge-was-overloaded', 'bridge-overloaded');
  commit('Rename a claim', '2031-05-05T10:00:00Z');
  write({ 'content/articles/rumour-of-collapse.md': null, 'content/claims/bridge-collapsed.md': null });
  commit('Take back a report', '2031-05-05T11:00:00Z');
  git('checkout', '--quiet', 'main');
  write({ 'README.md': 'A tracker.\n' });
  commit('Say what this is', '2031-05-05T11:30:00Z');
  git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
  commits['merged'] = commit('Merge', '2031-05-06T12:00:00Z');

  git('mv', 'content/articles/ferries-speak.md', 'content/articles/ferries-answer.md');
  edit('content/articles/ferries-answer.md', '2019-05-01', '2019-05-02');
  commits['renamed'] = commit('Correct a day under another name', '2031-05-06T13:00:00Z');

  const { records, problems } = readContent(join(repository.folder, 'content'));
  if (records === null) throw new Error(JSON.stringify(problems));
  site = createSite(records, 'content', new Map(), () => makeLog(historyNow(), cache));
});
afterAll(() => {
  repository.remove();
  rmSync(temporary, { recursive: true });
});

/** A page as text; links as `[name](address)`, commits by what they do here. */
function printed(of: LogOf): string {
  const words = (parts: LogItemView['subject']) =>
    parts.map((part) => (typeof part === 'string' ? part : `[${part.name}](${part.href})`)).join('');
  const lines = changelogView(site, of).days.flatMap((day) => [
    `# ${day.words}`,
    ...day.entries.flatMap(({ href, time, headline, corrections, groups, skipped }) => [
      `## ${headline} (${time}, ${corrections} corrections, ${href})`,
      ...skipped.map(({ href: skip }) => `with ${skip}`),
      ...groups.flatMap(({ title, open, folded }) => [
        title,
        ...[...open, ...folded].flatMap(({ subject, sentences }) => [
          `- ${words(subject)}`,
          ...sentences.map((sentence) => `  - ${words(sentence)}`),
        ]),
      ]),
    ]),
  ]);
  return Object.entries(commits).reduce(
    (all, [name, sha]) => all.replaceAll(sha, `<${name}>`).replaceAll(sha.slice(0, 10), `<${name}>`),
    lines.join('\n'),
  );
}

const CORRECTED_DAY =
  '  - [Merrow Ferries says so](/tracker/articles/ferries-answer/#harbourmaster-resigned-merrow-ferries) ([“The harbourmaster resigned”](/tracker/claims/harbourmaster-resigned/)): day of saying: “2019-05-01” → “2019-05-02”';
const WITHDRAWN = `- “A report of a collapse, later withdrawn”
  - removed, with two statements
- “The bridge collapsed”
  - removed`;
const REPAIR = `- [“Port Merrow closes its swing bridge”](/tracker/articles/bridge-closes/)
  - [Port Authority of Merrow says so](/tracker/articles/bridge-closes/#repair-cost-port-authority) ([“What the repair costs”](/tracker/claims/repair-cost/)): figure: “2..3” → “2..4”`;

describe('the log of a repository', () => {
  test('tells all changes by day and commit, in words of then and addresses of now', () => {
    expect(printed('changes')).toBe(`# 6 May 2031
## 1 statement changed; 1 article renamed. (2031-05-06T13:00:00.000Z, 1 corrections, /tracker/changes/#<renamed>)
Corrected
- [“Merrow Ferries answers the port”](/tracker/articles/ferries-answer/)
${CORRECTED_DAY}
Changed otherwise
- [“Merrow Ferries answers the port”](/tracker/articles/ferries-answer/)
  - renamed from “ferries-speak” to “ferries-answer”
## 1 claim renamed; 1 article, 1 claim, 2 statements removed. (2031-05-06T12:00:00.000Z, 2 corrections, /tracker/changes/#<merged>)
Corrected
${WITHDRAWN}
Changed otherwise
- [“The bridge carried more than it was built for”](/tracker/claims/bridge-overloaded/)
  - renamed from “bridge-was-overloaded” to “bridge-overloaded”
# 5 May 2031
## 1 statement changed. (2031-05-05T09:00:00.000Z, 1 corrections, /tracker/changes/#<corrected>)
with https://github.com/example/port-merrow/commit/<broken>
Corrected
${REPAIR}
What changed for readers
- [“What the repair costs”](/tracker/claims/repair-cost/)
  - the figures are now “2 to 4 million crowns”; before, “2 to 3 million crowns”
# 4 May 2031
## 1 article, 1 statement added; 1 claim changes status. (2031-05-04T10:30:00.000Z, 0 corrections, /tracker/changes/#<added>)
What changed for readers
- [“The harbourmaster resigned”](/tracker/claims/harbourmaster-resigned/)
  - moves from no side taken to one origin: first statement for it, by [Merrow Ferries](/tracker/actors/merrow-ferries/), in [“Merrow Ferries answers the port”](/tracker/articles/ferries-answer/)
Added
- [“Merrow Ferries answers the port”](/tracker/articles/ferries-answer/)
  - new article, Coast Wire, 2 May 2019, one statement
  - [Merrow Ferries says so](/tracker/articles/ferries-answer/#harbourmaster-resigned-merrow-ferries) (1 May 2019): [“The harbourmaster resigned”](/tracker/claims/harbourmaster-resigned/)
## The tracker began with 4 articles, 40 statements, 22 claims, 13 actors, 2 topics, 3 places. (2031-05-04T09:00:00.000Z, 0 corrections, /tracker/changes/#<began>)`);
  });

  test('tells corrections by themselves', () => {
    expect(printed('corrections')).toBe(`# 6 May 2031
## 1 correction (2031-05-06T13:00:00.000Z, 0 corrections, /tracker/changes/corrections/#<renamed>)

- [“Merrow Ferries answers the port”](/tracker/articles/ferries-answer/)
${CORRECTED_DAY}
## 2 corrections (2031-05-06T12:00:00.000Z, 0 corrections, /tracker/changes/corrections/#<merged>)

${WITHDRAWN}
# 5 May 2031
## 1 correction (2031-05-05T09:00:00.000Z, 0 corrections, /tracker/changes/corrections/#<corrected>)
with https://github.com/example/port-merrow/commit/<broken>

${REPAIR}`);
  });

  test('becomes feeds', () => {
    const at = (name: string) => `/tracker/changes/corrections/#${commits[name]?.slice(0, 10)}`;
    const { entries, ...feed } = correctionsFeed(site);
    expect(feed).toEqual({
      self: '/tracker/changes/corrections.xml',
      href: '/tracker/changes/corrections/',
      title: 'Corrections · The swing bridge of Port Merrow',
      description: 'What this record said before and says otherwise now: newest first.',
      updated: '2031-05-06T13:00:00.000Z',
    });
    expect(entries.map(({ id, href, title, published, updated }) => ({ id, href, title, published, updated }))).toEqual(
      (
        [
          ['renamed', '2031-05-06T13:00:00.000Z', 'Corrected: “Merrow Ferries answers the port”'],
          [
            'merged',
            '2031-05-06T12:00:00.000Z',
            'Corrected: “A report of a collapse, later withdrawn”, “The bridge collapsed”',
          ],
          ['corrected', '2031-05-05T09:00:00.000Z', 'Corrected: “Port Merrow closes its swing bridge”'],
        ] as const
      ).map(([name, time, title]) => ({ id: at(name), href: at(name), title, published: time, updated: time })),
    );
    expect(entries[2]?.html).toBe(
      `<p>1 correction</p><p>Told together with one earlier commit whose content breaks rules that hold today, so that it could not be compared: Commit ${commits['broken']?.slice(0, 10)}</p><ul><li><a href="https://example.org/tracker/articles/bridge-closes/">“Port Merrow closes its swing bridge”</a>: <a href="https://example.org/tracker/articles/bridge-closes/#repair-cost-port-authority">Port Authority of Merrow says so</a> (<a href="https://example.org/tracker/claims/repair-cost/">“What the repair costs”</a>): figure: “2..3” → “2..4”</li></ul>`,
    );
    expect(changesFeed(site).entries.map(({ title }) => title)).toEqual([
      '1 statement changed; 1 article renamed.',
      '1 claim renamed; 1 article, 1 claim, 2 statements removed.',
      '1 statement changed.',
      '1 article, 1 statement added; 1 claim changes status.',
      'The tracker began with 4 articles, 40 statements, 22 claims, 13 actors, 2 topics, 3 places.',
    ]);
  });

  test('names the latest commit where it cannot be compared', () => {
    edit('content/articles/ferries-answer.md', 'stance: asserts', 'stance: insists');
    const sha = repository.commit('Break it again', '2031-05-07T00:00:00Z');
    const before = site.log();
    expect(makeLog(historyNow(), cache)).toEqual({ ...before, unread: [sha] });
    repository.git('reset', '--quiet', '--hard', 'HEAD~');
  });

  test('publishes nothing of those who committed, nor what they wrote to each commit', () => {
    const all = JSON.stringify([site.log(), changelogView(site, 'changes'), changesFeed(site)]);
    expect(all).not.toMatch(/pell@|Pell Rowan|Mend it|Break it|Take back/);
  });
});

describe('the cache', () => {
  /** The log, and how many trees were read for it. */
  function made(folder: string): { log: ChangeLog; reads: number } {
    const asked = historyNow();
    if (asked.state !== 'whole') throw new Error(asked.state);
    let reads = 0;
    const read = (commit: ContentCommit) => {
      reads += 1;
      return asked.read(commit);
    };
    return { log: makeLog({ ...asked, read }, folder), reads };
  }
  const fresh = () => mkdtempSync(join(temporary, 'cache-'));

  test('reads each tree once, and none a second time', () => {
    const folder = fresh();
    const first = made(folder);
    expect(first.reads).toBe(6);
    expect(made(folder)).toEqual({ log: first.log, reads: 0 });
    rmSync(folder, { recursive: true });
    expect(made(folder)).toEqual(first);
  });

  test('is not believed where it is damaged, or of something else', () => {
    const folder = fresh();
    const { log } = made(folder);
    const names = readdirSync(folder);
    expect(names).toHaveLength(6);
    const spoils: ((file: string) => void)[] = [
      (file) => writeFileSync(file, ''),
      (file) => writeFileSync(file, '{"broken":true}'),
      (file) => writeFileSync(file, readFileSync(file).subarray(0, -1)),
      (file) =>
        writeFileSync(
          file,
          readFileSync(file).map((byte, at) => (at === 40 ? byte ^ 1 : byte)),
        ),
    ];
    for (const [at, name] of names.entries()) spoils[at % spoils.length]?.(join(folder, name));
    expect(made(folder)).toEqual({ log, reads: 6 });
    // One comparison under the name of another.
    const [one = '', other = ''] = names;
    renameSync(join(folder, one), join(folder, other));
    const { log: mended, reads } = made(folder);
    expect(mended).toEqual(log);
    expect(reads).toBeGreaterThan(0);
  });
});

/** A history of trackers as they would be read; null is one that breaks the rules. */
function historyOf(states: readonly (Records | null)[]): History {
  const all = states.map((state, at) => ({
    sha: `${at}`.padStart(40, '0'),
    time: '2031-05-04T12:00:00.000Z',
    tree: JSON.stringify(state),
  }));
  const read = ({ sha }: ContentCommit) => states[Number(sha)] ?? null;
  return { state: 'whole', commits: all, earlier: false, read, close: () => {} };
}

describe('a history that goes back further', () => {
  const report = article('report', '2031-05-04', [{ claim: 'bridge', stance: 'asserts' }]);
  const all = Array.from({ length: 6 }, (_, at) =>
    tracker({ claims: [claim('bridge', { title: `Title ${at}` })], articles: [report] }),
  );
  /** The log of four commits from a place on, and the trees that were read for it. */
  function made(from: number, folder: string, states: readonly (Records | null)[] = all) {
    const history = historyOf(states);
    if (history.state !== 'whole') throw new Error(history.state);
    const reads: number[] = [];
    const read = (commit: ContentCommit) => {
      reads.push(Number(commit.sha));
      return history.read(commit);
    };
    const four = history.commits.slice(from, from + 4);
    const log = makeLog({ ...history, commits: four, earlier: true, read }, folder);
    if (log.state !== 'known') throw new Error(log.state);
    return { log, reads };
  }
  const fresh = () => mkdtempSync(join(temporary, 'further-'));
  const shas = ({ steps }: KnownLog) => steps.map(({ before, sha }) => [Number(before), Number(sha)]);

  test('tells nothing of the commit that the first is compared with', () => {
    const { log } = made(0, fresh());
    expect(shas(log)).toEqual([
      [2, 3],
      [1, 2],
      [0, 1],
    ]);
    expect(log).toMatchObject({ began: null, cutAt: 3, unread: [] });
  });

  test('reads only what is new as it goes on', () => {
    const folder = fresh();
    expect(made(0, folder).reads).toEqual([0, 1, 2, 3]);
    for (const from of [1, 2]) {
      const { log, reads } = made(from, folder);
      expect(reads).toEqual([from + 2, from + 3]);
      expect(log).toEqual(made(from, fresh()).log);
    }
  });

  test('begins later where its first commits cannot be compared', () => {
    const states = all.map((state, at) => (at === 1 || at === 2 ? null : state));
    const folder = fresh();
    expect(shas(made(0, folder, states).log)).toEqual([[0, 3]]);
    for (const from of [1, 2]) {
      const { log } = made(from, folder, states);
      expect(log).toEqual(made(from, fresh(), states).log);
      expect(log).toMatchObject({ began: null, cutAt: 3, unread: [] });
    }
    expect(shas(made(1, folder, states).log)).toEqual([[3, 4]]);
  });
});

test('what is broken in between changes nothing but where it is named, and is not where it was taken back', () => {
  const folder = join(temporary, 'random');
  const examples = fc.tuple(fc.array(trackers, { minLength: 1, maxLength: 4 }), fc.nat(), fc.boolean(), fc.boolean());
  check(20, examples, ([states, place, again, reverted]) => {
    const all = again ? [...states, states[0]!] : states;
    const at = place % (all.length + 1);
    const [earlier, later] = [all.slice(0, at), all.slice(at)];
    const log = makeLog(historyOf(all), folder);
    const cold = makeLog(historyOf(all), mkdtempSync(join(temporary, 'cold-')));
    expect(cold).toEqual(log);
    const after = reverted ? [...earlier.slice(-1), ...later] : later;
    const broken = makeLog(historyOf([...earlier, null, ...after]), folder);
    if (log.state !== 'known' || broken.state !== 'known') throw new Error('not known');
    const told = ({ steps }: typeof log) => steps.map(({ headline, groups, moves }) => ({ headline, groups, moves }));
    expect(told(broken)).toEqual(told(log));
    expect(broken.began?.headline).toBe(log.began?.headline);
    const named = [...broken.steps.flatMap(({ skipped }) => skipped), ...(broken.began?.skipped ?? [])];
    const takenBack = at > 0 && JSON.stringify(after[0]) === JSON.stringify(earlier.at(-1));
    const sha = `${at}`.padStart(40, '0');
    expect([named, broken.unread]).toEqual(takenBack ? [[], []] : after.length > 0 ? [[sha], []] : [[], [sha]]);
    // Every id of the last state that is not of the first was added or renamed on the way, and the other way round.
    const ids = (records: Records) => new Set(records.claims.map(({ id }) => id));
    const walked = log.steps.toReversed().reduce((known, { moves }) => {
      const claims = moves.filter(({ of }) => of === 'claims');
      const left = [...known].filter((id) => !claims.some(({ from }) => from === id));
      return new Set([...left, ...claims.flatMap(({ to }) => (to === null ? [] : [to]))]);
    }, ids(all[0]!));
    expect(walked).toEqual(ids(all.at(-1)!));
  });
});
