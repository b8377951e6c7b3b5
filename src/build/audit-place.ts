/** Where an audit looks: the files of a built site, and which addresses lead to them. */
import { SCHEMES } from './markup.ts';

/** What is wrong with a file of a built site. Lines and columns count from 1; of a file as a whole they are 1. */
export interface Flaw {
  /** Below the site’s folder, with `/`. */
  file: string;
  line: number;
  column: number;
  found: string;
  expected: string;
}

export interface Place {
  /** Every file of the site, below its folder, with `/`. */
  files: ReadonlySet<string>;
  /** Why a browser may not load what an address names; null when it is a file of the site. */
  loading(address: string): string | null;
  /** Why people may not be led to an address; null when they may. */
  leading(address: string): string | null;
}

/** `url` is the site’s own address, null where it has none; `base` the path below which it lies. */
export function createPlace(files: ReadonlySet<string>, base: string, url: string | null): Place {
  // Pages name each other from the root: what an address leads to does not depend on the page that it is on.
  const root = url === null ? new URL(base, 'http://site.invalid') : new URL(base, url);
  const folders = new Set([...files].flatMap((file) => foldersOf(file)));
  const ofSite = (address: string): boolean => {
    const to = URL.parse(address, root);
    if (to?.origin !== root.origin || !to.pathname.startsWith(base)) return false;
    const path = decoded(to.pathname.slice(base.length));
    return files.has(path) || files.has(`${path}index.html`) || folders.has(path);
  };
  const safe = (address: string): boolean => {
    const to = URL.parse(address, root);
    return to !== null && SCHEMES.has(to.protocol) && to.username === '' && to.password === '';
  };
  const schemes = [...SCHEMES].join(', ');
  return {
    files,
    loading: remember((address) => (ofSite(address) ? null : 'the address of a file of the site')),
    leading: remember((address) =>
      safe(address) ? null : `an address that begins with one of ${schemes} and names no user`,
    ),
  };
}

/** foldersOf('a/b/c.js') // ['a/', 'a/b/'] */
const foldersOf = (file: string): string[] => [...file.matchAll(/\//g)].map(({ index }) => file.slice(0, index + 1));

/** The text that an address encodes; itself where it encodes none. */
export function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Most addresses stand on every page. */
function remember(judge: (address: string) => string | null): (address: string) => string | null {
  const judged = new Map<string, string | null>();
  return (address) => {
    const known = judged.get(address);
    if (known !== undefined) return known;
    const verdict = judge(address);
    judged.set(address, verdict);
    return verdict;
  };
}

const LONGEST = 80;

/** A text from the site in a message: on one line, and not all of it. */
export const cited = (text: string): string =>
  JSON.stringify(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** Why styles may not stand as they are; null when all that they load is of the site. */
export function styleProblem(css: string, { loading }: Place): string | null {
  for (const [, address = ''] of css.matchAll(/(?:url\(\s*|@import\s+|image-set\(\s*)["']?([^"')\s;]*)/gi)) {
    if (loading(address) !== null) return address;
  }
  return null;
}
