/** What a lockfile must hold, so that every computer installs the same bytes, from one registry, and runs none of them. */

export interface Entry {
  version?: string;
  /** The package’s own name, where it is installed under another. */
  name?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
  hasInstallScript?: boolean;
  license?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json */
export interface Lockfile {
  lockfileVersion: number;
  packages: Record<string, Entry>;
}

export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  /** Packages whose install scripts are known, and whether they may run. */
  allowScripts?: Record<string, boolean>;
}

export interface Supply {
  lockfile: Lockfile;
  manifest: Manifest;
  /** What npm wrote down when it installed: its own lockfile in `node_modules`. */
  installed: Lockfile;
}

export const REGISTRY = 'https://registry.npmjs.org/';
const MODULES = 'node_modules/';

/** `nameOf('node_modules/a/node_modules/@b/c')` is `@b/c`. */
export const nameOf = (folder: string): string => folder.slice(folder.lastIndexOf(MODULES) + MODULES.length);

/** Everything that is wrong with a lockfile, a sentence each; npm itself checks that packages have the hashes named here. */
export function lockfileProblems({ lockfile, manifest, installed }: Supply): string[] {
  const { packages } = lockfile;
  const entries = Object.entries(packages).filter(([folder]) => folder !== '');
  return [
    ...(lockfile.lockfileVersion === 3 ? [] : [`lockfileVersion is ${lockfile.lockfileVersion}; expected 3.`]),
    ...rangesOfRoot(packages[''] ?? {}, manifest),
    ...entries.flatMap(([folder, entry]) => entryProblems(folder, entry, manifest.allowScripts ?? {})),
    ...graphProblems(packages),
    ...differentBytes(entries),
    ...otherThanInstalled(entries, installed.packages),
    ...Object.keys(manifest.allowScripts ?? {})
      .filter((name) => !entries.some(([folder]) => nameOf(folder) === name))
      .map((name) => `allowScripts in package.json names ${name}, which is no package of the lockfile.`),
  ];
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies'] as const;

function rangesOfRoot(root: Entry, manifest: Manifest): string[] {
  return KINDS.flatMap((kind) => {
    const [locked, written] = [root[kind] ?? {}, manifest[kind] ?? {}];
    return [...new Set([...Object.keys(locked), ...Object.keys(written)])]
      .filter((name) => locked[name] !== written[name])
      .map(
        (name) =>
          `${name}: the lockfile has ${locked[name] ?? 'nothing'} under ${kind}, package.json ${written[name] ?? 'nothing'}.`,
      );
  });
}

/** Whether a range asks the registry for a package by its own name: no address, no folder, no other name. */
const isRange = (range: string): boolean => /^[\w\s.*^~<>=|+-]+$/.test(range);

function entryProblems(folder: string, entry: Entry, scripts: Readonly<Record<string, boolean>>): string[] {
  const name = nameOf(folder);
  const { version = '', integrity, resolved } = entry;
  const tarball = `${REGISTRY}${name}/-/${name.replace(/^@[^/]+\//, '')}-${version}.tgz`;
  const foreign = [entry.dependencies, entry.optionalDependencies, entry.devDependencies]
    .flatMap((ranges) => Object.entries(ranges ?? {}))
    .filter(([, range]) => !isRange(range));
  return [
    !folder.startsWith(MODULES) && 'lies outside node_modules.',
    entry.link === true && 'is a link to a folder; expected a package of the registry.',
    entry.name !== undefined && entry.name !== name && `is another package, ${entry.name}, under this name.`,
    !/^\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/.test(version) && `has the version "${version}"; expected one such as 1.2.3.`,
    resolved !== undefined && resolved !== tarball && `comes from ${resolved}; expected ${tarball}.`,
    integrity === undefined && 'has no integrity; expected its sha512.',
    integrity !== undefined &&
      !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity) &&
      `has the integrity "${integrity}"; expected one sha512.`,
    entry.hasInstallScript === true &&
      !Object.hasOwn(scripts, name) &&
      'has an install script; look at it, and add it to allowScripts in package.json.',
    ...foreign.map(([other, range]) => `asks for ${other} from ${range}; expected a range of versions.`),
  ]
    .filter((problem) => problem !== false)
    .map((problem) => `${folder} ${problem}`);
}

/** Where npm finds a package for one in a folder: in that, or in the nearest around it. */
function found(packages: Lockfile['packages'], from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${MODULES}`)))) {
    const folder = `${at === '' ? '' : `${at}/`}${MODULES}${name}`;
    if (folder in packages) return folder;
    if (at === '') return null;
  }
}

/** Packages that nobody asks for, and such as are asked for and not there. */
function graphProblems(packages: Lockfile['packages']): string[] {
  const problems: string[] = [];
  const reached = new Set<string>();
  const open = [''];
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    const { dependencies, devDependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } =
      packages[folder] ?? {};
    const wanted = { ...dependencies, ...(folder === '' && devDependencies), ...peerDependencies };
    for (const name of Object.keys({ ...wanted, ...optionalDependencies })) {
      const next = found(packages, folder, name);
      const mayBeAbsent = name in (optionalDependencies ?? {}) || peerDependenciesMeta?.[name]?.optional;
      if (next === null && !mayBeAbsent)
        problems.push(`${folder || 'package.json'} asks for ${name}, which is not there.`);
      if (next !== null && !reached.has(next)) {
        reached.add(next);
        open.push(next);
      }
    }
  }
  const alone = Object.keys(packages).filter((folder) => folder !== '' && !reached.has(folder));
  return [...problems, ...alone.map((folder) => `${folder} is there, and nobody asks for it.`)];
}

function differentBytes(entries: readonly [string, Entry][]): string[] {
  const versions = Map.groupBy(entries, ([folder, { version }]) => `${nameOf(folder)} ${version}`);
  return [...versions].flatMap(([version, same]) =>
    new Set(same.map(([, { integrity }]) => integrity)).size > 1
      ? [`${version} has more than one integrity, in ${same.map(([folder]) => folder).join(', ')}.`]
      : [],
  );
}

/** npm compared what it installed with the integrity of that time: what is written otherwise now was changed since. */
function otherThanInstalled(entries: readonly [string, Entry][], installed: Lockfile['packages']): string[] {
  return entries.flatMap(([folder, { version, integrity }]) => {
    const there = installed[folder];
    if (there === undefined) return [];
    return (
      [
        ['version', version, there.version],
        ['integrity', integrity, there.integrity],
      ] as const
    ).flatMap(([what, now, then]) =>
      now === then
        ? []
        : [`${folder} has the ${what} ${now ?? 'nothing'}, and ${then ?? 'nothing'} was installed; run npm ci.`],
    );
  });
}
