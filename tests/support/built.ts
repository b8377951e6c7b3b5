import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readBuilt, type BuiltSite } from '../bounds/built.ts';

/** Writes a small site into a folder, file to content, and reads it as a built one. `url` as in its tracker.yaml. */
export function builtSite(folder: string, files: Record<string, string>, url = '/'): BuiltSite {
  const all = { 'index.html': '', 'api/v1/tracker.json': JSON.stringify({ tracker: { url } }), ...files };
  for (const [file, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
  return readBuilt(folder);
}
