/** The JSON Schema of `rules.json`, beside it. */

import { getEntry } from 'astro:content';
import type { APIRoute } from 'astro';
import { serializeSchema } from '../rules/schema.ts';

export const GET: APIRoute = async () => {
  const journal = await getEntry('journal', 'journal');
  const url = new URL('rules.schema.json', journal?.data.url ?? 'https://journal.invalid/');
  return new Response(serializeSchema(url.href), {
    headers: { 'Content-Type': 'application/schema+json; charset=utf-8' },
  });
};
