/** The quick reading of YAML says what the whole parser says, or nothing. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseYaml } from '../../src/reader/front-matter.ts';
import { parsePlain } from '../../src/reader/plain-yaml.ts';
import { check } from '../support/check.ts';

const PIECES = [
  ['\n', '\n', '\n', '\n  ', '\n  ', '\n    ', '\n- ', '\n  - ', '\n      - ', ' ', '  ', '- '],
  ['a: ', 'b: ', 'c:', 'value: ', 'a1: ', 'title: ', 'list:', '__proto__: ', 'constructor: ', 'null: ', 'true: '],
  ['a', 'b c', 'é', '1', '12', '-5', '2.50', '0x1F', '1e3', '.5', '1_000', '~', 'null', 'True', 'no', '2020-01-01'],
  ['>-', '>', '|', '|-', '>+', '|2', "'x'", "'it''s'", '"y"', '"a\\n"', "'", '"', '[a, b]', '[]', '[ 1 , ~]', '{a: 1}'],
  ['# c', '#c', ' #', '#', ': ', ':', ',', '[', ']', '---', '...', '&x', '*x', '!t', '?', '? ', '%', '@', '`'],
  ['\u00A0', '\u2028', '\u0085', '\uFEFF', '\t', '\r', 'https://example.org/x?y=z#a'],
].flat();
const yamls = fc
  .array(
    fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom(...PIECES) },
      fc.string({ maxLength: 4 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

test('what it reads is what the whole parser reads', () => {
  let read = 0;
  check(40_000, yamls, (yaml) => {
    const plain = parsePlain(yaml);
    if (plain === undefined) return;
    read++;
    const { source, problems } = parseYaml(yaml, { from: 0, to: yaml.length }, 'a.md');
    expect({ data: plain, problems: [] }).toEqual({ data: source?.data, problems });
  });
  expect(read).toBeGreaterThan(500);
});
