/** What is chosen, as a query of the address: read, written, and kept in the history of the browser. */

/** Values by the names of their fields; fields without a value are left out. */
export type State = Record<string, string>;

/**
 * The fields of a query that are ours and not empty.
 *
 * `parse('?status=open&asof=2024-11-05&q=', ['status', 'q'])` gives `{ status: 'open' }`
 */
export function parse(query: string, names: readonly string[]): State {
  const params = new URLSearchParams(query);
  const state: State = {};
  for (const name of names) {
    const value = params.get(name)?.trim();
    if (value) state[name] = value;
  }
  return state;
}

/**
 * A query with our fields as in `state`, in the order of `names`, and those of others as they were.
 *
 * `print('?asof=2024-11-05&status=open', ['status', 'q'], { q: 'a b' })` gives `?asof=2024-11-05&q=a+b`
 */
export function print(query: string, names: readonly string[], state: State): string {
  const params = new URLSearchParams(query);
  for (const name of names) params.delete(name);
  for (const name of names) if (state[name]) params.append(name, state[name]);
  const printed = params.toString();
  return printed && `?${printed}`;
}

/** Keeps the state of a form in the address; `changed` hears of every state, the first one included. */
export function keepInAddress(form: HTMLFormElement, changed: (state: State) => void): void {
  const fields = [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLSelectElement =>
      (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.name !== '',
  );
  const names = fields.map(({ name }) => name);
  /** While one text is typed, the address is replaced: going back leads to what was there before it. */
  let typing = false;

  const read = () => {
    const state = parse(location.search, names);
    for (const field of fields) {
      const value = state[field.name] ?? '';
      field.value = value;
      // A value that nothing on the page has fits nothing; it is shown as it stands in the address.
      if (field instanceof HTMLSelectElement && field.value !== value) field.add(new Option(value, value, false, true));
    }
    typing = false;
    changed(current());
  };
  const current = (): State => Object.fromEntries(fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])));
  const write = (text: boolean) => {
    const address = location.pathname + print(location.search, names, current()) + location.hash;
    if (address !== location.pathname + location.search + location.hash) {
      history[text && typing ? 'replaceState' : 'pushState'](null, '', address);
    }
    typing = text;
    changed(current());
  };
  form.addEventListener('input', ({ target }) =>
    write(target instanceof HTMLInputElement && /^(?:text|search)$/.test(target.type)),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    write(false);
  });
  form.addEventListener('reset', () => setTimeout(() => write(false)));
  addEventListener('popstate', read);
  read();
}
