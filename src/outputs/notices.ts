/** Terms of what others made and every copy of the site hands on: their licences ask that they go with it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import path from 'node:path';
import { placesView } from '../views/map.ts';
import type { Site } from '../views/site.ts';
import type { OutputFile } from './files.ts';

interface Part {
  /** Null is Claimline itself. */
  package: string | null;
  what: string;
}

const OWN: Part = { package: null, what: 'the scripts and styles of the pages' };
/** What bundles of the site take from packages; `tests/house.test.ts` holds what layouts, components and scripts may import. */
const ALWAYS: readonly Part[] = [
  { package: '@fontsource-variable/newsreader', what: 'the typeface Newsreader, in _astro/' },
  { package: 'pagefind', what: 'the search, in pagefind/' },
];
const WITH_MAP: Part = { package: 'world-atlas', what: 'outlines of land and borders on the map, after Natural Earth' };

/** What of others is in a site. */
export const partsOfOthers = (site: Site): Part[] => [
  ...ALWAYS,
  ...(placesView(site).spots.length > 0 ? [WITH_MAP] : []),
];

export const noticeFiles = (site: Site): OutputFile[] => [
  { path: 'third-party-notices.txt', content: () => notices([OWN, ...partsOfOthers(site)]) },
];

const RULE = '='.repeat(80);

function notices(parts: readonly Part[]): string {
  const each = parts.map(({ package: name, what }) => {
    const folder = folderOf(name);
    const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Package;
    const title = `${name ?? 'Claimline'} ${version}: ${what}\nLicence: ${license}`;
    return `${RULE}\n${title}\n${RULE}\n\n${licenceTexts(folder).join('\n\n')}\n`;
  });
  return ['This site hands on the work of others, under these terms.\n', ...each].join('\n');
}

interface Package {
  version: string;
  license: string;
}

/** The folder of a package as it is installed; null is our own. */
function folderOf(name: string | null): string {
  const file = findPackageJSON(name ?? '..', import.meta.url);
  if (file === undefined) throw new Error(`The package ${name ?? 'of this software'} is not installed.`);
  return path.dirname(file);
}

/** Texts of licences and notices in the folder of a package, by the names of their files, with plain line ends. */
export function licenceTexts(folder: string): string[] {
  const files = readdirSync(folder)
    .filter((name) => /^(?:licen[cs]e|copying|notice|unlicen[cs]e)/i.test(name))
    .toSorted()
    .map((name) => path.join(folder, name));
  return files.flatMap((file) =>
    statSync(file).isDirectory()
      ? licenceTexts(file)
      : [
          readFileSync(file, 'utf8')
            .replaceAll(/\r\n?/g, '\n')
            .replaceAll(/[ \t]+$/gm, '')
            .trim(),
        ],
  );
}
