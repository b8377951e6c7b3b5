import { OUT_DIR, readArgs, readPort, SERVE } from './args.ts';
import { runCommand } from './fail.ts';
import { previewAndReport } from './report.ts';

const { outDir = 'dist', ...serve } = readArgs({
  name: 'preview',
  summary: 'Serves the site that was built last, as it is, and prints the address.',
  options: { ...OUT_DIR, ...SERVE },
});
const port = readPort('preview', serve.port);

await runCommand(() => previewAndReport(outDir, { port, host: serve.host }));
