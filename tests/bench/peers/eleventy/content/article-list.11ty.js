import { each, esc, listAddress, pager } from '../_includes/html.js';

export const data = {
  layout: 'base.11ty.js',
  title: 'Articles',
  pagination: { data: 'collections.articles', size: 100 },
  permalink: listAddress('articles'),
};

const nameOf = (publisher, names) => (publisher ? `${esc(names.actors[publisher].title)} · ` : '');

export const render = ({ pagination, collections: { names } }) => `
<h1>Articles</h1>
<ul>
${each(
  pagination.items,
  ({ url, data: { title, summary, source, statements } }) => `<li>
<a href="${url}">${esc(title)}</a>
<p>${esc(summary)}</p>
<p>${nameOf(source.publisher, names)}${esc(source.published)} · ${statements.length} statements</p>
</li>`,
)}
</ul>
${pager(pagination)}`;
