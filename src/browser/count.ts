/** Says a number in words of the page: `data-words` holds a sentence per plural form, with `{n}` for the number. */
export function sayCount(element: HTMLElement, n: number): void {
  const { lang } = document.documentElement;
  const words = JSON.parse(element.dataset.words ?? '{}') as Record<string, string>;
  const form = n === 0 && words.zero !== undefined ? 'zero' : new Intl.PluralRules(lang).select(n);
  const sentence = (words[form] ?? words.other ?? '').replace('{n}', new Intl.NumberFormat(lang).format(n));
  // An unchanged text is not announced again, and need not be.
  if (element.textContent !== sentence) element.textContent = sentence;
}
