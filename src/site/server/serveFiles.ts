/** Serves a built site on this machine, like a static file host: clean URLs, a base path, its own 404 page. */
import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import sirv from 'sirv';
import { askFor } from './askedFile.ts';

const HOST = '127.0.0.1';
/** How many ports are tried, one after another, before giving up. */
const MAX_TRIES = 20;

/**
 * Starts serving a folder on the loopback interface.
 *
 * @param base the base path of the site, with a slash at both ends.
 * @param port where to listen; if it is taken, the next free one.
 * @throws if none of the next ports is free.
 */
export async function serveFiles(
  folder: string,
  base: string,
  port: number,
): Promise<{ server: Server; port: number }> {
  const notFound = (response: ServerResponse) => {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(readFileSync(path.join(folder, '404.html')));
  };
  const files = sirv(folder, {
    etag: true,
    dev: true,
    onNoMatch: (_, response) => notFound(response),
  });
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    if (address === base.slice(0, -1) || (address === '/' && base !== '/')) {
      response.writeHead(302, { Location: base }).end();
    } else if (!address.startsWith(base)) {
      notFound(response);
    } else {
      askFor(request, address.slice(base.length - 1));
      files(request, response);
    }
  });
  for (let candidate = port; candidate < port + MAX_TRIES; candidate += 1) {
    if (await listens(server, candidate)) {
      const address = server.address();
      return { server, port: typeof address === 'object' && address ? address.port : candidate };
    }
  }
  throw new Error(
    `The ports from ${port} to ${port + MAX_TRIES - 1} are all taken. Set PORT to another.`,
  );
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.off('listening', listening);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    const listening = () => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed).once('listening', listening).listen(port, HOST);
  });
}
