import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { isPublic, visitAll, type Resolve, type VisitOptions } from '../../src/cli/visit.ts';
import type { Answer } from '../../src/domain/gone.ts';

// Machines are busy with others, and must not be taken for hosts that are slow.

/** A server that plays the web: every host of example.org is this one. */
let server: Server;
let port = 0;
let asked: string[] = [];
let at = 0;
let most = 0;

const PAGES: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/there': (response) => response.end('text'),
  '/other-type': (response) => response.setHeader('content-type', 'video/mp4').end('film'),
  '/gone': (response) => response.writeHead(410).end(),
  '/missing': (response) => response.writeHead(404).end('nothing here'),
  '/refuses': (response) => response.writeHead(403).end(),
  '/busy': (response) => response.writeHead(429, { 'retry-after': '60' }).end(),
  '/fault': (response) => response.writeHead(503).end(),
  '/moved': (response) => response.writeHead(301, { location: '/moved-again' }).end(),
  '/moved-again': (response) => response.writeHead(302, { location: '/there?page=1' }).end(),
  '/there?page=1': (response) => response.end('text'),
  '/to-gone': (response) => response.writeHead(302, { location: '/missing' }).end(),
  '/circle': (response) => response.writeHead(302, { location: '/circle-2' }).end(),
  '/circle-2': (response) => response.writeHead(302, { location: '/circle' }).end(),
  '/to-script': (response) => response.writeHead(302, { location: 'javascript:alert(1)' }).end(),
  '/to-home': (response) => response.writeHead(302, { location: 'http://192.168.0.1/' }).end(),
  '/without-place': (response) => response.writeHead(304).end(),
  '/slow': () => undefined,
  '/huge': (response) => {
    const more = () => response.write(Buffer.alloc(1 << 20)) || response.once('drain', more);
    response.writeHead(200);
    const timer = setInterval(more, 1);
    response.on('close', () => clearInterval(timer));
  },
  '/cut': (response) => response.destroy(),
  '/head-is-wrong': (response, { method }) => response.writeHead(method === 'HEAD' ? 404 : 200).end(),
  '/head-is-refused': (response, { method }) => response.writeHead(method === 'HEAD' ? 405 : 200).end(),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(
      `${request.method} ${request.headers.host?.split(':')[0]}${request.url} ${request.headers['user-agent']}`,
    );
    most = Math.max(most, ++at);
    response.on('close', () => at--);
    const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
    const page = /^\/endless\/(\d+)$/.exec(pathname);
    if (page) response.writeHead(302, { location: `/endless/${Number(page[1]) + 1}` }).end();
    else if (pathname === '/wait') setTimeout(() => response.end(), 30);
    else (PAGES[pathname + search] ?? PAGES['/missing'])?.(response, request);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = [];
  most = 0;
});

const resolve: Resolve = (host, callback) => {
  if (host.startsWith('no-host')) callback(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }), []);
  else if (host.startsWith('later')) callback(Object.assign(new Error('ask later'), { code: 'EAI_AGAIN' }), []);
  else callback(null, [{ address: host.startsWith('inside') ? '10.0.0.7' : '127.0.0.1', family: 4 }]);
};
const options: VisitOptions = { agent: 'Test', resolve, mayVisit: (ip) => ip === '127.0.0.1' };
const address = (path: string, host = 'a.example.org') => `http://${host}:${port}${path}`;
const visit = async (url: string, more: Partial<VisitOptions> = {}): Promise<Answer | undefined> =>
  (await visitAll([url], { ...options, ...more })).get(url);

const answers = (leadsTo: string | null = null): Answer => ({ state: 'answers', leadsTo });
const gone = (why: string): Answer => ({ state: 'gone', why });
const unreachable = (why: string): Answer => ({ state: 'unreachable', why });

describe('what an address answers', () => {
  test.each([
    ['/there', answers()],
    ['/other-type', answers()],
    ['/huge', answers()],
    ['/head-is-wrong', answers()],
    ['/head-is-refused', answers()],
    ['/gone', gone('its host answers 410')],
    ['/missing', gone('its host answers 404')],
    ['/to-gone', gone('its host answers 404')],
    ['/refuses', unreachable('its host does not show it to programs (403)')],
    ['/busy', unreachable('its host does not show it to programs (429)')],
    ['/without-place', unreachable('its host does not show it to programs (304)')],
    ['/fault', unreachable('its host has a fault (503)')],
    ['/circle', unreachable('it leads in a circle')],
    ['/endless/1', unreachable('it leads on more than 10 times')],
    ['/to-script', unreachable('it leads to "javascript:alert(1)", which is no address')],
    ['/to-home', unreachable('192.168.0.1 is 192.168.0.1, which is no address of the internet')],
    ['/cut', unreachable('no connection to a.example.org (ECONNRESET)')],
  ])('%s', async (path, answer) => {
    expect(await visit(address(path))).toEqual(answer);
  });

  test('waits no longer than it may', async () => {
    expect(await visit(address('/slow'), { patience: 200 })).toEqual(unreachable('no answer in time'));
  });

  test('says where it leads in the end', async () => {
    expect(await visit(address('/moved'))).toEqual(answers(address('/there?page=1')));
  });

  test('a host that speaks no TLS is not gone', async () => {
    const url = address('/there').replace('http:', 'https:');
    expect(await visit(url)).toEqual(unreachable('no secure connection to a.example.org (EPROTO)'));
  });

  test('a host that does not exist is gone, where another answers', async () => {
    const none = address('/there', 'no-host.example.org');
    const both = await visitAll([none, address('/fault')], options);
    expect(both.get(none)).toEqual(gone('the host no-host.example.org does not exist any more'));
    expect(await visit(none)).toEqual(unreachable('no host could be found; is there a network?'));
    expect(await visit(address('/there', 'later.example.org'))).toEqual(
      unreachable('no connection to later.example.org (EAI_AGAIN)'),
    );
  });
});

test('asks for the head first, and for the whole only where that is not enough', async () => {
  await visitAll([address('/there'), address('/missing')], options);
  expect(asked).toEqual([
    'HEAD a.example.org/there Test',
    'HEAD a.example.org/missing Test',
    'GET a.example.org/missing Test',
  ]);
});

test('one host gets one request at a time, and at most eight get one', async () => {
  const same = Array.from({ length: 6 }, (_, i) => address(`/wait?${i}`));
  let count = 0;
  await visitAll(same, { ...options, visited: (visited) => (count = visited) });
  expect([most, count]).toEqual([1, 6]);
  await visitAll(
    Array.from({ length: 20 }, (_, i) => address('/wait', `h${i}.example.org`)),
    options,
  );
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(8);
});

describe('only the internet is visited', () => {
  test.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://0x7f.1/',
    'http://192.168.0.1/',
    'http://[::ffff:127.0.0.1]/',
  ])('%s is not, unless a test allows it', async (url) => {
    const answer = (await visitAll([url], { agent: 'Test' })).get(url);
    expect(answer?.state === 'unreachable' && answer.why).toMatch(/ is \S+, which is no address of the internet$/);
  });

  test('nor is a name of something inside', async () => {
    const why = 'inside.example.org is 10.0.0.7, which is no address of the internet';
    expect(await visit(address('/there', 'inside.example.org'))).toEqual(unreachable(why));
    expect(asked).toEqual([]);
  });

  test.each([
    ['1.1.1.1', true],
    ['172.15.0.1', true],
    ['172.16.0.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['224.0.0.1', false],
    ['0.0.0.0', false],
    ['2606:4700:4700::1111', true],
    ['::', false],
    ['::1', false],
    ['fe80::1', false],
    ['fd00::1', false],
    ['2001:db8::1', false],
    ['2002:7f00:1::', false],
    ['::ffff:1.1.1.1', false],
    ['64:ff9b::7f00:1', false],
    ['localhost', false],
  ])('%s: %j', (ip, is) => {
    expect(isPublic(ip)).toBe(is);
  });
});
