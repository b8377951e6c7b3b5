/**
 * What differs between two states of a tracker, in sentences: for a reviewer of a pull request, and for the log of
 * changes. Each sentence is about a subject, and holds mentions of records, so that it can be printed with links.
 */
import type { Change } from '../domain/diff.ts';
import type { Cause, Range, Vouched } from '../domain/effects.ts';
import type { Statement } from '../domain/graph.ts';
import type { FieldChange } from '../domain/pairs.ts';
import { headingOf, recordsOf, type RecordKind } from '../domain/rename.ts';
import { UNKNOWN_ORIGIN } from '../domain/schema.ts';
import type { Flag, Status } from '../domain/status.ts';
import { text, type Sentence } from '../text.ts';
import { addressHref, goneAddresses, type GoneAddress } from './addresses.ts';
import { articleCard, statementView } from './parts.ts';
import { known, type Site } from './site.ts';
import { stanceWords, statusView } from './status.ts';

/** A record, or a statement, that a sentence speaks of. */
export interface Mention {
  name: string;
  /** `claims`, `statements` and so on. */
  of: RecordKind | 'statements';
  id: string;
  /** Its page on the site after the change; null where it has none. */
  href: string | null;
  /** Path below the content folder; null for what has no file of its own. */
  file: string | null;
  /** Whether it is there before, after, or in both. */
  state: 'new' | 'kept' | 'gone';
}

export interface ChangeSentence {
  parts: Sentence<Mention>;
  /** What it tells; null where it sums others up. */
  change: Change | null;
}

/** What is said of one record; of the tracker as a whole where the subject is plain words. */
export interface ChangeItem {
  subject: Mention | string;
  sentences: ChangeSentence[];
}

export type GroupName = keyof typeof text.change.groups;

export interface ChangesView {
  /** "2 articles, 17 statements added; 3 claims change status". */
  headline: string;
  /** Without empty ones. */
  groups: { name: GroupName; title: string; items: ChangeItem[] }[];
  changes: readonly Change[];
  addresses: GoneAddress[];
}

/** Reviewers of a change that is not made yet, who write files; or readers of the log, who see pages. */
export type Audience = 'reviewers' | 'readers';

/** Both states, and how to speak of what is in them. */
interface Both {
  audience: Audience;
  before: Site;
  after: Site;
  /** Records by kind and id. */
  old: ReturnType<typeof recordsOf>;
  now: ReturnType<typeof recordsOf>;
  /** Ids of claims that were added. */
  newClaims: ReadonlySet<string>;
}

/**
 * `changes` are those of `diffGraphs(before.graph, after.graph)`. Readers are not told what only reviewers must look at, nor
 * which addresses go, since that was long ago; fields have the names and values that pages give them.
 */
export function changesView(
  before: Site,
  after: Site,
  changes: readonly Change[],
  audience: Audience = 'reviewers',
): ChangesView {
  const newClaims = new Set(
    changes.flatMap((change) => (change.type === 'record-added' && change.of === 'claims' ? [change.id] : [])),
  );
  const both = { audience, before, after, old: recordsOf(before.graph), now: recordsOf(after.graph), newClaims };
  const gone = audience === 'readers' ? [] : goneAddresses(before, after, changes);
  const items: Record<GroupName, Items> = {
    readers: new Items(),
    added: new Items(),
    changed: new Items(),
    removed: new Items(),
    addresses: new Items(),
    look: new Items(),
  };
  for (const change of changes) tell(both, change, items, changes);
  tellAddresses(both, gone, items);
  const names = Object.keys(items) as GroupName[];
  return {
    headline: headline(changes, gone),
    groups: names
      .map((name) => ({ name, title: text.change.groups[name], items: items[name].all }))
      .filter((group) => group.items.length > 0),
    changes,
    addresses: gone,
  };
}

/** Sentences by what they are about, in the order in which it was first spoken of. */
class Items {
  readonly all: ChangeItem[] = [];
  readonly #known = new Map<string, ChangeItem>();

  add(subject: Mention | string, parts: Sentence<Mention>, change: Change | null): void {
    const key = typeof subject === 'string' ? subject : `${subject.of} ${subject.id}`;
    const item = this.#known.get(key) ?? { subject, sentences: [] };
    if (!this.#known.has(key)) this.all.push(item);
    this.#known.set(key, item);
    item.sentences.push({ parts: joined(parts), change });
  }
}

/** Words that follow each other are one part. */
const joined = (parts: Sentence<Mention>): Sentence<Mention> =>
  parts.reduce<Sentence<Mention>>((all, part) => {
    const last = all.at(-1);
    return typeof part === 'string' && typeof last === 'string' ? [...all.slice(0, -1), last + part] : [...all, part];
  }, []);

const words = text.change;

/** Puts a change into words, where it belongs. */
function tell(both: Both, change: Change, items: Record<GroupName, Items>, changes: readonly Change[]): void {
  const { before, after, newClaims } = both;
  const onClaim = (id: string, parts: Sentence<Mention>) =>
    items.readers.add(mention(both, 'claims', id), parts, change);
  switch (change.type) {
    case 'status-changed': {
      const because = list(change.because.map((cause) => causeWords(both, cause)));
      const parts = words.status(statusWords(change.from), statusWords(change.to), because);
      const claim = known(after.graph.claims, change.claim);
      const conflict = change.to === 'inconsistent' ? [`. ${statusView(after, claim, claim.status).sentence}`] : [];
      return onClaim(change.claim, [...parts, ...conflict]);
    }
    case 'origins-changed': {
      const actors = (ids: string[]) => ids.map((id) => mention(both, 'actors', id));
      return onClaim(change.claim, words.origins(change.side, actors(change.gained), actors(change.lost)));
    }
    case 'figures-changed': {
      const [from, to] = [change.from, change.to].map((range) => rangeWords(after, range));
      const outside = change.outside.map((key) => figureWords(both, key));
      return onClaim(
        change.claim,
        words.figures(from ?? null, to ?? null, outside.length === 0 ? [] : words.outside(outside)),
      );
    }
    case 'conflict-started': {
      // A claim that becomes inconsistent says so itself.
      if (changes.some((c) => c.type === 'status-changed' && c.claim === change.claim && c.to === 'inconsistent'))
        return;
      const [a, b] = change.statements;
      return onClaim(change.claim, words.conflictStarted(figureWords(both, a), figureWords(both, b)));
    }
    case 'conflict-ended':
      return onClaim(change.claim, [words.conflictEnded]);
    case 'tension-started': {
      // Told of the claim that was there; where both are new it is part of what they are.
      const swap = newClaims.has(change.claim) && !newClaims.has(change.other);
      const [one, other] = swap ? ([change.other, change.claim] as const) : ([change.claim, change.other] as const);
      const parts = words.tensionStarted(mention(both, 'claims', other), change.reason);
      const group = newClaims.has(one) ? items.added : items.readers;
      return group.add(mention(both, 'claims', one), parts, change);
    }
    case 'tension-ended':
      return onClaim(change.claim, words.tensionEnded(mention(both, 'claims', change.other)));
    case 'position-changed': {
      const positions = (of: (keyof typeof words.positions)[]) =>
        after.words.list(of.map((one) => words.positions[one]));
      const actor = mention(both, 'actors', change.actor);
      return onClaim(change.claim, words.position(actor, positions(change.from), positions(change.to)));
    }
    case 'flags-changed': {
      const label = (flag: Flag) => uncapital(text.flag[flag]);
      const said = [
        ...change.gained.map((flag) => words.flagGained(label(flag))),
        ...change.lost.map((flag) => words.flagLost(label(flag))),
      ];
      return onClaim(change.claim, [said.join('; ')]);
    }
    case 'source-state': {
      const { length } = known(after.graph.articles, change.article).statements;
      const parts = [words.sourceState(text.sourceState[change.from], text.sourceState[change.to], length)];
      return items.readers.add(mention(both, 'articles', change.article), parts, change);
    }
    case 'claim-shown':
      return onClaim(change.claim, [words.shown(statusOf(after, change.claim))]);
    case 'claim-hidden':
      return onClaim(change.claim, [words.hidden]);
    case 'vouching-changed': {
      const parts = words.vouchedStatements(
        change.statements.length,
        vouchedWords(both, change, change.statements.length),
      );
      return items.readers.add(words.whoseWord, parts, change);
    }
    case 'record-added':
      return items.added.add(mention(both, change.of, change.id), [newWords(both, change.of, change.id)], change);
    case 'record-removed': {
      const article = change.of === 'articles' ? before.graph.articles.get(change.id) : undefined;
      const parts = [words.goneRecord(article?.statements.length ?? 0)];
      return items.removed.add(mention(both, change.of, change.id), parts, change);
    }
    case 'record-renamed':
      return items.changed.add(
        mention(both, change.of, change.id),
        [words.renamedFrom(change.from, change.id)],
        change,
      );
    case 'record-changed':
      return items.changed.add(mention(both, change.of, change.id), [fieldsWords(both, change.fields)], change);
    case 'tracker-changed':
      return items.changed.add(words.settingsOf, [fieldsWords(both, change.fields)], change);
    case 'statement-added':
      return items.added.add(mention(both, 'articles', change.article), statementWords(both, after, change), change);
    case 'statement-removed': {
      const subject = mention(both, 'articles', change.article);
      // An article that is gone tells how many went with it.
      if (subject.state === 'gone') return;
      return items.removed.add(subject, words.removedStatement(statementWords(both, before, change)), change);
    }
    case 'statement-changed': {
      // A statement of which only the address is new is told with the addresses.
      if (change.fields.length === 0) return;
      const said = mention(both, 'statements', change.statement);
      const parts = words.fieldsOf(said, mention(both, 'claims', change.claim), fieldsWords(both, change.fields));
      return items.changed.add(mention(both, 'articles', change.article), parts, change);
    }
    case 'claim-alike':
      return items.look.add(
        mention(both, 'claims', change.claim),
        words.alikeClaim(mention(both, 'claims', change.other)),
        change,
      );
    case 'article-alike':
      return items.look.add(
        mention(both, 'articles', change.article),
        words.alikeArticle(mention(both, 'articles', change.other), change.same),
        change,
      );
    default:
      throw change satisfies never;
  }
}

// ——— Mentions ———

/** A record of either state: as it is after, or as it was. */
function mention(both: Both, of: Mention['of'], id: string): Mention {
  if (of === 'statements') return statementMention(both, id);
  const [old, now] = [both.old[of].get(id), both.now[of].get(id)];
  const record = now ?? old;
  return {
    name: record === undefined ? id : headingOf(record),
    of,
    id,
    href: pageOf(both.after, of, id),
    file: record !== undefined && 'file' in record ? record.file : null,
    state: now === undefined ? 'gone' : old === undefined ? 'new' : 'kept',
  };
}

/** The page of a record, or the address of a statement; null where the site has none. */
export function pageOf({ graph, links }: Site, of: Mention['of'], id: string): string | null {
  switch (of) {
    case 'articles':
      return graph.articles.has(id) ? links.article(id) : null;
    case 'claims':
      return graph.claims.has(id) ? links.claim(id) : null;
    case 'actors':
      return graph.actors.has(id) ? links.actor(id) : null;
    case 'topics':
      return graph.tracker.topics.some((topic) => topic.id === id) ? links.topic(id) : null;
    case 'places':
      return graph.places.has(id) ? links.place(id) : null;
    case 'statements':
      return graph.statements.has(id) ? links.statement(id) : null;
    default:
      throw of satisfies never;
  }
}

/** Who does what, as a name for the statement where its article stands beside it: "Jane Doe denies it". */
function statementMention({ before, after }: Both, key: string): Mention {
  const [old, now] = [before.graph.statements.get(key), after.graph.statements.get(key)];
  const site = now === undefined ? before : after;
  const statement = now ?? known(before.graph.statements, key);
  return {
    name: words.says(statementView(site, statement).speaker.name, stanceWords(site, statement)),
    of: 'statements',
    id: key,
    href: pageOf(after, 'statements', key),
    file: known(site.graph.articles, statement.article).record.file,
    state: now === undefined ? 'gone' : old === undefined ? 'new' : 'kept',
  };
}

/** Who speaks: the actor; in an article's own voice its publisher, or the article. */
function speaker(both: Both, site: Site, { by, article }: Statement): Mention {
  const actor = by ?? known(site.graph.articles, article).record.source.publisher;
  return actor === null ? mention(both, 'articles', article) : mention(both, 'actors', actor);
}

/** A statement by its key, with the state in which it is; the later one where it is in both. */
function find({ before, after }: Both, key: string): { site: Site; statement: Statement } {
  const statement = after.graph.statements.get(key);
  return statement ? { site: after, statement } : { site: before, statement: known(before.graph.statements, key) };
}

// ——— Sentences ———

const uncapital = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
const statusWords = (status: Status): string => uncapital(text.status[status]);
const statusOf = (site: Site, id: string): string => {
  const claim = known(site.graph.claims, id);
  return uncapital(statusView(site, claim, claim.status).label);
};

const list = (sentences: Sentence<Mention>[]): Sentence<Mention> =>
  sentences.flatMap((parts, index) => (index === 0 ? parts : ['; ', ...parts]));

function causeWords(both: Both, cause: Cause): Sentence<Mention> {
  if (cause.type === 'claim') return [words.claimCause(fieldsWords(both, cause.fields))];
  const { site, statement } = find(both, cause.statement);
  const who = speaker(both, site, statement);
  const said = (word: string) => {
    const value = statement.value === null ? null : site.words.value(statement.value);
    const article = who.of === 'articles' ? null : mention(both, 'articles', statement.article);
    return words.saidBy(word, who, value, article);
  };
  const word = words.word[statement.stance];
  switch (cause.type) {
    case 'added':
      return said(cause.first ? words.first(word) : words.another(word));
    case 'removed':
      return words.removedCause(said(word), cause.last);
    case 'retracted':
      return words.retractedCause(said(word));
    case 'reinstated':
      return words.reinstatedCause(said(word));
    case 'edited':
      return words.editedCause(who, fieldsWords(both, cause.fields));
    case 'vouched':
      return words.vouchedCause(who, vouchedWords(both, cause, 1));
    default:
      throw cause satisfies never;
  }
}

function vouchedWords(
  both: Both,
  { from, to, actors }: { from: Vouched; to: Vouched; actors: string[] },
  statements: number,
): Sentence<Mention> {
  const whose = ({ standing, group }: Vouched) =>
    group === null ? words.noGroup[standing] : mention(both, 'actors', group);
  const since =
    actors.length === 0 ? [words.sinceStatement] : words.sinceActors(actors.map((id) => mention(both, 'actors', id)));
  return words.vouched(statements > 1, whose(to), whose(from), since);
}

const rangeWords = ({ words: { value } }: Site, range: Range | null): string | null =>
  range && words.range(value(range.lowest), value(range.highest));

function figureWords(both: Both, key: string): Sentence<Mention> {
  const { site, statement } = find(both, key);
  return words.figureBy(
    speaker(both, site, statement),
    statement.value === null ? '' : site.words.value(statement.value),
  );
}

/** A statement in a line: who does what with which claim, and how. */
function statementWords(both: Both, site: Site, { statement: key, claim }: { statement: string; claim: string }) {
  const statement = known(site.graph.statements, key);
  const { value, stated, hedge, scopeWords, origin } = statementView(site, statement);
  const details = [
    value,
    hedge === null ? null : `“${hedge}”`,
    scopeWords,
    origin === null ? null : words.onInformationOf(statement.origin === UNKNOWN_ORIGIN ? null : origin.name),
    statement.by === null ? null : stated?.words,
  ].filter(Boolean);
  return words.statement(mention(both, 'statements', key), mention(both, 'claims', claim), details.join(', '));
}

function newWords({ after: site, now }: Both, of: RecordKind, id: string): string {
  const { graph } = site;
  switch (of) {
    case 'articles': {
      const article = known(graph.articles, id);
      const { publisherName, published } = articleCard(site, article);
      return words.newArticle(words.publishedBy(publisherName, published.words), article.statements.length);
    }
    case 'claims': {
      const kind = uncapital(text.kind[known(now.claims, id).kind]);
      return words.newClaim(kind, graph.claims.has(id) ? statusOf(site, id) : words.notCarried);
    }
    case 'actors':
      return words.newActor(uncapital(text.actorKind[known(graph.actors, id).record.kind]));
    case 'topics':
      return words.newTopic;
    case 'places':
      return words.newPlace;
    default:
      throw of satisfies never;
  }
}

/** Longer texts are only said to be edited: the file shows them. */
const LONG = 160;

const fieldsWords = (both: Both, fields: readonly FieldChange[]): string =>
  fields.map((field) => fieldWords(both, field)).join('; ');

/** Fields that hold ids of records. */
const POINTERS: Readonly<Record<string, RecordKind>> = {
  claim: 'claims',
  by: 'actors',
  origin: 'actors',
  relayedBy: 'actors',
  'source.publisher': 'actors',
  'source.copyOf': 'articles',
  place: 'places',
  actors: 'actors',
  holder: 'actors',
  topics: 'topics',
  implies: 'claims',
  group: 'actors',
  within: 'places',
};

/** A value as its page would print it: the name of a record, a stance in words. */
function printedValue({ old, now }: Both, field: string, value: string | number | boolean): string {
  const id = String(value);
  const kind = POINTERS[field];
  const record = kind && (now[kind].get(id) ?? old[kind].get(id));
  if (record) return headingOf(record);
  const tables: Record<string, Readonly<Record<string, string>>> = {
    stance: text.stance,
    scope: text.scope,
    kind: { ...text.kind, ...text.actorKind },
  };
  return uncapital(tables[field]?.[id] ?? '') || id;
}

/** "title: “a” → “b”"; of a list what was added and removed; of what is long only that it was edited. */
function fieldWords(both: Both, { field, from, to }: FieldChange): string {
  const forReaders = both.audience === 'readers';
  const name = (forReaders ? words.fieldNames[field] : undefined) ?? (field === 'body' ? words.body : field);
  const isPlain = (value: unknown): value is string | number | boolean => value !== null && typeof value !== 'object';
  const printed = (value: string | number | boolean) => (forReaders ? printedValue(both, field, value) : String(value));
  if (Array.isArray(from) && Array.isArray(to)) {
    const [old, now] = [from, to] as [unknown[], unknown[]];
    if (![...old, ...now].every(isPlain)) return words.field(name, words.edited);
    const only = (a: unknown[], b: unknown[]) =>
      a
        .filter((item) => !b.includes(item))
        .filter(isPlain)
        .map(printed);
    return words.field(name, words.listChange(only(now, old), only(old, now)) || words.reordered);
  }
  const shown = (value: unknown) =>
    value === null ? words.nothingGiven : isPlain(value) ? `“${printed(value)}”` : null;
  const [old, now] = [shown(from), shown(to)];
  const isShort = old !== null && now !== null && old.length + now.length <= LONG && field !== 'body';
  return words.field(name, isShort ? words.from(old, now) : words.edited);
}

// ——— Addresses ———

const articleOf = (key: string): string => key.split('/')[0] ?? '';

/** Addresses without those of statements whose whole page goes. */
function ownAddresses(gone: readonly GoneAddress[]): GoneAddress[] {
  const pages = new Set(gone.filter(({ was }) => was.page === 'article').map(({ was }) => was.id));
  return gone.filter(({ was }) => was.page !== 'statement' || !pages.has(articleOf(was.id)));
}

/** Statements that go with their page are counted, not listed. */
function tellAddresses({ before, after }: Both, gone: readonly GoneAddress[], items: Record<GroupName, Items>): void {
  const within = Map.groupBy(gone, ({ was }) => (was.page === 'statement' ? articleOf(was.id) : ''));
  for (const { was, now } of ownAddresses(gone)) {
    const statements = was.page === 'article' ? (within.get(was.id)?.length ?? 0) : 0;
    const what = words.address[was.page](was.id);
    const href = addressHref(before.links, was);
    if (now === null) items.look.add(href, [words.addressGone(what, statements)], null);
    else items.addresses.add(href, [words.addressMoved(what, addressHref(after.links, now), statements)], null);
  }
}

// ——— Headline ———

function headline(changes: readonly Change[], gone: readonly GoneAddress[]): string {
  const kinds = ['articles', 'statements', 'claims', 'actors', 'topics', 'places'] as const;
  const counted = (test: (change: Change, kind: (typeof kinds)[number]) => boolean) =>
    kinds
      .map((kind) => ({ kind, n: changes.filter((change) => test(change, kind)).length }))
      .filter(({ n }) => n > 0)
      .map(({ kind, n }) => words.counts[kind](n))
      .join(', ');
  const records = (type: 'record-added' | 'record-removed' | 'record-renamed' | 'record-changed') =>
    counted((change, kind) => change.type === type && change.of === kind);
  const both = (...parts: string[]) => parts.filter(Boolean).join(', ');
  const statements = (type: 'statement-added' | 'statement-removed' | 'statement-changed') =>
    counted(
      (change, kind) =>
        kind === 'statements' &&
        change.type === type &&
        (change.type !== 'statement-changed' || change.fields.length > 0),
    );
  const added = both(records('record-added'), statements('statement-added'));
  const changed = both(records('record-changed'), statements('statement-changed'));
  const removed = both(records('record-removed'), statements('statement-removed'));
  const moves = changes.filter(({ type }) => type === 'status-changed').length;
  const lost = ownAddresses(gone).filter(({ now }) => now === null).length;
  const parts = [
    added && words.added(added),
    changed && words.changed(changed),
    records('record-renamed') && words.renamed(records('record-renamed')),
    removed && words.removed(removed),
    changes.some(({ type }) => type === 'tracker-changed') && words.settings,
    moves > 0 && words.statuses(moves),
    lost > 0 && words.gone(lost),
  ].filter(Boolean);
  return parts.length === 0 ? words.nothing : `${text.capital(parts.join('; '))}.`;
}
