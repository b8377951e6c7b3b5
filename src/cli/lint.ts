import { readArgs } from './args.ts';
import { runTool } from './tool.ts';

const { fix } = readArgs({
  name: 'lint',
  summary: 'Looks for mistakes in the code with oxlint.',
  options: { fix: { type: 'boolean', help: 'Mend what can be mended safely.' } },
});

runTool('oxlint', fix ? ['--fix'] : []);
