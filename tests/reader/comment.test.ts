/** What a stranger can put into a comment that a bot with rights publishes. */
import fc from 'fast-check';
import type { Root } from 'hast';
import { markdownToHast } from 'satteri';
import { describe, expect, test } from 'vitest';
import { commentHtml, fitComment } from '../../src/reader/comment.ts';
import { check } from '../support/check.ts';

const HOMES = ['https://github.com/example/port-merrow/blob', 'https://example.org/tracker/'];
const FILE = 'https://github.com/example/port-merrow/blob/0a1b2c/content/claims/tolls.md';
/** The zero-width space that keeps a name from being called, to be seen here as `·`. */
const shown = (markdown: string) => commentHtml(markdown, HOMES).replaceAll('\u200B', '·');

describe('what a report says stays readable', () => {
  test.each([
    ['### 2 claims change', '<h3>2 claims change</h3>'],
    ['# Title', '<h2>Title</h2>'],
    [
      '- **Tolls**:\n  - first denial, by *the town*',
      '<ul>&#10;<li><strong>Tolls</strong>:&#10;<ul>&#10;<li>first denial, by <em>the town</em></li>&#10;</ul>&#10;</li>&#10;</ul>',
    ],
    [`[tolls](${FILE})`, `<p><a href="${FILE}">tolls</a></p>`],
    [
      '[tolls](https://example.org/tracker/claims/tolls/)',
      '<p><a href="https://example.org/tracker/claims/tolls/">tolls</a></p>',
    ],
    ['    a.md:4:7\n\n      fix', '<pre><code>a.md:4:7&#10;&#10;  fix&#10;</code></pre>'],
    [
      '<details><summary>3 more</summary>\n\n- a\n\n</details>\n\nb',
      '<details><summary>3 more</summary>&#10;<ul>&#10;<li>a</li>&#10;</ul>&#10;</details>&#10;<p>b</p>',
    ],
    ['<details><summary>3 more</summary>\n\na', '<details><summary>3 more</summary>&#10;<p>a</p></details>'],
  ])('%j', (markdown, html) => {
    expect(shown(markdown)).toBe(html);
  });
});

describe('what a stranger writes does nothing', () => {
  test.each([
    ['@jane and **@org/team**', '<p>@·jane and <strong>@·org/team</strong></p>'],
    ['&#64;jane &commat;jane', '<p>@·jane @·jane</p>'],
    ['fixes #12, example/other#3, GH-4', '<p>fixes #·12, example/other#·3, GH-·4</p>'],
    ['![a bridge](https://tracker.example/pixel.png)', '<p>a bridge</p>'],
    ['![a][1]\n\n[1]: https://tracker.example/pixel.png', '<p>a</p>'],
    ['<img src="https://tracker.example/p.png">', '&#x3C;img src="https:·//tracker.example/p.png">'],
    ['a <a href="https://e.example">b</a>', '<p>a &#x3C;a href="https:·//e.example">b&#x3C;/a></p>'],
    ['[approve](https://e.example/)', '<p>approve (https:·//e.example/)</p>'],
    ['[a](javascript:alert(1)) [b](//e.example/)', '<p>a (javascript:alert(1)) b (//e.example/)</p>'],
    ['https://e.example/ www.e.example', '<p>https:·//e.example/ www·.e.example (http:·//www·.e.example)</p>'],
    ['jane@e.example', '<p>jane@·e.example (mailto:jane@·e.example)</p>'],
    [
      '[a](https://github.com/example/port-merrow/blob/../settings)',
      '<p>a (https:·//github.com/example/port-merrow/blob/../settings)</p>',
    ],
    ['[a](https://github.com@e.example/)', '<p>a (https:·//github.com@·e.example/)</p>'],
    ['[a](https://example.org/trackers/)', '<p>a (https:·//example.org/trackers/)</p>'],
    ['<!-- claimline: report of the check -->', '&#x3C;!-- claimline: report of the check -->'],
    ['</div>\n\n<script>a</script>', '&#x3C;/div>&#10;&#x3C;script>a&#x3C;/script>'],
    ['<details open><summary>a</summary>', '&#x3C;details open>&#x3C;summary>a&#x3C;/summary>'],
    ['```mermaid\ngraph\n```', '<pre><code>graph&#10;</code></pre>'],
    ['- [x] done', '<ul>&#10;<li> done</li>&#10;</ul>'],
    ['a\u202Eb\u{E0041}c\u0007', '<p>a\uFFFDb\uFFFDc\uFFFD</p>'],
  ])('%j', (markdown, html) => {
    expect(shown(markdown)).toBe(html);
  });

  const PIECES = [
    ['@jane', '#1', 'GH-2', 'www.e.example', 'https://e.example/', 'mailto:a@e.example', FILE, '/approve', '&#64;'],
    ['<div>', '</div>', '<img src=x onerror=a>', '<!--', '-->', '<![CDATA[', '<details><summary>', '</summary>'],
    ['![', '[', '](', ')', '[^1]', '<', '>', '"', "'", '`', '```', '~~~', '**', '_', '|', '\\', '$$', ':::'],
    ['\n', '\n\n', '\r', '    ', '- ', '1. ', '> ', '# ', '\t', ' ', '\u202E', '\0', 'a', '-', '&#10;&#10;'],
  ].flat();

  test('whatever it is', () => {
    const markdown = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary' })), { maxLength: 30 });
    check(1_000, markdown, (pieces) => {
      const html = commentHtml(pieces.join(''), HOMES);
      // GitHub reads a comment as Markdown first: to that, all of it is one piece of HTML.
      const { children } = markdownToHast(`<div>${html}</div>`) as Root;
      expect(children.map(({ type }) => type)).toEqual(['raw']);
      const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^<>]*)>/g)];
      const rest = html.replaceAll(/<\/?[a-z0-9]+[^<>]*>/g, '');
      expect(rest).not.toMatch(/<|@(?!\u200B)|#\d(?!\d*;|[\dA-F]*;)|:\/\/|\bwww\.|\bGH-\d/i);
      for (const [, name = '', attributes = ''] of tags) {
        expect(name).toMatch(
          /^(?:h[2-6]|p|ul|ol|li|blockquote|pre|hr|br|table|thead|tbody|tr|th|td|a|strong|em|del|code|details|summary)$/,
        );
        expect(attributes).toMatch(
          /^(?: start="\d+"| href="https:\/\/(?:github\.com\/example\/port-merrow\/blob|example\.org\/tracker)(?:\/[^"]*)?")?$/,
        );
      }
    });
  });
});

test('a long report is cut at a line', () => {
  const lines = Array.from({ length: 1000 }, (_, at) => `- statement ${at}`);
  const { html, cut } = fitComment(lines.join('\n'), [], 5000);
  const kept = [...html.matchAll(/statement (\d+)<\/li>/g)].map(([, at]) => Number(at));
  expect(cut).toBe(true);
  expect(html.length).toBeLessThanOrEqual(5000);
  expect(kept).toEqual(Array.from({ length: kept.length }, (_, at) => at));
  expect(kept.length).toBeGreaterThan(100);
  expect(fitComment('- one', [], 5000)).toEqual({ html: '<ul>&#10;<li>one</li>&#10;</ul>', cut: false });
  expect(fitComment('x'.repeat(9000), [], 5000)).toEqual({ html: '', cut: true });
});
