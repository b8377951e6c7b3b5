/** YAML with positions, so that every problem can point at the value or key that it is about. */
import {
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parse,
  parseDocument,
  visit,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Edit, Problem, Repair } from '../domain/issue.ts';
import { problem } from '../domain/rules.ts';
import { explainSyntax, HARMLESS, PARSING, twinsOf, type Explanation, type Mistake } from './syntax.ts';
import { lineAt, spanOf, type Range } from './text.ts';

/** Front matter nests no deeper. */
const MAX_DEPTH = 32;

/** So many mistakes of a file get a repair: each is looked for by trial, and one mended often mends others. */
const REPAIRED = 5;

/** The parts of a Markdown file, as ranges of its text. */
export interface SplitFile {
  yaml: Range;
  body: Range;
}

const FENCE = /^---[ \t]*\n/;
const CLOSING_FENCE = /^---[ \t]*(?:\n|$)/m;

/** Splits a file into front matter and body; null when it does not start with front matter. */
export function splitFile(text: string): SplitFile | null {
  const opening = FENCE.exec(text);
  if (!opening) return null;
  const from = opening[0].length;
  const closing = CLOSING_FENCE.exec(text.slice(from));
  if (!closing) return null;
  const to = from + closing.index;
  return { yaml: { from, to }, body: { from: to + closing[0].length, to: text.length } };
}

/** Parsed YAML that knows where everything stands in its file. */
export interface YamlSource {
  data: unknown;
  /** The value (or the key) at a path; the nearest thing around it where there is none. */
  locate(path: Problem['path'], at: Problem['at']): Range;
  /** What a repair of the value (or the key) at a path changes in the text; null where it cannot be done there. */
  edit(repair: Repair, path: Problem['path'], at: Problem['at']): Edit | null;
}

/** Parses the YAML in a part of a file's text; the source is null when its syntax is broken, and then there is a problem. */
export function parseYaml(
  text: string,
  { from, to }: Range,
  file: string,
): { source: YamlSource | null; problems: Problem[] } {
  const yaml = text.slice(from, to);
  const { document, mistakes } = readDocument(yaml);
  if (document === null) return { source: null, problems: [tooDeep(file, text, { from, to: from + 1 })] };
  const problems = explainAll(yaml, document, mistakes).map(({ range, ...details }) => {
    const shifted = { from: range.from + from, to: range.to + from };
    const repair: Repair | null =
      details.repair?.do === 'edit'
        ? { ...details.repair, edit: moved(details.repair.edit, from) }
        : (details.repair ?? null);
    const found = details.found.replace(/\{line (\d+)\}/, (_, offset) => `line ${lineAt(text, Number(offset) + from)}`);
    return { ...problem('front-matter/syntax', file, [], { ...details, found, repair }), span: spanOf(text, shifted) };
  });
  if (problems.length > 0) return { source: null, problems };
  const deep = deepest(document);
  if (deep !== null) return { source: null, problems: [tooDeep(file, text, moved(deep, from))] };
  keepFiguresAsWritten(document);
  const findPair = pairFinder();
  return {
    source: {
      data: document.toJS() as unknown,
      locate: (path, at) => moved(follow(document, findPair, path, at).range, from),
      edit: (repair, path, at) => {
        const edit = editOf(yaml, document, findPair, repair, path, at);
        return edit === null ? null : repair.do === 'edit' ? edit : moved(edit, from);
      },
    },
    problems: [],
  };
}

function readDocument(
  yaml: string,
): { document: Document.Parsed; mistakes: Mistake[] } | { document: null; mistakes: null } {
  try {
    const document = parseDocument(yaml, PARSING);
    return { document, mistakes: mistakesOf(document, yaml) };
  } catch (error) {
    // The parser calls itself for every level.
    if (error instanceof RangeError) return { document: null, mistakes: null };
    throw error;
  }
}

/**
 * Explains every mistake once. One makes the parser stumble over what follows: where it is known what mends it, what
 * follows is read again as if it were mended.
 */
function explainAll(yaml: string, document: Document.Parsed, mistakes: readonly Mistake[]): Explanation[] {
  const explained: Explanation[] = [];
  const edits: Edit[] = [];
  let [read, text, found, done] = [document, yaml, mistakes, 0];
  for (;;) {
    const next = found.filter(({ offset }) => offset >= done);
    const repairs = edits.length < REPAIRED;
    const until = repairs ? next.findIndex(({ code }) => !HARMLESS.has(code)) : -1;
    const told = until === -1 ? next : next.slice(0, until + 1);
    const explanations = told.map((mistake, index) =>
      explainSyntax(mistake, read, text, repairs && (index < REPAIRED || index === until)),
    );
    explained.push(...explanations.map((one) => asWritten(one, edits)));
    const repair = until === -1 ? null : explanations.at(-1)?.repair;
    if (repair?.do !== 'edit') break;
    const { edit } = repair;
    text = text.slice(0, edit.from) + edit.text + text.slice(edit.to);
    edits.push(edit);
    const again = readDocument(text);
    if (again.document === null) break;
    [read, found, done] = [again.document, again.mistakes, edit.from + edit.text.length];
  }
  // Several mistakes of one line are one.
  const lines = new Set<number>();
  return explained.filter(({ range }) => {
    const start = yaml.lastIndexOf('\n', range.from - 1);
    if (lines.has(start)) return false;
    lines.add(start);
    return true;
  });
}

/** An explanation of the text after edits, as one of the text as it is written. */
function asWritten({ range, found, repair, ...details }: Explanation, edits: readonly Edit[]): Explanation {
  const back = (offset: number): number =>
    edits.reduceRight(
      (at, edit) => (at >= edit.from + edit.text.length ? at - edit.text.length + (edit.to - edit.from) : at),
      offset,
    );
  const moveBack = <T extends Range>(one: T): T => ({ ...one, from: back(one.from), to: back(one.to) });
  return {
    ...details,
    range: moveBack(range),
    found: found.replace(/\{line (\d+)\}/, (_, offset) => `{line ${back(Number(offset))}}`),
    ...(repair && { repair: repair.do === 'edit' ? { ...repair, edit: moveBack(repair.edit) } : repair }),
  };
}

const moved = <T extends Range>(range: T, by: number): T => ({ ...range, from: range.from + by, to: range.to + by });

const tooDeep = (file: string, text: string, range: Range): Problem => ({
  ...problem('file/depth', file, [], {
    found: `fields nested more than ${MAX_DEPTH} deep`,
    expected: 'the documented fields, which nest four deep at most',
    fix: 'look for brackets or dashes too many.',
  }),
  span: spanOf(text, range),
});

/** The first node that is nested too deep. */
function deepest(document: Document.Parsed): Range | null {
  let found: Range | null = null;
  visit(document, {
    Node(_, node, ancestors) {
      if (ancestors.filter((one) => isMap(one) || isSeq(one)).length <= MAX_DEPTH) return undefined;
      found = rangeOf(node, { from: 0, to: 1 });
      return visit.BREAK;
    },
  });
  return found;
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

/** What the parser refuses, doubts (unknown tags), and what it would read as more than plain YAML, in order. */
function mistakesOf(document: Document.Parsed, yaml: string): Mistake[] {
  const mistakes = [...document.errors, ...document.warnings].map(({ code, message, pos }): Mistake => ({
    code,
    message,
    offset: pos[0],
  }));
  const doubted = new Set<number | undefined>(mistakes.map(({ offset }) => offset));
  const add = (code: Mistake['code'], message: string, offset = 0) => mistakes.push({ code, message, offset });
  for (const [offset, twins] of twinsOf(document)) {
    // The fields of a whole entry are there twice for one reason.
    if (twins.isFirst) mistakes.push({ code: 'DUPLICATE_KEY', message: '', offset, twins });
  }
  visit(document, {
    Alias: (_, { range, source }) => void add('ALIAS', source, range?.[0]),
    Value: (_, node) => {
      // Comments start with "# ": "#3" is a text that was cut off.
      if (isScalar(node) && node.range && /^[^\s#!]/.test(node.comment ?? '')) {
        add('COMMENT', node.comment ?? '', yaml.indexOf('#', node.range[1]));
      }
      if (node.anchor !== undefined) add('ANCHOR', node.anchor, node.range?.[0]);
      if (node.tag !== undefined && !doubted.has(node.range?.[0])) {
        add('TAG', node.tag, node.range?.[0]);
      }
    },
    Pair: (_, { key }) => {
      if (isMap(key) || isSeq(key)) add('KEY', 'a list or a group of fields', key.range?.[0]);
      if (isScalar(key) && key.value === '__proto__') add('KEY', '`__proto__`', key.range?.[0]);
    },
  });
  return mistakes.toSorted((a, b) => a.offset - b.offset);
}

// ——— Places ———

const rangeOf = (node: Node | null, otherwise: Range): Range =>
  node?.range ? { from: node.range[0], to: node.range[1] } : otherwise;

interface Found {
  /** The place of a problem. */
  range: Range;
  /** Where the path leads to, all the way. */
  pair: Pair | null;
  item: Node | null;
  parent: Node | null;
}

function follow(document: Document.Parsed, findPair: FindPair, path: Problem['path'], at: Problem['at']): Found {
  let node: Node | null = document.contents;
  let parent: Node | null = null;
  let pair: Pair | null = null;
  // Without fields, the place is where the first would stand.
  let range = rangeOf(node, { from: 0, to: 0 });
  const lost = (): Found => ({ range, pair: null, item: null, parent: null });
  for (const [index, key] of path.entries()) {
    const last = index === path.length - 1;
    parent = node;
    if (isMap(node)) {
      const next = findPair(node, key);
      if (!next) return lost();
      const keyRange = rangeOf(isNode(next.key) ? next.key : null, range);
      const value: Node | null = isNode(next.value) ? next.value : null;
      const empty = value === null || (isScalar(value) && value.value === null);
      pair = next;
      node = value;
      range = last && (at === 'key' || empty) ? keyRange : rangeOf(value, keyRange);
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)];
      if (!isNode(item)) return lost();
      pair = null;
      node = item;
      range = rangeOf(item, range);
    } else {
      return lost();
    }
  }
  return { range, pair, item: node, parent };
}

/** The field of a group by its name. */
type FindPair = (map: YAMLMap, key: string | number) => Pair | undefined;

/** Looks the names of a group up once: a file may have thousands, and a problem with each. */
function pairFinder(): FindPair {
  const known = new Map<YAMLMap, ReadonlyMap<string, Pair>>();
  return (map, key) => {
    const pairs =
      known.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
    known.set(map, pairs);
    return pairs.get(String(key));
  };
}

// ——— Repairs ———

function editOf(
  yaml: string,
  document: Document.Parsed,
  findPair: FindPair,
  repair: Repair,
  path: Problem['path'],
  at: Problem['at'],
): Edit | null {
  if (repair.do === 'edit') return repair.edit;
  const { pair, item, parent } = follow(document, findPair, path, at);
  if (repair.do === 'rename') {
    if (pair === null || !isNode(pair.key)) return null;
    return { ...rangeOf(pair.key, { from: 0, to: 0 }), text: repair.key };
  }
  if (repair.do === 'write') {
    // A text in a block, or over several lines, is no single value to replace.
    if (!isNode(item) || !item.range) return null;
    return { from: item.range[0], to: item.range[1], text: written(repair.value) };
  }
  if (repair.do === 'add') {
    const line = `${repair.key}: ${written(repair.value)}`;
    return pair === null || !isMap(parent) ? null : addition(yaml, pair, parent, line);
  }
  if (repair.do === 'remove') return removal(yaml, pair, item, parent);
  throw repair satisfies never;
}

/** A value as it stands in front matter: plain where that is safe in any place, else between double quotes. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  const plain = /^[\p{L}\p{N}](?:[\p{L}\p{N}_./’-]|[ ](?=[\p{L}\p{N}]))*$/u.test(value) && parse(value) === value;
  return plain ? value : JSON.stringify(value);
}

/** Puts a field below another of its group, or behind it where they stand on one line. */
function addition(yaml: string, { key, value }: Pair, parent: YAMLMap, line: string): Edit | null {
  const [start, end] = [isNode(key) ? key.range?.[0] : undefined, isNode(value) ? value.range?.[1] : undefined];
  if (start === undefined || end === undefined) return null;
  if (parent.flow) return { from: end, to: end, text: `, ${line}` };
  // A block ends with its last line end; a comment may stand behind any other value.
  const at = yaml[end - 1] === '\n' ? end - 1 : yaml.indexOf('\n', end);
  const indent = start - (yaml.lastIndexOf('\n', start - 1) + 1);
  const from = at === -1 ? yaml.length : at;
  return { from, to: from, text: `\n${' '.repeat(indent)}${line}` };
}

/** Takes a field or an entry out of a list, with its line where it has one of its own. */
function removal(yaml: string, pair: Pair | null, item: Node | null, parent: Node | null): Edit | null {
  const start = isNode(pair?.key) ? pair.key.range?.[0] : item?.range?.[0];
  const end = item?.range?.[2] ?? (isNode(pair?.key) ? pair.key.range?.[2] : undefined);
  if (start === undefined || end === undefined || !(isMap(parent) || isSeq(parent))) return null;
  const items = parent.items as (Pair | Node)[];
  const starts = items.map((one) => (isPair(one) ? isNode(one.key) && one.key.range?.[0] : one.range?.[0]));
  const index = starts.indexOf(start);
  const next = starts[index + 1];
  if (parent.flow) {
    if (typeof next === 'number') return { from: start, to: next, text: '' };
    const before = items[index - 1];
    const last = isPair(before) ? (isNode(before.value) ? before.value : before.key) : before;
    const from = isNode(last) ? (last.range?.[1] ?? start) : start;
    return { from, to: item?.range?.[1] ?? end, text: '' };
  }
  const line = yaml.lastIndexOf('\n', start - 1) + 1;
  const indent = yaml.slice(line, start);
  if (/^\s*(?:- +)?$/.test(indent) && (isSeq(parent) || !indent.includes('-'))) {
    const stop = yaml.indexOf('\n', Math.max(start, end - 1)) + 1;
    return { from: line, to: stop === 0 ? yaml.length : stop, text: '' };
  }
  // The first field of an entry: the dash stays, for the next one.
  return typeof next === 'number' ? { from: start, to: next, text: '' } : null;
}
