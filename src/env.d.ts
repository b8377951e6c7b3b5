/// <reference types="astro/client" />

/** The compiled tracker, as `src/integration.ts` hands it to the pages. */
declare module 'claimline:site' {
  export const site: import('./views/site.ts').Site;
}
