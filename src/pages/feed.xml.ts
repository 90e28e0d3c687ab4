/** The latest incidents as an RSS feed, each told whole. */

import mdxRenderer from '@astrojs/mdx/server.js';
import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { absoluteLinks } from '../site/absoluteLinks.ts';
import type { IncidentPage } from '../site/journal/siteJournal.ts';
import { incidents, journal } from '../site/journal.ts';
import { renderNote } from '../site/renderNote.ts';

const LATEST = 20;

export const GET: APIRoute = async () => {
  const { title, description, url, language } = journal();
  const latest = incidents().slice(0, LATEST);
  return rss({
    title,
    description,
    site: url,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: `<language>${language}</language><atom:link href="${new URL('feed.xml', url)}" rel="self" type="application/rss+xml"/>`,
    items: await Promise.all(
      latest.map(async (incident) => {
        const { data } = incident;
        const link = new URL(data.url.slice(1), url).href;
        return {
          title: data.title,
          link,
          pubDate: new Date(`${data.day}T00:00:00Z`),
          description: data.summary,
          categories: [data.severity, ...data.services, ...data.tags],
          content: absoluteLinks(await contentOf(incident), link),
        };
      }),
    ),
  });
};

/** A note's body as HTML. An `.mdx` note is a component, and has to be run. */
async function contentOf(incident: IncidentPage): Promise<string> {
  const body = await renderNote(incident);
  if ('html' in body) return body.html;
  const container = await AstroContainer.create();
  container.addServerRenderer({ name: 'mdx', renderer: mdxRenderer });
  return await container.renderToString(body.Content);
}
