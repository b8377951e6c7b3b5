/**
 * What has to be written where for a record to have another id, to be one with another, or to be gone. Only ids are
 * replaced: comments, order and the way in which everything is written stay.
 */
import { attributesOf, COMPONENTS, type ComponentName } from '../domain/body.ts';
import { statementId } from '../domain/graph.ts';
import type { Edit, Problem } from '../domain/issue.ts';
import type { Article, Records } from '../domain/records.ts';
import type { StatementRecord } from '../domain/schema.ts';
import { parseYaml, splitFile, type YamlSource } from './front-matter.ts';
import { articleOf, isMdx, isTag, linesOf, parse, REFERENCE, tagOf, walk } from './markdown.ts';
import { applyEdits } from './repair.ts';
import type { Tree } from './tree.ts';

/** Of a statement the ids are keys, `<article>/<id>`. */
export interface Rewriting {
  page: 'claim' | 'actor' | 'article' | 'topic' | 'statement';
  from: string;
  /** Null: it is gone, and nothing takes its place. */
  to: string | null;
  /** Whether what it is called from now on is there already. */
  merge: boolean;
}

export interface Rewritten {
  /** New texts by path below the folder; null for files that are removed. */
  files: Map<string, string | null>;
  /** Statements with another key, by their old one; null for those that are gone. */
  keys: Map<string, string | null>;
}

type Path = Problem['path'];

/** A place that names a record; `entry` is what goes where the record that takes its place is named there already. */
interface Reference {
  file: string;
  path: Path;
  entry: Path | null;
}

/** Works out every edit. `records` are those of the tree, and have no problem. */
export function rewrite(tree: Tree, records: Records, rewriting: Rewriting): Rewritten {
  const { page, from, to, merge } = rewriting;
  const all = [...records.articles, ...records.claims, ...records.actors];
  const own = page === 'statement' || page === 'topic' ? undefined : all.find(({ file }) => isFileOf(file, page, from));
  const removed = own !== undefined && (to === null || merge) ? own.file : null;
  const { keys, ids } = renamedStatements(records, rewriting, removed);
  const texts = new Texts(tree);

  if (to !== null) {
    for (const { file, path, entry } of references(records, rewriting)) {
      if (file === removed) continue;
      if (entry === null) texts.write(file, path, to);
      else texts.remove(file, entry);
    }
  }
  for (const { file, index, id, added } of ids) {
    if (added) texts.addId(file, index, id);
    else texts.write(file, ['statements', index, 'id'], id);
  }
  if (page === 'topic') {
    const index = records.tracker.topics.findIndex(({ id }) => id === from);
    if (to === null || merge) texts.remove('tracker.yaml', ['topics', index]);
    else texts.write('tracker.yaml', ['topics', index, 'id'], to);
  }
  if (page === 'statement' && (to === null || merge)) {
    const [article, id] = from.split('/');
    const record = records.articles.find((one) => one.id === article);
    const index = record?.statements.findIndex((statement) => statementId(statement) === id) ?? -1;
    if (record) texts.remove(record.file, ['statements', index]);
  }
  for (const { file, body } of all) {
    if (file !== removed) texts.edit(file, bodyEdits(body, file, rewriting, keys));
  }

  const files = texts.written();
  if (removed !== null) files.set(removed, null);
  if (own !== undefined && to !== null && !merge) {
    const named = own.file.replace(/[^/]+(\.mdx?)$/, `${to}$1`);
    files.set(named, files.get(own.file) ?? texts.saved(own.file));
    files.set(own.file, null);
  }
  return { files, keys };
}

const isFileOf = (file: string, page: string, id: string): boolean =>
  file === `${page}s/${id}.md` || file === `${page}s/${id}.mdx`;

/** Every field that names the record. */
function references({ tracker, claims, actors, articles }: Records, { page, from, to }: Rewriting): Reference[] {
  const found: Reference[] = [];
  const one = (id: string | null, file: string, path: Path, entry: Path | null = null) => {
    if (id === from) found.push({ file, path, entry });
  };
  /** `path` leads to an entry of a list; `own` is whose list it is. */
  const each = (ids: readonly string[], own: string | null, file: string, path: Path, field: Path = []) =>
    ids.forEach((id, i) => {
      const redundant = own === to || (to !== null && ids.includes(to));
      one(id, file, [...path, i, ...field], redundant ? [...path, i] : null);
    });
  if (page === 'claim') each(tracker.featured, null, 'tracker.yaml', ['featured']);
  for (const { id, file, implies, tension, holder, actors: about, topics } of claims) {
    if (page === 'claim') {
      each(implies, id, file, ['implies']);
      each(
        tension.map(({ claim }) => claim),
        id,
        file,
        ['tension'],
        ['claim'],
      );
    }
    if (page === 'actor') {
      one(holder, file, ['holder']);
      each(about, null, file, ['actors']);
    }
    if (page === 'topic') each(topics, null, file, ['topics']);
  }
  for (const { id, file, group, roles } of page === 'actor' ? actors : []) {
    one(group, file, ['group'], id === to ? ['group'] : null);
    roles.forEach((role, i) => {
      const path = ['roles', i, 'group'];
      one(role.group, file, path, id === to ? path : null);
    });
  }
  for (const { id, file, source, statements } of articles) {
    if (page === 'article') one(source.copyOf, file, ['source', 'copyOf'], id === to ? ['source', 'copyOf'] : null);
    if (page === 'actor') {
      one(source.publisher, file, ['source', 'publisher']);
      source.credits.forEach(({ actor }, i) => one(actor, file, ['source', 'credits', i, 'actor']));
    }
    statements.forEach(({ claim, by, origin, relayedBy }, i) => {
      if (page === 'claim') one(claim, file, ['statements', i, 'claim']);
      if (page !== 'actor') return;
      one(by, file, ['statements', i, 'by']);
      one(origin, file, ['statements', i, 'origin']);
      one(relayedBy, file, ['statements', i, 'relayedBy']);
    });
  }
  return found;
}

// ——— Statements ———

interface NewId {
  file: string;
  index: number;
  id: string;
  /** Whether it had none of its own. */
  added: boolean;
}

/**
 * What becomes of the keys of statements. One that would be called like another in its article keeps its id, which is
 * written out.
 */
function renamedStatements(
  { articles }: Records,
  { page, from, to, merge }: Rewriting,
  removed: string | null,
): { keys: Map<string, string | null>; ids: NewId[] } {
  const keys = new Map<string, string | null>();
  const ids: NewId[] = [];
  const survivor = page === 'article' && merge ? articles.find(({ id }) => id === to) : undefined;
  for (const { id: article, file, statements } of articles) {
    const home = page === 'article' && article === from && to !== null ? to : article;
    const after = statements.map((statement) => ({
      ...statement,
      claim: page === 'claim' && statement.claim === from ? (to ?? from) : statement.claim,
      by: page === 'actor' && statement.by === from ? (to ?? from) : statement.by,
    }));
    const taken = after.map(statementId);
    statements.forEach((statement, index) => {
      const id = statementId(statement);
      const key = `${article}/${id}`;
      if (file === removed) {
        const twin = survivor && twinOf(statement, id, survivor);
        keys.set(key, twin === undefined ? null : `${survivor?.id}/${twin}`);
      } else if (page === 'statement' && key === from) {
        if (to !== null && !merge) ids.push({ file, index, id: to.split('/')[1] ?? '', added: statement.id === null });
        keys.set(key, to);
      } else {
        const clash = taken.indexOf(taken[index] ?? '') !== taken.lastIndexOf(taken[index] ?? '');
        const kept = clash && taken[index] !== id ? id : (taken[index] ?? id);
        if (kept !== taken[index]) ids.push({ file, index, id: kept, added: true });
        if (kept !== id || home !== article) keys.set(key, `${home}/${kept}`);
      }
    });
  }
  return { keys, ids };
}

/** The statement of another article that says the same: of the same id, else by the same speaker on the same claim. */
function twinOf(statement: StatementRecord, id: string, { statements }: Article): string | undefined {
  const twin =
    statements.find((other) => statementId(other) === id) ??
    statements.find((other) => other.claim === statement.claim && other.by === statement.by);
  return twin && statementId(twin);
}

// ——— Texts ———

/** What bodies write instead: links, and components. Offsets are those of the body. */
function bodyEdits(body: string, file: string, { page, from, to }: Rewriting, keys: Rewritten['keys']): Edit[] {
  if (to === null || !mayName(body, from, keys)) return [];
  const edits: Edit[] = [];
  const put = (at: number, was: string, text: string) => edits.push({ from: at, to: at + was.length, text });
  const article = articleOf(file);
  walk(parse(body, file), (node) => {
    const written =
      node.type === 'paragraph' && !isMdx(file) ? linesOf(node, body) : isTag(node) && [tagOf(node, body)];
    for (const component of written || []) {
      const name = (Object.keys(COMPONENTS) as ComponentName[]).find(
        (one) => one.toLowerCase() === component?.name.toLowerCase(),
      );
      for (const { key, value, start } of name === undefined ? [] : (component?.attributes ?? [])) {
        const type = name && attributesOf(name)[key]?.type;
        if (value === null) continue;
        if (type === page && value === from) put(start, value, to);
        if (type !== 'statement') continue;
        const now = keys.get(value.includes('/') ? value : `${article}/${value}`);
        if (!now) continue;
        const [home, id = ''] = now.split('/');
        const own = !value.includes('/') && (home === article || (page === 'article' && article === from));
        if (value !== (own ? id : now)) put(start, value, own ? id : now);
      }
    }
    if (node.type === 'link' || node.type === 'definition') {
      const [, target, id] = REFERENCE.exec(node.url) ?? [];
      if (target !== page || id !== from) return true;
      const last = node.type === 'link' ? node.children.at(-1)?.position?.end.offset : undefined;
      const start = last ?? node.position?.start.offset ?? 0;
      const at = body.indexOf(`${target}:${id}`, start);
      if (at !== -1 && at < (node.position?.end.offset ?? 0)) put(at + target.length + 1, id, to);
    }
    return true;
  });
  return edits;
}

const mayName = (body: string, from: string, keys: Rewritten['keys']): boolean =>
  body.includes(from) || (/statement/i.test(body) && keys.size > 0);

/** The texts of files, with what is edited in them. */
class Texts {
  readonly #tree: Tree;
  readonly #files = new Map<string, { text: string; body: number; yaml: YamlSource | null; edits: Edit[] }>();

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** As it is saved. */
  saved(file: string): string {
    return Buffer.from(this.#tree.read(file)).toString('utf8');
  }

  write(file: string, path: Path, value: string): void {
    const edit = this.#open(file).yaml?.edit({ sure: true, do: 'write', value }, path, 'value');
    if (edit) this.#open(file).edits.push(edit);
  }

  remove(file: string, path: Path): void {
    const edit = this.#open(file).yaml?.edit({ sure: true, do: 'remove' }, path, 'value');
    if (edit) this.#open(file).edits.push(edit);
  }

  /** Gives a statement an id, before its claim. */
  addId(file: string, index: number, id: string): void {
    const { yaml, text, edits } = this.#open(file);
    const at = yaml?.locate(['statements', index, 'claim'], 'key').from;
    if (at === undefined) return;
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    const apart = /[{,]\s*$/.test(line) ? ', ' : `\n${' '.repeat(line.length)}`;
    edits.push({ from: at, to: at, text: `id: ${id}${apart}` });
  }

  /** Edits of the body. */
  edit(file: string, edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    const opened = this.#open(file);
    for (const { from, to, text } of edits) {
      opened.edits.push({ from: from + opened.body, to: to + opened.body, text });
    }
  }

  written(): Map<string, string | null> {
    return new Map(
      [...this.#files]
        .filter(([, { edits }]) => edits.length > 0)
        .map(([file, { edits }]) => [
          file,
          applyEdits(
            this.saved(file),
            edits.toSorted((a, b) => b.from - a.from || b.to - a.to),
          ),
        ]),
    );
  }

  #open(file: string) {
    const known = this.#files.get(file);
    if (known) return known;
    const text = this.saved(file)
      .replace(/^\u{FEFF}/u, '')
      .replaceAll('\r\n', '\n');
    const parts = /\.mdx?$/.test(file) ? splitFile(text) : null;
    const range = parts?.yaml ?? { from: 0, to: text.length };
    const opened = {
      text,
      body: parts?.body.from ?? text.length,
      yaml: parseYaml(text, range, file).source,
      edits: [] as Edit[],
    };
    this.#files.set(file, opened);
    return opened;
  }
}
