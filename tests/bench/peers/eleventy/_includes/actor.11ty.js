import { actorLink, claimLink, each, esc, words } from './html.js';

export const data = { layout: 'base.11ty.js' };

export function render({ page, title, category, alsoKnownAs, roles, content, collections }) {
  const { names, saidByActor, publishedBy } = collections;
  const published = publishedBy.get(page.fileSlug);
  return `
<p>${category}</p>
<h1>${esc(title)}</h1>
${content}
<dl>
${alsoKnownAs ? `<dt>Also</dt><dd>${esc(alsoKnownAs.join(', '))}</dd>` : ''}
${each(roles, (role) => `<dt>Role</dt><dd>${esc(role.title)}${role.group ? `, ${actorLink(role.group, names)}` : ''}</dd>`)}
</dl>
<h2>What it said</h2>
<table>
<thead><tr><th>When</th><th>Stance</th><th>Claim</th><th>Words</th><th>Origin</th><th>Article</th></tr></thead>
<tbody>
${each(
  saidByActor.get(page.fileSlug),
  (said) => `<tr>
<td>${esc(said.stated)}</td>
<td>${said.stance}</td>
<td>${claimLink(said.claim, names)}</td>
<td>${words(said)}</td>
<td>${actorLink(said.origin, names)}</td>
<td><a href="${said.article.url}">${esc(said.article.data.title)}</a></td>
</tr>`,
)}
</tbody>
</table>
${
  published
    ? `<h2>What it published</h2>
<ul>
${each(published, (article) => `<li><a href="${article.url}">${esc(article.data.title)}</a> ${esc(article.data.source.published)}</li>`)}
</ul>`
    : ''
}`;
}
