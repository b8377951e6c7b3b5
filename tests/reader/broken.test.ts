import { afterEach, describe, expect, test } from 'vitest';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULES_OF_RECORDS } from '../../src/domain/rules.ts';
import { readContent } from '../../src/reader/read.ts';
import { problemsText } from '../../src/reader/report.ts';
import { brokenInputs, expectedText, filesOf, lay } from './broken-inputs.ts';

let laid: ReturnType<typeof lay> | null = null;
afterEach(() => {
  laid?.remove();
  laid = null;
});

function layHere(input: string): string {
  laid = lay(input);
  return laid.folder;
}

/** All problems of a folder, as if it were `content`. */
const textOf = (folder: string): string => problemsText(readContent(folder), folder).replaceAll(folder, 'content');

/** Saves every text as Windows does: with a byte order mark, and with CRLF at the ends of lines. */
function saveAsWindows(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.endsWith('images')) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, `\u{EF}\u{BB}\u{BF}${readFileSync(file, 'latin1').replaceAll('\n', '\r\n')}`, 'latin1');
  }
}

test('what the broken inputs are laid over has no problem', () => {
  expect(readContent(layHere('base')).problems).toEqual([]);
});

describe.each(brokenInputs)('%s', (input) => {
  test('says what is wrong, where, and how to mend it', () => {
    expect(textOf(layHere(input))).toBe(expectedText(input));
  });

  test('says the same of files with byte order mark and CRLF', () => {
    const folder = layHere(input);
    if (existsSync(folder)) saveAsWindows(folder);
    expect(textOf(folder)).toBe(expectedText(input));
  });
});

test('no two inputs are the same', () => {
  const first = new Map<string, string>();
  const twins = brokenInputs.flatMap((input) => {
    const key = JSON.stringify(filesOf(input));
    const twin = first.get(key);
    first.set(key, input);
    return twin === undefined ? [] : [`${twin} and ${input}`];
  });
  expect(twins).toEqual([]);
});

/** Large files are made by tests/reader/read.test.ts, captured texts by proof.test.ts, revisions by tests/cli/moves.test.ts. */
const isElsewhere = (rule: string) => ['file/size', 'permalink/gone'].includes(rule) || rule.startsWith('proof/');

test('every rule is broken by an input', () => {
  const broken = new Set(
    brokenInputs.flatMap((input) => [...expectedText(input).matchAll(/:\d+:\d+ {2}(\S+)$/gm)].map(([, rule]) => rule)),
  );
  expect([...broken].toSorted()).toEqual(
    Object.keys(RULES_OF_RECORDS)
      .filter((rule) => !isElsewhere(rule))
      .toSorted(),
  );
});
