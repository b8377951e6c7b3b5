/**
 * Reads large trackers on all processors: threads take files that have no problem off the reader’s hands, and leave it
 * all others. What they hand over is what it would have read itself.
 */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Parsed } from './reading.ts';

/** A thread takes about as long to start as a thousand files to read. */
const WORTH_A_THREAD = 3000;
/** Files that one takes at a time. */
const CHUNK = 32;
/** A thread that takes longer died; its files are read here. */
const PATIENCE = 60_000;

/** A file that has no problem by itself. */
export interface Sound extends Parsed<unknown> {
  /** Whether its text was found in order too. */
  textIsSound: boolean;
}

/** What a thread is given. */
export interface Work {
  folder: string;
  files: readonly string[];
  /** Where the next files to take are, in the list. */
  next: Int32Array;
  /** 1 when it is done. */
  done: Int32Array;
}

/** What a thread hands over: records as JSON, which is faster than as objects, and the texts of their files. */
export interface Handed {
  sound: string;
  texts: string[];
}

/**
 * Starts to read the files of a folder, by path below it. `take` reads those that no thread has taken, one after the
 * other; `finish` waits for the threads and gives what they found in order.
 */
export function readAhead(
  folder: string,
  files: readonly string[],
  threads = Math.min(availableParallelism() - 1, Math.floor(files.length / WORTH_A_THREAD)),
): { take(read: (file: string) => void): void; finish(): Sound[] } {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const workers = Array.from({ length: threads }, () => {
    const { port1, port2 } = new MessageChannel();
    const done = new Int32Array(new SharedArrayBuffer(4));
    const work: Work = { folder, files, next, done };
    const worker = new Worker(path.join(import.meta.dirname, 'thread.ts'), {
      workerData: { ...work, port: port2 },
      transferList: [port2],
    });
    worker.unref();
    return { port: port1, done, worker };
  });
  return {
    take(read) {
      for (const file of taken(files, next)) read(file);
    },
    finish: () =>
      workers.flatMap(({ port, done, worker }) => {
        Atomics.wait(done, 0, 0, PATIENCE);
        const handed = receiveMessageOnPort(port) as { message: Handed } | undefined;
        port.close();
        void worker.terminate();
        if (handed === undefined) return [];
        const { sound, texts } = handed.message;
        return (JSON.parse(sound) as Sound[]).map((one, index) => {
          one.source.text = texts[index] ?? '';
          return one;
        });
      }),
  };
}

/** The files of a list that nobody else has taken. */
export function* taken(files: readonly string[], next: Int32Array): Generator<string> {
  for (let at = Atomics.add(next, 0, CHUNK); at < files.length; at = Atomics.add(next, 0, CHUNK)) {
    yield* files.slice(at, at + CHUNK);
  }
}
