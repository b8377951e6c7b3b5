/** What the pages of a site refer to, as a browser reads their markup. */
import type { Page } from '@playwright/test';
import type { BuiltPage } from './built.ts';

export interface Document {
  page: BuiltPage;
  /** Everything with an address: links, in SVG too, files of the page, pictures for other sites. */
  addresses: string[];
  /** What a fragment may lead to. */
  anchors: string[];
  styles: string[];
  /** Scripts with an address, those that are preloaded included. */
  scripts: string[];
  /** Scripts in the page itself; data in `<script>` is none. */
  inlineScripts: string[];
  /** Whether search engines are asked to leave it out. */
  noindex: boolean;
}

/** Parses pages in a browser without running or loading anything. */
export async function readDocuments(tab: Page, pages: readonly BuiltPage[]): Promise<Document[]> {
  const read = await tab.evaluate(
    (texts) =>
      texts.map((text) => {
        const parsed = new DOMParser().parseFromString(text, 'text/html');
        const all = (selector: string) => [...parsed.querySelectorAll(selector)];
        const values = (selector: string, name: string) => all(selector).map((found) => found.getAttribute(name) ?? '');
        const JAVASCRIPT = ['', 'module', 'text/javascript', 'application/javascript'];
        return {
          addresses: [
            ...['href', 'src', 'action', 'poster', 'xlink:href'].flatMap((name) =>
              values(`[${name.replace(':', '\\:')}]`, name),
            ),
            ...values('[srcset]', 'srcset').flatMap((set) =>
              set.split(',').map((one) => one.trim().split(/\s/)[0] ?? ''),
            ),
            ...values('meta[property="og:image"], meta[property="og:url"], meta[name="twitter:image"]', 'content'),
          ],
          anchors: [...values('[id]', 'id'), ...values('a[name]', 'name')],
          styles: values('link[rel~=stylesheet]', 'href'),
          scripts: [...values('script[src]', 'src'), ...values('link[rel=modulepreload]', 'href')],
          inlineScripts: all('script:not([src])')
            .filter((script) => JAVASCRIPT.includes(script.getAttribute('type') ?? ''))
            .map((script) => script.textContent ?? ''),
          noindex: values('meta[name=robots]', 'content').some((content) => content.includes('noindex')),
        };
      }),
    pages.map(({ html }) => html),
  );
  return pages.map((page, index) => ({ page, ...(read[index] as (typeof read)[number]) }));
}
