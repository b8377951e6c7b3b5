/** What the form of the search says, as Pagefind wants it, and what Pagefind says, as the page wants it. */
import type { State } from './address.ts';

export interface Request {
  /** Null finds everything that fits the filters. */
  words: string | null;
  filters: Record<string, string | { any: string[] }>;
  sort: Record<string, 'asc' | 'desc'>;
}

const FILTERS = ['type', 'status', 'stance', 'kind', 'topic', 'actor'];

/** The request for a state of the form, null where nothing is asked; `months` are those that occur, oldest first. */
export function requestOf(state: State, months: readonly string[]): Request | null {
  const { q = '', from = '', to = '', sort } = state;
  const filters: Request['filters'] = {};
  for (const name of FILTERS) if (state[name]) filters[name] = state[name];
  if (from || to) {
    filters.month = { any: months.filter((month) => month !== '' && month >= from && (to === '' || month <= to)) };
  }
  const words = q.trim();
  if (words === '' && Object.keys(filters).length === 0) return null;
  // Without words nothing fits better than anything else: what is latest comes first.
  const order = sort === 'oldest' ? 'asc' : sort === 'newest' || words === '' ? 'desc' : null;
  return { words: words === '' ? null : words, filters, sort: order === null ? {} : { date: order } };
}

/** A name without case, accents and marks, as `plainName` in outputs/search.ts writes those of actors. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The pieces of an excerpt, and whether each was searched for; dots where it leaves out what comes before or after.
 *
 * `marked('the <mark>sea</mark>', 'by the sea')` gives `… the ` (not found) and `sea` (found)
 */
export function marked(excerpt: string, whole: string): { text: string; found: boolean }[] {
  const pieces = excerpt.split(/<\/?mark>/).map((piece, at) => ({ text: unescape(piece), found: at % 2 === 1 }));
  const words = pieces.map(({ text }) => text).join('');
  const before = whole.startsWith(words) ? '' : '… ';
  const after = whole.endsWith(words) ? '' : ' …';
  return [{ text: before, found: false }, ...pieces, { text: after, found: false }].filter(({ text }) => text !== '');
}

const unescape = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
