/** The file `_headers` as its readers understand it. */

export interface Rule {
  pattern: string;
  headers: [name: string, value: string][];
}

/** Reads a file in which a path begins a rule and headers are indented below it. */
export function readHostRules(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n')) {
    const header = /^ +([\w-]+): (.+)$/.exec(line);
    if (line.startsWith('/')) rules.push({ pattern: line, headers: [] });
    else if (header) rules.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
    else if (line !== '') throw new Error(`Neither a path nor a header: ${line}`);
  }
  return rules;
}

type Matcher = (pattern: string, path: string) => boolean;

/** https://developers.cloudflare.com/pages/configuration/headers/#match-a-path: `*` is anything, `:name` one part. */
const cloudflareMatches: Matcher = (pattern, path) =>
  new RegExp(`^${escaped(pattern).replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`).test(path);

/** https://github.com/netlify/build, headers-parser: slashes at the end are all one, and so is a `/*` with nothing after it. */
const netlifyMatches: Matcher = (pattern, path) => {
  const parts = pattern.split('/').filter((part) => part !== '');
  const expression = parts.map((part) =>
    part === '*' ? '?(.*)' : part.startsWith(':') ? '([^/]+)' : escaped(part).replaceAll('*', '(.*)'),
  );
  return new RegExp(`^/${expression.join('/')}/?$`, 'i').test(path);
};

const escaped = (pattern: string): string => pattern.replaceAll(/[.+?()[\]{}|^$\\]/g, String.raw`\$&`);

/** How hosts find the rules for an address, and what they make of a header that two of them have. */
const HOSTS = {
  netlify: { matches: netlifyMatches, both: (_: string, later: string) => later },
  cloudflare: { matches: cloudflareMatches, both: (earlier: string, later: string) => `${earlier}, ${later}` },
};
export type Host = keyof typeof HOSTS;
export const HOST_NAMES = Object.keys(HOSTS) as Host[];

/** What a host sends with a path, by names in lower case. */
export function sentBy(host: Host, rules: readonly Rule[], path: string): Record<string, string> {
  const { matches, both } = HOSTS[host];
  const sent: Record<string, string> = {};
  for (const [name, value] of rules.filter(({ pattern }) => matches(pattern, path)).flatMap(({ headers }) => headers)) {
    const key = name.toLowerCase();
    const earlier = sent[key];
    sent[key] = earlier === undefined ? value : both(earlier, value);
  }
  return sent;
}
