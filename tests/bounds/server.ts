import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export interface Server {
  /** With the base path: `http://localhost:41234/repo/`. */
  url: string;
  close: () => Promise<void>;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const COMPRESSED = /^(?:text|application\/(?:json|xml|manifest)|image\/svg)/;

/** As hosts compress on the fly. */
const ENCODERS = {
  br: (body: Buffer) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (body: Buffer) => gzipSync(body),
};

/**
 * Serves a built site as static hosts do: below its base path, compressed, files with a hash in their name kept for
 * a year, `404.html` for what is not there. `astro preview` does not compress. `fontDelay` in milliseconds lets fonts
 * come late, as on a slow line.
 */
export async function serve(folder: string, base: string, { fontDelay = 0 } = {}): Promise<Server> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const wanted = normalize(join(folder, path.startsWith(base) ? path.slice(base.length) : '404.html'));
    const inside = `${wanted}${sep}`.startsWith(join(folder, sep)) && path.startsWith(base);
    if (inside && !path.endsWith('/') && statSync(wanted, { throwIfNoEntry: false })?.isDirectory()) {
      response.writeHead(301, { location: `${path}/` }).end();
      return;
    }
    const file = path.endsWith('/') ? join(wanted, 'index.html') : wanted;
    if (inside && existsSync(file)) await send(request, response, 200, file);
    else await send(request, response, 404, join(folder, '404.html'));
  }

  async function send(request: IncomingMessage, response: ServerResponse, status: number, file: string) {
    const extension = extname(file);
    const type = TYPES[extension] ?? 'application/octet-stream';
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const encoding = COMPRESSED.test(type)
      ? (['br', 'gzip'] as const).find((name) => accepted.includes(name))
      : undefined;
    const body = readFileSync(file);
    if (extension === '.woff2') await wait(fontDelay);
    response.writeHead(status, {
      'content-type': type,
      'cache-control': file.includes(`${sep}_astro${sep}`)
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=600',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    });
    response.end(encoding ? ENCODERS[encoding](body) : body);
  }

  await once(server.listen(0), 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}${base}`,
    close: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
