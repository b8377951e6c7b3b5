/**
 * The one Markdown pipeline: bodies to trees, for checks (`check-body.ts`), pages (`render-body.ts`) and the search.
 *
 * A body is parsed, never run: `.mdx` is read as a tree too, so nothing in it is ever executed. The checks are the first
 * layer, `safe-html.ts` is the second and stands alone.
 */
import type { RootContent } from 'hast';
import type { Nodes as MdastNodes, Root as MdastRoot } from 'mdast';
import { markdownToMdast, mdxToMdast, type Features } from 'satteri';
import { componentLines, componentTag, type Details, type Tag, type Written } from './components.ts';

/** Before ids of notes. No id of a record or statement holds it, so that no two of a page are the same. */
export const NOTE_PREFIX = 'note_';
/** Addresses of records and of pictures, as bodies write them. */
export const REFERENCE = /^(actor|claim|article):(.*)$/s;
export const IMAGE_ADDRESS = /^\.\.\/images\/([a-z0-9-]+\.[a-z]+)$/;

/** What the parser reads beyond CommonMark; `words` are those of footnotes. */
export const features = (words?: { notes: string; back: string }): Features => ({
  frontmatter: false,
  gfm: {
    footnotes: { clobberPrefix: NOTE_PREFIX, ...(words && { label: words.notes, backLabel: words.back }) },
  },
});
const CHECKED = { features: features(), position: true };

/** Levels of quotations, lists and braces, one inside the other; people use three. */
export const MOST_LEVELS = 32;
/** Cells of all tables: rows are filled up, so that a few characters can ask for millions. */
const MOST_CELLS = 5_000;
/** Characters without an empty line between them: a page of print has 3,000. The parser's time grows with the square. */
const LONGEST_BLOCK = 20_000;

/** The words of a body on one line, without its markup and its components; nothing where it cannot be read. */
export function plainBody(text: string, file: string): string {
  const words: string[] = [];
  walkBody(text, file, (node, top) => {
    if (node.type === 'paragraph' && top && linesOf(node, text).every((line) => line !== null)) return false;
    if (node.type === 'image') words.push(`${node.alt ?? ''}. ${node.title ?? ''}`);
    else if ('value' in node && PRINTED.has(node.type))
      words.push(node.type === 'code' ? ` ${node.value}` : node.value);
    // Words of two blocks, or beside a break, are two words.
    else if (!INLINE.has(node.type)) words.push(' ');
    return true;
  });
  return words.join('').replace(/\s+/g, ' ').trim();
}

/** The files of the pictures that a body shows. */
export function imagesIn(text: string, file: string): string[] {
  const names: string[] = [];
  if (!text.includes('images/')) return names;
  walkBody(text, file, (node) => {
    const [, name] = (node.type === 'image' && IMAGE_ADDRESS.exec(node.url)) || [];
    if (name !== undefined) names.push(name);
    return true;
  });
  return names;
}

const PRINTED = new Set<MdastNodes['type']>(['text', 'inlineCode', 'code']);
const INLINE = new Set<MdastNodes['type']>(['emphasis', 'strong', 'delete', 'link', 'linkReference']);

export const isMdx = (file: string): boolean => file.endsWith('.mdx');
export const articleOf = (file: string): string | null => /^articles\/(.*)\.mdx?$/.exec(file)?.[1] ?? null;
export const parse = (text: string, file: string): MdastRoot =>
  (isMdx(file) ? mdxToMdast : markdownToMdast)(text, CHECKED) as MdastRoot;

/** Visits nodes in the order of the text; those below a node only where `visit` says so. Trees may be deep. */
export function walk(tree: MdastRoot, visit: (node: MdastNodes, depth: number, top: boolean) => boolean): void {
  const open: { node: MdastNodes; depth: number }[] = [{ node: tree, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, depth } = next;
    if (!visit(node, depth, depth === 1) || !('children' in node)) continue;
    for (const child of node.children.toReversed()) open.push({ node: child, depth: depth + 1 });
  }
}

/** The same over a body that may not be readable. */
function walkBody(text: string, file: string, visit: (node: MdastNodes, top: boolean) => boolean): void {
  if (tooHeavy(text, isMdx(file))) return;
  let tree: MdastRoot;
  try {
    tree = parse(text, file);
  } catch {
    return;
  }
  walk(tree, (node, _, top) => visit(node, top));
}

interface Placed {
  position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined;
}

/** The components in the lines of a paragraph. */
export function linesOf({ position }: Placed, text: string): (Written | null)[] {
  const start = position?.start.offset ?? 0;
  return componentLines(text.slice(start, position?.end.offset ?? 0), start);
}

/** Whether a node is a component of MDX; in MDX, a tag with a small initial is HTML. */
export const isTag = (node: { type: string; name?: string | null }): boolean =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && /^[A-Z][A-Za-z]*$/.test(node.name ?? '');
export const tagOf = (node: MdastNodes | RootContent, text: string): Written =>
  componentTag(node as unknown as Tag, text);

export const deep = (found: string): Details => ({
  found,
  expected: `at most ${MOST_LEVELS} levels`,
  fix: 'write it flat: a few levels are all that a reader can follow.',
});

/** Why a body is not even parsed: it would take the parser minutes. Null where it is light enough. */
export function tooHeavy(text: string, mdx: boolean): (Details & { at: number }) | null {
  if (mdx) {
    let [braces, tags] = [0, 0];
    for (const { 0: mark, index } of text.matchAll(/\\[{}<]|[{}]|<\/|\/>|<(?=[a-z>])/gi)) {
      if (mark === '{') braces += 1;
      else if (mark === '}') braces = Math.max(0, braces - 1);
      else if (mark === '<') tags += 1;
      else if (mark === '</' || mark === '/>') tags = Math.max(0, tags - 1);
      if (Math.max(braces, tags) > MOST_LEVELS)
        return { at: index, ...deep('braces or tags more than 32 levels deep') };
    }
  }
  let cells = 0;
  for (const { lines, at } of blocksOf(text)) {
    const deepest = lines.findIndex((line) => DEEP.test(line));
    const offset = lines.slice(0, deepest + 1).join('\n').length - (lines[deepest]?.length ?? 0);
    if (deepest !== -1) return { at: at + offset, ...deep('quotations and lists more than 32 levels deep') };
    const { length } = lines.join('\n');
    if (length > LONGEST_BLOCK) {
      const found = `${length} characters without an empty line`;
      return { at, found, expected: `at most ${LONGEST_BLOCK}`, fix: 'put empty lines between paragraphs.' };
    }
    const columns = lines.map((line) => (/^[-:| \t>]+$/.test(line) ? line.split('|').length : 0));
    cells += Math.max(...columns) * lines.length;
    if (cells > MOST_CELLS) {
      const fix = 'write only what the text needs, and link to the rest.';
      return { at, found: `tables of ${cells} cells or more`, expected: `at most ${MOST_CELLS} cells`, fix };
    }
  }
  return null;
}

/** A line that starts with the marks of so many quotations and lists. */
const DEEP = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){${MOST_LEVELS + 1}}`);

/** The lines between empty lines. */
function blocksOf(text: string): { lines: string[]; at: number }[] {
  const blocks: { lines: string[]; at: number }[] = [];
  let at = 0;
  let apart = true;
  for (const line of text.split('\n')) {
    const empty = /^[ \t]*$/.test(line);
    if (!empty && apart) blocks.push({ lines: [line], at });
    else if (!empty) blocks.at(-1)?.lines.push(line);
    apart = empty;
    at += line.length + 1;
  }
  return blocks;
}
