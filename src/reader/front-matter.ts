/** YAML with positions: every problem can point at the line and column of a value or of its key. */
import {
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Position, Problem } from '../domain/issue.ts';
import { plainDigits, problem, writeFigure } from '../domain/rules.ts';

/** A parsed YAML text that knows where everything stands in its file. */
export interface YamlSource {
  data: unknown;
  /** Place of the value (or the key) at a path; of the nearest thing around it where there is none. */
  locate(path: Problem['path'], at: Problem['at']): Position;
}

/** The parts of a Markdown file: `lineOffset` is what a line of the part adds to be a line of the file. */
export interface SplitFile {
  yaml: { text: string; lineOffset: number };
  body: { text: string; lineOffset: number };
}

const FENCE = /^---[ \t]*\r?\n/;
const CLOSING_FENCE = /^---[ \t]*(?:\r?\n|$)/m;

/** Splits a file into front matter and body; null when it does not start with front matter. */
export function splitFile(text: string): SplitFile | null {
  const opening = FENCE.exec(text);
  if (!opening) return null;
  const rest = text.slice(opening[0].length);
  const closing = CLOSING_FENCE.exec(rest);
  if (!closing) return null;
  const yaml = rest.slice(0, closing.index);
  return {
    yaml: { text: yaml, lineOffset: 1 },
    body: { text: rest.slice(closing.index + closing[0].length), lineOffset: countLines(yaml) + 2 },
  };
}

const countLines = (text: string): number => text.split('\n').length - 1;

/** Parses YAML; the result is null when its syntax is broken, and then there is a problem. */
export function parseYaml(
  text: string,
  lineOffset: number,
  file: string,
): { source: YamlSource | null; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + lineOffset, column: col };
  };
  const problems = mistakesOf(document).map((mistake) => {
    const { offset, ...details } = explainSyntax(mistake, document, text, (at) => place(at).line);
    return { ...problem('front-matter/syntax', file, [], details), position: place(offset) };
  });
  // One mistake makes the parser stumble several times: only the first on a line is worth telling.
  const first = problems.filter((p, i) => problems.findIndex((q) => q.position.line === p.position.line) === i);
  if (first.length > 0) return { source: null, problems: first };
  keepFiguresAsWritten(document);
  return {
    source: {
      data: document.toJS() as unknown,
      locate: (path, at) => place(offsetOf(document, path, at)),
    },
    problems: [],
  };
}

/** A figure is kept as said: YAML would turn 12.50 into 12.5, and 10.000 into 10. */
function keepFiguresAsWritten(document: Document.Parsed): void {
  visit(document, {
    Pair(_, { key, value }) {
      const isFigure = isScalar(key) && key.value === 'value' && isScalar(value) && typeof value.value === 'number';
      if (isFigure && value.source !== undefined) value.value = value.source;
    },
  });
}

interface Mistake {
  code: string;
  message: string;
  offset: number;
}

/** What the parser refuses, doubts (unknown tags), and what it would read as an alias, in order. */
function mistakesOf(document: Document.Parsed): Mistake[] {
  const mistakes = [...document.errors, ...document.warnings].map(({ code, message, pos }): Mistake => ({
    code,
    message,
    offset: pos[0],
  }));
  visit(document, {
    Alias: (_, { range, source }) => void mistakes.push({ code: 'ALIAS', message: source, offset: range?.[0] ?? 0 }),
  });
  return mistakes.toSorted((a, b) => a.offset - b.offset);
}

const QUOTE_IT = 'put a text that contains ": " or starts with a special character between double quotes';

interface Explanation {
  offset: number;
  found: string;
  expected: string;
  fix: string;
}

function explainSyntax(
  { code, message, offset }: Mistake,
  document: Document.Parsed,
  text: string,
  lineOf: (offset: number) => number,
): Explanation {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  const bare = /^(\s*(?:- +)?(?:[\w-]+:\s+)?)([>*].*?)(?:\s+#.*)?$/.exec(line);
  const [, before = '', words] = bare ?? [];
  if (words !== undefined) {
    return {
      offset: start + before.length,
      found: `${words} without quotation marks`,
      expected: `quotation marks around what starts with ${words.charAt(0)}`,
      fix: writeFigure(words, plainDigits(words)),
    };
  }
  if (code === 'DUPLICATE_KEY') {
    const [name, first] = firstKey(document, offset);
    return {
      offset,
      found: `a second \`${name}\` (the first is on line ${lineOf(first)})`,
      expected: 'every field once',
      fix: 'remove one of the two.',
    };
  }
  if (code === 'ALIAS') {
    return {
      offset,
      found: `*${message} without quotation marks`,
      expected: 'quotation marks around what starts with *; aliases of YAML are not read',
      fix: `write "*${message}", or in its place what it stands for.`,
    };
  }
  if (code === 'TAB_AS_INDENT') {
    return { offset, found: 'a tab at the start of a line', expected: 'spaces', fix: 'replace the tab by spaces.' };
  }
  if (code === 'MISSING_CHAR' && message.includes('quote')) {
    return {
      offset: quoteBefore(document, offset),
      found: 'a quotation mark that is not closed',
      expected: 'two of them around a text',
      fix: 'close it.',
    };
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY') {
    return {
      offset,
      found: `a text with ": " in it, without quotation marks: ${line.trim()}`,
      expected: 'quotation marks around such a text, and one field on a line',
      fix: 'put the text between double quotes, or correct the indentation of the next line.',
    };
  }
  return {
    offset,
    found: `YAML that cannot be read${line.trim() === '' ? '' : `: ${line.trim()}`}`,
    expected: `plain YAML (${message.replace(/\.$/, '')})`,
    fix: `look at indentation and quotation marks; ${QUOTE_IT}.`,
  };
}

/** The name of the field whose second key stands at an offset, and where the first stands. */
function firstKey(document: Document.Parsed, offset: number): [name: string, first: number] {
  let found: [string, number] = ['', offset];
  visit(document, {
    Map(_, { items }) {
      const keys = items.map(({ key }) => key).filter((key) => isScalar(key));
      const second = keys.find(({ range }) => range?.[0] === offset);
      const first = keys.find(({ value }) => value === second?.value);
      if (first?.range) found = [String(first.value), first.range[0]];
    },
  });
  return found;
}

/** Where the quoted text that runs up to an offset starts. */
function quoteBefore(document: Document.Parsed, offset: number): number {
  let start = offset;
  visit(document, {
    Scalar(_, { range }) {
      if (range && range[0] < offset && range[1] >= offset) start = range[0];
    },
  });
  return start;
}

function offsetOf(document: Document.Parsed, path: Problem['path'], at: Problem['at']): number {
  let node: Node | null = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const [index, key] of path.entries()) {
    const last = index === path.length - 1;
    if (isMap(node)) {
      const pair = findPair(node, key);
      if (!pair) return offset;
      const keyOffset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      const value: Node | null = isNode(pair.value) ? pair.value : null;
      const empty = value === null || (isScalar(value) && value.value === null);
      if (last && (at === 'key' || empty)) return keyOffset;
      node = value;
      offset = value?.range?.[0] ?? keyOffset;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)];
      if (!isNode(item)) return offset;
      node = item;
      offset = item.range?.[0] ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

const findPair = (map: YAMLMap, key: string | number) =>
  map.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
