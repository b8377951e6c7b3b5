/** That the packages which we build with are those that were chosen, and run nothing of their own accord. */
import { isDeepStrictEqual } from 'node:util';
import { LICENCES, licenceProblems } from '../supply/licences.ts';
import { lockfileProblems, nameOf, REGISTRY } from '../supply/lockfile.ts';
import { readSupply } from '../supply/read.ts';
import { TAMPERINGS } from '../supply/tampered.ts';
import { none, type Proof, type Section } from './section.ts';

export const supply: Section = {
  title: 'Trying to slip in packages',
  prove: () => {
    const given = readSupply();
    const entries = Object.entries(given.lockfile.packages).filter(([folder]) => folder !== '');
    const tried = `${entries.length} packages`;
    const folders = (is: (entry: (typeof entries)[number]) => boolean) => entries.filter(is).map(([folder]) => folder);
    const scripts = folders(([, { hasInstallScript }]) => hasInstallScript === true);
    const listed = given.manifest.allowScripts ?? {};
    return [
      none('what is wrong with the lockfile', tried, lockfileProblems(given)),
      none(
        'packages of other registries',
        `all of ${REGISTRY}`,
        folders(([, { resolved }]) => resolved !== undefined && !resolved.startsWith(REGISTRY)),
      ),
      none(
        'packages without integrity',
        'one sha512 for each',
        folders(([, { integrity }]) => integrity === undefined),
      ),
      none(
        'install scripts that are not listed',
        `${scripts.length} packages have one: ${scripts.map(nameOf).join(', ')}`,
        scripts.filter((folder) => !Object.hasOwn(listed, nameOf(folder))),
      ),
      none('licences outside the list', Object.keys(LICENCES).join(', '), licenceProblems(given.lockfile)),
      tamperings(),
    ];
  },
};

/** Each is caught when exactly what must be said is said. */
function tamperings(): Proof {
  const missed = TAMPERINGS.filter(({ tamper, said }) => {
    const tampered = readSupply();
    tamper(tampered);
    return !isDeepStrictEqual(lockfileProblems(tampered), said(tampered));
  });
  return {
    what: 'tampered lockfiles that are caught',
    tried: TAMPERINGS.map(({ what }) => what).join(', '),
    limit: `${TAMPERINGS.length} of ${TAMPERINGS.length}`,
    found: `${TAMPERINGS.length - missed.length} of ${TAMPERINGS.length}`,
    findings: missed.map(({ what }) => what),
  };
}
