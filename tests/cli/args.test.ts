import { describe, expect, test } from 'vitest';
import { helpText, parse, parsePort, type Command, type Option } from '../../src/cli/args.ts';

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
    { argv: ['--flower', 'rye'], what: "Unknown option '--flower'." },
    { argv: ['rye'], what: "Unexpected argument 'rye'." },
    { argv: ['--flour'], what: "Option '--flour <value>' argument missing." },
    { argv: ['--hot=yes'], what: "Option '--hot' does not take an argument." },
  ])('refuses $argv', ({ argv, what }) => {
    expect(parse(command, argv)).toEqual({ kind: 'mistake', text: `bake: ${what}\nSee: npm run bake -- --help` });
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
