/**
 * What a set of records must hold, beyond the form of each file: one table of rules, one function per family of checks.
 * All problems are collected; none stops another from being found.
 */
import { addressAt, answersOf, pathOf, type Address } from './address.ts';
import { compareText, dateFormProblem, parseDate, type Bounds } from './date.ts';
import { buildGraph, roleDay, statementId, statementsOf, textOf } from './graph.ts';
import { mixedWord, skeleton, visible } from './characters.ts';
import type { Problem, Repair } from './issue.ts';
import { idOf } from './id.ts';
import { datesMeant, figuresMeant, plainDigits, repairAs, suggest, writeDate, writeFigure } from './meant.ts';
import { derivations, findCycle, type Actors } from './origin.ts';
import type { Actor, Article, Authored, Claim, Records } from './records.ts';
import { UNKNOWN_ORIGIN, type StatementRecord } from './schema.ts';
import { SIDES } from './status.ts';
import { DIGITS_EXPECTED, FIGURE_EXPECTED, hasMoreDigits, parseFigure } from './value.ts';
import { withoutTracking } from './web.ts';

/** Every rule that a file or the records together can break, and what it asks for. */
export const RULES_OF_RECORDS = {
  'file/name': 'File names are ids',
  'file/type': 'Only Markdown files in the collections',
  'file/missing': 'The files that every tracker has',
  'file/encoding': 'Files are UTF-8 text',
  'file/size': 'Files are of a size that people read',
  'file/depth': 'Fields nest as deep as documented',
  'file/duplicate': 'One file per id',
  'text/hidden': 'No characters that cannot be seen',
  'text/script': 'One script in a word of a name',
  'id/look-alike': 'Ids and names that look the same are the same',
  'front-matter/missing': 'Every file starts with its front matter',
  'front-matter/syntax': 'Front matter is plain YAML',
  'field/unknown': 'No fields but the documented ones',
  'field/missing': 'Required fields',
  'field/type': 'Fields have the documented type',
  'field/choice': 'Fields with a fixed vocabulary',
  'field/form': 'Fields have the documented form',
  'date/form': 'Dates are EDTF',
  'date/bound': 'Dates that need a first day',
  'date/order': 'Nothing ends before it starts',
  'reference/unknown': 'References point to what exists',
  'id/duplicate': 'Ids are unique, and named once in a list',
  'id/reserved': 'Reserved ids',
  'alias/duplicate': 'A name belongs to one actor',
  'value/form': 'Figures are kept as said, in plain digits',
  'value/unit': 'One unit per claim',
  'value/alone': 'A day of a figure needs a figure',
  'claim/holder': 'Positions name their holder',
  'claim/quantity': 'Quantities say what they count',
  'claim/disagreement': 'Disagreements are explained',
  'claim/duplicate': 'One claim for one proposition',
  'statement/date': 'Nothing is reported before it is said',
  'statement/scope': 'Scope belongs to doubts and to lack of evidence',
  'statement/speaker': 'A publisher’s own voice has no `by`',
  'statement/relation': 'Nobody relays or informs himself',
  'actor/roles': 'One group at a time',
  'source/gone': 'Addresses that are gone are marked',
  'source/tracking': 'Addresses of sources do not track',
  'place/source': 'Coordinates name their source',
  'relation/self': 'Nothing relates to itself',
  'relation/cycle': 'Chains do not run in circles',
  'markdown/html': 'No HTML in texts',
  'markdown/link': 'Links lead to records or to the web',
  'markdown/code': 'Texts run no code',
  'markdown/image': 'Pictures are local, described and credited',
  'markdown/component': 'Components are written as the guide shows',
  'markdown/figure': 'Charts need figures',
  'markdown/footnote': 'Notes are called, and calls have notes',
  'markdown/depth': 'Texts are not nested deeply',
  'permalink/syntax': 'Permalinks are JSON',
  'permalink/from': 'Addresses that were given up stay free',
  'permalink/to': 'Addresses lead on in one step',
  'permalink/fate': 'Permalinks say what became of an address',
  'permalink/gone': 'No address is lost',
  'image/bytes': 'Pictures are what their names say',
  'image/size': 'Pictures are small',
  'proof/text': 'The captured text is the one that was read',
  'proof/quote': 'Quotations stand in the source',
  'proof/marks': 'Quotations stand between quotation marks',
  'proof/hedge': 'Hedges stand in the source',
  'proof/paragraph': 'Paragraphs are those of the source',
  'proof/own-words': 'Our own words are our own',
} as const;
export type RuleOfRecords = keyof typeof RULES_OF_RECORDS;

/** Where the guide explains a rule: `anchorOf('date/form')` is `date-form`. */
export const anchorOf = (rule: string): string => rule.replace('/', '-');

type Path = Problem['path'];
interface Details {
  found: string;
  expected: string;
  fix: string;
  at?: 'value' | 'key';
  repair?: Repair | null;
}
type Report = (rule: RuleOfRecords, file: string, path: Path, details: Details) => void;

const REMOVE: Repair = { sure: true, do: 'remove' };

/** Makes a problem of a rule. */
export const problem = (rule: RuleOfRecords, file: string, path: Path, details: Details): Problem => ({
  rule,
  file,
  path,
  at: 'value',
  span: null,
  repair: null,
  ...details,
});

/** What stands in the files beside the collections; null where such a file is broken. */
type Settings = 'tracker' | 'places' | 'permalinks';
/** Records of which some files may be broken. */
type Unfinished = Omit<Records, Settings> & { [K in Settings]: Records[K] | null };

/**
 * Checks records against each other. Every record has passed its schema; `broken` are files that exist and have not,
 * so that a reference to one of them is no second problem; `unread` are files that others than these records are in.
 */
export function checkRecords(
  records: Unfinished,
  { broken = [], unread = [] }: { broken?: readonly string[]; unread?: readonly string[] } = {},
): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (...args) => problems.push(problem(...args));
  const actors: Actors = new Map(records.actors.map((actor) => [actor.id, actor]));
  const idsOf = (folder: string, list: readonly Authored[]) =>
    new Set([
      ...list.map(({ id }) => id),
      ...[...broken, ...unread]
        .filter((file) => file.startsWith(`${folder}/`))
        .map((file) => file.replace(/^.*\/|\.mdx?$/g, '')),
    ]);
  const index: Index = {
    actor: idsOf('actors', records.actors),
    claim: idsOf('claims', records.claims),
    article: idsOf('articles', records.articles),
    place: records.places && new Set(records.places.map((place) => place.id)),
    topic: records.tracker && new Set(records.tracker.topics.map((topic) => topic.id)),
    names: new Map(
      records.actors.flatMap(({ id, name, aliases }) => [name, ...aliases].map((text) => [idOf(text), id] as const)),
    ),
  };
  const claims = new Map(records.claims.map((claim) => [claim.id, claim]));

  const { tracker, places, permalinks } = records;
  if (tracker) checkTracker(tracker, index, report);
  if (places) checkPlaces(places, index, report);
  checkActors(records.actors, index, report);
  checkTitles(records.claims, report);
  for (const claim of records.claims) checkClaim(claim, index, report);
  for (const article of records.articles) checkArticle(article, claims, index, report);
  checkCycles(records, actors, report);
  if (permalinks && permalinks.length > 0) {
    checkFates(permalinks, report);
    checkTaken(records, permalinks, report);
  }
  // What follows needs the graph, which needs records without the problems above.
  if (problems.length === 0 && broken.length === 0 && tracker && places && permalinks) {
    const whole = { ...records, tracker, places, permalinks };
    checkDisagreements(whole, report);
    if (permalinks.length > 0 && unread.length === 0) checkTargets(whole, report);
  }
  return problems;
}

type Target = 'actor' | 'claim' | 'article' | 'place' | 'topic';
/** Null: the file that would say is broken. */
type Index = Record<Target, ReadonlySet<string> | null> & {
  /** Ids of actors by the ids that their names would make. */
  names: ReadonlyMap<string, string>;
};

const HOME: Record<Target, (id: string) => string> = {
  actor: (id) => `actors/${id}.md`,
  claim: (id) => `claims/${id}.md`,
  article: (id) => `articles/${id}.md`,
  place: (id) => `an entry "${id}" to places.yaml`,
  topic: (id) => `a topic "${id}" to tracker.yaml`,
};
const WHERE: Record<Target, string> = {
  actor: 'the name of a file in actors/',
  claim: 'the name of a file in claims/',
  article: 'the name of a file in articles/',
  place: 'an id from places.yaml',
  topic: 'an id of a topic in tracker.yaml',
};

/** A dangling reference, also used for links in bodies. */
export function unknownReference(
  target: Target,
  id: string,
  known: Iterable<string>,
  names: ReadonlyMap<string, string> = new Map(),
): Details {
  const named = target === 'actor' ? names.get(id) : undefined;
  const { fix, only, same } = suggest(id, named === undefined ? known : [named], `add ${HOME[target](id)}.`, named);
  return {
    found: `${target} "${visible(id)}", which does not exist`,
    expected: WHERE[target],
    fix,
    repair: only === null ? null : { sure: same, do: 'write', value: only },
  };
}

function checkReference(target: Target, id: string | null, file: string, path: Path, index: Index, report: Report) {
  const known = index[target];
  if (id === null || known === null || known.has(id)) return;
  report('reference/unknown', file, path, unknownReference(target, id, known, index.names));
}

/** A list of references: each leads somewhere, and none is there twice. */
function checkReferences(
  target: Target,
  ids: string[],
  file: string,
  path: (index: number) => Path,
  index: Index,
  report: Report,
): void {
  ids.forEach((id, i) => {
    checkReference(target, id, file, path(i), index, report);
    const first = ids.indexOf(id);
    if (first === i) return;
    report('id/duplicate', file, path(i), {
      found: `the same ${target} twice: "${id}" (the first is number ${first + 1} of the list)`,
      expected: `every ${target} once`,
      fix: 'remove one of the two.',
      repair: REMOVE,
    });
  });
}

function checkTracker(tracker: Records['tracker'], index: Index, report: Report): void {
  const file = 'tracker.yaml';
  checkUnique(
    tracker.topics.map((topic) => topic.id),
    'topic',
    file,
    (i) => ['topics', i, 'id'],
    report,
  );
  checkReferences('claim', tracker.featured, file, (i) => ['featured', i], index, report);
}

function checkPlaces(places: Records['places'], index: Index, report: Report): void {
  const file = 'places.yaml';
  checkUnique(
    places.map((place) => place.id),
    'place',
    file,
    (i) => [i, 'id'],
    report,
  );
  places.forEach((place, i) => {
    checkScript(place.name, file, [i, 'name'], report);
    checkReference('place', place.within, file, [i, 'within'], index, report);
    checkSelf({ id: place.id, file }, place.within, [i, 'within'], 'lies within', report);
    if (place.point !== null && place.source === null) {
      report('place/source', file, [i, 'point'], {
        at: 'key',
        found: `a point for "${place.id}" without its source`,
        expected: 'a `source` beside every `point`',
        fix: 'add `source:` with where the coordinates come from.',
      });
    }
  });
  const within = new Map(places.map(({ id, within: outer }) => [id, outer === null || outer === id ? [] : [outer]]));
  reportCycles('within', within, report, (id) => ({
    file,
    path: [places.findIndex((place) => place.id === id), 'within'],
  }));
}

function checkActors(actors: Records['actors'], index: Index, report: Report): void {
  const owners = new Map<string, string>();
  const looks = new Map<string, { id: string; text: string }>();
  for (const { id, file, name, aliases, group, roles } of actors) {
    if (id === UNKNOWN_ORIGIN) {
      report('id/reserved', file, [], {
        found: `an actor with the id "${id}"`,
        expected: 'another id: `origin: unknown` means that nobody says whose information it is',
        fix: 'rename the file.',
      });
    }
    [name, ...aliases].forEach((text, i) => {
      const path = i === 0 ? ['name'] : ['aliases', i - 1];
      checkScript(text, file, path, report);
      const key = text.normalize('NFKC').toLowerCase();
      const owner = owners.get(key);
      const look = skeleton(text);
      const alike = looks.get(look);
      looks.set(look, alike ?? { id, text });
      if (owner === undefined && alike !== undefined && alike.id !== id) {
        report('id/look-alike', file, path, {
          found: `"${text}", which looks like "${alike.text}", a name of "${alike.id}"`,
          expected: 'names that people can tell apart',
          fix: 'write it in the letters of its language, or remove it from one of the two.',
        });
      }
      if (owner !== undefined) {
        report('alias/duplicate', file, path, {
          found: `"${text}", which is already ${owner === id ? 'a name of this actor' : `a name of "${owner}"`}`,
          expected: 'a name that belongs to one actor, once',
          fix: owner === id ? 'remove one of the two.' : `remove it here or in actors/${owner}.md.`,
          repair: owner === id && i > 0 ? REMOVE : null,
        });
      } else {
        owners.set(key, id);
      }
    });
    checkReference('actor', group, file, ['group'], index, report);
    checkSelf({ id, file }, group, ['group'], 'belongs to', report);
    roles.forEach((role, i) => {
      checkReference('actor', role.group, file, ['roles', i, 'group'], index, report);
      checkSelf({ id, file }, role.group, ['roles', i, 'group'], 'belongs to', report);
      const period = periodOf(role);
      if (period.from !== null && period.to !== null && period.from > period.to) {
        report('date/order', file, ['roles', i, 'to'], {
          found: `a role that ends on ${role.to} and starts on ${role.from}`,
          expected: 'an end on or after the start',
          fix: 'swap the two or correct one.',
        });
      }
      const clash = roles
        .slice(0, i)
        .find((other) => (other.group ?? group) !== (role.group ?? group) && overlap(period, periodOf(other)));
      if (clash) {
        report('actor/roles', file, ['roles', i], {
          found: `the role "${role.title}" at the same time as "${clash.title}", for another group`,
          expected: 'one group at a time: the role in force when something was said decides whose word it is',
          fix: 'give the roles `from` and `to` that do not overlap, or the same `group`.',
        });
      }
    });
  }
}

/** In one word, letters of two scripts that look alike can pass for those of one. */
function checkScript(name: string, file: string, path: Path, report: Report): void {
  const word = mixedWord(name);
  if (word === null) return;
  report('text/script', file, path, {
    found: `"${word}", a word in letters of more than one script`,
    expected: 'every word in the letters of one script',
    fix: 'write the word again in one script: some of its letters only look like those of another.',
  });
}

const periodOf = (role: { from: string | null; to: string | null }): Bounds => ({
  from: role.from && parseDate(role.from).from,
  to: role.to && parseDate(role.to).to,
});
const overlap = (a: Bounds, b: Bounds): boolean =>
  (a.from === null || b.to === null || a.from <= b.to) && (b.from === null || a.to === null || b.from <= a.to);

/** Two claims of one title would share out what is said on one proposition, and neither would show who disagrees. */
function checkTitles(claims: Records['claims'], report: Report): void {
  const owners = new Map<string, string>();
  for (const { id, file, title } of claims.toSorted((a, b) => compareText(a.id, b.id))) {
    const look = skeleton(title.replaceAll(/\s+/g, ' '));
    const owner = owners.get(look);
    owners.set(look, owner ?? id);
    if (owner === undefined) continue;
    report('claim/duplicate', file, ['title'], {
      found: `the title of the claim "${owner}"`,
      expected: 'one claim for one proposition',
      fix: `use "${owner}", or say in the title what is different.`,
    });
  }
}

function checkClaim(claim: Claim, index: Index, report: Report): void {
  const { file, kind } = claim;
  checkReference('place', claim.place, file, ['place'], index, report);
  checkReference('actor', claim.holder, file, ['holder'], index, report);
  checkReferences('actor', claim.actors, file, (i) => ['actors', i], index, report);
  checkReferences('topic', claim.topics, file, (i) => ['topics', i], index, report);
  checkReferences('claim', claim.implies, file, (i) => ['implies', i], index, report);
  claim.implies.forEach((id, i) => checkSelf(claim, id, ['implies', i], 'implies', report));
  const others = claim.tension.map((other) => other.claim);
  checkReferences('claim', others, file, (i) => ['tension', i, 'claim'], index, report);
  others.forEach((id, i) => checkSelf(claim, id, ['tension', i, 'claim'], 'is in tension with', report));
  if (kind === 'position' && claim.holder === null) {
    report('claim/holder', file, ['kind'], {
      found: 'a position without a `holder`',
      expected: 'the actor whose position it is',
      fix: 'add `holder:` with the name of a file in actors/.',
    });
  }
  if (kind !== 'position' && claim.holder !== null) {
    report('claim/holder', file, ['holder'], {
      at: 'key',
      found: `a holder on a claim of kind ${kind}`,
      expected: '`holder` on claims of kind position only',
      fix: 'remove `holder`, or make the kind `position`.',
      repair: { sure: false, do: 'remove' },
    });
  }
  if (kind === 'quantity' && claim.quantity === null) {
    report('claim/quantity', file, ['kind'], {
      found: 'a quantity that does not say what it counts',
      expected: '`quantity` with `counts` and `unit`',
      fix: 'add `quantity: { counts: …, unit: … }`.',
    });
  }
}

function checkSelf(
  record: Pick<Authored, 'id' | 'file'>,
  other: string | null,
  path: Path,
  relation: string,
  report: Report,
): void {
  if (record.id !== other) return;
  report('relation/self', record.file, path, {
    found: `"${record.id}", which ${relation} itself`,
    expected: 'another record',
    fix: 'name the other record, or remove the line.',
  });
}

/** Ids that the page of an article uses itself: those of its sections, and of the label of its footnotes. */
/** `article` and `source` name what the page is about, in its structured data. */
const ANCHORS_OF_PAGE: ReadonlySet<string> = new Set([
  'main',
  'statements',
  'only-here',
  'footnote-label',
  'article',
  'source',
]);

function checkArticle(article: Article, claims: ReadonlyMap<string, Claim>, index: Index, report: Report): void {
  const { file, source } = article;
  checkReference('actor', source.publisher, file, ['source', 'publisher'], index, report);
  source.credits.forEach((credit, i) =>
    checkReference('actor', credit.actor, file, ['source', 'credits', i, 'actor'], index, report),
  );
  checkReference('article', source.copyOf, file, ['source', 'copyOf'], index, report);
  checkSelf(article, source.copyOf, ['source', 'copyOf'], 'is a copy of', report);
  if (parseDate(source.published).from === null) {
    report('date/bound', file, ['source', 'published'], {
      found: `${source.published}, which has no first day`,
      expected: 'a date with a lower bound: an article counts from its day',
      fix: 'write the earliest day that the text itself allows, such as 2024-11-13/.. (on or after).',
    });
  }
  checkSourceStatus(article, report);
  checkAddresses(article, report);
  const seen = new Map<string, number>();
  article.statements.forEach((statement, i) => {
    const id = statementId(statement);
    const first = seen.get(id);
    const place = ['statements', i, statement.id === null ? 'claim' : 'id'];
    if (ANCHORS_OF_PAGE.has(id)) {
      report('id/reserved', file, place, {
        found: `a statement with the id "${id}"`,
        expected: 'another id: on the page of the article, this one is the anchor of something else',
        fix: statement.id === null ? `give it an \`id\`, such as "${id}-2".` : 'choose another id.',
      });
    }
    if (first !== undefined) {
      report('id/duplicate', file, place, {
        found: `a second statement with the id "${id}" (the first is number ${first + 1} of the list)`,
        expected: 'ids that are unique in the article',
        fix: statement.id === null ? `give this one an \`id\`, such as "${id}-2".` : 'choose another id.',
      });
    }
    seen.set(id, first ?? i);
    checkStatement(statement, article, ['statements', i], claims, index, report);
  });
}

function checkSourceStatus({ file, source: { status } }: Article, report: Report): void {
  if (status === null || status.state === 'as-published') return;
  if (status.date !== null && parseDate(status.date).from !== null) return;
  report('date/bound', file, ['source', 'status', status.date === null ? 'state' : 'date'], {
    found:
      status.date === null ? `a source that was ${status.state} on no day` : `${status.date}, which has no first day`,
    expected: 'the day of the correction or retraction, with a lower bound',
    fix: `${status.date === null ? 'add `date:` with' : 'write'} the earliest day that is known.`,
  });
}

function checkAddresses({ file, source }: Article, report: Report): void {
  const gone: [Path, typeof source.gone, string | null][] = [
    [['source', 'gone'], source.gone, source.url],
    ...source.accessPoints.map(({ gone: day, url }, i): (typeof gone)[number] => [
      ['source', 'accessPoints', i, 'gone'],
      day,
      url,
    ]),
  ];
  for (const [path, day, url] of gone) {
    if (day === null || url !== null) continue;
    report('source/gone', file, path, {
      at: 'key',
      found: 'a day on which an address was gone, without the address',
      expected: '`gone` beside the `url` that it is said of',
      fix: 'add `url:` with the address that was there, or remove the line.',
      repair: { sure: false, do: 'remove' },
    });
  }
  // Archives find a copy by the whole address of the original: theirs stay as they are.
  const followed: [Path, string | null][] = [
    [['source', 'url'], source.url],
    [['source', 'status', 'url'], source.status?.url ?? null],
  ];
  for (const [path, url] of followed) {
    const clean = url === null ? null : withoutTracking(url);
    if (clean === null) continue;
    report('source/tracking', file, path, {
      found: `an address with ${clean.names.map((name) => `\`${name}\``).join(', ')}`,
      expected: 'an address that says nothing of who followed it from where',
      fix: `write ${clean.address}`,
      repair: { sure: true, do: 'write', value: clean.address },
    });
  }
}

function checkStatement(
  statement: StatementRecord,
  { file, source }: Article,
  path: Path,
  claims: ReadonlyMap<string, Claim>,
  index: Index,
  report: Report,
): void {
  const { claim, by, stance, scope, origin, relayedBy, value, valueAt } = statement;
  checkReference('claim', claim, file, [...path, 'claim'], index, report);
  checkReference('actor', by, file, [...path, 'by'], index, report);
  if (origin !== UNKNOWN_ORIGIN) checkReference('actor', origin, file, [...path, 'origin'], index, report);
  checkReference('actor', relayedBy, file, [...path, 'relayedBy'], index, report);
  checkStated(statement.stated, source.published, file, [...path, 'stated'], report);
  if (by !== null && by === source.publisher) {
    report('statement/speaker', file, [...path, 'by'], {
      found: `"${by}", the publisher of this article, as speaker`,
      expected: 'no `by`: what the article says in its own name has none',
      fix: 'remove the line.',
      repair: { sure: false, do: 'remove' },
    });
  }
  if (by !== null && by === relayedBy) {
    report('statement/relation', file, [...path, 'relayedBy'], {
      found: `"${by}" as speaker and as the one who relays the words`,
      expected: 'somebody else, or no `relayedBy`',
      fix: 'remove `relayedBy`.',
      repair: { sure: false, do: 'remove' },
    });
  }
  if (by !== null && by === origin) {
    report('statement/relation', file, [...path, 'origin'], {
      found: `"${by}" as speaker and as the origin of the information`,
      expected: 'no `origin` where the speaker speaks on its own word',
      fix: 'remove `origin`.',
      repair: { sure: false, do: 'remove' },
    });
  }
  if (scope !== null && SIDES[stance] !== 'question') {
    report('statement/scope', file, [...path, 'scope'], {
      at: 'key',
      found: `a scope on the stance ${stance}`,
      expected: '`scope` with doubts and no-evidence only',
      fix: 'remove `scope`.',
      repair: REMOVE,
    });
  }
  if (value !== null) checkValue(value, claims.get(claim), file, [...path, 'value'], report);
  if (valueAt !== null && value === null) {
    report('value/alone', file, [...path, 'valueAt'], {
      at: 'key',
      found: 'a `valueAt` without a `value`',
      expected: 'the figure that is true of that day',
      fix: 'add `value`, or remove `valueAt`.',
      repair: { sure: false, do: 'remove' },
    });
  }
}

/** In milliseconds. */
const DAY = 24 * 60 * 60 * 1000;

/** What is printed was said before. A day is allowed for: it may be yesterday where the article appears. */
function checkStated(stated: string | null, published: string, file: string, path: Path, report: Report): void {
  const latest = parseDate(published).to;
  const earliest = stated === null ? null : parseDate(stated).from;
  if (latest === null || earliest === null || Date.parse(earliest) - Date.parse(latest) <= DAY) return;
  report('statement/date', file, path, {
    found: `words of ${stated} in an article that was published on ${published}`,
    expected: 'a day up to that of the publication',
    fix: 'correct the one or the other: look at the year first.',
  });
}

function checkValue(text: string, claim: Claim | undefined, file: string, path: Path, report: Report): void {
  if (claim === undefined) return;
  if (claim.kind === 'date') {
    const expected = dateFormProblem(text);
    if (expected === null) return;
    const meant = datesMeant(text);
    report('date/form', file, path, {
      found: `"${text}"`,
      expected,
      fix: meant.length > 0 ? writeDate(meant) : 'write the date in EDTF; date claims carry dates.',
      repair: repairAs(meant),
    });
    return;
  }
  const value = parseFigure(text, null);
  if (value === null) {
    const unit = claim.quantity?.unit;
    // A unit that is not the claim’s may be another word for it, or another thing.
    const figures = figuresMeant(text);
    const meant = figures.map((figure) => {
      const other = parseFigure(figure, null)?.unit ?? null;
      return other === null || unit === undefined || other === unit || !/^\p{L}/u.test(other)
        ? figure
        : figure.slice(0, -other.length).trim();
    });
    if (meant.length === 0 && hasMoreDigits(plainDigits(text))) {
      report('value/form', file, path, {
        found: `"${text}"`,
        expected: DIGITS_EXPECTED,
        fix: 'leave out digits that the source does not print; a larger number needs a claim with a larger unit.',
      });
      return;
    }
    const repair = repairAs(meant);
    report('value/form', file, path, {
      found: `"${text}"`,
      expected: FIGURE_EXPECTED,
      fix: meant.length > 0 ? writeFigure(meant) : 'write the figure in digits, and the words as printed in `hedge`.',
      repair: repair && { ...repair, sure: repair.sure && meant[0] === figures[0] },
    });
  } else if (value.unit !== null && claim.quantity !== null && value.unit !== claim.quantity.unit) {
    report('value/unit', file, path, {
      found: `the unit "${value.unit}"`,
      expected: `the unit of the claim "${claim.id}": "${claim.quantity.unit}"`,
      fix: 'convert nothing: leave the unit out if it is the same, or make another claim for what is counted otherwise.',
    });
  }
}

function checkUnique(ids: string[], what: string, file: string, path: (index: number) => Path, report: Report): void {
  ids.forEach((id, i) => {
    const first = ids.indexOf(id);
    if (first < i) {
      report('id/duplicate', file, path(i), {
        found: `a second ${what} with the id "${id}" (the first is number ${first + 1} of the list)`,
        expected: 'ids that are unique',
        fix: 'choose another id, or merge the two.',
      });
    }
  });
}

/** Reports every circle; `where` gives the place of the link from one record to the next. */
function reportCycles(
  relation: string,
  edges: ReadonlyMap<string, readonly string[]>,
  report: Report,
  where: (id: string, next: string) => { file: string; path: Path },
): void {
  const rest = new Map(edges);
  for (let cycle = findCycle(rest); cycle; cycle = findCycle(rest)) {
    const [first = '', second = ''] = fromLeast(cycle);
    const { file, path } = where(first, second);
    report('relation/cycle', file, path, {
      found: `a circle of \`${relation}\`: ${fromLeast(cycle).join(' → ')}`,
      expected: 'a chain that ends',
      fix: 'remove one of the links.',
    });
    rest.set(first, rest.get(first)?.filter((next) => next !== second) ?? []);
  }
}

/** A circle told from the same record on, wherever it was found: `b → c → a → b` is `a → b → c → a`. */
function fromLeast(cycle: readonly string[]): string[] {
  const ring = cycle.slice(0, -1);
  const start = ring.indexOf(ring.reduce((least, id) => (id < least ? id : least), ring[0] ?? ''));
  return [...ring.slice(start), ...ring.slice(0, start + 1)];
}

function checkCycles(records: Unfinished, actors: Actors, report: Report): void {
  const groupsOf = ({ id, group, roles }: Actor) =>
    [group, ...roles.map((role) => role.group)].flatMap((other) => (other === null || other === id ? [] : [other]));
  const groups = new Map(records.actors.map((actor) => [actor.id, groupsOf(actor)]));
  reportCycles('group', groups, report, (id, next) => {
    const actor = actors.get(id);
    const role = actor?.roles.findIndex(({ group }) => group === next) ?? -1;
    return { file: actor?.file ?? '', path: actor?.group === next ? ['group'] : ['roles', role, 'group'] };
  });
  const claims = new Map(records.claims.map((claim) => [claim.id, claim]));
  const implied = new Map(records.claims.map(({ id, implies }) => [id, implies.filter((other) => other !== id)]));
  reportCycles('implies', implied, report, (id, next) => {
    const claim = claims.get(id);
    return { file: claim?.file ?? '', path: ['implies', claim?.implies.indexOf(next) ?? 0] };
  });
  const articles = new Map(records.articles.map((article) => [article.id, article]));
  const copies = new Map(
    records.articles.map(({ id, source: { copyOf } }) => [id, copyOf === null || copyOf === id ? [] : [copyOf]]),
  );
  reportCycles('copyOf', copies, report, (id) => ({ file: articles.get(id)?.file ?? '', path: ['source', 'copyOf'] }));
  checkOriginCycles(records, actors, report);
}

/** On one claim, nobody may speak on the information of somebody who speaks on his (rule 1). */
function checkOriginCycles(records: Unfinished, actors: Actors, report: Report): void {
  const articles = new Map(records.articles.map((article) => [article.id, article]));
  const byClaim = Map.groupBy(
    records.articles.flatMap((article) => {
      const published = parseDate(textOf(article, articles).source.published);
      return statementsOf(article, articles).flatMap((statement, index) =>
        // All others derive from nobody.
        statement.by === null || statement.origin === null ? [] : { statement, index, article, published },
      );
    }),
    ({ statement }) => statement.claim,
  );
  for (const [claim, said] of byClaim) {
    const voices = said.map(({ statement: { by, origin, stated }, published }) => ({
      by,
      origin,
      day: roleDay(stated === null ? null : parseDate(stated), published),
    }));
    const cycle = findCycle(derivations(voices, actors));
    if (!cycle) continue;
    const last = said.findLast((_, i) => leadsAlong(cycle, derivations(voices.slice(i, i + 1), actors)));
    if (!last) continue;
    report('relation/cycle', last.article.file, ['statements', last.index, 'origin'], {
      found: `a circle of origins on the claim "${claim}": ${cycle.join(' → ')}`,
      expected: 'information that comes from somewhere',
      fix: 'remove the `origin` that the sources do not bear out.',
    });
  }
}

/** Whether one of the edges is a step of the cycle. */
const leadsAlong = (cycle: readonly string[], edges: ReadonlyMap<string, ReadonlySet<string>>): boolean =>
  cycle.some((id, i) => edges.get(id)?.has(cycle[i + 1] ?? '') ?? false);

function checkDisagreements(records: Records, report: Report): void {
  const graph = buildGraph(unexplained(records));
  for (const { record, status } of graph.claims.values()) {
    if (record.disagreement !== null || (status.status !== 'contested' && status.status !== 'inconsistent')) continue;
    const between = status.basis.map((key) => `"${key}"`).join(' and ');
    report('claim/disagreement', record.file, ['disagreement'], {
      at: 'key',
      found: `the claim is ${status.status} (${between}) and does not say why`,
      expected: '`disagreement`: one sentence that says why the accounts conflict, or only seem to',
      fix: 'add `disagreement:` to the front matter.',
    });
  }
}

/**
 * The claims that do not say why accounts differ and on which they can, with what is said on them: for the status to be
 * `contested` somebody denies, for `inconsistent` two say a figure. The rules need not be asked about all others.
 */
function unexplained(records: Records): Records {
  const denied = new Set<string>();
  const figures = new Map<string, number>();
  for (const { claim, stance, value } of records.articles.flatMap(({ statements }) => statements)) {
    if (SIDES[stance] === 'against') denied.add(claim);
    if (SIDES[stance] === 'for' && value !== null) figures.set(claim, (figures.get(claim) ?? 0) + 1);
  }
  const claims = records.claims.filter(
    ({ id, disagreement }) => disagreement === null && (denied.has(id) || (figures.get(id) ?? 0) > 1),
  );
  const wanted = new Set(claims.map(({ id }) => id));
  const articles = records.articles.map((article) => ({
    ...article,
    statements: article.statements.filter(({ claim }) => wanted.has(claim)),
  }));
  return { ...records, claims, articles };
}

// ——— Permalinks ———

const PERMALINKS = 'permalinks.json';

/** What each entry says by itself. */
function checkFates(permalinks: Records['permalinks'], report: Report): void {
  const first = new Map<string, number>();
  permalinks.forEach(({ from, to, what, reason }, i) => {
    const known = first.get(from);
    first.set(from, known ?? i);
    if (known !== undefined) {
      report('id/duplicate', PERMALINKS, [i, 'from'], {
        found: `a second entry for "${from}" (the first is number ${known + 1} of the list)`,
        expected: 'one entry for an address',
        fix: 'remove one of the two.',
      });
    }
    const fate = (field: string, details: Details) => report('permalink/fate', PERMALINKS, [i, field], details);
    const { page } = addressAt(from);
    const calendar = page === 'day' || page === 'month';
    if (calendar !== (what === 'corrected' && page !== 'statement')) {
      fate('what', {
        found: `"${what}" of ${from}`,
        expected: calendar
          ? '"corrected": nothing stands on it any more, because dates were put right'
          : '"renamed", "merged" or "withdrawn"; "corrected" is for days, months and statements',
        fix: calendar ? 'write "corrected".' : 'choose one of these.',
      });
    } else if (to !== null && (calendar || what === 'withdrawn')) {
      fate('to', {
        found: `an address that takes the place of ${from}`,
        expected: calendar ? 'no `to`: the site finds it' : 'no `to` where something is withdrawn',
        fix: calendar ? 'remove `to`.' : 'remove `to`, or write "merged" if that is what happened.',
      });
    } else if (to === null && (what === 'renamed' || what === 'merged')) {
      fate('what', {
        found: `"${what}" without a \`to\``,
        expected: 'the address that answers now',
        fix: 'add "to", or write "withdrawn" with a "reason".',
      });
    } else if (to === null && !calendar && reason === null) {
      fate('what', {
        found: `${from}, which is gone without a reason`,
        expected: 'a `reason`: readers who kept the address are told it',
        fix: 'add "reason" with a sentence.',
      });
    }
    if (to !== null && addressAt(to).page !== page) {
      report('permalink/to', PERMALINKS, [i, 'to'], {
        found: `"${to}" in the place of "${from}"`,
        expected: 'an address of the same kind: a claim for a claim, a statement for a statement',
        fix: 'correct the one or the other.',
      });
    }
  });
}

/** Who follows an address that was given up must not find something else there. */
function checkTaken(records: Unfinished, permalinks: Records['permalinks'], report: Report): void {
  const places = new Map<string, { file: string; path: Path }>();
  const put = (address: Address, file: string, path: Path = []) => places.set(pathOf(address), { file, path });
  for (const { id, file } of records.claims) put({ page: 'claim', id }, file);
  for (const { id, file } of records.actors) put({ page: 'actor', id }, file);
  for (const { id, file, statements } of records.articles) {
    put({ page: 'article', id }, file);
    statements.forEach((statement, i) => {
      put({ page: 'statement', id: `${id}/${statementId(statement)}` }, file, ['statements', i]);
    });
  }
  records.tracker?.topics.forEach(({ id }, i) => put({ page: 'topic', id }, 'tracker.yaml', ['topics', i, 'id']));
  for (const { from, to, on } of permalinks) {
    const place = places.get(from);
    // A claim that was not carried for a while, or a statement, may come back.
    if (!place || (to === null && /^claims\/|#/.test(from))) continue;
    report('permalink/from', place.file, place.path, {
      found: `"${from}", an address that ${to === null ? `was withdrawn on ${on}` : `has led to "${to}" since ${on}`}`,
      expected: 'an id that was not given up: who kept the address would find something else',
      fix: `choose another id, or, if it is the same ${from.includes('#') ? 'statement' : 'record'} again, remove its entry from ${PERMALINKS}.`,
    });
  }
}

/** Every entry leads to something that is there, in one step. */
function checkTargets(records: Records, report: Report): void {
  const { answer, live } = answersOf(buildGraph(records));
  const entries = new Map(records.permalinks.map((entry) => [entry.from, entry]));
  records.permalinks.forEach(({ from, to }, i) => {
    const [article] = from.split('#');
    if (article !== undefined && article !== from && !live.has(article)) {
      const home = answer(article);
      report('permalink/from', PERMALINKS, [i, 'from'], {
        found: `"${from}", a statement of an article that is not there`,
        expected: 'a statement of an article that has a page',
        fix:
          home?.type === 'moved'
            ? `write "${from.replace(article, home.to)}".`
            : home === null
              ? `add an entry for "${article}" instead.`
              : 'remove the entry: that of the article answers for all of its statements.',
      });
    }
    if (to === null) return;
    const next = entries.get(to)?.to ?? null;
    if (from === to || next !== null) {
      report('permalink/to', PERMALINKS, [i, 'to'], {
        found: from === to ? `"${to}", which leads to itself` : `"${to}", which leads on to "${next}" itself`,
        expected: 'the address where the record is now: one step, and no circle',
        fix: from === to || next === from ? 'correct "to", or remove an entry.' : `write "${next}".`,
      });
    } else if (answer(to) === null) {
      report('permalink/to', PERMALINKS, [i, 'to'], {
        found: `"${to}", which does not exist`,
        expected: 'an address that has a page, or an entry that says that it is gone',
        fix: suggest(to, live, 'correct it, or leave "to" out, write "withdrawn" and say why.').fix,
      });
    }
  });
}
