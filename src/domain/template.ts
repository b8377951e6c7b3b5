/**
 * The file that a new record starts from: every field with what the schema says of it, those that may be left out
 * behind `#`. What is known already is filled in. An invented story gives the examples.
 */
import type { z } from 'zod';
import { fieldsOf, type Field } from './fields.ts';
import { COLLECTIONS, type Collection } from './schema.ts';

/** What a person has answered so far: any part of a record, as it would be written. */
export type Answers<C extends Collection> = DeepPartial<z.input<(typeof COLLECTIONS)[C]>>;
type DeepPartial<T> = T extends (infer Entry)[]
  ? DeepPartial<Entry>[]
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T;

/** The sentence that the example of a statement is made from. */
export const EXAMPLE_SENTENCE =
  'The harbour office said on 4 May that “roughly” 200 boats were waiting, according to its pilots.';

/** One record of each collection with the fields that a person may fill in, in the order of doing so. */
export const EXAMPLES = {
  articles: {
    title: 'Port Merrow counts its waiting boats',
    summary: 'The Harbour Gazette reports how many boats wait off Port Merrow, and why.',
    source: {
      title: 'Boats queue at dawn',
      publisher: 'harbour-gazette',
      byline: 'Pell Rowan',
      url: 'https://example.org/boats-queue',
      published: '2031-05-05',
      language: 'en',
      credits: [{ text: 'With inputs from Coast Wire', actor: 'coast-wire' }],
      accessPoints: [{ url: 'https://example.org/archive/boats-queue', accessed: '2031-05-06' }],
      status: { state: 'corrected', date: '2031-05-07', url: 'https://example.org/corrections' },
      copyOf: 'boats-wait',
    },
    statements: [
      {
        claim: 'boats-waiting-number',
        by: 'harbour-office',
        stance: 'asserts',
        stated: '2031-05-04',
        value: '~ 200',
        hedge: 'roughly',
        quote: 'roughly',
        paragraph: 2,
        origin: 'harbour-pilots',
      },
    ],
  },
  claims: {
    title: 'Boats wait off the harbour: how many',
    kind: 'quantity',
    when: '2031-05',
    place: 'port-merrow',
    actors: ['harbour-office'],
    holder: 'harbour-office',
    quantity: { counts: 'boats that wait at one time', unit: 'boats', changes: true },
    topics: ['traffic'],
    tension: [{ claim: 'harbour-empty', reason: 'One counts boats at a time when the other sees none.' }],
    disagreement: 'The two count on different days.',
    implies: ['harbour-busy'],
  },
  actors: {
    name: 'Jane Doe',
    kind: 'person',
    aliases: ['J. Doe'],
    group: 'harbour-office',
    roles: [{ title: 'Harbourmaster', group: 'harbour-office', from: '2029', to: '2031-06' }],
    sameAs: ['https://www.wikidata.org/wiki/Q0'],
  },
} as const satisfies { [C in Collection]: Readonly<z.input<(typeof COLLECTIONS)[C]>> };

/** Fields of a statement that most statements do not need: in the template only where they are answered. */
const RARE = ['scope', 'valueAt', 'id'];
/** Fields of a statement in the order of the template; the example has most of them. */
const STATEMENT_ORDER = [...Object.keys(EXAMPLES.articles.statements[0]), 'relayedBy', 'note', ...RARE];

const HEAD = [
  '# Fill in the fields that are empty. Those behind # may be left out: remove the # to use one.',
  '# What the source does not state is left out, never guessed. Every field is explained in content/README.md.',
  '# Lines that start with # are for you: readers never see them, and you may delete them.',
];
const FEET: Record<Collection, string> = {
  articles:
    '# Below the next line: the report in your own words. Links: [200 boats](claim:boats-waiting-number), [pilots](actor:harbour-pilots).',
  claims: '# Below the next line, if you like: what a reader should know about the claim.',
  actors: '# Below the next line, if you like: who it is, in a sentence.',
};

/**
 * The commented template of a collection, with the answers that there are.
 *
 * template('actors', { name: 'Jane Doe' }) // '---\n# Fill in …\n# The name in the tracker’s one spelling.\nname: Jane Doe\n…'
 */
export function template<C extends Collection>(collection: C, answers?: Answers<C>): string {
  const fields = fieldsOf(COLLECTIONS[collection]);
  const lines = write(fields, EXAMPLES[collection], (answers ?? {}) as Data, '');
  return ['---', ...HEAD, ...lines, FEET[collection], '---', ''].join('\n');
}

type Data = Readonly<Record<string, unknown>>;

function write(fields: readonly Field[], example: Data, answers: Data, indent: string): string[] {
  // What only `check --links` writes is shown where it was answered.
  const others = fields.map(({ name }) => name).filter((name) => !(name in example) && isGiven(answers[name]));
  return [...Object.keys(example), ...others].flatMap((name) => {
    const field = fields.find((other) => other.name === name);
    if (field === undefined) return [];
    if (name === 'statements') return writeStatements(field, answers[name] as readonly Data[] | undefined);
    if (field.required && field.fields.length > 0) {
      const inside = write(field.fields, example[name] as Data, (answers[name] ?? {}) as Data, `${indent}  `);
      return [`${indent}${name}:`, ...inside];
    }
    return writeField(field, answers[name], indent, example[name]);
  });
}

function writeField(field: Field, answer: unknown, indent: string, example?: unknown): string[] {
  const shown = example === undefined ? '' : ` ${flow(example)}`;
  const line = isGiven(answer)
    ? `${field.name}: ${flow(answer)}`
    : field.required
      ? `${field.name}:`
      : `#${field.name}:${shown}`;
  return [`${indent}# ${helpOf(field)}`, `${indent}${line}`];
}

/**
 * The first statement explains the fields; those after it are bare. Where it is answered that there are none, the first
 * stands behind `#` as a whole.
 */
function writeStatements(field: Field, answers: readonly Data[] | undefined): string[] {
  const [first = {}, ...others] = answers ?? [];
  const shown = STATEMENT_ORDER.filter((name) => !RARE.includes(name) || isGiven(first[name])).flatMap((name) =>
    field.fields.filter((other) => other.name === name),
  );
  const [help = '', claim = '', ...rest] = shown.flatMap((one) => writeField(one, first[one.name], '    '));
  const none = answers?.length === 0;
  const explained = [`  ${help.trim()}`, `  - ${claim.trim()}`, ...rest];
  return [
    'statements:',
    `  # ${field.meaning} An example, of the sentence:`,
    `  # ${EXAMPLE_SENTENCE}`,
    ...bare(EXAMPLES.articles.statements[0]).map((line) => `  #${line}`),
    ...(none
      ? explained.map((line) => (/^ *# /.test(line) ? line : line.replace('#', '').replace('  ', '  #')))
      : explained),
    `    # Rarely needed: ${RARE.join(', ')}.`,
    ...others.flatMap((statement) => bare(statement).map((line) => `  ${line}`)),
  ];
}

/** A statement as an entry of a list, without comments. */
const bare = (statement: Data): string[] =>
  STATEMENT_ORDER.filter((name) => isGiven(statement[name])).map(
    (name, index) => `${index === 0 ? '- ' : '  '}${name}: ${flow(statement[name])}`,
  );

const helpOf = ({ meaning, choices, name }: Field): string =>
  choices === null || name === 'scope' ? meaning : `${meaning.replace(/\.$/, '')}: ${choices.join(', ')}.`;

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/**
 * A value as YAML on one line.
 *
 * flow({ text: 'Yes: no', actor: 'coast-wire' }) // "{ text: 'Yes: no', actor: coast-wire }"
 */
export function flow(value: unknown, inside = false): string {
  if (Array.isArray(value)) return `[${value.map((entry) => flow(entry, true)).join(', ')}]`;
  if (typeof value !== 'object' || value === null)
    return typeof value === 'string' ? scalar(value, inside) : `${value}`;
  const fields = Object.entries(value).filter(([, of]) => isGiven(of));
  return `{ ${fields.map(([name, of]) => `${name}: ${flow(of, true)}`).join(', ')} }`;
}

const DATE_LIKE = /^\d{4}-\d{2}(?:-\d{2})?(?:\/[\d.-]*)?$/;
/** What YAML, of any version, could take for a number, a time, true, false or nothing. */
const NOT_TEXT = /^(?:[-+.\d][\d_.,:eExXoOa-fA-F+-]*|[-+]?\.?(?:inf|nan)|true|false|yes|no|on|off|y|n|null|~)$/i;

/** A text as YAML reads it back: plain where that is safe, else between quotation marks. */
function scalar(text: string, inside: boolean): string {
  const plain =
    /^[\p{L}\p{N}“‘(][^\p{C}\p{Zl}\p{Zp}\u{85}\u{FEFF}]*$/u.test(text) &&
    !/: |:$| #|\s$/.test(text) &&
    !(inside && /[,[\]{}]/.test(text)) &&
    (DATE_LIKE.test(text) || !NOT_TEXT.test(text));
  if (plain) return text;
  return /[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? JSON.stringify(text) : `'${text.replaceAll("'", "''")}'`;
}
