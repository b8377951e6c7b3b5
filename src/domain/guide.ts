/**
 * What the contributor guide says of each rule, beside what the rule asks for: why there is such a rule, and where it
 * helps a pair of examples from the invented story of Port Merrow. A test holds each pair: the first breaks its rule,
 * the second breaks none.
 */
import type { RuleOfRecords } from './rules.ts';

/** Where the lines of an example stand. */
export type ExamplePlace =
  'file name' | 'file' | 'source' | 'statement' | 'statements' | 'claim' | 'actor' | 'places' | 'text' | 'mdx text';

export interface Explanation {
  why: string;
  example?: { in: ExamplePlace; bad: string; good: string };
}

export const GUIDE = {
  'file/name': {
    why: 'The name is the id that other files point to, and a part of the page’s address.',
    example: { in: 'file name', bad: 'claims/Bridge Painted.md', good: 'claims/bridge-painted.md' },
  },
  'file/type': {
    why: 'What is not read would look as if it were published.',
    example: { in: 'file name', bad: 'claims/bridge-painted.txt', good: 'claims/bridge-painted.md' },
  },
  'file/missing': { why: 'Without them there is nothing to build: they hold the title, the language and the records.' },
  'file/encoding': {
    why: 'In other encodings, names with accents come out garbled. GitHub’s web page always saves UTF-8.',
  },
  'file/size': { why: 'Nobody reads a file of that size, and it would keep the check from reading the others.' },
  'file/depth': { why: 'The documented fields nest four deep at most: more are brackets or dashes too many.' },
  'file/duplicate': { why: 'Two files of one name would be two records with one address.' },
  'text/hidden': {
    why: 'What nobody sees can turn a text around, or hide another in it. Such characters often come along with text that was copied.',
  },
  'text/script': {
    why: 'A letter of another script that looks the same makes two names out of one, and the search finds neither.',
    example: { in: 'actor', bad: 'aliases: [Pell R\u043Ewan]', good: 'aliases: [P. Rowan]' },
  },
  'id/look-alike': { why: 'Two records whose names look the same would be taken for one another.' },
  'front-matter/missing': {
    why: 'The fields stand between two lines of three hyphens; what follows the second is the text of the page.',
    example: {
      in: 'file',
      bad: 'title: The bridge is painted\nkind: occurrence',
      good: '---\ntitle: The bridge is painted\nkind: occurrence\n---',
    },
  },
  'front-matter/syntax': {
    why: 'The fields are written in YAML: a name, a colon, a space, a value. A value with a colon and a space in it, or one that starts with a sign such as `>`, `*`, `[` or `@`, stands between quotation marks.',
    example: { in: 'claim', bad: 'title: Bridge: closed at night', good: "title: 'Bridge: closed at night'" },
  },
  'field/unknown': {
    why: 'A misspelt field would be left out of the site, and nobody would notice.',
    example: { in: 'statement', bad: 'speaker: ivo-tarn', good: 'by: ivo-tarn' },
  },
  'field/missing': {
    why: 'Without these fields the page could not say what it is about.',
    example: {
      in: 'file',
      bad: '---\ntitle: The bridge is painted\n---',
      good: '---\ntitle: The bridge is painted\nkind: occurrence\n---',
    },
  },
  'field/type': {
    why: 'A list is written as a list, also when it has one entry, and a group as a group.',
    example: { in: 'claim', bad: 'topics: closing', good: 'topics: [closing]' },
  },
  'field/choice': {
    why: 'Statuses are worked out from these words, so each must be one of the list.',
    example: { in: 'statement', bad: 'stance: denied', good: 'stance: denies' },
  },
  'field/form': {
    why: 'Addresses, ids and languages must be usable as they stand.',
    example: { in: 'source', bad: 'url: example.org/gates', good: 'url: https://example.org/gates' },
  },
  'date/form': {
    why: 'A date keeps the precision that the source has, in one form that sorts: see [Dates](#dates).',
    example: { in: 'statement', bad: 'stated: 4 March 2019', good: 'stated: 2019-03-04' },
  },
  'date/bound': {
    why: 'An article counts from its day, so its date needs an earliest day. Where the source prints none, write the earliest day that its own text allows, and that it was on or after it.',
    example: { in: 'source', bad: 'published: ../2019-03-05', good: 'published: 2019-03-05/..' },
  },
  'date/order': {
    why: 'A role that ends before it starts is in force on no day.',
    example: {
      in: 'actor',
      bad: 'roles: [{ title: Mayor, from: 2019, to: 2015 }]',
      good: 'roles: [{ title: Mayor, from: 2015, to: 2019 }]',
    },
  },
  'reference/unknown': {
    why: 'Statements are joined by ids: one that leads nowhere would be a statement by nobody, or about nothing. Look for the record under another name before you add one.',
    example: { in: 'statement', bad: 'by: mayor-tarn', good: 'by: ivo-tarn' },
  },
  'id/duplicate': {
    why: 'Each statement has an address of its own. Two of one speaker on one claim in one article need an `id` to be told apart.',
    example: {
      in: 'statements',
      bad: '- claim: bridge-closed\n  by: ivo-tarn\n  stance: asserts\n- claim: bridge-closed\n  by: ivo-tarn\n  stance: doubts',
      good: '- claim: bridge-closed\n  by: ivo-tarn\n  stance: asserts\n- claim: bridge-closed\n  id: bridge-closed-at-night\n  by: ivo-tarn\n  stance: doubts',
    },
  },
  'id/reserved': {
    why: 'Some ids mean something else already: parts of a page, or “nobody says whose”.',
    example: { in: 'statement', bad: 'id: main', good: 'id: main-gate' },
  },
  'alias/duplicate': {
    why: 'The search must find one actor for one name.',
    example: { in: 'actor', bad: 'aliases: [Town Council of Port Merrow]', good: 'aliases: [Bridge committee]' },
  },
  'value/form': {
    why: 'Figures are compared: “over 6,000” admits 7,000, and 6,000 does not. The words as printed go into `hedge`.',
    example: { in: 'statement', bad: 'value: more than 6,000', good: "value: '> 6000'\nhedge: more than" },
  },
  'value/unit': {
    why: 'Figures in different units count different things. What is counted otherwise is another claim.',
    example: { in: 'statement', bad: 'value: 6 thousand vehicles', good: 'value: 6000 vehicles' },
  },
  'value/alone': {
    why: 'A day without a figure says nothing.',
    example: { in: 'statement', bad: 'valueAt: 2019-02-25', good: 'value: 4000\nvalueAt: 2019-02-25' },
  },
  'claim/holder': {
    why: 'A position is settled by what its holder says, so somebody must hold it.',
    example: { in: 'claim', bad: 'kind: position', good: 'kind: position\nholder: town-council' },
  },
  'claim/quantity': {
    why: 'Two figures can only be compared when it is clear what they count.',
    example: {
      in: 'claim',
      bad: 'kind: quantity',
      good: 'kind: quantity\nquantity: { counts: boats at the quay, unit: boats, changes: true }',
    },
  },
  'claim/disagreement': {
    why: 'Where accounts conflict, a reader needs one neutral sentence that says how: another day, another place, another thing counted, or a plain contradiction. It does not say who is right.',
  },
  'claim/duplicate': {
    why: 'What is said on one proposition stands on one page, so that everybody sees who agrees and who does not.',
  },
  'statement/date': {
    why: 'A statement counts from the day on which it was said: with a wrong year, it would count in the future.',
    example: { in: 'statement', bad: 'stated: 2020-03-04', good: 'stated: 2019-03-04' },
  },
  'statement/scope': {
    why: 'Only a doubt, or a lack of evidence, can be about less than the whole claim.',
    example: {
      in: 'statement',
      bad: 'stance: denies\nscope: narrower',
      good: 'stance: doubts\nscope: narrower',
    },
  },
  'statement/speaker': {
    why: 'What an article says in its own name is not the word of a further speaker.',
    example: {
      in: 'statement',
      bad: 'by: harbour-gazette # publisher of this article',
      good: '# no by: the article’s own voice',
    },
  },
  'statement/relation': {
    why: 'Nobody passes on his own words: `origin` and `relayedBy` name somebody else.',
    example: { in: 'statement', bad: 'by: ivo-tarn\norigin: ivo-tarn', good: 'by: ivo-tarn\norigin: port-authority' },
  },
  'actor/roles': {
    why: 'The role in force when something was said decides whose word it is.',
    example: {
      in: 'actor',
      bad: 'roles:\n  - { title: Engineer, group: port-authority }\n  - { title: Adviser, group: merrow-ferries }',
      good: 'roles:\n  - { title: Engineer, group: port-authority, to: 2019-03-31 }\n  - { title: Adviser, group: merrow-ferries, from: 2019-04-01 }',
    },
  },
  'source/gone': {
    why: 'Pages of the web go away. Readers are told since when, and find the archived copy beside it; `check --links` visits the addresses and says which are gone.',
    example: {
      in: 'source',
      bad: 'gone: 2019-06-01',
      good: 'url: https://example.org/gates-down\ngone: 2019-06-01',
    },
  },
  'source/tracking': {
    why: 'Such parts of an address tell its host on whose page, in which message and by whom it was found. The page is the same without.',
    example: {
      in: 'source',
      bad: 'url: https://example.org/gates-down?utm_source=mail',
      good: 'url: https://example.org/gates-down',
    },
  },
  'place/source': {
    why: 'A point on a map is a statement too, and somebody made it.',
    example: {
      in: 'places',
      bad: '- id: quay\n  name: Quay\n  point: { lat: -48.5, lon: -123.2 }',
      good: '- id: quay\n  name: Quay\n  point: { lat: -48.5, lon: -123.2 }\n  source: Chart of the harbour museum',
    },
  },
  'relation/self': {
    why: 'A record that points to itself says nothing.',
    example: { in: 'claim', bad: 'implies: [bridge-painted]', good: 'implies: [bridge-closed]' },
  },
  'relation/cycle': {
    why: 'Where everything comes from something else of the same circle, nothing comes from anywhere.',
  },
  'markdown/html': {
    why: 'Texts come from many hands: only what Markdown can say is published.',
    example: { in: 'text', bad: 'The gates are <b>down</b>.', good: 'The gates are **down**.' },
  },
  'markdown/link': {
    why: 'Links between records are checked, and follow a record to its page. Links to elsewhere lead to the web.',
    example: {
      in: 'text',
      bad: 'The port found [a crack](../claims/crack-in-north-pier.md).',
      good: 'The port found [a crack](claim:crack-in-north-pier).',
    },
  },
  'markdown/code': {
    why: 'An article is read, never run. In files that end in `.mdx`, put a backslash before curly braces that are meant as such.',
    example: { in: 'mdx text', bad: 'The sign says {closed}.', good: String.raw`The sign says \{closed\}.` },
  },
  'markdown/image': {
    why: 'A picture that lies elsewhere can change or vanish; one without a description is nothing to those who cannot see it; and every picture is somebody’s.',
    example: {
      in: 'text',
      bad: '![The bridge](https://example.org/bridge.png)',
      good: '![The bridge](../images/swing-bridge.png "Drawing: the harbour museum")',
    },
  },
  'markdown/component': {
    why: 'A component shows what the tracker knows: it stands on a line of its own, and names what it shows.',
    example: { in: 'text', bad: '::claim{id=bridge-painted', good: '::claim{id="ice-damaged-pier"}' },
  },
  'markdown/figure': {
    why: 'A chart of a claim on which nobody said a figure would be empty.',
    example: { in: 'text', bad: '::figure{claim="ice-damaged-pier"}', good: '::figure{claim="vehicles-per-day"}' },
  },
  'markdown/footnote': {
    why: 'A note that nothing calls is never found, and a call without a note leads nowhere.',
    example: {
      in: 'text',
      bad: 'The port waits.[^1]',
      good: 'The port waits.[^1]\n\n[^1]: As it said in March.',
    },
  },
  'markdown/depth': { why: 'Nobody reads lists in lists in lists, and some of them keep the check from reading on.' },
  'permalink/syntax': {
    why: 'The file is read by programs, to the comma. `npm run rename` and `npm run withdraw` write it.',
  },
  'permalink/from': {
    why: 'Somebody may have kept the address, or printed it: it must not show something else one day.',
  },
  'permalink/to': { why: 'Readers are sent on once, to what they were looking for, and never in a circle.' },
  'permalink/fate': { why: 'Who comes by an old address is told what became of it, and why.' },
  'permalink/gone': {
    why: 'What was published once is quoted and kept somewhere. Its address leads on, or says what became of it. This rule is held on pull requests: `npm run check -- --base <revision>`.',
  },
  'image/bytes': { why: 'A file that is not what its name says is shown nowhere, or hides something.' },
  'image/size': { why: 'Readers pay for what they load, many of them by the megabyte.' },
  'proof/text': {
    why: 'Numbers of paragraphs and quotations belong to one text: a page that was changed since has others. This rule and those below are held where the sources are at hand: `npm run check -- --sources <folder>`.',
  },
  'proof/quote': { why: 'Whoever looks a quotation up must find it, to the letter.' },
  'proof/marks': {
    why: 'Only what the source puts between quotation marks are the speaker’s words. The rest is how the source tells it.',
  },
  'proof/hedge': { why: 'A hedge is as printed, so that nobody is made surer, or less sure, than he was.' },
  'proof/paragraph': {
    why: 'The number leads a reader to the place. Count the lines that are not empty, headline and small print too.',
  },
  'proof/own-words': {
    why: 'Sources belong to those who wrote them. Say what they report in words of your own, or quote the speaker.',
  },
} as const satisfies Record<RuleOfRecords, Explanation>;
