import { parseArgs } from 'node:util';

export interface Option {
  type: 'string' | 'boolean';
  short?: string;
  multiple?: boolean;
  /** What the value is, for the help: `folder` in `--outDir <folder>`. */
  value?: string;
  help: string;
}

export interface Command<Options extends Record<string, Option>> {
  /** As in `npm run <name>`. */
  name: string;
  /** One sentence or more: what the command does. */
  summary: string;
  /** Names of the arguments that stand without a flag, for the help; none may be given where this is left out. */
  positionals?: string;
  options: Options;
}

type Values<Options extends Record<string, Option>> = ReturnType<
  typeof parseArgs<{ options: Options; strict: true }>
>['values'];

export type Parsed<Options extends Record<string, Option>> =
  | { kind: 'run'; values: Values<Options>; positionals: string[] }
  | { kind: 'help'; text: string }
  | { kind: 'mistake'; text: string };

const HELP = { type: 'boolean', short: 'h', help: 'Show this text.' } as const satisfies Option;

/** Where the content comes from: part of the summary of every command that reads it. */
export const CONTENT_NOTE = 'The content comes from the folder in CLAIMLINE_CONTENT (default: content).';

export const OUT_DIR = {
  outDir: { type: 'string', value: 'folder', help: 'The folder of the built site (default: dist).' },
} as const satisfies Record<string, Option>;

export const SERVE = {
  port: { type: 'string', value: 'number', help: 'The port to serve at (default: 4321, or the next free one).' },
  host: { type: 'boolean', help: 'Serve to other computers on the network too.' },
} as const satisfies Record<string, Option>;

/** What a command line asks for: to run with these values, to be helped, or to be told what is wrong. */
export function parse<const Options extends Record<string, Option>>(
  command: Command<Options>,
  argv: string[],
): Parsed<Options> {
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help', text: helpText(command) };
  try {
    const allowPositionals = command.positionals !== undefined;
    const { values, positionals } = parseArgs({ args: argv, options: command.options, strict: true, allowPositionals });
    return { kind: 'run', values, positionals };
  } catch (error) {
    const [what] = (error as Error).message.split(/\. |\n/);
    return { kind: 'mistake', text: mistake(command.name, `${what}.`) };
  }
}

/** The values of this process's command line. Prints help and ends with 0; prints a mistake and ends with 2. */
export function readArgs<const Options extends Record<string, Option>>(command: Command<Options>): Values<Options> {
  const parsed = parse(command, process.argv.slice(2));
  if (parsed.kind === 'run') return parsed.values;
  if (parsed.kind === 'help') {
    console.log(parsed.text);
    process.exit(0);
  }
  console.error(parsed.text);
  process.exit(2);
}

/** A port as a number. Prints a mistake and ends with 2. */
export function readPort(command: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = parsePort(text);
  if (port !== undefined) return port;
  console.error(mistake(command, `--port is "${text}"; expected a whole number from 0 to 65535.`));
  process.exit(2);
}

/**
 * parsePort('4321') // 4321
 * parsePort('http') // undefined
 */
export function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

/** The text for `--help`: usage, summary, one line for each option. */
export function helpText({ name, summary, positionals, options }: Command<Record<string, Option>>): string {
  const rows = Object.entries<Option>({ ...options, help: HELP }).map(([flag, option]) => {
    const short = option.short ? `-${option.short}, ` : '    ';
    return [`  ${short}--${flag}${option.value ? ` <${option.value}>` : ''}`, option.help] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return [
    `Usage: npm run ${name} -- ${positionals === undefined ? '' : `${positionals} `}[options]`,
    '',
    summary,
    '',
    'Options:',
    ...rows.map(([left, help]) => left.padEnd(width) + help),
  ].join('\n');
}

/** What is wrong with a command line, and where to read on. */
export function mistake(name: string, what: string): string {
  return `${name}: ${what}\nSee: npm run ${name} -- --help`;
}
