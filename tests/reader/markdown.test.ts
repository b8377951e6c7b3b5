import { describe, expect, test } from 'vitest';
import { checkBody } from '../../src/reader/check-body.ts';
import { imagesIn } from '../../src/reader/markdown.ts';
import { renderBody } from '../../src/reader/render-body.ts';
import { context, known } from '../support/body.ts';

const render = (text: string, file = 'articles/a.md', level: 2 | 3 = 3): string =>
  renderBody(text, file, { ...context, level })
    .blocks.map((block) => (block.type === 'html' ? block.html : ''))
    .join('');

test.each([
  ['a paragraph', 'It *opened*, **today**.', '<p>It <em>opened</em>, <strong>today</strong>.</p>'],
  ['a link to an actor', '[Ada](actor:ada)', '<p><a href="/base/actors/ada/">Ada</a></p>'],
  ['a link to a claim', '[this](claim:open)', '<p><a href="/base/claims/open/">this</a></p>'],
  ['a link to an article', '[there](article:a)', '<p><a href="/base/articles/a/">there</a></p>'],
  ['a link by reference', '[Ada]\n\n[Ada]: actor:ada', '<p><a href="/base/actors/ada/">Ada</a></p>'],
  [
    'a link out',
    '[w](https://example.org/a?b=c#d)',
    '<p><a href="https://example.org/a?b=c#d" rel="nofollow noreferrer">w</a></p>',
  ],
  [
    'an address with a name in its path',
    '[w](HTTPS://example.org/@ada?b=c@d)',
    '<p><a href="https://example.org/@ada?b=c@d" rel="nofollow noreferrer">w</a></p>',
  ],
  [
    'a bare address',
    'https://example.org/',
    '<p><a href="https://example.org/" rel="nofollow noreferrer">https://example.org/</a></p>',
  ],
  ['the words of a dropped link', 'See [*all* of it](claim:gone).', '<p>See <em>all</em> of it.</p>'],
  ['headings, below those of the page', '# A\n\n## B\n\n##### C', '<h3>A</h3>\n<h4>B</h4>\n<h5>C</h5>'],
  ['headings of one level as they stand', '### A\n\n# B\n\n### C', '<h3>A</h3>\n<h3>B</h3>\n<h4>C</h4>'],
  ['an e-mail address, as text', 'To desk@example.org.', '<p>To desk@example.org.</p>'],
  ['what looks like a directive', 'At 10:30:15, a:b :-) ::', '<p>At 10:30:15, a:b :-) ::</p>'],
  ['a list of what is done', '- [x] a\n- [ ] b', '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>'],
  ['a list that starts later', '3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
  [
    'a picture with its credit',
    '![A bridge](../images/bridge.png "Drawing: Ada")',
    '<figure class="picture"><img width="640" height="480" src="/base/images/bridge.png" alt="A bridge" loading="lazy" decoding="async"><figcaption>Drawing: Ada</figcaption></figure>',
  ],
  ['a quotation', '> said', '<blockquote>\n<p>said</p>\n</blockquote>'],
  ['what was struck out', '~~old~~', '<p><del>old</del></p>'],
  ['code, as text', '`<b>`', '<p><code>&#x3C;b></code></p>'],
  [
    'a table',
    '| a |   |\n|:-:|--:|\n| 1 | [Ada](actor:ada) |',
    '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>\n<thead>\n<tr>\n<th scope="col" class="center">a</th>\n<td class="right"></td>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td class="center">1</td>\n<td class="right"><a href="/base/actors/ada/">Ada</a></td>\n</tr>\n</tbody>\n</table></div>',
  ],
  ['nothing', '', ''],
])('renders %s', (_, text, html) => {
  expect(render(text)).toBe(html);
  expect(render(text, 'articles/a.mdx')).toBe(html);
});

test('headings start one level below the page’s', () => {
  expect(render('## A\n\n### B', 'claims/a.md', 2)).toBe('<h2>A</h2>\n<h3>B</h3>');
});

test('notes lead to their calls and back, by names that no record has', () => {
  expect(render('Once[^a], twice[^b], again[^a].\n\n[^a]: One.\n\n[^b]: Two, see [Ada](actor:ada).')).toBe(
    [
      '<p>Once<sup><a href="#note_fn-a" id="note_fnref-a" aria-describedby="note_label">1</a></sup>,',
      ' twice<sup><a href="#note_fn-b" id="note_fnref-b" aria-describedby="note_label">2</a></sup>,',
      ' again<sup><a href="#note_fn-a" id="note_fnref-a-2" aria-describedby="note_label">1</a></sup>.</p>\n',
      '<div class="notes"><h3 id="note_label" class="hidden">Notes</h3><ol>\n',
      '<li id="note_fn-a">\n<p>One. <a href="#note_fnref-a" aria-label="Back to 1">↩</a>',
      ' <a href="#note_fnref-a-2" aria-label="Back to 1-2">↩<sup>2</sup></a></p>\n</li>\n',
      '<li id="note_fn-b">\n<p>Two, see <a href="/base/actors/ada/">Ada</a>.',
      ' <a href="#note_fnref-b" aria-label="Back to 2">↩</a></p>\n</li>\n</ol></div>',
    ].join(''),
  );
});

/** `check` refuses all of this; what is rendered is safe even where nobody has checked. */
describe('renders nothing that runs or leads astray', () => {
  test.each([
    ['a script', 'a.md', '<script>alert(1)</script>', ''],
    ['a style', 'a.md', '<style>p { color: red }</style>', ''],
    ['a frame', 'a.md', '<iframe src="https://example.org/"></iframe>', ''],
    ['an image', 'a.md', '![x](https://example.org/x.png)', '<p></p>'],
    ['an image with a handler', 'a.md', 'a <img src=x onerror=alert(1)> b', '<p>a  b</p>'],
    ['a handler', 'a.md', 'a <b onclick="alert(1)">b</b>', '<p>a b</p>'],
    ['a form', 'a.md', '- [x] done', '<ul>\n<li>☑ done</li>\n</ul>'],
    ['a script as address', 'a.md', '[a](javascript:alert(1))', '<p>a</p>'],
    ['a script as address, disguised', 'a.md', '[a](JaVaScRiPt:alert(1))', '<p>a</p>'],
    ['data as address', 'a.md', '[a](data:text/html,x)', '<p>a</p>'],
    ['an unknown kind of record', 'a.md', '[a](place:town)', '<p>a</p>'],
    ['an import', 'a.mdx', 'import x from "x"\n\na', '<p>a</p>'],
    ['an expression', 'a.mdx', 'a {process.exit(1)} b', '<p>a  b</p>'],
    ['a component', 'a.mdx', '<Chart onClick={alert} />', ''],
    ['HTML in MDX', 'a.mdx', '<div onClick={alert}>a</div>', ''],
  ])('%s', (_, file, text, html) => {
    expect(render(text, file)).toBe(html);
  });
});

test.each([
  ['\\{a\\} \\<b', 'a.mdx'],
  ['a < b, {c}', 'a.md'],
  ['[a](https://example.org/)', 'a.md'],
  ['[a](http://example.org)', 'a.md'],
  ['[a](actor:ada)', 'a.md'],
  ['---\n\na', 'a.md'],
  [`a\n\n${'-'.repeat(80)}`, 'a.md'],
  ['```html\n<b>\n```', 'a.md'],
  ['At 10:30:15, a:b :-) :: ::', 'a.md'],
  ['\\::claim{id="x"} and `::claim{id="x"}`', 'a.md'],
  ['desk@example.org, <desk@example.org>, www.example.org', 'a.md'],
  ['a[^b]\n\n[^b]: c', 'a.md'],
  ['\\[^b]', 'a.md'],
  ['![a](../images/bridge.png "b")', 'a.md'],
])('check accepts %j in %s', (text, file) => {
  expect(checkBody({ text, lineOffset: 0 }, file, known)).toEqual([]);
});

test('knows the pictures that a body shows', () => {
  const text = '![a](../images/bridge.png "b")\n\n![a](https://example.org/images/c.png)\n\n`../images/d.png`';
  expect([imagesIn(text, 'claims/a.md'), imagesIn('<', 'articles/a.mdx')]).toEqual([['bridge.png'], []]);
});
