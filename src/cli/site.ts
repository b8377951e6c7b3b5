import { cp } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import { resolve } from 'node:path';
import type { PreviewServer } from 'astro';
import { headersAt } from '../outputs/headers.ts';
import { Failure, isAuditFailure, isContentProblems, UsageError } from './fail.ts';
import { followBuild } from './follow-build.ts';
import { builtBase, measure, outDirProblem, shown, writeFailure, type Size } from './out-dir.ts';
import { createProgress } from './progress.mjs';
import { followed, formOf, inWorkFolder, publish, recover } from './work-folder.ts';

// Astro is imported where it is used: --help and mistakes answer at once.

/** Builds are made inside the project: all that are made elsewhere at one time would share Astro's `.astro/.prerender`. */
const WORKSHOP = '.astro/site';

export interface ServeOptions {
  port?: number | undefined;
  host?: boolean | undefined;
}

/**
 * Builds the site into `outDir`. What stood there is served until the new one is complete and audited, and is replaced at
 * once: a build that fails or is killed never leaves half a site. @throws {Failure} @throws {UsageError}
 */
export async function buildSite(outDir: string): Promise<Size & { seconds: number }> {
  let target = resolve(outDir);
  const errors: string[] = [];
  const progress = createProgress();
  const start = performance.now();
  try {
    target = followed(target);
    recover(target);
    const objection = outDirProblem(target);
    if (objection) throw new UsageError(objection);
    progress.step('Preparing the build');
    const size = await inWorkFolder(target, async (folder) => {
      await inWorkFolder(resolve(WORKSHOP), async (workshop) => {
        const { build } = await import('astro');
        await build({ outDir: workshop, logLevel: 'warn', integrations: [followBuild(progress, errors)] });
        // Some errors Astro only logs: a page would be missing or empty.
        if (errors.length > 0) throw new Failure(`The build is not complete: ${errors.length} errors, see above.`);
        await cp(workshop, folder, { recursive: true });
      });
      const built = await measure(folder);
      publish(folder, target, formOf(process.env, process.platform));
      return built;
    });
    return { ...size, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    progress.clear();
    if (!isContentProblems(error) && !isAuditFailure(error)) for (const text of errors) console.error(text);
    throw writeFailure(error, target) ?? error;
  } finally {
    progress.clear();
  }
}

/** Serves a built site with the headers that hosts are told to send, and returns its addresses, base path included. */
export async function previewSite(outDir: string, options: ServeOptions): Promise<string[]> {
  const folder = resolve(outDir);
  recover(followed(folder));
  const base = builtBase(folder);
  if (base === undefined) {
    throw new UsageError(`There is no built site in ${shown(folder)}. Build it first: npm run build`);
  }
  const { preview } = await import('astro');
  // Astro has no way yet to send headers by address, but hands over its server.
  const served: PreviewServer & { server?: Server } = await preview({
    base,
    outDir: folder,
    logLevel: 'warn',
    server: server(options),
  });
  served.server?.prependListener('request', sendHeaders(base));
  const { urls } = served;
  return [...(urls?.local ?? []), ...(urls?.network ?? [])];
}

/** Serves the site while it is being written: pages change as files are saved. */
export async function developSite(options: ServeOptions): Promise<void> {
  const { dev } = await import('astro');
  await dev({ logLevel: 'info', server: server(options) });
}

/** Before anything else answers a request: what hosts are told to send with its address. */
const sendHeaders =
  (base: string): RequestListener =>
  ({ url = '' }, response) => {
    const path = url.replace(/[?#].*$/s, '');
    const headers = (path.startsWith(base) && headersAt(path.slice(base.length))) || headersAt('404.html');
    for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
  };

function server({ port, host }: ServeOptions): { port?: number; host?: boolean } {
  return { ...(port !== undefined && { port }), ...(host !== undefined && { host }) };
}
