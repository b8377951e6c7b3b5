import { actorLink, claimLink, each, esc, words } from './html.js';

export const data = {
  layout: 'base.11ty.js',
  eleventyComputed: { summary: ({ page, statuses }) => statuses[page.fileSlug]?.sentence },
};

export function render(all) {
  const { page, title, category, disagreement, when, place, holder, counts, tension, content } = all;
  const { names, saidOfClaim } = all.collections;
  const status = all.statuses[page.fileSlug];
  return `
<p>${category}</p>
<h1>${esc(title)}</h1>
<p><b>${esc(status.label)}</b> ${esc(status.sentence)}</p>
${disagreement ? `<p>${esc(disagreement)}</p>` : ''}
${content}
<dl>
${when ? `<dt>When</dt><dd>${esc(when)}</dd>` : ''}
${place ? `<dt>Place</dt><dd>${esc(all.places[place])}</dd>` : ''}
${holder ? `<dt>Whose position</dt><dd>${actorLink(holder, names)}</dd>` : ''}
${counts ? `<dt>What is counted</dt><dd>${esc(counts)}</dd>` : ''}
<dt>Topics</dt><dd>${each(all.about, (topic) => esc(all.topics[topic]))}</dd>
</dl>
<h2>Who says what</h2>
<table>
<thead><tr><th>When</th><th>Who</th><th>Stance</th><th>Words</th><th>Origin</th><th>Article</th></tr></thead>
<tbody>
${each(
  saidOfClaim.get(page.fileSlug),
  (said) => `<tr>
<td>${esc(said.stated)}</td>
<td>${actorLink(said.by, names) || 'the article'}</td>
<td>${said.stance}</td>
<td>${words(said)}</td>
<td>${actorLink(said.origin, names)}</td>
<td><a href="${said.article.url}">${esc(said.article.data.title)}</a></td>
</tr>`,
)}
</tbody>
</table>
${
  tension.length > 0
    ? `<h2>In tension with</h2>
<ul>
${each(tension, (other) => `<li>${claimLink(other.claim, names)} (${esc(all.statuses[other.claim].label)}): ${esc(other.reason)}</li>`)}
</ul>`
    : ''
}
<h2>History</h2>
<table>
<thead><tr><th>From</th><th>Status</th><th>Because</th></tr></thead>
<tbody>
${each(
  status.history,
  (change) => `<tr>
<td>${change.day}</td>
<td>${esc(change.label)} <p>${esc(change.sentence)}</p></td>
<td><ul>${each(change.because, ({ by, article, stance }) => `<li>${by ? esc(names.actors[by].title) : 'the article'} <a href="/articles/${article}/">${stance}</a></li>`)}</ul></td>
</tr>`,
)}
</tbody>
</table>`;
}
