/** Drawing cards, and not drawing them again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeCards } from '../../src/build/cards.ts';
import { drawCard } from '../../src/build/draw.ts';
import type { Card, CardView } from '../../src/views/card.ts';

// Threads take a while to start where all processors are busy.
const view: CardView = {
  tracker: 'Test',
  kind: 'Occurrence',
  title: 'The bridge is closed',
  label: 'Contested',
  tone: 'conflict',
  detail: 'One origin says so: Town; one denies it: Port.',
  tally: [],
  line: {
    segments: [{ from: 2, to: 100, tone: 'conflict' }],
    marks: [{ x: 2, row: 0, stance: 'denies', own: false, dated: true }],
    more: [],
    ends: { start: '5 March 2031', end: '' },
  },
};
const card = (id: string, fields: Partial<CardView> = {}): Card => ({
  path: `cards/claims/${id}.png`,
  record: `claims/${id}.md`,
  view: { ...view, ...fields },
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimline-cards-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (cards: Card[]) => writeCards(cards, join(folder, 'site'), join(folder, 'cache'));
const written = (id: string) => readFileSync(join(folder, 'site/cards/claims', `${id}.png`));
const kept = () => readdirSync(join(folder, 'cache')).map((name) => join(folder, 'cache', name));

describe('writing cards', () => {
  test('draws each once, and again only when it says something else', async () => {
    expect(await write([card('a'), card('b', { title: 'Another' })])).toEqual({ drawn: 2 });
    const first = written('a');
    expect([first.readUInt32BE(16), first.readUInt32BE(20)]).toEqual([1200, 630]);
    expect(written('b').equals(first)).toBe(false);
    expect(await write([card('a'), card('b', { title: 'Another' })])).toEqual({ drawn: 0 });
    expect(written('a').equals(first)).toBe(true);
    expect(await write([card('a', { tone: 'view' }), card('b', { title: 'Another' })])).toEqual({ drawn: 1 });
    expect(written('a').equals(first)).toBe(false);
  });

  test('draws a card again that is broken in the cache', async () => {
    await write([card('a')]);
    const whole = written('a');
    const [file = ''] = kept();
    const entry = readFileSync(file);
    for (const at of [0, 40, Math.floor(entry.length / 2), entry.length - 1]) {
      writeFileSync(file, entry.with(at, entry[at]! ^ 1));
      expect(await write([card('a')])).toEqual({ drawn: 1 });
      expect(written('a').equals(whole)).toBe(true);
    }
    for (const bytes of [Buffer.alloc(0), entry.subarray(0, -1)]) {
      writeFileSync(file, bytes);
      expect(await write([card('a')])).toEqual({ drawn: 1 });
    }
  });

  test('keeps what is used, and forgets what no build has used for a month', async () => {
    await write([card('a'), card('b', { title: 'Another' })]);
    const old = Date.now() / 1000 - 31 * 24 * 60 * 60;
    for (const file of kept()) utimesSync(file, old, old);
    await write([card('a')]);
    expect(kept()).toHaveLength(1);
    expect(statSync(kept()[0] ?? '').mtimeMs / 1000).toBeGreaterThan(old + 1000);
  });

  test.each([
    ['before it is handed to a thread', { ...view, line: { ...view.line, marks: null as never } }],
    // What is inherited does not reach a thread.
    ['in a thread', Object.create(view) as CardView],
  ])('names the record whose card fails %s', async (_when, broken) => {
    await expect(write([{ ...card('b'), view: broken }])).rejects.toThrow(
      'The social card of claims/b.md cannot be drawn',
    );
  });
});

describe('drawing a card', () => {
  test('gives the same bytes each time', async () => {
    expect((await drawCard(view)).equals(await drawCard(view))).toBe(true);
  });

  test('leaves out words that the fonts lack, and stays small', async () => {
    const bare = await drawCard({ ...view, title: '' });
    for (const title of ['朝鮮兵士', 'Солдаты прибыли', 'جنود', '☃ snow']) {
      expect((await drawCard({ ...view, title })).equals(bare)).toBe(true);
    }
    const western = await drawCard({ ...view, title: 'Đặng, Łódź, Ő: “½ – 50 %”' });
    expect(western.equals(bare)).toBe(false);
    expect(western.length).toBeLessThan(80_000);
  });
});
