/** Reads the hostile files one by one, and writes a line for each when it is done: run by tests/reader/fuzz.test.ts. */
import { readContent } from '../../src/reader/read.ts';
import { FORMATS } from '../../src/reader/report.ts';
import { HOSTILE } from './hostile-files.ts';
import { inMemory } from './memory-tree.ts';
import { TRACKER } from './written.ts';

for (const [name, file, text] of HOSTILE) {
  const result = readContent('content', inMemory({ ...TRACKER, [file]: text }));
  for (const print of Object.values(FORMATS)) print(result, 'content');
  const outcome = result.records !== null ? 'accepted' : result.problems.length > 0 ? 'refused' : 'neither';
  console.log(`${outcome}: ${name} (${file})`);
}
