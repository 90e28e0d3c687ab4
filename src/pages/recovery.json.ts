/** `recovery.json`: the recovery steps and their places, by incident. Loaded when a log has been matched. */
import type { APIRoute } from 'astro';
import { incidents } from '../site/journal.ts';
import { recoveryOf } from '../site/recovery.ts';

export const GET: APIRoute = () => {
  const steps = incidents().flatMap(({ id, data }) => {
    const recovery = recoveryOf(data);
    return recovery ? [[id, recovery] as const] : [];
  });
  return new Response(`${JSON.stringify(Object.fromEntries(steps))}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
