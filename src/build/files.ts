/** Files beside the pages, written in a build and served in dev. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MEDIA_TYPES, outputFiles, type OutputFile } from '../outputs/files.ts';
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

/** Looks up files of a site by their address below its root; null where there is none. They are listed when first asked. */
export function filesOf(site: Site): (path: string) => { type: string; content: string | Uint8Array } | null {
  let files: Map<string, OutputFile> | null = null;
  return (path) => {
    files ??= new Map(outputFiles(site).map((one) => [one.path, one]));
    const file = files.get(path);
    if (file === undefined) return null;
    const type = MEDIA_TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
    return { type, content: file.content() };
  };
}
