/** What the audit of a built site finds, each with its place; and that it finds nothing in a site that is whole. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { audit, flawsText } from '../../src/build/audit.ts';
import { auditDocument } from '../../src/build/audit-document.ts';
import { auditPage } from '../../src/build/audit-page.ts';
import { createPlace, type Flaw } from '../../src/build/audit-place.ts';
import { plainBody } from '../../src/reader/markdown.ts';
import { addresses, addressHref } from '../../src/views/addresses.ts';
import { allPages } from '../../src/views/pages.ts';
import { createSite } from '../../src/views/site.ts';
import { storyRecords } from '../support/story.ts';

const FILES = new Set([
  'index.html',
  'a/index.html',
  'a/b.png',
  '_astro/own.js',
  '_astro/own.css',
  'feed.xml',
  'x/y.pf',
]);
const place = createPlace(FILES, '/base/', 'https://example.org/base/');
const LISTED = 'only what the templates use: see src/build/markup.ts';
const OWN = 'the address of a file of the site';
const GUIDING = 'a policy, or the way to another page of the site';
const LEADS = 'an address that begins with one of http:, https:, mailto: and names no user';

const page = (body: string, head = '') =>
  `<!doctype html><html><head>${head}</head><body><h1>A</h1>${body}</body></html>`;
const brief = ({ line, column, found, expected }: Flaw) => [`${line}:${column}`, found, expected];

test.each([
  ['our own files', page('<script src="/base/_astro/own.js" type="module"></script><img src="/base/a/b.png" alt="">')],
  ['our own whole addresses', page('<iframe src="https://example.org/base/a/"></iframe>')],
  ['a folder that scripts read', page('<form data-search="/base/x/" action="/base/a/"></form>')],
  ['links to other hosts', page('<a href="https://example.com/?q=1#a">b</a><a href="mailto:desk@example.org">c</a>')],
  ['a gradient of the page', page('<svg><path d="M0 0" fill="url(#g-1)"/></svg>')],
  ['an address that speaks of one', page('<svg><a href="https://example.com/?q=url(a)"></a></svg>')],
  ['linked data', page('', '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>')],
  ['what looks like markup', page('<p>&lt;script&gt;alert(1)&lt;/script&gt; javascript:alert(1)</p>')],
])('nothing is wrong with %s', (_, html) => {
  expect(auditPage('a.html', html, place).flaws).toEqual([]);
});

/** Each is put below a heading, on line 2 and from column 1. */
describe.each([
  ['<script>run()</script>', [['2:1', 'a script on the page itself, "run()"', 'scripts of files of the site only']]],
  ['<script src="https://example.com/a.js"></script>', [['2:9', 'src="https://example.com/a.js" on <script>', OWN]]],
  ['<script src="//example.com/a.js"></script>', [['2:9', 'src="//example.com/a.js" on <script>', OWN]]],
  ['<script src="/base/no.js"></script>', [['2:9', 'src="/base/no.js" on <script>', OWN]]],
  ['<script src="/elsewhere/own.js"></script>', [['2:9', 'src="/elsewhere/own.js" on <script>', OWN]]],
  [
    '<script src="data:text/javascript,run()"></script>',
    [['2:9', 'src="data:text/javascript,run()" on <script>', OWN]],
  ],
  [
    '<script src="/base/_astro/own.js">run()</script>',
    [['2:1', 'words in a script that has an address, "run()"', 'none']],
  ],
  [
    '<script type="application/ld+json">{"a":"<!--"}</script>',
    [['2:1', 'linked data that cannot be read back, "{\\"a\\":\\"<!--\\"}"', 'JSON in which every < is escaped']],
  ],
  [
    '<script type="application/ld+json">{"a":</script>',
    [['2:1', 'linked data that cannot be read back, "{\\"a\\":"', 'JSON in which every < is escaped']],
  ],
  ['<p onclick="run()">a</p>', [['2:4', 'onclick="run()" on <p>', LISTED]]],
  ['<p style="color:red">a</p>', [['2:4', 'style="color:red" on <p>', LISTED]]],
  ['<p href="/base/">a</p>', [['2:4', 'href="/base/" on <p>', LISTED]]],
  ['<video></video>', [['2:1', 'an element <video>', LISTED]]],
  ['<svg><script>run()</script></svg>', [['2:6', 'an element <svg script>', LISTED]]],
  ['<svg><foreignObject></foreignObject></svg>', [['2:6', 'an element <svg foreignObject>', LISTED]]],
  ['<math></math>', [['2:1', 'an element <math>', LISTED]]],
  [
    '<svg><use href="https://example.com/a.svg#b"/></svg>',
    [['2:11', 'href="https://example.com/a.svg#b" on <svg use>', OWN]],
  ],
  ['<svg><use xlink:href="#b"/></svg>', [['2:11', 'xlink:href="#b" on <svg use>', LISTED]]],
  [
    '<svg><path fill="url(https://example.com/)"/></svg>',
    [['2:12', 'fill="url(https://example.com/)" on <svg path>', 'a reference to something on the same page']],
  ],
  ['<svg><a href="javascript:run()"></a></svg>', [['2:9', 'href="javascript:run()" on <svg a>', LEADS]]],
  ['<a href="javascript:run()">a</a>', [['2:4', 'href="javascript:run()" on <a>', LEADS]]],
  ['<a href=" java&#9;script:run()">a</a>', [['2:4', 'href=" java\\tscript:run()" on <a>', LEADS]]],
  ['<a href="data:text/html,a">a</a>', [['2:4', 'href="data:text/html,a" on <a>', LEADS]]],
  ['<a href="vbscript:run()">a</a>', [['2:4', 'href="vbscript:run()" on <a>', LEADS]]],
  [
    '<a href="https://ann:secret@example.com/">a</a>',
    [['2:4', 'href="https://ann:secret@example.com/" on <a>', LEADS]],
  ],
  ['<a href="https://[">a</a>', [['2:4', 'href="https://[" on <a>', LEADS]]],
  ['<img src="https://example.com/pixel.png" alt="">', [['2:6', 'src="https://example.com/pixel.png" on <img>', OWN]]],
  [
    '<img src="/base/a/b.png" srcset="https://example.com/a 2x" alt="">',
    [['2:26', 'srcset="https://example.com/a 2x" on <img>', LISTED]],
  ],
  ['<iframe src="https://example.com/"></iframe>', [['2:9', 'src="https://example.com/" on <iframe>', OWN]]],
  ['<iframe srcdoc="a"></iframe>', [['2:9', 'srcdoc="a" on <iframe>', LISTED]]],
  ['<form action="https://example.com/"></form>', [['2:7', 'action="https://example.com/" on <form>', OWN]]],
  ['<form data-search="https://example.com/"></form>', [['2:7', 'data-search="https://example.com/" on <form>', OWN]]],
  ['<button formaction="javascript:run()"></button>', [['2:9', 'formaction="javascript:run()" on <button>', LISTED]]],
  ['<meta http-equiv="refresh" content="0">', [['2:7', '<meta http-equiv="refresh">', GUIDING]]],
  [
    '<meta http-equiv="Refresh" content="0; url=https://example.com/">',
    [['2:7', '<meta http-equiv="refresh">', GUIDING]],
  ],
  [
    '<meta http-equiv="refresh" content="0; url=/base/feed.xml"><meta http-equiv="content-security-policy" content="">',
    [],
  ],
  ['<meta http-equiv="set-cookie" content="a=b">', [['2:7', '<meta http-equiv="set-cookie">', GUIDING]]],
  ['<base href="https://example.com/">', [['2:7', 'href="https://example.com/" on <base>', LISTED]]],
  [
    '<link rel="stylesheet" href="https://example.com/a.css">',
    [['2:24', 'href="https://example.com/a.css" on <link>', OWN]],
  ],
  [
    '<template><p><img src="x" onerror="run()" alt=""></p></template>',
    [
      ['2:19', 'src="x" on <img>', OWN],
      ['2:27', 'onerror="run()" on <img>', LISTED],
    ],
  ],
  ['<noscript><p title="</noscript><object></object>"></p></noscript>', [['2:32', 'an element <object>', LISTED]]],
  ['<noscript><object></object></noscript>', [['2:11', 'an element <object>', LISTED]]],
  ['<!-- a -->', [['2:1', 'a comment, " a "', 'none']]],
  ['<p id="a">a</p><p id="a">b</p>', [['2:19', 'a second id="a"', 'every id once on a page']]],
  ['<p>a</p>\n<video>', [['3:1', 'an element <video>', LISTED]]],
] as [string, string[][]][])('%s', (body, expected) => {
  test('is found', () => {
    expect(auditPage('a.html', page(`\n${body}`), place).flaws.map(brief)).toEqual(expected);
  });
});

test.each([
  ['<p>a</p>', [['1:1', 'a page without <!doctype html>', 'one at its very start']]],
  ['<!doctype html><title>A</title><p> </p>', [['1:1', 'an empty page', 'words']]],
])('of a whole page: %s', (html, expected) => {
  expect(auditPage('a.html', html, place).flaws.map(brief)).toEqual(expected);
});

const DOCUMENTED = 'only what our documents are made of: see src/build/markup.ts';
const feed = (inside: string) => `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">${inside}</feed>`;

test.each([
  ['feed.xml', feed('<title type="html"><![CDATA[<p>a & <a href="https://example.org/">b</a></p>]]></title>'), []],
  ['a.json', '{"a":"<script>"}', []],
  ['own.css', '@font-face{src:url("/base/_astro/own.js")}', []],
  ['a.csv', '<script>', []],
  ['feed.xml', feed('<script>run()</script>'), [['1:64', 'an element <script>', DOCUMENTED]]],
  ['feed.xml', feed('<entry onload="run()"/>'), [['1:64', 'onload="run()" on <entry>', DOCUMENTED]]],
  ['feed.xml', feed('<link href="javascript:run()"/>'), [['1:64', 'href="javascript:run()" on <link>', LEADS]]],
  ['feed.xml', feed('<uri>javascript:run()</uri>'), [['1:85', '"javascript:run()" in <uri>', LEADS]]],
  [
    'feed.xml',
    feed('<content type="html">&lt;img src=x onerror=run()&gt;</content>'),
    [
      ['1:116', 'an element <img> in a text', DOCUMENTED],
      ['1:116', 'src="x" on <img> in a text', DOCUMENTED],
      ['1:116', 'onerror="run()" on <img> in a text', DOCUMENTED],
    ],
  ],
  [
    'feed.xml',
    feed('<content type="html"><![CDATA[<p><a href="javascript:run()">a</a></p>]]></content>'),
    [['1:136', 'href="javascript:run()" on <a> in a text', LEADS]],
  ],
  [
    'feed.xml',
    feed('<entry>'),
    [
      ['1:71', '</feed>', '</entry>'],
      ['1:78', 'a document that is cut off', 'one element around everything'],
    ],
  ],
  ['feed.xml', '', [['1:1', 'a document that is cut off', 'one element around everything']]],
  ['feed.xml', `${feed('')}<feed/>`, [['1:71', 'a second element at the top, <feed>', 'one']]],
  [
    'feed.xml',
    '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><feed/>',
    [['1:22', 'a comment or an instruction, "?xml-stylesheet href=\\"a.xsl\\"?"', 'none']],
  ],
  [
    'feed.xml',
    '<!DOCTYPE feed [<!ENTITY a SYSTEM "file:///a">]><feed/>',
    [['1:1', 'a document type', 'none: it can name other files']],
  ],
  ['a.xml', '<html/>', [['1:1', 'an element <html>', DOCUMENTED]]],
  [
    'icon.svg',
    '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    [['1:41', 'an element <script>', DOCUMENTED]],
  ],
  [
    'icon.svg',
    '<svg><style>a{background:url(https://example.com/)}</style></svg>',
    [['1:52', 'styles that load "https://example.com/"', 'only files of the site']],
  ],
  [
    'own.css',
    '@import "https://example.com/a.css";',
    [['1:1', 'styles that load "https://example.com/a.css"', 'only files of the site']],
  ],
  [
    'own.css',
    'a{background:URL( //example.com/a)}',
    [['1:1', 'styles that load "//example.com/a"', 'only files of the site']],
  ],
  ['a.json', '{"a":', [['1:1', 'what is no JSON', 'a document that can be read']]],
  ['feed.json', '{"items":[{"content_html":"<script>"}]}', [['1:1', 'an element <script> in a text', DOCUMENTED]]],
] as [string, string, string[][]][])('in %s: %s', (file, text, expected) => {
  expect(auditDocument(file, () => text, place).map(brief)).toEqual(expected);
});

/** A site of bare pages: every page, every place on it, every text. */
const root = mkdtempSync(join(tmpdir(), 'audit-'));
afterAll(() => rmSync(root, { recursive: true }));
const site = createSite(storyRecords());
const fileOf = (href: string) =>
  `${decodeURIComponent(href.replace(/#.*/, '')).slice(site.links.base.length)}index.html`;
const bodies = new Map(
  [...site.graph.articles.values()].map(({ record }) => [
    fileOf(site.links.article(record.id)),
    plainBody(record.body, record.file),
  ]),
);
for (const { record } of site.graph.claims.values())
  bodies.set(fileOf(site.links.claim(record.id)), plainBody(record.body, record.file));
for (const { record } of site.graph.actors.values())
  bodies.set(fileOf(site.links.actor(record.id)), plainBody(record.body, record.file));

function write(file: string, html: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), html);
}

describe('a site', () => {
  beforeEach(() => {
    rmSync(root, { recursive: true });
    const ids = Map.groupBy(
      addresses(site).map((address) => addressHref(site.links, address)),
      fileOf,
    );
    write('404.html', page(''));
    for (const file of new Set(allPages(site).map(fileOf))) {
      const places = (ids.get(file) ?? [])
        .flatMap((href) => href.split('#')[1] ?? [])
        .map((id) => `<p id="${id}"></p>`);
      write(file, page(`<div class="prose">${bodies.get(file) ?? ''}</div>${places.join('')}`));
    }
  });
  const found = (files?: string[]) => audit(site, root, files);

  test('a site that is whole has no flaws', () => {
    expect(bodies.size).toBeGreaterThan(10);
    expect(found()).toEqual([]);
  });

  test('a record without its page, and a page of nothing', () => {
    rmSync(join(root, 'claims/bridge-closed/index.html'));
    write('claims/forgotten/index.html', page(''));
    expect(flawsText(found(), 'dist')).toBe(
      [
        'dist/claims/bridge-closed/index.html:1:1\n  found     no such page\n  expected  the page of something in the content',
        'dist/claims/forgotten/index.html:1:1\n  found     a page of nothing in the content\n  expected  no such page',
        '2 flaws in 2 files of the built site.',
      ].join('\n\n'),
    );
  });

  test('a statement without its place', () => {
    const [key = ''] = site.graph.statements.keys();
    const [article = '', id = ''] = key.split('/');
    const file = `articles/${article}/index.html`;
    write(file, page(`<div class="prose">${bodies.get(file)}</div>`));
    expect(found()[0]).toEqual({
      file,
      line: 1,
      column: 1,
      found: `no element with the id "${id}"`,
      expected: `the place of the statement "${key}"`,
    });
  });

  test('a text that is gone, and one that lost a word', () => {
    const files = [...bodies].filter(([file, body]) => file.startsWith('claims/') && body !== '').map(([file]) => file);
    const [empty = '', cut = ''] = files;
    write(empty, page('<div class="prose"></div>'));
    write(cut, page(`<div class="prose">${bodies.get(cut)?.replace(/\S+$/, '')}</div>`));
    const lost = (file: string) => found().find((flaw) => flaw.file === file)?.found;
    expect(lost(empty)).toMatch(/^0\.0 % of the text of claims\/[\w-]+\.md; not there: "/);
    expect(lost(cut)).toMatch(/^\d\d\.\d % of the text of claims\/[\w-]+\.md; not there: "\S+"$/);
  });

  test('only the files named are looked into', () => {
    write('about/index.html', page('<script>run()</script>'));
    write('method/index.html', page('<script>run()</script>'));
    expect(found(['about/index.html']).map(({ file }) => file)).toEqual(['about/index.html']);
    expect(found().map(({ file }) => file)).toEqual(['about/index.html', 'method/index.html']);
  });
});
