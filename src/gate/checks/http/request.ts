/** Sends one request, to an address that was checked before connecting. */
import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { MAX_ANSWER_BYTES } from '../../tuning.ts';
import type { Hosts } from './hosts.ts';

export interface Reach {
  hosts: Hosts;
  /** Resolves a name to all of its addresses. Default: the system's resolver. */
  resolve?: (hostname: string) => Promise<ResolvedAddress[]>;
}

interface ResolvedAddress {
  address: string;
  family: number;
}

export interface Answer {
  status: number;
  location: string | undefined;
  body: Buffer;
  /** Whether the body was longer than what was read. */
  cut: boolean;
  /** When the server's certificate expires, in milliseconds since 1970; missing for plain HTTP. */
  certificateEnds?: number;
}

/** The request is not allowed; a retry does not help. The message is a sentence without its full stop. */
export class NotAllowed extends Error {
  override name = 'NotAllowed';
}

/**
 * Gets a URL without following redirects. The whole response must arrive before the signal aborts.
 *
 * @throws {NotAllowed} if the host is not listed, or its address must not be reached.
 * @throws Node's error if there is no response.
 */
export async function get(url: URL, reach: Reach, signal: AbortSignal): Promise<Answer> {
  const { hosts, resolve = (name) => systemLookup(name, { all: true }) } = reach;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new NotAllowed(`${url.protocol} is not http: or https:`);
  }
  if (!hosts.lists(url)) {
    const hint = hosts.lists(new URL(`${url.protocol}//${url.hostname}`))
      ? `: ${url.hostname} without a port is listed, which is port 80 or 443 alone`
      : '';
    throw new NotAllowed(`${url.host} is not in the "hosts" of belay.json${hint}`);
  }
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(hostname)
    ? [{ address: hostname, family: isIP(hostname) }]
    : await unlessAborted(resolve(hostname), signal);
  const hidden = found.find(({ address }) => !hosts.reaches(url, address));
  if (hidden) {
    throw new NotAllowed(
      `${url.hostname} is at ${hidden.address}, which is not a public address; if that is intended, also list the address in the "hosts" of belay.json`,
    );
  }
  return exchange(url, hostname, found, signal);
}

function exchange(
  url: URL,
  hostname: string,
  found: readonly ResolvedAddress[],
  signal: AbortSignal,
): Promise<Answer> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send({
      hostname,
      port: url.port,
      path: url.pathname + url.search,
      signal,
      agent: false,
      lookup: alwaysAt(found),
      rejectUnauthorized: true,
      insecureHTTPParser: false,
      headers: {
        host: url.host,
        accept: '*/*',
        'accept-encoding': 'identity',
        'user-agent': 'belay',
      },
    });
    request.on('error', reject);
    request.on('response', (response) => {
      // Read now, as the connection may be closed after the body.
      const ends = certificateEnd(response.socket);
      readBody(response).then((read) => {
        const { statusCode: status = 0, headers } = response;
        request.destroy();
        const certificate = ends === undefined ? {} : { certificateEnds: ends };
        resolve({ status, location: headers.location, ...read, ...certificate });
      }, reject);
    });
    request.end();
  });
}

function certificateEnd(socket: Socket): number | undefined {
  if (!(socket instanceof TLSSocket)) return undefined;
  const ends = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(ends) ? undefined : ends;
}

/** Connects to the address that was checked: the name is not resolved again. */
function alwaysAt(found: readonly ResolvedAddress[]): LookupFunction {
  return (_hostname, { all }, callback) => {
    const [first] = found;
    if (!first) callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '');
    else if (all) callback(null, [...found]);
    else callback(null, first.address, first.family);
  };
}

async function readBody(response: IncomingMessage): Promise<Pick<Answer, 'body' | 'cut'>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) break;
  }
  return {
    body: Buffer.concat(chunks).subarray(0, MAX_ANSWER_BYTES),
    cut: size > MAX_ANSWER_BYTES,
  };
}

function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
