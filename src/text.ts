/**
 * Every word of the interface, in one file: a fork in another language translates this one (and the two documents
 * `pages/method.mdx` and `pages/about.mdx`). Texts are plain; where a sentence depends on data it is a function.
 */
import type { ActorKind, ClaimKind, Scope, SourceState, Stance } from './domain/schema.ts';
import type { Count, Family, Flag, RuleId, Side, Status, Tally } from './domain/status.ts';
import type { FigureForm } from './domain/value.ts';

const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
/** Small numbers in words: `spell(2)` is "two", `spell(30)` is "30". */
const spell = (n: number): string => NUMBERS[n] ?? String(n);
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const count = (n: number, one: string, many: string): string => `${spell(n)} ${n === 1 ? one : many}`;
const articlesInWords = (n: number): string => count(n, 'article', 'articles');
const says = (n: number, names: string): string => `${capital(count(n, 'origin says', 'origins say'))} so: ${names}`;
const denies = (n: number, names: string): string => `${count(n, 'denies', 'deny')} it: ${names}`;
const doubts = ({ counts, doubts: stances, names }: Reason): string => {
  const doubting = stances.includes('doubts') ? [count(counts.question, 'doubts it', 'doubt it')] : [];
  const lacking = stances.includes('no-evidence')
    ? [count(counts.question, 'sees no evidence of it', 'see no evidence of it')]
    : [];
  const [first = '', second] = [...doubting, ...lacking];
  return `${second === undefined ? first : `${first} or ${second.replace(/^\S+ /, '')}`}: ${names.question}`;
};

/** A sentence in which some words lead somewhere: text, and mentions `M` of records. */
export type Sentence<M> = (string | M)[];

/** Writes a sentence: say`${claim} moves to ${status}`. */
const say = <M>(strings: TemplateStringsArray, ...values: (string | M | Sentence<M>)[]): Sentence<M> =>
  strings.flatMap((words, index) => [words, values[index] ?? []].flat() as Sentence<M>).filter((part) => part !== '');

/** A, B and C, with mentions among them. */
const listed = <M>(items: readonly (M | string)[]): Sentence<M> =>
  items.flatMap((item, index) => (index === 0 ? [item] : [index === items.length - 1 ? ' and ' : ', ', item]));

/** What a reason sentence may speak of; names are joined to "A, B and C". */
export interface Reason {
  /** Names of the groups on each side; where there is none, those of the untraced speakers. */
  names: Record<Side, string>;
  /** Whether an origin on the for side is named. */
  named: boolean;
  counts: Record<Side, number>;
  /** Stances on the question side. */
  doubts: Stance[];
  /** Articles that carry the statements that the rule rests on. */
  articles: number;
  /** Whether news publishers or agencies are among those who only repeat. */
  agencies: boolean;
  holder: string;
  /** Whether the holder's own words are on record although they have no origin group. */
  holderSpeaks: boolean;
  /** Who implies it, and who declines to comment. */
  implying: string[];
  declining: string[];
  list: (names: Iterable<string>) => string;
  /** The two values that conflict, with who said each. */
  values: { words: string; who: string }[];
  hasFor: boolean;
}

export const text = {
  /** Tag for dates, numbers and lists; plain English prints days before months, as the rest of the site does. */
  locale: (language: string): string => (language === 'en' ? 'en-GB' : language),
  capital,
  spell,
  articles: articlesInWords,
  statements: (n: number): string => count(n, 'statement', 'statements'),
  claims: (n: number): string => count(n, 'claim', 'claims'),
  origins: (n: number): string => count(n, 'origin', 'origins'),
  texts: (n: number): string => count(n, 'text', 'texts'),
  /** "5 articles, 3 texts": texts are named only where some articles are copies. */
  articlesAndTexts: (n: number, texts: number): string =>
    `${n} ${n === 1 ? 'article' : 'articles'}${texts === n ? '' : `, ${texts} ${texts === 1 ? 'text' : 'texts'}`}`,

  nav: {
    skip: 'Skip to content',
    main: 'Main',
    home: 'Brief',
    timeline: 'Timeline',
    claims: 'Claims',
    actors: 'Actors',
    contradictions: 'Contradictions',
    articles: 'Articles',
    matrix: 'Matrix',
    map: 'Map',
    asOf: 'As of',
    search: 'Search',
    method: 'Method',
    about: 'About',
    breadcrumbs: 'You are here',
    onThisPage: 'On this page',
    previous: 'Previous',
    next: 'Next',
  },

  theme: { change: 'Light or dark', light: 'Light theme', dark: 'Dark theme' },
  copy: { link: 'Copy link', text: 'Copy', done: 'Copied' },
  print: { asOf: (day: string | null): string => (day === null ? 'no article yet' : `the record as of ${day}`) },

  status: {
    corroborated: 'Several origins',
    'single-origin': 'One origin',
    contested: 'Contested',
    inconsistent: 'Inconsistent',
    questioned: 'Questioned',
    denied: 'Denied',
    'no-evidence': 'No evidence seen',
    unattributed: 'No origin named',
    implied: 'Only implied',
    open: 'No side taken',
    stated: 'Stated by its holder',
    reported: 'Reported position',
    disowned: 'Disowned',
    'opinions-differ': 'Opinions differ',
    'attributed-view': 'Attributed view',
    'publishers-view': 'Publisher’s view',
  } satisfies Record<Status, string>,

  /** What each status means, for lists and for Method. */
  statusMeaning: {
    corroborated: 'At least two independent origins say so, and none questions or denies it.',
    'single-origin': 'One origin says so, named or not, however many articles repeat it.',
    contested: 'At least one origin says so and at least one denies it.',
    inconsistent: 'Two of the figures or dates given cannot both be true.',
    questioned: 'At least one origin says so, and at least one doubts it or sees no evidence.',
    denied: 'At least one origin denies it, and none says so.',
    'no-evidence': 'At least one origin doubts it or sees no evidence, and none says so.',
    unattributed: 'Only articles say so in their own voice; no origin is named.',
    implied: 'Nobody says so; somebody suggests it.',
    open: 'No origin has taken a side.',
    stated: 'Its holder said so, with a date or in quoted words.',
    reported:
      'Others report the position, with no dated or quoted words of its holder; or its holder is not a named origin.',
    disowned: 'The one said to hold the position denies it.',
    'opinions-differ': 'A view that at least one origin questions or denies. Views have no truth status.',
    'attributed-view': 'A view held by somebody other than the articles. Views have no truth status.',
    'publishers-view': 'A view that only articles hold, in their own voice. Views have no truth status.',
  } satisfies Record<Status, string>,

  oneUnnamed: 'One unnamed origin',

  /** Why a claim has its status, in a sentence. */
  reason: {
    'facts-retracted': () => 'Every source that carried it was retracted.',
    'facts-inconsistent': ({ values: [a, b] }) =>
      a?.who === b?.who
        ? `${capital(a?.who ?? '')} gave both “${a?.words}” and “${b?.words}”; the two cannot both be true.`
        : `${capital(a?.who ?? '')} gave “${a?.words}”, ${b?.who} “${b?.words}”; the two cannot both be true.`,
    'facts-contested': ({ names, counts }) =>
      `${says(counts.for, names.for)}; ${denies(counts.against, names.against)}.`,
    'facts-questioned': (reason) => `${says(reason.counts.for, reason.names.for)}; ${doubts(reason)}.`,
    'facts-corroborated': ({ names, counts, articles: n }) =>
      `${capital(spell(counts.for))} independent origins say so: ${names.for}, in ${articlesInWords(n)}.`,
    'facts-single-origin': ({ names, named, articles: n }) =>
      `One origin says so${named ? '' : ', and it is not named'}: ${names.for}, in ${articlesInWords(n)}.`,
    'facts-denied': ({ names, counts }) => `No origin says so; ${denies(counts.against, names.against)}.`,
    'facts-no-evidence': (reason) => `No origin says so; ${doubts(reason)}.`,
    'facts-unattributed': ({ articles: n, agencies }) =>
      agencies
        ? 'Only articles and news agencies say so, in their own voice; no origin is named.'
        : `Only ${articlesInWords(n)} ${n === 1 ? 'says so, in its' : 'say so, in their'} own voice; no origin is named.`,
    'facts-implied': ({ implying, list }) =>
      `Nobody says so outright; ${list(implying)} ${implying.length > 1 ? 'imply' : 'implies'} it.`,
    'facts-open': ({ declining, list }) =>
      declining.length === 0
        ? 'No origin has said or denied it.'
        : `No origin has said or denied it; neither confirmed nor denied: ${list(declining)}.`,
    'positions-retracted': () => 'Every source that carried it was retracted.',
    'positions-disowned': ({ holder }) => `Its holder denies it: ${holder}.`,
    'positions-stated': ({ holder }) => `Its holder said so, with a date or in quoted words: ${holder}.`,
    'positions-reported': ({ holder, holderSpeaks }) =>
      holderSpeaks
        ? `In words of its holder, who is not a named origin: ${holder}.`
        : `Reported, with no dated or quoted words of its holder: ${holder}.`,
    'views-retracted': () => 'Every source that carried it was retracted.',
    'views-opinions-differ': (reason) => {
      const { counts, names } = reason;
      const held = counts.for > 0 ? `held by ${names.for}` : '';
      const against = counts.against > 0 ? denies(counts.against, names.against) : '';
      const question = counts.question > 0 ? doubts(reason) : '';
      return `${capital([held, against, question].filter(Boolean).join('; '))}.`;
    },
    'views-attributed-view': ({ names, articles: n }) => `Held by ${names.for}, in ${articlesInWords(n)}.`,
    'views-publishers-view': ({ articles: n, hasFor }) =>
      hasFor
        ? `Held by ${articlesInWords(n)} in ${n === 1 ? 'its' : 'their'} own voice.`
        : 'Nobody is on record as holding it.',
  } satisfies Record<RuleId, (reason: Reason) => string>,

  /** What would change the status, by the rules. */
  wouldChange: {
    'facts-retracted': 'A source that stands.',
    'facts-inconsistent': 'A source of one of the two values that is retracted.',
    'facts-contested': 'A source that is retracted: more voices on either side change nothing.',
    'facts-questioned': 'A denial by any origin would make it contested.',
    'facts-corroborated': 'A doubt or a denial by any origin.',
    'facts-single-origin': 'A second, independent origin; a doubt or a denial by any origin.',
    'facts-denied': 'An origin that says so would make it contested.',
    'facts-no-evidence': 'An origin that says so would make it questioned; a denial would make it denied.',
    'facts-unattributed':
      'An origin that says so, doubts or denies it. Further articles in their own voice change nothing.',
    'facts-implied': 'Anybody who says so; an origin that doubts or denies it.',
    'facts-open': 'Anybody who says or implies it; an origin that doubts or denies it.',
    'positions-retracted': 'A source that stands.',
    'positions-disowned': 'The source of the denial, if it is retracted.',
    'positions-stated': 'A denial by the holder.',
    'positions-reported': 'Dated or quoted words of the holder; a denial by the holder.',
    'views-retracted': 'A source that stands.',
    'views-opinions-differ': 'A source that is retracted.',
    'views-attributed-view': 'A doubt or a denial by any origin.',
    'views-publishers-view': 'An origin that holds, doubts or denies it.',
  } satisfies Record<RuleId, string>,
  wouldChangeUnnamed: 'Two named, independent origins; a doubt or a denial by any origin.',
  wouldChangeValues: 'A figure or date for it that cannot be true beside those given.',

  flag: {
    'publisher-dissent': 'A publisher disagrees',
    reservation: 'With reservations',
    'position-changed': 'One origin on two sides',
    'unnamed-origin': 'Sources not named',
    relayed: 'Relayed only',
    'in-tension': 'In tension with another claim',
  } satisfies Record<Flag, string>,
  flagMeaning: {
    'publisher-dissent':
      'An article doubts or denies it in its own voice, and no origin does. It does not change the status.',
    reservation:
      'Somebody doubts it, or sees no evidence, for one occasion or place only. It does not change the status.',
    'position-changed': 'One and the same origin is on two sides, and counts on both.',
    'unnamed-origin': 'Every statement for it rests on people or information that the articles do not name.',
    relayed: 'Every statement for it was passed on by somebody else, such as a news agency.',
    'in-tension':
      'It conflicts with another claim, or seems to. The claim’s page sets the two side by side and says why.',
  } satisfies Record<Flag, string>,

  legend: {
    status: 'What stands behind a claim',
    stance: 'What a speaker does with it',
    own: 'small: a publisher’s own voice',
  },
  /** The looks of a status, for the legend. */
  tone: {
    several: 'two or more independent origins',
    one: 'one origin',
    none: 'no origin named',
    conflict: 'contested, inconsistent or denied',
    doubt: 'doubted, or no evidence seen',
    position: 'a position, stated or reported',
    view: 'a view: no truth status',
  },

  stance: {
    asserts: 'says so',
    confirms: 'confirms it',
    denies: 'denies it',
    doubts: 'doubts it',
    'no-evidence': 'sees no evidence',
    implies: 'implies it',
    declines: 'neither confirms nor denies it',
  } satisfies Record<Stance, string>,
  /** The same of several people. */
  stanceOfMany: {
    asserts: 'say so',
    confirms: 'confirm it',
    denies: 'deny it',
    doubts: 'doubt it',
    'no-evidence': 'see no evidence',
    implies: 'imply it',
    declines: 'neither confirm nor deny it',
  } satisfies Record<Stance, string>,
  scope: {
    full: '',
    narrower: 'only in part: one occasion or place',
  } satisfies Record<Scope, string>,
  side: { for: 'For', against: 'Against', question: 'In question', none: 'Takes no side' } satisfies Record<
    Side | 'none',
    string
  >,

  kind: {
    occurrence: 'Occurrence',
    quantity: 'Quantity',
    date: 'Date',
    position: 'Position',
    motive: 'Motive',
    prediction: 'Prediction',
    assessment: 'Assessment',
  } satisfies Record<ClaimKind, string>,
  kinds: {
    occurrence: 'What is said to have happened',
    quantity: 'Figures',
    date: 'Dates',
    position: 'Positions',
    motive: 'Motives',
    prediction: 'Predictions',
    assessment: 'Assessments',
  } satisfies Record<ClaimKind, string>,

  actorKind: {
    person: 'Person',
    state: 'State',
    'government-body': 'Government body',
    alliance: 'Alliance',
    organisation: 'Organisation',
    'military-unit': 'Military unit',
    'news-publisher': 'News publisher',
    'wire-agency': 'News agency',
    'unnamed-group': 'Unnamed people',
  } satisfies Record<ActorKind, string>,
  actorKinds: {
    state: 'States',
    alliance: 'Alliances',
    'government-body': 'Government bodies',
    person: 'People',
    'unnamed-group': 'Unnamed people',
    organisation: 'Organisations',
    'military-unit': 'Military units',
    'news-publisher': 'News publishers',
    'wire-agency': 'News agencies',
  } satisfies Record<ActorKind, string>,

  sourceState: {
    'as-published': 'stands as published',
    corrected: 'corrected by its publisher',
    retracted: 'retracted by its publisher',
  } satisfies Record<SourceState, string>,

  figure: {
    exact: (n: string) => n,
    about: (n: string) => `about ${n}`,
    over: (n: string) => `over ${n}`,
    'at-least': (n: string) => `at least ${n}`,
    under: (n: string) => `under ${n}`,
    'at-most': (n: string) => `at most ${n}`,
    range: (from: string, to: string) => `${from} to ${to}`,
  } satisfies Record<FigureForm, (from: string, to: string) => string>,

  date: {
    onOrAfter: (day: string) => `on or after ${day}`,
    onOrBefore: (day: string) => `on or before ${day}`,
    since: (day: string) => `since ${day}`,
    until: (day: string) => `until ${day}`,
    between: (from: string, to: string) => `between ${from} and ${to}`,
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    oneOf: (list: string) => `one of: ${list}`,
    uncertain: (date: string) => `${date}, uncertain`,
    approximate: (date: string) => `about ${date}`,
    years: (from: string, to: string) => `between ${from} and ${to}`,
    unknown: 'date not stated',
  },

  /** Dates in narrow columns. */
  short: {
    onOrAfter: (day: string) => `≥ ${day}`,
    onOrBefore: (day: string) => `≤ ${day}`,
    approximate: (day: string) => `~${day}`,
    uncertain: '?',
    unknown: 'undated',
  },

  /** Conditions of the rules, for Method: what is counted, and how many. */
  condition: {
    for: 'origins for',
    against: 'origins against',
    question: 'origins in question',
    opposing: 'origins against or in question',
    conflicts: 'pairs of values that cannot both be true',
    publisherFor: 'articles that say so in their own voice',
    implied: 'statements that imply it',
    holderDenies: 'denials by the holder',
    holderStates: 'dated or quoted statements of the holder',
    counted: 'statements that count',
  } satisfies Record<keyof Tally, string>,
  howMany: { any: 'any', none: '0', one: '1', some: '1 or more', several: '2 or more' } satisfies Record<Count, string>,

  voice: {
    own: 'The article itself',
    anArticle: 'an article',
    article: (title: string) => `the article “${title}”`,
    /** An origin whose word others pass on. */
    through: (origin: string, who: string) => `${origin} (through ${who})`,
    onUnknown: (who: string) => `${who} (on information whose source is not named)`,
    unnamedPublisher: 'publisher not stated',
    unknownOrigin: 'information whose source is not named',
    ownWord: 'own word',
    untraced: 'not traced to an origin',
    publisher: 'publisher’s voice',
  },

  page: {
    claims: 'Claims',
    claimsIntro: (claims: number, articles: number) =>
      `Every claim that the ${articles} articles carry: ${claims} propositions, each with its status by the rules. The wording is ours and neutral; who said it, and how, stands on each page.`,
    actors: 'Actors',
    actorsIntro:
      'Everybody who speaks in the articles or is spoken of, with what they said and what was said about them.',
    articles: 'Articles',
    articlesIntro: 'The published sources, each reported in our own words, with every statement that it carries.',
    contradictions: 'Contradictions',
    contradictionsIntro:
      'Where accounts differ: both sides, dated and attributed, and a sentence that says why they conflict or only seem to. Nothing is settled here. Conflicts on one claim come first; then cases with an origin on both sides, then the latest change.',
    timeline: 'Timeline',
    timelineIntro:
      'Two kinds of entries: what is said to have happened, with its status, and what was said, by whom. A date that is known only roughly is never put on an invented day.',
    topics: 'Topics',
    notFound: 'This page does not exist',
    notFoundIntro: 'The address may be mistyped, or the record may have moved. These lists hold everything there is:',
    home: 'Brief',
    status: 'Status',
    within: 'On one claim',
    between: 'Between two claims',
  },

  /** What became of an address that was given up. */
  permalink: {
    moved: 'This address has moved',
    nowAt: 'It is now here:',
    kicker: { claim: 'Claim', actor: 'Actor', article: 'Article', topic: 'Topic' },
    gone: (id: string): string => `“${id}” is no longer here`,
    withdrawn: (day: string): string => `It was withdrawn from this tracker on ${day}.`,
    reason: (reason: string): string => `The reason given: ${reason}`,
    instead: 'What there is',
    changes: 'What changed in the tracker, day by day',
    statementMoved: (day: string): string =>
      `A statement that had this address was put right on ${day}. It is now here:`,
    statementGone: (day: string, reason: string | null): string =>
      `A statement that had this address was withdrawn on ${day}.${reason === null ? '' : ` The reason given: ${reason}`}`,
  },

  brief: {
    heading: 'What the record says',
    asOf: (day: string) => `as of ${day}, the day of the latest article`,
    several: 'What at least two independent origins say',
    one: 'What rests on one origin',
    differ: 'What is contested, inconsistent, doubted or denied',
    unsourced: 'What no named origin stands behind',
    all: (n: number) => `All ${n} of them`,
    tagline: 'Who said what, on whose word, when, and who disagreed. No verdicts: every status is computed by',
    taglineRules: 'published rules',
    none: 'Nothing at present.',
    also: 'The record also holds',
    alsoPositions: (n: number) => `${n} ${n === 1 ? 'position' : 'positions'}`,
    alsoViews: (n: number) =>
      `${n} ${n === 1 ? 'motive, prediction or assessment' : 'motives, predictions and assessments'}`,
    alsoNote: 'these have no truth status and show who holds them.',
    and: 'and',
    differHeading: 'Where accounts differ or seem to',
    differMore: (n: number) =>
      n === 1
        ? 'The one case where accounts differ or seem to, both sides face to face'
        : `All ${n} cases where accounts differ or seem to, both sides face to face`,
    figuresHeading: 'Figures as they were said',
    figuresIntro: 'Each figure with its speaker. Figures that count different things are never joined or averaged.',
    latestHeading: 'Added last',
    published: (date: string) => `published ${date}`,
    recorded: (day: string) => `recorded here on ${day}`,
    heardHeading: 'Who is heard',
    heardIntro: 'Statements by origin group: on whose word they rest, as far as the texts show.',
    unheard: (names: string) => `Spoken about, but never heard in its own words: ${names}.`,
    ownVoice: (n: number) => `${n} further statements are the articles’ own voice, and have no origin.`,
    untraced: (n: number) => `${n} rest on people or information that the sources do not name.`,
    glance: (n: number) => `Of ${n} things reported as fact:`,
    glanceParts: {
      several: 'rest on two or more independent origins',
      one: 'rest on one origin',
      differ: 'are contested, inconsistent, doubted or denied',
      unsourced: 'have no named origin behind them',
    },
    counts: (n: Record<'claims' | 'statements' | 'actors' | 'articles' | 'texts', number>) =>
      `${n.claims} claims · ${n.statements} statements · ${n.actors} actors · ${text.articlesAndTexts(n.articles, n.texts)}`,
  },

  /** Columns of tables of statements. */
  columns: {
    paragraph: 'Par.',
    when: 'When said',
    who: 'Who',
    stance: 'Stance',
    claim: 'Claim',
    words: 'Words and figure',
    origin: 'On whose information',
    article: 'Article',
  },

  claim: {
    when: 'When',
    place: 'Where',
    about: 'About',
    holder: 'Whose position',
    counts: 'What is counted',
    countsChanges: 'can change with time',
    carriedBy: 'Carried by',
    topics: 'Topics',
    disagreement: 'Why the accounts differ',
    statements: 'Who said what',
    statementsCaption: 'Statements on this claim, by side and day of saying',
    conflict: 'These two cannot both be true:',
    compatible: 'No two of these exclude each other.',
    compatibleInTime: 'No two of these are said of one and the same time and exclude each other.',
    recorded: 'Recorded here',
    thisClaim: 'This claim',
    otherClaim: 'The other claim',
    history: 'History of its status',
    historyCaption: 'Status by date, and what changed it',
    historyFrom: 'From',
    historyBecause: 'Because of',
    unchanged: 'No change',
    sameStatus: 'Same status',
    dropped: 'no longer counts (retracted)',
    wouldChange: 'What would change this status',
    tension: 'In tension with',
    implies: 'What would follow from it',
    impliedBy: 'What it would follow from',
    first: 'carried it first',
    articles: 'Articles that carry it',
    noDate: 'day not stated',
    paragraph: (n: number) => `paragraph ${n}`,
    quotedBy: (article: string) => `as quoted by ${article}`,
    figure: 'Figure',
    trueOf: (date: string) => `true of ${date}`,
    hedge: 'hedged:',
    translation: (by: string | null) => (by === null ? 'Translation:' : `Translation (${by}):`),
    via: (name: string) => `relayed by ${name}`,
    countsAs: (name: string) => `counts as ${name}`,
    notCounted: 'its source was retracted: no longer counted',
    permalink: 'Link to this statement',
    context: 'Context',
    ruleLink: 'the rule',
  },

  contradiction: { more: (n: number) => `and ${n} more` },

  line: {
    label: (n: number, period: string) => `${n === 1 ? 'One statement' : `${n} statements`} on this claim, ${period}.`,
    period: (from: string, to: string) => `${from} to ${to}`,
    howTo: 'How to read this line',
    /** Statements that are counted, not named: beside names, and where none is named. */
    more: (n: number) => `+${n}`,
    count: (n: number) => String(n),
    moreInFull: (n: number) => `${n} ${n === 1 ? 'statement' : 'statements'} more, in the table`,
    asOf: (day: string) => `as of ${day}`,
    unchanged: (day: string) => `no change up to ${day}`,
    earlier: (day: string) => `before ${day}`,
    /** A mark in words: "Jane Doe confirms it, 4 November 2024". */
    mark: (who: string, stance: string, value: string | null, date: string) =>
      `${who} ${stance}${value === null ? '' : `: ${value}`}, ${date}`,
    article: (title: string) => `“${title}”`,
    inFull: (short: string, full: string) => (short === full ? full : `${short} (${full})`),
    faint: 'faint: said by then, the day is not known exactly',
    lead: 'said, but in none of the articles yet',
    latest: 'the latest change',
  },

  historyStrip: {
    label: (n: number, period: string) => `The status stood in ${n} ways, ${period}; the list tells which.`,
    sentence: (status: string, day: string, because: string) =>
      `${status} since ${day}${because === '' ? '' : `, ${because}`}.`,
    because: (names: string) => `because of ${names}`,
    dropped: (names: string) => `because the source of ${names} was retracted`,
    others: (n: number) => `${n} more`,
  },

  /** Figures on their scales. */
  figures: {
    heading: 'Figures as they were said',
    dates: 'Dates as they were said',
    legend: 'A bar is as wide as what was said, and fades where that is open. A hollow mark: its day is not stated.',
    articleDay: (day: string) => `day not stated (article: ${day})`,
    noUnit: 'number',
    time: 'date',
    conflict: 'one of two that cannot both be true',
    table: 'The same as a table',
    more: (n: number) => `${n === 1 ? 'One earlier figure' : `${n} earlier figures`} on the claim’s page`,
  },

  /** Around and between the paragraphs of a text. */
  body: {
    notes: 'Notes',
    back: 'Back to the text, note {reference}',
    table: 'Table',
    within: (from: string | null, to: string | null) => {
      const days =
        to === null ? `since ${from}` : from === null ? `until ${to}` : from === to ? to : `${from} to ${to}`;
      return `From the timeline, ${days}`;
    },
    nothingWithin: 'Nothing on record is dated within these days.',
    moreWithin: (n: number) => `${n} more in the timeline`,
    noStatement: 'No article on record says anything about this claim yet.',
  },

  /** The overview of the timeline. */
  density: {
    heading: 'The last weeks',
    intro: 'The latest entries of the timeline that have an exact day.',
    label: (period: string) =>
      `Entries of the timeline, ${period}: above the line what is said to have happened, below it what was said.`,
    told: 'Said to have happened',
    said: 'Said',
    counts: (told: number, said: number) => `${told} said to have happened, ${said} said`,
    rough: (n: number) => `+${n} without a day`,
    before: (month: string) => `before ${month}`,
    after: (month: string) => `after ${month}`,
    year: (year: string) => `in ${year}, without a month`,
    undated: 'said on a day that is not stated',
    outside: 'The strip shows the months in which the articles appeared. Outside it:',
    table: 'The same as a table',
    day: 'Day',
    month: 'Month',
    moreOnDay: (n: number) => (n === 1 ? '1 more entry on this day' : `${n} more entries on this day`),
    moreSaid: (n: number) => `and ${n} more`,
    whole: 'The whole timeline',
  },

  /** The origin tree. */
  origin: {
    heading: 'Where it comes from',
    headline: (articles: string, origins: number) =>
      `${articles}, ${origins === 0 ? 'no named origin' : origins === 1 ? '1 origin' : `${origins} origins`}`,
    untracedNote: (beside: boolean) =>
      beside
        ? 'What is not traced to an origin adds none beside those named.'
        : 'What is not traced to an origin counts as one at the most, however many say it.',
    publisherNote: 'The articles’ own voice adds none.',
    columns: { origin: 'Origin', voice: 'Who says it', article: 'Which article carries it' },
    untraced: { name: 'Not traced to an origin', worth: 'source not named' },
    publisher: { name: 'The articles’ own voice', worth: 'adds no origin' },
    informed: 'on information of',
    unknown: 'source not named',
    derived: (name: string) => `counts as ${name}: speaks on its information elsewhere`,
    copy: (title: string) => `same text as “${title}”`,
    more: (n: number) => `${n} articles`,
  },

  actor: {
    aliases: 'Also written',
    group: 'Belongs to',
    roles: 'Roles',
    members: 'Bodies and people of this group',
    said: 'Statements',
    spokenFor: 'Statements that count as its word',
    spokenForCaption: 'By its bodies and people, and by others on its information',
    saidCaption: 'Statements in the order of saying; undated ones last',
    description: (name: string, said: number, about: number) =>
      `What ${name} said in the articles (${said} ${said === 1 ? 'statement' : 'statements'}), and what was said about ${name} (${about} ${about === 1 ? 'claim' : 'claims'}).`,
    nothingSaid: 'No article carries words of its own.',
    changed: (words: string, date: string) => `A change of position: before, ${words} (${date}).`,
    about: 'Claims about this actor',
    articles: 'Articles that carry its statements',
    published: 'Articles that it published',
    sameAs: 'Elsewhere',
    statementsCount: (n: number) => (n === 0 ? 'no statement' : n === 1 ? '1 statement' : `${n} statements`),
    aboutCount: (n: number) => `subject of ${n === 0 ? 'no claim' : n === 1 ? '1 claim' : `${n} claims`}`,
  },

  article: {
    source: 'The source',
    sourceTitle: 'Title as printed',
    publisher: 'Publisher',
    byline: 'Author',
    published: 'Published',
    countsFrom: 'Counts from',
    address: 'Address',
    language: 'Language',
    credits: 'Credits',
    copies: 'Copies',
    accessed: 'accessed',
    accessPoint: 'Archive',
    archived: 'archived copy',
    archivedAt: (host: string) => `archived copy at ${host}`,
    gone: 'gone since',
    sourceGone: 'source gone since',
    notPublic: 'not public',
    fingerprint: 'SHA-256',
    state: 'State',
    copyOf: 'Reprints the text of',
    notStated: 'not stated',
    statements: 'Statements it carries',
    statementsCaption: 'Every statement, in the order of the source',
    onlyHere: 'What only this article says',
    onlyHereNone: 'Everything in it is carried by another article too.',
    report: 'Our report',
    carries: (statements: number, speakers: number) =>
      `${statements} statements, ${speakers === 0 ? 'all in its own voice' : speakers === 1 ? '1 speaker besides its own voice' : `${speakers} speakers besides its own voice`}`,
    retracted: 'This source was retracted. Its statements stay visible and no longer count.',
  },

  timelinePage: {
    oldest: 'Oldest first',
    newest: 'Newest first',
    order: 'Order',
    months: 'Months',
    told: 'Said to have happened',
    said: 'Said',
    saidOn: (n: number) => `${n} statements`,
    ownVoice: 'in its own voice',
    articleItself: 'The article itself',
    imprecise: 'Without an exact day',
    undated: 'Said on a day that is not stated',
    undatedJump: 'Day not stated',
    newestTitle: 'Timeline, newest first',
    entries: (n: number) => (n === 1 ? '1 entry' : `${n} entries`),
    carriedIn: 'in',
    long: 'The timeline is long: choose a month.',
    whole: 'The whole timeline',
  },

  asOf: {
    label: 'As of',
    show: 'Show',
    days: 'All dates',
    earlier: 'What was known on an earlier date',
    /** `{day}` is filled in by the script. */
    shown: 'You see this page as of {day}: what later articles carry is left out.',
    nothing: 'Nothing of this was on record by {day}.',
    failed:
      'The record as of {day} could not be loaded. What later articles carry is left out; statuses are not shown.',
    latest: 'Back to the latest',
    title: 'What was known when',
    intro:
      'The record as it stood on each date on which something changed: what had been said and reported by then, with the statuses that followed from it. An article counts from its day.',
    how: 'How days are counted',
    dayTitle: (day: string) => `As of ${day}`,
    dayIntro: (n: Record<'claims' | 'statements' | 'articles', number>) =>
      `${capital(count(n.articles, 'article', 'articles'))} by then, with ${n.statements} statements on ${n.claims} claims.`,
    kicker: 'The record on an earlier date',
    kickerLatest: 'The record on the latest date',
    changes: 'What changed that day',
    changesSince: (day: string) => `Compared with ${day}, the date of change before.`,
    changesFirst: 'The first date: nothing was on record before.',
    articles: 'Articles that came to count',
    notices: 'Sources corrected or retracted',
    moved: 'Claims whose status changed',
    added: 'Claims that are new',
    before: 'before:',
    summary: (n: Record<'articles' | 'notices' | 'moved' | 'added' | 'grounds', number>) =>
      [
        n.articles > 0 && count(n.articles, 'article', 'articles'),
        n.notices > 0 && `${count(n.notices, 'source', 'sources')} corrected or retracted`,
        n.added > 0 && `${n.added} new ${n.added === 1 ? 'claim' : 'claims'}`,
        n.moved > 0 && `${n.moved} changed ${n.moved === 1 ? 'status' : 'statuses'}`,
        n.grounds > 0 && `${n.grounds} ${n.grounds === 1 ? 'status' : 'statuses'} on other grounds`,
      ]
        .filter(Boolean)
        .join(', '),
    grounds: (n: number) =>
      `${capital(count(n, 'further claim rests', 'further claims rest'))} on other statements than before, with the same status.`,
    claimsTitle: (day: string) => `Claims as of ${day}`,
    casesTitle: (day: string) => `Contradictions as of ${day}`,
    allClaims: (n: number) => `All ${n} claims with their status then`,
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    calendar: 'Dates on which something changed',
    compare: 'What changed between two dates',
    from: 'After',
    to: 'Until',
    compareShow: 'Compare',
    compareWithout: 'With scripts on, any two dates can be compared here. Each date above lists what it changed.',
  },

  /** Narrowing lists down. `{n}` is the number; forms as in Intl.PluralRules, `zero` for none. */
  filters: {
    heading: 'Filters',
    choice: { status: 'Status', stance: 'Stance', actor: 'Actor', topic: 'Topic', kind: 'Kind' },
    any: 'Any',
    option: (name: string, n: number) => `${name} (${n})`,
    text: 'Words',
    from: 'From',
    to: 'To',
    clear: 'Clear filters',
    show: 'Show what fits',
    on: { one: '{n} on', other: '{n} on' },
    claims: (total: number) => ({
      zero: `None of the ${total} claims fits.`,
      one: `{n} of ${total} claims`,
      other: `{n} of ${total} claims`,
    }),
    timeline: (total: number) => ({
      zero: `None of the ${total} claims and statements on this page fits.`,
      one: `{n} of ${total} claims and statements`,
      other: `{n} of ${total} claims and statements`,
    }),
    claimsNote:
      'An actor and a stance together mean: claims on which this actor takes this stance. Dates are those of the first report.',
    timelineNote:
      'An actor and a stance together mean: what this actor said with this stance. With dates chosen, what has no date is left out.',
  },

  search: {
    title: 'Search',
    intro: 'Claims, statements, actors and articles. Actors are found by any spelling of their names.',
    label: 'Search the tracker',
    placeholder: 'A name, a place, a word',
    heading: 'Results',
    submit: 'Search',
    type: 'Look in',
    types: { claim: 'Claims', statement: 'Statements', actor: 'Actors', article: 'Articles' },
    typeName: { claim: 'Claim', statement: 'Statement', actor: 'Actor', article: 'Article' },
    sort: 'Order',
    byRelevance: 'Best match',
    newest: 'Newest first',
    oldest: 'Oldest first',
    note: 'Claims are dated by their first report, statements by the day of saying, articles by publication; actors have no date.',
    results: { zero: 'Nothing found.', one: '{n} result', other: '{n} results' },
    more: 'More results',
    loading: 'Searching…',
    none: 'Check the spelling, try fewer or more general words, or clear the filters. The lists hold everything there is:',
    noIndex:
      'The search cannot be loaded. Its index is made when the site is built; a preview of the source has none. The lists hold everything there is:',
    noScript: 'The search needs JavaScript. The lists hold everything there is:',
    says: (speaker: string, stance: string) => `${speaker} ${stance}`,
    claimStatus: (status: string) => `Status of the claim: ${status}`,
  },

  topic: {
    kicker: 'Topic',
    intro: (n: number) => (n === 1 ? 'One claim on this topic.' : `${capital(spell(n))} claims on this topic.`),
  },

  matrix: {
    title: 'Stance matrix',
    topicTitle: (topic: string) => `Stance matrix: ${topic}`,
    pageTitle: (title: string, page: number) => `${title}, page ${page}`,
    topics: 'Matrix by topic',
    whole: 'All topics',
    pages: 'Pages of this matrix',
    page: (n: number) => `Page ${n}`,
    range: (claims: string, speakers: string) => `claims ${claims}, speakers ${speakers}`,
    /** Places in a list: "1–60". */
    span: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
    intro: (n: Record<'claims' | 'speakers' | 'statements', number>) =>
      `${n.claims} ${n.claims === 1 ? 'claim' : 'claims'}, ${n.speakers} ${n.speakers === 1 ? 'speaker' : 'speakers'}, ${n.statements} ${n.statements === 1 ? 'statement' : 'statements'}: who takes which side on what, and since when.`,
    several: 'Here are the claims on which more than one speaker is on record; the topics show all.',
    howTo:
      'A row is a claim, a column a speaker. Each mark is one statement, with the day of saying under it; it leads to the statement. Speakers of one government or organisation stand side by side, and those who say most come first. Articles and agencies come last; what they say in their own voice is grey. Claims with the most speakers stand on top.',
    year: (year: string) => `All days are in ${year}.`,
    changes: (n: number) =>
      n === 1
        ? 'One statement takes another side than the same speaker took before; it is marked “changed”.'
        : `${capital(spell(n))} statements take another side than the same speaker took before; they are marked “changed”.`,
    changed: 'changed',
    onOrAfter: 'on or after that day',
    key: 'Marks',
    caption: 'Claims, and what each speaker does with them',
    corner: 'Claim and its status',
    articleColumn: 'article, publisher not stated',
    none: 'No claim to show here.',
    label: (stance: string, date: string, notes: string[]) => `${[stance, date, ...notes].join(', ')}`,
    changedLabel: 'a change of position',
  },

  map: {
    title: 'Map',
    intro: 'Where the claims say that something happened, or is, and what stands behind them there.',
    description: (claims: number, places: number) =>
      `Places named by ${claims} ${claims === 1 ? 'claim' : 'claims'}: ${places} ${places === 1 ? 'place' : 'places'}, with the status of each claim.`,
    label:
      'Locator map: places that claims name, with the number of claims there by status. The list beside it holds the same.',
    spot: (names: string, claims: string) => `${names}: ${claims}`,
    key: 'Number of claims by what stands behind them; the larger the disc, the more claims',
    places: 'Places',
    placesCaption: 'Places that claims name, most claims first',
    place: 'Place',
    claims: 'Claims',
    onMap: 'On the map',
    at: (place: string) => `at ${place}`,
    byName: 'yes',
    noPoint: 'no point',
    noPointLong: 'No point on the map stands for it.',
    drawnAt: (place: string) => `On the map at ${place}, in which it lies.`,
    liesIn: (place: string) => `In ${place}.`,
    source: (source: string) => `Coordinates: ${source}.`,
    without: (n: number, all: number) =>
      n === 0
        ? 'Every claim names a place.'
        : `${n} of ${all} claims ${n === 1 ? 'names' : 'name'} no place and ${n === 1 ? 'is' : 'are'} not shown here.`,
    borders:
      'Borders as drawn in Natural Earth (public domain); drawing them takes no position on disputed areas. Only places of this tracker are named.',
    unlabelled: (n: number) =>
      n === 1
        ? 'One place has no room for its name on the map.'
        : `${capital(spell(n))} places have no room for their names on the map.`,
    empty: 'No claim names a place, so there is nothing to draw.',
    noPoints:
      'No place that a claim names has a point of its own, so there is no map to draw; the list holds them all.',
  },

  method: {
    rulesCaption: 'Tried from the top; the first that fits decides',
    flagsCaption: 'Flags and what sets them',
    stancesCaption: 'What a speaker does with a claim, and the side that it takes',
    kindsCaption: 'Kinds of claims, and the rules for them',
    conditions: 'If',
    otherwise: 'otherwise',
    meaning: 'Meaning',
    flag: 'Flag',
    kind: 'Kind',
    side: 'Side',
    rules: 'Rules',
    families: { facts: 'facts', positions: 'positions', views: 'views' } satisfies Record<Family, string>,
    sampleSize: (n: number, said: number) =>
      `The tracker holds ${n} ${n === 1 ? 'article' : 'articles'} with ${said} statements.`,
    sampleHeard: (names: string) => `Statements by the origin group on whose word they rest: ${names}.`,
  },

  contribute: {
    edit: 'Edit this page',
    report: 'Report a mistake',
    mistakeIn: (name: string) => `Mistake: ${name}`,
    add: 'Add an article',
    suggest: 'Suggest an article',
  },

  /** Links to feeds and calendars. */
  follow: {
    claims: 'Follow this claim',
    actors: 'Follow this actor',
    articles: 'Follow new articles',
    changes: 'Changes',
    calendar: 'Dates for calendars',
  },

  /** How records are cited, and shown on other sites. */
  citation: {
    action: { claims: 'Cite or embed', articles: 'Cite' },
    title: (name: string) => `Cite: ${name}`,
    description: (name: string) => `How to cite “${name}”, as a sentence and for reference managers.`,
    heading: 'Citation',
    statements: 'Its statements',
    bibtex: 'BibTeX',
    files: 'For reference managers',
    formats: { bib: 'BibTeX', ris: 'RIS', json: 'CSL-JSON' },
    escapes:
      'The BibTeX is UTF-8. In it \\ { } ~ ^ < > | are commands such as \\textbackslash{}, & % $ # _ have a backslash before them, and {} parts characters that TeX would join.',
    version:
      'The version changes when, and only when, what is cited does: the day and the version together say what you have read.',
    genre: { claim: 'Claim', article: 'Report', statement: 'Statement', day: 'Record as of a day', tracker: 'Tracker' },
    within: (tracker: string, title: string) => `${tracker}: “${title}”`,
    claim: (day: string, status: string) => `Claim; status as of ${day}: ${status}`,
    article: (title: string | null, publisher: string, published: string) =>
      `Report on ${title === null ? 'a source' : `“${title}”`} (${publisher}, ${published})`,
    statement: (stated: string | null, details: string, article: string, publisher: string, paragraph: number | null) =>
      `Statement${stated === null ? '' : `, ${stated}`}${details === '' ? '' : ` (${details})`}; in “${article}” (${publisher})${paragraph === null ? '' : `, paragraph ${paragraph}`}`,
    dayTitle: (day: string) => `The record as of ${day}`,
    day: ({ claims, statements, articles }: Record<'claims' | 'statements' | 'articles', { size: number }>) =>
      [
        text.change.counts.claims(claims.size),
        text.change.counts.statements(statements.size),
        text.change.counts.articles(articles.size),
      ].join(', '),
    note: (about: string, day: string | null, recorded: boolean, version: string, licence: string) =>
      `${about}. ${day === null ? 'Version' : `${recorded ? 'Recorded on' : 'As of'} ${day}, version`} ${version}. ${licence}.`,
    ofDay: 'Cite this record',
  },

  embed: {
    heading: 'Embed',
    intro: 'Copy this into a page of your own. The frame runs no script and shows what this site says at the time.',
    card: 'The claim as a card',
    figures: 'The figures as a chart',
    frame: (title: string, tracker: string) => `${title} (${tracker})`,
    asOf: (day: string) => `as of ${day}`,
  },

  about: {
    contact: 'Write to',
    repository: 'Open an issue or a pull request at',
    noContact:
      'The operator of this copy has not yet set an address for corrections. Until then, ask where you found this site.',
    documents: {
      index: 'begin here: every JSON document, of single records too, with its address and schema',
      tracker: 'the tracker itself, with counts',
      claims: 'claims with their status, the rule that fired, origins and history',
      actors: 'actors with their groups and roles',
      articles: 'articles with the data of their sources',
      statements: 'every statement',
      timeline: 'the timeline in its order',
      graph: 'the records as linked data, in terms of schema.org and PROV-O',
    } as const,
  },

  /** What shows that the site is what its content comes out as. */
  same: {
    title: 'Check the site',
    content: 'The content that this site was built from has the SHA-256 hash',
    files: 'Every file of the site has a hash in',
    same: 'The same content and software come out as the same bytes, wherever and whenever the site is built: anyone can build it again from the files, and compare.',
  },

  /** Reading without a network. */
  keep: {
    title: 'Read without a network',
    archive: 'The whole site in one file',
    archiveWhat:
      'a ZIP file; unpack it anywhere and open index.html. Search, filters and “as of a day” on a page need the network and are left out; the pages as of each day are there.',
    archiveHash: 'Its hash stands in',
    what: 'Your browser can keep the pages that you read from now on, and show them when there is no network. They stay on this device, where others who use it could see which you have read, until you have them forgotten.',
    keep: 'Keep the pages that I read',
    forget: 'Forget them, and keep no more',
    none: 'This page is not kept',
    noneWhat:
      'There is no network, and your browser has not kept this page. Pages that you have read before are there.',
  },

  /** The page about the data. */
  data: {
    title: 'Data',
    intro: 'Everything that the articles, claims and actors hold, for spreadsheets, databases and programs.',
    introPrograms: 'Everything that the articles, claims and actors hold, for programs.',
    state: (version: string, day: string | null) =>
      `Version ${version}${day === null ? '' : `; the latest record is of ${day}`}.`,
    files: 'Files',
    filesIntro: 'Sizes and hashes are those of the published bytes.',
    rows: (n: string) => `${n} rows`,
    sha256: 'SHA-256',
    what: {
      'statements.csv': 'Every statement: who did what with which claim, when, on whose word.',
      'claims.csv': 'Claims with their status, the rule that gave it, and who stands on each side.',
      'actors.csv': 'Actors with their other names, groups and roles.',
      'articles.csv': 'Articles with the data of their sources.',
      'statements.parquet': 'The statements as typed columns, for DuckDB, pandas, Polars, Arrow and R.',
      'tracker.sqlite':
        'Everything as one SQLite database, with views, and a full-text index over titles, texts, quotes, notes and names.',
      'datapackage.json': 'A description of all files and columns, for programs (Frictionless Data Package).',
    },
    questions: 'Questions answered',
    questionsIntro: 'Asked of tracker.sqlite when this page was made. A dash stands for an empty cell.',
    question: {
      sides: 'On which claims are there several sides, and who stands where?',
      first: 'Who are the earliest speakers that the tracker has for a claim, by the dates it has?',
      figures: 'Which figures and dates were given, as said?',
    },
    noRows: 'No row answers it.',
    none: '–',
    views: 'Views in the database',
    view: 'View',
    use: 'How to use them',
    uses: {
      sqlite: 'Search the database from a command line:',
      duckdb: 'Count in DuckDB, without a download:',
      pandas: 'Read a table in Python, and take the apostrophes off:',
    },
    conventions: [
      'CSV files are UTF-8 with a header row. An empty cell means: not known, or does not apply.',
      'A cell that a spreadsheet might run as a formula (it starts with =, +, -, @, a tab or a line break) has an apostrophe in front. So has one that starts with an apostrophe: take one off wherever there is one.',
      'A list in a cell is JSON. The database has a table for each list instead.',
      'Dates are written in EDTF, as the sources know them; beside them stand the first and the last day that they admit.',
      'In Excel, open CSV files by Data, From Text/CSV, and choose 65001: Unicode (UTF-8), the comma as delimiter, and no detection of data types: it would make days of months.',
      'Pages of other sites may read the files: hosts are told to send the header Access-Control-Allow-Origin: * with them.',
    ],
    columns: 'Columns explained',
    columnsOf: (table: string, n: number) => `${table}: ${n} columns`,
    column: 'Column',
    type: 'Holds',
    meaning: 'Meaning',
    types: {
      text: 'text',
      integer: 'whole number',
      number: 'number',
      boolean: 'true or false',
      day: 'day',
      date: 'date (EDTF)',
      time: 'time (ISO 8601, UTC)',
      list: 'list (JSON)',
    } as const,
    oneOf: (words: readonly string[]) => `One of: ${words.join(', ')}`,
    tables: (n: number) => `In the database only: ${n} tables`,
    tablesNote: 'Their columns are explained in the database itself (.schema) and in datapackage.json.',
    table: 'Table',
    programs: 'For programs',
    documents: 'JSON documents, the same data as the pages show:',
    feeds: 'Feeds of what changes:',
    feed: {
      changes: 'all changes',
      articles: 'new articles',
      corrections: 'corrections',
    },
    formats: { xml: 'Atom', rss: 'RSS', json: 'JSON Feed' },
    feedsOfRecords: 'Each claim and each actor has a feed of its own.',
    calendar: 'Everything that is dated, for calendars:',
    citations: 'Each claim and article has a page on how to cite it; that of an article has each of its statements.',
    allCitations: 'All citations for reference managers:',
    cite: 'How to cite the data',
    citation: ({
      title,
      version,
      day,
      licence,
      address,
    }: Record<'title' | 'version' | 'licence' | 'address', string> & { day: string | null }) =>
      `${title} [data], version ${version}${day === null ? '' : `, latest record of ${day}`}. ${licence}. ${address}`,
    citeNote: 'The version is that of the whole tracker: it changes with its content, and with nothing else.',
    licence: 'The content is under',
  },

  /** Pictures for where an address is shared. */
  card: {
    tagline: 'Who said what, and on whose word',
    article: 'Article',
    said: (n: number, articles: number) =>
      `${capital(count(n, 'statement', 'statements'))} in ${articlesInWords(articles)}`,
    silent: 'No words of its own',
    about: (n: number) => `${capital(count(n, 'claim', 'claims'))} about it.`,
    inOrder: 'Statements in the order of the source',
    more: (n: number) => `+${n}`,
    tally: {
      several: 'with several origins',
      one: 'with one origin',
      none: 'with no origin named',
      conflict: 'in conflict',
      doubt: 'in doubt',
      position: 'positions',
      view: 'views',
    },
  },

  /** What changed between two states of the tracker: for reviewers, and for the log of changes. */
  change: {
    groups: {
      readers: 'What changes for readers',
      added: 'Added',
      changed: 'Changed',
      removed: 'Removed',
      addresses: 'Addresses',
      look: 'Please look at',
    },
    nothing: 'Nothing changes in meaning.',
    counts: {
      articles: (n: number) => `${n} ${n === 1 ? 'article' : 'articles'}`,
      statements: (n: number) => `${n} ${n === 1 ? 'statement' : 'statements'}`,
      claims: (n: number) => `${n} ${n === 1 ? 'claim' : 'claims'}`,
      actors: (n: number) => `${n} ${n === 1 ? 'actor' : 'actors'}`,
      topics: (n: number) => `${n} ${n === 1 ? 'topic' : 'topics'}`,
      places: (n: number) => `${n} ${n === 1 ? 'place' : 'places'}`,
    },
    added: (what: string) => `${what} added`,
    changed: (what: string) => `${what} changed`,
    renamed: (what: string) => `${what} renamed`,
    removed: (what: string) => `${what} removed`,
    settings: 'settings changed',
    statuses: (n: number) => `${n} ${n === 1 ? 'claim changes' : 'claims change'} status`,
    gone: (n: number) => `${n} ${n === 1 ? 'address' : 'addresses'} would disappear`,

    status: <M>(from: string, to: string, because: Sentence<M>): Sentence<M> =>
      say`moves from ${from} to ${to}: ${because}`,
    /** What somebody does with a claim, as a noun. */
    word: {
      asserts: 'statement for it',
      confirms: 'confirmation',
      denies: 'denial',
      doubts: 'doubt',
      'no-evidence': 'word that evidence is lacking',
      implies: 'hint',
      declines: 'refusal to comment',
    } satisfies Record<Stance, string>,
    saidBy: <M>(word: string, who: M, value: string | null, article: M | null): Sentence<M> =>
      say`${word}, by ${who}${value === null ? '' : ` (“${value}”)`}${article === null ? '' : say<M>`, in ${article}`}`,
    first: (word: string) => `first ${word}`,
    another: (word: string) => `another ${word}`,
    removedCause: <M>(said: Sentence<M>, last: boolean): Sentence<M> =>
      say`${last ? 'the only' : 'a'} ${said}, is removed`,
    retractedCause: <M>(said: Sentence<M>): Sentence<M> =>
      say`a ${said}, counts no more, since its source was retracted`,
    reinstatedCause: <M>(said: Sentence<M>): Sentence<M> => say`a ${said}, counts again, since its source stands`,
    editedCause: <M>(who: M, fields: string): Sentence<M> => say`the statement by ${who} was edited (${fields})`,
    vouchedCause: <M>(who: M, counts: Sentence<M>): Sentence<M> => say`the statement by ${who} ${counts}`,
    vouched: <M>(many: boolean, to: M | string, from: M | string, since: Sentence<M>): Sentence<M> =>
      say`now ${many ? 'count' : 'counts'} as the word of ${to} (before: ${from})${since}`,
    sinceActors: <M>(actors: M[]): Sentence<M> => say`, since the group, roles or kind of ${listed(actors)} changed`,
    sinceStatement: ', by what another statement shows',
    vouchedStatements: <M>(n: number, counts: Sentence<M>): Sentence<M> =>
      say`${count(n, 'statement', 'statements')} ${counts}`,
    noGroup: { group: '', untraced: 'somebody who is not named', publisher: 'a publisher' },
    claimCause: (fields: string) => `the claim itself was edited (${fields})`,
    origins: <M>(side: Side, gained: M[], lost: M[]): Sentence<M> => {
      const [does = '', doing = ''] = {
        for: ['says so', 'saying so'],
        against: ['denies it', 'denying it'],
        question: ['questions it', 'questioning it'],
      }[side];
      const more = gained.length > 0 ? say<M>`now ${does} too: ${listed(gained)}` : [];
      const less = lost.length > 0 ? say<M>`no longer on record as ${doing}: ${listed(lost)}` : [];
      return say`${more}${more.length > 0 && less.length > 0 ? '; ' : ''}${less}`;
    },
    range: (lowest: string, highest: string) =>
      lowest === highest ? `“${lowest}”` : `from “${lowest}” to “${highest}”`,
    figures: <M>(from: string | null, to: string | null, outside: Sentence<M>): Sentence<M> =>
      from === null
        ? say`first figures: ${to ?? ''}`
        : to === null
          ? say`no figures any more; before, ${from}`
          : say`the figures are now ${to}; before, ${from}${outside}`,
    outside: <M>(said: Sentence<M>[]): Sentence<M> =>
      say`; outside of what was said before: ${said.flatMap((one, index) => (index === 0 ? one : ['; ', ...one]))}`,
    figureBy: <M>(who: M, value: string): Sentence<M> => say`“${value}”, by ${who}`,
    conflictStarted: <M>(a: Sentence<M>, b: Sentence<M>): Sentence<M> =>
      say`two values cannot both be true: ${a}; ${b}`,
    conflictEnded: 'the values given no longer exclude each other',
    tensionStarted: <M>(other: M, reason: string): Sentence<M> => say`now in tension with ${other}: ${reason}`,
    tensionEnded: <M>(other: M): Sentence<M> => say`no longer in tension with ${other}`,
    position: <M>(who: M, from: string, to: string): Sentence<M> =>
      say`${who} changes position: before, ${from}; now, ${to}`,
    positions: {
      for: 'says so',
      against: 'denies it',
      question: 'questions it',
      reservation: 'has reservations',
      implies: 'implies it',
      declines: 'neither confirms nor denies it',
    },
    flagGained: (flag: string) => `new remark: ${flag}`,
    flagLost: (flag: string) => `remark no longer made: ${flag}`,
    sourceState: (from: string, to: string, statements: number) =>
      `the source is now ${to} (before: ${from})${to === text.sourceState.retracted ? `; ${count(statements, 'statement counts', 'statements count')} no more` : ''}`,
    shown: (status: string) => `now shown, since an article carries it: ${status}`,
    hidden: 'no longer shown, since no article carries it',

    newArticle: (published: string, statements: number) =>
      `new article, ${published}, ${statements === 0 ? 'without statements' : count(statements, 'statement', 'statements')}`,
    publishedBy: (publisher: string, date: string) => `${publisher}, ${date}`,
    newClaim: (kind: string, status: string) => `new claim (${kind}): ${status}`,
    notCarried: 'not shown yet, since no article carries it',
    newActor: (kind: string) => `new actor (${kind})`,
    newTopic: 'new topic',
    newPlace: 'new place',
    /** `details`: figure, day and so on. */
    statement: <M>(said: M, claim: M, details: string): Sentence<M> =>
      say`${said}${details === '' ? '' : ` (${details})`}: ${claim}`,
    says: (speaker: string, stance: string) => `${speaker} ${stance}`,
    onInformationOf: (name: string | null) =>
      name === null ? 'on information whose source is not named' : `on information of ${name}`,
    removedStatement: <M>(said: Sentence<M>): Sentence<M> => say`no longer carried: ${said}`,
    goneRecord: (statements: number) =>
      statements === 0 ? 'removed' : `removed, with ${count(statements, 'statement', 'statements')}`,
    renamedFrom: (from: string, to: string) => `renamed from “${from}” to “${to}”`,
    field: (field: string, change: string) => `${field}: ${change}`,
    /** Fields as readers know them; the others are called as in the files. */
    fieldNames: {
      by: 'who says it',
      stance: 'what the speaker does',
      scope: 'how far it goes',
      stated: 'day of saying',
      value: 'figure',
      valueAt: 'day of the figure',
      hedge: 'hedge as printed',
      'quote.text': 'quotation',
      'quote.lang': 'language of the quotation',
      'quote.translation': 'translation',
      'quote.translatedBy': 'translator',
      origin: 'on whose information',
      relayedBy: 'relayed by',
      'source.title': 'title as printed',
      'source.publisher': 'publisher',
      'source.byline': 'author as printed',
      'source.url': 'address of the source',
      'source.gone': 'since when the source is gone',
      'source.published': 'day of publication',
      'source.language': 'language of the source',
      'source.credits': 'credits',
      'source.accessPoints': 'archived copies',
      'source.copyOf': 'copy of',
      'quantity.counts': 'what is counted',
      'quantity.unit': 'unit',
      actors: 'whom it is about',
      holder: 'whose position',
      disagreement: 'why accounts differ',
      implies: 'what follows from it',
      tension: 'conflicts with other claims',
      aliases: 'other names',
      group: 'speaks for',
      sameAs: 'pages elsewhere',
      'licence.name': 'licence',
      'licence.url': 'address of the licence',
    } as Readonly<Record<string, string | undefined>>,
    fieldsOf: <M>(said: M, claim: M, fields: string): Sentence<M> => say`${said} (${claim}): ${fields}`,
    from: (from: string, to: string) => `${from} → ${to}`,
    listChange: (added: string[], removed: string[]) =>
      [added.length > 0 && `added ${added.join(', ')}`, removed.length > 0 && `removed ${removed.join(', ')}`]
        .filter(Boolean)
        .join('; '),
    edited: 'edited',
    reordered: 'put in another order',
    body: 'text',
    nothingGiven: 'nothing',
    settingsOf: 'Settings of the tracker',
    whoseWord: 'Whose word statements are',

    address: {
      article: (id: string) => `the page of the article “${id}”`,
      claim: (id: string) => `the page of the claim “${id}”`,
      actor: (id: string) => `the page of the actor “${id}”`,
      topic: (id: string) => `the page of the topic “${id}”`,
      place: (id: string) => `the place “${id}” beside the map`,
      statement: (id: string) => `the statement “${id}”`,
      month: (id: string) => `the timeline of ${id}`,
      day: (id: string) => `the record as of ${id}`,
    },
    addressGone: (what: string, statements: number) =>
      `${what}${text.change.withStatements(statements)} would disappear`,
    addressMoved: (what: string, to: string, statements: number) =>
      `${what}${text.change.withStatements(statements)} would move to ${to}`,
    withStatements: (n: number): string => (n === 0 ? '' : ` with its ${count(n, 'statement', 'statements')}`),
    alikeClaim: <M>(other: M): Sentence<M> => say`new claim that may say the same as ${other}`,
    alikeArticle: <M>(other: M, same: 'address' | 'title'): Sentence<M> =>
      say`new article whose source has the same ${same === 'address' ? 'address' : 'title as printed'} as that of ${other}`,

    more: (n: number) => `${n} more`,
    cut: (n: number, command: string) =>
      `${n} more ${n === 1 ? 'line is' : 'lines are'} left out here. All of them: ${command}`,
  },

  /** For programs that read: `/llms.txt`. */
  llms: {
    how: (rules: number) =>
      `Articles are taken apart into statements: who said what, on whose word, when. Each statement is about one claim, a neutral proposition. The status of a claim (such as contested, or one origin) follows from its statements by published rules, version ${rules}, and from nothing else. It tells what these articles carry and who stands behind it; it never says what is true. When you pass a claim on, name who says so and on whose word, and who denies or doubts it; an origin in a status need not have spoken itself.`,
    licence: (name: string, url: string) => `The content may be used under ${name} (${url}).`,
    pages: 'Pages',
    claims: (n: number) => `${count(n, 'claim', 'claims')} with their statuses`,
    contradictions: 'where accounts differ, side by side',
    timeline: 'what is said to have happened, and what was said, by date',
    articles: (n: number) => `${count(n, 'published source', 'published sources')}, each reported in our own words`,
    actors: (n: number) => `${count(n, 'actor', 'actors')}, with what they said`,
    method: 'the rules by which statuses are made, and what they do not tell',
    changes: 'what changed in meaning, with feeds',
    data: 'Data',
  },

  /** The log of changes. */
  log: {
    title: 'Changes',
    intro: 'What changed in this record, in meaning: newest first.',
    corrections: 'Corrections',
    correctionsIntro: 'What this record said before and says otherwise now: newest first.',
    /** What the list leaves out, and what counts as what. */
    how: 'Told from the tracker’s own history by comparing its statements before and after each commit. What changes no meaning, such as a reworded guide, is left out; days are in UTC.',
    correctionsHow:
      'A correction is listed where a statement, claim, article or actor that was there before was changed or removed, or where a publisher corrected or retracted a source. What was added, renamed or filled in is not.',
    onlyCorrections: 'Only corrections',
    all: 'All changes',
    ask: 'Ask for a correction',
    follow: 'Follow by feed',
    formats: { xml: 'Atom', rss: 'RSS', json: 'JSON' },
    groups: {
      corrections: 'Corrected',
      readers: 'What changed for readers',
      added: 'Added',
      changed: 'Changed otherwise',
      removed: 'Removed',
    },
    counted: (n: number) => `${n} ${n === 1 ? 'correction' : 'corrections'}`,
    /** Title of an entry of the feed of corrections. */
    corrected: (subjects: string[], more: boolean) => `Corrected: ${subjects.join(', ')}${more ? ' and others' : ''}`,
    began: (what: string) => `The tracker began${what === '' ? ', still empty' : ` with ${what}`}.`,
    commit: (short: string) => `Commit ${short}`,
    more: (n: number) => `${n} more`,
    time: (clock: string) => `${clock} UTC`,
    whole: 'All that it changed',
    left: (n: number) =>
      `${n} more ${n === 1 ? 'line is' : 'lines are'} left out here. In a copy of the repository, this prints all of them:`,
    skipped: (n: number) =>
      `Told together with ${count(n, 'earlier commit', 'earlier commits')} whose content breaks rules that hold today, so that it could not be compared:`,
    unread: (n: number) =>
      `The content of the latest ${n === 1 ? 'commit' : `${spell(n)} commits`} breaks rules that hold today, so that it could not be compared:`,
    earlier: (n: number) =>
      `This log holds the latest ${n} commits. What changed before is in the repository’s history.`,
    none: 'Nothing that was committed changes what the record said before.',
    unknown: {
      'no-repository':
        'What changed is not known here: this site was built from a folder that is not in a git repository. Build it in a clone of the repository, and the changes are listed.',
      shallow:
        'What changed is not known here: this site was built from a shallow clone, which holds only the latest commits. Fetch all of them (“git fetch --unshallow”; in a workflow, “fetch-depth: 0” for actions/checkout), build again, and the changes are listed.',
      empty: 'Nothing was committed yet.',
    },
  },

  /** Entries of feeds: what changed in meaning. */
  feed: {
    generator: 'Claimline',
    rights: (licence: string, url: string) => `${licence}, ${url}`,
    title: (name: string, tracker: string) => `${name} · ${tracker}`,
    articles: 'What each article reports, in our own words, with the statements that it carries.',
    claim: 'Who says something new about it, and how its status changes.',
    actor: (name: string) => `What ${name} says in the articles, and where it changes its position.`,

    says: (who: string, stance: string) => `${who} ${stance}`,
    does: (stance: string, qualifiers: string) => `${stance}${qualifiers === '' ? '' : ` (${qualifiers})`}`,
    onClaim: (said: string, claim: string) => `${capital(said)}: ${claim}`,
    changes: (stance: string, claim: string) => `Changes position, now ${stance}: ${claim}`,
    first: (word: string, said: string) => `First ${word}: ${said}`,
    noLonger: (said: string) => `No longer counts, since its source was retracted: ${said}`,
    vouched: 'Statements on record count as the word of somebody else',
    within: (what: string, more: number, article: string) =>
      `${what}${more === 0 ? '' : `, and ${more} more`}, in “${article}”`,
    others: (what: string, more: number) => (more === 0 ? what : `${what}; and ${more} more`),
    moved: (what: string, from: string, to: string) => `${what}; status from “${from}” to “${to}”`,

    status: (to: string) => `Status: “${to}”.`,
    statusMoved: (from: string, to: string) => `Status: from “${from}” to “${to}”.`,
    statusKept: (to: string) => `Status, as before: “${to}”.`,
    statement: <M>(who: M | string, said: M, details: string, claim: M | null, article: M | null): Sentence<M> =>
      say`${who} ${said}${details === '' ? '' : ` (${details})`}${claim === null ? '' : say<M>`: ${claim}`}${article === null ? '' : say<M>`, in ${article}`}`,
    value: (value: string, trueOf: string | null) => (trueOf === null ? value : `${value}, true of ${trueOf}`),
    quote: (words: string) => `“${words}”`,
    hedged: (words: string) => `hedged: “${words}”`,
    saidOn: (date: string) => `said: ${date}`,
    noLongerCounts: <M>(statement: Sentence<M>): Sentence<M> =>
      say`${statement}: no longer counts, since its source was retracted`,
    spokenFor: 'Counts as its word:',
    about: <M>(claim: M): Sentence<M> => say`All that is on record about it: ${claim}`,
    reported: <M>(article: M, publisher: string, date: string): Sentence<M> => say`${article} (${publisher}, ${date})`,
    source: <M>(publisher: M | string, date: string, source: M | string | null): Sentence<M> =>
      say`${publisher}, ${date}${source === null ? '' : say<M>`: ${source}`}`,
  },

  /** Events in calendars. */
  calendar: {
    tracker: (description: string) => `What is said to have happened, and what was said, by day. ${description}`,
    actor: (name: string) => `What ${name} said, by day.`,
    rough: 'Dates that are not exact say so; those known only to a year or more roughly are left out.',
    dated: (date: string, what: string) => `${capital(date)}: ${what}`,
    /** With its status: in a calendar, a title alone would read as a fact. */
    told: (claim: string, status: string) => `${claim} (${status.charAt(0).toLowerCase()}${status.slice(1)})`,
    said: (who: string, n: number, article: string) =>
      `${who}: ${count(n, 'statement', 'statements')}, in “${article}”`,
    line: (stance: string, details: string, claim: string) =>
      `${stance}${details === '' ? '' : ` (${details})`}: ${claim}`,
    date: (date: string) => `Date as recorded: ${date}.`,
    status: (label: string, sentence: string) => `${label}. ${sentence}`,
    inArticle: (article: string, publisher: string) => `In “${article}” (${publisher}).`,
    noLongerCounts: 'Its source was retracted: no longer counted.',
  },

  footer: {
    content: 'Content under',
    changes: 'Changes',
    noVerdicts: 'Every status on this site is computed by published rules. No editor’s verdicts.',
    corrections: 'Ask for a correction',
    data: 'Data',
    software: 'Made with Claimline, open source under MIT.',
  },
};
