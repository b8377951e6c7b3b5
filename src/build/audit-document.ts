/** XML, JSON and styles that the site publishes, held against what they are made of. */
import { parseFragment, Tokenizer, type DefaultTreeAdapterTypes, type Token } from 'parse5';
import { isJson } from './audit-page.ts';
import { cited, styleProblem, type Flaw, type Place } from './audit-place.ts';
import { DOCUMENTS, FEED_TEXT } from './markup.ts';

const LISTED = 'only what our documents are made of: see src/build/markup.ts';
/** Attributes and elements of XML that name an address. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'template', 'link', 'uri', 'loc', 'docs', 'image']);
/** Elements of feeds whose text programs may show as HTML. */
const HTML: ReadonlySet<string> = new Set(['title', 'subtitle', 'content', 'description']);

type Say = (at: Token.Location | null, found: string, expected: string) => void;

/** What is wrong with a file that is no page; nothing of kinds in which nothing can run. */
export function auditDocument(file: string, read: () => string, place: Place): Flaw[] {
  const flaws: Flaw[] = [];
  const say: Say = (at, found, expected) => {
    flaws.push({ file, line: at?.startLine ?? 1, column: at?.startCol ?? 1, found, expected });
  };
  switch (file.split('.').at(-1)) {
    case 'xml':
    case 'rss':
    case 'svg':
      xml(read(), place, say);
      break;
    case 'css': {
      const address = styleProblem(read(), place);
      if (address !== null) say(null, `styles that load ${cited(address)}`, 'only files of the site');
      break;
    }
    case 'json':
    case 'jsonld':
    case 'webmanifest':
      json(read(), place, say);
      break;
    default:
  }
  return flaws;
}

interface Open {
  name: string;
  text: string;
}

/** Read by the pieces of HTML, which are those of XML: tags, texts, sections of characters. Names lose their capitals. */
function xml(text: string, place: Place, say: Say): void {
  const open: Open[] = [];
  let listed: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  let top: string | undefined;
  const close = (element: Open | undefined, location: Token.Location | null): void => {
    if (element === undefined) return;
    if (ADDRESSES.has(element.name) && element.text.trim() !== '') {
      const problem = place.leading(element.text.trim());
      if (problem !== null) say(location, `${cited(element.text)} in <${element.name}>`, problem);
    }
    if (isFeed(top) && HTML.has(element.name))
      feedText(element.text, place, (found, expected) => say(location, found, expected));
    if (element.name === 'style' && styleProblem(element.text, place) !== null) {
      say(location, `styles that load ${cited(styleProblem(element.text, place) ?? '')}`, 'only files of the site');
    }
  };
  const add = ({ chars }: Token.CharacterToken): void => {
    const inside = open.at(-1);
    if (inside) inside.text += chars;
  };
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onComment: ({ data, location }) => {
        if (top !== undefined || !data.startsWith('?xml '))
          say(location, `a comment or an instruction, ${cited(data)}`, 'none');
      },
      onDoctype: ({ location }) => say(location, 'a document type', 'none: it can name other files'),
      onStartTag: ({ tagName, attrs, selfClosing, location }) => {
        if (top === undefined) {
          top = tagName;
          listed = [...DOCUMENTS].find(([name]) => name.toLowerCase() === top)?.[1];
        } else if (open.length === 0) say(location, `a second element at the top, <${tagName}>`, 'one');
        const own = attributesOf(listed, tagName);
        if (own === null) say(location, `an element <${tagName}>`, LISTED);
        for (const { name, value } of attrs) {
          const what = `${name}=${cited(value)} on <${tagName}>`;
          const problem = ADDRESSES.has(name) ? place.leading(value) : null;
          if (own !== null && !own.has(name)) say(location, what, LISTED);
          else if (problem !== null) say(location, what, problem);
        }
        const element = { name: tagName, text: '' };
        if (selfClosing) close(element, location);
        else open.push(element);
      },
      onEndTag: ({ tagName, location }) => {
        const element = open.pop();
        if (element?.name !== tagName) {
          say(location, `</${tagName}>`, element === undefined ? 'nothing to be closed' : `</${element.name}>`);
        }
        close(element, location);
      },
      onCharacter: add,
      onWhitespaceCharacter: add,
      onNullCharacter: ({ location }) => say(location, 'a null character', 'none'),
      onEof: ({ location }) => {
        if (top === undefined || open.length > 0)
          say(location, 'a document that is cut off', 'one element around everything');
      },
    },
  );
  tokenizer.inForeignNode = true;
  tokenizer.write(text, true);
}

const isFeed = (top: string | undefined): boolean => top === 'feed' || top === 'rss';

/** Names as the pieces of HTML have them. */
function attributesOf(
  listed: ReadonlyMap<string, ReadonlySet<string>> | undefined,
  element: string,
): ReadonlySet<string> | null {
  const row = [...(listed ?? [])].find(([name]) => name.toLowerCase() === element)?.[1];
  return row === undefined ? null : new Set([...row].map((name) => name.toLowerCase()));
}

function json(text: string, place: Place, say: Say): void {
  if (!isJson(text)) {
    say(null, 'what is no JSON', 'a document that can be read');
    return;
  }
  if (!text.includes('"content_html"')) return;
  const { items = [] } = JSON.parse(text) as { items?: { content_html?: string; url?: string }[] };
  for (const { content_html: html = '', url = '' } of items) {
    feedText(html, place, (found, expected) => say(null, found, expected));
    const problem = place.leading(url);
    if (problem !== null) say(null, `the address ${cited(url)}`, problem);
  }
}

/** A text that may be shown as HTML. */
function feedText(html: string, place: Place, say: (found: string, expected: string) => void): void {
  if (!html.includes('<')) return;
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      const own = FEED_TEXT.get(node.tagName);
      if (own === undefined) say(`an element <${node.tagName}> in a text`, LISTED);
      for (const { name, value } of node.attrs) {
        const problem = own?.has(name) === true ? place.leading(value) : LISTED;
        if (problem !== null) say(`${name}=${cited(value)} on <${node.tagName}> in a text`, problem);
      }
    } else if (node.nodeName === '#comment') say('a comment in a text', 'none');
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parseFragment(html));
}
