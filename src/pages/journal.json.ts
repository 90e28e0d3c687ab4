/** What the site contains, in numbers: for the commands that serve it, and for monitoring. */
import type { APIRoute } from 'astro';
import { checklists, incidents, journal, notes, rules } from '../site/journal.ts';

export const GET: APIRoute = () => {
  const { title, url } = journal();
  const summary = {
    title,
    url,
    incidents: incidents().length,
    checklists: checklists().length,
    notes: notes().length,
    rules: rules().length,
  };
  return new Response(`${JSON.stringify(summary, null, 2)}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
