import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { claimline } from './src/integration.ts';

/** Files are called by their hashes: what they hold would weigh on every page. */
const NAMES = {
  rollupOptions: {
    output: {
      entryFileNames: '_astro/[hash].js',
      chunkFileNames: '_astro/[hash].js',
      assetFileNames: '_astro/[hash][extname]',
    },
  },
};

// `site` and `base` come from `url` in tracker.yaml: see src/integration.ts.
export default defineConfig({
  integrations: [claimline(), mdx()],
  trailingSlash: 'always',
  build: { concurrency: 16, inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  // Scripts and pictures stay files of their own: nothing is inlined, so that a strict content policy can hold.
  vite: { build: { assetsInlineLimit: 0, ...NAMES }, environments: { client: { build: NAMES } } },
  devToolbar: { enabled: false },
});
