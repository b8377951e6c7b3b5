import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** In milliseconds. A test that hangs ends; how fast things are is for the benchmarks, and machines are busy at times. */
const HANGS = 120_000;

export default defineConfig({
  root: join(import.meta.dirname, '..'),
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: HANGS,
    hookTimeout: HANGS,
    // No test changes what a module holds: modules are loaded once for all files of a worker.
    isolate: false,
    // Left alone, one processor of two would wait.
    maxWorkers: '100%',
  },
});
