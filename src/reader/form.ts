/** The schema's verdict on a file, in the schema's own words where it has some. */
import { z } from 'zod';
import type { Problem, Repair, Writable } from '../domain/issue.ts';
import { asLatin, visible } from '../domain/characters.ts';
import { datesMeant, figuresMeant, repairAs, suggest, writeDate } from '../domain/meant.ts';
import { problem, type RuleOfRecords } from '../domain/rules.ts';
import { idOf } from '../domain/id.ts';
import { ID_PATTERN, QUOTED_EXPECTED } from '../domain/schema.ts';

type Path = Problem['path'];
type ZodIssue = z.core.$ZodIssue;

/** Checks data against a schema: the record, or every problem with it. */
export function checkForm<T extends z.ZodType>(
  schema: T,
  data: unknown,
  file: string,
): { record: z.output<T> | null; problems: Problem[] } {
  const result = schema.safeParse(data);
  if (result.success) return { record: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => explain(issue, [], data, schema, file));
  // A required field that is misspelt is there: once its name is corrected, it lacks no more.
  const misspelt = new Set(
    problems.flatMap(({ path, repair }) =>
      repair?.do === 'rename' ? [[...path.slice(0, -1), repair.key].join('.')] : [],
    ),
  );
  return {
    record: null,
    problems: problems.filter(({ rule, path }) => rule !== 'field/missing' || !misspelt.has(path.join('.'))),
  };
}

function explain(issue: ZodIssue, parent: Path, data: unknown, schema: z.ZodType, file: string): Problem[] {
  const path = [...parent, ...(issue.path as Path)];
  const value = valueAt(data, path);
  if (issue.code === 'invalid_union') {
    const branch = issue.errors.find((errors) =>
      errors.some((e) => e.path.length > 0 || e.code === 'unrecognized_keys'),
    );
    if (branch) return branch.flatMap((part) => explain(part, path, data, schema, file));
  }
  if (issue.code === 'unrecognized_keys') {
    const at = schemaAt(schema, path);
    const known = at ? Object.keys(fieldsOf(at)) : [];
    const present = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return issue.keys.map((key) => {
      const absent = known.filter((other) => !present.includes(other));
      const called = SYNONYMS.get(key.toLowerCase())?.find((other) => absent.includes(other));
      const { fix, only } = suggest(key, absent, 'remove the line.', called);
      return problem('field/unknown', file, [...path, key], {
        at: 'key',
        found: `the field \`${visible(key)}\`, which does not exist ${path.length === 0 ? 'here' : `in \`${nameOf(path)}\``}`,
        expected: `one of: ${known.join(', ')}`,
        fix,
        repair:
          only === null
            ? { sure: OBSOLETE.has(key), do: 'remove' }
            : { sure: called === undefined, do: 'rename', key: only },
      });
    });
  }
  const name = nameOf(path);
  if (value === undefined || value === null) {
    const entry = typeof path.at(-1) === 'number';
    const fill = entry ? 'fill it in, or remove the line.' : `fill in \`${name}\`.`;
    return [
      problem('field/missing', file, path, {
        at: 'key',
        found: value === undefined ? `no \`${name}\`` : `an empty ${entry ? 'entry in ' : ''}\`${name}\``,
        expected: (issue.code === 'invalid_value' ? null : describe(schema, path)) ?? expectedOf(issue, schema, path),
        fix: value === undefined ? `add \`${name}:\`.` : fill,
      }),
    ];
  }
  const rule = ruleOf(issue);
  return [
    problem(rule, file, path, {
      found: show(value),
      expected: expectedOf(issue, schema, path),
      ...mend(issue, rule, value, name),
    }),
  ];
}

/** What people call fields that have another name here. */
const SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    author: ['byline'],
    speaker: ['by'],
    who: ['by'],
    attribution: ['by'],
    said: ['stated'],
    date: ['published', 'stated', 'when'],
    figure: ['value'],
    number: ['value'],
    link: ['url'],
    address: ['url'],
    headline: ['title'],
    description: ['summary'],
    via: ['relayedBy'],
    location: ['place'],
    names: ['aliases'],
  }),
);

/** Fields of other systems: here they would do nothing. */
const OBSOLETE: ReadonlySet<string> = new Set(['slug', 'layout', 'permalink', 'draft']);

const nameOf = (path: Path): string => String(path.findLast((key) => typeof key === 'string') ?? 'list');

function ruleOf(issue: ZodIssue): RuleOfRecords {
  if (issue.code === 'invalid_value') return 'field/choice';
  if (issue.code === 'invalid_type') return 'field/type';
  // One of several forms of a text, or no text at all.
  if (issue.code === 'invalid_union') {
    const isOfType = issue.errors.some((errors) => errors.every(({ code }) => code !== 'invalid_type'));
    return isOfType ? 'field/form' : 'field/type';
  }
  const params = issue.code === 'custom' ? (issue.params as { rule?: RuleOfRecords } | undefined) : undefined;
  return params?.rule ?? 'field/form';
}

/** A day that is told from another. */
const RELATIVE = /\b(?:today|yesterday|tomorrow|ago|last|this|next|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/i;

const TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
};

/** What the schema asks for: in its own words where it has some. */
function expectedOf(issue: ZodIssue, schema: z.ZodType, path: Path): string {
  if (issue.code === 'invalid_value') return `one of: ${issue.values.join(', ')}`;
  if (issue.code === 'too_small' && issue.message.startsWith('Too small')) return `at least ${issue.minimum}`;
  if (issue.code === 'too_big' && issue.message.startsWith('Too big')) return `at most ${issue.maximum}`;
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) return issue.message;
  if (issue.expected !== 'object') return TYPES[issue.expected] ?? issue.expected;
  const at = schemaAt(schema, path);
  return `a group of fields: ${at ? Object.keys(fieldsOf(at)).join(', ') : ''}`;
}

function mend(
  issue: ZodIssue,
  rule: RuleOfRecords,
  value: unknown,
  name: string,
): { fix: string; repair: Repair | null } {
  const fix = (text: string) => ({ fix: text, repair: null });
  const write = (text: string, as: Writable, sure = true) => ({
    fix: text,
    repair: { sure, do: 'write', value: as } as const,
  });
  if (rule === 'field/choice') {
    const options = issue.code === 'invalid_value' ? issue.values.map(String) : [];
    const suggested = suggest(String(value), options, 'choose one of the list.');
    return suggested.only === null ? fix(suggested.fix) : write(suggested.fix, suggested.only);
  }
  if (rule === 'date/form') {
    const meant = datesMeant(String(value));
    if (meant.length === 0 && RELATIVE.test(String(value))) {
      return fix('count the day from that of the publication; leave the line out if that cannot be done.');
    }
    return { fix: meant.length > 0 ? writeDate(meant) : `write \`${name}\` in EDTF.`, repair: repairAs(meant) };
  }
  if (value === '') return fix(`fill in \`${name}\`.`);
  if (issue.code === 'invalid_union' && typeof value === 'object') return fix('put it between quotation marks.');
  const asked = issue.code === 'invalid_type' ? issue.expected : null;
  if (asked === 'array') {
    const fixed = 'start each entry on a line of its own, with "- " in front.';
    return typeof value === 'string' ? write(fixed, value.split(/\s*,\s*/), !value.includes(',')) : fix(fixed);
  }
  if (asked === 'object') return fix('start each field on a line of its own, with its name and ": " in front.');
  if (asked === 'number' && typeof value === 'string' && String(Number(value)) === value) {
    return write('remove the quotation marks.', Number(value));
  }
  const [figure = ''] = typeof value === 'string' ? figuresMeant(value.replace(/^\D{1,12}(?=\d+$)/, '')) : [];
  if (asked === 'number' && /^\d+$/.test(figure)) return write(`write ${figure}.`, Number(figure), false);
  if (name === 'url' && typeof value === 'string' && /^www\.[^\s/]+\.[^\s]+$/.test(value)) {
    return write(`write "https://${value}", if it opens.`, `https://${value}`, false);
  }
  if (typeof value === 'string' && issue.message === QUOTED_EXPECTED) {
    return write('leave out the outer quotation marks.', value.trim().slice(1, -1));
  }
  if (asked === 'string' && typeof value !== 'object') {
    return write(`put it between quotation marks: "${String(value)}".`, String(value));
  }
  if (typeof value === 'string' && issue.code === 'invalid_format') {
    const tidy = TIDY.map((change) => change(value)).find((text) => text !== value && isOf(issue, text));
    if (tidy !== undefined)
      return write(`write "${tidy}".`, tidy, !/^[A-Z]+$/.test(value) && isOf(issue, value.toLowerCase().trim()));
  }
  return fix(`correct \`${name}\`.`);
}

/** What a text of a form that a pattern describes may have been meant to be. */
const TIDY: readonly ((text: string) => string)[] = [
  (text) => text.trim().toLowerCase(),
  (text) => idOf(asLatin(text).replace(/^.*\/|\.mdx?$/g, '')),
];

const isOf = (issue: ZodIssue, text: string): boolean => {
  const pattern = issue.code === 'invalid_format' && 'pattern' in issue ? String(issue.pattern) : '';
  return pattern === String(ID_PATTERN) ? ID_PATTERN.test(text) : /^[0-9a-f]{64}$/.test(text);
};

/** What was found, short enough for a line, and with nothing in it that a terminal obeys. */
function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  const text = visible(String(value)).replaceAll('\n', '\\n').replaceAll('\t', '\\t');
  const short = text.length > 80 ? `${text.slice(0, 77).trimEnd()}…` : text;
  return typeof value === 'string' ? `"${short}"` : `the ${typeof value} ${short}`;
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

/** Strips what wraps a schema (optional, nullable, default, transform) down to the object, list or value inside. */
function inner(schema: z.core.$ZodType): z.core.$ZodType {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === 'pipe') return inner(def.in);
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') return inner(def.innerType);
  return schema;
}

const definition = (schema: z.core.$ZodType) => (inner(schema) as z.core.$ZodTypes)._zod.def;

/** The object's fields that a schema describes at its top: of a union, those of its object. */
function fieldsOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  const def = definition(schema);
  if (def.type === 'union') return def.options.map(fieldsOf).find((fields) => Object.keys(fields).length > 0) ?? {};
  return def.type === 'object' ? def.shape : {};
}

function schemaAt(schema: z.core.$ZodType, path: Path): z.core.$ZodType | null {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const def = definition(schema);
  const next = def.type === 'array' ? def.element : fieldsOf(schema)[key];
  return next ? schemaAt(next, rest) : null;
}

/** The field's own description in the schema, as a phrase. */
function describe(schema: z.core.$ZodType, path: Path): string | null {
  const found = schemaAt(schema, path);
  const text = found ? z.globalRegistry.get(found)?.description : undefined;
  return text ? text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '') : null;
}
