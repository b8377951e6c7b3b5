/** Small parts that layouts share. */

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const esc = (text) => (text ? String(text).replace(/[&<>"]/g, (character) => ENTITIES[character]) : '');

export const each = (items, draw) => (items ?? []).map(draw).join('\n');

export const actorLink = (id, names) => (id ? `<a href="/actors/${id}/">${esc(names.actors[id].title)}</a>` : '');

export const claimLink = (id, names) => `<a href="/claims/${id}/">${esc(names.claims[id].title)}</a>`;

export const words = ({ value, hedge, quote }) =>
  `${value ? `<b>${esc(value)}</b> ` : ''}${hedge ? `<i>${esc(hedge)}</i> ` : ''}${quote ? `<q>${esc(quote)}</q>` : ''}`;

export const pager = ({ pageNumber, hrefs, href }) => `<nav>
${href.previous ? `<a href="${href.previous}" rel="prev">Back</a>` : ''}
<span>${pageNumber + 1} of ${hrefs.length}</span>
${href.next ? `<a href="${href.next}" rel="next">On</a>` : ''}
</nav>`;

/** Where a page of a list lies: `/claims/`, `/claims/page/2/`. */
export const listAddress = (folder) => (data) => {
  const number = data.pagination.pageNumber + 1;
  return number === 1 ? `/${folder}/` : `/${folder}/page/${number}/`;
};
