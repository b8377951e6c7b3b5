import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.ts';
import { earlier, sites, siteUrl } from './sites.ts';

const root = join(import.meta.dirname, '..');

// The sites must have been built: npm test -- --only build --only build-fixture --only browser
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  outputDir: '.results/browser',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  use: { baseURL: siteUrl(sites.content), launchOptions: launchOptions(process.env.CLAIMLINE_BROWSER) },
  webServer: [...Object.values(sites), earlier].map((site) => ({
    command: `node src/cli/main.mjs preview --outDir ${site.outDir} --port ${site.port}`,
    cwd: root,
    url: siteUrl(site),
  })),
});
