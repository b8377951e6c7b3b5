/** The schema's verdict on a file, in the schema's own words where it has some. */
import { z } from 'zod';
import type { Problem } from '../domain/issue.ts';
import { problem, suggest, type RuleOfRecords } from '../domain/rules.ts';

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
  return { record: null, problems };
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
    return issue.keys.map((key) =>
      problem('field/unknown', file, [...path, key], {
        at: 'key',
        found: `the field \`${key}\`, which does not exist ${path.length === 0 ? 'here' : `in \`${nameOf(path)}\``}`,
        expected: `one of: ${known.join(', ')}`,
        fix: suggest(key, known, 'remove the line.'),
      }),
    );
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
  const options = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  return [
    problem(rule, file, path, {
      found: show(value),
      expected: expectedOf(issue, schema, path),
      fix:
        rule === 'field/choice'
          ? suggest(String(value), options, 'choose one of the list.')
          : fixFor(issue, rule, value, name),
    }),
  ];
}

const nameOf = (path: Path): string => String(path.findLast((key) => typeof key === 'string') ?? 'list');

function ruleOf(issue: ZodIssue): RuleOfRecords {
  if (issue.code === 'invalid_value') return 'field/choice';
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') return 'field/type';
  const params = issue.code === 'custom' ? (issue.params as { rule?: RuleOfRecords } | undefined) : undefined;
  return params?.rule ?? 'field/form';
}

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

function fixFor(issue: ZodIssue, rule: RuleOfRecords, value: unknown, name: string): string {
  if (rule === 'date/form') return `write \`${name}\` in EDTF.`;
  if (value === '') return `fill in \`${name}\`.`;
  if (issue.code === 'invalid_union' && typeof value === 'object') return 'put it between quotation marks.';
  const asked = issue.code === 'invalid_type' ? issue.expected : null;
  if (asked === 'array') return 'start each entry on a line of its own, with "- " in front.';
  if (asked === 'object') return 'start each field on a line of its own, with its name and ": " in front.';
  if (asked === 'number' && typeof value === 'string' && String(Number(value)) === value) {
    return 'remove the quotation marks.';
  }
  if (asked === 'string' && typeof value !== 'object') return `put it between quotation marks: "${String(value)}".`;
  return `correct \`${name}\`.`;
}

/** What was found, short enough for a line, and with nothing in it that a terminal obeys. */
function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  const text = String(value).replaceAll(
    /[\p{Cc}\p{Bidi_Control}]/gu,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
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
