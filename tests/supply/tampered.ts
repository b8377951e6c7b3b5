/** Ways to tamper with a lockfile, each with what must be said of it. */
import { nameOf, type Entry, type Supply } from './lockfile.ts';

interface Tampering {
  what: string;
  tamper: (supply: Supply) => void;
  /** All that must be said. */
  said: (supply: Supply) => string[];
}

/** What is tampered with: a package that the site is built with, and that is there once. */
const FOLDER = 'node_modules/zod';
const NAME = nameOf(FOLDER);
const entry = ({ lockfile }: Supply): Entry => lockfile.packages[FOLDER] ?? {};
const OTHER = `sha512-${'A'.repeat(86)}==`;
const tarball = (supply: Supply) => `https://registry.npmjs.org/${NAME}/-/${NAME}-${entry(supply).version}.tgz`;

const change = (what: string, changed: Partial<Entry>, said: (supply: Supply) => string[]): Tampering => ({
  what,
  tamper: (supply) => void Object.assign(entry(supply), changed),
  said: (supply) => said(supply).map((sentence) => `${FOLDER} ${sentence}`),
});
const from = (what: string, resolved: string): Tampering =>
  change(what, { resolved }, (supply) => [`comes from ${resolved}; expected ${tarball(supply)}.`]);
const installed = ({ installed: { packages } }: Supply): Entry => packages[FOLDER] ?? {};

export const TAMPERINGS: readonly Tampering[] = [
  change('another integrity', { integrity: OTHER }, (supply) => [
    `has the integrity ${OTHER}, and ${installed(supply).integrity} was installed; run npm ci.`,
  ]),
  {
    what: 'no integrity',
    tamper: (supply) => void delete entry(supply).integrity,
    said: (supply) => [
      `${FOLDER} has no integrity; expected its sha512.`,
      `${FOLDER} has the integrity nothing, and ${installed(supply).integrity} was installed; run npm ci.`,
    ],
  },
  change('a weaker hash', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }, (supply) => [
    'has the integrity "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk="; expected one sha512.',
    `has the integrity sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=, and ${installed(supply).integrity} was installed; run npm ci.`,
  ]),
  {
    what: 'a second hash that would do too',
    tamper: (supply) => void (entry(supply).integrity = `${entry(supply).integrity} ${OTHER}`),
    said: (supply) => [
      `${FOLDER} has the integrity "${entry(supply).integrity}"; expected one sha512.`,
      `${FOLDER} has the integrity ${entry(supply).integrity}, and ${installed(supply).integrity} was installed; run npm ci.`,
    ],
  },
  from('another registry', 'https://registry.npmjs.org.example.org/zod/-/zod-4.0.0.tgz'),
  from('no TLS', 'http://registry.npmjs.org/zod/-/zod-4.0.0.tgz'),
  from('another package of the registry', 'https://registry.npmjs.org/evil/-/evil-4.0.0.tgz'),
  from('a git repository', 'git+ssh://git@github.com/example/zod.git#0123456789abcdef0123456789abcdef01234567'),
  from('a file', 'file:../zod'),
  change('a link to a folder', { link: true }, () => ['is a link to a folder; expected a package of the registry.']),
  change('an alias of another package', { name: 'evil' }, () => ['is another package, evil, under this name.']),
  change('another version', { version: '0.0.1' }, (supply) => [
    `has the version 0.0.1, and ${installed(supply).version} was installed; run npm ci.`,
  ]),
  change('an install script', { hasInstallScript: true }, () => [
    'has an install script; look at it, and add it to allowScripts in package.json.',
  ]),
  change('a dependency from git', { dependencies: { leven: 'github:example/leven' } }, () => [
    'asks for leven from github:example/leven; expected a range of versions.',
  ]),
  {
    what: 'a package more',
    tamper: ({ lockfile }) => void (lockfile.packages['node_modules/evil'] = { version: '1.0.0', integrity: OTHER }),
    said: () => ['node_modules/evil is there, and nobody asks for it.'],
  },
  {
    what: 'a package more that the root asks for',
    tamper: ({ lockfile }) => {
      lockfile.packages['node_modules/evil'] = { version: '1.0.0', integrity: OTHER };
      (lockfile.packages['']!.dependencies ??= {})['evil'] = '^1.0.0';
    },
    said: () => ['evil: the lockfile has ^1.0.0 under dependencies, package.json nothing.'],
  },
  {
    what: 'a package less',
    tamper: ({ lockfile }) => void delete lockfile.packages['node_modules/leven'],
    said: () => ['package.json asks for leven, which is not there.'],
  },
  {
    what: 'two packages of one version that differ',
    tamper: ({ lockfile }) =>
      void (lockfile.packages['node_modules/yaml/node_modules/zod'] = {
        ...lockfile.packages[FOLDER],
        integrity: OTHER,
      }),
    said: (supply) => [
      'node_modules/yaml/node_modules/zod is there, and nobody asks for it.',
      `zod ${entry(supply).version} has more than one integrity, in ${FOLDER}, node_modules/yaml/node_modules/zod.`,
    ],
  },
];
