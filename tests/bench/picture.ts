/**
 * Results as a picture: a file of its own that follows the reader’s choice of light and dark, on paper of its own, since the
 * page around it may follow another.
 */
import { scaleLinear } from 'd3-scale';
import type { Figures, Result, Results } from './results.ts';

const WIDTH = 720;
const BAR = 18;
const ROW = 30;
const LEFT = 190;
const RIGHT = 80;
const HEAD = 56;
const MARGIN = 16;
const GAP = 22;

interface Panel {
  title: string;
  /** One bar each, in the order of the results. */
  bars: { name: string; value: number; label: string; ours: boolean }[];
}

/** The builds of pages side by side: how long they take, and how much memory. Null where they were not measured. */
export function picture({ pages, changed }: Results): string | null {
  if (pages === undefined) return null;
  const panels = panelsOf(pages, changed);
  const title = `${pages.title}: ${pages.articles.toLocaleString('en')} articles`;
  let top = HEAD;
  const drawn = panels.map((each) => {
    const at = top;
    top += GAP + each.bars.length * ROW + GAP;
    return `<g transform="translate(0 ${at})">${drawPanel(each)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${top}" width="${WIDTH}" height="${top}" role="img" aria-labelledby="title desc">
<title id="title">${escaped(title)}</title>
<desc id="desc">${escaped(description(panels))}</desc>
<style>
.paper { fill: #fdfcf9; }
text { font: 14px system-ui, sans-serif; fill: #1d1b18; }
.title { font-weight: 600; font-size: 16px; }
.panel { fill: #6b665e; }
.bar { fill: #b9b3a8; }
.ours { fill: #1f4e8c; }
.axis { stroke: #1d1b18; }
@media (prefers-color-scheme: dark) {
.paper { fill: #1a1917; }
text { fill: #e9e4da; }
.panel { fill: #a8a196; }
.bar { fill: #6b665e; }
.ours { fill: #86b3ec; }
.axis { stroke: #e9e4da; }
}
</style>
<rect class="paper" width="${WIDTH}" height="${top}"/>
<text class="title" x="${MARGIN}" y="28">${escaped(title)}</text>
${drawn.join('\n')}
</svg>
`;
}

/** What the picture shows, for those who do not see it. */
export const alternative = ({ pages, changed }: Results): string | null =>
  pages === undefined ? null : description(panelsOf(pages, changed));

function panelsOf(pages: Result, changed: Result | undefined): Panel[] {
  const rebuilt = (changed?.articles === pages.articles ? changed.figures : []).filter(isOurs);
  return [
    panel(
      'Seconds',
      [...rebuilt, ...pages.figures],
      ({ wallSeconds }) => wallSeconds,
      (value) => `${value.toFixed(1)} s`,
    ),
    panel(
      'Peak memory',
      pages.figures,
      ({ peakMegabytes }) => peakMegabytes,
      (value) => `${Math.round(value).toLocaleString('en')} MB`,
    ),
  ].filter(({ bars }) => bars.length > 0);
}

function panel(
  title: string,
  figures: readonly Figures[],
  valueOf: (figures: Figures) => number | null,
  label: (value: number) => string,
): Panel {
  const bars = figures.flatMap((figure) => {
    const value = valueOf(figure);
    return value === null ? [] : { name: figure.name, value, label: label(value), ours: isOurs(figure) };
  });
  return { title, bars };
}

const isOurs = ({ name }: Figures): boolean => name.startsWith('Claimline');

function drawPanel({ title, bars }: Panel): string {
  const scale = scaleLinear([0, Math.max(...bars.map(({ value }) => value))], [0, WIDTH - LEFT - RIGHT]);
  const rows = bars.map(({ name, value, label, ours }, index) => {
    const y = GAP + index * ROW;
    const width = Math.max(1, scale(value)).toFixed(1);
    return [
      `<text x="${LEFT - 8}" y="${y + 14}" text-anchor="end">${escaped(shortName(name))}</text>`,
      `<rect class="${ours ? 'ours' : 'bar'}" x="${LEFT}" y="${y}" width="${width}" height="${BAR}"/>`,
      `<text x="${(LEFT + Number(width) + 6).toFixed(1)}" y="${y + 14}">${escaped(label)}</text>`,
    ].join('');
  });
  const bottom = GAP + (bars.length - 1) * ROW + BAR + 4;
  return [
    `<text class="panel" x="${LEFT}" y="10">${escaped(title)}</text>`,
    ...rows,
    `<path class="axis" d="M${LEFT} ${GAP - 4}V${bottom}"/>`,
  ].join('\n');
}

/** "Claimline, one article changed" has no room beside its bar. */
const shortName = (name: string): string => name.replace('Claimline, one article changed', 'Claimline, one changed');

const description = (panels: readonly Panel[]): string =>
  panels
    .map(({ title, bars }) => `${title}: ${bars.map(({ name, label }) => `${name} ${label}`).join(', ')}.`)
    .join(' ');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
