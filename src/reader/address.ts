/** The address of the site where whoever deploys it knows it: CLAIMLINE_URL stands in for `url` in tracker.yaml. */
import { trackerSchema } from '../domain/schema.ts';

/**
 * Why a site cannot be built for the address at which it will be served, or null: links, assets and canonical addresses
 * follow `url`, so one that names another place would lead readers there, and below another path nothing would be found.
 *
 * addressProblem('https://example.org/a', 'https://example.org/a/') // null
 */
export function addressProblem(url: string | null, served: string): string | null {
  const { success, error } = trackerSchema.shape.url.safeParse(served);
  if (!success) return `CLAIMLINE_URL is "${served}"; expected ${error.issues[0]?.message}.`;
  if (url === null || placeOf(url) === placeOf(served)) return null;
  return [
    `The site would be served at ${served} (CLAIMLINE_URL), and tracker.yaml says that it is at ${url}.`,
    `Set \`url\` in tracker.yaml to ${served}, or leave it out.`,
  ].join('\n');
}

/** Host and path; whether http or https leads there is up to the server. */
function placeOf(address: string): string {
  const { host, pathname } = new URL(address);
  return host + pathname.replace(/\/$/, '');
}
