/** The server that a case's rules may call: its pages, and a log of the requests. */
import { createServer } from 'node:http';

/**
 * Serves pages on localhost.
 *
 * @param pages path → `{ status, body, location, delay }`, all optional.
 * @returns the port, the requested paths, and a function to stop it.
 */
export async function servePages(pages) {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    const { status = 200, body = '', location, delay = 0 } = pages[request.url] ?? { status: 404 };
    setTimeout(() => {
      response.writeHead(status, location ? { location } : {});
      response.end(body);
    }, delay);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { port: server.address().port, asked, close };
}
