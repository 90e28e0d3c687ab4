/** Astro's part in a change: its dev server forgets the pages it knew, and browsers load theirs again. */
import type { AstroIntegration } from 'astro';
import { onSharedJournal } from './sharedJournal.ts';

/** What Astro sends itself when a content collection has changed. */
const CONTENT_CHANGED = 'astro:content-changed';

/** The integration that shows a changed journal at once in the dev server. */
export function journalReload(): AstroIntegration {
  return {
    name: 'belay-reload',
    hooks: {
      'astro:server:setup': ({ server }) => {
        onSharedJournal(() => {
          for (const [name, { hot }] of Object.entries(server.environments)) {
            if (name !== 'client') hot.send(CONTENT_CHANGED, {});
          }
          server.environments.client.hot.send({ type: 'full-reload', path: '*' });
        });
      },
    },
  };
}
