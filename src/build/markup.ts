/**
 * What the pages and documents of a site are made of: an element, an attribute, a scheme that is not listed here fails the
 * build. What templates begin to use is added here; a test holds that no row is unneeded.
 */

/** Attributes that any listed element may have: they load nothing, lead nowhere and run nothing. */
export const ATTRIBUTES = words(`
  aria-current aria-describedby aria-hidden aria-label aria-labelledby class hidden id lang role tabindex title
  data-begins data-claim data-copied data-count data-dark data-date data-do data-entry data-fill data-from data-group
  data-kind data-label data-light data-mark data-now data-of data-on data-part data-result data-status data-tone
  data-topics data-until data-verdict data-voices data-words
`);

/** Elements of pages, with attributes of their own. Those of SVG are written \`svg line\`. */
export const ELEMENTS: ReadonlyMap<string, ReadonlySet<string>> = table({
  html: 'dir',
  head: '',
  base: 'target',
  link: 'as crossorigin href rel sizes type',
  meta: 'charset content http-equiv media name property',
  title: '',
  script: 'src type',
  body: '',
  template: '',
  noscript: '',
  // parts of a page
  article: '',
  aside: '',
  details: '',
  div: '',
  footer: '',
  h1: '',
  h2: '',
  h3: '',
  h4: '',
  h5: '',
  h6: '',
  header: '',
  main: '',
  nav: '',
  section: '',
  summary: '',
  // text
  a: 'download href rel',
  b: '',
  blockquote: '',
  br: '',
  code: '',
  dd: '',
  del: '',
  dl: '',
  dt: '',
  em: '',
  figcaption: '',
  figure: '',
  hr: '',
  iframe: 'height loading src width',
  img: 'alt decoding height loading src width',
  li: '',
  ol: 'start',
  p: 'data-base data-worker',
  pre: '',
  span: '',
  strong: '',
  sup: '',
  time: 'datetime',
  ul: '',
  // tables
  caption: '',
  col: '',
  colgroup: '',
  table: '',
  tbody: '',
  td: '',
  th: 'colspan scope',
  thead: '',
  tr: '',
  // controls
  button: 'type',
  form: 'action autocomplete data-base data-days data-failed data-filter data-histories data-locale data-nothing data-search data-shown method',
  input: 'max min name placeholder required spellcheck type value',
  label: 'for',
  meter: 'max min value',
  option: 'value',
  select: 'name',
  // drawings
  'svg a': 'href',
  'svg circle': 'cx cy fill r stroke stroke-dasharray stroke-width',
  'svg defs': '',
  'svg g': 'transform',
  'svg line': 'stroke-width x1 x2 y1 y2',
  'svg linearGradient': '',
  'svg path': 'd fill stroke stroke-dasharray stroke-linejoin stroke-width',
  'svg rect': 'fill fill-opacity height stroke width x y',
  'svg stop': 'offset stop-opacity',
  'svg svg': 'height overflow preserveAspectRatio viewBox width x y',
  'svg text': 'dx dy text-anchor x y',
  'svg title': '',
  'svg tspan': 'dx',
  'svg use': 'href',
});

/** Attributes that make a browser, or a script of ours, ask for what they name: it must be a file of the site. */
export const LOADING: ReadonlySet<string> = new Set([
  'script src',
  'link href',
  'img src',
  'iframe src',
  'form action',
  'form data-base',
  'form data-histories',
  'form data-search',
  'p data-base',
  'p data-worker',
  'svg use href',
]);

/** Attributes that lead people to an address. */
export const LEADING: ReadonlySet<string> = new Set(['a href', 'svg a href']);

/** Schemes of addresses that lead anywhere. */
export const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Elements of XML documents, by the element at their top, with their attributes. */
export const DOCUMENTS: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>> = new Map(
  Object.entries({
    // Atom
    feed: {
      feed: 'xml:lang xmlns',
      author: '',
      content: 'type',
      entry: '',
      generator: '',
      id: '',
      link: 'href rel',
      name: '',
      published: '',
      rights: '',
      subtitle: 'type',
      title: 'type',
      updated: '',
      uri: '',
    },
    rss: {
      rss: 'version xmlns:atom',
      'atom:link': 'href rel type',
      channel: '',
      copyright: '',
      description: '',
      docs: '',
      generator: '',
      guid: 'isPermaLink',
      item: '',
      language: '',
      lastBuildDate: '',
      link: '',
      pubDate: '',
      title: '',
    },
    // https://github.com/dewitt/opensearch
    OpenSearchDescription: {
      OpenSearchDescription: 'xmlns',
      Description: '',
      Image: 'height type width',
      InputEncoding: '',
      Language: '',
      LongName: '',
      ShortName: '',
      Url: 'template type',
    },
    // https://www.sitemaps.org/protocol.html
    urlset: { urlset: 'xmlns', lastmod: '', loc: '', url: '' },
    svg: {
      svg: 'viewBox xmlns',
      circle: 'cx cy r',
      g: 'fill stroke stroke-width',
      path: 'd stroke-width',
      style: '',
    },
  }).map(([top, elements]) => [top, table(elements)]),
);

/** Elements of the texts of feeds, which are HTML that readers’ programs show. */
export const FEED_TEXT: ReadonlyMap<string, ReadonlySet<string>> = table({ a: 'href', li: '', p: '', ul: '' });

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

function table(rows: Record<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(rows).map(([element, attributes]) => [element, words(attributes)]));
}
