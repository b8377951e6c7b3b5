/**
 * The one Markdown pipeline: what may stand in a body, and the HTML that it becomes.
 *
 * A body is parsed to a tree, never run: `.mdx` is read as a tree too, so nothing in it is ever executed. Check and
 * pages share the parser. The checks are the first layer, `safe-html.ts` is the second and stands alone.
 */
import type { Root as HastRoot, RootContent } from 'hast';
import type { Image, Nodes as MdastNodes, Root as MdastRoot } from 'mdast';
import { markdownToHast, markdownToMdast, mdxToHast, mdxToMdast, type Features } from 'satteri';
import type { Body, Picture } from '../domain/body.ts';
import type { Position, Problem } from '../domain/issue.ts';
import { suggest } from '../domain/meant.ts';
import { problem, unknownReference, type RuleOfRecords } from '../domain/rules.ts';
import { addressProblem } from '../domain/schema.ts';
import {
  checkComponent,
  componentInside,
  componentLines,
  componentTag,
  isComponent,
  notAlone,
  readComponent,
  type Details,
  type Tag,
  type Written,
} from './components.ts';
import type { Known, LinkTarget } from './known.ts';
import { cleanBlock, htmlOf, IMAGE_ADDRESS, NOTE_PREFIX, REFERENCE, type BodyContext } from './safe-html.ts';

const features = (words?: BodyContext['words']): Features => ({
  frontmatter: false,
  gfm: {
    footnotes: { clobberPrefix: NOTE_PREFIX, ...(words && { label: words.notes, backLabel: words.back }) },
  },
});
const CHECKED = { features: features(), position: true };

/** Levels of quotations, lists and braces, one inside the other; people use three. */
const MOST_LEVELS = 32;
/** Cells of all tables: rows are filled up, so that a few characters can ask for millions. */
const MOST_CELLS = 5_000;
/** Characters without an empty line between them: a page of print has 3,000. The parser's time grows with the square. */
const LONGEST_BLOCK = 20_000;

/** Node types that a body may hold; everything else is refused. */
const ALLOWED = new Set([
  'root',
  'paragraph',
  'text',
  'emphasis',
  'strong',
  'delete',
  'break',
  'link',
  'linkReference',
  'definition',
  'heading',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'thematicBreak',
  'inlineCode',
  'code',
  'footnoteReference',
  'footnoteDefinition',
]);

/** What is meant to be a link, and is none. */
const BLANK_IN_LINK = /\]\(\s*(actor|claim|article)\s*:\s+([a-z0-9-]+)\s*\)/g;

/** Checks a body: what is forbidden, dangling or misspelt, each with its place. */
export function checkBody(body: { text: string; lineOffset: number }, file: string, known: Known): Problem[] {
  const { text, lineOffset } = body;
  const problems: Problem[] = [];
  const report = (rule: RuleOfRecords, { line, column }: Position, details: Details) => {
    const start = { line: line + lineOffset, column };
    problems.push({ ...problem(rule, file, [], details), span: { start, end: { ...start, column: column + 1 } } });
  };
  const reportAt = (rule: RuleOfRecords, offset: number, details: Details) => {
    const before = text.slice(0, offset).split('\n');
    report(rule, { line: before.length, column: (before.at(-1) ?? '').length + 1 }, details);
  };
  const heavy = tooHeavy(text, isMdx(file));
  if (heavy) {
    reportAt('markdown/depth', heavy.at, heavy);
    return problems;
  }
  let tree: MdastRoot;
  try {
    tree = parse(text, file);
  } catch (error) {
    const [, line = '1', column = '1', message = String(error)] =
      /^(\d+):(\d+): (.*)$/s.exec(error instanceof Error ? error.message : '') ?? [];
    report(
      'markdown/code',
      { line: Number(line), column: Number(column) },
      {
        found: 'MDX that cannot be read',
        expected: `plain Markdown (${message.replace(/ \(mdx[^()]*\)$| \(note: to create a comment.*$/g, '')})`,
        fix: isComponent(/closing tag for `<(\w+)>/.exec(message)?.[1] ?? '')
          ? 'end the component with />.'
          : 'write { and < as \\{ and \\<, or name the file .md.',
      },
    );
    return problems;
  }
  const article = articleOf(file);
  const notes = new Notes();
  let tooDeep = false;
  walk(tree, (node, depth, top) => {
    const start = node.position?.start ?? { line: 1, column: 1 };
    if (depth > MOST_LEVELS) {
      if (!tooDeep) report('markdown/depth', start, deep(`text ${depth} levels deep`));
      tooDeep = true;
      return false;
    }
    const written = node.type === 'paragraph' ? linesOf(node, text) : isTag(node) && [tagOf(node, text)];
    if (written && written.some((line) => line !== null)) {
      const alone = top && written.every((line) => line !== null) && node.type !== 'mdxJsxTextElement';
      for (const component of written) {
        if (component === null) continue;
        const { start: at, name, tag } = component;
        if (tag !== isMdx(file)) reportAt('markdown/component', at, otherForm(component, article));
        else if (alone || !isComponent(name)) checkComponent(component, article, known, reportAt);
        else
          reportAt(
            'markdown/component',
            at,
            notAlone(tag ? `<${name}> inside other text` : `::${name} inside other text`),
          );
      }
      return false;
    }
    if (node.type === 'paragraph' && top && node.children.length === 1 && node.children[0]?.type === 'image') {
      const wrong = imageProblem(node.children[0], known.images);
      if (wrong) report(wrong.rule, start, wrong);
      return false;
    }
    if (!ALLOWED.has(node.type)) {
      const [rule, details] = refusal(node, file);
      report(rule, start, details);
    }
    if ((node.type === 'link' && !isBareMail(node)) || node.type === 'definition') {
      const details = linkProblem(node.url, known);
      if (details) report(details.rule, start, details);
    }
    if (node.type === 'text') {
      const from = node.position?.start.offset ?? 0;
      const source = text.slice(from, node.position?.end.offset);
      const inside = componentInside(source);
      if (inside !== -1) reportAt('markdown/component', from + inside, notAlone('a component inside other text'));
      for (const { 0: link, 1: target, 2: id, index } of source.includes('](') ? source.matchAll(BLANK_IN_LINK) : []) {
        reportAt('markdown/link', from + index, {
          found: `a link with a blank in its address: ${link}`,
          expected: 'a link without blanks in its address',
          fix: `write ](${target}:${id}).`,
        });
      }
      for (const { index } of source.includes('[^') ? source.matchAll(/(?<!\\)\[\^[^\]\s]+\]/g) : []) {
        const label = /[^[\]]+/.exec(source.slice(index))?.[0] ?? '';
        reportAt('markdown/footnote', from + index, {
          found: `[${label}] without its note`,
          expected: `a note for it: a line that starts with [${label}]:`,
          fix: `add the note, or write \\[${label}] for plain text.`,
        });
      }
    }
    notes.add(node);
    return true;
  });
  for (const { start, ...details } of notes.problems()) report('markdown/footnote', start, details);
  return problems;
}

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

/** The words of a body on one line, without its markup and its components; nothing where it cannot be read. */
export function plainBody(text: string, file: string): string {
  const words: string[] = [];
  walkBody(text, file, (node, top) => {
    if (node.type === 'paragraph' && top && linesOf(node, text).every((line) => line !== null)) return false;
    if (node.type === 'image') words.push(`${node.alt ?? ''}. ${node.title ?? ''}`);
    else if ('value' in node && PRINTED.has(node.type)) words.push(node.value);
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

const isMdx = (file: string): boolean => file.endsWith('.mdx');
const articleOf = (file: string): string | null => /^articles\/(.*)\.mdx?$/.exec(file)?.[1] ?? null;
const parse = (text: string, file: string): MdastRoot =>
  (isMdx(file) ? mdxToMdast : markdownToMdast)(text, CHECKED) as MdastRoot;

/** Visits nodes in the order of the text; those below a node only where `visit` says so. Trees may be deep. */
function walk(tree: MdastRoot, visit: (node: MdastNodes, depth: number, top: boolean) => boolean): void {
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
function linesOf({ position }: Placed, text: string): (Written | null)[] {
  const start = position?.start.offset ?? 0;
  return componentLines(text.slice(start, position?.end.offset ?? 0), start);
}

/** Whether a node is a component of MDX; in MDX, a tag with a small initial is HTML. */
const isTag = (node: { type: string; name?: string | null }): boolean =>
  (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') && /^[A-Z][A-Za-z]*$/.test(node.name ?? '');
const tagOf = (node: MdastNodes | RootContent, text: string): Written => componentTag(node as unknown as Tag, text);

const otherForm = (written: Written, article: string | null): Details => {
  const { name, attributes } = readComponent({ ...written, name: written.name.toLowerCase() }, article) ?? {};
  const values = Object.entries(attributes ?? { '…': '…' }).map(([key, value]) => ` ${key}="${value}"`);
  return {
    found: `::${written.name} in an .mdx file`,
    expected: 'a tag: components are tags in .mdx and lines with :: in .md',
    fix: `write <${name ?? '…'}${values.join('')}/>, or name the file .md.`,
  };
};

const deep = (found: string): Details => ({
  found,
  expected: `at most ${MOST_LEVELS} levels`,
  fix: 'write it flat: a few levels are all that a reader can follow.',
});

/** Why a body is not even parsed: it would take the parser minutes. Null where it is light enough. */
function tooHeavy(text: string, mdx: boolean): (Details & { at: number }) | null {
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

/** Notes, and where they are called. */
class Notes {
  readonly #called = new Set<string>();
  readonly #written: { label: string; start: Position; id: string }[] = [];

  add(node: MdastNodes): void {
    if (node.type === 'footnoteReference') this.#called.add(node.identifier);
    if (node.type !== 'footnoteDefinition') return;
    const { identifier: id, label, position } = node;
    this.#written.push({ id, label: label ?? id, start: position?.start ?? { line: 1, column: 1 } });
  }

  problems(): (Details & { start: Position })[] {
    return this.#written.flatMap(({ id, label, start }, index) => {
      const first = this.#written.findIndex((other) => other.id === id) === index;
      if (first && this.#called.has(id)) return [];
      return first
        ? {
            start,
            found: `the note [^${label}], which nothing calls`,
            expected: `[^${label}] in the text, where the note belongs: else nobody sees it`,
            fix: 'add it there, or remove the note.',
          }
        : {
            start,
            found: `a second note [^${label}]`,
            expected: 'one note of a name',
            fix: 'rename or remove one of the two.',
          };
    });
  }
}

/** What nodes that run code are called in a message. */
const CODE: Partial<Record<MdastNodes['type'], string>> = {
  mdxjsEsm: 'code',
  mdxFlowExpression: 'an expression',
  mdxTextExpression: 'an expression',
  mdxJsxFlowElement: 'a component',
  mdxJsxTextElement: 'a component',
};

function refusal(node: MdastNodes, file: string): [RuleOfRecords, Details] {
  if (node.type === 'image') {
    return ['markdown/image', { ...IMAGE, found: 'an image inside other text', fix: 'move it to a line of its own.' }];
  }
  if (node.type === 'imageReference') {
    return [
      'markdown/image',
      { ...IMAGE, found: 'an image by reference', fix: 'write its address in round brackets.' },
    ];
  }
  const tag = 'name' in node ? `<${node.name ?? ''}>` : null;
  // In MDX, a tag with a small initial is HTML.
  if (node.type === 'html' || (tag !== null && /^<[a-z]/.test(tag))) {
    const [, component] = /^<\/?(Claim|Figure|Statement|Timeline)\b/i.exec(tag ?? excerptOf(node)) ?? [];
    const such = component?.toLowerCase() ?? '';
    const fix =
      component === undefined
        ? 'remove it, or write \\< for a plain "less than".'
        : isMdx(file)
          ? `write <${such[0]?.toUpperCase()}${such.slice(1)} …/>.`
          : `write ::${such}{…} on a line of its own.`;
    return ['markdown/html', { found: `HTML: ${tag ?? excerptOf(node)}`, expected: 'Markdown without HTML', fix }];
  }
  const found = `${CODE[node.type] ?? node.type}: ${tag ?? excerptOf(node)}`;
  return ['markdown/code', { found, expected: 'Markdown: nothing in a file is run', fix: 'remove it.' }];
}

const excerptOf = (node: MdastNodes): string =>
  'value' in node ? (node.value.split('\n', 1)[0] ?? '').slice(0, 60) : '';

const IMAGE: Details = {
  found: 'an image',
  expected:
    'a picture of this tracker on a line of its own: ![what it shows](../images/name.jpg "Credit: who made it")',
  fix: 'write it like that, or remove it.',
};

function imageProblem({ url, alt, title }: Image, images: ReadonlyMap<string, Picture>) {
  const image = (found: string, fix = IMAGE.fix) => ({ ...IMAGE, rule: 'markdown/image' as const, found, fix });
  const [, name] = IMAGE_ADDRESS.exec(url) ?? [];
  if (name === undefined)
    return image(`an image at "${url}"`, 'save it in images/, and write ../images/ and its name.');
  if (!images.has(name)) {
    const expected = 'the name of a file in images/';
    const found = `image "${name}", which does not exist`;
    return {
      rule: 'reference/unknown' as const,
      found,
      expected,
      fix: suggest(name, images.keys(), `add images/${name}.`).fix,
    };
  }
  if (!alt?.trim())
    return image('an image without words for those who cannot see it', 'write what it shows in the square brackets.');
  if (!title?.trim())
    return image('an image without a credit', 'add who made it after the address, in quotation marks.');
  return null;
}

/** An e-mail address that stands for itself is text: the site links to none. */
const isBareMail = ({ url, children }: Extract<MdastNodes, { type: 'link' }>): boolean =>
  children.length === 1 && children[0]?.type === 'text' && url === `mailto:${children[0].value}`;

function linkProblem(url: string, known: Known) {
  const [, target, id] = REFERENCE.exec(url) ?? [];
  if (target !== undefined && id !== undefined) {
    const ids = known[target as LinkTarget];
    return ids.has(id)
      ? null
      : { rule: 'reference/unknown' as const, ...unknownReference(target as LinkTarget, id, ids) };
  }
  const why = url.includes('\\') ? 'an address with / instead of \\' : addressProblem(url);
  if (why === null) return null;
  const web = /^https?:\/\//i.test(url);
  return {
    rule: 'markdown/link' as const,
    found: `a link to "${url}"`,
    expected: web
      ? why
      : 'actor:…, claim:… or article:… with an id, or an address that starts with https:// or http://',
    fix: web ? 'correct the address.' : 'correct the address, such as [Jane Doe](actor:jane-doe).',
  };
}
