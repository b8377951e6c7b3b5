import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Records } from '../../src/domain/records.ts';
import { apiDocument, type DocumentName } from '../../src/outputs/api.ts';
import { readContent } from '../../src/reader/read.ts';
import { createSite } from '../../src/views/site.ts';
import { trackers } from '../support/arbitraries.ts';
import { check } from '../support/check.ts';
import { statusesAgain } from '../support/statuses-again.ts';

interface Published {
  id: string;
  status: string;
  flags: string[];
}

/** What is published, and what follows from it; `unnamed-origin` needs a third document. */
function bothOf(records: Records) {
  const site = createSite(records);
  const list = <T>(name: DocumentName): T[] => JSON.parse(JSON.stringify(apiDocument(site, name)))[name];
  const claims = list<Published>('claims');
  return {
    published: claims.map(({ id, status, flags }) => ({
      id,
      status,
      flags: flags.filter((flag) => flag !== 'unnamed-origin'),
    })),
    again: [...statusesAgain(list('statements'), claims)].map(([id, result]) => ({ id, ...result })),
  };
}

test('every status of the tracker follows from its statements', () => {
  const { records, problems } = readContent(join(import.meta.dirname, '..', '..', 'content'));
  expect(problems).toEqual([]);
  const { published, again } = bothOf(records as Records);
  expect(published.length).toBeGreaterThan(80);
  expect(again).toEqual(published);
});

test('every status of random trackers does', { timeout: 60_000 }, () => {
  check(500, trackers, (records) => {
    const { published, again } = bothOf(records);
    expect(again).toEqual(published);
  });
});
