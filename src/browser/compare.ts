/** What changed between two dates: `/asof/?from=2024-11-04&to=2024-11-13`, from histories that the build computed. */
import { load } from './load.ts';
import { differenceBetween, type Histories, type State } from './histories.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;

export async function compareDates(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form.compare');
  const result = document.getElementById('difference');
  const asked = new URLSearchParams(location.search);
  const days = ['from', 'to'].map((name) => asked.get(name) ?? '');
  if (!form || !result || !days.every((day) => DAY.test(day))) return;
  const [from = '', to = ''] = days.toSorted();
  for (const [name, day] of Object.entries({ from, to })) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLInputElement) field.value = day;
  }
  const { base = '/', histories: address = '' } = form.dataset;
  const histories = (await (await load(address)).json()) as Histories;
  const { articles, added, moved } = differenceBetween(histories, from, to);

  const link = (path: string, title: string) => {
    const anchor = Object.assign(document.createElement('a'), { href: base + path, textContent: title });
    anchor.className = 'title';
    return anchor;
  };
  const claim = (id: string, title: string) => link(`claims/${id}/?asof=${to}`, title);
  fill(
    'articles',
    articles.map(([id, title]) => [link(`articles/${id}/`, title)]),
  );
  fill(
    'moved',
    moved.map(({ id, title, before, after }) => [line(status(before), ' → ', status(after)), claim(id, title)]),
  );
  fill(
    'added',
    added.map(({ id, title, after }) => [line(status(after)), claim(id, title)]),
  );
  result.hidden = false;
  // It was asked for, and stands below the calendar.
  result.focus({ preventScroll: true });
  form.closest('section')?.scrollIntoView();
}

function line(...content: (string | Node)[]): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.append(...content);
  return paragraph;
}

/** Puts items into the list of a part, and their number into its heading. */
function fill(part: string, items: (string | Node)[][]): void {
  const section = document.querySelector(`[data-part=${part}]`);
  section?.querySelector('.count')?.replaceChildren(String(items.length));
  section?.querySelector('ul')?.replaceChildren(
    ...items.map((content) => {
      const item = document.createElement('li');
      item.append(...content);
      return item;
    }),
  );
}

function status({ tone, label }: State): HTMLElement {
  const marks = document.querySelector<HTMLTemplateElement>('#tones');
  const mark = marks?.content.querySelector(`[data-tone=${tone}] svg`)?.cloneNode(true);
  const element = document.createElement('span');
  element.className = 'status';
  element.dataset.tone = tone;
  element.append(...(mark ? [mark] : []), label);
  return element;
}
