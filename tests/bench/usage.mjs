// Loaded into a process that is measured: says at its end what it used.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const file = process.env.CLAIMLINE_USAGE;
if (file && isMainThread) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(file, JSON.stringify({ cpu: userCPUTime + systemCPUTime, rss: maxRSS }));
  });
}
