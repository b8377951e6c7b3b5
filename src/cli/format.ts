import { readArgs } from './args.ts';
import { runTool } from './tool.ts';

const { check } = readArgs({
  name: 'format',
  summary: 'Formats the code with prettier.',
  options: { check: { type: 'boolean', help: 'Change nothing: only list what is not formatted.' } },
});

runTool('prettier', [check ? '--check' : '--write', '--log-level=warn', '.']);
