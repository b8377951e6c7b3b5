/** Licences under which packages may be used, by their SPDX ids (https://spdx.org/licenses/), each with the reason. */
import { nameOf, type Lockfile } from './lockfile.ts';

export const LICENCES: Readonly<Record<string, string>> = {
  MIT: 'asks for its notice',
  ISC: 'asks for its notice',
  '0BSD': 'asks for nothing',
  'BSD-2-Clause': 'asks for its notice',
  'BSD-3-Clause': 'asks for its notice, and not to advertise with names',
  'Apache-2.0': 'asks for its notice, and grants patents',
  'BlueOak-1.0.0': 'asks for its notice',
  'Python-2.0': 'asks for its notice; argparse, a translation from Python’s library',
  'CC0-1.0': 'asks for nothing; data and pictures',
  'OFL-1.1': 'typefaces: they are handed on with the licence, under their own name, and not sold alone',
  'MPL-2.0': 'asks for the source of changed files of its own; we change none, and a site holds none',
  'LGPL-3.0-or-later': 'libvips behind sharp, which Astro may load as a library of its own; a site holds none of it',
};

/** Packages whose package.json states no licence, with what the file in the package says. */
const STATED_ELSEWHERE: Readonly<Record<string, string>> = { i: 'MIT' };

/** Whether one may use a package under an SPDX expression: all parts of an AND, or one of an OR. */
export function isAllowed(expression: string): boolean {
  const plain = expression.replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(plain) || (plain.includes(' AND ') && plain.includes(' OR '))) return false;
  if (plain.includes(' OR ')) return plain.split(' OR ').some(isAllowed);
  return plain.split(' AND ').every((id) => Object.hasOwn(LICENCES, id));
}

/** Packages under a licence that is not listed, and what is listed and under which there is no package. */
export function licenceProblems({ packages }: Lockfile): string[] {
  const stated = Object.entries(packages)
    .filter(([folder]) => folder !== '')
    .map(([folder, { license }]) => {
      const name = nameOf(folder);
      return {
        folder,
        name,
        stated: license !== undefined,
        licence: license ?? STATED_ELSEWHERE[name] ?? 'no licence',
      };
    });
  const used = new Set(stated.flatMap(({ licence }) => licence.split(/ AND | OR |[()]/)));
  const silent = new Set(stated.filter((one) => !one.stated).map(({ name }) => name));
  return [
    ...stated
      .filter(({ licence }) => !isAllowed(licence))
      .map(
        ({ folder, licence }) => `${folder} is under ${licence}; expected one of ${Object.keys(LICENCES).join(', ')}.`,
      ),
    ...Object.keys(LICENCES)
      .filter((id) => !used.has(id))
      .map((id) => `No package is under ${id} any more: take it off the list.`),
    ...Object.keys(STATED_ELSEWHERE)
      .filter((name) => !silent.has(name))
      .map((name) => `${name} states its licence itself, or is gone: take it off the list.`),
  ];
}
