/** Files beside the pages, written in a build and served in dev. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MEDIA_TYPES, outputFiles } from '../outputs/files.ts';
import type { Site } from '../views/site.ts';

/** Writes all files below a folder. */
export function writeFiles(site: Site, folder: string): void {
  const made = new Set<string>();
  for (const { path, content } of outputFiles(site)) {
    const file = join(folder, path);
    const parent = dirname(file);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    // Nothing of a page is ever written over.
    writeFileSync(file, content(), { flag: 'wx' });
  }
}

/** The file at an address below the site’s root; null where there is none. */
export function fileAt(site: Site, path: string): { type: string; content: string | Uint8Array } | null {
  const file = outputFiles(site).find((one) => one.path === path);
  if (file === undefined) return null;
  const type = MEDIA_TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  return { type, content: file.content() };
}
