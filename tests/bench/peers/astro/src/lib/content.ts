/** The collections, read and joined once: a page that asked for a whole collection would ask as often as there are pages. */
import { getCollection, type CollectionEntry } from 'astro:content';
import places from '../../data/places.json';
import site from '../../data/site.json';
import statuses from '../../data/statuses.json';
import timeline from '../../data/timeline.json';
import topics from '../../data/topics.json';

export { places, site, statuses, timeline, topics };

type Article = CollectionEntry<'articles'>;
type Title = { data: { title: string } };
const byTitle = (a: Title, b: Title) => (a.data.title < b.data.title ? -1 : 1);

const byDate = (a: Article, b: Article) =>
  a.data.date === b.data.date ? byTitle(a, b) : a.data.date < b.data.date ? 1 : -1;

export const articles = (await getCollection('articles')).toSorted(byDate);
export const claims = (await getCollection('claims')).toSorted(byTitle);
export const actors = (await getCollection('actors')).toSorted(byTitle);

const titles = (entries: (Title & { id: string })[]) => new Map(entries.map(({ id, data }) => [id, data.title]));
export const names = { articles: titles(articles), claims: titles(claims), actors: titles(actors) };

export type Statement = CollectionEntry<'articles'>['data']['statements'][number];
const said = articles.flatMap((article) => article.data.statements.map((statement) => ({ statement, article })));
export const saidOfClaim = Map.groupBy(said, ({ statement }) => statement.claim);
export const saidByActor = Map.groupBy(said, ({ statement }) => statement.by);
export const publishedBy = Map.groupBy(articles, ({ data }) => data.source.publisher);

export const PAGE_SIZE = 100;

/** Where a page of a list lies: `/claims/`, `/claims/page/2/`. */
export const below = <Path extends { params: { page: string | undefined } }>({ params, ...path }: Path) => ({
  ...path,
  params: { page: params.page && `page/${params.page}` },
});
