/**
 * A tracker that wants to run: hostile texts in every field that takes words or an address, with no check in between.
 *
 * Each text is a case with a number, which stands after it as `zq12z`: a page that shows the number has swallowed nothing
 * of what comes before. The records are made as the reader would hand them over, so that what `check` refuses comes
 * through to the graph, the views and the pages too. Nothing but tests calls this, and nothing that people write can.
 */
import type { Actor, Article, Claim, Records } from '../../src/domain/records.ts';
import { CLAIM_KINDS, STANCES, type ClaimKind, type Stance } from '../../src/domain/schema.ts';
import { actor, article, claim, tracker } from './records.ts';

export interface Case {
  place: string;
  payload: string;
  /** Whether its number must be found on a page: what stands in a body or an address may be left out. */
  shown: boolean;
}

export interface Hostile {
  records: Records;
  /** By number. */
  cases: Case[];
}

/** A picture of the fixtures that bodies may show. */
const PICTURE = '../images/swing-bridge.png';
const KINDS = Object.keys(CLAIM_KINDS) as ClaimKind[];
/** Figures said of claims that have any. */
const VALUES: Partial<Record<ClaimKind, string>> = { quantity: '> 5', date: '2020-03' };
const ALL_STANCES = Object.keys(STANCES) as Stance[];

/** The number of a case, as it stands on pages. */
export const MARK = /zq(\d+)z/g;

/**
 * Records that carry every payload in every place: one article, claim, actor, place and topic for each group, whose
 * payloads stand one after the other in each field. Groups of one keep cases apart.
 *
 * @param settings What stands in the settings of the tracker, which there are only once.
 * @param options.ids Whether the ids of places, topics and statements are hostile too: for groups of one.
 */
export function hostileRecords(
  groups: readonly string[][],
  settings: readonly string[],
  url: string | null,
  { ids = false } = {},
): Hostile {
  const cases: Case[] = [];
  const one = (place: string, payload: string, shown: boolean): number => cases.push({ place, payload, shown }) - 1;
  const words = (place: string, payloads: readonly string[], shown = true): string =>
    payloads.map((payload) => `${payload} zq${one(place, payload, shown)}z`).join(' ');
  const address = (place: string, [payload = '']: readonly string[]): string => {
    one(place, payload, false);
    return payload;
  };
  const addresses = (place: string, payloads: readonly string[]): string[] =>
    payloads.map((payload) => address(place, [payload]));
  /** With the number of a case behind it, it is nobody else's id. */
  const idOf = (plain: string, place: string, payloads: readonly string[]): string =>
    ids ? words(place, payloads.slice(0, 1)) : plain;

  const placeIds = groups.map((payloads, i) => idOf(`p-${i}`, 'id of a place', payloads));
  // A topic has a folder, and no name of a file has a slash or a control character in it, or ends where a query begins.
  const topicIds = groups.map((payloads, i) =>
    idOf(
      `t-${i}`,
      'id of a topic',
      payloads.map((payload) => payload.replaceAll(/[/\\?#%\p{Cc}]/gu, '')),
    ),
  );
  const actors: Actor[] = [];
  const claims: Claim[] = [];
  const articles: Article[] = [];
  groups.forEach((payloads, i) => {
    const at = (place: string, shown = true) => words(place, payloads, shown);
    const next = (i + 1) % groups.length;
    const inBody = (place: string, body: (payload: string) => string): string =>
      payloads.map((payload) => `${body(payload)}\n\nzq${one(place, payload, false)}z`).join('\n\n');
    const kind = KINDS[i % KINDS.length] ?? 'occurrence';
    const file = (collection: string, id: string) => ({
      id,
      file: `${collection}/${id}.${i % 2 === 0 ? 'md' : 'mdx'}`,
    });
    actors.push({
      ...actor(`a-${i}`, { kind: 'organisation' }),
      ...file('actors', `a-${i}`),
      name: at('name'),
      aliases: [at('alias')],
      roles: [{ title: at('role'), group: null, from: '2019', to: null }],
      sameAs: addresses('address of an actor', payloads),
      body: inBody('alt text', (payload) => `![${payload}](${PICTURE} "${payload}")`),
    });
    claims.push({
      ...claim(`c-${i}`),
      ...file('claims', `c-${i}`),
      title: at('title of a claim'),
      kind,
      when: '2020-03',
      place: placeIds[i] ?? '',
      topics: topicIds.slice(i, i + 1),
      holder: `a-${i}`,
      quantity: { counts: at('what is counted'), unit: at('unit'), changes: false },
      tension: [{ claim: `c-${next}`, reason: at('reason of a tension') }],
      disagreement: at('disagreement', false),
      body: inBody(
        'link in a body',
        (payload) => `[${payload}](${payload}) [a](<${payload}>)\n\n[b]: ${payload}\n\n[b]`,
      ),
    });
    const said = article(`r-${i}`, '2020-01-01', [
      { claim: `c-${i}`, by: `a-${i}`, stance: ALL_STANCES[i % ALL_STANCES.length] ?? 'asserts', stated: '2020-01-02' },
      { id: 'second', claim: `c-${next}`, by: `a-${i}`, stance: 'denies' },
      { id: 'third', claim: `c-${i}`, stance: 'asserts' },
    ]);
    const [first, second, third] = said.statements;
    articles.push({
      ...said,
      ...file('articles', `r-${i}`),
      title: at('title of an article'),
      summary: at('summary'),
      source: {
        ...said.source,
        published: `2020-01-0${1 + (i % 3)}`,
        title: at('title of a source'),
        publisher: `a-${next}`,
        byline: at('byline'),
        url: address('address of a source', payloads),
        credits: [{ text: at('credit'), actor: null }],
        accessPoints: addresses('address of a copy', payloads).map((copy) => ({
          url: copy,
          accessed: '2020-02',
          sha256: null,
          gone: null,
        })),
        status: { state: 'corrected', date: null, url: address('address of a correction', payloads) },
      },
      statements: [
        {
          ...first!,
          // Its key is the article’s id and its own, with a slash between them.
          ...(ids && { id: words('id of a statement', [(payloads[0] ?? '').replaceAll('/', '')]) }),
          hedge: at('hedge'),
          quote: at('quote'),
          note: at('note'),
          value: VALUES[kind] ?? null,
        },
        {
          ...second!,
          quote: {
            text: at('quote in another language'),
            lang: 'ko',
            translation: at('translation'),
            translatedBy: at('translator', false),
          },
        },
        third!,
      ],
      body: inBody('body', (payload) =>
        [
          payload,
          `a ${payload} b`,
          `    ${payload}`,
          `- ${payload}`,
          `![a](${payload} "b")`,
          `[a](claim:${payload})`,
          `::claim{id="${payload}"}`,
        ].join('\n\n'),
      ),
    });
  });

  const plain = tracker({});
  const setting = (place: string, shown = true) => words(place, settings, shown);
  return {
    records: {
      ...plain,
      actors,
      claims,
      articles,
      places: groups.map((payloads, i) => ({
        id: placeIds[i] ?? '',
        name: words('place', payloads),
        within: null,
        point: { lat: (i % 120) - 60, lon: (i % 300) - 150 },
        source: words('source of a place', payloads, false),
      })),
      tracker: {
        ...plain.tracker,
        title: setting('title of the tracker'),
        description: setting('description of the tracker'),
        story: setting('story'),
        licence: { name: setting('licence'), url: address('address of the licence', settings) },
        contact: address('contact', settings),
        repository: address('repository', settings),
        url,
        topics: groups.map((payloads, i) => ({
          id: topicIds[i] ?? '',
          title: words('title of a topic', payloads),
          description: words('description of a topic', payloads),
        })),
      },
    },
    cases,
  };
}

/** What every browser runs, by itself and at once, on a page that escapes nothing: a watch that misses one is blind. */
export const CLASSICS: readonly string[] = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</template><script>alert(1)</script>',
  '</noscript><img src=x onerror=alert(1)>',
  '</textarea></style></xmp><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
  '<svg><title><img src=x onerror=alert(1)></title></svg>',
  '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<iframe src="javascript:alert(1)"></iframe>',
  '<details open ontoggle=alert(1)>',
  '<video><source onerror=alert(1)></video>',
  '<audio src onerror=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<body onload=alert(1)>',
  '<style onload=alert(1)></style>',
  '"><img src=x onerror=alert(1)>',
  "'><img src=x onerror=alert(1)>",
  '"><svg/onload=alert(1)>',
];

/** Texts of our own: what breaks out of the places that our templates, scripts and documents have. */
export const OWN_PAYLOADS: readonly string[] = [
  ...CLASSICS,
  // elements
  '<svg></p><style><a id="</style><img src=x onerror=alert(1)>">',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=alert(1)&gt;">',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=alert(1)>',
  '<object data="javascript:alert(1)"></object>',
  '<embed src="javascript:alert(1)">',
  '<marquee onstart=alert(1)>a</marquee>',
  '<style>@import "https://evil.example/a.css"; * { background: url(https://evil.example/) }</style>',
  '<link rel=stylesheet href=https://evil.example/a.css onload=alert(1) onerror=alert(1)>',
  '<base href="https://evil.example/">',
  '<meta http-equiv=refresh content="0;url=https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<img src="https://evil.example/pixel.png">',
  '<template shadowrootmode=open><img src=x onerror=alert(1)></template>',
  // what swallows the rest
  '<!--',
  '<plaintext>',
  '<xmp>',
  '<textarea>',
  '<title>',
  '<style>',
  '<noscript>',
  '<![CDATA[',
  '<?xml-stylesheet href="https://evil.example/a.xsl"?>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "https://evil.example/">]>&b;',
  // attributes
  '" onmouseover="alert(1)" autofocus onfocus="alert(1)',
  "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
  '` onmouseover=alert(1) `',
  'x onerror=alert(1) y',
  '" style="background:url(https://evil.example/)" x="',
  // addresses
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  '\u0001javascript:alert(1)',
  'javascript://%0aalert(1)',
  'javascript:alert(1)//https://example.org/',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
  'vbscript:msgbox(1)',
  'blob:https://evil.example/a',
  '//evil.example/a',
  'https:\\\\evil.example\\a',
  'https://user:secret@evil.example/',
  'https://evil.example/"onmouseover="alert(1)',
  // scripts, templates and data
  '${alert(1)}',
  '{alert(1)}',
  '{{constructor.constructor("alert(1)")()}}',
  '<%= alert(1) %>',
  '"};alert(1);//',
  "');alert(1);//",
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
  '\u2028alert(1)\u2029',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;img src=x onerror=alert(1)&#62;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '__proto__',
  'constructor',
  // documents
  ']]><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script><![CDATA[',
  '</title></entry></feed><script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
  '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  '=HYPERLINK("https://evil.example/","a")',
  'END:VEVENT\r\nEND:VCALENDAR',
  // Markdown
  '[a](javascript:alert(1))',
  '![a](https://evil.example/pixel.png "b")',
  '<javascript:alert(1)>',
  '[a]: javascript:alert(1)\n\n[a]',
  '<Fragment set:html="<script>alert(1)</script>"/>',
  "import a from 'data:text/javascript,alert(1)'",
];

/** Payloads side by side in each field: `groupsOf(['a', 'b', 'c'], 2)` is `[['a', 'b'], ['c']]`. */
export const groupsOf = (payloads: readonly string[], size: number): string[][] =>
  Array.from({ length: Math.ceil(payloads.length / size) }, (_, i) => payloads.slice(i * size, (i + 1) * size));

/** The tracker of the browser tests: our own texts, in every place, on few pages. */
export const smallTracker = (): Hostile =>
  hostileRecords(groupsOf(OWN_PAYLOADS, Math.ceil(OWN_PAYLOADS.length / 2)), CLASSICS, null);

/** What is put into the place of a text that means nothing, as if nobody had escaped it: see `unsanitised`. */
export const PLACEHOLDER = 'zqplaceholderz';

/**
 * A built page with hostile text where a placeholder stands, as it would be if nothing at all were escaped or sanitised.
 * It works on files that were built, so that no way of switching anything off exists in what builds them.
 */
export const unsanitised = (html: string, payload: string): string => html.replaceAll(PLACEHOLDER, () => payload);
