import { expect, test } from 'vitest';
import { permalinkFiles } from '../../src/outputs/permalinks.ts';
import { outputFiles } from '../../src/outputs/files.ts';
import type { PermalinkRecord } from '../../src/domain/schema.ts';
import { indexablePages } from '../../src/views/pages.ts';
import { gonePages, lostStatements } from '../../src/views/permalinks.ts';
import { createSite } from '../../src/views/site.ts';
import { storyRecords } from '../support/story.ts';

const entry = (from: string, to: string | null): PermalinkRecord => ({
  from,
  to,
  what: to === null ? 'withdrawn' : 'renamed',
  on: '2031-05-06',
  reason: to === null ? 'Said twice.' : null,
});
const siteWith = (...permalinks: PermalinkRecord[]) => createSite({ ...storyRecords(), permalinks });
const text = (site: ReturnType<typeof siteWith>, path: string) =>
  String(
    permalinkFiles(site, [])
      .find((file) => file.path === path)
      ?.content(),
  );

test('hosts are told where a page is now, below the path of the site', () => {
  const site = siteWith(entry('actors/mayor', 'actors/ivo-tarn'));
  expect(text(site, '_redirects')).toBe(
    [
      '/tracker/actors/mayor/ /tracker/actors/ivo-tarn/ 301!',
      '/tracker/actors/mayor/ /tracker/actors/ivo-tarn/ 301',
      '/tracker/actors/mayor /tracker/actors/ivo-tarn/ 301',
      '/tracker/cards/actors/mayor.png /tracker/cards/actors/ivo-tarn.png 301!',
      '/tracker/cards/actors/mayor.png /tracker/cards/actors/ivo-tarn.png 301',
      '',
    ].join('\n'),
  );
  expect(text(site, '_nginx/map.conf')).toBe(
    [
      '# Where addresses of /tracker/ have moved to. Include it in the http context.',
      'map $uri $claimline_moved {',
      '  default "";',
      '  "/tracker/actors/mayor/" "/tracker/actors/ivo-tarn/";',
      '  "/tracker/actors/mayor" "/tracker/actors/ivo-tarn/";',
      '  "/tracker/cards/actors/mayor.png" "/tracker/cards/actors/ivo-tarn.png";',
      '}',
      '',
    ].join('\n'),
  );
});

test('nginx is told of long addresses', () => {
  const site = siteWith(entry(`claims/${'long-'.repeat(20)}id`, 'claims/bridge-closed'));
  expect(text(site, '_nginx/map.conf')).toContain('map_hash_bucket_size 256;\n');
});

test('a tracker in which nothing moved has the map that servers name, and no more', () => {
  expect(permalinkFiles(siteWith(), []).map(({ path }) => path)).toEqual(['_nginx/map.conf']);
});

test('files of a record stand at its former address too, with the same bytes', () => {
  const files = outputFiles(siteWith(entry('claims/shut', 'claims/bridge-closed')));
  const copies = files.filter(({ path }) => /(?:^|\/)shut[./]/.test(path));
  expect(copies.map(({ path }) => path).toSorted()).toEqual([
    'api/v1/claims/shut.json',
    'api/v1/oembed/shut.json',
    'claims/shut/citation.bib',
    'claims/shut/citation.json',
    'claims/shut/citation.ris',
    'claims/shut/feed.xml',
  ]);
  for (const { path, content } of copies) {
    const original = files.find((file) => file.path === path.replace('shut', 'bridge-closed'));
    expect(content()).toEqual(original?.content());
  }
});

test('what is gone says when and why, and is on no list', () => {
  const site = siteWith(entry('claims/shut', null));
  expect(gonePages(site)).toEqual([
    {
      href: '/tracker/claims/shut/',
      kicker: 'Claim',
      title: '“shut” is no longer here',
      sentence: 'It was withdrawn from this tracker on 6 May 2031.',
      reason: 'Said twice.',
      links: [
        { name: 'What changed in the tracker, day by day', href: '/tracker/changes/' },
        { name: 'Claims', href: '/tracker/claims/' },
      ],
    },
  ]);
  expect(indexablePages(site)).toEqual(indexablePages(siteWith()));
});

test('the page of an article has a place for every statement that it had', () => {
  const site = siteWith(entry('actors/mayor', 'actors/ivo-tarn'), entry('articles/bridge-closes#slip', null));
  const { former, notices } = lostStatements(site, 'bridge-closes');
  expect(former.get('bridge-closed-ivo-tarn')).toEqual(['bridge-closed-mayor']);
  expect(notices).toEqual([
    {
      anchor: 'slip',
      sentence: 'A statement that had this address was withdrawn on 6 May 2031. The reason given: Said twice.',
      link: null,
    },
  ]);
});
