/** Serves the files that notes show or link, in the dev server. A build copies them into the output folder. */
import type { AstroIntegration } from 'astro';
import sirv from 'sirv';
import { decodeAddress, encodePath, publishedAt } from '../../journal/links/noteLink.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';
import { askFor } from './askedFile.ts';

/**
 * The integration that serves them: only files that a note or the settings name, and that a build would publish.
 *
 * @param contentDir absolute.
 */
export function noteFiles(contentDir: string): AstroIntegration {
  return {
    name: 'belay-note-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const serve = sirv(contentDir, { dev: true, etag: true, extensions: [] });
        server.middlewares.use((request, response, next) => {
          const asked = request.url ?? '/';
          const file = fileAt(asked);
          if (file === undefined) return next();
          askFor(request, `/${encodePath(file)}`);
          serve(request, response, () => {
            request.url = asked;
            next();
          });
        });
      },
    },
  };
}

/** The path of the published file at an address, from the content folder. @param address without the base path. */
function fileAt(address: string): string | undefined {
  const top = `/${publishedAt('')}`;
  const [wanted = ''] = address.split('?');
  if (!wanted.startsWith(top)) return undefined;
  const path = decodeAddress(wanted.slice(top.length));
  return sharedJournal().files.find((file) => file === path);
}
