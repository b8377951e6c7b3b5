/** What commands end with: 0 done, 1 it is not right, 2 it could not be tried. The README has the table. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { layProject, startBuild } from '../support/project.ts';
import { STORY } from '../support/story.ts';

/** A folder that looks as a built site does, in which nothing is right. */
function layWrongSite(folder: string): void {
  mkdirSync(join(folder, 'api/v1'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'old');
  writeFileSync(join(folder, 'api/v1/tracker.json'), '{"tracker":{"url":"/"}}');
}

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'exit-'));
  layWrongSite(join(root, 'wrong'));
  mkdirSync(join(root, 'closed'));
  chmodSync(join(root, 'closed'), 0o555);
});
afterAll(() => rmSync(root, { recursive: true }));

/** Root may write anywhere, another user nowhere else. */
const isRoot = process.getuid?.() === 0;

interface End {
  status: number | null;
  /** The first line that says why. */
  said: string;
}

async function end(command: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<End> {
  const child = spawn(process.execPath, [`src/cli/${command}.ts`, ...args], {
    env: { ...process.env, CLAIMLINE_CONTENT: STORY, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.resume();
  child.stderr.on('data', (data) => (said += data));
  const [status] = (await once(child, 'close')) as [number | null];
  const lines = said.split('\n').filter((line) => line !== '' && !line.endsWith('…'));
  return { status, said: (lines[0] ?? '').replaceAll(root, 'tmp') };
}

const COMMANDS = 'start dev build preview audit check diff new rename withdraw guide notices comment'.split(' ');

test('every command ends with 2 for an option that it does not know', async () => {
  const ends = await Promise.all(
    COMMANDS.map(async (command) => {
      const { status, said } = await end(command, ['--nonsense']);
      return [command, status, said];
    }),
  );
  expect(ends).toEqual(COMMANDS.map((command) => [command, 2, `${command}: Unknown option '--nonsense'.`]));
});

test.concurrent.each<[what: string, command: string, args: string[], status: number, said: string]>([
  [
    'a build into a folder of other files',
    'build',
    ['--outDir', 'src'],
    2,
    '--outDir is src, which holds files but no site that Claimline built, and a build would replace it. Choose another folder, or empty this one.',
  ],
  [
    'a build below a file',
    'build',
    ['--outDir', 'package.json/dist'],
    2,
    `--outDir is ${join('package.json', 'dist')}: a file stands in the way.`,
  ],
  [
    'a preview without a site',
    'preview',
    ['--outDir', 'none'],
    2,
    'There is no built site in none. Build it first: npm run build',
  ],
  [
    'a preview at no port',
    'preview',
    ['--port', 'http'],
    2,
    'preview: --port is "http"; expected a whole number from 0 to 65535.',
  ],
  [
    'a start at no port',
    'start',
    ['--port', '70000'],
    2,
    'start: --port is "70000"; expected a whole number from 0 to 65535.',
  ],
  [
    'an audit without a site',
    'audit',
    ['--site', 'none'],
    2,
    'audit: There is no built site in none. Build it first: npm run build',
  ],
  ['a check of no file', 'check', ['none.md'], 2, `check: none.md is no file in the folder ${STORY}.`],
  ['a comparison with nothing', 'diff', [], 2, 'diff: <base> is missing.'],
  ['a new record of no kind', 'new', ['story'], 2, 'new: <record> is "story"; expected one of: article, claim, actor.'],
  ['a check without problems', 'check', [], 0, ''],
])('%s', async (_, command, args, status, said) => {
  expect(await end(command, args)).toEqual({ status, said });
});

test.concurrent.each<[what: string, command: string, args: string[], said: string]>([
  ['a rename of nothing', 'rename', ['claims/none', 'claims/other'], 'rename: '],
  ['a withdrawal without a reason', 'withdraw', ['claims/bridge-closed'], 'withdraw: '],
])('%s is refused with 1 or 2, and nothing is written', async (_, command, args, begins) => {
  const folder = mkdtempSync(join(root, 'story-'));
  cpSync(STORY, folder, { recursive: true });
  const { status, said } = await end(command, args, { CLAIMLINE_CONTENT: folder });
  expect([1, 2]).toContain(status);
  expect(said.startsWith(begins)).toBe(true);
  const text = (of: string) => readFileSync(join(of, 'permalinks.json'), 'utf8');
  expect(text(folder)).toBe(text(STORY));
});

test.concurrent('an audit of a site in which things are wrong ends with 1', async () => {
  const { status, said } = await end('audit', ['--site', join(root, 'wrong')]);
  expect([status, said]).toEqual([1, expect.stringContaining('tmp/wrong/')]);
});

test.skipIf(process.platform === 'win32')('a build into a place where one may not write ends with 2', async () => {
  const outDir = join(root, 'closed', 'dist');
  // Root may write everywhere; what no one may write to is a file of the system.
  const closed = isRoot ? '/proc/dist' : outDir;
  const { status, said } = await end('build', ['--outDir', closed]);
  expect([status, said]).toEqual([
    2,
    isRoot
      ? '--outDir is /proc/dist: no folder can be made there.'
      : '--outDir is tmp/closed/dist: you may not write there.',
  ]);
});

test('a build of content with problems ends with 1', async () => {
  const folder = join(root, 'content');
  mkdirSync(folder);
  writeFileSync(join(folder, 'tracker.yaml'), 'title: 1\n');
  const { status } = await end('build', ['--outDir', join(root, 'wrong')], { CLAIMLINE_CONTENT: folder });
  expect(status).toBe(1);
  expect(readFileSync(join(root, 'wrong', 'index.html'), 'utf8')).toBe('old');
});

test('what the audit refuses ends with 1, and what was served is served', async () => {
  const project = join(root, 'project');
  mkdirSync(project);
  layProject(project);
  writeFileSync(join(project, 'public', 'hello.html'), '<!doctype html><title>Hello</title><script>alert(1)</script>');
  layWrongSite(join(project, 'dist'));
  const { status, output } = await startBuild(project).ended;
  expect(output).toContain('hello.html:1:');
  expect([status, readFileSync(join(project, 'dist', 'index.html'), 'utf8')]).toEqual([1, 'old']);
  const left = [project, join(project, '.astro')].flatMap((place) => readdirSync(place));
  expect(left.filter((name) => name.includes('-build-'))).toEqual([]);
});

test('a preview at a port that is taken says where it is instead', async () => {
  const taken = createServer().listen(0, 'localhost');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const args = ['src/cli/preview.ts', '--outDir', join(root, 'wrong'), '--port', String(port)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    while (!said.includes('stop with')) await once(child.stdout, 'data');
    const [, served] = /http:\/\/localhost:(\d+)\//.exec(said) ?? [said];
    expect(Number(served)).toBeGreaterThan(port);
  } finally {
    child.kill();
    taken.close();
  }
});
