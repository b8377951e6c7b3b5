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
    previous: 'Previous',
    next: 'Next',
  },

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
    'in-tension': 'It does not sit well with another claim; the page says with which, and why.',
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
    alsoNote: 'These have no truth status: they show who holds them.',
    and: 'and',
    differHeading: 'Where accounts differ',
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
    values: 'Figures compared',
    dates: 'Dates compared',
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
    implies: 'If this holds, so does',
    impliedBy: 'Follows from',
    firstSeen: 'carried it first',
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
    caption: 'Each mark is a statement, on the day of saying.',
    howTo: 'How to read this line',
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
    statementsCount: (n: number) => (n === 1 ? '1 statement' : `${n} statements`),
    aboutCount: (n: number) => (n === 1 ? 'about it: 1 claim' : `about it: ${n} claims`),
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
    accessed: 'captured',
    accessPoint: 'Captured text',
    archived: 'archived copy',
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
    type: 'In',
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

  about: {
    contact: 'Write to',
    repository: 'Open an issue or a pull request at',
    noContact:
      'The operator of this copy has not yet set an address for corrections. Until then, ask where you found this site.',
    documents: {
      tracker: 'the tracker itself, with counts',
      claims: 'claims with their status, the rule that fired, origins and history',
      actors: 'actors with their groups and roles',
      articles: 'articles with the data of their sources',
      statements: 'every statement',
      timeline: 'the timeline in its order',
    } as const,
  },

  footer: {
    content: 'Content under',
    noVerdicts: 'Every status on this site is computed by published rules. No editor’s verdicts.',
    corrections: 'Ask for a correction',
    data: 'Data',
    edit: 'Edit this page',
    software: 'Made with Claimline, open source under MIT.',
  },
};
