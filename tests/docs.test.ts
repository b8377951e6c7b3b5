import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PARTS, renewGuide } from '../src/cli/guide-parts.ts';
import { anchorOf, RULES_OF_RECORDS } from '../src/domain/rules.ts';
import { readContent } from '../src/reader/read.ts';
import { SECTIONS } from './prove/sections.ts';

const GUIDE = 'content/README.md';
const CONTRIBUTING = '.github/CONTRIBUTING.md';
const read = (file: string): string => readFileSync(file, 'utf8');
/** A document without its blocks of code. */
const prose = (text: string): string => text.replaceAll(/^```[^]*?^```$/gm, '');

/** The anchors that GitHub gives to headings: https://docs.github.com/en/get-started/writing-on-github */
function anchorsOf(file: string): string[] {
  return [...prose(read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\p{M} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the reference beside the content', () => {
  test('has the tables of the schema: after a change there, run npm run guide', () => {
    expect(renewGuide(read(GUIDE))).toBe(read(GUIDE));
  });

  test('has every generated part', () => {
    const marks = [...read(GUIDE).matchAll(/^<!-- ([a-z][\w:-]*) -->$/gm)].map(([, name]) => name);
    expect(marks.toSorted()).toEqual(Object.keys(PARTS).toSorted());
  });

  test('has an anchor for every rule, once', () => {
    const anchors = anchorsOf(GUIDE);
    const rules = Object.keys(RULES_OF_RECORDS).map(anchorOf);
    expect(rules.filter((rule) => anchors.filter((anchor) => anchor === rule).length !== 1)).toEqual([]);
    expect(new Set(anchors).size).toBe(anchors.length);
  });

  test('refuses marks that mean nothing', () => {
    expect(() => renewGuide('<!-- fields:poem -->\n<!-- /fields:poem -->')).toThrow('There is no part "fields:poem"');
    expect(() => renewGuide('<!-- rules -->\n')).toThrow('<!-- rules --> is not closed by <!-- /rules -->.');
  });
});

test.each(['README.md', GUIDE, CONTRIBUTING])('links in %s lead to files and headings', (file) => {
  const links = [
    ...prose(read(file))
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\(([^)\s]+)\)/g),
  ]
    .map(([, href = '']) => href)
    .filter((href) => !/^[a-z]+:/.test(href));
  expect(links.length).toBeGreaterThan(0);
  const broken = links.filter((href) => {
    const [path = '', anchor] = href.split('#');
    const target = path === '' ? file : join(dirname(file), path);
    return !existsSync(target) || (anchor !== undefined && !anchorsOf(target).includes(anchor));
  });
  expect(broken).toEqual([]);
});

describe('the worked example', () => {
  const text = read(CONTRIBUTING);
  const files = Object.fromEntries(
    [...text.matchAll(/^`content\/(\S+)`\n\n```markdown\n([^]*?)^```$/gm)].map(([, file = '', whole = '']) => [
      file,
      whole,
    ]),
  );
  const article = parse((files['articles/quay-lamps-out.md'] ?? '').split(/^---$/m)[1] ?? '') as {
    statements: { paragraph: number; quote?: string; hedge?: string }[];
  };
  const source = new Map(
    [...text.matchAll(/^(\d) {2}(.+)$/gm)].map(([, number, line = '']): [number, string] => [Number(number), line]),
  );

  /** The rules that the files break, laid over the invented story. */
  function broken(changed: Record<string, string>): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'example-'));
    try {
      cpSync('tests/fixtures/story', folder, { recursive: true });
      for (const [file, whole] of Object.entries({ ...files, ...changed })) {
        // None of them takes the place of a file of the story.
        writeFileSync(join(folder, file), whole, { flag: 'wx' });
      }
      return readContent(folder).problems.map(({ rule, file }) => `${file}: ${rule}`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('passes check as it stands', () => {
    expect(broken({})).toEqual([]);
    expect(Object.keys(files)).toHaveLength(8);
    expect(article.statements).toHaveLength(10);
  });

  test('is asked for the disagreement that it explains', () => {
    const file = 'claims/quay-lamps-number.md';
    const without = (files[file] ?? '').replace(/^disagreement:.*\n/m, '');
    expect(broken({ [file]: without })).toEqual([`${file}: claim/disagreement`]);
  });

  test('is proved by the text whose fingerprint the guide prints', () => {
    const [, sha256] = /^ *sha256: ([0-9a-f]{64})$/m.exec(text) ?? [];
    const captured = [...source.values()].map((line) => `${line}\n`).join('');
    expect(createHash('sha256').update(captured).digest('hex')).toBe(sha256);
  });

  test('quotes its source as printed, in the paragraph that it names', () => {
    expect(source.size).toBe(8);
    const missing = article.statements.filter(({ paragraph, quote, hedge = '' }) => {
      const line = source.get(paragraph) ?? '';
      return !line.includes(hedge) || (quote !== undefined && !new RegExp(`“${quote}[”,]`).test(line));
    });
    expect(missing).toEqual([]);
  });
});

test('every principle has an example of how to do it, and of how not', () => {
  const [, principles = ''] = /^## Ten principles$([^]*?)^## /m.exec(read(CONTRIBUTING)) ?? [];
  const each = principles.split(/^### /m).slice(1);
  expect(each.map((one) => one.split('.')[0])).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  for (const one of each) expect(one).toMatch(/^- 👍 .+\n(?:.*\n)*?- 👎 /m);
});

test('every night, all that can be proved is tried', () => {
  const { jobs } = parse(read('.github/workflows/nightly.yml')) as {
    jobs: { prove: { strategy: { matrix: { section: string[] } } } };
  };
  expect(jobs.prove.strategy.matrix.section).toEqual(Object.keys(SECTIONS));
});
