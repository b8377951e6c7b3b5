/** A thread that reads files which have no problem: see threads.ts. */
import { workerData, type MessagePort } from 'node:worker_threads';
import { knownByName } from './known.ts';
import { isTextSound, readFile, startReading } from './reading.ts';
import { taken, type Handed, type Sound, type Work } from './threads.ts';
import { diskTree } from './tree.ts';

const { folder, files, next, done, port } = workerData as Work & { port: MessagePort };
const known = knownByName(files);
const sound: Sound[] = [];
const texts: string[] = [];
try {
  for (const file of taken(files, next)) {
    const reading = startReading(folder, diskTree(folder));
    const parsed = readFile(reading, file);
    if (parsed.record === null || reading.problems.length > 0) continue;
    const textIsSound = isTextSound(reading, parsed.source, known);
    texts.push(parsed.source.text);
    sound.push({ ...parsed, source: { ...parsed.source, text: '' }, textIsSound });
  }
} finally {
  const handed: Handed = { sound: JSON.stringify(sound), texts };
  port.postMessage(handed);
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}
