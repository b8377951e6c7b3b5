/** npm run bounds: measures every bound on a built site, prints them as a table, and fails when one does not hold. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { CONTENT_NOTE, readArgs } from '../../src/cli/args.ts';
import { failureText } from '../../src/cli/fail.ts';
import { shown } from '../../src/cli/out-dir.ts';
import { createProgress } from '../../src/cli/progress.mjs';
import { buildSite } from '../../src/cli/site.ts';
import { findBrowser, launchOptions } from '../browser.ts';
import { axe } from './axe.ts';
import { exitCode, type Bound, type Check, type Subject } from './bound.ts';
import { readBuilt } from './built.ts';
import { bytes } from './bytes.ts';
import { readDocuments } from './documents.ts';
import { forcedColors } from './forced-colors.ts';
import { html } from './html.ts';
import { keyboard } from './keyboard.ts';
import { representatives } from './kinds.ts';
import { lighthouse } from './lighthouse.ts';
import { links } from './links.ts';
import { nu } from './nu.ts';
import { detailsText, tableText } from './print.ts';
import { serve } from './server.ts';
import { visits } from './visits.ts';

/** Quick ones first; names are for `--only`. */
const CHECKS: Record<string, Check> = {
  bytes,
  links,
  html,
  nu,
  keyboard,
  'forced-colors': forcedColors,
  visits,
  axe,
  lighthouse,
};
const NAMES = Object.keys(CHECKS);

const args = readArgs({
  name: 'bounds',
  summary: `Measures all bounds on size, speed, accessibility and correctness on the built site.\nEnds with 1 when one does not hold, with 2 when one could not be measured. ${CONTENT_NOTE}`,
  options: {
    only: { type: 'string', multiple: true, value: 'check', help: `Run one check: ${NAMES.join(', ')}.` },
    site: { type: 'string', value: 'folder', help: 'The folder of a built site (default: builds one first).' },
    every: {
      type: 'boolean',
      help: 'Take every page where one of each kind is taken: keyboard, forced-colors, lighthouse.',
    },
    json: { type: 'string', value: 'file', help: 'Write all bounds with all findings into a file.' },
  },
});
const unknown = args.only?.find((name) => !NAMES.includes(name));
if (unknown !== undefined) {
  console.error(`bounds: There is no check "${unknown}". Checks: ${NAMES.join(', ')}`);
  process.exit(2);
}

const progress = createProgress();
try {
  const folder = resolve(args.site ?? 'tests/.results/bounds');
  if (args.site === undefined) await buildSite(folder);
  const bounds = await measureAll(folder);
  progress.clear();
  console.log(`${shown(folder)}\n\n${tableText(bounds)}`);
  const details = detailsText(bounds);
  if (details) console.log(`\n${details}`);
  if (args.json !== undefined) await writeFile(args.json, `${JSON.stringify(bounds, null, 2)}\n`);
  process.exitCode = exitCode(bounds);
} catch (error) {
  progress.clear();
  const text = failureText(error);
  if (text) console.error(text);
  process.exitCode = 2;
}

async function measureAll(folder: string): Promise<Bound[]> {
  progress.step('Reading the site');
  const site = readBuilt(folder);
  const browserPath = await findBrowser((text) => progress.step(text));
  const browser = await chromium.launch(launchOptions(browserPath));
  const server = await serve(site.folder, site.base);
  try {
    const tab = await browser.newPage();
    const documents = await readDocuments(tab, site.pages);
    await tab.close();
    const subject = {
      site,
      documents,
      kinds: representatives(site.pages),
      url: server.url,
      browser,
      browserPath,
      every: args.every ?? false,
    };
    const bounds: Bound[] = [];
    for (const [name, check] of Object.entries(CHECKS)) {
      if (!args.only || args.only.includes(name)) bounds.push(...(await take(name, check, subject)));
    }
    return bounds;
  } finally {
    await server.close();
    await browser.close();
  }
}

/** What a check measures; one that breaks down leaves the others to go on. */
async function take(name: string, { title, measure }: Check, subject: Omit<Subject, 'say'>): Promise<Bound[]> {
  const start = performance.now();
  progress.step(title);
  try {
    return await measure({ ...subject, say: (text) => progress.update(`${title}: ${text}`) });
  } catch (error) {
    return [{ what: name, limit: '', worst: null, page: null, findings: [], notes: [failureText(error)] }];
  } finally {
    progress.done(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  }
}
