export interface Kind {
  /** Of the address below the site's: `claims/a/`. */
  pattern: RegExp;
  /** A page that lists what the tracker holds, and so grows with it: it may weigh more. */
  list?: true;
  /** Has filters, search or an as-of control, and so may load more JavaScript. */
  controls?: true;
}

/** Every kind of page, and what bounds it has. A new kind of page gets a row here. */
export const KINDS = {
  front: { pattern: /^$/, controls: true },
  timeline: { pattern: /^timeline\/$/, list: true, controls: true },
  'timeline, newest first': { pattern: /^timeline\/newest\/$/, list: true, controls: true },
  'chapter of the timeline': { pattern: /^timeline\/\d{4}(?:-\d\d)?\/$/, list: true, controls: true },
  claims: { pattern: /^claims\/$/, list: true, controls: true },
  claim: { pattern: /^claims\/[^/]+\/$/, controls: true },
  actors: { pattern: /^actors\/$/, list: true },
  actor: { pattern: /^actors\/[^/]+\/$/, controls: true },
  articles: { pattern: /^articles\/$/ },
  article: { pattern: /^articles\/[^/]+\/$/ },
  'citing a claim': { pattern: /^claims\/[^/]+\/cite\/$/ },
  'citing an article': { pattern: /^articles\/[^/]+\/cite\/$/ },
  'card of a claim': { pattern: /^embed\/claims\/[^/]+\/$/ },
  'chart of figures': { pattern: /^embed\/figures\/[^/]+\/$/ },
  topic: { pattern: /^topics\/[^/]+\/$/, list: true },
  contradictions: { pattern: /^contradictions\/$/, list: true },
  matrix: { pattern: /^matrix\/$/, list: true },
  'matrix of a topic': { pattern: /^matrix\/[^/]+\/(?:\d+\/)?$/, list: true },
  map: { pattern: /^map\/$/ },
  'calendar of days': { pattern: /^asof\/$/, list: true, controls: true },
  'as of a day': { pattern: /^asof\/\d{4}-\d\d-\d\d\/$/, list: true },
  'claims of a day': { pattern: /^asof\/\d{4}-\d\d-\d\d\/claims\/(?:\d+\/)?$/, list: true },
  'contradictions of a day': { pattern: /^asof\/\d{4}-\d\d-\d\d\/contradictions\/$/, list: true },
  changes: { pattern: /^changes\/(?:corrections\/)?$/, list: true },
  search: { pattern: /^search\/$/, controls: true },
  method: { pattern: /^method\/$/ },
  data: { pattern: /^data\/$/, controls: true },
  about: { pattern: /^about\/$/ },
  'page not kept': { pattern: /^offline\/$/ },
  'page not found': { pattern: /^404\.html$/ },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;

const NAMES = Object.keys(KINDS) as KindName[];

export const isList = (kind: KindName): boolean => (KINDS[kind] as Kind).list === true;
export const hasControls = (kind: KindName): boolean => (KINDS[kind] as Kind).controls === true;

/**
 * The kinds that an address may be of: one, or the table is wrong.
 *
 * kindsOf('claims/troops/') // ['claim']
 */
export const kindsOf = (path: string): KindName[] => NAMES.filter((name) => KINDS[name].pattern.test(path));

/** Why pages have no kind, or undefined: bounds are held for every page, so none may slip through. */
export function kindProblem(paths: readonly string[]): string | undefined {
  const lines = paths.flatMap((path) => {
    const kinds = kindsOf(path);
    if (kinds.length === 1) return [];
    return [`/${path} is ${kinds.length === 0 ? 'of no known kind' : `both ${kinds.join(' and ')}`}`];
  });
  if (lines.length === 0) return undefined;
  return `${lines.join('\n')}\nEvery page is of one kind: mend the row for it in KINDS in tests/bounds/kinds.ts, or add one.`;
}

/** Of each kind its heaviest page, in the order of the table; of two the one whose address comes first. */
export function representatives<P extends { path: string; kind: KindName; html: string }>(pages: readonly P[]): P[] {
  return NAMES.flatMap((name) => {
    const [heaviest] = pages
      .filter(({ kind }) => kind === name)
      .toSorted((a, b) => b.html.length - a.html.length || (a.path < b.path ? -1 : 1));
    return heaviest ? [heaviest] : [];
  });
}
