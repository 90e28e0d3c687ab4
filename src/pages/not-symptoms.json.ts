/**
 * `not-symptoms.json`: the lines that notes say do not belong to them, by incident. Loaded when a person adds lines of a log
 * to a note.
 */
import type { APIRoute } from 'astro';
import { notSymptoms } from '../site/journal.ts';

export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(notSymptoms())}\n`, {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
