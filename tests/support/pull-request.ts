import { diffGraphs } from '../../src/domain/diff.ts';
import type { Records } from '../../src/domain/records.ts';
import { changesView, type ChangesView } from '../../src/views/changes.ts';
import { createSite, type Site } from '../../src/views/site.ts';
import { article, claim } from './records.ts';
import { storyRecords } from './story.ts';

/** Two states of a tracker as sites, and what changed between them. */
export function changesBetween(before: Records, after: Records): { before: Site; after: Site; view: ChangesView } {
  const sites = { before: createSite(before), after: createSite(after) };
  return { ...sites, view: changesView(sites.before, sites.after, diffGraphs(sites.before.graph, sites.after.graph)) };
}

/** A pull request on the story of the fixtures: a new article with a denial, a figure and a claim that was there. */
export function pullRequest(): { before: Records; after: Records } {
  const before = storyRecords();
  const renamed = <T extends { id: string; file: string }>(record: T): T =>
    record.id === 'bridge-was-overloaded'
      ? { ...record, id: 'bridge-overloaded', file: 'claims/bridge-overloaded.md' }
      : record;
  const after: Records = {
    ...before,
    claims: [
      ...before.claims
        .filter(({ id }) => id !== 'harbourmaster-resigned')
        .map((record) =>
          record.id === 'bridge-closed'
            ? {
                ...renamed(record),
                topics: ['closing', 'traffic'],
                disagreement: 'The company speaks of the nights only.',
              }
            : renamed(record),
        ),
      claim('swing-bridge-shut', { title: 'The swing bridge is shut to all traffic', topics: ['closing'] }),
    ],
    articles: [
      ...before.articles
        .filter(({ id }) => id !== 'rumour-of-collapse')
        .map((record) => ({
          ...record,
          statements: record.statements
            .filter((s) => s.claim !== 'harbourmaster-resigned')
            .map((s) => (s.claim === 'bridge-was-overloaded' ? { ...s, claim: 'bridge-overloaded' } : s))
            .map((s) => (s.claim === 'repair-cost' && s.by === 'town-council' ? { ...s, value: '>= 2.75' } : s)),
        })),
      {
        ...article(
          'ferries-speak',
          '2019-05-02',
          [
            { claim: 'bridge-closed', by: 'merrow-ferries', stance: 'denies', stated: '2019-05-01' },
            { claim: 'repair-cost', by: 'merrow-ferries', stance: 'asserts', value: '40', hedge: 'up to' },
            { claim: 'swing-bridge-shut', by: 'ivo-tarn', stance: 'asserts', origin: 'unknown' },
          ],
          { publisher: 'coast-wire', title: 'Ferries speak' },
        ),
        title: 'Merrow Ferries answers the port',
      },
    ],
  };
  return { before, after };
}
