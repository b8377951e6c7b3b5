/** Frames for other sites: oEmbed documents and the snippet to copy. */
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { embedFiles, oembed, snippet } from '../../src/outputs/embed.ts';
import { figuresFrame } from '../../src/views/embed.ts';
import { createSite } from '../../src/views/site.ts';
import { check } from '../support/check.ts';
import { storyRecords } from '../support/story.ts';

const story = storyRecords();
const site = createSite(story);

test('the oEmbed document of a claim', () => {
  expect(oembed(site, 'repair-cost')).toEqual({
    version: '1.0',
    type: 'rich',
    title: 'What the repair costs',
    provider_name: 'The swing bridge of Port Merrow',
    provider_url: 'https://example.org/tracker/',
    cache_age: 86_400,
    html: '<iframe src="https://example.org/tracker/embed/claims/repair-cost/" width="480" height="361" title="What the repair costs (The swing bridge of Port Merrow)" loading="lazy" style="border:0;max-width:100%"></iframe>',
    width: 480,
    height: 361,
    thumbnail_url: 'https://example.org/tracker/cards/claims/repair-cost.png',
    thumbnail_width: 1200,
    thumbnail_height: 630,
  });
});

test('one document for each claim; none where embeds are off or the address of the site is not known', () => {
  const paths = (tracker: object) =>
    embedFiles(createSite({ ...story, tracker: { ...story.tracker, ...tracker } })).map(({ path }) => path);
  expect(paths({})).toEqual([...site.graph.claims.keys()].map((id) => `api/v1/oembed/${id}.json`));
  expect(paths({ url: null })).toEqual([]);
  expect(paths({ outputs: { embeds: false } })).toEqual([]);
  expect(paths({ outputs: { records: false } })).toEqual([]);
});

test('figures have a frame, other claims none', () => {
  expect(figuresFrame(site, 'repair-cost')?.src).toBe('https://example.org/tracker/embed/figures/repair-cost/');
  expect(figuresFrame(site, 'bridge-closed')).toBe(null);
});

test('the snippet is read as it was meant, whatever the title is', () => {
  const character = fc.oneof(
    fc.constantFrom(...'<>&"\'=;/ ]'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  );
  // No title holds what XML forbids.
  const titles = fc.array(character).map((all) => all.join('').replaceAll(/[^\P{C}\p{Cf}]/gu, ''));
  const frame = { src: 'https://example.org/a/', width: 480, height: 300 };
  check(300, titles, (title) => {
    const { documentElement: read } = new DOMParser().parseFromString(snippet({ ...frame, title }), 'text/xml');
    expect(read?.nodeName).toBe('iframe');
    expect(Object.fromEntries(Array.from(read?.attributes ?? []).map(({ name, value }) => [name, value]))).toEqual({
      src: frame.src,
      width: '480',
      height: '300',
      title,
      loading: 'lazy',
      style: 'border:0;max-width:100%',
    });
  });
});
