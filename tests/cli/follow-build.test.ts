import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { followBuild } from '../../src/cli/follow-build.ts';
import { createProgress } from '../../src/cli/progress.mjs';

interface Event {
  level: string;
  message: string;
}

/** What the integration hears from Astro, and what it makes of it. */
function follow() {
  const errors: string[] = [];
  const printed: string[] = [];
  const { hooks } = followBuild(createProgress({ stream: { write: () => true } }), errors);
  const options = { destination: { write: ({ message }: Event) => void printed.push(message) } };
  const call = (name: string, given: object) => (hooks as Record<string, (given: object) => void>)[name]?.(given);
  call('astro:config:setup', { logger: { options } });
  return { errors, printed, log: (event: Event) => options.destination.write(event), call };
}

/** In Astro's and Rolldown's own words, with the part of them that stands in their code. */
const LOSES: readonly [message: string, file: string, part: string][] = [
  [
    'Could not render `/claims/` from route `/[kind]/` as it conflicts with higher priority route `/claims/`.',
    'astro/dist/core/errors/errors-data.js',
    'as it conflicts with higher priority route',
  ],
  [
    'The route "/data" is defined in both "src/pages/data.astro" and "src/pages/data/index.astro". A static route cannot be defined more than once.',
    'astro/dist/core/routing/create-manifest.js',
    'A static route cannot be defined more than once.',
  ],
  [
    'A collision will result in a hard error in following versions of Astro.',
    'astro/dist/core/routing/create-manifest.js',
    'A collision will result in a hard error',
  ],
  [
    'Skipping src/pages/index.astro because a file with the same name exists in the public folder: index.html',
    'astro/dist/core/build/generate.js',
    'because a file with the same name exists in the public folder',
  ],
  [
    '**articles** contains multiple entries with the same slug: `a`. Slugs must be unique.\n\nEntries: \n- a\n- b',
    'astro/dist/core/errors/errors-data.js',
    'contains multiple entries with the same slug',
  ],
  [
    'Internal Warning: route cache overwritten. (/claims/)',
    'astro/dist/core/render/route-cache.js',
    'route cache overwritten.',
  ],
];

test.each(LOSES)('a warning that a page is lost fails the build: %s', (message, file, part) => {
  const { errors, printed, log } = follow();
  log({ level: 'warn', message });
  expect({ errors, printed }).toEqual({ errors: [message.split('\n')[0]], printed: [] });
  expect(readFileSync(join('node_modules', file), 'utf8')).toContain(part);
});

test('every error fails the build, whatever it says', () => {
  const { errors, printed, log } = follow();
  log({ level: 'error', message: 'Caught error rendering /claims/: TypeError: x is undefined\n    at a.astro:3:4' });
  log({ level: 'error', message: 'Error rendering a.md: broken' });
  expect({ errors, printed }).toEqual({
    errors: ['Caught error rendering /claims/: TypeError: x is undefined', 'Error rendering a.md: broken'],
    printed: [],
  });
});

test('other warnings are printed, and fail nothing', () => {
  const { errors, printed, log } = follow();
  const message = 'Could not prune stale incremental cache file a.html: EPERM';
  log({ level: 'warn', message });
  log({ level: 'info', message: '2 duplicates' });
  expect({ errors, printed }).toEqual({ errors: [], printed: [message, '2 duplicates'] });
});

test.each<[what: string, answer: Response | { response: Response }, errors: string[]]>([
  ['a page', new Response('<p>'), []],
  ['a page with what was collected', { response: new Response('<p>') }, []],
  ['what leads on', new Response(null, { status: 301 }), []],
  ['a page without a body', new Response(null), ['/claims/ is empty: the page was not written.']],
  [
    'the same, with what was collected',
    { response: new Response(null) },
    ['/claims/ is empty: the page was not written.'],
  ],
])('%s', async (_, answer, expected) => {
  const { errors, call } = follow();
  let render: ((request: Request, options: object) => Promise<unknown>) | undefined;
  const setPrerenderer = (make: (prerenderer: object) => { render: typeof render }) => {
    ({ render } = make({ render: () => Promise.resolve(answer) }));
  };
  call('astro:build:start', { setPrerenderer });
  expect(await render?.(new Request('http://localhost/claims/'), {})).toBe(answer);
  expect(errors).toEqual(expected);
});

test('pages without a byte fail the build', () => {
  const folder = mkdtempSync(join(tmpdir(), 'follow-'));
  try {
    mkdirSync(join(folder, 'claims'));
    for (const [file, text] of Object.entries({ 'index.html': '<p>', 'claims/index.html': '', 'a.css': '' })) {
      writeFileSync(join(folder, file), text);
    }
    const { errors, call } = follow();
    call('astro:build:generated', { dir: pathToFileURL(`${folder}/`) });
    expect(errors).toEqual([`${join('claims', 'index.html')} is empty.`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
