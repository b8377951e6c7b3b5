/** Claims as other sites show them: cards and charts in frames. */
import { comparesValues } from '../domain/status.ts';
import { text } from '../text.ts';
import type { ClaimView } from './claim.ts';
import { carriers, claimCard } from './parts.ts';
import { publishesRecords } from './published.ts';
import { scaleOf } from './spark.ts';
import { known, type Site } from './site.ts';

/** A frame on another site. */
export interface Frame {
  /** Whole address of what it shows. */
  src: string;
  /** Pixels. */
  width: number;
  height: number;
  /** What it shows, for those who do not see it. */
  title: string;
}

export interface EmbeddedClaim extends Pick<ClaimView, 'name' | 'href' | 'kindName' | 'status' | 'spark'> {
  /** The months between which its line runs. */
  months: { first: string; last: string } | null;
  /** "3 articles, 2 texts · 5 statements". */
  counts: string;
}

/** Claims with a card for other sites; without the site’s own address no frame could show it. */
export const embeddedClaims = (site: Site): string[] => (hasFrames(site) ? [...site.graph.claims.keys()] : []);

/** Those that have figures or dates to show. */
export const embeddedFigures = (site: Site): string[] => embeddedClaims(site).filter((id) => hasFigures(site, id));

function hasFigures(site: Site, id: string): boolean {
  const { record, statements } = known(site.graph.claims, id);
  return comparesValues(record.kind) && statements.some((s) => s.value !== null);
}

export function embeddedClaim(site: Site, id: string): EmbeddedClaim {
  const claim = known(site.graph.claims, id);
  const { articles, texts } = carriers(site, claim.statements);
  const { name, href, kindName, status, spark } = claimCard(site, claim);
  return {
    name,
    href,
    kindName,
    status,
    spark,
    months: scaleOf(site),
    counts: [
      text.articlesAndTexts(articles.length, texts),
      text.change.counts.statements(claim.statements.length),
    ].join(' · '),
  };
}

/** Width of frames, where their page has room for it. */
const WIDTH = 480;
/** Letters of a title and of text on a line of a card, and the height of such a line, at 320 pixels: the narrowest phones. */
const TITLE = { letters: 24, height: 27 };
const REASON = { letters: 38, height: 24 };
/** What a card holds beside its title and its reason. */
const CARD = 262;
/** The head of a chart, a row of it, and the most that a frame takes of a page: what is longer scrolls inside. */
const CHART = 345;
const ROW = 95;
const HIGHEST = 720;

/** Whether there are frames to embed: they need the site's own address. */
export const hasFrames = (site: Site): boolean =>
  publishesRecords(site, 'embeds') && site.links.canonical(site.links.home) !== null;

/** The frame for a claim's card; null where there are no frames. */
export function cardFrame(site: Site, id: string): Frame | null {
  const { name, status } = claimCard(site, known(site.graph.claims, id));
  const lines = (words: string, { letters, height }: typeof TITLE) => Math.ceil(words.length / letters) * height;
  return frame(site, 'claims', id, CARD + lines(name, TITLE) + lines(status.sentence, REASON));
}

/** The frame for the chart of a claim's figures; null where it has none, too. */
export function figuresFrame(site: Site, id: string): Frame | null {
  const { statements } = known(site.graph.claims, id);
  return frame(site, 'figures', id, CHART + ROW * statements.filter(({ value }) => value !== null).length);
}

function frame(site: Site, of: 'claims' | 'figures', id: string, height: number): Frame | null {
  const { graph, links } = site;
  if (!hasFrames(site) || (of === 'figures' && !hasFigures(site, id))) return null;
  const { title } = known(graph.claims, id).record;
  return {
    src: links.absolute(links.embed(of, id)),
    width: WIDTH,
    height: Math.min(height, HIGHEST),
    title: text.embed.frame(title, graph.tracker.title),
  };
}
