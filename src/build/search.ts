/** The index of the search, as files below `pagefind/` of a build. */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decode, encode } from 'cborg';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { searchRecords, type SearchRecord } from '../outputs/search.ts';
import type { Site } from '../views/site.ts';

/** What the browser loads; Pagefind also gives interfaces of its own. */
const NEEDED = /^(?:pagefind(?:-worker)?\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/;

interface File {
  path: string;
  content: Uint8Array;
}

/** Writes the index of a site into `<outDir>/pagefind/`; `plain` gives the words of a body. */
export async function writeSearch(site: Site, plain: Parameters<typeof searchRecords>[1], outDir: string) {
  for (const { path: file, content } of await searchIndex(searchRecords(site, plain), site.graph.tracker.language)) {
    const target = path.join(outDir, 'pagefind', file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}

/** The files of the index; the same records give the same files. */
export async function searchIndex(records: readonly SearchRecord[], language: string): Promise<File[]> {
  const { index } = check(await createIndex());
  try {
    // One after the other: the order of the records is that of the index.
    for (const record of records) check(await (index as PagefindIndex).addCustomRecord({ ...record, language }));
    const { files } = check(await (index as PagefindIndex).getFiles());
    return inOrder(files.filter((file) => NEEDED.test(file.path)));
  } finally {
    await close();
  }
}

function check<T extends { errors: string[] }>(answer: T): T {
  if (answer.errors.length > 0) throw new Error(`The search index cannot be made: ${answer.errors.join('; ')}`);
  return answer;
}

/** A filter is `[name, [[value, pages], …]]`; metadata lists the filters as its fourth element, `[[name, file], …]`. */
type Packed = [string, unknown[]] | [unknown, unknown, unknown, unknown[], ...unknown[]];

/**
 * Pagefind 1.5 writes filters and their values in an order that differs from run to run. Both are put in order and named by
 * what they hold now, and the entry names the metadata.
 */
function inOrder(files: readonly File[]): File[] {
  const names = new Map<string, string>();
  const ordered = (pattern: RegExp, at: 1 | 3): File[] =>
    files.flatMap((file) => {
      const name = pattern.exec(file.path)?.[1];
      if (name === undefined) return [];
      const packed = decode(rename(gunzipSync(file.content).subarray(SIGNATURE.length), names)) as Packed;
      packed[at] = (packed[at] as unknown[]).toSorted((a, b) => Buffer.compare(encode(a), encode(b)));
      const list = encode(packed);
      const renamed = createHash('sha256').update(list).digest('hex').slice(0, name.length);
      names.set(name, renamed);
      const content = gzipSync(Buffer.concat([SIGNATURE, list]), { level: 9 });
      return [{ path: file.path.replace(name, renamed), content }];
    });
  const filters = ordered(FILTER, 1);
  const metas = ordered(META, 3);
  const others = files.flatMap((file) => {
    if (FILTER.test(file.path) || META.test(file.path)) return [];
    return file.path === ENTRY ? [{ path: ENTRY, content: rename(file.content, names) }] : [file];
  });
  return [...filters, ...metas, ...others].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** The same bytes with names of files replaced by names of the same length. */
function rename(bytes: Uint8Array, names: ReadonlyMap<string, string>): Uint8Array {
  let text = Buffer.from(bytes).toString('latin1');
  for (const [name, renamed] of names) text = text.replaceAll(`_${name}`, `_${renamed}`);
  return Buffer.from(text, 'latin1');
}

const ENTRY = 'pagefind-entry.json';
const FILTER = /^filter\/.*_([0-9a-f]+)\.pf_filter$/;
const META = /^pagefind\..*_([0-9a-f]+)\.pf_meta$/;
/** What every packed file begins with. */
const SIGNATURE = Buffer.from('pagefind_dcd');
