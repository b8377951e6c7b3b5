import { toolPath } from '../src/cli/tool.ts';
import { findBrowser } from './browser.ts';
import { playwrightCounts, vitestCounts, type Counts } from './counts.ts';
import { copyEarlier, earlier, freePorts, sites, type Site } from './sites.ts';

export interface Step {
  /** As in `--only <name>`. */
  name: string;
  title: string;
  /** What Node runs: a file and its arguments. */
  args: string[];
  env?: Record<string, string>;
  /** For a runner that counts its tests itself. */
  report?: Report;
  /** What has to be there first; the result is added to the environment. */
  prepare?: (log: (text: string) => void) => Promise<Record<string, string>>;
}

export interface Report {
  file: string;
  counts: (json: unknown) => Counts;
}

const unitReport = 'tests/.results/unit.json';
const browserReport = 'tests/.results/browser.json';

/** Everything that `npm test` does, in order. */
export const steps: Step[] = [
  { name: 'format', title: 'Format', args: [toolPath('prettier'), '--check', '--log-level=warn', '.'] },
  { name: 'lint', title: 'Lint', args: [toolPath('oxlint')] },
  { name: 'types', title: 'Types', args: [toolPath('astro'), 'check'] },
  { name: 'unused', title: 'Unused code', args: [toolPath('knip')] },
  { name: 'content', title: 'Content', args: ['src/cli/check.ts'] },
  {
    name: 'unit',
    title: 'Unit tests',
    args: [
      toolPath('vitest'),
      'run',
      '--config=tests/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    report: { file: unitReport, counts: vitestCounts },
  },
  { name: 'build', title: 'Build of the content', ...build(sites.content) },
  { name: 'build-fixture', title: 'Build of another story', ...build(sites.fixture) },
  {
    name: 'build-earlier',
    title: 'Build as of a day',
    ...build(earlier),
    prepare: async () => {
      copyEarlier();
      return {};
    },
  },
  {
    name: 'browser',
    title: 'Browser tests',
    args: [
      toolPath('@playwright/test', 'playwright'),
      'test',
      '--config=tests/playwright.config.ts',
      '--reporter=list,json',
    ],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: browserReport },
    report: { file: browserReport, counts: playwrightCounts },
    prepare: async (log) => ({
      CLAIMLINE_BROWSER: await findBrowser(log),
      CLAIMLINE_PORTS: (await freePorts(3)).join(),
    }),
  },
];

function build({ content, outDir }: Site): Pick<Step, 'args' | 'env'> {
  return { args: ['src/cli/build.ts', '--outDir', outDir], env: { CLAIMLINE_CONTENT: content } };
}
