import mdx from '@astrojs/mdx';
import { defineConfig, fontProviders } from 'astro/config';
import { claimline } from './src/integration.ts';

// `site` and `base` come from `url` in tracker.yaml: see src/integration.ts.
export default defineConfig({
  integrations: [claimline(), mdx()],
  trailingSlash: 'always',
  build: { concurrency: 16, inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  // Scripts and pictures stay files of their own: nothing is inlined, so that a strict content policy can hold.
  vite: { build: { assetsInlineLimit: 0 } },
  devToolbar: { enabled: false },
  fonts: [
    {
      provider: fontProviders.local(),
      name: 'Newsreader',
      cssVariable: '--newsreader',
      fallbacks: ['Iowan Old Style', 'Palatino Linotype', 'Georgia', 'serif'],
      options: {
        variants: [
          {
            src: ['@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2'],
            weight: '200 800',
            // A face that comes late is left for the next page: nothing moves while somebody reads.
            display: 'optional',
            style: 'normal',
          },
        ],
      },
    },
  ],
});
