import { actorLink, claimLink, each, esc, words } from './html.js';

export const data = { layout: 'base.11ty.js' };

export const render = ({ title, summary, source, statements, content, collections: { names } }) => `
<p>${source.publisher ? `${actorLink(source.publisher, names)} · ` : ''}${esc(source.published)}</p>
<h1>${esc(title)}</h1>
<p>${esc(summary)}</p>
${content}
<dl>
<dt>Title of the source</dt><dd>${esc(source.title)}</dd>
<dt>Publisher</dt><dd>${actorLink(source.publisher, names)}</dd>
<dt>Published</dt><dd>${esc(source.published)}</dd>
<dt>Address</dt><dd><a href="${esc(source.url)}" rel="nofollow">${esc(source.url)}</a></dd>
</dl>
<h2>What it says</h2>
<table>
<thead><tr><th>Paragraph</th><th>Who</th><th>Stance</th><th>Claim</th><th>Words</th><th>Origin</th></tr></thead>
<tbody>
${each(
  statements,
  (said) => `<tr>
<td>${said.paragraph}</td>
<td>${actorLink(said.by, names) || 'the article'} ${esc(said.stated)}</td>
<td>${said.stance}</td>
<td>${claimLink(said.claim, names)}</td>
<td>${words(said)}</td>
<td>${actorLink(said.origin, names)}</td>
</tr>`,
)}
</tbody>
</table>`;
