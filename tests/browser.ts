import { existsSync } from 'node:fs';
import { chromium, type LaunchOptions } from '@playwright/test';
import { toolPath } from '../src/cli/tool.ts';
import { attempt, debianInstall } from './install.ts';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** How Playwright starts a browser: one that is found, or its own when `path` is empty. */
export function launchOptions(path: string | undefined): LaunchOptions {
  const args = [
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ];
  // As root, and in most containers, Chromium's sandbox cannot start.
  const sandbox = process.getuid?.() !== 0 && !process.env.CI;
  return { args: sandbox ? args : ['--no-sandbox', ...args], ...(path && { executablePath: path }) };
}

/**
 * Finds a browser that starts, or gets one: the one in CLAIMLINE_BROWSER, Playwright's own, the
 * computer's Chromium or Chrome, Playwright's download, Debian's package (as root).
 * Returns its path; an empty text means Playwright's own. `log` hears what is being tried.
 */
export async function findBrowser(log: (text: string) => void): Promise<string> {
  const wanted = process.env.CLAIMLINE_BROWSER;
  if (wanted) {
    const problem = await launchProblem(wanted);
    if (problem) throw new Error(`CLAIMLINE_BROWSER is ${wanted}, which does not start:\n${problem}`);
    return wanted;
  }
  const problems: string[] = [];
  const works = async (path: string) => {
    const problem = await launchProblem(path);
    if (problem) problems.push(`${path || 'Playwright’s own browser'}: ${problem}`);
    return !problem;
  };
  const installed = async () => {
    if (existsSync(chromium.executablePath()) && (await works(''))) return '';
    for (const path of SYSTEM_BROWSERS) if (existsSync(path) && (await works(path))) return path;
    return undefined;
  };

  let found = await installed();
  for (const { title, commands } of sources()) {
    if (found !== undefined) return found;
    log(title);
    for (const command of commands) {
      const problem = await attempt(command);
      if (problem) problems.push(`${title}: ${problem}`);
    }
    found = await installed();
  }
  if (found !== undefined) return found;
  throw new Error(
    `No browser was found for the browser tests. Install Chromium or Chrome, or set CLAIMLINE_BROWSER to the path of one.\n${problems.join('\n')}`,
  );
}

interface Source {
  title: string;
  commands: string[][];
}

function sources(): Source[] {
  const download = {
    title: 'Downloading Chromium',
    commands: [[process.execPath, toolPath('@playwright/test', 'playwright'), 'install', 'chromium']],
  };
  const debian = { title: 'Installing Debian’s Chromium', commands: debianInstall('chromium', 'fonts-liberation') };
  return debian.commands.length > 0 ? [download, debian] : [download];
}

async function launchProblem(path: string): Promise<string | undefined> {
  try {
    const browser = await chromium.launch(launchOptions(path));
    await browser.close();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
