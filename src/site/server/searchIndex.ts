/** The search index, made on another core while Astro still draws the pages. */
import path from 'node:path';
import type { AstroIntegration } from 'astro';
import { close, createIndex } from 'pagefind';

/** What marks the part of a page that is searched. Pages without it are not. */
const SEARCHED = 'data-pagefind-body';
/** How many pages may wait for Pagefind before Astro waits too: they wait in memory. */
const MOST_WAITING = 200;

export interface SearchIndex {
  /** Hands each page to Pagefind as soon as it is drawn. */
  integration: AstroIntegration;
  /**
   * Writes the index of all pages since into a folder.
   *
   * @throws an error whose message says what Pagefind could not do.
   */
  write(outputPath: string): Promise<void>;
  /** Ends Pagefind's process. To be called in any case. */
  close(): Promise<void>;
}

/**
 * Starts an index.
 *
 * @throws where Pagefind cannot be started.
 */
export async function startSearchIndex(): Promise<SearchIndex> {
  const { index, errors } = await createIndex();
  const failures = [...errors];
  const fail = (): never => {
    throw new Error(`The search index cannot be made: ${failures.join(' ')}`);
  };
  if (!index) return fail();
  const waiting = new Set<Promise<void>>();
  let base = '/';

  const add = async (sourcePath: string, content: string): Promise<void> => {
    const added = index.addHTMLFile({ sourcePath, content }).then(
      (result) => void failures.push(...result.errors),
      (error: Error) => void failures.push(error.message),
    );
    waiting.add(added);
    void added.then(() => waiting.delete(added));
    if (waiting.size > MOST_WAITING) await Promise.race(waiting);
  };

  return {
    integration: {
      name: 'belay-search',
      hooks: {
        'astro:config:done': ({ config }) => {
          base = config.base;
        },
        'astro:build:start': ({ setPrerenderer }) => {
          setPrerenderer((drawing) => ({
            ...drawing,
            name: 'belay-search',
            render: async (request, options) => {
              const result = await drawing.render(request, options);
              const response = result instanceof Response ? result : result.response;
              if (options.routeData.type !== 'page' || !response.ok) return result;
              const html = await response.text();
              if (html.includes(SEARCHED)) await add(fileOf(request.url, base), html);
              const again = new Response(html, response);
              return result instanceof Response ? again : { ...result, response: again };
            },
          }));
        },
      },
    },
    async write(outputPath) {
      await Promise.all(waiting);
      if (failures.length > 0) fail();
      const written = await index.writeFiles({ outputPath });
      failures.push(...written.errors);
      if (failures.length > 0) fail();
    },
    close: async () => void (await close()),
  };
}

/** Where a page's file is below the site's folder: Pagefind makes the address from it. */
function fileOf(url: string, base: string): string {
  const { pathname } = new URL(url);
  return path.posix.join(decodeURI(pathname).slice(base.length), 'index.html');
}
