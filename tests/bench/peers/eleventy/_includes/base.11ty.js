import { esc } from './html.js';

export const render = ({ title, summary, content, site }) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${esc(title)} · ${esc(site.title)}</title>
<meta name="description" content="${esc(summary ?? site.description)}">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header>
<a href="/">${esc(site.title)}</a>
<nav><a href="/timeline/">Timeline</a> <a href="/claims/">Claims</a> <a href="/actors/">Actors</a> <a href="/articles/">Articles</a></nav>
</header>
<main>
${content}
</main>
<footer><p>${esc(site.description)}</p></footer>
</body>
</html>
`;
