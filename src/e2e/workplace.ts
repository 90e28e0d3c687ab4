/**
 * One build or dev server at a time in this repository: Astro keeps what it makes on the way in `.astro/`, and two
 * would take each other's for their own. Test files run side by side.
 */
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Held as long as somebody listens on it, so that it is free again however a test ends. */
const PORT = 47_113;
/** Held by the test file that builds the site which all share. */
export const OWN_SITE_PORT = 47_114;

/** Waits until no other test builds here. What it gives back ends the turn. */
export async function takeWorkplace(port = PORT): Promise<AsyncDisposable> {
  for (;;) {
    const server = createServer();
    const taken = await new Promise<boolean>((resolve) => {
      server.once('error', () => resolve(false));
      server.listen({ port, host: '127.0.0.1' }, () => resolve(true));
    });
    if (taken) {
      return {
        [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
      };
    }
    await sleep(100);
  }
}
