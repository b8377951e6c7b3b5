/**
 * Components in bodies: how they are written, and what is wrong with one.
 *
 * In `.md` a component is a line of its own, `::claim{id="…"}`, the leaf directive of the CommonMark proposal for generic
 * directives. Only such lines are read: the parser's own directives would swallow the minutes of `10:30`. In `.mdx` it is
 * a tag. Either way it is data, looked up in one table; nothing is run.
 */
import { attributesOf, COMPONENTS, type Component, type ComponentName } from '../domain/body.ts';
import { parseDate } from '../domain/date.ts';
import type { Problem } from '../domain/issue.ts';
import { nearest, suggest } from '../domain/meant.ts';
import { unknownReference, type RuleOfRecords } from '../domain/rules.ts';
import { oneDate } from '../domain/schema.ts';
import type { Known } from './known.ts';

/** A component as somebody wrote it. */
export interface Written {
  name: string;
  /** Whether it is a tag of MDX. */
  tag: boolean;
  /** Where it starts in the body, and where each attribute's value does. */
  start: number;
  attributes: WrittenAttribute[];
  /** What else it holds that a component cannot: text between its tags, a label, words after it. */
  more: string | null;
}

interface WrittenAttribute {
  key: string;
  /** Null: no value, or one that would have to be run. */
  value: string | null;
  code: boolean;
  start: number;
}

export type Details = Pick<Problem, 'found' | 'expected' | 'fix'>;
/** A problem at a place of the body. */
export type ReportAt = (rule: RuleOfRecords, start: number, details: Details) => void;

const NAMES = Object.keys(COMPONENTS) as ComponentName[];
/** How a component is called where it stands. */
const called = (name: string, tag: boolean): string => (tag ? `<${name}>` : `::${name}`);
const names = (tag: boolean): string[] => NAMES.map((name) => (tag ? name : name.toLowerCase()));

/** How a component is written, as an example. */
function example(name: ComponentName, tag: boolean): string {
  const attributes = Object.keys(COMPONENTS[name].attributes)
    .map((key) => `${key}="…"`)
    .join(' ');
  return tag ? `<${name} ${attributes}/>` : `::${name.toLowerCase()}{${attributes}}`;
}

const LINE = /^( {0,3})::(:?)([a-z][\w-]*)(.*)$/i;
/** Whether a word is the name of a component, in any case of its letters. */
export const isComponent = (word: string): boolean => names(false).includes(word.toLowerCase());

/**
 * The components in the source of a paragraph, which starts at `start`; null for lines that are none.
 *
 * componentLines('::claim{id="a"}', 0) // [{ name: 'claim', attributes: [{ key: 'id', value: 'a', … }], … }]
 * componentLines('At 10:30.', 0) // [null]
 */
export function componentLines(source: string, start: number): (Written | null)[] {
  let at = start;
  return source.split('\n').map((line) => {
    const offset = at;
    at += line.length + 1;
    const [, indent = '', third = '', name = '', rest = ''] = LINE.exec(line) ?? [];
    if (name === '' || !(/^\s*(?:[{[]|$)/.test(rest) || isComponent(name))) return null;
    const head = offset + line.length - rest.length;
    const { attributes, more } = attributesIn(rest, head);
    return { name, tag: false, start: offset + indent.length, attributes, more: third === '' ? more : ':::' };
  });
}

function attributesIn(rest: string, start: number): Pick<Written, 'attributes' | 'more'> {
  const [, space = '', inside, after = ''] = /^(\s*)\{([^{}]*)\}(.*)$/.exec(rest) ?? [];
  if (inside === undefined) return { attributes: [], more: rest.trim() || null };
  const attributes: WrittenAttribute[] = [];
  const token = /\s*([^\s"'=]+)(?:=("[^"]*"|'[^']*'|[^\s"'=]+))?(?=\s|$)/y;
  for (;;) {
    const from = token.lastIndex;
    const [all, key, written] = token.exec(inside) ?? [];
    if (all === undefined || key === undefined) {
      return { attributes, more: inside.slice(from).trim() || after.trim() || null };
    }
    const value = written?.replace(/^(["'])(.*)\1$/, '$2') ?? null;
    const quoted = written === undefined || written === value ? 0 : 1;
    const end = start + space.length + 1 + token.lastIndex;
    attributes.push({ key, value, code: false, start: end - (written ?? key).length + quoted });
  }
}

/** A tag of MDX, in a tree of either kind. */
export interface Tag {
  name: string | null;
  attributes: readonly { type: string; name?: string; value?: unknown }[];
  children: readonly unknown[];
  position?: { start: { offset?: number | undefined } } | undefined;
}

/** A tag as somebody wrote it; `text` is the body, in which the tree has no places of attributes. */
export function componentTag(tag: Tag, text: string): Written {
  const start = tag.position?.start.offset ?? 0;
  const attributes = tag.attributes.map(({ type, name = '', value }): WrittenAttribute => {
    const plain = type === 'mdxJsxAttribute';
    const code = !plain || (typeof value === 'object' && value !== null);
    const key = plain ? name : '{…}';
    return { key, value: typeof value === 'string' && !code ? value : null, code, start: valueAt(text, start, key) };
  });
  return { name: tag.name ?? '', tag: true, start, attributes, more: tag.children.length > 0 ? 'content' : null };
}

/** Where the value of an attribute starts; else where the tag does. */
function valueAt(text: string, start: number, key: string): number {
  const place = key === '{…}' ? text.indexOf('{', start) : text.indexOf(` ${key}=`, start);
  if (place === -1) return start;
  return key === '{…}' ? place : place + key.length + (/["']/.test(text[place + key.length + 2] ?? '') ? 3 : 2);
}

/** What a value of an attribute is made of; the rest is the business of `checkComponent`. */
const VALUE = /^[\w/?~%-]+$/;

/** A sound component, as far as its form goes; else null. `article` is the article in whose body it stands. */
export function readComponent({ name, tag, attributes, more }: Written, article: string | null): Component | null {
  const known = NAMES.find((other) => (tag ? other : other.toLowerCase()) === name);
  if (known === undefined || more !== null) return null;
  const types = attributesOf(known);
  const values = new Map(attributes.map(({ key, value }) => [key, value ?? '']));
  const sound =
    values.size === attributes.length &&
    [...values].every(([key, value]) => Object.hasOwn(types, key) && VALUE.test(value)) &&
    Object.entries(types).every(([key, { required }]) => !required || values.has(key)) &&
    values.size > 0;
  if (!sound) return null;
  const whole = [...values].map(([key, value]) => {
    const own = types[key]?.type === 'statement' && !value.includes('/') && article !== null;
    return [key, own ? `${article}/${value}` : value] as const;
  });
  return { name: known, attributes: Object.fromEntries(whole) };
}

/** Reports what is wrong with a component: with its form first, then with what it refers to. */
export function checkComponent(written: Written, article: string | null, known: Known, report: ReportAt): void {
  const { tag, start } = written;
  const name = NAMES.find((other) => (tag ? other : other.toLowerCase()) === written.name);
  const wrong = (details: Details, at = start) => report('markdown/component', at, details);
  if (name === undefined) {
    const all = names(tag);
    const fallback = `use one of ${all.join(', ')}.`;
    const same = all.find((other) => other.toLowerCase() === written.name.toLowerCase());
    return wrong({
      found: `the component ${called(written.name, tag)}`,
      expected: `one of the tracker’s components: ${all.join(', ')}`,
      fix: same === undefined ? suggest(written.name, all, fallback).fix : `write ${called(same, tag)}.`,
    });
  }
  const such = called(tag ? name : name.toLowerCase(), tag);
  const right = example(name, tag);
  if (written.more !== null) {
    const found = tag ? `${such} with something between its tags` : `${such} with "${written.more}"`;
    return wrong({ found, expected: `${right} and nothing else on the line`, fix: `write it as ${right}.` });
  }
  const types = attributesOf(name);
  const keys = Object.keys(types);
  const seen = new Set<string>();
  for (const { key, value, code, start: at } of written.attributes) {
    if (code) {
      const found = `${such} with code${key === '{…}' ? '' : ` in "${key}"`}`;
      wrong(
        { found, expected: 'values between quotation marks: nothing in a text is run', fix: `write it as ${right}.` },
        at,
      );
    } else if (!Object.hasOwn(types, key)) {
      const { fix } = suggest(key, keys, 'remove it.');
      wrong({ found: `${such} with "${key}"`, expected: `${such} with ${keys.join(' or ')}`, fix }, at);
    } else if (seen.has(key)) {
      wrong(
        { found: `${such} with "${key}" twice`, expected: 'every attribute once', fix: 'remove one of the two.' },
        at,
      );
    } else if (value === null || value === '') {
      wrong({ found: `${such} without a value for "${key}"`, expected: right, fix: `write ${key}="…".` }, at);
    } else if (/^[“”„‟«»‘’]/.test(value)) {
      const fix = `write ${key}="${value.replace(/^[“”„‟«»‘’]|[“”„‟«»‘’]$/g, '')}".`;
      wrong({ found: `typographic quotation marks: ${key}=${value}`, expected: 'straight ones', fix }, at);
    } else {
      checkValue(types[key]?.type, value, at, article, known, report);
    }
    seen.add(key);
  }
  const missing = Object.entries(types).filter(([key, { required }]) => required && !seen.has(key));
  if (missing.length > 0 || seen.size === 0) {
    // What a spread would bring, nobody knows.
    if (seen.has('{…}')) return;
    const [key = keys.join(' or ')] = missing[0] ?? [];
    wrong({ found: `${such} without ${key}`, expected: right, fix: `write it as ${right}.` });
    return;
  }
  checkTogether(name, written, such, known, report);
}

function checkValue(
  type: string | undefined,
  value: string,
  at: number,
  article: string | null,
  known: Known,
  report: ReportAt,
): void {
  if (type === 'claim' && !known.claim.has(value)) {
    report('reference/unknown', at, unknownReference('claim', value, known.claim));
  }
  if (type === 'date') {
    const expected = oneDate.safeParse(value).error?.issues[0]?.message;
    if (expected === undefined) return;
    report('date/form', at, {
      found: `"${value}"`,
      expected,
      fix: 'write a day, a month or a year, such as 2024-11-13.',
    });
  }
  if (type === 'statement') checkStatement(value, at, article, known, report);
}

function checkStatement(value: string, at: number, article: string | null, known: Known, report: ReportAt): void {
  const [first = '', second, ...rest] = value.split('/');
  const [of, id] = second === undefined ? [article, first] : [first, second];
  if (of === null || rest.length > 0) {
    report('markdown/component', at, {
      found: `the statement "${value}"`,
      expected: 'its article too: only in its own article is the id alone enough',
      fix: 'write <article>/<id>, such as gates-down/bridge-closed-mayor.',
    });
    return;
  }
  if (!known.article.has(of)) {
    report('reference/unknown', at, unknownReference('article', of, known.article));
    return;
  }
  const ids = known.statements.get(of);
  if (!ids || ids.has(id)) return;
  report('reference/unknown', at, {
    found: `statement "${id}" of the article "${of}", which does not exist`,
    expected:
      'the id of one of its statements: `id` where it has one, else `<claim>-<by>`, or `<claim>-source` without `by`',
    fix: nearest(id, ids).length > 0 ? suggest(id, ids, 'add it.').fix : `look it up in articles/${of}.`,
  });
}

/** What the attributes must be together. */
function checkTogether(name: ComponentName, written: Written, such: string, known: Known, report: ReportAt): void {
  const find = (key: string) => written.attributes.find((attribute) => attribute.key === key);
  const claim = find('claim');
  if (name === 'Figure' && claim?.value && known.claim.has(claim.value) && known.figures?.has(claim.value) === false) {
    report('markdown/figure', claim.start, {
      found: `${such} of "${claim.value}", on which no statement carries a figure`,
      expected: 'a claim of the kind quantity or date, with at least one statement that has a `value`',
      fix: 'name such a claim, or remove it.',
    });
  }
  const [from, to] = [find('from'), find('to')];
  if (!from?.value || !to?.value) return;
  if (![from.value, to.value].every((value) => oneDate.safeParse(value).success)) return;
  const [first, last] = [parseDate(from.value).from, parseDate(to.value).to];
  if (first !== null && last !== null && first > last) {
    report('date/order', to.start, {
      found: `${such} that ends on ${to.value} and starts on ${from.value}`,
      expected: 'an end on or after the start',
      fix: 'swap the two or correct one.',
    });
  }
}

const INSIDE = new RegExp(`(?<![\\\\:]):{1,3}(?:${names(false).join('|')})[ \\t]*[{[]`, 'i');

/** Where in a piece of text a component was meant to be, or -1. */
export const componentInside = (source: string): number => (source.includes(':') ? source.search(INSIDE) : -1);

/** What to say of a component that does not stand alone. */
export const notAlone = (found: string): Details => ({
  found,
  expected:
    'components on lines of their own, with an empty line before and after, outside lists, quotations and notes',
  fix: 'move it to a line of its own.',
});
