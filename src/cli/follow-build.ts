import type { AstroIntegration } from 'astro';
import type { Progress } from './progress.mjs';

/** Warnings of two things in one place, of which Astro keeps one: a page would be missing. */
const LOSES_PAGES = /\b(?:collision|conflicts?|conflicting|duplicates?|duplicated|defined in both|overwritten)\b/i;

/**
 * An Astro integration that shows how far a build is, keeps the moving line clear of warnings, and
 * collects the first line of every logged error, and of warnings that a page is lost, in `errors` instead of printing it.
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
              rendered += 1;
              progress.update(`Rendering ${total} pages: ${rendered} done`);
              return result;
            },
          };
        });
      },
      'astro:build:generated': () => progress.step('Finishing'),
    },
  };
}
