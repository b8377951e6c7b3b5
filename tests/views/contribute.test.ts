/** Where a reader is led to mend the record or to add to it. */
import { describe, expect, test } from 'vitest';
import { template } from '../../src/domain/template.ts';
import { articleActions, recordActions } from '../../src/views/contribute.ts';
import { createLinks } from '../../src/views/links.ts';
import { createSite } from '../../src/views/site.ts';
import { tracker } from '../support/records.ts';

const REPOSITORY = 'https://github.com/example/port-merrow';
const FORM = `${REPOSITORY}/issues/new?template=mistake.yml&title=Mistake%3A+Tolls+%26+ferries&page=`;

type Settings = Parameters<typeof createLinks>[0];

const siteOf = (settings: Settings, folder?: string) => {
  const records = tracker({});
  return createSite({ ...records, tracker: { ...records.tracker, ...settings } }, folder);
};
const onRecord = (settings: Settings, folder?: string) => {
  const site = siteOf(settings, folder);
  const actions = recordActions(site, 'Tolls & ferries', site.links.claim('tolls'), 'claims/tolls.md');
  return Object.fromEntries(actions.map(({ name, href }) => [name, href]));
};

describe('a record', () => {
  test('is edited and reported in its repository', () => {
    expect(onRecord({ repository: REPOSITORY })).toEqual({
      'Edit this page': `${REPOSITORY}/edit/main/content/claims/tolls.md`,
      'Report a mistake': `${FORM}%2Fclaims%2Ftolls%2F`,
    });
  });

  test('is named by its whole address where the site has one', () => {
    const actions = onRecord({ repository: REPOSITORY, url: 'https://example.org/sub/' });
    expect(actions['Report a mistake']).toBe(`${FORM}https%3A%2F%2Fexample.org%2Fsub%2Fclaims%2Ftolls%2F`);
  });

  test.each(['stories/harbour', './stories/harbour'])('is edited where it lies: %s', (folder) => {
    const edit = onRecord({ repository: REPOSITORY }, folder)['Edit this page'];
    expect(edit).toBe(`${REPOSITORY}/edit/main/stories/harbour/claims/tolls.md`);
  });

  test.each([
    [
      'corrections+new@example.org',
      'mailto:corrections+new@example.org?subject=Mistake%3A%20Tolls%20%26%20ferries&body=%2Fclaims%2Ftolls%2F',
    ],
    ['https://example.org/@desk', 'https://example.org/@desk'],
  ])('is reported to the contact alone where there is no repository: %s', (contact, href) => {
    expect(onRecord({ contact })).toEqual({ 'Report a mistake': href });
  });

  test.each(['/elsewhere', '../elsewhere', 'C:\\elsewhere'])(
    'outside the repository cannot be edited: %s',
    (folder) => {
      expect(onRecord({ repository: REPOSITORY, contact: 'https://example.org/desk' }, folder)).toEqual({
        'Report a mistake': 'https://example.org/desk',
      });
    },
  );

  test('has nothing where the tracker names nobody', () => {
    expect(onRecord({})).toEqual({});
  });
});

test.each([
  ['http://www.github.com/example/port-merrow.git/', REPOSITORY],
  ['https://GitHub.com/example/port.merrow_2', 'https://github.com/example/port.merrow_2'],
  ['https://github.com/example', null],
  ['https://github.com/example/port-merrow/tree/main/content', null],
  ['https://github.com.example.org/example/port-merrow', null],
  ['https://gitlab.com/example/port-merrow', null],
  ['https://codeberg.org/example/port-merrow', null],
])('only what is a repository on GitHub is led to: %s', (repository, home) => {
  expect(createLinks({ repository }).edit('a.md')).toBe(home === null ? null : `${home}/edit/main/content/a.md`);
});

test('an article is begun from the template, and suggested by a form', () => {
  const [add, suggest, ...others] = articleActions(siteOf({ repository: REPOSITORY }));
  const { origin, pathname, searchParams } = new URL(add?.href ?? '');
  expect([add?.name, origin + pathname]).toEqual(['Add an article', `${REPOSITORY}/new/main/content/articles`]);
  expect(Object.fromEntries(searchParams)).toEqual({ filename: 'rename-me.md', value: template('articles') });
  expect(suggest).toEqual({ name: 'Suggest an article', href: `${REPOSITORY}/issues/new?template=article.yml` });
  expect(others).toEqual([]);
});

// Servers refuse longer addresses; the longest names that GitHub allows leave room for the template.
test('the address with the template in it is not too long', () => {
  const repository = `https://github.com/${'o'.repeat(39)}/${'r'.repeat(100)}`;
  expect(createLinks({ repository }).addArticle?.length).toBeLessThan(8000);
});

test('nothing is added where there is no repository', () => {
  expect(articleActions(siteOf({ contact: 'https://example.org/desk' }))).toEqual([]);
});
