/** The latest incidents as a JSON Feed (https://jsonfeed.org/version/1.1), each with its full text. */
import type { APIRoute } from 'astro';
import { noteHtml } from '../components/noteHtml.ts';
import { incidentAt, incidents, journal } from '../site/journal.ts';

const LATEST = 20;

export const GET: APIRoute = async () => {
  const { title, description, url, language, author } = journal();
  const items = await Promise.all(
    incidents()
      .slice(0, LATEST)
      .map(async (incident) => {
        const { data } = incident;
        const address = new URL(data.url.slice(1), url).href;
        return {
          id: address,
          url: address,
          title: data.title,
          summary: data.summary,
          date_published: `${data.day}T00:00:00Z`,
          tags: [data.severity, ...data.services, ...data.tags],
          content_html: await noteHtml(incidentAt(incident.id), address),
        };
      }),
  );
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: url,
    feed_url: new URL('feed.json', url).href,
    language,
    ...(author && { authors: [{ name: author }] }),
    items,
  };
  return new Response(JSON.stringify(feed), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
};
