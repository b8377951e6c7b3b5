/**
 * Hostile texts in every place, with no check in between and no policy: nothing runs, nothing is lost. And the policy, on a
 * page that escapes nothing. The long form is `npm run prove`.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { filesIn, offlineBrowser, toldBy, visited, type Answer } from '../support/hostile-browser.ts';
import { CLASSICS, smallTracker } from '../support/hostile.ts';

const root = join(import.meta.dirname, '..', '..');
const NAME = 'hostile-small';
/** Pages that have all texts between them, and a document of each kind. */
const DOCUMENTS = [
  '',
  ...[0, 1].flatMap((i) => [`articles/r-${i}/`, `claims/c-${i}/`, `actors/a-${i}/`, `topics/t-${i}/`]),
  'map/',
  'search/',
  'articles/feed.xml',
  'calendar.ics',
  'data/statements.csv',
  'api/v1/statements.json',
];

test('no text of ours runs, wherever it stands', async () => {
  test.setTimeout(180_000);
  await promisify(execFile)(process.execPath, ['tests/support/build-hostile.ts', NAME], { cwd: root });
  const { cases } = smallTracker();
  const files = filesIn(join(root, 'tests/.results', NAME));
  /** Raw texts in a page. */
  const raw: Answer = (path) => {
    const found = files(path.replace(/^raw\//, ''));
    if (found === null || !path.startsWith('raw/')) return found;
    return { ...found, body: String(found.body).replace('</h1>', () => `</h1>${CLASSICS.join('')}`) };
  };
  const browser = await offlineBrowser(() => {});
  try {
    const visits = await visited(browser, toldBy([], raw), DOCUMENTS);
    expect(visits.filter(({ ran, lost }) => ran.length + lost.length > 0)).toEqual([]);
    const seen = new Set(visits.flatMap(({ marks }) => marks));
    expect(cases.filter(({ shown }, number) => shown && !seen.has(number))).toEqual([]);
    expect(cases.length).toBeGreaterThan(2500);

    const called = async (answer: Answer) =>
      (await visited(browser, answer, ['raw/about/'])).flatMap(({ ran }) => ran.filter((what) => what === 'alert(1)'));
    expect((await called(toldBy([], raw))).length).toBeGreaterThan(CLASSICS.length / 2);
    expect(await called(toldBy(['page'], raw))).toEqual([]);
  } finally {
    await browser.close();
  }
});
