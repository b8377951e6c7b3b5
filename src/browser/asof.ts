/**
 * Shows a page as of the day that its address names: `?asof=2024-11-05`.
 *
 * What later articles carry is hidden (`data-from`), what a later retraction took away comes back (`data-until`), and
 * statuses are looked up in histories that the build computed. No rule is asked here. What a page cannot say of an
 * earlier day is marked `data-now` and left out. Statuses of today stay hidden until those of the day are known.
 */
import { load, loadPage } from './load.ts';
import { statusOn, type Histories } from './histories.ts';

/** Hidden as of the day; filters hide by the attribute `hidden`, so that the two never undo each other. */
const hide = (element: Element, later: boolean): void => void element.toggleAttribute('data-later', later);

const all = (selector: string, within: ParentNode = document) => [...within.querySelectorAll<HTMLElement>(selector)];

export async function showAsOf(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('.asof form');
  if (!form) return;
  keepQuery(form);
  const day = new URLSearchParams(location.search).get('asof');
  if (day === null || !/^\d{4}-\d\d-\d\d$/.test(day) || Number.isNaN(Date.parse(day))) return;
  const { base = '/', histories = '', days = '', locale, shown = '', nothing = '', failed = '' } = form.dataset;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  const say = (words: string) =>
    form.parentElement?.querySelector('.said')?.replaceChildren(words.replace('{day}', date));
  const field = form.elements.namedItem('asof');
  if (field instanceof HTMLInputElement) field.value = day;
  form.parentElement?.querySelector('.latest')?.removeAttribute('hidden');
  // A claim's page begins with its first statement, every other page with the first article.
  const first = document.querySelector<HTMLElement>('[data-begins]')?.dataset.begins ?? '';
  const known = days.split(' ').findLast((change) => change <= day && change >= first);

  hideLater(day, days.split(' ').at(-1) ?? '');
  showVerdict(day);
  keepDay(base, day);
  const record = document.getElementById('record');
  const waiting = [...all('.status[data-claim]'), ...(record ? [record] : [])];
  for (const element of waiting) hide(element, true);
  try {
    if (record && known !== undefined) record.replaceChildren(...(await recordOf(`${base}asof/${known}/`)));
    await showStatuses(histories, day);
    for (const element of waiting) hide(element, element === record && known === undefined);
    say(known === undefined ? nothing : shown);
  } catch (error) {
    console.warn(error);
    say(failed);
  }
  keepDay(base, day);
  document.querySelector('.imprint')?.replaceChildren(`${document.title} · ${location.href} · ${date}`);
  document.documentElement.dataset.asof = day;
  document.dispatchEvent(new Event('asof'));
}

/** Hides what came after the day, and the groups in which nothing is left. */
function hideLater(day: string, latest: string): void {
  for (const element of all('[data-now]')) hide(element, day < latest);
  for (const element of all('[data-from]')) hide(element, (element.dataset.from ?? '') > day);
  for (const element of all('[data-until]')) element.classList.toggle('dim', (element.dataset.until ?? '') <= day);
  for (const group of all('[data-group]')) {
    const items = all('[data-from]', group);
    hide(group, items.length > 0 && items.every((item) => item.closest('[data-later]') !== null));
  }
}

/** The front page takes over the record of the static page of the last day on which something had changed. */
async function recordOf(address: string): Promise<ChildNode[]> {
  return [...((await loadPage(address)).getElementById('record')?.childNodes ?? [])];
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
  const shown = (element: Element) => element.parentElement?.closest('[data-later]') === null;
  const statuses = all('.status[data-claim]').filter(shown);
  const filtered = all('[data-of]').filter(shown);
  if (statuses.length + filtered.length === 0) return;
  const histories = (await (await load(address)).json()) as Histories;
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

/** Pages that can show a day, by their path below the site. */
const SHOW_A_DAY = /^(?:(?:claims|actors)\/[^/]+\/|timeline\/(?:[^/]+\/)?)?$/;

/** Links to such pages lead to the same day. */
function keepDay(base: string, day: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[href]:not(.latest, [href^="#"])')) {
    const { origin, pathname } = link;
    if (origin !== location.origin || !pathname.startsWith(base) || !SHOW_A_DAY.test(pathname.slice(base.length))) {
      continue;
    }
    const address = new URL(link.href);
    address.searchParams.set('asof', day);
    link.href = address.href;
  }
}

/** The control changes the day in the address, and leaves what filters keep there. */
function keepQuery(form: HTMLFormElement): void {
  const go = (day: string | null) => {
    const address = new URL(location.href);
    address.searchParams.delete('asof');
    if (day !== null) address.searchParams.set('asof', day);
    location.assign(address);
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go(String(new FormData(form).get('asof')));
  });
  form.parentElement?.querySelector('.latest')?.addEventListener('click', (event) => {
    event.preventDefault();
    go(null);
  });
}
