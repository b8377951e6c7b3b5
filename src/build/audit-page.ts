/** A page as a browser reads it, held against what the templates use. */
import { parse, type DefaultTreeAdapterTypes, type Token } from 'parse5';
import { cited, type Flaw, type Place } from './audit-place.ts';
import { ATTRIBUTES, ELEMENTS, LEADING, LOADING } from './markup.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

const SVG = 'http://www.w3.org/2000/svg';
const LISTED = 'only what the templates use: see src/build/markup.ts';

export interface AuditedPage {
  flaws: Flaw[];
  ids: ReadonlySet<string>;
  /** The words of its records’ texts. */
  prose: string;
}

/** Reads a page twice at the most: places are only looked up where something is wrong. */
export function auditPage(file: string, html: string, place: Place): AuditedPage {
  // Without scripts a browser reads markup where it would otherwise read a text.
  const readings = html.includes('<noscript') ? [false, true] : [true];
  for (const scriptingEnabled of readings) {
    const audited = read(file, parse(html, { scriptingEnabled }), place);
    if (audited.flaws.length > 0) {
      return read(file, parse(html, { scriptingEnabled, sourceCodeLocationInfo: true }), place);
    }
    if (scriptingEnabled) return audited;
  }
  throw new Error('no reading');
}

function read(file: string, document: DefaultTreeAdapterTypes.Document, place: Place): AuditedPage {
  const flaws: Flaw[] = [];
  const ids = new Set<string>();
  const prose: string[] = [];
  let shown = false;
  const say = (at: Token.Location | null | undefined, found: string, expected: string): void => {
    flaws.push({ file, line: at?.startLine ?? 1, column: at?.startCol ?? 1, found, expected });
  };

  const visit = (node: Node, inProse: boolean): void => {
    if ('tagName' in node) {
      element(node, inProse);
      return;
    }
    if ('value' in node) {
      if (inProse) prose.push(node.value);
      shown ||= /\S/.test(node.value);
    } else if (node.nodeName === '#comment') {
      say(
        node.sourceCodeLocation,
        `a comment, ${cited(String((node as DefaultTreeAdapterTypes.CommentNode).data))}`,
        'none',
      );
    } else if ('childNodes' in node) {
      for (const child of node.childNodes) visit(child, inProse);
    }
  };

  const element = (node: Element, inProse: boolean): void => {
    const name = node.namespaceURI === SVG ? `svg ${node.tagName}` : node.tagName;
    const own = ELEMENTS.get(name);
    const start = node.sourceCodeLocation?.startTag ?? node.sourceCodeLocation;
    if (own === undefined) {
      say(start, `an element <${name}>`, LISTED);
    } else {
      for (const attribute of node.attrs) judge(node, name, own, attribute);
    }
    if (name === 'script') script(node, start);
    if (name === 'meta') directive(node, node.sourceCodeLocation?.attrs?.['http-equiv'] ?? start);
    const proseHere = inProse || (name === 'div' && attributeOf(node, 'class')?.split(' ').includes('prose') === true);
    const apart = proseHere && !INLINE.has(name);
    if (apart) prose.push(' ');
    if (inProse && name === 'img') prose.push(attributeOf(node, 'alt') ?? '', '. ');
    if (name === 'head') {
      // Its words are not on the page.
      const before = shown;
      for (const child of node.childNodes) visit(child, false);
      shown = before;
    } else {
      for (const child of node.childNodes) visit(child, proseHere);
      if ('content' in node) visit((node as DefaultTreeAdapterTypes.Template).content, false);
    }
    if (apart) prose.push(' ');
  };

  const judge = (
    node: Element,
    name: string,
    own: ReadonlySet<string>,
    { prefix, name: local, value }: Token.Attribute,
  ) => {
    const attribute = prefix ? `${prefix}:${local}` : local;
    const at = node.sourceCodeLocation?.attrs?.[attribute] ?? node.sourceCodeLocation;
    const what = () => `${attribute}=${cited(value)} on <${name}>`;
    if (!own.has(attribute) && !ATTRIBUTES.has(attribute)) {
      say(at, what(), LISTED);
      return;
    }
    const key = `${name} ${attribute}`;
    const leads = LEADING.has(key);
    const problem = LOADING.has(key) ? place.loading(value) : leads ? place.leading(value) : null;
    if (problem !== null) say(at, what(), problem);
    // What is painted with; an address is not.
    if (name.startsWith('svg ') && !leads && /url\s*\(/i.test(value) && !/^url\(#[\w-]+\)$/.test(value)) {
      say(at, what(), 'a reference to something on the same page');
    }
    if (attribute !== 'id') return;
    if (ids.has(value)) say(at, `a second id=${cited(value)}`, 'every id once on a page');
    ids.add(value);
  };

  const script = (node: Element, start: Token.Location | null | undefined): void => {
    const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
    const type = attributeOf(node, 'type') ?? '';
    if (attributeOf(node, 'src') !== null) {
      if (text.trim() !== '') say(start, `words in a script that has an address, ${cited(text)}`, 'none');
    } else if (type !== 'application/ld+json') {
      say(start, `a script on the page itself, ${cited(text)}`, 'scripts of files of the site only');
    } else if (text.includes('<') || !isJson(text)) {
      say(start, `linked data that cannot be read back, ${cited(text)}`, 'JSON in which every < is escaped');
    }
  };

  /** What a page tells the browser to do: to keep to a policy, or to go on to another page of the site. */
  const directive = (node: Element, start: Token.Location | null | undefined): void => {
    const told = attributeOf(node, 'http-equiv')?.toLowerCase();
    if (told === undefined || told === 'content-security-policy') return;
    const [, to] = /^0; url=(.+)$/.exec(attributeOf(node, 'content') ?? '') ?? [];
    if (told !== 'refresh' || to === undefined || place.loading(to) !== null) {
      say(start, `<meta http-equiv=${cited(told)}>`, 'a policy, or the way to another page of the site');
    }
  };

  visit(document, false);
  if (document.mode !== 'no-quirks') say(null, 'a page without <!doctype html>', 'one at its very start');
  if (!shown) say(null, 'an empty page', 'words');
  return { flaws, ids, prose: prose.join('') };
}

/** As in `plainBody`: the words beside them are the same words. */
const INLINE = new Set(['a', 'code', 'del', 'em', 'strong']);

const attributeOf = (node: Element, name: string): string | null =>
  node.attrs.find((attribute) => attribute.name === name)?.value ?? null;

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
