import { CONTENT_NOTE, readArgs, readPort, SERVE } from './args.ts';
import { runCommand } from './fail.ts';
import { developSite } from './site.ts';

const serve = readArgs({
  name: 'dev',
  summary: `Serves the tracker while you write: pages change as files are saved.\n${CONTENT_NOTE}`,
  options: SERVE,
});
const port = readPort('dev', serve.port);

await runCommand(() => developSite({ port, host: serve.host }));
