/** Statuses by day, as `views/asof.ts` computed them. */

export interface State {
  status: string;
  tone: string;
  label: string;
}

export interface Histories {
  days: string[];
  states: State[];
  /** Of each claim its title, then in turn the place of a day in `days` and of its state from then on in `states`. */
  claims: Record<string, readonly [title: string, ...changes: number[]]>;
  articles: [id: string, title: string, from: string][];
}

/** What a claim's status was on a day; null before its first statement counted. */
export function statusOn({ days, states, claims }: Histories, claim: string, day: string): State | null {
  const [, ...changes] = claims[claim] ?? [''];
  let state: State | null = null;
  for (let at = 0; at < changes.length; at += 2) {
    if ((days[changes[at] ?? 0] ?? '~') <= day) state = states[changes[at + 1] ?? 0] ?? null;
  }
  return state;
}

export interface Difference {
  articles: [id: string, title: string][];
  added: { id: string; title: string; after: State }[];
  moved: { id: string; title: string; before: State; after: State }[];
}

/** What changed after one day and until another, the other included. */
export function differenceBetween(histories: Histories, from: string, to: string): Difference {
  const difference: Difference = {
    articles: histories.articles.filter(([, , day]) => day > from && day <= to).map(([id, title]) => [id, title]),
    added: [],
    moved: [],
  };
  for (const [id, [title]] of Object.entries(histories.claims)) {
    const before = statusOn(histories, id, from);
    const after = statusOn(histories, id, to);
    if (after && !before) difference.added.push({ id, title, after });
    else if (after && before && after !== before) difference.moved.push({ id, title, before, after });
  }
  return difference;
}
