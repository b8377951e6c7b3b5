/** @param {import('@11ty/eleventy').UserConfig} config */
export default function (config) {
  config.setQuietMode(true);
  // Else all data is merged anew for every page.
  config.setDataDeepMerge(false);
  config.addPassthroughCopy('style.css');

  const byTitle = (a, b) => (a.data.title < b.data.title ? -1 : 1);
  const byDate = (a, b) => b.date - a.date || byTitle(a, b);
  config.addCollection('articles', (all) => all.getFilteredByTag('article').toSorted(byDate));
  config.addCollection('claims', (all) => all.getFilteredByTag('claim').toSorted(byTitle));
  config.addCollection('actors', (all) => all.getFilteredByTag('actor').toSorted(byTitle));

  // Each joined once: pages look up what they need.
  const byId = (pages) => Object.fromEntries(pages.map((page) => [page.fileSlug, page.data]));
  config.addCollection('names', (all) => ({
    articles: byId(all.getFilteredByTag('article')),
    claims: byId(all.getFilteredByTag('claim')),
    actors: byId(all.getFilteredByTag('actor')),
  }));
  const joined = (pick) => (all) =>
    Map.groupBy(
      all
        .getFilteredByTag('article')
        .toSorted(byDate)
        .flatMap((article) => article.data.statements.map((said) => ({ ...said, article }))),
      pick,
    );
  config.addCollection(
    'saidOfClaim',
    joined((said) => said.claim),
  );
  config.addCollection(
    'saidByActor',
    joined((said) => said.by),
  );
  config.addCollection('publishedBy', (all) =>
    Map.groupBy(all.getFilteredByTag('article').toSorted(byDate), (article) => article.data.source.publisher),
  );

  return { markdownTemplateEngine: false, dir: { input: 'content', includes: '../_includes', data: '../_data' } };
}
