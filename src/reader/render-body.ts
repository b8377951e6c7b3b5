/** Bodies to what pages show. */
import type { Root as HastRoot, RootContent } from 'hast';
import { markdownToHast, mdxToHast } from 'satteri';
import type { Body } from '../domain/body.ts';
import { readComponent, type Written } from './components.ts';
import { articleOf, features, isMdx, isTag, linesOf, tagOf, tooHeavy } from './markdown.ts';
import { cleanBlock, htmlOf, type BodyContext } from './safe-html.ts';

/** Renders a body, checked or not: it never throws, and never gives anything that runs. */
export function renderBody(text: string, file: string, context: BodyContext): Body {
  const body: Body = { blocks: [], rich: false };
  const mdx = isMdx(file);
  if (tooHeavy(text, mdx)) return body;
  // A control character for a control character's place: offsets stay.
  const plain = text.replace(/[^\P{Cc}\t\n\r]/gu, '\u{FFFD}');
  let tree: HastRoot;
  try {
    tree = (mdx ? mdxToHast : markdownToHast)(plain, { features: features(context.words), position: true }) as HastRoot;
  } catch {
    return body;
  }
  const headings: number[] = [];
  let html: ReturnType<typeof cleanBlock> = [];
  const flush = () => {
    const printed = htmlOf(html).trim();
    if (printed !== '') body.blocks.push({ type: 'html', html: printed });
    html = [];
  };
  for (const node of tree.children) {
    const written = writtenIn(node, plain, mdx);
    if (written === null) {
      html.push(...cleanBlock(node, context, headings, body));
      continue;
    }
    flush();
    for (const component of written) {
      const read = readComponent(component, articleOf(file));
      if (read) body.blocks.push({ type: 'component', ...read });
      body.rich = true;
    }
  }
  flush();
  return body;
}

/** The components that a node at the top of a tree stands for; null where it is prose. */
function writtenIn(node: RootContent, text: string, mdx: boolean): Written[] | null {
  if (mdx) return isTag(node) ? [tagOf(node, text)] : null;
  if (node.type !== 'element' || node.tagName !== 'p') return null;
  const lines = linesOf(node, text);
  return lines.every((line) => line !== null) ? lines : null;
}
