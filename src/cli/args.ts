import { parseArgs } from 'node:util';

export interface Option {
  type: 'string' | 'boolean';
  short?: string;
  multiple?: boolean;
  /** What the value is, for the help: `folder` in `--outDir <folder>`. */
  value?: string;
  /** The only values that are taken. */
  choices?: readonly string[];
  help: string;
}

/** An argument without a name: `<base>` in `npm run diff -- <base>`. */
export interface Positional {
  required?: boolean;
  /** Whether it takes all that follow; only the last one can. */
  multiple?: boolean;
  help: string;
}

type Options = Record<string, Option>;
type Positionals = Record<string, Positional>;

export interface Command<O extends Options, P extends Positionals = Record<never, never>> {
  /** As in `npm run <name>`. */
  name: string;
  /** One sentence or more: what the command does. */
  summary: string;
  /** In their order; their names are not those of options. */
  positionals?: P;
  options: O;
}

type OptionValues<O extends Options> = ReturnType<typeof parseArgs<{ options: O; strict: true }>>['values'];
type PositionalValue<P extends Positional> = P extends { multiple: true }
  ? string[]
  : P extends { required: true }
    ? string
    : string | undefined;
type Values<O extends Options, P extends Positionals> = OptionValues<O> & { [K in keyof P]: PositionalValue<P[K]> };

export type Parsed<O extends Options, P extends Positionals = Record<never, never>> =
  { kind: 'run'; values: Values<O, P> } | { kind: 'help'; text: string } | { kind: 'mistake'; text: string };

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
export function parse<const O extends Options, const P extends Positionals = Record<never, never>>(
  command: Command<O, P>,
  argv: string[],
  environment: NodeJS.ProcessEnv = {},
): Parsed<O, P> {
  if (argv.includes('--help') || argv.includes('-h')) return { kind: 'help', text: helpText(command) };
  try {
    const given = parseArgs({ args: argv, options: command.options, strict: true, allowPositionals: true });
    const wrong =
      keptByNpm(command, given.values, argv, environment) ??
      wrongChoice(command.options, given.values) ??
      wrongCount(command.positionals ?? {}, given.positionals);
    if (wrong !== null) return { kind: 'mistake', text: mistake(command.name, wrong) };
    const values = { ...given.values, ...byName(command.positionals ?? {}, given.positionals) };
    return { kind: 'run', values: values as Values<O, P> };
  } catch (error) {
    const [what] = (error as Error).message.split(/\. |\n/);
    return { kind: 'mistake', text: mistake(command.name, `${what}.`) };
  }
}

/**
 * An option that stood before the `--` of `npm run`: npm takes it for one of its own, and hands it on as `npm_config_…`
 * in lower case, "true" where it has no value (@npmcli/config, set-envs.js).
 */
function keptByNpm(
  { name, options }: Command<Options, Positionals>,
  given: Record<string, unknown>,
  argv: readonly string[],
  environment: NodeJS.ProcessEnv,
): string | null {
  const kept = Object.entries(options).flatMap(([flag, option]) => {
    const value = environment[`npm_config_${flag.replaceAll('-', '_').toLowerCase()}`];
    return value === undefined || given[flag] !== undefined ? [] : [{ flag: `--${flag}`, option, value }];
  });
  if (kept.length === 0) return null;
  // A value that npm cut off from its option stands among the arguments: which it was cannot be told.
  const cut = kept.some(({ option, value }) => option.type === 'string' && value === 'true');
  const again = kept.flatMap(({ flag, option, value }) => {
    if (option.type === 'boolean') return [flag, ...(value === 'true' ? [] : [quoted(value)])];
    return [flag, cut ? `<${option.value ?? option.choices?.join('|') ?? 'value'}>` : quoted(value)];
  });
  const words = [name, '--', ...(cut ? [] : argv.map(quoted)), ...again];
  return `npm kept ${kept.map(({ flag }) => flag).join(', ')} for itself; write: npm run ${words.join(' ')}`;
}

const quoted = (word: string): string => (/^[\w./:=@-]+$/.test(word) ? word : JSON.stringify(word));

function wrongChoice(options: Options, values: Record<string, unknown>): string | null {
  for (const [name, { choices }] of Object.entries(options)) {
    const value = values[name];
    if (choices && typeof value === 'string' && !choices.includes(value)) {
      return `--${name} is "${value}"; expected one of: ${choices.join(', ')}.`;
    }
  }
  return null;
}

function wrongCount(positionals: Positionals, given: readonly string[]): string | null {
  const all = Object.entries(positionals);
  const missing = all.find(([, { required }], index) => required && given[index] === undefined);
  if (missing) return `<${missing[0]}> is missing.`;
  const extra = all.at(-1)?.[1].multiple ? undefined : given[all.length];
  return extra === undefined ? null : `Unexpected argument '${extra}'.`;
}

const byName = (positionals: Positionals, given: readonly string[]): Record<string, string | string[] | undefined> =>
  Object.fromEntries(
    Object.entries(positionals).map(([name, { multiple }], index) => [
      name,
      multiple ? given.slice(index) : given[index],
    ]),
  );

/** The values of this process's command line. Prints help and ends with 0; prints a mistake and ends with 2. */
export function readArgs<const O extends Options, const P extends Positionals = Record<never, never>>(
  command: Command<O, P>,
): Values<O, P> {
  const parsed = parse(command, process.argv.slice(2), process.env);
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
  return fail(command, `--port is "${text}"; expected a whole number from 0 to 65535.`);
}

/**
 * parsePort('4321') // 4321
 * parsePort('http') // undefined
 */
export function parsePort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

/** The text for `--help`: usage, summary, one line for each argument and option. */
export function helpText({ name, summary, positionals = {}, options }: Command<Options, Positionals>): string {
  const named = Object.entries(positionals).map(([argument, { required, multiple, help }]) => {
    const shown = `<${argument}>${multiple ? '…' : ''}`;
    return { usage: required ? shown : `[${shown}]`, row: [`  ${shown}`, help] as const };
  });
  const flags = Object.entries<Option>({ ...options, help: HELP }).map(([flag, option]) => {
    const short = option.short ? `-${option.short}, ` : '    ';
    const value = option.choices?.join('|') ?? option.value;
    return [`  ${short}--${flag}${value ? ` <${value}>` : ''}`, option.help] as const;
  });
  const width = Math.max(...[...named.map(({ row }) => row), ...flags].map(([left]) => left.length)) + 2;
  const lines = (rows: (readonly [string, string])[]) => rows.map(([left, help]) => left.padEnd(width) + help);
  return [
    `Usage: npm run ${name} -- ${[...named.map(({ usage }) => usage), '[options]'].join(' ')}`,
    '',
    summary,
    '',
    ...(named.length === 0 ? [] : ['Arguments:', ...lines(named.map(({ row }) => row)), '']),
    'Options:',
    ...lines(flags),
  ].join('\n');
}

/** Prints a mistake on the command line and ends with 2. */
export function fail(command: string, what: string): never {
  console.error(mistake(command, what));
  process.exit(2);
}

/** What is wrong with a command line, and where to read on. */
export function mistake(name: string, what: string): string {
  return `${name}: ${what}\nSee: npm run ${name} -- --help`;
}
