/** Renaming and withdrawing, and what the check holds of what was published. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PERMALINKS, runMove, writePlan, type Move } from '../../src/cli/moves.ts';
import { histories, play } from '../support/histories.ts';
import { check } from '../support/check.ts';
import { createRepository, type TestRepository } from '../support/repository.ts';

let repository: TestRepository;
let folder: string;
beforeEach(() => {
  repository = createRepository();
  folder = join(repository.folder, 'content');
  // Nothing was moved yet.
  rmSync(join(folder, PERMALINKS));
  repository.commit('Begin');
});
afterEach(() => repository.remove());

const ON = '2031-05-06';
function move(how: Move['how'], from: string, to: string | null = null, reason: string | null = null) {
  const lines: string[] = [];
  const code = runMove(
    folder,
    { how, from, to, reason, on: ON },
    (text) => lines.push(text),
    (text) => lines.push(text),
  );
  return { code, text: lines.join('\n').replaceAll(folder, 'content') };
}
/** What differs from what was committed: file, lines added, lines removed. */
const changed = () => {
  repository.git('add', '--all');
  return repository
    .git('diff', '--cached', '--no-renames', '--unified=0')
    .split('\n')
    .filter((line) => /^[-+](?![-+])/.test(line));
};
const files = () =>
  repository.git('status', '--porcelain', '--no-renames', '--untracked-files=all').split('\n').filter(Boolean);

describe('rename', () => {
  test('changes every place that names a record, and nothing else', () => {
    expect(move('rename', 'claims/crack-in-north-pier', 'claims/north-pier-cracked')).toMatchObject({ code: 0 });
    const lines = changed().filter((line) => !/^[-+]---$/.test(line));
    const [removed, added] = ['-', '+'].map((sign) =>
      lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1)),
    );
    const entry =
      '  { "from": "claims/crack-in-north-pier", "to": "claims/north-pier-cracked", "what": "renamed", "on": "2031-05-06" }';
    expect(added?.filter((line) => !['[', entry, ']'].includes(line)).toSorted()).toEqual(
      removed?.map((line) => line.replaceAll('crack-in-north-pier', 'north-pier-cracked')).toSorted(),
    );
    expect(added).toContain(entry);
  });

  test('back again leaves everything as it was', () => {
    move('rename', 'actors/ivo-tarn', 'actors/mayor');
    expect(
      move('rename', 'https://example.org/tracker/actors/mayor/?asof=2019-03-05', `${folder}/actors/ivo-tarn.md`).code,
    ).toBe(0);
    expect(changed()).toEqual([
      '+[',
      '+  { "from": "actors/mayor", "to": "actors/ivo-tarn", "what": "renamed", "on": "2031-05-06" }',
      '+]',
    ]);
  });

  test('gives a statement an id of its own', () => {
    expect(move('rename', 'articles/bridge-closes#bridge-closed-ivo-tarn', 'articles/bridge-closes#mayor').code).toBe(
      0,
    );
    expect(changed()).toContain('+  - id: mayor');
  });

  test.each<[from: string, to: string, code: number, message: string]>([
    ['claims/no-such', 'claims/other', 1, 'There is no claims/no-such.'],
    ['claims/bridge-close', 'claims/other', 1, 'There is no claims/bridge-close. Did you mean claims/bridge-closed?'],
    [
      'claims/bridge-closed',
      'actors/bridge-closed',
      2,
      'claims/bridge-closed and actors/bridge-closed are not of the same kind.',
    ],
    ['claims/bridge-closed', 'claims/bridge-closed', 2, 'claims/bridge-closed is called that already.'],
    [
      'claims/bridge-closed',
      'https://elsewhere.example/claims/a',
      2,
      '"https://elsewhere.example/claims/a" is no address of a record; expected claims/<id>, actors/<id>, articles/<id>, topics/<id>, or articles/<id>#<statement>.',
    ],
    [
      'claims/bridge-closed',
      'claims/bridge-collapsed',
      1,
      'There is claims/bridge-collapsed already. To make one of the two: npm run withdraw -- claims/bridge-closed --into claims/bridge-collapsed',
    ],
    [
      'articles/bridge-closes#bridge-closed-ivo-tarn',
      'articles/rumour-of-collapse#a',
      2,
      'A statement stays in its article: expected articles/bridge-closes#<id>.',
    ],
  ])('%s to %s is refused', (from, to, code, message) => {
    const { code: ended, text } = move('rename', from, to);
    expect(ended).toBe(code);
    expect(text.split('\n')[0]).toBe(`rename: ${message}`);
    expect(files()).toEqual([]);
  });

  test('an address that was given up is not given to another record', () => {
    move('rename', 'claims/bridge-closed', 'claims/bridge-shut');
    expect(move('rename', 'claims/bridge-collapsed', 'claims/bridge-closed').text).toBe(
      'rename: claims/bridge-closed was given up on 2031-05-06 and leads to claims/bridge-shut: who kept that address would find something else. Choose another id.',
    );
  });
});

describe('withdraw', () => {
  test('is refused while something names the record, and says where', () => {
    const { code, text } = move('withdraw', 'articles/rumour-of-collapse', null, 'It was a draft.');
    expect(code).toBe(1);
    expect(text).toContain('content/claims/bridge-collapsed.md:9:12  reference/unknown');
    expect(text).toContain('fix       take it out here first, or name what takes its place with --into.');
    expect(files()).toEqual([]);
  });

  test('needs a reason that readers can be told', () => {
    expect(move('withdraw', 'claims/bridge-closed')).toEqual({
      code: 2,
      text: 'withdraw: --reason is missing: readers who kept the address are told why.\nSee: npm run withdraw -- --help',
    });
  });

  test('notes down claims that no article carries any more, and days that are empty', () => {
    const claim = join(folder, 'claims/bridge-collapsed.md');
    writeFileSync(
      claim,
      readFileSync(claim, 'utf8').replace('[one article](article:rumour-of-collapse)', 'one article'),
    );
    expect(move('withdraw', 'articles/rumour-of-collapse', null, 'It was a draft.').code).toBe(0);
    const entries = JSON.parse(readFileSync(join(folder, 'permalinks.json'), 'utf8')) as {
      from: string;
      what: string;
    }[];
    expect(entries.map(({ from, what }) => `${from} ${what}`)).toEqual([
      'articles/rumour-of-collapse withdrawn',
      'asof/2019-03-20 corrected',
      'asof/2019-03-22 corrected',
      'claims/bridge-collapsed withdrawn',
    ]);
  });

  test('into another makes one of two, statements of one name included', () => {
    expect(move('withdraw', 'actors/ivo-tarn', 'actors/merrow').code).toBe(0);
    expect(readdirSync(join(folder, 'actors'))).not.toContain('ivo-tarn.md');
    expect(changed().filter((line) => line.includes('ivo-tarn') && line.startsWith('+'))).toEqual([
      '+  { "from": "actors/ivo-tarn", "to": "actors/merrow", "what": "merged", "on": "2031-05-06" }',
    ]);
  });
});

test('a write that fails puts back what was there', () => {
  mkdirSync(join(folder, 'claims/a-folder.md'));
  expect(() =>
    writePlan(folder, {
      files: new Map([
        ['tracker.yaml', 'lost'],
        ['claims/new.md', 'new'],
        ['claims/a-folder.md', 'x'],
      ]),
    }),
  ).toThrow('EISDIR');
  rmSync(join(folder, 'claims/a-folder.md'), { recursive: true });
  expect(files()).toEqual([]);
});

describe('check --base', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/check.ts', ...args], {
      encoding: 'utf8',
      env: { ...process.env, CLAIMLINE_CONTENT: folder },
    });
    return { status, stdout: stdout.replaceAll(folder, 'content'), stderr: stderr.replaceAll(folder, 'content') };
  };

  test('names each address that would be lost, and what mends it', () => {
    rmSync(join(folder, 'articles/rumour-of-collapse.md'));
    const claim = join(folder, 'claims/bridge-collapsed.md');
    writeFileSync(
      claim,
      readFileSync(claim, 'utf8').replace('[one article](article:rumour-of-collapse)', 'one article'),
    );
    const { status, stderr } = run('--base', 'main');
    expect(status).toBe(1);
    expect(stderr.split('\n').filter((line) => line.startsWith('content/'))).toEqual([
      'content/articles/rumour-of-collapse.md:1:1  permalink/gone',
      'content/permalinks.json:1:1  permalink/gone',
      'content/permalinks.json:1:1  permalink/gone',
      'content/claims/bridge-collapsed.md:1:1  permalink/gone',
    ]);
    expect(stderr).toContain(
      'fix       run: npm run withdraw -- articles/rumour-of-collapse --reason "…"; where another takes its place, add --into <address>; where it only has another name: npm run rename -- articles/rumour-of-collapse <address>.',
    );
    expect(run('--base', 'main', '--fix').stdout).toBe(
      'Wrote content/permalinks.json: days and months on which nothing stands any more.\n',
    );
    expect(move('withdraw', 'articles/rumour-of-collapse', null, 'It was a draft.').text).toContain(
      'It had been changed by hand: only its address was noted down.',
    );
  });

  test('holds on to what was noted down before', () => {
    move('rename', 'claims/bridge-closed', 'claims/bridge-shut');
    repository.commit('Rename');
    writeFileSync(join(folder, 'permalinks.json'), '[]');
    const { status, stderr } = run('--base', 'HEAD');
    expect(status).toBe(1);
    expect(stderr).toContain('found     claims/bridge-closed, an address that was published and would lead nowhere');
    expect(stderr).toContain('fix       put its entry back.');
  });

  test('asks nothing of who adds an article', () => {
    repository.write({
      'content/articles/one-more.md':
        '---\ntitle: One more\nsummary: It says the same.\nsource:\n  published: 2019-03-09\nstatements:\n  - { claim: bridge-closed, stance: asserts }\n---\n',
    });
    expect(run('--base', 'HEAD')).toMatchObject({ status: 0, stderr: '' });
  });
});

test('every address of random histories resolves in one hop', () => {
  check(4, histories, (history) => {
    expect(play(history).unresolved).toEqual([]);
  });
});
