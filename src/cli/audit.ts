import { resolve } from 'node:path';
import { audit, flawsText } from '../build/audit.ts';
import { manifestFlaws } from '../build/manifest.ts';
import { contentFolder } from '../reader/folder.ts';
import { readContent } from '../reader/read.ts';
import { plural, problemsText } from '../reader/report.ts';
import { createSite } from '../views/site.ts';
import { CONTENT_NOTE, fail, readArgs } from './args.ts';
import { runCommand } from './fail.ts';
import { builtBase, measure, shown } from './out-dir.ts';

const { site: asked = 'dist' } = readArgs({
  name: 'audit',
  summary: [
    'Looks through a built site for what must not be there, and for what must: no script but its own, nothing from other',
    'hosts, no markup that the templates do not use, every record on its page, every text whole. Every build does so too.',
    'And whether every file is the one that was built, by the hashes in SHA256SUMS.',
    CONTENT_NOTE,
    'Ends with 0 when nothing is wrong, with 1 when something is, and with 2 when it could not look.',
  ].join('\n'),
  options: { site: { type: 'string', value: 'folder', help: 'The folder of the built site (default: dist).' } },
});
const target = resolve(asked);
if (builtBase(target) === undefined) {
  fail('audit', `There is no built site in ${shown(target)}. Build it first: npm run build`);
}
const folder = contentFolder();
const read = readContent(folder);
const { records, images } = read;
if (records === null) {
  console.error(problemsText(read, folder));
  fail('audit', `The content in ${folder} has problems, so what belongs on the site is not known.`);
}

await runCommand(async () => {
  const url = records.tracker.url ?? (process.env['CLAIMLINE_URL'] || null);
  const site = createSite({ ...records, tracker: { ...records.tracker, url } }, folder, images);
  const flaws = [...manifestFlaws(target), ...audit(site, target)];
  if (flaws.length === 0) {
    const { pages, files } = await measure(target);
    console.log(`${plural(pages, 'page')} and ${plural(files - pages, 'other file')} in ${shown(target)}: no flaws.`);
    return;
  }
  console.error(flawsText(flaws, shown(target)));
  process.exitCode = 1;
});
