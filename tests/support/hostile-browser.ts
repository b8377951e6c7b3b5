/**
 * Documents in a real browser, each in a context of its own, with everything watched that hostile text could do: run, ask
 * another host, lead away, open something, break the page.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, relative, sep } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page, type Request } from '@playwright/test';
import { ATTRIBUTES, ELEMENTS } from '../../src/build/markup.ts';
import { MEDIA_TYPES } from '../../src/outputs/files.ts';
import { headersAt, type Headers } from '../../src/outputs/headers.ts';
import { findBrowser, launchOptions } from '../browser.ts';
import { MARK } from './hostile.ts';

export interface Visit {
  /** Below the server’s address, with its query and fragment: `claims/a/?asof=2020#b`. */
  path: string;
  /** What came of hostile text: each is one too many. */
  ran: string[];
  /** The document was left, or broke. */
  lost: string[];
  /** What the policy of the page refused. */
  refused: string[];
  /** Whether the browser kept it as a file instead of showing it. */
  saved: boolean;
  /** Numbers of cases whose texts, and all that stands before them, are on the page. */
  marks: number[];
}

/** What a server gives at a path; null where there is nothing. */
export type Answer = (path: string) => { type: string; body: string | Buffer; headers: Headers } | null;

interface Loopback {
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

/** Files of a built site, with the media types and the headers that the site asks for. */
export const filesIn =
  (folder: string): Answer =>
  (path) => {
    const wanted = normalize(join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path));
    if (!wanted.startsWith(folder + sep) || !statSync(wanted, { throwIfNoEntry: false })?.isFile()) return null;
    const ending = extname(wanted).slice(1);
    return {
      type: PAGE_TYPES[ending] ?? MEDIA_TYPES[ending] ?? 'application/octet-stream',
      body: readFileSync(wanted),
      headers: headersAt(path) ?? {},
    };
  };

/** Who tells a browser of the policy. */
export type Teller = 'page' | 'server';
const IN_PAGE = /<meta http-equiv="Content-Security-Policy" content="[^"]*">/;

/**
 * The same with a policy from these alone: from nobody, from the page as where a host sends no headers, or from the server.
 * It works on what was built, so that what builds it has no way of switching the policy off.
 */
export const toldBy =
  (tellers: readonly Teller[], answer: Answer): Answer =>
  (path) => {
    const found = answer(path);
    if (found === null) return null;
    const { 'Content-Security-Policy': _, ...others } = found.headers;
    const headers = tellers.includes('server') ? found.headers : others;
    if (tellers.includes('page') || !found.type.startsWith('text/html')) return { ...found, headers };
    const html = String(found.body);
    // A page without a policy would show nothing of what happens when it is taken away.
    return IN_PAGE.test(html) ? { ...found, headers, body: html.replace(IN_PAGE, '') } : null;
  };

/** What a browser shows; other files it keeps. */
const SHOWN = /(?:^|\/|\.(?:html|xml|rss|svg|json|txt|webmanifest|jsonld))$/;
/** What holds no text of the content, and each record’s own part of what a document of all holds in the same words. */
const LEFT_OUT =
  /^(?:pagefind|_astro|_nginx|api\/v1\/(?:schema|actors|articles|claims))\/|\/citation\.\w+$|\.(?:png|ico|woff2|sqlite|parquet)$|^sw\.js$|^_/;

/** Every file that people could open in a browser: pages, feeds, calendars, data. */
export const documentsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep))
    .filter((parts) => !LEFT_OUT.test(parts.join('/')))
    .map((parts) =>
      parts
        .map(encodeURIComponent)
        .join('/')
        .replace(/(^|\/)index\.html$/, '$1'),
    )
    .toSorted();

/** Serves on loopback, below a base. */
async function serveLoopback(base: string, answer: Answer): Promise<Loopback> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const found = pathname.startsWith(base) ? answer(decoded(pathname.slice(base.length))) : null;
    response.writeHead(found === null ? 404 : 200, { ...found?.headers, 'content-type': found?.type ?? 'text/plain' });
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

/** Also of what is no encoded text: hostile addresses are asked for too. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Documents that are open at a time. */
const AT_ONCE = 4;
/** No name is looked up and no host is reached but this computer. */
const OFFLINE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-pings'];

/** A browser that reaches no other computer. */
export async function offlineBrowser(say: (text: string) => void): Promise<Browser> {
  const { args = [], ...options } = launchOptions(await findBrowser(say));
  return chromium.launch({ ...options, args: [...args, ...OFFLINE] });
}

/** Serves an answer, and opens each path of it. */
export async function visited(
  browser: Browser,
  answer: Answer,
  paths: readonly string[],
  options: VisitOptions = {},
): Promise<Visit[]> {
  const server = await serveLoopback('/', answer);
  try {
    return await visitAll(browser, server.url, paths, options);
  } finally {
    await server.close();
  }
}

interface VisitOptions {
  say?: (done: number) => void;
  /** Does more with a page before it is judged. */
  after?: (page: Page) => Promise<void>;
}

/** Opens each path in a context of its own, several at a time. */
async function visitAll(
  browser: Browser,
  url: string,
  paths: readonly string[],
  options: VisitOptions,
): Promise<Visit[]> {
  const visits: Visit[] = [];
  const open = paths.values();
  const work = async () => {
    for (const path of open) {
      visits.push(await visit(browser, url, path, options.after));
      options.say?.(visits.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return visits;
}

async function visit(
  browser: Browser,
  url: string,
  path: string,
  after: ((page: Page) => Promise<void>) | undefined,
): Promise<Visit> {
  const found: Visit = { path, ran: [], lost: [], refused: [], saved: false, marks: [] };
  const context = await browser.newContext({ acceptDownloads: false });
  try {
    const { page, asked } = await watched(context, url, found);
    try {
      await page.goto(url + path, { waitUntil: 'load', timeout: 60_000 });
      await after?.(page);
      if ((await page.evaluate(() => document.contentType)) === 'text/html') {
        const { marks, strange } = await page.evaluate(look, LOOK_FOR);
        found.marks = marks;
        found.ran.push(...strange);
      }
      await page.evaluate(settled);
    } catch (error) {
      const [what = ''] = (error as Error).message.split('\n');
      if (what.includes('Download is starting')) found.saved = true;
      else found.lost.push(`broke: ${what}`);
    }
    found.ran.push(...asked.values());
    const [before = ''] = (url + path).split(/[?#]/);
    const [now = ''] = page.url().split(/[?#]/);
    if (!found.saved && decoded(now) !== decoded(before)) found.lost.push(`went to ${page.url()}`);
    if (found.saved === SHOWN.test(path.replace(/[?#].*$/s, ''))) {
      found.lost.push(found.saved ? 'was kept as a file' : 'was shown, and is a file to keep');
    }
  } finally {
    await context.close();
  }
  return found;
}

/** In the page: when what happens by itself has happened, the focus that a page takes when it is drawn among it. */
const settled = () =>
  new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))));

async function watched(context: BrowserContext, url: string, found: Visit) {
  const { origin } = new URL(url);
  const ran = (what: string) => found.ran.push(what.slice(0, 300));
  await context.exposeBinding('claimlineCanary', (_, what: string) => ran(what));
  await context.exposeBinding('claimlineRefused', (_, what: string) => found.refused.push(what));
  await context.addInitScript(canary);
  const page = await context.newPage();
  context.on('page', (other) => ran(`opened ${other.url()}`));
  page.on('dialog', (dialog) => {
    ran(`dialog ${dialog.message()}`);
    dialog.dismiss().catch(() => {});
  });
  page.on('console', (message) => {
    // What was refused is told by the page. A date that is none is put into the form by our script, and refused.
    if (/Content Security Policy/.test(message.text()) || message.type() === 'warning') return;
    if (!isIcon(message.location().url)) ran(`console ${message.type()} ${message.text()}`);
  });
  page.on('pageerror', (error) => ran(`error ${error.message}`));
  page.on('download', (download) => {
    if (download.url() !== url + found.path) ran(`download ${download.url()}`);
  });
  page.on('crash', () => found.lost.push('crashed'));
  /** What was asked for and is not of the site. */
  const asked = new Map<Request, string>();
  page.on('request', (request) => {
    const to = request.url();
    const verb = request.isNavigationRequest() ? 'led to' : 'asked for';
    if (!to.startsWith(`${origin}/`)) asked.set(request, `${verb} ${to}`);
    else if (!to.startsWith(url) && !isIcon(to)) asked.set(request, `${verb} ${to}, which is not of the site`);
  });
  // What a policy refuses leaves no computer.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText === 'csp') asked.delete(request);
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && !isIcon(response.url())) ran(`asked for ${response.url()}, which is not there`);
  });
  return { page, asked };
}

/** What a browser asks for by itself where a document names none. */
const isIcon = (address: string): boolean => address.endsWith('/favicon.ico');

/** In the page: what payloads call, and what the browser refuses to do, is told. */
function canary(): void {
  type Tell = (what: string) => void;
  const told = window as unknown as { claimlineCanary: Tell; claimlineRefused: Tell };
  const { claimlineCanary: tell, claimlineRefused: refused } = told;
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'] as const) {
    Object.defineProperty(window, name, { value: (...given: unknown[]) => tell(`${name}(${given.join(', ')})`) });
  }
  Object.defineProperty(document, 'vulnerable', {
    set: () => {
      tell('alert of a document that calls itself vulnerable');
    },
  });
  addEventListener('securitypolicyviolation', (event) => refused(`${event.violatedDirective} ${event.blockedURI}`));
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
