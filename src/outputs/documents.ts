/**
 * What the JSON documents below `/api/v1/` hold: one strict zod object each. The functions of `api.ts` return what is said
 * here, and the schemas that the site publishes are printed from it.
 *
 * Fields that people wrote are described as in the guide to writing them.
 */
import { z } from 'zod';
import { STANDINGS } from '../domain/origin.ts';
import {
  ACTOR_KINDS,
  CLAIM_KINDS,
  RECORD_SCHEMAS,
  SCOPES,
  SOURCE_STATES,
  STANCES,
  type ActorKind,
  type ClaimKind,
  type Scope,
  type SourceState,
  type Stance,
} from '../domain/schema.ts';
import { FLAGS, RULES, SIDE_NAMES, STATUSES, type RuleId } from '../domain/status.ts';
import { FIGURE_FORMS } from '../domain/value.ts';

// ——— Parts ———

type Shape = Readonly<Record<string, z.ZodType>>;
/** A field as in the record, described as there. */
const field =
  <S extends Shape>(shape: S) =>
  <T extends z.ZodType>(name: keyof S & string, schema: T): T =>
    schema.describe(shape[name]?.description ?? '');
/** The shape of what a list or an optional field holds. */
function within(schema: z.ZodType | undefined): Shape {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodArray) return within(schema.element as z.ZodType);
  if (schema instanceof z.ZodPipe) return within(schema.in as z.ZodType);
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return within(schema.unwrap() as z.ZodType);
  }
  throw new Error('a field that holds no fields');
}

const oneOf = <T extends string>(options: Readonly<Record<T, unknown>>) => z.enum(Object.keys(options) as T[]);
const words = z.string();
const maybe = <T extends z.ZodType>(schema: T) => schema.nullable();
const day = z.string().meta({ format: 'date' });
const recorded = maybe(z.string().meta({ format: 'date-time' })).describe(
  'When the tracker recorded it: the commit that brought its file; null when not known.',
);
const body = z.string().describe('The text of its page in Markdown, as written; empty where it has none.');
const count = z.int().min(0);
const url = z
  .string()
  .meta({ format: 'uri-reference' })
  .describe('Address of its page: whole where the site’s own is known, else root-relative.');
const claimKey = z.string().describe('Id of a claim.');
const actorKey = z.string().describe('Id of an actor.');
const statementKey = z.string().describe('Id of a statement: `<article>/<statement>`.');
const keys = z.array(statementKey);

const sides = <T extends z.ZodType>(what: T) =>
  z.strictObject({
    for: what.describe('Of those who say so.'),
    against: what.describe('Of those who say that it is not so.'),
    question: what.describe('Of those who question it.'),
  });
const rule = z.enum(Object.values(RULES).flatMap((rules) => Object.keys(rules)) as RuleId[]);
const onStatus = {
  status: z.enum(STATUSES).describe('Its status by the rules.'),
  rule: rule.describe('The rule that decided: its anchor on the Method page.'),
  flags: z.array(z.enum(FLAGS)).describe('What readers should know beside the status.'),
  origins: sides(z.array(actorKey)).describe('Origin groups on each side, each by the actor at its root.'),
};
const licence = z.strictObject({ name: words.describe('Its name.'), url: words.describe('Address of its text.') });

// ——— Records ———

const ofClaim = field(RECORD_SCHEMAS.claim.shape);
const ofQuantity = field(within(RECORD_SCHEMAS.claim.shape.quantity));
const ofTension = field(within(RECORD_SCHEMAS.claim.shape.tension));
const claim = z
  .strictObject({
    id: claimKey,
    title: ofClaim('title', words),
    kind: ofClaim('kind', oneOf<ClaimKind>(CLAIM_KINDS)),
    ...onStatus,
    reason: words.describe('The status explained in a sentence.'),
    counts: sides(count).describe('How many origins each side has, as the rules count.'),
    basis: keys.describe('The statements that the status rests on.'),
    conflict: maybe(z.tuple([statementKey, statementKey])).describe('Two figures that cannot both be true.'),
    history: z
      .array(
        z.strictObject({
          day: day.describe('From this day on.'),
          ...onStatus,
          added: keys.describe('Statements that count from this day on.'),
          dropped: keys.describe('Statements that stopped counting on it.'),
        }),
      )
      .describe('What its status was, oldest first.'),
    statements: keys.describe('What is said of it, by day of saying.'),
    when: ofClaim('when', maybe(words)),
    place: ofClaim('place', maybe(words)),
    topics: ofClaim('topics', z.array(words)),
    actors: ofClaim('actors', z.array(actorKey)),
    holder: ofClaim('holder', maybe(actorKey)),
    quantity: ofClaim(
      'quantity',
      maybe(
        z.strictObject({
          counts: ofQuantity('counts', words),
          unit: ofQuantity('unit', words),
          changes: ofQuantity('changes', z.boolean()),
        }),
      ),
    ),
    tension: ofClaim(
      'tension',
      z.array(z.strictObject({ claim: ofTension('claim', claimKey), reason: ofTension('reason', words) })),
    ),
    disagreement: ofClaim('disagreement', maybe(words)),
    implies: ofClaim('implies', z.array(claimKey)),
    body,
    recorded,
    url,
  })
  .meta({ id: 'Claim', description: 'A claim with its status.' });

const value = z
  .strictObject({
    text: words.describe('As written in the record.'),
    form: maybe(z.enum(FIGURE_FORMS)).describe(
      'How a number was said: `over` and `under` leave out the limit that they name; null on dates.',
    ),
    min: maybe(z.union([z.number(), day])).describe('Least number or first day that it admits; null is no limit.'),
    max: maybe(z.union([z.number(), day])).describe('Largest number or last day that it admits; null is no limit.'),
    unit: maybe(words).describe('Unit of a number; null on dates, and where none is known.'),
  })
  .meta({ id: 'Value', description: 'A figure or date as said, with its limits.' });

const ofArticle = field(RECORD_SCHEMAS.article.shape);
const sourceShape = RECORD_SCHEMAS.article.shape.source.shape;
const ofSource = field(sourceShape);
const ofCredit = field({
  text: z.string().describe('The credit as printed.'),
  actor: z.string().describe('Whom it credits.'),
});
const ofAccess = field(within(sourceShape.accessPoints));
const ofState = field(within(sourceShape.status));
const statementShape = within(RECORD_SCHEMAS.article.shape.statements);
const ofStatement = field(statementShape);
const statement = z
  .strictObject({
    id: statementKey,
    claim: ofStatement('claim', claimKey),
    claimKind: oneOf<ClaimKind>(CLAIM_KINDS).describe('Kind of the claim.'),
    article: words.describe('Id of the article that carries it.'),
    by: ofStatement('by', maybe(actorKey)),
    stance: ofStatement('stance', oneOf<Stance>(STANCES)),
    scope: ofStatement('scope', maybe(oneOf<Scope>(SCOPES))),
    side: maybe(z.enum(SIDE_NAMES)).describe('The side that its stance takes; null takes none.'),
    standing: z
      .enum(STANDINGS)
      .describe('Whose word it is: an origin group’s, one that is not traced, or the publisher’s own.'),
    originGroup: maybe(actorKey).describe('The actor at the root of its origin group.'),
    holderGroup: maybe(actorKey).describe('On positions, the origin group of the holder on that day.'),
    origin: ofStatement('origin', maybe(words)),
    stated: ofStatement('stated', maybe(words)),
    value: ofStatement('value', maybe(value)),
    valueAt: ofStatement('valueAt', maybe(words)),
    hedge: ofStatement('hedge', maybe(words)),
    quote: ofStatement(
      'quote',
      maybe(
        z.strictObject({
          text: words.describe('The words as printed.'),
          lang: maybe(words).describe('Their language; null is the tracker’s.'),
          translation: maybe(words).describe('The words in the tracker’s language.'),
          translatedBy: maybe(words).describe('Who translated them.'),
        }),
      ),
    ),
    paragraph: ofStatement('paragraph', maybe(z.int())),
    relayedBy: ofStatement('relayedBy', maybe(actorKey)),
    note: ofStatement('note', maybe(words)),
    countsFrom: day.describe(
      'The article’s day, the earliest on which it can have been published: from here on it counts.',
    ),
    countsUntil: maybe(day).describe('The day on which its source was retracted: from here on it counts no more.'),
    url,
  })
  .meta({ id: 'Statement', description: 'What one speaker says of one claim, as one article carries it.' });

const article = z
  .strictObject({
    id: words.describe('Id of the article.'),
    title: ofArticle('title', words),
    summary: ofArticle('summary', words),
    source: ofArticle(
      'source',
      z.strictObject({
        title: ofSource('title', maybe(words)),
        publisher: ofSource('publisher', maybe(actorKey)),
        byline: ofSource('byline', maybe(words)),
        url: ofSource('url', maybe(words)),
        gone: ofSource('gone', maybe(words)),
        published: ofSource('published', words),
        language: ofSource('language', words),
        credits: ofSource(
          'credits',
          z.array(z.strictObject({ text: ofCredit('text', words), actor: ofCredit('actor', maybe(actorKey)) })),
        ),
        accessPoints: ofSource(
          'accessPoints',
          z.array(
            z.strictObject({
              url: ofAccess('url', maybe(words)),
              gone: ofAccess('gone', maybe(words)),
              accessed: ofAccess('accessed', maybe(words)),
              sha256: ofAccess('sha256', maybe(words)),
            }),
          ),
        ),
        status: ofSource(
          'status',
          z.strictObject({
            state: ofState('state', oneOf<SourceState>(SOURCE_STATES)),
            date: ofState('date', maybe(words)),
            url: ofState('url', maybe(words)),
          }),
        ),
        copyOf: ofSource('copyOf', maybe(words)),
      }),
    ),
    text: words.describe('Id of the article whose text it carries: its own, or that of the one it reprints.'),
    countsFrom: day.describe('The day from which its statements count.'),
    countsUntil: maybe(day).describe('The day on which its source was retracted.'),
    statements: keys.describe('What it carries, in its order.'),
    body,
    recorded,
    url,
  })
  .meta({ id: 'Article', description: 'A report on one published source.' });

const ofActor = field(RECORD_SCHEMAS.actor.shape);
const ofRole = field(within(RECORD_SCHEMAS.actor.shape.roles));
const actor = z
  .strictObject({
    id: actorKey,
    name: ofActor('name', words),
    kind: ofActor('kind', oneOf<ActorKind>(ACTOR_KINDS)),
    aliases: ofActor('aliases', z.array(words)),
    group: ofActor('group', maybe(actorKey)),
    roles: ofActor(
      'roles',
      z.array(
        z.strictObject({
          title: ofRole('title', words),
          group: ofRole('group', maybe(actorKey)),
          from: ofRole('from', maybe(words)),
          to: ofRole('to', maybe(words)),
        }),
      ),
    ),
    sameAs: ofActor('sameAs', z.array(words)),
    statements: keys.describe('What it said, by day of saying.'),
    claims: z.array(claimKey).describe('Claims about it or held by it.'),
    body,
    recorded,
    url,
  })
  .meta({ id: 'Actor', description: 'Who speaks, or is spoken of.' });

const place = RECORD_SCHEMAS.places.element.shape;
const ofPlace = field(place);
const ofPoint = field(within(place.point));
const ofTracker = field(RECORD_SCHEMAS.tracker.shape);
const ofTopic = field(within(RECORD_SCHEMAS.tracker.shape.topics));
const counts = z.strictObject({
  claims: count.describe('Claims that articles carry.'),
  statements: count.describe('Statements.'),
  actors: count.describe('Actors.'),
  articles: count.describe('Articles.'),
  texts: count.describe('Texts: reprints of one count once.'),
});
const tracker = z
  .strictObject({
    title: ofTracker('title', words),
    description: ofTracker('description', words),
    language: ofTracker('language', words),
    story: ofTracker('story', words),
    places: z
      .array(
        z.strictObject({
          id: ofPlace('id', words),
          name: ofPlace('name', words),
          within: ofPlace('within', maybe(words)),
          point: ofPlace(
            'point',
            maybe(z.strictObject({ lat: ofPoint('lat', z.number()), lon: ofPoint('lon', z.number()) })),
          ),
          source: ofPlace('source', maybe(words)),
        }),
      )
      .describe('Places of the claims.'),
    topics: ofTracker(
      'topics',
      z.array(
        z.strictObject({
          id: ofTopic('id', words),
          title: ofTopic('title', words),
          description: ofTopic('description', maybe(words)),
          url,
        }),
      ),
    ),
    featured: ofTracker('featured', z.array(claimKey)),
    licence: ofTracker('licence', licence),
    contact: ofTracker('contact', maybe(words)),
    repository: ofTracker('repository', maybe(words)),
    rulesVersion: z.int().describe('Version of the rules that made the statuses.'),
    counts: counts.describe('How much there is.'),
    documents: z.array(url).describe('The documents of the whole tracker.'),
    url,
  })
  .meta({ id: 'Tracker', description: 'What the tracker is, and how much it holds.' });

const told = z.strictObject({
  type: z.literal('told').describe('Something is said to have happened, or to be due.'),
  date: words.describe('When, as an EDTF date.'),
  chapter: maybe(words).describe('The month, or the year, that it stands in.'),
  day: maybe(day).describe('The day, where there is one.'),
  claim: claimKey,
  status: z.enum(STATUSES).describe('Status of the claim.'),
});
const said = z.strictObject({
  type: z.literal('said').describe('Somebody said something.'),
  date: maybe(words).describe('When, as an EDTF date; null when not known.'),
  chapter: maybe(words).describe('The month, or the year, that it stands in.'),
  day: maybe(day).describe('The day, where there is one.'),
  by: maybe(actorKey).describe('Who; null is the article’s own voice.'),
  article: words.describe('Id of the article that carries it.'),
  statements: keys.describe('What was said.'),
});

// ——— Documents ———

const $schema = z.string().meta({ format: 'uri-reference' }).describe('Address of the JSON Schema of this document.');
const document = <S extends z.core.$ZodLooseShape>(title: string, shape: S) =>
  z.strictObject({ $schema, ...shape }).meta({ title });

/** A record that another one names. */
const brief = {
  claim: claim.pick({ id: true, title: true, kind: true, status: true, url: true }).meta({
    id: 'ClaimInShort',
    description: 'A claim that is named here.',
  }),
  article: article
    .omit({ body: true })
    .meta({ id: 'ArticleInShort', description: 'An article that is named here: without its text.' }),
  actor: actor.pick({ id: true, name: true, kind: true, url: true }).meta({
    id: 'ActorInShort',
    description: 'An actor that is named here.',
  }),
};
const actorsNamed = z.array(brief.actor).describe('Actors that are named in it.');

/** The documents of the whole tracker, by name: `/api/v1/<name>.json`. */
export const TRACKER_DOCUMENTS = {
  tracker: document('The tracker: what it is about, its topics and places, how much it holds', {
    tracker: tracker.describe('The tracker.'),
  }),
  claims: document('All claims, with their statuses and how these came about', {
    claims: z.array(claim).describe('By id.'),
  }),
  actors: document('All actors', { actors: z.array(actor).describe('By id.') }),
  articles: document('All articles, with their sources', { articles: z.array(article).describe('By id.') }),
  statements: document('All statements', {
    statements: z.array(statement).describe('By claim, then by day of saying.'),
  }),
  timeline: document('The timeline: what is said to have happened, and what was said', {
    timeline: z
      .array(z.discriminatedUnion('type', [told, said]))
      .describe('In the order of the timeline page; what has no date comes last.'),
  }),
} as const;

/** The documents of single records, by name: `/api/v1/<collection>/<id>.json`. */
const RECORD_DOCUMENTS = {
  claim: document('A claim with everything that is said of it', {
    claim: claim.describe('The claim.'),
    statements: z.array(statement).describe('What is said of it, by day of saying.'),
    articles: z.array(brief.article).describe('The articles that carry this.'),
    actors: actorsNamed,
  }),
  actor: document('An actor with everything that it said', {
    actor: actor.describe('The actor.'),
    statements: z.array(statement).describe('What it said, by day of saying.'),
    articles: z.array(brief.article).describe('The articles that carry this, and those that it published.'),
    claims: z.array(brief.claim).describe('Claims that it speaks of, and claims about it.'),
    actors: actorsNamed,
  }),
  article: document('An article with everything that it carries', {
    article: article.describe('The article.'),
    statements: z.array(statement).describe('What it carries, in its order.'),
    claims: z.array(brief.claim).describe('Claims that it speaks of.'),
    actors: actorsNamed,
  }),
} as const;

const documentUrl = z
  .string()
  .meta({ format: 'uri-reference' })
  .describe('Address: whole where the site’s own is known, else root-relative.');
const index = document('The index: everything that there is, with its address and schema', {
  api: z
    .strictObject({
      version: words.describe('Version of the documents: its first number is in their addresses.'),
      conventions: z.array(words).describe('What holds for all documents.'),
      changes: z
        .array(
          z.strictObject({
            version: words.describe('The version.'),
            date: day.describe('Its day.'),
            changes: z.array(words).describe('What is new in it.'),
          }),
        )
        .describe('What changed in the documents, newest first.'),
    })
    .describe('About the documents themselves.'),
  title: ofTracker('title', words),
  description: ofTracker('description', words),
  language: ofTracker('language', words),
  licence: ofTracker('licence', licence),
  rulesVersion: tracker.shape.rulesVersion,
  counts: tracker.shape.counts,
  contentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe(
      'SHA-256 of what the documents say: the same wherever the site is served, and whether or not times of recording are known. It cannot be made from the hashes of the documents.',
    ),
  documents: z
    .array(
      z.strictObject({
        name: words.describe('Its name.'),
        title: words.describe('What it is.'),
        url: documentUrl,
        schema: documentUrl,
        bytes: count.describe('Its size.'),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .describe('SHA-256 of its bytes.'),
      }),
    )
    .describe('The documents of the whole tracker.'),
  records: z
    .array(
      z.strictObject({
        name: words.describe('What the records are.'),
        title: words.describe('What each document is.'),
        template: words.describe('Address of each, with `{id}` in place of its id.'),
        schema: documentUrl,
        ids: z.array(words).describe('The ids.'),
      }),
    )
    .describe('One document for each record; empty where the tracker publishes none.'),
  schemas: z
    .array(
      z.strictObject({
        name: words.describe('Its name.'),
        title: words.describe('What it describes.'),
        url: documentUrl,
      }),
    )
    .describe('The JSON Schemas: of these documents, and of the files that people write.'),
  url,
});

/** Every document, by the first part of its schema’s name. */
export const DOCUMENT_SCHEMAS = { index, ...TRACKER_DOCUMENTS, ...RECORD_DOCUMENTS } as const;
export type DocumentKind = keyof typeof DOCUMENT_SCHEMAS;
export type DocumentOf<K extends DocumentKind> = z.infer<(typeof DOCUMENT_SCHEMAS)[K]>;

export type ClaimData = z.infer<typeof claim>;
export type StatementData = z.infer<typeof statement>;
export type ArticleData = z.infer<typeof article>;
export type ActorData = z.infer<typeof actor>;
export type TrackerData = z.infer<typeof tracker>;
export type TimelineData = z.infer<typeof told> | z.infer<typeof said>;
export type ValueData = z.infer<typeof value>;
