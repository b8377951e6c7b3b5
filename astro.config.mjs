import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { claimline } from './src/integration.ts';

// `site` and `base` come from `url` in tracker.yaml: see src/integration.ts.
export default defineConfig({
  integrations: [claimline(), mdx()],
  trailingSlash: 'always',
  // The default would take the space between inline elements that stand on lines of their own.
  compressHTML: true,
  build: { concurrency: 16, inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
});
