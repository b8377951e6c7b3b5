/** What every view starts from: the graph, the addresses and the words of one tracker. */
import { buildGraph, type Graph } from '../domain/graph.ts';
import type { Records } from '../domain/records.ts';
import { createLinks, type Links } from './links.ts';
import { createWords, type Words } from './words.ts';

export interface Site {
  graph: Graph;
  links: Links;
  words: Words;
}

/** Compiles checked records into a site. */
export const createSite = (records: Records): Site => ({
  graph: buildGraph(records),
  links: createLinks(records.tracker.url, records.tracker.repository),
  words: createWords(records.tracker.language),
});

/** A record that the views know to be there: a missing one is a defect of ours, not of the content. */
export function known<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id);
  if (record === undefined) throw new Error(`no record "${id}"`);
  return record;
}
