import { mkdir, readFile, rm } from 'node:fs/promises';
import { readArgs } from '../src/cli/args.ts';
import { createProgress, type Progress } from '../src/cli/progress.mjs';
import { run } from '../src/cli/setup.mjs';
import { settle, type Counts } from './counts.ts';
import { steps, type Report, type Step } from './steps.ts';

interface Result extends Counts {
  title: string;
  seconds: number;
}

/** A step that takes longer hangs. */
const LIMIT = 10 * 60_000;

const { only, verbose = false } = readArgs({
  name: 'test',
  summary: 'Checks the code and the content, builds both stories and runs all tests.',
  options: {
    only: {
      type: 'string',
      multiple: true,
      value: 'step',
      help: `Run one step: ${steps.map(({ name }) => name).join(', ')}.`,
    },
    verbose: { type: 'boolean', help: 'Show the output of the steps that pass too.' },
  },
});
const unknown = only?.find((name) => !steps.some((step) => step.name === name));
if (unknown) {
  console.error(`test: There is no step "${unknown}". Steps: ${steps.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const results: Result[] = [];
for (const step of steps) {
  if (!only || only.includes(step.name)) results.push(await take(step));
}
const total = (key: keyof Counts) => results.reduce((sum, result) => sum + result[key], 0);
console.log(`\n${results.map(summaryLine).join('\n')}\n\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;

async function take(step: Step): Promise<Result> {
  const progress = createProgress({ stream: process.stdout });
  const start = performance.now();
  progress.step(step.title);
  const { succeeded, output } = await execute(step, progress);
  const counts = settle(succeeded, step.report && (await readCounts(step.report)));
  const result = { title: step.title, seconds: (performance.now() - start) / 1000, ...counts };
  progress.done(summaryLine(result));
  if (verbose || counts.failed > 0) console.log(`\n${output.trim()}\n`);
  return result;
}

async function execute(step: Step, progress: Progress): Promise<{ succeeded: boolean; output: string }> {
  try {
    await mkdir('tests/.results', { recursive: true });
    if (step.report) await rm(step.report.file, { force: true });
    const prepared = await step.prepare?.((text) => progress.step(text));
    progress.update(step.title);
    const { code, signal, output } = await run(process.execPath, step.args, {
      env: { ...process.env, ...step.env, ...prepared },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: LIMIT,
    });
    const end = signal ? `\nEnded by ${signal} after at most ${LIMIT / 60_000} minutes.` : '';
    return { succeeded: code === 0, output: output + end };
  } catch (error) {
    return { succeeded: false, output: (error as Error).message };
  }
}

/** The counts in a report; none at all where there is no report to read. */
async function readCounts({ file, counts }: Report): Promise<Counts> {
  try {
    return counts(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function summaryLine({ title, passed, failed, seconds }: Result): string {
  const mark = failed > 0 ? '✗' : '✓';
  const counts = failed > 0 ? `${passed} passed, ${failed} failed` : `${passed} passed`;
  return `${mark} ${title.padEnd(24)}${`${seconds.toFixed(1)} s`.padStart(8)}  ${counts}`;
}
