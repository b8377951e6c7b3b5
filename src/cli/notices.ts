import { readFileSync, writeFileSync } from 'node:fs';
import { readArgs } from './args.ts';
import { NOTICES, thirdPartyNotices } from './notices-text.ts';

readArgs({
  name: 'notices',
  summary: `Renews ${NOTICES}: the packages that the site is built with, with their licences. After a change of packages.`,
  options: {},
});

const read = (): string | null => {
  try {
    return readFileSync(NOTICES, 'utf8');
  } catch {
    return null;
  }
};
const renewed = thirdPartyNotices('.');
const same = renewed === read();
if (!same) writeFileSync(NOTICES, renewed);
console.log(`${NOTICES} ${same ? 'is up to date' : 'was renewed'}.`);
