/**
 * What people write: one strict zod object per kind of file.
 *
 * This file is the reference of the content format. Every field is described here once; `check` says of a missing
 * field what its description says.
 * What the compiler works out from the records (status, sides, joins) has types of its own in `graph.ts`.
 */
import { z } from 'zod';
import { dateFormProblem, isExactDay, parseDate } from './date.ts';

/** What a text or a number must be, where its type does not say it: for the tables of the guide and the questions of `new`. */
export const FORMS = z.registry<{ form: string }>();

/** Ids are file names: lower-case ASCII words joined by single hyphens. */
export const ID_PATTERN = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const id = (what: string) =>
  z
    .string()
    .regex(ID_PATTERN, `an id of ${what}: lower-case letters, digits and single hyphens, like "jane-doe"`)
    .register(FORMS, { form: `id of ${what}` });
const text = z.string().trim().min(1, 'some text');
/** An optional field may be left out or left empty: both mean "not stated" and are kept as null. */
const maybe = <T extends z.ZodType>(schema: T) => schema.nullable().default(null);
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((value) => value ?? []);

const ADDRESS_EXPECTED = 'an address that starts with https:// or http://';
/** Why a text is no http(s) address, said as what is expected; null when it is one. */
export function addressProblem(value: string): string | null {
  if (!/^https?:\/\/(?![/\\])/i.test(value)) return ADDRESS_EXPECTED;
  if (/[\p{Cc}\p{Z}\p{Bidi_Control}]/u.test(value)) return 'an address without spaces and invisible characters';
  if (/^https?:\/\/[^/?#\\]*@/i.test(value)) return 'an address without a user name or password in it';
  return URL.canParse(value) ? null : 'an address that a browser can open, such as https://example.org/page';
}

/** Why an address cannot be that of a site: pages are put below its path, as it is written. */
function siteAddressProblem(value: string): string | null {
  const problem = addressProblem(value);
  if (problem !== null) return problem;
  const [, path = ''] = /^https?:\/\/[^/]*(.*)$/i.exec(value) ?? [];
  if (/[?#]/.test(value)) return 'an address without ? and #';
  return new URL(value).pathname === (path || '/') ? null : 'an address whose path is written as browsers write it';
}

const checkedAddress = (problemOf: (value: string) => string | null) =>
  z
    .string(ADDRESS_EXPECTED)
    .superRefine((value, context) => {
      const expected = problemOf(value);
      if (expected !== null) context.addIssue({ code: 'custom', message: expected });
    })
    .register(FORMS, { form: 'address' });
const address = checkedAddress(addressProblem);
const siteAddress = checkedAddress(siteAddressProblem);

const isLanguage = (value: string): boolean => {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
};
const LANGUAGE_EXPECTED = 'a language tag, such as en or pt-BR';
/** A well-formed language tag (BCP 47). */
const language = z
  .string(LANGUAGE_EXPECTED)
  .refine(isLanguage, LANGUAGE_EXPECTED)
  .register(FORMS, { form: 'language' });
/** One whose dates and lists can be written. */
const knownLanguage = language
  .refine(
    (value) => !isLanguage(value) || Intl.DateTimeFormat.supportedLocalesOf([value]).length === 1,
    'a language tag that Node.js knows, such as en or pt-BR',
  )
  .register(FORMS, { form: 'language' });

/** An EDTF date (https://www.loc.gov/standards/datetime/), kept as written; YAML reads a bare year as a number. */
const edtf = (problemOf: (value: string) => string | null) =>
  z
    .union([z.string(), z.int()], 'an EDTF date, such as 2024-11-13')
    .transform(String)
    .superRefine((value, context) => {
      const expected = problemOf(value);
      if (expected !== null) context.addIssue({ code: 'custom', message: expected, params: { rule: 'date/form' } });
    })
    .register(FORMS, { form: 'date' });
const date = edtf(dateFormProblem);
/** One end of a stretch of time: no interval, no set, no decade. */
export const oneDate = edtf((value) => {
  const problem = dateFormProblem(value);
  if (problem !== null) return problem;
  const parsed = parseDate(value);
  return parsed.type === 'date' && parsed.precision !== 'years' ? null : 'one date: a day, a month or a year';
});

// ——— Vocabulary ———

/** What would settle a claim, with the reader's explanation of each kind. */
export const CLAIM_KINDS = {
  occurrence: 'something is or happened',
  quantity: 'a count or an amount',
  date: 'when something happened or is due',
  position: 'an actor’s own stance, demand or refusal to comment',
  motive: 'why an actor acts',
  prediction: 'what will or could happen',
  assessment: 'a judgement',
} as const;
export type ClaimKind = keyof typeof CLAIM_KINDS;

export const STANCES = {
  asserts: 'says that it is so',
  confirms: 'says so officially, after others did, by the source’s own word',
  denies: 'says that it is not so',
  doubts: 'questions it, or weakens it to a possibility',
  'no-evidence': 'says that evidence is lacking',
  implies: 'suggests it without saying it',
  declines: 'neither confirms nor denies it',
} as const;
export type Stance = keyof typeof STANCES;

export const SCOPES = {
  full: 'the claim itself',
  narrower: 'only something narrower, such as one occasion or one place',
} as const;
export type Scope = keyof typeof SCOPES;

export const ACTOR_KINDS = {
  person: 'a person',
  state: 'a state',
  'government-body': 'a ministry, agency, armed force or other body of a state',
  alliance: 'an alliance or union of states',
  organisation: 'a company, party, bank or other organisation',
  'military-unit': 'a military unit',
  'news-publisher': 'a newspaper, broadcaster or site that publishes news',
  'wire-agency': 'a news agency whose reports others print',
  'unnamed-group': 'people whom a source does not name',
} as const;
export type ActorKind = keyof typeof ACTOR_KINDS;

export const SOURCE_STATES = {
  'as-published': 'stands as it was published',
  corrected: 'was corrected by its publisher',
  retracted: 'was retracted by its publisher; its statements stay visible and count only until that day',
} as const;
export type SourceState = keyof typeof SOURCE_STATES;

/** The most words that are quoted of a source in one piece. */
const MAX_QUOTED_WORDS = 25;

/** The value of `origin` when a speaker passes on information and nobody says whose. */
export const UNKNOWN_ORIGIN = 'unknown';

const oneOf = <T extends Record<string, string>>(options: T) => z.enum(Object.keys(options) as (keyof T & string)[]);

// ——— Statement ———

export const QUOTED_EXPECTED = 'the words themselves, without quotation marks around them';
const words = text
  .refine((value) => value.split(/\s+/).length <= MAX_QUOTED_WORDS, {
    error: `at most ${MAX_QUOTED_WORDS} words: the part that matters`,
  })
  .refine((value) => !/^(?:“[^“”]*”|"[^"]*"|«[^«»]*»|„[^„“”]*[“”])$/.test(value), QUOTED_EXPECTED)
  .register(FORMS, { form: `text of at most ${MAX_QUOTED_WORDS} words` });
const quote = z.union(
  [
    words,
    z.strictObject({
      text: words.describe('The words as printed, without the quotation marks.'),
      lang: maybe(language).describe('Language of the words, such as `ko`. Left out: the tracker’s language.'),
      translation: maybe(text).describe('The words in the tracker’s language.'),
      translatedBy: maybe(text).describe('Who translated them: a name, or `us`.'),
    }),
  ],
  'text, or a group of fields: text, lang, translation, translatedBy',
);

const statementSchema = z.strictObject({
  id: maybe(id('a statement')).describe(
    'Name of the statement in its address. Left out, it is `<claim>-<by>`, or `<claim>-source` for the article’s own voice; give one where that is not unique in the article.',
  ),
  claim: id('a claim').describe('The claim that the statement is about: the name of a file in `claims/`.'),
  by: maybe(id('an actor')).describe(
    'Who says it: the name of a file in `actors/`. Left out: the article’s own voice.',
  ),
  stance: oneOf(STANCES).describe('What the speaker does with the claim.'),
  scope: maybe(oneOf(SCOPES)).describe(
    'For `doubts` and `no-evidence` only: `full` (the default) questions the claim itself, `narrower` only one occasion or place.',
  ),
  stated: maybe(date).describe(
    'When it was said, such as `2031-05-04`, or `2031-05` where only the month is known. Left out: not known, or for the article’s own voice the day on which its text was first published.',
  ),
  value: maybe(
    z
      .union([text, z.number()], 'a figure, such as 10000 or "> 10000"')
      .transform(String)
      .register(FORMS, { form: 'figure' }),
  ).describe(
    'The figure as said: `10000`, `= 10000`, `~ 10000` (about), `> 10000` (over), `>= 10000` (at least), `< 5`, `<= 5`, `1000..1500`, with the unit where it is not the claim’s. On `date` claims a date.',
  ),
  valueAt: maybe(date).describe('The day that the figure is true of, when it is not the day of saying.'),
  hedge: maybe(text).describe('The words that weaken it, as printed: `reportedly`, `may`, `some`.'),
  quote: maybe(quote).describe(
    'Words between quotation marks in the source, at most 25; plain text, or with `lang` and `translation`.',
  ),
  paragraph: maybe(
    z.int('a whole number, such as 3').min(1, 'a number from 1').max(1_000_000, 'a number up to 1000000'),
  ).describe('Number of the line in the text of the source, counted from 1 without empty lines.'),
  origin: maybe(id('an actor, or `unknown`')).describe(
    'On whose information the speaker speaks: an actor, or `unknown`. Left out: on the speaker’s own word.',
  ),
  relayedBy: maybe(id('an actor')).describe(
    'Who carried the words between speaker and article, such as a news agency.',
  ),
  note: maybe(text).describe('What a reader must know to read the statement rightly, in our words.'),
});
export type StatementRecord = z.output<typeof statementSchema>;

// ——— Article ———

export const articleSchema = z.strictObject({
  title: text.describe('Our headline for the report, in our own words.'),
  summary: text.describe('What the source reports, in one or two sentences of our own.'),
  source: z
    .strictObject({
      title: maybe(text).describe('Title as printed.'),
      publisher: maybe(id('an actor')).describe('Who published it. Left out: not stated.'),
      byline: maybe(text).describe('Author as printed.'),
      url: maybe(address).describe('Address of the source. Left out: not known.'),
      gone: maybe(oneDate).describe(
        'Day on which nothing was found at the address any more, such as `2031-06-01`: `check --links --fix` writes it. Left out: it answers, as far as is known.',
      ),
      published: date.describe(
        'Day of publication, such as `2031-05-05`. Where none is printed, the earliest that the text allows: `2031-05-05/..` for “on or after”.',
      ),
      language: maybe(language).describe('Language of the source, such as `en`. Left out: the tracker’s language.'),
      credits: list(
        z
          .union(
            [
              text,
              z.strictObject({
                text: text.describe('The credit as printed.'),
                actor: maybe(id('an actor')).describe('Whom it credits.'),
              }),
            ],
            'text, or a group of fields: text, actor',
          )
          .transform((credit) => (typeof credit === 'string' ? { text: credit, actor: null } : credit)),
      ).describe('General credits, such as “With inputs from AP”. They relay; they are no second origin.'),
      accessPoints: list(
        z.strictObject({
          url: maybe(address).describe('Address of an archived copy. Left out for a captured copy that is not public.'),
          gone: maybe(oneDate).describe(
            'Day on which nothing was found at its address any more. Left out: it answers.',
          ),
          accessed: maybe(date).describe('When it was archived or captured. Left out: not known.'),
          sha256: maybe(z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')).describe(
            'Fingerprint (SHA-256) of the captured text: who has a copy can tell whether it is the same.',
          ),
        }),
      ).describe('Archived or captured copies.'),
      status: maybe(
        z.strictObject({
          state: oneOf(SOURCE_STATES).describe('What became of the source.'),
          date: maybe(date).describe('Day of the correction or retraction.'),
          url: maybe(address).describe('Where the publisher says so.'),
        }),
      ).describe('`as-published` (the default), `corrected` or `retracted`, with day and address.'),
      copyOf: maybe(id('an article')).describe(
        'The article whose text this one reprints, whole or abridged: what it says undated was said when that one says, and it counts no longer than that one.',
      ),
    })
    .describe('The published source.'),
  statements: list(statementSchema).describe('What the source carries: one entry per claim and speaker.'),
});
export type ArticleRecord = z.output<typeof articleSchema>;

// ——— Claim ———

export const claimSchema = z.strictObject({
  title: text.describe('A neutral proposition in our own words; the headline of its page.'),
  kind: oneOf(CLAIM_KINDS).describe('What would settle it.'),
  when: maybe(date).describe(
    'When what it says happened or is due. From one day to another (`2031-05-04/2031-05-08`) means that it lasted; an uncertain day is one of several (`[2031-05-04..2031-05-08]`) or carries `?`.',
  ),
  place: maybe(id('a place')).describe('Where: an id from `places.yaml`.'),
  actors: list(id('an actor')).describe('Actors that the claim is about.'),
  holder: maybe(id('an actor')).describe('Whose position it is. Required for `position`, and only there.'),
  quantity: maybe(
    z.strictObject({
      counts: text.describe('What exactly is counted.'),
      unit: text.describe('Unit of the figures, such as `people`.'),
      changes: z
        .boolean()
        .nullish()
        .transform((value) => value ?? false)
        .describe('Whether what is counted can change with time.'),
    }),
  ).describe('What the figures count. Required for `quantity`.'),
  topics: list(id('a topic')).describe('Topics from `tracker.yaml`.'),
  tension: list(
    z.strictObject({
      claim: id('a claim').describe('The other claim.'),
      reason: text.describe('Why the two conflict, or only seem to, in a sentence.'),
    }),
  ).describe('Claims that this one does not sit well with. Written once, shown on both.'),
  disagreement: maybe(text).describe(
    'The sentence that explains why the accounts differ. Required while the claim is contested or inconsistent.',
  ),
  implies: list(id('a claim')).describe('Claims that follow if this one holds. Shown; never moves a status.'),
});
export type ClaimRecord = z.output<typeof claimSchema>;

// ——— Actor ———

export const actorSchema = z.strictObject({
  name: text.describe('The name in the tracker’s one spelling.'),
  kind: oneOf(ACTOR_KINDS).describe('What kind of actor it is.'),
  aliases: list(text).describe('Other spellings and names.'),
  group: maybe(id('an actor')).describe(
    'The state, body or organisation that it belongs to: what both say counts as one origin.',
  ),
  roles: list(
    z.strictObject({
      title: text.describe('The role as the sources print it.'),
      group: maybe(id('an actor')).describe(
        'The group that the actor speaks for in this role. Left out: the actor’s `group`.',
      ),
      from: maybe(oneDate).describe('First day of the role: a day, a month or a year.'),
      to: maybe(oneDate).describe('Last day of the role: a day, a month or a year.'),
    }),
  ).describe('Roles over time. The role in force when something was said decides the group.'),
  sameAs: list(address).describe('Addresses of the same actor elsewhere, such as Wikidata.'),
});
export type ActorRecord = z.output<typeof actorSchema>;

// ——— Tracker and places ———

/** What a site publishes beside its pages; each kind can be switched off. */
export const OUTPUT_KINDS = {
  feeds: 'Atom, RSS and JSON Feed: of the tracker, of each claim and actor',
  calendar: 'dated claims and statements for calendars: of the tracker, of each actor',
  documents: 'JSON documents of each claim, actor and article; those of the whole tracker are always there',
  data: 'tables and a database to download: CSV, SQLite, Parquet',
  graph: 'JSON-LD, in pages and as one file',
  citations: 'how claims, articles and statements are cited, for people and reference managers',
  embeds: 'cards of claims and charts of figures for other sites',
  archive: 'the whole site as one ZIP file that is read without a network, where there are files for each record',
} as const;
export type OutputKind = keyof typeof OUTPUT_KINDS;

/** Trackers with more claims publish no files for each record of their own accord: some hosts allow 20,000 files. */
export const MOST_CLAIMS_WITH_FILES = 1000;

export const trackerSchema = z.strictObject({
  title: text.describe('Name of the tracker.'),
  description: text.describe('One line for search engines and feeds.'),
  language: knownLanguage.describe('Language of the tracker, such as `en`.'),
  story: text.describe('The story in two sentences.'),
  topics: list(
    z.strictObject({
      id: id('a topic').describe('Id used by claims and in addresses.'),
      title: text.describe('Heading of the topic.'),
      description: maybe(text).describe('One sentence about it.'),
    }),
  ).describe('Topics that claims are filed under.'),
  featured: list(id('a claim')).describe('Quantities and dates whose figures the front page shows, in this order.'),
  licence: z
    .strictObject({ name: text.describe('Name of the licence.'), url: address.describe('Address of its text.') })
    .describe('Licence of the content.'),
  contact: maybe(z.union([z.email(), address], `an e-mail address, or ${ADDRESS_EXPECTED}`)).describe(
    'Where people named can ask for a correction: an e-mail or web address.',
  ),
  url: maybe(siteAddress).describe('Address that the site is deployed at, such as `https://user.github.io/repo/`.'),
  repository: maybe(address).describe(
    'Address of the repository that holds the content. For one on github.com, pages have links to edit and report.',
  ),
  offline: maybe(z.boolean()).describe(
    'Whether readers can have their browser keep the pages that they read, for when there is no network. Left out: no.',
  ),
  outputs: maybe(
    z.strictObject({
      ...(Object.fromEntries(
        Object.entries(OUTPUT_KINDS).map(([kind, what]) => [
          kind,
          maybe(z.boolean()).describe(`${what.charAt(0).toUpperCase()}${what.slice(1)}. Left out: yes.`),
        ]),
      ) as Record<OutputKind, ReturnType<typeof maybe<z.ZodBoolean>>>),
      records: maybe(z.boolean()).describe(
        `Whether there are files of these kinds for each record. Left out: on up to ${MOST_CLAIMS_WITH_FILES} claims.`,
      ),
    }),
  ).describe('What the site publishes beside its pages. Left out: everything.'),
});
export type TrackerRecord = z.output<typeof trackerSchema>;

export const placesSchema = z.array(
  z.strictObject({
    id: id('a place').describe('Id used by claims.'),
    name: text.describe('Name of the place.'),
    within: maybe(id('a place')).describe('The place that it lies in.'),
    point: maybe(
      z.strictObject({
        lat: z.number().min(-90).max(90).describe('Latitude in degrees, north positive.'),
        lon: z.number().min(-180).max(180).describe('Longitude in degrees, east positive.'),
      }),
    ).describe('One point that stands for it on a map (WGS 84).'),
    source: maybe(text).describe('Where the coordinates come from. Required with `point`.'),
  }),
);
export type PlaceRecord = z.output<typeof placesSchema>[number];

// ——— Permalinks ———

/** What can become of an address. */
export const FATES = {
  renamed: 'the record has another address, which `to` names',
  merged: 'the record is one with another, which `to` names',
  corrected:
    'a date, a speaker or a claim was put right: the statement that stands in its place, which `to` names; or a day or month on which nothing stands any more',
  withdrawn: 'the record is no longer published; `reason` says why',
} as const;
export type Fate = keyof typeof FATES;

const PERMALINK_EXPECTED =
  'an address of this tracker, such as claims/bridge-closed, articles/gates-down#bridge-closed-mayor or asof/2031-05-06';
/** Addresses that are kept for ever, without the slash at the end. */
export const PERMALINK_PATTERN =
  /^(?:(?:claims|actors|articles|topics)\/[a-z0-9-]+|articles\/[a-z0-9-]+#[a-z0-9-]+|timeline\/-?\d+(?:-\d\d)?|asof\/\d{4}-\d\d-\d\d)$/;
const permalink = z
  .string(PERMALINK_EXPECTED)
  .regex(PERMALINK_PATTERN, PERMALINK_EXPECTED)
  .register(FORMS, { form: 'address of this tracker' });
const day = edtf((value) =>
  dateFormProblem(value) === null && isExactDay(parseDate(value)) ? null : 'a day, such as 2031-05-06',
);

export const permalinksSchema = z.array(
  z.strictObject({
    from: permalink.describe('The address that was given up, below that of the site and without the slash at its end.'),
    to: maybe(permalink).describe(
      'The address that answers in its place. Left out where none does; of a day or a month the site finds it.',
    ),
    what: oneOf(FATES).describe('What became of it.'),
    on: day.describe('When: the day on which the tracker was changed.'),
    reason: maybe(text).describe('Why, in a sentence that readers see. Required for `withdrawn`.'),
  }),
);
export type PermalinkRecord = z.output<typeof permalinksSchema>[number];

/** The three collections of Markdown files, by folder. */
export const COLLECTIONS = { articles: articleSchema, claims: claimSchema, actors: actorSchema } as const;
export type Collection = keyof typeof COLLECTIONS;

/** Every kind of file that people write, by the name of its schema. */
export const RECORD_SCHEMAS = {
  article: articleSchema,
  claim: claimSchema,
  actor: actorSchema,
  tracker: trackerSchema,
  places: placesSchema,
  permalinks: permalinksSchema,
} as const;
