import { each, esc } from '../_includes/html.js';

export const data = { layout: 'base.11ty.js', permalink: '/', title: 'Start' };

export const render = ({ site, collections: { articles, claims } }) => `
<h1>${esc(site.title)}</h1>
<p>${esc(site.description)}</p>
<p>${articles.length} articles, ${claims.length} claims</p>
<h2>Latest articles</h2>
<ul>
${each(articles.slice(0, 10), ({ url, data: article }) => `<li><a href="${url}">${esc(article.title)}</a><p>${esc(article.summary)}</p></li>`)}
</ul>`;
