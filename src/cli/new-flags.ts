/** The flags of `new`: the fields of a record, as the schema describes them. */
import { fieldsOf, type Field } from '../domain/fields.ts';
import { COLLECTIONS, type Collection } from '../domain/schema.ts';
import { readInline } from '../reader/names.ts';
import type { Option } from './args.ts';

export type Data = Record<string, unknown>;

/** A field that a flag fills: at the top of the record, or in a group that every record has (`source`). */
interface Flag {
  flag: string;
  group: string | null;
  field: Field;
}

/** Flags that are not called as their field: `title` is the article's own, and one statement is given at a time. */
const NAMES: Readonly<Record<string, string>> = { 'source.title': 'source-title', statements: 'statement' };

/** Every flag of a collection. */
function flagsOf(collection: Collection): Flag[] {
  return fieldsOf(COLLECTIONS[collection]).flatMap((field): Flag[] =>
    field.required && field.fields.length > 0
      ? field.fields.map((inner) => ({
          flag: NAMES[`${field.name}.${inner.name}`] ?? inner.name,
          group: field.name,
          field: inner,
        }))
      : [{ flag: NAMES[field.name] ?? field.name, group: null, field }],
  );
}

/** The flags as options of the command line. */
export function optionsOf(collection: Collection): Record<string, Option> {
  return Object.fromEntries(
    flagsOf(collection).map(({ flag, field }) => [
      flag,
      {
        type: 'string' as const,
        multiple: field.list,
        value: isGroup(field) ? 'fields' : field.choices ? 'word' : field.form.replace(/^list: /, ''),
        help: [
          field.required ? 'Required.' : null,
          field.meaning,
          field.choices && `One of: ${field.choices.join(', ')}.`,
          field.fields.length > 0 && `Fields: ${namesOf(field.fields)}.`,
          field.fields.length > 0 && `Such as: --${flag} '${EXAMPLES[flag] ?? 'field: value, field: value'}'.`,
          field.list && 'Can be given several times.',
        ]
          .filter(Boolean)
          .join(' '),
      },
    ]),
  );
}

/** A mistake in what a flag says. */
export class FlagError extends Error {
  override name = 'FlagError';
}

/** What the flags answer, as it would be written in the file. Throws a `FlagError` for fields that cannot be read. */
export function answersOf(collection: Collection, values: Readonly<Record<string, unknown>>): Data {
  const answers: Data = {};
  for (const { flag, group, field } of flagsOf(collection)) {
    const given = values[flag];
    if (given === undefined) continue;
    const target = group === null ? answers : ((answers[group] ??= {}) as Data);
    target[field.name] = Array.isArray(given)
      ? given.map((text) => readFlag(flag, field, String(text)))
      : readFlag(flag, field, String(given));
  }
  return answers;
}

/** The flags of required fields that nothing answers. */
export function missingIn(collection: Collection, answers: Data): Flag[] {
  return flagsOf(collection).filter(({ group, field }) => {
    const target = group === null ? answers : ((answers[group] ?? {}) as Data);
    return field.required && (target[field.name] === undefined || target[field.name] === '');
  });
}

const isGroup = (field: Field): boolean => field.form.replace(/^list: /, '') === 'group';

/** Whether a text, where a field takes either, is meant as a group of fields. */
const startsAsFields = (field: Field, text: string): boolean =>
  /^\s*\{/.test(text) || field.fields.some(({ name }) => new RegExp(String.raw`^\s*${name}\s*:`).test(text));

function readFlag(flag: string, field: Field, text: string): unknown {
  if (!isGroup(field) && !startsAsFields(field, text)) return typed(field, text);
  const read = readInline(text);
  const form = `expected fields as in the file, "field: value, field: value", such as '${EXAMPLES[flag] ?? 'name: text'}'`;
  if (read === null) {
    throw new FlagError(
      `--${flag} is ${JSON.stringify(text)}; ${form}. Texts with a comma, a colon or a sign such as > stand between quotation marks.`,
    );
  }
  if ('fields' in read) return typedFields(flag, field.fields, read.fields);
  const { piece, before } = read.bare;
  const fix =
    before === null
      ? ''
      : ` A text with a comma stands between quotation marks: ${before.name}: ${JSON.stringify(before.value)}.`;
  throw new FlagError(`--${flag} has the piece "${piece}", which names no field; ${form}.${fix}`);
}

/** Values in the double quotation marks that can stand between the single ones of a shell. */
const EXAMPLES: Readonly<Record<string, string>> = {
  statement: 'claim: boats-waiting-number, by: harbour-office, stance: asserts, value: "~ 200"',
  quantity: 'counts: boats that wait, unit: boats, changes: true',
  credits: 'text: With inputs from Coast Wire, actor: coast-wire',
  accessPoints: 'url: https://example.org/archive/boats, accessed: 2031-05-06',
  status: 'state: corrected, date: 2031-05-07',
  tension: 'claim: harbour-empty, reason: The two count at different times.',
  roles: 'title: Harbourmaster, group: harbour-office, from: 2029',
};

const namesOf = (fields: readonly Field[]): string => fields.map(({ name }) => name).join(', ');

function typedFields(flag: string, fields: readonly Field[], data: Data): Data {
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => {
      const field = fields.find((other) => other.name === name);
      if (field === undefined) {
        throw new FlagError(`--${flag} has the field "${name}", which does not exist; expected ${namesOf(fields)}.`);
      }
      if (typeof value === 'string') return [name, typed(field, value)];
      return [name, Array.isArray(value) ? value : typedFields(flag, field.fields, value as Data)];
    }),
  );
}

/** What a person typed, as the field holds it: a number, true or false where it is one, else the text itself. */
export function typed(field: Field, text: string): unknown {
  if (field.form === 'number' && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (field.form.startsWith('`true`') && /^(?:true|false)$/.test(text)) return text === 'true';
  return text;
}
