/**
 * What differs between two states of a tracker, as Markdown for GitHub, as text for a terminal, and as JSON.
 *
 * Names, titles and figures may have been written by strangers: in Markdown they are text and nothing else. They can
 * make no markup, no link and no picture, and they notify nobody. Links lead to the site and the repository of the
 * tracker that `links` was made for, which is the one before the change.
 */
import type { ChangeItem, ChangesView, ChangeSentence, Mention } from '../views/changes.ts';
import type { Links } from '../views/links.ts';
import { shares } from '../views/room.ts';
import { text } from '../text.ts';

/** What the comparison was of, and where links lead. */
export interface Compared {
  links: Links;
  /** Commits; null is the working tree, whose files have no address. */
  base: string;
  head: string | null;
  /** What to run to see what was left out here. */
  command: string;
}

/** GitHub takes 65,536 characters in a comment; the rest is for what a workflow puts around it. */
const MOST_CHARACTERS = 60_000;
/** Lines of a group that are shown at once; the others are folded. */
const OPEN_LINES = 15;

/** A line of a list; `item` is the line that it stands below. */
interface Line {
  words: string;
  item: string | null;
}

/** As Markdown for GitHub. */
export function changesMarkdown(view: ChangesView, compared: Compared): string {
  const groups = view.groups.map(({ title, items }) => ({
    title,
    lines: items.flatMap((item) => itemLines(item, compared)),
  }));
  const rooms = shares(
    groups.map(({ lines }) => lines.reduce((sum, { words }) => sum + words.length + 1, AROUND)),
    MOST_CHARACTERS - view.headline.length * 2,
  );
  const command = `\`${compared.command.replaceAll(/[^\w ./:~^@{}-]/g, '?')}\``;
  const blocks = groups.map(({ title, lines }, index) => {
    const kept = fitting(lines, rooms[index] ?? 0);
    const at = foldAt(kept);
    const [open, folded] = [kept.slice(0, at), kept.slice(at)];
    const left = lines.length - kept.length;
    return [
      `### ${escapeMarkdown(title)}`,
      listed(open),
      folded.length === 0
        ? ''
        : `<details><summary>${text.change.more(folded.length)}</summary>\n\n${listed(folded)}\n\n</details>`,
      left === 0 ? '' : text.change.cut(left, command),
    ]
      .filter(Boolean)
      .join('\n\n');
  });
  return `${[`**${escapeMarkdown(view.headline)}**`, ...blocks].join('\n\n')}\n`;
}

/** What is around the lines of a group: title, fold, and the note on what was left out. */
const AROUND = 500;

/** The first lines that there is room for. */
function fitting(lines: readonly Line[], room: number): Line[] {
  let used = AROUND;
  const end = lines.findIndex(({ words }) => (used += words.length + 1) > room);
  return lines.slice(0, end < 0 ? undefined : end);
}

/** Where the fold begins: at an item, unless that would leave little to see. */
function foldAt(lines: readonly Line[]): number {
  if (lines.length <= OPEN_LINES) return lines.length;
  const item = lines.findLastIndex((line, index) => index <= OPEN_LINES && line.item === null);
  return item > OPEN_LINES / 2 ? item : OPEN_LINES;
}

/** A list that begins in the middle of an item begins with its subject. */
const listed = (lines: readonly Line[]): string =>
  [lines[0]?.item ?? null, ...lines.map(({ words }) => words)].filter((words) => words !== null).join('\n');

/** One line, or the subject with its sentences below. */
function itemLines({ subject, sentences }: ChangeItem, compared: Compared): Line[] {
  const about = typeof subject === 'string' ? `**${escapeMarkdown(subject)}**` : subjectMarkdown(subject, compared);
  const said = sentences.map((sentence) => sentenceMarkdown(sentence, compared));
  if (said.length === 1) return [{ words: `- ${about}: ${said[0]}`, item: null }];
  const item = `- ${about}:`;
  return [{ words: item, item: null }, ...said.map((words): Line => ({ words: `  - ${words}`, item }))];
}

const sentenceMarkdown = ({ parts }: ChangeSentence, compared: Compared): string =>
  parts.map((part) => (typeof part === 'string' ? escapeMarkdown(part) : mentionMarkdown(part, compared))).join('');

/** The subject of an item, with its file beside its page. */
function subjectMarkdown(subject: Mention, compared: Compared): string {
  const name =
    subject.state === 'kept' ? mentionMarkdown(subject, compared) : quoted(subject, escapeMarkdown(subject.name));
  if (subject.file === null) return `**${name}**`;
  const source = sourceOf(subject, compared);
  const file = `\`${subject.file}\``;
  return `**${name}** (${source === null ? file : `[${file}](${source})`})`;
}

/** A page that is there already; else the file, which is there as soon as the change is pushed. */
function mentionMarkdown(mention: Mention, compared: Compared): string {
  const page = mention.state === 'kept' && mention.href !== null ? compared.links.canonical(mention.href) : null;
  const target = page === null ? sourceOf(mention, compared) : safeAddress(page);
  const name = escapeMarkdown(mention.name);
  return quoted(mention, target === null ? name : `[${name}](${target})`);
}

/** Titles are whole sentences: quotation marks say where they end. */
const quoted = ({ of }: Mention, name: string): string => (of === 'claims' || of === 'articles' ? `“${name}”` : name);

function sourceOf({ file, state }: Mention, { links, base, head }: Compared): string | null {
  const revision = state === 'gone' ? base : head;
  const source = file === null || revision === null ? null : links.source(file, revision);
  return source === null ? null : safeAddress(source);
}

/** An address that ends where the brackets around it do. */
const safeAddress = (address: string): string =>
  new URL(address).href.replaceAll(/[()<>\\[\]*_`~|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Not seen, and enough that a name, a number or an address is no longer one to GitHub. */
const BREAK = '&#8203;';

/**
 * Any text as Markdown that shows just this text, on one line.
 *
 *     escapeMarkdown('<b> @jane')  // '&lt;b&gt; @&#8203;jane'
 */
export const escapeMarkdown = (words: string): string =>
  words
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll(/\p{Bidi_Control}/gu, '')
    .replaceAll(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')
    .replaceAll(/[\\`*_[\]!|~$]/g, String.raw`\$&`)
    // What would begin a list or a heading.
    .replace(/^(?=[-+=#])|(?<=^\d+)(?=[.)])/, '\\')
    // Mentions, numbers of issues, and what GitHub makes an address of by itself.
    .replaceAll(/@(?=\S)|#(?=\S)|\bGH-(?=\d)/gi, `$&${BREAK}`)
    .replaceAll(/:(?=\/\/)|\bwww(?=\.)|\b(?:mailto|xmpp):/gi, `$&${BREAK}`);

/** As text for a terminal. */
export function changesText({ headline, groups }: ChangesView): string {
  const plain = (parts: ChangeSentence['parts']) => parts.map(nameOf).join('');
  const blocks = groups.map(({ title, items }) =>
    [
      title,
      ...items.flatMap(({ subject, sentences }) => {
        const said = sentences.map(({ parts }) => plain(parts));
        const about = `  ${nameOf(subject)}${typeof subject === 'string' || subject.file === null ? '' : ` (${subject.file})`}`;
        return said.length === 1 ? [`${about}: ${said[0]}`] : [`${about}:`, ...said.map((words) => `    ${words}`)];
      }),
    ].join('\n'),
  );
  return [headline, ...blocks].join('\n\n').replaceAll(/(?!\n)[\p{Cc}\p{Bidi_Control}]/gu, '');
}

const nameOf = (part: string | Mention): string => (typeof part === 'string' ? part : quoted(part, part.name));

/** As JSON: the typed changes and addresses, and the sentences with what they mention. */
export const changesJson = (view: ChangesView, { base, head }: Pick<Compared, 'base' | 'head'>): string =>
  JSON.stringify({ base, head, ...view }, null, 2);

/** Runs of backticks that nobody writes are shortened: a block is fenced by a longer one, twice. */
const LONGEST_RUN = 99;

/** Text as it stands below a title, cut where a comment ends: nothing in it can end the block that it stands in. */
export function fencedMarkdown(title: string, words: string): string {
  const shown = words.replaceAll(/`+/g, (run) => (run.length > LONGEST_RUN ? `${run.slice(0, LONGEST_RUN)}…` : run));
  const cut = shown.length > MOST_CHARACTERS ? `${shown.slice(0, MOST_CHARACTERS)}…` : shown;
  const longest = [...cut.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `**${escapeMarkdown(title)}**\n\n${fence}text\n${cut}\n${fence}\n`;
}
