import { contentFolder } from '../reader/folder.ts';
import { CONTENT_NOTE, readArgs } from './args.ts';
import { moveDay, MOVE_DAY } from './move-day.ts';

const {
  address,
  into = null,
  reason = null,
  on,
} = readArgs({
  name: 'withdraw',
  summary: [
    'Takes a claim, an actor, an article, a topic or a statement out of the tracker.',
    'Its address says from then on what became of it, when and why: that is written to permalinks.json.',
    'With --into another record takes its place: what names the one names the other, and its address leads there.',
    'Example: npm run withdraw -- claims/bridge-shut --into claims/bridge-closed',
    CONTENT_NOTE,
    'Ends with 0 when all is written, with 1 when it was refused and nothing was, with 2 for a mistake on the command line.',
  ].join('\n'),
  positionals: {
    address: {
      required: true,
      help: 'Its address: claims/<id>, actors/<id>, articles/<id>, topics/<id>, "articles/<id>#<statement>".',
    },
  },
  options: {
    into: { type: 'string', value: 'address', help: 'What takes its place; its own fields and text are dropped.' },
    reason: { type: 'string', value: 'text', help: 'Why, in a sentence that readers see. Needed without --into.' },
    ...MOVE_DAY,
  },
});
const day = moveDay('withdraw', on);
// The reader takes a while to load: not for help and mistakes.
const { runMove } = await import('./moves.ts');
process.exitCode = runMove(
  contentFolder(),
  { how: 'withdraw', from: address, to: into, reason, on: day },
  console.log,
  console.error,
);
