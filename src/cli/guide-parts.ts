/** The parts of the contributor guide that are made from the schema and the rules. */
import { COMPONENTS, type ComponentName } from '../domain/body.ts';
import { fieldsOf, type Field } from '../domain/fields.ts';
import { GUIDE, type Explanation } from '../domain/guide.ts';
import { anchorOf, RULES_OF_RECORDS, type RuleOfRecords } from '../domain/rules.ts';
import { EXAMPLE_SENTENCE, EXAMPLES, flow } from '../domain/template.ts';
import { ACTOR_KINDS, CLAIM_KINDS, FATES, RECORD_SCHEMAS, SCOPES, SOURCE_STATES, STANCES } from '../domain/schema.ts';

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** What a field holds, in words; dates and figures lead to where they are explained. */
function holds({ form, list, choices, fields }: Field): string {
  if (choices !== null) return `one of: ${choices.map((choice) => `\`${choice}\``).join(', ')}`;
  const one = form.replace(/^list: /, '');
  if (one === 'date') return '[date](#dates)';
  if (one === 'figure') return '[figure](#figures)';
  const group = fields.length > 0 ? one.replace('group', 'group of fields') : one;
  return list ? `list, each entry: ${group}` : group;
}

/** Fields that have a table of their own. */
const OWN_TABLE = ['source', 'statements'];

function fieldRows(fields: readonly Field[], prefix = ''): string[][] {
  return fields.flatMap((field) => {
    const name = `${prefix}${field.name}`;
    const inside = OWN_TABLE.includes(field.name) ? [] : fieldRows(field.fields, `${name}.`);
    return [[`\`${name}\``, field.required ? '**yes**' : '', holds(field), field.meaning], ...inside];
  });
}

const fields = (list: readonly Field[]): string => table(['Field', 'Required', 'Holds', 'Meaning'], fieldRows(list));

const inside = (name: string): readonly Field[] =>
  fieldsOf(RECORD_SCHEMAS.article).find((field) => field.name === name)?.fields ?? [];

const words = (vocabulary: Readonly<Record<string, string>>): string =>
  table(
    ['Word', 'Meaning'],
    Object.entries(vocabulary).map(([word, meaning]) => [`\`${word}\``, meaning]),
  );

const PLACES: Record<NonNullable<Explanation['example']>['in'], string> = {
  'file name': 'The name of a file',
  file: 'A whole claim',
  source: 'In `source`',
  statement: 'In a statement',
  statements: 'In `statements`',
  claim: 'In a claim',
  actor: 'In an actor',
  places: 'In `places.yaml`',
  text: 'In a text',
  'mdx text': 'In a text that ends in `.mdx`',
};

function rule(name: RuleOfRecords): string {
  const { why, example }: Explanation = GUIDE[name];
  return [
    `#### ${anchorOf(name)}`,
    `**${RULES_OF_RECORDS[name]}** (\`${name}\`). ${why}`,
    ...(example ? pair(example) : []),
  ].join('\n\n');
}

/** Two examples: in a list where each is one line, else as blocks. */
function pair({ in: place, bad, good }: NonNullable<Explanation['example']>): string[] {
  if (!`${bad}${good}`.includes('\n')) return [`${PLACES[place]}:`, `- 👎 \`${bad}\`\n- 👍 \`${good}\``];
  const block = (text: string) => ['```yaml', text, '```'].join('\n');
  return [`${PLACES[place]}: 👎`, block(bad), '👍', block(good)];
}

/** The statement of the template, as a file holds it. */
function exampleOfStatement(): string {
  const [statement] = EXAMPLES.articles.statements;
  const lines = Object.entries(statement).map(
    ([name, value], index) => `${index === 0 ? '  - ' : '    '}${name}: ${flow(value)}`,
  );
  return [`> ${EXAMPLE_SENTENCE}`, '', '```yaml', 'statements:', ...lines, '```'].join('\n');
}

/** How a component is written in `.md`, with all its attributes, and what they are. */
function componentRows([name, { description, attributes }]: [string, (typeof COMPONENTS)[ComponentName]]): string[][] {
  const all = Object.entries(attributes);
  const written = `::${name.toLowerCase()}{${all.map(([key]) => `${key}="…"`).join(' ')}}`;
  return [[`\`${written}\``, description], ...all.map(([key, attribute]) => [`\`${key}\``, attribute.description])];
}

/** Every part by the name in its marks: `<!-- fields:claim -->` … `<!-- /fields:claim -->`. */
export const PARTS: Readonly<Record<string, () => string>> = {
  'fields:article': () => fields(fieldsOf(RECORD_SCHEMAS.article)),
  'fields:source': () => fields(inside('source')),
  'fields:statement': () => fields(inside('statements')),
  'fields:claim': () => fields(fieldsOf(RECORD_SCHEMAS.claim)),
  'fields:actor': () => fields(fieldsOf(RECORD_SCHEMAS.actor)),
  'fields:tracker': () => fields(fieldsOf(RECORD_SCHEMAS.tracker)),
  'fields:places': () => fields(fieldsOf(RECORD_SCHEMAS.places)),
  'fields:permalinks': () => fields(fieldsOf(RECORD_SCHEMAS.permalinks)),
  'words:fates': () => words(FATES),
  'example:statement': exampleOfStatement,
  'words:stances': () => words(STANCES),
  'words:scopes': () => words(SCOPES),
  'words:claim-kinds': () => words(CLAIM_KINDS),
  'words:actor-kinds': () => words(ACTOR_KINDS),
  'words:source-states': () => words(SOURCE_STATES),
  components: () => table(['Write', 'Shows'], Object.entries(COMPONENTS).flatMap(componentRows)),
  rules: () => (Object.keys(RULES_OF_RECORDS) as RuleOfRecords[]).map(rule).join('\n\n'),
};

/** The guide with its generated parts as they are now. Throws where a mark names no part, or is not closed. */
export function renewGuide(text: string): string {
  return text.replaceAll(/^<!-- ([a-z][\w:-]*) -->$(?:[^]*?^<!-- \/\1 -->$)?/gm, (whole, name: string) => {
    const part = PARTS[name];
    if (part === undefined) throw new Error(`There is no part "${name}"; parts: ${Object.keys(PARTS).join(', ')}.`);
    if (!whole.endsWith(`<!-- /${name} -->`)) throw new Error(`<!-- ${name} --> is not closed by <!-- /${name} -->.`);
    return [`<!-- ${name} -->`, '', part(), '', `<!-- /${name} -->`].join('\n');
  });
}
