/**
 * A card in two parts: the elements that satori lays out, and below them the name mark and the claim line as SVG, which have
 * their fixed place. (As an image among the elements they would take most of the time of drawing.)
 */
import { text } from '../text.ts';
import type { CardView } from '../views/card.ts';
import type { Tone } from '../views/status.ts';
import { NAME_MARK, STANCE_MARKS, STATUS_MARKS } from './marks.ts';
import { INK, PAPER, TONES } from './palette.ts';

/** The size that networks ask for. All lengths here are pixels. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

export interface CardNode {
  type: 'div' | 'img';
  props: {
    style: Record<string, string | number>;
    src?: string;
    width?: number;
    height?: number;
    children?: string | CardNode[];
  };
}
type Style = CardNode['props']['style'];

const EDGE = 64;
const MEASURE = CARD_SIZE.width - 2 * EDGE;
const HEAD_AT = 42;
const TITLE_AT = 104;
/** Where the words above the line end, and the line itself. */
const WORDS_END = 466;
const LINE_AT = 555;
/** Marks on the line, and how far apart they are stacked. */
const MARK = 28;
const OWN_MARK = 19;
const ROW = 29;

/** Sizes of a title and how many lines of each there is room for: the first that the title fits in is taken. */
const TITLES = [
  { size: 84, lines: 2 },
  { size: 70, lines: 3 },
  { size: 60, lines: 3 },
  { size: 52, lines: 4 },
  { size: 46, lines: 4 },
  { size: 40, lines: 5 },
  { size: 34, lines: 6 },
] as const;
/** Widths of letters of the face in ems, and how much of a line is full before it breaks: all on the safe side. */
const CAPITAL = 0.66;
const LETTER = 0.47;
const FILLED = 0.88;

/**
 * `canWrite` says whether the face has all letters of a text. One that it cannot write is left out whole: a part of it
 * could say something else.
 */
export function cardTree(view: CardView, canWrite: (words: string) => boolean = () => true): CardNode {
  const words = (raw: string, lines: number, style: Style): CardNode[] => {
    const plain = plainly(raw);
    if (plain === '' || !canWrite(plain)) return [];
    // An element with a clamp is cut with an ellipsis; one word longer than a line is broken.
    const fitted = { display: 'block', lineClamp: lines, wordBreak: 'break-word', ...style };
    return [{ type: 'div', props: { style: fitted, children: plain } }];
  };
  const ink = view.tone === null ? INK.strong : TONES[view.tone];
  const { size, lines } = titleStep(plainly(view.title));
  const children = [
    at({ top: HEAD_AT, justifyContent: 'space-between', fontSize: 27 }, [
      ...words(view.tracker, 1, { marginLeft: 84, maxWidth: 700, fontWeight: 600 }),
      ...words(view.kind, 1, { marginLeft: 'auto', color: INK.quiet }),
    ]),
    at({ top: TITLE_AT, fontWeight: 600 }, [
      ...words(view.title, lines, {
        width: MEASURE,
        fontSize: size,
        lineHeight: 1.08,
        letterSpacing: '-0.012em',
        textWrap: 'pretty',
      }),
    ]),
    at({ bottom: CARD_SIZE.height - WORDS_END, flexDirection: 'column' }, [
      row({}, [
        ...(view.tone === null ? [] : [mark(view.tone, 2.5)]),
        ...words(view.label, 1, { maxWidth: MEASURE - 90, fontSize: 42, fontWeight: 600, color: ink }),
      ]),
      ...words(view.detail, 2, { width: MEASURE, fontSize: 31, lineHeight: 1.25, marginTop: 2, color: INK.quiet }),
      row(
        { flexWrap: 'wrap', marginTop: 8 },
        view.tally.map(({ tone, count, words: of }) =>
          row({ marginTop: 12, marginRight: 36 }, [
            mark(tone, 1.75),
            ...words(`${count} ${of}`, 1, { fontSize: 27, color: TONES[tone] }),
          ]),
        ),
      ),
    ]),
    ...view.line.more.map(({ x, count }) =>
      at({ left: along(x) + MARK / 2 + 4, top: LINE_AT - 2 * ROW - 16, fontSize: 22, color: INK.quiet }, [
        ...words(text.card.more(count), 1, {}),
      ]),
    ),
    at({ top: LINE_AT + 21, justifyContent: 'space-between', fontSize: 24, color: INK.quiet }, [
      ...words(view.line.ends.start, 1, {}),
      ...words(view.line.ends.end, 1, {}),
    ]),
  ];
  return row({ position: 'relative', ...CARD_SIZE, color: INK.strong, fontFamily: 'Newsreader' }, children);
}

/** One line of plain letters: no line breaks, no special spaces, no pictures, nothing that cannot be seen. */
const plainly = (raw: string): string =>
  raw
    .normalize('NFC')
    .replaceAll(/\s/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Emoji_Presentation}\uFE0F]/gu, '')
    .replaceAll(/ +/g, ' ')
    .trim();

function titleStep(title: string): { size: number; lines: number } {
  const capitals = title.match(/\p{Lu}/gu)?.length ?? 0;
  const ems = capitals * CAPITAL + (title.length - capitals) * LETTER;
  return TITLES.find(({ size, lines }) => ems * size <= lines * MEASURE * FILLED) ?? TITLES[TITLES.length - 1]!;
}

const row = (style: Style, children: CardNode[]): CardNode => ({
  type: 'div',
  props: { style: { display: 'flex', alignItems: 'center', ...style }, children },
});

/** A block across the page, at its place. */
const at = (style: Style, children: CardNode[]): CardNode =>
  row({ position: 'absolute', left: EDGE, width: MEASURE, alignItems: 'flex-start', ...style }, children);

/** From percent of the line to pixels: the first mark begins at the edge of the words, the line leaves the card. */
const along = (x: number): number => round(EDGE - MARK / 2 + (x / 100) * (CARD_SIZE.width - EDGE + MARK / 2));

/** The mark of a status among words. */
function mark(tone: Tone, scale: number): CardNode {
  const [width, height] = [28 * scale, 12 * scale];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" fill="none">${group(STATUS_MARKS[tone], TONES[tone], scale)}</svg>`;
  const src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return { type: 'img', props: { src, width, height, style: { marginRight: 7 * scale } } };
}

/** The paper with the name mark and the claim line. */
export function cardGround({ line }: CardView): string {
  const paper = `<path d="M0 0H${CARD_SIZE.width}V${CARD_SIZE.height}H0Z" fill="${PAPER.light}"/>`;
  const name = group(NAME_MARK, INK.strong, 2, EDGE, HEAD_AT + 4);
  const segments = line.segments.map(({ from, to, tone }) => {
    const [start, end] = [Math.max(EDGE, along(from)), along(to)];
    const levels = tone === 'conflict' ? [LINE_AT - 6, LINE_AT + 6] : [LINE_AT];
    const dots = tone === 'none' ? ' stroke-dasharray="3 7"' : '';
    const path = levels.map((level) => `M${start} ${level}H${end}`).join('');
    const ink = tone === null ? INK.strong : TONES[tone];
    return `<path d="${path}" stroke="${ink}" stroke-width="${tone === 'several' ? 7 : 2.5}"${dots}/>`;
  });
  const stances = line.marks.map(({ x, row: above, stance, own, dated }) => {
    const size = own ? OWN_MARK : MARK;
    const ink = own || !dated ? INK.quiet : INK.strong;
    const place = [along(x) - size / 2, LINE_AT - above * ROW - size / 2] as const;
    // A disc of paper keeps the line from running through open marks.
    const ground = `<circle cx="6" cy="6" r="6.5" fill="${PAPER.light}" stroke="none"/>`;
    const shape = dated ? STANCE_MARKS[stance] : `<g opacity="0.55">${STANCE_MARKS[stance]}</g>`;
    return group(ground + shape, ink, size / 12, ...place);
  });
  return `${paper}<g fill="none">${[name, ...segments, ...stances].join('')}</g>`;
}

const group = (markup: string, ink: string, scale: number, x = 0, y = 0): string =>
  `<g color="${ink}" stroke="${ink}" transform="translate(${round(x)} ${round(y)}) scale(${round(scale)})">${markup}</g>`;

const round = (n: number): number => Math.round(n * 100) / 100;
