import type { Records } from '../../src/domain/records.ts';
import { readContent } from '../../src/reader/read.ts';

/** The invented story of the fixtures, read and checked. */
export function storyRecords(): Records {
  const { records } = readContent('tests/fixtures/story');
  if (records === null) throw new Error('the story of the fixtures has problems');
  return records;
}
