/** `symptoms.json`: what the incidents look like in a log; the same bytes as `belay match --index` prints. */
import type { APIRoute } from 'astro';
import { serializeIndex } from '../journal/export/symptomsIndex.ts';
import { symptoms } from '../site/journal.ts';

export const GET: APIRoute = () =>
  new Response(serializeIndex(symptoms()), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
