/** Renders the pages of a build: each once, and not again as long as everything that it shows stays the same. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
// Imported for what pages read, so that it is known before the build which of them are unchanged.
import '../history.ts';
import '../journal.ts';
import '../lastChanged.ts';
import '../openFollowUps.ts';
import '../revision.ts';
import '../ruleStatistics.ts';
import { compareText } from '../../text/compareText.ts';
import { sharedJournal } from '../journal/sharedJournal.ts';
import { readsOf } from '../reads.ts';
import { placeInNote, rulePage } from '../rulePlace.ts';
import { type KeptPages, openKeptPages } from './keptPages.ts';
import { programDigest } from './programDigest.ts';
import { isSearched, type SearchIndex } from './searchIndex.ts';

export interface PageDrawing {
  integration: AstroIntegration;
  /** All rendered pages, by path from the root of the site: `incidents/`. */
  searched: ReadonlyMap<string, string>;
  /** Keeps the pages for the next build. */
  save(): Promise<void>;
}

/**
 * Renders pages, and passes each to the search index as soon as it is known.
 *
 * @param contentDir the journal's, absolute.
 * @param cacheDir where pages are kept, absolute.
 * @param say is called with what is being done.
 */
export function pageDrawing(
  contentDir: string,
  cacheDir: string,
  search: SearchIndex,
  say: (news: string) => void,
): PageDrawing {
  const searched = new Map<string, string>();
  let kept: KeptPages | undefined;
  let base = '/';
  let outDir = '';
  let [drawn, total] = [0, 0];

  /** @returns the page, or its response if the status is not a success. */
  const draw = async (
    address: string,
    drawNow: () => Promise<Response>,
  ): Promise<string | Response> => {
    const known = kept?.get(address);
    if (known !== undefined) return known;
    const { drawn: response, reads } = await readsOf(drawNow);
    if (!response.ok) return response;
    const html = await response.text();
    if (reads) kept?.set(address, html, reads);
    return html;
  };

  return {
    integration: {
      name: 'belay-pages',
      hooks: {
        'astro:config:done': ({ config }) => {
          base = config.base;
          outDir = fileURLToPath(config.outDir);
        },
        'astro:build:start': async ({ setPrerenderer }) => {
          say('bundling scripts and styles');
          const key = await programDigest(contentDir);
          kept = await openKeptPages({ folder: cacheDir, name: 'pages', key });
          // Pagefind works while Vite builds: on the pages before the first one that must be rendered.
          const addresses = searchedAddresses(kept);
          search.expect(addresses);
          for (const address of addresses) {
            const page = kept.same.get(address);
            if (!page) break;
            await search.add(address, page.html);
          }
          setPrerenderer((drawing) => ({
            ...drawing,
            name: 'belay-pages',
            setup: async () => {
              kept?.drawnBy(await namesBelow(outDir));
              await drawing.setup?.();
            },
            getStaticPaths: async () => {
              const paths = await drawing.getStaticPaths();
              total = paths.length;
              return paths.toSorted((a, b) =>
                compareText(addressOf(a.pathname), addressOf(b.pathname)),
              );
            },
            render: async (request, options) => {
              drawn += 1;
              say(`page ${drawn} of ${total}`);
              if (options.routeData.type !== 'page') return await drawing.render(request, options);
              const { pathname } = new URL(request.url);
              const address = addressOf(decodeURI(pathname).slice(base.length));
              const page = await draw(address, async () => {
                const result = await drawing.render(request, options);
                return result instanceof Response ? result : result.response;
              });
              if (page instanceof Response) return page;
              searched.set(address, page);
              await search.add(address, page);
              return new Response(page);
            },
          }));
        },
      },
    },
    searched,
    save: async () => await kept?.save(),
  };
}

/** The address of a page from the root of the site: `incidents/`. */
function addressOf(pathname: string): string {
  const path = pathname.replace(/^\//, '').replace(/\/$/, '');
  return path === '' ? '' : `${path}/`;
}

/** Pages that exist if the journal has a note or a rule for them. */
const OF_THE_JOURNAL = /^(?:incidents|checklists|notes|rules)\/./;

/** The addresses of the pages that are likely to be searched in this build, sorted. */
function searchedAddresses({ before }: KeptPages): string[] {
  const { incidents, checklists, notes, rules } = sharedJournal();
  const others = [...before].filter(
    ([address, { html }]) => isSearched(html) && !OF_THE_JOURNAL.test(address),
  );
  return [
    ...[...incidents, ...checklists, ...notes].map(({ data }) => addressOf(data.url)),
    ...rules.filter((rule) => !placeInNote(rule)).map(({ id }) => rulePage(id)),
    ...others.map(([address]) => address),
  ].toSorted(compareText);
}

/** The digest of the names of all files that Vite has built: the names contain digests of the contents. */
async function namesBelow(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  return createHash('sha256').update(names.sort().join('\n')).digest('base64');
}
