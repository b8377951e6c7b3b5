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

/**
 * The pieces of an excerpt, and whether each was searched for.
 *
 * `marked('the <mark>sea</mark>')` gives `[{ text: 'the ', found: false }, { text: 'sea', found: true }]`
 */
export const marked = (excerpt: string): { text: string; found: boolean }[] =>
  excerpt
    .split(/<\/?mark>/)
    .map((piece, at) => ({ text: unescape(piece), found: at % 2 === 1 }))
    .filter(({ text }) => text !== '');

const unescape = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
