/**
 * Valid files of a tracker in the many ways in which people write YAML, with the place of every key and value.
 *
 * The places are known because the text is written here piece by piece: no parser is asked.
 */
import type { Draw } from './draw.ts';
import type { Files } from './memory-tree.ts';

export interface Range {
  from: number;
  to: number;
}

export interface Place {
  path: readonly (string | number)[];
  /** Null for an entry of a list. */
  key: Range | null;
  /** From the first to the last character of the value: quotation marks, brackets and the sign of a block are part of it. */
  value: Range;
  data: unknown;
  /** Between brackets, where commas separate. */
  flow: boolean;
  style: 'plain' | 'quoted' | 'lines' | 'block' | 'flow' | 'empty';
}

export interface Written {
  file: string;
  /** Without byte order mark and with plain line ends, as positions count. */
  text: string;
  /** Of the front matter, the lines `---` not included. */
  yaml: Range;
  body: Range;
  data: Fields;
  places: ReadonlyMap<string, Place>;
}

type Fields = { [name: string]: unknown };

export type Kind = 'article' | 'claim' | 'actor' | 'places' | 'tracker';

/** The tracker that a file is laid into. Every claim is ready to be contested. */
const claim = (title: string, kind: string, more = '') =>
  `---\ntitle: ${title}\nkind: ${kind}\n${more}disagreement: The two do not say the same.\n---\n`;
export const TRACKER: Files = {
  'tracker.yaml': [
    'title: The bridge',
    'description: Who says what about a bridge.',
    'language: en',
    'story: A town has a bridge. It opens.',
    'topics:',
    '  - { id: traffic, title: Traffic }',
    '  - { id: money, title: Money }',
    'licence: { name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/ }',
    '',
  ].join('\n'),
  'places.yaml': '- { id: harbour, name: The harbour }\n- { id: north-pier, name: North pier, within: harbour }\n',
  'actors/town.md': '---\nname: Town\nkind: state\n---\n',
  'actors/mayor.md': '---\nname: Mayor\nkind: person\ngroup: town\n---\n',
  'actors/ferry-company.md': '---\nname: Ferry company\nkind: organisation\n---\n',
  'actors/dockers.md': '---\nname: Dockers\nkind: unnamed-group\n---\n',
  'actors/evening-tide.md': '---\nname: Evening Tide\nkind: news-publisher\n---\n',
  'actors/coast-wire.md': '---\nname: Coast Wire\nkind: wire-agency\n---\n',
  'claims/bridge-closed.md': claim('The bridge is closed', 'occurrence'),
  'claims/pier-cracked.md': claim('The pier has a crack', 'assessment'),
  'claims/cars-per-day.md': claim('How many cars cross', 'quantity', 'quantity: { counts: Cars, unit: cars }\n'),
  'claims/opening-day.md': claim('The day of the opening', 'date'),
  'claims/toll-refused.md': claim('The ferries refuse a toll', 'position', 'holder: ferry-company\n'),
  'articles/first-report.md': [
    '---',
    'title: The first report',
    'summary: The paper reports that the bridge is closed.',
    'source: { publisher: evening-tide, published: 2019-02-01 }',
    'statements:',
    '  - { claim: bridge-closed, by: mayor, stance: asserts }',
    '---',
    '',
  ].join('\n'),
};

const SPEAKERS = ['mayor', 'town', 'ferry-company'];
/** Nobody of these speaks: information that comes from them runs in no circle. */
const ORIGINS = ['dockers', 'unknown'];
const PUBLISHERS = ['evening-tide', 'coast-wire'];
const CLAIMS = ['bridge-closed', 'pier-cracked', 'cars-per-day', 'opening-day', 'toll-refused'];
const DATES = ['2019-03-05', '2019-03', 2019, '2019', '2019-03-05/..', '2019-03-01/2019-03-09', '2019-03-05?', '2019~'];
const OTHER_DATES = ['../2019-03-05', '[2019-03-04,2019-03-06]', '{2019-03-04,2019-03-06}', '201X', '2019-XX'];
const DAYS = ['2019-03-05', '2019-03-31', '2020-02-29'];
const FIGURES = [10000, '10000', '~ 10000', '> 10000', '>= 9500', '9000..11000', '1500 cars', '12.50', '= 12', '< 5'];
const STANCES = ['asserts', 'confirms', 'denies', 'implies', 'declines'];
const SHA = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const ADDRESSES = ['https://example.org/gates', 'http://example.org/a?b=c&d=%20e#f', 'https://example.org/(a),b/~c'];

const WORDS = ['gates', 'down', 'at', 'dawn', 'the', 'harbour', 'council', 'vessel', 'bridge', 'pier'];
const WIDE = ['Brücke', 'café', 'naïve', '橋は', '港', 'мост', 'γέφυρα', 'جسر', 'می\u{200C}شود', 'e\u{301}tude', '𝒜𝒷'];
const SIGNS = ['👩\u{200D}👩\u{200D}👧', '👍🏽', '—', '“gates”', '½', '\u{A0}', '…'];
const TRICKY = [
  'a: b',
  'c #d',
  '- e',
  '* f',
  '& g',
  '! h',
  '%i',
  '@j',
  '`k`',
  '"l"',
  'it’s',
  "'m'",
  '[n]',
  '{o}',
  '> p',
];
const TAKEN = [
  '| q',
  '? r',
  '# s',
  ': t',
  'yes',
  'null',
  'true',
  '12',
  '0x1F',
  '1e3',
  '2019-03-04',
  'back\\slash',
  '<<',
];

/** Some words; with `draw` they may be of any script, and start or end with what YAML takes for its own. */
function words(draw: Draw, most = 5): string {
  const word = () => {
    if (draw.happens(0.12)) return draw.oneOf(WIDE);
    if (draw.happens(0.05)) return draw.oneOf(SIGNS);
    if (draw.happens(0.05)) return draw.oneOf(draw.happens(0.5) ? TRICKY : TAKEN);
    return draw.oneOf(WORDS);
  };
  const text = Array.from({ length: 1 + draw.whole(most) }, word)
    .join(' ')
    .trim();
  return text === '' ? 'gates' : text;
}

/** Keys in any order, and those that may be left out sometimes left out or empty. */
function fields(draw: Draw, required: Fields, optional: { [name: string]: () => unknown }, share = 0.6): Fields {
  const chosen = Object.entries(optional).flatMap(([name, value]): [string, unknown][] =>
    draw.happens(share) ? [[name, draw.happens(0.06) ? null : value()]] : [],
  );
  const all = [...Object.entries(required), ...chosen];
  return Object.fromEntries(draw.happens(0.5) ? all : draw.some(all, all.length, all.length));
}

const list = <T>(draw: Draw, most: number, item: () => T): T[] =>
  Array.from({ length: 1 + draw.whole(most) }, () => item());

function statement(draw: Draw, about: string, by: string | null, publisher: unknown): Fields {
  const doubts = draw.happens(0.2);
  const required = {
    claim: about,
    ...(by !== null && { by }),
    stance: doubts ? draw.oneOf(['doubts', 'no-evidence']) : draw.oneOf(STANCES),
  };
  const value = draw.happens(0.7) && (about === 'cars-per-day' || about === 'opening-day');
  return fields(draw, required, {
    ...(doubts && { scope: () => draw.oneOf(['full', 'narrower']) }),
    stated: () => draw.oneOf(draw.happens(0.8) ? DATES : OTHER_DATES),
    ...(value && {
      value: () => (about === 'cars-per-day' ? draw.oneOf(FIGURES) : draw.oneOf(DATES)),
    }),
    hedge: () => words(draw, 2),
    quote: () =>
      draw.happens(0.6)
        ? words(draw)
        : fields(
            draw,
            { text: words(draw) },
            { lang: () => draw.oneOf(['fr', 'ko', 'pt-BR']), translation: () => words(draw) },
          ),
    paragraph: () => 1 + draw.whole(40),
    ...(by !== null && { origin: () => draw.oneOf(ORIGINS) }),
    relayedBy: () => draw.oneOf(PUBLISHERS.filter((one) => one !== publisher)),
    note: () => words(draw),
  });
}

function article(draw: Draw): Fields {
  const publisher = draw.happens(0.8) ? draw.oneOf(PUBLISHERS) : null;
  const pairs = CLAIMS.flatMap((about) => [...SPEAKERS, null].map((by) => [about, by] as const));
  const source = fields(
    draw,
    {
      ...(publisher !== null && { publisher }),
      published: draw.oneOf(DATES.filter((date) => !String(date).startsWith('..'))),
    },
    {
      title: () => words(draw),
      byline: () => words(draw, 2),
      url: () => draw.oneOf(ADDRESSES),
      language: () => draw.oneOf(['en', 'fr', 'pt-BR']),
      credits: () =>
        list(draw, 3, () =>
          draw.happens(0.5)
            ? words(draw)
            : fields(draw, { text: words(draw) }, { actor: () => draw.oneOf(PUBLISHERS) }, 0.9),
        ),
      accessPoints: () =>
        list(draw, 2, () =>
          fields(draw, { url: draw.oneOf(ADDRESSES) }, { accessed: () => draw.oneOf(DATES), sha256: () => SHA }, 0.9),
        ),
      status: () =>
        fields(
          draw,
          { state: draw.oneOf(['corrected', 'retracted']), date: draw.oneOf(DAYS) },
          { url: () => draw.oneOf(ADDRESSES) },
        ),
      copyOf: () => 'first-report',
    },
  );
  return fields(
    draw,
    {
      title: words(draw),
      summary: words(draw, 12),
      source,
      statements: draw.some(pairs, 2, 6).map(([about, by], index) => ({
        ...(draw.happens(0.3) && { id: `statement-${index}` }),
        ...statement(draw, about, by, publisher),
      })),
    },
    {},
  );
}

function claimFields(draw: Draw): Fields {
  const kind = draw.oneOf(['occurrence', 'quantity', 'date', 'position', 'motive', 'prediction', 'assessment']);
  return fields(
    draw,
    {
      title: words(draw),
      kind,
      ...(kind === 'position' && { holder: draw.oneOf(SPEAKERS) }),
      ...(kind === 'quantity' && {
        quantity: fields(draw, { counts: words(draw), unit: 'cars' }, { changes: () => draw.happens(0.5) || true }),
      }),
    },
    {
      when: () => draw.oneOf(draw.happens(0.8) ? DATES : OTHER_DATES),
      place: () => draw.oneOf(['harbour', 'north-pier']),
      actors: () => draw.some([...SPEAKERS, ...PUBLISHERS], 1, 4),
      topics: () => draw.some(['traffic', 'money'], 1, 2),
      tension: () => draw.some(CLAIMS, 1, 2).map((about) => ({ claim: about, reason: words(draw) })),
      implies: () => draw.some(CLAIMS, 1, 3),
      disagreement: () => words(draw),
    },
  );
}

const NAMES = ['Port Merrow', 'Ada Fenwick', 'Порт', '港湾局', 'Λιμήν', 'Zoë Ångström'];
const ALIASES = ['the port', 'P. Merrow', 'A. Fenwick', 'Nord-Pier', '山田Taro', 'PM'];

function actorFields(draw: Draw): Fields {
  const [before, after] = ['2018', '2019-02'];
  return fields(
    draw,
    { name: draw.oneOf(NAMES), kind: draw.oneOf(['person', 'organisation', 'government-body']) },
    {
      aliases: () => draw.some(ALIASES, 1, 3),
      group: () => draw.oneOf(['town', 'dockers']),
      roles: () => [
        { title: words(draw), group: 'town', from: '2017', to: before },
        ...(draw.happens(0.7) ? [{ title: words(draw), group: 'ferry-company', from: after, to: '2020-05-01' }] : []),
      ],
      sameAs: () => draw.some(ADDRESSES, 1, 2),
    },
    0.8,
  );
}

const placesList = (draw: Draw): unknown[] => [
  ...draw.some(
    [
      fields(draw, { id: 'harbour', name: 'The harbour', point: { lat: -48.5, lon: 123 }, source: 'Made up' }, {}),
      { id: 'north-pier', name: 'North pier', within: 'harbour' },
    ],
    2,
    2,
  ),
  ...(draw.happens(0.5)
    ? [{ id: 'quay', name: draw.oneOf(['Der Kai', 'Набережная', '埠頭']), within: 'harbour' }]
    : []),
];

const trackerFields = (draw: Draw): Fields =>
  fields(
    draw,
    {
      title: words(draw),
      description: words(draw),
      language: 'en',
      story: words(draw, 12),
      topics: draw.some(
        [
          fields(draw, { id: 'traffic', title: words(draw) }, { description: () => words(draw) }),
          fields(draw, { id: 'money', title: words(draw) }, { description: () => words(draw) }),
        ],
        2,
        2,
      ),
      licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    },
    {
      featured: () => draw.some(['cars-per-day', 'opening-day'], 1, 2),
      contact: () => 'corrections@example.org',
      repository: () => 'https://github.com/example/port-merrow',
    },
  );

const BODIES = [
  '',
  '\n',
  '\nThe [mayor](actor:mayor) says so.\n',
  '\nThe [mayor](actor:mayor), 港 and 👩\u{200D}👩\u{200D}👧, on [the bridge](claim:bridge-closed).\n\n## A heading\n\n- one\n- two, *with* **weight**\n\nAnd more.\n',
  '\n> Words — “quoted” — of [a page](https://example.org/a).\n\n| a | b |\n| - | - |\n| 1 | 橋 |\n\nA note.[^1]\n\n[^1]: Of [a report](article:first-report).\n',
];

/** A valid file of a kind, written in one of many ways. */
export function writeFile(draw: Draw, kind: Kind): Written {
  const made = MADE[kind];
  const data = made.data(draw);
  const name = kind === 'article' && draw.happens(0.2) ? 'articles/report.mdx' : made.file;
  const writer = new Writer(draw, kind === 'places' || kind === 'tracker');
  return writer.write(name, data as Fields);
}

const MADE: Record<Kind, { file: string; data: (draw: Draw) => unknown }> = {
  article: { file: 'articles/report.md', data: article },
  claim: { file: 'claims/new-claim.md', data: claimFields },
  actor: { file: 'actors/port-merrow.md', data: actorFields },
  places: { file: 'places.yaml', data: placesList },
  tracker: { file: 'tracker.yaml', data: trackerFields },
};

/** What may stand without quotation marks: some of what YAML would allow. */
const PLAIN =
  /^(?:[\p{L}][\p{L}\p{M}\p{N}.’,;—…()-]*(?: [\p{L}\p{N}“½—…][\p{L}\p{M}\p{N}.’,;—…”()-]*)*|https?:\/\/[\w./?=&%#~(),-]+|[\w.]+@[\w.]+)$/u;
const PLAIN_DATE = /^(?:\d{4}-[\dX]{2}(?:-\d\d)?[?~]?(?:\/(?:\.\.|[\d-]+))?|\d{3}X|\d{4}~)$/;
const PLAIN_FIGURE = /^(?:~ \d+|\d+\.\.\d+|\d+ [a-z]+|= \d+|< \d+)$/;
const TAKEN_WORD = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

const isPlain = (text: string, flow: boolean): boolean =>
  (PLAIN.test(text) || PLAIN_DATE.test(text) || PLAIN_FIGURE.test(text)) &&
  !TAKEN_WORD.test(text) &&
  !(flow && /[,[\]{}]/.test(text));

/** A text as it can stand on a line, in brackets too. */
export const quotedIfNeeded = (text: string): string => (isPlain(text, true) ? text : JSON.stringify(text));

class Writer {
  #text = '';
  readonly #places = new Map<string, Place>();
  readonly #draw: Draw;
  readonly #bare: boolean;
  readonly #step: number;
  readonly #listStep: number;
  /** How often something else than the usual is written. */
  readonly #odd: number;

  constructor(draw: Draw, bare: boolean) {
    this.#draw = draw;
    this.#bare = bare;
    this.#step = draw.oneOf([2, 2, 4, 3]);
    this.#listStep = draw.oneOf([2, 0, 4]);
    this.#odd = draw.oneOf([0, 0.05, 0.25]);
  }

  write(file: string, data: Fields): Written {
    const draw = this.#draw;
    if (!this.#bare) this.#text = `---${draw.happens(this.#odd) ? '  ' : ''}\n`;
    const from = this.#text.length;
    const first = Array.isArray(data) ? this.#list(data, [], 0) : this.#group(data, [], 0, false);
    this.#place([], { key: null, value: { from: first, to: this.#text.length }, data, flow: false, style: 'lines' });
    this.#noise(0);
    const yaml = { from, to: this.#text.length };
    if (!this.#bare) this.#text += `---${draw.happens(this.#odd) ? ' ' : ''}\n`;
    const start = this.#text.length;
    if (!this.#bare) this.#text += draw.oneOf(BODIES);
    const body = { from: start, to: this.#text.length };
    return { file, text: this.#text, yaml, body, data, places: this.#places };
  }

  #noise(indent: number): void {
    if (this.#draw.happens(this.#odd / 2)) this.#text += '\n';
    if (this.#draw.happens(this.#odd / 2)) this.#text += `${' '.repeat(indent)}# ${this.#draw.oneOf(WIDE)}: “note”\n`;
  }

  #endLine(): void {
    if (this.#draw.happens(this.#odd / 2)) this.#text += '  ';
    if (this.#draw.happens(this.#odd / 2)) this.#text += ' # as printed: "so"';
    this.#text += '\n';
  }

  #place(path: Place['path'], place: Omit<Place, 'path'>): void {
    this.#places.set(path.join('.'), { path, ...place });
  }

  #key(key: string): Range {
    const from = this.#text.length;
    const quote = this.#draw.happens(this.#odd / 4) ? this.#draw.oneOf(['"', "'"]) : '';
    this.#text += quote + key + quote;
    return { from, to: this.#text.length };
  }

  /** Gives where the first key stands. `started`: on the line that is begun. */
  #group(data: Fields, path: Place['path'], indent: number, started: boolean): number {
    const keys = Object.entries(data).map(([name, value], index) => {
      if (index > 0 || !started) {
        this.#noise(indent);
        this.#text += ' '.repeat(indent);
      }
      const key = this.#key(name);
      this.#text += this.#draw.happens(this.#odd / 8) ? ' :' : ':';
      this.#value(value, [...path, name], indent, key);
      return key.from;
    });
    return keys[0] ?? this.#text.length;
  }

  /** Gives where the first dash stands. */
  #list(items: unknown[], path: Place['path'], indent: number): number {
    const dashes = items.map((item, index) => {
      this.#noise(indent);
      this.#text += ' '.repeat(indent);
      const dash = this.#text.length;
      this.#text += '-';
      const inside = [...path, index];
      const isGroup = typeof item === 'object' && item !== null && !Array.isArray(item);
      if (isGroup && !this.#draw.happens(0.2)) {
        const blanks = this.#draw.happens(this.#odd) ? 3 : 1;
        this.#text += ' '.repeat(blanks);
        const from = this.#group(item as Fields, inside, indent + 1 + blanks, true);
        const value = { from, to: this.#text.length - 1 };
        this.#place(inside, { key: null, value, data: item, flow: false, style: 'lines' });
      } else {
        this.#value(item, inside, indent, null);
      }
      return dash;
    });
    return dashes[0] ?? this.#text.length;
  }

  /** A value after a key or a dash, up to the end of its last line. */
  #value(data: unknown, path: Place['path'], indent: number, key: Range | null): void {
    const draw = this.#draw;
    const isList = Array.isArray(data);
    const isGroup = typeof data === 'object' && data !== null && !isList;
    if ((isList || isGroup) && !this.#fitsLine(data)) {
      this.#endLine();
      const deeper = isList && key !== null ? indent + this.#listStep : indent + this.#step;
      const from = isList ? this.#list(data, path, deeper) : this.#group(data as Fields, path, deeper, false);
      this.#place(path, { key, value: { from, to: this.#text.length - 1 }, data, flow: false, style: 'lines' });
      return;
    }
    if (data === null && draw.happens(0.5)) {
      const at = key ?? { from: this.#text.length, to: this.#text.length };
      this.#place(path, { key, value: at, data, flow: false, style: 'empty' });
      this.#endLine();
      return;
    }
    this.#text += draw.happens(this.#odd / 4) ? '  ' : ' ';
    if (isList || isGroup) this.#flow(data, path, key, false);
    else if (this.#lines(data, path, indent, key)) return;
    else this.#scalar(data, path, key, false);
    this.#endLine();
  }

  /** Whether a list or group is written between brackets. */
  #fitsLine(data: unknown): boolean {
    const isShort = JSON.stringify(data).length < 160 && JSON.stringify(data) !== '[]';
    return JSON.stringify(data) === '[]' || (isShort && this.#draw.happens(0.3));
  }

  #flow(data: unknown, path: Place['path'], key: Range | null, inFlow: boolean): void {
    const from = this.#text.length;
    const isList = Array.isArray(data);
    this.#text += isList ? '[' : '{';
    if (this.#draw.happens(0.5)) this.#text += ' ';
    Object.entries(data as Fields).forEach(([name, value], index) => {
      if (index > 0) this.#text += ', ';
      const inner = isList ? null : this.#key(name);
      if (!isList) this.#text += ': ';
      const inside = [...path, isList ? index : name];
      if (typeof value === 'object' && value !== null) this.#flow(value, inside, inner, true);
      else this.#scalar(value, inside, inner, true);
    });
    if (this.#draw.happens(0.5)) this.#text += ' ';
    this.#text += isList ? ']' : '}';
    this.#place(path, { key, value: { from, to: this.#text.length }, data, flow: inFlow, style: 'flow' });
  }

  #scalar(data: unknown, path: Place['path'], key: Range | null, flow: boolean): void {
    const from = this.#text.length;
    const [text, style] = this.#scalarText(data, path, flow);
    this.#text += text;
    const value = { from, to: this.#text.length };
    this.#place(path, { key, value: data === null ? (key ?? value) : value, data, flow, style });
  }

  #scalarText(data: unknown, path: Place['path'], flow: boolean): [string, Place['style']] {
    const draw = this.#draw;
    if (data === null) return [draw.oneOf(['null', '~']), 'empty'];
    if (typeof data !== 'string') return [String(data), 'plain'];
    const asPrinted = path.at(-1) === 'value' && data === '12.50';
    if ((isPlain(data, flow) || asPrinted) && !draw.happens(0.2)) return [data, 'plain'];
    if (draw.happens(0.4)) return [`'${data.replaceAll("'", "''")}'`, 'quoted'];
    const text = JSON.stringify(data);
    return [draw.happens(0.2) ? escaped(text) : text, 'quoted'];
  }

  /** Writes a text over several lines, where it can and shall be. */
  #lines(data: unknown, path: Place['path'], indent: number, key: Range | null): boolean {
    const draw = this.#draw;
    if (typeof data !== 'string' || !data.includes(' ') || !draw.happens(this.#odd)) return false;
    const inner = ' '.repeat(indent + this.#step);
    const from = this.#text.length;
    const style = draw.oneOf(['>-', '|-', '>', 'plain']);
    if (style === 'plain') {
      if (!isPlain(data, false) || !/^[\p{L} ]+$/u.test(data)) return false;
      this.#text += data.replace(' ', `\n${inner}`);
    } else {
      const folds = style !== '|-' && /^[\p{L} ]+$/u.test(data);
      this.#text += `${style}\n${inner}${folds ? data.replace(' ', `\n${inner}`) : data}`;
    }
    const to = this.#text.length;
    this.#place(path, { key, value: { from, to }, data, flow: false, style: style === 'plain' ? 'lines' : 'block' });
    this.#text += '\n';
    return true;
  }
}

/** With the letters that are not ASCII as YAML's escapes. */
const escaped = (text: string): string =>
  text.replaceAll(/[^ -~]/gu, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });

/** The bytes of a file as an editor of any system may save it. */
export function saved(draw: Draw, text: string): string {
  const ends = draw.happens(0.25) ? text.replaceAll('\n', '\r\n') : text;
  return draw.happens(0.25) ? `\u{FEFF}${ends}` : ends;
}
