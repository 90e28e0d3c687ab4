/** A note's body as HTML for readers outside the site. */
import mdxRenderer from '@astrojs/mdx/server.js';
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { absoluteLinks } from '../site/absoluteLinks.ts';
import type { IncidentPage } from '../site/journal/siteJournal.ts';
import { renderNote } from './renderNote.ts';

/**
 * The whole body, with absolute links. An `.mdx` note is a component, and must be rendered.
 *
 * @param address the absolute address of the note's page.
 */
export async function noteHtml(incident: IncidentPage, address: string): Promise<string> {
  const body = await renderNote(incident);
  if ('html' in body) return absoluteLinks(body.html, address);
  const container = await AstroContainer.create();
  container.addServerRenderer({ name: 'mdx', renderer: mdxRenderer });
  return absoluteLinks(await container.renderToString(body.Content), address);
}
