/**
 * The audit of a built site: nothing runs but our own files, nothing is loaded from elsewhere, nothing was lost.
 *
 * It knows nothing of how pages are made: it reads the files as a browser would, and holds them against lists of its own
 * (`markup.ts`) and against the records.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainBody } from '../reader/markdown.ts';
import { plural } from '../reader/report.ts';
import { addresses, addressHref } from '../views/addresses.ts';
import { allPages } from '../views/pages.ts';
import type { Site } from '../views/site.ts';
import { auditDocument } from './audit-document.ts';
import { auditPage, type AuditedPage } from './audit-page.ts';
import { cited, createPlace, decoded, type Flaw } from './audit-place.ts';
import { filesBelow } from './manifest.ts';

export type { Flaw } from './audit-place.ts';

/** The share of a text’s letters that its page must show. */
const KEPT = 0.999;

/** What ends a build whose pages are not what they should be; its message says everything. */
export class AuditFailure extends Error {
  override name = 'AuditFailure';
}

/**
 * All that is wrong with a built site, in the order of its files.
 *
 * @param rendered The files to look into, below the folder and with `/`; left out, all. That every record has its page is
 *   looked up among all files.
 */
export function audit(site: Site, folder: string, rendered?: readonly string[]): Flaw[] {
  const files = new Set(filesBelow(folder));
  const place = createPlace(files, site.links.base, site.graph.tracker.url);
  const pages = new Map<string, AuditedPage>();
  const flaws: Flaw[] = [];
  for (const file of rendered ?? files) {
    const read = () => readFileSync(join(folder, file), 'utf8');
    if (file.endsWith('.html')) {
      const page = auditPage(file, read(), place);
      pages.set(file, page);
      flaws.push(...page.flaws);
    } else flaws.push(...auditDocument(file, read, place));
  }
  return [...flaws, ...inAndOut(site, files, pages), ...lostTexts(site, pages)].toSorted(
    (a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)) || a.line - b.line || a.column - b.column,
  );
}

/** Every record has its page and its place on it, and every page belongs to something. */
function inAndOut(site: Site, files: ReadonlySet<string>, pages: ReadonlyMap<string, AuditedPage>): Flaw[] {
  const whole = { line: 1, column: 1 };
  const expected = new Set(['404.html', ...allPages(site).map((href) => fileOf(site, href))]);
  const missing = [...expected]
    .filter((file) => !files.has(file))
    .map((file): Flaw => ({ file, ...whole, found: 'no such page', expected: 'the page of something in the content' }));
  const unknown = [...files]
    .filter((file) => file.endsWith('.html') && !expected.has(file))
    .map((file): Flaw => ({ file, ...whole, found: 'a page of nothing in the content', expected: 'no such page' }));
  const unanchored = addresses(site).flatMap((address): Flaw[] => {
    const href = addressHref(site.links, address);
    const [, id] = /#(.*)$/s.exec(href) ?? [];
    const file = fileOf(site, href);
    const page = pages.get(file);
    if (id === undefined || page === undefined) return [];
    // As browsers look it up: https://html.spec.whatwg.org/#find-a-potential-indicated-element
    if (page.ids.has(id) || page.ids.has(decoded(id))) return [];
    return [
      {
        file,
        ...whole,
        found: `no element with the id ${cited(id)}`,
        expected: `the place of the ${address.page} ${cited(address.id)}`,
      },
    ];
  });
  return [...missing, ...unknown, ...unanchored];
}

/** Texts of records of which a page shows less than all. */
function lostTexts(site: Site, pages: ReadonlyMap<string, AuditedPage>): Flaw[] {
  const { graph, links } = site;
  const hrefs = { articles: links.article, claims: links.claim, actors: links.actor };
  return (['articles', 'claims', 'actors'] as const).flatMap((collection) =>
    [...graph[collection].values()].flatMap(({ record: { id, body, file: source } }): Flaw[] => {
      const file = fileOf(site, hrefs[collection](id));
      const page = pages.get(file);
      if (page === undefined || body === '') return [];
      const { share, lost } = kept(plainBody(body, source), page.prose);
      if (share >= KEPT) return [];
      const found = `${(share * 100).toFixed(1)} % of the text of ${source}; not there: ${cited(lost.join(' '))}`;
      return [{ file, line: 1, column: 1, found, expected: 'all of it' }];
    }),
  );
}

/** How much of the letters of a text stands in another, word by word, and the words that do not. */
function kept(text: string, shown: string): { share: number; lost: string[] } {
  const there = new Map<string, number>();
  for (const word of shown.split(/\s+/)) there.set(word, (there.get(word) ?? 0) + 1);
  const words = text.split(/\s+/);
  const lost = words.filter((word) => {
    const left = there.get(word) ?? 0;
    there.set(word, left - 1);
    return left <= 0;
  });
  const letters = (list: readonly string[]) => list.reduce((sum, word) => sum + word.length, 0);
  return { share: lost.length === 0 ? 1 : 1 - letters(lost) / letters(words), lost };
}

/** The file at an address of the site. */
function fileOf({ links }: Site, href: string): string {
  const path = decodeURIComponent(href.replace(/[?#].*$/s, '').slice(links.base.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

/**
 *     dist/claims/a/index.html:1:2345
 *       found     an element <script>
 *       expected  …
 *
 * @param folder What stands before the paths; null where the files are not kept.
 */
export function flawsText(flaws: readonly Flaw[], folder: string | null): string {
  const files = new Set(flaws.map(({ file }) => file)).size;
  const shown = flaws
    .slice(0, MOST_SHOWN)
    .map(({ file, line, column, found, expected }) =>
      [
        `${folder === null ? '' : `${folder}/`}${file}:${line}:${column}`,
        `  found     ${found}`,
        `  expected  ${expected}`,
      ].join('\n'),
    );
  const more = flaws.length > MOST_SHOWN ? [`And ${flaws.length - MOST_SHOWN} more.`] : [];
  return [...shown, ...more, `${plural(flaws.length, 'flaw')} in ${plural(files, 'file')} of the built site.`].join(
    '\n\n',
  );
}

/** What is wrong with one page is often wrong with all. */
const MOST_SHOWN = 100;
