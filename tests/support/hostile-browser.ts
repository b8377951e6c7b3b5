/**
 * Documents in a real browser, each in a context of its own, with everything watched that hostile text could do: run, ask
 * another host, lead away, open something, break the page.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { ATTRIBUTES, ELEMENTS } from '../../src/build/markup.ts';
import { MEDIA_TYPES } from '../../src/outputs/files.ts';
import { MARK } from './hostile.ts';

export interface Visit {
  /** Below the server’s address, with its query and fragment: `claims/a/?asof=2020#b`. */
  path: string;
  /** What came of hostile text: each is one too many. */
  ran: string[];
  /** The document was left, or broke. */
  lost: string[];
  /** Numbers of cases whose texts, and all that stands before them, are on the page. */
  marks: number[];
}

/** What a server gives at a path; null where there is nothing. */
export type Answer = (path: string) => { type: string; body: string | Buffer } | null;

export interface Loopback {
  /** With the base: `http://127.0.0.1:41234/repo/`. */
  url: string;
  close: () => Promise<void>;
}

const PAGE_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};

/** Files of a built site, with the media types that the site asks for. */
export const filesIn =
  (folder: string): Answer =>
  (path) => {
    const wanted = normalize(join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path));
    if (!wanted.startsWith(folder + sep) || !statSync(wanted, { throwIfNoEntry: false })?.isFile()) return null;
    const ending = extname(wanted).slice(1);
    return {
      type: PAGE_TYPES[ending] ?? MEDIA_TYPES[ending] ?? 'application/octet-stream',
      body: readFileSync(wanted),
    };
  };

/** What a browser can show as a document of its own. */
export const documentsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:html|xml|rss|svg)$/.test(file) && !file.startsWith('pagefind'))
    .map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1'))
    .toSorted();

/** Serves on loopback, below a base. `headers` stand on every answer. */
export async function serveLoopback(
  base: string,
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): Promise<Loopback> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = pathname.startsWith(base) ? answer(decodeURIComponent(pathname.slice(base.length))) : null;
    response.writeHead(found === null ? 404 : 200, { 'content-type': found?.type ?? 'text/plain', ...headers });
    response.end(found?.body ?? '');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

/** No name is looked up and no host is reached but this computer. */
export const OFFLINE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-pings'];

/** Opens each path in a context of its own, several at a time. `after` does more with a page before it is judged. */
export async function visitAll(
  browser: Browser,
  url: string,
  paths: readonly string[],
  options: { say?: (done: number) => void; after?: (page: Page) => Promise<void>; atOnce?: number } = {},
): Promise<Visit[]> {
  const visits: Visit[] = [];
  const open = paths.values();
  const work = async () => {
    for (const path of open) {
      visits.push(await visit(browser, url, path, options.after));
      options.say?.(visits.length);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce ?? 4 }, work));
  return visits;
}

async function visit(
  browser: Browser,
  url: string,
  path: string,
  after: ((page: Page) => Promise<void>) | undefined,
): Promise<Visit> {
  const found: Visit = { path, ran: [], lost: [], marks: [] };
  const context = await browser.newContext({ acceptDownloads: false });
  try {
    const page = await watched(context, url, found);
    try {
      await page.goto(url + path, { waitUntil: 'load', timeout: 60_000 });
      await after?.(page);
      const type = await page.evaluate(() => document.contentType);
      if (type === 'text/html') {
        const { marks, strange } = await page.evaluate(look, LOOK_FOR);
        found.marks = marks;
        found.ran.push(...strange);
      }
      await page.evaluate(() => new Promise((done) => setTimeout(done, 20)));
    } catch (error) {
      found.lost.push(`broke: ${(error as Error).message.split('\n', 1).join()}`);
    }
    const [before = ''] = (url + path).split(/[?#]/);
    const [now = ''] = page.url().split(/[?#]/);
    if (now !== before) found.lost.push(`went to ${page.url()}`);
  } finally {
    await context.close();
  }
  return found;
}

async function watched(context: BrowserContext, url: string, found: Visit): Promise<Page> {
  const { origin } = new URL(url);
  const ran = (what: string) => found.ran.push(what.slice(0, 300));
  await context.exposeBinding('claimlineCanary', (_, what: unknown) => ran(String(what)));
  await context.addInitScript(canary);
  const page = await context.newPage();
  context.on('page', (other) => ran(`opened ${other.url()}`));
  page.on('dialog', (dialog) => {
    ran(`dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('console', (message) => {
    // A date that is none is put into the form by our script, and refused by the browser.
    if (!isIcon(message.location().url) && message.type() !== 'warning')
      ran(`console ${message.type()} ${message.text()}`);
  });
  page.on('pageerror', (error) => ran(`error ${error.message}`));
  page.on('download', (download) => ran(`download ${download.url()}`));
  page.on('crash', () => found.lost.push('crashed'));
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(`${origin}/`)) ran(`asked for ${to}`);
    else if (!to.startsWith(url) && !isIcon(to)) ran(`asked for ${to}, which is not of the site`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isIcon(response.url())) ran(`asked for ${response.url()}, which is not there`);
  });
  return page;
}

/** What a browser asks for by itself where a document names none. */
const isIcon = (address: string): boolean => address.endsWith('/favicon.ico');

/** In the page: what payloads call, and what the browser refuses to do, is told. */
function canary(): void {
  const tell = (window as unknown as { claimlineCanary: (what: string) => void }).claimlineCanary;
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
    Object.defineProperty(window, name, { value: (...given: unknown[]) => tell(`${name}(${given.join(', ')})`) });
  }
  addEventListener('securitypolicyviolation', (event) => tell(`policy ${event.violatedDirective} ${event.blockedURI}`));
}

interface LookFor {
  elements: string[];
  attributes: string[];
  made: string[];
  mark: string;
}

/** What our scripts make: what was found in a text, what a reader opened, the theme and the drawing of a page. */
const MADE = { elements: ['mark'], attributes: ['open', 'style', 'data-theme'] };
const LOOK_FOR: LookFor = {
  elements: [...ELEMENTS.keys(), ...MADE.elements],
  attributes: [...new Set([...ATTRIBUTES, ...[...ELEMENTS.values()].flatMap((own) => [...own])])],
  made: MADE.attributes,
  mark: MARK.source,
};

/** In the page, as it stands after its scripts: markup that is not ours, and the numbers that can be read. */
function look({ elements, attributes, made, mark }: LookFor): { marks: number[]; strange: string[] } {
  const known = new Set(elements);
  const listed = new Set([...attributes, ...made]);
  const strange: string[] = [];
  const texts = [document.documentElement.textContent ?? ''];
  for (const element of document.querySelectorAll('*')) {
    const svg = element.namespaceURI === 'http://www.w3.org/2000/svg';
    const name = svg ? `svg ${element.localName}` : element.localName;
    if (!known.has(name)) strange.push(`an element <${name}>`);
    for (const { name: attribute, value } of element.attributes) {
      if (!listed.has(attribute)) strange.push(`an attribute ${attribute}="${value}"`);
      texts.push(value);
    }
    if (element instanceof HTMLAnchorElement && element.hasAttribute('href')) {
      if (!['http:', 'https:', 'mailto:'].includes(element.protocol)) strange.push(`a link to ${element.href}`);
    }
  }
  const marks = new Set([...texts.join('\n').matchAll(new RegExp(mark, 'g'))].map(([, number]) => Number(number)));
  return { marks: [...marks], strange };
}
