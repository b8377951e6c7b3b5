import { buildGraph } from '../domain/graph.ts';
import { contentFolder } from '../reader/folder.ts';
import { readContent } from '../reader/read.ts';
import { countsText, notesText, problemsText } from '../reader/report.ts';
import { CONTENT_NOTE, readArgs } from './args.ts';

readArgs({
  name: 'check',
  summary: `Checks every file of the tracker and prints all problems.\n${CONTENT_NOTE}`,
  options: {},
});

const folder = contentFolder();
const { records, problems } = readContent(folder);
if (records === null) {
  console.error(problemsText(problems, folder));
  process.exitCode = 1;
} else {
  const graph = buildGraph(records);
  console.log([`${countsText(graph)}: no problems.`, ...notesText(graph, records.claims.length)].join('\n'));
}
