import { describe, expect, test } from 'vitest';
import type { Edit, LocatedProblem, Repair } from '../../src/domain/issue.ts';
import { problem } from '../../src/domain/rules.ts';
import { applyEdits, sureEdits } from '../../src/reader/repair.ts';

const at = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
const of = (edit: Edit | null, sure: boolean): LocatedProblem => {
  const repair: Repair | null = edit === null ? null : { sure, do: 'edit', edit };
  return {
    ...problem('field/form', 'claims/a.md', [], { found: 'a', expected: 'b', fix: 'c.', repair }),
    span: at,
    edit,
  };
};
const edit = (from: number, to: number, text = 'x'): Edit => ({ from, to, text });

describe('sureEdits', () => {
  test('are those that need no thought, from the end to the start', () => {
    const problems = [of(edit(0, 2), true), of(edit(8, 9), true), of(edit(4, 5), false), of(null, false)];
    expect(sureEdits(problems)).toEqual([edit(8, 9), edit(0, 2)]);
  });

  test('wait for the next round where they overlap another', () => {
    expect(sureEdits([of(edit(0, 5), true), of(edit(4, 8), true), of(edit(8, 9), true)])).toEqual([
      edit(8, 9),
      edit(4, 8),
    ]);
    expect(sureEdits([of(edit(2, 6), true), of(edit(2, 6), true)])).toEqual([edit(2, 6)]);
  });

  test('may touch each other', () => {
    expect(sureEdits([of(edit(0, 4), true), of(edit(4, 8), true)])).toEqual([edit(4, 8), edit(0, 4)]);
  });
});

describe('applyEdits', () => {
  const text = 'title: brüge 🌉\nkind: fact\n';
  const edits = [edit(text.indexOf('fact'), text.indexOf('fact') + 4, 'occurrence'), edit(7, 15, 'bridge')];

  test('puts text in the place of other text', () => {
    expect(applyEdits(text, edits)).toBe('title: bridge\nkind: occurrence\n');
  });

  test('keeps a byte order mark and the ends of lines', () => {
    expect(applyEdits(`\u{FEFF}${text.replaceAll('\n', '\r\n')}`, edits)).toBe(
      '\u{FEFF}title: bridge\r\nkind: occurrence\r\n',
    );
    expect(applyEdits(text.replaceAll('\n', '\r\n'), [edit(7, 16, 'two\n')])).toBe('title: two\r\nkind: fact\r\n');
  });

  test('leaves the ends of lines that nobody edits as they are, where they differ', () => {
    expect(applyEdits('a: b\r\nc: d\ne: f\r\n', [edit(3, 4, 'x')])).toBe('a: x\r\nc: d\ne: f\r\n');
  });

  test('changes nothing without edits', () => {
    expect(applyEdits('\u{FEFF}a\r\nb\nc', [])).toBe('\u{FEFF}a\r\nb\nc');
  });
});
