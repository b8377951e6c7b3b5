import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DOMParser } from '@xmldom/xmldom';
import { format, resolveConfig } from 'prettier';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { measure, NOTHING, runCommand, sizeOf, type Measured, type Usage } from './measure.ts';
import { difference } from './peers/same.ts';
import { alternative, picture } from './picture.ts';
import { between, performance } from './readme.ts';
import { figuresOf, growth, median, middleOf, ratio, type Result, type Results } from './results.ts';
import { inUnits, report, table } from './table.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const usage = (wallSeconds: number, cpuSeconds: number | null = null): Usage => ({
  wallSeconds,
  cpuSeconds,
  peakMegabytes: null,
  ...NOTHING,
});
const subject = (name: string, articles: number, runs: Usage[]): Measured => ({ name, articles, runs, failed: null });

describe('figures', () => {
  test.each([
    [[], null],
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 2, 100], 3],
  ])('the median of %j is %j', (numbers, expected) => {
    expect(median(numbers)).toBe(expected);
  });

  test('ratios are of runs side by side: a slow round slows both', () => {
    const all = [
      subject('us', 10, [usage(1), usage(8), usage(2)]),
      subject('peer', 10, [usage(2), usage(16), usage(10)]),
    ];
    expect(ratio('wallSeconds', { name: 'us' }, { name: 'peer' })(all)).toBe(0.5);
    expect(ratio('cpuSeconds', { name: 'us' }, { name: 'peer' })(all)).toBeNull();
    expect(ratio('wallSeconds', { name: 'us' }, { name: 'nobody' })(all)).toBeNull();
    expect(middleOf('wallSeconds', { name: 'peer' })(all)).toBe(10);
  });

  test('a round that one of two did not end has no ratio', () => {
    const failed = { ...subject('peer', 10, [usage(4)]), failed: 'out of memory' };
    expect(
      ratio('wallSeconds', { name: 'us' }, { name: 'peer' })([subject('us', 10, [usage(1), usage(9)]), failed]),
    ).toBe(0.25);
    expect(figuresOf({ ...failed, runs: [] })).toEqual({
      name: 'peer',
      articles: 10,
      failed: 'out of memory',
      wallSeconds: null,
      cpuSeconds: null,
      peakMegabytes: null,
      files: null,
      bytes: null,
    });
  });

  test.each([
    [1000, 10, 1],
    [1000, 100, 2],
    [1000, 1, 0],
  ])('growth to %i articles at %i times the cost has the exponent %i', (articles, times, exponent) => {
    const all = [subject('us', 100, [usage(1, 2)]), subject('us', articles, [usage(1, 2 * times)])];
    expect(growth('cpuSeconds', { articles: 100 }, { articles })(all)).toBeCloseTo(exponent, 12);
  });
});

describe('measuring', () => {
  test('is in turn, prepares each run, and leaves out who failed', async () => {
    const log: string[] = [];
    const of = (name: string, failsAt = Infinity) => {
      let runs = 0;
      return {
        name,
        articles: 1,
        prepare: () => void log.push(`prepare ${name}`),
        run: async () => {
          if (++runs === failsAt) throw new Error('no room');
          return usage(runs);
        },
      };
    };
    const measured = await measure([of('a'), of('b', 2)], 3, (text) => log.push(text));
    expect(measured).toEqual([
      { name: 'a', articles: 1, runs: [usage(1), usage(2), usage(3)], failed: null },
      { name: 'b', articles: 1, runs: [usage(1)], failed: 'no room' },
    ]);
    expect(log.filter((line) => line.startsWith('Round'))).toEqual([
      'Round 1 of 3: a',
      'Round 1 of 3: b',
      'Round 2 of 3: a',
      'Round 2 of 3: b',
      'Round 3 of 3: a',
    ]);
    expect(log.filter((line) => line.startsWith('prepare'))).toHaveLength(5);
  });

  // What processes use is read where Linux tells it.
  test.skipIf(process.platform !== 'linux')('counts processes that a command starts, and their memory', async () => {
    const inner =
      'const held = Buffer.alloc(1e8, 1); const end = Date.now() + 200; while (Date.now() < end); held.length';
    const outer = `const held = Buffer.alloc(1e8, 1); require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}]).on('close', () => held.length)`;
    const { cpuSeconds, peakMegabytes } = await runCommand({ command: process.execPath, args: ['-e', outer] });
    // Each holds a hundred, and what Node itself takes: one alone is far below.
    expect(peakMegabytes).toBeGreaterThan(250);
    expect(cpuSeconds).toBeGreaterThan(0.1);
  });

  test('says what a command printed that failed', async () => {
    const args = ['-e', 'console.error("no such template"); process.exit(3)'];
    await expect(runCommand({ command: process.execPath, args })).rejects.toThrow(/ended with 3:\nno such template$/);
    await expect(runCommand({ command: 'no-such-command', args: [] })).rejects.toThrow('ENOENT');
  });

  test('counts files and bytes', () => {
    write({ 'a/b/index.html': '12345', 'style.css': '123' });
    expect(sizeOf(folder)).toEqual({ files: 2, bytes: 8 });
  });
});

function write(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

describe('two sites', () => {
  const sites = () => ['Hugo', 'Astro'].map((name) => ({ name, folder: join(folder, name) }));

  test('say the same, whatever their markup is', () => {
    write({
      'Hugo/index.html': '<title>A</title>\n<p>One,\n two</p>',
      'Hugo/list/page/1/index.html': 'moved',
      'Astro/index.html': '<title>B</title><p>One, <b>two</b></p>',
    });
    expect(difference(sites())).toBeNull();
  });

  test('differ by a page, or by a word', () => {
    write({ 'Hugo/index.html': 'one', 'Astro/index.html': 'two' });
    expect(difference(sites())).toBe('Hugo and Astro say different things on /.');
    write({ 'Astro/list/page/2/index.html': 'three' });
    expect(difference(sites())).toBe('Only Astro built /list/page/2/, and not Hugo.');
  });
});

const result = (fields: Partial<Result> = {}): Result => ({
  title: 'Cold builds, pages only',
  articles: 10_000,
  usual: 10_000,
  rounds: 3,
  machine: '2 × Test, 8 GB',
  versions: { Claimline: '0.1.0', Hugo: '0.111.3' },
  missing: [],
  includes: 'All of it.',
  figures: [
    {
      name: 'Claimline',
      articles: 10_000,
      failed: null,
      wallSeconds: 9.5,
      cpuSeconds: 12,
      peakMegabytes: 700,
      files: 19_000,
      bytes: 2.5e8,
    },
    {
      name: 'Hugo & Co <b>',
      articles: 10_000,
      failed: null,
      wallSeconds: 12.53,
      cpuSeconds: null,
      peakMegabytes: 1643,
      files: 16_000,
      bytes: 1.2e8,
    },
  ],
  bounds: [{ what: 'Time, to Hugo', unit: 'ratio', most: 0.9, beyond: 0.4, value: 0.7582 }],
  ...fields,
});

describe('the table', () => {
  test('is whole', () => {
    expect(report({ pages: result() })).toBe(`\
| What                        | Articles | Seconds | Processor s | Peak MB |  Files | Written MB |
| --------------------------- | -------: | ------: | ----------: | ------: | -----: | ---------: |
| **Cold builds, pages only** |          |         |             |         |        |            |
| Claimline                   |   10,000 |    9.50 |       12.00 |     700 | 19,000 |      250.0 |
| Hugo & Co <b>               |   10,000 |   12.53 |           – |   1,643 | 16,000 |      120.0 |

| Bound                                  | Measured | At most | Beyond |       |
| -------------------------------------- | -------: | ------: | -----: | ----- |
| Cold builds, pages only: Time, to Hugo |   0.76 × |   0.9 × |  0.4 × | holds |

- _Cold builds, pages only:_ All of it.
- Medians of 3 runs in turn, on 2 × Test, 8 GB: Claimline 0.1.0, Hugo 0.111.3.`);
  });

  test('names machine and versions once for what was measured in one go', () => {
    const other = result({ title: 'Growth', versions: { Claimline: '0.1.0', Node: '24.21.0' } });
    const later = result({ title: 'Later', rounds: 1, versions: { Claimline: '0.2.0' } });
    const lines = report({ pages: result(), growth: other, later }).split('\n');
    expect(lines.filter((line) => line.startsWith('- Medians'))).toEqual([
      '- Medians of 3 runs in turn, on 2 × Test, 8 GB: Claimline 0.1.0, Hugo 0.111.3, Node 24.21.0.',
      '- Medians of 1 run in turn, on 2 × Test, 8 GB: Claimline 0.2.0.',
    ]);
  });

  test.each([
    ['a value above its bound', { value: 0.901 }, {}, '**does not hold**'],
    ['a value at its bound', { value: 0.9 }, {}, 'holds'],
    ['a smaller tracker than the bound is for', { value: 0.5 }, { articles: 300 }, 'is for 10,000 articles'],
    ['nothing to compare with', { value: null }, {}, 'not measured'],
  ])('judges %s', (_, bound, fields, verdict) => {
    const [only] = result().bounds;
    const text = report({
      pages: result({ ...fields, bounds: [{ ...(only as Result['bounds'][number]), ...bound }] }),
    });
    expect(text).toContain(`| ${verdict}`);
  });

  test('says what could not be had, and what failed', () => {
    const missing = [{ name: 'Eleventy', why: 'npm error\n  no network\n' }];
    const [figures] = result().figures;
    const failed = { ...figures, name: 'Claimline', failed: 'ended with 1:\nno room' } as Result['figures'][number];
    const text = report({ pages: result({ missing, figures: [failed] }) });
    expect(text).toContain('- _Cold builds, pages only:_ Eleventy could not be installed: npm error · no network\n');
    expect(text).toContain('- _Cold builds, pages only:_ Claimline failed: ended with 1: · no room\n');
    expect(text).toContain('| Claimline (failed) ');
  });

  test.each([
    [0.0449, 'ratio', '0.045 ×'],
    [113.2, 'ratio', '113 ×'],
    [0.3, 'seconds', '0.3 s'],
    [2000, 'megabytes', '2,000 MB'],
    [1.1, 'exponent', '1.10'],
    [null, 'exponent', '–'],
  ] as const)('prints %j as %s: %s', (value, unit, expected) => {
    expect(inUnits(value, unit)).toBe(expected);
  });

  test('has columns as wide as what is in them', () => {
    expect(table(['What', 'Files'], [['Hugo', '12']])).toBe('| What | Files |\n| ---- | ----: |\n| Hugo |    12 |');
  });
});

describe('the picture', () => {
  const results: Results = {
    pages: result(),
    changed: result({
      figures: [
        {
          ...(result().figures[0] as Result['figures'][number]),
          name: 'Claimline, one article changed',
          wallSeconds: 0.93,
        },
      ],
    }),
  };

  test('has a bar for each, as long as its value is large', () => {
    const svg = picture(results) ?? '';
    const bars = [...svg.matchAll(/<rect class="(ours|bar)"[^>]* width="([\d.]+)"/g)].map(([, look, width]) => [
      look,
      Number(width),
    ]);
    // Seconds: 0.93, 9.5 and 12.53; memory: 700 and 1643, each to the largest.
    expect(bars).toEqual([
      ['ours', 33.4],
      ['ours', 341.2],
      ['bar', 450],
      ['ours', 191.7],
      ['bar', 450],
    ]);
  });

  test('is XML, in light and dark, with words for those who do not see it', () => {
    const svg = picture(results) ?? '';
    const errors: string[] = [];
    const document = new DOMParser({ onError: (_, text) => void errors.push(text) }).parseFromString(
      svg,
      'image/svg+xml',
    );
    expect(errors).toEqual([]);
    expect(document.getElementsByTagName('title')[0]?.textContent).toBe('Cold builds, pages only: 10,000 articles');
    expect(document.getElementsByTagName('desc')[0]?.textContent).toBe(alternative(results));
    expect(alternative(results)).toBe(
      'Seconds: Claimline, one article changed 0.9 s, Claimline 9.5 s, Hugo & Co <b> 12.5 s. Peak memory: Claimline 700 MB, Hugo & Co <b> 1,643 MB.',
    );
    expect(svg).toContain('@media (prefers-color-scheme: dark)');
  });

  test('shows no change of a tracker of another size, and nothing where no pages were measured', () => {
    expect(picture({ ...results, changed: result({ articles: 300 }) })).not.toContain('one changed');
    expect(picture({ changed: result() })).toBeNull();
    expect(alternative({})).toBeNull();
  });
});

describe('the README', () => {
  const document = '# A\n\n<!-- bench -->\n\nold\n\n<!-- /bench -->\n\nrest\n';

  test('gets the results between its marks, as Prettier would lay them out', async () => {
    const { text, svg } = performance({ pages: result() });
    expect(svg).toBe(picture({ pages: result() }));
    const written = between(document, text);
    expect(written).toMatch(/^# A\n\n<!-- bench -->\n\n!\[Seconds: .*\]\(\.github\/bench\.svg\)\n\n\| What/);
    expect(written).toMatch(/Hugo 0\.111\.3\.\n\n<!-- \/bench -->\n\nrest\n$/);
    expect(await format(written, { ...(await resolveConfig('README.md')), parser: 'markdown' })).toBe(written);
    expect(between(written, 'old')).toBe(document);
  });

  test('must have both marks', () => {
    const message = 'The results go between <!-- bench --> and <!-- /bench -->: put both into the file.';
    expect(() => between('# A\n', '')).toThrow(message);
    expect(() => between('<!-- /bench --><!-- bench -->', '')).toThrow(message);
  });
});
