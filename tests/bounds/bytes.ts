/** Weight: HTML with its stylesheets, and JavaScript, as they are sent. */
import { readFileSync } from 'node:fs';
import { extname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { atMost, KB, kilobytes, type Bound, type Check, type Measure, type Subject } from './bound.ts';
import { fileOf, type BuiltSite } from './built.ts';
import type { Document } from './documents.ts';
import { hasControls, isList } from './kinds.ts';

/** The bounds, in kilobytes compressed; issue "A site that people want to read". */
const LIMITS = { page: 14, list: 40, scripts: 1, scriptsWithControls: 8 };

const FONTS = new Set(['.woff2', '.woff']);
const IMAGES = new Set(['.svg', '.png', '.jpg', '.webp', '.avif', '.ico']);

export const bytes: Check = {
  title: 'Weighing pages',
  measure: ({ site, documents }) => bytesBounds(site, documents),
};

/** The bounds on weight; fonts and pictures are only noted. */
export function bytesBounds(site: BuiltSite, documents: Subject['documents']): Bound[] {
  const weigh = weigher(site);
  const text: (Measure & { list: boolean })[] = documents.map((document) => {
    const styles = document.styles.map((address) => localFile(site, document, address));
    const parts = [gzipBytes(document.page.html), ...styles.map(weigh)];
    return {
      page: document.page.path,
      list: isList(document.page.kind),
      value: sum(parts),
      detail: `HTML ${kilobytes(parts[0] ?? 0)}, CSS ${kilobytes(sum(parts.slice(1)))}`,
    };
  });
  const scripts = documents.map((document) => {
    const files = scriptFiles(site, document);
    return {
      page: document.page.path,
      controls: hasControls(document.page.kind),
      files: [...files, ...document.inlineScripts.map((_, index) => `inline script ${index + 1}`)],
      value: sum([...files.map(weigh), ...document.inlineScripts.map(gzipBytes)]),
      detail: [...files, ...document.inlineScripts.map(() => 'a script in the page')].join(', '),
    };
  });
  const plain = scripts.filter(({ controls }) => !controls);
  const shared = plain.find(({ files }) => files.length > 0)?.files[0];
  const strays = plain.map(({ page, files }) => {
    const others = files.filter((file) => file !== shared);
    return { page, value: others.length, detail: `beside ${shared}: ${others.join(', ')}` };
  });
  const page = atMost(
    'HTML and CSS of a page',
    LIMITS.page * KB,
    kilobytes,
    text.filter(({ list }) => !list),
  );
  return [
    { ...page, notes: [assets(site, 'Fonts', FONTS), assets(site, 'Pictures', IMAGES)] },
    atMost(
      'HTML and CSS of a long list',
      LIMITS.list * KB,
      kilobytes,
      text.filter(({ list }) => list),
    ),
    atMost('JavaScript of plain pages', LIMITS.scripts * KB, kilobytes, plain),
    atMost('scripts of plain pages beside the shared one', 0, String, strays),
    atMost(
      'JavaScript of pages with controls',
      LIMITS.scriptsWithControls * KB,
      kilobytes,
      scripts.filter(({ controls }) => controls),
    ),
  ];
}

/** Bytes of a text or file as servers send it: gzip, at the level of files compressed ahead. */
export const gzipBytes = (content: string | Buffer): number => gzipSync(content, { level: 9 }).length;

/**
 * The files that a page's JavaScript loads at once: its scripts and all that they import statically. What they import
 * with `import()` is loaded when a reader asks for it.
 */
export function scriptFiles(site: BuiltSite, document: Document): string[] {
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const specifier of staticImports(readFileSync(join(site.folder, file), 'utf8'))) {
      follow(posix.join(posix.dirname(file), specifier));
    }
  };
  for (const address of document.scripts) follow(localFile(site, document, address));
  return [...found];
}

/** The relative paths that a module imports when it is loaded: `import a from './b.js'`, `export * from './c.js'`. */
export function staticImports(code: string): string[] {
  return ts
    .createSourceFile('a.js', code, ts.ScriptTarget.Latest)
    .statements.flatMap((statement) =>
      ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement) ? [statement.moduleSpecifier] : [],
    )
    .flatMap((specifier) => (specifier && ts.isStringLiteral(specifier) ? [specifier.text] : []));
}

/** The file of a style sheet or script; an error for one of another host or one that is missing. */
function localFile(site: BuiltSite, { page }: Document, address: string): string {
  const file = fileOf(site, page.path, address);
  if (file === null || !site.files.has(file))
    throw new Error(`/${page.path} needs ${address}, which is not in the site.`);
  return file;
}

function weigher({ folder }: BuiltSite): (file: string) => number {
  const known = new Map<string, number>();
  return (file) => {
    const weight = known.get(file) ?? gzipBytes(readFileSync(join(folder, file)));
    known.set(file, weight);
    return weight;
  };
}

function assets({ folder, files }: BuiltSite, title: string, extensions: ReadonlySet<string>): string {
  const sizes = [...files]
    .filter((file) => extensions.has(extname(file)))
    .map((file) => readFileSync(join(folder, file)));
  const largest = Math.max(0, ...sizes.map(({ length }) => length));
  return `${title}, not bounded: ${sizes.length} files, the largest ${kilobytes(largest)}`;
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
