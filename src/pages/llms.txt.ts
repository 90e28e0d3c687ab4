/** `llms.txt`: what is here, for programs that read text (https://llmstxt.org/). */
import type { APIRoute } from 'astro';
import { checklists, incidents, journal, notes } from '../site/journal.ts';
import * as words from '../site/language/words.ts';

export const GET: APIRoute = () => {
  const { title, description, url, foreign } = journal();
  const list = (
    name: string,
    pages: readonly { data: { title: string; url: string; summary: string } }[],
  ) =>
    pages.length === 0
      ? ''
      : `\n## ${name}\n\n${pages
          .map(({ data }) => {
            const address = new URL(`${data.url.slice(1, -1)}.md`, url).href;
            return `- [${data.title}](${address}): ${data.summary}\n`;
          })
          .join('')}`;
  const rules = foreign
    ? ''
    : `\n## ${words.rules}\n\n- [rules.json](${new URL('rules.json', url)}): ${words.rulesDescription}\n`;
  const text = [
    `# ${title}\n\n> ${description}\n`,
    list(words.incidents, incidents()),
    list(words.checklists, checklists()),
    list(words.notes, notes()),
    rules,
  ].join('');
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
