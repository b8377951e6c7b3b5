import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { markdownToMdast } from 'satteri';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import type { Records } from '../../src/domain/records.ts';
import {
  changesJson,
  changesMarkdown,
  changesText,
  escapeMarkdown,
  fencedMarkdown,
} from '../../src/outputs/changes.ts';
import { check } from '../support/check.ts';
import { changesBetween, pullRequest } from '../support/pull-request.ts';
import { actor, article, claim, tracker } from '../support/records.ts';

const expected = (file: string) => readFileSync(`tests/fixtures/changes/${file}`, 'utf8');
const compared = { base: 'b45e', head: '4ead', command: 'npm run diff -- main' };

function markdown(before: Records, after: Records, head: string | null = '4ead'): string {
  const { before: old, view } = changesBetween(before, after);
  return changesMarkdown(view, { ...compared, head, links: old.links });
}

describe('a pull request', () => {
  const { before, after } = pullRequest();

  test('as Markdown', () => {
    expect(markdown(before, after)).toBe(expected('pull-request.md'));
  });

  test('as text', () => {
    expect(`${changesText(changesBetween(before, after).view)}\n`).toBe(expected('pull-request.txt'));
  });

  test('as JSON: typed changes, and what sentences mention', () => {
    const { view } = changesBetween(before, after);
    const data = JSON.parse(changesJson(view, compared));
    expect(Object.keys(data)).toEqual(['base', 'head', 'headline', 'groups', 'changes', 'addresses']);
    expect(data.changes).toEqual(JSON.parse(JSON.stringify(view.changes)));
    expect(data.groups[0].items[0].sentences[0].parts[1]).toEqual({
      name: 'Merrow Ferries',
      of: 'actors',
      id: 'merrow-ferries',
      href: '/tracker/actors/merrow-ferries/',
      file: 'actors/merrow-ferries.md',
      state: 'kept',
    });
  });

  test('compared with the working tree, links to no file that is not pushed', () => {
    const words = markdown(before, after, null);
    expect(words).toContain('- **“Merrow Ferries answers the port”** (`articles/ferries-speak.md`):');
    expect(words).not.toContain('/blob/4ead/');
    expect(words).toContain('/blob/b45e/content/articles/rumour-of-collapse.md');
  });

  test('without address and repository, links nowhere', () => {
    const plain = (records: Records) => ({ ...records, tracker: { ...records.tracker, url: null, repository: null } });
    expect(markdown(plain(before), plain(after))).not.toMatch(/\]\(|https?:/);
  });

  test('cannot send readers elsewhere by new settings', () => {
    const evil = { ...after.tracker, url: 'https://evil.example/', repository: 'https://evil.example/repo' };
    const words = markdown(before, { ...after, tracker: evil });
    expect(linksIn(words).filter((url) => url.includes('evil.example'))).toEqual([]);
    expect(words).toContain('url: “https:&#8203;//example.org/tracker/” → “https:&#8203;//evil.example/”');
  });

  test('that changes nothing says so', () => {
    expect(markdown(before, structuredClone(before))).toBe('**Nothing changes in meaning.**\n');
  });
});

/** Addresses of links and pictures, and raw HTML, as GitHub’s Markdown would find them. */
function linksIn(words: string): string[] {
  const found: string[] = [];
  visit(markdownToMdast(words), (node) => {
    if ('url' in node && typeof node.url === 'string') found.push(node.url);
    if (node.type === 'html' && !/^<\/?(?:details|summary)>/.test(node.value)) found.push(node.value);
  });
  return found;
}
function textOf(words: string): string {
  const found: string[] = [];
  visit(markdownToMdast(words), (node) => {
    if (node.type === 'text') found.push(node.value);
  });
  return found.join('');
}

/** What must stay words, and what it would be if nobody took care. */
const HOSTILE = [
  '@everyone',
  '@org/team',
  '#1',
  'owner/name#12',
  'GH-7',
  'https://evil.example/path',
  'HTTP://evil.example',
  'www.evil.example',
  'mailto:a@evil.example',
  'jane@evil.example',
  '[name](https://evil.example)',
  '![picture](https://evil.example/p.png)',
  '[ref]: https://evil.example',
  '<https://evil.example>',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details>',
  '<!-- comment',
  '&lt;b&gt;',
  '`code` ``',
  '**bold** __bold__ *it* _it_ ~~gone~~',
  '$$x$$',
  '| a | b |',
  '# heading',
  '- item',
  '+ item',
  '1. item',
  '12) item',
  '> quote',
  '=====',
  '---',
  '[x] done',
  '[^1]',
  '\\',
  'a\\',
  'line\nbreak',
  '\u202Ereversed\u2069',
  '\u0000\u001B[31mred',
];

describe('escapeMarkdown', () => {
  test.each(HOSTILE)('%j stays words', (words) => {
    const said = `- **${escapeMarkdown(words)}** (${escapeMarkdown(words)}): ${escapeMarkdown(words)}`;
    expect(linksIn(said)).toEqual([]);
  });

  test('any words come out as they are, and nothing else', () => {
    const words = fc
      .array(fc.oneof(fc.constantFrom(...HOSTILE, ' ', '.', '://', '@', '['), fc.string({ unit: 'grapheme' })))
      .map((parts) => parts.join(''));
    check(500, words, (given) => {
      const plain = given
        .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .replaceAll(/\p{Bidi_Control}/gu, '')
        .replaceAll('\u200B', '');
      const types = new Set<string>();
      const line = `- a ${escapeMarkdown(given)} z`;
      visit(markdownToMdast(line), (node) => void types.add(node.type));
      expect([...types].toSorted()).toEqual(['list', 'listItem', 'paragraph', 'root', 'text']);
      expect(textOf(line).replaceAll('\u200B', '')).toBe(`a ${plain} z`);
    });
  });

  test.each([
    ['@jane', '@&#8203;jane'],
    ['see #12', 'see #&#8203;12'],
    ['<b>', '&lt;b&gt;'],
    ['1. first', '1\\. first'],
    ['# first', '\\# first'],
    ['https://example.org', 'https:&#8203;//example.org'],
  ])('%j is %j', (words, escaped) => {
    expect(escapeMarkdown(words)).toBe(escaped);
  });

  test('without it, the same words are links, pictures and markup', () => {
    expect(linksIn('www.evil.example ![p](https://evil.example/p.png) <b>x</b>').length).toBeGreaterThanOrEqual(3);
  });
});

test('names, titles and figures of strangers make no markup', () => {
  const site = { url: 'https://example.org/', repository: 'https://github.com/example/tracker' };
  const before = tracker({ actors: [actor('state')] });
  before.tracker = { ...before.tracker, ...site };
  const after: Records = {
    ...before,
    actors: [actor('state', { name: '@everyone' }), actor('evil', { name: '<img src=x> [a](https://evil.example)' })],
    claims: [
      claim('claim', {
        title: '![p](https://evil.example/p.png) www.evil.example',
        tension: [{ claim: 'other', reason: '</details> jane@evil.example #1' }],
      }),
      claim('other', { title: '```\n# https://evil.example' }),
    ],
    articles: [
      article('article', '2024-01-05', [
        { claim: 'claim', by: 'evil', stance: 'asserts', hedge: '`@everyone`' },
        { claim: 'other', stance: 'asserts' },
      ]),
    ].map((record) => ({ ...record, title: '<script>alert(1)</script>' })),
  };
  const words = markdown(before, after);
  const own = /^https:\/\/(?:example\.org\/|github\.com\/example\/tracker\/blob\/)/;
  expect(linksIn(words).filter((url) => !own.test(url))).toEqual([]);
  expect(words).not.toMatch(/@(?!&#8203;)|(?<!&)#(?![#&\s])|<(?!\/?(?:details|summary)>)/);
  expect(textOf(words)).toContain('<script>alert(1)</script>');
});

describe('what is long', () => {
  const many = (n: number): Records =>
    tracker({
      actors: [actor('state')],
      claims: Array.from({ length: n }, (_, index) =>
        claim(`claim-${index}`, { title: `Number ${index} ${'x'.repeat(40)}` }),
      ),
      articles: [
        article(
          'article',
          '2024-01-05',
          Array.from({ length: n }, (_, index) => ({
            claim: `claim-${index}`,
            by: 'state',
            stance: 'asserts' as const,
          })),
        ),
      ],
    });

  test('is folded after fifteen lines', () => {
    const words = markdown(tracker({}), many(30));
    expect(words.match(/<summary>.*<\/summary>/g)).toEqual(['<summary>48 more</summary>']);
    expect(words).not.toContain('left out');
    const [open = ''] = words.split('<details>');
    expect(open.split('\n').filter((line) => /^ *- /.test(line)).length).toBe(15);
    // What goes on in the fold begins with what it is about.
    expect(words.split('</summary>\n\n')[1]?.split('\n')[0]).toBe('- **“article”** (`articles/article.md`):');
  });

  test('is cut before GitHub would refuse it, and says what is left out', () => {
    const words = markdown(tracker({}), many(3000));
    expect(words.length).toBeLessThan(62_000);
    expect(words.length).toBeGreaterThan(50_000);
    expect(words).toMatch(/<\/details>\n\n\d+ more lines are left out here\. All of them: `npm run diff -- main`\n$/);
    expect(words.split('<details>').length).toBe(words.split('</details>').length);
  });

  test('leaves room for every group', () => {
    const words = markdown(many(1500), { ...many(1500), claims: [], articles: [], actors: [] });
    const titles = [...words.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
    expect(titles).toEqual(['Removed', 'Please look at']);
    expect(words.length).toBeLessThan(62_000);
  });
});

test('problems stand in a block that nothing in them can end', () => {
  expect(fencedMarkdown('The content has problems.', 'found ```` and\n```\n<b>')).toBe(
    '**The content has problems.**\n\n`````text\nfound ```` and\n```\n<b>\n`````\n',
  );
});

test.each([
  ['long', 'x'.repeat(100_000), 60_000],
  ['one run of backticks', '`'.repeat(100_000), 100],
  ['very many of them', '`\n'.repeat(400_000), 60_000],
  ['a long one behind what is cut', `${'x'.repeat(61_000)}${'`'.repeat(5_000)}`, 60_000],
])('problems stay within what GitHub takes, in a block that nothing in them can end: %s', (_, words, least) => {
  const printed = fencedMarkdown('Long.', words);
  expect(printed.length).toBeLessThan(61_000);
  expect(printed.length).toBeGreaterThan(least);
  const [, fence = '', block = ''] = /^\*\*Long\.\*\*\n\n(`{3,})text\n(.*)\n\1\n$/s.exec(printed) ?? [];
  expect(fence.length).toBeLessThan(101);
  expect(block).not.toContain(fence);
  expect(block).not.toBe('');
});
