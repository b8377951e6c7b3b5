import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Progress } from './progress.mjs';

/** Warnings of two things in one place, of which one is kept: a page or a file would be missing. */
const LOSES_PAGES =
  /(?:\b|_)(?:collisions?|conflicts?|conflicting|duplicates?|duplicated|defined in both|defined more than once|same (?:name|slug)|overw\w+)\b/i;

/**
 * An Astro integration that shows how far a build is, keeps the moving line clear of warnings, and
 * collects the first line of every logged error, and of warnings that a page is lost, in `errors` instead of printing it;
 * and there too, which pages are empty.
 */
export function followBuild(progress: Progress, errors: string[]): AstroIntegration {
  return {
    name: 'claimline-progress',
    hooks: {
      'astro:config:setup': ({ logger }) => {
        const { destination } = logger.options;
        logger.options.destination = {
          ...destination,
          write(event) {
            if (event.level === 'error' || (event.level === 'warn' && LOSES_PAGES.test(event.message))) {
              errors.push(event.message.split('\n', 1).join());
              return;
            }
            progress.hide();
            destination.write(event);
          },
        };
      },
      'astro:build:start': ({ setPrerenderer }) => {
        progress.step('Bundling styles and templates');
        setPrerenderer((prerenderer) => {
          let total = 0;
          let rendered = 0;
          return {
            ...prerenderer,
            async getStaticPaths() {
              progress.step('Listing pages');
              const paths = await prerenderer.getStaticPaths();
              total = paths.length;
              progress.step(`Rendering ${total} pages`);
              return paths;
            },
            async render(request, options) {
              const result = await prerenderer.render(request, options);
              const { body, status } = 'response' in result ? result.response : result;
              // Astro writes no file then, and does not say so; of what leads on it writes a page itself.
              if (body === null && (status < 300 || status >= 400)) {
                errors.push(`${new URL(request.url).pathname} is empty: the page was not written.`);
              }
              rendered += 1;
              progress.update(`Rendering ${total} pages: ${rendered} done`);
              return result;
            },
          };
        });
      },
      'astro:build:generated': ({ dir }) => {
        progress.step('Finishing');
        errors.push(...emptyPages(fileURLToPath(dir)).map((page) => `${page} is empty.`));
      },
    },
  };
}

const emptyPages = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && statSync(join(folder, file)).size === 0)
    .toSorted();
