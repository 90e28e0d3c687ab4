/** The JSON Schema of `rules.json`, published next to it. */
import type { APIRoute } from 'astro';
import { serializeSchema } from '../rules/schema.ts';
import { journal } from '../site/journal.ts';

export const GET: APIRoute = () => {
  const url = new URL('rules.schema.json', journal().url);
  return new Response(serializeSchema(url.href), {
    headers: { 'Content-Type': 'application/schema+json; charset=utf-8' },
  });
};
