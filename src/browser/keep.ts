/** The buttons by which readers have their browser keep the pages that they read, or forget them. */

/** Not among TypeScript’s types yet: https://www.w3.org/TR/trusted-types/ */
interface TrustedTypes {
  trustedTypes?: {
    createPolicy(
      name: 'worker',
      rules: { createScriptURL(url: string): string | null },
    ): { createScriptURL(url: string): string };
  };
}

/** Starts the buttons of the page; where browsers keep nothing, over plain http or in private windows, they stay hidden. */
export async function startKeeping(): Promise<void> {
  const buttons = document.querySelector<HTMLElement>('[data-part=keep]');
  const { worker = '', base = '' } = buttons?.dataset ?? {};
  if (!buttons || !('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // The policy of the page lets this one address be a script, and no other.
  const policy = (globalThis as TrustedTypes).trustedTypes?.createPolicy('worker', {
    createScriptURL: (url) => (url === worker ? url : null),
  });
  const show = async () => {
    const keeps = (await serviceWorker.getRegistration(base)) !== undefined;
    for (const part of buttons.querySelectorAll<HTMLElement>('[data-do]')) {
      part.hidden = (part.dataset.do === 'keep') === keeps;
    }
    buttons.hidden = false;
  };
  buttons.addEventListener('click', async ({ target }) => {
    const wish = target instanceof HTMLElement ? target.dataset.do : undefined;
    if (wish === 'keep') {
      await serviceWorker.register(policy?.createScriptURL(worker) ?? worker, { scope: base });
      await serviceWorker.ready;
    } else if (wish === 'forget') {
      await (await serviceWorker.getRegistration(base))?.unregister();
      const kept = (await caches.keys()).filter((name) => name.startsWith(`claimline ${base} `));
      await Promise.all(kept.map((name) => caches.delete(name)));
      // It is gone only when no page is open that it serves.
      location.reload();
      return;
    }
    await show();
  });
  await show();
}
