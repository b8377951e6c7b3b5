/**
 * The service worker. Every site has the file: where the tracker stops asking for it, browsers find one in its place that
 * takes it away.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathOf } from '../views/links.ts';
import type { Site } from '../views/site.ts';
import { contentHash } from './api.ts';
import type { OutputFile } from './files.ts';
import { versionIn } from './version.ts';

export const workerFiles = (site: Site): OutputFile[] => [
  { path: pathOf(site, site.links.worker), content: () => worker(site) },
];

function worker(site: Site): string {
  const { base, offline } = site.links;
  const asked = site.graph.tracker.offline === true;
  const about = asked ? { version: versionIn(contentHash(site)), base, offline } : { base };
  const file = path.join(import.meta.dirname, '../browser', asked ? 'worker.js' : 'no-worker.js');
  return `globalThis.SITE = ${JSON.stringify(about)};\n${readFileSync(file, 'utf8').replaceAll('\r\n', '\n')}`;
}
