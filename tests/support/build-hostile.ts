/** Builds the small hostile tracker, in a process of its own: run by tests/e2e/hostile.spec.ts. */
import { buildRecords } from './hostile-build.ts';
import { smallTracker } from './hostile.ts';

await buildRecords(smallTracker().records, process.argv[2] ?? 'hostile-small');
