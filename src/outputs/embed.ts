/** What other sites need to embed a claim: the snippet to copy, and oEmbed documents (https://oembed.com). */
import { cardFrame, hasFrames, type Frame } from '../views/embed.ts';
import { pathOf } from '../views/links.ts';
import type { Site } from '../views/site.ts';
import { escapeXml } from '../views/xhtml.ts';
import { CARD_SIZE } from './card.ts';
import type { OutputFile } from './files.ts';

/** How long readers of oEmbed documents may keep them, in seconds: statuses change by the day. */
const CACHE_AGE = 86_400;

/** A frame as HTML; no wider than the page that holds it. */
export const snippet = ({ src, width, height, title }: Frame): string =>
  `<iframe src="${escapeXml(src)}" width="${width}" height="${height}" title="${escapeXml(title)}" loading="lazy" style="border:0;max-width:100%"></iframe>`;

/** What the page of a claim answers to who asks how to embed it; null where it has no frame. */
export function oembed(site: Site, id: string) {
  const frame = cardFrame(site, id);
  if (frame === null) return null;
  const { graph, links } = site;
  return {
    version: '1.0',
    type: 'rich',
    title: graph.claims.get(id)?.record.title ?? '',
    provider_name: graph.tracker.title,
    provider_url: links.absolute(links.home),
    cache_age: CACHE_AGE,
    html: snippet(frame),
    width: frame.width,
    height: frame.height,
    thumbnail_url: links.absolute(links.card('claims', id)),
    thumbnail_width: CARD_SIZE.width,
    thumbnail_height: CARD_SIZE.height,
  };
}

/** One oEmbed document for each claim that can be embedded. */
export const embedFiles = (site: Site): OutputFile[] =>
  !hasFrames(site)
    ? []
    : [...site.graph.claims.keys()].map((id) => ({
        path: pathOf(site, site.links.api(`oembed/${id}`)),
        content: () => JSON.stringify(oembed(site, id)),
      }));
