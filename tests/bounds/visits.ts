/** Every page opened as by a new reader: what it asks for, stores, moves, and whether it fits a narrow screen. */
import type { Page, Request } from '@playwright/test';
import { atMost, none, type Check, type Finding, type Measure } from './bound.ts';
import { scriptFiles } from './bytes.ts';
import { fileOf, type BuiltPage } from './built.ts';
import { serve } from './server.ts';
import { inTabs } from './tabs.ts';

const SCREENS = [
  { width: 360, height: 740 },
  { width: 1440, height: 900 },
];
/** 1280 pixels at 400 % (WCAG 1.4.10). */
const NARROW = { width: 320, height: 640 };
/** Long enough for the text to be drawn before its font is there, in milliseconds. */
const FONT_DELAY = 250;
/** So long after the last font a page has to stay still, in milliseconds. */
const SETTLE = 100;

interface Visit {
  page: BuiltPage;
  /** Addresses that were asked for, with what for. */
  requests: { address: string; script: boolean }[];
  cookies: string[];
  shifts: Measure;
  /** How much wider than a narrow screen the page is, in pixels. */
  excess: Measure;
}

export const visits: Check = {
  title: 'Opening pages',
  async measure({ site, documents, browser, say }) {
    // A server of its own: fonts come late here, and in no other check.
    const server = await serve(site.folder, site.base, { fontDelay: FONT_DELAY });
    try {
      const wanted = site.pages.flatMap((page) => SCREENS.map((screen) => ({ page, screen })));
      const seen = await inTabs({
        browser,
        items: wanted,
        prepare: startCold,
        work(tab, { page, screen }, done) {
          say(`${done} of ${wanted.length}`);
          return visit(tab, server.url, page, screen);
        },
      });
      const expected = new Map(documents.map((document) => [document.page, new Set(scriptFiles(site, document))]));
      const each = (find: (visit: Visit) => string[]): Finding[] =>
        seen.flatMap((one) => [...new Set(find(one))].map((text) => ({ page: one.page.path, text })));
      return [
        none(
          'requests to other hosts',
          each(({ requests }) =>
            requests
              .map(({ address }) => address)
              .filter((address) => new URL(address).origin !== new URL(server.url).origin),
          ),
        ),
        none(
          'cookies',
          each(({ cookies }) => cookies),
        ),
        none(
          'scripts that load before they are asked for',
          each(({ page, requests }) =>
            requests
              .filter(({ script }) => script)
              .map(({ address }) => fileOf({ base: site.base, url: server.url }, page.path, address) ?? address)
              .filter((file) => !expected.get(page)?.has(file)),
          ),
        ),
        atMost(
          'cumulative layout shift',
          0,
          (value) => value.toFixed(4).replace(/\.?0+$/, ''),
          seen.map(({ shifts }) => shifts),
        ),
        atMost(
          'sideways scroll at 320 px',
          0,
          (value) => `${value} px`,
          seen.map(({ excess }) => excess),
        ),
      ];
    } finally {
      await server.close();
    }
  },
};

/** Nothing is taken from a cache, the fonts neither; movements are recorded. */
async function startCold(tab: Page): Promise<void> {
  const session = await tab.context().newCDPSession(tab);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await tab.addInitScript(recordShifts);
}

async function visit(tab: Page, url: string, page: BuiltPage, screen: (typeof SCREENS)[number]): Promise<Visit> {
  const requests: Visit['requests'] = [];
  const record = (request: Request) =>
    requests.push({ address: request.url(), script: request.resourceType() === 'script' });
  tab.on('request', record);
  await tab.setViewportSize(screen);
  await tab.goto(url + page.path);
  const shifts = await tab.evaluate(async (settle) => {
    await document.fonts.ready;
    await new Promise((resolve) => setTimeout(resolve, settle));
    // What was moved last has been drawn when the frame after it begins.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    return (globalThis as unknown as Recorder).takeShifts();
  }, SETTLE);
  tab.off('request', record);
  const written = await tab.evaluate(() => document.cookie.split('; ').filter(Boolean));
  const stored = await tab.context().cookies();
  await tab.context().clearCookies();
  await tab.setViewportSize(NARROW);
  const excess = await tab.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const beyond = [...document.body.querySelectorAll('*')].find(
      (element) => scrollWidth > clientWidth && element.getBoundingClientRect().right > clientWidth,
    );
    return { value: scrollWidth - clientWidth, detail: beyond?.outerHTML.slice(0, 100) ?? '' };
  });
  return {
    page,
    requests,
    cookies: [...stored.map(({ name, value }) => `${name}=${value}`), ...written],
    shifts: { page: page.path, value: shifts.value, detail: `${shifts.moved} at ${screen.width} px` },
    excess: { page: page.path, ...excess },
  };
}

interface Recorder {
  takeShifts: () => { value: number; moved: string };
}

/** Runs in the page before anything else does. */
function recordShifts(): void {
  const entries: LayoutShift[] = [];
  interface LayoutShift extends PerformanceEntry {
    value: number;
    hadRecentInput: boolean;
    sources: { node: Node | null }[];
  }
  const keep = (list: PerformanceEntry[]) => entries.push(...(list as LayoutShift[]));
  const observer = new PerformanceObserver((list) => keep(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  (globalThis as unknown as Recorder).takeShifts = () => {
    keep(observer.takeRecords());
    const counted = entries.filter(({ hadRecentInput }) => !hadRecentInput);
    const nodes = counted.flatMap(({ sources }) => sources.map(({ node }) => node));
    const names = nodes.map((node) =>
      node instanceof Element ? node.cloneNode(false) : node?.parentElement?.cloneNode(false),
    );
    return {
      value: counted.reduce((total, { value }) => total + value, 0),
      moved: names.map((node) => (node instanceof Element ? node.outerHTML.slice(0, 80) : '')).join(' '),
    };
  };
}
