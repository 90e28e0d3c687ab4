/** Applies a change to Astro: its dev server forgets the pages it knew, and browsers reload theirs. */
import type { AstroIntegration } from 'astro';
import { onSharedJournal, sharedVersion } from './sharedJournal.ts';

/** What Astro sends itself when a content collection has changed. */
const CONTENT_CHANGED = 'astro:content-changed';

/** What a page in the browser sends once it is connected. */
const PAGE_SHOWN = 'belay:page-shown';

/**
 * Runs in each page of the dev server. The journal may change after the server has rendered a page and before that page is
 * connected: the server cannot notify it then, so the page asks.
 */
const ASK = `import.meta.hot?.send('${PAGE_SHOWN}', document.querySelector('meta[name="belay-version"]')?.content);`;

/** The integration that shows a changed journal at once in the dev server. */
export function journalReload(): AstroIntegration {
  return {
    name: 'belay-reload',
    hooks: {
      'astro:config:setup': ({ command, injectScript }) => {
        if (command === 'dev') injectScript('page', ASK);
      },
      'astro:server:setup': ({ server }) => {
        onSharedJournal(() => {
          for (const [name, { hot }] of Object.entries(server.environments)) {
            if (name !== 'client') hot.send(CONTENT_CHANGED, {});
          }
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
        server.environments.client.hot.on(PAGE_SHOWN, (version: unknown, page) => {
          if (Number(version) < sharedVersion()) page.send({ type: 'full-reload', path: '*' });
        });
      },
    },
  };
}
