import { EventEmitter } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimline } from '../../src/integration.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dev-'));
  cpSync('tests/fixtures/story', folder, { recursive: true });
  vi.stubEnv('CLAIMLINE_CONTENT', folder);
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What the integration changes in Astro's configuration for a command. */
function configured(command: 'build' | 'dev' | 'preview' | 'sync') {
  const updateConfig = vi.fn<(config: any) => void>();
  const setUp = claimline().hooks['astro:config:setup'] as unknown as (options: object) => void;
  setUp({ command, updateConfig, injectRoute: () => {}, createCodegenDir: () => pathToFileURL(`${folder}/`) });
  return updateConfig.mock.calls[0]?.[0];
}

function serve() {
  const watcher = Object.assign(new EventEmitter(), { add: () => {} });
  const send = vi.fn<(message: object) => void>();
  const error = vi.fn<(text: string) => void>();
  const handlers: Handler[] = [];
  const middlewares = { use: (handler: Handler) => handlers.push(handler) };
  const server = { watcher, middlewares, ws: { send }, config: { logger: { error } }, environments: {} };
  configured('dev').vite.plugins[0].configureServer(server);
  const change = (file: string) => watcher.emit('all', 'change', join(folder, file));
  return { change, send, error, answer: answerOf(handlers) };
}

type Handler = (request: { url: string }, response: object, next: () => void) => void;

/** What is answered to a request, or null where it is left to others. */
const answerOf = (handlers: readonly Handler[]) => (url: string) => {
  const answer: { type?: string; content?: string } = {};
  const response = {
    setHeader: (_: string, type: string) => void (answer.type = type),
    end: (content: string) => void (answer.content = content),
  };
  let left = false;
  for (const handler of handlers) handler({ url }, response, () => void (left = true));
  return left ? null : answer;
};

test('the base comes from the story in dev, and is left alone in preview', () => {
  expect(configured('dev')).toMatchObject({ base: '/tracker/', site: 'https://example.org/tracker/' });
  expect(configured('preview')).toBeUndefined();
  expect(configured('sync')).toBeUndefined();
});

test('pages are told by the command, and not by the environment, whether they are published', () => {
  vi.stubEnv('PROD', false);
  vi.spyOn(console, 'log').mockReturnValue();
  const told = (command: 'build' | 'dev') => configured(command).vite.plugins[0].load('\0claimline:site');
  expect(told('build')).toMatch(/^export const published = true;$/m);
  expect(told('dev')).toMatch(/^export const published = false;$/m);
  vi.restoreAllMocks();
});

test('dev does not watch the folders that builds are made in', () => {
  const { ignored } = configured('dev').vite.server.watch;
  const name = 'build-3f9c2a-4711-9d01e2';
  expect(`/home/ann/tracker/.astro/${name}/index.html`).not.toMatch(ignored);
  expect(`/home/ann/tracker/.astro/.site-${name}/index.html`).toMatch(ignored);
  expect(`/home/ann/tracker/.dist-${name}`).toMatch(ignored);
  expect(`/home/ann/tracker/.dist-${name}-link`).toMatch(ignored);
  expect(`/home/ann/tracker/.dist-${name}-old1/index.html`).toMatch(ignored);
  expect('/home/ann/tracker/.dist-build-of-mine/a.md').not.toMatch(ignored);
});

test('many changes in a row are read once, when they are over', () => {
  const { change, send } = serve();
  for (let i = 0; i < 500; i++) {
    change(`articles/a-${i}.md`);
    vi.advanceTimersByTime(1);
  }
  expect(send).not.toHaveBeenCalled();
  vi.advanceTimersByTime(100);
  expect(send.mock.calls).toEqual([[{ type: 'full-reload' }]]);
});

test('problems are shown, and changes elsewhere are not read', () => {
  const { change, send, error } = serve();
  writeFileSync(join(folder, 'tracker.yaml'), 'title: 1\n');
  change('../elsewhere.md');
  vi.advanceTimersByTime(1000);
  expect(send).not.toHaveBeenCalled();
  change('tracker.yaml');
  vi.advanceTimersByTime(1000);
  expect(error).toHaveBeenCalledOnce();
  expect(send.mock.calls).toEqual([
    [{ type: 'error', err: { message: expect.stringContaining('tracker.yaml'), stack: '' } }],
  ]);
});

test('dev serves the files beside the pages, as the content is now', () => {
  const { answer, change } = serve();
  const { type, content = '' } = answer('/tracker/api/v1/claims.json?x=1') ?? {};
  expect(type).toBe('application/json; charset=utf-8');
  expect(content).not.toContain('The bridge was sold');
  expect(
    ['/tracker/claims/', '/api/v1/claims.json', '/tracker/api/v1/%', '/tracker/api/v1/none.json'].map(answer),
  ).toEqual([null, null, null, null]);
  const file = join(folder, 'claims/bridge-closed.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: The bridge was sold'));
  change('claims/bridge-closed.md');
  vi.advanceTimersByTime(100);
  expect(answer('/tracker/api/v1/claims.json')?.content).toContain('The bridge was sold');
});
