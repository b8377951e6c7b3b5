/**
 * The tracker as tables: what the CSV, SQLite and Parquet files hold, their columns described once.
 *
 * Values are those of the JSON documents (api.ts). Some names differ: `by`, `when` and `group` are words of SQL.
 */
import type { EdtfDate } from '../domain/date.ts';
import type { ActorNode, ArticleNode, ClaimNode, Statement } from '../domain/graph.ts';
import { STANDINGS } from '../domain/origin.ts';
import { ACTOR_KINDS, CLAIM_KINDS, SCOPES, SOURCE_STATES, STANCES, UNKNOWN_ORIGIN } from '../domain/schema.ts';
import { FLAGS, RULES_VERSION, SIDE_NAMES, STATUSES, type Side } from '../domain/status.ts';
import { FIGURE_FORMS } from '../domain/value.ts';
import type { Column, ColumnType, Described } from '../views/data.ts';
import { claimCard } from '../views/parts.ts';
import { known, type Site } from '../views/site.ts';

/** The tables that have a file of their own; the database has more. */
export const FILES = ['statements', 'claims', 'actors', 'articles'] as const;
export type TableName = (typeof FILES)[number];

export type Cell = string | number | boolean | null | readonly unknown[];

export interface Table extends Described {
  /** Columns that tell its rows apart. */
  key: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/** A column with what it takes from a row. */
interface Field<Row> extends Column {
  of: (row: Row) => Cell;
}

type Optional = Partial<Pick<Column, 'required' | 'words' | 'refers'>>;

function field<Row>(
  name: string,
  type: ColumnType,
  meaning: string,
  of: (row: Row) => Cell,
  { required = false, words = null, refers = null }: Optional = {},
): Field<Row> {
  return { name, type, meaning, required, words, refers, of };
}

/** A date as written, and the first and last day that it admits. */
function dates<Row>(
  name: string,
  meaning: string,
  of: (row: Row) => EdtfDate | null,
  optional: Optional = {},
): Field<Row>[] {
  return [
    field(name, 'date', `${meaning} As written, in EDTF.`, (row) => of(row)?.text ?? null, optional),
    field(
      `${name}_from`,
      'day',
      `First day that \`${name}\` admits; empty where it is open.`,
      (row) => of(row)?.from ?? null,
    ),
    field(
      `${name}_to`,
      'day',
      `Last day that \`${name}\` admits; empty where it is open.`,
      (row) => of(row)?.to ?? null,
    ),
  ];
}

function table<Row>(
  name: string,
  meaning: string,
  key: readonly string[],
  fields: readonly Field<Row>[],
  rows: Iterable<Row>,
): Table {
  return {
    name,
    meaning,
    key,
    columns: fields.map(({ name: column, type, meaning: what, required, words, refers }) => ({
      name: column,
      type,
      meaning: what,
      required,
      words,
      refers,
    })),
    rows: [...rows].map((row) => fields.map(({ of }) => of(row))),
  };
}

const REQUIRED = { required: true } as const;

/** The four tables that have files of their own. */
export const fileTables = (site: Site): Record<TableName, Table> => ({
  statements: statementTable(site),
  claims: claimTable(site),
  actors: actorTable(site),
  articles: articleTable(site),
});

function statementTable({ graph, links }: Site): Table {
  const number = ({ value }: Statement) => (value?.kind === 'number' ? value : null);
  const fields: Field<Statement>[] = [
    field('id', 'text', 'The statement: id of its article, a slash, its id in the article.', (s) => s.key, REQUIRED),
    field('article', 'text', 'The article that carries it.', (s) => s.article, { ...REQUIRED, refers: 'articles' }),
    field('claim', 'text', 'The claim that it is about.', (s) => s.claim, { ...REQUIRED, refers: 'claims' }),
    field('claim_kind', 'text', 'Kind of that claim.', (s) => known(graph.claims, s.claim).record.kind, {
      ...REQUIRED,
      words: Object.keys(CLAIM_KINDS),
    }),
    field('speaker', 'text', 'The actor who says it; empty is the article’s own voice.', (s) => s.by, {
      refers: 'actors',
    }),
    field('stance', 'text', 'What the speaker does with the claim.', (s) => s.stance, {
      ...REQUIRED,
      words: Object.keys(STANCES),
    }),
    field('scope', 'text', 'Of doubts and `no-evidence`: whether they question the claim itself.', (s) => s.scope, {
      words: Object.keys(SCOPES),
    }),
    field('side', 'text', 'The side that it takes by the rules; empty where it takes none.', (s) => s.side, {
      words: SIDE_NAMES,
    }),
    field(
      'standing',
      'text',
      'Whose word it is: of an origin that is known (`group`), of one that is not (`untraced`), or of the article alone (`publisher`).',
      (s) => s.standing,
      { ...REQUIRED, words: STANDINGS },
    ),
    field('origin_group', 'text', 'The actor whose word it counts as.', (s) => s.originGroup, { refers: 'actors' }),
    field(
      'holder_group',
      'text',
      'On positions: the actor whose word the holder’s own counts as.',
      (s) => s.holderGroup,
      {
        refers: 'actors',
      },
    ),
    field(
      'origin',
      'text',
      `On whose information the speaker speaks: an actor, or \`${UNKNOWN_ORIGIN}\`; empty is the speaker’s own word.`,
      (s) => s.origin,
    ),
    ...dates<Statement>('stated', 'When it was said.', (s) => s.stated),
    field('value', 'text', 'The figure or date as said, such as `> 10000`.', (s) => s.value?.text ?? null),
    field(
      'value_form',
      'text',
      'How a figure was said: `over` and `under` leave their limit out.',
      (s) => number(s)?.form ?? null,
      {
        words: FIGURE_FORMS,
      },
    ),
    field(
      'value_min',
      'number',
      'Smallest number that the figure admits; empty is no limit.',
      (s) => number(s)?.min ?? null,
    ),
    field(
      'value_max',
      'number',
      'Largest number that the figure admits; empty is no limit.',
      (s) => number(s)?.max ?? null,
    ),
    field('value_unit', 'text', 'Unit of the figure.', (s) => number(s)?.unit ?? null),
    field('value_from', 'day', 'On claims of kind `date`: first day that the date said admits.', (s) =>
      s.value?.kind === 'date' ? s.value.date.from : null,
    ),
    field('value_to', 'day', 'On claims of kind `date`: last day that the date said admits.', (s) =>
      s.value?.kind === 'date' ? s.value.date.to : null,
    ),
    ...dates<Statement>(
      'value_at',
      'The day that the figure is true of, where it is not the day of saying.',
      (s) => s.valueAt,
    ),
    field('hedge', 'text', 'The words that weaken it, as printed.', (s) => s.hedge),
    field('quote', 'text', 'Words between quotation marks in the source.', (s) => s.quote?.text ?? null),
    field('quote_language', 'text', 'Language of the quote; empty is the tracker’s.', (s) => s.quote?.lang ?? null),
    field('quote_translation', 'text', 'The quote in the tracker’s language.', (s) => s.quote?.translation ?? null),
    field('quote_translated_by', 'text', 'Who translated it.', (s) => s.quote?.translatedBy ?? null),
    field('paragraph', 'integer', 'Line of the source’s text that it stands in, from 1.', (s) => s.paragraph),
    field('relayed_by', 'text', 'The actor who carried the words between speaker and article.', (s) => s.relayedBy, {
      refers: 'actors',
    }),
    field('note', 'text', 'What a reader must know to read it rightly, in the tracker’s words.', (s) => s.note),
    field(
      'counts_from',
      'day',
      'The earliest day on which its article can have been published: from here on it counts.',
      (s) => s.countsFrom,
      REQUIRED,
    ),
    field('counts_until', 'day', 'From this day on it counts no more: its source was retracted.', (s) => s.countsUntil),
    field('url', 'text', 'Its address.', (s) => links.absolute(links.statement(s.key)), REQUIRED),
  ];
  return table(
    'statements',
    'What each source carries: one row per speaker and claim.',
    ['id'],
    fields,
    graph.statements.values(),
  );
}

function claimTable(site: Site): Table {
  const { graph, links } = site;
  const fields: Field<ClaimNode>[] = [
    field('id', 'text', 'The claim.', ({ record }) => record.id, REQUIRED),
    field('title', 'text', 'The proposition, in the tracker’s words.', ({ record }) => record.title, REQUIRED),
    field('kind', 'text', 'What would settle it.', ({ record }) => record.kind, {
      ...REQUIRED,
      words: Object.keys(CLAIM_KINDS),
    }),
    field('status', 'text', 'Its status by the rules, from all statements that count.', ({ status }) => status.status, {
      ...REQUIRED,
      words: STATUSES,
    }),
    field('rule', 'text', 'The rule that gave the status.', ({ status }) => status.rule, REQUIRED),
    field(
      'reason',
      'text',
      'Why it has the status, in a sentence.',
      (claim) => claimCard(site, claim).status.sentence,
      REQUIRED,
    ),
    field('flags', 'list', 'What else is to know about the status.', ({ status }) => status.flags, {
      ...REQUIRED,
      words: FLAGS,
    }),
    ...SIDE_NAMES.flatMap((side): Field<ClaimNode>[] => [
      field(
        `origins_${side}`,
        'list',
        `${ORIGINS[side]}: actors, each counted once.`,
        ({ status }) => status.origins[side],
        {
          ...REQUIRED,
          refers: 'actors',
        },
      ),
      field(
        `count_${side}`,
        'integer',
        `${ORIGINS[side]}: how many the rules count, unnamed ones included.`,
        ({ status }) => status.counts[side],
        REQUIRED,
      ),
    ]),
    field('basis', 'list', 'Statements that the rule rests on.', ({ status }) => status.basis, {
      ...REQUIRED,
      refers: 'statements',
    }),
    field(
      'conflict',
      'list',
      'The first two statements whose values cannot both be true.',
      ({ status }) => status.conflict ?? [],
      {
        ...REQUIRED,
        refers: 'statements',
      },
    ),
    field(
      'statements',
      'integer',
      'How many statements are about it.',
      ({ statements }) => statements.length,
      REQUIRED,
    ),
    ...dates<ClaimNode>('happens', 'When what it says happened or is due.', ({ when }) => when),
    field('place', 'text', 'Where: id of a place.', ({ record }) => record.place, { refers: 'places' }),
    field('place_name', 'text', 'Name of the place.', ({ record }) =>
      record.place === null ? null : known(graph.places, record.place).name,
    ),
    field('topics', 'list', 'Topics that it is filed under.', ({ record }) => record.topics, {
      ...REQUIRED,
      refers: 'topics',
    }),
    field('actors', 'list', 'Actors that it is about.', ({ record }) => record.actors, {
      ...REQUIRED,
      refers: 'actors',
    }),
    field('holder', 'text', 'On positions: whose position it is.', ({ record }) => record.holder, { refers: 'actors' }),
    field('quantity', 'text', 'On quantities: what is counted.', ({ record }) => record.quantity?.counts ?? null),
    field('quantity_unit', 'text', 'Unit of its figures.', ({ record }) => record.quantity?.unit ?? null),
    field(
      'quantity_changes',
      'boolean',
      'Whether what is counted can change with time.',
      ({ record }) => record.quantity?.changes ?? null,
    ),
    field(
      'tension',
      'list',
      'Claims that it does not sit well with, each with the reason.',
      ({ tension }) => tension,
      REQUIRED,
    ),
    field(
      'disagreement',
      'text',
      'Why the accounts differ, in the tracker’s words.',
      ({ record }) => record.disagreement,
    ),
    field('implies', 'list', 'Claims that follow if it holds.', ({ implies }) => implies, {
      ...REQUIRED,
      refers: 'claims',
    }),
    field(
      'body',
      'text',
      'The text of its page in Markdown, as written; empty where it has none.',
      ({ record }) => record.body || null,
    ),
    field('recorded', 'time', 'When the tracker recorded it, where that is known.', ({ record }) => record.recorded),
    field('url', 'text', 'Its address.', ({ record }) => links.absolute(links.claim(record.id)), REQUIRED),
  ];
  return table(
    'claims',
    'The propositions that statements are about, with their status.',
    ['id'],
    fields,
    graph.claims.values(),
  );
}

/** How the origins of each side are spoken of. */
const ORIGINS: Record<Side, string> = {
  for: 'Origins that say so',
  against: 'Origins that deny it',
  question: 'Origins that question it',
};

function actorTable({ graph, links }: Site): Table {
  const fields: Field<ActorNode>[] = [
    field('id', 'text', 'The actor.', ({ record }) => record.id, REQUIRED),
    field('name', 'text', 'The name in the tracker’s one spelling.', ({ record }) => record.name, REQUIRED),
    field('kind', 'text', 'What kind of actor it is.', ({ record }) => record.kind, {
      ...REQUIRED,
      words: Object.keys(ACTOR_KINDS),
    }),
    field('aliases', 'list', 'Other spellings and names.', ({ record }) => record.aliases, REQUIRED),
    field(
      'member_of',
      'text',
      'The actor that it belongs to: what both say counts as one origin.',
      ({ record }) => record.group,
      {
        refers: 'actors',
      },
    ),
    field(
      'roles',
      'list',
      'Roles over time: title, group, first and last day.',
      ({ record }) => record.roles,
      REQUIRED,
    ),
    field('same_as', 'list', 'Addresses of the same actor elsewhere.', ({ record }) => record.sameAs, REQUIRED),
    field('statements', 'integer', 'How many statements are its own.', ({ said }) => said.length, REQUIRED),
    field(
      'body',
      'text',
      'The text of its page in Markdown, as written; empty where it has none.',
      ({ record }) => record.body || null,
    ),
    field('recorded', 'time', 'When the tracker recorded it, where that is known.', ({ record }) => record.recorded),
    field('url', 'text', 'Its address.', ({ record }) => links.absolute(links.actor(record.id)), REQUIRED),
  ];
  return table('actors', 'Everybody who speaks or is spoken of.', ['id'], fields, graph.actors.values());
}

function articleTable({ graph, links }: Site): Table {
  const { language } = graph.tracker;
  const fields: Field<ArticleNode>[] = [
    field('id', 'text', 'The article.', ({ record }) => record.id, REQUIRED),
    field('title', 'text', 'The tracker’s headline for its report.', ({ record }) => record.title, REQUIRED),
    field(
      'summary',
      'text',
      'What the source reports, in the tracker’s words.',
      ({ record }) => record.summary,
      REQUIRED,
    ),
    field('source_title', 'text', 'Title of the source, as printed.', ({ record }) => record.source.title),
    field(
      'publisher',
      'text',
      'Who published it; empty where the source does not say.',
      ({ record }) => record.source.publisher,
      {
        refers: 'actors',
      },
    ),
    field('byline', 'text', 'Its author, as printed.', ({ record }) => record.source.byline),
    field('source_url', 'text', 'Address of the source.', ({ record }) => record.source.url),
    field(
      'source_gone',
      'date',
      'Since when nothing is found at that address; empty where it answers, as far as is known. As written, in EDTF.',
      ({ record }) => record.source.gone,
    ),
    ...dates<ArticleNode>('published', 'When the source was published.', ({ published }) => published, REQUIRED),
    field('language', 'text', 'Language of the source.', ({ record }) => record.source.language ?? language, REQUIRED),
    field(
      'source_state',
      'text',
      'What became of the source.',
      ({ record }) => record.source.status?.state ?? 'as-published',
      {
        ...REQUIRED,
        words: Object.keys(SOURCE_STATES),
      },
    ),
    field(
      'source_state_date',
      'date',
      'When it was corrected or retracted. As written, in EDTF.',
      ({ record }) => record.source.status?.date ?? null,
    ),
    field(
      'source_state_url',
      'text',
      'Where the publisher says so.',
      ({ record }) => record.source.status?.url ?? null,
    ),
    field('copy_of', 'text', 'The article whose text it reprints.', ({ record }) => record.source.copyOf, {
      refers: 'articles',
    }),
    field(
      'original',
      'text',
      'The article whose text it carries in the end: itself, or the first of what was copied.',
      ({ text }) => text,
      {
        ...REQUIRED,
        refers: 'articles',
      },
    ),
    field(
      'credits',
      'list',
      'General credits as printed, each with the actor credited.',
      ({ record }) => record.source.credits,
      REQUIRED,
    ),
    field(
      'access_points',
      'list',
      'Archived or captured copies: address, since when it is gone, date, SHA-256 of the text.',
      ({ record }) => record.source.accessPoints,
      REQUIRED,
    ),
    field('statements', 'integer', 'How many statements it carries.', ({ statements }) => statements.length, REQUIRED),
    field('counts_from', 'day', 'From this day on its statements count.', ({ countsFrom }) => countsFrom, REQUIRED),
    field(
      'counts_until',
      'day',
      'From this day on they count no more: it was retracted.',
      ({ countsUntil }) => countsUntil,
    ),
    field(
      'body',
      'text',
      'The text of its page in Markdown, as written; empty where it has none.',
      ({ record }) => record.body || null,
    ),
    field('recorded', 'time', 'When the tracker recorded it, where that is known.', ({ record }) => record.recorded),
    field(
      'url',
      'text',
      'Address of the tracker’s report.',
      ({ record }) => links.absolute(links.article(record.id)),
      REQUIRED,
    ),
  ];
  return table(
    'articles',
    'The sources, each with the tracker’s report on it.',
    ['id'],
    fields,
    graph.articles.values(),
  );
}

/** The tracker itself: names and values, so that a database says of itself where it comes from. */
export function trackerTable({ graph: { tracker }, links }: Site, version: string): Table {
  const values = {
    title: tracker.title,
    description: tracker.description,
    language: tracker.language,
    licence: tracker.licence.name,
    licence_url: tracker.licence.url,
    url: links.absolute(links.home),
    rules_version: String(RULES_VERSION),
    version,
  };
  const fields: Field<[string, string]>[] = [
    field('name', 'text', 'What the value is.', ([name]) => name, REQUIRED),
    field('value', 'text', 'The value.', ([, value]) => value, REQUIRED),
  ];
  return table(
    'tracker',
    'Where the data come from, and which version they are.',
    ['name'],
    fields,
    Object.entries(values),
  );
}

/** An item of a list with the row that holds it and its place there, from 1. */
type Item<Row, T> = [row: Row, item: T, at: number];

function* items<Row, T>(rows: Iterable<Row>, of: (row: Row) => readonly T[]): Generator<Item<Row, T>> {
  for (const row of rows) for (const [index, item] of of(row).entries()) yield [row, item, index + 1];
}

/** What lists hold, and what lists refer to, as tables of a database; each list has one. */
export function linkTables({ graph, links }: Site): Table[] {
  const claims = [...graph.claims.values()];
  const actors = [...graph.actors.values()];
  const articles = [...graph.articles.values()];
  const claim = <T>(): Field<Item<ClaimNode, T>> =>
    field('claim', 'text', 'The claim.', ([{ record }]) => record.id, { ...REQUIRED, refers: 'claims' });
  const actor = <T>(): Field<Item<ActorNode, T>> =>
    field('actor', 'text', 'The actor.', ([{ record }]) => record.id, { ...REQUIRED, refers: 'actors' });
  const article = <T>(): Field<Item<ArticleNode, T>> =>
    field('article', 'text', 'The article.', ([{ record }]) => record.id, { ...REQUIRED, refers: 'articles' });
  const position = <Row, T>(): Field<Item<Row, T>> =>
    field('position', 'integer', 'Its place in the list, from 1.', ([, , at]) => at, REQUIRED);

  type Topic = (typeof graph.tracker.topics)[number];
  type Place = ReturnType<typeof graph.places.get> & object;
  type Origin = { side: Side; actor: string };
  type Named = { claim: string; reason: string };
  type History = ClaimNode['history'][number];
  type Source = ArticleNode['record']['source'];
  type Role = ActorNode['record']['roles'][number];

  return [
    table<Topic>(
      'topics',
      'Topics that claims are filed under.',
      ['id'],
      [
        field('id', 'text', 'The topic.', ({ id }) => id, REQUIRED),
        field('title', 'text', 'Its heading.', ({ title }) => title, REQUIRED),
        field('description', 'text', 'One sentence about it.', ({ description }) => description),
        field('url', 'text', 'Its address.', ({ id }) => links.absolute(links.topic(id)), REQUIRED),
      ],
      graph.tracker.topics,
    ),
    table<Place>(
      'places',
      'Places that claims name.',
      ['id'],
      [
        field('id', 'text', 'The place.', ({ id }) => id, REQUIRED),
        field('name', 'text', 'Its name.', ({ name }) => name, REQUIRED),
        field('within', 'text', 'The place that it lies in.', ({ within }) => within, { refers: 'places' }),
        field(
          'latitude',
          'number',
          'Degrees, north positive, of a point that stands for it (WGS 84).',
          ({ point }) => point?.lat ?? null,
        ),
        field('longitude', 'number', 'Degrees, east positive.', ({ point }) => point?.lon ?? null),
        field('source', 'text', 'Where the coordinates come from.', ({ source }) => source),
      ],
      graph.places.values(),
    ),
    table<Item<ClaimNode, string>>(
      'claim_topics',
      'Topics of claims.',
      ['claim', 'topic'],
      [claim(), field('topic', 'text', 'The topic.', ([, id]) => id, { ...REQUIRED, refers: 'topics' }), position()],
      items(claims, ({ record }) => record.topics),
    ),
    table<Item<ClaimNode, string>>(
      'claim_actors',
      'Actors that claims are about.',
      ['claim', 'actor'],
      [claim(), field('actor', 'text', 'The actor.', ([, id]) => id, { ...REQUIRED, refers: 'actors' }), position()],
      items(claims, ({ record }) => record.actors),
    ),
    table<Item<ClaimNode, string>>(
      'claim_flags',
      'What else is to know about the status of claims.',
      ['claim', 'flag'],
      [claim(), field('flag', 'text', 'The flag.', ([, flag]) => flag, { ...REQUIRED, words: FLAGS })],
      items(claims, ({ status }) => status.flags),
    ),
    table<Item<ClaimNode, Origin>>(
      'claim_origins',
      'Who stands on which side of a claim: origins, each once.',
      ['claim', 'side', 'actor'],
      [
        claim(),
        field('side', 'text', 'The side.', ([, { side }]) => side, { ...REQUIRED, words: SIDE_NAMES }),
        field('actor', 'text', 'The origin.', ([, origin]) => origin.actor, { ...REQUIRED, refers: 'actors' }),
      ],
      items(claims, ({ status }) =>
        SIDE_NAMES.flatMap((side) => status.origins[side].map((id) => ({ side, actor: id }))),
      ),
    ),
    table<Item<ClaimNode, string>>(
      'claim_basis',
      'Statements that the status of a claim rests on.',
      ['claim', 'statement'],
      [claim(), field('statement', 'text', 'The statement.', ([, key]) => key, { ...REQUIRED, refers: 'statements' })],
      items(claims, ({ status }) => status.basis),
    ),
    table<Item<ClaimNode, string>>(
      'claim_conflict',
      'The first two statements of a claim whose values cannot both be true.',
      ['claim', 'statement'],
      [claim(), field('statement', 'text', 'The statement.', ([, key]) => key, { ...REQUIRED, refers: 'statements' })],
      items(claims, ({ status }) => status.conflict ?? []),
    ),
    table<Item<ClaimNode, Named>>(
      'claim_tension',
      'Claims that do not sit well with each other; every pair stands here both ways.',
      ['claim', 'other'],
      [
        claim(),
        field('other', 'text', 'The other claim.', ([, other]) => other.claim, { ...REQUIRED, refers: 'claims' }),
        field('reason', 'text', 'Why the two conflict, or only seem to.', ([, { reason }]) => reason, REQUIRED),
      ],
      items(claims, ({ tension }) => tension),
    ),
    table<Item<ClaimNode, string>>(
      'claim_implies',
      'Claims that follow from others.',
      ['claim', 'implied'],
      [
        claim(),
        field('implied', 'text', 'The claim that follows if it holds.', ([, id]) => id, {
          ...REQUIRED,
          refers: 'claims',
        }),
      ],
      items(claims, ({ implies }) => implies),
    ),
    table<Item<ClaimNode, History>>(
      'claim_history',
      'What the status of a claim was from a day on.',
      ['claim', 'day'],
      [
        claim(),
        field('day', 'day', 'From this day on.', ([, { day }]) => day, REQUIRED),
        field('status', 'text', 'The status.', ([, { result }]) => result.status, { ...REQUIRED, words: STATUSES }),
        field('rule', 'text', 'The rule that gave it.', ([, { result }]) => result.rule, REQUIRED),
      ],
      items(claims, ({ history }) => history),
    ),
    table<Item<ActorNode, string>>(
      'actor_aliases',
      'Other spellings and names of actors.',
      ['actor', 'position'],
      [actor(), position(), field('alias', 'text', 'The other name.', ([, alias]) => alias, REQUIRED)],
      items(actors, ({ record }) => record.aliases),
    ),
    table<Item<ActorNode, Role>>(
      'actor_roles',
      'Roles of actors over time.',
      ['actor', 'position'],
      [
        actor(),
        position(),
        field('title', 'text', 'The role as the sources print it.', ([, { title }]) => title, REQUIRED),
        field(
          'member_of',
          'text',
          'The actor that it speaks for in this role; empty where it is the one in `actors`.',
          ([, { group }]) => group,
          { refers: 'actors' },
        ),
        field('started', 'date', 'First day, month or year of the role.', ([, { from }]) => from),
        field('ended', 'date', 'Last day, month or year of the role.', ([, { to }]) => to),
      ],
      items(actors, ({ record }) => record.roles),
    ),
    table<Item<ActorNode, string>>(
      'actor_same_as',
      'Addresses of the same actors elsewhere.',
      ['actor', 'position'],
      [actor(), position(), field('url', 'text', 'The address.', ([, url]) => url, REQUIRED)],
      items(actors, ({ record }) => record.sameAs),
    ),
    table<Item<ArticleNode, Source['credits'][number]>>(
      'article_credits',
      'General credits of articles, as printed.',
      ['article', 'position'],
      [
        article(),
        position(),
        field('credit', 'text', 'The credit as printed.', ([, credit]) => credit.text, REQUIRED),
        field('actor', 'text', 'Whom it credits.', ([, credit]) => credit.actor, { refers: 'actors' }),
      ],
      items(articles, ({ record }) => record.source.credits),
    ),
    table<Item<ArticleNode, Source['accessPoints'][number]>>(
      'article_access_points',
      'Archived or captured copies of sources.',
      ['article', 'position'],
      [
        article(),
        position(),
        field(
          'url',
          'text',
          'Address of an archived copy; empty for a captured one that is not public.',
          ([, { url }]) => url,
        ),
        field(
          'gone',
          'date',
          'Since when nothing is found at that address. As written, in EDTF.',
          ([, { gone }]) => gone,
        ),
        field(
          'accessed',
          'date',
          'When it was archived or captured. As written, in EDTF.',
          ([, { accessed }]) => accessed,
        ),
        field('sha256', 'text', 'Fingerprint of the captured text.', ([, { sha256 }]) => sha256),
      ],
      items(articles, ({ record }) => record.source.accessPoints),
    ),
  ];
}
