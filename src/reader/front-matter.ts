/** YAML with positions: every problem can point at the line and column of a value or of its key. */
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node, type YAMLMap } from 'yaml';
import type { Position, Problem } from '../domain/issue.ts';
import { problem } from '../domain/rules.ts';

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
export function parseYaml(text: string, lineOffset: number, file: string): { source: YamlSource | null; problems: Problem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: line + lineOffset, column: col };
  };
  const problems = document.errors.map((error) => ({
    ...problem('front-matter/syntax', file, [], explainSyntax(error.code, error.message, lineAt(text, error.pos[0]))),
    position: place(error.pos[0]),
  }));
  if (problems.length > 0) return { source: null, problems };
  return {
    source: {
      data: document.toJS({ maxAliasCount: 0 }) as unknown,
      locate: (path, at) => place(offsetOf(document, path, at)),
    },
    problems,
  };
}

const lineAt = (text: string, offset: number): string => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(start, end < 0 ? undefined : end).trim();
};

function explainSyntax(code: string, message: string, line: string): { found: string; expected: string; fix: string } {
  const figure = /:\s*([>|]=?\s*\d.*)$/.exec(line)?.[1];
  if (figure !== undefined) {
    return { found: `${figure} without quotes`, expected: 'a figure that starts with > between quotation marks', fix: `write "${figure}".` };
  }
  if (code === 'DUPLICATE_KEY') {
    return { found: `a second line for the same field: ${line}`, expected: 'every field once', fix: 'remove one of the two.' };
  }
  return {
    found: line === '' ? 'YAML that cannot be read' : `YAML that cannot be read: ${line}`,
    expected: `plain YAML (${message.replace(/\.$/, '')})`,
    fix: 'look at indentation and quotation marks; put a text that contains ": " or starts with a special character between double quotes.',
  };
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
  map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
