import { each, esc, listAddress, pager } from '../_includes/html.js';

export const data = {
  layout: 'base.11ty.js',
  title: 'Actors',
  pagination: { data: 'collections.actors', size: 100 },
  permalink: listAddress('actors'),
};

export const render = ({ pagination }) => `
<h1>Actors</h1>
<ul>
${each(pagination.items, (actor) => `<li><a href="${actor.url}">${esc(actor.data.title)}</a> ${actor.data.category}</li>`)}
</ul>
${pager(pagination)}`;
