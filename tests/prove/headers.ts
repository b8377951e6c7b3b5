/**
 * What nginx sends when it serves the site with the configuration that the site brings: the same as the other hosts are
 * told to send, and what MDN's Observatory asks for.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../../src/cli/setup.mjs';
import { MEDIA_TYPES } from '../../src/outputs/files.ts';
import { matches, OPEN_FILES, PLACES } from '../../src/outputs/headers.ts';
import { readBuilt, type BuiltSite } from '../bounds/built.ts';
import { representatives } from '../bounds/kinds.ts';
import { attempt } from '../install.ts';
import { sites } from '../sites.ts';
import { HOST_NAMES, readHostRules, sentBy } from './host-rules.ts';
import { missingNginx, startNginx, type Nginx } from './nginx.ts';
import { none, notTried, type Proof, type Section } from './section.ts';

/** https://github.com/mdn/mdn-http-observatory, run for this section only: it brings over 200 packages. */
const OBSERVATORY = '@mdn/mdn-http-observatory';
const OBSERVATORY_VERSION = '1.4.8';
const SAME = 'addresses that nginx serves otherwise than the other hosts are told to';
const GRADE = 'pages by MDN’s Observatory';
/** For servers only: nginx does not hand them out. */
const WITHHELD = ['_headers', '_redirects', '_nginx/'];
const BEST = 'A+ with 10 of 10 tests';

export const headers: Section = {
  title: 'Serving the site with nginx',
  async prove({ say }) {
    const missing = await missingNginx();
    if (missing !== null) return [notTried(SAME, '0', missing), notTried(GRADE, BEST, missing)];
    const folder = mkdtempSync(join(tmpdir(), 'claimline-headers-'));
    try {
      const proofs: Proof[] = [];
      for (const [name, { content }] of Object.entries({ root: sites.content, 'below a path': sites.fixture })) {
        say(`building a site ${name}`);
        const site = await build(content, join(folder, name.replaceAll(' ', '-')));
        const work = join(folder, `nginx-${proofs.length}`);
        mkdirSync(work);
        const nginx = await startNginx(site.folder, site.base, work);
        try {
          proofs.push(await compare(site, nginx));
          if (site.base !== '/') proofs.push(await observe(site, nginx, folder, say));
        } finally {
          await nginx.stop();
        }
      }
      return proofs;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function build(content: string, outDir: string): Promise<BuiltSite> {
  const { code, output } = await run(process.execPath, [resolve('src/cli/build.ts'), '--outDir', outDir], {
    env: { ...process.env, CLAIMLINE_CONTENT: content },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (code !== 0) throw new Error(`The site in ${content} cannot be built:\n${output}`);
  return readBuilt(outDir);
}

/** One file of each place and ending, and addresses that are none. */
async function compare(site: BuiltSite, nginx: Nginx): Promise<Proof> {
  const rules = readHostRules(readFileSync(join(site.folder, '_headers'), 'utf8'));
  const patterns = [...Object.keys(PLACES), ...OPEN_FILES];
  const kinds = new Map<string, string>();
  for (const file of site.files) {
    const path = file.replace(/(^|\/)index\.html$/, '$1');
    const kind = `${patterns.filter((pattern) => matches(pattern, path)).join(' ')} ${/\.\w+$/.exec(file)?.[0] ?? ''}`;
    if (!WITHHELD.some((name) => file.startsWith(name)) && !kinds.has(kind)) kinds.set(kind, path);
  }
  const findings: string[] = [];
  for (const path of [...kinds.values(), '404.html']) {
    const { status, headers: sent } = await get(nginx, path);
    if (status !== 200) findings.push(`/${path}: ${status}`);
    for (const host of HOST_NAMES) {
      findings.push(...differences(sentBy(host, rules, site.base + path), sent).map((text) => `/${path}: ${text}`));
    }
    const type = MEDIA_TYPES[path.split('.').at(-1) ?? ''];
    if (type !== undefined && parameters(type) !== parameters(String(sent['content-type']))) {
      findings.push(`/${path}: ${String(sent['content-type'])} where ${type} is expected`);
    }
  }
  // Not there, or for servers only: the page that says so, with the headers of a page.
  const absent = ['claims/no-such-claim/', 'no/such/page', '_headers', '_redirects', '_nginx/server.conf'];
  for (const path of absent) {
    const { status, headers: sent } = await get(nginx, path);
    if (status !== 404) findings.push(`/${path}: ${status} where 404 is expected`);
    findings.push(
      ...differences(sentBy('cloudflare', rules, `${site.base}404.html`), sent).map((text) => `/${path}: ${text}`),
    );
  }
  const { status, headers: sent } = await get(nginx, 'claims');
  if (status !== 301 || sent.location !== `${site.base}claims/`)
    findings.push(`/claims: ${status} to ${sent.location}`);
  return none(SAME, `${kinds.size + absent.length + 2} addresses below ${site.base}`, findings);
}

const differences = (expected: Record<string, string>, sent: Record<string, unknown>): string[] => [
  ...Object.entries(expected).flatMap(([name, value]) =>
    sent[name] === value ? [] : [`${name} is ${String(sent[name])} where ${value} is expected`],
  ),
  ...['x-frame-options', 'access-control-allow-origin'].flatMap((name) =>
    name in sent && !(name in expected) ? [`${name} is sent`] : [],
  ),
];

/** A media type with its parameters in any order. */
const parameters = (type: string): string => type.split(/; */).toSorted().join(';');

function get({ url, certificate }: Nginx, path: string): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((done, fail) => {
    request(url + path, { ca: readFileSync(certificate), agent: false }, (response) => {
      response.resume();
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers }));
    })
      .on('error', fail)
      .end();
  });
}

async function observe(site: BuiltSite, nginx: Nginx, folder: string, say: (text: string) => void): Promise<Proof> {
  say('fetching the Observatory');
  const prefix = join(folder, 'observatory');
  const npm = ['npm', 'install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', prefix];
  const refused = await attempt([...npm, `${OBSERVATORY}@${OBSERVATORY_VERSION}`]);
  if (refused !== undefined) return notTried(GRADE, BEST, `npm does not fetch it: ${refused}`);
  const home = join(prefix, 'node_modules', OBSERVATORY);
  // It would load the list of sites that browsers know to speak https; this machine is not on it.
  writeFileSync(join(home, 'conf', 'hsts-preload.json'), '{}');
  const pages = representatives(site.pages).filter(({ path }) => path !== '404.html');
  const findings: string[] = [];
  const notes: string[] = [];
  for (const { path, kind } of pages) {
    say(`asking the Observatory about /${path}`);
    // What it calls a host name is the beginning of an address.
    const address = (nginx.url + path).replace('https://', '');
    const { output } = await run(process.execPath, [join(home, 'src', 'scan.js'), address], {
      env: { ...process.env, NODE_OPTIONS: '--use-openssl-ca', SSL_CERT_FILE: nginx.certificate },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { scan, tests } = JSON.parse(output) as Scanned;
    const failed = Object.entries(tests).filter(([, { pass }]) => !pass);
    const said = `${kind}: ${scan.grade}, score ${scan.score}, ${scan.testsPassed} of ${scan.testsQuantity} tests${failed.map(([name, { result }]) => `; ${name}: ${result}`).join('')}`;
    notes.push(said);
    if (scan.grade !== 'A+' || scan.testsPassed !== 10 || scan.testsQuantity !== 10) findings.push(said);
  }
  return {
    what: GRADE,
    tried: `${pages.length} kinds of pages, over loopback`,
    limit: BEST,
    found: findings.length === 0 ? BEST : `${findings.length} worse`,
    findings,
    notes,
  };
}

interface Scanned {
  scan: { grade: string; score: number; testsPassed: number; testsQuantity: number };
  tests: Record<string, { pass: boolean; result: string }>;
}
