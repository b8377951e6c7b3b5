/**
 * Trees of bodies to HTML that is safe, and fits the page: the second layer behind the checks.
 *
 * Nothing here trusts that a body was checked. What is written out is rebuilt from a list of elements; then a sanitiser,
 * which knows nothing of that, holds elements, attributes and addresses to lists of its own.
 */
import type { Element, ElementContent, Root, RootContent } from 'hast';
import { sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Picture } from '../domain/body.ts';
import { addressProblem, ID_PATTERN } from '../domain/schema.ts';
import { REL } from '../domain/web.ts';
import type { LinkTarget } from './known.ts';
import { IMAGE_ADDRESS, NOTE_PREFIX, REFERENCE } from './markdown.ts';

/** Nesting that a tree may have; what lies deeper is left out. A list is two levels, a table four. */
const DEEPEST = 80;
/** What a page gives to a body. */
export interface BodyContext {
  /** A record's address, or null where it is not shown: then only the words stay. */
  link(target: LinkTarget, id: string): string | null;
  /** A picture by its file's name; null where there is none. */
  image(name: string): (Picture & { src: string }) | null;
  /** Level of the body's first heading: one below that of the page around it. */
  level: 2 | 3;
  words: {
    /** Heading of the notes. */
    notes: string;
    /** Name of the link from a note to where it is called, with `{reference}` for its number. */
    back: string;
    /** Name of a table, for those who reach it by keyboard. */
    table: string;
  };
}

/** The kinds of elements that plain prose has no style for, as they were met. */
export interface Met {
  rich: boolean;
}

/** Nodes that stand at the top of a body, cleaned: the same order, without what may not be there. */
export function cleanBlock(node: RootContent, context: BodyContext, headings: number[], met: Met): ElementContent[] {
  const picture = node.type === 'element' && node.tagName === 'p' ? pictureOf(node, context) : null;
  if (picture) met.rich = true;
  return picture ? [picture] : clean([node], { ...context, headings, met }, 0);
}

/** Cleaned nodes as HTML. */
export const htmlOf = (children: ElementContent[]): string =>
  toHtml(sanitize({ type: 'root', children } as Root, SAFE));

interface Inside extends BodyContext {
  /** Depths, as written, of the headings that the next one may lie below. */
  headings: number[];
  met: Met;
}

const clean = (nodes: readonly RootContent[], context: Inside, depth: number): ElementContent[] =>
  depth > DEEPEST
    ? []
    : nodes.flatMap((node) => {
        if (node.type === 'text') return [{ type: 'text', value: node.value }];
        return node.type === 'element' ? element(node, context, depth + 1) : [];
      });

const make = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

function element(node: Element, context: Inside, depth: number): ElementContent[] {
  const { tagName, properties } = node;
  const children = () => clean(node.children, context, depth);
  const heading = /^h([1-6])$/.exec(tagName)?.[1];
  if (heading !== undefined) {
    const name = levelOf(Number(heading), context);
    // Of this level are the page's own sections too, which are larger.
    if (name === 'h2') context.met.rich = true;
    return [make(name, {}, children())];
  }
  switch (tagName) {
    case 'a':
      return link(node, children(), context);
    case 'img':
      return [];
    case 'input':
      return [{ type: 'text', value: properties['checked'] ? '☑' : '☐' }];
    case 'section':
      return [notes(node, context, depth)];
    case 'table':
      context.met.rich = true;
      return [
        make('div', { className: ['scroll'], role: 'group', tabIndex: 0, ariaLabel: context.words.table }, [
          make('table', {}, children()),
        ]),
      ];
    case 'th':
    case 'td': {
      const cell = children();
      const side = /center|right/.exec(String(properties['style'] ?? ''))?.[0];
      const head = tagName === 'th' && cell.length > 0;
      return [make(head ? 'th' : 'td', { ...(head && { scope: 'col' }), ...(side && { className: [side] }) }, cell)];
    }
    default: {
      const { id, start } = properties;
      return [make(tagName, { ...(id !== undefined && { id }), ...(start !== undefined && { start }) }, children())];
    }
  }
}

/** No level is skipped: a heading is one below the one that it stands under, whatever number of # it has. */
function levelOf(depth: number, { headings, level }: Inside): string {
  while ((headings.at(-1) ?? 0) >= depth) headings.pop();
  headings.push(depth);
  return `h${Math.min(6, level + headings.length - 1)}`;
}

/** A link that leads somewhere, or only its words. */
function link({ properties }: Element, children: ElementContent[], { link: address }: Inside): ElementContent[] {
  const written = String(properties['href'] ?? '');
  const { id, ariaLabel } = properties;
  if (written.startsWith(`#${NOTE_PREFIX}`)) {
    const described = 'dataFootnoteRef' in properties && { ariaDescribedBy: [`${NOTE_PREFIX}label`] };
    return [make('a', { href: written, ...(id && { id }), ...(ariaLabel && { ariaLabel }), ...described }, children)];
  }
  const [, target, record] = REFERENCE.exec(written) ?? [];
  if (target === undefined || record === undefined) {
    if (addressProblem(written) !== null) return children;
    const href = written.replace(/^https?/i, (scheme) => scheme.toLowerCase());
    return [make('a', { href, rel: [...REL] }, children)];
  }
  const href = ID_PATTERN.test(record) && address(target as LinkTarget, record);
  return href ? [make('a', { href }, children)] : children;
}

/** The notes at the end; their heading is for those who cannot see that they are notes. */
function notes(node: Element, context: Inside, depth: number): Element {
  context.met.rich = true;
  const list = node.children.filter((child) => child.type === 'element' && child.tagName === 'ol');
  const properties = { id: `${NOTE_PREFIX}label`, className: ['hidden'] };
  const heading = make(`h${context.level}`, properties, [{ type: 'text', value: context.words.notes }]);
  return make('div', { className: ['notes'] }, [heading, ...clean(list, context, depth)]);
}

/** A picture on a line of its own, with its credit; null for any other paragraph. */
function pictureOf({ children }: Element, context: BodyContext): Element | null {
  const [image, ...others] = children;
  if (image?.type !== 'element' || image.tagName !== 'img' || others.length > 0) return null;
  const { src, alt, title } = image.properties;
  const [, name] = IMAGE_ADDRESS.exec(String(src)) ?? [];
  const found = name === undefined ? null : context.image(name);
  if (found === null) return null;
  const properties = { ...found, alt: String(alt ?? ''), loading: 'lazy', decoding: 'async' };
  const credit: ElementContent[] = title ? [make('figcaption', {}, [{ type: 'text', value: String(title) }])] : [];
  return make('figure', { className: ['picture'] }, [make('img', properties, []), ...credit]);
}

const PLAIN = ['p', 'em', 'strong', 'del', 'br', 'blockquote', 'ul', 'hr', 'code', 'pre', 'sup', 'table', 'thead'];
const HEADINGS = ['h2', 'h3', 'h4', 'h5', 'h6'];

/** What may be written out, whatever was handed in. */
const SAFE: Schema = {
  tagNames: [...PLAIN, ...HEADINGS, 'ol', 'li', 'a', 'tbody', 'tr', 'th', 'td', 'div', 'figure', 'figcaption', 'img'],
  attributes: {
    a: [
      // The web without names and passwords, addresses on this site, notes on this page.
      ['href', /^(?:https?:\/\/(?![^/?#\\]*@)[^\\]*|\/(?![/\\]).*|#note_.*)$/i],
      ['id', /^note_/],
      ['ariaDescribedBy', 'note_label'],
      ['rel', ...REL],
      'ariaLabel',
    ],
    h2: [
      ['id', 'note_label'],
      ['className', 'hidden'],
    ],
    h3: [
      ['id', 'note_label'],
      ['className', 'hidden'],
    ],
    li: [['id', /^note_/]],
    ol: ['start'],
    th: [
      ['scope', 'col'],
      ['className', 'center', 'right'],
    ],
    td: [['className', 'center', 'right']],
    div: [['className', 'scroll', 'notes'], ['role', 'group'], ['tabIndex', 0], 'ariaLabel'],
    figure: [['className', 'picture']],
    img: [['src', /^\/(?![/\\])/], 'width', 'height', 'alt', ['loading', 'lazy'], ['decoding', 'async']],
  },
  protocols: { href: ['http', 'https'], src: [] },
  strip: ['script', 'style'],
  // Ids are on the list above; nothing else can carry one.
  clobber: [],
};
