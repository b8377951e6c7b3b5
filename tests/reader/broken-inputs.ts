/**
 * The folder of broken inputs: one folder per input, laid over the valid `base/`.
 *
 * `expected.txt` is what `check` must print; the paths in `remove.txt` are removed from the base.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../fixtures/broken');
const NOTES = ['expected.txt', 'remove.txt'];

export const brokenInputs: readonly string[] = readdirSync(ROOT).filter((name) => name !== 'base');

/** What `check` must print about an input that lies in the folder `content`. */
export const expectedText = (input: string): string =>
  readFileSync(join(ROOT, input, 'expected.txt'), 'utf8').trimEnd();

/** The files of an input with their bytes, to compare inputs with each other. */
export const filesOf = (input: string): [name: string, bytes: string][] =>
  readdirSync(join(ROOT, input), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'expected.txt')
    .map((entry): [string, string] => {
      const file = join(entry.parentPath, entry.name);
      return [relative(join(ROOT, input), file), readFileSync(file, 'latin1')];
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** Lays an input (`base` is the valid one) into a temporary folder. */
export function lay(input: string): { folder: string; remove: () => void } {
  const parent = mkdtempSync(join(realpathSync(tmpdir()), 'content-'));
  const folder = join(parent, 'content');
  cpSync(join(ROOT, 'base'), folder, { recursive: true });
  const list = join(ROOT, input, 'remove.txt');
  const removed = existsSync(list) ? readFileSync(list, 'utf8').trim().split('\n') : [];
  for (const name of removed) rmSync(join(folder, name), { recursive: true });
  if (!removed.includes('.')) {
    cpSync(join(ROOT, input), folder, {
      recursive: true,
      filter: (source) => !NOTES.some((name) => source.endsWith(name)),
    });
  }
  return { folder, remove: () => rmSync(parent, { recursive: true }) };
}
