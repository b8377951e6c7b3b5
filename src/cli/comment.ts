import { readFileSync } from 'node:fs';
import { contentFolder } from '../reader/folder.ts';
import { readContent } from '../reader/read.ts';
import { readArgs } from './args.ts';
import { runCommand, UsageError } from './fail.ts';
import { writeComment, type CheckEvent } from './pull-comment.ts';

readArgs({
  name: 'comment',
  summary:
    'Writes the report of a finished check as one comment on its pull request, or updates it.\nRun on GitHub by .github/workflows/comment.yml.',
  options: {},
});

await runCommand(async () => {
  const event = JSON.parse(readFileSync(setting('GITHUB_EVENT_PATH'), 'utf8')) as CheckEvent;
  const github = {
    api: `${setting('GITHUB_API_URL')}/repos/${setting('GITHUB_REPOSITORY')}`,
    token: setting('GITHUB_TOKEN'),
  };
  const url = readContent(contentFolder()).records?.tracker.url ?? null;
  console.log(await writeComment(event, github, url));
});

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new UsageError(`comment: ${name} is not set. This command is run on GitHub, by comment.yml.`);
  return value;
}
