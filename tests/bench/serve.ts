/** Servers that are started for a measurement, and what a reader sees of them. */
import { spawn } from 'node:child_process';
import { chromium } from '@playwright/test';
import { findBrowser, launchOptions } from '../browser.ts';

/** In milliseconds: between two looks at a server. */
const EVERY = 10;
/** In milliseconds. What takes longer hangs. */
const HANGS = 20 * 60_000;

export interface Server {
  stop: () => Promise<void>;
  /** Says what the server printed when it ends too early. */
  failed: Promise<never>;
}

/** Starts a server in a group of processes of its own, which `stop` ends as a whole. */
export function startServer(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Server {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  child.stdout.on('data', (data) => (said += data));
  child.stderr.on('data', (data) => (said += data));
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const failed = new Promise<never>((_, reject) => {
    child.on('error', reject);
    child.on('close', (code) => reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${said.trim()}`)));
  });
  failed.catch(() => {});
  const stop = async () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  return { stop, failed };
}

/** Waits until an address answers with a page that holds these words. @throws Where that takes too long. */
export async function served(address: string, words: string): Promise<void> {
  const start = performance.now();
  while (performance.now() - start < HANGS) {
    const page = await fetch(address).then(
      (response) => response.text(),
      () => '',
    );
    if (page.includes(words)) return;
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  throw new Error(`${address} did not show “${words}”.`);
}

export interface Reader {
  /** "the browser", or by what else the page is read. */
  name: string;
  open: (address: string) => Promise<void>;
  /** Until the page that is open shows these words. */
  sees: (words: string) => Promise<void>;
  close: () => Promise<void>;
}

/** A browser with a page open; where there is none, a program that asks for the page again and again. */
export async function createReader(log: (text: string) => void): Promise<Reader> {
  const path = await findBrowser(log).catch(() => null);
  if (path === null) {
    let address = '';
    return {
      name: 'HTTP',
      open: async (to) => void (address = to),
      sees: (words) => served(address, words),
      close: async () => {},
    };
  }
  const browser = await chromium.launch(launchOptions(path));
  const page = await browser.newPage();
  page.setDefaultTimeout(HANGS);
  return {
    name: 'the browser',
    open: async (to) => void (await page.goto(to)),
    sees: (words) => page.getByText(words).first().waitFor(),
    close: () => browser.close(),
  };
}
