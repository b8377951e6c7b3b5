import { describe, expect, test } from 'vitest';
import { helpText, parse, parsePort, type Command, type Option, type Positional } from '../../src/cli/args.ts';

const command = {
  name: 'bake',
  summary: 'Bakes bread.',
  options: {
    flour: { type: 'string', value: 'kind', help: 'The flour (default: rye).' },
    hot: { type: 'boolean', help: 'Serve at once.' },
  },
} as const satisfies Command<Record<string, Option>>;

const help = `Usage: npm run bake -- [options]

Bakes bread.

Options:
      --flour <kind>  The flour (default: rye).
      --hot           Serve at once.
  -h, --help          Show this text.`;

describe('parse', () => {
  test.each([
    { argv: [], values: {} },
    { argv: ['--flour', 'oat'], values: { flour: 'oat' } },
    { argv: ['--flour=oat', '--hot'], values: { flour: 'oat', hot: true } },
  ])('runs with $argv', ({ argv, values }) => {
    expect(parse(command, argv)).toEqual({ kind: 'run', values });
  });

  test.each([{ argv: ['--help'] }, { argv: ['-h'] }, { argv: ['--nonsense', '--help'] }])(
    'helps with $argv',
    ({ argv }) => {
      expect(parse(command, argv)).toEqual({ kind: 'help', text: help });
    },
  );

  test.each([
    { kept: { npm_config_hot: 'true' }, argv: [], again: '--hot' },
    { kept: { npm_config_flour: 'oat meal' }, argv: ['--hot'], again: '--hot --flour "oat meal"' },
    { kept: { npm_config_flour: 'true', npm_config_hot: 'true' }, argv: ['oat'], again: '--flour <kind> --hot' },
  ])('says how to write options that npm kept: $kept', ({ kept, argv, again }) => {
    const flags = Object.keys(kept).map((key) => key.replace('npm_config_', '--'));
    expect(parse({ ...command, positionals: { loaf: { help: 'A loaf.' } } }, argv, kept)).toEqual({
      kind: 'mistake',
      text: `bake: npm kept ${flags.join(', ')} for itself; write: npm run bake -- ${again}\nSee: npm run bake -- --help`,
    });
  });

  test('runs with settings of npm that are none of its options, or given again', () => {
    const environment = { npm_config_hot: 'true', npm_config_registry: 'https://example.org/' };
    expect(parse(command, ['--hot'], environment)).toEqual({ kind: 'run', values: { hot: true } });
  });

  test.each([
    { argv: ['--flower', 'rye'], what: "Unknown option '--flower'." },
    { argv: ['rye'], what: "Unexpected argument 'rye'." },
    { argv: ['--flour'], what: "Option '--flour <value>' argument missing." },
    { argv: ['--hot=yes'], what: "Option '--hot' does not take an argument." },
  ])('refuses $argv', ({ argv, what }) => {
    expect(parse(command, argv)).toEqual({ kind: 'mistake', text: `bake: ${what}\nSee: npm run bake -- --help` });
  });
});

describe('arguments without a name', () => {
  const named = {
    name: 'mix',
    summary: 'Mixes dough.',
    positionals: {
      flour: { required: true, help: 'The flour.' },
      water: { help: 'The water (default: cold).' },
    },
    options: { speed: { type: 'string', choices: ['slow', 'fast'], help: 'How fast.' } },
  } as const satisfies Command<Record<string, Option>, Record<string, Positional>>;
  const several = {
    name: 'knead',
    summary: 'Kneads doughs.',
    positionals: { doughs: { multiple: true, help: 'The doughs.' } },
    options: {},
  } as const satisfies Command<Record<string, Option>, Record<string, Positional>>;

  test.each([
    { argv: ['rye'], values: { flour: 'rye', water: undefined } },
    { argv: ['rye', '--speed', 'fast', 'warm'], values: { flour: 'rye', water: 'warm', speed: 'fast' } },
    { argv: ['--', '-rye'], values: { flour: '-rye', water: undefined } },
  ])('are taken in their order: $argv', ({ argv, values }) => {
    expect(parse(named, argv)).toEqual({ kind: 'run', values });
  });

  test.each([
    { argv: [], values: { doughs: [] } },
    { argv: ['a', 'b'], values: { doughs: ['a', 'b'] } },
  ])('can be all that follow: $argv', ({ argv, values }) => {
    expect(parse(several, argv)).toEqual({ kind: 'run', values });
  });

  test.each([
    { argv: [], what: '<flour> is missing.' },
    { argv: ['rye', 'warm', 'salt'], what: "Unexpected argument 'salt'." },
    { argv: ['rye', '--speed', 'soon'], what: '--speed is "soon"; expected one of: slow, fast.' },
  ])('are refused: $argv', ({ argv, what }) => {
    expect(parse(named, argv)).toEqual({ kind: 'mistake', text: `mix: ${what}\nSee: npm run mix -- --help` });
  });

  test('are in the help', () => {
    expect(helpText(named)).toBe(`Usage: npm run mix -- <flour> [<water>] [options]

Mixes dough.

Arguments:
  <flour>                  The flour.
  <water>                  The water (default: cold).

Options:
      --speed <slow|fast>  How fast.
  -h, --help               Show this text.`);
    expect(helpText(several).split('\n')[0]).toBe('Usage: npm run knead -- [<doughs>…] [options]');
  });
});

test('helpText lists every option and itself', () => {
  expect(helpText(command)).toBe(help);
});

test.each([
  ['4321', 4321],
  ['0', 0],
  ['65535', 65_535],
  ['65536', undefined],
  ['-1', undefined],
  ['80a', undefined],
  ['', undefined],
])('parsePort(%j) is %j', (text, port) => {
  expect(parsePort(text)).toBe(port);
});
