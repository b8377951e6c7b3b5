/** The questions of `new`, asked in a terminal. Every answer is checked as `check` would, in the same words. */
import {
  autocomplete,
  autocompleteMultiselect,
  confirm,
  isCancel,
  log,
  multiselect,
  select,
  text,
} from '@clack/prompts';
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';
import { z } from 'zod';
import { fieldsOf, type Field } from '../domain/fields.ts';
import { freeId, idOf } from '../domain/id.ts';
import {
  ACTOR_KINDS,
  articleSchema,
  CLAIM_KINDS,
  COLLECTIONS,
  ID_PATTERN,
  SCOPES,
  STANCES,
  UNKNOWN_ORIGIN,
  type Collection,
} from '../domain/schema.ts';
import { checkForm } from '../reader/form.ts';
import { namesIn, topicsIn, type Named } from '../reader/names.ts';
import { existing, judge, pathOf, takenIds, textOf } from './new-files.ts';
import { typed, type Data } from './new-flags.ts';

/** Somebody ended the questions, with Ctrl+C or Escape. */
export class Cancelled extends Error {
  override name = 'Cancelled';
}

export interface Session {
  folder: string;
  input: Readable;
  output: Writable;
  /** New files so far, by path: claims and actors that were made on the way. */
  files: Record<string, string>;
  /** The article so far, once it has a statement: what is shown to who ends the questions early. */
  draft: string | null;
  actors: Named[];
  claims: Named[];
}

export const openSession = (folder: string, input: Readable, output: Writable): Session => ({
  folder,
  input,
  output,
  files: {},
  draft: null,
  actors: namesIn(folder, 'actors'),
  claims: namesIn(folder, 'claims'),
});

/** Asks for everything that is still open in a record, and adds its file to the session. */
export async function askRecord(
  session: Session,
  collection: Collection,
  given: Data,
  id: string | undefined,
): Promise<void> {
  if (collection === 'articles') return askArticle(session, given, id);
  await (collection === 'claims' ? askClaim : askActor)(session, given, id);
}

// ——— Article ———

/** Fields of the source that are asked for; the others are rare, and stand in the file behind `#`. */
const SOURCE_ASKED = ['publisher', 'title', 'byline', 'url', 'published'];

async function askArticle(session: Session, given: Data, givenId: string | undefined): Promise<void> {
  const fields = fieldsOf(articleSchema);
  const answers: Data = { ...given };
  await askOpen(session, fields, ['title', 'summary'], answers);
  const id = givenId ?? (await askId(session, 'articles', String(answers['title'])));
  const source: Data = { ...(answers['source'] as Data | undefined) };
  await askOpen(session, fieldOf(fields, 'source').fields, SOURCE_ASKED, source);
  const statements = [...((answers['statements'] as Data[] | undefined) ?? [])];
  const article: Data = { ...answers, source, statements };
  await mend(session, 'articles', id, article, []);

  let more = await ask(session, confirm, {
    message: 'Write its statements now? (They can be added to the file later.)',
  });
  while (more) {
    const last = statements.at(-1) ?? {};
    statements.push(await askStatement(session, last));
    await mend(session, 'articles', id, article, ['statements', statements.length - 1]);
    session.draft = textOf('articles', article);
    more = await ask(session, confirm, { message: 'Another statement?' });
  }
  session.files[pathOf('articles', id)] = textOf('articles', article);
}

/** Asked after the others, and only for statements that need them. */
const EXTRAS = ['relayedBy', 'scope', 'valueAt', 'note'];

async function askStatement(session: Session, last: Data): Promise<Data> {
  const fields = fieldOf(fieldsOf(articleSchema), 'statements').fields;
  const statement: Data = {};
  const put = async (name: string, suggestion?: unknown) => {
    const answer = await askField(session, fieldOf(fields, name), suggestion);
    if (answer !== null) statement[name] = answer;
  };
  await put('claim');
  const kind = session.claims.find(({ id }) => id === statement['claim'])?.kind ?? null;
  await put('by', last['by']);
  await put('stance');
  // What somebody else said was not said on that day.
  await put('stated', statement['by'] === undefined || statement['by'] !== last['by'] ? undefined : last['stated']);
  if (kind === 'quantity' || kind === 'date') await put('value');
  await put('hedge');
  await put('quote');
  await put('paragraph', last['paragraph']);
  if (statement['by'] !== undefined) await put('origin');
  const questions = statement['stance'] === 'doubts' || statement['stance'] === 'no-evidence';
  const extras = EXTRAS.filter((name) =>
    name === 'scope' ? questions : name === 'valueAt' ? statement['value'] !== undefined : true,
  );
  const chosen = await ask(session, multiselect<string>, {
    message: 'Anything else? (Space chooses, Enter goes on.)',
    options: extras.map((name) => ({ value: name, label: `${name}: ${fieldOf(fields, name).meaning}` })),
    required: false,
  });
  for (const name of chosen) await put(name);
  return statement;
}

// ——— Claim and actor ———

async function askClaim(session: Session, given: Data, givenId?: string): Promise<string> {
  const fields = fieldsOf(COLLECTIONS.claims);
  const answers: Data = { ...given };
  await askOpen(session, fields, ['title', 'kind'], answers);
  const id = givenId ?? (await askId(session, 'claims', String(answers['title'])));
  if (answers['kind'] === 'position') await askOpen(session, fields, ['holder'], answers);
  if (answers['kind'] === 'quantity' && answers['quantity'] === undefined) {
    answers['quantity'] = await askGroup(session, fieldOf(fields, 'quantity'));
  }
  await askOpen(session, fields, ['when', 'topics'], answers);
  await mend(session, 'claims', id, answers, []);
  session.files[pathOf('claims', id)] = textOf('claims', answers);
  session.claims.push({ id, title: String(answers['title']), kind: String(answers['kind']), aliases: [] });
  return id;
}

async function askActor(session: Session, given: Data, givenId?: string): Promise<string> {
  const fields = fieldsOf(COLLECTIONS.actors);
  const answers: Data = { ...given };
  await askOpen(session, fields, ['name', 'kind'], answers);
  const id = givenId ?? (await askId(session, 'actors', String(answers['name'])));
  await askOpen(session, fields, ['group'], answers);
  await mend(session, 'actors', id, answers, []);
  session.files[pathOf('actors', id)] = textOf('actors', answers);
  session.actors.push({ id, title: String(answers['name']), kind: String(answers['kind']), aliases: [] });
  return id;
}

async function askId(session: Session, collection: Collection, title: string): Promise<string> {
  const taken = takenIds(session.folder, collection, session.files);
  const made = idOf(title);
  return ask(session, text, {
    message: question('id', 'Name of the file and part of its address: lower-case words with single hyphens.'),
    initialValue: made === '' ? '' : freeId(made, taken),
    validate: (value = '') => {
      if (!ID_PATTERN.test(value)) return 'Expected lower-case letters, digits and single hyphens, like "jane-doe".';
      if (collection === 'actors' && value === UNKNOWN_ORIGIN) return `Expected another id than "${value}".`;
      const file = existing(session.folder, collection, value);
      if (file !== null) return `${file} exists already: choose another.`;
      return taken.has(value) ? `"${value}" is taken already: choose another.` : undefined;
    },
  });
}

// ——— Fields ———

function fieldOf(fields: readonly Field[], name: string): Field {
  const field = fields.find((other) => other.name === name);
  if (field === undefined) throw new Error(`the schema has no field ${name}`);
  return field;
}

async function askOpen(session: Session, fields: readonly Field[], names: readonly string[], answers: Data) {
  for (const name of names) {
    if (answers[name] !== undefined) continue;
    const answer = await askField(session, fieldOf(fields, name));
    if (answer !== null) answers[name] = answer;
  }
}

async function askGroup(session: Session, group: Field): Promise<Data> {
  const answers: Data = {};
  await askOpen(
    session,
    group.fields,
    group.fields.map(({ name }) => name),
    answers,
  );
  return answers;
}

const LEFT_OUT: Readonly<Record<string, string>> = {
  by: 'Nobody: the article’s own voice',
  origin: 'Left out: on the speaker’s own word',
  publisher: 'Not stated',
  group: 'None',
};

/** Asks for one field; null when it is left out. A suggestion is what Enter alone answers. */
async function askField(session: Session, field: Field, suggestion?: unknown): Promise<unknown> {
  const { form } = field;
  if (field.choices !== null) return pickChoice(session, field);
  if (form.startsWith('`true`')) return ask(session, confirm, { message: about(field), initialValue: false });
  if (form.startsWith('id of an actor')) return pick(session, field, 'actor', suggestion);
  if (form === 'id of a claim') return pick(session, field, 'claim', suggestion);
  if (form === 'list: id of a topic') return pickTopics(session, field);
  const answer = await ask(session, text, {
    message: about(field),
    initialValue: suggestion === undefined ? '' : String(suggestion),
    placeholder: field.required ? '' : 'Enter leaves it out',
    validate: (value = '') => {
      if (value === '' && !field.required) return undefined;
      return mistakeIn(field, typed(field, value));
    },
  });
  return answer.trim() === '' ? null : typed(field, answer.trim());
}

/** What is wrong with an answer, in the words of `check`. */
function mistakeIn(field: Field, answer: unknown): string | undefined {
  const schema = z.strictObject({ [field.name]: field.schema });
  const [problem] = checkForm(schema, { [field.name]: answer === '' ? null : answer }, '').problems;
  return problem && `Found ${problem.found}; expected ${problem.expected}.`;
}

const EXPLANATIONS: Readonly<Record<string, string>> = { ...STANCES, ...CLAIM_KINDS, ...ACTOR_KINDS, ...SCOPES };

const pickChoice = (session: Session, field: Field): Promise<string> =>
  ask(session, select<string>, {
    message: about(field),
    options: (field.choices ?? []).map((value) => ({ value, label: `${value}: ${EXPLANATIONS[value]}` })),
  });

async function pickTopics(session: Session, field: Field): Promise<string[] | null> {
  const topics = topicsIn(session.folder);
  if (topics.length === 0) return null;
  const chosen = await ask(session, autocompleteMultiselect<string>, {
    message: about(field),
    options: topics.map(({ id, title }) => ({ value: id, label: title, hint: id })),
    required: false,
  });
  return chosen.length === 0 ? null : chosen;
}

/** An option that makes a new record; what was typed stands behind it. */
const NEW = '+';
const NONE = '-';

/** Picks an actor or a claim by typing a part of its name, or makes a new one on the way. */
async function pick(
  session: Session,
  field: Field,
  what: 'actor' | 'claim',
  suggestion: unknown,
): Promise<string | null> {
  const known = what === 'actor' ? session.actors : session.claims;
  const none = field.required ? [] : [{ value: NONE, label: LEFT_OUT[field.name] ?? 'Leave it out' }];
  const unknown = field.name === 'origin' ? [{ value: UNKNOWN_ORIGIN, label: 'Unknown: nobody says whose' }] : [];
  const listed = known.map(({ id, title, kind, aliases }) => ({
    value: id,
    label: title,
    hint: [id, kind, ...aliases].filter(Boolean).join(', '),
  }));
  const answer = await ask(session, autocomplete<string>, {
    message: about(field),
    options(this: { userInput: string }) {
      const made = this.userInput === '' ? `Make a new ${what}` : `Make a new ${what} “${this.userInput}”`;
      return [...none, ...unknown, ...listed, { value: `${NEW}${this.userInput}`, label: made }];
    },
    filter: (search: string, { value, label = '', hint = '' }: { value: string; label?: string; hint?: string }) =>
      value.startsWith(NEW) ||
      (value !== NONE &&
        search
          .toLowerCase()
          .split(/\s+/)
          .every((word) => `${label} ${hint} ${value}`.toLowerCase().includes(word))),
    ...(typeof suggestion === 'string' ? { initialValue: suggestion } : {}),
    maxItems: 8,
  });
  if (answer === NONE) return null;
  if (!answer.startsWith(NEW)) return answer;
  const words = answer.slice(NEW.length).trim();
  return what === 'actor' ? askNamed(session, askActor, 'name', words) : askNamed(session, askClaim, 'title', words);
}

/** Makes a record of which some words are typed already: they stand in its first question, to be changed. */
async function askNamed(
  session: Session,
  make: (session: Session, given: Data) => Promise<string>,
  name: 'name' | 'title',
  words: string,
): Promise<string> {
  const fields = fieldsOf(COLLECTIONS[name === 'name' ? 'actors' : 'claims']);
  return make(session, { [name]: await askField(session, fieldOf(fields, name), words) });
}

/**
 * Checks a record among all others and asks again for what is wrong with it, or with a part of it. Problems of other
 * files are left for later.
 */
async function mend(session: Session, collection: Collection, id: string, answers: Data, part: (string | number)[]) {
  const file = pathOf(collection, id);
  for (;;) {
    const files = { ...session.files, [file]: textOf(collection, answers) };
    const problem = judge(session.folder, files).own.find(
      (one) => one.file === file && part.every((key, index) => one.path[index] === key),
    );
    if (problem === undefined) return;
    log.warn(`Found ${problem.found}\nExpected ${problem.expected}\nFix: ${problem.fix}`, session);
    const path = problem.rule === 'id/duplicate' ? [...part, 'id'] : problem.path;
    const [field, target] = placeOf(collection, answers, path);
    const answer =
      field.form === 'group' && !field.list ? await askGroup(session, field) : await askField(session, field);
    if (answer === null) delete target[field.name];
    else target[field.name] = answer;
  }
}

/** The field that a path of a problem leads to, and the group of answers that holds it. */
function placeOf(collection: Collection, answers: Data, path: readonly (string | number)[]): [Field, Data] {
  let fields = fieldsOf(COLLECTIONS[collection]);
  let target: unknown = answers;
  let found: [Field, Data] | null = null;
  for (const key of path) {
    const holder = target as Record<string | number, unknown>;
    if (typeof key === 'string') {
      const field = fields.find(({ name }) => name === key);
      if (field === undefined) break;
      found = [field, holder as Data];
      fields = field.fields;
    }
    target = holder[key];
    if (typeof target !== 'object' || target === null) break;
  }
  if (found === null) throw new Error(`no field at ${path.join('.')}`);
  return found;
}

const about = (field: Field): string => question(field.name, field.meaning);
const question = (name: string, meaning: string): string => `${styleText('bold', name)}  ${styleText('dim', meaning)}`;

/** Asks with one of clack's prompts. Throws `Cancelled` when it was ended. */
async function ask<Options extends object, Answer>(
  { input, output }: Session,
  prompt: (options: Options) => Promise<Answer>,
  options: Omit<Options, 'input' | 'output'>,
): Promise<Exclude<Answer, symbol>> {
  const answer = await prompt({ ...options, input, output } as unknown as Options);
  if (isCancel(answer)) throw new Cancelled('cancelled');
  return answer as Exclude<Answer, symbol>;
}
