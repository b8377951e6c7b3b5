/**
 * The one Markdown pipeline: what may stand in a body, and the HTML that it becomes.
 *
 * A body is parsed to a tree, never run: `.mdx` is read as a tree too, so nothing in it is ever executed. Check and
 * pages share the parser, and the sanitiser stands behind the checks as a second layer of its own.
 */
import type { Root as HastRoot } from 'hast';
import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import type { Nodes as MdastNodes, Root as MdastRoot } from 'mdast';
import { markdownToHast, markdownToMdast, mdxToHast, mdxToMdast } from 'satteri';
import { visit } from 'unist-util-visit';
import type { Position, Problem } from '../domain/issue.ts';
import { problem, unknownReference, type RuleOfRecords } from '../domain/rules.ts';

const FEATURES = { frontmatter: false } as const;
const REFERENCE = /^(actor|claim|article):(.*)$/;

/** What a link in a body may lead to inside the tracker. */
export type LinkTarget = 'actor' | 'claim' | 'article';

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

/** Checks a body: forbidden nodes and dangling links, each with its place. */
export function checkBody(
  body: { text: string; lineOffset: number },
  file: string,
  known: Record<LinkTarget, ReadonlySet<string>>,
): Problem[] {
  const problems: Problem[] = [];
  const report = (rule: RuleOfRecords, start: Position, details: Parameters<typeof problem>[3]) =>
    problems.push({
      ...problem(rule, file, [], details),
      span: {
        start: { line: start.line + body.lineOffset, column: start.column },
        end: { line: start.line + body.lineOffset, column: start.column + 1 },
      },
    });
  let tree: MdastRoot;
  try {
    tree = parse(body.text, file);
  } catch (error) {
    const [, line = '1', column = '1', message = String(error)] =
      /^(\d+):(\d+): (.*)$/s.exec(error instanceof Error ? error.message : '') ?? [];
    report(
      'markdown/code',
      { line: Number(line), column: Number(column) },
      {
        found: 'MDX that cannot be read',
        expected: `plain Markdown (${message.replace(/ \(mdx[^()]*\)$/, '')})`,
        fix: 'write { and < as \\{ and \\<, or name the file .md.',
      },
    );
    return problems;
  }
  visit(tree, (node: MdastNodes) => {
    const start = node.position?.start ?? { line: 1, column: 1 };
    if (!ALLOWED.has(node.type)) {
      const [rule, details] = refusal(node);
      report(rule, start, details);
    }
    if (node.type === 'link' || node.type === 'definition') {
      const details = linkProblem(node.url, known);
      if (details) report(details.rule, start, details);
    }
  });
  return problems;
}

/** Renders a checked body. `href` gives a record's address, or null where it is not shown: then only the words stay. */
export function renderBody(
  text: string,
  file: string,
  href: (target: LinkTarget, id: string) => string | null,
): string {
  const tree = (file.endsWith('.mdx') ? mdxToHast : markdownToHast)(text, {
    features: FEATURES,
    position: false,
  }) as HastRoot;
  visit(tree, 'element', (node) => {
    const level = /^h([1-6])$/.exec(node.tagName)?.[1];
    // The page's own headings come first: a body starts at the third level.
    if (level !== undefined) node.tagName = `h${Math.min(6, Number(level) + 2)}`;
    if (node.tagName !== 'a' || typeof node.properties.href !== 'string') return;
    const [, target, id] = REFERENCE.exec(node.properties.href) ?? [];
    if (target === undefined || id === undefined) return;
    const address = href(target as LinkTarget, id);
    if (address === null) {
      node.tagName = 'span';
      node.properties = {};
    } else node.properties.href = address;
  });
  return toHtml(sanitize(tree, SAFE));
}

/** GitHub's list, without images and with our headings; http(s) and links inside the site only. */
const SAFE: Schema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter(
    (name) => !['img', 'picture', 'source', 'h1', 'h2', 'input'].includes(name),
  ),
  protocols: { href: ['http', 'https'] },
  // The parser has put its prefix before the anchors of footnotes already; nothing else can carry an id.
  clobberPrefix: '',
};

const parse = (text: string, file: string): MdastRoot =>
  (file.endsWith('.mdx') ? mdxToMdast : markdownToMdast)(text, { features: FEATURES, position: true }) as MdastRoot;

/** What nodes that run code are called in a message. */
const CODE: Partial<Record<MdastNodes['type'], string>> = {
  mdxjsEsm: 'code',
  mdxFlowExpression: 'an expression',
  mdxTextExpression: 'an expression',
  mdxJsxFlowElement: 'a component',
  mdxJsxTextElement: 'a component',
};

function refusal(node: MdastNodes): [RuleOfRecords, Parameters<typeof problem>[3]] {
  if (node.type === 'image' || node.type === 'imageReference') {
    const fix = 'remove it; pictures are not part of reports.';
    return ['markdown/image', { found: 'an image', expected: 'text and links', fix }];
  }
  const tag = 'name' in node ? `<${node.name ?? ''}>` : null;
  // In MDX, a tag with a small initial is HTML.
  if (node.type === 'html' || (tag !== null && /^<[a-z]/.test(tag))) {
    const fix = 'remove it, or write \\< for a plain "less than".';
    return ['markdown/html', { found: `HTML: ${tag ?? excerptOf(node)}`, expected: 'Markdown without HTML', fix }];
  }
  const found = `${CODE[node.type] ?? node.type}: ${tag ?? excerptOf(node)}`;
  return ['markdown/code', { found, expected: 'Markdown: nothing in a file is run', fix: 'remove it.' }];
}

const excerptOf = (node: MdastNodes): string =>
  'value' in node ? (node.value.split('\n', 1)[0] ?? '').slice(0, 60) : '';

function linkProblem(url: string, known: Record<LinkTarget, ReadonlySet<string>>) {
  const [, target, id] = REFERENCE.exec(url) ?? [];
  if (target !== undefined && id !== undefined) {
    const ids = known[target as LinkTarget];
    return ids.has(id)
      ? null
      : { rule: 'reference/unknown' as const, ...unknownReference(target as LinkTarget, id, ids) };
  }
  if (/^https?:\/\/[^/@\s]+(?:[/?#]|$)/i.test(url)) return null;
  return {
    rule: 'markdown/link' as const,
    found: `a link to "${url}"`,
    expected: 'actor:…, claim:… or article:… with an id, or an address that starts with https:// or http://',
    fix: 'correct the address, such as [Jane Doe](actor:jane-doe).',
  };
}

/** The words of a checked body on one line, without its markup. */
export function plainBody(text: string, file: string): string {
  const words: string[] = [];
  visit(parse(text, file), (node: MdastNodes) => {
    if ('value' in node) words.push(node.value);
    // Words of two blocks, or beside a break, are two words.
    else if (!INLINE.has(node.type)) words.push(' ');
  });
  return words.join('').replace(/\s+/g, ' ').trim();
}

const INLINE = new Set<MdastNodes['type']>(['emphasis', 'strong', 'delete', 'link', 'linkReference']);
