import { CONTENT_NOTE, OUT_DIR, readArgs } from './args.ts';
import { runCommand } from './fail.ts';
import { buildAndReport } from './report.ts';

const { outDir = 'dist' } = readArgs({
  name: 'build',
  summary: `Builds the tracker into a folder of static files.\n${CONTENT_NOTE}`,
  options: OUT_DIR,
});

await runCommand(() => buildAndReport(outDir));
