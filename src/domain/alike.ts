/**
 * What looks like the same thing written twice: titles compared by their words.
 *
 * Two titles overlap by the share of words that they have in common (the Dice coefficient: 1 for the same words in any
 * order, 0 for none). Words of six letters or more are the same when one edit apart, so that a plural is no other word.
 * Between claims a word counts the less, the more titles have it: that two titles share the name of the country that the
 * whole story is about tells nothing.
 */
import leven from 'leven';
import { compareText } from './date.ts';
import type { Article, Claim } from './records.ts';

/** From here on two headings are taken for the same heading, reworded: half of the words. */
export const REWORDED = 0.5;
/** From here on two claims of one kind may say the same, and from there on two of any kinds. */
const ALIKE = { sameKind: 0.5, anyKind: 0.7 };
/** Of a new claim only so many others are named, the likest first. */
const NAMED = 3;
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
 * The share of words that two titles have in common, each with its weight.
 *
 *     overlap(wordsOf('A bridge is closed'), wordsOf('The bridge was closed'))  // 0.5
 */
export function overlap(
  a: readonly string[],
  b: readonly string[],
  weight: (word: string) => number = () => 1,
): number {
  const sum = (words: readonly string[]) => words.reduce((total, word) => total + weight(word), 0);
  const all = sum(a) + sum(b);
  if (all === 0) return 0;
  const left = new Set(b);
  const [same, others] = [a.filter((word) => left.delete(word)), a.filter((word) => !b.includes(word))];
  let common = 2 * sum(same);
  for (const word of others.filter(({ length }) => length >= LONG_WORD)) {
    const near = [...left].find((other) => other.length >= LONG_WORD && leven(word, other, { maxDistance: 2 }) <= 1);
    if (near === undefined) continue;
    left.delete(near);
    common += weight(word) + weight(near);
  }
  return common / all;
}

/** Claims among `all` that may say the same as one of those that are new, the likest first; each pair once. */
export function alikeClaims(all: readonly Claim[], isNew: (claim: Claim) => boolean): [claim: string, other: string][] {
  const worded = all.map((claim) => ({ claim, words: wordsOf(claim.title) }));
  const titles = new Map<string, number>();
  for (const word of worded.flatMap(({ words }) => words)) titles.set(word, (titles.get(word) ?? 0) + 1);
  const weight = (word: string) => Math.log(1 + all.length / (titles.get(word) ?? 1));
  return worded
    .filter(({ claim }) => isNew(claim))
    .flatMap((one) =>
      worded
        .filter(({ claim }) => claim.id !== one.claim.id && !(isNew(claim) && claim.id < one.claim.id))
        .map(({ claim, words }) => ({ other: claim, share: overlap(one.words, words, weight) }))
        .filter(({ other, share }) => share >= (other.kind === one.claim.kind ? ALIKE.sameKind : ALIKE.anyKind))
        .toSorted((x, y) => y.share - x.share || compareText(x.other.id, y.other.id))
        .slice(0, NAMED)
        .map(({ other }): [string, string] => [one.claim.id, other.id]),
    );
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
