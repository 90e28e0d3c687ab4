/** `lists/rules.json`, `lists/incidents.json`: the data for the filter of a list with several pages. */
import type { APIRoute } from 'astro';
import { incidents, rules } from '../../site/journal.ts';
import { incidentRow, ruleRow } from '../../site/listRows.ts';
import { pageCount } from '../../site/paging.ts';

const LISTS = {
  rules: () => rules().map(ruleRow),
  incidents: () => incidents().map(incidentRow),
};

export function getStaticPaths() {
  const lengths = { rules: rules().length, incidents: incidents().length };
  return Object.entries(lengths)
    .filter(([, length]) => pageCount(length) > 1)
    .map(([list]) => ({ params: { list } }));
}

export const GET: APIRoute<never, { list: keyof typeof LISTS }> = ({ params }) =>
  new Response(JSON.stringify(LISTS[params.list]()), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
