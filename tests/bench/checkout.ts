/** The project in a copy of its own: nothing that its builds keep is there before, or comes back to the original. */
import { readdirSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { copyCheckout } from '../../src/cli/rebuild.ts';
import { OUTPUT_KINDS } from '../../src/domain/schema.ts';
import { writeCorpus } from './corpus.ts';
import type { Command } from './measure.ts';

export interface Checkout {
  folder: string;
  /** The command that builds a tracker, and what must be there once it is built. */
  build: (content: string) => Command & { output: string };
  /** Takes away all that builds kept, but not what stays of a set-up: the code that Node has compiled. */
  makeCold: (content: string, kept?: readonly string[]) => void;
}

export function createCheckout(folder: string): Checkout {
  copyCheckout(process.cwd(), folder);
  const outputOf = (content: string) => `${content}-built`;
  return {
    folder,
    build: (content) => ({
      command: process.execPath,
      args: ['src/cli/main.mjs', 'build', '--outDir', outputOf(content)],
      cwd: folder,
      env: { CLAIMLINE_CONTENT: content },
      output: outputOf(content),
    }),
    makeCold(content, kept = []) {
      for (const name of ['.astro', 'node_modules/.astro', 'node_modules/.vite']) remove(join(folder, name));
      emptyBut(join(folder, 'node_modules/.cache/claimline'), ['compiled', ...kept]);
      // The site, and the folders that it was put together in.
      const built = basename(outputOf(content));
      for (const name of list(dirname(content))) {
        if (name === built || name.startsWith(`.${built}-`)) remove(join(dirname(content), name));
      }
    },
  };
}

/** Writes a tracker that publishes its pages and nothing beside them. */
export function writePagesOnly(articles: number, content: string): void {
  writeCorpus(articles, content);
  const tracker = join(content, 'tracker.yaml');
  const outputs = Object.fromEntries(Object.keys(OUTPUT_KINDS).map((kind) => [kind, false]));
  writeFileSync(tracker, stringify({ ...parse(readFileSync(tracker, 'utf8')), outputs }));
}

/**
 * Gives an article of a corpus another summary, which stands on its page and in the list of articles; returns the words
 * to look for.
 */
export function changeArticle(content: string, article: string, number: number): string {
  const file = join(content, 'articles', `${article}.md`);
  const text = readFileSync(file, 'utf8');
  const summary = `The summary was written for the ${number}th time.`;
  writeFileSync(file, text.replace(/^summary: .*$/m, `summary: ${summary}`));
  return summary;
}

const remove = (path: string): void => rmSync(path, { recursive: true, force: true });

function emptyBut(folder: string, kept: readonly string[]): void {
  for (const name of list(folder)) if (!kept.includes(name)) remove(join(folder, name));
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
