/** A file host that only serves files: no rewriting, no clean addresses, no headers of its own. */
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Serves a folder on the loopback interface.
 *
 * @param base the path it lies under, with a slash at both ends.
 * @returns the address with its base, and what closes it.
 */
export async function serveAsFileHost(
  folder: string,
  base: string,
): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host.invalid');
    const file = path.join(folder, decodeURIComponent(pathname.slice(base.length)));
    try {
      if (!pathname.startsWith(base)) throw new Error('outside');
      const whole = statSync(file).isDirectory() ? path.join(file, 'index.html') : file;
      const body = readFileSync(whole);
      const type = TYPES[path.extname(whole)] ?? 'application/octet-stream';
      response.writeHead(200, { 'Content-Type': type }).end(body);
    } catch {
      response.writeHead(404).end('no such file');
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
