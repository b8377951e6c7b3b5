/** Whatever is read: check ends, says where something is wrong or reads it whole, and does not fall over. */
import { spawn } from 'node:child_process';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { readContent } from '../../src/reader/read.ts';
import { applyEdits, sureEdits } from '../../src/reader/repair.ts';
import { FORMATS } from '../../src/reader/report.ts';
import { check } from '../support/check.ts';
import { drawFrom, draws, type Draw } from '../support/draw.ts';
import { HOSTILE } from '../support/hostile-files.ts';
import { inMemory } from '../support/memory-tree.ts';
import { TRACKER, writeFile, type Kind } from '../support/written.ts';

vi.setConfig({ testTimeout: 240_000 });

const KINDS: readonly Kind[] = ['article', 'article', 'article', 'claim', 'actor', 'places', 'tracker'];

/** Reads a file of any bytes within the tracker, and holds what must be true of every reading. */
function readAnything(file: string, bytes: Uint8Array): void {
  const result = readContent('content', inMemory({ ...TRACKER, [file]: bytes }));
  const { records, problems, texts } = result;
  expect(records === null).toBe(problems.length > 0);
  for (const { file: of, span, found, expected, fix, edit } of problems) {
    const lines = (texts.get(of) ?? '').split('\n');
    const { start, end } = span;
    // Of a file that is no text, or is too large, the place is its start.
    const isInside = start.line <= lines.length && start.column <= (lines[start.line - 1] ?? '').length + 1;
    expect(isInside || !texts.has(of)).toBe(true);
    expect([start.line >= 1, start.column >= 1, end.line === start.line, end.column >= start.column]).not.toContain(
      false,
    );
    expect([found, expected, fix].every((text) => text.length > 0 && !/undefined|NaN|\[object/.test(text))).toBe(true);
    const { length } = texts.get(of) ?? '';
    expect(edit === null || (edit.from >= 0 && edit.from <= edit.to && edit.to <= length)).toBe(true);
  }
  for (const print of Object.values(FORMATS)) print(result, 'content');
  const edits = sureEdits(problems.filter((one) => one.file === file));
  if (edits.length > 0) {
    const mended = applyEdits(Buffer.from(bytes).toString('utf8'), edits);
    readContent('content', inMemory({ ...TRACKER, [file]: mended }));
  }
}

/** Pieces of YAML and Markdown, and what a keyboard or an attacker may put among them. */
const PIECES = [
  ...'[]{}:,-?&*!|>\'"%@`#\\/~^_()<=+.\t\n\r\0 ',
  '\n- ',
  '\n  - ',
  ': ',
  ' #',
  '---\n',
  '\n---\n',
  '...\n',
  '+++',
  '<<: ',
  '*a',
  '&a ',
  '!!js/function ',
  '!<x>',
  '? ',
  '|-\n',
  '>+\n',
  '"\n',
  "'\n",
  '{a: b}',
  '[a, b]',
  '%YAML 1.2\n',
  '__proto__: ',
  'constructor: ',
  '\n\t',
  '\\u0000',
  '"\\x',
  '\\N',
  '0x10',
  '.inf',
  '1e999',
  'null',
  '~',
  'true',
  '2019-03-05T10:00:00Z',
  '[2019..',
  '../..',
  '{',
  '<b>',
  '</b>',
  '<!--',
  '![a](b)',
  '[a](actor:mayor)',
  '[a](javascript:x)',
  '```\n',
  '| a | b |\n|-|-|\n',
  '[^1]',
  '[^1]: a\n',
  '> ',
  '# ',
  'import a from "b"\n',
  '{a}',
  '<A b={c} />',
  '$',
  '&#0;',
  '\n\n',
  '    ',
  '\u{FEFF}',
  '\u{200B}',
  '\u{202E}',
  '\u{2028}',
  '\u{E0041}',
  '\u{301}',
  '\u{D7FF}',
  '\u{10FFFF}',
  '👩\u{200D}👩',
  'ａ',
  'а',
  'é',
  '港',
  'title',
  'source',
  'statements',
  'claim',
  'by',
  'stance',
  'value',
  'quote',
  'copyOf',
  'mayor',
  'cars-per-day',
  'asserts',
];

/** Changes some bytes of a file: pieces put in, cut out, doubled, moved, or bits turned. */
function mutate(draw: Draw, bytes: Buffer): Buffer {
  let now = bytes;
  for (let times = 1 + draw.whole(4); times > 0; times--) {
    const [from, length] = [draw.whole(now.length + 1), 1 + draw.whole(draw.happens(0.2) ? 200 : 12)];
    const [before, part, after] = [
      now.subarray(0, from),
      now.subarray(from, from + length),
      now.subarray(from + length),
    ];
    const whole = Buffer.concat([part, after]);
    const change = draw.whole(6);
    if (change === 0) now = Buffer.concat([before, after]);
    else if (change === 1) now = Buffer.concat([before, part, whole]);
    else if (change === 2) {
      const to = draw.whole(now.length + 1);
      now = Buffer.concat([now.subarray(0, to), part, now.subarray(to)]);
    } else if (change === 3) {
      now = Buffer.from(now);
      if (from < now.length) now[from] = (now[from] ?? 0) ^ (1 << draw.whole(8));
    } else now = Buffer.concat([before, Buffer.from(draw.oneOf(PIECES).repeat(1 + draw.whole(3))), whole]);
  }
  return now;
}

test('valid files with bytes changed are refused at a place in them, or read whole', () => {
  check(700, draws, (draw) => {
    const { file, text } = writeFile(draw, draw.oneOf(KINDS));
    const bytes = mutate(draw, Buffer.from(text));
    try {
      readAnything(file, bytes);
    } catch (error) {
      throw new Error(`${file}\n${bytes.toString('utf8')}`, { cause: error });
    }
  });
});

const PLACES = [
  'articles/report.md',
  'articles/report.mdx',
  'claims/x.md',
  'actors/x.md',
  'tracker.yaml',
  'places.yaml',
];

test('bytes, letters and pieces of syntax at random are refused at a place in them, or read whole', () => {
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((list) => list.join(''));
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array)),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    pieces.map((text) => Buffer.from(text)),
    pieces.map((text) => Buffer.from(`---\n${text}\n---\n`)),
    fc
      .tuple(fc.nat(), pieces)
      .map(([seed, text]) => Buffer.from(`${writeFile(drawFrom(seed), 'article').text}\n${text}`)),
  );
  check(700, fc.tuple(fc.constantFrom(...PLACES), bytes), ([file, text]) => readAnything(file, text));
});

/** Ends a reading that hangs; no measure of speed. */
const HANGS = 200_000;

test('files made to crash, hang or fill the memory are read to the end', async () => {
  const child = spawn(process.execPath, ['--max-old-space-size=512', 'tests/support/read-hostile.ts'], {
    timeout: HANGS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const read = out.trim().split('\n');
  expect({ last: read.at(-1)?.replace(/^.*?: /, ''), err }).toEqual({
    last: HOSTILE.map(([name, file]) => `${name} (${file})`).at(-1),
    err: '',
  });
  expect(read).toHaveLength(HOSTILE.length);
  expect(read.filter((line) => line.startsWith('neither'))).toEqual([]);
});

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
