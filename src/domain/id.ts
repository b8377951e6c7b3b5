/** Letters that Unicode does not take apart into a plain letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'ng',
};
const MAX_LENGTH = 60;

/**
 * An id made from a title or name; empty where it has no Latin letters and no digits.
 *
 * idOf('Zażółć gęślą: the Straße’s “end”') // 'zazolc-gesla-the-strasses-end'
 */
export function idOf(text: string): string {
  const words = text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .replaceAll(/\P{ASCII}/gu, (letter) => LETTERS[letter] ?? ' ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const lengths = words.map((_, index) => words.slice(0, index + 1).join('-').length);
  const fitting = lengths.filter((length) => length <= MAX_LENGTH).length;
  return words.slice(0, Math.max(1, fitting)).join('-').slice(0, MAX_LENGTH);
}

/** The id, or the next of `id-2`, `id-3` … that is free. */
export function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** `stemOf('articles/a-report.md')` is `a-report`. */
export const stemOf = (file: string): string => file.replace(/^.*\/|\.mdx?$/g, '');
