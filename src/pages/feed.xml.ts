/** The latest incidents as an RSS feed, each with its full text. */

import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { noteHtml } from '../components/noteHtml.ts';
import { incidentAt, incidents, journal } from '../site/journal.ts';

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
          title: asHtml(data.title),
          link,
          pubDate: new Date(`${data.day}T00:00:00Z`),
          description: asHtml(data.summary),
          categories: [data.severity, ...data.services, ...data.tags],
          content: await noteHtml(incidentAt(incident.id), link),
        };
      }),
    ),
  });
};

/** A text for feed readers, which interpret titles and summaries as HTML. */
function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
