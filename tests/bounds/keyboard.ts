/** The Tab key reaches everything that can be worked, and shows where it is. */
import { none, type Check, type Finding } from './bound.ts';

/** Presses beyond the number of stops: regions that scroll are stops too. */
const SPARE = 20;

export const keyboard: Check = {
  title: 'Walking pages with the Tab key',
  async measure({ site, kinds, every, url, browser, say }) {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const tab = await context.newPage();
    const findings: Finding[] = [];
    for (const { path } of every ? site.pages : kinds) {
      say(`/${path}`);
      await tab.goto(url + path);
      const stops = await tab.evaluate(watchFocus);
      for (let press = 0; press < stops + SPARE; press++) await tab.keyboard.press('Tab');
      const troubles = await tab.evaluate(() => (globalThis as unknown as Watch).focusTroubles());
      findings.push(...troubles.map((text) => ({ page: path, text })));
    }
    await context.close();
    return [none('out of reach of the keyboard', findings)];
  },
};

interface Watch {
  focusTroubles: () => string[];
}

/** Runs in the page: notes what gets the focus and whether that shows; returns how many stops there are. */
function watchFocus(): number {
  const look = (element: Element) => {
    const { outlineStyle, outlineWidth, boxShadow, backgroundColor, borderColor, textDecorationLine, stroke, fill } =
      getComputedStyle(element);
    const outline = outlineStyle === 'none' ? '' : outlineWidth;
    return [outline, boxShadow, backgroundColor, borderColor, textDecorationLine, stroke, fill].join(' ');
  };
  const focusable =
    'a[href], button, input:not([type=hidden]), select, textarea, summary:first-of-type, [tabindex], [contenteditable]';
  const stops = [...document.querySelectorAll<HTMLElement | SVGElement>(focusable)].filter(
    (element) =>
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [inert] *, input[type=radio]:not(:checked)') &&
      element.checkVisibility({ visibilityProperty: true }),
  );
  const before = new Map(stops.map((element) => [element, look(element)]));
  const reached = new Set<Element>();
  const unseen = new Set<Element>();
  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return;
    reached.add(target);
    if (before.get(target as HTMLElement) === look(target)) unseen.add(target);
  });
  const show = (element: Element) => element.outerHTML.slice(0, 100);
  (globalThis as unknown as Watch).focusTroubles = () => [
    ...stops.filter((element) => !reached.has(element)).map((element) => `not reached: ${show(element)}`),
    ...[...unseen].map((element) => `focus does not show: ${show(element)}`),
    ...stops.filter(({ tabIndex }) => tabIndex > 0).map((element) => `out of order (tabindex): ${show(element)}`),
  ];
  return stops.length;
}
