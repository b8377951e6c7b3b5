/** Visits addresses of the web, politely, and says what became of them. The only part that uses the network. */
import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { addressProblem } from '../domain/schema.ts';
import type { Answer } from '../domain/gone.ts';

export interface VisitOptions {
  /** How hosts know who visits them: a name, and an address to complain at. */
  agent: string;
  /** How long an answer may take, in milliseconds. */
  patience?: number;
  /** Whether an IP address may be visited: those of the internet, not those of the computer’s own network. */
  mayVisit?: (ip: string) => boolean;
  /** Finds the IP addresses of a host. */
  resolve?: Resolve;
  /** Called after each visit with how many were made. */
  visited?: (count: number) => void;
}

type Found = { address: string; family: number };
export type Resolve = (host: string, callback: (error: NodeJS.ErrnoException | null, found: Found[]) => void) => void;

const PATIENCE = 20_000;
/** Hosts that are visited at the same time; each gets one request after the other. */
const HOSTS_AT_ONCE = 8;
/** As browsers do: https://fetch.spec.whatwg.org/#http-redirect-fetch allows 20, and few need two. */
const MOST_REDIRECTS = 10;

/**
 * What each address answers. An answer never throws.
 *
 * That a host has no address says nothing where no host at all could be reached: the network is down then.
 */
export async function visitAll(urls: readonly string[], options: VisitOptions): Promise<Map<string, Answer>> {
  const queues = [...Map.groupBy(urls, (url) => new URL(url).host).values()];
  const found = new Map<string, Visited>();
  const work = async () => {
    for (let queue = queues.shift(); queue; queue = queues.shift()) {
      for (const url of queue) {
        found.set(url, await visit(url, options));
        options.visited?.(found.size);
      }
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, work));
  const online = [...found.values()].some(({ answered }) => answered);
  return new Map(
    urls.map((url): [string, Answer] => {
      const { answered, ...answer } = found.get(url) ?? { answered: false, ...unreachable('it was not visited') };
      const offline = answer.state === 'gone' && !answered && !online;
      return [url, offline ? unreachable('no host could be found; is there a network?') : answer];
    }),
  );
}

/** Whether any host answered on the way. */
type Visited = Answer & { answered: boolean };

const unreachable = (why: string): Answer => ({ state: 'unreachable', why });

/** Only a whole request is believed: many hosts answer wrongly when they are asked for the head alone. */
async function visit(url: string, options: VisitOptions): Promise<Visited> {
  const head = await follow(url, 'HEAD', options);
  return head.state === 'answers' ? head : follow(url, 'GET', options);
}

async function follow(start: string, method: 'HEAD' | 'GET', options: VisitOptions): Promise<Visited> {
  const seen = new Set<string>();
  let answered = false;
  for (let url = start; ;) {
    if (seen.has(url)) return { answered, ...unreachable('it leads in a circle') };
    if (seen.size > MOST_REDIRECTS)
      return { answered, ...unreachable(`it leads on more than ${MOST_REDIRECTS} times`) };
    seen.add(url);
    let response: { status: number; location: string | undefined };
    try {
      response = await request(url, method, options);
    } catch (error) {
      return { answered, ...failed(error as NodeJS.ErrnoException, url) };
    }
    answered = true;
    const { status, location } = response;
    if (![301, 302, 303, 307, 308].includes(status) || location === undefined) {
      return { answered, ...judged(status, url === start ? null : url) };
    }
    const next = URL.canParse(location, url) ? new URL(location, url).href : location;
    if (addressProblem(next) !== null)
      return { answered, ...unreachable(`it leads to "${next}", which is no address`) };
    url = next;
  }
}

/** https://www.rfc-editor.org/rfc/rfc9110#name-client-error-4xx: only these two say that nothing is there. */
const GONE = [404, 410];

function judged(status: number, leadsTo: string | null): Answer {
  if (status >= 200 && status < 300) return { state: 'answers', leadsTo };
  if (GONE.includes(status)) return { state: 'gone', why: `its host answers ${status}` };
  return unreachable(
    status >= 500 ? `its host has a fault (${status})` : `its host does not show it to programs (${status})`,
  );
}

/** An address that is not of the internet. */
class NotPublic extends Error {}

function failed(error: NodeJS.ErrnoException, url: string): Answer {
  const { hostname, protocol } = new URL(url);
  if (error instanceof NotPublic) return unreachable(error.message);
  if (error.code === 'ENOTFOUND') return { state: 'gone', why: `the host ${hostname} does not exist any more` };
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return unreachable('no answer in time');
  const secure = protocol === 'https:' && /CERT|TLS|SSL|EPROTO|SELF_SIGNED/.test(error.code ?? '');
  const what = secure ? 'no secure connection' : 'no connection';
  return unreachable(`${what} to ${hostname} (${error.code ?? error.message})`);
}

/** Asks once, and reads no more than the head of the answer. */
function request(
  url: string,
  method: string,
  { agent, patience = PATIENCE, mayVisit = isPublic, resolve = resolveHost }: VisitOptions,
): Promise<{ status: number; location: string | undefined }> {
  const { protocol, hostname } = new URL(url);
  const literal = hostname.replace(/^\[|\]$/g, '');
  const refused = (ip: string) => new NotPublic(`${hostname} is ${ip}, which is no address of the internet`);
  if (isIP(literal) !== 0 && !mayVisit(literal)) return Promise.reject(refused(literal));
  // The address that was judged is the one that is connected to.
  const guarded: LookupFunction = (host, { all }, callback) =>
    resolve(host, (error, found) => {
      const wrong = found.find(({ address }) => !mayVisit(address));
      const [first] = found;
      if (error || wrong || !first) callback(error ?? refused(wrong?.address ?? 'nowhere'), '', 0);
      else if (all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  return new Promise((done, reject) => {
    const sent = (protocol === 'https:' ? https : http).request(url, {
      method,
      agent: false,
      lookup: guarded,
      signal: AbortSignal.timeout(patience),
      headers: { 'user-agent': agent, accept: '*/*' },
    });
    sent.on('error', reject);
    sent.on('response', (response) => {
      done({ status: response.statusCode ?? 0, location: response.headers.location });
      response.destroy();
    });
    sent.end();
  });
}

const resolveHost: Resolve = (host, callback) => lookup(host, { all: true }, callback);

/** https://www.iana.org/assignments/iana-ipv4-special-registry/ and https://www.iana.org/assignments/ipv6-unicast-address-assignments/ */
const SPECIAL = (
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 ' +
  '192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 ' +
  '224.0.0.0/4 240.0.0.0/4 2001::/23 2001:db8::/32 2002::/16 3fff::/20'
).split(' ');
const special = new BlockList();
const global = new BlockList();
for (const range of SPECIAL) {
  const [net = '', bits] = range.split('/');
  special.addSubnet(net, Number(bits), net.includes(':') ? 'ipv6' : 'ipv4');
}
global.addSubnet('2000::', 3, 'ipv6');

/** Whether an IP address is one of the internet. */
export function isPublic(ip: string): boolean {
  const family = isIP(ip);
  if (family === 4) return !special.check(ip, 'ipv4');
  return family === 6 && global.check(ip, 'ipv6') && !special.check(ip, 'ipv6');
}
