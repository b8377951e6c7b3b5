import { cp } from 'node:fs/promises';
import type { RequestListener, Server } from 'node:http';
import { join, resolve } from 'node:path';
import type { PreviewServer } from 'astro';
import { headersAt } from '../outputs/headers.ts';
import { isAuditFailure, isContentProblems, UsageError } from './fail.ts';
import { followBuild } from './follow-build.ts';
import { builtBase, measure, outDirProblem, shown, type Size } from './out-dir.ts';
import { createProgress } from './progress.mjs';
import { inWorkFolder, swapIn } from './work-folder.ts';

// Astro is imported where it is used: --help and mistakes answer at once.

/** Builds are made inside the project: all that are made elsewhere at one time would share Astro's `.astro/.prerender`. */
const WORKSHOP = '.astro/build';

export interface ServeOptions {
  port?: number | undefined;
  host?: boolean | undefined;
}

/**
 * Builds the site into `outDir`. What stood there stays until the new one is complete, so a build
 * that fails or is killed never leaves half a site.
 */
export async function buildSite(outDir: string): Promise<Size & { seconds: number }> {
  const target = resolve(outDir);
  const objection = outDirProblem(target);
  if (objection) throw new UsageError(objection);

  const errors: string[] = [];
  const progress = createProgress();
  const start = performance.now();
  progress.step('Preparing the build');
  try {
    const { build } = await import('astro');
    const size = await inWorkFolder(resolve(WORKSHOP), async (workshop) => {
      // A folder below: work folders are closed to other users, a site is not.
      const built = join(workshop, 'site');
      await build({ outDir: built, logLevel: 'warn', integrations: [followBuild(progress, errors)] });
      // Some errors Astro only logs: a page would be missing or empty.
      if (errors.length > 0) throw new UsageError(`The build is not complete: ${errors.length} errors, see above.`);
      await inWorkFolder(target, async (folder) => {
        const fresh = join(folder, 'site');
        await cp(built, fresh, { recursive: true });
        swapIn(fresh, target, folder);
      });
      return measure(built);
    });
    return { ...size, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    progress.clear();
    if (!isContentProblems(error) && !isAuditFailure(error)) for (const text of errors) console.error(text);
    throw error;
  } finally {
    progress.clear();
  }
}

/** Serves a built site with the headers that hosts are told to send, and returns its addresses, base path included. */
export async function previewSite(outDir: string, options: ServeOptions): Promise<string[]> {
  const folder = resolve(outDir);
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
