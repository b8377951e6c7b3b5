/** What is wrong with a body: what is forbidden, dangling or misspelt, each with its place. */
import type { Image, Nodes as MdastNodes, Root as MdastRoot } from 'mdast';
import type { Picture } from '../domain/body.ts';
import type { Position, Problem } from '../domain/issue.ts';
import { suggest } from '../domain/meant.ts';
import { problem, unknownReference, type RuleOfRecords } from '../domain/rules.ts';
import { addressProblem } from '../domain/schema.ts';
import {
  checkComponent,
  componentInside,
  isComponent,
  notAlone,
  readComponent,
  type Details,
  type Written,
} from './components.ts';
import type { Known, LinkTarget } from './known.ts';
import {
  articleOf,
  deep,
  IMAGE_ADDRESS,
  isMdx,
  isTag,
  linesOf,
  MOST_LEVELS,
  parse,
  REFERENCE,
  tagOf,
  tooHeavy,
  walk,
} from './markdown.ts';

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

/** Checks a body. */
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

const otherForm = (written: Written, article: string | null): Details => {
  const { name, attributes } = readComponent({ ...written, name: written.name.toLowerCase() }, article) ?? {};
  const values = Object.entries(attributes ?? { '…': '…' }).map(([key, value]) => ` ${key}="${value}"`);
  return {
    found: `::${written.name} in an .mdx file`,
    expected: 'a tag: components are tags in .mdx and lines with :: in .md',
    fix: `write <${name ?? '…'}${values.join('')}/>, or name the file .md.`,
  };
};

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
