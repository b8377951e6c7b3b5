import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, readArgs } from '../../src/cli/args.ts';
import { createProgress } from '../../src/cli/progress.mjs';
import { collections } from './collections.ts';
import { writeCorpus } from './corpus.ts';
import { measure, type Figures } from './measure.ts';

const RESULT = 'tests/.results/bench.json';
/** What `check` must not take longer than, for 10,000 articles on two cores. */
const BOUNDS: Readonly<Record<string, number>> = { 'check, whole': 3, 'check, one file': 1 };
const BOUND_SIZE = 10_000;

const { articles = String(BOUND_SIZE), rounds = '3' } = readArgs({
  name: 'bench',
  summary: 'Measures how long checking takes, beside what one would use instead.',
  options: {
    articles: { type: 'string', value: 'number', help: `How many articles the tracker has (default: ${BOUND_SIZE}).` },
    rounds: { type: 'string', value: 'number', help: 'How often each is run, in turn (default: 3).' },
  },
});
const size = wholeNumber('articles', articles);
const times = wholeNumber('rounds', rounds);

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0
    ? number
    : fail('bench', `--${option} is "${text}"; expected a whole number from 1.`);
}

// In memory where there is such a folder: disks differ too much.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
const progress = createProgress();
const peer = collections(folder);
try {
  progress.step(`Writing ${size} articles`);
  writeCorpus(size, folder);
  const env = { CLAIMLINE_CONTENT: folder };
  const one = join(folder, 'articles', `article-${Math.floor(size / 2)}.md`);
  const figures = measure(
    [
      { name: 'check, whole', args: ['src/cli/main.mjs', 'check'], env },
      { name: 'check, one file', args: ['src/cli/main.mjs', 'check', one], env },
      peer.subject,
    ],
    times,
    (text) => progress.step(text),
  );
  progress.clear();
  report(figures);
} finally {
  progress.clear();
  peer.remove();
  rmSync(folder, { recursive: true });
}

function report(figures: readonly Figures[]): void {
  const of = figures.at(-1)?.wallSeconds ?? 1;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`;
  mkdirSync('tests/.results', { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify({ articles: size, rounds: times, machine, figures }, null, 2)}\n`);
  console.log(`${size} articles, medians of ${times}, ${machine}\n`);
  console.log('                            wall s   ratio   CPU s  peak MB');
  for (const { name, wallSeconds, cpuSeconds, peakMegabytes } of figures) {
    const bound = size === BOUND_SIZE ? BOUNDS[name] : undefined;
    const verdict =
      bound === undefined ? '' : `  bound ${bound} s: ${wallSeconds <= bound ? 'holds' : 'does not hold'}`;
    const cells = [
      wallSeconds.toFixed(2),
      (wallSeconds / of).toFixed(3),
      cpuSeconds.toFixed(2),
      String(Math.round(peakMegabytes)),
    ];
    console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(8)).join('')}${verdict}`);
  }
}
