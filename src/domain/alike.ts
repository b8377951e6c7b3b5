/**
 * What looks like the same thing written twice: titles compared by their words.
 *
 * Two titles overlap by the share of words that they have in common (the Dice coefficient: 1 for the same words in any
 * order, 0 for none). Words of six letters or more are the same when one edit apart, so that a plural is no other word.
 */
import leven from 'leven';
import { compareText } from './date.ts';
import type { Article, Claim } from './records.ts';

/** From here on two headings are taken for the same heading, reworded: half of the words. */
export const REWORDED = 0.5;
/** From here on the titles of two claims say the same, whatever else the claims have: three words in four. */
const SAME_WORDS = 0.75;
/** Words shorter than this are compared letter by letter: "troops" and "troop" are near, "north" and "forth" are not. */
const LONG_WORD = 6;

/** The words of a title, without capitals, accents and repetitions. */
export const wordsOf = (title: string): string[] => [
  ...new Set(
    title
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu),
  ),
];

/**
 * The share of words that two titles have in common.
 *
 *     overlap(wordsOf('A bridge is closed'), wordsOf('The bridge was closed'))  // 0.5
 */
export function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Set(b);
  let common = 0;
  for (const word of a) if (left.delete(word)) common++;
  for (const word of a) {
    if (word.length < LONG_WORD || b.includes(word)) continue;
    const near = [...left].find((other) => other.length >= LONG_WORD && leven(word, other, { maxDistance: 2 }) <= 1);
    if (near !== undefined && left.delete(near)) common++;
  }
  return (2 * common) / (a.length + b.length);
}

/**
 * Whether two claims may say the same: three words in four of their titles are the same; or half of them are, the claims
 * are of one kind, and they share an actor, a topic or a place.
 */
function areAlike(a: WordedClaim, b: WordedClaim): boolean {
  const share = overlap(a.words, b.words);
  if (share >= SAME_WORDS) return true;
  return (
    share >= REWORDED && a.claim.kind === b.claim.kind && about(a.claim).some((one) => about(b.claim).includes(one))
  );
}

interface WordedClaim {
  claim: Claim;
  words: string[];
}

const about = ({ actors, holder, topics, place }: Claim): string[] => [
  ...[...actors, ...(holder === null ? [] : [holder])].map((id) => `actor ${id}`),
  ...topics.map((id) => `topic ${id}`),
  ...(place === null ? [] : [`place ${place}`]),
];

/** Claims among `all` that may say the same as one of those that are new; each pair once, by id. */
export function alikeClaims(all: readonly Claim[], isNew: (claim: Claim) => boolean): [claim: string, other: string][] {
  const worded = all.map((claim): WordedClaim => ({ claim, words: wordsOf(claim.title) }));
  return worded
    .filter(({ claim }) => isNew(claim))
    .flatMap((one) =>
      worded
        .filter(({ claim }) => claim.id !== one.claim.id && !(isNew(claim) && claim.id < one.claim.id))
        .filter((other) => areAlike(one, other))
        .map((other): [string, string] => [one.claim.id, other.claim.id]),
    )
    .toSorted(([a, x], [b, y]) => compareText(a, b) || compareText(x, y));
}

/** Why an article may be another one written up again. */
export type SameSource = 'address' | 'title';

/** Articles among `all` whose source may be that of one that is new, unless one is said to reprint the other. */
export function alikeArticles(
  all: readonly Article[],
  isNew: (article: Article) => boolean,
): [article: string, other: string, same: SameSource][] {
  return all
    .filter(isNew)
    .flatMap((one) =>
      all
        .filter((other) => other.id !== one.id && !(isNew(other) && other.id < one.id))
        .filter((other) => other.source.copyOf !== one.id && one.source.copyOf !== other.id)
        .flatMap((other): [string, string, SameSource][] => {
          const same = sameSource(one, other);
          return same === null ? [] : [[one.id, other.id, same]];
        }),
    )
    .toSorted(([a, x], [b, y]) => compareText(a, b) || compareText(x, y));
}

/** Whether two articles give the same address of their source, or the same title as printed. */
export function sameSource({ source: a }: Article, { source: b }: Article): SameSource | null {
  if (a.url !== null && b.url !== null && plainAddress(a.url) === plainAddress(b.url)) return 'address';
  if (a.title !== null && b.title !== null && sameHeading(a.title, b.title)) return 'title';
  return null;
}

/** Whether two headings are the same, but for capitals, accents and punctuation. */
export function sameHeading(a: string, b: string): boolean {
  const words = wordsOf(a).join(' ');
  return words !== '' && words === wordsOf(b).join(' ');
}

/** What advertisers add to addresses. */
const TRACKING = /^(?:utm_.*|fbclid|gclid)$/;

/** An address without what leads to the same page: scheme, `www.`, tracking, fragment, last slash. */
function plainAddress(address: string): string {
  const { hostname, pathname, searchParams } = new URL(address);
  const query = [...searchParams].filter(([name]) => !TRACKING.test(name)).toSorted();
  return [hostname.replace(/^www\./, ''), pathname.replace(/\/$/, ''), JSON.stringify(query)].join(' ');
}
