/** Bodies: what a page gives to one, and the components in it as what they show. */
import type { Body, Component } from '../domain/body.ts';
import { parseDate } from '../domain/date.ts';
import type { ClaimNode } from '../domain/graph.ts';
import { text } from '../text.ts';
import { figureChart, type FigureChart } from './figures.ts';
import { bodyLink, claimCard, statementView, type ClaimCard, type Link, type StatementView } from './parts.ts';
import type { Site } from './site.ts';
import { timelineWithin, type TimelineEntry } from './timeline.ts';

export interface BodyView {
  parts: BodyPart[];
  /** Whether it needs more style than plain prose. */
  rich: boolean;
}

export type BodyPart =
  | { type: 'html'; html: string }
  | { type: 'claim'; claim: ClaimCard }
  | { type: 'figure'; claim: ClaimCard; chart: FigureChart }
  | { type: 'statement'; statement: StatementView }
  | { type: 'timeline'; name: string; entries: TimelineEntry[]; more: Link | null }
  /** Honest words where there is nothing to show. */
  | { type: 'nothing'; words: string };

/** Entries of a timeline that a text shows; the others are a link away. */
const MOST_ENTRIES = 12;

/** What a page gives to the bodies of its records; `level` is that of their first heading. */
export const bodyContext = <Level extends 2 | 3>(site: Site, level: Level) => ({
  link: bodyLink(site),
  image: (name: string) => {
    const picture = site.images.get(name);
    return picture === undefined ? null : { ...picture, src: site.links.image(name) };
  },
  level,
  words: { notes: text.body.notes, back: text.body.back, table: text.body.table },
});

/** A rendered body with its components looked up. What a day has not seen yet is said to be so, or left out. */
export const bodyView = (site: Site, { blocks, rich }: Body): BodyView => ({
  parts: blocks.flatMap((block) => (block.type === 'html' ? [block] : (partOf(site, block) ?? []))),
  rich,
});

function partOf(site: Site, { name, attributes }: Component): BodyPart | null {
  const { claims, statements } = site.graph;
  const ofClaim = (claim: ClaimNode | undefined, show: (claim: ClaimNode) => BodyPart): BodyPart =>
    claim ? show(claim) : { type: 'nothing', words: text.body.noStatement };
  switch (name) {
    case 'Claim':
      return ofClaim(claims.get(attributes['id'] ?? ''), (claim) => ({ type: 'claim', claim: claimCard(site, claim) }));
    case 'Figure':
      return ofClaim(claims.get(attributes['claim'] ?? ''), (claim) => ({
        type: 'figure',
        claim: claimCard(site, claim),
        chart: figureChart(site, [claim]),
      }));
    case 'Statement': {
      const statement = statements.get(attributes['id'] ?? '');
      return statement ? { type: 'statement', statement: statementView(site, statement) } : null;
    }
    case 'Timeline':
      return timelinePart(site, attributes['from'] ?? null, attributes['to'] ?? null);
    default:
      return name satisfies never;
  }
}

function timelinePart(site: Site, first: string | null, last: string | null): BodyPart {
  const [from, to] = [first && parseDate(first), last && parseDate(last)];
  const within = timelineWithin(site, { from: from ? from.from : null, to: to ? to.to : null });
  const [next] = within.slice(MOST_ENTRIES);
  return {
    type: 'timeline',
    name: text.body.within(from ? site.words.date(from).words : null, to ? site.words.date(to).words : null),
    entries: within.slice(0, MOST_ENTRIES).map(({ entry }) => entry),
    more: next
      ? { name: text.body.moreWithin(within.length - MOST_ENTRIES), href: site.links.timeline(next.chapter) }
      : null,
  };
}
