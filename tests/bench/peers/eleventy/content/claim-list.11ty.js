import { each, esc, listAddress, pager } from '../_includes/html.js';

export const data = {
  layout: 'base.11ty.js',
  title: 'Claims',
  pagination: { data: 'collections.claims', size: 100 },
  permalink: listAddress('claims'),
};

export const render = ({ pagination, statuses }) => `
<h1>Claims</h1>
<ul>
${each(pagination.items, (claim) => `<li><a href="${claim.url}">${esc(claim.data.title)}</a> <b>${esc(statuses[claim.fileSlug].label)}</b></li>`)}
</ul>
${pager(pagination)}`;
