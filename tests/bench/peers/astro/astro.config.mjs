import { defineConfig } from 'astro/config';

export default defineConfig({
  build: { concurrency: 16 },
  outDir: './public',
  cacheDir: './cache',
  publicDir: './static',
  devToolbar: { enabled: false },
});
