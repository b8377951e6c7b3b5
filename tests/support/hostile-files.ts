/** Files that are made to crash, hang or fill the memory of whoever reads them. Each is below the limit of its size. */

const KB = 1024;
const REPORT = ['title: x', 'summary: x', 'source: { published: 2019 }', 'statements:'].join('\n');
const frontMatter = (yaml: string): string => `---\n${yaml}\n---\n`;
const body = (text: string): string => `---\n${REPORT} []\n---\n\n${text}\n`;
const upTo = (bytes: number, part: string): string => part.repeat(Math.floor(bytes / Buffer.byteLength(part)));
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

/** Nine levels of lists, each nine times the one before: a billion entries where aliases are followed. */
const LAUGHS = lines(
  10,
  (i) =>
    `a${i}: &a${i} [${
      i === 0
        ? 'ha'
        : Array(9)
            .fill(`*a${i - 1}`)
            .join(', ')
    }]`,
);

const FRONT_MATTER: Readonly<Record<string, string>> = {
  'brackets that open': frontMatter(upTo(60 * KB, '[')),
  'brackets that open and close': frontMatter(`title: ${'['.repeat(30_000)}${']'.repeat(30_000)}`),
  'brackets that close': frontMatter(upTo(60 * KB, ']')),
  'braces that open': frontMatter(upTo(60 * KB, '{')),
  'groups in groups': frontMatter(`title: ${upTo(30 * KB, '{a: ')}`),
  'dashes in a row': frontMatter(upTo(60 * KB, '- ')),
  'dashes below each other': frontMatter(lines(300, (i) => `${' '.repeat(i)}-`)),
  'question marks': frontMatter(upTo(60 * KB, '? ')),
  colons: frontMatter(upTo(60 * KB, ': ')),
  'commas in a list': frontMatter(`title: [${upTo(60 * KB, ',')}]`),
  quotes: frontMatter(upTo(60 * KB, '"')),
  'quotes that do not close': frontMatter(`title: "${upTo(60 * KB, 'x')}`),
  'single quotes': frontMatter(upTo(60 * KB, "'")),
  'a text of one word': frontMatter(`title: ${upTo(60 * KB, 'x')}`),
  'a key of one word': frontMatter(`${upTo(60 * KB, 'x')}: 1`),
  'a text of many lines': frontMatter(`title: ${upTo(60 * KB, 'x\n  ')}`),
  'a block of many lines': frontMatter(`title: |\n${lines(15_000, () => '  x')}`),
  blanks: frontMatter(`title:${upTo(60 * KB, ' ')}x`),
  tabs: frontMatter(`title: x\n${lines(10_000, () => '\t\tx: y')}`),
  'empty lines': frontMatter(upTo(60 * KB, '\n')),
  comments: frontMatter(lines(20_000, () => '# x')),
  'different keys': frontMatter(lines(3_000, (i) => `key${i}: x`)),
  'the same key': frontMatter(lines(4_000, () => 'title: x')),
  'misspelt keys': frontMatter(lines(2_000, (i) => `titl${i}: x`)),
  'texts with colons': frontMatter(lines(3_000, (i) => `k${i}: a: b`)),
  'lines without a colon': frontMatter(lines(10_000, () => 'word')),
  'unknown speakers': frontMatter(
    `${REPORT}\n${lines(900, (i) => `  - { id: s${i}, claim: c${i}, by: mayr${i}, stance: assert${i} }`)}`,
  ),
  'dates that are none': frontMatter(
    `${REPORT}\n${lines(900, (i) => `  - { id: s${i}, claim: c, stance: asserts, stated: ${'1/'.repeat(10)}${i} }`)}`,
  ),
  'a date of brackets': frontMatter(
    `${REPORT}\n  - { claim: c, stance: asserts, stated: "[${upTo(50 * KB, '2019,')}2019]" }`,
  ),
  'a figure of digits': frontMatter(
    `${REPORT}\n  - { claim: cars-per-day, stance: asserts, value: "${upTo(50 * KB, '1,000')}" }`,
  ),
  'a figure of signs': frontMatter(
    `${REPORT}\n  - { claim: cars-per-day, stance: asserts, value: "${upTo(50 * KB, '> ')}" }`,
  ),
  'an id of hyphens': frontMatter(`${REPORT}\n  - { claim: "${upTo(50 * KB, 'a-')}", stance: asserts }`),
  'an address of signs': frontMatter(
    `title: x\nsummary: x\nsource: { published: 2019, url: "https://${upTo(50 * KB, '@:')}" }`,
  ),
  'a language of hyphens': frontMatter(
    `title: x\nsummary: x\nsource: { published: 2019, language: "${upTo(50 * KB, 'en-')}x" }`,
  ),
  'a quote of one letter': frontMatter(`${REPORT}\n  - { claim: c, stance: asserts, quote: "${upTo(50 * KB, 'a ')}" }`),
  'a billion laughs': frontMatter(LAUGHS),
  anchors: frontMatter(lines(2_000, (i) => `k${i}: &a${i} x`)),
  aliases: frontMatter(`a: &a x\n${lines(2_000, (i) => `k${i}: *a`)}`),
  'merge keys': frontMatter(`a: &a { b: c }\n${lines(1_500, (i) => `k${i}: { <<: *a }`)}`),
  tags: frontMatter(lines(2_000, (i) => `k${i}: !t${i} x`)),
  directives: frontMatter(lines(5_000, () => '%YAML 1.2')),
  documents: frontMatter(lines(10_000, () => '...')),
  escapes: frontMatter(`title: "${upTo(60 * KB, '\\x41')}"`),
  'escapes that are none': frontMatter(`title: "${upTo(60 * KB, '\\q')}"`),
  'hidden characters': frontMatter(`title: ${upTo(60 * KB, '\u{200B}')}`),
  joiners: frontMatter(`title: ${upTo(60 * KB, '👩\u{200D}')}`),
  'combining marks': frontMatter(`title: a${upTo(60 * KB, '\u{301}')}`),
  'wide ligatures': frontMatter(`title: ${upTo(60 * KB, '\u{FDFA}')}`),
  NUL: `${upTo(150 * KB, '\0')}`,
  fences: upTo(150 * KB, '---\n'),
  'bytes of Latin-1': `---\ntitle: ${upTo(150 * KB, '\u{FFFD}')}\n---\n`,
  'carriage returns': frontMatter(`title: x${upTo(60 * KB, '\r')}`),
};

/** Bodies of articles. */
const BODIES: Readonly<Record<string, string>> = {
  asterisks: upTo(150 * KB, '*'),
  'asterisks and letters': upTo(150 * KB, '*a '),
  'asterisks and underscores': upTo(150 * KB, '*a_ '),
  'strong that closes nothing': upTo(150 * KB, 'a**b'),
  underscores: upTo(150 * KB, '_a'),
  'opening brackets': upTo(100_000, '['),
  'opening images': upTo(150 * KB, '!['),
  'links in links': upTo(150 * KB, '[a]('),
  'links that do not close': `${upTo(75 * KB, '[a')}${upTo(75 * KB, '](b')}`,
  'angle brackets': upTo(150 * KB, '<'),
  'tags that do not close': upTo(150 * KB, '<a '),
  'comments of HTML': upTo(150 * KB, '<!--'),
  entities: upTo(150 * KB, '&#x'),
  bars: upTo(150 * KB, '|'),
  'a table of 10,000 columns': `${'|a'.repeat(10_000)}|\n${'|-'.repeat(10_000)}|\n|b|`,
  'a table of many rows': `|a|b|c|d|\n|-|-|-|-|\n${lines(15_000, () => '|x|y')}`,
  'quotations in quotations': `${'>'.repeat(10_000)} a`,
  'quotations below each other': lines(2_000, (i) => `${'> '.repeat(Math.min(i, 50))}a`),
  'lists in lists': lines(500, (i) => `${'  '.repeat(Math.min(i, 150))}- a`),
  'lists in a row': upTo(100 * KB, '- '),
  'numbered lists in a row': upTo(100 * KB, '1. '),
  headings: upTo(150 * KB, '# a\n'),
  backticks: lines(540, (i) => '`'.repeat(i)),
  tildes: upTo(150 * KB, '~~a'),
  footnotes: lines(5_000, (i) => `[^${i}]`),
  'one footnote many times': `${upTo(100 * KB, 'a[^1] ')}\n\n[^1]: b`,
  'footnotes in footnotes': lines(4_000, (i) => `[^${i}]: [^${i + 1}]\n`),
  definitions: lines(6_000, (i) => `[${i}]: claim:a\n`),
  addresses: upTo(150 * KB, 'http://a. '),
  'e-mail addresses': upTo(150 * KB, 'a@b.c '),
  'dots of an e-mail address': `${upTo(150 * KB, 'a.')}@b`,
  backslashes: upTo(150 * KB, '\\'),
  'blanks in a body': upTo(150 * KB, ' '),
  'line ends in a body': upTo(150 * KB, '\n'),
  'links to nobody': upTo(150 * KB, '[a](actor:nobody-of-this-name) '),
};

/** The longest that a paragraph may be: what is longer is not given to the parser. */
const PARAGRAPH = 32_000;

/** By the name of the case: the file, and its text. Bodies are read as Markdown and as MDX. */
export const HOSTILE: readonly [name: string, file: string, text: string][] = [
  ...Object.entries(FRONT_MATTER).map(([name, text]): [string, string, string] => [name, 'articles/report.md', text]),
  ...Object.entries(BODIES).flatMap(([name, text]) =>
    ['articles/report.md', 'articles/report.mdx'].flatMap((file): [string, string, string][] => [
      [name, file, body(text)],
      [`${name}, in one paragraph`, file, body(text.slice(0, PARAGRAPH))],
    ]),
  ),
];
