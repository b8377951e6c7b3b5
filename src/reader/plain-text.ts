/** Texts as nearly everybody writes them: paragraphs of words, with links to actors, claims and articles. */
import type { Known, LinkTarget } from './known.ts';

/** Longer texts are left to the whole check, which knows how long is too long. */
const LONGEST = 20_000;
const LINK = /(?<!!)\[[^<>{}`\\&[\]@|~*_#:\n]*\]\((actor|claim|article):([a-z0-9-]+)\)/g;
/** What is, starts or hides anything but words. A colon is a mark of time or of speech. */
const SPECIAL = /[<>{}`\\&[\]@|~*_#]|:[^\s\d]/;
const WWW = /[wW]{3}\./;
/** What a list or code starts with. One expression for all would try it at every character. */
const START = /[ \t]|[-+][ \t]|\d{1,9}[.)][ \t]/y;

/**
 * Whether a Markdown text is plain in every respect and all that it links to is known, told in a fifth of the time of a
 * whole check. Of any other text it says nothing.
 */
export function isPlainText(text: string, known: Record<LinkTarget, Known[LinkTarget]>): boolean {
  if (text.length > LONGEST) return false;
  let sound = true;
  const words = text.replace(LINK, (_, target: LinkTarget, id: string) => {
    sound &&= known[target].has(id);
    return '';
  });
  return sound && !SPECIAL.test(words) && !WWW.test(words) && !hasStart(words);
}

function hasStart(text: string): boolean {
  for (let at = 0; ;) {
    START.lastIndex = at;
    if (START.test(text)) return true;
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return false;
  }
}
