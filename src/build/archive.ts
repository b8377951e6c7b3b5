/**
 * The whole site as one file, to be read without a server: links between its pages are relative there. Browsers run no
 * modules from files, so the pages have no scripts and show what they show without; the search and its index are left out.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { parse, type DefaultTreeAdapterTypes, type Token } from 'parse5';
import { contentHash } from '../outputs/api.ts';
import { versionIn } from '../outputs/version.ts';
import { pathOf } from '../views/links.ts';
import { publishesRecords } from '../views/published.ts';
import type { Site } from '../views/site.ts';
import { filesBelow } from './manifest.ts';

/** What only servers, the search, other sites or browsers with a network read. */
const LEFT_OUT =
  /^(?:404\.html|_headers|_redirects|_nginx\/.*|pagefind\/.*|cards\/.*|.*\.webmanifest|sw\.js|offline\/.*)$/;
/** Already as small as they get. */
const PACKED = /\.(?:png|jpe?g|webp|avif|gif|woff2|parquet)$/;
/** The earliest time that ZIP knows, so that none is said; it has no time zone: */
const NO_TIME = '1980-01-01T00:00:00';

/** Writes the archive of a built site into its folder, where the tracker publishes one. */
export function writeArchive(site: Site, folder: string): void {
  if (!publishesRecords(site, 'archive')) return;
  const { base, archive } = site.links;
  const files = filesBelow(folder).filter((file) => !LEFT_OUT.test(file));
  const place: Inside = { base, files: new Set(files), online: site.links.canonical };
  const within = `tracker-${versionIn(contentHash(site))}`;
  const entries: Zippable = {};
  for (const file of files) {
    const content = readFileSync(join(folder, file));
    const level = PACKED.test(file) ? 0 : 6;
    entries[`${within}/${file}`] = [fitted(file, content, place), { level, mtime: NO_TIME }];
  }
  const target = join(folder, pathOf(site, archive));
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, zipSync(entries), { flag: 'wx' });
}

/** Where the files of an archive came from. */
interface Inside {
  base: string;
  files: ReadonlySet<string>;
  /** The whole address of what is not in it; null where the site has none. */
  online(href: string): string | null;
}

function fitted(file: string, content: Buffer, place: Inside): Uint8Array {
  if (file.endsWith('.html')) return Buffer.from(fitPage(file, content.toString(), place));
  if (file.endsWith('.css')) return Buffer.from(fitStyles(file, content.toString(), place));
  return content;
}

/** Attributes that name a file of the site; those of forms lead to pages that need scripts. */
const NAMING = new Set(['href', 'src', 'poster']);
/** What a file cannot have: what runs, and what browsers take from servers only. */
const WITHOUT = new Set(['manifest', 'preload', 'search', 'alternate']);

/** A page with relative addresses and without scripts; all else of it stays as it was, to the byte. */
function fitPage(file: string, html: string, place: Inside): string {
  const edits: { from: number; to: number; text: string }[] = [];
  const remove = ({ startOffset, endOffset }: Token.Location) => {
    edits.push({ from: startOffset, to: endOffset, text: '' });
  };
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && node.sourceCodeLocation) {
      const { sourceCodeLocation: at, tagName } = node;
      if (isLeftOut(node)) {
        remove(at);
        return;
      }
      if (tagName === 'noscript') {
        // A browser that runs scripts passes over it.
        for (const tag of [at.startTag, at.endTag]) if (tag) remove(tag);
      }
      for (const { name, value } of node.attrs) {
        const here = at.attrs?.[name];
        if (here === undefined) continue;
        const [, before, refresh] = /^(0; url=)(.*)$/.exec(value) ?? [];
        const address = tagName === 'meta' && name === 'content' ? refresh : NAMING.has(name) ? value : undefined;
        const fit = address === undefined ? null : relativeTo(file, address, place);
        if (fit === null) continue;
        const text = `${name}="${escapeAttribute((before ?? '') + fit)}"`;
        edits.push({ from: here.startOffset, to: here.endOffset, text });
      }
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  let fit = '';
  let read = 0;
  for (const { from, to, text } of edits.toSorted((a, b) => a.from - b.from)) {
    fit += html.slice(read, from) + text;
    read = to;
  }
  return fit + html.slice(read);
}

function isLeftOut({ tagName, attrs }: DefaultTreeAdapterTypes.Element): boolean {
  const of = (name: string) => attrs.find((attribute) => attribute.name === name)?.value ?? '';
  if (tagName === 'script') return of('type') !== 'application/ld+json';
  if (tagName === 'link') return WITHOUT.has(of('rel'));
  // What `'self'` means of a file differs from browser to browser; nothing is left that could run.
  return tagName === 'meta' && of('http-equiv').toLowerCase() === 'content-security-policy';
}

/** Fonts and pictures of styles; styles of ours name nothing else. */
const fitStyles = (file: string, css: string, place: Inside): string =>
  css.replaceAll(/url\((["']?)([^"')]+)\1\)/g, (whole, quote: string, address: string) => {
    const fit = relativeTo(file, address, place);
    return fit === null ? whole : `url(${quote}${fit}${quote})`;
  });

/**
 * The way from a file to an address of the site, to the site itself where the archive has no such file; null elsewhere.
 *
 * relativeTo('claims/a/index.html', '/base/actors/b/?c#d', place) // '../../actors/b/index.html?c#d'
 */
function relativeTo(file: string, address: string, { base, files, online }: Inside): string | null {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
  if (!path.startsWith(base)) return null;
  const inside = path.slice(base.length);
  const target = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  return files.has(decodeURIComponent(target)) ? posix.relative(posix.dirname(file), target) + rest : online(address);
}

const escapeAttribute = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
