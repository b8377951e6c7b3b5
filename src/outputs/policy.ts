/** What pages and files of the site may do in a browser. */

/** Directives with their sources: https://www.w3.org/TR/CSP3/ */
export type Policy = Readonly<Record<string, string>>;

const PAGE: Policy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self'",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/**
 * What a page does beside showing itself: loads data, sends its forms to the site, frames a part of it, searches, or has the
 * browser keep pages.
 */
export type Need = 'load' | 'send' | 'frame' | 'search' | 'keep';

const NEEDED: Readonly<Record<Need, Policy>> = {
  load: { 'connect-src': "'self'" },
  send: { 'form-action': "'self'" },
  frame: { 'frame-src': "'self'" },
  // Pagefind is WebAssembly, and starts its worker by an address: browser/search.ts names it in the policy `default`.
  search: {
    'script-src': "'self' 'wasm-unsafe-eval'",
    'connect-src': "'self'",
    'form-action': "'self'",
    'trusted-types': 'default',
  },
  // The service worker is named in browser/keep.ts.
  keep: { 'worker-src': "'self'", 'trusted-types': 'worker' },
};

/** What a page may do, said in the page itself: the way where a host sends no headers of ours. */
export const pagePolicy = (needs: readonly Need[] = []): Policy =>
  Object.assign({}, PAGE, ...needs.map((need) => NEEDED[need]));

/** The same for a frame on other sites, which has no script and no font. */
export const EMBED_POLICY: Policy = {
  'default-src': "'none'",
  'style-src': "'self'",
  'img-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};

/** As it is sent, and as a page says it of itself: all but `frame-ancestors`, which only a server can say. */
export const policyText = (policy: Policy): string =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join(';');

/** A file may do nothing, should a browser show it as a page. */
export const FILE_POLICY: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};
/** It fetches what pages ask for. */
export const WORKER_POLICY: Policy = { ...FILE_POLICY, 'connect-src': "'self'" };

/** Rules of a worker come with its script, not from the page that starts it. */
export const ENGINE_POLICY: Policy = {
  ...FILE_POLICY,
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
};
