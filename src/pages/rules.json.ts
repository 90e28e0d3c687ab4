/** `rules.json`, the same bytes as `belay rules` writes. */
import type { APIRoute } from 'astro';
import { exportRules, serializeRules, yearIn } from '../journal/export/exportRules.ts';
import { journal, rules } from '../site/journal.ts';
import { revision } from '../site/revision.ts';

export const GET: APIRoute = async () => {
  const settings = journal();
  // The authors of these files did not write rules, so no deploy may import any from them.
  if (settings.foreign) return new Response(null, { status: 404 });
  const year = yearIn(settings.timeZone, new Date());
  return new Response(serializeRules(exportRules(settings, rules(), year, revision())), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
