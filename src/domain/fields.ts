/** The fields of a record as the schema describes them: for templates, tables of the guide and questions. */
import { z } from 'zod';
import { FORMS } from './schema.ts';

type Schema = z.core.$ZodType;

export interface Field {
  name: string;
  required: boolean;
  /** The field's own description in the schema. */
  meaning: string;
  /** What it may hold, as a phrase: `text`, `date`, `id of an actor`, `group`, `list of texts`. */
  form: string;
  /** Whether it holds a list; `schema`, `choices` and `fields` are those of one entry then. */
  list: boolean;
  /** The words to choose from; null where any will do. */
  choices: readonly string[] | null;
  /** Fields of a group, or of each group of a list; empty where there is none. */
  fields: readonly Field[];
  /** What a value is checked against. */
  schema: z.ZodType;
}

/** The fields of a strict object, in the schema's order; of a list, those of its entries. */
export function fieldsOf(schema: z.ZodType): readonly Field[] {
  const def = definition(schema);
  if (def.type === 'array') return fieldsOf(def.element as z.ZodType);
  if (def.type === 'union') {
    return def.options.map((option) => fieldsOf(option as z.ZodType)).find((fields) => fields.length > 0) ?? [];
  }
  return def.type === 'object' ? Object.entries(def.shape).map(([name, field]) => fieldOf(name, field)) : [];
}

function fieldOf(name: string, schema: Schema): Field {
  const def = definition(schema);
  const list = def.type === 'array';
  const entry = list ? def.element : schema;
  const of = definition(entry);
  return {
    name,
    required: !z.safeParse(schema, undefined).success,
    meaning: z.globalRegistry.get(schema)?.description ?? '',
    form: list ? `list: ${formOf(entry)}` : formOf(entry),
    list,
    choices: of.type === 'enum' ? Object.values(of.entries).map(String) : null,
    fields: fieldsOf(entry as z.ZodType),
    schema: schema as z.ZodType,
  };
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'number',
  boolean: '`true` or `false`',
  object: 'group',
};

function formOf(schema: Schema): string {
  const own = layers(schema)
    .map((layer) => FORMS.get(layer)?.form)
    .find((form) => form !== undefined);
  if (own !== undefined) return own;
  const def = definition(schema);
  if (def.type === 'union') return [...new Set(def.options.map(formOf))].join(', or ');
  if (def.type === 'enum') return 'one word of the list';
  return TYPES[def.type] ?? def.type;
}

/** A schema and what it wraps (optional, nullable, default, transform), down to the object, list or value inside. */
function layers(schema: Schema): Schema[] {
  const def = (schema as z.core.$ZodTypes)._zod.def;
  if (def.type === 'pipe') return [schema, ...layers(def.in)];
  if (def.type === 'optional' || def.type === 'nullable' || def.type === 'default') {
    return [schema, ...layers(def.innerType)];
  }
  return [schema];
}

const definition = (schema: Schema) => (layers(schema).at(-1) as z.core.$ZodTypes)._zod.def;
