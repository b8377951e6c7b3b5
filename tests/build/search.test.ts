/** The index of the search: the same records give the same files, and nothing that is not needed. */
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { searchIndex } from '../../src/build/search.ts';
import { searchRecords } from '../../src/outputs/search.ts';
import { readContent } from '../../src/reader/read.ts';
import { createSite } from '../../src/views/site.ts';

const { records } = readContent('tests/fixtures/story');
if (records === null) throw new Error('the story of the tests has problems');
const found = searchRecords(createSite(records), (body) => body);

test('two indexes are the same, byte for byte', async () => {
  const index = async () =>
    (await searchIndex(found, 'en')).map(({ path, content }) => [path, Buffer.from(content).toString('base64')]);
  expect(await index()).toEqual(await index());
});

test('every name in it leads to a file, and the files are those that are needed', async () => {
  const files = await searchIndex(found, 'en');
  const paths = files.map(({ path }) => path);
  const kinds = paths.map((path) => path.replace(/en_[0-9a-f]+/, 'en_*'));
  expect(
    Object.fromEntries(
      Map.groupBy(kinds, (kind) => kind)
        .entries()
        .map(([kind, all]) => [kind, all.length]),
    ),
  ).toEqual({
    'filter/en_*.pf_filter': 9,
    'fragment/en_*.pf_fragment': found.length,
    'index/en_*.pf_index': 1,
    'pagefind-entry.json': 1,
    'pagefind-worker.js': 1,
    'pagefind.en_*.pf_meta': 1,
    'pagefind.js': 1,
    'wasm.en.pagefind': 1,
    'wasm.unknown.pagefind': 1,
  });
  const read = (path: string) => Buffer.from(files.find((file) => file.path === path)?.content ?? '');
  const { languages } = JSON.parse(read('pagefind-entry.json').toString());
  const meta = gunzipSync(read(`pagefind.${languages.en.hash}.pf_meta`)).toString('latin1');
  for (const path of paths.filter((name) => /^(?:filter|fragment|index)/.test(name))) {
    expect(meta).toContain(/en_[0-9a-f]+/.exec(path)?.[0]);
  }
});

test('a record that cannot be indexed fails the build', async () => {
  const [record] = found;
  if (record === undefined) throw new Error('no record');
  await expect(searchIndex([{ ...record, url: null as unknown as string }], 'en')).rejects.toThrow('url');
});
