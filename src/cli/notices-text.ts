/** The notice of what others made: who wrote the packages that the site is built with, and on which terms. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { licenceTexts } from '../outputs/notices.ts';

/** The notice of the repository; the site has one of its own, of what it hands on. */
export const NOTICES = 'THIRD-PARTY-NOTICES.txt';

interface Entry {
  license?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}

const HEAD = `The work of others that Claimline is built with. Packages come from the npm registry and are not part of this repository;
their versions are those of package-lock.json. What a built site hands on stands in its own third-party-notices.txt.

Made by "npm run notices". Packages that only tests and development need are not listed. Those marked * are for single
platforms, or may be absent: their terms are named, their texts come with them.
`;
const RULE = '='.repeat(80);
const MODULES = 'node_modules/';

/** One notice for the packages of a lockfile, with each text once. Reads the texts from where they are installed below `root`. */
export function thirdPartyNotices(root: string): string {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const used = Object.entries(packages)
    .filter(([folder, { dev }]) => folder !== '' && dev !== true)
    .map(([folder, { license, optional, devOptional }]) => ({
      name: folder.slice(folder.lastIndexOf(MODULES) + MODULES.length),
      licence: license ?? 'not stated',
      // What is installed differs from computer to computer.
      texts: optional || devOptional ? null : licenceTexts(path.join(root, folder)),
    }));
  const list = used.map(({ name, licence, texts }) => `${name}${texts === null ? ' *' : ''}: ${licence}`);
  const byText = new Map<string, { text: string; names: Set<string> }>();
  for (const { name, texts } of used) {
    for (const text of texts ?? []) {
      const key = text.replaceAll(/\s+/g, ' ');
      const same = byText.get(key) ?? { text, names: new Set() };
      same.names.add(name);
      byText.set(key, same);
    }
  }
  const texts = [...byText.values()].map(
    ({ text, names }) => `${RULE}\n${inOrder(names).join(', ')}\n${RULE}\n\n${text}\n`,
  );
  return [HEAD, `${inOrder(new Set(list)).join('\n')}\n`, ...inOrder(new Set(texts))].join('\n');
}

const inOrder = (items: ReadonlySet<string>): string[] => [...items].toSorted((a, b) => (a < b ? -1 : 1));
