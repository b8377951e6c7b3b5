/** What a tracker publishes beside its pages: see `outputs` in `tracker.yaml`. */
import { MOST_CLAIMS_WITH_FILES, type OutputKind } from '../domain/schema.ts';
import type { Site } from './site.ts';

/** Whether there are files of a kind for the tracker as a whole. */
export const publishes = ({ graph: { tracker } }: Site, kind: OutputKind): boolean => tracker.outputs?.[kind] ?? true;

/** Whether there are files of a kind for each record too. */
export const publishesRecords = (site: Site, kind: OutputKind): boolean =>
  publishes(site, kind) && (site.graph.tracker.outputs?.records ?? site.graph.claims.size <= MOST_CLAIMS_WITH_FILES);
