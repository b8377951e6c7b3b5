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
import type { LocatedProblem } from '../domain/issue.ts';
import { checkForm } from '../reader/form.ts';
import { namesIn, topicsIn } from '../reader/names.ts';
import { checkWith } from '../reader/overlay.ts';
import { existing, judge, pathOf, takenIds, textOf } from './new-files.ts';
import { typed, type Data } from './new-flags.ts';
import { find, findable, type Findable } from './new-search.ts';

/** Somebody ended the questions, with Ctrl+C. */
export class Cancelled extends Error {
  override name = 'Cancelled';
  /** The new files as far as they were answered. */
  readonly files: Readonly<Record<string, string>>;

  constructor(files: Readonly<Record<string, string>>) {
    super('cancelled');
    this.files = files;
  }
}

/** Somebody wants the last question again, with Escape. */
class Back extends Error {
  override name = 'Back';
}

interface Session {
  folder: string;
  input: Readable;
  output: Writable;
  /** New files so far, by path: claims and actors that were made on the way. */
  files: Record<string, string>;
  /** The claims among them, as they were answered. */
  newClaims: Record<string, Data>;
  /** The article so far, once it has a statement. */
  draft: Record<string, string>;
  actors: Findable[];
  claims: Findable[];
  articles: Findable[];
  /** Answers of before that are given again, up to where somebody went back. */
  again: unknown[];
  /** What the first new question was answered with before. */
  previous: unknown;
  answered: unknown[];
}

interface Start {
  folder: string;
  input: Readable;
  output: Writable;
}

function openSession(start: Start, before: readonly unknown[]): Session {
  const { folder } = start;
  const [actors, claims, articles] = (['actors', 'claims', 'articles'] as const).map((name) => namesIn(folder, name));
  const names = new Map([...topicsIn(folder), ...(actors ?? [])].map(({ id, title }) => [id, title]));
  const all = (records = actors) => (records ?? []).map((record) => findable(record, (id) => names.get(id) ?? ''));
  return {
    ...start,
    files: {},
    newClaims: {},
    draft: {},
    actors: all(actors),
    claims: all(claims),
    articles: all(articles),
    again: before.slice(0, -1),
    previous: before.at(-1),
    answered: [],
  };
}

/**
 * Asks for everything that is still open in a record: its file, and those of claims and actors made on the way. Who goes
 * back begins anew, with all answers but the last one given again.
 */
export async function askRecord(
  start: Start,
  collection: Collection,
  given: Data,
  id: string | undefined,
): Promise<Readonly<Record<string, string>>> {
  const make = { articles: askArticle, claims: askClaim, actors: askActor }[collection];
  let session = openSession(start, []);
  for (;;) {
    try {
      await make(session, given, id);
      return session.files;
    } catch (error) {
      if (!(error instanceof Back)) throw error;
      session = openSession(start, session.answered);
    }
  }
}

// ——— Article ———

/** Fields of the source that are always asked for; the others are rare. */
const SOURCE_ASKED = ['publisher', 'title', 'byline', 'url', 'published'];
/** Found out by `check --links`. */
const NOT_ASKED = ['gone'];

async function askArticle(session: Session, given: Data, givenId: string | undefined): Promise<void> {
  const fields = fieldsOf(articleSchema);
  const answers: Data = { ...given };
  await askOpen(session, fields, ['title', 'summary'], answers);
  const id = givenId ?? (await askId(session, 'articles', String(answers['title'])));
  const ofSource = fieldOf(fields, 'source').fields;
  const source: Data = { ...(answers['source'] as Data | undefined) };
  await askOpen(session, ofSource, SOURCE_ASKED, source);
  const others = ofSource.filter(
    ({ name }) => ![...SOURCE_ASKED, ...NOT_ASKED].includes(name) && source[name] === undefined,
  );
  await askOpen(session, ofSource, await chooseFields(session, 'More about the source?', others), source);
  const statements = [...((answers['statements'] as Data[] | undefined) ?? [])];
  const article: Data = { ...answers, source, statements };
  await mend(session, 'articles', id, article, []);

  const file = pathOf('articles', id);
  let more = await ask(session, confirm, {
    message: 'Write its statements now? (They can be added to the file later.)',
  });
  while (more) {
    await askStatement(session, id, article, statements);
    session.draft = { [file]: textOf('articles', article) };
    await explainNewClaims(session, file);
    more = await ask(session, confirm, { message: 'Another statement?' });
  }
  session.files[file] = textOf('articles', article);
}

/** Asked after the others, and only for statements that need them. */
const EXTRAS = ['relayedBy', 'scope', 'valueAt', 'note'];

/** Asks for a statement, and adds it to those of an article. Each answer is checked at once. */
async function askStatement(session: Session, id: string, article: Data, statements: Data[]): Promise<void> {
  const fields = fieldOf(fieldsOf(articleSchema), 'statements').fields;
  const last = statements.at(-1) ?? {};
  const part = ['statements', statements.length];
  const statement: Data = {};
  const put = async (name: string, suggestion?: unknown) => {
    const answer = await askField(session, fieldOf(fields, name), {
      suggestion,
      problemOf: (value) => {
        const tried = { ...article, statements: [...statements.slice(0, -1), { ...statement, [name]: value }] };
        return problemAt(session, 'articles', id, tried, [...part, name]);
      },
    });
    if (answer !== null) statement[name] = answer;
  };
  await put('claim');
  const kind = session.claims.find((claim) => claim.id === statement['claim'])?.kind ?? null;
  await put('by', last['by']);
  // A stance stands in for the one to come, so that the statement can be checked as far as it goes.
  statements.push(Object.assign(statement, { stance: Object.keys(STANCES)[0] }));
  await mend(session, 'articles', id, article, part);
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
  ).map((name) => fieldOf(fields, name));
  for (const name of await chooseFields(session, 'Anything else?', extras)) await put(name);
  await mend(session, 'articles', id, article, part);
}

const chooseFields = (session: Session, message: string, fields: readonly Field[]): Promise<string[]> =>
  fields.length === 0
    ? Promise.resolve([])
    : ask(session, multiselect<string>, {
        message: `${message} (Space chooses, Enter goes on.)`,
        options: fields.map(({ name, meaning }) => ({ value: name, label: `${name}: ${meaning}` })),
        required: false,
      });

/** A claim that was made on the way may be in conflict already: then it says why. */
async function explainNewClaims(session: Session, article: string): Promise<void> {
  const { folder, files, draft, newClaims } = session;
  for (const problem of checkWith(folder, { ...files, ...draft }).problems) {
    const claim = newClaims[problem.file];
    if (claim === undefined || problem.file === article || problem.rule !== 'claim/disagreement') continue;
    warn(session, problem);
    claim['disagreement'] = await askField(session, { ...fieldOf(CLAIM_FIELDS, 'disagreement'), required: true });
    files[problem.file] = textOf('claims', claim);
  }
}

// ——— Claim and actor ———

const CLAIM_FIELDS = fieldsOf(COLLECTIONS.claims);

async function askClaim(session: Session, given: Data, givenId?: string): Promise<string> {
  const answers: Data = { ...given };
  answers['title'] ??= await askTitle(session, 'claims');
  await askOpen(session, CLAIM_FIELDS, ['kind'], answers);
  const id = givenId ?? (await askId(session, 'claims', String(answers['title'])));
  if (answers['kind'] === 'position') await askOpen(session, CLAIM_FIELDS, ['holder'], answers);
  if (answers['kind'] === 'quantity' && answers['quantity'] === undefined) {
    answers['quantity'] = await askGroup(session, fieldOf(CLAIM_FIELDS, 'quantity'));
  }
  await askOpen(session, CLAIM_FIELDS, ['when', 'topics'], answers);
  await mend(session, 'claims', id, answers, []);
  session.newClaims[pathOf('claims', id)] = answers;
  addMade(session, 'claims', id, answers);
  return id;
}

async function askActor(session: Session, given: Data, givenId?: string): Promise<string> {
  const fields = fieldsOf(COLLECTIONS.actors);
  const answers: Data = { ...given };
  answers['name'] ??= await askTitle(session, 'actors');
  await askOpen(session, fields, ['kind'], answers);
  const id = givenId ?? (await askId(session, 'actors', String(answers['name'])));
  await askOpen(session, fields, ['group'], answers);
  await mend(session, 'actors', id, answers, []);
  addMade(session, 'actors', id, answers);
  return id;
}

/** The field that a record is called by. */
const TITLED = { claims: 'title', actors: 'name' } as const;
/** The id of a record that has none yet: after all others, so that what it has in common with one is found in it. */
const LAST_ID = 'zzz-new';

/** Asks for a title or name that no other record has. */
function askTitle(session: Session, collection: 'claims' | 'actors', suggestion?: string): Promise<unknown> {
  const field = fieldOf(fieldsOf(COLLECTIONS[collection]), TITLED[collection]);
  const [kind] = Object.keys(collection === 'claims' ? CLAIM_KINDS : ACTOR_KINDS);
  return askField(session, field, {
    suggestion,
    problemOf: (title) => problemOfMade(session, collection, LAST_ID, { [field.name]: title, kind }),
  });
}

/** Adds a new record to the files, and to what can be chosen from. */
function addMade(session: Session, collection: 'claims' | 'actors', id: string, answers: Data): void {
  session.files[pathOf(collection, id)] = textOf(collection, answers);
  const [title, kind] = [String(answers[TITLED[collection]]), String(answers['kind'])];
  session[collection].push(findable({ id, title, kind, aliases: [], texts: [] }, () => ''));
}

async function askId(session: Session, collection: Collection, title: string): Promise<string> {
  const taken = takenIds(session.folder, collection, session.files);
  const made = idOf(title);
  const free = made === '' ? '' : freeId(made, taken);
  return ask(session, text, {
    message: question('id', 'Name of the file and part of its address: lower-case words with single hyphens.'),
    ...suggested(free, ''),
    validate: (typedId = '') => {
      const value = typedId || free;
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

interface Wish {
  /** What Enter alone answers. */
  suggestion?: unknown;
  /** What `check` would say of an answer. */
  problemOf?: (answer: unknown) => LocatedProblem | undefined;
}

/** Asks for one field; null when it is left out. */
async function askField(session: Session, field: Field, { suggestion, problemOf }: Wish = {}): Promise<unknown> {
  const { form } = field;
  if (field.list && field.choices === null && form !== 'list: id of a topic') return askEntries(session, field);
  if (form === 'group') return askGroup(session, field);
  if (field.choices !== null) return pickChoice(session, field);
  if (form.startsWith('`true`')) return ask(session, confirm, { message: about(field), initialValue: false });
  if (form.startsWith('id of an actor')) return pick(session, field, 'actor', suggestion);
  if (form === 'id of a claim') return pick(session, field, 'claim', suggestion);
  if (form === 'id of an article') return pick(session, field, 'article', suggestion);
  if (form === 'list: id of a topic') return pickTopics(session, field);
  const standard = suggestion === undefined ? '' : String(suggestion);
  const isLeftOut = (value: string) => !field.required && (value === LEAVE_OUT || value === '');
  const answer = await ask(session, text, {
    message: about(field),
    ...suggested(
      standard,
      field.required ? '' : standard === '' ? 'Enter leaves it out' : `${LEAVE_OUT} leaves it out`,
    ),
    validate: (value = '') => {
      const given = value.trim() || standard;
      if (isLeftOut(given)) return undefined;
      const answered = typed(field, given);
      const problem = formProblem(field, answered) ?? problemOf?.(answered);
      return problem && `Found ${problem.found}; expected ${problem.expected}. To mend it: ${problem.fix}`;
    },
  });
  return isLeftOut(answer.trim()) ? null : typed(field, answer.trim());
}

/** What leaves out a field that has a suggestion. */
const LEAVE_OUT = '-';

/** A suggestion of a prompt, shown until something else is typed; or, where there is none, a note. */
const suggested = (standard: string, note: string): { defaultValue: string; placeholder: string } => ({
  defaultValue: standard,
  placeholder: standard === '' ? note : `${standard}  (${['Enter takes it', note].filter(Boolean).join(', ')})`,
});

/** What is wrong with an answer by itself, in the words of `check`. */
function formProblem(field: Field, answer: unknown) {
  const schema = z.strictObject({ [field.name]: field.schema });
  return checkForm(schema, { [field.name]: answer === '' ? null : answer }, '').problems[0];
}

/** Asks for the entries of a list, one after the other. */
async function askEntries(session: Session, field: Field): Promise<unknown[]> {
  const entry = {
    ...field,
    list: false,
    required: true,
    form: field.fields.length > 0 ? 'group' : field.form.replace(/^list: /, ''),
  };
  const entries: unknown[] = [];
  do entries.push(await askField(session, entry));
  while (await ask(session, confirm, { message: `Another entry of ${field.name}?`, initialValue: false }));
  return entries;
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

/** Picks a record by typing a part of what is said of it, or makes a new actor or claim on the way. */
async function pick(
  session: Session,
  field: Field,
  what: 'actor' | 'claim' | 'article',
  suggestion: unknown,
): Promise<string | null> {
  const known = { actor: session.actors, claim: session.claims, article: session.articles }[what];
  const none = field.required ? [] : [{ value: NONE, label: LEFT_OUT[field.name] ?? 'Leave it out' }];
  const unknown = field.name === 'origin' ? [{ value: UNKNOWN_ORIGIN, label: 'Unknown: nobody says whose' }] : [];
  const answer = await ask(session, autocomplete<string>, {
    message: about(field),
    // Searched here, not by the prompt: it would count what makes a new record among the matches.
    filter: () => true,
    options(this: { userInput: string }) {
      const search = this.userInput;
      const found = find(known, search).map(({ id, title, kind, aliases }) => ({
        value: id,
        label: title,
        hint: [id, kind, ...aliases].filter(Boolean).join(', '),
      }));
      const fixed = search === '' ? [...none, ...unknown] : unknown.filter(({ value }) => value.startsWith(search));
      const nothing = found.length === 0 ? `No ${what} found. ` : '';
      const made = search === '' ? `Make a new ${what}` : `${nothing}Make a new ${what} “${search}”`;
      return [...fixed, ...found, ...(what === 'article' ? [] : [{ value: `${NEW}${search}`, label: made }])];
    },
    ...(typeof suggestion === 'string' ? { initialValue: suggestion } : {}),
    maxItems: 8,
    validate: (value) => (value === undefined ? `No ${what} found: search for something else.` : undefined),
  });
  if (answer === NONE) return null;
  if (!answer.startsWith(NEW)) return answer;
  if (session.again.length === 0) log.step(`A new ${what}:`, session);
  const words = answer.slice(NEW.length).trim();
  const [collection, make] = what === 'actor' ? (['actors', askActor] as const) : (['claims', askClaim] as const);
  // Enter takes the words typed already for its name.
  const title = await askTitle(session, collection, words === '' ? undefined : words);
  return make(session, { [TITLED[collection]]: title });
}

/** The first problem that a record has in one of its parts, among all others. */
function problemAt(session: Session, collection: Collection, id: string, answers: Data, part: (string | number)[]) {
  const file = pathOf(collection, id);
  return checkWith(session.folder, { ...session.files, [file]: textOf(collection, answers) }).problems.find(
    (one) => one.file === file && part.every((key, index) => one.path[index] === key),
  );
}

/** The first problem of a new claim or actor, in its file or in another one that it does not go with. */
function problemOfMade(session: Session, collection: Collection, id: string, answers: Data) {
  const file = pathOf(collection, id);
  const { blocking } = judge(session.folder, { ...session.files, [file]: textOf(collection, answers) });
  return blocking.find((one) => one.file === file) ?? blocking.find((one) => !Object.hasOwn(session.files, one.file));
}

/** Checks a record among all others, and asks again for what is wrong with it, or with a part of it. */
async function mend(session: Session, collection: Collection, id: string, answers: Data, part: (string | number)[]) {
  for (;;) {
    const problem =
      collection === 'articles'
        ? problemAt(session, collection, id, answers, part)
        : problemOfMade(session, collection, id, answers);
    if (problem === undefined) return;
    warn(session, problem);
    const elsewhere = problem.file !== pathOf(collection, id);
    const path = elsewhere
      ? [collection === 'articles' ? 'title' : TITLED[collection]]
      : problem.rule === 'id/duplicate' && part.length > 0
        ? [...part, 'id']
        : problem.path;
    const [field, target] = placeOf(collection, answers, path);
    const answer = await askField(session, field);
    if (answer === null) delete target[field.name];
    else target[field.name] = answer;
  }
}

/** Shows a problem; one that was shown before somebody went back is not shown again. */
function warn(session: Session, { file, found, expected, fix }: LocatedProblem): void {
  if (session.again.length > 0) return;
  log.warn(`${file}\nFound ${found}\nExpected ${expected}\nFix: ${fix}`, session);
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

const about = ({ name, meaning, schema }: Field): string =>
  schema === SOURCE_TITLE.schema ? question('Title of the source, as printed', '') : question(name, meaning);
const SOURCE_TITLE = fieldOf(fieldOf(fieldsOf(articleSchema), 'source').fields, 'title');
const question = (name: string, meaning: string): string => `${styleText('bold', name)}  ${styleText('dim', meaning)}`;

/** Asks with one of clack's prompts, unless it is answered already. Throws when somebody goes back, or ends it. */
async function ask<Options extends object, Answer>(
  session: Session,
  prompt: (options: Options) => Promise<Answer>,
  options: Omit<Options, 'input' | 'output'>,
): Promise<Exclude<Answer, symbol>> {
  const { input, output, again, answered } = session;
  if (again.length > 0) {
    answered.push(again.shift());
    return answered.at(-1) as Exclude<Answer, symbol>;
  }
  let escaped = false;
  const listen = (_: unknown, key?: { name?: string }) => {
    escaped = key?.name === 'escape';
  };
  input.on('keypress', listen);
  const answer = await prompt({ ...options, ...initial(session), input, output } as unknown as Options);
  input.off('keypress', listen);
  if (isCancel(answer)) throw escaped ? new Back() : new Cancelled({ ...session.files, ...session.draft });
  answered.push(answer);
  return answer as Exclude<Answer, symbol>;
}

/** What was answered before, for the question that somebody went back to: ready to be changed. */
function initial(session: Session): object {
  const { previous } = session;
  session.previous = undefined;
  if (previous === undefined) return {};
  if (Array.isArray(previous)) return { initialValues: previous };
  return typeof previous === 'string' && previous.startsWith(NEW)
    ? { initialUserInput: previous.slice(NEW.length) }
    : { initialValue: previous };
}
