/**
 * The service worker of sites whose readers may keep pages: the network first, and what was kept where there is none. It
 * keeps files of this site only. Plain JavaScript: sent as it stands here, behind a line that says what SITE is.
 *
 * @typedef {{ version: string, base: string, offline: string }} Site
 * @typedef {Event & { waitUntil(done: Promise<unknown>): void }} Lasting
 * @typedef {Lasting & { request: Request, respondWith(answer: Promise<Response>): void }} Asking
 * @typedef {{ skipWaiting(): Promise<void>, clients: { claim(): Promise<void> } }} Scope
 */
{
  const { version, base, offline } = /** @type {{ SITE: Site }} */ (/** @type {unknown} */ (globalThis)).SITE;
  const { skipWaiting, clients } = /** @type {Scope} */ (/** @type {unknown} */ (globalThis));
  // Other sites of ours may be on the same host.
  const OURS = `claimline ${base} `;
  const NAME = OURS + version;

  const earlier = async () => (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME);
  const isAsset = (/** @type {URL} */ { pathname }) => pathname.startsWith(`${base}_astro/`);
  /** A page is the same whatever is asked of its scripts. */
  const plain = (/** @type {string} */ url) => new URL(new URL(url).pathname, location.origin).href;

  /** Fetches a page anew and keeps it, with the files that it names. */
  const keepPage = async (/** @type {Cache} */ cache, /** @type {string} */ url) => {
    const answer = await fetch(url, { cache: 'no-cache' });
    if (!answer.ok) return;
    const named = [...(await answer.clone().text()).matchAll(/(?:href|src)="([^"]+)"/g)];
    const files = named.map(([, file = '']) => new URL(file, url)).filter((file) => isAsset(file));
    await Promise.all(files.map(async (file) => (await cache.match(file)) ?? cache.add(file)));
    await cache.put(url, answer);
  };

  /** Takes over what was kept of an earlier state, as it is now: no two pages of it tell of different days. */
  const install = async () => {
    const cache = await caches.open(NAME);
    const before = await Promise.all((await earlier()).map(async (name) => (await caches.open(name)).keys()));
    const pages = before.flat().map(({ url }) => new URL(url));
    await Promise.all([offline, base].map((page) => keepPage(cache, new URL(page, location.origin).href)));
    for (const page of pages.filter((url) => !isAsset(url))) await keepPage(cache, page.href);
    await skipWaiting.call(globalThis);
  };

  const activate = async () => {
    await Promise.all((await earlier()).map((name) => caches.delete(name)));
    await clients.claim();
  };

  const asset = async (/** @type {Request} */ request) => {
    const cache = await caches.open(NAME);
    const kept = await cache.match(request.url);
    if (kept) return kept;
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request.url, answer.clone());
    return answer;
  };

  const page = async (/** @type {Request} */ request) => {
    const cache = await caches.open(NAME);
    try {
      const answer = await fetch(request);
      const isPage = answer.headers.get('Content-Type')?.startsWith('text/html');
      if (answer.ok && isPage && !answer.redirected) await cache.put(plain(request.url), answer.clone());
      return answer;
    } catch {
      return (await cache.match(plain(request.url))) ?? (await cache.match(offline)) ?? Response.error();
    }
  };

  addEventListener('install', (event) => /** @type {Lasting} */ (event).waitUntil(install()));
  addEventListener('activate', (event) => /** @type {Lasting} */ (event).waitUntil(activate()));
  addEventListener('fetch', (event) => {
    const { request, respondWith } = /** @type {Asking} */ (event);
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(base)) return;
    if (isAsset(url)) respondWith.call(event, asset(request));
    else if (request.mode === 'navigate') respondWith.call(event, page(request));
  });
}
