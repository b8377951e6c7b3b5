/** The same articles, claims and actors checked as one would without this project: Astro’s content collections. */
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { toolPath } from '../../src/cli/tool.ts';
import type { Command } from './measure.ts';

/** Below the project, so that packages are found. */
const FOLDER = '.astro/bench';

/** `astro sync` reads every file, judges it by the same schema and parses its Markdown; it knows no other file. */
export function collections(content: string): { command: Command; remove: () => void } {
  const root = resolve(FOLDER);
  rmSync(root, { recursive: true, force: true });
  mkdirSync(join(root, 'src/pages'), { recursive: true });
  symlinkSync(resolve(content), join(root, 'content'));
  writeFileSync(join(root, 'astro.config.mjs'), 'export default { cacheDir: "./cache" };\n');
  writeFileSync(
    join(root, 'src/content.config.ts'),
    [
      "import { defineCollection } from 'astro:content';",
      "import { glob } from 'astro/loaders';",
      "import { z } from 'zod';",
      `import { COLLECTIONS } from ${JSON.stringify(resolve('src/domain/schema.ts'))};`,
      // Astro reads days as moments: they are made days again.
      'const text = (data) => data instanceof Date ? data.toISOString().slice(0, 10) : Array.isArray(data) ? data.map(text)',
      "  : data && typeof data === 'object' ? Object.fromEntries(Object.entries(data).map(([k, v]) => [k, text(v)])) : data;",
      'export const collections = Object.fromEntries(Object.entries(COLLECTIONS).map(([name, schema]) => [',
      "  name, defineCollection({ loader: glob({ pattern: '*.md', base: `./content/${name}` }), schema: z.preprocess(text, schema) }),",
      ']));',
    ].join('\n'),
  );
  return {
    command: { command: process.execPath, args: [toolPath('astro'), 'sync', '--force', '--root', root] },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
