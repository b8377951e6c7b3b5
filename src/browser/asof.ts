/**
 * Shows a page as of the day that its address names: `?asof=2024-11-05`.
 *
 * What later articles carry is hidden (`data-from`), what a later retraction took away comes back (`data-until`), and
 * statuses are looked up in histories that the build computed. No rule is asked here. What a page cannot say of an
 * earlier day is marked `data-now` and left out.
 */
import { statusOn, type Histories } from './histories.ts';

/** Hidden as of the day; filters hide by the attribute `hidden`, so that the two never undo each other. */
const hide = (element: Element, later: boolean): void => void element.toggleAttribute('data-later', later);

const all = (selector: string, within: ParentNode = document) => [...within.querySelectorAll<HTMLElement>(selector)];

export async function showAsOf(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('.asof form');
  const day = new URLSearchParams(location.search).get('asof');
  if (!form || day === null || !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return;
  const { base = '/', histories = '', days = '', locale, shown = '', nothing = '' } = form.dataset;
  // A claim's page begins with its first statement, every other page with the first article.
  const first = document.querySelector<HTMLElement>('[data-begins]')?.dataset.begins;
  const known = days.split(' ').findLast((change) => change <= day && change >= (first ?? ''));
  say(form, day, (known === undefined ? nothing : shown).replace('{day}', inWords(day, locale)));

  for (const element of all('[data-now]')) hide(element, day < (days.split(' ').at(-1) ?? ''));
  for (const element of all('[data-from]')) hide(element, (element.dataset.from ?? '') > day);
  for (const element of all('[data-until]')) element.classList.toggle('dim', (element.dataset.until ?? '') <= day);
  for (const group of all('[data-group]')) {
    const items = all('[data-from]', group);
    hide(group, items.length > 0 && items.every((item) => item.closest('[data-later]') !== null));
  }
  showVerdict(day);
  keepDay(base, day);

  await showRecord(base, known);
  await showStatuses(histories, day);
  keepDay(base, day);
  document.documentElement.dataset.asof = day;
  document.dispatchEvent(new Event('asof'));
}

function say(form: HTMLFormElement, day: string, words: string): void {
  const field = form.elements.namedItem('asof');
  if (field instanceof HTMLInputElement) field.value = day;
  form.parentElement?.querySelector('.said')?.replaceChildren(words);
  form.parentElement?.querySelector('.latest')?.removeAttribute('hidden');
}

const inWords = (day: string, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));

/** The front page: its record is that of the static page of the last day on which something had changed. */
async function showRecord(base: string, known: string | undefined): Promise<void> {
  const record = document.getElementById('record');
  if (!record) return;
  if (known === undefined) return hide(record, true);
  const response = await fetch(`${base}asof/${known}/`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  record.replaceChildren(...(page.getElementById('record')?.childNodes ?? []));
}

/** A claim's page holds a template for each earlier state of its status. */
function showVerdict(day: string): void {
  const states = all('template[data-verdict]') as HTMLTemplateElement[];
  const now = document.querySelector<HTMLElement>('.verdict[data-verdict]');
  if (!now || day >= (now.dataset.verdict ?? '')) return;
  const then = states.findLast(({ dataset }) => (dataset.verdict ?? '') <= day);
  now.replaceWith(then ? then.content.cloneNode(true) : '');
}

async function showStatuses(address: string, day: string): Promise<void> {
  const shown = (element: Element) => element.closest('[data-later]') === null;
  const statuses = all('.status[data-claim]').filter(shown);
  const filtered = all('[data-of]').filter(shown);
  if (statuses.length + filtered.length === 0) return;
  const histories = (await (await fetch(address)).json()) as Histories;
  for (const { dataset } of filtered) dataset.status = statusOn(histories, dataset.of ?? '', day)?.status ?? '';
  const marks = document.querySelector<HTMLTemplateElement>('#tones');
  for (const status of statuses) {
    const then = statusOn(histories, status.dataset.claim ?? '', day);
    const words = status.textContent.trim();
    if (!then || (then.label === words && then.tone === status.dataset.tone)) continue;
    const mark = marks?.content.querySelector(`[data-tone=${then.tone}] svg`)?.cloneNode(true);
    status.dataset.tone = then.tone;
    status.replaceChildren(...(mark ? [mark] : []), then.label);
    // The reason in the list is today's.
    status.parentElement?.querySelector('.why')?.remove();
  }
}

/** Links to pages that can show a day lead to the same day. */
function keepDay(base: string, day: string): void {
  const kinds = new RegExp(`^${base}(?:(?:claims|actors)/[^/]+/|timeline/(?:[^/]+/)?)?$`);
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]:not(.latest)')) {
    if (link.origin !== location.origin || !kinds.test(link.pathname)) continue;
    const address = new URL(link.href);
    address.searchParams.set('asof', day);
    link.href = address.href;
  }
}
