/** Cards as trees of elements, and their colours. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cardTree, type CardNode } from '../../src/outputs/card.ts';
import { INK, PAPER, TONES } from '../../src/outputs/palette.ts';
import { readContent } from '../../src/reader/read.ts';
import { cards, type CardView } from '../../src/views/card.ts';
import { createSite } from '../../src/views/site.ts';

const { records } = readContent('tests/fixtures/story');
if (records === null) throw new Error('the fixture story does not read');
const views = cards(createSite(records)).map(({ view }) => view);
const [front] = views;

const textsOf = ({ props: { children = [] } }: CardNode): string[] =>
  typeof children === 'string' ? [children] : children.flatMap(textsOf);

const wordsOf = ({ tracker, kind, title, label, detail, tally, line }: CardView): string[] =>
  [
    tracker,
    kind,
    title,
    label,
    detail,
    ...tally.map(({ count, words }) => `${count} ${words}`),
    ...line.more.map(({ count }) => `+${count}`),
    line.ends.start,
    line.ends.end,
  ].filter((words) => words !== '');

test.each(views.map((view) => [view.title, view] as const))('all words of a card are drawn: %s', (_title, view) => {
  expect(textsOf(cardTree(view)).toSorted()).toEqual(wordsOf(view).toSorted());
});

test('words that cannot be written are left out whole, the others stay', () => {
  const view = { ...front!, title: 'Слово и дело', label: 'Nothing else' };
  const texts = textsOf(cardTree(view, (words) => !/\p{Script=Cyrillic}/u.test(words)));
  expect(texts.toSorted()).toEqual(wordsOf({ ...view, title: '' }).toSorted());
});

test('spaces are plain, and nothing is written that cannot be seen', () => {
  const title = 'A\u202f10\u00a0000\nmen \u{1f389}\u200b\u202e e\u0301';
  expect(textsOf(cardTree({ ...front!, title }))).toContain('A 10 000 men é');
});

test('the longer a title, the smaller it is set', () => {
  const sizeOf = (length: number) => {
    const title = 'word '.repeat(length / 5).trim();
    const find = (node: CardNode): number[] =>
      node.props.children === title
        ? [Number(node.props.style.fontSize)]
        : Array.isArray(node.props.children)
          ? node.props.children.flatMap(find)
          : [];
    return find(cardTree({ ...front!, title }))[0] ?? 0;
  };
  const sizes = [10, 50, 80, 100, 150, 200, 300, 1000].map(sizeOf);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  expect([sizes[0], sizes.at(-1)]).toEqual([84, 34]);
});

test('any title makes a tree', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
      expect(textsOf(cardTree({ ...front!, title })).every((words) => words.trim() !== '')).toBe(true);
    }),
  );
});

test('colours are those of the style sheet', () => {
  const css = readFileSync('src/styles/tokens.css', 'utf8');
  const token = (name: string) => new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css)?.slice(1);
  expect([PAPER.light, PAPER.dark]).toEqual(token('paper'));
  expect([INK.strong, INK.quiet, TONES.several, TONES.conflict, TONES.none, TONES.view]).toEqual(
    ['ink', 'ink-2', 'several', 'conflict', 'none', 'view'].map((name) => token(name)?.[0]),
  );
});
