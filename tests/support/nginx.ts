/** Debian’s nginx with a map of addresses that have moved, on loopback. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether it is installed. */
export const hasNginx = (): boolean => spawnSync('nginx', ['-v']).status === 0;

/** The redirects of a map that nginx does not answer as it says: address, status and where it leads. */
export async function wrongRedirects(map: string): Promise<{ tried: number; wrong: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort();
  writeFileSync(join(folder, 'map.conf'), map);
  writeFileSync(
    join(folder, 'nginx.conf'),
    [
      'daemon off;',
      `pid ${folder}/pid;`,
      'error_log stderr crit;',
      'events {}',
      'http {',
      '  access_log off;',
      '  absolute_redirect off;',
      ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `  ${of}_temp_path ${folder}/${of};`),
      `  include ${folder}/map.conf;`,
      '  server {',
      `    listen 127.0.0.1:${port};`,
      '    if ($claimline_moved) { return 301 $claimline_moved; }',
      '    return 204;',
      '  }',
      '}',
    ].join('\n'),
  );
  const server = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise((done) => server.once('exit', done));
  try {
    const ask = (path: string) => fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
    for (let tries = 0; ; tries++) {
      try {
        await ask('/');
        break;
      } catch {
        if (tries === 100 || server.exitCode !== null) return { tried: 0, wrong: [`nginx does not start: ${said}`] };
        await new Promise((done) => setTimeout(done, 100));
      }
    }
    const wrong: string[] = [];
    const rules = [...map.matchAll(/^ {2}"(.+)" "(.+)";$/gm)].map(([, from = '', to = '']) => ({ from, to }));
    for (const { from, to } of rules) {
      const { status, headers } = await ask(encodeURI(from));
      const location = headers.get('location');
      if (status !== 301 || location !== to) wrong.push(`${from}: ${status} ${location}`);
      const next = (await ask(to)).status;
      if (next !== 204) wrong.push(`${from}: leads on from ${to}`);
    }
    const { status } = await ask('/tracker/claims/');
    if (status !== 204) wrong.push(`/tracker/claims/: ${status}, which has not moved`);
    return { tried: rules.length, wrong };
  } finally {
    server.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
