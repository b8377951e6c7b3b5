import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
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

/** Serves a built site and returns its addresses, base path included. */
export async function previewSite(outDir: string, options: ServeOptions): Promise<string[]> {
  const folder = resolve(outDir);
  const base = builtBase(folder);
  if (base === undefined) {
    throw new UsageError(`There is no built site in ${shown(folder)}. Build it first: npm run build`);
  }
  const { preview } = await import('astro');
  const { urls } = await preview({ base, outDir: folder, logLevel: 'warn', server: server(options) });
  return [...(urls?.local ?? []), ...(urls?.network ?? [])];
}

/** Serves the site while it is being written: pages change as files are saved. */
export async function developSite(options: ServeOptions): Promise<void> {
  const { dev } = await import('astro');
  await dev({ logLevel: 'info', server: server(options) });
}

function server({ port, host }: ServeOptions): { port?: number; host?: boolean } {
  return { ...(port !== undefined && { port }), ...(host !== undefined && { host }) };
}
