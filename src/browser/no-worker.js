/**
 * What a site sends in place of its service worker when it has none: whoever has one from before gets this, and is rid of
 * both, and of what was kept. Plain JavaScript: sent as it stands here, behind a line that says what SITE is.
 *
 * @typedef {Event & { waitUntil(done: Promise<unknown>): void }} Leaving
 * @typedef {{ SITE: { base: string }, skipWaiting(): void, registration: ServiceWorkerRegistration }} LeavingScope
 */
{
  const scope = /** @type {LeavingScope} */ (/** @type {unknown} */ (globalThis));
  const leave = async () => {
    const kept = (await caches.keys()).filter((name) => name.startsWith(`claimline ${scope.SITE.base} `));
    await Promise.all(kept.map((name) => caches.delete(name)));
    await scope.registration.unregister();
  };
  addEventListener('install', () => scope.skipWaiting());
  addEventListener('activate', (event) => /** @type {Leaving} */ (event).waitUntil(leave()));
}
