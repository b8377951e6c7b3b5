import { readArgs } from './args.ts';
import { runTool } from './tool.ts';

readArgs({ name: 'typecheck', summary: 'Checks the types of the code and the pages with astro check.', options: {} });

runTool('astro', ['check']);
