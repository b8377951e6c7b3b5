import type { Records } from '../../src/domain/records.ts';
import { readContent } from '../../src/reader/read.ts';

/** Where the invented story of the fixtures is. */
export const STORY = 'tests/fixtures/story';

/** The story, read and checked. */
export function storyRecords(): Records {
  const { records } = readContent(STORY);
  if (records === null) throw new Error('the story of the fixtures has problems');
  return records;
}
