/** The owner's own styles: the accent colour and `theme.css`. */
import type { APIRoute } from 'astro';
import { journal } from '../site/journal.ts';

export const GET: APIRoute = () =>
  new Response(journal().theme, { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
