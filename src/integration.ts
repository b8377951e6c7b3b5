/**
 * Claimline in Astro: reads and checks the content once, sets the site's address from it, and hands the compiled site
 * to the pages as the module `claimline:site`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import { writeArchive } from './build/archive.ts';
import { audit, AuditFailure, flawsText } from './build/audit.ts';
import { writeCards } from './build/cards.ts';
import { filesOf, writeFiles } from './build/files.ts';
import { makeLog } from './build/log.ts';
import { writeManifest } from './build/manifest.ts';
import { writeSearch } from './build/search.ts';
import { addressProblem } from './reader/address.ts';
import { contentFolder } from './reader/folder.ts';
import { readHistory } from './reader/history.ts';
import { IMAGE_ENDINGS } from './reader/images.ts';
import { plainBody } from './reader/markdown.ts';
import { readContent } from './reader/read.ts';
import { notesText, problemsText } from './reader/report.ts';
import { cards } from './views/card.ts';
import { createLinks } from './views/links.ts';
import type { ChangeLog } from './views/log.ts';
import { createSite, type Site } from './views/site.ts';

const MODULE = 'claimline:site';
/** Pages run in the build's own process, in modules of their own: the compiled site is handed over here. */
const HANDOVER = Symbol.for(MODULE);
/** In dev, the content is read when no file has changed for so long: once for a checkout of 500 files. */
const QUIET = 100;
/** Where builds are made and kept, see src/cli/work-folder.ts: pages open in dev would load again for each file. */
const WORK_FOLDERS = /[/\\]\.[^/\\]+-build-[0-9a-f]{6}-\d+-[0-9a-f]{6}(?:-link|-old\d+)?(?:[/\\]|$)/;

/** Says that everything there is to say about the content was printed. */
class ContentProblems extends Error {
  override name = 'ContentProblems';
}

/**
 * @param given A site compiled from records that nobody checked, for tests that show what holds then. The configuration
 *   hands over none, and neither content nor a command can.
 */
export function claimline(given: Site | null = null): AstroIntegration {
  const folder = contentFolder();
  let built: Site | null = null;
  return {
    name: 'claimline',
    hooks: {
      'astro:config:setup': ({ command, updateConfig, injectRoute, createCodegenDir }) => {
        // A built site is served as it is, at the base that it was built for: see src/cli/site.ts.
        if (command === 'sync' || command === 'preview') return;
        const { site, text } = given === null ? load(folder, command === 'build') : { site: given, text: '' };
        if (site === null) {
          console.error(text);
          throw new ContentProblems('The content has problems. Nothing was built.');
        }
        if (text !== '') console.log(text);
        built = site;
        for (const ending of IMAGE_ENDINGS) {
          injectRoute({
            pattern: `/images/[name]${ending}`,
            entrypoint: new URL('pages/images/_name.ts', import.meta.url),
          });
        }
        const { url, offline } = site.graph.tracker;
        if (offline) injectRoute({ pattern: '/offline', entrypoint: new URL('pages/_offline.astro', import.meta.url) });
        updateConfig({
          base: createLinks({ url }).base,
          ...(url === null ? {} : { site: url }),
          vite: {
            plugins: [handOver(site, folder, command === 'build'), plainLines(fileURLToPath(createCodegenDir()))],
            server: { watch: { ignored: WORK_FOLDERS } },
          },
        });
      },
      'astro:build:done': async ({ dir }) => {
        if (built === null) return;
        const output = fileURLToPath(dir);
        writeFiles(built, output);
        await writeCards(cards(built), output);
        await writeSearch(built, plainBody, output);
        writeArchive(built, output);
        writeManifest(output);
        const flaws = given === null ? audit(built, output) : [];
        if (flaws.length > 0) throw new AuditFailure(flawsText(flaws, null));
      },
    },
  };
}

function load(folder: string, notes: boolean): { site: Site | null; text: string } {
  const read = readContent(folder);
  const { records, images } = read;
  if (records === null) return { site: null, text: problemsText(read, folder) };
  const { CLAIMLINE_URL: served } = process.env;
  const misplaced = served ? addressProblem(records.tracker.url, served) : null;
  if (misplaced !== null) return { site: null, text: misplaced };
  const tracker = { ...records.tracker, url: records.tracker.url ?? (served || null) };
  let log: ChangeLog | null = null;
  const site = createSite({ ...records, tracker }, folder, images, () => (log ??= makeLog(readHistory(folder))));
  return { site, text: notes ? notesText(records).join('\n') : '' };
}

type VitePlugin = Exclude<
  NonNullable<AstroConfig['vite']['plugins']>[number],
  unknown[] | Promise<unknown> | false | null | undefined
>;

/** Serves the compiled site to the pages; in dev, compiles it again when files of the content change. */
function handOver(site: Site, folder: string, published: boolean): VitePlugin {
  const shared = globalThis as Record<symbol, unknown>;
  shared[HANDOVER] = site;
  return {
    name: 'claimline',
    resolveId: (id: string) => (id === MODULE ? `\0${MODULE}` : null),
    load: (id: string) =>
      id === `\0${MODULE}`
        ? `export const site = globalThis[Symbol.for(${JSON.stringify(MODULE)})];\nexport const published = ${published};`
        : null,
    configureServer(server) {
      let fileAt = filesOf(shared[HANDOVER] as Site);
      server.middlewares.use((request, response, next) => {
        const { base } = (shared[HANDOVER] as Site).links;
        // Astro takes the base away before it asks here.
        const address = (request.originalUrl ?? request.url)?.replace(/[?#].*$/s, '') ?? '';
        const file = address.startsWith(base) ? fileAt(address.slice(base.length)) : null;
        if (file === null) return next();
        response.setHeader('Content-Type', file.type);
        response.end(file.content);
      });
      const root = path.resolve(folder);
      server.watcher.add(root);
      const compile = () => {
        const { site: next, text } = load(folder, false);
        if (next === null) {
          server.config.logger.error(text);
          server.ws.send({ type: 'error', err: { message: text, stack: '' } });
          return;
        }
        shared[HANDOVER] = next;
        fileAt = filesOf(next);
        for (const environment of Object.values(server.environments)) environment.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      };
      let pending: NodeJS.Timeout | undefined;
      server.watcher.on('all', (_event: string, file: string) => {
        if (!path.resolve(file).startsWith(root + path.sep)) return;
        clearTimeout(pending);
        pending = setTimeout(compile, QUIET);
      });
    },
  };
}

/** Whatever the line ends of the checkout are, what is sent has plain ones: pages, and scripts that are sent as they stand. */
const plainLines = (folder: string): VitePlugin => ({
  name: 'claimline-lines',
  enforce: 'pre',
  transform: (code) => (code.includes('\r\n') ? { code: code.replaceAll('\r\n', '\n'), map: null } : null),
  resolveId(id, from) {
    if (!id.endsWith('.js?url&no-inline') || from === undefined) return null;
    const [script = '', query = ''] = id.split('?');
    const text = readFileSync(path.resolve(path.dirname(from), script), 'utf8');
    if (!text.includes('\r\n')) return null;
    const plain = path.join(folder, path.basename(script));
    writeFileSync(plain, text.replaceAll('\r\n', '\n'));
    return `${plain}?${query}`;
  },
});
