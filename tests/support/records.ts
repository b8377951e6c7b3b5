/** Records as the reader would hand them over, from the fields that a test is about. */
import type { z } from 'zod';
import type { Actor, Article, Claim, Records } from '../../src/domain/records.ts';
import { actorSchema, articleSchema, claimSchema, type COLLECTIONS, type Collection } from '../../src/domain/schema.ts';

type Fields<C extends Collection> = Partial<z.input<(typeof COLLECTIONS)[C]>>;
type Source = Partial<z.input<typeof articleSchema>['source']>;

const authored = (collection: Collection, id: string) => ({
  id,
  file: `${collection}/${id}.md`,
  body: '',
  recorded: null,
  revised: null,
});

/** An actor of its own name: `actor('nato', { kind: 'alliance' })`; a state if nothing is said. */
export const actor = (id: string, fields: Fields<'actors'> = {}): Actor => ({
  ...actorSchema.parse({ name: id, kind: 'state', ...fields }),
  ...authored('actors', id),
});

/** A claim; an occurrence if nothing is said. */
export const claim = (id: string, fields: Fields<'claims'> = {}): Claim => ({
  ...claimSchema.parse({ title: id, kind: 'occurrence', ...fields }),
  ...authored('claims', id),
});

/** An article of a day with its statements. */
export const article = (
  id: string,
  published: string,
  statements: z.input<typeof articleSchema>['statements'] = [],
  source: Source = {},
): Article => ({
  ...articleSchema.parse({ title: id, summary: id, source: { published, ...source }, statements }),
  ...authored('articles', id),
});

/** A whole tracker of these records. */
export const tracker = (records: Partial<Records>): Records => ({
  tracker: {
    title: 'Test',
    description: 'A tracker for tests.',
    language: 'en',
    story: 'Nothing happened. Then it was reported.',
    topics: [],
    featured: [],
    licence: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    contact: null,
    url: null,
    repository: null,
    offline: null,
    outputs: null,
  },
  places: [],
  permalinks: [],
  articles: [],
  claims: [],
  actors: [],
  shallow: false,
  ...records,
});
