import { actorLink, claimLink, each, esc, listAddress, pager } from '../_includes/html.js';

export const data = {
  layout: 'base.11ty.js',
  title: 'Timeline',
  pagination: { data: 'timeline', size: 100 },
  permalink: listAddress('timeline'),
};

const told = (entry, { collections: { names }, statuses }) =>
  `${claimLink(entry.claim, names)} <b>${esc(statuses[entry.claim].label)}</b>`;

const spoken = (entry, { collections: { names } }) => `${actorLink(entry.by, names) || 'the article'}, carried in \
<a href="/articles/${entry.article}/">${esc(names.articles[entry.article].title)}</a>
<ul>${each(entry.said, ({ stance, claim }) => `<li>${stance}: ${claimLink(claim, names)}</li>`)}</ul>`;

export const render = (all) => `
<h1>Timeline</h1>
<ol>
${each(
  all.pagination.items,
  (entry) => `<li>
<span>${esc(entry.date)}</span>
${entry.claim ? told(entry, all) : spoken(entry, all)}
</li>`,
)}
</ol>
${pager(all.pagination)}`;
