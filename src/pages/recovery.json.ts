/** `recovery.json`: the steps that helped, by incident. Loaded when a log has been matched. */
import type { APIRoute } from 'astro';
import { incidents, rulesOf } from '../site/journal.ts';

export const GET: APIRoute = () => {
  const steps = incidents().flatMap(({ id, data }) => {
    const texts = rulesOf(data)
      .filter(({ stage, status }) => stage === 'recovery' && status === 'active')
      .map(({ text }) => text);
    return texts.length > 0 ? [[id, texts] as const] : [];
  });
  return new Response(`${JSON.stringify(Object.fromEntries(steps))}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
};
