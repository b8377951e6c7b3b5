/**
 * The search page: asks Pagefind for what the form says, and draws what it finds from the templates of the page.
 * Pagefind is loaded when somebody is about to search, and not before.
 */
import { keepInAddress, type State } from './address.ts';
import { sayCount } from './count.ts';
import { marked, plainName, requestOf, type Request } from './query.ts';

/** What is used of Pagefind 1.5: https://pagefind.app/docs/api/ */
interface Pagefind {
  options(options: { basePath: string; baseUrl: string; ranking: object }): Promise<void>;
  search(words: string | null, request: Omit<Request, 'words'>): Promise<{ results: Result[] }>;
}

/** Not among TypeScript’s types yet: https://www.w3.org/TR/trusted-types/ */
interface TrustedTypes {
  trustedTypes?: { createPolicy(name: 'default', rules: { createScriptURL(url: string): string | null }): void };
}

interface Result {
  id: string;
  data(): Promise<{
    url: string;
    /** With `<mark>` around what was found, and `<` and `>` as entities. */
    excerpt: string;
    content: string;
    meta: Record<string, string>;
    filters: Record<string, string[]>;
  }>;
}

/** Results drawn at once. */
const PAGE = 10;
/** Milliseconds without a key before what is typed is searched. */
const PAUSE = 150;
/**
 * Actors by their names come first, then claims, then what is said of either. Names are there so that every spelling finds
 * what an actor said; the title says what a record is about.
 */
const RANKING = { metaWeights: { self: 200, claim: 20, title: 4, label: 1, about: 0.5, names: 0.5 } };

/** Starts the search of the page. */
export function startSearch(): void {
  const search = document.querySelector<HTMLFormElement>('form[data-search]');
  if (!search) return;
  const part = <E extends HTMLElement>(name: string) => document.querySelector(`[data-part=${name}]`) as E;
  const input = search.elements.namedItem('q') as HTMLInputElement;
  const months = [...(search.elements.namedItem('from') as HTMLSelectElement).options].map(({ value }) => value);
  const list = part('results');
  const found = part('found');
  const on = search.querySelector('[data-on]') as HTMLElement;
  const more = part<HTMLButtonElement>('more');
  let engine: Promise<Pagefind> | undefined;
  let results: Result[] = [];
  let turn = 0;

  const { search: folder = '' } = search.dataset;

  // Pagefind starts its worker by an address, which the policy of the page lets only this one be.
  (globalThis as TrustedTypes).trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => (url === `${folder}pagefind-worker.js` ? url : null),
  });
  const load = () => (engine ??= open(folder));
  const say = (part_: 'loading' | 'none' | 'failed' | null) => {
    for (const name of ['loading', 'none', 'failed']) part(name).hidden = name !== part_;
  };

  const run = async (state: State) => {
    const mine = ++turn;
    const request = requestOf(state, months);
    const chosen = Object.keys(state).filter((name) => name !== 'q' && name !== 'sort').length;
    on.hidden = chosen === 0;
    sayCount(on, chosen);
    if (request === null) {
      results = [];
      list.replaceChildren();
      found.textContent = '';
      more.hidden = true;
      say(null);
      return;
    }
    if (list.childElementCount === 0) say('loading');
    try {
      const pagefind = await load();
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
      if (mine !== turn) return;
      const { words, ...rest } = request;
      const answer = await pagefind.search(words, rest);
      const named = words === null || state.sort ? [] : await ofName(pagefind, words, rest);
      const first = ({ id }: Result) => Number(named.includes(id));
      const ordered = answer.results.toSorted((one, other) => first(other) - first(one));
      const items = await drawn(ordered.slice(0, PAGE));
      if (mine !== turn) return;
      results = ordered;
      list.replaceChildren(...items);
      more.hidden = results.length <= items.length;
      sayCount(found, results.length);
      say(results.length === 0 ? 'none' : null);
    } catch (error) {
      console.warn(error);
      engine = undefined;
      if (mine !== turn) return;
      results = [];
      list.replaceChildren();
      found.textContent = '';
      more.hidden = true;
      say('failed');
    }
  };

  const addMore = async () => {
    const mine = turn;
    const shown = list.childElementCount;
    const items = await drawn(results.slice(shown, shown + PAGE));
    if (mine !== turn || list.childElementCount !== shown) return;
    list.append(...items);
    more.hidden = results.length <= list.childElementCount;
    items[0]?.querySelector('a')?.focus();
  };

  search.addEventListener('focusin', () => void load().catch(() => say('failed')), { once: true });
  more.addEventListener('click', () => void addMore().catch(() => say('failed')));
  document.addEventListener('keydown', (event) => {
    const to = neighbour(event, input, list);
    if (!to) return;
    event.preventDefault();
    to.focus();
  });
  keepInAddress(search, (state) => void run(state));
}

async function open(folder: string): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ `${folder}pagefind.js`)) as Pagefind;
  await pagefind.options({ basePath: folder, baseUrl: '/', ranking: RANKING });
  return pagefind;
}

/** The ids of who has exactly this name, in any spelling: no ranking by words puts a country before each of its bodies. */
async function ofName(pagefind: Pagefind, words: string, { filters }: Omit<Request, 'words'>): Promise<string[]> {
  const { results } = await pagefind.search(null, { filters: { ...filters, name: plainName(words) }, sort: {} });
  return results.map(({ id }) => id);
}

const drawn = (results: readonly Result[]): Promise<HTMLElement[]> => Promise.all(results.map(draw));

async function draw(result: Result): Promise<HTMLElement> {
  const { url, excerpt, content, meta, filters } = await result.data();
  const item = copy('template[data-result]');
  const fill = (name: string, pieces: (string | Node)[]) =>
    item.querySelector(`[data-fill=${name}]`)?.append(...pieces);
  const link = item.querySelector('a');
  if (link) link.href = url;
  fill('title', [meta.title ?? '']);
  fill('label', [meta.label ?? '']);
  fill('about', [meta.about ?? '']);
  fill(
    'excerpt',
    marked(excerpt, content).map(({ text, found }) =>
      found ? Object.assign(document.createElement('mark'), { textContent: text }) : text,
    ),
  );
  const mark = filters.mark?.[0];
  if (mark) item.querySelector('[data-fill=mark]')?.replaceWith(copy(`template[data-mark="${mark}"]`));
  item.querySelector<HTMLElement>('[data-tone]')?.setAttribute('data-tone', mark ?? '');
  return item;
}

/** What a template of the page holds, anew. */
const copy = (selector: string): HTMLElement =>
  document.querySelector<HTMLTemplateElement>(selector)?.content.firstElementChild?.cloneNode(true) as HTMLElement;

/** Where the arrow keys lead: from the field to the first result, from result to result, and back. */
function neighbour(
  { key, target }: KeyboardEvent,
  input: HTMLInputElement,
  list: HTMLElement,
): HTMLElement | undefined {
  const step = { ArrowDown: 1, ArrowUp: -1 }[key];
  const places = [input, ...list.querySelectorAll('a')];
  const at = places.indexOf(target as HTMLInputElement);
  return step === undefined || at < 0 ? undefined : places[at + step];
}
