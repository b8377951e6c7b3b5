/// <reference types="astro/client" />

/**
 * The compiled tracker, as `src/integration.ts` hands it to the pages; and whether they are published, with their policy:
 * in dev it would stop what Vite runs. `import.meta.env.PROD` cannot tell: Astro takes it from a variable of that name.
 */
declare module 'claimline:site' {
  export const site: import('./views/site.ts').Site;
  export const published: boolean;
}
