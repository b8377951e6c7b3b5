/** Whether an item of a list fits what is chosen. */
import type { State } from './address.ts';

export interface Item {
  status: string;
  kind: string;
  topics: string;
  /** `actor:stance` of who speaks, `actor` of who is spoken of, joined by spaces. */
  voices: string;
  /** A day, or `from/to` where an open end is empty; undefined where no date is known. */
  date: string | undefined;
  /** What a reader sees of it. */
  words: () => string;
}

/** Every choice must fit; an actor and a stance must fit together: the stance that this actor takes. */
export function matches(item: Item, state: State): boolean {
  const { status, kind, topic, actor, stance, text, from, to } = state;
  return (
    (!status || item.status === status) &&
    (!kind || item.kind === kind) &&
    (!topic || item.topics.split(' ').includes(topic)) &&
    ((!actor && !stance) || item.voices.split(' ').some((voice) => speaks(voice, actor, stance))) &&
    ((!from && !to) || within(item.date, from, to)) &&
    (!text || contains(item.words(), text))
  );
}

function speaks(voice: string, actor: string | undefined, stance: string | undefined): boolean {
  const [who, how] = voice.split(':');
  return (!actor || who === actor) && (!stance || how === stance);
}

/** Whether what is dated may lie between two days; what has no date may not be claimed to. */
function within(date: string | undefined, from = '', to = ''): boolean {
  if (date === undefined) return false;
  const [first = '', last = first] = date.split('/');
  return (last === '' || last >= from) && (to === '' || first <= to);
}

/** Whether every word is there, in any spelling of its letters: "cafe" finds "Café". */
function contains(words: string, wanted: string): boolean {
  const folded = fold(words);
  return fold(wanted)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase().trim();
