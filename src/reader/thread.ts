/** A thread that reads files which have no problem: see threads.ts. */
import path from 'node:path';
import { workerData, type MessagePort } from 'node:worker_threads';
import { bodyProblems, stemOf, readFile, startReading } from './reading.ts';
import { taken, type Handed, type Sound, type Work } from './threads.ts';
import { diskTree } from './tree.ts';

const { folder, files, next, done, port } = workerData as Work & { port: MessagePort };

/** Only links are judged here; who uses a component or a picture is looked at again, where all files are known. */
const ids = (collection: string) =>
  new Set(files.filter((file) => path.posix.dirname(file) === collection).map((file) => stemOf(file)));
const known = {
  article: ids('articles'),
  claim: ids('claims'),
  actor: ids('actors'),
  statements: new Map(),
  figures: new Set<string>(),
  images: new Map(),
};

const sound: Sound[] = [];
const texts: string[] = [];
try {
  for (const file of taken(files, next)) {
    const reading = startReading(folder, diskTree(folder));
    const parsed = readFile(reading, file);
    if (parsed.record === null || reading.problems.length > 0) continue;
    const textIsSound = bodyProblems(reading, parsed.source, known).length === 0;
    texts.push(parsed.source.text);
    sound.push({ ...parsed, source: { ...parsed.source, text: '' }, textIsSound });
  }
} finally {
  const handed: Handed = { sound: JSON.stringify(sound), texts };
  port.postMessage(handed);
  Atomics.store(done, 0, 1);
  Atomics.notify(done, 0);
}
