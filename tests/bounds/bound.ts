/** What a check hands back: each bound with the worst that was measured, and all that breaks it. */
import type { Browser } from '@playwright/test';
import type { BuiltPage, BuiltSite } from './built.ts';
import type { Document } from './documents.ts';

export interface Bound {
  what: string;
  /** The bound as it is printed: `≤ 14.0 KB`. */
  limit: string;
  /** The worst value that was measured, as it is printed; null when it could not be measured. */
  worst: string | null;
  /** Address of the page where it is worst, below the site's; null for none. */
  page: string | null;
  /** All that breaks the bound: it holds when there are none. */
  findings: Finding[];
  /** What is worth knowing although nothing bounds it, or why there is no measure. */
  notes?: string[];
}

export interface Finding {
  page: string;
  text: string;
}

/** What the checks look at. */
export interface Subject {
  site: BuiltSite;
  documents: Document[];
  /** The heaviest page of each kind. */
  kinds: BuiltPage[];
  /** Where the site is served: `http://localhost:4401/`. */
  url: string;
  browser: Browser;
  /** The browser's file; empty for Playwright's own. */
  browserPath: string;
  /** Whether checks that take one page of each kind shall take them all. */
  every: boolean;
  /** Says how far a long check is. */
  say: (text: string) => void;
}

export interface Check {
  /** What is being done, for people who wait. */
  title: string;
  measure: (subject: Subject) => Promise<Bound[]> | Bound[];
}

/** A number measured on a page. */
export interface Measure {
  page: string;
  value: number;
  /** What the value is made of, for the finding. */
  detail?: string;
}

type Print = (value: number) => string;

/** A bound that no page may exceed. */
export const atMost = (what: string, limit: number, print: Print, measures: Measure[]): Bound =>
  held(what, `≤ ${print(limit)}`, print, measures, (value) => value - limit);

/** A bound that every page must reach. */
export const atLeast = (what: string, limit: number, print: Print, measures: Measure[]): Bound =>
  held(what, `≥ ${print(limit)}`, print, measures, (value) => limit - value);

/** `excess` is above 0 for a value that breaks the bound, and the higher the worse. */
function held(
  what: string,
  limit: string,
  print: Print,
  measures: Measure[],
  excess: (value: number) => number,
): Bound {
  const sorted = measures.toSorted((a, b) => excess(b.value) - excess(a.value));
  const [worst] = sorted;
  if (!worst) return { what, limit, worst: '–', page: null, findings: [], notes: ['No page has any.'] };
  const findings = sorted
    .filter(({ value }) => excess(value) > 0)
    .map(({ page, value, detail }) => ({ page, text: `${print(value)}${detail ? `: ${detail}` : ''}` }));
  // Where nothing was measured on any page, none is the worst.
  return { what, limit, worst: print(worst.value), page: worst.value === 0 ? null : worst.page, findings };
}

/** A bound that nothing may be found. */
export function none(what: string, findings: Finding[]): Bound {
  const counts = new Map<string, number>();
  for (const { page } of findings) counts.set(page, (counts.get(page) ?? 0) + 1);
  const [worst] = [...counts].toSorted(([, a], [, b]) => b - a);
  return { what, limit: '0', worst: String(findings.length), page: worst?.[0] ?? null, findings };
}

/** A bound that could not be measured here. */
export const notMeasured = (what: string, limit: string, why: string): Bound => ({
  what,
  limit,
  worst: null,
  page: null,
  findings: [],
  notes: [why],
});

/** 0 when all bounds hold, 1 when one does not, 2 when one was not measured. */
export function exitCode(bounds: readonly Bound[]): 0 | 1 | 2 {
  if (bounds.some(({ worst }) => worst === null)) return 2;
  return bounds.some(({ findings }) => findings.length > 0) ? 1 : 0;
}

/** Kilobytes of 1024 bytes: 14 of them fit into the ten packets that a server sends before it waits for an answer. */
export const KB = 1024;
export const kilobytes = (bytes: number): string => `${(bytes / KB).toFixed(1)} KB`;
