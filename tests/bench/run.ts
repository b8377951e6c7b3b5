import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { fail, readArgs } from '../../src/cli/args.ts';
import { createProgress } from '../../src/cli/progress.mjs';
import { OUTPUT_KINDS } from '../../src/domain/schema.ts';
import { collections } from './collections.ts';
import { writeCorpus } from './corpus.ts';
import { measure, type Figures, type Subject } from './measure.ts';

const RESULT = 'tests/.results/bench.json';

/** What is measured in one go; ratios are to the last subject. */
interface Measurement {
  title: string;
  /** Articles of the tracker, where nothing is said; bounds are for that size on two cores. */
  articles: number;
  subjects(folder: string, articles: number): { subjects: Subject[]; remove(): void };
  /** The most that a subject may take, in seconds or as a ratio. */
  bounds: Readonly<Record<string, { seconds: number } | { ratio: number }>>;
}

const MEASUREMENTS: Readonly<Record<string, Measurement>> = {
  check: {
    title: 'Checking, beside what one would use instead',
    articles: 10_000,
    subjects(folder, articles) {
      writeCorpus(articles, folder);
      const env = { CLAIMLINE_CONTENT: folder };
      const one = join(folder, 'articles', `article-${Math.floor(articles / 2)}.md`);
      const peer = collections(folder);
      return {
        subjects: [
          { name: 'check, whole', args: ['src/cli/main.mjs', 'check'], env },
          { name: 'check, one file', args: ['src/cli/main.mjs', 'check', one], env },
          peer.subject,
        ],
        remove: peer.remove,
      };
    },
    bounds: { 'check, whole': { seconds: 3 }, 'check, one file': { seconds: 1 } },
  },
  outputs: {
    title: 'Building with feeds, data, citations and all, beside pages alone',
    articles: 1_000,
    subjects(folder, articles) {
      const build = (name: string, settings: object): Subject => {
        const content = join(folder, name.replaceAll(/\W+/g, '-'));
        writeCorpus(articles, content);
        const tracker = join(content, 'tracker.yaml');
        writeFileSync(tracker, stringify({ ...parse(readFileSync(tracker, 'utf8')), ...settings }));
        const args = ['src/cli/main.mjs', 'build', '--outDir', `${content}-built`];
        return { name, args, env: { CLAIMLINE_CONTENT: content } };
      };
      const off = Object.fromEntries(Object.keys(OUTPUT_KINDS).map((kind) => [kind, false]));
      return {
        subjects: [build('build, everything', {}), build('build, pages only', { outputs: off })],
        remove() {},
      };
    },
    bounds: { 'build, everything': { ratio: 1.25 } },
  },
};

const {
  articles,
  rounds = '3',
  only,
} = readArgs({
  name: 'bench',
  summary: 'Measures how long checking and building take, beside what they are compared with.',
  options: {
    only: { type: 'string', choices: Object.keys(MEASUREMENTS), help: 'Measure only this.' },
    articles: { type: 'string', value: 'number', help: 'How many articles the tracker has (default: as its bounds).' },
    rounds: { type: 'string', value: 'number', help: 'How often each is run, in turn (default: 3).' },
  },
});
const size = articles === undefined ? null : wholeNumber('articles', articles);
const times = wholeNumber('rounds', rounds);

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  return Number.isInteger(number) && number > 0
    ? number
    : fail('bench', `--${option} is "${text}"; expected a whole number from 1.`);
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.version}`;
const progress = createProgress();
const results = Object.entries(MEASUREMENTS)
  .filter(([name]) => only === undefined || name === only)
  .map(([name, measurement]) => ({ name, ...run(measurement) }));
mkdirSync('tests/.results', { recursive: true });
writeFileSync(RESULT, `${JSON.stringify({ rounds: times, machine, results }, null, 2)}\n`);

function run(measurement: Measurement): { articles: number; figures: Figures[] } {
  const count = size ?? measurement.articles;
  // In memory where there is such a folder: disks differ too much.
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'bench-'));
  try {
    progress.step(`Writing ${count} articles`);
    const { subjects, remove } = measurement.subjects(folder, count);
    try {
      const figures = measure(subjects, times, (text) => progress.step(text));
      progress.clear();
      report(measurement, count, figures);
      return { articles: count, figures };
    } finally {
      remove();
    }
  } finally {
    progress.clear();
    rmSync(folder, { recursive: true });
  }
}

function report({ title, articles: usual, bounds }: Measurement, count: number, figures: readonly Figures[]): void {
  const of = figures.at(-1)?.wallSeconds ?? 1;
  console.log(`${title}: ${count} articles, medians of ${times}, ${machine}\n`);
  console.log('                            wall s   ratio   CPU s  peak MB');
  for (const { name, wallSeconds, cpuSeconds, peakMegabytes } of figures) {
    const ratio = wallSeconds / of;
    const cells = [wallSeconds.toFixed(2), ratio.toFixed(3), cpuSeconds.toFixed(2), String(Math.round(peakMegabytes))];
    const bound = count === usual ? bounds[name] : undefined;
    const verdict =
      bound === undefined
        ? ''
        : 'seconds' in bound
          ? judged(`${bound.seconds} s`, wallSeconds <= bound.seconds)
          : judged(`ratio ${bound.ratio}`, ratio <= bound.ratio);
    console.log(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(8)).join('')}${verdict}`);
  }
  console.log('');
}

function judged(bound: string, holds: boolean): string {
  return `  bound ${bound}: ${holds ? 'holds' : 'does not hold'}`;
}
