/** Sentences as XHTML: text is escaped, mentions are links with whole addresses. No markup comes in from anywhere else. */
import type { Sentence } from '../text.ts';
import type { Link } from './parts.ts';
import type { Site } from './site.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that is only text, in an element or in a quoted attribute. */
export const escapeXml = (words: string): string => words.replaceAll(/[&<>"]/g, (char) => ESCAPES[char] ?? char);

const inline = ({ links }: Site, sentence: Sentence<Link>): string =>
  sentence
    .map((part) =>
      typeof part === 'string'
        ? escapeXml(part)
        : `<a href="${escapeXml(links.absolute(part.href))}">${escapeXml(part.name)}</a>`,
    )
    .join('');

export const paragraph = (site: Site, sentence: Sentence<Link>): string => `<p>${inline(site, sentence)}</p>`;

/** A list; nothing without items. */
export const list = (site: Site, items: readonly Sentence<Link>[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${inline(site, item)}</li>`).join('')}</ul>`;
