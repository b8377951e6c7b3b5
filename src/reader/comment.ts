/**
 * Markdown of strangers, made fit to be published under the name of a bot that may write: the report on a pull request
 * quotes what its author wrote, and its author may have changed the code that made it.
 */
import type { Element, ElementContent, Nodes, Root, RootContent } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { markdownToHast } from 'satteri';
import { SKIP, visit } from 'unist-util-visit';

/** What keeps a name or number from being taken for one that is called; it takes no room. */
const BREAK = '\u200B';

/** Text and its order, and links: nothing that loads anything, or that names or classes anything. */
const PLAIN: Schema = {
  tagNames:
    'h2 h3 h4 h5 h6 p ul ol li blockquote pre hr br table thead tbody tr th td a strong em del code details summary'.split(
      ' ',
    ),
  attributes: { a: ['href'], ol: ['start'] },
  protocols: { href: ['http', 'https'] },
  strip: [],
};

/**
 * Markdown as one line of HTML for a comment on GitHub. Nobody is called by it and no other issue is linked from it,
 * nothing is loaded by it, and its links lead below the addresses in `homes`. HTML in it is shown as it is written, but for
 * lists that are folded.
 *
 * commentHtml('Thanks, **@jane**: [here](https://example.org/)', []) // '<p>Thanks, <strong>@\u200Bjane</strong>: here (https:\u200B//example.org/)</p>'
 *
 * One line, since GitHub reads Markdown again after an empty one.
 */
export function commentHtml(markdown: string, homes: readonly string[]): string {
  const tree = markdownToHast(markdown, { features: { frontmatter: false, gfm: { footnotes: false } } }) as Root;
  tree.children = folded(tree.children);
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type === 'raw' && parent !== undefined && index !== undefined) {
      parent.children[index] = { type: 'text', value: node.value };
    } else if (node.type === 'element' && node.tagName === 'h1') {
      node.tagName = 'h2';
    } else if (node.type === 'element' && node.tagName === 'img' && parent !== undefined && index !== undefined) {
      parent.children[index] = { type: 'text', value: String(node.properties.alt ?? '') };
    }
  });
  visit(tree, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || parent === undefined || index === undefined) return;
    const href = String(node.properties.href ?? '');
    if (homes.some((home) => isBelow(href, home))) {
      node.properties.href = new URL(href).href;
      return;
    }
    parent.children.splice(index, 1, ...node.children, ...unlinked(href, node));
    return [SKIP, index];
  });
  visit(tree, 'text', (node) => {
    node.value = harmless(node.value);
  });
  return toHtml(sanitize(tree, PLAIN)).replace(/\r\n|[\r\n]/g, '&#10;');
}

/**
 * As `commentHtml`, of as many whole lines as fit into `limit` characters; `cut` when those are not all.
 */
export function fitComment(markdown: string, homes: readonly string[], limit: number): { html: string; cut: boolean } {
  const lines = markdown.split('\n');
  for (let kept = lines.length; ; kept = Math.floor(kept * 0.8)) {
    const html = commentHtml(lines.slice(0, kept).join('\n'), homes);
    if (html.length <= limit) return { html, cut: kept < lines.length };
  }
}

/** Blocks with those between `<details><summary>…</summary>` and `</details>` put into an element; one left open ends last. */
function folded(blocks: readonly RootContent[]): RootContent[] {
  const all: RootContent[] = [];
  let open: Element | null = null;
  for (const block of blocks) {
    const html = block.type === 'raw' ? block.value.trim() : '';
    const words = /^<details><summary>([^<>&]*)<\/summary>$/.exec(html)?.[1];
    if (open === null && words !== undefined) {
      const summary: Element = { ...element('summary'), children: [{ type: 'text', value: words }] };
      open = { ...element('details'), children: [summary] };
      all.push(open);
    } else if (open !== null && html === '</details>') open = null;
    else if (open !== null) open.children.push(block as ElementContent);
    else all.push(block);
  }
  return all;
}

const element = (tagName: string): Element => ({ type: 'element', tagName, properties: {}, children: [] });

/** Whether an address is that of a home or below it, as a browser would read it. */
function isBelow(href: string, home: string): boolean {
  if (!URL.canParse(href)) return false;
  const [{ origin, pathname, username }, { origin: itsOrigin, pathname: path }] = [new URL(href), new URL(home)];
  return origin === itsOrigin && username === '' && `${pathname}/`.startsWith(path.endsWith('/') ? path : `${path}/`);
}

/** Where a link would have led, after its words, unless they say so. */
const unlinked = (href: string, { children: [only] }: Element): Element['children'] =>
  only?.type === 'text' && (only.value === href || href === '') ? [] : [{ type: 'text', value: ` (${href})` }];

/** Text that calls nobody, refers to nothing, and reads in the order in which it is written. */
const harmless = (text: string): string =>
  text
    .replace(/[\p{Bidi_Control}\u{E0000}-\u{E007F}]|(?![\t\n\r])\p{Cc}/gu, '\uFFFD')
    .replace(/@|#(?=\d)|\bGH-(?=\d)|\bwww(?=\.)|:(?=\/\/)/giu, `$&${BREAK}`);
