/** Builds of records that no check has seen: the way of every build, with the records handed over. */
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import mdx from '@astrojs/mdx';
import { build } from 'astro';
import config from '../../astro.config.mjs';
import type { Records } from '../../src/domain/records.ts';
import { claimline } from '../../src/integration.ts';
import { readContent } from '../../src/reader/read.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { STORY } from './story.ts';

export interface BuiltHostile {
  site: Site;
  folder: string;
}

/** Builds records into a folder of `tests/.results`, with the pictures of a content; the audit is left to the caller. */
export async function buildRecords(records: Records, name: string, content = STORY): Promise<BuiltHostile> {
  process.env['CLAIMLINE_CONTENT'] = content;
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  const site = createSite(records, content, readContent(content).images);
  const folder = resolve('tests/.results', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, '..'), { recursive: true });
  await build({
    ...config,
    configFile: false,
    outDir: folder,
    logLevel: 'error',
    integrations: [claimline(site), mdx()],
  });
  return { site, folder };
}
