import { EXIT } from '../exitCodes.ts';
import { defineVerb } from '../verb.ts';
import { CONTENT_OPTION } from './contentOption.ts';
import { PORT_OPTION, portOf, siteContentDir } from './siteOptions.ts';

export const verb = defineVerb({
  summary: 'Serve the site while you write, and show problems in the notes on each save.',
  usage: 'belay dev [DIR] [--port N]',
  options: { ...PORT_OPTION, ...CONTENT_OPTION },
  examples: [
    ['belay dev', 'Write in the nearest journal.'],
    ['belay dev docs --port 8080', 'Write in any folder of Markdown.'],
  ],
  async run({ positionals, values }, io) {
    const port = portOf(values.port, io);
    const contentDir = siteContentDir(values.content, positionals, io);
    const { serveWhileWriting } = await import('../../site/server/devServer.ts');
    await serveWhileWriting({ contentDir, cwd: io.cwd, strict: false }, port);
    return EXIT.ok;
  },
});
