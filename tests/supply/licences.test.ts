import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { NOTICES, thirdPartyNotices } from '../../src/cli/notices-text.ts';
import { noticeFiles, partsOfOthers } from '../../src/outputs/notices.ts';
import { createSite } from '../../src/views/site.ts';
import { storyRecords } from '../support/story.ts';
import { isAllowed, licenceProblems } from './licences.ts';
import { readSupply } from './read.ts';

test('every package is under a licence that goes with ours', () => {
  expect(licenceProblems(readSupply().lockfile)).toEqual([]);
});

describe('licences', () => {
  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['GPL-3.0-only OR AGPL-3.0-only', false],
    ['Apache-2.0 AND MIT', true],
    ['MIT AND GPL-3.0-only', false],
    ['MIT OR GPL-3.0-only AND ISC', false],
    ['UNLICENSED', false],
    ['toString', false],
    ['', false],
  ])('%j: %j', (expression, allowed) => {
    expect(isAllowed(expression)).toBe(allowed);
  });

  test('says which package is under which other', () => {
    const { lockfile } = readSupply();
    Object.assign(lockfile.packages['node_modules/zod'] ?? {}, { license: 'AGPL-3.0-only' });
    delete lockfile.packages['node_modules/yaml']?.license;
    Object.assign(lockfile.packages['node_modules/i'] ?? {}, { license: 'MIT' });
    const list =
      'MIT, ISC, 0BSD, BSD-2-Clause, BSD-3-Clause, Apache-2.0, BlueOak-1.0.0, Python-2.0, CC0-1.0, OFL-1.1, MPL-2.0, LGPL-3.0-or-later';
    expect(licenceProblems(lockfile)).toEqual([
      `node_modules/yaml is under no licence; expected one of ${list}.`,
      `node_modules/zod is under AGPL-3.0-only; expected one of ${list}.`,
      'i states its licence itself, or is gone: take it off the list.',
    ]);
  });
});

test(`${NOTICES} names what the site is built with: after a change of packages, run npm run notices`, () => {
  const notices = readFileSync(NOTICES, 'utf8');
  expect(thirdPartyNotices('.')).toBe(notices);
  for (const name of Object.keys(readSupply().manifest.dependencies ?? {})) expect(notices).toContain(`\n${name}: `);
});

describe('the notice of a site', () => {
  const records = storyRecords();
  const site = createSite(records);
  const notice = String(noticeFiles(site)[0]?.content());

  test('is a text beside the pages, with the terms of each part in full', () => {
    expect(noticeFiles(site).map(({ path }) => path)).toEqual(['third-party-notices.txt']);
    expect(notice.match(/^.+ \d+\.\d+\.\d+: .+\nLicence: .+$/gm)).toEqual([
      expect.stringMatching(/^Claimline \S+: the scripts and styles of the pages\nLicence: MIT$/),
      expect.stringMatching(
        /^@fontsource-variable\/newsreader \S+: the typeface Newsreader, in _astro\/\nLicence: OFL-1\.1$/,
      ),
      expect.stringMatching(/^pagefind \S+: the search, in pagefind\/\nLicence: MIT$/),
      expect.stringMatching(/^world-atlas \S+: outlines .*\nLicence: ISC$/),
    ]);
    for (const words of [
      'Copyright (c) 2026 Claimline contributors',
      'SIL OPEN FONT LICENSE Version 1.1',
      'Copyright (c) Pagefind',
      'Michael Bostock',
    ]) {
      expect(notice).toContain(words);
    }
    expect(notice).not.toMatch(/\/tmp|\r|[ \t]$/m);
  });

  test('names only what is in the site', () => {
    const nowhere = createSite({ ...records, places: records.places.map((place) => ({ ...place, point: null })) });
    expect(partsOfOthers(nowhere).map((part) => part.package)).toEqual(['@fontsource-variable/newsreader', 'pagefind']);
  });
});
