/** Applies a change to Astro: its dev server forgets the pages it knew, and browsers reload theirs. */
import type { AstroIntegration } from 'astro';
import { onSharedJournal, sharedVersion } from './sharedJournal.ts';

/** What Astro sends itself when a content collection has changed. */
const CONTENT_CHANGED = 'astro:content-changed';

/** What the server sends to the pages when the journal has changed. Vite's own message would wait for more of its kind first. */
const CHANGED = 'belay:changed';

/** What a page in the browser sends once it is connected. */
const PAGE_SHOWN = 'belay:page-shown';

/**
 * Runs in each page of the dev server. The journal may change after the server has rendered a page and before that page is
 * connected: the server cannot notify it then, so the page asks.
 */
const ASK = `import.meta.hot?.on('${CHANGED}', () => location.reload());
import.meta.hot?.send('${PAGE_SHOWN}', document.querySelector('meta[name="belay-version"]')?.content);`;

/** The integration that shows a changed journal at once in the dev server. */
export function journalReload(): AstroIntegration {
  return {
    name: 'belay-reload',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'dev') injectScript('page', ASK);
      },
      'astro:server:setup': ({ server }) => {
        // An error page has no script of ours: it understands only Vite's own message.
        const ours = new WeakSet<object>();
        onSharedJournal(() => {
          for (const [name, { hot }] of Object.entries(server.environments)) {
            if (name !== 'client') hot.send(CONTENT_CHANGED, {});
          }
          for (const page of server.ws.clients) {
            if (ours.has(page)) page.send(CHANGED, {});
            else page.send({ type: 'full-reload', path: '*' });
          }
        });
        server.environments.client.hot.on(PAGE_SHOWN, (version: unknown, page) => {
          ours.add(page);
          if (Number(version) < sharedVersion()) page.send(CHANGED, {});
        });
      },
    },
  };
}
