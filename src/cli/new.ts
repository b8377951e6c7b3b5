import { contentFolder } from '../reader/folder.ts';
import { CONTENT_NOTE, mistake, parse, type Option } from './args.ts';
import { KINDS, type Kind } from './new-files.ts';
import { optionsOf } from './new-flags.ts';

const COMMON = {
  id: { type: 'string', value: 'id', help: 'Name of the file (default: made from the title or name).' },
  'dry-run': { type: 'boolean', help: 'Write nothing: print the file instead.' },
} as const satisfies Record<string, Option>;

/** One command line each, whole. */
const EXAMPLES: Record<Kind, string> = {
  article: `article --title "Boats wait" --summary "The Gazette counts boats." --published 2031-05-05 --statement 'claim: boats-waiting-number, by: harbour-office, stance: asserts, value: "~ 200"'`,
  claim: `claim --title "How many boats wait" --kind quantity --quantity 'counts: boats that wait, unit: boats'`,
  actor: 'actor --name "Jane Doe" --kind person',
};

const argv = process.argv.slice(2);
const kind = Object.keys(KINDS).find((name): name is Kind => name === argv[0]);
const parsed = parse(
  {
    name: 'new',
    summary: [
      'Makes the file of a new article, claim or actor from a commented template, checked before it is written.',
      'In a terminal it asks for what the options do not say. No file is ever overwritten.',
      ...(kind === undefined ? ['Its fields are options too: npm run new -- article --help'] : []),
      `Example: npm run new -- ${EXAMPLES[kind ?? 'actor']}`,
      CONTENT_NOTE,
    ].join('\n'),
    // Not `kind`, which is a field of claims and actors.
    positionals: { record: { required: true, help: `What to make, first of all: ${Object.keys(KINDS).join(', ')}.` } },
    options: kind === undefined ? COMMON : { ...COMMON, ...optionsOf(KINDS[kind]) },
  },
  argv,
  process.env,
);

if (parsed.kind === 'help') {
  console.log(parsed.text);
} else if (parsed.kind === 'mistake') {
  console.error(parsed.text);
  process.exitCode = 2;
} else if (kind === undefined) {
  console.error(
    mistake('new', `<record> is "${parsed.values.record}"; expected one of: ${Object.keys(KINDS).join(', ')}.`),
  );
  process.exitCode = 2;
} else {
  const { id, 'dry-run': dryRun = false } = parsed.values;
  // The reader of Markdown takes a while to load: not for help and mistakes.
  const { newRecord } = await import('./new-record.ts');
  process.exitCode = await newRecord({
    kind,
    folder: contentFolder(),
    values: parsed.values,
    id,
    dryRun,
    terminal: process.stdin.isTTY && process.stdout.isTTY,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  });
}
