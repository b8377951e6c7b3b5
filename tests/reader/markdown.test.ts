import { describe, expect, test } from 'vitest';
import { checkBody, renderBody } from '../../src/reader/markdown.ts';

/** Everything is shown but what is called `gone`. */
const href = (target: string, id: string): string | null => (id === 'gone' ? null : `/base/${target}s/${id}/`);
const render = (text: string, file = 'articles/a.md') => renderBody(text, file, href).trim();

test.each([
  ['a paragraph', 'It *opened*, **today**.', '<p>It <em>opened</em>, <strong>today</strong>.</p>'],
  ['a link to an actor', '[Ada](actor:ada)', '<p><a href="/base/actors/ada/">Ada</a></p>'],
  ['a link to a claim', '[this](claim:open)', '<p><a href="/base/claims/open/">this</a></p>'],
  ['a link to an article', '[there](article:a)', '<p><a href="/base/articles/a/">there</a></p>'],
  ['a link by reference', '[Ada]\n\n[Ada]: actor:ada', '<p><a href="/base/actors/ada/">Ada</a></p>'],
  ['a link out', '[w](https://example.org/a?b=c#d)', '<p><a href="https://example.org/a?b=c#d">w</a></p>'],
  ['a bare address', 'https://example.org/', '<p><a href="https://example.org/">https://example.org/</a></p>'],
  ['the words of a dropped link', 'See [*all* of it](claim:gone).', '<p>See <span><em>all</em> of it</span>.</p>'],
  ['headings, below those of the page', '# A\n\n## B\n\n##### C', '<h3>A</h3>\n<h4>B</h4>\n<h6>C</h6>'],
  ['a quotation', '> said', '<blockquote>\n<p>said</p>\n</blockquote>'],
  ['what was struck out', '~~old~~', '<p><del>old</del></p>'],
  ['code, as text', '`<b>`', '<p><code>&#x3C;b></code></p>'],
  [
    'a table',
    '| a | b |\n|---|---|\n| 1 | [Ada](actor:ada) |',
    '<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td><a href="/base/actors/ada/">Ada</a></td>\n</tr>\n</tbody>\n</table>',
  ],
  ['nothing', '', ''],
])('renders %s', (_, text, html) => {
  expect(render(text)).toBe(html);
  expect(render(text, 'articles/a.mdx')).toBe(html);
});

test('footnotes lead to their note and back', () => {
  const html = render('Once[^a], twice[^b], again[^a].\n\n[^a]: One.\n\n[^b]: Two, see [Ada](actor:ada).');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, target]) => target);
  expect(ids.length).toBe(new Set(ids).size);
  expect(targets.length).toBe(6);
  expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  expect(html).toContain('Two, see <a href="/base/actors/ada/">Ada</a>.');
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
    ['a form', 'a.md', '- [x] done', '<ul class="contains-task-list">\n<li class="task-list-item"> done</li>\n</ul>'],
    ['a script as address', 'a.md', '[a](javascript:alert(1))', '<p><a>a</a></p>'],
    ['a script as address, disguised', 'a.md', '[a](JaVaScRiPt:alert(1))', '<p><a>a</a></p>'],
    ['data as address', 'a.md', '[a](data:text/html,x)', '<p><a>a</a></p>'],
    ['an unknown kind of record', 'a.md', '[a](place:town)', '<p><a>a</a></p>'],
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
  ['```html\n<b>\n```', 'a.md'],
])('check accepts %j in %s', (text, file) => {
  const known = { actor: new Set(['ada']), claim: new Set<string>(), article: new Set<string>() };
  expect(checkBody({ text, lineOffset: 0 }, file, known)).toEqual([]);
});
