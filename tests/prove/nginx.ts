/** Debian's nginx over loopback, with what the site says of itself. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { attempt, debianInstall } from '../install.ts';
import { freePorts } from '../sites.ts';

const NGINX = '/usr/sbin/nginx';
/** Seconds until nginx answers, on a machine that has much to do. */
const START = 20;

export interface Nginx {
  /** By https, with the base path: `https://localhost:41234/repo/`. */
  url: string;
  /** The certificate that its readers have to trust. */
  certificate: string;
  stop: () => Promise<void>;
}

/** Installs nginx where it is missing; why it is not there, or null. */
export async function missingNginx(): Promise<string | null> {
  if (existsSync(NGINX)) return null;
  const commands = debianInstall('nginx-light');
  for (const command of commands) await attempt(command);
  return existsSync(NGINX) ? null : 'nginx is not installed: apt-get install -y --no-install-recommends nginx-light';
}

/** Serves a built site below its base, by https with a certificate of a day; all that it writes lies in `folder`. */
export async function startNginx(site: string, base: string, folder: string): Promise<Nginx> {
  const [port = 0] = await freePorts(1);
  const at = (name: string) => join(folder, name);
  const place = join(folder, 'root', base);
  mkdirSync(dirname(place.replace(/\/$/, '')), { recursive: true });
  symlinkSync(site, place.replace(/\/$/, ''));
  const refused = await attempt(
    `openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout ${at('key.pem')} -out ${at('certificate.pem')}`.split(
      ' ',
    ),
  );
  if (refused !== undefined) throw new Error(`openssl made no certificate: ${refused}`);
  const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${at(name)};`);
  writeFileSync(
    at('nginx.conf'),
    `daemon off; pid ${at('pid')}; worker_processes 1; ${process.getuid?.() === 0 ? 'user root;' : ''}
events {}
http {
  access_log off; ${folders.join(' ')}
  include ${join(site, '_nginx', 'map.conf')};
  server {
    listen 127.0.0.1:${port} ssl; server_name localhost;
    ssl_certificate ${at('certificate.pem')}; ssl_certificate_key ${at('key.pem')};
    error_page 497 =301 https://$host:$server_port$request_uri;
    root ${at('root')};
    include ${join(site, '_nginx', 'server.conf')};
  }
}
`,
  );
  const server = spawn(NGINX, ['-e', at('errors'), '-c', at('nginx.conf')], { stdio: 'ignore' });
  const ended = once(server, 'exit');
  for (let tries = 0; !(await answers(port)); tries += 1) {
    if (tries === START * 10 || server.exitCode !== null) {
      server.kill();
      throw new Error(`nginx does not start:\n${existsSync(at('errors')) ? readFileSync(at('errors'), 'utf8') : ''}`);
    }
    await wait(100);
  }
  return {
    url: `https://localhost:${port}${base}`,
    certificate: at('certificate.pem'),
    stop: async () => {
      server.kill();
      await ended;
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
