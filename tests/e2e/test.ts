/** Tests that fail as well when a policy of the site refuses anything that a page of it does, whatever they look at. */
import { expect, test as plain } from '@playwright/test';

export { expect, type Page } from '@playwright/test';

export const test = plain.extend<{ refusals: void }>({
  refusals: [
    async ({ context }, use) => {
      const refused: string[] = [];
      context.on('console', (message) => {
        const text = message.text();
        if (/Content Security Policy|permissions.policy|'Trusted/i.test(text))
          refused.push(`${message.page()?.url()}: ${text}`);
      });
      await use();
      expect(refused).toEqual([]);
    },
    { auto: true },
  ],
});
