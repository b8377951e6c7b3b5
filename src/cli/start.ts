import { CONTENT_NOTE, OUT_DIR, readArgs, readPort, SERVE } from './args.ts';
import { runCommand } from './fail.ts';
import { buildAndReport, previewAndReport } from './report.ts';

const { outDir = 'dist', ...serve } = readArgs({
  name: 'start',
  summary: `Builds the tracker, serves it and prints the address.\n${CONTENT_NOTE}`,
  options: { ...OUT_DIR, ...SERVE },
});
const port = readPort('start', serve.port);

await runCommand(async () => {
  await buildAndReport(outDir);
  await previewAndReport(outDir, { port, host: serve.host });
});
