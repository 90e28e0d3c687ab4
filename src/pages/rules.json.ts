/** `rules.json`, the same bytes as `belay rules` writes. */

import { getCollection, getEntry } from 'astro:content';
import type { APIRoute } from 'astro';
import { exportRules, serializeRules, yearIn } from '../journal/exportRules.ts';

export const GET: APIRoute = async () => {
  const journal = await getEntry('journal', 'journal');
  if (!journal) return new Response('The journal has no settings.\n', { status: 404 });
  const rules = (await getCollection('rules')).map((entry) => entry.data);
  const year = yearIn(journal.data.timeZone, new Date());
  return new Response(serializeRules(await exportRules(journal.data, rules, year)), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
