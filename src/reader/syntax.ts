/** Mistakes in YAML, explained to people who never heard of it, with what mends them where that can be found out. */
import { isNode, isScalar, parseDocument, visit, type Document, type Pair } from 'yaml';
import type { Edit, Repair } from '../domain/issue.ts';
import { plainDigits, withFraction, writeFigure } from '../domain/meant.ts';
import type { Range } from './text.ts';

/** A mistake as the parser tells it; offsets are those of the YAML. */
export interface Mistake {
  code: string;
  message: string;
  offset: number;
  /** Of a field that is there twice. */
  twins?: Twins;
}

export interface Explanation {
  range: Range;
  /** `{line 12}` stands for the number of the line at an offset. */
  found: string;
  expected: string;
  fix: string;
  repair?: Repair | null;
}

/** Mistakes after which the parser reads on as it should. */
export const HARMLESS: ReadonlySet<string> = new Set([
  'DUPLICATE_KEY',
  'ALIAS',
  'ANCHOR',
  'TAG',
  'TAG_RESOLVE_FAILED',
  'KEY',
  'COMMENT',
]);

/** What starts a text over several lines, or stands for another, when a text was meant: `value: > 10000`. */
const START_OF_BLOCK = /^(\s*(?:- +)*(?:(["']?)[\w-]+\2\s*:\s+)?)([>*|].*?)\s*(?:\s#.*)?$/;

/** Fields that are there twice are looked for by `twinsOf`. */
export const PARSING = { prettyErrors: false, uniqueKeys: false } as const;

const QUOTE_IT = 'put a text that contains ": " or starts with a special character between double quotes';
const PLAIN_YAML = 'plain YAML: texts, numbers, lists and groups of fields';

/** `repairs`: whether to look for what mends it, which takes as long as reading the file several times. */
export function explainSyntax(
  { code, message, offset, twins }: Mistake,
  document: Document.Parsed,
  yaml: string,
  repairs: boolean,
): Explanation {
  const line = lineOf(yaml, offset);
  const repair = repairs ? repairOf(yaml, line) : null;
  // A line that is indented otherwise is wrong where it starts to say something.
  const said = Math.max(offset, Math.min(line.to, line.from + line.text.search(/\S|$/)));
  const here = { from: said, to: Math.max(said + 1, line.to) };
  const directive = directiveOf(yaml);
  if (directive !== null && directive.range.from <= offset) return directive;
  const slip = HARMLESS.has(code) ? null : (slipIn(yaml, line) ?? slipIn(yaml, lineOf(yaml, line.to + 1)));
  if (slip !== null) return slip;
  const [, before = '', , words] = START_OF_BLOCK.exec(line.text) ?? [];
  if (words !== undefined && code !== 'DUPLICATE_KEY') {
    const from = line.from + before.length;
    const range = { from, to: from + words.length };
    const meant = words.startsWith('>') ? withFraction(words, plainDigits(words)) : [words];
    // One word after an asterisk may be an alias, which stands for something else.
    const isAlias = /^\*[\w-]+$/.test(words);
    return {
      range,
      found: `${excerpt(words)} without quotation marks`,
      expected: `quotation marks around what starts with ${words.charAt(0)}`,
      fix: isAlias ? `write "${words}", or in its place what it stands for.` : writeFigure(meant),
      repair: isAlias
        ? null
        : { sure: meant.length === 1, do: 'edit', edit: { ...range, text: JSON.stringify(meant[0]) } },
    };
  }
  switch (code) {
    case 'DUPLICATE_KEY': {
      if (twins === undefined) break;
      const { first, second } = twins;
      if (twins.count > 1) return mergedEntry(line, offset, twins);
      const name = String(isScalar(second.key) ? second.key.value : '');
      const isSame = sourceOf(yaml, first) === sourceOf(yaml, second);
      const onLine = GROUP_LINE.test(yaml.slice(line.from, offset)) && endOf(second, offset) <= line.to;
      return {
        range: { from: offset, to: isScalar(second.key) ? (second.key.range?.[1] ?? offset + 1) : offset + 1 },
        found: `a second \`${name}\` (the first is on {line ${isScalar(first.key) ? (first.key.range?.[0] ?? 0) : 0}})`,
        expected: 'every field once',
        fix: 'remove one of the two.',
        repair:
          isSame && onLine
            ? { sure: true, do: 'edit', edit: { from: line.from, to: Math.min(yaml.length, line.to + 1), text: '' } }
            : null,
      };
    }
    case 'ALIAS':
      return {
        range: here,
        found: `*${message} without quotation marks`,
        expected: 'quotation marks around what starts with *; aliases of YAML are not read',
        fix: `write "*${message}", or in its place what it stands for.`,
        repair,
      };
    case 'ANCHOR':
    case 'TAG':
    case 'TAG_RESOLVE_FAILED': {
      const sign = code === 'ANCHOR' ? '&' : '!';
      const last = yaml.lastIndexOf(sign, offset);
      const start = yaml.startsWith('!!', last - 1) ? last - 1 : last;
      const [mark = sign, blank = ''] = /^[&!]\S*(\s*)/.exec(yaml.slice(start)) ?? [];
      const name = mark.trimEnd();
      return {
        range: { from: start, to: start + name.length },
        found: `${name}, ${code === 'ANCHOR' ? 'an anchor' : 'a tag'} of YAML`,
        expected: `${PLAIN_YAML}; quotation marks around what starts with ${sign}`,
        fix: `remove ${name}, or put the text between double quotes.`,
        repair: { sure: false, do: 'edit', edit: { from: start, to: start + name.length + blank.length, text: '' } },
      };
    }
    case 'COMMENT': {
      const value = lineOf(yaml, offset);
      const [, field = '', text] = FIELD.exec(value.text) ?? [];
      const from = value.from + field.length;
      return {
        range: { from: offset, to: value.to },
        found: `# and what follows, which nobody reads: #${excerpt(message)}`,
        expected: 'a comment that starts with "# ", or quotation marks around a text with # in it',
        fix: 'put the whole text between double quotes.',
        repair:
          text === undefined || /^["']/.test(text)
            ? null
            : { sure: false, do: 'edit', edit: { from, to: from + text.length, text: JSON.stringify(text) } },
      };
    }
    case 'KEY':
      return {
        range: here,
        found: `${message} as the name of a field`,
        expected: 'the name of a documented field',
        fix: 'remove it.',
      };
    case 'TAB_AS_INDENT':
      return {
        range: { from: line.from, to: offset + 1 },
        found: 'a tab at the start of a line',
        expected: 'spaces',
        fix: 'replace the tab by spaces.',
        repair,
      };
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY': {
      const below = deeperField(yaml, line);
      if (below !== null) return below;
      if (code === 'MULTILINE_IMPLICIT_KEY') break;
      return {
        range: here,
        found: `a text with ": " in it, without quotation marks: ${excerpt(line.text)}`,
        expected: 'quotation marks around such a text, and one field on a line',
        fix: 'put the text between double quotes.',
        repair,
      };
    }
    default:
  }
  if (code === 'MISSING_CHAR' && message.includes('quote')) {
    const from = quoteBefore(document, offset);
    const opened = lineOf(yaml, from);
    return {
      range: { from, to: opened.to },
      found: 'a quotation mark that is not closed',
      expected: 'two of them around a text',
      fix: 'close it.',
      repair: repairs ? repairOf(yaml, opened) : null,
    };
  }
  const bracket = unclosedBracket(document, yaml, offset);
  if (bracket !== null) {
    const opened = lineOf(yaml, bracket);
    return {
      range: { from: bracket, to: opened.to },
      found: 'a bracket that is not closed',
      expected: `a ${yaml[bracket] === '[' ? ']' : '}'} after the last entry, or quotation marks around a text that starts with ${yaml[bracket]}`,
      fix: 'close it, or put the text between double quotes.',
      repair: repairs ? repairOf(yaml, opened) : null,
    };
  }
  const [, field = '', closed] = FIELD.exec(line.text) ?? [];
  if (closed !== undefined && /^["'[{]/.test(closed) && offset > line.from + field.length) {
    const from = line.from + field.length;
    return {
      range: { from, to: from + closed.length },
      found: `a text that goes on after its closing ${/^["']/.test(closed) ? 'quotation mark' : 'bracket'}: ${excerpt(closed)}`,
      expected: 'quotation marks around the whole of it',
      fix: 'put the whole text between double quotes, with \\ before every double quote inside it.',
      repair,
    };
  }
  const glued = GLUED.exec(line.text);
  if (glued && repair) {
    return {
      range: { from: line.from + (glued[1]?.length ?? 0), to: line.to },
      found: `no space after the colon: ${excerpt(line.text)}`,
      expected: 'the name of a field, a colon, a space and the value',
      fix: 'put a space after the colon.',
      repair,
    };
  }
  const elsewhere = misplaced(line, repair);
  if (elsewhere !== null) return elsewhere;
  return {
    range: here,
    found: `YAML that cannot be read${line.text.trim() === '' ? '' : `: ${excerpt(line.text)}`}`,
    expected: `plain YAML (${message.replace(/\.$/, '')})`,
    fix: `look at indentation and quotation marks; ${QUOTE_IT}.`,
    repair,
  };
}

/** The fields of an entry that does not start with a dash, so that they seem to belong to the one before. */
function mergedEntry(line: Line, offset: number, { starts }: Twins): Explanation {
  const indent = offset - line.from;
  const isAlone = starts && indent >= 2 && line.text.slice(0, indent).trim() === '';
  return {
    range: { from: offset, to: line.to },
    found: `the fields of another entry, without "- " before the first: ${excerpt(line.text)}`,
    expected: 'every entry of a list to start with "- ": a hyphen and a space',
    fix: isAlone
      ? 'write "- " before it, two columns to the left.'
      : 'start the entry with "- " and its first field, such as "  - claim: …".',
    repair: isAlone
      ? { sure: true, do: 'edit', edit: { from: line.from, to: offset, text: `${' '.repeat(indent - 2)}- ` } }
      : null,
  };
}

/** A line of which its own form tells what is wrong: another sign for a hyphen, a colon left out, a blank that is none. */
function slipIn(yaml: string, line: Line): Explanation | null {
  const rewrite = (found: string, expected: string, fix: string, text: string): Explanation => {
    const from = line.from + line.text.search(/\S|$/);
    const edit = { from: line.from, to: line.to, text };
    return { range: { from, to: line.to }, found, expected, fix, repair: { sure: true, do: 'edit', edit } };
  };
  const [, indent = '', sign, field] = BULLET.exec(line.text) ?? [];
  if (sign !== undefined && field !== undefined) {
    const found = sign === '-' ? 'no space after the hyphen' : `"${sign}" where a list has a hyphen`;
    return rewrite(
      `${found}: ${excerpt(line.text)}`,
      'entries that start with "- ": a hyphen and a space',
      'write "- " before the first field.',
      `${indent}- ${field}`,
    );
  }
  const below = lineOf(yaml, Math.min(yaml.length, line.to + 1)).text;
  const [, before = '', name] = /^(\s*(?:- +)?)([A-Za-z]\w*)\s*$/.exec(line.text) ?? [];
  if (name !== undefined && /^\s*(?:- +)?[\w-]+:\s/.test(below)) {
    return rewrite(
      `no colon after \`${name}\``,
      'the name of a field and a colon',
      `write \`${name}:\`.`,
      `${before}${name}:`,
    );
  }
  if (/^[ \t]*\u{A0}/u.test(line.text)) {
    const text = line.text.replace(/^\s+/u, (blanks) => ' '.repeat(blanks.length));
    return rewrite('a non-breaking space at the start of a line', 'plain spaces', 'replace it by a space.', text);
  }
  return null;
}

const BULLET = /^(\s*)(-(?=[A-Za-z]\w*:)|[•–—‣·*−](?=\s+[A-Za-z]\w*:))\s*(.+)$/u;

/** A line that stands further to the right or left than the fields above it, when moving it mends all. */
function misplaced(line: Line, repair: Repair | null): Explanation | null {
  if (repair?.do !== 'edit' || repair.edit.text.trimStart() !== line.text.trimStart()) return null;
  const [is, should] = [line.text, repair.edit.text].map((text) => text.length - text.trimStart().length);
  if (/^[ ]*[\t\u{A0}]/u.test(line.text)) return null;
  const spaces = (n = 0) => `${n} space${n === 1 ? '' : 's'}`;
  return {
    range: { from: line.from + (is ?? 0), to: line.to },
    found: `a line with ${spaces(is)} before it, where ${spaces(should)} are in place: ${excerpt(line.text)}`,
    expected: 'the same number of spaces before all fields of a group',
    fix: `write it with ${spaces(should)} before it.`,
    repair,
  };
}

/** A directive before the first field, which makes all that follows mean something else. */
function directiveOf(yaml: string): Explanation | null {
  const [, above = '', directive] = /^((?: *#.*\n|\n)*)(%.*)/.exec(yaml) ?? [];
  if (directive === undefined) return null;
  const range = { from: above.length, to: above.length + directive.length };
  return {
    range,
    found: `${excerpt(directive)}, a directive of YAML`,
    expected: PLAIN_YAML,
    fix: 'remove the line.',
    repair: { sure: false, do: 'edit', edit: { from: range.from, to: Math.min(yaml.length, range.to + 1), text: '' } },
  };
}

/** A field that stands one or more spaces too far to the right, below one that has its value already. */
function deeperField(yaml: string, line: Line): Explanation | null {
  const field = FIELD.exec(line.text);
  if (!field || line.to >= yaml.length || /:\s/.test((field[2] ?? '').replace(/\s#.*$/, ''))) return null;
  const below = lineOf(yaml, line.to + 1);
  const width = (field[1] ?? '').length - (field[1] ?? '').replace(/^(?:\s|- )*/, '').length;
  const indent = below.text.length - below.text.trimStart().length;
  if (indent <= width || !FIELD.test(below.text)) return null;
  return {
    range: { from: below.from + indent, to: below.to },
    found: `a field with ${indent} spaces before it, where the one above has ${width}: ${excerpt(below.text)}`,
    expected: 'the same number of spaces before all fields of a group',
    fix: `write it with ${width} spaces before it.`,
    repair: {
      sure: true,
      do: 'edit',
      edit: { from: below.from, to: below.from + indent, text: ' '.repeat(width) },
    },
  };
}

/** What a line says further to the right is not looked at. */
const LONGEST = 2000;

interface Line extends Range {
  text: string;
}

const excerpt = (text: string): string => (text.length > 100 ? `${text.trim().slice(0, 97)}…` : text.trim());

function lineOf(yaml: string, offset: number): Line {
  const from = offset === 0 ? 0 : yaml.lastIndexOf('\n', offset - 1) + 1;
  const end = yaml.indexOf('\n', from);
  const to = end === -1 ? yaml.length : end;
  return { from, to, text: yaml.slice(from, Math.min(to, from + LONGEST)) };
}

// ——— Repairs: what is likely is tried, and kept when fewer mistakes are left ———

const GLUED = /^(\s*(?:- +)*)([A-Za-z]\w*):(?![\s/])(.+)$/;
const FIELD = /^(\s*(?:- +)*(?:[A-Za-z][\w-]*|"[\w-]+"|'[\w-]+')\s*:\s+)(\S.*?)\s*$/;

/** How many lines above a line show how far it may be indented. */
const NEAR = 12;

function repairOf(yaml: string, line: Line): Repair | null {
  if (line.text.length === LONGEST) return null;
  const tried = candidates(yaml, line).map((candidate) => ({
    candidate,
    left: countMistakes(apply(yaml, candidate.edit)),
  }));
  const fewest = Math.min(...tried.map(({ left }) => left));
  const best = tried.find(({ left }) => left === fewest);
  return best && fewest < countMistakes(yaml) ? { do: 'edit', ...best.candidate } : null;
}

const apply = (text: string, { from, to, text: put }: Edit): string => text.slice(0, from) + put + text.slice(to);

function countMistakes(yaml: string): number {
  try {
    const document = parseDocument(yaml, PARSING);
    return document.errors.length + document.warnings.length + twinsOf(document).size;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function candidates(yaml: string, line: Line): { sure: boolean; edit: Edit }[] {
  const found: { sure: boolean; edit: Edit }[] = [];
  const rewrite = (sure: boolean, text: string) => found.push({ sure, edit: { from: line.from, to: line.to, text } });
  const [indent = ''] = /^[ \t]*/.exec(line.text) ?? [];
  if (indent.includes('\t')) rewrite(true, indent.replaceAll('\t', '  ') + line.text.slice(indent.length));
  const [, start, name, rest] = GLUED.exec(line.text) ?? [];
  if (rest !== undefined) rewrite(true, `${start}${name}: ${rest}`);
  const [, field, value] = FIELD.exec(line.text) ?? [];
  if (field !== undefined && value !== undefined && !value.includes(' #')) {
    const opened = /^["']/.exec(value)?.[0];
    const closes = opened !== undefined && value.indexOf(opened, 1) !== -1;
    // A quotation mark that is not closed where the line ends; one or a bracket that may belong to a text.
    if (opened !== undefined && !closes) rewrite(false, field + JSON.stringify(value.slice(1)));
    else if (opened !== undefined && value.endsWith(opened)) rewrite(false, field + JSON.stringify(value.slice(1, -1)));
    else rewrite(opened === undefined && !/^[[{]/.test(value), field + JSON.stringify(value));
  }
  // Indented otherwise than the fields above.
  const text = line.text.trimStart();
  const above = yaml.slice(0, line.from).trimEnd().split('\n').toReversed().slice(0, NEAR);
  const below = lineOf(yaml, Math.min(yaml.length, line.to + 1)).text;
  const indents = new Set([...above, below].map((other) => /^\s*(?:- +)?/.exec(other)?.[0].length ?? 0));
  for (const width of indents) if (' '.repeat(width) !== indent) rewrite(false, ' '.repeat(width) + text);
  return found;
}

const GROUP_LINE = /^\s*$/;

interface Twins {
  first: Pair;
  second: Pair;
  /** How many fields the group has twice, and whether this is the first of them. */
  count: number;
  isFirst: boolean;
  /** Whether it is the field that every such group starts with. */
  starts: boolean;
}

/** The fields that a group has twice, by the offset of the second key. The parser would take a minute over thousands. */
export function twinsOf(document: Document.Parsed): ReadonlyMap<number, Twins> {
  const found = new Map<number, Twins>();
  visit(document, {
    Map(key, { items }) {
      const firsts = new Map<unknown, Pair>();
      const twins: Pick<Twins, 'first' | 'second'>[] = [];
      for (const pair of items) {
        if (!isScalar(pair.key)) continue;
        const first = firsts.get(pair.key.value);
        if (first === undefined) firsts.set(pair.key.value, pair);
        else twins.push({ first, second: pair });
      }
      // A group on its own, that is no entry of a list, has each of them by itself.
      const count = typeof key === 'number' ? twins.length : Math.min(1, twins.length);
      for (const [index, { first, second }] of twins.entries()) {
        const offset = isScalar(second.key) ? second.key.range?.[0] : undefined;
        if (offset === undefined) continue;
        found.set(offset, { first, second, count, isFirst: count === 1 || index === 0, starts: first === items[0] });
      }
    },
  });
  return found;
}

const endOf = ({ value }: Pair, otherwise: number): number =>
  isNode(value) ? (value.range?.[1] ?? otherwise) : otherwise;

const sourceOf = (yaml: string, { value }: Pair): string =>
  isNode(value) && value.range ? yaml.slice(value.range[0], value.range[1]).trim() : '';

/** Where the outermost list or group before an offset starts whose bracket is not closed. */
function unclosedBracket(document: Document.Parsed, yaml: string, offset: number): number | null {
  let start: number | null = null;
  visit(document, {
    Collection(_, node) {
      if (node.flow !== true || !node.range || node.range[0] > offset) return undefined;
      const [from, to] = node.range;
      if (/[\]}]/.test(yaml[to - 1] ?? '')) return undefined;
      start = from;
      return visit.BREAK;
    },
  });
  return start;
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
