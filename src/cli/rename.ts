import { contentFolder } from '../reader/folder.ts';
import { CONTENT_NOTE, readArgs } from './args.ts';
import { moveDay, MOVE_DAY } from './move-day.ts';

const {
  from,
  to,
  reason = null,
  on,
} = readArgs({
  name: 'rename',
  summary: [
    'Gives a claim, an actor, an article, a topic or a statement another id, wherever the content names it.',
    'Its old address leads to the new one from then on: that is written to permalinks.json.',
    'Where the file was renamed by hand, only the address is noted down.',
    'Example: npm run rename -- claims/bridge-shut claims/bridge-closed',
    CONTENT_NOTE,
    'Ends with 0 when all is written, with 1 when it was refused and nothing was, with 2 for a mistake on the command line.',
  ].join('\n'),
  positionals: {
    from: {
      required: true,
      help: 'Its address: claims/<id>, actors/<id>, articles/<id>, topics/<id>, "articles/<id>#<statement>".',
    },
    to: { required: true, help: 'The address that it gets.' },
  },
  options: { reason: { type: 'string', value: 'text', help: 'Why, in a sentence that readers see.' }, ...MOVE_DAY },
});
const day = moveDay('rename', on);
// The reader takes a while to load: not for help and mistakes.
const { runMove } = await import('./moves.ts');
process.exitCode = runMove(contentFolder(), { how: 'rename', from, to, reason, on: day }, console.log, console.error);
