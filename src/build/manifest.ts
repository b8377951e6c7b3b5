/**
 * The manifest of a site: the hash of every file, as `sha256sum --check` reads it. Whoever built the same content can tell
 * by it whether a site is what comes out.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { sha256 } from '../outputs/version.ts';
import type { Flaw } from './audit-place.ts';

/** The name that the tools of GNU coreutils, and releases of Debian, have for it; at the top of the site. */
export const MANIFEST = 'SHA256SUMS';

/** All files below a folder, with `/` and in order. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).split(sep).join('/'))
    .toSorted();

/** What the manifest of a built site says: it names every file but itself. */
export const manifestOf = (folder: string): string =>
  filesBelow(folder)
    .filter((file) => file !== MANIFEST)
    .map((file) => `${sha256(readFileSync(join(folder, file)))}  ${file}\n`)
    .join('');

/** Writes it over what is in the folder: nothing may be added after it. */
export const writeManifest = (folder: string): void =>
  writeFileSync(join(folder, MANIFEST), manifestOf(folder), { flag: 'wx' });

/**
 * Hashes by file; lines of any other form are left out, so that what is no manifest has none.
 *
 * readManifest(`${hash}  a/b.html\n`).get('a/b.html') // hash
 */
export const readManifest = (text: string): Map<string, string> =>
  new Map([...text.matchAll(/^([0-9a-f]{64}) [ *](.+)$/gm)].map(([, hash = '', file = '']) => [file, hash]));

/** Files that two manifests do not hash alike, in order: there is one in the first, in the second, or in both. */
export function differingFiles(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): { file: string; in: 'first' | 'second' | 'both' }[] {
  return [...new Set([...one.keys(), ...other.keys()])]
    .toSorted()
    .filter((file) => one.get(file) !== other.get(file))
    .map((file) => ({ file, in: other.has(file) ? (one.has(file) ? 'both' : 'second') : 'first' }));
}

/** Where the manifest of a built site is not that of its files. */
export function manifestFlaws(folder: string): Flaw[] {
  const at = (file: string, found: string, expected: string): Flaw => ({ file, line: 1, column: 1, found, expected });
  if (!filesBelow(folder).includes(MANIFEST)) return [at(MANIFEST, 'no such file', 'the hash of every file')];
  const said = readManifest(readFileSync(join(folder, MANIFEST), 'utf8'));
  const WORDS = {
    first: ['no such file', `the file that ${MANIFEST} names`],
    second: [`a file that ${MANIFEST} does not name`, 'no such file'],
    both: [`another hash than ${MANIFEST} gives`, 'the file as it was built'],
  } as const;
  return differingFiles(said, readManifest(manifestOf(folder))).map(({ file, in: where }) => {
    const [found, expected] = WORDS[where];
    return at(file, found, expected);
  });
}
