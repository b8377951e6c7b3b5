/** The locations of an nginx configuration, as far as the site's own has them: `=`, `^~` and, within these, `~`. */

interface Location {
  match: '=' | '^~' | '~';
  path: string;
  headers: Record<string, string>;
  within: Location[];
}

/** Reads the locations of a `server` block, with what each adds to the headers. */
export function readLocations(text: string): Location[] {
  const top: Location[] = [];
  const open: (Location | null)[] = [];
  for (const line of text.split('\n').map((words) => words.trim())) {
    const [, match, path] = /^location (=|\^~|~) "?([^ "]+)"? \{/.exec(line) ?? [];
    const [, name, value] = /^add_header ([\w-]+) "([^"]*)" always;$/.exec(line) ?? [];
    const around = open.findLast((one) => one !== null);
    if (match !== undefined && path !== undefined) {
      const location: Location = { match: match as Location['match'], path, headers: {}, within: [] };
      (around?.within ?? top).push(location);
      if (!line.endsWith('}')) open.push(location);
    } else if (name !== undefined && value !== undefined && around) {
      around.headers[name.toLowerCase()] = value;
    } else if (line.endsWith('{') && !line.startsWith('#')) {
      open.push(null);
    } else if (line === '}') {
      open.pop();
    }
  }
  return top;
}

/**
 * What nginx adds for the path of a file: an exact location first, then the longest beginning, and what lies within that.
 * https://nginx.org/en/docs/http/ngx_http_core_module.html#location
 */
export function addedTo(path: string, locations: readonly Location[]): Record<string, string> | null {
  const of = (match: Location['match']) => locations.filter((one) => one.match === match);
  const found =
    of('=').find((one) => one.path === path) ??
    of('^~')
      .filter((one) => path.startsWith(one.path))
      .toSorted((a, b) => b.path.length - a.path.length)[0] ??
    of('~').find((one) => new RegExp(one.path).test(path));
  return found ? (addedTo(path, found.within) ?? found.headers) : null;
}
