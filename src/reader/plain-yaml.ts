/**
 * YAML as nearly everybody writes it: fields and lists by indentation; values on one line, or in a block below `>` or
 * `|`; lists of words between brackets. It takes a tenth of a whole parser’s time and knows nothing of places.
 *
 * What it reads, `yaml` reads in the same way (https://yaml.org/spec/1.2.2/, core schema). Anything else, it leaves to that.
 */

const SPACE = 0x20;

/** Fields nest four deep at most. */
const MAX_DEPTH = 8;

/** Words that `yaml` reads as more than text are none. */
const KEY = /^(?!(?:null|true|false):)([a-z][A-Za-z0-9]{0,63}):(?: +|$)/;
/** A sign with a meaning of its own at the start of a value. */
const SIGN = /^[-?:,[\]{}#&*!|>'"%@`]/;
const COMMENT = /^#(?:[ #]|$)/;
const WORDS = /^\[([^[\]{}:#&*!|>'"%@`]*)\]$/;
const CONSTANTS: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);
const NUMBER =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/;

/**
 * The data of YAML that is plain in every respect; undefined of any other, which may be in order or not. Figures (in a
 * field `value`) stay as they are written.
 */
export function parsePlain(yaml: string): unknown {
  // Two kinds of white space would have to be told apart.
  if (/[\t\r]/.test(yaml)) return undefined;
  try {
    return new PlainYaml(yaml).read();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

class NotPlain extends Error {}

class PlainYaml {
  readonly #lines: string[];
  /** The line that is read next, and what it says behind its indentation. */
  #at = -1;
  #indent = 0;
  #text = '';
  #depth = 0;

  constructor(yaml: string) {
    this.#lines = yaml.split('\n');
  }

  read(): unknown {
    this.#next();
    if (this.#indent !== 0) throw new NotPlain();
    const data = this.#block();
    if (this.#at < this.#lines.length) throw new NotPlain();
    return data;
  }

  /** Goes to the next line that says something; behind the last one, indentation is -1. */
  #next(): void {
    while (++this.#at < this.#lines.length) {
      this.#look();
      if (this.#text === '') continue;
      if (!this.#text.startsWith('#')) return;
      if (!COMMENT.test(this.#text)) throw new NotPlain();
    }
    this.#indent = -1;
  }

  #look(): void {
    const line = this.#lines[this.#at] ?? '';
    let from = 0;
    let to = line.length;
    while (line.charCodeAt(from) === SPACE) from++;
    while (to > from && line.charCodeAt(to - 1) === SPACE) to--;
    this.#indent = from;
    this.#text = line.slice(from, to);
  }

  /** The fields or the list that start here. */
  #block(): unknown {
    if (++this.#depth > MAX_DEPTH) throw new NotPlain();
    const indent = this.#indent;
    const value = this.#text.startsWith('- ') ? this.#list() : this.#fields();
    // What is indented deeper goes on with a value that seemed to be at its end.
    if (this.#indent > indent) throw new NotPlain();
    this.#depth--;
    return value;
  }

  #fields(): unknown {
    const indent = this.#indent;
    const fields: Record<string, unknown> = {};
    while (this.#indent === indent) {
      const [start, key = ''] = KEY.exec(this.#text) ?? [];
      if (start === undefined || Object.hasOwn(fields, key)) throw new NotPlain();
      fields[key] = this.#value(this.#text.slice(start.length), indent, key);
    }
    return fields;
  }

  #list(): unknown {
    const indent = this.#indent;
    const list: unknown[] = [];
    while (this.#indent === indent && this.#text.startsWith('- ')) {
      const text = this.#text.replace(/^- +/, '');
      if (!KEY.test(text)) {
        list.push(this.#value(text, indent));
        continue;
      }
      this.#indent += this.#text.length - text.length;
      this.#text = text;
      list.push(this.#block());
    }
    return list;
  }

  /** The value of a field or an entry, of which this line holds so much; ends on the line behind it. */
  #value(text: string, indent: number, key = ''): unknown {
    if (text === '>' || text === '|' || text === '>-' || text === '|-') return this.#lined(text, indent);
    this.#next();
    if (text !== '') return valueOf(text, key);
    // The entries of a list may stand below the name of their field.
    const isBelow = this.#indent > indent || (this.#indent === indent && this.#text.startsWith('- '));
    return isBelow ? this.#block() : null;
  }

  /** A text over several lines. */
  #lined(sign: string, outer: number): string {
    const folded = sign.startsWith('>');
    const first = ++this.#at;
    this.#look();
    const indent = this.#indent;
    if (this.#text === '' || indent <= outer) throw new NotPlain();
    let text = '';
    let gaps = 0;
    for (; this.#at < this.#lines.length; this.#at++) {
      this.#look();
      const line = this.#lines[this.#at] ?? '';
      if (line === '') {
        gaps++;
        continue;
      }
      if (this.#indent < indent && this.#text !== '') break;
      // Blanks count in such a text.
      if (this.#indent !== indent || this.#indent + this.#text.length < line.length || this.#text === '') {
        throw new NotPlain();
      }
      if (this.#at > first) text += folded ? '\n'.repeat(gaps) || ' ' : '\n'.repeat(gaps + 1);
      text += this.#text;
      gaps = 0;
    }
    const atEnd = this.#at === this.#lines.length;
    if (!atEnd && this.#indent > outer) throw new NotPlain();
    if (atEnd && gaps === 0 && !sign.endsWith('-')) throw new NotPlain();
    this.#at--;
    this.#next();
    return sign.endsWith('-') ? text : `${text}\n`;
  }
}

/** A value on one line. */
function valueOf(text: string, key: string): unknown {
  if (text.startsWith("'")) {
    const [whole, inner = ''] = /^'((?:[^']|'')*)'$/.exec(text) ?? [];
    if (whole === undefined) throw new NotPlain();
    return inner.replaceAll("''", "'");
  }
  if (text.startsWith('"')) {
    const [whole, inner = ''] = /^"([^"\\]*)"$/.exec(text) ?? [];
    if (whole === undefined) throw new NotPlain();
    return inner;
  }
  if (text.startsWith('[')) {
    const [whole, inner = ''] = WORDS.exec(text) ?? [];
    if (whole === undefined) throw new NotPlain();
    return /^ *$/.test(inner) ? [] : inner.split(',').map((word) => plainValue(word.replace(/^ +| +$/g, ''), ''));
  }
  return plainValue(text, key);
}

function plainValue(text: string, key: string): unknown {
  if (text === '' || SIGN.test(text) || text.includes(': ') || text.includes(' #') || text.endsWith(':')) {
    throw new NotPlain();
  }
  const constant = text.length < 6 ? CONSTANTS.get(text) : undefined;
  if (constant !== undefined) return constant;
  if (!NUMBER.test(text) || key === 'value') return text;
  // A number that is written as nobody would print it, such as 12.50.
  if (String(Number(text)) !== text) throw new NotPlain();
  return Number(text);
}
