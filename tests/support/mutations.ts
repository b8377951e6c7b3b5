/**
 * One known mistake each, made in a valid file at a place that is known from how the file was written.
 */
import type { RuleOfRecords } from '../../src/domain/rules.ts';
import type { Draw } from './draw.ts';
import { quotedIfNeeded, type Kind, type Place, type Range, type Written } from './written.ts';

export interface Mutant {
  text: string;
  /** Offset of the place of the problem in the text. */
  at: number;
  /** Where the file is laid, if not where the valid one is. */
  file?: string;
  /** The file that the problem is told of, where it is another. */
  told?: string;
  /** How the text becomes bytes. */
  bytes?: 'latin1';
}

export interface Mutation {
  id: string;
  kind: Kind;
  rule: RuleOfRecords;
  /** What `check` must offer: a repair that `--fix` makes, one for people to judge, or none that is known. */
  repair: 'sure' | 'offered' | 'none' | 'either';
  /** Null where there is no place for it in this file. */
  mutate: (written: Written, draw: Draw) => Mutant | null;
}

type Repair = Mutation['repair'];

// ——— Ways to change a file ———

const splice = (text: string, { from, to }: Range, put: string): string => text.slice(0, from) + put + text.slice(to);

/** A place whose path matches; `*` stands for one name or number. */
function pick(written: Written, draw: Draw, paths: string, suits: (place: Place) => boolean = () => true) {
  const patterns = paths.split(' ').map((path) => path.split('.'));
  const places = [...written.places.values()].filter(({ path }) =>
    patterns.some(
      (pattern) =>
        pattern.length === path.length && pattern.every((part, i) => part === '*' || part === String(path[i])),
    ),
  );
  const suitable = places.filter(suits);
  return suitable.length === 0 ? null : draw.oneOf(suitable);
}

const isFilled = ({ data }: Place): boolean => data !== null;
const onLine = ({ flow, style }: Place): boolean => !flow && (style === 'plain' || style === 'quoted');

/** Puts something else in the place of a value; the problem is where the value starts. */
const value =
  (
    paths: string,
    change: (data: string, draw: Draw, place: Place, written: Written) => string | null,
    suits: (place: Place) => boolean = () => true,
  ): Mutation['mutate'] =>
  (written, draw) => {
    const place = pick(written, draw, paths, (one) => isFilled(one) && suits(one));
    const put = place && change(String(place.data), draw, place, written);
    if (place === null || put === null) return null;
    return { text: splice(written.text, place.value, put), at: place.value.from };
  };

/** The same, of a text that stands on a line of its own, with what YAML does not take for a text. */
const bare = (paths: string, change: (data: string, draw: Draw) => string): Mutation['mutate'] =>
  value(paths, (data, draw) => change(data, draw), onLine);

const quoted = (change: (data: string, draw: Draw) => string | null) => (data: string, draw: Draw) => {
  const put = change(data, draw);
  return put === null ? null : quotedIfNeeded(put);
};

/** The same, of a statement on a claim. */
const ofClaim =
  (claim: string, name: string, change: () => string, suits?: (place: Place) => boolean): Mutation['mutate'] =>
  (written, draw) => {
    const isOf = ({ data }: Place) => (data as { claim: string }).claim === claim;
    const said = pick(written, draw, 'statements.*', isOf);
    return said && value(`${said.path.join('.')}.${name}`, change, suits)(written, draw);
  };

/** Puts another name in the place of a key. */
const key =
  (paths: string, change: (name: string, draw: Draw) => string | null): Mutation['mutate'] =>
  (written, draw) => {
    const place = pick(written, draw, paths, ({ key: found }) => found !== null);
    const put = place?.key && change(String(place.path.at(-1)), draw);
    return place?.key && put ? { text: splice(written.text, place.key, put), at: place.key.from } : null;
  };

/** Puts a field before one of a group; the problem is at its name. */
const field =
  (
    paths: string,
    line: (draw: Draw, place: Place) => string,
    suits: (place: Place) => boolean = () => true,
  ): Mutation['mutate'] =>
  (written, draw) => {
    const place = pick(written, draw, paths, (one) => one.key !== null && suits(one));
    if (!place?.key) return null;
    const { from } = place.key;
    return { text: splice(written.text, { from, to: from }, line(draw, place) + between(written, place)), at: from };
  };

/** What stands between a field and the next. */
const between = ({ text }: Written, { key: found, flow }: Place): string =>
  flow ? ', ' : `\n${' '.repeat(columnOf(text, found?.from ?? 0))}`;

const columnOf = (text: string, offset: number): number => offset - (text.lastIndexOf('\n', offset - 1) + 1);

/** The fields of the same group, in the order in which they stand. */
const siblings = ({ places }: Written, { path }: Place): Place[] =>
  [...places.values()]
    .filter((one) => one.path.length === path.length && one.path.slice(0, -1).join('.') === path.slice(0, -1).join('.'))
    .toSorted((a, b) => (a.key?.from ?? a.value.from) - (b.key?.from ?? b.value.from));

/** Takes a field away, up to the next; the problem is where the group starts. */
const without =
  (paths: string): Mutation['mutate'] =>
  (written, draw) => {
    const place = pick(written, draw, paths);
    if (!place?.key) return null;
    const group = siblings(written, place);
    const next = group[group.indexOf(place) + 1];
    if (!next?.key) return null;
    const around = written.places.get(place.path.slice(0, -1).join('.'));
    if (around === undefined) return null;
    return { text: splice(written.text, { from: place.key.from, to: next.key.from }, ''), at: around.value.from };
  };

/** Puts a line, or part of one, into the body. */
const body =
  (fragment: string, offset = 0): Mutation['mutate'] =>
  (written) => ({ text: `${written.text}\n\n${fragment}\n`, at: written.text.length + 2 + offset });

// ——— Mistakes of typing ———

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const inside = (text: string, draw: Draw): number => 1 + draw.whole(Math.max(1, text.length - 2));

const drop = (text: string, draw: Draw): string => {
  const i = inside(text, draw);
  return text.slice(0, i) + text.slice(i + 1);
};
const double = (text: string, draw: Draw): string => {
  const i = inside(text, draw);
  return text.slice(0, i) + text.slice(i - 1);
};
const swap = (text: string, draw: Draw): string => {
  const i = inside(text, draw);
  return text.slice(0, i - 1) + (text[i] ?? '') + (text[i - 1] ?? '') + text.slice(i + 1);
};
const otherLetter = (text: string, draw: Draw): string => {
  const i = inside(text, draw);
  return text.slice(0, i) + draw.oneOf([...LETTERS].filter((letter) => letter !== text[i])) + text.slice(i + 1);
};
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** Cyrillic letters that look like Latin ones. */
const LOOKS: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  i: 'і',
  s: 'ѕ',
};
const lookAlike = (text: string, draw: Draw): string | null => {
  const places = [...text].flatMap((letter, i) => (letter in LOOKS ? [i] : []));
  if (places.length === 0) return null;
  const i = draw.oneOf(places);
  return text.slice(0, i) + (LOOKS[text[i] ?? ''] ?? '') + text.slice(i + 1);
};

/** A change that gives a word of the same form which is not the word. */
const misspelt =
  (change: (text: string, draw: Draw) => string | null) =>
  (text: string, draw: Draw): string | null => {
    const put = change(text, draw);
    const isId = put !== null && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(put);
    return put === null || put === text || (isId !== /^[a-z0-9-]+$/.test(text) && change !== lookAlike) ? null : put;
  };

// ——— The table ———

const m = (id: string, kind: Kind, rule: RuleOfRecords, repair: Repair, mutate: Mutation['mutate']): Mutation => ({
  id,
  kind,
  rule,
  repair,
  mutate,
});

const ARTICLE_KEYS = 'title summary source statements';
const SOURCE_KEYS =
  'source.title source.publisher source.byline source.url source.published source.language source.credits source.accessPoints source.status source.copyOf';
const STATEMENT_KEYS =
  'statements.*.claim statements.*.stance statements.*.stated statements.*.hedge statements.*.quote statements.*.paragraph statements.*.origin statements.*.relayedBy statements.*.note';
const DEEP_KEYS =
  'source.accessPoints.*.accessed source.accessPoints.*.sha256 source.credits.*.actor source.status.state source.status.date statements.*.quote.text statements.*.quote.translation';
const STATED = 'statements.*.stated';
const REFERENCES = 'source.publisher statements.*.by statements.*.claim statements.*.relayedBy source.copyOf';
const TEXTS = 'title summary statements.*.note statements.*.hedge source.byline';

const MISSPELT = [
  ['letter-dropped', drop],
  ['letter-doubled', double],
  ['letters-swapped', swap],
  ['other-letter', otherLetter],
] as const;

/** Dates as people write them, each with the EDTF that it means or null where it can mean several things. */
const DATES: readonly [id: string, text: string, repair: Repair][] = [
  ['words', '13 November 2018', 'sure'],
  ['words-short', '5 Nov 2018', 'sure'],
  ['month-first', 'November 13, 2018', 'sure'],
  ['ordinal', '13th November 2018', 'sure'],
  ['month-and-year', 'November 2018', 'sure'],
  ['slashes', '2018/11/13', 'sure'],
  ['slashes-day-first', '13/11/2018', 'sure'],
  ['slashes-either', '4/5/2018', 'offered'],
  ['dots', '13.11.2018', 'sure'],
  ['one-digit', '2018-1-5', 'sure'],
  ['glued', '"20181113"', 'sure'],
  ['time', '2018-11-13T10:30:00Z', 'sure'],
  ['time-after-blank', '2018-11-13 10:30', 'sure'],
  ['since', 'since 2018-11-13', 'sure'],
  ['about', 'about November 2018', 'sure'],
  ['season', '2018-21', 'none'],
  ['no-such-day', '2018-02-30', 'none'],
  ['no-such-month', '2018-13-01', 'none'],
  ['reversed', '2018-11-13/2018-11-01', 'none'],
  ['unknown', '../..', 'none'],
  ['yesterday', 'yesterday', 'none'],
  ['two-digits', '13.11.18', 'none'],
];

const FIGURES: readonly [id: string, text: string, repair: Repair][] = [
  ['comma', '10,000', 'sure'],
  ['space', '10 000', 'sure'],
  ['no-break-space', '10\u{A0}000', 'sure'],
  ['thin-space', '10\u{2009}000', 'sure'],
  ['apostrophe', '10’000', 'sure'],
  ['underscore', '10_000', 'sure'],
  ['point', '10.000', 'offered'],
  ['millions', '1,250,000', 'sure'],
  ['words', 'ten thousand', 'sure'],
  ['over', 'over 10,000', 'sure'],
  ['at-least', 'at least 500', 'sure'],
  ['about', 'about 4000 cars', 'sure'],
  ['up-to', 'up to 12 thousand', 'sure'],
  ['unit-glued', '1500cars', 'sure'],
  ['range-dash', '1000-1500', 'sure'],
  ['range-long-dash', '1000–1500', 'sure'],
  ['range-between', 'between 1000 and 1500', 'sure'],
  ['range-reversed', '1500..1000', 'sure'],
  ['sign', '≥ 500', 'sure'],
  ['no-figure', 'several', 'none'],
  ['approximate-word', 'hundreds of cars', 'either'],
];

/** Characters that nobody sees; the private ones of emoji and Persian are in the valid files. */
const HIDDEN: readonly [id: string, char: string][] = [
  ['zero-width-space', '\u{200B}'],
  ['zero-width-joiner', '\u{200D}'],
  ['zero-width-non-joiner', '\u{200C}'],
  ['soft-hyphen', '\u{AD}'],
  ['word-joiner', '\u{2060}'],
  ['bidi-override', '\u{202E}'],
  ['bidi-isolate', '\u{2067}'],
  ['bidi-mark', '\u{200F}'],
  ['tag', '\u{E0041}'],
  ['byte-order-mark', '\u{FEFF}'],
  ['nul', '\0'],
  ['escape', '\u{1B}'],
  ['c1-control', '\u{9B}'],
  ['line-separator', '\u{2028}'],
  ['noncharacter', '\u{FFFE}'],
  ['annotation', '\u{FFF9}'],
];

/** Texts that start with what YAML takes for its own, or hold it; without quotation marks. */
const UNQUOTED: readonly [id: string, text: string][] = [
  ['colon', 'Gates: down at dawn'],
  ['asterisk', '*gates down'],
  ['ampersand', '&gates down'],
  ['exclamation', '!gates down'],
  ['at', '@gates down'],
  ['backtick', '`gates` down'],
  ['percent', '%gates down'],
  ['square-bracket', '[gates down'],
  ['brackets-and-more', '[sic] gates down'],
  ['curly-bracket', '{gates down'],
  ['braces-and-more', '{gates} down'],
  ['greater', '> 10 gates'],
  ['pipe', '| gates'],
  ['quoted-word', '"Gates" down at dawn'],
  ['quoted-word-single', "'Gates' down at dawn"],
  ['dash', '- gates down'],
  ['question', '? gates down'],
  ['open-quote', '"gates down at dawn'],
  ['open-quote-single', "'gates down at dawn"],
  ['colon-at-end', 'gates:'],
];

const HTTP = 'source.url source.accessPoints.*.url';
const block = ({ flow }: Place): boolean => !flow;

export const MUTATIONS: readonly Mutation[] = [
  // Keys
  ...MISSPELT.map(([id, change]) =>
    m(`key/${id}`, 'article', 'field/unknown', 'sure', key(`${SOURCE_KEYS} ${DEEP_KEYS}`, misspelt(change))),
  ),
  ...MISSPELT.map(([id, change]) =>
    m(`key-top/${id}`, 'article', 'field/unknown', 'sure', key(ARTICLE_KEYS, misspelt(change))),
  ),
  ...MISSPELT.map(([id, change]) =>
    m(`key-statement/${id}`, 'article', 'field/unknown', 'sure', key(STATEMENT_KEYS, misspelt(change))),
  ),
  m('key/capital', 'article', 'field/unknown', 'sure', key(`${SOURCE_KEYS} ${STATEMENT_KEYS}`, capital)),
  m(
    'key/capitals',
    'claim',
    'field/unknown',
    'sure',
    key('title kind topics tension implies when quantity.counts tension.*.reason', (name) => name.toUpperCase()),
  ),
  m(
    'key/look-alike',
    'actor',
    'field/unknown',
    'sure',
    key('name aliases group roles sameAs roles.*.title roles.*.from roles.*.to', lookAlike),
  ),
  m(
    'key/hyphen',
    'article',
    'field/unknown',
    'sure',
    key('source.accessPoints source.copyOf statements.*.relayedBy', (name) =>
      name.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`),
    ),
  ),
  m(
    'key/unknown',
    'article',
    'field/unknown',
    'offered',
    field(`${SOURCE_KEYS} ${STATEMENT_KEYS} ${ARTICLE_KEYS}`, () => 'reviewedBy: nobody'),
  ),
  ...['slug', 'layout', 'permalink', 'draft'].map((name) =>
    m(
      `key/${name}`,
      'article',
      'field/unknown',
      'sure',
      field(ARTICLE_KEYS, () => `${name}: x`),
    ),
  ),
  m(
    'key/constructor',
    'claim',
    'field/unknown',
    'offered',
    field('title kind', () => 'constructor: x'),
  ),
  m(
    'key/proto',
    'article',
    'front-matter/syntax',
    'none',
    field(`${ARTICLE_KEYS} ${STATEMENT_KEYS}`, () => '__proto__: { stance: denies }'),
  ),
  m(
    'key/number',
    'claim',
    'field/unknown',
    'offered',
    field('title kind', () => '12: x'),
  ),
  // Vocabulary
  ...MISSPELT.map(([id, change]) =>
    m(`stance/${id}`, 'article', 'field/choice', 'either', value('statements.*.stance', quoted(misspelt(change)))),
  ),
  m('stance/capital', 'article', 'field/choice', 'sure', value('statements.*.stance', quoted(capital))),
  m('stance/look-alike', 'article', 'field/choice', 'sure', value('statements.*.stance', quoted(lookAlike))),
  m(
    'stance/unknown',
    'article',
    'field/choice',
    'none',
    value('statements.*.stance', () => 'celebrates'),
  ),
  m('scope/misspelt', 'article', 'field/choice', 'offered', value('statements.*.scope', quoted(misspelt(drop)))),
  m('state/misspelt', 'article', 'field/choice', 'offered', value('source.status.state', quoted(misspelt(swap)))),
  m('kind/misspelt', 'claim', 'field/choice', 'offered', value('kind', quoted(misspelt(double)))),
  m(
    'kind/space',
    'actor',
    'field/choice',
    'sure',
    value('kind', (data) => (data.includes('-') ? data.replace('-', ' ') : null)),
  ),
  m(
    'kind/underscore',
    'actor',
    'field/choice',
    'sure',
    value('kind', (data) => (data.includes('-') ? data.replace('-', '_') : null)),
  ),
  // References
  ...MISSPELT.map(([id, change]) =>
    m(`reference/${id}`, 'article', 'reference/unknown', 'offered', value(REFERENCES, quoted(misspelt(change)))),
  ),
  m('reference/capital', 'article', 'field/form', 'sure', value(REFERENCES, quoted(capital))),
  m(
    'reference/spaces',
    'article',
    'field/form',
    'offered',
    value(REFERENCES, (data) => (data.includes('-') ? data.replaceAll('-', ' ') : null)),
  ),
  m(
    'reference/file-name',
    'article',
    'field/form',
    'offered',
    value(
      REFERENCES,
      quoted((data) => `${data}.md`),
    ),
  ),
  m(
    'reference/path',
    'article',
    'field/form',
    'offered',
    value(
      'statements.*.by',
      quoted((data) => `actors/${data}.md`),
    ),
  ),
  m('reference/look-alike', 'article', 'field/form', 'either', value(REFERENCES, quoted(lookAlike))),
  m(
    'reference/nobody',
    'article',
    'reference/unknown',
    'none',
    value(REFERENCES, () => 'xylophone-quartet-99'),
  ),
  m('reference/place', 'claim', 'reference/unknown', 'offered', value('place', quoted(misspelt(otherLetter)))),
  m('reference/holder', 'claim', 'reference/unknown', 'offered', value('holder', quoted(misspelt(double)))),
  m('reference/topic', 'claim', 'reference/unknown', 'offered', value('topics.*', quoted(misspelt(swap)))),
  m('reference/actors', 'claim', 'reference/unknown', 'offered', value('actors.*', quoted(misspelt(drop)))),
  m(
    'reference/implies',
    'claim',
    'reference/unknown',
    'offered',
    value('implies.* tension.*.claim', quoted(misspelt(drop))),
  ),
  m('reference/group', 'actor', 'reference/unknown', 'offered', value('group roles.*.group', quoted(misspelt(double)))),
  m(
    'reference/credit',
    'article',
    'reference/unknown',
    'offered',
    value('source.credits.*.actor', quoted(misspelt(otherLetter))),
  ),
  m('reference/within', 'places', 'reference/unknown', 'offered', value('*.within', quoted(misspelt(drop)))),
  m('reference/featured', 'tracker', 'reference/unknown', 'offered', value('featured.*', quoted(misspelt(drop)))),
  // Dates
  ...DATES.map(([id, text, repair]) =>
    m(
      `date/${id}`,
      'article',
      'date/form',
      repair,
      value(STATED, () => (text.startsWith('"') ? text : quotedIfNeeded(text))),
    ),
  ),
  m(
    'date/when',
    'claim',
    'date/form',
    'sure',
    value('when', () => '"5 March 2019"'),
  ),
  m(
    'date/role',
    'actor',
    'date/form',
    'none',
    value('roles.*.from', () => '2017/2018'),
  ),
  m(
    'date/accessed',
    'article',
    'date/form',
    'sure',
    value('source.accessPoints.*.accessed', () => '2019.03.05'),
  ),
  m(
    'date/value',
    'article',
    'date/form',
    'sure',
    ofClaim('opening-day', 'value', () => '"18 June 2019"'),
  ),
  m(
    'date/published-open',
    'article',
    'date/bound',
    'none',
    value('source.published', () => '../2019-03-05'),
  ),
  m('date/retracted-on-no-day', 'article', 'date/bound', 'none', (written, draw) => {
    const state = pick(written, draw, 'source.status.state');
    const cut = without('source.status.date')(written, draw);
    const when = written.places.get('source.status.date');
    if (!state || !cut || !when?.key) return null;
    const moved = written.text.length - cut.text.length;
    return { ...cut, at: state.value.from - (when.key.from < state.value.from ? moved : 0) };
  }),
  m(
    'date/role-ends-first',
    'actor',
    'date/order',
    'none',
    value('roles.0.to', () => '2016'),
  ),
  // Figures
  ...FIGURES.map(([id, text, repair]) =>
    m(
      `figure/${id}`,
      'article',
      'value/form',
      repair,
      ofClaim('cars-per-day', 'value', () => JSON.stringify(text)),
    ),
  ),
  m(
    'figure/unquoted-over',
    'article',
    'front-matter/syntax',
    'sure',
    ofClaim('cars-per-day', 'value', () => '> 10000', onLine),
  ),
  m(
    'figure/unquoted-at-least',
    'article',
    'front-matter/syntax',
    'sure',
    ofClaim('cars-per-day', 'value', () => '>= 10,000', onLine),
  ),
  m(
    'figure/other-unit',
    'article',
    'value/unit',
    'none',
    ofClaim('cars-per-day', 'value', () => '1500 lorries'),
  ),
  m(
    'figure/list',
    'article',
    'field/type',
    'none',
    value('statements.*.value', () => '[10, 20]'),
  ),
  m('figure/day-alone', 'article', 'value/alone', 'offered', (written, draw) => {
    const hasNone = ({ path }: Place) => !written.places.has(`statements.${path[1]}.value`);
    return field('statements.*.stance', () => 'valueAt: 2019-03-01', hasNone)(written, draw);
  }),
  // Types
  m(
    'type/number-for-text',
    'article',
    'field/type',
    'sure',
    value(TEXTS, () => '2019'),
  ),
  m(
    'type/boolean-for-text',
    'claim',
    'field/type',
    'sure',
    value('title disagreement', () => 'true'),
  ),
  m(
    'type/text-for-number',
    'article',
    'field/type',
    'sure',
    value('statements.*.paragraph', (data) => `"${data}"`),
  ),
  m(
    'type/words-for-number',
    'article',
    'field/type',
    'offered',
    value('statements.*.paragraph', () => 'three'),
  ),
  m(
    'type/fraction',
    'article',
    'field/type',
    'none',
    value('statements.*.paragraph', () => '1.5'),
  ),
  m(
    'type/zero',
    'article',
    'field/form',
    'none',
    value('statements.*.paragraph', () => '0'),
  ),
  m(
    'type/list-for-text',
    'article',
    'field/type',
    'none',
    value(TEXTS, () => '[gates, down]'),
  ),
  m(
    'type/group-for-text',
    'article',
    'field/type',
    'none',
    value(TEXTS, () => '{ gates: down }'),
  ),
  m(
    'type/text-for-list',
    'claim',
    'field/type',
    'sure',
    value(
      'actors',
      () => 'mayor',
      ({ style }) => style === 'flow',
    ),
  ),
  m(
    'type/texts-for-list',
    'claim',
    'field/type',
    'offered',
    value(
      'topics',
      () => '"traffic, money"',
      ({ style }) => style === 'flow',
    ),
  ),
  m(
    'type/text-for-group',
    'article',
    'field/type',
    'none',
    value('source', () => 'Evening'),
  ),
  m(
    'type/group-for-list',
    'claim',
    'field/type',
    'none',
    value(
      'tension',
      () => '{ claim: bridge-closed, reason: It is }',
      ({ style }) => style === 'flow',
    ),
  ),
  m(
    'type/text-for-boolean',
    'claim',
    'field/type',
    'none',
    value('quantity.changes', () => '"sometimes"'),
  ),
  m(
    'type/text-for-coordinate',
    'places',
    'field/type',
    'sure',
    value('*.point.lat', () => '"48.5"'),
  ),
  m(
    'type/coordinate-out-of-range',
    'places',
    'field/form',
    'none',
    value('*.point.lat', () => '95'),
  ),
  m(
    'type/text-for-entry',
    'article',
    'field/type',
    'none',
    value(
      'statements.0',
      () => 'bridge-closed',
      ({ style }) => style === 'flow',
    ),
  ),
  // What is required
  m('missing/top', 'article', 'field/missing', 'none', without('title summary source')),
  m('missing/claim', 'article', 'field/missing', 'none', without('statements.*.claim statements.*.stance')),
  m('missing/published', 'article', 'field/missing', 'none', without('source.published')),
  m('missing/name', 'actor', 'field/missing', 'none', without('name kind')),
  m('missing/kind', 'claim', 'field/missing', 'none', without('title kind')),
  m('missing/place-name', 'places', 'field/missing', 'none', without('*.id *.name')),
  m(
    'missing/licence',
    'tracker',
    'field/missing',
    'none',
    without('licence topics.*.id topics.*.title description language'),
  ),
  m('missing/counts', 'claim', 'field/missing', 'none', without('quantity.counts quantity.unit')),
  m(
    'missing/empty-text',
    'article',
    'field/form',
    'none',
    value(`${TEXTS} source.title`, () => '""'),
  ),
  m(
    'missing/blank-text',
    'article',
    'field/form',
    'none',
    value(`${TEXTS} source.title`, () => '"  "'),
  ),
  m('missing/empty-required', 'article', 'field/missing', 'none', (written, draw) => {
    const place = pick(written, draw, 'title summary statements.*.claim statements.*.stance source.published', onLine);
    return place?.key ? { text: splice(written.text, place.value, ''), at: place.key.from } : null;
  }),
  m(
    'missing/empty-entry',
    'claim',
    'field/missing',
    'none',
    value('actors.* topics.* implies.*', () => 'null'),
  ),
  m(
    'missing/holder',
    'claim',
    'claim/holder',
    'none',
    value('kind', (data) => (data === 'position' || data === 'quantity' ? null : 'position')),
  ),
  m(
    'missing/quantity',
    'claim',
    'claim/quantity',
    'none',
    value('kind', (data) => (data === 'position' || data === 'quantity' ? null : 'quantity')),
  ),
  m('missing/source-of-point', 'places', 'place/source', 'none', (written, draw) => {
    const point = pick(written, draw, '*.point');
    const cut = without(`${point?.path[0]}.source`)(written, draw);
    const source = written.places.get(`${point?.path[0]}.source`);
    if (!point?.key || !cut || !source?.key) return null;
    const moved = written.text.length - cut.text.length;
    return { ...cut, at: point.key.from - (source.key.from < point.key.from ? moved : 0) };
  }),
  // Twice
  m(
    'twice/same',
    'article',
    'front-matter/syntax',
    'sure',
    again((old) => old),
  ),
  m(
    'twice/other',
    'article',
    'front-matter/syntax',
    'none',
    again(() => 'something-else'),
  ),
  m('twice/entry', 'claim', 'id/duplicate', 'sure', (written, draw) => {
    const place = pick(written, draw, 'actors.* topics.* implies.*', ({ flow }) => flow);
    if (place === null) return null;
    const { to } = place.value;
    return { text: splice(written.text, { from: to, to }, `, ${String(place.data)}`), at: to + 2 };
  }),
  m('twice/entry-on-a-line', 'claim', 'id/duplicate', 'sure', (written, draw) => {
    const place = pick(written, draw, 'actors.* topics.* implies.*', onLine);
    if (place === null) return null;
    const line = written.text.lastIndexOf('\n', place.value.from) + 1;
    const dash = written.text.slice(line, place.value.from);
    const put = `${dash}${String(place.data)}\n`;
    return { text: splice(written.text, { from: line, to: line }, put), at: line + put.length + dash.length };
  }),
  m('twice/statement', 'article', 'id/duplicate', 'none', (written, draw) => {
    const [first, second] = draw
      .some(
        [...written.places.values()].filter(
          ({ path }) => path.length === 3 && path[0] === 'statements' && path[2] === 'id',
        ),
        2,
        2,
      )
      .toSorted((a, b) => a.value.from - b.value.from);
    if (!first || !second) return null;
    return { text: splice(written.text, second.value, String(first.data)), at: second.value.from };
  }),
  m('twice/name', 'actor', 'alias/duplicate', 'sure', (written, draw) =>
    value('aliases.*', () => JSON.stringify(written.data['name']))(written, draw),
  ),
  m(
    'twice/name-of-another',
    'actor',
    'alias/duplicate',
    'none',
    value('aliases.* name', () => 'EVENING TIDE'),
  ),
  m(
    'twice/place',
    'places',
    'id/duplicate',
    'none',
    value('2.id', () => 'north-pier'),
  ),
  // Ways of writing YAML
  ...UNQUOTED.map(([id, text]) =>
    m(
      `yaml/${id}`,
      'article',
      'front-matter/syntax',
      'either',
      bare(TEXTS, () => text),
    ),
  ),
  m('yaml/comment', 'article', 'field/missing', 'none', (written, draw) => {
    const place = pick(written, draw, 'title summary', onLine);
    return place?.key ? { text: splice(written.text, place.value, '# gates down'), at: place.key.from } : null;
  }),
  m('yaml/no-space-after-colon', 'article', 'front-matter/syntax', 'sure', (written, draw) => {
    const place = pick(
      written,
      draw,
      `${STATEMENT_KEYS} statements.*.by ${SOURCE_KEYS} title summary`,
      (one) => onLine(one) && one.style === 'plain',
    );
    const name = String(place?.path.at(-1));
    if (!place?.key || written.text.slice(place.key.from, place.value.from) !== `${name}: `) return null;
    return { text: splice(written.text, { from: place.value.from - 1, to: place.value.from }, ''), at: place.key.from };
  }),
  m('yaml/tab', 'article', 'front-matter/syntax', 'either', (written, draw) => {
    const place = pick(written, draw, STATEMENT_KEYS, (one) => block(one) && onOwnLine(written, one));
    if (!place?.key) return null;
    const line = place.key.from - columnOf(written.text, place.key.from);
    return { text: splice(written.text, { from: line, to: place.key.from }, '\t\t'), at: line };
  }),
  m('yaml/deeper', 'article', 'front-matter/syntax', 'either', indented(1)),
  m('yaml/less-deep', 'article', 'front-matter/syntax', 'either', indented(-1)),
  m(
    'yaml/anchor',
    'article',
    'front-matter/syntax',
    'offered',
    value(TEXTS, (_, __, { data }) => `&a1 ${JSON.stringify(data)}`),
  ),
  m(
    'yaml/tag',
    'article',
    'front-matter/syntax',
    'offered',
    value(TEXTS, (_, __, { data }) => `!!str ${JSON.stringify(data)}`),
  ),
  m(
    'yaml/local-tag',
    'article',
    'front-matter/syntax',
    'offered',
    value(TEXTS, (_, __, { data }) => `!js ${JSON.stringify(data)}`),
  ),
  m(
    'yaml/alias',
    'article',
    'front-matter/syntax',
    'either',
    bare('statements.*.by', () => '*mayor'),
  ),
  m(
    'yaml/merge-key',
    'claim',
    'field/unknown',
    'offered',
    field('title kind', () => '<<: { kind: occurrence }'),
  ),
  m(
    'yaml/list-as-key',
    'claim',
    'front-matter/syntax',
    'none',
    field('title kind', () => '[a, b]: c'),
  ),
  m('yaml/directive', 'article', 'front-matter/syntax', 'offered', (written) => ({
    text: splice(written.text, { from: written.yaml.from, to: written.yaml.from }, '%YAML 1.2\n'),
    at: written.yaml.from,
  })),
  m('yaml/too-deep', 'article', 'file/depth', 'none', (written, draw) => {
    const place = pick(written, draw, TEXTS, isFilled);
    if (place === null) return null;
    // The first that lies in more than 32 others.
    const at = place.value.from + 33 - place.path.length;
    return { text: splice(written.text, place.value, `${'['.repeat(40)}${']'.repeat(40)}`), at };
  }),
  // Hidden and deceiving characters
  ...HIDDEN.map(([id, char]) =>
    m(`hidden/${id}`, 'article', 'text/hidden', 'sure', (written, draw) => {
      const place = pick(
        written,
        draw,
        TEXTS,
        ({ style, data }) => style === 'plain' && /^[a-z ]+$/.test(String(data)),
      );
      if (place === null) return null;
      const from = place.value.from + 1;
      return { text: splice(written.text, { from, to: from }, char), at: from };
    }),
  ),
  m('hidden/carriage-return', 'claim', 'text/hidden', 'either', (written, draw) => {
    const place = pick(written, draw, 'title', ({ style }) => style === 'plain' || style === 'quoted');
    if (place === null) return null;
    const { from } = place.key ?? place.value;
    return { text: splice(written.text, { from, to: from }, '#\r'), at: from + 1 };
  }),
  ...HIDDEN.slice(0, 8).map(([id, char]) =>
    m(`hidden-in-body/${id}`, 'article', 'text/hidden', 'sure', body(`The brid${char}ge`, 8)),
  ),
  m(
    'script/name',
    'actor',
    'text/script',
    'none',
    value('name', () => '"Port M\u{435}rrow"'),
  ),
  m(
    'script/alias',
    'actor',
    'text/script',
    'none',
    value('aliases.*', () => '"Kap\u{456}tan"'),
  ),
  m(
    'script/place',
    'places',
    'text/script',
    'none',
    value('*.name', () => '"H\u{430}rbour"'),
  ),
  m(
    'look-alike/name',
    'actor',
    'id/look-alike',
    'none',
    value('aliases.*', () => 'D0ckers'),
  ),
  // Forms
  m(
    'form/sha-capitals',
    'article',
    'field/form',
    'sure',
    value('source.accessPoints.*.sha256', (data) => data.toUpperCase()),
  ),
  m(
    'form/sha-short',
    'article',
    'field/form',
    'none',
    value('source.accessPoints.*.sha256', (data) => data.slice(0, 40)),
  ),
  m(
    'form/javascript',
    'article',
    'field/form',
    'none',
    value(HTTP, () => 'javascript:alert'),
  ),
  m(
    'form/ftp',
    'article',
    'field/form',
    'none',
    value(HTTP, () => 'ftp://example.org/a'),
  ),
  m(
    'form/credentials',
    'article',
    'field/form',
    'none',
    value(HTTP, () => '"https://a:b@example.org/"'),
  ),
  m(
    'form/space',
    'article',
    'field/form',
    'none',
    value(HTTP, () => '"https://example.org/a b"'),
  ),
  m(
    'form/no-scheme',
    'article',
    'field/form',
    'either',
    value(HTTP, () => 'example.org/gates'),
  ),
  m(
    'form/no-host',
    'actor',
    'field/form',
    'none',
    value('sameAs.*', () => '"https:///gates"'),
  ),
  m(
    'form/language',
    'article',
    'field/form',
    'either',
    value('source.language', () => 'en_GB'),
  ),
  m(
    'form/contact',
    'tracker',
    'field/form',
    'none',
    value('contact', () => 'corrections'),
  ),
  m(
    'form/long-quote',
    'article',
    'field/form',
    'none',
    value(
      'statements.*.quote',
      () => 'gates '.repeat(26).trim(),
      ({ style }) => style !== 'flow' && style !== 'lines',
    ),
  ),
  m(
    'form/id',
    'article',
    'field/form',
    'sure',
    value('statements.*.id', (data) => capital(data)),
  ),
  // What statements may say
  m(
    'statement/scope',
    'article',
    'statement/scope',
    'sure',
    field(
      'statements.*.stance',
      () => 'scope: full',
      (place) => !/doubts|no-evidence/.test(String(place.data)),
    ),
  ),
  m('statement/publisher-speaks', 'article', 'statement/speaker', 'offered', (written, draw) => {
    const publisher = written.places.get('source.publisher');
    const said = pick(
      written,
      draw,
      'statements.*.by',
      ({ path }) =>
        written.places.has(`statements.${path[1]}.id`) && !written.places.has(`statements.${path[1]}.relayedBy`),
    );
    if (!publisher?.data || !said) return null;
    return { text: splice(written.text, said.value, String(publisher.data)), at: said.value.from };
  }),
  m('statement/informed-by-speaker', 'article', 'statement/relation', 'offered', (written, draw) =>
    speaker(written, draw, 'origin'),
  ),
  m('statement/relayed-by-speaker', 'article', 'statement/relation', 'offered', (written, draw) =>
    speaker(written, draw, 'relayedBy'),
  ),
  m(
    'statement/reserved-id',
    'article',
    'id/reserved',
    'none',
    value('statements.*.id', () => 'main'),
  ),
  m('claim/holder-elsewhere', 'claim', 'claim/holder', 'offered', (written, draw) =>
    written.data['kind'] === 'position' ? null : field('title kind', () => 'holder: mayor')(written, draw),
  ),
  m(
    'relation/self',
    'claim',
    'relation/self',
    'none',
    value('implies.* tension.*.claim', () => 'new-claim'),
  ),
  m(
    'relation/self-group',
    'actor',
    'relation/self',
    'none',
    value('group roles.*.group', () => 'port-merrow'),
  ),
  m(
    'relation/self-copy',
    'article',
    'relation/self',
    'none',
    value('source.copyOf', () => 'report'),
  ),
  m('roles/overlap', 'actor', 'actor/roles', 'none', (written) => {
    const to = written.places.get('roles.0.to');
    const second = written.places.get('roles.1');
    if (!to || !second) return null;
    const text = splice(written.text, to.value, '2020-01-01');
    return {
      text,
      at: second.value.from + (to.value.from < second.value.from ? text.length - written.text.length : 0),
    };
  }),
  // The file
  m('file/invalid-utf-8', 'article', 'file/encoding', 'none', (written) => {
    const text = written.text.replaceAll(/[^\0-\u{7F}]/gu, '?');
    const offset = text.indexOf('\n', written.yaml.from) + 1;
    return { text: splice(text, { from: offset, to: offset }, '# caf\u{E9} \n'), at: offset + 5, bytes: 'latin1' };
  }),
  m('file/front-matter-not-closed', 'article', 'front-matter/missing', 'offered', (written) => {
    const rest = written.text.slice(written.body.from);
    if (rest.includes('---')) return null;
    // Fields in one bracket may start a line with it: there they seem to end.
    const fields = written.text.slice(written.yaml.from, written.yaml.to);
    if (/^(?!\s|-\s|# |[a-z][A-Za-z0-9]*:\s)./m.test(fields)) return null;
    return { text: `${written.text.slice(0, written.yaml.to)}----\n${rest}`, at: written.yaml.to };
  }),
  m('file/no-front-matter', 'article', 'front-matter/missing', 'none', (written) => ({
    text: `\n${written.text}`,
    at: 0,
  })),
  m('file/toml', 'claim', 'front-matter/missing', 'none', (written) => ({
    text: written.text.replace(/^---/, '+++'),
    at: 0,
  })),
  m('file/too-large', 'article', 'file/size', 'none', (written) => ({
    text: `${written.text}\n${'Words. '.repeat(30_000)}`,
    at: 0,
  })),
  m('file/front-matter-too-large', 'article', 'file/size', 'none', (written, draw) => {
    const long = value(TEXTS, () => JSON.stringify('gates '.repeat(11_000)))(written, draw);
    return long && { ...long, at: 0 };
  }),
  m('file/name', 'claim', 'file/name', 'none', (written) => ({
    text: written.text,
    at: 0,
    file: 'claims/New Claim.md',
  })),
  m('file/type', 'claim', 'file/type', 'none', (written) => ({
    text: written.text,
    at: 0,
    file: 'claims/new-claim.txt',
  })),
  m('file/mdx-elsewhere', 'actor', 'file/type', 'none', (written) => ({
    text: written.text,
    at: 0,
    file: 'actors/port-merrow.mdx',
  })),
  m('file/second-of-an-id', 'article', 'file/duplicate', 'none', (written) => ({
    text: written.text,
    at: 0,
    file: 'articles/first-report.mdx',
  })),
  m('file/look-alike-id', 'claim', 'id/look-alike', 'none', (written) => ({
    text: written.text,
    at: 0,
    file: 'claims/to11-refused.md',
    told: 'claims/toll-refused.md',
  })),
  m('file/unknown-origin', 'actor', 'id/reserved', 'none', (written) => ({
    text: written.text,
    at: 0,
    file: 'actors/unknown.md',
  })),
  // The body
  m('body/html', 'article', 'markdown/html', 'none', (written, draw) =>
    written.file.endsWith('x') ? null : body('The 港 <b>gates', 6)(written, draw),
  ),
  m('body/image', 'article', 'markdown/image', 'none', body('The 港 ![gates](./gates.svg)', 6)),
  m('body/javascript', 'article', 'markdown/link', 'none', body('The 港 [gates](javascript:alert)', 6)),
  m('body/nobody', 'article', 'reference/unknown', 'none', body('The 港 [gates](actor:xylophone-quartet-99)', 6)),
  m('body/no-such-claim', 'claim', 'reference/unknown', 'either', body('The 港 [gates](claim:bridge-clossed)', 6)),
];

function onOwnLine({ text }: Written, { key: found }: Place): boolean {
  const from = found?.from ?? 0;
  return /^ +$/.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, from));
}

/** Writes a field a second time, above the first, with the same value or another. */
function again(other: (old: string) => string): Mutation['mutate'] {
  return (written, draw) => {
    const place = pick(written, draw, 'title summary statements.*.claim statements.*.stance source.published', onLine);
    if (!place?.key || columnOf(written.text, place.key.from) < 0) return null;
    const { from } = place.key;
    const lineEnd = written.text.indexOf('\n', from);
    const whole = written.text.slice(from, lineEnd);
    const old = written.text.slice(place.value.from, place.value.to);
    const put = whole.replace(old, () => other(old)) + between(written, place);
    return { text: splice(written.text, { from, to: from }, put), at: from + put.length };
  };
}

/** Moves a field of a statement by some columns. */
function indented(by: number): Mutation['mutate'] {
  return (written, draw) => {
    const place = pick(
      written,
      draw,
      `${STATEMENT_KEYS} ${SOURCE_KEYS}`,
      (one) => onLine(one) && one.style === 'plain' && onOwnLine(written, one),
    );
    if (!place?.key) return null;
    const group = siblings(written, place);
    const before = group[group.indexOf(place) - 1];
    if (!before || !onLine(before) || before.style !== 'plain') return null;
    const { from } = place.key;
    const text =
      by > 0
        ? splice(written.text, { from, to: from }, ' '.repeat(by))
        : splice(written.text, { from: from + by, to: from }, '');
    return { text, at: from + by };
  };
}

/** Makes the speaker of a statement the one who informs or relays, too. */
function speaker(written: Written, draw: Draw, name: string): Mutant | null {
  const by = pick(
    written,
    draw,
    'statements.*.by',
    ({ path }) => written.places.get(`statements.${path[1]}.${name}`)?.data != null,
  );
  const place = written.places.get(`statements.${by?.path[1]}.${name}`);
  if (!by || !place) return null;
  return { text: splice(written.text, place.value, String(by.data)), at: place.value.from };
}
