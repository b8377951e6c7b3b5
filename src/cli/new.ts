import { contentFolder } from '../reader/folder.ts';
import { CONTENT_NOTE, mistake, parse, type Command, type Option } from './args.ts';
import { KINDS, type Kind } from './new-files.ts';
import { optionsOf } from './new-flags.ts';

const COMMON = {
  id: { type: 'string', value: 'id', help: 'Name of the file (default: made from the title or name).' },
  'dry-run': { type: 'boolean', help: 'Write nothing: print the file instead.' },
} as const satisfies Record<string, Option>;

const [first = ''] = process.argv.slice(2);
const kind = Object.hasOwn(KINDS, first) ? (first as Kind) : null;
const command: Command<Record<string, Option>> = {
  name: 'new',
  summary: [
    'Makes the file of a new article, claim or actor from a commented template, checked before it is written.',
    'In a terminal it asks for what the options do not say. No file is ever overwritten.',
    ...(kind === null ? ['The fields are options too: npm run new -- article --help'] : []),
    CONTENT_NOTE,
  ].join('\n'),
  positionals: kind ?? Object.keys(KINDS).join('|'),
  options: { ...COMMON, ...(kind === null ? {} : optionsOf(KINDS[kind])) },
};

const parsed = parse(command, process.argv.slice(2));
if (parsed.kind === 'help') {
  console.log(parsed.text);
} else if (parsed.kind === 'mistake') {
  console.error(parsed.text);
  process.exitCode = 2;
} else if (kind === null || parsed.positionals.length !== 1) {
  const given = parsed.positionals.length === 0 ? 'nothing' : `"${parsed.positionals.join(' ')}"`;
  console.error(mistake('new', `found ${given}; expected what to make first: ${Object.keys(KINDS).join(', ')}.`));
  process.exitCode = 2;
} else {
  const { id, 'dry-run': dryRun, ...values } = parsed.values;
  // The reader of Markdown takes a while to load: not for help and mistakes.
  const { newRecord } = await import('./new-record.ts');
  process.exitCode = await newRecord({
    kind,
    folder: contentFolder(),
    values,
    id: id as string | undefined,
    dryRun: dryRun === true,
    terminal: process.stdin.isTTY && process.stdout.isTTY,
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
  });
}
