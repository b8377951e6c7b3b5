// For `node --import`: folders are listed in another order, as on another file system.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** @param {unknown} listed */
const shuffled = (listed) => {
  if (!Array.isArray(listed)) return listed;
  // Backwards from the middle: no order that anything is written in.
  const middle = Math.ceil(listed.length / 2);
  return [...listed.slice(0, middle).toReversed(), ...listed.slice(middle).toReversed()];
};

const { readdirSync, readdir } = fs;
const { readdir: readdirPromise } = fs.promises;
fs.readdirSync = /** @type {typeof readdirSync} */ (
  (/** @type {Parameters<typeof readdirSync>} */ ...args) => shuffled(readdirSync(...args))
);
fs.promises.readdir = /** @type {typeof readdirPromise} */ (
  async (/** @type {Parameters<typeof readdirPromise>} */ ...args) => shuffled(await readdirPromise(...args))
);
fs.readdir = /** @type {typeof readdir} */ (
  (/** @type {any[]} */ ...args) => {
    const done = args.pop();
    return Reflect.apply(readdir, fs, [
      ...args,
      (/** @type {unknown} */ error, /** @type {unknown} */ listed) => done(error, shuffled(listed)),
    ]);
  }
);
syncBuiltinESMExports();
