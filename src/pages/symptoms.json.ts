/** `symptoms.json`: what the incidents look like in a log; the same bytes as `belay match --index` prints. */
import type { APIRoute } from 'astro';
import { symptoms } from '../site/journal.ts';
import { serializeIndex } from '../symptoms/serializeIndex.ts';

export const GET: APIRoute = () =>
  new Response(serializeIndex(symptoms()), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
