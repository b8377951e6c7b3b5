/** npm run prove: tries to break every promise of trust, one section after the other, and prints what came of it. */
import { readArgs } from '../../src/cli/args.ts';
import { failureText } from '../../src/cli/fail.ts';
import { createProgress } from '../../src/cli/progress.mjs';
import type { Proof, Section } from './section.ts';
import { SECTIONS } from './sections.ts';

const NAMES = Object.keys(SECTIONS);
/** So many findings are printed of one proof. */
const PRINTED = 20;

const { only, seed = '1' } = readArgs({
  name: 'prove',
  summary: `Tries to break what the site promises: that nothing hostile runs, nothing is lost, no address breaks, every build is the same.\nEnds with 1 when a promise does not hold, with 2 when one could not be tried.`,
  options: {
    only: { type: 'string', multiple: true, value: 'section', help: `Run one section: ${NAMES.join(', ')}.` },
    seed: { type: 'string', value: 'number', help: 'Where random cases start (default: 1).' },
  },
});
const unknown = only?.find((name) => !NAMES.includes(name));
if (unknown !== undefined || !/^\d{1,9}$/.test(seed)) {
  console.error(
    unknown === undefined
      ? `prove: --seed is "${seed}"; expected a whole number.`
      : `prove: There is no section "${unknown}". Sections: ${NAMES.join(', ')}`,
  );
  process.exit(2);
}

const progress = createProgress();
const proofs: Proof[] = [];
for (const [name, section] of Object.entries(SECTIONS)) {
  if (only && !only.includes(name)) continue;
  const taken = await take(name, section);
  proofs.push(...taken);
  for (const proof of taken) print(proof);
}
process.exitCode = proofs.some(({ found }) => found === null)
  ? 2
  : Number(proofs.some(({ findings }) => findings.length > 0));

/** What a section shows; one that breaks down leaves the others to go on. */
async function take(name: string, { title, prove }: Section): Promise<Proof[]> {
  const start = performance.now();
  progress.step(title);
  try {
    return await prove({ seed: Number(seed), say: (text) => progress.update(`${title}: ${text}`) });
  } catch (error) {
    return [{ what: name, tried: '', limit: '', found: null, findings: [], notes: [failureText(error)] }];
  } finally {
    progress.done(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}

function print({ what, tried, limit, found, findings, notes = [] }: Proof): void {
  const mark = found === null ? '?' : findings.length > 0 ? '✗' : '✓';
  console.log(`${mark} ${what}: ${found ?? 'not tried'} (promised: ${limit}${tried === '' ? '' : `; ${tried}`})`);
  const more = findings.length > PRINTED ? [`and ${findings.length - PRINTED} more`] : [];
  for (const line of [...findings.slice(0, PRINTED), ...more, ...notes]) console.log(`  ${line}`);
}
