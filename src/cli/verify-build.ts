import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { differingFiles, MANIFEST, manifestOf, readManifest } from '../build/manifest.ts';
import { sha256 } from '../outputs/version.ts';
import { plural } from '../reader/report.ts';
import { CONTENT_NOTE, fail, readArgs } from './args.ts';
import { runCommand } from './fail.ts';
import { createProgress } from './progress.mjs';
import { buildIn, copyCheckout, differences } from './rebuild.ts';

/** Two computers that have as little in common as one can pretend. */
const FIRST = { words: 'Los Angeles, locale C', env: { TZ: 'America/Los_Angeles', LC_ALL: 'C' }, umask: 0o022 };
const SECOND = {
  words: 'Kiritimati, Turkish, another folder, nothing kept from earlier builds, files for their owner only',
  env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
  umask: 0o077,
};
/** So many files are named. */
const NAMED = 20;

const { against } = readArgs({
  name: 'verify-build',
  summary: [
    'Builds the site twice, as two computers would that differ in place, language and folder, and compares every byte.',
    `Prints the hash of the content, which the site shows at /about/ and /data/, and the hash of ${MANIFEST}.`,
    'With --against it also says whether a site is what the content comes out as.',
    CONTENT_NOTE,
    'Ends with 0 when all is the same, with 1 when anything differs, and with 2 when it could not compare.',
  ].join('\n'),
  options: {
    against: {
      type: 'string',
      value: 'site',
      help: `A built site to compare with: its folder, or ${MANIFEST} of it as a file or an address (needs the network).`,
    },
  },
});
const published = against === undefined ? null : await manifestAt(against);

await runCommand(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claimline-verify-'));
  const stop = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', stop);
  const progress = createProgress();
  const here = process.cwd();
  const there = join(folder, 'another folder, другая');
  mkdirSync(there);
  copyCheckout(here, there);
  const sites: string[] = [];
  for (const [at, { words, env, umask }] of [FIRST, SECOND].entries()) {
    progress.step(`Building: ${words}`);
    const site = join(folder, `site-${at + 1}`);
    const failure = await buildIn({ checkout: at === 0 ? here : there, env, umask }, site);
    progress.clear();
    if (failure !== null) {
      console.error(`${failure}\n\nThe build failed: ${words}.`);
      process.exitCode = 1;
      return;
    }
    sites.push(site);
  }
  const [one = '', other = ''] = sites;
  const manifest = manifestOf(one);
  const { contentHash } = JSON.parse(readFileSync(join(one, 'api/v1/index.json'), 'utf8')) as { contentHash: string };
  const files = manifest.split('\n').length - 1;
  console.log(`Content: ${contentHash}\n${MANIFEST}: ${sha256(manifest)}`);
  report(`Built twice, with Node ${process.versions.node}: ${plural(files, 'file')}`, differences(one, other));
  if (published !== null) {
    const WORDS = { first: 'not in that site', second: 'not in the build', both: 'another hash' };
    const differing = differingFiles(readManifest(manifest), published);
    report(
      `Compared with ${against}`,
      differing.map(({ file, in: where }) => `${file}: ${WORDS[where]}`),
    );
  }
});

function report(what: string, found: readonly string[]): void {
  console.log(`${what}: ${found.length === 0 ? 'the same bytes.' : `${plural(found.length, 'file')} differ.`}`);
  if (found.length === 0) return;
  process.exitCode = 1;
  console.error(found.slice(0, NAMED).join('\n'));
  if (found.length > NAMED) console.error(`And ${found.length - NAMED} more.`);
}

/** The hashes of a site, read before anything is built. */
async function manifestAt(place: string): Promise<Map<string, string>> {
  const hashes = readManifest(await textAt(place).catch((error: Error) => fail('verify-build', error.message)));
  if (hashes.size > 0) return hashes;
  return fail('verify-build', `--against is ${place}, which names no hashes; expected ${MANIFEST} of a built site.`);
}

async function textAt(place: string): Promise<string> {
  if (/^https?:\/\//.test(place)) {
    const address = place.endsWith(`/${MANIFEST}`) ? place : `${place.replace(/\/*$/, '/')}${MANIFEST}`;
    const answer = await fetch(address).catch((error: Error) => {
      const { cause } = error as { cause?: { message?: string } };
      throw new Error(`${address} cannot be read: ${cause?.message ?? error.message}`);
    });
    if (!answer.ok) throw new Error(`${address} cannot be read: the server answers ${answer.status}.`);
    return answer.text();
  }
  const path = resolve(place);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) throw new Error(`--against is ${place}, and there is nothing.`);
  // Of a folder the files themselves count, not what it says of them.
  return found.isDirectory() ? manifestOf(path) : readFileSync(path, 'utf8');
}
