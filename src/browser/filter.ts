/**
 * Narrows a list that is already on the page. Items are elements with `data-voices` (see views/find.ts); an entry
 * (`data-entry`) holds several, a group (`data-group`) holds entries; both go when nothing is left in them.
 */
import { keepInAddress, type State } from './address.ts';
import { sayCount } from './count.ts';
import { matches, type Item } from './match.ts';

interface Listed extends Item {
  element: HTMLElement;
  entry: HTMLElement;
}

/** Starts the filters of the page. */
export function startFilters(): void {
  const filters = document.querySelector<HTMLFormElement>('form[data-filter]');
  if (!filters) return;
  const items = [...document.querySelectorAll<HTMLElement>('[data-voices]')].map(listed);
  const entries = new Set(items.map(({ entry }) => entry));
  const groups = document.querySelectorAll<HTMLElement>('[data-group]');
  const counts = document.querySelectorAll<HTMLElement>('[data-count]');
  const found = filters.querySelector<HTMLElement>('[role=status]');
  const on = filters.querySelector<HTMLElement>('[data-on]');
  const clear = filters.querySelector<HTMLElement>('[type=reset]');
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  let state: State = {};

  const show = () => {
    const active = Object.keys(state).length;
    for (const item of items) item.element.hidden = !matches(item, state);
    const left = new Set(items.filter(({ element }) => isShown(element)).map(({ entry }) => entry));
    for (const entry of entries) {
      entry.hidden = active > 0 && !left.has(entry);
      // What is found must not stay folded.
      for (const fold of entry.querySelectorAll('details')) fold.open = active > 0;
    }
    for (const group of groups) {
      group.hidden = active > 0 && ![...left].some((entry) => group.contains(entry));
    }
    for (const count of counts) {
      const group = document.getElementById(count.dataset.count ?? '');
      count.textContent = numbers.format([...left].filter((entry) => group?.contains(entry)).length);
      const row = count.closest('li');
      if (row) row.hidden = group?.hidden ?? false;
    }
    document.documentElement.classList.toggle('filtered', active > 0);
    if (found) sayCount(found, items.filter(({ element }) => isShown(element)).length);
    if (on) {
      on.hidden = active === 0;
      sayCount(on, active);
    }
    if (clear) clear.hidden = active === 0;
  };
  const fold = filters.querySelector('details');
  filters.addEventListener('submit', () => fold?.removeAttribute('open'));
  keepInAddress(filters, (next) => {
    state = next;
    show();
  });
  // The control for the date hides what came later.
  document.addEventListener('asof', show);
  // The browser went to the place before it was narrowed down.
  document.querySelector(':target')?.scrollIntoView();
}

const isShown = (element: HTMLElement): boolean => !element.hidden && element.closest('[data-later]') === null;

function listed(element: HTMLElement): Listed {
  const { kind = '', topics = '', voices = '', date } = element.dataset;
  const entry = element.closest<HTMLElement>('[data-entry]') ?? element;
  return {
    element,
    entry,
    // The control for the date changes statuses.
    get status() {
      return element.dataset.status ?? '';
    },
    kind,
    topics,
    voices,
    date,
    // Of an entry with several items, its first line says who speaks.
    words: () => `${entry === element ? '' : (entry.firstElementChild?.textContent ?? '')} ${element.textContent}`,
  };
}
