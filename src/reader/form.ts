/** The schema's verdict on a file, in the words of the contributor's guide. */
import { z } from 'zod';
import type { Problem } from '../domain/issue.ts';
import { nearest, problem, suggest, type RuleOfRecords } from '../domain/rules.ts';

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
    const branch = issue.errors.find((errors) => errors.some((e) => e.path.length > 0 || e.code === 'unrecognized_keys'));
    if (branch) return branch.flatMap((inner) => explain(inner, path, data, schema, file));
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
    return [
      problem('field/missing', file, path, {
        at: 'key',
        found: value === null ? `an empty \`${name}\`` : `no \`${name}\``,
        expected: describe(schema, path) ?? expectedOf(issue),
        fix: value === null ? `fill in \`${name}\`.` : `add \`${name}:\`.`,
      }),
    ];
  }
  if (issue.code === 'invalid_value') {
    const options = issue.values.map(String);
    return [
      problem('field/choice', file, path, {
        found: show(value),
        expected: `one of: ${options.join(', ')}`,
        fix: nearest(String(value), options).length > 0 ? suggest(String(value), options, 'choose one of the list.') : 'choose one of the list.',
      }),
    ];
  }
  const params = issue.code === 'custom' ? (issue.params as { rule?: RuleOfRecords } | undefined) : undefined;
  const rule = params?.rule ?? (issue.code === 'invalid_type' || issue.code === 'invalid_union' ? 'field/type' : 'field/form');
  return [problem(rule, file, path, { found: show(value), expected: expectedOf(issue), fix: fixFor(rule, value, name) })];
}

const nameOf = (path: Path): string => String(path.findLast((key) => typeof key === 'string') ?? 'list');

function expectedOf(issue: ZodIssue): string {
  if (issue.code === 'invalid_type') {
    const kinds: Record<string, string> = { object: 'a group of fields', array: 'a list', string: 'text', number: 'a number', boolean: 'true or false' };
    return kinds[issue.expected] ?? issue.message;
  }
  if (issue.code === 'too_small') return issue.message.startsWith('Too small') ? `at least ${issue.minimum}` : issue.message;
  if (issue.code === 'too_big') return issue.message.startsWith('Too big') ? `at most ${issue.maximum}` : issue.message;
  return issue.message === 'Invalid input' ? 'another form' : issue.message;
}

function fixFor(rule: RuleOfRecords, value: unknown, name: string): string {
  if (rule === 'date/form') return `write \`${name}\` in EDTF.`;
  if (rule === 'field/type' && (typeof value === 'number' || typeof value === 'boolean')) return `put it between quotation marks: "${value}".`;
  return `correct \`${name}\`.`;
}

/** What was found, short enough for a line. */
function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  const text = String(value);
  const short = text.length > 80 ? `${text.slice(0, 77)}…` : text;
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
