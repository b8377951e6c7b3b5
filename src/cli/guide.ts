import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentFolder } from '../reader/folder.ts';
import { CONTENT_NOTE, readArgs } from './args.ts';
import { renewGuide } from './guide-parts.ts';

readArgs({
  name: 'guide',
  summary: `Renews the tables of fields, words and rules in the guide beside the content (README.md).\n${CONTENT_NOTE}`,
  options: {},
});

const file = join(contentFolder(), 'README.md');
const text = readFileSync(file, 'utf8');
const renewed = renewGuide(text);
if (renewed !== text) writeFileSync(file, renewed);
console.log(`${file} ${renewed === text ? 'is up to date' : 'was renewed'}.`);
