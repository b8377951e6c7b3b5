/** The log of changes as pages and feeds show it: by day and commit, whole or only what was corrected. */
import { text, type Sentence } from '../text.ts';
import { pageOf, type Mention } from './changes.ts';
import { anchorOf } from './links.ts';
import type { KnownLog, LogGroup, LogItem, LogMention, LogStep, Move } from './log.ts';
import type { Link } from './parts.ts';
import { shares } from './room.ts';
import type { Site } from './site.ts';

export interface CommitView {
  /** As people name it; also the anchor of its entry. */
  short: string;
  /** Its page on GitHub; null where the repository is not known. */
  href: string | null;
}

export interface LogItemView {
  subject: Sentence<Link>;
  sentences: Sentence<Link>[];
}

interface LogGroupView {
  name: LogGroup;
  /** Empty where the page is of nothing else. */
  title: string;
  open: LogItemView[];
  /** What is folded, and how many sentences that are. */
  folded: LogItemView[];
  foldedCount: number;
}

export interface LogEntryView {
  commit: CommitView;
  /** Its own address. */
  href: string;
  /** ISO 8601 in UTC. */
  time: string;
  headline: string;
  /** How many corrections it made, where the headline does not say so. */
  corrections: number;
  /** The entry with everything that the commit changed; null where this is it. */
  whole: string | null;
  groups: LogGroupView[];
  /** How many sentences there was no room for, and the command that prints all. */
  left: { n: number; command: string } | null;
  skipped: CommitView[];
}

interface LogDayView {
  day: string;
  words: string;
  entries: LogEntryView[];
}

export interface ChangelogView {
  days: LogDayView[];
  /** Why there is nothing to list; null where something is. */
  why: string | null;
  /** The latest commits, where they could not be compared. */
  unread: CommitView[];
  /** How many commits the log holds, where there are earlier ones. */
  cutAt: number | null;
}

/** All changes, or only corrections. */
export type LogOf = 'changes' | 'corrections';

/**
 * Characters of sentences and addresses: of one entry, and of all. A page of lists may weigh 40 KB compressed; a feed holds
 * few entries, and none may change because of a newer one.
 */
const ROOM = {
  page: { entry: 16_000, all: 100_000 },
  feed: { entry: 8_000, all: Infinity },
};
/** Sentences of a group that are shown at once. */
const OPEN = 8;

export function changelogView(site: Site, of: LogOf, on: keyof typeof ROOM = 'page'): ChangelogView {
  const log = site.log();
  if (log.state !== 'known') return { days: [], why: text.log.unknown[log.state], unread: [], cutAt: null };
  const entries = entriesOf(site, log, of, ROOM[on]);
  const nothing = log.began === null && log.steps.length === 0 ? text.log.unknown.empty : text.log.none;
  return {
    days: byDay(site, entries),
    why: entries.length === 0 ? nothing : null,
    unread: log.unread.map((sha) => commitView(site, sha)),
    cutAt: log.cutAt,
  };
}

function entriesOf(site: Site, log: KnownLog, of: LogOf, room: { entry: number; all: number }): LogEntryView[] {
  const now = new Addresses(site);
  let left = room.all;
  const entries = log.steps.flatMap((step) => {
    const groups = of === 'changes' ? step.groups : step.groups.filter(({ name }) => name === 'corrections');
    const entry = groups.length === 0 ? [] : [entryOf(site, of, { ...step, groups }, now, Math.min(room.entry, left))];
    left -= entry.reduce((sum, { groups: shown }) => sum + shown.reduce((all, group) => all + sizeOf(group), 0), 0);
    now.before(step.moves);
    return entry;
  });
  if (log.began === null || of === 'corrections') return entries;
  const { sha, time, headline, skipped } = log.began;
  return [...entries, { ...commitEntry(site, of, { sha, time, skipped }), headline }];
}

/** What is said of a commit, before what it changed. */
function commitEntry(
  site: Site,
  of: LogOf,
  { sha, time, skipped }: Pick<LogStep, 'sha' | 'time' | 'skipped'>,
): LogEntryView {
  const { change, correction } = site.links;
  return {
    commit: commitView(site, sha),
    href: of === 'changes' ? change(sha) : correction(sha),
    time,
    headline: '',
    corrections: 0,
    whole: of === 'changes' ? null : change(sha),
    groups: [],
    left: null,
    skipped: skipped.map((one) => commitView(site, one)),
  };
}

function entryOf(site: Site, of: LogOf, step: LogStep, now: Addresses, room: number): LogEntryView {
  const whole = step.groups.map(({ name, items }) => ({ name, items: items.map((item) => itemView(item, now)) }));
  const rooms = shares(
    whole.map(({ items }) => items.reduce((sum, item) => sum + itemSize(item), 0)),
    room,
  );
  const groups = whole.flatMap(({ name, items }, at): LogGroupView[] => {
    const shown = fitting(items, rooms[at] ?? 0);
    const [open, folded] = splitAt(shown, OPEN);
    return shown.length === 0
      ? []
      : [
          {
            name,
            title: of === 'corrections' ? '' : text.log.groups[name],
            open,
            folded,
            foldedCount: countOf(folded),
          },
        ];
  });
  const shown = groups.reduce((sum, { open, foldedCount }) => sum + countOf(open) + foldedCount, 0);
  const n = whole.reduce((sum, { items }) => sum + countOf(items), 0) - shown;
  const corrections = countOf(step.groups.find(({ name }) => name === 'corrections')?.items ?? []);
  return {
    ...commitEntry(site, of, step),
    ...(of === 'changes' ? { headline: step.headline, corrections } : { headline: text.log.counted(corrections) }),
    groups,
    left: n === 0 ? null : { n, command: `npm run diff -- ${anchorOf(step.before)} ${anchorOf(step.sha)}` },
  };
}

const commitView = ({ links }: Site, sha: string): CommitView => ({ short: anchorOf(sha), href: links.commit(sha) });

const countOf = (items: readonly { sentences: readonly unknown[] }[]): number =>
  items.reduce((sum, { sentences }) => sum + sentences.length, 0);

const sentenceSize = (parts: Sentence<Link>): number =>
  parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : part.name.length + part.href.length), 0);
const itemSize = ({ subject, sentences }: LogItemView): number =>
  sentenceSize(subject) + sentences.reduce((sum, sentence) => sum + sentenceSize(sentence), 0);
const sizeOf = ({ open, folded }: LogGroupView): number =>
  [...open, ...folded].reduce((sum, item) => sum + itemSize(item), 0);

/** The first sentences that there is room for, with what they are about. */
function fitting(items: readonly LogItemView[], room: number): LogItemView[] {
  let left = room;
  const kept: LogItemView[] = [];
  for (const { subject, sentences } of items) {
    left -= sentenceSize(subject);
    const end = sentences.findIndex((sentence) => (left -= sentenceSize(sentence)) < 0);
    if (end !== 0) kept.push({ subject, sentences: sentences.slice(0, end < 0 ? undefined : end) });
    if (end >= 0) break;
  }
  return kept;
}

/** The items with the first so many sentences, and the others; the fold begins at an item where that leaves some open. */
function splitAt(items: readonly LogItemView[], most: number): [LogItemView[], LogItemView[]] {
  let open = 0;
  const at = items.findIndex(({ sentences }) => (open += sentences.length) > most);
  if (at < 0) return [[...items], []];
  if (at > 0) return [items.slice(0, at), items.slice(at)];
  const [first, ...rest] = items;
  if (first === undefined) return [[], []];
  const { subject, sentences } = first;
  return [[{ subject, sentences: sentences.slice(0, most) }], [{ subject, sentences: sentences.slice(most) }, ...rest]];
}

const itemView = ({ subject, sentences }: LogItem, now: Addresses): LogItemView => ({
  subject: [now.shown(subject)],
  sentences: sentences.map((parts) => joined(parts.map((part) => now.shown(part)))),
});

/** Words that follow each other are one part. */
const joined = (parts: Sentence<Link>): Sentence<Link> =>
  parts.reduce<Sentence<Link>>((all, part) => {
    const last = all.at(-1);
    return typeof part === 'string' && typeof last === 'string' ? [...all.slice(0, -1), last + part] : [...all, part];
  }, []);

/** Titles are whole sentences: quotation marks say where they end. */
const quoted = ({ of, name }: LogMention): string => (of === 'claims' || of === 'articles' ? `“${name}”` : name);

/** Where what had an id at some commit is today: the steps are gone back one by one. */
class Addresses {
  readonly #site: Site;
  /** Ids of today by ids of then, where they differ; null is gone. */
  #ids = new Map<string, string | null>();

  constructor(site: Site) {
    this.#site = site;
  }

  #now(of: Mention['of'], id: string): string | null {
    const now = this.#ids.get(`${of} ${id}`);
    return now === undefined ? id : now;
  }

  /** Ids from here on are those before a step. */
  before(moves: readonly Move[]): void {
    const ids = new Map(this.#ids);
    // An id that was only given then stands for nothing before; one may be given again to something else.
    for (const { of, to } of moves) if (to !== null) ids.set(`${of} ${to}`, null);
    for (const { of, from, to } of moves) {
      if (from !== null) ids.set(`${of} ${from}`, to === null ? null : this.#now(of, to));
    }
    this.#ids = ids;
  }

  shown(part: LogMention | string): Link | string {
    if (typeof part === 'string') return part;
    const id = part.state === 'gone' ? null : this.#now(part.of, part.id);
    const href = id === null ? null : pageOf(this.#site, part.of, id);
    return href === null ? quoted(part) : { name: quoted(part), href };
  }
}

function byDay(site: Site, entries: readonly LogEntryView[]): LogDayView[] {
  const days: LogDayView[] = [];
  for (const entry of entries) {
    const day = entry.time.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, words: site.words.day(day), entries: [entry] });
  }
  return days;
}
