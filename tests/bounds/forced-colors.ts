/** Text stays readable where the system forces its colours. */
import { none, type Check, type Finding } from './bound.ts';

/** Contrast below which text of any size fails WCAG AA (1.4.3, large text). */
const LEAST = 3;

export const forcedColors: Check = {
  title: 'Forcing colours',
  async measure({ site, kinds, every, url, browser, say }) {
    const context = await browser.newContext({ forcedColors: 'active' });
    const tab = await context.newPage();
    const findings: Finding[] = [];
    for (const { path } of every ? site.pages : kinds) {
      say(`/${path}`);
      await tab.goto(url + path);
      for (const colorScheme of ['light', 'dark'] as const) {
        await tab.emulateMedia({ colorScheme });
        const texts = await tab.evaluate(faintTexts, LEAST);
        findings.push(...texts.map((text) => ({ page: path, text: `${text} (${colorScheme})` })));
      }
    }
    await context.close();
    return [none('text lost in forced colours', findings)];
  },
};

/** Runs in the page: texts that hardly differ from the colour behind them. Pictures behind text are not looked at. */
function faintTexts(least: number): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const channels = (color: string): number[] => {
    if (!canvas) return [];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  // Relative luminance, WCAG 2.2.
  const luminance = (color: string) => {
    const [r = 0, g = 0, b = 0] = channels(color).map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const backdrop = (element: Element | null): string => {
    if (element === null) return 'Canvas';
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 255 ? backgroundColor : backdrop(element.parentElement);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faint = new Set<string>();
  while (walker.nextNode()) {
    const { parentElement: element, textContent } = walker.currentNode;
    if (!element || !textContent?.trim() || element.closest('script, style, template, noscript')) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(element);
    const ink = element instanceof SVGElement ? style.fill : style.color;
    const [light = 0, dark = 0] = [luminance(ink), luminance(backdrop(element))].toSorted((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < least) faint.add(`“${textContent.trim().slice(0, 60)}” ${ink}, contrast ${contrast.toFixed(1)}`);
  }
  return [...faint];
}
